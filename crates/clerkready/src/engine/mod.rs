//! Turns a record and a program into an evaluation.
//!
//! Every amount is found twice, once with every open fact against the person ([`End::Sure`]) and once with every one for
//! them ([`End::Possible`]). A requirement is met when it is met at the sure end, unmet when it is unmet at the possible
//! end, and unknown between.
//!
//! Invariant: evaluation is total and pure. It reads no clock, it does not depend on the order of entries, and no record
//! makes it fail.

mod account;
mod claim;
mod repeats;
mod tallies;
mod credit;
mod attend;
mod office;
mod judge;
mod steps;

use crate::date::{DateFact, Day, Truth};
use crate::evaluation::{Ask, Evaluation, Question, Reason, Still, Verdict};
use crate::id::{EntryId, RequirementId};
use crate::program::{Body, Due, Edition, Program, Requirement};
use crate::record::{Activity, Condition, Enrollment, Record, Status};
use crate::sorted;

/// Evaluates one program of a body on a day.
pub fn evaluate(body: &Body, program: &Program, record: &Record, day: Day) -> Evaluation {
    let applied = steps::applied(program, record, day);
    let (edition, edition_fit) = program.edition_on(applied.last);
    let case = Case { body, program, edition, record, day, applied };
    // Credit does not depend on the enrollment, so each day of judgment has one ledger for all of them.
    let mut days = Vec::new();
    [case.applied.first, case.applied.last, day].into_iter().for_each(|it| sorted::insert(&mut days, it));
    let mut ledgers: Vec<_> = days.into_iter().map(|it| (it, credit::credits(&case, it))).collect();
    let steps = steps::states(&case);
    // A clerk who enrolled anew is judged by the enrollment that serves best: by the verdict on all requirements, then by
    // how many are met and how many open; among equals by the latest.
    let outcomes = case
        .enrollments()
        .map(|enrollment| (enrollment, judge::outcomes(&case, &ledgers, enrollment)))
        .max_by_key(|(enrollment, outcomes)| {
            let ranks = || outcomes.iter().map(|it| Rank::of(&it.verdict));
            let met = ranks().filter(|it| *it == Rank::Met).count();
            let unknown = ranks().filter(|it| *it == Rank::Unknown).count();
            (ranks().min(), met, unknown, enrollment.map(|it| (it.on.map(DateFact::last), &it.id)))
        })
        .map(|(_, outcomes)| outcomes)
        .unwrap_or_default();
    let ready_to_apply = Verdict::all(
        edition
            .requirements
            .iter()
            .zip(&outcomes)
            .filter(|(requirement, _)| requirement.due != Due::Grant)
            .map(|(_, outcome)| &outcome.verdict),
    );
    let verdict = Verdict::all(outcomes.iter().map(|it| &it.verdict));
    let can_be_granted = steps::grant(&case, &verdict, &ready_to_apply, &steps);
    ledgers.retain(|it| it.0 == case.applied.last);
    let credits = ledgers.pop().map(|it| it.1).unwrap_or_default();
    Evaluation {
        program: program.id.clone(),
        day,
        edition: edition.from,
        edition_fit,
        verdict,
        ready_to_apply,
        can_be_granted,
        outcomes,
        rulings: credits.into_iter().map(|it| it.ruling).collect(),
        steps,
    }
}

/// One program and one record on one day.
struct Case<'a> {
    body: &'a Body,
    program: &'a Program,
    edition: &'a Edition,
    record: &'a Record,
    day: Day,
    applied: Applied,
}

/// The days on which requirements due at application may have to hold: the day of evaluation until one has applied.
#[derive(Clone)]
struct Applied {
    first: Day,
    last: Day,
    /// The step that tells the day, when there is one.
    step: Option<EntryId>,
}

/// One of the two ends of what the open facts leave possible.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    /// Every open fact goes against the person.
    Sure,
    /// Every open fact goes for the person.
    Possible,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Closed,
    Open,
    Unknown,
    Met,
}

impl Rank {
    fn of(verdict: &Verdict) -> Rank {
        match verdict {
            Verdict::Met => Rank::Met,
            Verdict::Unknown(_) => Rank::Unknown,
            Verdict::Unmet(Still::Open { .. }) => Rank::Open,
            Verdict::Unmet(Still::Closed { .. }) => Rank::Closed,
        }
    }
}

impl<'a> Case<'a> {
    /// The enrollments that may be the one to judge by; a single `None` when there is none yet.
    fn enrollments(&self) -> impl Iterator<Item = Option<&'a Enrollment>> {
        let mut found: Vec<Option<&Enrollment>> = self
            .record
            .enrollments
            .iter()
            .filter(|it| it.program == self.program.filed_under && it.on.is_none_or(|on| on.first() <= self.day))
            .map(Some)
            .collect();
        if found.is_empty() {
            found.push(None);
        }
        found.into_iter()
    }

    /// Says whether something told as past had come by a day of judgment.
    ///
    /// On the day of evaluation itself what is told as past is past, whatever its date leaves open.
    fn came(&self, date: Option<DateFact>, on: Day) -> Truth {
        let truth = date.map_or(Truth::Unknown, |it| it.on_or_before(on));
        if on == self.day && truth == Truth::Unknown { Truth::Yes } else { truth }
    }

    /// The first reason for which an activity cannot count as of a day, whatever it is worth.
    fn bar(&self, activity: &Activity, with: &[Condition], on: Day, end: End) -> Option<Reason> {
        if activity.status == Status::Planned {
            return Some(Reason::Planned);
        }
        match self.came(activity.last_day(), on) {
            Truth::No => return Some(Reason::Later),
            Truth::Unknown if end == End::Sure => return Some(Reason::MaybeLater),
            _ => {}
        }
        with.iter().find_map(|&condition| match Truth::from(activity.facts.get(&condition).copied()) {
            Truth::No => Some(Reason::Failed(condition)),
            Truth::Unknown if end == End::Sure => Some(Reason::NotTold(condition)),
            _ => None,
        })
    }

    fn requirement(&self, id: &RequirementId) -> Option<&'a Requirement> {
        self.edition.requirements.iter().find(|it| it.id == *id)
    }
}

/// An unknown verdict that asks for a date.
fn unknown_date(entry: &EntryId) -> Verdict {
    Verdict::Unknown(vec![Ask::Person(Question::Date(entry.clone()))])
}
