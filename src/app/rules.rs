//! Rules that others than this app provide: an association in its page, or the person with a file.
//!
//! Invariant: they never take the place of the app's own, and whose they are stands in every name that they bring.

use clerkready::date::Day;
use clerkready::engine::evaluate;
use clerkready::evaluation::Outcome;
use clerkready::id::ProgramId;
use clerkready::portable::{LONGEST_SUPPLIED, MOST_SUPPLIED};
use clerkready::program::{Catalog, Edition};
use clerkready::record::Record;

use super::model::{Model, Notice, Said, Undo};
use super::overview::{self, State};
use super::reading::{Fate, Provider, Reading, Supplied};
use super::update::Effect;

/// So many bytes of rules are read together.
const MOST_BYTES: usize = 1_500_000;

/// The rules that others provide here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    pub files: Vec<(Supplied, Fate)>,
    /// All programs as they were before, where a file has changed.
    pub before: Option<&'static Catalog>,
    /// Counts the changes of the catalog.
    pub revision: u32,
}

impl Rules {
    /// The texts of the files that are used.
    pub fn texts(&self) -> Vec<String> {
        self.files.iter().filter(|it| matches!(it.1, Fate::Used(_))).map(|it| it.0.text.clone()).collect()
    }

    /// The file that brings a program, or adds to it.
    pub fn of(&self, program: &ProgramId) -> Option<&Supplied> {
        let brings = |fate: &Fate| matches!(fate, Fate::Used(programs) if programs.contains(program));
        self.files.iter().rev().find(|it| brings(&it.1)).map(|it| &it.0)
    }
}

/// Something that happened to rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RulesMsg {
    /// Files that were provided on an earlier day.
    Kept(Vec<Supplied>),
    /// The person chose a file, by its name.
    PickedRules(Result<(String, String), ()>),
    /// What came of reading these files; nothing when what reads them could not be loaded.
    Read(Vec<Supplied>, Option<Box<Reading>>),
    ClickedForgetRules(Provider, String),
    /// The person has seen what changed.
    SawChanges(ProgramId),
}

/// Something for the outside to do about rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RulesEffect {
    Read(Vec<Supplied>),
    Keep(Supplied),
    Forget(Supplied),
}

pub(super) fn update(model: &mut Model, msg: RulesMsg) -> Vec<Effect> {
    match msg {
        RulesMsg::Kept(files) if files.is_empty() => Vec::new(),
        RulesMsg::Kept(files) => {
            model.rules.files.splice(..0, files.into_iter().map(|it| (it, Fate::Waiting)));
            vec![read(model)]
        }
        RulesMsg::PickedRules(Ok((name, text))) if text.len() <= LONGEST_SUPPLIED => {
            got(model, Provider::File, name, text)
        }
        RulesMsg::PickedRules(_) => {
            model.notice = Some(Notice { said: Said::NoRulesFile, undo: Undo::None });
            Vec::new()
        }
        RulesMsg::Read(files, reading) => {
            // Files that came while these were read are read with them once more.
            if files.iter().ne(model.rules.files.iter().map(|it| &it.0)) {
                return Vec::new();
            }
            model.rules.revision += 1;
            let Some(reading) = reading else {
                model.rules.files.iter_mut().for_each(|it| it.1 = Fate::NotLoaded);
                return Vec::new();
            };
            let first = model.catalog.first.clone();
            model.catalog = reading.catalog;
            mean(model, first);
            model.rules.before = reading.before;
            for (file, fate) in model.rules.files.iter_mut().zip(reading.fates) {
                file.1 = fate;
            }
            // What cannot be used is not kept, so that it does no harm on a later day.
            let used = model.rules.files.iter().filter(|it| matches!(it.1, Fate::Used(_)));
            used.map(|it| Effect::Rules(RulesEffect::Keep(it.0.clone()))).collect()
        }
        RulesMsg::ClickedForgetRules(by, name) => {
            let Some(at) = model.rules.files.iter().position(|it| it.0.is(&by, &name)) else { return Vec::new() };
            let (file, _) = model.rules.files.remove(at);
            vec![Effect::Rules(RulesEffect::Forget(file)), read(model)]
        }
        RulesMsg::SawChanges(program) => {
            let Some(file) = model.rules.of(&program).cloned() else { return Vec::new() };
            for (it, _) in model.rules.files.iter_mut().filter(|it| it.0.is(&file.by, &file.name)) {
                it.before = None;
            }
            vec![read(model)]
        }
    }
}

/// Takes a file that was provided.
pub(super) fn got(model: &mut Model, by: Provider, name: String, text: String) -> Vec<Effect> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned();
    let files = &mut model.rules.files;
    let bytes: usize = files.iter().map(|it| it.0.text.len()).sum();
    let has_room = files.len() < MOST_SUPPLIED && bytes.saturating_add(text.len()) <= MOST_BYTES;
    match files.iter_mut().find(|it| it.0.is(&by, &name)) {
        Some((known, Fate::Used(_) | Fate::Waiting)) if known.text == text => return Vec::new(),
        Some((known, fate)) => {
            let was_used = matches!(fate, Fate::Used(_) | Fate::Waiting) && !known.text.is_empty();
            let was = std::mem::replace(&mut known.text, text);
            // What the person has not seen yet is compared with what they last saw.
            if was_used {
                known.before.get_or_insert(was);
            }
            *fate = Fate::Waiting;
        }
        // A host that brings more would fill the room in which the record is kept.
        None if !has_room => return Vec::new(),
        None => files.push((Supplied { by, name, text, before: None }, Fate::Waiting)),
    }
    vec![read(model)]
}

/// Notes that a site could not get its file. What it provided on an earlier day still holds.
pub(super) fn missed(model: &mut Model, by: Provider, name: String) -> Vec<Effect> {
    let is_new = !model.rules.files.iter().any(|it| it.0.is(&by, &name));
    if is_new && model.rules.files.len() < MOST_SUPPLIED {
        let file = Supplied { by, name, text: String::new(), before: None };
        model.rules.files.push((file, Fate::Missed));
        model.rules.revision += 1;
    }
    Vec::new()
}

/// Has certain programs meant while a record names no goals.
pub(super) fn mean(model: &mut Model, programs: Vec<ProgramId>) {
    if model.catalog.first != programs {
        // A page does so once, or when its owner changes it, and what was shown before may still be in use.
        model.catalog = Box::leak(Box::new(Catalog { first: programs, ..model.catalog.clone() }));
        model.rules.revision += 1;
    }
}

fn read(model: &mut Model) -> Effect {
    Effect::Rules(RulesEffect::Read(model.rules.files.iter().map(|it| it.0.clone()).collect()))
}

/// What a change of the rules does to a result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A requirement that there was not.
    Added { title: String, now: State },
    /// One that is no more.
    Dropped { title: String, was: State },
    /// One that comes out differently.
    Turned { title: String, was: State, now: State },
    /// One whose rule is another, and comes out the same.
    Reworded { title: String, now: State },
}

/// What an update of its rules changes in the result of a program; `None` where they are the same.
pub fn changes(rules: &Rules, catalog: &Catalog, id: &ProgramId, record: &Record, today: Day) -> Option<Vec<Change>> {
    let (body, program) = catalog.program(id)?;
    let (body_before, before) = rules.before?.program(id)?;
    if before.rules_hash == program.rules_hash {
        return None;
    }
    let was = evaluate(body_before, before, record, today);
    let now = evaluate(body, program, record, today);
    let (edition_was, edition) = (overview::edition(before, &was), overview::edition(program, &now));
    let title = |edition: &Edition, it: &Outcome| {
        edition.requirement(&it.requirement).map_or(it.requirement.as_str(), |it| it.title.as_str()).to_owned()
    };
    let state = |it: &Outcome| State::from(&it.verdict);
    let mut changes = Vec::new();
    for outcome in &now.outcomes {
        let old = was.outcomes.iter().find(|it| it.requirement == outcome.requirement);
        let (title, now) = (title(edition, outcome), state(outcome));
        let same_rule = || edition.requirement(&outcome.requirement) == edition_was.requirement(&outcome.requirement);
        match old.map(state) {
            None => changes.push(Change::Added { title, now }),
            Some(was) if was != now => changes.push(Change::Turned { title, was, now }),
            Some(_) if !same_rule() => changes.push(Change::Reworded { title, now }),
            Some(_) => {}
        }
    }
    let is_gone = |it: &&Outcome| now.outcomes.iter().all(|new| new.requirement != it.requirement);
    changes.extend(
        was.outcomes.iter().filter(is_gone).map(|it| Change::Dropped { title: title(edition_was, it), was: state(it) }),
    );
    Some(changes)
}
