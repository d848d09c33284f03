//! What is said, in the language of the page: messages by their numbers, with what varies filled in.
//!
//! The language is the page's own and nothing that views hand around: whoever puts words together asks here. It is set
//! before the views are made, and when it is set anew all views are made anew. Tests run in threads of their own, and each
//! has its own language.
//!
//! Invariant: a language is set whole or not at all, so no page mixes two.

use std::cell::RefCell;
use std::rc::Rc;

use clerkready::date::Day;
use clerkready::quantity::Points;

use super::plain::Plain;
use super::say;
use crate::app::tongue::Tongue;

/// How a language writes dates and numbers, and which form of a message a number asks for.
pub trait Locale {
    /// "January 15, 2026".
    fn day(&self, it: Day) -> String;
    /// "January 2026", of the month in which a day lies.
    fn month(&self, it: Day) -> String;
    /// "Thursday".
    fn weekday(&self, it: Day) -> String;
    /// A number that is written in digits, with a point before its decimals.
    fn number(&self, plain: &str) -> String;
    /// An amount of money, of a currency such as `USD`.
    fn money(&self, plain: &str, currency: &str) -> String;
    /// The form for a number, as Unicode calls it: `one`, `other`, …
    fn form(&self, plain: &str) -> String;
}

/// The forms in the order in which they stand in a message.
const FORMS: [&str; 6] = ["other", "one", "two", "few", "many", "zero"];

/// Stands around what is in another language than the page: Unicode's isolates, which no text of ours has for anything else.
pub const QUOTED: char = '\u{2068}';
pub const UNQUOTED: char = '\u{2069}';

/// The words of English.
static ENGLISH: &str = include_str!(concat!(env!("OUT_DIR"), "/first.txt"));

struct Spoken {
    tongue: Tongue,
    messages: Rc<[&'static str]>,
    locale: Rc<dyn Locale>,
}

thread_local! {
    static SPOKEN: RefCell<Spoken> = RefCell::new(Spoken {
        tongue: Tongue::ENGLISH,
        messages: split(ENGLISH),
        locale: Rc::new(Plain(Tongue::ENGLISH)),
    });
    /// What was fetched already. A language is kept for as long as the page lives, so its texts can be lent to anybody.
    static FETCHED: RefCell<Vec<(Tongue, &'static str)>> = const { RefCell::new(Vec::new()) };
}

/// Has everything said in another language from now on. Says whether its words were there: those of English always are,
/// and those of others once they were `learn`ed.
pub fn speak(tongue: Tongue, locale: impl Locale + 'static) -> bool {
    let Some(text) = known(tongue) else { return false };
    let spoken = Spoken { tongue, messages: split(text), locale: Rc::new(locale) };
    SPOKEN.with_borrow_mut(|it| *it = spoken);
    true
}

/// Takes the words of a language as its file has them; a text that is something else is not taken.
pub fn learn(tongue: Tongue, text: String) {
    if knows(tongue) || text.split('\n').count() != say::COUNT {
        return;
    }
    FETCHED.with_borrow_mut(|it| it.push((tongue, Box::leak(text.into_boxed_str()))));
}

/// Says whether a language can be spoken at once.
pub fn knows(tongue: Tongue) -> bool {
    known(tongue).is_some()
}

/// The language that is spoken now.
pub fn tongue() -> Tongue {
    SPOKEN.with_borrow(|it| it.tongue)
}

fn known(tongue: Tongue) -> Option<&'static str> {
    if tongue == Tongue::ENGLISH {
        return Some(ENGLISH);
    }
    FETCHED.with_borrow(|it| it.iter().find(|it| it.0 == tongue).map(|it| it.1))
}

fn split(text: &'static str) -> Rc<[&'static str]> {
    text.split('\n').collect()
}

pub(super) fn locale() -> Rc<dyn Locale> {
    SPOKEN.with_borrow(|it| Rc::clone(&it.locale))
}

/// A number for a message that has forms for numbers.
pub(crate) struct Number(String);

impl Number {
    /// The number as the language writes it.
    #[inline(never)]
    pub(super) fn shown(&self) -> String {
        locale().number(&self.0)
    }
}

impl From<u32> for Number {
    fn from(it: u32) -> Number {
        Number(it.to_string())
    }
}

impl From<usize> for Number {
    fn from(it: usize) -> Number {
        Number(it.to_string())
    }
}

impl From<Points> for Number {
    fn from(it: Points) -> Number {
        Number(it.to_string())
    }
}

/// Marks a text as being in the language of the catalog, where that is not the page's.
pub fn quoted(text: &str) -> String {
    match tongue() {
        Tongue::ENGLISH => text.to_owned(),
        _ => [QUOTED.to_string().as_str(), text, &UNQUOTED.to_string()].concat(),
    }
}

/// A text where nothing can say in which language its parts are: a title, a file.
pub fn unmarked(text: &str) -> String {
    text.replace([QUOTED, UNQUOTED], "")
}

/// A message in which nothing varies.
#[inline(never)]
pub(super) fn text(number: usize) -> &'static str {
    SPOKEN.with_borrow(|it| it.messages.get(number).copied().unwrap_or_default())
}

/// A message with what varies in it.
#[inline(never)]
pub(super) fn fill(number: usize, with: &[&str]) -> String {
    filled(text(number), with)
}

/// The form of a message for a number, with what varies in it.
#[inline(never)]
pub(super) fn count_out(number: usize, count: &Number, with: &[&str]) -> String {
    let form = locale().form(&count.0);
    let forms = text(number);
    let at = FORMS.iter().position(|it| *it == form).unwrap_or_default();
    // A form that a message does without is the one for all other numbers.
    let form = forms.split('\t').nth(at).filter(|it| !it.is_empty());
    filled(form.or_else(|| forms.split('\t').next()).unwrap_or_default(), with)
}

/// Puts texts where a message has their marks: control characters from 1 on, below that of a tab.
pub(super) fn filled(message: &str, with: &[&str]) -> String {
    let mut text = String::new();
    let mut rest = message;
    while let Some(at) = rest.find(|it: char| ('\u{1}'..='\u{8}').contains(&it)) {
        let (before, from) = rest.split_at(at);
        let mark = from.bytes().next().map_or(0, |it| usize::from(it).saturating_sub(1));
        text.push_str(before);
        text.push_str(with.get(mark).copied().unwrap_or_default());
        rest = from.get(1..).unwrap_or_default();
    }
    text.push_str(rest);
    text
}
