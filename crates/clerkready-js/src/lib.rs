//! The engine for JavaScript: texts in, texts out, and faults as JavaScript's errors. The folder `package` makes a module
//! with types of it.
//!
//! Invariant: every function says what the command of the same name says, to the byte, and a fault has the same words.

use clerkready_text::{File, Format, Options};
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;

/// What faults call the record, which has no file here.
const RECORD: &str = "record";

/// Lists the programs, with those of the files in `with`, a list as JSON.
#[wasm_bindgen]
pub fn programs(with: &str) -> Result<String, JsError> {
    Ok(clerkready_text::programs(&read::<Vec<File>>("with", with)?, Format::Json)?)
}

/// Evaluates a record.
#[wasm_bindgen]
pub fn check(record: String, options: &str) -> Result<String, JsError> {
    let record = File { name: RECORD.to_owned(), text: record };
    Ok(clerkready_text::check(&record, &read::<Options>("options", options)?, Format::Json)?.text)
}

/// Tells on which days requirements turn.
#[wasm_bindgen]
pub fn forecast(record: String, options: &str) -> Result<String, JsError> {
    let record = File { name: RECORD.to_owned(), text: record };
    Ok(clerkready_text::forecast(&record, &read::<Options>("options", options)?, Format::Json)?)
}

/// Tells a program's rules in words.
#[wasm_bindgen]
pub fn explain(id: &str, with: &str) -> Result<String, JsError> {
    Ok(clerkready_text::explain(id, &read::<Vec<File>>("with", with)?, Format::Json)?)
}

/// Says what is wrong with program files, a list as JSON.
#[wasm_bindgen]
pub fn lint(files: &str) -> Result<String, JsError> {
    Ok(clerkready_text::lint(&read::<Vec<File>>("files", files)?, Format::Json).text)
}

/// Reads what a caller gave, under the name that it has there.
fn read<T: DeserializeOwned>(name: &str, text: &str) -> Result<T, JsError> {
    serde_json::from_str(text).map_err(|error| {
        // The place in the text is of no use to somebody who gave an object.
        let words = error.to_string();
        let words = words.rsplit_once(" at line ").map_or(words.as_str(), |it| it.0);
        JsError::new(&format!("{name}: {words}; nothing was evaluated"))
    })
}
