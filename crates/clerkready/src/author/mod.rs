//! Reading program files: from JSON to the catalog, with every fault reported at once.
//!
//! A file becomes a tree in which every value knows where it stands (`tree`), and what supplements add goes into the
//! trees of the programs (`supplement`). A tree is read key by key into the types of [`crate::program`] (`read` and what
//! it calls), with every name looked up where it is used (`names`); then comes what no single value can show (`check`).
//!
//! Invariant: what comes out holds everything that [`crate::program`] promises. Any doubt about a file is a fault, and no
//! text whatever makes reading panic.

use std::fmt;

use crate::id::SourceId;
use crate::program::{Catalog, Cite, Requirement, Words};

mod faults;
mod tree;
mod values;
mod fields;
mod names;
mod read;
mod supplement;
mod vocabulary;
mod body;
mod programs;
mod edition;
mod uses;
mod cites;
mod readings;
mod requirements;
mod rules;
mod attended;
mod conditions;
mod counting;
mod schedule;
mod give;
mod steps;
mod check;
mod hash;

/// A program file, a supplement or the vocabulary, by the name that faults should call it.
#[derive(Clone, Copy, Debug)]
pub struct SourceFile<'a> {
    pub name: &'a str,
    pub text: &'a str,
}

/// Something in a file that has to be put right, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub file: String,
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// The way from the file's root, such as `programs[0].editions[0]`; empty for the root itself.
    pub path: String,
    /// What was found and what was expected.
    pub what: String,
}

impl Fault {
    fn place(&self) -> (&str, usize, usize) {
        (&self.file, self.line, self.column)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Fault { file, line, column, path, what } = self;
        write!(f, "{file}:{line}:{column}: ")?;
        if !path.is_empty() {
            write!(f, "{path}: ")?;
        }
        f.write_str(what)
    }
}

impl std::error::Error for Fault {}

/// Reads the vocabulary, the program files and the supplements; the bodies come in the order of the files.
pub fn read(files: &[SourceFile<'_>]) -> Result<Catalog, Vec<Fault>> {
    let faults = faults::Faults::default();
    let trees: Vec<_> = files.iter().map(|file| tree::parse(file, &faults)).collect();
    let sorted = read::Files::sort(files, trees, &faults);
    let catalog = read::catalog(&sorted, &faults);
    match (catalog, faults.into_sorted()) {
        (Some(catalog), faults) if faults.is_empty() => Ok(catalog),
        (_, faults) => Err(faults),
    }
}

/// Returns every quotation of a catalog with the source that it is from, so that a test can look for it there.
pub fn quotes<'a>(catalog: &'a Catalog) -> Vec<(&'a SourceId, &'a str)> {
    let mut cites = Vec::new();
    for edition in catalog.programs().flat_map(|(_, program)| &program.editions) {
        for requirement in &edition.requirements {
            collect_cites(requirement, &mut cites);
        }
        cites.extend(edition.counting.after.iter().flat_map(|it| &it.cites));
        cites.extend(edition.schedule.iter().flat_map(|it| &it.cites));
        cites.extend(edition.steps.iter().flat_map(|it| &it.cites));
        cites.extend(edition.fees.iter().flat_map(|it| &it.cites));
        cites.extend(edition.courses.iter().flat_map(|it| &it.cites));
    }
    let quote = |cite: &'a Cite| match &cite.words {
        Words::Quote(quote) => Some((&cite.source, quote.as_str())),
        Words::Summary(_) => None,
    };
    cites.into_iter().filter_map(quote).collect()
}

fn collect_cites<'a>(requirement: &'a Requirement, cites: &mut Vec<&'a Cite>) {
    cites.extend(&requirement.cites);
    for part in requirement.readings.iter().flat_map(|it| it.rule.parts()) {
        collect_cites(part, cites);
    }
}
