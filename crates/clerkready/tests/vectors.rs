//! Every vector under `tests/vectors`: a record and a day in, the state of each named requirement out.
//!
//! The expected states were worked out by hand from the rules' words; each case says how in one line.
#![expect(clippy::panic, reason = "a vector that cannot be read is named")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::LazyLock;

use clerkready::date::DateFact;
use clerkready::engine::evaluate_all;
use clerkready::id::ProgramId;
use clerkready::program::{Body, Catalog, Program};
use clerkready::{portable, record::Record};
use serde_json::{Map, Value};

mod common;
// Not a part of `common`, since not every test that shares it prints states.
#[path = "common/states.rs"]
mod states;

/// The shipped programs, and small ones that show the shapes of rules which no shipped program has.
static CATALOG: LazyLock<Catalog> = LazyLock::new(|| common::catalog(&["programs", "tests/shapes"]));

#[test]
fn every_vector_gives_its_expected_states() {
    let mut cases = 0;
    let mut faults = String::new();
    for (name, file) in files() {
        for case in cases_of(&file) {
            cases += 1;
            check(&CATALOG, &name, &file, case, &mut faults);
        }
    }
    assert!(300 < cases, "only {cases} vectors were found");
    assert!(faults.is_empty(), "\n{faults}");
}

/// Each file names the shapes of rules that its vectors are about; docs/rules.md tells what each shape is.
#[test]
fn every_shape_of_rule_has_vectors() {
    let mut shapes: BTreeMap<u32, (usize, BTreeSet<String>)> = (1..=34).map(|it| (it, Default::default())).collect();
    for (name, file) in files() {
        for shape in file["shapes"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            let number = shape.strip_prefix('R').and_then(|it| it.parse().ok());
            let (cases, names) = number.and_then(|it| shapes.get_mut(&it)).expect("a shape is one of R1 to R34");
            *cases += cases_of(&file).len();
            names.insert(name.clone());
        }
    }
    for (shape, (cases, names)) in &shapes {
        println!("R{shape:<3} {cases:>4} vectors in {}", names.iter().cloned().collect::<Vec<_>>().join(", "));
    }
    let without: Vec<u32> = shapes.iter().filter(|it| it.1.0 == 0).map(|it| *it.0).collect();
    assert!(without.is_empty(), "no vector is about the shapes {without:?}");
}

/// A requirement that no vector has seen met, unmet and unknown may be one that cannot be, by mistake.
#[test]
fn every_requirement_of_a_shipped_program_is_seen_in_every_state_that_it_can_have() {
    let mut seen: BTreeMap<(String, String), BTreeSet<&str>> = BTreeMap::new();
    for (_, file) in files() {
        for case in cases_of(&file) {
            let program = case.get("program").or(file.get("program")).and_then(Value::as_str).unwrap_or_default();
            for (key, state) in case["expect"].as_object().into_iter().flatten() {
                let word = state.as_str().and_then(|it| it.split([' ', ':']).next()).unwrap_or_default();
                let state = match word {
                    "closed" => "unmet",
                    "met" => "met",
                    "unmet" => "unmet",
                    _ => "unknown",
                };
                seen.entry((program.to_owned(), key.clone())).or_default().insert(state);
            }
        }
    }
    let mut missing = String::new();
    for (_, program) in common::CATALOG.programs() {
        for requirement in program.editions.iter().flat_map(|it| &it.requirements) {
            let key = (program.id.to_string(), requirement.id.to_string());
            let states = seen.remove(&key).unwrap_or_default();
            for state in ["met", "unmet", "unknown"] {
                let cannot = CANNOT_BE.contains(&(key.0.as_str(), key.1.as_str(), state));
                if states.contains(state) == cannot {
                    let word = if cannot { "seen although it is listed as impossible" } else { "never seen" };
                    writeln!(missing, "{} {}: {state} {word}", key.0, key.1).expect("a string takes any text");
                }
            }
            // The other editions have the same requirement under the same id.
            seen.insert(key, states);
        }
    }
    assert!(missing.is_empty(), "\n{missing}");
}

/// States that a requirement's rule does not have.
const CANNOT_BE: [(&str, &str, &str); 0] = [];

fn files() -> Vec<(String, Value)> {
    let files = common::files("tests/vectors", "json").into_iter();
    files.map(|(name, text)| (name, serde_json::from_str(&text).expect("a vector file is JSON"))).collect()
}

fn cases_of(file: &Value) -> &[Value] {
    file["cases"].as_array().expect("a vector file lists its cases")
}

fn check(catalog: &Catalog, name: &str, file: &Value, case: &Value, faults: &mut String) {
    let text = |key: &str| case.get(key).or(file.get(key)).and_then(Value::as_str).unwrap_or_default();
    assert!(!text("because").is_empty(), "{name}: {}: a vector says why", text("name"));
    let record = record(file, case);
    let program = ProgramId::new(text("program"));
    let known = |id: &ProgramId| catalog.program(id).expect("a vector names a program that there is");
    let day = DateFact::parse(text("day")).expect("a vector's day is a date").first();
    // Several programs are evaluated together where the case names them, the most wanted one first.
    let together: Vec<ProgramId> =
        case["together"].as_array().into_iter().flatten().filter_map(Value::as_str).map(ProgramId::new).collect();
    let together = if together.is_empty() { vec![program.clone()] } else { together };
    let programs: Vec<(&Body, &Program)> = together.iter().map(known).collect();
    let evaluations = evaluate_all(&programs, &record, day);
    let evaluation = evaluations.into_iter().find(|it| it.program == program).expect("it is among those together");
    for (key, expected) in case["expect"].as_object().expect("a vector expects something") {
        let found = states::state(&evaluation, key);
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
