//! Reading files of rules that others than this app provide, beside the app's own.
//!
//! Invariant: one that is faulty, or names what is there already, is left out whole and spoils no other.

use clerkready::author::{self, Fault, SourceFile};
use clerkready::id::{BodyId, ProgramId};
use clerkready::program::{Catalog, Program};

use super::embed::Origin;

/// The program files that the app is built with, which others' files build on.
const OWN: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/programs.rs"));

/// Who provides a file of rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Provider {
    /// A site in whose page the app is; its browser vouches for the name.
    Site(Origin),
    /// The person, who opened the file.
    File,
}

/// A file of rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Supplied {
    pub by: Provider,
    /// The file's name, or its address in the site.
    pub name: String,
    pub text: String,
    /// What it said before, until the person has seen what that changes.
    pub before: Option<String>,
}

impl Supplied {
    /// Whose its rules are, in no language: a site by its origin, a file by its name.
    pub fn whose(&self) -> &str {
        match &self.by {
            Provider::Site(origin) => origin.as_str(),
            Provider::File => &self.name,
        }
    }

    pub(super) fn is(&self, by: &Provider, name: &str) -> bool {
        self.by == *by && self.name == name
    }
}

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is not read yet.
    Waiting,
    /// Its rules are among those of the app: the programs that it brings, or adds to.
    Used(Vec<ProgramId>),
    /// None of it is used.
    Refused(Vec<Fault>),
    /// The site could not get it.
    Missed,
    /// What reads such files could not be loaded.
    NotLoaded,
}

/// Files of rules read together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    pub catalog: &'static Catalog,
    /// All programs as they were before, where a file has changed.
    pub before: Option<&'static Catalog>,
    /// What became of each file.
    pub fates: Vec<Fate>,
}

/// What a file brings.
#[derive(Default)]
struct Brought {
    programs: Vec<ProgramId>,
    bodies: Vec<BodyId>,
}

/// Reads files with the app's own, one after the other.
pub fn reading(files: &[Supplied]) -> Reading {
    let now: Vec<&str> = files.iter().map(|it| it.text.as_str()).collect();
    let (catalog, fates) = read(files, &now);
    let before = files.iter().any(|it| it.before.is_some()).then(|| {
        let before: Vec<&str> = files.iter().map(|it| it.before.as_ref().unwrap_or(&it.text).as_str()).collect();
        read(files, &before).0
    });
    Reading { catalog, before, fates }
}

fn read(files: &[Supplied], texts: &[&str]) -> (&'static Catalog, Vec<Fate>) {
    let mut sources: Vec<SourceFile> = OWN.iter().map(|(name, text)| SourceFile { name, text }).collect();
    let mut catalog = author::read(&sources).expect("the app was built with these very files, by this very code");
    let mut fates = Vec::new();
    let mut marks = Vec::new();
    for (file, text) in files.iter().zip(texts) {
        if text.is_empty() {
            fates.push(Fate::Missed);
            continue;
        }
        sources.push(SourceFile { name: &file.name, text });
        match author::read(&sources) {
            Ok(more) => {
                let brought = brought(&catalog, &more);
                catalog = more;
                fates.push(Fate::Used(brought.programs.clone()));
                marks.push((brought, file.whose()));
            }
            Err(faults) => {
                sources.pop();
                fates.push(Fate::Refused(faults));
            }
        }
    }
    for (brought, whose) in marks {
        mark(&mut catalog, &brought, whose);
    }
    // Views hold on to programs for as long as they are shown, and files are few.
    (Box::leak(Box::new(catalog)), fates)
}

/// What is there only now, or has other rules now.
fn brought(before: &Catalog, now: &Catalog) -> Brought {
    let is_known = |it: &Program| before.program(&it.id).is_some_and(|(_, was)| was.rules_hash == it.rules_hash);
    let programs = now.programs().map(|it| it.1).filter(|it| !is_known(it)).map(|it| it.id.clone()).collect();
    let bodies = now.bodies.iter().map(|it| it.id.clone());
    let bodies = bodies.filter(|id| before.bodies.iter().all(|it| it.id != *id)).collect();
    Brought { programs, bodies }
}

/// Writes into names whose rules they are, so that no view can forget it. Brackets of their own could say somebody else.
fn mark(catalog: &mut Catalog, brought: &Brought, whose: &str) {
    let mark = [" [", whose, "]"].concat();
    for body in &mut catalog.bodies {
        let is_theirs = brought.bodies.contains(&body.id);
        let add = |name: &mut String| {
            if is_theirs {
                *name = name.replace('[', "(").replace(']', ")");
            }
            name.push_str(&mark);
        };
        if is_theirs {
            add(&mut body.name);
        }
        for program in body.programs.iter_mut().filter(|it| brought.programs.contains(&it.id)) {
            add(&mut program.name);
            add(&mut program.initials);
        }
    }
}
