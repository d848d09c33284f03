//! Every vector under `tests/vectors`: a record and a day in, the state of each named requirement out.
//!
//! The expected states were worked out by hand from the rules' words; each case says how in one line.
#![expect(clippy::panic, reason = "a vector that cannot be read is named")]

use std::fmt::Write;

use clerkready::date::{DateFact, Day};
use clerkready::engine::evaluate;
use clerkready::evaluation::{Ask, Evaluation, Finding, Outcome, Still, Verdict};
use clerkready::id::ProgramId;
use clerkready::program::{Catalog, EditionFit};
use clerkready::quantity::Extent;
use clerkready::{portable, record::Record};
use serde_json::{Map, Value};

mod common;

#[test]
fn every_vector_gives_its_expected_states() {
    let mut cases = 0;
    let mut faults = String::new();
    for (name, text) in common::files("tests/vectors", "json") {
        let file: Value = serde_json::from_str(&text).expect("a vector file is JSON");
        for case in file["cases"].as_array().expect("a vector file lists its cases") {
            cases += 1;
            check(&common::CATALOG, &name, &file, case, &mut faults);
        }
    }
    assert!(100 < cases, "only {cases} vectors were found");
    assert!(faults.is_empty(), "\n{faults}");
}

fn check(catalog: &Catalog, name: &str, file: &Value, case: &Value, faults: &mut String) {
    let text = |key: &str| case.get(key).or(file.get(key)).and_then(Value::as_str).unwrap_or_default();
    assert!(!text("because").is_empty(), "{name}: {}: a vector says why", text("name"));
    let record = record(file, case);
    let program = ProgramId::new(text("program"));
    let (body, program) = catalog.program(&program).expect("a vector names a program that there is");
    let day = DateFact::parse(text("day")).expect("a vector's day is a date").first();
    let evaluation = evaluate(body, program, &record, day);
    for (key, expected) in case["expect"].as_object().expect("a vector expects something") {
        let found = state(&evaluation, key);
        if found.as_deref() != expected.as_str() {
            let found = found.unwrap_or_else(|| "no such requirement".into());
            writeln!(faults, "{name}: {}: {key}: expected {expected}, found \"{found}\"", text("name"))
                .expect("a string takes any text");
        }
    }
}

/// The case's record: the file's base with the lists that the case names in their place.
fn record(file: &Value, case: &Value) -> Record {
    let mut fields: Map<String, Value> = Map::new();
    fields.insert("format".into(), portable::FORMAT.into());
    for part in [&file["base"], &case["record"]] {
        fields.extend(part.as_object().expect("a record is an object").clone());
    }
    let text = Value::Object(fields).to_string();
    portable::read(&text).unwrap_or_else(|error| panic!("{}: {error:?}", case["name"]))
}

fn state(evaluation: &Evaluation, key: &str) -> Option<String> {
    match key {
        "verdict" => Some(verdict(&evaluation.verdict, "")),
        "ready" => Some(verdict(&evaluation.ready_to_apply, "")),
        "grant" => Some(verdict(&evaluation.can_be_granted.verdict, "")),
        "earliest" => Some(evaluation.can_be_granted.earliest.map_or("none".into(), |it| it.to_string())),
        "edition" => {
            let fit = match evaluation.edition_fit {
                EditionFit::Known => "known",
                EditionFit::Nearest => "nearest",
            };
            Some(format!("{fit} {}", evaluation.edition))
        }
        id => evaluation.outcomes.iter().find_map(|it| find(it, id)).map(|it| {
            let figure = it.shown().map(|it| figure(&it.finding)).unwrap_or_default();
            verdict(&it.verdict, &figure)
        }),
    }
}

fn find<'a>(outcome: &'a Outcome, id: &str) -> Option<&'a Outcome> {
    if outcome.requirement.as_str() == id {
        return Some(outcome);
    }
    outcome.readings.iter().find_map(|reading| match &reading.finding {
        Finding::Parts(parts) => parts.iter().find_map(|it| find(it, id)),
        _ => None,
    })
}

/// Such as `unmet 3..3/6 by 2028-10-21` or `unknown: person, body 0..any/30`.
fn verdict(verdict: &Verdict, figure: &str) -> String {
    let day = |day: Day| DateFact::Day(day).to_string();
    let (word, end) = match verdict {
        Verdict::Met => ("met".to_string(), String::new()),
        Verdict::Unmet(Still::Open { by: None }) => ("unmet".into(), String::new()),
        Verdict::Unmet(Still::Open { by: Some(by) }) => ("unmet".into(), format!(" by {}", day(*by))),
        Verdict::Unmet(Still::Closed { after }) => ("closed".into(), format!(" after {}", day(*after))),
        Verdict::Unknown(asks) => {
            let person = asks.iter().any(|it| matches!(it, Ask::Person(_)));
            let body = asks.iter().any(|it| matches!(it, Ask::Body(_)));
            let who = match (person, body) {
                (true, true) => "person, body",
                (true, false) => "person",
                (false, true) => "body",
                (false, false) => "nobody",
            };
            (format!("unknown: {who}"), String::new())
        }
    };
    let space = if figure.is_empty() { "" } else { " " };
    format!("{word}{space}{figure}{end}")
}

fn figure(finding: &Finding) -> String {
    let extent = |extent: Extent| match extent {
        Extent::Finite(points) => points.to_string(),
        Extent::Unbounded => "any".into(),
    };
    match finding {
        Finding::Points { need, amount } => format!("{}..{}/{need}", extent(amount.sure), extent(amount.possible)),
        Finding::Attended(it) => format!("{}..{}/{}", it.sure, it.possible, it.need),
        Finding::Parts(_) | Finding::Office(_) | Finding::Member(_) => String::new(),
    }
}
