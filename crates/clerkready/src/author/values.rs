//! Single values that are no objects, and lists.
//!
//! Invariant: a value that is not what was expected is a fault with its place, whatever becomes of it afterwards.

use super::faults::{Faults, one_of};
use super::tree::{Node, Value};
use crate::date::{DateFact, Day};
use crate::quantity::Points;

/// Tells that something else was expected.
pub(super) fn unexpected<T>(node: &Node<'_>, expected: &str, faults: &Faults) -> Option<T> {
    faults.add(&node.place, format!("found {}; expected {expected}", node.describe()));
    None
}

/// Reads words for people to read, which are not blank.
pub(super) fn text(node: &Node<'_>, faults: &Faults) -> Option<String> {
    match node.as_text() {
        Some(text) if !text.trim().is_empty() => Some(text.to_owned()),
        Some(_) => unexpected(node, "words", faults),
        None => unexpected(node, "a text", faults),
    }
}

/// Reads a list of words, each different, that is not empty.
pub(super) fn texts(node: &Node<'_>, faults: &Faults) -> Option<Vec<String>> {
    distinct(filled_list(node, faults)?, faults, |node| text(node, faults))
}

/// Reads a name of the form `points-either`.
pub(super) fn id<'n>(node: &'n Node<'_>, faults: &Faults) -> Option<&'n str> {
    let id = node.as_text().filter(|it| it.split('-').all(is_word));
    id.or_else(|| {
        unexpected(node, "an id of small letters, digits and single hyphens, such as \"points-either\"", faults)
    })
}

/// Reads the name of a fact, which is a key in records: of the form `business_meeting`.
pub(super) fn fact_id<'n>(node: &'n Node<'_>, faults: &Faults) -> Option<&'n str> {
    let id = node.as_text().filter(|it| it.split(['-', '_']).all(is_word));
    id.or_else(|| {
        let expected = "an id of small letters, digits and single hyphens or underscores, such as \"business_meeting\"";
        unexpected(node, expected, faults)
    })
}

fn is_word(part: &str) -> bool {
    !part.is_empty() && part.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit())
}

/// Reads a country or a country with one of its states, such as `US-MS`.
pub(super) fn place(node: &Node<'_>, faults: &Faults) -> Option<String> {
    let place = node.as_text().filter(|it| {
        let (country, state) = it.split_once('-').unwrap_or((it, "1"));
        let capitals = |part: &str| part.bytes().all(|it| it.is_ascii_uppercase());
        let capitals_and_digits = |part: &str| part.bytes().all(|it| it.is_ascii_uppercase() || it.is_ascii_digit());
        country.len() == 2 && capitals(country) && matches!(state.len(), 1..=3) && capitals_and_digits(state)
    });
    match place {
        Some(place) => Some(place.to_owned()),
        None => unexpected(node, "a country or one of its states, such as \"US\" or \"US-MS\"", faults),
    }
}

pub(super) fn date(node: &Node<'_>, faults: &Faults) -> Option<DateFact> {
    let date = node.as_text().and_then(DateFact::parse);
    date.or_else(|| unexpected(node, "a date that exists, such as \"2023-09-15\", \"2023-09\" or \"2023\"", faults))
}

/// Reads a date that is known to the day.
pub(super) fn day(node: &Node<'_>, faults: &Faults) -> Option<DateFact> {
    let day = node.as_text().and_then(DateFact::parse).filter(|it| it.is_day());
    day.or_else(|| unexpected(node, "a day that exists, such as \"2023-10-01\"", faults))
}

/// Reads a day of every year, such as `04-01`.
pub(super) fn yearly_day(node: &Node<'_>, faults: &Faults) -> Option<(u32, u32)> {
    let parts = node.as_text().and_then(|it| it.split_once('-'));
    let day = parts.and_then(|(month, day)| Some((two_digits(month)?, two_digits(day)?)));
    // A day that only leap years have is not a yearly one.
    let day = day.filter(|(month, day)| Day::from_ymd_opt(2023, *month, *day).is_some());
    day.or_else(|| unexpected(node, "a day of every year as month and day, such as \"04-01\"", faults))
}

/// Reads a month, such as `06`.
pub(super) fn month(node: &Node<'_>, faults: &Faults) -> Option<u32> {
    let month = node.as_text().and_then(two_digits).filter(|it| (1..=12).contains(it));
    month.or_else(|| unexpected(node, "a month from \"01\" to \"12\"", faults))
}

fn two_digits(text: &str) -> Option<u32> {
    (text.len() == 2 && text.bytes().all(|it| it.is_ascii_digit())).then(|| text.parse().ok())?
}

/// Reads points above zero.
pub(super) fn points(node: &Node<'_>, faults: &Faults) -> Option<Points> {
    decimal(node, "points above zero, as a text with at most two decimal places, such as \"60\" or \"4.5\"", faults)
}

/// Reads a decimal above zero that is written as a text.
pub(super) fn decimal(node: &Node<'_>, expected: &str, faults: &Faults) -> Option<Points> {
    let decimal = node.as_text().and_then(Points::parse).filter(|it| Points::ZERO < *it);
    decimal.or_else(|| unexpected(node, expected, faults))
}

pub(super) fn number(node: &Node<'_>, least: u32, faults: &Faults) -> Option<u32> {
    whole(node)
        .filter(|it| least <= *it)
        .or_else(|| unexpected(node, &format!("a whole number, {least} or more"), faults))
}

/// Reads a whole number that has a most.
pub(super) fn number_to(node: &Node<'_>, most: u32, faults: &Faults) -> Option<u32> {
    let number = whole(node).filter(|it| (1..=most).contains(it));
    number.or_else(|| unexpected(node, &format!("a whole number from 1 to {most}"), faults))
}

fn whole(node: &Node<'_>) -> Option<u32> {
    match &node.value {
        Value::Number(number) => number.parse().ok(),
        _ => None,
    }
}

pub(super) fn choice<T: Copy>(node: &Node<'_>, choices: &[(&'static str, T)], faults: &Faults) -> Option<T> {
    let found = node.as_text().and_then(|text| choices.iter().find(|(name, _)| *name == text));
    match found {
        Some((_, choice)) => Some(*choice),
        None => unexpected(node, &one_of(choices.iter().map(|(name, _)| *name)), faults),
    }
}

pub(super) fn flag(node: &Node<'_>, faults: &Faults) -> Option<bool> {
    match node.value {
        Value::Flag(flag) => Some(flag),
        _ => unexpected(node, "true or false", faults),
    }
}

pub(super) fn list<'n>(node: &'n Node<'n>, faults: &Faults) -> Option<&'n [Node<'n>]> {
    match &node.value {
        Value::List(nodes) => Some(nodes),
        _ => unexpected(node, "a list", faults),
    }
}

pub(super) fn filled_list<'n>(node: &'n Node<'n>, faults: &Faults) -> Option<&'n [Node<'n>]> {
    let nodes = list(node, faults)?;
    if nodes.is_empty() {
        faults.add(&node.place, "found an empty list; expected at least one element");
        return None;
    }
    Some(nodes)
}

/// What could be read of a list, each element with its node.
pub(super) struct Partial<'n, T> {
    pub(super) elements: Vec<(T, &'n Node<'n>)>,
    /// Whether that is all of them.
    pub(super) whole: bool,
}

impl<'n, T> Partial<'n, T> {
    /// Reads every node, so that all their faults are told.
    pub(super) fn read(nodes: &'n [Node<'n>], mut read: impl FnMut(&'n Node<'n>) -> Option<T>) -> Partial<'n, T> {
        let elements: Vec<_> = nodes.iter().filter_map(|node| Some((read(node)?, node))).collect();
        Partial { whole: elements.len() == nodes.len(), elements }
    }

    /// Returns the elements when all could be read.
    pub(super) fn whole(self) -> Option<Vec<T>> {
        self.whole.then(|| self.elements.into_iter().map(|(element, _)| element).collect())
    }
}

/// Reads every node of a list; `None` when one of them cannot be read.
pub(super) fn each<'n, T>(nodes: &'n [Node<'n>], read: impl FnMut(&'n Node<'n>) -> Option<T>) -> Option<Vec<T>> {
    Partial::read(nodes, read).whole()
}

/// Reads a list of names or words; one that comes twice is a fault.
pub(super) fn distinct<'n, T>(
    nodes: &'n [Node<'n>],
    faults: &Faults,
    read: impl FnMut(&'n Node<'n>) -> Option<T>,
) -> Option<Vec<T>> {
    for (i, node) in nodes.iter().enumerate() {
        let name = node.as_text();
        if name.is_some() && nodes[..i].iter().any(|it| it.as_text() == name) {
            faults.add(&node.place, format!("found {} again; expected it once", node.describe()));
        }
    }
    each(nodes, read)
}
