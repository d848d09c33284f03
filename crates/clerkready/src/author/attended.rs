//! Rules about what was attended, and the spans within which it must have been.
//!
//! Invariant: a rule that counts items can be met with each of them once.

use super::body::Reader;
use super::check;
use super::fields::Fields;
use super::names::Target as Name;
use super::tree::Node;
use super::values::{day, distinct, filled_list, number, number_to};
use crate::id::{ItemId, KindId};
use crate::program::{Attended, Count, Limit, Repeats, Replace, Rule, Target, Window};

const REPEATS: [(&str, Repeats); 2] = [("count-once", Repeats::CountOnce), ("first-only", Repeats::FirstOnly)];

/// The places of an attendance rule, for faults.
pub(super) struct Places<'n> {
    pub(super) targets: &'n Node<'n>,
    pub(super) with: Option<&'n Node<'n>>,
    pub(super) limit: Option<&'n Node<'n>>,
    pub(super) replace: Option<&'n Node<'n>>,
}

impl Reader<'_> {
    pub(super) fn each_of(&self, rule: &mut Fields<'_>, targets: &Node<'_>) -> Option<Rule> {
        let times = rule.default_number("times", 1);
        self.attended(rule, targets, times.map(Count::OfEach))
    }

    pub(super) fn count(&self, rule: &mut Fields<'_>, node: &Node<'_>) -> Option<Rule> {
        let mut it = Fields::of(node, self.faults)?;
        let targets = it.required("of");
        let at_least = it.number("at_least", 1);
        it.finish();
        match targets {
            Some(targets) => self.attended(rule, targets, at_least.map(Count::AtLeast)),
            None => {
                rule.pass_over(&["with", "within", "repeats", "limit", "replace"]);
                None
            }
        }
    }

    /// Reads what stands beside the targets of a rule, and the targets.
    fn attended(&self, rule: &mut Fields<'_>, targets: &Node<'_>, count: Option<Count>) -> Option<Rule> {
        let with = rule.optional("with");
        let within = rule.if_there("within", |node| self.window(node));
        let repeats = rule.default_choice("repeats", Repeats::CountOnce, &REPEATS);
        let (limit, replace) = (rule.optional("limit"), rule.optional("replace"));
        let places = Places { targets, with, limit, replace };
        let of = filled_list(targets, self.faults).and_then(|nodes| distinct(nodes, self.faults, |it| self.target(it)));
        let with = self.with(with);
        let limit = limit.map_or(Some(None), |node| self.limit(node).map(Some));
        let replace = replace.map_or(Some(None), |node| self.replace(node).map(Some));
        let attended = Attended {
            of: of?,
            count: count?,
            with: with?,
            within: within?,
            repeats: repeats?,
            limit: limit?,
            replace: replace?,
        };
        check::attended(&attended, &places, self);
        Some(Rule::Attended(attended))
    }

    fn target(&self, node: &Node<'_>) -> Option<Target> {
        Some(match self.shared.target(&self.items, node, self.faults)? {
            Name::Kind(kind) => Target::Kind(KindId::new(kind)),
            Name::Item(item) => Target::Item(ItemId::new(item)),
        })
    }

    fn limit(&self, node: &Node<'_>) -> Option<Limit> {
        let mut it = Fields::of(node, self.faults)?;
        let without = it.required("without").and_then(|node| self.condition(node));
        let at_most = it.number("at_most", 1);
        it.finish();
        Some(Limit { without: without?, at_most: at_most? })
    }

    fn replace(&self, node: &Node<'_>) -> Option<Replace> {
        let mut it = Fields::of(node, self.faults)?;
        let by = it.required("by").and_then(|node| self.kinds(node));
        let minutes = it.number("minutes", 1);
        let at_most = it.number("at_most", 1);
        it.finish();
        Some(Replace { by: by?, minutes: minutes?, at_most: at_most? })
    }

    pub(super) fn window(&self, node: &Node<'_>) -> Option<Window> {
        let mut it = Fields::of(node, self.faults)?;
        let window = match it.one_of(&["months", "half_years", "years", "blocks_of_months"]) {
            Some(("months", node)) => number(node, 1, self.faults).map(Window::Months),
            Some(("half_years", node)) => number(node, 1, self.faults).map(Window::HalfYears),
            Some(("years", node)) => {
                let count = number(node, 1, self.faults);
                let from_month = it.required("from_month").and_then(|node| number_to(node, 12, self.faults));
                count.and_then(|count| Some(Window::Years { count, from_month: from_month? }))
            }
            Some((_, node)) => {
                let months = number(node, 1, self.faults);
                let from = it.required("from").and_then(|node| day(node, self.faults));
                months.and_then(|months| Some(Window::Blocks { months, from: from? }))
            }
            None => {
                it.pass_over(&["from_month", "from"]);
                None
            }
        };
        it.finish();
        window
    }
}
