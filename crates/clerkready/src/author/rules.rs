//! Requirements, their readings and their rules.
//!
//! Invariant: a requirement has at least one reading, the one shown first in front, and every rule demands something.

use super::body::Reader;
use super::check;
use super::fields::{Fields, distinct, each, filled_list, list, number};
use super::names::{Declared, Target as Name};
use super::read::conditions;
use super::tree::Node;
use crate::id::{BodyId, CategoryId, ItemId, KindId, ReadingId, RequirementId, RoleId, SourceId};
use crate::program::{
    Attended, Cite, Confidence, Count, Due, Event, IfClosed, Member, Office, Reading, Repeats, Requirement, Rule,
    Target, Window,
};
use crate::record::Condition;

const DUE: [(&str, Due); 3] = [("enroll", Due::Enroll), ("apply", Due::Apply), ("grant", Due::Grant)];

const CONFIDENCE: [(&str, Confidence); 3] =
    [("verbatim", Confidence::Verbatim), ("paraphrase", Confidence::Paraphrase), ("inferred", Confidence::Inferred)];

impl Reader<'_> {
    pub(super) fn requirement(&self, node: &Node<'_>) -> Option<Requirement> {
        let mut it = Fields::of(node, self.faults)?;
        let id = it.id("id");
        let title = it.text("title");
        let due = it.choice("due", &DUE);
        // What is due on a day that cannot be read is read all the same, for the faults in it.
        let parts_due = due.unwrap_or(Due::Apply);
        let (readings, because) = match it.one_of(&["rule", "readings"]) {
            Some(("rule", rule)) => (self.only_reading(rule, parts_due), Some(String::new())),
            Some((_, readings)) => {
                let shown_first = it.required("shown_first");
                (self.readings(readings, shown_first, parts_due), it.text("because"))
            }
            None => {
                it.optional("shown_first");
                it.optional("because");
                (None, None)
            }
        };
        let if_closed = self.if_closed(&mut it);
        let cites = it.required("cites").and_then(|node| self.cites(node));
        it.finish();
        Some(Requirement {
            id: RequirementId::new(id?),
            title: title?,
            due: due?,
            readings: readings?,
            because: because?,
            if_closed: if_closed?,
            cites: cites?,
        })
    }

    /// Reads a part of a requirement, which is due with it and may rest on its sources.
    fn part(&self, node: &Node<'_>, due: Due) -> Option<Requirement> {
        let mut it = Fields::of(node, self.faults)?;
        let id = it.id("id");
        let title = it.text("title");
        let readings = it.required("rule").and_then(|rule| self.only_reading(rule, due));
        let if_closed = self.if_closed(&mut it);
        let cites = match it.optional("cites") {
            Some(node) => list(node, self.faults).and_then(|nodes| each(nodes, |node| self.cite(node))),
            None => Some(Vec::new()),
        };
        it.finish();
        Some(Requirement {
            id: RequirementId::new(id?),
            title: title?,
            due,
            readings: readings?,
            because: String::new(),
            if_closed: if_closed?,
            cites: cites?,
        })
    }

    fn only_reading(&self, rule: &Node<'_>, due: Due) -> Option<Vec<Reading>> {
        let rule = self.rule(rule, due)?;
        Some(vec![Reading { id: ReadingId::new(check::ONLY_READING), says: String::new(), rule }])
    }

    fn readings(&self, node: &Node<'_>, shown_first: Option<&Node<'_>>, due: Due) -> Option<Vec<Reading>> {
        let nodes = list(node, self.faults)?;
        if nodes.len() < 2 {
            let what = "found fewer than two readings; expected at least two, or \"rule\" in place of \"readings\"";
            self.faults.add(&node.place, what);
        }
        let declared = Declared::of("reading", Some(node), self.faults);
        let first = shown_first.and_then(|node| declared.find(node, self.faults));
        let mut readings = each(nodes, |node| self.reading(node, due))?;
        let first = ReadingId::new(first?);
        let place = readings.iter().position(|it| it.id == first)?;
        readings[..=place].rotate_right(1);
        Some(readings)
    }

    fn reading(&self, node: &Node<'_>, due: Due) -> Option<Reading> {
        let mut it = Fields::of(node, self.faults)?;
        let id = it.id("id");
        let says = it.text("says");
        let rule = it.required("rule").and_then(|rule| self.rule(rule, due));
        it.finish();
        Some(Reading { id: ReadingId::new(id?), says: says?, rule: rule? })
    }

    /// Reads what may be left out; the outer `None` is a fault.
    fn if_closed(&self, requirement: &mut Fields<'_>) -> Option<Option<IfClosed>> {
        let Some(node) = requirement.optional("if_closed") else {
            return Some(None);
        };
        let mut it = Fields::of(node, self.faults)?;
        let anew = it.text("anew");
        let ask = it.text("ask");
        it.finish();
        Some(Some(IfClosed { anew: anew?, ask: ask? }))
    }

    /// Reads where a rule's words stand, which is at one place at least.
    pub(super) fn cites(&self, node: &Node<'_>) -> Option<Vec<Cite>> {
        each(filled_list(node, self.faults)?, |node| self.cite(node))
    }

    fn cite(&self, node: &Node<'_>) -> Option<Cite> {
        let mut it = Fields::of(node, self.faults)?;
        let source = it.required("source").and_then(|node| self.sources.find(node, self.faults));
        let confidence = it.choice("confidence", &CONFIDENCE);
        let quote = it.text("quote");
        it.finish();
        Some(Cite { source: SourceId::new(source?), confidence: confidence?, quote: quote? })
    }

    fn rule(&self, node: &Node<'_>, due: Due) -> Option<Rule> {
        let mut it = Fields::of(node, self.faults)?;
        let rule = match it.one_of(&["all", "points", "each_of", "count", "office", "member"]) {
            Some(("all", parts)) => filled_list(parts, self.faults)
                .and_then(|nodes| each(nodes, |node| self.part(node, due)))
                .map(Rule::All),
            Some(("points", node)) => self.points(node),
            Some(("each_of", targets)) => self.attended(&mut it, targets, Some(Count::OneOfEach)),
            Some(("count", node)) => self.count(&mut it, node),
            Some(("office", node)) => self.office(node),
            Some(("member", node)) => self.member(node),
            _ => {
                // These say nothing by themselves, and are not what is wrong.
                for key in ["with", "within", "repeats"] {
                    it.optional(key);
                }
                None
            }
        };
        it.finish();
        rule
    }

    fn points(&self, node: &Node<'_>) -> Option<Rule> {
        let mut it = Fields::of(node, self.faults)?;
        let categories = it.filled_list("in").and_then(|nodes| {
            distinct(nodes, self.faults, |node| self.categories.find(node, self.faults).map(CategoryId::new))
        });
        let at_least = it.points("at_least");
        it.finish();
        Some(Rule::Points { categories: categories?, at_least: at_least? })
    }

    fn count(&self, rule: &mut Fields<'_>, node: &Node<'_>) -> Option<Rule> {
        let mut it = Fields::of(node, self.faults)?;
        let targets = it.required("of");
        let at_least = it.number("at_least", 1);
        it.finish();
        self.attended(rule, targets?, at_least.map(Count::AtLeast))
    }

    /// Reads what stands beside the targets of a rule, and the targets.
    fn attended(&self, rule: &mut Fields<'_>, targets: &Node<'_>, count: Option<Count>) -> Option<Rule> {
        let with = rule.optional("with");
        let within = match rule.optional("within") {
            Some(node) => self.window(node).map(Some),
            None => Some(None),
        };
        let repeats = rule.default_choice(
            "repeats",
            Repeats::CountOnce,
            &[("count-once", Repeats::CountOnce), ("first-only", Repeats::FirstOnly)],
        );
        let of = filled_list(targets, self.faults).and_then(|nodes| distinct(nodes, self.faults, |it| self.target(it)));
        let with_read = self.with(with);
        let attended = Attended { of: of?, count: count?, with: with_read?, within: within?, repeats: repeats? };
        check::attended(&attended, targets, with, self);
        Some(Rule::Attended(attended))
    }

    fn target(&self, node: &Node<'_>) -> Option<Target> {
        Some(match self.shared.target(&self.items, node, self.faults)? {
            Name::Kind(kind) => Target::Kind(KindId::new(kind)),
            Name::Item(item) => Target::Item(ItemId::new(item)),
        })
    }

    /// Reads conditions that may be left out.
    pub(super) fn with(&self, node: Option<&Node<'_>>) -> Option<Vec<Condition>> {
        match node {
            Some(node) => conditions(list(node, self.faults)?, self.faults),
            None => Some(Vec::new()),
        }
    }

    fn window(&self, node: &Node<'_>) -> Option<Window> {
        let mut it = Fields::of(node, self.faults)?;
        let window = match it.one_of(&["months", "half_years"]) {
            Some(("months", node)) => number(node, 1, self.faults).map(Window::Months),
            Some((_, node)) => number(node, 1, self.faults).map(Window::HalfYears),
            None => None,
        };
        it.finish();
        window
    }

    fn office(&self, node: &Node<'_>) -> Option<Rule> {
        let mut it = Fields::of(node, self.faults)?;
        let roles = it.filled_list("roles").and_then(|nodes| self.roles(nodes));
        let open = it.optional("body_decides");
        let body_decides = match open {
            Some(node) => list(node, self.faults).and_then(|nodes| self.roles(nodes)),
            None => Some(Vec::new()),
        };
        let on = it.choice("on", &[("enroll", Event::Enroll), ("apply", Event::Apply)]);
        it.finish();
        let office = Office { roles: roles?, body_decides: body_decides?, on: on? };
        check::office(&office, open, self.faults);
        Some(Rule::Office(office))
    }

    fn roles(&self, nodes: &[Node<'_>]) -> Option<Vec<RoleId>> {
        let role = |node: &Node<'_>| self.shared.find(&self.shared.roles, node, self.faults).map(RoleId::new);
        distinct(nodes, self.faults, role)
    }

    fn member(&self, node: &Node<'_>) -> Option<Rule> {
        let mut it = Fields::of(node, self.faults)?;
        let of = it.required("of").and_then(|node| self.shared.find(&self.shared.bodies, node, self.faults));
        let within_months = it.number("within_months_of_enrolling", 0);
        it.finish();
        Some(Rule::Member(Member { of: BodyId::new(of?), within_months: within_months? }))
    }
}
