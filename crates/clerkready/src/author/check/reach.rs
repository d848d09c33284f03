//! What a schedule can give at all, against what rules ask of it.
//!
//! Invariant: what counts as limited is limited: where a line has no limit, neither has what it is part of.

use crate::author::edition::parts;
use crate::author::faults::Faults;
use crate::author::tree::Node;
use crate::author::values::Partial;
use crate::id::{CategoryId, GroupId, ReadingId};
use crate::program::{Bound, Counting, Earned, Group, GroupRule, Line, PointsRule, Requirement, Rule};
use crate::quantity::Points;

/// Everything that gives points, and what limits it.
struct Supply<'a> {
    lines: Vec<&'a Line>,
    groups: Vec<&'a Group>,
    caps: &'a [(CategoryId, Points)],
    counting: &'a Counting,
}

/// Checks that every minimum of points can be reached, and every most exceeded.
pub(in crate::author) fn points_in_reach(
    requirements: &Partial<'_, Requirement>,
    schedule: &Partial<'_, Line>,
    groups: &Partial<'_, Group>,
    counting: &Counting,
    caps: &[(CategoryId, Points)],
    faults: &Faults,
) {
    // A line or a group that could not be read may be the one that decides.
    if !schedule.whole || !groups.whole {
        return;
    }
    let lines = schedule.elements.iter().map(|(line, _)| line).collect();
    let groups = groups.elements.iter().map(|(group, _)| group).collect();
    let supply = Supply { lines, groups, caps, counting };
    for (requirement, node) in &requirements.elements {
        supply.check(requirement, node, faults);
    }
}

impl Supply<'_> {
    fn check(&self, requirement: &Requirement, node: &Node<'_>, faults: &Faults) {
        for reading in &requirement.readings {
            let Some(rule) = rule_node(node, &reading.id) else {
                continue;
            };
            if let Rule::Points(points) = &reading.rule {
                self.check_points(points, rule, faults);
            }
            for (part, node) in reading.rule.parts().iter().zip(parts(rule)) {
                self.check(part, node, faults);
            }
        }
    }

    fn check_points(&self, points: &PointsRule, rule: &Node<'_>, faults: &Faults) {
        let node = rule.get("points").unwrap_or(rule);
        let share = node.get("share_of").and_then(|it| it.get("of")).map(Node::elements).unwrap_or_default();
        let mut given = true;
        for node in node.get("in").map(Node::elements).unwrap_or_default().iter().chain(share) {
            let Some(category) = node.as_text() else { continue };
            if !self.lines.iter().any(|it| it.category.as_str() == category) {
                let what =
                    format!("found {category:?}, to which no line of the schedule gives; expected one that gets some");
                faults.add(&node.place, what);
                given = false;
            }
        }
        let Some(most) = self.most(&points.categories).filter(|_| given) else { return };
        match points.bound {
            Bound::AtLeast(least) if most < least => {
                let what = format!(
                    "found a minimum of {least} points; expected at most {most}, which is all that the schedule can \
                     give in these categories"
                );
                faults.add(&rule.place, what);
            }
            Bound::AtMost(limit) if most <= limit => {
                let what = format!(
                    "found a most of {limit} points; expected less than {most}, which is all that the schedule can \
                     give in these categories"
                );
                faults.add(&rule.place, what);
            }
            _ => {}
        }
    }

    /// Returns the most points that these categories can get; `None` when there is no limit.
    fn most(&self, categories: &[CategoryId]) -> Option<Points> {
        categories.iter().map(|it| self.most_of(it)).sum()
    }

    fn most_of(&self, category: &CategoryId) -> Option<Points> {
        let of = |group: Option<&GroupId>| -> Vec<&Line> {
            let lines = self.lines.iter().copied();
            lines.filter(|it| it.category == *category && it.group.as_ref() == group).collect()
        };
        let sum = |lines: Vec<&Line>| lines.into_iter().map(most_of_line).sum();
        let grouped = self.groups.iter().map(|group| (group.rule, of(Some(&group.id))));
        let grouped = grouped.filter(|(_, lines)| !lines.is_empty()).map(|(rule, lines)| match rule {
            GroupRule::AtMost(limit) => lesser(sum(lines), Some(limit)),
            GroupRule::BestOf => {
                let each: Option<Vec<Points>> = lines.iter().map(|it| lesser(it.at_most, most_of_line(it))).collect();
                each.map(|it| it.into_iter().max().unwrap_or_default())
            }
        });
        let all = std::iter::once(sum(of(None))).chain(grouped).sum();
        let cap = self.caps.iter().find(|(it, _)| it == category).map(|(_, limit)| *limit);
        let carried = self.counting.after.as_ref().and_then(|it| it.cycle.as_ref()?.carry_over.as_ref());
        let carried = carried.filter(|it| it.category == *category).map_or(Points::ZERO, |it| it.at_most);
        Some(lesser(all, cap)? + carried)
    }
}

/// Returns the most that a line gives; `None` when there is no limit.
fn most_of_line(line: &Line) -> Option<Points> {
    let own = match &line.earned {
        Earned::Completion(completion) => Some(completion.points),
        Earned::Activities(it) if it.once_per_item && !it.items.is_empty() => {
            line.at_most.map(|limit| it.items.iter().map(|_| limit).sum())
        }
        Earned::Activities(_) | Earned::Service(_) => None,
    };
    lesser(own, line.all_at_most)
}

/// Returns the lesser of two limits, of which either may not be.
fn lesser(a: Option<Points>, b: Option<Points>) -> Option<Points> {
    a.into_iter().chain(b).min()
}

/// Finds the rule of a reading in its requirement's node.
fn rule_node<'n>(requirement: &'n Node<'n>, reading: &ReadingId) -> Option<&'n Node<'n>> {
    let readings = requirement.get("readings").map(Node::elements).unwrap_or_default();
    let reading = readings.iter().find(|it| it.get("id").and_then(Node::as_text) == Some(reading.as_str()));
    reading.unwrap_or(requirement).get("rule")
}
