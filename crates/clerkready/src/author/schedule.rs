//! The lines of a schedule, and the steps beside the requirements.
//!
//! Invariant: every line and every step says where it stands in the sources.

use super::body::Reader;
use super::check;
use super::fields::{Fields, choice, distinct, flag, unexpected};
use super::programs::EditionNames;
use super::tree::Node;
use crate::date::Day;
use crate::id::{CategoryId, KindId, LineId, RequirementId, StepId};
use crate::program::{Counts, Credit, Deadline, Line, Step};

impl Reader<'_> {
    pub(super) fn line(&self, node: &Node<'_>, names: &EditionNames<'_>) -> Option<Line> {
        let mut it = Fields::of(node, self.faults)?;
        let id = it.id("id");
        let category = it.required("category").and_then(|node| self.categories.find(node, self.faults));
        let credit = match it.one_of(&["stated", "service", "completed"]) {
            Some(("stated", node)) => self.stated(node),
            Some(("service", node)) => choice(node, &[("unpublished", Credit::Service)], self.faults),
            Some((_, node)) => self.completed(node, names),
            None => None,
        };
        let cites = it.required("cites").and_then(|node| self.cites(node));
        it.finish();
        Some(Line { id: LineId::new(id?), category: CategoryId::new(category?), credit: credit?, cites: cites? })
    }

    fn stated(&self, node: &Node<'_>) -> Option<Credit> {
        let mut it = Fields::of(node, self.faults)?;
        let kind_nodes = it.filled_list("kinds");
        let kinds = kind_nodes.and_then(|nodes| {
            distinct(nodes, self.faults, |node| self.shared.kind(node, self.faults).map(KindId::new))
        });
        let with = it.optional("with");
        let once_per_item = match it.optional("once_per_item") {
            Some(node) => flag(node, self.faults),
            None => Some(false),
        };
        let counts = it.choice("counts", &[("surely", Counts::Surely), ("body-decides", Counts::BodyDecides)]);
        it.finish();
        let conditions = self.with(with);
        let (kinds, conditions) = (kinds?, conditions?);
        check::asked(kinds.iter().map(KindId::as_str), &conditions, with, self);
        Some(Credit::Stated { kinds, with: conditions, once_per_item: once_per_item?, counts: counts? })
    }

    fn completed(&self, node: &Node<'_>, names: &EditionNames<'_>) -> Option<Credit> {
        let mut it = Fields::of(node, self.faults)?;
        let requirement = it.required("requirement").and_then(|node| names.requirements.find(node, self.faults));
        let points = it.points("points");
        let instead_of = it.required("instead_of").and_then(|node| names.lines.find(node, self.faults));
        it.finish();
        Some(Credit::Completed {
            requirement: RequirementId::new(requirement?),
            points: points?,
            instead_of: LineId::new(instead_of?),
        })
    }

    pub(super) fn step(&self, node: &Node<'_>) -> Option<Step> {
        let mut it = Fields::of(node, self.faults)?;
        let id = it.id("id");
        let what = it.text("what");
        let deadline = match (it.optional("received_by"), it.optional("granted_in")) {
            (None, None) => Some(None),
            (Some(received_by), Some(granted_in)) => self.deadline(received_by, granted_in).map(Some),
            (Some(node), None) => self.alone(node, "granted_in"),
            (None, Some(node)) => self.alone(node, "received_by"),
        };
        let cites = it.required("cites").and_then(|node| self.cites(node));
        it.finish();
        Some(Step { id: StepId::new(id?), what: what?, deadline: deadline?, cites: cites? })
    }

    fn alone<T>(&self, node: &Node<'_>, other: &str) -> Option<T> {
        self.faults.add(&node.place, format!("found this without {other:?}; expected both or neither"));
        None
    }

    fn deadline(&self, received_by: &Node<'_>, granted_in: &Node<'_>) -> Option<Deadline> {
        let parts = received_by.as_text().and_then(|it| it.split_once('-'));
        let by = parts.and_then(|(month, day)| Some((two_digits(month)?, two_digits(day)?)));
        // A day that only leap years have is not a yearly deadline.
        let by = by.filter(|(month, day)| Day::from_ymd_opt(2023, *month, *day).is_some());
        let by = by.or_else(|| {
            unexpected(received_by, "a day of every year as month and day, such as \"04-01\"", self.faults)
        });
        let month = granted_in.as_text().and_then(two_digits).filter(|it| (1..=12).contains(it));
        let month = month.or_else(|| unexpected(granted_in, "a month from \"01\" to \"12\"", self.faults));
        let ((by_month, day), granted_in_month) = (by?, month?);
        if granted_in_month < by_month {
            return unexpected(granted_in, "a month of the same year that is not before the deadline", self.faults);
        }
        Some(Deadline { month: by_month, day, granted_in: granted_in_month })
    }
}

fn two_digits(text: &str) -> Option<u32> {
    (text.len() == 2 && text.bytes().all(|it| it.is_ascii_digit())).then(|| text.parse().ok())?
}
