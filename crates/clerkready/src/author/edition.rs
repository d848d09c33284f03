//! Editions, with the names that are known within one.
//!
//! Invariant: every list of an edition can be read without the others; what they make together comes afterwards.

use super::body::Reader;
use super::check;
use super::faults::Faults;
use super::fields::Fields;
use super::names::Declared;
use super::tree::Node;
use super::values::{Partial, each, text};
use crate::id::StepId;
use crate::program::{Basis, Course, Edition};

const BASES: [(&str, Basis); 3] = [("stated", Basis::Stated), ("published", Basis::Published), ("seen", Basis::Seen)];

impl Reader<'_> {
    pub(super) fn edition(&self, node: &Node<'_>) -> Option<Edition> {
        let mut it = Fields::of(node, self.faults)?;
        let from = it.date("from");
        let basis = it.choice("basis", &BASES);
        let names = EditionNames::gather(node, self.faults);
        check::questions(&names, self.faults);
        let requirements =
            it.filled_list("requirements").map(|nodes| Partial::read(nodes, |node| self.requirement(node)));
        let counting = it.if_there("counting", |node| self.counting(node)).map(Option::unwrap_or_default);
        let schedule = it.list("schedule").map(|nodes| Partial::read(nodes, |node| self.line(node, &names)));
        let groups = it.optional_list("groups").map(|nodes| Partial::read(nodes, |node| self.group(node)));
        let caps = it.if_there("caps", |node| self.caps(node)).map(Option::unwrap_or_default);
        let steps = it.filled_list("steps").and_then(|nodes| each(nodes, |node| self.step(node)));
        let applies_by = it.required("applies_by").and_then(|node| names.steps.find(node, self.faults));
        let fees = it.if_there("fees", |node| self.fees(node, &names)).map(Option::unwrap_or_default);
        let courses = it.optional_list("courses").and_then(|nodes| each(nodes, |node| self.course(node)));
        let not_checked = it.list("not_checked").and_then(|nodes| each(nodes, |node| text(node, self.faults)));
        it.finish();
        let (requirements, schedule, groups) = (requirements?, schedule?, groups?);
        check::schedule(&requirements, &schedule, &groups, self.faults);
        let (counting, caps) = (counting?, caps?);
        check::homes(&requirements, &schedule, &groups, &counting, self.faults);
        check::points_in_reach(&requirements, &schedule, &groups, &counting, &caps, self.faults);
        Some(Edition {
            from: from?,
            basis: basis?,
            requirements: requirements.whole()?,
            counting,
            schedule: schedule.whole()?,
            groups: groups.whole()?,
            caps,
            steps: steps?,
            applies_by: StepId::new(applies_by?),
            fees: fees?,
            courses: courses?,
            not_checked: not_checked?,
        })
    }

    fn course(&self, node: &Node<'_>) -> Option<Course> {
        let mut it = Fields::of(node, self.faults)?;
        let name = it.text("name");
        let topics = it.optional_texts("topics");
        let cites = it.required("cites").and_then(|node| self.cites(node));
        it.finish();
        Some(Course { name: name?, topics: topics?, cites: cites? })
    }
}

/// The names within one edition.
pub(super) struct EditionNames<'n> {
    /// With the parts, which only answers name.
    pub(super) with_parts: Declared<'n>,
    /// Without the parts.
    pub(super) requirements: Declared<'n>,
    pub(super) lines: Declared<'n>,
    pub(super) groups: Declared<'n>,
    pub(super) steps: Declared<'n>,
}

impl<'n> EditionNames<'n> {
    fn gather(edition: &'n Node<'n>, faults: &Faults) -> EditionNames<'n> {
        let declared = |sort, key| Declared::of(sort, edition.get(key), faults);
        let mut with_parts = Declared::new("requirement");
        for requirement in edition.get("requirements").map(Node::elements).unwrap_or_default() {
            declare_with_parts(requirement, &mut with_parts, faults);
        }
        EditionNames {
            with_parts,
            requirements: declared("requirement", "requirements"),
            lines: declared("schedule line", "schedule"),
            groups: declared("group", "groups"),
            steps: declared("step", "steps"),
        }
    }
}

fn declare_with_parts<'n>(requirement: &'n Node<'n>, declared: &mut Declared<'n>, faults: &Faults) {
    declared.add(requirement, faults);
    let readings = requirement.get("readings").map(Node::elements).unwrap_or_default();
    for rule in std::iter::once(requirement).chain(readings).filter_map(|it| it.get("rule")) {
        for part in parts(rule) {
            declare_with_parts(part, declared, faults);
        }
    }
}

/// Finds the parts that a rule is made of.
pub(super) fn parts<'n>(rule: &'n Node<'n>) -> &'n [Node<'n>] {
    let list = rule.get("all").or_else(|| rule.get("any")).or_else(|| rule.get("some")?.get("of"));
    list.map(Node::elements).unwrap_or_default()
}
