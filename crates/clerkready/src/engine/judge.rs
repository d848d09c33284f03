//! Requirements on the credit that was given: simple enough to check by hand.

use super::credit::Credited;
use super::{Case, attend, office, unknown_date};
use crate::date::Day;
use crate::evaluation::{Ask, Decision, Finding, Outcome, ReadingOutcome, Still, Verdict};
use crate::id::{CategoryId, RequirementId};
use crate::program::{Due, Reading, Requirement, Rule};
use crate::quantity::{Amount, Points};
use crate::record::{AnsweredBy, Enrollment};

/// What a judgment goes by: a day, the credit given as of that day, and an enrollment.
pub(super) struct Moment<'a> {
    pub(super) day: Day,
    pub(super) credits: &'a [Credited],
    pub(super) enrollment: Option<&'a Enrollment>,
}

/// The outcome of every requirement of the edition, in its order, each on the day on which it is due.
pub(super) fn outcomes(case: &Case, ledgers: &[(Day, Vec<Credited>)], enrollment: Option<&Enrollment>) -> Vec<Outcome> {
    let moment = |day: Day| {
        let credits = ledgers.iter().find(|it| it.0 == day).map_or(&[][..], |it| &it.1);
        Moment { day, credits, enrollment }
    };
    let outcomes = case.edition.requirements.iter().map(|requirement| match requirement.due {
        Due::Apply => at_application(case, requirement, &moment(case.applied.first), &moment(case.applied.last)),
        Due::Enroll | Due::Grant => outcome(case, requirement, &moment(case.day)),
    });
    outcomes.collect()
}

fn at_application(case: &Case, requirement: &Requirement, first: &Moment, last: &Moment) -> Outcome {
    let mut outcome = outcome(case, requirement, last);
    if let Some(step) = case.applied.step.as_ref().filter(|_| first.day != last.day) {
        // The day of application is not exactly known: what differs between its two ends is not known either.
        let earlier = self::outcome(case, requirement, first).verdict;
        if std::mem::discriminant(&earlier) != std::mem::discriminant(&outcome.verdict) {
            outcome.verdict = unknown_date(step);
        }
    }
    outcome
}

/// Judges a requirement under each admissible reading.
pub(super) fn outcome(case: &Case, requirement: &Requirement, moment: &Moment) -> Outcome {
    let readings: Vec<ReadingOutcome> = admissible(case, requirement)
        .map(|reading| {
            let (verdict, finding) = judge(case, requirement, &reading.rule, moment);
            ReadingOutcome { reading: reading.id.clone(), verdict, finding }
        })
        .collect();
    Outcome { requirement: requirement.id.clone(), verdict: under_all(&requirement.id, &readings), readings }
}

/// The readings that remain: all of them, or the one that the body gave in writing.
fn admissible<'a>(case: &Case, requirement: &'a Requirement) -> impl Iterator<Item = &'a Reading> {
    let given = case
        .record
        .answers
        .iter()
        .filter(|it| it.by == AnsweredBy::Body && it.program == case.program.filed_under)
        .filter(|it| it.question == requirement.id.as_str())
        .filter(|it| it.on.is_none_or(|on| on.first() <= case.day))
        .filter(|it| requirement.readings.iter().any(|reading| reading.id.as_str() == it.value))
        .max_by_key(|it| (it.on.map(|on| (on.last(), on.first())), &it.id))
        .map(|it| it.value.clone());
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
    match rule {
        Rule::All(parts) => {
            let outcomes: Vec<Outcome> = parts.iter().map(|it| outcome(case, it, moment)).collect();
            (Verdict::all(outcomes.iter().map(|it| &it.verdict)), Finding::Parts(outcomes))
        }
        Rule::Points { categories, at_least } => points(&requirement.id, categories, *at_least, moment.credits),
        Rule::Attended(rule) => attend::attended(case, rule, &requirement.id, moment.day),
        Rule::Office(rule) => office::office(case, rule, moment.enrollment, moment.day),
        Rule::Member(rule) => office::member(case, rule, moment.enrollment),
    }
}

fn points(id: &RequirementId, categories: &[CategoryId], need: Points, credits: &[Credited]) -> (Verdict, Finding) {
    let amount: Amount = credits.iter().map(|it| it.ruling.given_to(categories)).sum();
    let verdict = if amount.sure.reaches(need) {
        Verdict::Met
    } else if !amount.possible.reaches(need) {
        Verdict::Unmet(Still::Open { by: None })
    } else {
        let open = credits.iter().filter(|it| {
            let given = it.ruling.given_to(categories);
            given.sure != given.possible
        });
        let asks: Vec<Ask> = open.flat_map(|it| it.asks.iter().cloned()).collect();
        match Verdict::unless_asked(asks) {
            Verdict::Met => Verdict::Unknown(vec![Ask::Body(Decision::Reading(id.clone()))]),
            unknown => unknown,
        }
    };
    (verdict, Finding::Points { need, amount })
}
