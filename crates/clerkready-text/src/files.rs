//! The built-in programs, with those of other files.

use std::rc::Rc;

use clerkready::author::{self, Fault, SourceFile};
use clerkready::program::Catalog;
use serde::Deserialize;

use crate::Failed;

include!(concat!(env!("OUT_DIR"), "/programs.rs"));

/// The text of a file, under the name that faults call it by.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct File {
    /// What faults call it.
    pub name: String,
    /// All that it holds.
    pub text: String,
}

thread_local! {
    /// What is built in, read when it is first asked for.
    static BUILT_IN: Result<Rc<Catalog>, Vec<Fault>> = read(&[]).map(Rc::new);
}

/// Reads the built-in programs together with other files. A file about a body that is built in stands in the place of the
/// built-in one, so that whoever edits one can check it.
pub(crate) fn read(with: &[File]) -> Result<Catalog, Vec<Fault>> {
    let given: Vec<String> = with.iter().filter_map(|it| subject(&it.text)).collect();
    let mut sources: Vec<SourceFile> = with.iter().map(|it| SourceFile { name: &it.name, text: &it.text }).collect();
    for &(name, text) in FILES {
        // Where nothing can be replaced, no file is looked into for that.
        if given.is_empty() || !subject(text).is_some_and(|it| given.contains(&it)) {
            sources.push(SourceFile { name, text });
        }
    }
    author::read(&sources)
}

/// Reads the programs together with the texts that a record's file brings along. One that is faulty, or about what is there
/// already, is left out, as it is in the app.
pub(crate) fn read_with_brought(with: &[File], texts: &[String]) -> Result<Catalog, Vec<Fault>> {
    let is_there = |text: &str| {
        let there = FILES.iter().map(|it| it.1).chain(with.iter().map(|it| it.text.as_str()));
        subject(text).is_some_and(|it| there.filter_map(subject).any(|other| other == it))
    };
    let mut all = with.to_vec();
    let mut catalog = read(&all)?;
    for (number, text) in (1..).zip(texts).filter(|it| !is_there(it.1)) {
        all.push(File { name: format!("supplied {number}"), text: text.clone() });
        match read(&all) {
            Ok(more) => catalog = more,
            Err(_) => drop(all.pop()),
        }
    }
    Ok(catalog)
}

/// What a file is about: its body, or the shared vocabulary. A supplement stands beside what is built in.
fn subject(text: &str) -> Option<String> {
    let file: serde_json::Value = serde_json::from_str(text).ok()?;
    match file.get("format")?.as_str()? {
        "clerkready-vocabulary/1" => Some("vocabulary".to_owned()),
        "clerkready-program/1" => Some(format!("body {}", file.get("body")?.get("id")?.as_str()?)),
        _ => None,
    }
}

/// Reads the catalog, or says what is wrong with it.
pub(crate) fn catalog(with: &[File]) -> Result<Rc<Catalog>, Failed> {
    let read = match with {
        [] => BUILT_IN.with(Clone::clone),
        _ => read(with).map(Rc::new),
    };
    read.map_err(|faults| {
        let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
        Failed::Unreadable(format!("{}\nnothing was evaluated", lines.join("\n")))
    })
}
