//! A cursor over one object: it takes keys, and what is left in the end is unknown.
//!
//! Invariant: every key is asked for before [`Fields::finish`], which alone tells unknown and missing keys: a reader
//! therefore takes all of them first and gives up on a value only afterwards.

use super::faults::{Faults, nearest, one_of};
use super::tree::{Entry, Node, Value};
use crate::date::DateFact;
use crate::quantity::Points;

/// The keys of an object.
#[must_use = "`finish` tells the unknown keys"]
pub(super) struct Fields<'n> {
    node: &'n Node<'n>,
    entries: &'n [Entry<'n>],
    faults: &'n Faults,
    asked: Vec<&'static str>,
    /// Keys that are not there, each with those that could stand in its place.
    missing: Vec<Vec<&'static str>>,
}

impl<'n> Fields<'n> {
    /// Opens an object; anything else is a fault.
    pub(super) fn of(node: &'n Node<'n>, faults: &'n Faults) -> Option<Fields<'n>> {
        match &node.value {
            Value::Object(entries) => Some(Fields { node, entries, faults, asked: Vec::new(), missing: Vec::new() }),
            _ => unexpected(node, "an object", faults),
        }
    }

    pub(super) fn optional(&mut self, key: &'static str) -> Option<&'n Node<'n>> {
        self.asked.push(key);
        self.entries.iter().find(|it| it.key == key).map(|it| &it.node)
    }

    pub(super) fn required(&mut self, key: &'static str) -> Option<&'n Node<'n>> {
        let node = self.optional(key);
        if node.is_none() {
            self.missing.push(vec![key]);
        }
        node
    }

    /// Takes the one of several keys that is there; none and more than one are faults.
    pub(super) fn one_of(&mut self, keys: &[&'static str]) -> Option<(&'static str, &'n Node<'n>)> {
        let found: Vec<_> = keys.iter().filter_map(|key| Some((*key, self.optional(key)?))).collect();
        match found.as_slice() {
            [] => {
                self.missing.push(keys.to_vec());
                None
            }
            [only] => Some(*only),
            [(first, _), (second, node), ..] => {
                let what = format!("found {second:?} beside {first:?}; expected only one of {}", one_of(keys));
                self.faults.add(&node.place, what);
                None
            }
        }
    }

    pub(super) fn text(&mut self, key: &'static str) -> Option<String> {
        text(self.required(key)?, self.faults)
    }

    pub(super) fn id(&mut self, key: &'static str) -> Option<String> {
        id(self.required(key)?, self.faults).map(str::to_owned)
    }

    pub(super) fn date(&mut self, key: &'static str) -> Option<DateFact> {
        let node = self.required(key)?;
        let date = node.as_text().and_then(DateFact::parse);
        date.or_else(|| {
            unexpected(node, "a date that exists, such as \"2023-09-15\", \"2023-09\" or \"2023\"", self.faults)
        })
    }

    /// Reads points above zero: a minimum or an award of none would say nothing.
    pub(super) fn points(&mut self, key: &'static str) -> Option<Points> {
        let node = self.required(key)?;
        let points = node.as_text().and_then(Points::parse).filter(|it| Points::ZERO < *it);
        let expected = "points above zero, as a text with at most two decimal places, such as \"60\" or \"4.5\"";
        points.or_else(|| unexpected(node, expected, self.faults))
    }

    /// Reads a whole number that is at least `least`.
    pub(super) fn number(&mut self, key: &'static str, least: u32) -> Option<u32> {
        number(self.required(key)?, least, self.faults)
    }

    pub(super) fn choice<T: Copy>(&mut self, key: &'static str, choices: &[(&'static str, T)]) -> Option<T> {
        choice(self.required(key)?, choices, self.faults)
    }

    pub(super) fn default_choice<T: Copy>(
        &mut self,
        key: &'static str,
        default: T,
        choices: &[(&'static str, T)],
    ) -> Option<T> {
        match self.optional(key) {
            Some(node) => choice(node, choices, self.faults),
            None => Some(default),
        }
    }

    /// Returns the nodes of a list that may be empty.
    pub(super) fn list(&mut self, key: &'static str) -> Option<&'n [Node<'n>]> {
        list(self.required(key)?, self.faults)
    }

    /// Returns the nodes of a list that must not be empty.
    pub(super) fn filled_list(&mut self, key: &'static str) -> Option<&'n [Node<'n>]> {
        filled_list(self.required(key)?, self.faults)
    }

    /// Tells the keys that are unknown and those that are missing; a missing key that was mistyped is told once.
    pub(super) fn finish(mut self) {
        for entry in self.entries.iter().filter(|it| !self.asked.contains(&it.key.as_str())) {
            let key = &entry.key;
            let absent: Vec<&str> =
                self.asked.iter().copied().filter(|it| self.entries.iter().all(|entry| entry.key != *it)).collect();
            let what = match nearest(key, absent) {
                Some(meant) => {
                    self.missing.retain(|keys| !keys.contains(&meant));
                    format!("found the unknown key {key:?}; expected a known one: did you mean {meant:?}?")
                }
                None => format!("found the unknown key {key:?}; expected one of {}", one_of(&self.asked)),
            };
            self.faults.add(&entry.key_place, what);
        }
        for keys in &self.missing {
            let what = match keys.as_slice() {
                [only] => format!("found no key {only:?}; expected this object to have it"),
                keys => format!("found no key that says what this is; expected one of {}", one_of(keys)),
            };
            self.faults.add(&self.node.place, what);
        }
    }
}

/// Tells that something else was expected.
pub(super) fn unexpected<T>(node: &Node<'_>, expected: &str, faults: &Faults) -> Option<T> {
    faults.add(&node.place, format!("found {}; expected {expected}", node.describe()));
    None
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

/// Reads a list of names; one that comes twice is a fault.
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

/// Reads words for people to read, which are not blank.
pub(super) fn text(node: &Node<'_>, faults: &Faults) -> Option<String> {
    match node.as_text() {
        Some(text) if !text.trim().is_empty() => Some(text.to_owned()),
        Some(_) => unexpected(node, "words", faults),
        None => unexpected(node, "a text", faults),
    }
}

/// Reads a name of the form `points-either`.
pub(super) fn id<'n>(node: &'n Node<'_>, faults: &Faults) -> Option<&'n str> {
    let part = |part: &str| !part.is_empty() && part.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit());
    let id = node.as_text().filter(|it| it.split('-').all(part));
    id.or_else(|| {
        unexpected(node, "an id of small letters, digits and single hyphens, such as \"points-either\"", faults)
    })
}

pub(super) fn number(node: &Node<'_>, least: u32, faults: &Faults) -> Option<u32> {
    let number = match &node.value {
        Value::Number(number) => number.parse().ok().filter(|it| least <= *it),
        _ => None,
    };
    number.or_else(|| unexpected(node, &format!("a whole number, {least} or more"), faults))
}

pub(super) fn choice<T: Clone>(node: &Node<'_>, choices: &[(&'static str, T)], faults: &Faults) -> Option<T> {
    let found = node.as_text().and_then(|text| choices.iter().find(|(name, _)| *name == text));
    match found {
        Some((_, choice)) => Some(choice.clone()),
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
