//! The layers of the library: the words of the trade know neither the engine nor JSON, and nothing knows a clock or a file.

use std::fs;
use std::path::{Path, PathBuf};

const WORDS: [&str; 9] = [
    "quantity.rs",
    "date.rs",
    "id.rs",
    "record.rs",
    "program/mod.rs",
    "program/rule.rs",
    "program/schedule.rs",
    "program/step.rs",
    "evaluation.rs",
];

#[test]
fn the_words_of_the_trade_know_no_engine_and_no_json() {
    for file in WORDS {
        lacks(file, &["crate::engine", "crate::portable", "crate::author", "crate::packed", "serde_json", "postcard"]);
    }
}

#[test]
fn the_engine_knows_no_json() {
    for file in files("engine") {
        lacks(&file, &["crate::portable", "crate::author", "crate::packed", "serde_json", "postcard"]);
    }
}

#[test]
fn the_solver_of_assignments_knows_integers_only() {
    for file in files("assign") {
        let words =
            ["quantity", "date", "id", "record", "program", "evaluation", "engine", "portable", "packed", "author"];
        words.iter().for_each(|it| lacks(&file, &[&format!("crate::{it}")]));
        lacks(&file, &["chrono", "serde", "f32", "f64"]);
    }
}

#[test]
fn the_library_knows_no_clock_no_file_and_no_browser() {
    for file in files("") {
        lacks(&file, &["std::time", "std::fs", "std::env", "Local::now", "Utc::now", "web_sys", "js_sys", "leptos"]);
    }
}

#[test]
fn no_float_is_in_the_engine() {
    for file in files("engine").into_iter().chain(WORDS.map(String::from)) {
        lacks(&file, &["f32", "f64"]);
    }
}

fn lacks(file: &str, words: &[&str]) {
    let text = fs::read_to_string(source().join(file)).expect("a listed file can be read");
    // Documentation may point anywhere.
    let code: Vec<&str> = text.lines().filter(|it| !it.trim_start().starts_with("//")).collect();
    for word in words {
        assert!(!code.iter().any(|it| it.contains(word)), "{file} mentions {word}, which its layer must not know");
    }
}

/// The library's source files below a folder, by name.
fn files(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![source().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of the library can be listed") {
            let path = entry.expect("a folder of the library can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(file) = path.strip_prefix(source()) {
                found.push(file.to_string_lossy().into_owned());
            }
        }
    }
    assert!(!found.is_empty(), "{folder}: nothing was found");
    found
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}
