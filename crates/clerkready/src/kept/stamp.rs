//! When something was set, without a clock.

use std::fmt;

use crate::sorted::Map;

/// When something was set: a number above all that its writer had seen, and the writer. Later ones are greater.
///
/// The first stamp of all, which no writer has, stands for what was there from the beginning.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp {
    pub number: u32,
    /// One window from its opening to its end, by a name that no other has.
    pub writer: String,
}

impl Stamp {
    /// Reads what [`fmt::Display`] writes.
    pub fn parse(text: &str) -> Option<Stamp> {
        let (number, writer) = text.split_once('.')?;
        let stamp = Stamp { number: number.parse().ok()?, writer: writer.to_owned() };
        // Without this, one stamp would have several texts.
        (stamp.to_string() == text).then_some(stamp)
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}.{}", self.number, self.writer)
    }
}

/// How far each writer's changes are known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Seen(Map<String, u32>);

/// More writers than this are not remembered. One that is forgotten costs a copy that is read in vain.
const MOST_WRITERS: usize = 64;

impl Seen {
    pub(super) fn has(&self, stamp: &Stamp) -> bool {
        stamp.number == 0 || self.0.get(&stamp.writer).is_some_and(|it| stamp.number <= *it)
    }

    pub(super) fn add(&mut self, writer: &str, number: u32) {
        if self.0.get(writer).is_none_or(|it| *it < number) {
            self.0.insert(writer.to_owned(), number);
        }
        while MOST_WRITERS < self.0.len() {
            let Some(least) = self.iter().min_by_key(|(_, number)| *number).map(|(writer, _)| writer.clone()) else {
                break;
            };
            self.0.remove(&least);
        }
    }

    pub(super) fn join(&mut self, other: &Seen) {
        for (writer, number) in other.iter() {
            self.add(writer, *number);
        }
    }

    /// The next number, above all that is known.
    pub(super) fn next(&self) -> u32 {
        self.iter().map(|(_, number)| *number).max().unwrap_or(0).saturating_add(1)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&String, &u32)> {
        self.0.iter()
    }
}
