//! The built-in programs, with those of other files.

use std::rc::Rc;

use clerkready::author::{self, Fault, SourceFile};
use clerkready::portable::{LONGEST_SUPPLIED, MOST_SUPPLIED};
use clerkready::program::{Catalog, Program};
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
    author::read(&sources(with))
}

fn sources(with: &[File]) -> Vec<SourceFile<'_>> {
    let given: Vec<String> = with.iter().filter_map(|it| subject(&it.text)).collect();
    let mut sources: Vec<SourceFile> = with.iter().map(|it| SourceFile { name: &it.name, text: &it.text }).collect();
    for &(name, text) in FILES {
        // Where nothing can be replaced, no file is looked into for that.
        if given.is_empty() || !subject(text).is_some_and(|it| given.contains(&it)) {
            sources.push(SourceFile { name, text });
        }
    }
    sources
}

/// Reads the texts that a record's file brings along beside a catalog, which was read with some files. One that is faulty, or
/// changes a program that is there already, is left out whole: nobody vouches for it.
pub(crate) fn with_brought(catalog: &Catalog, with: &[File], texts: &[String]) -> Catalog {
    let mut catalog = catalog.clone();
    let mut sources = sources(with);
    for text in texts.iter().take(MOST_SUPPLIED).filter(|it| it.len() <= LONGEST_SUPPLIED) {
        sources.push(SourceFile { name: "supplied", text });
        let keeps = |more: &Catalog| {
            let is_kept = |it: &Program| more.program(&it.id).is_some_and(|(_, now)| now.rules_hash == it.rules_hash);
            catalog.programs().all(|(_, it)| is_kept(it))
        };
        match author::read(&sources) {
            Ok(more) if keeps(&more) => catalog = more,
            _ => drop(sources.pop()),
        }
    }
    catalog
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
