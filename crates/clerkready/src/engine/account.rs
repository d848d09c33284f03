//! What one subject offers, gives and loses at one end.
//!
//! Invariant: points leave the portions only into the losses, so that a ruling made of accounts balances.

use crate::evaluation::{Ask, Reason, Subject};
use crate::id::CategoryId;
use crate::quantity::Extent;

/// What became of one subject at one end: `portions` and `lost` together are what it offers.
pub(super) struct Account {
    pub(super) subject: Subject,
    pub(super) portions: Vec<(CategoryId, Extent)>,
    pub(super) lost: Vec<(Reason, Extent)>,
    /// What would settle the facts that this end took against the person.
    pub(super) asks: Vec<Ask>,
}

impl Account {
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

    /// Keeps no more than some points of a category, and loses the rest for a reason.
    pub(super) fn keep_at_most(&mut self, category: &CategoryId, limit: Extent, reason: Reason) {
        let Extent::Finite(limit) = limit else { return };
        for portion in self.portions.iter_mut().filter(|it| it.0 == *category) {
            let Extent::Finite(points) = portion.1 else { continue };
            let kept = points.min(limit);
            if kept < points {
                portion.1 = Extent::Finite(kept);
                self.lost.push((reason.clone(), Extent::Finite(kept.short_of(points))));
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
}
