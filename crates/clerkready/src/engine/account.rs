//! What one subject offers, gives and loses at one end.
//!
//! Invariant: points leave the portions only into the losses, so that a ruling made of accounts balances.

use crate::date::Day;
use crate::evaluation::{Ask, Reason, Subject};
use crate::id::{CategoryId, LineId};
use crate::quantity::{Extent, Points};

/// What became of one subject at one end: `portions` and `lost` together are what it offers.
pub(super) struct Account<'a> {
    pub(super) subject: Subject,
    /// The line of the schedule that gives its points, where it is known which one that is.
    pub(super) line: Option<&'a LineId>,
    /// When it ended: of several that share a limit, the earlier ones fill it.
    pub(super) ended: Day,
    /// Where its points are still to be converted together with those of the line's other entries: what it brings under each
    /// reading of the line.
    pub(super) together: Vec<Extent>,
    /// Whether the body accepted its points in writing, so that no limit takes them away.
    pub(super) accepted: bool,
    pub(super) portions: Vec<(CategoryId, Extent)>,
    pub(super) lost: Vec<(Reason, Extent)>,
    /// What would settle the facts that this end took against the person.
    pub(super) asks: Vec<Ask>,
}

impl<'a> Account<'a> {
    pub(super) fn new(subject: Subject, line: Option<&'a LineId>, ended: Day) -> Account<'a> {
        Account {
            subject,
            line,
            ended,
            together: Vec::new(),
            accepted: false,
            portions: Vec::new(),
            lost: Vec::new(),
            asks: Vec::new(),
        }
    }

    pub(super) fn giving(mut self, category: &CategoryId, extent: Extent) -> Account<'a> {
        self.portions.push((category.clone(), extent));
        self
    }

    pub(super) fn total(&self) -> Extent {
        self.portions.iter().map(|it| it.1).sum()
    }

    /// Takes the portions of a category away, for a reason.
    pub(super) fn lose(&mut self, category: &CategoryId, reason: &Reason) {
        self.lose_if(reason, |it| it == category);
    }

    pub(super) fn lose_all(&mut self, reason: &Reason) {
        self.lose_if(reason, |_| true);
    }

    pub(super) fn lose_if(&mut self, reason: &Reason, which: impl Fn(&CategoryId) -> bool) {
        let (taken, kept) = std::mem::take(&mut self.portions).into_iter().partition(|(category, _)| which(category));
        let taken: Vec<(CategoryId, Extent)> = taken;
        self.portions = kept;
        if !taken.is_empty() {
            self.lost.push((reason.clone(), taken.into_iter().map(|it| it.1).sum()));
        }
    }

    /// Keeps no more than some points of a category, and loses the rest for a reason. Returns what it keeps.
    pub(super) fn keep_at_most(&mut self, category: &CategoryId, limit: Extent, reason: &Reason) -> Extent {
        let Extent::Finite(limit) = limit else { return self.given_to(category) };
        let mut left = limit;
        for portion in self.portions.iter_mut().filter(|it| it.0 == *category) {
            let lost = match portion.1 {
                Extent::Unbounded => Extent::Unbounded,
                Extent::Finite(points) => Extent::Finite(left.short_of(points)),
            };
            if lost != Extent::ZERO {
                portion.1 = Extent::Finite(left);
                self.lost.push((reason.clone(), lost));
            }
            if let Extent::Finite(kept) = portion.1 {
                left = kept.short_of(left);
            }
        }
        Extent::Finite(left.short_of(limit))
    }

    /// Gives a category another amount than it has, and loses the difference for a reason where it is less.
    pub(super) fn change(&mut self, category: &CategoryId, to: Points, reason: &Reason) {
        for portion in self.portions.iter_mut().filter(|it| it.0 == *category) {
            if let Extent::Finite(from) = portion.1 {
                let lost = to.short_of(from);
                if lost != Points::ZERO {
                    self.lost.push((reason.clone(), Extent::Finite(lost)));
                }
                portion.1 = Extent::Finite(to);
            }
        }
    }

    /// Takes everything away for something that is not known, and asks for it.
    pub(super) fn doubt(&mut self, reason: Reason, ask: Ask) {
        self.asks.push(ask);
        self.lose_all(&reason);
    }

    pub(super) fn given_to(&self, category: &CategoryId) -> Extent {
        self.portions.iter().filter(|it| it.0 == *category).map(|it| it.1).sum()
    }

    pub(super) fn gives_to(&self, category: &CategoryId) -> bool {
        self.portions.iter().any(|it| it.0 == *category)
    }
}
