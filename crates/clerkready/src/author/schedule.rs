//! The lines of a schedule, and the limits that they share.
//!
//! Invariant: every line says where it stands in the sources.

use super::body::Reader;
use super::check;
use super::edition::EditionNames;
use super::fields::Fields;
use super::tree::Node;
use super::values::{date, each, flag, list, points, unexpected};
use crate::id::{CategoryId, GroupId, LineId, RequirementId};
use crate::program::{Activities, Completion, Counts, Dates, Earned, Group, GroupRule, Line, PartTime, Service};
use crate::quantity::Points;

const COUNTS: [(&str, Counts); 2] = [("surely", Counts::Surely), ("body-decides", Counts::BodyDecides)];

const PART_TIME: [(&str, PartTime); 2] = [("counts", PartTime::Counts), ("body-decides", PartTime::BodyDecides)];

impl Reader<'_> {
    pub(super) fn line(&self, node: &Node<'_>, names: &EditionNames<'_>) -> Option<Line> {
        let mut it = Fields::of(node, self.faults)?;
        let id = it.id("id");
        let category = it.required("category").and_then(|node| self.categories.find(node, self.faults));
        let earned = match it.one_of(&["activities", "service", "completed"]) {
            Some(("activities", node)) => self.activities(node, names).map(Earned::Activities),
            Some(("service", node)) => self.service(node).map(Earned::Service),
            Some((_, node)) => self.completed(node, names).map(Earned::Completion),
            None => None,
        };
        let at_most = it.optional_points("at_most");
        let all_at_most = it.optional_points("all_at_most");
        let group = it.if_there("group", |node| names.groups.find(node, self.faults));
        let cites = it.required("cites").and_then(|node| self.cites(node));
        it.finish();
        let line = Line {
            id: LineId::new(id?),
            category: CategoryId::new(category?),
            earned: earned?,
            at_most: at_most?,
            all_at_most: all_at_most?,
            group: group?.map(GroupId::new),
            cites: cites?,
        };
        check::line_limits(&line, node, self.faults);
        Some(line)
    }

    fn activities(&self, node: &Node<'_>, names: &EditionNames<'_>) -> Option<Activities> {
        let mut it = Fields::of(node, self.faults)?;
        let kinds = it.required("kinds").and_then(|node| self.kinds(node));
        let items_node = it.optional("items");
        let items = items_node.map_or(Some(Vec::new()), |node| self.items(node));
        let give = self.given(&mut it, |node| self.give(node));
        let with_node = it.optional("with");
        let with = self.with(with_node);
        let dated = it.if_there("dated", |node| self.dates(node)).map(Option::unwrap_or_default);
        let once_per_item = it.default_flag("once_per_item");
        let or_on = it.optional_list("or_on");
        let or_on = or_on.and_then(|nodes| each(nodes, |node| names.lines.find(node, self.faults).map(LineId::new)));
        let counts = it.choice("counts", &COUNTS);
        it.finish();
        let activities = Activities {
            kinds: kinds?,
            items: items?,
            give: give?,
            with: with?,
            dated: dated?,
            once_per_item: once_per_item?,
            or_on: or_on?,
            counts: counts?,
        };
        check::items_of_kinds(&activities, items_node, self);
        check::asked(&activities.kinds, &activities.with, with_node, self);
        Some(activities)
    }

    fn dates(&self, node: &Node<'_>) -> Option<Dates> {
        let mut it = Fields::of(node, self.faults)?;
        let from = it.if_there("from", |node| date(node, self.faults));
        let until = it.if_there("until", |node| date(node, self.faults));
        it.finish();
        let dates = Dates { from: from?, until: until? };
        let backwards = dates.from.zip(dates.until).is_some_and(|(from, until)| until.last() < from.first());
        if dates == Dates::default() || backwards {
            return unexpected(node, "a day from which on, a day until which, or both in their order", self.faults);
        }
        Some(dates)
    }

    fn service(&self, node: &Node<'_>) -> Option<Service> {
        let mut it = Fields::of(node, self.faults)?;
        let roles = it.if_there("roles", |node| self.roles(node)).map(Option::unwrap_or_default);
        let give = self.given(&mut it, |node| self.give_for_service(node));
        let part_time = it.choice("part_time", &PART_TIME);
        it.finish();
        Some(Service { roles: roles?, give: give?, part_time: part_time? })
    }

    fn completed(&self, node: &Node<'_>, names: &EditionNames<'_>) -> Option<Completion> {
        let mut it = Fields::of(node, self.faults)?;
        let requirement = it.required("requirement").and_then(|node| names.requirements.find(node, self.faults));
        let points = it.points("points");
        let instead_of = it.required("instead_of").and_then(|node| names.lines.find(node, self.faults));
        it.finish();
        Some(Completion {
            requirement: RequirementId::new(requirement?),
            points: points?,
            instead_of: LineId::new(instead_of?),
        })
    }

    pub(super) fn group(&self, node: &Node<'_>) -> Option<Group> {
        let mut it = Fields::of(node, self.faults)?;
        let id = it.id("id");
        let rule = match it.one_of(&["at_most", "best_of"]) {
            Some(("at_most", node)) => points(node, self.faults).map(GroupRule::AtMost),
            Some((_, node)) => match flag(node, self.faults) {
                Some(true) => Some(GroupRule::BestOf),
                Some(false) => unexpected(node, "true", self.faults),
                None => None,
            },
            None => None,
        };
        it.finish();
        Some(Group { id: GroupId::new(id?), rule: rule? })
    }

    pub(super) fn caps(&self, node: &Node<'_>) -> Option<Vec<(CategoryId, Points)>> {
        let nodes = list(node, self.faults)?;
        for (i, node) in nodes.iter().enumerate() {
            if let Some(category) = node.get("category")
                && category.as_text().is_some()
                && nodes[..i].iter().any(|it| it.get("category").and_then(Node::as_text) == category.as_text())
            {
                self.faults.add(&category.place, format!("found {} again; expected it once", category.describe()));
            }
        }
        each(nodes, |node| {
            let mut it = Fields::of(node, self.faults)?;
            let category = it.required("category").and_then(|node| self.categories.find(node, self.faults));
            let at_most = it.points("at_most");
            it.finish();
            Some((CategoryId::new(category?), at_most?))
        })
    }
}
