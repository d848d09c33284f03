//! Steps beside the requirements: what was sent, by which deadline, and when the designation can be granted.

use chrono::Datelike;

use super::{Applied, Case, unknown_date};
use crate::date::{DateFact, Day, Truth, YEARS};
use crate::evaluation::{Finding, Grant, Outcome, Progress, StepState, Still, Verdict};
use crate::id::{EntryId, StepId};
use crate::program::{Deadline, Event, Program};
use crate::record::{Record, StepDone};

/// Finds the days on which requirements due at application are judged.
pub(super) fn applied(program: &Program, record: &Record, day: Day) -> Applied {
    // The step's id is the same in every edition, so the newest one tells it.
    let Some(step) = program.editions.last().map(|it| &it.applies_by) else {
        return Applied { first: day, last: day, step: None };
    };
    // Of several applications it is the latest one, between the latest of their first days and of their last days.
    let first = |it: &StepDone| it.done_on.unwrap_or(DateFact::Year(*YEARS.start())).first();
    let earliest = entries(program, record, step, day).map(first).max();
    match (latest(program, record, step, day), earliest) {
        (Some(it), Some(first)) => {
            let last = it.done_on.map_or(day, |on| on.last().min(day));
            Applied { first: first.min(last), last, step: Some(it.id.clone()) }
        }
        _ => Applied { first: day, last: day, step: None },
    }
}

/// The days between which lies the one by which an edition is chosen, and the entry that tells it.
pub(super) struct Chosen {
    pub(super) first: Day,
    pub(super) last: Day,
    pub(super) entry: Option<EntryId>,
}

/// Finds the day by which a program's edition is chosen.
pub(super) fn chosen_on(program: &Program, record: &Record, applied: &Applied, day: Day) -> Chosen {
    let by_application = Chosen { first: applied.first, last: applied.last, entry: applied.step.clone() };
    if program.chosen_by != Event::Enroll {
        return by_application;
    }
    let enrolled = record.enrollments.iter().filter(|it| program.files(&it.program));
    let begun = enrolled.filter(|it| it.on.is_none_or(|on| on.first() <= day));
    let latest = begun.max_by_key(|it| (it.on.map_or(day, DateFact::last), it.on.map(DateFact::first), &it.id));
    match latest.map(|it| (it, it.on)) {
        None => Chosen { first: day, last: day, entry: None },
        Some((it, None)) => {
            Chosen { first: DateFact::Year(*YEARS.start()).first(), last: day, entry: Some(it.id.clone()) }
        }
        Some((it, Some(on))) => Chosen { first: on.first(), last: on.last().min(day), entry: Some(it.id.clone()) },
    }
}

/// The state of every step of the edition, in its order.
pub(super) fn states(case: &Case) -> Vec<StepState> {
    let states = case.edition.steps.iter().map(|step| {
        let progress = match latest(case.program, case.record, &step.id, case.day).map(|it| it.done_on) {
            None => Progress::Open,
            Some(None) => Progress::DoneUndated,
            Some(Some(on)) => Progress::Done(on),
        };
        let reached = step.deadline.as_ref().and_then(|deadline| {
            let from = match progress {
                Progress::Open => case.day,
                // The cautious end: a step told by month may have arrived on its last day.
                Progress::Done(on) => on.last().min(case.day),
                Progress::DoneUndated => return None,
            };
            next(deadline, from)
        });
        StepState {
            step: step.id.clone(),
            progress,
            deadline: reached.map(|(day, _)| day),
            granted_in: reached.and_then(|(_, month)| month),
        }
    });
    states.collect()
}

/// Whether the designation can be granted, and when at the earliest.
///
/// `waits` are the outcomes of what is due at the grant: what only needs time to pass puts the grant off.
pub(super) fn grant<'o>(
    case: &Case,
    verdict: &Verdict,
    ready: &Verdict,
    waits: impl Iterator<Item = &'o Outcome>,
    states: &[StepState],
) -> Grant {
    let step_verdicts: Vec<Verdict> = states.iter().map(|state| step_verdict(case, state)).collect();
    let verdict = Verdict::all(std::iter::once(verdict).chain(&step_verdicts));
    let undated = states.iter().any(|it| it.progress == Progress::DoneUndated && has_deadline(case, &it.step));
    let waits: Option<Vec<Day>> = waits.map(|it| complete_on(case, it)).collect();
    let earliest = match (ready, waits) {
        (Verdict::Met, Some(waits)) if !undated => {
            let by_steps = states.iter().filter_map(|it| it.granted_in);
            let by_time = waits.into_iter().filter(|it| case.day < *it).map(DateFact::Day);
            by_steps.chain(by_time).max_by_key(|it| it.first()).or(Some(DateFact::Day(case.day)))
        }
        _ => None,
    };
    Grant { verdict, earliest }
}

/// The day from which an outcome is met if nothing but time passes; `None` when more is missing.
fn complete_on(case: &Case, outcome: &Outcome) -> Option<Day> {
    if outcome.verdict.is_met() {
        return Some(case.day);
    }
    let mut readings = outcome.readings.iter().map(|reading| match &reading.finding {
        _ if reading.verdict.is_met() => Some(case.day),
        Finding::Held(holding) => holding.complete_on,
        Finding::Parts { need, outcomes } if *need as usize == outcomes.len() => {
            outcomes.iter().map(|it| complete_on(case, it)).try_fold(case.day, |latest, it| Some(latest.max(it?)))
        }
        _ => None,
    });
    // Under every reading, so by the latest of their days.
    readings.try_fold(case.day, |latest, it| Some(latest.max(it?)))
}

fn step_verdict(case: &Case, state: &StepState) -> Verdict {
    let Some(deadline) = case.edition.step(&state.step).and_then(|it| it.deadline.as_ref()) else {
        return match state.progress {
            Progress::Open => Verdict::Unmet(Still::Open { by: None }),
            Progress::Done(_) | Progress::DoneUndated => Verdict::Met,
        };
    };
    let told = latest(case.program, case.record, &state.step, case.day);
    match (state.progress, told) {
        (Progress::Done(on), Some(told)) if next(deadline, on.first()) != next(deadline, on.last()) => {
            unknown_date(&told.id)
        }
        (Progress::DoneUndated, Some(told)) => unknown_date(&told.id),
        (Progress::Done(_), _) => Verdict::Met,
        _ => Verdict::Unmet(Still::Open { by: state.deadline }),
    }
}

/// Judges whether the application had been sent by a day.
pub(super) fn applied_by(case: &Case, on: Day) -> (Verdict, Finding) {
    let applied = latest(case.program, case.record, &case.edition.applies_by, case.day);
    let truth = applied.map_or(Truth::No, |it| case.came(it.done_on, on));
    let verdict = match (truth, applied) {
        (Truth::Yes, _) => Verdict::Met,
        (Truth::Unknown, Some(applied)) => unknown_date(&applied.id),
        _ => Verdict::Unmet(Still::Open { by: None }),
    };
    (verdict, Finding::Told(truth))
}

fn has_deadline(case: &Case, step: &StepId) -> bool {
    case.edition.step(step).is_some_and(|it| it.deadline.is_some())
}

/// The entries of a step that had been done by a day.
fn entries<'a>(program: &Program, record: &'a Record, step: &StepId, day: Day) -> impl Iterator<Item = &'a StepDone> {
    let about = record.steps.iter().filter(|it| program.files(&it.program));
    about.filter(|it| it.step == *step).filter(move |it| it.done_on.is_none_or(|on| on.first() <= day))
}

/// The latest of them; one without a date may be.
fn latest<'a>(program: &Program, record: &'a Record, step: &StepId, day: Day) -> Option<&'a StepDone> {
    let key = |it: &&StepDone| (it.done_on.is_none(), it.done_on.map(|on| (on.last(), on.first())), it.id.clone());
    entries(program, record, step, day).max_by_key(key)
}

/// The first deadline on or after a day, and the month of the grant that it leads to.
fn next(deadline: &Deadline, from: Day) -> Option<(Day, Option<DateFact>)> {
    (from.year()..=from.year().saturating_add(1)).find_map(|year| {
        deadline.days.iter().find_map(|&(month, day)| {
            let day = Day::from_ymd_opt(year, month, day).filter(|day| from <= *day)?;
            let granted = deadline.granted_in.map(|granted_in| DateFact::Month {
                year: year.saturating_add(i32::from(granted_in < month)),
                month: granted_in,
            });
            Some((day, granted))
        })
    })
}
