//! Programs, and what they share.
//!
//! Invariant: an edition is complete. One that a program shares with another is read again with what stands instead.

use super::body::Reader;
use super::check;
use super::fields::Fields;
use super::hash::rules_hash;
use super::names::Declared;
use super::tree::Node;
use super::values::{Partial, filled_list};
use crate::id::ProgramId;
use crate::program::{Edition, Event, Program};

impl<'n> Reader<'n> {
    pub(super) fn program(&self, node: &Node<'_>) -> Option<Program> {
        let mut it = Fields::of(node, self.faults)?;
        let id = it.id("id");
        let name = it.text("name");
        let initials = it.text("initials");
        let filed_under = it.required("filed_under").and_then(|node| self.filed_under(node));
        let chosen_by =
            it.default_choice("chosen_by", Event::Apply, &[("apply", Event::Apply), ("enroll", Event::Enroll)]);
        let (editions, like) = match it.one_of(&["editions", "like"]) {
            Some(("editions", editions)) => (self.editions(editions), None),
            Some((_, like)) => {
                let like = self.like(like, node);
                let instead = it.optional("instead");
                (like.and_then(|like| self.editions_like(like, instead, node)), like)
            }
            None => {
                it.pass_over(&["instead"]);
                (None, None)
            }
        };
        it.finish();
        Some(Program {
            id: ProgramId::new(id?),
            name: name?,
            initials: initials?,
            filed_under: ProgramId::new(filed_under?),
            chosen_by: chosen_by?,
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
}
