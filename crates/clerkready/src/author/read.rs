//! All files together.
//!
//! Invariant: a reader takes every key before it gives up on a value, so that one fault does not hide another.

use super::body::Reader;
use super::faults::Faults;
use super::names::Shared;
use super::supplement;
use super::tree::{Node, Place, Value};
use super::values::{choice, unexpected};
use super::vocabulary::Vocabulary;
use super::{SourceFile, check};
use crate::program::Catalog;

const VOCABULARY: &str = "clerkready-vocabulary/1";
const PROGRAM: &str = "clerkready-program/1";
const SUPPLEMENT: &str = "clerkready-supplement/1";

#[derive(Clone, Copy)]
enum Format {
    Vocabulary,
    Program,
    Supplement,
}

/// The trees of all files, by what they are; the supplements' lists are in the programs' trees as well.
pub(super) struct Files<'a> {
    start: Place<'a>,
    vocabularies: Vec<Node<'a>>,
    programs: Vec<Node<'a>>,
    supplements: Vec<Node<'a>>,
    /// Whether it is known of every file what it is.
    whole: bool,
}

impl<'a> Files<'a> {
    /// Sorts the trees, of which there is none for a file that is not JSON.
    pub(super) fn sort(files: &[SourceFile<'a>], trees: Vec<Option<Node<'a>>>, faults: &Faults) -> Files<'a> {
        let start = Place::file(files.first().map_or("(no file)", |it| it.name));
        let (vocabularies, programs, supplements) = (Vec::new(), Vec::new(), Vec::new());
        let mut sorted = Files { start, vocabularies, programs, supplements, whole: true };
        for tree in trees {
            match tree.and_then(|tree| Some((format(&tree, faults)?, tree))) {
                Some((Format::Vocabulary, tree)) => sorted.vocabularies.push(tree),
                Some((Format::Program, tree)) => sorted.programs.push(tree),
                Some((Format::Supplement, tree)) => sorted.supplements.push(tree),
                None => sorted.whole = false,
            }
        }
        supplement::merge(&sorted.supplements, &mut sorted.programs);
        sorted
    }
}

/// Reads the trees of all files together.
pub(super) fn catalog<'n>(files: &'n Files<'n>, faults: &'n Faults) -> Option<Catalog> {
    let Files { start, vocabularies, programs, supplements, whole } = files;
    if *whole && vocabularies.is_empty() {
        faults.add(start, format!("found no vocabulary among the files; expected one with the format {VOCABULARY:?}"));
        return None;
    }
    if *whole && programs.is_empty() {
        faults.add(start, format!("found no program file; expected at least one with the format {PROGRAM:?}"));
        return None;
    }
    for second in vocabularies.iter().skip(1) {
        let what = "found a second vocabulary; expected the shared one alone: program files may add to it";
        faults.add(&second.place, what);
    }

    let shared = Shared::gather(vocabularies.first(), programs, *whole, faults);
    let vocabulary = vocabularies.first().and_then(|it| Vocabulary::read(it, &shared, faults));
    let bodies: Vec<_> = programs.iter().map(|file| Reader::new(file, &shared, faults).body()).collect();
    for file in supplements {
        supplement::check(file, &shared, faults);
    }
    // A use may stand in what could not be read.
    if faults.count() == 0 {
        check::unused_kinds(&shared, faults);
    }
    let mut vocabulary = vocabulary?;
    let mut read = Vec::new();
    for body in bodies {
        let (body, more) = body?;
        vocabulary.join(more);
        read.push(body);
    }
    let Vocabulary { kinds, roles, facts, duties, designations } = vocabulary;
    Some(Catalog { kinds, roles, facts, duties, designations, bodies: read, first: Vec::new() })
}

fn format(file: &Node<'_>, faults: &Faults) -> Option<Format> {
    let Value::Object(_) = file.value else {
        return unexpected(file, "an object", faults);
    };
    let formats = [(PROGRAM, Format::Program), (VOCABULARY, Format::Vocabulary), (SUPPLEMENT, Format::Supplement)];
    match file.get("format") {
        Some(node) => choice(node, &formats, faults),
        None => {
            let what =
                format!("found no key \"format\"; expected it with {PROGRAM:?}, {VOCABULARY:?} or {SUPPLEMENT:?}");
            faults.add(&file.place, what);
            None
        }
    }
}
