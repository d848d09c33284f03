//! The built-in programs, with those of other files.

use std::fs;
use std::path::{Path, PathBuf};

use clerkready::author::{self, Fault, SourceFile};
use clerkready::program::Catalog;

use crate::Failed;

include!(concat!(env!("OUT_DIR"), "/programs.rs"));

/// Reads a file as text.
pub(crate) fn text(path: &Path) -> Result<String, Failed> {
    fs::read_to_string(path)
        .map_err(|error| Failed::unreadable(format!("{}: {error}; nothing was done", path.display())))
}

/// Reads the built-in programs together with other files. A file about a body that is built in stands in the place of the
/// built-in one, so that whoever edits one can check it.
pub(crate) fn read(with: &[PathBuf]) -> Result<Result<Catalog, Vec<Fault>>, Failed> {
    let mut files: Vec<(String, String)> = Vec::new();
    for path in with {
        files.push((path.display().to_string(), text(path)?));
    }
    let given: Vec<String> = files.iter().filter_map(|(_, text)| subject(text)).collect();
    for (name, text) in FILES {
        if !subject(text).is_some_and(|it| given.contains(&it)) {
            files.push(((*name).to_owned(), (*text).to_owned()));
        }
    }
    let sources: Vec<SourceFile> = files.iter().map(|(name, text)| SourceFile { name, text }).collect();
    Ok(author::read(&sources))
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
pub(crate) fn catalog(with: &[PathBuf]) -> Result<Catalog, Failed> {
    read(with)?.map_err(|faults| {
        let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
        Failed::unreadable(format!("{}\nnothing was evaluated", lines.join("\n")))
    })
}
