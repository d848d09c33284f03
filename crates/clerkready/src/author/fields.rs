//! A cursor over one object: it takes keys, and what is left in the end is unknown.
//!
//! Invariant: every key is asked for before [`Fields::finish`], which alone tells unknown and missing keys: a reader
//! therefore takes all of them first and gives up on a value only afterwards.

use super::faults::{Faults, nearest, one_of};
use super::tree::{Entry, Node, Value};
use super::values::{choice, date, filled_list, flag, id, list, number, points, text, texts, unexpected};
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
        let found = self.at_most_one_of(keys)?;
        if found.is_none() {
            self.missing.push(keys.to_vec());
        }
        found
    }

    /// Takes the one of several keys that is there, if any; more than one are a fault, which is the outer `None`.
    pub(super) fn at_most_one_of(&mut self, keys: &[&'static str]) -> Option<Option<(&'static str, &'n Node<'n>)>> {
        let found: Vec<_> = keys.iter().filter_map(|key| Some((*key, self.optional(key)?))).collect();
        match found.as_slice() {
            [] => Some(None),
            [only] => Some(Some(*only)),
            [(first, _), (second, node), ..] => {
                let what = format!("found {second:?} beside {first:?}; expected only one of {}", one_of(keys));
                self.faults.add(&node.place, what);
                None
            }
        }
    }

    /// Takes keys that say nothing without what they belong to, which could not be read: they are not what is wrong.
    pub(super) fn pass_over(&mut self, keys: &[&'static str]) {
        self.asked.extend(keys);
    }

    /// Reads what may be left out; the outer `None` is a fault.
    pub(super) fn if_there<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&'n Node<'n>) -> Option<T>,
    ) -> Option<Option<T>> {
        match self.optional(key) {
            Some(node) => read(node).map(Some),
            None => Some(None),
        }
    }

    pub(super) fn text(&mut self, key: &'static str) -> Option<String> {
        text(self.required(key)?, self.faults)
    }

    /// Reads words that may be left out.
    pub(super) fn optional_text(&mut self, key: &'static str) -> Option<String> {
        let faults = self.faults;
        self.if_there(key, |node| text(node, faults)).map(Option::unwrap_or_default)
    }

    /// Reads a list of words, each different, that may be left out.
    pub(super) fn optional_texts(&mut self, key: &'static str) -> Option<Vec<String>> {
        let faults = self.faults;
        self.if_there(key, |node| texts(node, faults)).map(Option::unwrap_or_default)
    }

    pub(super) fn id(&mut self, key: &'static str) -> Option<String> {
        id(self.required(key)?, self.faults).map(str::to_owned)
    }

    pub(super) fn date(&mut self, key: &'static str) -> Option<DateFact> {
        date(self.required(key)?, self.faults)
    }

    /// Reads points above zero: a minimum or an award of none would say nothing.
    pub(super) fn points(&mut self, key: &'static str) -> Option<Points> {
        points(self.required(key)?, self.faults)
    }

    pub(super) fn optional_points(&mut self, key: &'static str) -> Option<Option<Points>> {
        let faults = self.faults;
        self.if_there(key, |node| points(node, faults))
    }

    /// Reads a whole number that is at least `least`.
    pub(super) fn number(&mut self, key: &'static str, least: u32) -> Option<u32> {
        number(self.required(key)?, least, self.faults)
    }

    /// Reads a whole number that is `default` where it is left out.
    pub(super) fn default_number(&mut self, key: &'static str, default: u32) -> Option<u32> {
        let faults = self.faults;
        self.if_there(key, |node| number(node, default, faults)).map(|it| it.unwrap_or(default))
    }

    /// Reads a flag that is off where it is left out.
    pub(super) fn default_flag(&mut self, key: &'static str) -> Option<bool> {
        let faults = self.faults;
        self.if_there(key, |node| flag(node, faults)).map(Option::unwrap_or_default)
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
        let faults = self.faults;
        self.if_there(key, |node| choice(node, choices, faults)).map(|it| it.unwrap_or(default))
    }

    /// Returns the nodes of a list that may be empty.
    pub(super) fn list(&mut self, key: &'static str) -> Option<&'n [Node<'n>]> {
        list(self.required(key)?, self.faults)
    }

    /// Returns the nodes of a list that may be left out.
    pub(super) fn optional_list(&mut self, key: &'static str) -> Option<&'n [Node<'n>]> {
        let faults = self.faults;
        self.if_there(key, |node| list(node, faults)).map(Option::unwrap_or_default)
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
