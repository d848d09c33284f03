//! Supplement files, which add schedule lines to a program of another file.
//!
//! Invariant: what a supplement adds becomes part of the other file's tree before anything is read, so that every
//! check, and the hash of the rules, sees the merged whole; each value still knows the file in which it stands.

use super::faults::Faults;
use super::fields::Fields;
use super::names::Shared;
use super::tree::Node;

/// Adds what supplements have to the programs' files. What names no program is told by [`check`].
pub(super) fn merge<'a>(supplements: &[Node<'a>], programs: &mut [Node<'a>]) {
    for supplement in supplements {
        let name = supplement.get("supplements").and_then(Node::as_text);
        let Some((file, at)) = programs.iter_mut().find_map(|file| {
            let at =
                file.get("programs")?.elements().iter().position(|it| it.get("id").and_then(Node::as_text) == name)?;
            Some((file, at))
        }) else {
            continue;
        };
        file.take_in("sources", supplement, false);
        file.take_in("kinds", supplement, true);
        file.take_in("facts", supplement, true);
        let program = file.get_mut("programs").and_then(|it| it.elements_mut().get_mut(at));
        let editions = program.and_then(|it| it.get_mut("editions"));
        for edition in editions.map(Node::elements_mut).unwrap_or_default() {
            edition.take_in("schedule", supplement, false);
            edition.take_in("groups", supplement, true);
        }
    }
}

/// Checks a supplement's own keys; what its lists hold is read with the program.
pub(super) fn check<'n>(file: &'n Node<'n>, shared: &'n Shared<'n>, faults: &'n Faults) {
    let Some(mut it) = Fields::of(file, faults) else { return };
    it.required("format");
    if let Some(node) = it.required("supplements")
        && let Some(id) = shared.find(&shared.programs, node, faults)
        && shared.programs.get(&id).is_some_and(|it| it.get("editions").is_none() && it.get("like").is_some())
    {
        let what = format!("found {id:?}, which is like another program; expected one with its own editions");
        faults.add(&node.place, what);
    }
    it.list("sources");
    it.optional_list("kinds");
    it.optional_list("facts");
    it.filled_list("schedule");
    it.optional_list("groups");
    it.finish();
}
