//! Made-up records and JSON, for the property tests of the whole crate.
//!
//! Invariant: every record here is one that a file can hold: ids differ, names are not blank, figures are within bounds.

use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use serde_json::Value;

use crate::date::{DateFact, Day, YEARS};
use crate::id::{BodyId, CategoryId, DutyId, EntryId, FactId, ItemId, KindId, ProgramId, RoleId, StepId};
use crate::quantity::Points;
use crate::record::{
    Activity, Answer, AnsweredBy, Award, Choices, Enrollment, Home, Membership, Per, Person, Pin, Position, Rate,
    Record, Share, Stated, StatedBy, Status, StepDone, Tally, Unread, Until,
};
use crate::sorted::Map;

/// Any record that a file can hold.
pub(crate) fn record() -> impl Strategy<Value = Record> {
    let lists = (
        vec(position(), 0..3),
        vec(membership(), 0..3),
        vec(enrollment(), 0..3),
        vec(activity(), 0..5),
        vec(tally(), 0..3),
        vec(answer(), 0..3),
        vec(step_done(), 0..3),
    );
    let more = (vec(award(), 0..3), vec(rate(), 0..3), choices());
    (person(), lists, more, unread()).prop_map(|(person, lists, (awards, rates, choices), unread)| {
        let (positions, memberships, enrollments, activities, tallies, answers, steps) = lists;
        let mut record = Record {
            person,
            positions,
            memberships,
            enrollments,
            awards,
            activities,
            tallies,
            rates,
            answers,
            steps,
            choices,
            unread,
        };
        number_ids(&mut record);
        record
    })
}

/// Any date of any precision.
pub(crate) fn date() -> impl Strategy<Value = DateFact> {
    prop_oneof![
        (YEARS, 1..=366_u32).prop_filter_map("no such day", |(year, n)| Day::from_yo_opt(year, n).map(DateFact::Day)),
        (YEARS, 1..=12_u32).prop_map(|(year, month)| DateFact::Month { year, month }),
        YEARS.prop_map(DateFact::Year),
    ]
}

/// Any JSON with numbers that no reader rounds.
pub(crate) fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        (any::<i32>(), 0..100_u32)
            .prop_map(|(whole, rest)| serde_json::from_str(&format!("{whole}.{rest:02}")).expect("a JSON number")),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            btree_map(any::<String>(), inner, 0..4).prop_map(|it| Value::Object(it.into_iter().collect())),
        ]
    })
}

fn person() -> impl Strategy<Value = Person> {
    (text(), text(), text(), unread()).prop_map(|(name, municipality, place, unread)| Person {
        name,
        municipality,
        place,
        unread,
    })
}

fn position() -> impl Strategy<Value = Position> {
    let role = option::of(name().prop_map(RoleId::new));
    let share = option::of(prop_oneof![Just(Share::FullTime), Just(Share::PartTime)]);
    let work = (share, option::of(vec(name().prop_map(DutyId::new), 0..3)));
    (id(), role, text(), text(), option::of(date()), until(), work, unread()).prop_map(
        |(id, role, official_title, employer, from, until, (share, duties), unread)| Position {
            id,
            role,
            official_title,
            employer,
            from,
            until,
            share,
            duties,
            unread,
        },
    )
}

fn membership() -> impl Strategy<Value = Membership> {
    (id(), body(), text(), option::of(date()), until(), unread())
        .prop_map(|(id, body, class, from, until, unread)| Membership { id, body, class, from, until, unread })
}

fn enrollment() -> impl Strategy<Value = Enrollment> {
    (id(), program(), option::of(date()), option::of(id()), unread())
        .prop_map(|(id, program, on, position, unread)| Enrollment { id, program, on, position, unread })
}

fn award() -> impl Strategy<Value = Award> {
    let used = option::of(vec(id(), 0..3));
    (id(), program(), option::of(date()), option::of(any::<bool>()), used, unread()).prop_map(
        |(id, program, on, in_good_standing, used, unread)| Award { id, program, on, in_good_standing, used, unread },
    )
}

fn rate() -> impl Strategy<Value = Rate> {
    let per = prop_oneof![Just(Per::Each), Just(Per::Hour), Just(Per::Year)];
    let kind = name().prop_map(KindId::new);
    (id(), program(), category(), kind, per, points(), text(), unread()).prop_map(
        |(id, program, category, kind, per, points, from, unread)| Rate {
            id,
            program,
            category,
            kind,
            per,
            points,
            from,
            unread,
        },
    )
}

fn choices() -> impl Strategy<Value = Choices> {
    (vec(program(), 0..3), vec(pin(), 0..3), unread()).prop_map(|(goals, pins, unread)| Choices { goals, pins, unread })
}

fn pin() -> impl Strategy<Value = Pin> {
    let home = prop_oneof![category().prop_map(Home::Category), Just(Home::Nowhere)];
    (id(), program(), home, unread()).prop_map(|(entry, program, home, unread)| Pin { entry, program, home, unread })
}

fn activity() -> impl Strategy<Value = Activity> {
    let what = (id(), name().prop_map(KindId::new), option::of(name().prop_map(ItemId::new)), text());
    let when = (option::of(date()), option::of(date()), option::of(any::<u32>()));
    let proof = (option::of(0..=100_u32), option::of(date()));
    let status = prop_oneof![Just(Status::Done), Just(Status::Planned)];
    let facts = btree_map(fact().prop_map(FactId::new), any::<bool>(), 0..=3).prop_map(Map::from_iter);
    // A yes or no that this version does not know is a fact.
    let unread = unread().prop_map(|Unread(mut unread)| {
        unread.retain(|_, json| json != "true" && json != "false");
        Unread(unread)
    });
    (what, when, proof, status, facts, vec(stated(), 0..3), unread).prop_map(
        |((id, kind, item, title), (from, to, minutes), (score, evidence_sent), status, facts, stated, unread)| {
            Activity { id, kind, item, title, from, to, minutes, score, evidence_sent, status, facts, stated, unread }
        },
    )
}

fn stated() -> impl Strategy<Value = Stated> {
    let by = prop_oneof![Just(StatedBy::Certificate), Just(StatedBy::Body)];
    (by, option::of(body()), category(), points(), unread()).prop_map(|(by, body, category, points, unread)| Stated {
        by,
        body,
        category,
        points,
        unread,
    })
}

fn tally() -> impl Strategy<Value = Tally> {
    (id(), program(), category(), points(), date(), text(), unread()).prop_map(
        |(id, program, category, points, as_of, from, unread)| Tally {
            id,
            program,
            category,
            points,
            as_of,
            from,
            unread,
        },
    )
}

fn answer() -> impl Strategy<Value = Answer> {
    let by = prop_oneof![Just(AnsweredBy::Body), Just(AnsweredBy::Person)];
    (id(), program(), text(), text(), by, option::of(date()), unread()).prop_map(
        |(id, program, question, value, by, on, unread)| Answer { id, program, question, value, by, on, unread },
    )
}

fn step_done() -> impl Strategy<Value = StepDone> {
    (id(), program(), name().prop_map(StepId::new), option::of(date()), unread())
        .prop_map(|(id, program, step, done_on, unread)| StepDone { id, program, step, done_on, unread })
}

fn fact() -> impl Strategy<Value = String> {
    prop_oneof![Just("passed".to_owned()), Just("business_meeting".to_owned()), "[a-z]{1,4}_[a-z0-9]{1,4}"]
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), any::<String>()]
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z]{1,4}-[a-z0-9]{1,4}", any::<String>()].prop_filter("a name is not blank", |it| !it.is_empty())
}

fn id() -> impl Strategy<Value = EntryId> {
    name().prop_map(EntryId::new)
}

fn body() -> impl Strategy<Value = BodyId> {
    name().prop_map(BodyId::new)
}

fn program() -> impl Strategy<Value = ProgramId> {
    name().prop_map(ProgramId::new)
}

fn category() -> impl Strategy<Value = CategoryId> {
    name().prop_map(CategoryId::new)
}

fn points() -> impl Strategy<Value = Points> {
    (0..=Points::MAX_STATED.hundredths()).prop_map(Points::from_hundredths)
}

fn until() -> impl Strategy<Value = Until> {
    prop_oneof![Just(Until::Lasts), Just(Until::NotTold), date().prop_map(Until::On)]
}

/// Fields of a later version. No field of ours ends in a question mark.
fn unread() -> impl Strategy<Value = Unread> {
    btree_map(any::<String>().prop_map(|it| it + "?"), json().prop_map(|it| it.to_string()), 0..3)
        .prop_map(|it| Unread(Map::from_iter(it)))
}

/// Makes all ids differ.
fn number_ids(record: &mut Record) {
    let mut n = 0;
    let mut number = |id: &mut EntryId| {
        n += 1;
        *id = EntryId::new(format!("{n}-{id}"));
    };
    record.positions.iter_mut().for_each(|it| number(&mut it.id));
    record.memberships.iter_mut().for_each(|it| number(&mut it.id));
    record.enrollments.iter_mut().for_each(|it| number(&mut it.id));
    record.awards.iter_mut().for_each(|it| number(&mut it.id));
    record.activities.iter_mut().for_each(|it| number(&mut it.id));
    record.tallies.iter_mut().for_each(|it| number(&mut it.id));
    record.rates.iter_mut().for_each(|it| number(&mut it.id));
    record.answers.iter_mut().for_each(|it| number(&mut it.id));
    record.steps.iter_mut().for_each(|it| number(&mut it.id));
}
