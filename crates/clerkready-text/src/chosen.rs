//! What the options name: the programs, the record, the day, and what is supposed.

use clerkready::date::{DateFact, Day};
use clerkready::forecast::{Supposition, suppose};
use clerkready::id::{EntryId, ProgramId};
use clerkready::portable::{self, ReadError};
use clerkready::program::{Body, Catalog, Program};
use clerkready::record::Record;

use crate::files::File;
use crate::options::Options;
use crate::{Failed, say};

/// Reads a record.
pub(crate) fn record(file: &File) -> Result<Record, Failed> {
    portable::read(&file.text).map_err(|error| Failed::Unreadable(unreadable(&file.name, &error)))
}

/// The programs asked for, or the record's goals, or every one.
pub(crate) fn programs<'a>(
    catalog: &'a Catalog,
    record: &Record,
    asked: &[String],
) -> Result<Vec<(&'a Body, &'a Program)>, Failed> {
    let mut chosen = Vec::new();
    for id in asked {
        chosen.push(program(catalog, id)?);
    }
    if chosen.is_empty() {
        chosen.extend(record.choices.goals.iter().filter_map(|it| catalog.program(it)));
    }
    if chosen.is_empty() {
        chosen.extend(catalog.programs());
    }
    Ok(chosen)
}

pub(crate) fn program<'a>(catalog: &'a Catalog, id: &str) -> Result<(&'a Body, &'a Program), Failed> {
    catalog.program(&ProgramId::new(id)).ok_or_else(|| {
        let known: Vec<&str> = catalog.programs().map(|it| it.1.id.as_str()).collect();
        Failed::Usage(format!("{id}: no such program; expected one of {}", known.join(", ")))
    })
}

/// A day that an option names.
pub(crate) fn day(option: &str, text: &str) -> Result<Day, Failed> {
    match DateFact::parse(text) {
        Some(DateFact::Day(day)) => Ok(day),
        _ => Err(Failed::Usage(format!(
            "{option}: found {text:?}, expected a day such as 2026-11-22; nothing was evaluated"
        ))),
    }
}

/// The record with everything that the options suppose, plans excepted.
pub(crate) fn supposed(options: &Options, catalog: &Catalog, record: &Record) -> Result<Record, Failed> {
    let date = |of: &str, text: &str| {
        DateFact::parse(text).ok_or_else(|| {
            Failed::Usage(format!(
                "{of}: found {text:?}, expected a date such as 2027-05-01, 2027-05 or 2027; nothing was evaluated"
            ))
        })
    };
    let mut suppositions = Vec::new();
    for id in &options.without {
        suppositions.push(Supposition::Without(EntryId::new(id)));
    }
    for it in &options.dated {
        suppositions.push(Supposition::Dated(EntryId::new(&it.entry), date(&it.entry, &it.on)?));
    }
    for it in &options.awarded {
        let id = ProgramId::new(&it.designation);
        if catalog.designation(&id).is_none() {
            return Err(Failed::Usage(format!("{id}: no such designation; nothing was evaluated")));
        }
        suppositions.push(Supposition::Awarded(id, date(&it.designation, &it.on)?));
    }
    for supposition in &suppositions {
        if let Supposition::Without(id) | Supposition::Dated(id, _) = supposition
            && !record.ids().any(|it| it == id)
        {
            return Err(Failed::Usage(format!("the record has no entry {id}; nothing was evaluated")));
        }
    }
    Ok(suppositions.iter().fold(record.clone(), |record, it| suppose(catalog, &record, it)))
}

fn unreadable(name: &str, error: &ReadError) -> String {
    let words = match error {
        ReadError::TooLong { bytes, limit } => format!("{bytes} bytes; a record has at most {limit}"),
        ReadError::NotJson { line, column } => format!("line {line}, column {column}: not JSON from here on"),
        ReadError::NotARecord => "this is not a record of ClerkReady".to_owned(),
        ReadError::Newer { version } => {
            format!("a newer version wrote it, in format {version}: use a newer ClerkReady")
        }
        ReadError::Faults(faults) => {
            let lines = faults
                .iter()
                .map(|it| format!("{}: expected {}, found {}", it.at, say::expected(it.expected), it.found));
            lines.collect::<Vec<_>>().join(&format!("\n{name}: "))
        }
    };
    format!("{name}: {words}\nnothing was evaluated")
}
