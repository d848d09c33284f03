//! What no single value of a file can show: whether its values make sense together.
//!
//! Invariant: a check speaks only of what could be read, so that one fault is not the cause of others.

use super::body::Reader;
use super::faults::Faults;
use super::fields::Partial;
use super::names::Shared;
use super::tree::Node;
use crate::id::{CategoryId, ReadingId};
use crate::program::{Attended, Count, Credit, Edition, Line, Office, Requirement, Rule, Target};
use crate::quantity::Points;
use crate::record::Condition;

/// The id of a reading that has no other one beside it.
pub(super) const ONLY_READING: &str = "only";

/// Checks that the targets go together, that there are enough of them, and that the conditions are facts about them.
pub(super) fn attended(attended: &Attended, targets: &Node<'_>, with: Option<&Node<'_>>, reader: &Reader<'_>) {
    let faults = reader.faults;
    let mut kinds = Vec::new();
    let mut item_kinds = Vec::new();
    for (target, node) in attended.of.iter().zip(targets.elements()) {
        let item_kind = match target {
            Target::Kind(kind) => {
                kinds.push(kind.as_str());
                None
            }
            Target::Item(item) => reader.items.get(item.as_str()).and_then(|it| it.get("kind")?.as_text()),
        };
        item_kinds.extend(item_kind);
        let mixed = !kinds.is_empty() && !item_kinds.is_empty();
        if mixed || item_kind.is_some_and(|kind| kind != item_kinds[0]) {
            let what = format!(
                "found {:?} beside {:?}; expected all kinds, or all items of one kind",
                node.as_text().unwrap_or_default(),
                targets.elements()[0].as_text().unwrap_or_default(),
            );
            faults.add(&node.place, what);
            return;
        }
    }
    if let Count::AtLeast(count) = attended.count
        && !item_kinds.is_empty()
        && (attended.of.len() as u64) < u64::from(count)
    {
        let what =
            format!("found {} items for at least {count}; expected as many: an item counts once", attended.of.len());
        faults.add(&targets.place, what);
    }
    asked(kinds.into_iter().chain(item_kinds.first().copied()), &attended.with, with, reader);
}

/// Checks that every condition is a fact that is asked about each kind: what nobody is asked stays unknown forever.
pub(super) fn asked<'k>(
    kinds: impl Iterator<Item = &'k str>,
    conditions: &[Condition],
    with: Option<&Node<'_>>,
    reader: &Reader<'_>,
) {
    let Some(with) = with else { return };
    for kind in kinds {
        let Some(asks) = reader.shared.kinds.get(kind).and_then(|it| it.get("asks")) else {
            continue;
        };
        for (condition, node) in conditions.iter().zip(with.elements()) {
            let name = condition.name();
            if asks.elements().iter().all(|it| it.as_text() != Some(name)) {
                let what =
                    format!("found {name:?}; expected a fact that the kind {kind:?} asks for, in the vocabulary");
                reader.faults.add(&node.place, what);
            }
        }
    }
}

/// Checks that no role both counts and is left to the body.
pub(super) fn office(office: &Office, body_decides: Option<&Node<'_>>, faults: &Faults) {
    let nodes = body_decides.map(Node::elements).unwrap_or_default();
    for (role, node) in office.body_decides.iter().zip(nodes) {
        if office.roles.contains(role) {
            let what =
                format!("found {:?}, which is among \"roles\" as well; expected it in one of them", role.as_str());
            faults.add(&node.place, what);
        }
    }
}

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

/// Checks an edition's schedule, and its requirements against it.
pub(super) fn edition(requirements: &Partial<'_, Requirement>, schedule: &Partial<'_, Line>, faults: &Faults) {
    for (i, (line, node)) in schedule.elements.iter().enumerate() {
        stated_once(line, node, &schedule.elements[..i], faults);
        completed(line, node, requirements, schedule, faults);
    }
    // A line that could not be read may be the one that gives the points.
    if schedule.whole {
        for (requirement, node) in &requirements.elements {
            points_in_reach(requirement, node, &schedule.elements, faults);
        }
    }
}

/// Checks that each kind stands on one line: nothing says which of two lines would count.
fn stated_once(line: &Line, node: &Node<'_>, before: &[(Line, &Node<'_>)], faults: &Faults) {
    let Credit::Stated { kinds, .. } = &line.credit else {
        return;
    };
    let nodes = node.get("stated").and_then(|it| it.get("kinds")).map(Node::elements).unwrap_or_default();
    for (kind, node) in kinds.iter().zip(nodes) {
        let other =
            before.iter().find(|(it, _)| matches!(&it.credit, Credit::Stated { kinds, .. } if kinds.contains(kind)));
        if let Some((other, _)) = other {
            let (kind, other) = (kind.as_str(), other.id.as_str());
            let what =
                format!("found {kind:?}, which the line {other:?} has too; expected it on one line of the schedule");
            faults.add(&node.place, what);
        }
    }
}

fn completed(
    line: &Line,
    node: &Node<'_>,
    requirements: &Partial<'_, Requirement>,
    schedule: &Partial<'_, Line>,
    faults: &Faults,
) {
    let Credit::Completed { requirement, instead_of, .. } = &line.credit else {
        return;
    };
    let place_of = |key: &str| &node.get("completed").and_then(|it| it.get(key)).unwrap_or(node).place;
    if let Some((completed, _)) = requirements.elements.iter().find(|(it, _)| it.id == *requirement)
        && !completed.readings.iter().all(|it| matches!(it.rule, Rule::Attended(_)))
    {
        let what = format!(
            "found {:?}; expected a requirement with \"each_of\" or \"count\" in every reading",
            requirement.as_str()
        );
        faults.add(place_of("requirement"), what);
    }
    if let Some((replaced, _)) = schedule.elements.iter().find(|(it, _)| it.id == *instead_of)
        && (replaced.category != line.category || !matches!(replaced.credit, Credit::Stated { .. }))
    {
        let (found, category) = (instead_of.as_str(), line.category.as_str());
        let what = format!("found {found:?}; expected a line with \"stated\" in the category {category:?}");
        faults.add(place_of("instead_of"), what);
    }
}

/// Checks that every minimum of points can be reached at all.
fn points_in_reach(requirement: &Requirement, node: &Node<'_>, lines: &[(Line, &Node<'_>)], faults: &Faults) {
    for reading in &requirement.readings {
        let Some(rule) = rule_node(node, &reading.id) else {
            continue;
        };
        match &reading.rule {
            Rule::All(parts) => {
                let nodes = rule.get("all").map(Node::elements).unwrap_or_default();
                for (part, node) in parts.iter().zip(nodes) {
                    points_in_reach(part, node, lines, faults);
                }
            }
            Rule::Points { categories, at_least } => {
                if let Some(most) = most_points(categories, lines)
                    && most < *at_least
                {
                    let what = format!(
                        "found a minimum of {at_least} points; expected at most {most}, which is all that the \
                         schedule can give in these categories"
                    );
                    faults.add(&rule.place, what);
                }
            }
            _ => {}
        }
    }
}

/// Finds the rule of a reading in its requirement's node.
fn rule_node<'n>(requirement: &'n Node<'n>, reading: &ReadingId) -> Option<&'n Node<'n>> {
    let readings = requirement.get("readings").map(Node::elements).unwrap_or_default();
    let reading = readings.iter().find(|it| it.get("id").and_then(Node::as_text) == Some(reading.as_str()));
    reading.unwrap_or(requirement).get("rule")
}

/// Returns the most points that lines can give; `None` when there is no limit.
fn most_points(categories: &[CategoryId], lines: &[(Line, &Node<'_>)]) -> Option<Points> {
    let lines = lines.iter().map(|(line, _)| line).filter(|it| categories.contains(&it.category));
    lines
        .map(|line| match &line.credit {
            Credit::Completed { points, .. } => Some(*points),
            Credit::Stated { .. } | Credit::Service => None,
        })
        .sum()
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
