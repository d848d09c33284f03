//! The lines of a schedule among each other.
//!
//! Invariant: at most one line holds for an entry, or the lines say that it may be on either, so that nothing depends on
//! which line comes first.

use crate::author::body::Reader;
use crate::author::faults::Faults;
use crate::author::tree::Node;
use crate::author::values::Partial;
use crate::id::ItemId;
use crate::program::{Activities, Completion, Dates, Earned, Group, Line, Requirement, Rule, Service};

/// Checks that a line's limits can act.
pub(in crate::author) fn line_limits(line: &Line, node: &Node<'_>, faults: &Faults) {
    let limits = [("at_most", line.at_most), ("all_at_most", line.all_at_most)];
    if let Earned::Completion(_) = line.earned {
        for node in limits.into_iter().filter_map(|(key, limit)| limit.and(node.get(key))) {
            faults.add(&node.place, "found a limit beside \"completed\"; expected none: its points are given once");
        }
    } else if let (Some(each), Some(all)) = (line.at_most, line.all_at_most)
        && all < each
    {
        let what = format!("found {each} for each entry, which is never reached; expected at most the {all} for all");
        faults.add(&node.get("at_most").unwrap_or(node).place, what);
    }
}

/// Checks that a line's items are of its kinds, and that each kind has some.
pub(in crate::author) fn items_of_kinds(line: &Activities, items: Option<&Node<'_>>, reader: &Reader<'_>) {
    let Some(items) = items else { return };
    let of = |item: &ItemId| reader.kind_of(item);
    for (item, node) in line.items.iter().zip(items.elements()) {
        if of(item).is_some_and(|it| !line.kinds.contains(&it)) {
            let what = format!("found {:?}; expected an item of one of the line's kinds", item.as_str());
            reader.faults.add(&node.place, what);
        }
    }
    for kind in line.kinds.iter().filter(|kind| !line.items.iter().any(|it| of(it).as_ref() == Some(*kind))) {
        let what = format!("found no item of the kind {:?}; expected some, or the line without it", kind.as_str());
        reader.faults.add(&items.place, what);
    }
}

/// Checks an edition's lines and groups.
pub(in crate::author) fn schedule(
    requirements: &Partial<'_, Requirement>,
    schedule: &Partial<'_, Line>,
    groups: &Partial<'_, Group>,
    faults: &Faults,
) {
    for (i, (line, node)) in schedule.elements.iter().enumerate() {
        let before = &schedule.elements[..i];
        match &line.earned {
            Earned::Activities(activities) => one_line_per_kind(activities, node, before, faults),
            Earned::Service(service) => one_line_per_role(service, node, before, faults),
            Earned::Completion(completion) => completed(line, completion, node, requirements, schedule, faults),
        }
        one_category_per_group(line, node, before, faults);
    }
    if schedule.whole {
        for (group, node) in &groups.elements {
            if schedule.elements.iter().all(|(line, _)| line.group.as_ref() != Some(&group.id)) {
                let group = group.id.as_str();
                let what = format!("found the group {group:?}, which no line is in; expected a line with it");
                faults.add(&node.get("id").unwrap_or(node).place, what);
            }
        }
    }
}

/// Checks that each kind stands on one line, that its lines tell its entries apart, or that they may be on either.
fn one_line_per_kind(activities: &Activities, node: &Node<'_>, before: &[(Line, &Node<'_>)], faults: &Faults) {
    let nodes = node.get("activities").and_then(|it| it.get("kinds")).map(Node::elements).unwrap_or_default();
    for (kind, node) in activities.kinds.iter().zip(nodes) {
        let other = before.iter().find(|(line, _)| match &line.earned {
            Earned::Activities(it) => {
                it.kinds.contains(kind) && !apart(it, activities) && !activities.or_on.contains(&line.id)
            }
            _ => false,
        });
        if let Some((other, _)) = other {
            let what = format!(
                "found {:?}, which the line {:?} has too; expected it on one line of the schedule, lines with other \
                 items or other dates, or \"or_on\" where an activity may count on either",
                kind.as_str(),
                other.id.as_str()
            );
            faults.add(&node.place, what);
        }
    }
}

/// Says whether no activity can be on both lines.
fn apart(a: &Activities, b: &Activities) -> bool {
    let items_differ = !a.items.is_empty() && !b.items.is_empty() && !a.items.iter().any(|it| b.items.contains(it));
    items_differ || ends_before(a.dated, b.dated) || ends_before(b.dated, a.dated)
}

fn ends_before(a: Dates, b: Dates) -> bool {
    a.until.zip(b.from).is_some_and(|(until, from)| until.last() < from.first())
}

/// Checks that no line is for an office that a line before it is for, since that one takes it all.
fn one_line_per_role(service: &Service, node: &Node<'_>, before: &[(Line, &Node<'_>)], faults: &Faults) {
    let node = node.get("service").unwrap_or(node);
    let nodes = node.get("roles").map(Node::elements).unwrap_or_default();
    for (other, _) in before {
        let Earned::Service(earlier) = &other.earned else { continue };
        let other = other.id.as_str();
        if earlier.roles.is_empty() {
            let what =
                format!("found another line for offices; expected it before {other:?}, which is for every office");
            faults.add(&node.place, what);
            return;
        }
        for (role, node) in service.roles.iter().zip(nodes).filter(|(role, _)| earlier.roles.contains(role)) {
            let what = format!("found {:?}, which the line {other:?} has too; expected it on one line", role.as_str());
            faults.add(&node.place, what);
        }
    }
}

fn one_category_per_group(line: &Line, node: &Node<'_>, before: &[(Line, &Node<'_>)], faults: &Faults) {
    let Some(group) = &line.group else { return };
    let other = before.iter().find(|(it, _)| it.group.as_ref() == Some(group) && it.category != line.category);
    if let Some((other, _)) = other {
        let what = format!(
            "found the group {:?}, in which {:?} gives to the category {:?}; expected lines of one category",
            group.as_str(),
            other.id.as_str(),
            other.category.as_str()
        );
        faults.add(&node.get("group").unwrap_or(node).place, what);
    }
}

fn completed(
    line: &Line,
    completion: &Completion,
    node: &Node<'_>,
    requirements: &Partial<'_, Requirement>,
    schedule: &Partial<'_, Line>,
    faults: &Faults,
) {
    let Completion { requirement, instead_of, .. } = completion;
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
        && (replaced.category != line.category || !matches!(replaced.earned, Earned::Activities(_)))
    {
        let (found, category) = (instead_of.as_str(), line.category.as_str());
        let what = format!("found {found:?}; expected a line with \"activities\" in the category {category:?}");
        faults.add(place_of("instead_of"), what);
    }
}
