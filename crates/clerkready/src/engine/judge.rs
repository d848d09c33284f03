//! Requirements on the credit that was given: simple enough to check by hand.

use std::rc::Rc;

use super::credit::Credited;
use super::{Applied, Case, Ledgers, ask_date, attend, deadline, office, person, points, steps};
use crate::date::Day;
use crate::evaluation::{Ask, Decision, Finding, Outcome, ReadingOutcome, Still, Verdict};
use crate::id::RequirementId;
use crate::program::{Due, Reading, Requirement, Rule};
use crate::record::Enrollment;
use crate::sorted;

/// What a judgment goes by: a day, the credit given as of that day, and an enrollment.
#[derive(Clone)]
pub(super) struct Moment<'a> {
    pub(super) day: Day,
    /// None where credit itself is being found, and no credit is asked for.
    pub(super) ledgers: Option<&'a Ledgers>,
    pub(super) enrollment: Option<&'a Enrollment>,
}

impl Moment<'_> {
    pub(super) fn credits(&self, case: &Case) -> Rc<[Credited]> {
        self.ledgers.map_or_else(|| Rc::from([]), |it| it.on(case, self.day))
    }
}

/// The outcome of every requirement of the edition, in its order, each on the day on which it is due.
pub(super) fn outcomes(case: &Case, ledgers: &Ledgers, enrollment: Option<&Enrollment>) -> Vec<Outcome> {
    let moment = |day: Day| Moment { day, ledgers: Some(ledgers), enrollment };
    let outcomes = case.edition.requirements.iter().map(|requirement| match requirement.due {
        Due::Apply => at_application(case, requirement, &moment),
        Due::Enroll | Due::Grant => outcome(case, requirement, &moment(case.day)),
    });
    outcomes.collect()
}

/// Judges on the day of application; where that is not exactly known, on every day that could make a difference.
fn at_application<'m>(case: &Case, requirement: &Requirement, moment: &impl Fn(Day) -> Moment<'m>) -> Outcome {
    let Applied { first, last, step } = &case.applied;
    let mut outcome = outcome(case, requirement, &moment(*last));
    if let Some(step) = step.as_ref().filter(|_| first != last) {
        for day in edges(case, *first, *last) {
            let earlier = self::outcome(case, requirement, &moment(day)).verdict;
            outcome.verdict = outcome.verdict.unless_another(&earlier, ask_date(step));
        }
    }
    outcome
}

/// The days between two on which something began or ended that a rule may look at, with the days about them.
fn edges(case: &Case, first: Day, last: Day) -> Vec<Day> {
    let record = case.record;
    let positions = record.positions.iter().flat_map(|it| [it.from, it.until.date()]);
    let memberships = record.memberships.iter().flat_map(|it| [it.from, it.until.date()]);
    let awards = record.awards.iter().map(|it| it.on);
    let mut days = vec![first];
    for date in positions.chain(memberships).chain(awards).flatten() {
        for day in [date.first(), date.last()] {
            let about = [day.pred_opt(), Some(day), day.succ_opt()];
            for day in about.into_iter().flatten().filter(|it| first < *it && *it < last) {
                sorted::insert(&mut days, day);
            }
        }
    }
    days
}

/// Judges a requirement by its deadline, where it has one.
pub(super) fn outcome(case: &Case, requirement: &Requirement, moment: &Moment) -> Outcome {
    match &requirement.deadline {
        Some(by) => deadline::outcome(case, requirement, by, moment),
        None => under_readings(case, requirement, moment),
    }
}

/// Judges a requirement under each admissible reading.
pub(super) fn under_readings(case: &Case, requirement: &Requirement, moment: &Moment) -> Outcome {
    let readings: Vec<ReadingOutcome> = admissible(case, requirement)
        .map(|reading| {
            let (verdict, finding) = judge(case, requirement, &reading.rule, moment);
            ReadingOutcome { reading: reading.id.clone(), verdict, finding }
        })
        .collect();
    Outcome { requirement: requirement.id.clone(), verdict: under_all(&requirement.id, &readings), readings }
}

/// The readings that remain: all of them, or the one that the body gave in writing.
pub(super) fn admissible<'a>(case: &Case, requirement: &'a Requirement) -> impl Iterator<Item = &'a Reading> {
    let given = match requirement.readings.len() {
        0 | 1 => None,
        _ => case.body_answer(requirement.id.as_str(), |value| {
            requirement.readings.iter().any(|it| it.id.as_str() == value)
        }),
    };
    requirement.readings.iter().filter(move |it| given.as_ref().is_none_or(|given| it.id.as_str() == given))
}

/// Met if met under all readings, unmet if unmet under all, else unknown.
fn under_all(id: &RequirementId, readings: &[ReadingOutcome]) -> Verdict {
    let mut still: Option<Still> = None;
    let (mut met, mut unmet) = (false, false);
    let mut asks: Vec<Ask> = Vec::new();
    for reading in readings {
        match &reading.verdict {
            Verdict::Met => met = true,
            Verdict::Unmet(other) => {
                unmet = true;
                still = Some(still.map_or(*other, |it| either(it, *other)));
            }
            Verdict::Unknown(more) => asks.extend(more.iter().cloned()),
        }
    }
    match still {
        Some(still) if !met && asks.is_empty() => return Verdict::Unmet(still),
        _ => {}
    }
    if unmet {
        asks.push(Ask::Body(Decision::Reading(id.clone())));
    }
    Verdict::unless_asked(asks)
}

/// What remains possible when only one of two readings has to allow it.
fn either(a: Still, b: Still) -> Still {
    match (a, b) {
        (Still::Closed { after: a }, Still::Closed { after: b }) => Still::Closed { after: a.max(b) },
        (open @ Still::Open { .. }, Still::Closed { .. }) | (Still::Closed { .. }, open) => open,
        // The first reading's day is the one that its figures go with.
        (open @ Still::Open { .. }, Still::Open { .. }) => open,
    }
}

fn judge(case: &Case, requirement: &Requirement, rule: &Rule, moment: &Moment) -> (Verdict, Finding) {
    let on = moment.day;
    match rule {
        Rule::All(parts) => {
            let outcomes: Vec<Outcome> = parts.iter().map(|it| outcome(case, it, moment)).collect();
            let verdict = Verdict::all(outcomes.iter().map(|it| &it.verdict));
            (verdict, Finding::Parts { need: u32::try_from(parts.len()).unwrap_or(u32::MAX), outcomes })
        }
        Rule::Some(some) => {
            let outcomes: Vec<Outcome> = some.of.iter().map(|it| outcome(case, it, moment)).collect();
            let need = usize::try_from(some.at_least).unwrap_or(usize::MAX);
            (so_many(need, &outcomes), Finding::Parts { need: some.at_least, outcomes })
        }
        Rule::Points(rule) => points::points(case, rule, &requirement.id, moment),
        Rule::Attended(rule) => attend::attended(case, rule, &requirement.id, on),
        Rule::Office(rule) => office::office(case, rule, moment.enrollment, on),
        Rule::Member(rule) => office::member(case, rule, moment.enrollment, on),
        Rule::Award(rule) => person::award(case, rule, on),
        Rule::Duties(rule) => person::duties(case, rule, on),
        Rule::Place(places) => person::place(case, places),
        Rule::Told(rule) => person::told(case, rule, &requirement.id),
        Rule::Applied => steps::applied_by(case, on),
        Rule::Decided(_) => person::decided(case, &requirement.id),
    }
}

/// At least so many of several: met when so many are, unmet when so many cannot be.
fn so_many(need: usize, outcomes: &[Outcome]) -> Verdict {
    let verdicts = || outcomes.iter().map(|it| &it.verdict);
    let met = verdicts().filter(|it| it.is_met()).count();
    let unknown: Vec<Ask> = verdicts()
        .filter_map(|it| match it {
            Verdict::Unknown(asks) => Some(asks.iter().cloned()),
            _ => None,
        })
        .flatten()
        .collect();
    let maybe = met + verdicts().filter(|it| matches!(it, Verdict::Unknown(_))).count();
    if need <= met {
        return Verdict::Met;
    }
    if need <= maybe {
        return Verdict::unless_asked(unknown);
    }
    // Of those that are open, the ones with the latest days remain possible longest.
    let mut open: Vec<Option<Day>> = Vec::new();
    let mut closed: Vec<Day> = Vec::new();
    for verdict in verdicts() {
        match verdict {
            Verdict::Unmet(Still::Open { by }) => open.push(*by),
            Verdict::Unmet(Still::Closed { after }) => closed.push(*after),
            Verdict::Met | Verdict::Unknown(_) => {}
        }
    }
    let missing = need - maybe;
    if missing <= open.len() {
        let end = |by: &Option<Day>| by.unwrap_or(Day::MAX);
        let open = sorted::ordered(open, |a, b| end(b).cmp(&end(a)));
        return Verdict::Unmet(Still::Open { by: open.get(missing - 1).copied().flatten() });
    }
    let closed = sorted::ordered(closed, |a, b| b.cmp(a));
    let last = closed.get(missing - open.len() - 1).or(closed.last());
    match last {
        Some(after) => Verdict::Unmet(Still::Closed { after: *after }),
        None => Verdict::Unmet(Still::Open { by: None }),
    }
}
