//! Conditions: what must hold for an activity.
//!
//! Invariant: a list of conditions has each one once.

use super::body::Reader;
use super::fields::Fields;
use super::tree::Node;
use super::values::{each, filled_list, number, number_to};
use crate::id::FactId;
use crate::program::Condition;

impl Reader<'_> {
    /// Reads conditions that may be left out.
    pub(super) fn with(&self, node: Option<&Node<'_>>) -> Option<Vec<Condition>> {
        let Some(node) = node else { return Some(Vec::new()) };
        let nodes = filled_list(node, self.faults)?;
        let conditions = each(nodes, |node| self.condition(node))?;
        for (i, (condition, node)) in conditions.iter().zip(nodes).enumerate() {
            if conditions[..i].contains(condition) {
                self.faults.add(&node.place, format!("found {} again; expected it once", node.describe()));
            }
        }
        Some(conditions)
    }

    /// Reads the name of a fact, or a score or a number of days with what it is for.
    pub(super) fn condition(&self, node: &Node<'_>) -> Option<Condition> {
        if node.as_text().is_some() {
            let fact = self.shared.find(&self.shared.facts, node, self.faults)?;
            return Some(Condition::Fact(FactId::new(fact)));
        }
        let mut it = Fields::of(node, self.faults)?;
        let condition = match it.one_of(&["score_at_least", "evidence_within_days"]) {
            Some(("score_at_least", node)) => number_to(node, 100, self.faults).map(Condition::Score),
            Some((_, node)) => number(node, 1, self.faults).map(Condition::EvidenceWithin),
            None => None,
        };
        it.finish();
        condition
    }
}
