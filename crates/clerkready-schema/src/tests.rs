//! What is under docs/schemas and in the package is made of these types, and these types read every file that is shipped and
//! what is said about them.

use std::fs;
use std::path::{Path, PathBuf};

use clerkready_text::{File, Format, Options};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::forecast::ForecastResult;
use crate::program::{ProgramFile, SupplementFile, VocabularyFile};
use crate::record::RecordFile;
use crate::result::CheckResult;
use crate::told::{Explanation, FaultList, ProgramList};
use crate::{FileFormat, text, typescript};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

#[test]
fn what_is_made_of_the_types_is_current() {
    let schemas = FileFormat::ALL.map(|it| (format!("docs/schemas/{}.schema.json", it.name()), text(it)));
    let types = typescript().into_iter();
    let types = types.map(|(name, text)| (format!("crates/clerkready-js/package/types/{name}.d.ts"), text));
    for (path, text) in schemas.into_iter().chain(types) {
        let written = fs::read_to_string(root().join(&path)).unwrap_or_default();
        assert!(written == text, "{path} is not what the types say; `cargo run -p clerkready-schema` writes it anew");
    }
}

fn texts(folder: &str) -> Vec<(String, String)> {
    let entries = fs::read_dir(root().join(folder)).expect("the folder is there");
    let paths = entries.map(|it| it.expect("the folder can be listed").path());
    let json = paths.filter(|it| it.extension().is_some_and(|it| it == "json"));
    json.map(|it| (it.display().to_string(), fs::read_to_string(&it).expect("the file is a text in UTF-8"))).collect()
}

fn reads<T: DeserializeOwned>(name: &str, text: &str) {
    let error = serde_json::from_str::<T>(text).err();
    assert!(error.is_none(), "{name}: {error:?}\n{text}");
}

#[test]
fn every_program_file_has_the_shape_of_the_schema() {
    let mut files = texts("programs");
    files.extend(texts("tests/shapes"));
    files.extend(texts("crates/clerkready/tests/bad-programs").into_iter().filter(|it| it.0.contains("/good-")));
    assert!(8 < files.len());
    for (name, text) in files {
        match text {
            _ if text.contains("clerkready-vocabulary/1") => reads::<VocabularyFile>(&name, &text),
            _ if text.contains("clerkready-supplement/1") => reads::<SupplementFile>(&name, &text),
            _ => reads::<ProgramFile>(&name, &text),
        }
    }
}

#[test]
fn every_saved_record_has_the_shape_of_the_schema() {
    for (name, text) in texts("tests/saves") {
        reads::<RecordFile>(&name, &text);
    }
}

#[test]
fn a_key_that_the_language_does_not_have_is_refused() {
    let (name, text) = texts("programs").into_iter().find(|it| it.0.contains("mississippi")).expect("it is shipped");
    let text = text.replace("\"filed_under\"", "\"field_under\"");
    assert!(serde_json::from_str::<ProgramFile>(&text).is_err(), "{name}");
}

/// The records of the saves and of the stories.
fn records() -> Vec<(String, String)> {
    let mut records = texts("tests/saves");
    for (name, text) in texts("tests/stories") {
        let story: Value = serde_json::from_str(&text).expect("a story is JSON");
        records.push((name, story["record"].to_string()));
    }
    let (name, sample) = records.iter().find(|it| it.0.ends_with("sample.json")).expect("the sample is saved").clone();
    records.push((name.clone() + " with wishes", with_wishes(&sample)));
    records
}

/// A record whose activities are all wanted in one category of every program, where most of them cannot count.
fn with_wishes(record: &str) -> String {
    let mut record: Value = serde_json::from_str(record).expect("a record is JSON");
    let entries: Vec<Value> =
        record["activities"].as_array().into_iter().flatten().map(|it| it["id"].clone()).collect();
    let pins: Vec<Value> = ["ms-cmcc", "iimc-cmc", "iimc-mmc"]
        .iter()
        .flat_map(|program| {
            entries.iter().map(move |it| json!({ "entry": it, "program": program, "category": "education" }))
        })
        .collect();
    record["choices"] = json!({ "pins": pins });
    record.to_string()
}

#[test]
fn what_is_said_about_a_record_has_the_shape_of_the_schema() {
    let shapes: Vec<File> = texts("tests/shapes").into_iter().map(|(name, text)| File { name, text }).collect();
    let every = every_program(&shapes);
    let records = records();
    assert!(12 < records.len());
    for (name, text) in records {
        let record = File { name: name.clone(), text };
        let checked = |options: Options| {
            let it = clerkready_text::check(&record, &options, Format::Json).expect("the record is sound");
            reads::<CheckResult>(&name, &it.text);
        };
        for today in ["2024-01-31", "2026-11-22"] {
            checked(Options { today: today.to_owned(), programs: every_program(&[]), ..Options::default() });
        }
        let today = "2026-11-22".to_owned();
        if name.ends_with("sample.json") {
            let (programs, with) = (every.clone(), shapes.clone());
            checked(Options { today: today.clone(), programs, with, ..Options::default() });
        }
        let until = Some("2029-11-22".to_owned());
        let options = Options { today, until, plan: true, ..Options::default() };
        let forecast = clerkready_text::forecast(&record, &options, Format::Json).expect("the record is sound");
        reads::<ForecastResult>(&name, &forecast);
    }
}

fn every_program(files: &[File]) -> Vec<String> {
    let list = clerkready_text::programs(files, Format::Json).expect("the files are sound");
    reads::<ProgramList>("the list of programs", &list);
    let list: Value = serde_json::from_str(&list).expect("the list is JSON");
    let programs = list["programs"].as_array().expect("there are programs").iter();
    programs.map(|it| it["id"].as_str().expect("an id is a text").to_owned()).collect()
}

#[test]
fn what_is_said_about_programs_has_the_shape_of_the_types() {
    for id in every_program(&[]) {
        let told = clerkready_text::explain(&id, &[], Format::Json).expect("it is one of the list");
        reads::<Explanation>(&id, &told);
    }
    for (name, text) in texts("crates/clerkready/tests/bad-programs") {
        let linted = clerkready_text::lint(&[File { name: name.clone(), text }], Format::Json);
        reads::<FaultList>(&name, &linted.text);
    }
}

#[test]
fn a_result_that_says_what_the_types_do_not_know_is_refused() {
    let result = json!({ "format": "clerkready-result/1", "day": "2026-11-22", "programs": [], "entries": [] });
    assert!(serde_json::from_value::<CheckResult>(result.clone()).is_ok());
    let mut more = result;
    more["verdict"] = json!("met");
    assert!(serde_json::from_value::<CheckResult>(more).is_err());
}
