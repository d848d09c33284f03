//! Made-up Mississippi records, dense around the boundaries of the rules.

use clerkready::date::{DateFact, Day};
use clerkready::id::{BodyId, CategoryId, EntryId, ItemId, KindId, ProgramId, RoleId, StepId};
use clerkready::quantity::Points;
use clerkready::record::{
    Activity, Answer, AnsweredBy, Condition, Enrollment, Membership, Person, Position, Record, Stated, StatedBy,
    Status, StepDone, Tally, Unread, Until,
};
use clerkready::sorted::Map;
use proptest::prelude::*;

const ITEMS: [&str; 6] =
    ["phase-1-fall", "phase-1-spring", "phase-2-fall", "phase-2-spring", "phase-3-fall", "phase-3-spring"];

const KINDS: [&str; 7] =
    ["mmcca-winter", "mmcca-spring", "mml-annual", "mml-mid-winter", "other-class", "other-service", "no-such-kind"];

const ROLES: [&str; 6] = ["clerk", "deputy-clerk", "deputy-tax-collector", "clerk-and-deputy", "other", "no-such-role"];

pub(crate) fn item(choice: usize) -> ItemId {
    ItemId::new(ITEMS[choice % ITEMS.len()])
}

pub(crate) fn body(choice: usize) -> BodyId {
    BodyId::new(["mmcca", "iimc"][choice % 2])
}

pub(crate) fn day() -> impl Strategy<Value = Day> {
    (2023..=2027i32, 1..=12u32, 1..=28u32)
        .prop_map(|(year, month, day)| Day::from_ymd_opt(year, month, day).expect("the 28th exists in every month"))
}

/// A day that a date may mean, not after a limit.
pub(crate) fn within(date: Option<DateFact>, limit: Day, choice: u16) -> Option<DateFact> {
    let earliest = Day::from_ymd_opt(2018, 1, 1)?;
    let first = date.map_or(earliest, DateFact::first);
    let last = date.map_or(limit, DateFact::last).min(limit);
    let days = (last - first).num_days();
    let chosen = first + chrono::Days::new(u64::from(choice) % u64::try_from(days + 1).ok().filter(|it| 0 < *it)?);
    Some(DateFact::Day(chosen))
}

/// The same record with every list in another order.
pub(crate) fn shuffled(record: &Record, seed: u64) -> Record {
    let mut record = record.clone();
    fn shuffle<T>(list: &mut [T], mut seed: u64) {
        for index in (1..list.len()).rev() {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            list.swap(index, (seed >> 33) as usize % (index + 1));
        }
    }
    shuffle(&mut record.positions, seed);
    shuffle(&mut record.memberships, seed);
    shuffle(&mut record.enrollments, seed);
    shuffle(&mut record.activities, seed);
    shuffle(&mut record.tallies, seed);
    shuffle(&mut record.answers, seed);
    shuffle(&mut record.steps, seed);
    record
}

pub(crate) fn record() -> impl Strategy<Value = Record> {
    (
        prop::collection::vec(position(), 0..3),
        prop::collection::vec(membership(), 0..3),
        prop::collection::vec(enrollment(), 0..3),
        prop::collection::vec(activity(), 0..12),
        prop::collection::vec(tally(), 0..3),
        prop::collection::vec(answer(), 0..2),
        prop::collection::vec(step(), 0..3),
    )
        .prop_map(|(positions, memberships, enrollments, activities, tallies, answers, steps)| {
            let record = Record {
                person: Person::default(),
                positions,
                memberships,
                enrollments,
                activities,
                tallies,
                answers,
                steps,
                unread: Unread::default(),
            };
            with_ids(record)
        })
}

/// Gives every entry an id of its own, so that the strategies need not know of each other.
fn with_ids(mut record: Record) -> Record {
    let id = |letter: char, index: usize| EntryId::new(format!("{letter}{index}"));
    record.positions.iter_mut().enumerate().for_each(|(index, it)| it.id = id('p', index));
    record.memberships.iter_mut().enumerate().for_each(|(index, it)| it.id = id('m', index));
    record.enrollments.iter_mut().enumerate().for_each(|(index, it)| it.id = id('e', index));
    record.activities.iter_mut().enumerate().for_each(|(index, it)| it.id = id('x', index));
    record.tallies.iter_mut().enumerate().for_each(|(index, it)| it.id = id('t', index));
    record.answers.iter_mut().enumerate().for_each(|(index, it)| it.id = id('q', index));
    record.steps.iter_mut().enumerate().for_each(|(index, it)| it.id = id('s', index));
    record
}

fn no_id() -> EntryId {
    EntryId::new("")
}

fn date() -> impl Strategy<Value = DateFact> {
    prop_oneof![
        6 => day().prop_map(DateFact::Day),
        2 => (2022..=2027i32, 1..=12u32).prop_map(|(year, month)| DateFact::Month { year, month }),
        1 => (2022..=2027i32).prop_map(DateFact::Year),
    ]
}

fn until() -> impl Strategy<Value = Until> {
    prop_oneof![4 => Just(Until::Lasts), 1 => Just(Until::NotTold), 2 => date().prop_map(Until::On)]
}

fn maybe_date() -> impl Strategy<Value = Option<DateFact>> {
    prop::option::weighted(0.9, date())
}

fn position() -> impl Strategy<Value = Position> {
    (prop::option::weighted(0.9, prop::sample::select(&ROLES[..])), maybe_date(), until()).prop_map(
        |(role, from, until)| Position {
            id: no_id(),
            role: role.map(RoleId::new),
            official_title: String::new(),
            employer: String::new(),
            from,
            until,
            unread: Unread::default(),
        },
    )
}

fn membership() -> impl Strategy<Value = Membership> {
    (0..2usize, maybe_date(), until()).prop_map(|(choice, from, until)| Membership {
        id: no_id(),
        body: body(choice),
        class: String::new(),
        from,
        until,
        unread: Unread::default(),
    })
}

fn enrollment() -> impl Strategy<Value = Enrollment> {
    (maybe_date(), prop::option::of(0..3usize)).prop_map(|(on, position)| Enrollment {
        id: no_id(),
        program: ProgramId::new("ms-cmcc"),
        on,
        position: position.map(|it| EntryId::new(format!("p{it}"))),
        unread: Unread::default(),
    })
}

fn activity() -> impl Strategy<Value = Activity> {
    let what = prop_oneof![
        2 => prop::option::weighted(0.9, 0..6usize).prop_map(|it| ("ms-session", it.map(item))),
        1 => prop::sample::select(&KINDS[..]).prop_map(|it| (it, None)),
    ];
    let facts = (prop::option::weighted(0.9, prop::bool::weighted(0.9)), prop::option::weighted(0.8, any::<bool>()));
    let status = prop_oneof![9 => Just(Status::Done), 1 => Just(Status::Planned)];
    (what, maybe_date(), prop::option::weighted(0.3, 0..5u64), status, facts, prop::collection::vec(stated(), 0..3))
        .prop_map(|((kind, item), from, more_days, status, (passed, meeting), stated)| {
            let to = match (from, more_days) {
                (Some(DateFact::Day(day)), Some(days)) => Some(DateFact::Day(day + chrono::Days::new(days))),
                _ => None,
            };
            let facts = [(Condition::Passed, passed), (Condition::BusinessMeeting, meeting)];
            let facts: Map<Condition, bool> =
                facts.into_iter().filter_map(|(condition, told)| Some((condition, told?))).collect();
            Activity {
                id: no_id(),
                kind: KindId::new(kind),
                item,
                title: String::new(),
                from,
                to,
                minutes: None,
                status,
                facts,
                stated,
                unread: Unread::default(),
            }
        })
}

fn stated() -> impl Strategy<Value = Stated> {
    (prop::bool::weighted(0.2), prop::option::weighted(0.8, 0..2usize), prop::bool::weighted(0.7), 0..60u32).prop_map(
        |(by_body, whose, education, points)| Stated {
            by: if by_body { StatedBy::Body } else { StatedBy::Certificate },
            body: whose.map(body),
            category: CategoryId::new(if education { "education" } else { "experience" }),
            points: Points::from_hundredths(points * 50),
            unread: Unread::default(),
        },
    )
}

fn tally() -> impl Strategy<Value = Tally> {
    (any::<bool>(), 0..120u32, date()).prop_map(|(education, points, as_of)| Tally {
        id: no_id(),
        program: ProgramId::new("ms-cmcc"),
        category: CategoryId::new(if education { "education" } else { "experience" }),
        points: Points::from_hundredths(points * 50),
        as_of,
        from: String::new(),
        unread: Unread::default(),
    })
}

fn answer() -> impl Strategy<Value = Answer> {
    let given = prop::sample::select(vec![
        ("conferences", "one-of-each"),
        ("conferences", "any-three"),
        ("training", "six-in-a-row"),
        ("designation", "either-title"),
        ("training", "no-such-reading"),
    ]);
    (given, any::<bool>(), maybe_date()).prop_map(|((question, value), by_body, on)| Answer {
        id: no_id(),
        program: ProgramId::new("ms-cmcc"),
        question: question.to_string(),
        value: value.to_string(),
        by: if by_body { AnsweredBy::Body } else { AnsweredBy::Person },
        on,
        unread: Unread::default(),
    })
}

fn step() -> impl Strategy<Value = StepDone> {
    (prop::sample::select(vec!["minutes", "application", "fee"]), maybe_date()).prop_map(|(step, done_on)| StepDone {
        id: no_id(),
        program: ProgramId::new("ms-cmcc"),
        step: StepId::new(step),
        done_on,
        unread: Unread::default(),
    })
}
