//! Made-up records, dense around the rules of one program at a time.

mod pool;

use clerkready::date::{DateFact, Day};
use clerkready::id::{EntryId, KindId};
use clerkready::quantity::Points;
use clerkready::record::{
    Activity, Answer, AnsweredBy, Award, Choices, Enrollment, Membership, Per, Person, Position, Rate, Record, Share,
    Stated, StatedBy, Status, StepDone, Tally, Unread, Until,
};
use clerkready::sorted::Map;
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;

pub(crate) use pool::Pool;

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
    shuffle(&mut record.awards, seed);
    shuffle(&mut record.activities, seed);
    shuffle(&mut record.tallies, seed);
    shuffle(&mut record.rates, seed);
    shuffle(&mut record.answers, seed);
    shuffle(&mut record.steps, seed);
    record
}

/// A record about what a program speaks of.
pub(crate) fn record(pool: &Pool) -> BoxedStrategy<Record> {
    let facts = (
        vec(position(pool), 0..3),
        vec(membership(pool), 0..3),
        vec(enrollment(pool), 0..3),
        vec(award(pool), 0..3),
        vec(activity(pool), 0..12),
    );
    let papers = (
        vec(tally(pool), 0..3),
        prop_oneof![3 => vec(rate(pool), 0..1), 1 => vec(rate(pool), 0..3)],
        vec(answer(pool), 0..3),
        vec(step(pool), 0..3),
    );
    let place = select(vec!["", "US", "US-MS", "CA"]);
    (facts, papers, place)
        .prop_map(|((positions, memberships, enrollments, awards, activities), papers, place)| {
            let (tallies, rates, answers, steps) = papers;
            with_ids(Record {
                person: Person { place: place.into(), ..Person::default() },
                positions,
                memberships,
                enrollments,
                awards,
                activities,
                tallies,
                rates,
                answers,
                steps,
                choices: Choices::default(),
                unread: Unread::default(),
            })
        })
        .boxed()
}

/// Gives every entry an id of its own, so that the strategies need not know of each other.
fn with_ids(mut record: Record) -> Record {
    let id = |letter: char, index: usize| EntryId::new(format!("{letter}{index}"));
    record.positions.iter_mut().enumerate().for_each(|(index, it)| it.id = id('p', index));
    record.memberships.iter_mut().enumerate().for_each(|(index, it)| it.id = id('m', index));
    record.enrollments.iter_mut().enumerate().for_each(|(index, it)| it.id = id('e', index));
    record.awards.iter_mut().enumerate().for_each(|(index, it)| it.id = id('a', index));
    record.activities.iter_mut().enumerate().for_each(|(index, it)| it.id = id('x', index));
    record.tallies.iter_mut().enumerate().for_each(|(index, it)| it.id = id('t', index));
    record.rates.iter_mut().enumerate().for_each(|(index, it)| it.id = id('r', index));
    record.answers.iter_mut().enumerate().for_each(|(index, it)| it.id = id('q', index));
    record.steps.iter_mut().enumerate().for_each(|(index, it)| it.id = id('s', index));
    record
}

fn no_id() -> EntryId {
    EntryId::new("")
}

fn date() -> impl Strategy<Value = DateFact> + Clone {
    prop_oneof![
        6 => day().prop_map(DateFact::Day).boxed(),
        2 => (2018..=2027i32, 1..=12u32).prop_map(|(year, month)| DateFact::Month { year, month }).boxed(),
        1 => (2018..=2027i32).prop_map(DateFact::Year).boxed(),
    ]
}

fn until() -> impl Strategy<Value = Until> {
    prop_oneof![4 => Just(Until::Lasts), 1 => Just(Until::NotTold), 2 => date().prop_map(Until::On)]
}

fn maybe_date() -> impl Strategy<Value = Option<DateFact>> {
    weighted(0.9, date())
}

fn points() -> impl Strategy<Value = Points> {
    (0..60u32).prop_map(|it| Points::from_hundredths(it * 50))
}

fn position(pool: &Pool) -> impl Strategy<Value = Position> + use<> {
    let share = weighted(0.7, prop_oneof![4 => Just(Share::FullTime), 1 => Just(Share::PartTime)]);
    let duties = weighted(0.7, vec(select(pool.duties.clone()), 0..8));
    (weighted(0.9, select(pool.roles.clone())), maybe_date(), until(), share, duties).prop_map(
        |(role, from, until, share, duties)| Position {
            id: no_id(),
            role,
            official_title: String::new(),
            employer: String::new(),
            from,
            until,
            share,
            duties,
            unread: Unread::default(),
        },
    )
}

fn membership(pool: &Pool) -> impl Strategy<Value = Membership> + use<> {
    (select(pool.bodies.clone()), select(pool.classes.clone()), maybe_date(), until()).prop_map(
        |(body, class, from, until)| Membership { id: no_id(), body, class, from, until, unread: Unread::default() },
    )
}

fn enrollment(pool: &Pool) -> impl Strategy<Value = Enrollment> + use<> {
    let program = pool.filed_under.clone();
    (maybe_date(), proptest::option::of(0..3usize)).prop_map(move |(on, position)| Enrollment {
        id: no_id(),
        program: program.clone(),
        on,
        position: position.map(|it| EntryId::new(format!("p{it}"))),
        unread: Unread::default(),
    })
}

fn award(pool: &Pool) -> impl Strategy<Value = Award> + use<> {
    let used = weighted(0.8, vec((0..12usize).prop_map(|it| EntryId::new(format!("x{it}"))), 0..4));
    (select(pool.designations.clone()), maybe_date(), weighted(0.8, prop::bool::weighted(0.9)), used).prop_map(
        |(program, on, in_good_standing, used)| Award {
            id: no_id(),
            program,
            on,
            in_good_standing,
            used,
            unread: Unread::default(),
        },
    )
}

fn activity(pool: &Pool) -> impl Strategy<Value = Activity> + use<> {
    let facts = vec(weighted(0.85, prop::bool::weighted(0.85)), pool.facts.len());
    let names = pool.facts.clone();
    let status = prop_oneof![9 => Just(Status::Done), 1 => Just(Status::Planned)];
    let what = (select(pool.activities.clone()), weighted(0.8, (0..40u32).prop_map(|it| it * 60)));
    let proof = (weighted(0.5, 0..=100u32), weighted(0.5, date()));
    let when = (maybe_date(), weighted(0.3, 0..900u64));
    (what, when, status, facts, proof, prop_oneof![2 => vec(stated(pool), 0..1), 1 => vec(stated(pool), 0..3)])
        .prop_map(move |(((kind, item), minutes), (from, more_days), status, facts, (score, evidence_sent), stated)| {
            let to = match (from, more_days) {
                (Some(DateFact::Day(day)), Some(days)) => Some(DateFact::Day(day + chrono::Days::new(days))),
                _ => None,
            };
            let told = names.iter().cloned().zip(facts);
            let facts: Map<_, _> = told.filter_map(|(name, told)| Some((name, told?))).collect();
            Activity {
                id: no_id(),
                kind,
                item,
                title: String::new(),
                from,
                to,
                minutes,
                score,
                evidence_sent,
                status,
                facts,
                stated,
                unread: Unread::default(),
            }
        })
}

fn stated(pool: &Pool) -> impl Strategy<Value = Stated> + use<> {
    let by = prop_oneof![4 => Just(StatedBy::Certificate), 1 => Just(StatedBy::Body)];
    (by, weighted(0.8, select(pool.bodies.clone())), select(pool.categories.clone()), points())
        .prop_map(|(by, body, category, points)| Stated { by, body, category, points, unread: Unread::default() })
}

fn tally(pool: &Pool) -> impl Strategy<Value = Tally> + use<> {
    let program = pool.filed_under.clone();
    (select(pool.categories.clone()), points(), date()).prop_map(move |(category, points, as_of)| Tally {
        id: no_id(),
        program: program.clone(),
        category,
        points,
        as_of,
        from: String::new(),
        unread: Unread::default(),
    })
}

fn rate(pool: &Pool) -> impl Strategy<Value = Rate> + use<> {
    let program = pool.filed_under.clone();
    let kinds: Vec<KindId> = pool.activities.iter().map(|it| it.0.clone()).collect();
    let roles = pool.roles.iter().map(|it| KindId::new(it.as_str()));
    let kinds: Vec<KindId> = kinds.into_iter().chain(roles).collect();
    let per = select(vec![Per::Each, Per::Hour, Per::Year]);
    (select(pool.categories.clone()), select(kinds), per, points()).prop_map(move |(category, kind, per, points)| {
        Rate {
            id: no_id(),
            program: program.clone(),
            category,
            kind,
            per,
            points,
            from: String::new(),
            unread: Unread::default(),
        }
    })
}

fn answer(pool: &Pool) -> impl Strategy<Value = Answer> + use<> {
    let program = pool.filed_under.clone();
    let by = select(vec![AnsweredBy::Body, AnsweredBy::Person]);
    (select(pool.answers.clone()), by, maybe_date()).prop_map(move |((question, value), by, on)| Answer {
        id: no_id(),
        program: program.clone(),
        question,
        value,
        by,
        on,
        unread: Unread::default(),
    })
}

fn step(pool: &Pool) -> impl Strategy<Value = StepDone> + use<> {
    let program = pool.filed_under.clone();
    (select(pool.steps.clone()), maybe_date()).prop_map(move |(step, done_on)| StepDone {
        id: no_id(),
        program: program.clone(),
        step,
        done_on,
        unread: Unread::default(),
    })
}
