//! Lines between which an activity may choose, and sums of which no more may be sent in than some.
//!
//! Invariant: what one activity gives on a line does not depend on another one's choice. Only then can the best choice be
//! proven for every record.

use crate::author::edition::parts;
use crate::author::faults::Faults;
use crate::author::tree::Node;
use crate::author::values::Partial;
use crate::id::CategoryId;
use crate::program::{Activities, Bound, Counting, Earned, Group, GroupRule, Line, PointsRule, Requirement, Rule};

/// Checks that the choices of an edition can be proven.
pub(in crate::author) fn homes(
    requirements: &Partial<'_, Requirement>,
    schedule: &Partial<'_, Line>,
    groups: &Partial<'_, Group>,
    counting: &Counting,
    faults: &Faults,
) {
    let mut sums = Vec::new();
    for (requirement, node) in &requirements.elements {
        add_sums(requirement, node, false, &mut sums);
    }
    let edition = Parts { schedule, groups, counting, sums };
    for (at, (line, node)) in schedule.elements.iter().enumerate() {
        if let Earned::Activities(activities) = &line.earned {
            edition.check_or_on(line, activities, node, &schedule.elements[..at], faults);
        }
    }
    for sum in edition.sums.iter().filter(|it| matches!(it.rule.bound, Bound::AtMost(_))) {
        // Time in office is what it is; activities are sent in or not.
        let lines = schedule.elements.iter().map(|it| &it.0);
        let lines = lines.filter(|it| matches!(it.earned, Earned::Activities(_)));
        for line in lines.filter(|it| sum.rule.categories.contains(&it.category)) {
            if let Some(joined) = edition.joined(line) {
                let what = format!(
                    "found a most of what may be sent in, with the line {:?}, {joined}; expected lines of activities that \
                     count each by itself, so that it is clear what to leave out",
                    line.id.as_str()
                );
                faults.add(&sum.node.place, what);
            }
        }
    }
}

/// A sum that is asked for.
struct Sum<'n> {
    rule: &'n PointsRule,
    node: &'n Node<'n>,
    /// Whether it is judged as of a deadline, which may be another day than that of the application.
    by_deadline: bool,
}

fn add_sums<'n>(requirement: &'n Requirement, node: &'n Node<'n>, by_deadline: bool, sums: &mut Vec<Sum<'n>>) {
    let by_deadline = by_deadline || requirement.deadline.is_some();
    let readings = node.get("readings").map(Node::elements).unwrap_or_default();
    for reading in &requirement.readings {
        let own = readings.iter().find(|it| it.get("id").and_then(Node::as_text) == Some(reading.id.as_str()));
        let Some(rule) = own.unwrap_or(node).get("rule") else { continue };
        if let Rule::Points(points) = &reading.rule {
            sums.push(Sum { rule: points, node: rule, by_deadline });
        }
        for (part, node) in reading.rule.parts().iter().zip(parts(rule)) {
            add_sums(part, node, by_deadline, sums);
        }
    }
}

struct Parts<'p, 'n> {
    schedule: &'p Partial<'n, Line>,
    groups: &'p Partial<'n, Group>,
    counting: &'p Counting,
    sums: Vec<Sum<'p>>,
}

impl Parts<'_, '_> {
    fn check_or_on(
        &self,
        line: &Line,
        activities: &Activities,
        node: &Node<'_>,
        before: &[(Line, &Node<'_>)],
        faults: &Faults,
    ) {
        let nodes = node.get("activities").and_then(|it| it.get("or_on")).map(Node::elements).unwrap_or_default();
        for (id, node) in activities.or_on.iter().zip(nodes) {
            let id_text = id.as_str();
            let other = before.iter().map(|it| &it.0).find(|it| it.id == *id);
            let Some(other) = other else {
                if self.schedule.whole {
                    faults.add(&node.place, format!("found {id_text:?}; expected a line that stands before this one"));
                }
                continue;
            };
            let shares = match &other.earned {
                Earned::Activities(of) => of.kinds.iter().any(|it| activities.kinds.contains(it)),
                Earned::Service(_) | Earned::Completion(_) => false,
            };
            if !shares {
                let what =
                    format!("found {id_text:?}; expected a line of activities that credits one of the same kinds");
                faults.add(&node.place, what);
                continue;
            }
            for (line, joined) in [line, other].into_iter().filter_map(|it| Some((it, self.joined(it)?))) {
                let what = format!(
                    "found a choice with the line {:?}, {joined}; expected lines whose entries count each by itself",
                    line.id.as_str()
                );
                faults.add(&node.place, what);
            }
        }
    }

    /// What joins the entries of a line with others, where something does.
    fn joined(&self, line: &Line) -> Option<&'static str> {
        let Earned::Activities(activities) = &line.earned else { return Some("which no activity is on") };
        let replaced = self.schedule.elements.iter().any(|(it, _)| match &it.earned {
            Earned::Completion(of) => of.instead_of == line.id,
            Earned::Activities(_) | Earned::Service(_) => false,
        });
        let best_of = self
            .groups
            .elements
            .iter()
            .any(|(it, _)| it.rule == GroupRule::BestOf && line.group.as_ref() == Some(&it.id));
        let carried = self.counting.after.as_ref().and_then(|it| it.cycle.as_ref()?.carry_over.as_ref());
        let of_line = |categories: &[CategoryId]| categories.contains(&line.category);
        let sums = || {
            self.sums.iter().filter(|it| match &it.rule.bound {
                Bound::Share { of, .. } => of_line(of),
                Bound::AtLeast(_) | Bound::AtMost(_) => of_line(&it.rule.categories),
            })
        };
        if activities.give.iter().any(|it| it.give.is_together()) {
            Some("whose entries are converted together")
        } else if activities.once_per_item {
            Some("which credits an item once")
        } else if best_of {
            Some("of which only the best entry counts")
        } else if replaced {
            Some("for which a completion stands in")
        } else if carried.is_some_and(|it| it.category == line.category) {
            Some("of which some is carried over")
        } else if sums().any(|it| it.rule.within.is_some() && !matches!(it.rule.bound, Bound::AtMost(_))) {
            Some("which is summed within a window")
        } else if sums().any(|it| matches!(it.rule.bound, Bound::Share { .. })) {
            Some("of which a share is asked for")
        } else if sums().any(|it| it.by_deadline) {
            Some("which is summed as of a deadline")
        } else {
            None
        }
    }
}
