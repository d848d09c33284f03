//! Steps beside the requirements: what was sent, by which deadline, and when the designation can be granted.

use chrono::Datelike;

use super::{Applied, Case, unknown_date};
use crate::date::{DateFact, Day, YEARS};
use crate::evaluation::{Grant, Progress, StepState, Still, Verdict};
use crate::id::StepId;
use crate::program::{Deadline, Program};
use crate::record::{Record, StepDone};

/// Finds the days on which requirements due at application are judged.
pub(super) fn applied(program: &Program, record: &Record, day: Day) -> Applied {
    // The step's id is the same in every edition, so the newest one tells it.
    let step = program.editions.last().and_then(|edition| latest(program, record, &edition.applies_by, day));
    let step_id = step.map(|it| it.id.clone());
    match step.map(|it| it.done_on) {
        None => Applied { first: day, last: day, step: None },
        Some(None) => Applied { first: DateFact::Year(*YEARS.start()).first(), last: day, step: step_id },
        Some(Some(on)) => Applied { first: on.first(), last: on.last().min(day), step: step_id },
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
        let reached = step.deadline.and_then(|deadline| {
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
            granted_in: reached.map(|(_, month)| month),
        }
    });
    states.collect()
}

/// Whether the designation can be granted, and when at the earliest.
pub(super) fn grant(case: &Case, verdict: &Verdict, ready: &Verdict, states: &[StepState]) -> Grant {
    let step_verdicts: Vec<Verdict> = states.iter().map(|state| step_verdict(case, state)).collect();
    let verdict = Verdict::all(std::iter::once(verdict).chain(&step_verdicts));
    let undated = states.iter().any(|it| it.progress == Progress::DoneUndated && has_deadline(case, &it.step));
    let earliest = match ready {
        Verdict::Met if !undated => states.iter().filter_map(|it| it.granted_in).max(),
        _ => None,
    };
    Grant { verdict, earliest }
}

fn step_verdict(case: &Case, state: &StepState) -> Verdict {
    let Some(deadline) = case.edition.step(&state.step).and_then(|it| it.deadline) else {
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

fn has_deadline(case: &Case, step: &StepId) -> bool {
    case.edition.step(step).is_some_and(|it| it.deadline.is_some())
}

/// The latest entry of a step that had been done by a day.
fn latest<'a>(program: &Program, record: &'a Record, step: &StepId, day: Day) -> Option<&'a StepDone> {
    record
        .steps
        .iter()
        .filter(|it| it.program == program.filed_under && it.step == *step)
        .filter(|it| it.done_on.is_none_or(|on| on.first() <= day))
        .max_by_key(|it| (it.done_on.map(|on| (on.last(), on.first())), &it.id))
}

/// The first deadline on or after a day, and the month of the grant that it leads to.
fn next(deadline: Deadline, from: Day) -> Option<(Day, DateFact)> {
    (from.year()..=from.year() + 1).find_map(|year| {
        let day = Day::from_ymd_opt(year, deadline.month, deadline.day)?;
        (from <= day).then_some((day, DateFact::Month { year, month: deadline.granted_in }))
    })
}
