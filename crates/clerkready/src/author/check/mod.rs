//! What no single value of a file can show: whether its values make sense together.
//!
//! Invariant: a check speaks only of what could be read, so that one fault is not the cause of others.

use super::edition::EditionNames;
use super::faults::Faults;
use super::names::Shared;
use super::tree::Node;
use crate::program::Edition;

mod attendance;
mod homes;
mod reach;
mod rules;
mod schedule;

pub(super) use attendance::{asked, attended};
pub(super) use homes::homes;
pub(super) use reach::points_in_reach;
pub(super) use rules::{event_is_due, left_open, length, one_unit, points};
pub(super) use schedule::{items_of_kinds, line_limits, schedule};

/// The question by which records name where "after an award" begins.
const BOUNDARY: &str = "counting";

/// Checks that each edition begins after the one before it.
pub(super) fn editions_ascend(editions: &[(Edition, &Node<'_>)], faults: &Faults) {
    for pair in editions.windows(2) {
        let [(before, _), (after, node)] = pair else {
            continue;
        };
        if after.from.first() <= before.from.last() {
            let what = format!(
                "found {}; expected a date after {}, with which the edition before begins",
                after.from, before.from
            );
            faults.add(&node.get("from").unwrap_or(node).place, what);
        }
    }
}

/// Checks that no two things of an edition share a name by which records keep answers.
pub(super) fn questions(names: &EditionNames<'_>, faults: &Faults) {
    let named = |node: &Node<'_>, what: String| faults.add(&node.get("id").unwrap_or(node).place, what);
    for (id, node) in names.lines.iter().filter(|(id, _)| names.with_parts.has(id)) {
        named(node, format!("found the schedule line {id:?}; expected an id that is not a requirement's"));
    }
    for declared in [&names.lines, &names.with_parts] {
        if let Some(node) = declared.get(BOUNDARY) {
            named(node, format!("found {BOUNDARY:?}; expected another id: records keep answers about counting by it"));
        }
    }
}

/// Checks that something refers to every kind: one that nothing counts would be entered in vain.
pub(super) fn unused_kinds(shared: &Shared<'_>, faults: &Faults) {
    let used = shared.used_kinds.borrow();
    for (id, node) in shared.kinds.iter().filter(|(id, _)| !used.contains(*id)) {
        let what =
            format!("found the kind {id:?}, which no program refers to; expected a use of it, or that it is left out");
        faults.add(&node.get("id").unwrap_or(node).place, what);
    }
}
