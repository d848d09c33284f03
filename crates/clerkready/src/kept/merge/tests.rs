//! What comes from a file is compared and merged, and nothing is lost between the two.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::portable::arbitrary;

const ME: &str = "me";

fn record(fields: Value) -> Record {
    let mut record = json!({ "format": portable::FORMAT });
    for (name, value) in fields.as_object().expect("the test writes an object") {
        record[name] = value.clone();
    }
    portable::read(&record.to_string()).expect("the test writes a record")
}

fn activity(id: &str, title: &str) -> Value {
    json!({ "id": id, "kind": "course", "title": title })
}

fn activities(of: &[(&str, &str)]) -> Record {
    record(json!({ "activities": of.iter().map(|(id, title)| activity(id, title)).collect::<Vec<_>>() }))
}

/// What is said of the entries, and of the rest where that is not the same.
fn found(here: &Ledger, there: &Record) -> Vec<(String, Comparison)> {
    let found = here.compare(there).into_iter();
    let told = found.filter(|it| !it.id.is_empty() || it.found != Comparison::Same);
    told.map(|it| (it.key(), it.found)).collect()
}

/// A record without the order of its entries, which means nothing.
fn content(record: &Record) -> Value {
    let mut value: Value = serde_json::from_str(&portable::write(record)).expect("a record is JSON");
    for list in value.as_object_mut().expect("an object").values_mut().filter_map(Value::as_array_mut) {
        list.sort_by_key(|it| it["id"].to_string());
    }
    value
}

fn keep() -> Decisions {
    Decisions::default()
}

#[test]
fn each_entry_is_new_or_the_same_or_says_more_or_something_else() {
    let here = Ledger::seed(&record(json!({ "activities": [
        activity("x-1", "same"),
        { "id": "x-2", "kind": "course" },
        activity("x-3", "mine"),
    ] })));
    let there = record(json!({ "activities": [
        activity("x-1", "same"),
        activity("x-2", "more"),
        { "id": "x-3", "kind": "course", "title": "theirs", "minutes": 60 },
        activity("x-4", "new"),
    ] }));
    let differs =
        Difference { field: "title".to_owned(), here: Some("\"mine\"".to_owned()), there: "\"theirs\"".to_owned() };
    let expected = [
        ("activities/x-1", Comparison::Same),
        ("activities/x-2", Comparison::Fills(vec!["title".to_owned()])),
        ("activities/x-3", Comparison::Differs(vec![differs])),
        ("activities/x-4", Comparison::Added),
    ];
    assert_eq!(found(&here, &there), expected.map(|(key, found)| (key.to_owned(), found)));

    let titles = |decided: &Decisions| -> Vec<(String, Option<u32>)> {
        let merged = here.merged(&there, decided).expect("it is within bounds");
        merged.activities.into_iter().map(|it| (it.title, it.minutes)).collect()
    };
    let all = |third: &str| {
        [("same", None), ("more", None), (third, Some(60)), ("new", None)]
            .map(|(title, minutes)| (title.to_owned(), minutes))
    };
    assert_eq!(titles(&keep()), all("mine"));
    let theirs = Decisions { theirs: vec![("activities".to_owned(), "x-3".to_owned())], revive: false };
    assert_eq!(titles(&theirs), all("theirs"));
}

#[test]
fn what_was_removed_or_blanked_here_comes_back_on_purpose_only() {
    let before = activities(&[("x-1", "one"), ("x-2", "two")]);
    let mut here = Ledger::seed(&before);
    here.change(&here.clone(), &activities(&[("x-2", "")]), ME);
    let blanked = Difference { field: "title".to_owned(), here: None, there: "\"two\"".to_owned() };
    let expected = [("activities/x-1", Comparison::Removed), ("activities/x-2", Comparison::Differs(vec![blanked]))];
    assert_eq!(found(&here, &before), expected.map(|(key, found)| (key.to_owned(), found)));
    assert_eq!(here.merged(&before, &keep()), here.record());

    let revive = Decisions { revive: true, ..keep() };
    let merged = here.merged(&before, &revive).expect("it is within bounds");
    assert_eq!(content(&merged), content(&activities(&[("x-1", "one"), ("x-2", "")])));
    // Once it is here again, it stays, also for windows that knew of the removal.
    let mut after = here.clone();
    after.change(&here, &merged, ME);
    after.join(&here);
    assert_eq!(after.record().as_ref().map(content), Ok(content(&merged)));
    assert_eq!(found(&after, &before)[0].1, Comparison::Same);
}

#[test]
fn an_id_that_another_list_has_is_told_and_left_alone() {
    let here = Ledger::seed(&activities(&[("a-1", "mine")]));
    let there = record(json!({ "awards": [{ "id": "a-1", "program": "iimc-cmc" }] }));
    assert_eq!(found(&here, &there), [("awards/a-1".to_owned(), Comparison::Clashes)]);
    assert_eq!(here.merged(&there, &keep()), here.record());
}

#[test]
fn name_and_goals_are_merged_by_field() {
    let here = Ledger::seed(&record(json!({ "person": { "name": "Pat" }, "choices": { "goals": ["a"] } })));
    let there = record(json!({ "person": { "name": "Jo", "place": "US-MS" }, "choices": { "goals": ["a"] } }));
    let merged = here.merged(&there, &keep()).expect("it is within bounds");
    assert_eq!((merged.person.name.as_str(), merged.person.place.as_str()), ("Pat", "US-MS"));
    let theirs = Decisions { theirs: vec![("person".to_owned(), String::new())], revive: false };
    let merged = here.merged(&there, &theirs).expect("it is within bounds");
    assert_eq!((merged.person.name.as_str(), merged.choices.goals.len()), ("Jo", 1));
}

#[test]
fn two_that_are_too_much_for_one_record_are_refused() {
    let many = |start: usize| {
        let entries: Vec<Value> = (start..start + 11_000).map(|it| activity(&format!("x-{it}"), "")).collect();
        record(json!({ "activities": entries }))
    };
    let here = Ledger::seed(&many(0));
    assert!(matches!(here.merged(&many(11_000), &keep()), Err(ReadError::Faults(_))));
}

/// Two records that share some of their entries: the second is made of the first by leaving out and changing.
fn two() -> impl Strategy<Value = (Record, Record)> {
    (arbitrary::record(), arbitrary::record(), any::<u32>()).prop_map(|(first, other, bits)| {
        let mut second = first.clone();
        let mut at = 0;
        let mut flip = || {
            at += 1;
            bits >> (at % 32) & 1 == 1
        };
        second.activities.retain(|_| flip());
        second.memberships.retain(|_| flip());
        for (activity, other) in second.activities.iter_mut().zip(other.activities) {
            if flip() {
                activity.title = other.title;
                activity.from = other.from;
            }
        }
        if flip() {
            second.person = other.person;
        }
        (first, second)
    })
}

fn differs(here: &Ledger, there: &Record) -> bool {
    here.compare(there).iter().any(|it| matches!(it.found, Comparison::Differs(_) | Comparison::Clashes))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn merging_twice_is_merging_once((mine, theirs) in two(), all: bool) {
        let here = Ledger::seed(&mine);
        let decided = Decisions {
            theirs: if all { here.compare(&theirs).iter().map(Compared::name).collect() } else { Vec::new() },
            revive: false,
        };
        let once = here.merged(&theirs, &decided).expect("it is within bounds");
        let twice = Ledger::seed(&once).merged(&theirs, &decided).expect("it is within bounds");
        prop_assert_eq!(&twice, &once);
        prop_assert_eq!(here.merged(&mine, &decided), Ok(mine));
    }

    #[test]
    fn without_differences_it_does_not_matter_which_is_merged_into_which((mine, theirs) in two()) {
        let (here, there) = (Ledger::seed(&mine), Ledger::seed(&theirs));
        prop_assume!(!differs(&here, &theirs));
        let one = here.merged(&theirs, &keep()).expect("it is within bounds");
        let other = there.merged(&mine, &keep()).expect("it is within bounds");
        prop_assert_eq!(content(&one), content(&other));
    }

    #[test]
    fn every_value_is_in_the_outcome_or_was_shown((mine, theirs) in two(), all: bool) {
        let here = Ledger::seed(&mine);
        let compared = here.compare(&theirs);
        let decided = Decisions {
            theirs: if all { compared.iter().map(Compared::name).collect() } else { Vec::new() },
            revive: false,
        };
        let merged = Ledger::seed(&here.merged(&theirs, &decided).expect("it is within bounds"));
        let value = |key: &str, field: &str| merged.units.get(key)?.fields.as_ref()?.get(field)?.value.clone();
        let shown = |key: &str, field: &str| {
            let of = compared.iter().find(|it| it.key() == key);
            of.is_some_and(|it| matches!(&it.found, Comparison::Differs(all) if all.iter().any(|it| it.field == field)))
        };
        for (record, wins) in [(&mine, !all), (&theirs, all)] {
            for (key, unit) in Ledger::seed(record).units.iter() {
                prop_assert!(merged.units.get(key).is_some_and(|it| it.fields.is_some()), "{} is gone", key);
                for (field, cell) in unit.fields.iter().flat_map(|it| it.iter()) {
                    let is_there = value(key, field) == cell.value;
                    prop_assert!(is_there || !wins && shown(key, field), "{} of {} is lost", field, key);
                }
            }
        }
    }
}
