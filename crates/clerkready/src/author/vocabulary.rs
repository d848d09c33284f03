//! The words that programs are written in: kinds, roles, facts, duties and designations.
//!
//! Invariant: the shared vocabulary comes first, then what program files add to it, in their order.

use super::faults::Faults;
use super::fields::Fields;
use super::names::Shared;
use super::tree::Node;
use super::values::{distinct, each, fact_id, place, unexpected};
use crate::id::{DutyId, FactId, KindId, ProgramId, RoleId};
use crate::program::{Designation, Duty, Fact, Kind, Role};

pub(super) struct Vocabulary {
    pub(super) kinds: Vec<Kind>,
    pub(super) roles: Vec<Role>,
    pub(super) facts: Vec<Fact>,
    pub(super) duties: Vec<Duty>,
    pub(super) designations: Vec<Designation>,
}

/// What records call the parts of an activity, beside which the facts stand.
const ACTIVITY_KEYS: [&str; 11] =
    ["id", "kind", "item", "title", "from", "to", "minutes", "score", "evidence_sent", "status", "stated"];

impl Vocabulary {
    pub(super) fn read<'n>(file: &'n Node<'n>, shared: &'n Shared<'n>, faults: &'n Faults) -> Option<Vocabulary> {
        let mut it = Fields::of(file, faults)?;
        it.required("format");
        let kinds = it.filled_list("kinds").and_then(|nodes| each(nodes, |node| kind(node, shared, faults)));
        let roles = it.filled_list("roles").and_then(|nodes| each(nodes, |node| role(node, faults)));
        let facts = it.list("facts").and_then(|nodes| each(nodes, |node| fact(node, faults)));
        let duties = it.list("duties").and_then(|nodes| each(nodes, |node| duty(node, faults)));
        let designations = it.list("designations").and_then(|nodes| each(nodes, |node| designation(node, faults)));
        it.finish();
        let (kinds, roles, facts) = (kinds?, roles?, facts?);
        Some(Vocabulary { kinds, roles, facts, duties: duties?, designations: designations? })
    }

    /// Reads what a program file adds, so that an association needs one file only.
    pub(super) fn of_program<'n>(
        file: &mut Fields<'n>,
        shared: &'n Shared<'n>,
        faults: &'n Faults,
    ) -> Option<Vocabulary> {
        let kinds = file.optional_list("kinds").and_then(|nodes| each(nodes, |node| kind(node, shared, faults)));
        let facts = file.optional_list("facts").and_then(|nodes| each(nodes, |node| fact(node, faults)));
        let designations =
            file.optional_list("designations").and_then(|nodes| each(nodes, |node| designation(node, faults)));
        let (roles, duties) = (Vec::new(), Vec::new());
        Some(Vocabulary { kinds: kinds?, roles, facts: facts?, duties, designations: designations? })
    }

    pub(super) fn join(&mut self, more: Vocabulary) {
        self.kinds.extend(more.kinds);
        self.roles.extend(more.roles);
        self.facts.extend(more.facts);
        self.duties.extend(more.duties);
        self.designations.extend(more.designations);
    }
}

fn kind<'n>(node: &'n Node<'n>, shared: &Shared<'n>, faults: &'n Faults) -> Option<Kind> {
    let mut it = Fields::of(node, faults)?;
    let id = it.id("id");
    let name = it.text("name");
    let hint = it.required("hint").and_then(|node| match node.as_text() {
        Some(hint) => Some(hint.to_owned()),
        None => unexpected(node, "a text, which may be empty", faults),
    });
    let asks = it
        .list("asks")
        .and_then(|nodes| distinct(nodes, faults, |node| shared.find(&shared.facts, node, faults).map(FactId::new)));
    let place = it.if_there("place", |node| place(node, faults));
    it.finish();
    Some(Kind { id: KindId::new(id?), name: name?, hint: hint?, asks: asks?, place: place?.unwrap_or_default() })
}

fn role<'n>(node: &'n Node<'n>, faults: &'n Faults) -> Option<Role> {
    let (id, name) = named(node, faults)?;
    Some(Role { id: RoleId::new(id), name })
}

fn duty<'n>(node: &'n Node<'n>, faults: &'n Faults) -> Option<Duty> {
    let (id, name) = named(node, faults)?;
    Some(Duty { id: DutyId::new(id), name })
}

fn designation<'n>(node: &'n Node<'n>, faults: &'n Faults) -> Option<Designation> {
    let (id, name) = named(node, faults)?;
    Some(Designation { id: ProgramId::new(id), name })
}

/// Reads an id with its name.
fn named<'n>(node: &'n Node<'n>, faults: &'n Faults) -> Option<(String, String)> {
    let mut it = Fields::of(node, faults)?;
    let id = it.id("id");
    let name = it.text("name");
    it.finish();
    Some((id?, name?))
}

fn fact<'n>(node: &'n Node<'n>, faults: &'n Faults) -> Option<Fact> {
    let mut it = Fields::of(node, faults)?;
    let id = it.required("id").and_then(|node| {
        let id = fact_id(node, faults)?;
        if ACTIVITY_KEYS.contains(&id) {
            return unexpected(node, "an id that is not a key of activities in records", faults);
        }
        Some(id.to_owned())
    });
    let asks = it.text("asks");
    let holds = it.text("holds");
    let fails = it.text("fails");
    it.finish();
    Some(Fact { id: FactId::new(id?), asks: asks?, holds: holds?, fails: fails? })
}
