//! What holds for every record: evaluation never fails, rulings balance, the order of entry does not matter, and filling in a
//! blank never contradicts a verdict.

use clerkready::date::{DateFact, Day};
use clerkready::engine::evaluate;
use clerkready::evaluation::{Evaluation, Finding, Outcome, Verdict};
use clerkready::program::Catalog;
use clerkready::quantity::Extent;
use clerkready::record::{Activity, Condition, Record, Status, Until};
use proptest::prelude::*;

mod common;
mod records;

/// At least 2,000 cases; PROPTEST_CASES asks for more.
fn config() -> ProptestConfig {
    let default = ProptestConfig::default();
    ProptestConfig { cases: default.cases.max(2_000), failure_persistence: None, ..default }
}

fn evaluations(catalog: &Catalog, record: &Record, day: Day) -> Vec<Evaluation> {
    catalog.programs().map(|(body, program)| evaluate(body, program, record, day)).collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn rulings_balance_and_ends_are_in_order((record, day) in (records::record(), records::day())) {
        for evaluation in evaluations(&common::CATALOG, &record, day) {
            for ruling in &evaluation.rulings {
                prop_assert!(ruling.balances(), "{ruling:?}");
            }
            for outcome in &evaluation.outcomes {
                ends_are_in_order(outcome)?;
            }
        }
    }

    #[test]
    fn every_entry_has_at_most_one_ruling((record, day) in (records::record(), records::day())) {
        for evaluation in evaluations(&common::CATALOG, &record, day) {
            let subjects: Vec<_> = evaluation.rulings.iter().map(|it| &it.subject).collect();
            let mut once = subjects.clone();
            once.dedup();
            prop_assert_eq!(&subjects, &once);
            for activity in &record.activities {
                let found = subjects.iter().any(|it| matches!(it, clerkready::evaluation::Subject::Entry(id) if *id == activity.id));
                prop_assert!(found, "{} has no ruling", activity.id);
            }
        }
    }

    #[test]
    fn the_order_of_entry_does_not_matter((record, day, seed) in (records::record(), records::day(), any::<u64>())) {
        let shuffled = records::shuffled(&record, seed);
        prop_assert_eq!(evaluations(&common::CATALOG, &record, day), evaluations(&common::CATALOG, &shuffled, day));
    }

    #[test]
    fn filling_in_a_blank_never_contradicts_a_verdict(
        (record, day, choice, truth) in (records::record(), records::day(), any::<prop::sample::Index>(), any::<u16>())
    ) {
        let blanks = blanks(&record);
        prop_assume!(!blanks.is_empty());
        let Some(filled) = fill(&record, choice.get(&blanks), truth, day) else { return Ok(()) };
        for (before, after) in
            evaluations(&common::CATALOG, &record, day).iter().zip(evaluations(&common::CATALOG, &filled, day))
        {
            prop_assert!(!contradicts(&before.verdict, &after.verdict), "{:?}\n{before:?}\n{after:?}", choice.get(&blanks));
            // With two enrollments the blank may decide which of them the requirements are shown for.
            if record.enrollments.len() < 2 {
                for (before, after) in before.outcomes.iter().zip(&after.outcomes) {
                    let contradicted = contradicts(&before.verdict, &after.verdict);
                    prop_assert!(!contradicted, "{:?}\n{before:?}\n{after:?}", choice.get(&blanks));
                }
            }
        }
    }
}

/// Says whether a verdict that was certain is another one now.
fn contradicts(before: &Verdict, after: &Verdict) -> bool {
    matches!(
        (before, after),
        (Verdict::Met, Verdict::Unmet(_) | Verdict::Unknown(_))
            | (Verdict::Unmet(_), Verdict::Met | Verdict::Unknown(_))
    )
}

fn ends_are_in_order(outcome: &Outcome) -> Result<(), TestCaseError> {
    if let Verdict::Unknown(asks) = &outcome.verdict {
        prop_assert!(!asks.is_empty(), "{outcome:?} names nobody who could settle it");
    }
    for reading in &outcome.readings {
        match &reading.finding {
            Finding::Points { amount, .. } => {
                prop_assert!(amount.sure <= amount.possible, "{outcome:?}")
            }
            Finding::Attended(it) => prop_assert!(it.sure <= it.possible, "{outcome:?}"),
            Finding::Parts(parts) => parts.iter().try_for_each(ends_are_in_order)?,
            Finding::Office(_) | Finding::Member(_) => {}
        }
        if let Finding::Points { amount, .. } = &reading.finding {
            prop_assert!(amount.sure != Extent::Unbounded, "nobody's points are unbounded for sure");
        }
    }
    Ok(())
}

/// A blank of a record: something that the person could tell more exactly.
#[derive(Clone, Debug)]
enum Blank {
    Condition(usize, Condition),
    ActivityDate(usize),
    MembershipFrom(usize),
    MembershipUntil(usize),
    PositionFrom(usize),
    EnrollmentOn(usize),
    Item(usize),
    Whose(usize),
}

fn blanks(record: &Record) -> Vec<Blank> {
    let vague = |date: Option<DateFact>| !matches!(date, Some(DateFact::Day(_)));
    let mut blanks = Vec::new();
    for (index, activity) in record.activities.iter().enumerate() {
        let conditions = Condition::ALL.into_iter().filter(|it| !activity.facts.contains_key(it));
        blanks.extend(conditions.map(|it| Blank::Condition(index, it)));
        if activity.status == Status::Done && activity.to.is_none() && vague(activity.from) {
            blanks.push(Blank::ActivityDate(index));
        }
        if activity.item.is_none() {
            blanks.push(Blank::Item(index));
        }
        if activity.stated.len() == 1 && activity.stated[0].body.is_none() {
            blanks.push(Blank::Whose(index));
        }
    }
    for (index, membership) in record.memberships.iter().enumerate() {
        if vague(membership.from) {
            blanks.push(Blank::MembershipFrom(index));
        }
        if membership.until == Until::NotTold {
            blanks.push(Blank::MembershipUntil(index));
        }
    }
    // An enrollment that names its position already told something about both dates; another one might contradict it.
    if record.enrollments.iter().all(|it| it.position.is_none()) {
        let positions = record.positions.iter().enumerate().filter(|it| vague(it.1.from));
        blanks.extend(positions.map(|it| Blank::PositionFrom(it.0)));
        let enrollments = record.enrollments.iter().enumerate().filter(|it| vague(it.1.on));
        blanks.extend(enrollments.map(|it| Blank::EnrollmentOn(it.0)));
    }
    blanks
}

/// Fills a blank in; `None` when no day before the day of evaluation is left for it.
fn fill(record: &Record, blank: &Blank, truth: u16, day: Day) -> Option<Record> {
    let mut record = record.clone();
    let exact = |date: Option<DateFact>| records::within(date, day, truth);
    let activity =
        |record: &mut Record, index: usize, change: &dyn Fn(&mut Activity)| change(&mut record.activities[index]);
    match blank {
        Blank::Condition(index, condition) => {
            activity(&mut record, *index, &|it| _ = it.facts.insert(*condition, truth.is_multiple_of(2)));
        }
        Blank::ActivityDate(index) => {
            let date = exact(record.activities[*index].from)?;
            activity(&mut record, *index, &|it| it.from = Some(date));
        }
        Blank::Item(index) => {
            activity(&mut record, *index, &|it| it.item = Some(records::item(truth as usize)));
        }
        Blank::Whose(index) => {
            activity(&mut record, *index, &|it| it.stated[0].body = Some(records::body(truth as usize)));
        }
        Blank::MembershipFrom(index) => {
            let date = exact(record.memberships[*index].from)?;
            record.memberships[*index].from = Some(date);
        }
        Blank::MembershipUntil(index) => record.memberships[*index].until = Until::Lasts,
        Blank::PositionFrom(index) => {
            let date = exact(record.positions[*index].from)?;
            record.positions[*index].from = Some(date);
        }
        Blank::EnrollmentOn(index) => {
            let date = exact(record.enrollments[*index].on)?;
            record.enrollments[*index].on = Some(date);
        }
    }
    Some(record)
}
