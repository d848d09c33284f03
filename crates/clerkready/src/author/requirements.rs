//! Requirements and their parts.
//!
//! Invariant: a part is due with its requirement and may rest on its sources; everything else has its own.

use super::body::Reader;
use super::fields::Fields;
use super::readings::Keys;
use super::tree::Node;
use super::values::{choice, each, list};
use crate::id::RequirementId;
use crate::program::{Anchor, By, Cite, Due, IfClosed, Reading, Requirement};

const DUE: [(&str, Due); 3] = [("enroll", Due::Enroll), ("apply", Due::Apply), ("grant", Due::Grant)];

const RULES: Keys = Keys { one: "rule", many: "readings", reasoned: true };

impl Reader<'_> {
    pub(super) fn requirement(&self, node: &Node<'_>) -> Option<Requirement> {
        let mut it = Fields::of(node, self.faults)?;
        let due = it.choice("due", &DUE);
        let cites = it.required("cites").and_then(|node| self.cites(node));
        self.rest(it, due, cites)
    }

    pub(super) fn part(&self, node: &Node<'_>, due: Option<Due>) -> Option<Requirement> {
        let mut it = Fields::of(node, self.faults)?;
        let cites = it.if_there("cites", |node| each(list(node, self.faults)?, |node| self.cite(node)));
        self.rest(it, due, cites.map(Option::unwrap_or_default))
    }

    /// Reads what requirements and parts have in common. A rule that is due on a day that cannot be read is read all
    /// the same, for the faults in it.
    fn rest(&self, mut it: Fields<'_>, due: Option<Due>, cites: Option<Vec<Cite>>) -> Option<Requirement> {
        let id = it.id("id");
        let title = it.text("title");
        let readings = self.ways(&mut it, RULES, |rule| self.rule(rule, due));
        let deadline = it.if_there("deadline", |node| self.deadline(node, due));
        let if_closed = it.if_there("if_closed", |node| self.if_closed(node));
        it.finish();
        let (ways, because) = readings?;
        let readings = ways.into_iter().map(|it| Reading { id: it.id, says: it.says, rule: it.means }).collect();
        Some(Requirement {
            id: RequirementId::new(id?),
            title: title?,
            due: due?,
            deadline: deadline?,
            readings,
            because,
            if_closed: if_closed?,
            cites: cites?,
        })
    }

    fn if_closed(&self, node: &Node<'_>) -> Option<IfClosed> {
        let mut it = Fields::of(node, self.faults)?;
        let anew = it.text("anew");
        let ask = it.text("ask");
        it.finish();
        Some(IfClosed { anew: anew?, ask: ask? })
    }

    fn deadline(&self, node: &Node<'_>, due: Option<Due>) -> Option<By> {
        let mut it = Fields::of(node, self.faults)?;
        let months = it.number("months", 1);
        let after = it.required("after").and_then(|node| self.anchor(node));
        it.finish();
        if due == Some(Due::Enroll) {
            let what = "found a deadline of what is due at enrollment; expected none: the enrollment is its last day";
            self.faults.add(&node.place, what);
        }
        Some(By { after: after?, months: months? })
    }

    fn anchor(&self, node: &Node<'_>) -> Option<Anchor> {
        if node.as_text().is_some() {
            choice(node, &[("enrollment", ())], self.faults)?;
            return Some(Anchor::Enrollment);
        }
        let mut it = Fields::of(node, self.faults)?;
        let anchor = match it.one_of(&["office", "award", "first"]) {
            Some(("office", node)) => self.roles(node).map(Anchor::Office),
            Some(("award", node)) => self.awards(node).map(Anchor::Award),
            Some((_, node)) => self.kinds(node).map(Anchor::First),
            None => None,
        };
        it.finish();
        anchor
    }
}
