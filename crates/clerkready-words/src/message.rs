//! A language with its messages, and how a message is written down for the app.

/// The place of a plural message's number.
pub(crate) const COUNT: &str = "count";

/// The forms that languages have for numbers, with the one that every language has first. The app knows them by this order.
pub(crate) const FORMS: [&str; 6] = ["other", "one", "two", "few", "many", "zero"];

/// A language and everything that is said in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language {
    /// The language as pages name it, such as `es`.
    pub code: String,
    /// The file that it was read from.
    pub file: String,
    /// The language's name for itself.
    pub name: String,
    /// The language as it is written where most of its readers here are, such as `es-US`.
    pub region: String,
    /// The months' names, which people may type.
    pub months: [String; 12],
    pub messages: Vec<Message>,
}

/// One thing that the app says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Page and name: `pages.skip`.
    pub key: String,
    pub text: Text,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    One(String),
    /// A form of the message for each form that the language has for numbers, by its name.
    Plural(Vec<(String, String)>),
}

impl Language {
    pub fn message(&self, key: &str) -> Option<&Message> {
        self.messages.iter().find(|it| it.key == key)
    }
}

impl Message {
    /// Every form of the message with the key that leads to it.
    pub fn forms(&self) -> Vec<(String, &str)> {
        match &self.text {
            Text::One(text) => vec![(self.key.clone(), text)],
            Text::Plural(forms) => {
                forms.iter().map(|(form, text)| (format!("{}.{form}", self.key), text.as_str())).collect()
            }
        }
    }

    /// The form that stands for all of them.
    pub(crate) fn general(&self) -> &str {
        match &self.text {
            Text::One(text) => text,
            Text::Plural(forms) => forms.iter().find(|it| it.0 == "other").map_or("", |it| &it.1),
        }
    }

    pub(crate) fn is_plural(&self) -> bool {
        matches!(self.text, Text::Plural(_))
    }

    /// What varies, each once: the number of a plural first, and then as the text has them.
    pub(crate) fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = if self.is_plural() { vec![COUNT.to_owned()] } else { Vec::new() };
        for name in placeholders(self.general()).unwrap_or_default() {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// The message in a line, with a control character from 1 on for what varies; the forms of a plural stand between tabs.
    pub(crate) fn line(&self, names: &[String]) -> String {
        let marked = |text: &str| {
            let marks = ('\u{1}'..='\u{8}').zip(names);
            marks.fold(text.to_owned(), |text, (mark, name)| text.replace(&format!("{{{name}}}"), &mark.to_string()))
        };
        match &self.text {
            Text::One(text) => marked(text),
            Text::Plural(forms) => {
                let form = |name: &&str| forms.iter().find(|it| it.0 == **name).map(|it| marked(&it.1));
                let all: Vec<String> = FORMS.iter().map(|it| form(it).unwrap_or_default()).collect();
                all.join("\t").trim_end_matches('\t').to_owned()
            }
        }
    }
}

/// The names in braces, in their order; what is wrong with them where they cannot be told.
pub(crate) fn placeholders(text: &str) -> Result<Vec<String>, String> {
    let mut names = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, from) = rest.split_at(at);
        let end = from.find('}').filter(|_| from.starts_with('{'));
        let Some((inside, after)) = end.and_then(|end| Some((from.get(1..end)?, from.get(end + 1..)?))) else {
            return Err(format!("a brace stands alone after “{before}”"));
        };
        if !is_name(inside) {
            return Err(format!(
                "“{{{inside}}}” is no place for anything: write a name of small letters, such as {{name}}"
            ));
        }
        names.push(inside.to_owned());
        rest = after;
    }
    Ok(names)
}

/// Says whether something can name a message and what varies in it: small letters and underscores, and no word of Rust's.
pub(crate) fn is_name(text: &str) -> bool {
    const TAKEN: [&str; 20] = [
        "as", "const", "else", "enum", "false", "fn", "for", "if", "impl", "in", "let", "loop", "match", "mod", "move",
        "ref", "self", "true", "type", "use",
    ];
    text.starts_with(|it: char| it.is_ascii_lowercase())
        && text.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'_')
        && !TAKEN.contains(&text)
}
