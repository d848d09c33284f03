//! Rules about what was attended, and the conditions of lines.
//!
//! Invariant: what a rule counts can be entered, told and met.

use crate::author::attended::Places;
use crate::author::body::Reader;
use crate::author::tree::Node;
use crate::id::KindId;
use crate::program::{Attended, Condition, Target};

/// Checks that the targets go together, that there are enough of them, and what stands beside them.
pub(in crate::author) fn attended(attended: &Attended, places: &Places<'_>, reader: &Reader<'_>) {
    let Some(kinds) = kinds_of(attended, places, reader) else { return };
    let faults = reader.faults;
    let items = attended.of.iter().filter(|it| matches!(it, Target::Item(_))).count();
    if items != 0 && (items as u64) < u64::from(attended.need()) {
        let what = format!(
            "found {items} {} for at least {}; expected as many: an item counts once",
            if items == 1 { "item" } else { "items" },
            attended.need()
        );
        faults.add(&places.targets.place, what);
    }
    asked(&kinds, &attended.with, places.with, reader);
    limit(attended, &kinds, places, reader);
    replace(attended, &kinds, places, reader);
}

/// Returns the kinds that the targets are, or are items of; `None` when they do not go together.
fn kinds_of(attended: &Attended, places: &Places<'_>, reader: &Reader<'_>) -> Option<Vec<KindId>> {
    let mut kinds: Vec<KindId> = Vec::new();
    let mut item_kinds: Vec<KindId> = Vec::new();
    for (target, node) in attended.of.iter().zip(places.targets.elements()) {
        match target {
            Target::Kind(kind) => kinds.push(kind.clone()),
            Target::Item(item) => item_kinds.extend(reader.kind_of(item)),
        }
        let mixed = !kinds.is_empty() && !item_kinds.is_empty();
        if mixed || item_kinds.first() != item_kinds.last() {
            let what = format!(
                "found {:?} beside {:?}; expected all kinds, or all items of one kind",
                node.as_text().unwrap_or_default(),
                places.targets.elements()[0].as_text().unwrap_or_default(),
            );
            reader.faults.add(&node.place, what);
            return None;
        }
    }
    kinds.extend(item_kinds.pop());
    Some(kinds)
}

/// Checks that every fact that is a condition is asked about each kind: what nobody is asked stays unknown forever.
pub(in crate::author) fn asked(
    kinds: &[KindId],
    conditions: &[Condition],
    with: Option<&Node<'_>>,
    reader: &Reader<'_>,
) {
    for (condition, node) in conditions.iter().zip(with.map(Node::elements).unwrap_or_default()) {
        asked_of(kinds, condition, node, reader);
    }
}

fn asked_of(kinds: &[KindId], condition: &Condition, node: &Node<'_>, reader: &Reader<'_>) {
    let Condition::Fact(fact) = condition else { return };
    for kind in kinds.iter().map(KindId::as_str) {
        let Some(asks) = reader.shared.kinds.get(kind).and_then(|it| it.get("asks")) else {
            continue;
        };
        let mut asked = asks.elements().iter().filter_map(Node::as_text);
        // A name that is not known may be meant for this one, and is told where it stands.
        if asked.all(|it| it != fact.as_str() && reader.shared.facts.has(it)) {
            let what = format!(
                "found {:?}; expected a fact that the kind {kind:?} asks for, in the vocabulary",
                fact.as_str()
            );
            reader.faults.add(&node.place, what);
        }
    }
}

/// Checks that a limit can act.
fn limit(attended: &Attended, kinds: &[KindId], places: &Places<'_>, reader: &Reader<'_>) {
    let (Some(limit), Some(node)) = (&attended.limit, places.limit) else { return };
    let at = |key: &str| node.get(key).unwrap_or(node);
    asked_of(kinds, &limit.without, at("without"), reader);
    if attended.with.contains(&limit.without) {
        let what = "found a condition that \"with\" has too; expected one that not every attendance needs";
        reader.faults.add(&at("without").place, what);
    }
    if attended.need() <= limit.at_most {
        let what = format!(
            "found a limit of {}, which is never reached; expected fewer than the {} that are needed",
            limit.at_most,
            attended.need()
        );
        reader.faults.add(&at("at_most").place, what);
    }
}

/// Checks that other kinds, and no more than are needed, are replaced.
fn replace(attended: &Attended, kinds: &[KindId], places: &Places<'_>, reader: &Reader<'_>) {
    let (Some(replace), Some(node)) = (&attended.replace, places.replace) else { return };
    let at = |key: &str| node.get(key).unwrap_or(node);
    for (kind, node) in replace.by.iter().zip(at("by").elements()) {
        if kinds.contains(kind) {
            let what = format!("found {:?}, which the rule counts itself; expected another kind", kind.as_str());
            reader.faults.add(&node.place, what);
        }
    }
    if attended.need() < replace.at_most {
        let (most, need) = (replace.at_most, attended.need());
        let what = format!("found {most} to replace; expected at most the {need} that are needed");
        reader.faults.add(&at("at_most").place, what);
    }
}
