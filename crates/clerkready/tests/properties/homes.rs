//! The homes that are proposed are the best ones: no choice of the person's own does better, for small records about programs
//! with choices, against every combination of pins.

use std::sync::LazyLock;

use clerkready::engine::{evaluate, evaluate_all};
use clerkready::evaluation::{Evaluation, Finding, Outcome, PinState, Proof, State};
use clerkready::id::ProgramId;
use clerkready::program::{Bound, Catalog};
use clerkready::quantity::{Extent, Points};
use clerkready::record::{Home, Pin, Record, Unread};
use proptest::prelude::*;

use super::records::Pool;
use super::{common, config, records};

/// The programs with choices.
const CHOICES: [&str; 4] = ["choice-three", "choice-route", "vt-cvc", "choice-hours"];

static CATALOG: LazyLock<Catalog> = LazyLock::new(|| common::catalog(&["programs", "tests/shapes"]));

static POOLS: LazyLock<Vec<Pool>> = LazyLock::new(|| {
    let known = CHOICES.iter().map(|it| CATALOG.program(&ProgramId::new(it)).expect("it is an example"));
    known.map(|(body, program)| Pool::of(&CATALOG, body, program)).collect()
});

/// A small record, and which of the programs it is about.
fn small_records() -> impl Strategy<Value = (usize, Record)> {
    (0..POOLS.len()).prop_flat_map(|about| {
        let record = records::record(&POOLS[about]).prop_map(|mut record| {
            record.activities.truncate(4);
            record
        });
        (Just(about), record)
    })
}

/// What is missing for nothing to be unmet, and for all to be met; alternatives are judged, not summed.
fn short(outcomes: &[Outcome]) -> (Points, Points) {
    let finite = |extent: Extent| if let Extent::Finite(points) = extent { points } else { Points::MAX_STATED };
    let of = |outcome: &Outcome| match outcome.shown().map(|it| &it.finding) {
        Some(Finding::Parts { outcomes, need }) if *need as usize == outcomes.len() => short(outcomes),
        Some(Finding::Points(it)) => match it.bound {
            Bound::AtLeast(need) => (finite(it.amount.possible).short_of(need), finite(it.amount.sure).short_of(need)),
            Bound::AtMost(most) => (most.short_of(finite(it.amount.sure)), most.short_of(finite(it.amount.possible))),
            Bound::Share { .. } => (Points::ZERO, Points::ZERO),
        },
        _ => (Points::ZERO, Points::ZERO),
    };
    outcomes.iter().map(of).fold((Points::ZERO, Points::ZERO), |sum, it| (sum.0 + it.0, sum.1 + it.1))
}

/// Every way in which a person could choose among the homes that the evaluation names.
fn pinned(record: &Record, evaluation: &Evaluation) -> Vec<Record> {
    let mut all = vec![record.clone()];
    for placement in evaluation.assignment.iter().flat_map(|it| &it.placements) {
        let with = |record: &Record| {
            let pin = |home: &Home| Pin {
                entry: placement.entry.clone(),
                program: evaluation.program.clone(),
                home: home.clone(),
                unread: Unread::default(),
            };
            let pinned = placement.could.iter().map(|home| {
                let mut record = record.clone();
                record.choices.pins.push(pin(home));
                record
            });
            pinned.collect::<Vec<_>>()
        };
        all = all.iter().flat_map(with).collect();
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: config().cases / 10, ..config() })]

    #[test]
    fn no_choice_of_homes_does_better_than_the_proposed_one(((about, record), day) in (small_records(), records::day())) {
        let (body, program) = CATALOG.program(&ProgramId::new(CHOICES[about])).expect("it is an example");
        let proposed = evaluate(body, program, &record, day);
        // Where the day of application is not known, other homes may be best on some of the days that it may be.
        let proven = proposed.assignment.as_ref().is_none_or(|it| it.proof == Proof::Optimal);
        prop_assert!(proven || !record.steps.is_empty(), "a small record is proven");
        let mut best: Option<(State, Points, Points)> = None;
        for record in pinned(&record, &proposed) {
            let evaluation = evaluate(body, program, &record, day);
            for placement in evaluation.assignment.iter().flat_map(|it| &it.placements) {
                let honored = matches!(placement.pin, Some(PinState::Honored { .. }));
                let wanted = record.choices.pins.iter().find(|it| it.entry == placement.entry).map(|it| &it.home);
                prop_assert!(honored && wanted == Some(&placement.home), "{placement:?}");
            }
            let (possible, sure) = short(&evaluation.outcomes);
            let state = evaluation.verdict.state();
            best = Some(best.map_or((state, possible, sure), |best| {
                (best.0.max(state), best.1.min(possible), if best.1 == possible { best.2.min(sure) } else if best.1 < possible { best.2 } else { sure })
            }));
        }
        let (possible, sure) = short(&proposed.outcomes);
        let best = best.expect("there is at least the record itself");
        if !record.steps.is_empty() {
            let unmet = matches!(proposed.verdict.state(), State::Open | State::Closed);
            prop_assert!(!unmet || best.0 <= State::Open, "{:?}", record);
            return Ok(());
        }
        prop_assert_eq!(proposed.verdict.state(), best.0, "{:?}", record);
        if CHOICES[about] != "choice-route" {
            prop_assert_eq!((possible, sure), (best.1, best.2), "{:?}", record);
        }
    }

    #[test]
    fn rulings_balance_and_order_does_not_matter_where_there_is_a_choice(
        ((about, record), day, seed) in (small_records(), records::day(), any::<u64>())
    ) {
        let (body, program) = CATALOG.program(&ProgramId::new(CHOICES[about])).expect("it is an example");
        let before = evaluate(body, program, &record, day);
        prop_assert!(before.rulings.iter().all(|it| it.balances()));
        prop_assert_eq!(before, evaluate(body, program, &records::shuffled(&record, seed), day));
    }

    #[test]
    fn the_first_of_two_goals_is_served_as_if_it_were_alone(((_, record), day, first) in (small_records(), records::day(), any::<bool>())) {
        let goals = if first { ["choice-points", "choice-hours"] } else { ["choice-hours", "choice-points"] };
        let programs = goals.map(|it| CATALOG.program(&ProgramId::new(it)).expect("it is an example"));
        // An unknown day of application is judged on other days too, for which other homes may be best.
        let record = Record { steps: Vec::new(), ..record };
        let together = evaluate_all(&programs, &record, day);
        let alone = evaluate(programs[0].0, programs[0].1, &record, day);
        // An award of the points changes what may be used for the hours, alone and together.
        prop_assert_eq!(short(&together[0].outcomes), short(&alone.outcomes));
        prop_assert_eq!(together[0].verdict.state(), alone.verdict.state());
        let other = evaluate(programs[1].0, programs[1].1, &record, day);
        prop_assert!(short(&other.outcomes) <= short(&together[1].outcomes));
    }

    #[test]
    fn programs_that_are_no_rivals_are_judged_as_if_alone(((about, record), day, other) in (small_records(), records::day(), any::<proptest::sample::Index>())) {
        let every: Vec<_> = CATALOG.programs().collect();
        let programs = [CATALOG.program(&ProgramId::new(CHOICES[about])).expect("it is an example"), every[other.index(every.len())]];
        let bars = |one: usize, other: usize| {
            programs[one].1.editions.iter().any(|it| it.counting.not_used_for.contains(&programs[other].1.id))
        };
        prop_assume!(!bars(0, 1) && !bars(1, 0));
        let alone = programs.map(|(body, program)| evaluate(body, program, &record, day));
        prop_assert_eq!(evaluate_all(&programs, &record, day), alone);
    }
}
