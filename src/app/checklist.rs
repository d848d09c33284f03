//! What the person's programs ask to attend, to be ticked off.
//!
//! Invariant: what is ticked is told as attended and no more: whether it was passed, and what it gives, is asked elsewhere.

use clerkready::date::Day;
use clerkready::id::{EntryId, ItemId, KindId};
use clerkready::program::{Body, Item, Kind, Requirement, Rule, Target};
use clerkready::record::{Activity, Record, Unread};

use super::scope::Scope;
use super::table::{Span, status_on};

/// What one requirement names, or what a curriculum has besides.
pub struct Group<'a> {
    pub body: &'a Body,
    /// The requirement's title; empty for the rest of a body's curriculum.
    pub title: &'a str,
    pub rows: Vec<Row<'a>>,
}

/// Something that is attended.
pub struct Row<'a> {
    /// Its number on the page.
    pub number: u32,
    pub kind: &'a Kind,
    pub item: Option<&'a Item>,
    /// The entries that the record has of it.
    pub entered: Vec<EntryId>,
}

/// Something that was attended, with what was typed as its date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attended {
    pub row: u32,
    pub kind: KindId,
    pub item: Option<ItemId>,
    pub when: String,
}

impl<'a> Row<'a> {
    pub fn name(&self) -> &'a str {
        self.item.map_or(&self.kind.name, |it| &it.name)
    }

    /// Says whether it is there once at most: a session of a curriculum, unlike an event of every year.
    pub fn is_complete(&self) -> bool {
        self.item.is_some() && !self.entered.is_empty()
    }
}

/// The name of a row in the page.
pub fn row_id(number: u32) -> String {
    ["attended-", &number.to_string()].concat()
}

/// Everything of the programs that matter, each once, under the first requirement that names it.
pub fn groups<'a>(scope: &Scope<'a>, record: &Record) -> Vec<Group<'a>> {
    let mut list = List { scope, record, listed: Vec::new() };
    let mut groups = Vec::new();
    for (body, program) in &scope.programs {
        for requirement in program.editions.last().into_iter().flat_map(|it| &it.requirements) {
            let mut targets = Vec::new();
            gather(requirement, &mut targets);
            groups.extend(list.group(body, &requirement.title, targets));
        }
    }
    for body in scope.bodies() {
        let rest = body.items.iter().filter_map(|it| Some((scope.catalog.kind(&it.kind)?, Some(it)))).collect();
        groups.extend(list.group_of(body, "", rest));
    }
    groups
}

fn gather<'a>(requirement: &'a Requirement, found: &mut Vec<&'a Target>) {
    for reading in &requirement.readings {
        if let Rule::Attended(it) = &reading.rule {
            found.extend(&it.of);
        }
        reading.rule.parts().iter().for_each(|it| gather(it, found));
    }
}

struct List<'s, 'a> {
    scope: &'s Scope<'a>,
    record: &'s Record,
    listed: Vec<(&'a Kind, Option<&'a Item>)>,
}

impl<'a> List<'_, 'a> {
    fn group(&mut self, body: &'a Body, title: &'a str, targets: Vec<&'a Target>) -> Option<Group<'a>> {
        let catalog = self.scope.catalog;
        let mut named = Vec::new();
        for target in targets {
            match target {
                Target::Item(id) => {
                    let item = catalog.item(id);
                    named.extend(item.and_then(|it| Some((catalog.kind(&it.kind)?, Some(it)))));
                }
                // A kind with sessions of its own is attended session by session.
                Target::Kind(id) => {
                    let Some(kind) = catalog.kind(id) else { continue };
                    let before = named.len();
                    named.extend(catalog.items_of(&kind.id).map(|it| (kind, Some(it))));
                    if named.len() == before {
                        named.push((kind, None));
                    }
                }
            }
        }
        self.group_of(body, title, named)
    }

    fn group_of(
        &mut self,
        body: &'a Body,
        title: &'a str,
        named: Vec<(&'a Kind, Option<&'a Item>)>,
    ) -> Option<Group<'a>> {
        let mut rows = Vec::new();
        for (kind, item) in named {
            let is_same = |other: &(&Kind, Option<&Item>)| {
                other.0.id == kind.id && other.1.map(|it| &it.id) == item.map(|it| &it.id)
            };
            if self.listed.iter().any(is_same) || self.scope.is_elsewhere(kind) {
                continue;
            }
            let number = u32::try_from(self.listed.len()).unwrap_or(u32::MAX);
            self.listed.push((kind, item));
            let is_of = |it: &&Activity| it.kind == kind.id && it.item.as_ref() == item.map(|it| &it.id);
            let entered = self.record.activities.iter().filter(is_of).map(|it| it.id.clone()).collect();
            rows.push(Row { number, kind, item, entered });
        }
        (!rows.is_empty()).then_some(Group { body, title, rows })
    }
}

/// The entry of something that was attended.
pub fn activity(attended: Attended, when: Option<Span>, today: Day, id: EntryId) -> Activity {
    let from = when.map(|it| it.from);
    Activity {
        id,
        kind: attended.kind,
        item: attended.item,
        title: String::new(),
        from,
        to: when.and_then(|it| it.to),
        minutes: None,
        score: None,
        evidence_sent: None,
        status: status_on(from, today),
        facts: Default::default(),
        stated: Vec::new(),
        unread: Unread::default(),
    }
}
