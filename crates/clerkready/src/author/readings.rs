//! Words that may be understood in one way or in several.
//!
//! Invariant: there is at least one reading, and the one that is shown first stands in front.

use super::body::Reader;
use super::fields::Fields;
use super::names::Declared;
use super::tree::Node;
use super::values::{each, list};
use crate::id::ReadingId;

/// The id of a reading that has no other one beside it.
const ONLY: &str = "only";

/// The keys of something that has one meaning, or several readings.
#[derive(Clone, Copy)]
pub(super) struct Keys {
    /// Holds the only meaning, and within a reading the reading's own.
    pub(super) one: &'static str,
    /// Holds the list of readings.
    pub(super) many: &'static str,
    /// Whether readings need a reason for the one shown first.
    pub(super) reasoned: bool,
}

/// One way to understand some words.
pub(super) struct Way<T> {
    pub(super) id: ReadingId,
    pub(super) says: String,
    pub(super) means: T,
}

impl Reader<'_> {
    /// Reads what some words mean, and why the first reading comes first.
    pub(super) fn ways<T>(
        &self,
        it: &mut Fields<'_>,
        keys: Keys,
        read: impl Fn(&Node<'_>) -> Option<T>,
    ) -> Option<(Vec<Way<T>>, String)> {
        match it.one_of(&[keys.one, keys.many]) {
            Some((key, node)) if key == keys.one => {
                let only = Way { id: ReadingId::new(ONLY), says: String::new(), means: read(node)? };
                Some((vec![only], String::new()))
            }
            Some((_, readings)) => {
                let shown_first = it.required("shown_first");
                let because = if keys.reasoned { it.text("because") } else { it.optional_text("because") };
                let ways = self.several(readings, shown_first, keys, read);
                Some((ways?, because?))
            }
            None => {
                it.pass_over(&["shown_first", "because"]);
                None
            }
        }
    }

    fn several<T>(
        &self,
        node: &Node<'_>,
        shown_first: Option<&Node<'_>>,
        keys: Keys,
        read: impl Fn(&Node<'_>) -> Option<T>,
    ) -> Option<Vec<Way<T>>> {
        let nodes = list(node, self.faults)?;
        if nodes.len() < 2 {
            let what = format!(
                "found fewer than two readings; expected at least two, or {:?} in place of {:?}",
                keys.one, keys.many
            );
            self.faults.add(&node.place, what);
        }
        let declared = Declared::of("reading", Some(node), self.faults);
        let first = shown_first.and_then(|node| declared.find(node, self.faults));
        let mut ways = each(nodes, |node| self.way(node, keys, &read))?;
        let first = ReadingId::new(first?);
        let place = ways.iter().position(|it| it.id == first)?;
        ways[..=place].rotate_right(1);
        Some(ways)
    }

    fn way<T>(&self, node: &Node<'_>, keys: Keys, read: impl Fn(&Node<'_>) -> Option<T>) -> Option<Way<T>> {
        let mut it = Fields::of(node, self.faults)?;
        let id = it.id("id");
        let says = it.text("says");
        let means = it.required(keys.one).and_then(read);
        it.finish();
        Some(Way { id: ReadingId::new(id?), says: says?, means: means? })
    }
}
