//! How much a schedule line gives.
//!
//! Invariant: a table has its thresholds and its points in ascending order.

use super::body::Reader;
use super::fields::Fields;
use super::readings::Keys;
use super::tree::Node;
use super::values::{choice, each, filled_list, number, points, unexpected};
use crate::program::{Give, LineReading, PerTime};
use crate::quantity::Points;

const GIVE: Keys = Keys { one: "give", many: "give_readings", reasoned: false };

const STATED: [(&str, ()); 1] = [("as-stated", ())];

impl Reader<'_> {
    /// Reads what a line gives, under each reading of its words.
    pub(super) fn given(
        &self,
        it: &mut Fields<'_>,
        read: impl Fn(&Node<'_>) -> Option<Give>,
    ) -> Option<Vec<LineReading>> {
        let (ways, _) = self.ways(it, GIVE, read)?;
        Some(ways.into_iter().map(|it| LineReading { id: it.id, says: it.says, give: it.means }).collect())
    }

    pub(super) fn give(&self, node: &Node<'_>) -> Option<Give> {
        if node.as_text().is_some() {
            choice(node, &STATED, self.faults)?;
            return Some(Give::AsStated);
        }
        let mut it = Fields::of(node, self.faults)?;
        let give = match it.one_of(&["each", "per_minutes", "per_year", "for_count", "for_minutes"]) {
            Some(("each", node)) => points(node, self.faults).map(Give::Each),
            Some(("per_minutes", minutes)) => self.per_time(&mut it, minutes).map(Give::PerTime),
            Some(("per_year", node)) => points(node, self.faults).map(Give::PerYear),
            Some(("for_count", node)) => self.table(node).map(Give::ForCount),
            Some((_, node)) => self.table(node).map(Give::ForMinutes),
            None => {
                it.pass_over(&["points", "at_least", "in_steps_of", "added_up"]);
                None
            }
        };
        it.finish();
        give
    }

    fn per_time(&self, it: &mut Fields<'_>, minutes: &Node<'_>) -> Option<PerTime> {
        let minutes = number(minutes, 1, self.faults);
        let points = it.points("points");
        let at_least = it.optional_points("at_least");
        let step = it.optional_points("in_steps_of");
        let added_up = it.default_flag("added_up");
        Some(PerTime { minutes: minutes?, points: points?, at_least: at_least?, step: step?, added_up: added_up? })
    }

    /// Reads what a service line gives, which is nothing but years.
    pub(super) fn give_for_service(&self, node: &Node<'_>) -> Option<Give> {
        match self.give(node)? {
            give @ (Give::AsStated | Give::PerYear(_)) => Some(give),
            _ => unexpected(node, "\"as-stated\" or \"per_year\" for time in office", self.faults),
        }
    }

    fn table(&self, node: &Node<'_>) -> Option<Vec<(u32, Points)>> {
        let nodes = filled_list(node, self.faults)?;
        let table = each(nodes, |node| {
            let mut it = Fields::of(node, self.faults)?;
            let at_least = it.number("at_least", 1);
            let points = it.points("points");
            it.finish();
            Some((at_least?, points?))
        })?;
        for (pair, node) in table.windows(2).zip(nodes.iter().skip(1)) {
            if pair[1].0 <= pair[0].0 || pair[1].1 <= pair[0].1 {
                let what = format!(
                    "found {} points for {}; expected more than the {} points for {} before, for more",
                    pair[1].1, pair[1].0, pair[0].1, pair[0].0
                );
                self.faults.add(&node.place, what);
            }
        }
        Some(table)
    }
}
