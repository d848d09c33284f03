//! Laws about what an entry more, a plan, and the same input do.

use clerkready::advice::advice;
use clerkready::date::{DateFact, Day};
use clerkready::engine::evaluate;
use clerkready::evaluation::{Evaluation, Finding, Outcome, State};
use clerkready::portable;
use clerkready::program::{Bound, Edition, Requirement, Rule};
use clerkready::quantity::Extent;
use clerkready::record::{Activity, Record, Status};
use proptest::prelude::*;

use super::{common, config, records};

/// Whether more can be worse under an edition: where there is a maximum or a share, or where an entry more moves a deadline,
/// which counts from the first of its kind.
fn is_monotone(edition: &Edition) -> bool {
    fn is_monotone(requirement: &Requirement) -> bool {
        let by_rule = requirement.readings.iter().all(|it| match &it.rule {
            Rule::Points(rule) => matches!(rule.bound, Bound::AtLeast(_)),
            // The first attendance alone may count, so one before it takes its place.
            Rule::Attended(rule) => rule.repeats == clerkready::program::Repeats::CountOnce,
            rule => rule.parts().iter().all(is_monotone),
        });
        by_rule
            && !matches!(requirement.deadline.as_ref().map(|it| &it.after), Some(clerkready::program::Anchor::First(_)))
    }
    edition.requirements.iter().all(is_monotone)
}

/// The verdicts and the sure amounts of sums, by requirement.
fn standing(outcomes: &[Outcome]) -> Vec<(String, State, Option<Extent>)> {
    let mut all = Vec::new();
    for outcome in outcomes {
        let finding = outcome.shown().map(|it| &it.finding);
        let sum = if let Some(Finding::Points(it)) = finding { Some(it.amount.sure) } else { None };
        all.push((outcome.requirement.to_string(), outcome.verdict.state(), sum));
        if let Some(Finding::Parts { outcomes, .. }) = finding {
            all.extend(standing(outcomes));
        }
    }
    all
}

/// An entry of which everything is told: exact days in the past, every fact, how long it took, and no figures in doubt.
fn is_known(activity: &Activity, day: Day) -> bool {
    let exact = |date: Option<DateFact>| matches!(date, Some(DateFact::Day(it)) if it < day);
    activity.status == Status::Done
        && exact(activity.from)
        && activity.to.is_none_or(|it| exact(Some(it)))
        && activity.minutes.is_some()
        && activity.score.is_some()
        && exact(activity.evidence_sent)
        && activity.item.is_some()
        && activity.stated.is_empty()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn an_entry_more_lowers_neither_a_verdict_nor_a_sure_amount(((about, record), day) in (super::records(), records::day())) {
        let Some(at) = record.activities.iter().position(|it| is_known(it, day)) else { return Ok(()) };
        let more = record.activities[at].clone();
        // What says the same as another entry may be the same event, and an award may list what was used.
        let alike = record.activities.iter().any(|it| it.id != more.id && it.kind == more.kind);
        let used = record.awards.iter().flat_map(|it| &it.used).flatten().any(|it| *it == more.id);
        prop_assume!(!alike && !used);
        let mut less = record.clone();
        less.activities.remove(at);
        let (body, program) = common::CATALOG.programs().nth(about).expect("it is one of the programs");
        let (before, after) = (evaluate(body, program, &less, day), evaluate(body, program, &record, day));
        let edition = program.editions.iter().find(|it| it.from == after.edition).expect("an edition of the program");
        if is_monotone(edition) && before.edition == after.edition {
            for (before, after) in standing(&before.outcomes).iter().zip(standing(&after.outcomes)) {
                prop_assert!(before.1 <= after.1 && before.2 <= after.2, "{more:?}\n{before:?}\n{after:?}");
            }
        }
    }

    #[test]
    fn what_is_planned_for_a_day_to_come_changes_nothing(((about, record), day) in (super::records(), records::day())) {
        let mut without = record.clone();
        without.activities.retain(|it| it.status == Status::Done || it.last_day().is_some_and(|it| it.last() < day));
        let (body, program) = common::CATALOG.programs().nth(about).expect("it is one of the programs");
        let (with, without) = (evaluate(body, program, &record, day), evaluate(body, program, &without, day));
        prop_assert_eq!(&with.verdict.state(), &without.verdict.state());
        for (with, without) in standing(&with.outcomes).iter().zip(standing(&without.outcomes)) {
            prop_assert_eq!(with, &without);
        }
    }

    #[test]
    fn the_same_input_gives_the_same_bytes_in_any_order(((about, record), day, seed) in (super::records(), records::day(), any::<u64>())) {
        let (body, program) = common::CATALOG.programs().nth(about).expect("it is one of the programs");
        let bytes = |record: &Record| {
            let evaluation: Evaluation = evaluate(body, program, record, day);
            let advice = advice(program, record, &evaluation);
            portable::result(day, &[(program, evaluation, advice)])
        };
        prop_assert_eq!(bytes(&record), bytes(&records::shuffled(&record, seed)));
    }
}
