//! The languages in which the app speaks.
//!
//! They are the files in `words`: the build lists them, and the first one is English. Its words are in the app; those of
//! the others are files of their own, which are fetched when somebody chooses them.

/// What the build knows of a language.
struct Language {
    code: &'static str,
    name: &'static str,
    region: &'static str,
    file: &'static str,
    months: [&'static str; 12],
}

/// One of the languages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tongue(usize);

/// Whose wish a language is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    OfPerson,
    /// Of the page around the app, or of the browser.
    OfHost,
}

impl Tongue {
    pub const ENGLISH: Tongue = Tongue(0);

    /// Every language, English first.
    pub fn all() -> impl Iterator<Item = Tongue> {
        (0..ALL.len()).map(Tongue)
    }

    /// The language with a code such as `es`.
    pub fn of(code: &str) -> Option<Tongue> {
        Tongue::all().find(|it| it.code() == code)
    }

    /// The first of a person's languages that the app speaks, each written like `es` or `es-MX`.
    pub fn preferred<'a>(languages: impl IntoIterator<Item = &'a str>) -> Option<Tongue> {
        languages.into_iter().find_map(|it| Tongue::of(primary(it)))
    }

    /// How a person's own list writes this language, such as `es-MX`; else how it is written where most of its readers are.
    pub fn written<'a>(self, languages: impl IntoIterator<Item = &'a str>) -> &'a str
    where
        'static: 'a,
    {
        let own = languages.into_iter().find(|it| primary(it) == self.code() && it.len() > self.code().len());
        own.unwrap_or(self.language().region)
    }

    pub fn code(self) -> &'static str {
        self.language().code
    }

    /// The language's name for itself.
    pub fn name(self) -> &'static str {
        self.language().name
    }

    /// The file with its words; empty for English.
    pub fn file(self) -> &'static str {
        self.language().file
    }

    /// The months' names, from January on.
    pub fn months(self) -> &'static [&'static str; 12] {
        &self.language().months
    }

    fn language(self) -> &'static Language {
        // A tongue is made in this file alone, from the list itself.
        ALL.get(self.0).unwrap_or(&ALL[0])
    }
}

/// The month that a text means in any of the languages: a month's name or its first letters, three or more, with or
/// without accents. `None` where that is no month, or more than one.
pub fn month_named(text: &str) -> Option<u32> {
    let typed: Vec<char> = text.trim_end_matches('.').chars().map(plain).collect();
    if typed.len() < 3 {
        return None;
    }
    let begins = |name: &str| {
        let mut letters = name.chars().map(plain);
        typed.iter().all(|it| letters.next() == Some(*it))
    };
    let mut found = None;
    for language in &ALL {
        for (month, name) in (1..).zip(language.months) {
            if begins(name) {
                if found.is_some_and(|it| it != month) {
                    return None;
                }
                found = Some(month);
            }
        }
    }
    found
}

/// A letter without its case and accent, as far as months' names have some.
fn plain(letter: char) -> char {
    match letter {
        'é' | 'É' => 'e',
        'û' | 'Û' => 'u',
        other => other.to_ascii_lowercase(),
    }
}

fn primary(language: &str) -> &str {
    language.split('-').next().unwrap_or_default()
}

include!(concat!(env!("OUT_DIR"), "/languages.rs"));
