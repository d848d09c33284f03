//! What the views list and count.
//!
//! Invariant: no rule of a program is here; verdicts come from the evaluation alone.

use clerkready::date::{DateFact, Day};
use clerkready::evaluation::{Ask, Evaluation, Progress, Ruling, StepState, Still, Subject as About, Verdict};
use clerkready::id::{EntryId, ProgramId, RequirementId, StepId};
use clerkready::program::{Catalog, Edition, Program, Rule};
use clerkready::record::{Person, Record};

use super::forms::about_requirement;
use super::place::{FormId, Subject};

/// How many entries of each list a record has.
pub fn counts(record: &Record) -> [(Subject, usize); 7] {
    [
        (Subject::Position, record.positions.len()),
        (Subject::Membership, record.memberships.len()),
        (Subject::Enrollment, record.enrollments.len()),
        (Subject::Activity, record.activities.len()),
        (Subject::Tally, record.tallies.len()),
        (Subject::Answer, record.answers.len()),
        (Subject::Step, record.steps.len()),
    ]
}

pub fn entries(record: &Record) -> usize {
    counts(record).iter().map(|(_, count)| count).sum()
}

/// Says whether there is nothing that an import could lose.
pub fn is_empty(record: &Record) -> bool {
    let Person { name, municipality, place: _, unread } = &record.person;
    entries(record) == 0
        && name.is_empty()
        && municipality.is_empty()
        && unread.0.is_empty()
        && record.unread.0.is_empty()
}

/// The entries of one kind, in the order in which they are listed.
pub fn ids(record: &Record, subject: Subject) -> Vec<EntryId> {
    match subject {
        Subject::Position => record.positions.iter().map(|it| it.id.clone()).collect(),
        Subject::Membership => record.memberships.iter().map(|it| it.id.clone()).collect(),
        Subject::Enrollment => record.enrollments.iter().map(|it| it.id.clone()).collect(),
        Subject::Activity => newest_first(record),
        Subject::Tally => record.tallies.iter().map(|it| it.id.clone()).collect(),
        Subject::Answer => record.answers.iter().map(|it| it.id.clone()).collect(),
        Subject::Step => record.steps.iter().map(|it| it.id.clone()).collect(),
        Subject::Person => Vec::new(),
    }
}

/// The activities, newest first; those without a date come first of all, since they lack something.
pub fn newest_first(record: &Record) -> Vec<EntryId> {
    let mut activities: Vec<_> = record.activities.iter().collect();
    activities.sort_by_key(|it| std::cmp::Reverse(it.last_day().map_or(Day::MAX, DateFact::last)));
    activities.into_iter().map(|it| it.id.clone()).collect()
}

/// Rulings in the order in which the record lists their entries: what a program gives of itself, counts, activities, time in
/// office.
pub fn in_order<'a>(record: &Record, rulings: &'a [Ruling]) -> Vec<&'a Ruling> {
    let lists = [Subject::Tally, Subject::Activity, Subject::Position];
    let listed: Vec<EntryId> = lists.iter().flat_map(|it| ids(record, *it)).collect();
    let of_entry = |id: &EntryId| rulings.iter().find(|it| matches!(&it.subject, About::Entry(about) if about == id));
    let completions = rulings.iter().filter(|it| matches!(it.subject, About::Completion(_)));
    completions.chain(listed.iter().filter_map(of_entry)).collect()
}

/// The program to show when none was chosen: the first one whose requirements the newest position could meet.
pub fn suggested_program<'a>(catalog: &'a Catalog, record: &Record) -> Option<&'a ProgramId> {
    let role = record.positions.iter().rev().find_map(|it| it.role.as_ref());
    let fits = |edition: &Edition| {
        edition.requirements.iter().all(|it| match it.readings.first().map(|it| &it.rule) {
            Some(Rule::Office(office)) => role.is_none_or(|role| office.roles.contains(role)),
            _ => true,
        })
    };
    let programs = || catalog.programs().map(|(_, it)| it);
    let fitting = programs().find(|it| it.editions.last().is_some_and(&fits));
    fitting.or_else(|| programs().next()).map(|it| &it.id)
}

/// How many requirements are met, of how many.
pub fn met_of(evaluation: &Evaluation) -> (usize, usize) {
    (evaluation.outcomes.iter().filter(|it| it.verdict.is_met()).count(), evaluation.outcomes.len())
}

/// Which state a verdict is shown as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Met,
    NotYet,
    TooLate,
    NeedsAnswer,
    BodyDecides,
}

impl From<&Verdict> for State {
    fn from(verdict: &Verdict) -> State {
        match verdict {
            Verdict::Met => State::Met,
            Verdict::Unmet(Still::Open { .. }) => State::NotYet,
            Verdict::Unmet(Still::Closed { .. }) => State::TooLate,
            Verdict::Unknown(asks) if asks.iter().any(|it| matches!(it, Ask::Person(_))) => State::NeedsAnswer,
            Verdict::Unknown(_) => State::BodyDecides,
        }
    }
}

/// The form for the body's answer about a requirement: the answer that is there, or a new one.
pub fn answer_form(
    record: &Record,
    program: &ProgramId,
    filed_under: &ProgramId,
    requirement: &RequirementId,
) -> FormId {
    let there = record.answers.iter().find(|it| it.program == *filed_under && it.question == requirement.as_str());
    let mut form = match there {
        Some(answer) => FormId::entry(Subject::Answer, &answer.id),
        None => FormId::new(Subject::Answer),
    };
    form.about = Some(about_requirement(program, requirement));
    form
}

/// The form for a step: the entry that is there, or a new one.
pub fn step_form(record: &Record, filed_under: &ProgramId, step: &StepId) -> FormId {
    match record.steps.iter().find(|it| it.program == *filed_under && it.step == *step) {
        Some(done) => FormId::entry(Subject::Step, &done.id),
        None => FormId::about(Subject::Step, step.as_str()),
    }
}

/// The edition that an evaluation applied.
pub fn edition<'a>(program: &'a Program, evaluation: &Evaluation) -> &'a Edition {
    let applied = program.editions.iter().find(|it| it.from == evaluation.edition);
    applied.unwrap_or_else(|| program.edition_on(evaluation.day).0)
}

pub fn is_done(step: &StepState) -> bool {
    step.progress != Progress::Open
}
