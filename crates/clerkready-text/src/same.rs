//! Whether the result that an export brings along is the one that comes of it here.
//!
//! Invariant: what a file says of itself decides nothing. It is compared with what the record and the rules give now. Rules that
//! it brings along are used for the comparison alone, and named.

use clerkready::date::{DateFact, Day};
use clerkready::id::ProgramId;
use clerkready::portable::{self, EVALUATED};
use clerkready::program::Catalog;
use clerkready::record::Record;
use serde_json::Value;

use crate::files::{File, catalog, with_brought};
use crate::{Failed, check, chosen};

/// At most so many differences are told.
const MOST_TOLD: usize = 20;

/// What comparing a file's own result with a new one came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Same {
    pub is_same: bool,
    /// In words, line by line.
    pub words: Vec<String>,
}

/// Compares the result in a file with a new one of the same programs as of its day; `None` when it has none.
///
/// # Errors
///
/// When the record or a program file cannot be read.
pub fn same(record: &File, with: &[File]) -> Result<Option<Same>, Failed> {
    let catalog = catalog(with)?;
    let read = chosen::record(record)?;
    let Ok(file) = serde_json::from_str::<Value>(record.text.trim_start_matches('\u{feff}')) else { return Ok(None) };
    let supplied = file[EVALUATED]["supplied"].as_array().into_iter().flatten();
    let supplied: Vec<String> = supplied.filter_map(|it| it.as_str().map(str::to_owned)).collect();
    if supplied.is_empty() {
        return Ok(compare(&catalog, &read, &file, &record.text, &supplied));
    }
    let all = with_brought(&catalog, with, &supplied);
    let brought = all.programs().map(|it| it.1).filter(|it| catalog.program(&it.id).is_none());
    let words: Vec<String> = brought
        .map(|it| format!("{}: by rules that the file itself brings along, {}", it.id, short_hash(&it.rules_hash)))
        .collect();
    Ok(compare(&all, &read, &file, &record.text, &supplied).map(|mut it| {
        it.words.splice(0..0, words);
        it
    }))
}

fn short_hash(hash: &str) -> &str {
    hash.get(..12).unwrap_or(hash)
}

fn compare(catalog: &Catalog, record: &Record, file: &Value, text: &str, supplied: &[String]) -> Option<Same> {
    let then = file.get(EVALUATED)?.get("result")?;
    let Some(day) = then.get("day").and_then(Value::as_str).and_then(day) else {
        return Some(Same { is_same: false, words: vec!["The file's own result names no day.".to_owned()] });
    };
    let programs: Vec<&Value> = then.get("programs").and_then(Value::as_array).into_iter().flatten().collect();
    let name = |it: &Value| it.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
    let known = |it: &Value| catalog.program(&ProgramId::new(name(it))).is_some();
    let mut words: Vec<String> = programs
        .iter()
        .filter(|it| !known(it))
        .map(|it| format!("{}: this command has no such program; supply its file with --with", name(it)))
        .collect();
    let chosen: Vec<_> = programs.iter().filter_map(|it| catalog.program(&ProgramId::new(name(it)))).collect();
    let result = check::result(&chosen, record, day);
    let head = format!("The file's own result, of {}:", DateFact::Day(day));
    if portable::export(record, &result, supplied) == text {
        return Some(Same { is_same: true, words: vec![format!("{head} the same result, byte for byte.")] });
    }
    let now: Value = serde_json::from_str(&result).unwrap_or_default();
    if *then == now {
        let words = format!("{head} the same result; the file is laid out in another way.");
        return Some(Same { is_same: true, words: vec![words] });
    }
    for (was, is) in programs.iter().filter(|it| known(it)).zip(now["programs"].as_array().into_iter().flatten()) {
        let rules = |it: &Value| short_hash(it["rules_hash"].as_str().unwrap_or_default()).to_owned();
        if was["rules_hash"] != is["rules_hash"] {
            words.push(format!("{}: other rules, {} then and {} here", name(was), rules(was), rules(is)));
        }
    }
    let mut differences = Vec::new();
    differ(then, &now, "", &mut differences);
    differences.retain(|it| !it.contains("rules_hash"));
    let more = differences.len().saturating_sub(MOST_TOLD);
    words.extend(differences.into_iter().take(MOST_TOLD));
    if 0 < more {
        words.push(format!("and {more} more"));
    }
    let head = format!("{head} it differs from what comes of the record here.");
    Some(Same { is_same: false, words: [vec![head], words.into_iter().map(|it| format!("  {it}")).collect()].concat() })
}

fn day(text: &str) -> Option<Day> {
    match DateFact::parse(text)? {
        DateFact::Day(day) => Some(day),
        _ => None,
    }
}

/// Where two results differ, each place once and by the names of what it is about.
fn differ(was: &Value, is: &Value, place: &str, out: &mut Vec<String>) {
    match (was, is) {
        (Value::Object(was), Value::Object(is)) => {
            let names: Vec<&String> = was.keys().chain(is.keys().filter(|it| !was.contains_key(*it))).collect();
            for name in names {
                let get = |of: &serde_json::Map<String, Value>| of.get(name).cloned().unwrap_or_default();
                differ(&get(was), &get(is), &joined(place, name), out);
            }
        }
        (Value::Array(was), Value::Array(is)) if was.iter().chain(is).all(|it| label(it).is_some()) => {
            let of =
                |all: &[Value], name: &str| all.iter().find(|it| label(it) == Some(name)).cloned().unwrap_or_default();
            let mut names: Vec<&str> = Vec::new();
            for name in was.iter().chain(is).filter_map(label) {
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            for name in names {
                differ(&of(was, name), &of(is, name), &joined(place, name), out);
            }
        }
        _ if was != is => out.push(format!("{place}: {} then, {} here", short(was), short(is))),
        _ => {}
    }
}

fn joined(place: &str, name: &str) -> String {
    if place.is_empty() { name.to_owned() } else { format!("{place}, {name}") }
}

/// What an item of a list is called.
fn label(item: &Value) -> Option<&str> {
    ["id", "entry", "program", "requirement"].iter().find_map(|it| item.get(it)?.as_str())
}

fn short(value: &Value) -> String {
    let text = match value {
        Value::Null => return "nothing".to_owned(),
        other => other.to_string(),
    };
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    }
}
