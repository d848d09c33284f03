//! The schemas under docs/schemas are the ones of these types, and these types read every file that is shipped.

use std::fs;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

use super::program::{ProgramFile, SupplementFile, VocabularyFile};
use super::record::RecordFile;
use super::text;
use crate::args::SchemaOf;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

#[test]
fn the_schemas_in_docs_are_current() {
    for (of, name) in [
        (SchemaOf::Program, "program"),
        (SchemaOf::Supplement, "supplement"),
        (SchemaOf::Vocabulary, "vocabulary"),
        (SchemaOf::Record, "record"),
    ] {
        let path = root().join(format!("docs/schemas/{name}.schema.json"));
        let written = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            written == text(of),
            "docs/schemas/{name}.schema.json is not what `clerkready schema {name}` prints; write it anew"
        );
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
    assert!(error.is_none(), "{name}: {error:?}");
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
