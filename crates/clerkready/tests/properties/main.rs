//! What holds for every record: evaluation never fails, rulings balance, the order of entry does not matter, filling in a blank
//! never contradicts a verdict, and a forecast equals evaluating day by day.

use std::sync::LazyLock;

use clerkready::date::{DateFact, Day};
use clerkready::engine::evaluate;
use clerkready::evaluation::{Evaluation, Finding, Outcome, Subject, Verdict};
use clerkready::id::{FactId, KindId};
use clerkready::program::{Earned, Program};
use clerkready::quantity::Extent;
use clerkready::record::{Record, Share, Status, Until};
use proptest::prelude::*;

#[path = "../common/mod.rs"]
mod common;
#[path = "../records/mod.rs"]
mod records;

mod forecasts;
mod homes;
mod laws;

use records::Pool;

/// At least 2,000 cases; PROPTEST_CASES asks for more.
fn config() -> ProptestConfig {
    let default = ProptestConfig::default();
    ProptestConfig { cases: default.cases.max(2_000), failure_persistence: None, ..default }
}

/// Evaluates a record for the program that it is about, and for one that it is not about.
fn evaluations(about: usize, record: &Record, day: Day) -> Vec<Evaluation> {
    let programs: Vec<_> = common::CATALOG.programs().collect();
    let two = [about, about + 1].map(|it| programs[it % programs.len()]);
    two.into_iter().map(|(body, program)| evaluate(body, program, record, day)).collect()
}

/// Says whether a program converts all activities of a kind together, whichever line is theirs.
fn is_together(program: &Program, kind: &KindId) -> bool {
    let lines = program.editions.iter().flat_map(|it| &it.schedule);
    let mut of_kind = lines.filter_map(|it| match &it.earned {
        Earned::Activities(of) if of.kinds.contains(kind) => Some(&of.give),
        _ => None,
    });
    of_kind.all(|it| it.iter().all(|it| it.give.is_together()))
}

/// The pool of each program that is shipped.
static POOLS: LazyLock<Vec<Pool>> = LazyLock::new(|| {
    common::CATALOG.programs().map(|(body, program)| Pool::of(&common::CATALOG, body, program)).collect()
});

/// A record, and which of the programs it is about.
fn records() -> impl Strategy<Value = (usize, Record)> {
    (0..POOLS.len()).prop_flat_map(|about| (Just(about), records::record(&POOLS[about])))
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn rulings_balance_and_ends_are_in_order(((about, record), day) in (records(), records::day())) {
        for evaluation in evaluations(about, &record, day) {
            for ruling in &evaluation.rulings {
                prop_assert!(ruling.balances(), "{ruling:?}");
            }
            for outcome in &evaluation.outcomes {
                ends_are_in_order(outcome)?;
            }
        }
    }

    #[test]
    fn every_entry_has_at_most_one_ruling(((about, record), day) in (records(), records::day())) {
        for evaluation in evaluations(about, &record, day) {
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
    fn what_gives_nothing_together_with_others_says_why(((about, record), day) in (records(), records::day())) {
        let programs: Vec<_> = common::CATALOG.programs().collect();
        let (body, program) = programs[about];
        let evaluation = evaluate(body, program, &record, day);
        for activity in record.activities.iter().filter(|it| it.stated.is_empty() && is_together(program, &it.kind)) {
            let subject = Subject::Entry(activity.id.clone());
            let ruling = evaluation.rulings.iter().find(|it| it.subject == subject);
            let silent = ruling.is_none_or(|it| it.portions.is_empty() && it.lost.is_empty());
            prop_assert!(!silent, "{activity:?}");
        }
    }

    #[test]
    fn the_order_of_entry_does_not_matter(((about, record), day, seed) in (records(), records::day(), any::<u64>())) {
        let shuffled = records::shuffled(&record, seed);
        for (before, after) in
            evaluations(about, &record, day).iter().zip(evaluations(about, &shuffled, day))
        {
            for (before, after) in before.outcomes.iter().zip(&after.outcomes) {
                prop_assert_eq!(before, after);
            }
            for (before, after) in before.rulings.iter().zip(&after.rulings) {
                prop_assert_eq!(before, after);
            }
            prop_assert_eq!(before, &after);
        }
    }

    #[test]
    fn filling_in_a_blank_never_contradicts_a_verdict(
        ((about, record), day, choice, truth) in (records(), records::day(), any::<prop::sample::Index>(), any::<u16>())
    ) {
        let pool = &POOLS[about];
        let blanks = blanks(pool, &record);
        prop_assume!(!blanks.is_empty());
        let Some(filled) = fill(pool, &record, choice.get(&blanks), truth, day) else { return Ok(()) };
        for (before, after) in
            evaluations(about, &record, day).iter().zip(evaluations(about, &filled, day))
        {
            prop_assert!(!contradicts(&before.verdict, &after.verdict), "{:?}\n{before:?}\n{after:?}", choice.get(&blanks));
            // With two enrollments the blank may decide which of them the requirements are shown for.
            if record.enrollments.len() < 2 {
                // The day may choose another edition, with other requirements.
                let same = |it: &Outcome| after.outcomes.iter().find(|after| after.requirement == it.requirement).cloned();
                for (before, after) in before.outcomes.iter().filter_map(|it| Some((it, same(it)?))) {
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
            Finding::Points(it) => {
                prop_assert!(it.amount.sure <= it.amount.possible, "{outcome:?}");
                prop_assert!(it.amount.sure != Extent::Unbounded, "nobody's points are unbounded for sure");
            }
            Finding::Attended(it) => prop_assert!(it.sure <= it.possible, "{outcome:?}"),
            Finding::Held(it) => prop_assert!(it.sure <= it.possible, "{outcome:?}"),
            Finding::Duties { sure, possible, .. } => prop_assert!(sure <= possible, "{outcome:?}"),
            Finding::Parts { outcomes, .. } => outcomes.iter().try_for_each(ends_are_in_order)?,
            Finding::Office(_)
            | Finding::Member(_)
            | Finding::Award(_)
            | Finding::Place(_)
            | Finding::Told(_)
            | Finding::Decided(_) => {}
        }
    }
    Ok(())
}

/// A blank of a record: something that the person could tell more exactly.
#[derive(Clone, Debug)]
enum Blank {
    Fact(usize, FactId),
    Minutes(usize),
    Score(usize),
    EvidenceSent(usize),
    ActivityDate(usize),
    Item(usize),
    Whose(usize),
    MembershipFrom(usize),
    MembershipUntil(usize),
    Class(usize),
    PositionFrom(usize),
    PositionUntil(usize),
    Share(usize),
    Duties(usize),
    Role(usize),
    EnrollmentOn(usize),
    AwardOn(usize),
    Standing(usize),
    Used(usize),
    StepOn(usize),
    Place,
}

fn blanks(pool: &Pool, record: &Record) -> Vec<Blank> {
    let vague = |date: Option<DateFact>| !matches!(date, Some(DateFact::Day(_)));
    let mut blanks = Vec::new();
    let mut add = |blank: Blank, is_blank: bool| {
        if is_blank {
            blanks.push(blank);
        }
    };
    for (index, activity) in record.activities.iter().enumerate() {
        for fact in &pool.facts {
            add(Blank::Fact(index, fact.clone()), !activity.facts.contains_key(fact));
        }
        let one_day = activity.status == Status::Done && activity.to.is_none();
        add(Blank::ActivityDate(index), one_day && vague(activity.from));
        add(Blank::Item(index), activity.item.is_none() && pool.items_of(&activity.kind).next().is_some());
        add(Blank::Whose(index), activity.stated.len() == 1 && activity.stated[0].body.is_none());
        add(Blank::Minutes(index), activity.minutes.is_none());
        add(Blank::Score(index), activity.score.is_none());
        add(Blank::EvidenceSent(index), activity.evidence_sent.is_none());
    }
    for (index, membership) in record.memberships.iter().enumerate() {
        add(Blank::MembershipFrom(index), vague(membership.from));
        add(Blank::MembershipUntil(index), membership.until == Until::NotTold);
        add(Blank::Class(index), membership.class.is_empty());
    }
    for (index, position) in record.positions.iter().enumerate() {
        add(Blank::Share(index), position.share.is_none());
        add(Blank::Duties(index), position.duties.is_none());
        add(Blank::Role(index), position.role.is_none());
        add(Blank::PositionUntil(index), position.until == Until::NotTold);
        // An enrollment that names its position already told something about both dates; another one might contradict it.
        let named = record.enrollments.iter().any(|it| it.position.is_some());
        add(Blank::PositionFrom(index), !named && vague(position.from));
    }
    for (index, enrollment) in record.enrollments.iter().enumerate() {
        let named = record.enrollments.iter().any(|it| it.position.is_some());
        add(Blank::EnrollmentOn(index), !named && vague(enrollment.on));
    }
    for (index, award) in record.awards.iter().enumerate() {
        add(Blank::AwardOn(index), vague(award.on));
        add(Blank::Standing(index), award.in_good_standing.is_none());
        add(Blank::Used(index), award.used.is_none());
    }
    for (index, step) in record.steps.iter().enumerate() {
        add(Blank::StepOn(index), vague(step.done_on));
    }
    add(Blank::Place, record.person.place.is_empty());
    blanks
}

/// Fills a blank in; `None` when no day before the day of evaluation is left for it.
fn fill(pool: &Pool, record: &Record, blank: &Blank, truth: u16, day: Day) -> Option<Record> {
    let mut record = record.clone();
    let exact = |date: Option<DateFact>| records::within(date, day, truth);
    let number = usize::from(truth);
    match blank {
        Blank::Fact(index, fact) => {
            record.activities[*index].facts.insert(fact.clone(), truth.is_multiple_of(2));
        }
        Blank::Minutes(index) => record.activities[*index].minutes = Some(u32::from(truth % 60) * 30),
        Blank::Score(index) => record.activities[*index].score = Some(u32::from(truth % 101)),
        Blank::EvidenceSent(index) => record.activities[*index].evidence_sent = Some(exact(None)?),
        Blank::ActivityDate(index) => record.activities[*index].from = Some(exact(record.activities[*index].from)?),
        Blank::Item(index) => {
            let items: Vec<_> = pool.items_of(&record.activities[*index].kind).collect();
            record.activities[*index].item = Some(items[number % items.len()].clone());
        }
        Blank::Whose(index) => {
            record.activities[*index].stated[0].body = Some(pool.bodies[number % pool.bodies.len()].clone());
        }
        Blank::MembershipFrom(index) => record.memberships[*index].from = Some(exact(record.memberships[*index].from)?),
        Blank::MembershipUntil(index) => record.memberships[*index].until = Until::Lasts,
        Blank::Class(index) => record.memberships[*index].class = pool.classes[number % pool.classes.len()].clone(),
        Blank::PositionFrom(index) => record.positions[*index].from = Some(exact(record.positions[*index].from)?),
        Blank::PositionUntil(index) => record.positions[*index].until = Until::Lasts,
        Blank::Share(index) => {
            let shares = [Share::FullTime, Share::PartTime];
            record.positions[*index].share = Some(shares[number % 2]);
        }
        Blank::Duties(index) => {
            let duties = pool.duties.iter().enumerate().filter(|(at, _)| (truth >> (at % 16)) & 1 == 1);
            record.positions[*index].duties = Some(duties.map(|it| it.1.clone()).collect());
        }
        Blank::Role(index) => record.positions[*index].role = Some(pool.roles[number % pool.roles.len()].clone()),
        Blank::EnrollmentOn(index) => record.enrollments[*index].on = Some(exact(record.enrollments[*index].on)?),
        Blank::AwardOn(index) => record.awards[*index].on = Some(exact(record.awards[*index].on)?),
        Blank::StepOn(index) => record.steps[*index].done_on = Some(exact(record.steps[*index].done_on)?),
        Blank::Standing(index) => record.awards[*index].in_good_standing = Some(truth.is_multiple_of(2)),
        Blank::Used(index) => {
            let used = record.activities.iter().enumerate().filter(|(at, _)| (truth >> (at % 16)) & 1 == 1);
            record.awards[*index].used = Some(used.map(|it| it.1.id.clone()).collect());
        }
        Blank::Place => record.person.place = ["US", "US-MS", "CA"][number % 3].into(),
    }
    Some(record)
}
