//! Rules other than those about what was attended.
//!
//! Invariant: a rule that is accepted can be met, and can fail.

use crate::author::body::Reader;
use crate::author::faults::{Faults, one_of};
use crate::author::tree::Node;
use crate::id::CategoryId;
use crate::program::{Bound, Due, Event, PointsRule};

/// Counts the elements of a list; something else has none that could be too few.
pub(in crate::author) fn length(list: &Node<'_>) -> u32 {
    match list.elements().len() {
        0 => u32::MAX,
        length => u32::try_from(length).unwrap_or(u32::MAX),
    }
}

/// Checks that nothing both counts and is left to the body.
pub(in crate::author) fn left_open<T: PartialEq>(
    body_decides: &[T],
    nodes: Option<&Node<'_>>,
    counted: &[T],
    key: &str,
    faults: &Faults,
) {
    for (open, node) in body_decides.iter().zip(nodes.map(Node::elements).unwrap_or_default()) {
        if counted.contains(open) {
            let name = node.as_text().unwrap_or_default();
            let what = format!("found {name:?}, which is among {key:?} as well; expected it in one of them");
            faults.add(&node.place, what);
        }
    }
}

/// Checks that what must hold on the day of an event is due on it.
pub(in crate::author) fn event_is_due(event: Event, node: &Node<'_>, due: Option<Due>, faults: &Faults) {
    let Some(due) = due else { return };
    let allowed: &[&str] = match due {
        Due::Enroll => &["enroll"],
        Due::Apply => &["enroll", "apply"],
        Due::Grant => &["enroll", "grant"],
    };
    let fits = match event {
        Event::Enroll => true,
        Event::Apply => due == Due::Apply,
        Event::Grant => due == Due::Grant,
    };
    if !fits {
        let name = node.as_text().unwrap_or_default();
        let what = format!("found the day of {name:?} in what is not due then; expected {}", one_of(allowed));
        faults.add(&node.place, what);
    }
}

/// Checks that points are not added to hours.
pub(in crate::author) fn one_unit(categories: &[CategoryId], nodes: &Node<'_>, reader: &Reader<'_>) {
    let unit = |id: &CategoryId| {
        let unit = reader.categories.get(id.as_str()).and_then(|it| it.get("unit")?.as_text());
        unit.unwrap_or("points")
    };
    let Some(first) = categories.first() else { return };
    for (category, node) in categories.iter().zip(nodes.elements()) {
        if unit(category) != unit(first) {
            let what = format!(
                "found {:?}, which is in {}, beside {:?}; expected all of one unit: they are added up",
                category.as_str(),
                unit(category),
                first.as_str(),
            );
            reader.faults.add(&node.place, what);
            return;
        }
    }
}

/// Checks that a rule of points can be met and can fail.
pub(in crate::author) fn points(rule: &PointsRule, node: &Node<'_>, within: Option<&Node<'_>>, faults: &Faults) {
    let spanless = match &rule.bound {
        Bound::AtLeast(_) => None,
        Bound::AtMost(_) => Some("found a span beside \"at_most\"; expected none: some span always holds as little"),
        Bound::Share { .. } => Some("found a span beside \"share_of\"; expected none: a share is of all that counts"),
    };
    if let (Some(what), Some(node)) = (spanless, within) {
        faults.add(&node.place, what);
    }
    match &rule.bound {
        Bound::AtLeast(_) | Bound::AtMost(_) => {}
        Bound::Share { of, .. } => {
            for (category, node) in rule.categories.iter().zip(node.get("in").map(Node::elements).unwrap_or_default()) {
                if !of.contains(category) {
                    let category = category.as_str();
                    let what =
                        format!("found {category:?}, which is not in \"of\"; expected a part of what it is a share of");
                    faults.add(&node.place, what);
                }
            }
            if of.iter().all(|it| rule.categories.contains(it)) {
                let node = node.get("share_of").and_then(|it| it.get("of")).unwrap_or(node);
                let what = "found nothing beyond \"in\"; expected more categories: all of them is always the whole";
                faults.add(&node.place, what);
            }
        }
    }
}
