//! Programs and their editions.
//!
//! Invariant: an edition is complete. One that a program shares with another is read again with what stands instead.

use super::body::Reader;
use super::check;
use super::faults::Faults;
use super::fields::{Fields, Partial, each, filled_list, text};
use super::hash::rules_hash;
use super::names::Declared;
use super::tree::Node;
use crate::id::{ProgramId, StepId};
use crate::program::{Basis, Edition, Program};

impl<'n> Reader<'n> {
    pub(super) fn program(&self, node: &Node<'_>) -> Option<Program> {
        let mut it = Fields::of(node, self.faults)?;
        let id = it.id("id");
        let name = it.text("name");
        let initials = it.text("initials");
        let filed_under = it.required("filed_under").and_then(|node| self.filed_under(node));
        let (editions, like) = match it.one_of(&["editions", "like"]) {
            Some(("editions", editions)) => (self.editions(editions), None),
            Some((_, like)) => {
                let like = self.like(like, node);
                let instead = it.optional("instead");
                (like.and_then(|like| self.editions_like(like, instead, node)), like)
            }
            None => {
                it.optional("instead");
                (None, None)
            }
        };
        it.finish();
        Some(Program {
            id: ProgramId::new(id?),
            name: name?,
            initials: initials?,
            filed_under: ProgramId::new(filed_under?),
            editions: editions?,
            rules_hash: rules_hash(self.file, node, like),
        })
    }

    fn filed_under(&self, node: &Node<'_>) -> Option<String> {
        let id = self.programs.find(node, self.faults)?;
        let above = self.programs.get(&id)?.get("filed_under")?.as_text()?;
        if above != id {
            let what = format!("found {id:?}, which is filed under {above:?} itself; expected {above:?}");
            self.faults.add(&node.place, what);
        }
        Some(id)
    }

    /// Finds the program that another one is like.
    fn like(&self, like: &Node<'_>, program: &Node<'_>) -> Option<&'n Node<'n>> {
        let id = self.programs.find(like, self.faults)?;
        let base = self.programs.get(&id)?;
        let at = |node: &Node<'_>| (node.place.line, node.place.column);
        if at(program) <= at(base) {
            self.faults.add(&like.place, format!("found {id:?}; expected a program that comes earlier in this file"));
            return None;
        }
        if base.get("editions").is_none() && base.get("like").is_some() {
            let what =
                format!("found {id:?}, which is like another program itself; expected one with its own editions");
            self.faults.add(&like.place, what);
            return None;
        }
        Some(base)
    }

    /// Reads another program's editions with some requirements replaced.
    fn editions_like(&self, base: &Node<'_>, instead: Option<&Node<'_>>, program: &Node<'_>) -> Option<Vec<Edition>> {
        let mut editions = base.get("editions")?.clone();
        let replacements = match instead {
            Some(node) => filled_list(node, self.faults)?,
            None => &[],
        };
        Declared::of("requirement", instead, self.faults);
        for replacement in replacements {
            self.put_in(replacement, &mut editions);
        }
        let before = self.faults.count();
        let read = self.editions(&editions);
        if let Some(id) = program.get("id").and_then(Node::as_text) {
            let remark = format!(" (in the program {id:?}, which is like this one)");
            self.faults.found_again(before, &program.place, &remark);
        }
        read
    }

    /// Puts a requirement in the place of the one with its id in each edition.
    fn put_in<'a>(&self, replacement: &Node<'a>, editions: &mut Node<'a>) {
        let Some((id_node, id)) = replacement.get("id").and_then(|it| Some((it, it.as_text()?))) else {
            // Reading it tells what is wrong with it.
            self.requirement(replacement);
            return;
        };
        for edition in editions.elements_mut() {
            let requirements = edition.get_mut("requirements").map(Node::elements_mut).unwrap_or_default();
            match requirements.iter_mut().find(|it| it.get("id").and_then(Node::as_text) == Some(id)) {
                Some(requirement) => *requirement = replacement.clone(),
                None => {
                    let place = &edition.place;
                    let what = format!(
                        "found {id:?}; expected the id of a requirement of {} (line {})",
                        place.path, place.line
                    );
                    self.faults.add(&id_node.place, what);
                    self.requirement(replacement);
                }
            }
        }
    }

    fn editions(&self, node: &Node<'_>) -> Option<Vec<Edition>> {
        let editions = Partial::read(filled_list(node, self.faults)?, |node| self.edition(node));
        check::editions_ascend(&editions.elements, self.faults);
        editions.whole()
    }

    fn edition(&self, node: &Node<'_>) -> Option<Edition> {
        let mut it = Fields::of(node, self.faults)?;
        let from = it.date("from");
        let bases = [("stated", Basis::Stated), ("published", Basis::Published), ("seen", Basis::Seen)];
        let basis = it.choice("basis", &bases);
        let names = EditionNames::gather(node, self.faults);
        let requirements =
            it.filled_list("requirements").map(|nodes| Partial::read(nodes, |node| self.requirement(node)));
        let schedule = it.list("schedule").map(|nodes| Partial::read(nodes, |node| self.line(node, &names)));
        let steps = it.filled_list("steps").and_then(|nodes| each(nodes, |node| self.step(node)));
        let applies_by = it.required("applies_by").and_then(|node| names.steps.find(node, self.faults));
        let not_checked = it.list("not_checked").and_then(|nodes| each(nodes, |node| text(node, self.faults)));
        it.finish();
        let (requirements, schedule) = (requirements?, schedule?);
        check::edition(&requirements, &schedule, self.faults);
        Some(Edition {
            from: from?,
            basis: basis?,
            requirements: requirements.whole()?,
            schedule: schedule.whole()?,
            steps: steps?,
            applies_by: StepId::new(applies_by?),
            not_checked: not_checked?,
        })
    }
}

/// The names within one edition.
pub(super) struct EditionNames<'n> {
    /// Without the parts, which nothing else names.
    pub(super) requirements: Declared<'n>,
    pub(super) lines: Declared<'n>,
    steps: Declared<'n>,
}

impl<'n> EditionNames<'n> {
    fn gather(edition: &'n Node<'n>, faults: &Faults) -> EditionNames<'n> {
        let declared = |sort, key| Declared::of(sort, edition.get(key), faults);
        let mut with_parts = Declared::new("requirement");
        for requirement in edition.get("requirements").map(Node::elements).unwrap_or_default() {
            declare_with_parts(requirement, &mut with_parts, faults);
        }
        EditionNames {
            requirements: declared("requirement", "requirements"),
            lines: declared("schedule line", "schedule"),
            steps: declared("step", "steps"),
        }
    }
}

fn declare_with_parts<'n>(requirement: &'n Node<'n>, declared: &mut Declared<'n>, faults: &Faults) {
    declared.add(requirement, faults);
    let readings = requirement.get("readings").map(Node::elements).unwrap_or_default();
    for rule in std::iter::once(requirement).chain(readings).filter_map(|it| it.get("rule")) {
        for part in rule.get("all").map(Node::elements).unwrap_or_default() {
            declare_with_parts(part, declared, faults);
        }
    }
}
