//! Rules: what a reading demands.
//!
//! Invariant: every rule demands something, and something that can be met.

use super::body::Reader;
use super::check;
use super::fields::Fields;
use super::tree::{Node, Value};
use super::values::{choice, each, filled_list, list, number, number_to, points, text, texts, unexpected};
use crate::id::BodyId;
use crate::program::{
    AwardHeld, Bound, Due, DutiesDone, Event, How, Member, Office, PointsRule, Requirement, Rule, Some as SomeOf, Told,
    Wanted, When,
};

const EVENTS: [(&str, Event); 3] = [("enroll", Event::Enroll), ("apply", Event::Apply), ("grant", Event::Grant)];

const HOW: [(&str, How); 3] =
    [("unbroken-until-then", How::UnbrokenUntilThen), ("unbroken", How::Unbroken), ("accumulated", How::Accumulated)];

const RULES: [&str; 14] = [
    "all", "any", "some", "points", "each_of", "count", "office", "member", "award", "duties", "place", "told",
    "decided", "applied",
];

impl Reader<'_> {
    pub(super) fn rule(&self, node: &Node<'_>, due: Option<Due>) -> Option<Rule> {
        let mut it = Fields::of(node, self.faults)?;
        let rule = match it.one_of(&RULES) {
            Some(("all", parts)) => {
                let parts = filled_list(parts, self.faults);
                parts.and_then(|nodes| each(nodes, |node| self.part(node, due))).map(Rule::All)
            }
            Some(("any", parts)) => self.alternatives(parts, due).map(|of| Rule::Some(SomeOf { at_least: 1, of })),
            Some(("some", node)) => self.some(node, due),
            Some(("points", node)) => self.points(&mut it, node),
            Some(("each_of", targets)) => self.each_of(&mut it, targets),
            Some(("count", node)) => self.count(&mut it, node),
            Some(("office", node)) => self.office(node, due),
            Some(("member", node)) => self.member(node, due),
            Some(("award", node)) => self.award(node),
            Some(("duties", node)) => self.duties_done(node),
            Some(("place", node)) => self.places(node).map(Rule::Place),
            Some(("told", node)) => self.told(node),
            Some(("decided", node)) => text(node, self.faults).map(Rule::Decided),
            Some((_, node)) => match node.value {
                Value::Flag(true) => Some(Rule::Applied),
                _ => unexpected(node, "true", self.faults),
            },
            None => {
                it.pass_over(&["times", "with", "within", "repeats", "limit", "replace"]);
                None
            }
        };
        it.finish();
        rule
    }

    fn alternatives(&self, node: &Node<'_>, due: Option<Due>) -> Option<Vec<Requirement>> {
        let nodes = list(node, self.faults)?;
        if nodes.len() < 2 {
            self.faults.add(&node.place, "found fewer than two parts; expected at least two to choose from");
        }
        each(nodes, |node| self.part(node, due))
    }

    fn some(&self, node: &Node<'_>, due: Option<Due>) -> Option<Rule> {
        let mut it = Fields::of(node, self.faults)?;
        let parts = it.required("of");
        let most = parts.map_or(u32::MAX, check::length);
        let at_least = it.required("at_least").and_then(|node| number_to(node, most, self.faults));
        it.finish();
        let of = parts.and_then(|node| self.alternatives(node, due));
        Some(Rule::Some(SomeOf { at_least: at_least?, of: of? }))
    }

    fn points(&self, rule: &mut Fields<'_>, node: &Node<'_>) -> Option<Rule> {
        let mut it = Fields::of(node, self.faults)?;
        let in_node = it.required("in");
        let categories = in_node.and_then(|node| self.categories(node));
        let bound = match it.one_of(&["at_least", "at_most", "share_of"]) {
            Some(("at_least", node)) => points(node, self.faults).map(Bound::AtLeast),
            Some(("at_most", node)) => points(node, self.faults).map(Bound::AtMost),
            Some((_, node)) => self.share(node),
            None => None,
        };
        it.finish();
        let within_node = rule.optional("within");
        let within = within_node.map_or(Some(None), |node| self.window(node).map(Some));
        if let (Some(categories), Some(node)) = (&categories, in_node) {
            check::one_unit(categories, node, self);
        }
        let rule = PointsRule { categories: categories?, bound: bound?, within: within? };
        check::points(&rule, node, within_node, self.faults);
        Some(Rule::Points(rule))
    }

    fn share(&self, node: &Node<'_>) -> Option<Bound> {
        let mut it = Fields::of(node, self.faults)?;
        let of_node = it.required("of");
        let of = of_node.and_then(|node| self.categories(node));
        let percent = it.required("percent").and_then(|node| number_to(node, 100, self.faults));
        it.finish();
        if let (Some(of), Some(node)) = (&of, of_node) {
            check::one_unit(of, node, self);
        }
        Some(Bound::Share { of: of?, percent: percent? })
    }

    fn office(&self, node: &Node<'_>, due: Option<Due>) -> Option<Rule> {
        let mut it = Fields::of(node, self.faults)?;
        let roles = it.required("roles").and_then(|node| self.roles(node));
        let open = it.optional("body_decides");
        let body_decides = open.map_or(Some(Vec::new()), |node| self.roles(node));
        let when = self.when(&mut it, due);
        it.finish();
        let office = Office { roles: roles?, body_decides: body_decides?, when: when? };
        check::left_open(&office.body_decides, open, &office.roles, "roles", self.faults);
        Some(Rule::Office(office))
    }

    fn member(&self, node: &Node<'_>, due: Option<Due>) -> Option<Rule> {
        let mut it = Fields::of(node, self.faults)?;
        let of = it.required("of").and_then(|node| self.shared.find(&self.shared.bodies, node, self.faults));
        let classes = it.optional_texts("classes");
        let open = it.optional("body_decides");
        let body_decides = open.map_or(Some(Vec::new()), |node| texts(node, self.faults));
        let when = self.when(&mut it, due);
        it.finish();
        let member = Member { of: BodyId::new(of?), classes: classes?, body_decides: body_decides?, when: when? };
        check::left_open(&member.body_decides, open, &member.classes, "classes", self.faults);
        Some(Rule::Member(member))
    }

    /// Reads when, or for how long, something must be held.
    fn when(&self, it: &mut Fields<'_>, due: Option<Due>) -> Option<When> {
        match it.one_of(&["on", "within_months_of_enrolling", "for_months"]) {
            Some(("on", node)) => {
                let event = choice(node, &EVENTS, self.faults)?;
                check::event_is_due(event, node, due, self.faults);
                Some(When::On(event))
            }
            Some(("within_months_of_enrolling", node)) => {
                number(node, 0, self.faults).map(When::WithinMonthsOfEnrolling)
            }
            Some((_, node)) => {
                let months = number(node, 1, self.faults);
                let how = it.choice("how", &HOW);
                Some(When::ForMonths(months?, how?))
            }
            None => {
                it.pass_over(&["how"]);
                None
            }
        }
    }

    fn award(&self, node: &Node<'_>) -> Option<Rule> {
        let mut it = Fields::of(node, self.faults)?;
        let of = it.required("of").and_then(|node| self.awards(node));
        let in_good_standing = it.default_flag("in_good_standing");
        it.finish();
        Some(Rule::Award(AwardHeld { of: of?, in_good_standing: in_good_standing? }))
    }

    fn duties_done(&self, node: &Node<'_>) -> Option<Rule> {
        let mut it = Fields::of(node, self.faults)?;
        let duties = it.required("of");
        let most = duties.map_or(u32::MAX, check::length);
        let at_least = it.required("at_least").and_then(|node| number_to(node, most, self.faults));
        it.finish();
        let of = duties.and_then(|node| self.duties(node));
        Some(Rule::Duties(DutiesDone { of: of?, at_least: at_least? }))
    }

    fn told(&self, node: &Node<'_>) -> Option<Rule> {
        let mut it = Fields::of(node, self.faults)?;
        let asks = it.text("asks");
        let wanted = match it.one_of(&["wanted", "at_least", "at_most"]) {
            Some(("wanted", node)) => choice(node, &[("yes", Wanted::Yes)], self.faults),
            // At least none would always hold.
            Some(("at_least", node)) => number(node, 1, self.faults).map(Wanted::AtLeast),
            Some((_, node)) => number(node, 0, self.faults).map(Wanted::AtMost),
            None => None,
        };
        it.finish();
        Some(Rule::Told(Told { asks: asks?, wanted: wanted? }))
    }
}
