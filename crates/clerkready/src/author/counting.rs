//! Which entries may give credit at all.
//!
//! Invariant: what counts after an award only, says where in the sources that stands.

use super::body::Reader;
use super::fields::Fields;
use super::readings::Keys;
use super::tree::Node;
use super::values::choice;
use crate::id::CategoryId;
use crate::program::{After, Boundary, BoundaryReading, CarryOver, Counting, Cycle};

const BOUNDARY: Keys = Keys { one: "boundary", many: "readings", reasoned: false };

const BOUNDARIES: [(&str, Boundary); 3] =
    [("next-day", Boundary::NextDay), ("same-day", Boundary::SameDay), ("same-month", Boundary::SameMonth)];

impl Reader<'_> {
    pub(super) fn counting(&self, node: &Node<'_>) -> Option<Counting> {
        let mut it = Fields::of(node, self.faults)?;
        let after = it.if_there("after", |node| self.after(node));
        let not_used_for = it.if_there("not_used_for", |node| self.awards(node)).map(Option::unwrap_or_default);
        it.finish();
        Some(Counting { after: after?, not_used_for: not_used_for? })
    }

    fn after(&self, node: &Node<'_>) -> Option<After> {
        let mut it = Fields::of(node, self.faults)?;
        let awards = it.required("awards").and_then(|node| self.awards(node));
        let ways = self.ways(&mut it, BOUNDARY, |node| choice(node, &BOUNDARIES, self.faults));
        let cycle = it.if_there("cycle", |node| self.cycle(node));
        let cites = it.required("cites").and_then(|node| self.cites(node));
        it.finish();
        let (ways, _) = ways?;
        let readings = ways.into_iter().map(|it| BoundaryReading { id: it.id, says: it.says, boundary: it.means });
        Some(After { awards: awards?, readings: readings.collect(), cycle: cycle?, cites: cites? })
    }

    fn cycle(&self, node: &Node<'_>) -> Option<Cycle> {
        let mut it = Fields::of(node, self.faults)?;
        let months = it.number("months", 1);
        let carry_over = it.if_there("carry_over", |node| self.carry_over(node));
        it.finish();
        Some(Cycle { months: months?, carry_over: carry_over? })
    }

    fn carry_over(&self, node: &Node<'_>) -> Option<CarryOver> {
        let mut it = Fields::of(node, self.faults)?;
        let category = it.required("category").and_then(|node| self.categories.find(node, self.faults));
        let over = it.points("over");
        let at_most = it.points("at_most");
        it.finish();
        Some(CarryOver { category: CategoryId::new(category?), over: over?, at_most: at_most? })
    }
}
