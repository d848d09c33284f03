//! The steps beside the requirements, and what they cost.
//!
//! Invariant: every step and every fee says where it stands in the sources.

use super::body::Reader;
use super::edition::EditionNames;
use super::fields::Fields;
use super::tree::{Node, Value};
use super::values::{decimal, distinct, each, filled_list, list, month, place, unexpected, yearly_day};
use crate::id::StepId;
use crate::program::{Arrives, Deadline, Fee, Step};

impl Reader<'_> {
    pub(super) fn step(&self, node: &Node<'_>) -> Option<Step> {
        let mut it = Fields::of(node, self.faults)?;
        let id = it.id("id");
        let what = it.text("what");
        let by = it.at_most_one_of(&["received_by", "postmarked_by", "completed_by"]);
        let granted_in = it.optional("granted_in");
        let deadline = by.and_then(|by| self.deadline_of(by, granted_in));
        let cites = it.required("cites").and_then(|node| self.cites(node));
        it.finish();
        Some(Step { id: StepId::new(id?), what: what?, deadline: deadline?, cites: cites? })
    }

    fn deadline_of(&self, by: Option<(&str, &Node<'_>)>, granted_in: Option<&Node<'_>>) -> Option<Option<Deadline>> {
        let Some((key, by)) = by else {
            if let Some(node) = granted_in {
                let what = "found this without a day; expected \"received_by\", \"postmarked_by\" or \"completed_by\" \
                            beside it";
                self.faults.add(&node.place, what);
            }
            return Some(None);
        };
        let arrives = match key {
            "received_by" => Arrives::Received,
            "postmarked_by" => Arrives::Postmarked,
            _ => Arrives::Completed,
        };
        let days = self.yearly_days(by);
        let month = granted_in.map_or(Some(None), |node| month(node, self.faults).map(Some));
        let days = days?;
        if let Some(node) = granted_in
            && 1 < days.len()
        {
            let what = format!("found this with {} days; expected one day, after which it is granted", days.len());
            self.faults.add(&node.place, what);
        }
        Some(Some(Deadline { days, arrives, granted_in: month? }))
    }

    /// Reads one day of every year, or several.
    fn yearly_days(&self, node: &Node<'_>) -> Option<Vec<(u32, u32)>> {
        let Value::List(_) = node.value else {
            return yearly_day(node, self.faults).map(|it| vec![it]);
        };
        let nodes = filled_list(node, self.faults)?;
        let days = each(nodes, |node| yearly_day(node, self.faults))?;
        for (pair, node) in days.windows(2).zip(nodes.iter().skip(1)) {
            if pair[1] <= pair[0] {
                return unexpected(node, "a day after the one before it, in the order of the year", self.faults);
            }
        }
        Some(days)
    }

    pub(super) fn fees(&self, node: &Node<'_>, names: &EditionNames<'_>) -> Option<Vec<Fee>> {
        let nodes = list(node, self.faults)?;
        let fees = each(nodes, |node| self.fee(node, names))?;
        if let (Some(first), Some(node)) = (fees.first(), nodes.first())
            && first.part_of_total
        {
            let what = "found a part of a total as the first fee; expected the total before it";
            self.faults.add(&node.get("part_of_total").unwrap_or(node).place, what);
        }
        Some(fees)
    }

    fn fee(&self, node: &Node<'_>, names: &EditionNames<'_>) -> Option<Fee> {
        let mut it = Fields::of(node, self.faults)?;
        let what = it.text("what");
        let amount = it.required("amount").and_then(|node| {
            decimal(
                node,
                "an amount above zero, as a text with at most two decimal places, such as \"50.00\"",
                self.faults,
            )
        });
        let currency = it.required("currency").and_then(|node| {
            let code = node.as_text().filter(|it| it.len() == 3 && it.bytes().all(|it| it.is_ascii_uppercase()));
            code.map(str::to_owned).or_else(|| unexpected(node, "a currency's code, such as \"USD\"", self.faults))
        });
        let with = it.if_there("with", |node| names.steps.find(node, self.faults));
        let optional = it.default_flag("optional");
        let part_of_total = it.default_flag("part_of_total");
        let places = it.if_there("places", |node| self.places(node)).map(Option::unwrap_or_default);
        let unless = it.optional_text("unless");
        let cites = it.required("cites").and_then(|node| self.cites(node));
        it.finish();
        Some(Fee {
            what: what?,
            cents: amount?.hundredths(),
            currency: currency?,
            with: with?.map(StepId::new),
            optional: optional?,
            part_of_total: part_of_total?,
            places: places?,
            unless: unless?,
            cites: cites?,
        })
    }

    pub(super) fn places(&self, node: &Node<'_>) -> Option<Vec<String>> {
        distinct(filled_list(node, self.faults)?, self.faults, |node| place(node, self.faults))
    }
}
