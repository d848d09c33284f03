//! What can be read, what is refused and why, and that nothing is lost between the two.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::date::DateFact;
use crate::id::{CategoryId, EntryId, FactId};
use crate::quantity::Points;
use crate::record::{Record, Status, Until};
use crate::sorted::Map;

const SAMPLE: &str = include_str!("../../../../tests/saves/sample.json");

/// Reads a record of which only the given lists or fields are told.
fn read_fields(fields: Value) -> Result<Record, ReadError> {
    let mut record = json!({ "format": FORMAT });
    for (name, value) in fields.as_object().expect("the test writes an object") {
        record[name] = value.clone();
    }
    read(&record.to_string())
}

#[track_caller]
fn check_faults(fields: Value, expected: &[(&str, Expected, &str)]) {
    let faults: Vec<Fault> = expected
        .iter()
        .map(|(at, expected, found)| Fault { at: at.to_string(), expected: *expected, found: found.to_string() })
        .collect();
    assert_eq!(read_fields(fields), Err(ReadError::Faults(faults)));
}

fn date(text: &str) -> DateFact {
    DateFact::parse(text).expect("the test writes a valid date")
}

// What is read.

#[test]
fn the_sample_says_what_the_clerk_told() {
    let record = read(SAMPLE).expect("the sample is a record");
    assert_eq!(record.person.municipality, "City of Pine Hollow");
    assert_eq!(record.positions[0].until, Until::Lasts);
    assert_eq!(record.positions[0].from, Some(date("2024-06")));
    assert_eq!(record.enrollments[0].position, Some(EntryId::new("p-k3m9x2")));

    let conference = record.activities.iter().find(|it| it.kind.as_str() == "mml-annual").expect("it was attended");
    assert_eq!(conference.last_day(), Some(date("2026-06-24")));
    assert_eq!(conference.facts, Map::from([(FactId::new("business_meeting"), false)]));
    assert_eq!(conference.stated[0].category, CategoryId::new("experience"));
    assert_eq!(conference.stated[0].points, Points::from_hundredths(400));

    let open = record.activities.iter().find(|it| it.id.as_str() == "x-z3d8vk").expect("the session of the fall");
    assert_eq!((open.facts.len(), open.stated.len(), open.status), (0, 0, Status::Done));
    assert_eq!(record.activities.iter().filter(|it| it.status == Status::Planned).count(), 1);
    assert_eq!(record.tallies[0].points, Points::from_hundredths(850));
}

#[test]
fn the_sample_is_written_as_it_stands() {
    let record = read(SAMPLE).expect("the sample is a record");
    assert_eq!(write(&record), SAMPLE);
}

#[test]
fn the_example_of_the_documentation_is_a_record() {
    let page = include_str!("../../../../docs/data.md");
    let (_, rest) = page.split_once("```json").expect("the page has an example");
    let (example, _) = rest.split_once("```").expect("the example ends");
    assert_eq!(read(example).map(|it| it.activities.len()), Ok(1));
}

#[test]
fn a_record_of_nothing_but_its_format_is_blank() {
    assert_eq!(read(r#"{ "format": "clerkready-record/1" }"#), Ok(Record::default()));
    assert_eq!(read("\u{feff}{ \"format\": \"clerkready-record/1\" }\r\n"), Ok(Record::default()));
}

#[test]
fn null_is_blank_wherever_blank_is_allowed() {
    let blank = read_fields(json!({
        "person": { "name": null, "municipality": null, "place": null },
        "positions": [ { "id": "p", "role": null, "official_title": null, "employer": null, "from": null } ],
        "memberships": null,
        "activities": [ { "id": "x", "kind": "k", "item": null, "title": null, "from": null, "to": null,
                          "minutes": null, "passed": null, "business_meeting": null, "status": null, "stated": null } ],
        "tallies": [ { "id": "t", "program": "g", "category": "c", "points": "0", "as_of": "2026", "from": null } ],
    }));
    let absent = read_fields(json!({
        "positions": [ { "id": "p" } ],
        "activities": [ { "id": "x", "kind": "k" } ],
        "tallies": [ { "id": "t", "program": "g", "category": "c", "points": "0", "as_of": "2026" } ],
    }));
    assert!(absent.is_ok());
    assert_eq!(blank, absent);
}

#[test]
fn an_end_is_null_while_it_lasts_and_absent_when_not_told() {
    for (position, until) in [
        (json!({ "id": "p", "to": null }), Until::Lasts),
        (json!({ "id": "p" }), Until::NotTold),
        (json!({ "id": "p", "to": "2024-03" }), Until::On(date("2024-03"))),
    ] {
        let record = read_fields(json!({ "positions": [position] })).expect("a record");
        assert_eq!(record.positions[0].until, until);
        assert_eq!(read(&write(&record)), Ok(record));
    }
}

#[test]
fn text_is_kept_as_given() {
    let given = "  José\t\"Pepe\" \\ O’Neil\u{0}\n中 ";
    let record = read_fields(json!({ "person": { "name": given } })).expect("a record");
    assert_eq!(record.person.name, given);
    assert_eq!(read(&write(&record)), Ok(record));
}

#[test]
fn fields_of_a_later_version_stay_where_they_were_in_every_object() {
    let later = json!({
        "format": FORMAT,
        "person": { "pronouns": "they" },
        "positions": [ { "id": "p", "share": "full-time", "duties": ["records-management"], "to": null, "unit": 7 } ],
        "memberships": [ { "id": "m", "body": "b", "dues": { "paid": "2026-01", "cents": 5000 } } ],
        "enrollments": [ { "id": "e", "program": "g", "by": null } ],
        "activities": [ { "id": "x", "kind": "k", "status": "done", "in_person": true, "online": "partly",
                          "stated": [ { "by": "body", "category": "c", "points": "1", "letter": [1, [2.5, -0.125]] } ] } ],
        "tallies": [ { "id": "t", "program": "g", "category": "c", "points": "0", "as_of": "2026", "seen": 1e300 } ],
        "answers": [ { "id": "q", "program": "g", "question": "i", "value": "v", "by": "person", "": {} } ],
        "steps": [ { "id": "s", "program": "g", "step": "f", "fee": { "cents": 2500, "currency": "USD" } } ],
        "awards": [ { "id": "a1", "program": "iimc-cmc", "on": "2008-03", "used": [], "number": "4711" } ],
        "rates": [ { "id": "r", "program": "g", "category": "c", "kind": "k", "per": "each", "points": "1", "page": 2 } ],
        "choices": { "goals": ["ms-cmcc"], "colors": [], "pins": [ { "entry": "x", "program": "g", "category": null, "why": 1 } ] },
        "mentors": [ { "name": "Pat" } ],
    });
    let record = read(&later.to_string()).expect("a record");
    assert_eq!(record.unread.0.get("mentors").map(String::as_str), Some(r#"[{"name":"Pat"}]"#));
    let written: Value = serde_json::from_str(&write(&record)).expect("JSON");
    assert_eq!(written, later);
}

#[test]
fn every_yes_or_no_of_an_activity_is_a_fact() {
    let activity = json!({ "id": "x", "kind": "k", "in_person": true, "passed": false, "business_meeting": null });
    let record = read_fields(json!({ "activities": [activity] })).expect("a record");
    let facts = Map::from([(FactId::new("in_person"), true), (FactId::new("passed"), false)]);
    assert_eq!(record.activities[0].facts, facts);
    assert_eq!(record.activities[0].unread.0, Map::new());
    assert_eq!(read(&write(&record)), Ok(record));
}

#[test]
fn a_record_from_before_awards_and_rates_opens_with_none() {
    let first = include_str!("../../../../tests/saves/first-format.json");
    assert!(!first.contains("awards"));
    assert_eq!(read(first), read(SAMPLE));
}

#[test]
fn unknown_fields_follow_the_known_ones_and_read_like_them() {
    let record = read_fields(json!({ "person": { "also": { "a": [1] }, "name": "Jo" } })).expect("a record");
    let text = write(&record);
    let person = r#"  "person": {
    "name": "Jo",
    "also": {
      "a": [
        1
      ]
    }
  },
"#;
    assert!(text.contains(person), "{text}");
}

#[test]
fn unread_text_that_is_no_json_does_not_spoil_the_file() {
    let mut record = Record::default();
    record.unread.0.insert("later".to_owned(), "{ not json".to_owned());
    let read = read(&write(&record)).expect("still a record");
    assert_eq!(read.unread.0.get("later").map(String::as_str), Some(r#""{ not json""#));
}

// What is refused.

#[test]
fn what_is_not_json_is_refused_with_line_and_column() {
    for (text, line, column) in [
        ("", 1, 1),
        ("\u{feff}", 1, 1),
        ("hello", 1, 1),
        ("{ \"format\": \"clerkready-record/1\",\n  \"person\": {,} }", 2, 14),
        ("{ \"format\": \"clerkready-record/1\" } {", 1, 37),
        ("{ \"format\": \"clerkready-record/1\"", 1, 33),
        ("{ \"format\": \"clerkready-record/1\", \"a\": \"\\ud800\" }", 1, 48),
        ("{ \"format\": \"clerkready-record/1\", \"a\": NaN }", 1, 41),
    ] {
        assert_eq!(read(text), Err(ReadError::NotJson { line, column }), "{text:?}");
    }
}

#[test]
fn nesting_without_end_is_refused_and_not_followed() {
    let deep = format!(r#"{{ "format": "{FORMAT}", "a": {} }}"#, "[".repeat(1_000_000));
    assert!(matches!(read(&deep), Err(ReadError::NotJson { line: 1, .. })));
}

#[test]
fn json_of_something_else_is_not_a_record() {
    for text in [
        "null",
        "[]",
        "\"clerkready-record/1\"",
        "{}",
        r#"{ "person": { "name": "Jordan" } }"#,
        r#"{ "format": null }"#,
        r#"{ "format": 1 }"#,
        r#"{ "format": "clerkready-program/1" }"#,
        r#"{ "format": "clerkready-record" }"#,
        r#"{ "format": "clerkready-record/" }"#,
        r#"{ "format": "clerkready-record/0" }"#,
        r#"{ "format": "clerkready-record/01" }"#,
        r#"{ "format": "clerkready-record/+1" }"#,
        r#"{ "format": "clerkready-record/1.0" }"#,
        r#"{ "format": "clerkready-record/-1" }"#,
        r#"{ "format": "clerkready-record/1 " }"#,
        r#"{ "format": "clerkready-record/1/2" }"#,
        r#"{ "format": "clerkready-record/4294967296" }"#,
        r#"{ "Format": "clerkready-record/1" }"#,
    ] {
        assert_eq!(read(text), Err(ReadError::NotARecord), "{text}");
    }
}

#[test]
fn a_newer_record_is_refused_before_its_fields_are_judged() {
    for (number, version) in [("2", 2), ("11", 11), ("4294967295", u32::MAX)] {
        let text = format!(r#"{{ "format": "clerkready-record/{number}", "person": 1 }}"#);
        assert_eq!(read(&text), Err(ReadError::Newer { version }));
    }
}

#[test]
fn a_text_at_the_limit_is_read_and_one_byte_more_is_not() {
    let mut text = format!(r#"{{ "format": "{FORMAT}" }}"#);
    text.push_str(&" ".repeat(LONGEST_TEXT - text.len()));
    assert_eq!(read(&text), Ok(Record::default()));
    text.push(' ');
    assert_eq!(read(&text), Err(ReadError::TooLong { bytes: LONGEST_TEXT + 1, limit: LONGEST_TEXT }));
}

#[test]
fn as_many_entries_as_allowed_are_read_and_one_more_is_not() {
    let lists = ["positions", "memberships", "enrollments", "activities", "tallies", "answers", "steps"];
    let too_many = Err(ReadError::Faults(vec![Fault {
        at: String::new(),
        expected: Expected::FewerEntries(20_000),
        found: "20001".to_owned(),
    }]));
    for list in lists {
        // The last entry stands in another list: the bound is on all of them together.
        let other = if list == "steps" { "answers" } else { "steps" };
        let entries = vec![Value::Null; MOST_ENTRIES - 1];
        assert_ne!(read_fields(json!({ list: entries, other: [null] })), too_many, "{list}");
        assert_eq!(read_fields(json!({ list: entries, other: [null, null] })), too_many, "{list}");
    }
    let positions: Vec<Value> = (0..MOST_ENTRIES).map(|n| json!({ "id": n.to_string() })).collect();
    assert!(read_fields(json!({ "positions": positions })).is_ok());
}

#[test]
fn faults_without_end_are_reported_up_to_a_bound() {
    let fields = json!({ "activities": vec![1; 20_000] });
    let faults = (0..1_000)
        .map(|n| Fault { at: format!("activities[{n}]"), expected: Expected::Object, found: "1".to_owned() })
        .collect();
    assert_eq!(read_fields(fields), Err(ReadError::Faults(faults)));
}

#[test]
fn an_entry_without_its_required_fields_names_each_of_them() {
    use Expected::{Date, OneOf, Text, UniqueId};
    check_faults(
        json!({
            "positions": [{}], "memberships": [{}], "enrollments": [{}], "activities": [{ "stated": [{}] }],
            "tallies": [{}], "answers": [{}], "steps": [{}],
        }),
        &[
            ("positions[0].id", UniqueId, ""),
            ("memberships[0].id", UniqueId, ""),
            ("memberships[0].body", Text, ""),
            ("enrollments[0].id", UniqueId, ""),
            ("enrollments[0].program", Text, ""),
            ("activities[0].id", UniqueId, ""),
            ("activities[0].kind", Text, ""),
            ("activities[0].stated[0].by", OneOf(&["certificate", "body"]), ""),
            ("activities[0].stated[0].category", Text, ""),
            ("activities[0].stated[0].points", Expected::Points, ""),
            ("tallies[0].id", UniqueId, ""),
            ("tallies[0].program", Text, ""),
            ("tallies[0].category", Text, ""),
            ("tallies[0].points", Expected::Points, ""),
            ("tallies[0].as_of", Date, ""),
            ("answers[0].id", UniqueId, ""),
            ("answers[0].program", Text, ""),
            ("answers[0].by", OneOf(&["body", "person"]), ""),
            ("steps[0].id", UniqueId, ""),
            ("steps[0].program", Text, ""),
            ("steps[0].step", Text, ""),
        ],
    );
}

#[test]
fn every_field_of_the_wrong_type_is_reported_at_once() {
    use Expected::{Date, Minutes, OneOf, Text, UniqueId, YesOrNo};
    check_faults(
        json!({
            "person": { "name": 1, "municipality": [], "place": {} },
            "positions": [ { "id": 1, "role": 1, "official_title": 1, "employer": 1, "from": 1, "to": 1 } ],
            "memberships": [ { "id": 1, "body": 1, "class": 1, "from": 1, "to": 1 } ],
            "enrollments": [ { "id": 1, "program": 1, "on": 1, "position": 1 } ],
            "activities": [ { "id": 1, "kind": 1, "item": 1, "title": 1, "from": 1, "to": 1, "minutes": "1",
                              "passed": 1, "business_meeting": 1, "status": 1,
                              "stated": [ { "by": 1, "body": 1, "category": 1, "points": 1 } ] } ],
            "tallies": [ { "id": 1, "program": 1, "category": 1, "points": 1, "as_of": 1, "from": 1 } ],
            "answers": [ { "id": 1, "program": 1, "question": 1, "value": 1, "by": 1, "on": 1 } ],
            "steps": [ { "id": 1, "program": 1, "step": 1, "done_on": 1 } ],
        }),
        &[
            ("person.name", Text, "1"),
            ("person.municipality", Text, "[]"),
            ("person.place", Text, "{}"),
            ("positions[0].id", UniqueId, "1"),
            ("positions[0].role", Text, "1"),
            ("positions[0].official_title", Text, "1"),
            ("positions[0].employer", Text, "1"),
            ("positions[0].from", Date, "1"),
            ("positions[0].to", Date, "1"),
            ("memberships[0].id", UniqueId, "1"),
            ("memberships[0].body", Text, "1"),
            ("memberships[0].class", Text, "1"),
            ("memberships[0].from", Date, "1"),
            ("memberships[0].to", Date, "1"),
            ("enrollments[0].id", UniqueId, "1"),
            ("enrollments[0].program", Text, "1"),
            ("enrollments[0].on", Date, "1"),
            ("enrollments[0].position", Text, "1"),
            ("activities[0].id", UniqueId, "1"),
            ("activities[0].kind", Text, "1"),
            ("activities[0].item", Text, "1"),
            ("activities[0].title", Text, "1"),
            ("activities[0].from", Date, "1"),
            ("activities[0].to", Date, "1"),
            ("activities[0].minutes", Minutes, "\"1\""),
            ("activities[0].status", OneOf(&["done", "planned"]), "1"),
            ("activities[0].stated[0].by", OneOf(&["certificate", "body"]), "1"),
            ("activities[0].stated[0].body", Text, "1"),
            ("activities[0].stated[0].category", Text, "1"),
            ("activities[0].stated[0].points", Expected::Points, "1"),
            ("activities[0].passed", YesOrNo, "1"),
            ("activities[0].business_meeting", YesOrNo, "1"),
            ("tallies[0].id", UniqueId, "1"),
            ("tallies[0].program", Text, "1"),
            ("tallies[0].category", Text, "1"),
            ("tallies[0].points", Expected::Points, "1"),
            ("tallies[0].as_of", Date, "1"),
            ("tallies[0].from", Text, "1"),
            ("answers[0].id", UniqueId, "1"),
            ("answers[0].program", Text, "1"),
            ("answers[0].question", Text, "1"),
            ("answers[0].value", Text, "1"),
            ("answers[0].by", OneOf(&["body", "person"]), "1"),
            ("answers[0].on", Date, "1"),
            ("steps[0].id", UniqueId, "1"),
            ("steps[0].program", Text, "1"),
            ("steps[0].step", Text, "1"),
            ("steps[0].done_on", Date, "1"),
        ],
    );
}

#[test]
fn a_list_or_an_object_of_the_wrong_type_is_a_fault_of_its_own() {
    use Expected::{List, Object};
    check_faults(
        json!({ "person": [], "positions": {}, "activities": [ null, { "id": "x", "kind": "k", "stated": "9" }, 3 ] }),
        &[
            ("person", Object, "[]"),
            ("positions", List, "{}"),
            ("activities[0]", Object, "null"),
            ("activities[1].stated", List, "\"9\""),
            ("activities[2]", Object, "3"),
        ],
    );
}

#[test]
fn a_value_out_of_bounds_is_a_fault() {
    let activity = |name: &str, value: Value| json!({ "activities": [ { "id": "x", "kind": "k", name: value } ] });
    for (name, value, expected) in [
        ("from", json!(""), Expected::Date),
        ("from", json!("2023-02-29"), Expected::Date),
        ("from", json!("10/20/2026"), Expected::Date),
        ("from", json!("2026-10-20T00:00:00Z"), Expected::Date),
        ("minutes", json!(-1), Expected::Minutes),
        ("minutes", json!(1.5), Expected::Minutes),
        ("minutes", json!(4_294_967_296_u64), Expected::Minutes),
        ("passed", json!("yes"), Expected::YesOrNo),
        ("status", json!("Done"), Expected::OneOf(&["done", "planned"])),
        ("kind", json!(""), Expected::Text),
        ("id", json!(""), Expected::UniqueId),
        ("id", json!(null), Expected::UniqueId),
    ] {
        let found = value.to_string();
        check_faults(activity(name, value), &[(&format!("activities[0].{name}"), expected, &found)]);
    }
    for points in [json!("1.234"), json!("-1"), json!("1,5"), json!("100000"), json!(""), json!(9), json!(null)] {
        let found = if points.is_null() { String::new() } else { points.to_string() };
        let stated = json!([{ "by": "certificate", "category": "c", "points": points }]);
        let at = "activities[0].stated[0].points";
        check_faults(activity("stated", stated), &[(at, Expected::Points, &found)]);
    }
}

#[test]
fn an_id_that_another_entry_has_is_a_fault_at_the_second() {
    check_faults(
        json!({
            "positions": [ { "id": "a" }, { "id": "b" }, { "id": "a" } ],
            "steps": [ { "id": "b", "program": "g", "step": "s" } ],
        }),
        &[("positions[2].id", Expected::UniqueId, "\"a\""), ("steps[0].id", Expected::UniqueId, "\"b\"")],
    );
}

#[test]
fn what_was_found_is_shortened_between_characters() {
    let long = "é".repeat(100);
    let found = format!("\"{}…", "é".repeat(39));
    check_faults(json!({ "positions": long }), &[("positions", Expected::List, &found)]);
}

// Properties.

/// Every place in a JSON value, written as in [`Fault::at`], with its JSON pointer.
fn places(value: &Value, at: &str, pointer: &str, places: &mut Vec<(String, String)>) {
    places.push((at.to_owned(), pointer.to_owned()));
    match value {
        Value::Array(items) => {
            for (n, item) in items.iter().enumerate() {
                self::places(item, &format!("{at}[{n}]"), &format!("{pointer}/{n}"), places);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                let dot = if at.is_empty() { "" } else { "." };
                self::places(field, &format!("{at}{dot}{name}"), &format!("{pointer}/{name}"), places);
            }
        }
        _ => {}
    }
}

/// Whatever is read is written so that it reads the same, and written once more it is the same text.
fn check_round_trip(text: &str) {
    if let Ok(record) = read(text) {
        let written = write(&record);
        let again = read(&written).expect("what was written is a record");
        assert_eq!(again, record);
        assert_eq!(write(&again), written);
    }
}

proptest! {
    #[test]
    fn any_record_is_the_same_after_writing_and_reading(record in arbitrary::record()) {
        let text = write(&record);
        let again = read(&text).expect("what was written is a record");
        prop_assert_eq!(&again, &record);
        prop_assert_eq!(write(&again), text);
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        check_round_trip(&text);
    }

    #[test]
    fn any_json_is_read_or_refused(value in arbitrary::json()) {
        check_round_trip(&value.to_string());
    }

    #[test]
    fn a_sample_with_broken_characters_is_read_or_refused(
        edits in proptest::collection::vec((any::<proptest::sample::Index>(), typo()), 1..6),
    ) {
        let mut text: Vec<char> = SAMPLE.chars().collect();
        for (at, edit) in edits {
            let at = at.index(text.len());
            match edit {
                Some(other) => text[at] = other,
                None => drop(text.remove(at)),
            }
        }
        check_round_trip(&text.into_iter().collect::<String>());
    }

    #[test]
    fn a_sample_with_changed_values_is_read_or_refused(
        changes in proptest::collection::vec((any::<proptest::sample::Index>(), arbitrary::json()), 1..6),
    ) {
        let mut sample: Value = serde_json::from_str(SAMPLE).expect("JSON");
        for (at, value) in changes {
            let mut all = Vec::new();
            places(&sample, "", "", &mut all);
            if let Some(place) = sample.pointer_mut(&at.get(&all).1) {
                *place = value;
            }
        }
        check_round_trip(&sample.to_string());
    }

    #[test]
    fn a_fault_names_the_place_that_was_changed(at in any::<proptest::sample::Index>(), value in arbitrary::json()) {
        let mut sample: Value = serde_json::from_str(SAMPLE).expect("JSON");
        let mut all = Vec::new();
        places(&sample, "", "", &mut all);
        let (at, pointer) = at.get(&all);
        *sample.pointer_mut(pointer).expect("a place of the sample") = value;
        let text = sample.to_string();
        check_round_trip(&text);
        match read(&text) {
            Ok(_) => {}
            Err(ReadError::Faults(faults)) => {
                prop_assert!(!faults.is_empty());
                for fault in faults {
                    prop_assert!(fault.at.starts_with(at), "{} for a change at {at}", fault.at);
                }
            }
            Err(ReadError::NotARecord) => prop_assert!(at.is_empty() || at == "format"),
            Err(other) => prop_assert!(false, "{other:?}"),
        }
    }
}

/// Another character, or none.
fn typo() -> impl Strategy<Value = Option<char>> {
    proptest::option::of(prop_oneof![
        any::<char>(),
        proptest::sample::select(r#"{}[]",:0-\ "#.chars().collect::<Vec<_>>())
    ])
}

// What is salvaged, and what bounds everything.

#[test]
fn of_a_faulty_record_every_sound_entry_is_there_and_every_other_one_is_told() {
    let text = json!({
        "format": FORMAT,
        "person": { "name": "Pat", "place": 7 },
        "positions": [{ "id": "p-1", "from": "2024-13" }, { "id": "p-2", "official_title": "Clerk" }],
        "activities": [
            { "id": "x-1", "kind": "course", "stated": [{ "by": "certificate", "category": "education", "points": 5 }] },
            { "id": "x-2", "kind": "course", "later": [1] },
            { "id": "p-2", "kind": "course" },
        ],
        "steps": "none",
        "choices": { "goals": ["ms-cmcc"] },
        "unheard-of": { "a": 1 },
    });
    let Salvaged { record, faults, left_out } = salvage(&text.to_string()).expect("most of it is a record");
    assert_eq!(record.ids().map(EntryId::as_str).collect::<Vec<_>>(), ["p-2", "x-2"]);
    assert_eq!((record.person.name.as_str(), record.choices.goals.len(), record.unread.0.len()), ("", 1, 1));
    let places: Vec<&str> = faults.iter().map(|it| it.at.as_str()).collect();
    let expected = ["person.place", "positions[0].from", "activities[0].stated[0].points", "activities[2].id", "steps"];
    assert_eq!(places, expected);
    assert_eq!(left_out, 5);
    assert_eq!(read(&text.to_string()), Err(ReadError::Faults(faults)));
}

#[test]
fn more_faults_than_are_told_still_leave_their_entries_out() {
    let bad = || json!({ "id": "", "kind": "" });
    let mut activities: Vec<Value> = (0..MOST_FAULTS).map(|_| bad()).collect();
    activities.push(json!({ "id": "x-1", "kind": "course" }));
    let text = json!({ "format": FORMAT, "activities": activities, "tallies": [bad()] }).to_string();
    let salvaged = salvage(&text).expect("one of them is sound");
    assert_eq!((salvaged.faults.len(), salvaged.left_out), (MOST_FAULTS, MOST_FAULTS + 1));
    assert_eq!(salvaged.record.ids().count(), 1);
}

#[test]
fn texts_lists_and_objects_have_bounds() {
    let text = |length: usize| json!({ "person": { "name": "a".repeat(length) } });
    assert!(read_fields(text(LONGEST_FIELD)).is_ok());
    let found = format!("\"{}…", "a".repeat(39));
    check_faults(text(LONGEST_FIELD + 1), &[("person.name", Expected::ShorterText(LONGEST_FIELD), &found)]);

    let goals = |count: usize| json!({ "choices": { "goals": vec!["a"; count] } });
    assert!(read_fields(goals(MOST_ITEMS)).is_ok());
    check_faults(goals(MOST_ITEMS + 1), &[("choices.goals", Expected::FewerItems(MOST_ITEMS), "")]);

    let paper = json!({ "by": "body", "category": "education", "points": "1" });
    let stated =
        |count: usize| json!({ "activities": [{ "id": "x", "kind": "k", "stated": vec![paper.clone(); count] }] });
    assert!(read_fields(stated(MOST_ITEMS)).is_ok());
    check_faults(stated(MOST_ITEMS + 1), &[("activities[0].stated", Expected::FewerItems(MOST_ITEMS), "")]);

    let unknown = |count: usize| {
        let fields: serde_json::Map<String, Value> = (0..count).map(|it| (format!("f{it}"), Value::from(it))).collect();
        json!({ "person": fields })
    };
    assert!(read_fields(unknown(MOST_FIELDS)).is_ok());
    check_faults(unknown(MOST_FIELDS + 1), &[("person", Expected::FewerFields(MOST_FIELDS), "")]);
}

#[test]
fn a_result_that_goes_along_is_no_part_of_the_record() {
    let record = read(SAMPLE).expect("the sample is a record");
    let text = export(&record, "{\n  \"format\": \"clerkready-result/1\"\n}\n", &["{\"a\": 1}".to_owned()]);
    assert_eq!(read(&text).as_ref(), Ok(&record));
    let value: Value = serde_json::from_str(&text).expect("it is JSON");
    assert_eq!(value[EVALUATED], json!({ "result": { "format": "clerkready-result/1" }, "supplied": ["{\"a\": 1}"] }));
    assert_eq!(write(&read(&text).expect("it is a record")), SAMPLE);
}
