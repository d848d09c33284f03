//! All files together, and the vocabulary.
//!
//! Invariant: a reader takes every key before it gives up on a value, so that one fault does not hide another.

use super::SourceFile;
use super::body::Reader;
use super::check;
use super::faults::Faults;
use super::fields::{Fields, choice, distinct, each, unexpected};
use super::names::Shared;
use super::tree::{Node, Place, Value};
use crate::id::{KindId, RoleId};
use crate::program::{Catalog, Kind, Role};
use crate::record::Condition;

const VOCABULARY: &str = "clerkready-vocabulary/1";
const PROGRAM: &str = "clerkready-program/1";

#[derive(Clone, Copy, PartialEq)]
enum Format {
    Vocabulary,
    Program,
}

/// Reads the trees of all files together.
pub(super) fn catalog<'n>(
    files: &[SourceFile<'n>],
    trees: &'n [Option<Node<'n>>],
    faults: &'n Faults,
) -> Option<Catalog> {
    let formats: Vec<_> = trees.iter().flatten().map(|tree| (format(tree, faults), tree)).collect();
    let of = |wanted| formats.iter().filter(move |(format, _)| *format == Some(wanted)).map(|(_, tree)| *tree);
    let vocabularies: Vec<_> = of(Format::Vocabulary).collect();
    let programs: Vec<_> = of(Format::Program).collect();
    let whole = formats.len() == files.len() && formats.iter().all(|(format, _)| format.is_some());

    let start = Place::file(files.first().map_or("(no file)", |it| it.name));
    if whole && vocabularies.is_empty() {
        faults.add(&start, format!("found no vocabulary among the files; expected one with the format {VOCABULARY:?}"));
        return None;
    }
    if whole && programs.is_empty() {
        faults.add(&start, format!("found no program file; expected at least one with the format {PROGRAM:?}"));
        return None;
    }
    for second in vocabularies.iter().skip(1) {
        faults.add(&second.place, "found a second vocabulary; expected all kinds and roles in one file");
    }

    let shared = Shared::gather(vocabularies.first().copied(), &programs, whole, faults);
    let vocabulary = vocabularies.first().and_then(|it| vocabulary(it, faults));
    let bodies: Vec<_> = programs.into_iter().map(|file| Reader::new(file, &shared, faults).body()).collect();
    // A use may stand in what could not be read.
    if faults.count() == 0 {
        check::unused_kinds(&shared, faults);
    }
    let (kinds, roles) = vocabulary?;
    Some(Catalog { kinds, roles, bodies: bodies.into_iter().collect::<Option<_>>()? })
}

fn format(file: &Node<'_>, faults: &Faults) -> Option<Format> {
    let Value::Object(_) = file.value else {
        return unexpected(file, "an object", faults);
    };
    match file.get("format") {
        Some(node) => choice(node, &[(PROGRAM, Format::Program), (VOCABULARY, Format::Vocabulary)], faults),
        None => {
            let what = format!("found no key \"format\"; expected it with {PROGRAM:?} or {VOCABULARY:?}");
            faults.add(&file.place, what);
            None
        }
    }
}

fn vocabulary<'n>(file: &'n Node<'n>, faults: &'n Faults) -> Option<(Vec<Kind>, Vec<Role>)> {
    let mut it = Fields::of(file, faults)?;
    it.required("format");
    let kinds = it.filled_list("kinds").and_then(|nodes| each(nodes, |node| kind(node, faults)));
    let roles = it.filled_list("roles").and_then(|nodes| each(nodes, |node| role(node, faults)));
    it.finish();
    Some((kinds?, roles?))
}

fn kind<'n>(node: &'n Node<'n>, faults: &'n Faults) -> Option<Kind> {
    let mut it = Fields::of(node, faults)?;
    let id = it.id("id");
    let name = it.text("name");
    let hint = it.required("hint").and_then(|node| match node.as_text() {
        Some(hint) => Some(hint.to_owned()),
        None => unexpected(node, "a text, which may be empty", faults),
    });
    let asks = it.list("asks").and_then(|nodes| conditions(nodes, faults));
    it.finish();
    Some(Kind { id: KindId::new(id?), name: name?, hint: hint?, asks: asks? })
}

fn role<'n>(node: &'n Node<'n>, faults: &'n Faults) -> Option<Role> {
    let mut it = Fields::of(node, faults)?;
    let id = it.id("id");
    let name = it.text("name");
    it.finish();
    Some(Role { id: RoleId::new(id?), name: name? })
}

pub(super) fn conditions<'n>(nodes: &'n [Node<'n>], faults: &Faults) -> Option<Vec<Condition>> {
    let names = Condition::ALL.map(|it| (it.name(), it));
    distinct(nodes, faults, |node| choice(node, &names, faults))
}
