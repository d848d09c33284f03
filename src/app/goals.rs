//! The programs that the person works toward, judged together, and where entries count in them.
//!
//! Invariant: what counts where comes from the evaluation alone; a choice of the person only becomes a pin of the record.

use clerkready::date::Day;
use clerkready::engine::evaluate_all;
use clerkready::evaluation::{Counts, Evaluation, Placement, where_entries_count};
use clerkready::forecast;
use clerkready::id::{EntryId, ProgramId};
use clerkready::program::{Body, Catalog, Program};
use clerkready::record::{Home, Pin, Record, Unread};

use super::overview;
use super::place::Subject;
use super::scope::Scope;

/// One program with what was found about it.
pub struct Judged<'a> {
    pub body: &'a Body,
    pub program: &'a Program,
    pub evaluation: Evaluation,
}

/// Judges the goals and one more program together, the most wanted goal first.
pub fn judged<'a>(catalog: &'a Catalog, record: &Record, more: Option<&ProgramId>, today: Day) -> Vec<Judged<'a>> {
    let programs = Scope::of(catalog, record).with(more).programs;
    let evaluations = evaluate_all(&programs, record, today);
    let judged = programs.into_iter().zip(evaluations);
    judged.map(|((body, program), evaluation)| Judged { body, program, evaluation }).collect()
}

/// Likewise, as if what is planned from today on had come true, when all of it is over; empty where nothing is planned.
pub fn planned<'a>(catalog: &'a Catalog, record: &Record, more: Option<&ProgramId>, today: Day) -> Vec<Judged<'a>> {
    let (supposed, over) = forecast::planned(catalog, record, today);
    if supposed == *record { Vec::new() } else { judged(catalog, &supposed, more, over) }
}

/// Where one entry counts.
#[derive(Debug, PartialEq, Eq)]
pub struct Counted {
    pub entry: EntryId,
    pub counts: Vec<Counts>,
}

/// Lists what could give points, as the record lists it, with where each counts: nowhere, in one program, or in several.
pub fn counted(record: &Record, judged: &[Judged]) -> Vec<Counted> {
    let evaluations: Vec<&Evaluation> = judged.iter().map(|it| &it.evaluation).collect();
    let mut found = where_entries_count(&evaluations);
    let listed = [Subject::Tally, Subject::Activity, Subject::Position].into_iter();
    let entries = listed.flat_map(|it| overview::ids(record, it));
    let of_entry = |entry: EntryId| {
        let at = found.iter().position(|it| it.0 == entry);
        Counted { counts: at.map(|at| found.swap_remove(at).1).unwrap_or_default(), entry }
    };
    entries.map(of_entry).collect()
}

/// What the person can choose for an activity: every other home that it could have.
pub fn others(placement: &Placement) -> impl Iterator<Item = &Home> {
    placement.could.iter().filter(|it| **it != placement.home)
}

/// Has an activity count where the person wants it in a program, or where it serves best.
pub fn choose(record: &mut Record, program: &Program, entry: &EntryId, home: Option<Home>) {
    record.choices.pins.retain(|it| it.entry != *entry || !program.files(&it.program));
    record.choices.pins.extend(home.map(|home| Pin {
        entry: entry.clone(),
        program: program.filed_under.clone(),
        home,
        unread: Unread::default(),
    }));
}
