//! Every story under `tests/stories`: a whole record as a clerk would have it, and what each program says of it.
//!
//! The expected results were worked out by hand from the programs' words; each one says how in a line for every
//! requirement. A result may look at the story from another day or as a plan, and with something told differently:
//! `changes` holds entries that stand in the place of those with their ids, or beside the others, and `without` the ids of
//! entries that are taken away.
//!
//! Invariant: each result names every requirement of its program, so that a story is never about one of them alone.

use std::collections::BTreeSet;
use std::fmt::Write;

use clerkready::advice::advice;
use clerkready::date::DateFact;
use clerkready::engine::evaluate;
use clerkready::evaluation::{Evaluation, Still, Verdict};
use clerkready::forecast::planned;
use clerkready::id::ProgramId;
use clerkready::program::{Body, Catalog, Edition, Program};
use clerkready::{portable, record::Record};
use serde_json::{Map, Value};

mod common;
// Not a part of `common`, since not every test that shares it prints states.
#[path = "common/states.rs"]
mod states;

#[test]
fn every_story_gives_its_expected_results() {
    let mut faults = String::new();
    for (name, story) in stories() {
        for result in results(&story) {
            let told = Told::new(&story, result);
            for fault in told.faults() {
                writeln!(faults, "{name}: {}: {fault}", text(result, "name")).expect("a string takes any text");
            }
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
}

#[test]
fn every_story_is_whole() {
    let mut numbers: Vec<u64> = Vec::new();
    for (name, story) in stories() {
        numbers.extend(story["number"].as_u64());
        assert!(!text(&story, "about").is_empty(), "{name}: a story is told");
        assert!(!results(&story).is_empty(), "{name}: a story has results");
        for result in results(&story) {
            let told = Told::new(&story, result);
            let keys = |field: &str| -> BTreeSet<String> { entries(&result[field]).map(|it| it.0.clone()).collect() };
            let (expected, explained) = (keys("expect"), keys("because"));
            let requirements = told.edition().requirements.iter().map(|it| it.id.to_string());
            let whole: BTreeSet<String> = requirements.chain(["verdict".to_owned()]).collect();
            let place = format!("{name}: {}", text(result, "name"));
            assert_eq!(whole.difference(&expected).next(), None, "{place}: a result names every requirement");
            assert_eq!(whole.difference(&explained).next(), None, "{place}: a result says why of every requirement");
            assert_eq!(explained.difference(&expected).next(), None, "{place}: a reason belongs to a state");
        }
    }
    assert_eq!(numbers, (1..=12).collect::<Vec<_>>());
}

/// A misspelled name would be a blank, and the story another one than it tells.
#[test]
fn every_name_in_a_story_is_one_that_there_is() {
    for (name, story) in stories() {
        for result in results(&story) {
            let unknown = unknown_names(&common::CATALOG, &Told::new(&story, result).record);
            assert!(unknown.is_empty(), "{name}: {}: {unknown:?}", text(result, "name"));
        }
    }
}

fn stories() -> Vec<(String, Value)> {
    let files = common::files("tests/stories", "json").into_iter();
    files.map(|(name, text)| (name, serde_json::from_str(&text).expect("a story is JSON"))).collect()
}

fn results(story: &Value) -> &[Value] {
    story["results"].as_array().expect("a story lists its results")
}

fn text<'a>(object: &'a Value, key: &str) -> &'a str {
    object[key].as_str().unwrap_or_default()
}

/// The names and values of an object that may be left out.
fn entries(object: &Value) -> impl Iterator<Item = (&String, &Value)> {
    object.as_object().into_iter().flatten()
}

/// One result of a story, with what the engine says in its place.
struct Told<'a> {
    result: &'a Value,
    record: Record,
    body: &'static Body,
    program: &'static Program,
    evaluation: Evaluation,
    /// The program's part of the result as it is exported.
    exported: Value,
}

impl<'a> Told<'a> {
    fn new(story: &Value, result: &'a Value) -> Told<'a> {
        let of = |key: &str| result.get(key).or(story.get(key)).unwrap_or(&Value::Null);
        let record = record(&story["record"], result);
        let day = of("day").as_str().and_then(DateFact::parse).expect("a story's day is a date").first();
        let (body, program) =
            common::CATALOG.program(&ProgramId::new(text(result, "program"))).expect("a result names a program");
        let (record, day) = match of("plan").as_bool().expect("a story says whether it is a plan") {
            true => planned(&common::CATALOG, &record, day),
            false => (record, day),
        };
        let evaluation = evaluate(body, program, &record, day);
        let advice = advice(program, &record, &evaluation);
        let exported = portable::result(day, &[(program, evaluation.clone(), advice)]);
        let exported: Value = serde_json::from_str(&exported).expect("a result is JSON");
        let exported = exported["programs"][0].clone();
        Told { result, record, body, program, evaluation, exported }
    }

    fn edition(&self) -> &'static Edition {
        let edition = self.program.editions.iter().find(|it| it.from == self.evaluation.edition);
        edition.expect("an evaluation names an edition of its program")
    }

    fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let mut compare = |what: &str, key: &str, expected: String, found: String| {
            if found != expected {
                faults.push(format!("{what} {key}: expected {expected}, found {found}"));
            }
        };
        for (key, expected) in entries(&self.result["expect"]) {
            let found = states::state(&self.evaluation, key).unwrap_or_else(|| "no such requirement".into());
            compare("state of", key, expected.as_str().unwrap_or_default().into(), found);
        }
        for (key, expected) in entries(&self.result["asks"]) {
            let mut expected: Vec<&str> = expected.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            expected.sort_unstable();
            compare("asks of", key, format!("{expected:?}"), format!("{:?}", self.asks(key)));
        }
        for (field, reasons) in [("left_out", self.left_out()), ("lost", self.lost())] {
            for (key, expected) in entries(&self.result[field]) {
                let found: BTreeSet<&str> =
                    reasons.iter().filter(|it| it.0 == key.as_str()).map(|it| it.1.as_str()).collect();
                let found = found.into_iter().collect::<Vec<_>>().join(", ");
                compare(field, key, expected.as_str().unwrap_or_default().into(), found);
            }
        }
        faults.extend(self.closed_without_words());
        faults
    }

    /// What would settle a requirement, or the whole for `verdict`, in order.
    fn asks(&self, key: &str) -> Vec<String> {
        let mut found = Vec::new();
        let mut put = |object: &Map<String, Value>| {
            found.extend(object.get("asks").and_then(Value::as_array).into_iter().flatten().map(ask));
        };
        if key == "verdict" {
            self.exported.as_object().into_iter().for_each(&mut put);
        } else {
            let mut first = true;
            walk(&self.exported["requirements"], &mut |object| {
                let is_it = object.get("id").and_then(Value::as_str) == Some(key) && object.contains_key("verdict");
                if is_it && std::mem::take(&mut first) {
                    put(object);
                }
            });
        }
        found.sort_unstable();
        found
    }

    /// Every entry that some requirement leaves out, under any reading, with the reason.
    fn left_out(&self) -> Vec<(String, String)> {
        let mut found = Vec::new();
        walk(&self.exported["requirements"], &mut |object| {
            for it in object.get("left_out").and_then(Value::as_array).into_iter().flatten() {
                found.push((text(it, "entry").to_owned(), text(it, "reason").to_owned()));
            }
        });
        found
    }

    /// Every entry that loses points, at either end, with the reason.
    fn lost(&self) -> Vec<(String, String)> {
        let mut found = Vec::new();
        for ruling in self.exported["rulings"].as_array().into_iter().flatten() {
            for it in ruling["lost"].as_array().into_iter().flatten() {
                found.push((text(ruling, "entry").to_owned(), text(it, "reason").to_owned()));
            }
        }
        found
    }

    /// What is closed must say what could start anew and whom to ask.
    fn closed_without_words(&self) -> Vec<String> {
        let outcomes = self.edition().requirements.iter().zip(&self.evaluation.outcomes);
        let closed = outcomes.filter(|it| matches!(it.1.verdict, Verdict::Unmet(Still::Closed { .. })));
        let silent = closed.filter(|(requirement, _)| {
            let words = requirement.if_closed.as_ref();
            words.is_none_or(|it| it.anew.is_empty() || it.ask.is_empty() || !self.names_who_decides(&it.ask))
        });
        silent.map(|it| format!("{} is closed and does not say what remains and whom to ask", it.0.id)).collect()
    }

    fn names_who_decides(&self, ask: &str) -> bool {
        ask.to_lowercase().contains(&self.body.decides.to_lowercase())
    }
}

/// The story's record with what the result tells differently.
fn record(whole: &Value, result: &Value) -> Record {
    let mut record = whole.clone();
    for (list, changed) in entries(&result["changes"]) {
        let list = record[list.as_str()].as_array_mut().expect("a story's record has every list");
        for entry in changed.as_array().into_iter().flatten() {
            match list.iter_mut().find(|it| it["id"] == entry["id"]) {
                Some(old) => *old = entry.clone(),
                None => list.push(entry.clone()),
            }
        }
    }
    for id in result["without"].as_array().into_iter().flatten() {
        let lists = record.as_object_mut().into_iter().flatten().filter_map(|it| it.1.as_array_mut());
        let taken: usize = lists
            .map(|list| {
                let before = list.len();
                list.retain(|it| it["id"] != *id);
                before - list.len()
            })
            .sum();
        assert_eq!(taken, 1, "{id} is an entry of the story");
    }
    portable::read(&record.to_string()).expect("a story's record can be read")
}

/// Calls for every object, outer ones first.
fn walk(value: &Value, with: &mut impl FnMut(&Map<String, Value>)) {
    match value {
        Value::Object(object) => {
            with(object);
            object.values().for_each(|it| walk(it, with));
        }
        Value::Array(items) => items.iter().for_each(|it| walk(it, with)),
        _ => {}
    }
}

/// Who must answer what about which thing, such as `person condition x3 passed`.
fn ask(ask: &Value) -> String {
    let names = ["who", "what", "entry", "requirement", "line", "fact", "score_at_least", "evidence_within_days"];
    let words = names.iter().filter_map(|it| match ask.get(it)? {
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The names in a record that nothing in the catalog has.
fn unknown_names(catalog: &Catalog, record: &Record) -> Vec<String> {
    let mut unknown = Vec::new();
    let mut check = |known: bool, name: &dyn std::fmt::Display| {
        if !known {
            unknown.push(name.to_string());
        }
    };
    let body = |id: &_| catalog.bodies.iter().any(|it| it.id == *id);
    for it in &record.positions {
        it.role.iter().for_each(|id| check(catalog.role(id).is_some(), id));
        it.duties.iter().flatten().for_each(|id| check(catalog.duties.iter().any(|it| it.id == *id), id));
    }
    for it in &record.memberships {
        check(body(&it.body), &it.body);
    }
    for it in &record.enrollments {
        check(catalog.program(&it.program).is_some(), &it.program);
        it.position.iter().for_each(|id| check(record.positions.iter().any(|it| it.id == *id), id));
    }
    for it in &record.awards {
        check(catalog.designation(&it.program).is_some(), &it.program);
        it.used.iter().flatten().for_each(|id| check(record.activities.iter().any(|it| it.id == *id), id));
    }
    for it in &record.activities {
        let kind = catalog.kind(&it.kind);
        check(kind.is_some(), &it.kind);
        it.item.iter().for_each(|id| check(catalog.items_of(&it.kind).any(|it| it.id == *id), id));
        // A fact that nobody asks about says nothing; of a business meeting one may tell of any event.
        let asked = |id: &_| catalog.facts.iter().any(|it| it.id == *id);
        it.facts.keys().for_each(|id| check(asked(id), id));
        it.stated.iter().filter_map(|it| it.body.as_ref()).for_each(|id| check(body(id), id));
    }
    let filed: Vec<&ProgramId> = (record.tallies.iter().map(|it| &it.program))
        .chain(record.rates.iter().map(|it| &it.program))
        .chain(record.answers.iter().map(|it| &it.program))
        .chain(&record.choices.goals)
        .collect();
    filed.into_iter().for_each(|id| check(catalog.program(id).is_some(), id));
    for it in &record.steps {
        let steps = catalog.program(&it.program).into_iter().flat_map(|it| &it.1.editions);
        check(steps.flat_map(|it| &it.steps).any(|step| step.id == it.step), &it.step);
    }
    unknown
}
