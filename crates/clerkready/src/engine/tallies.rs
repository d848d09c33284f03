//! The body's own counts, and what they stand for.

use super::account::Account;
use super::counting::Admission;
use super::{End, Gate};
use crate::date::{DateFact, Day, Truth};
use crate::evaluation::{Ask, Decision, Question, Reason, Subject};
use crate::id::{CategoryId, EntryId};
use crate::quantity::{Extent, Points};
use crate::record::Tally;
use crate::sorted;

/// Says whether a count may give credit: what it holds is dated up to its own day.
fn admission(gate: &Gate, tally: &Tally) -> Admission {
    gate.admissions.of(&tally.id, Some(tally.as_of))
}

/// The body's own counts that hold as of a day, at one end.
pub(super) struct Tallies<'a> {
    /// For each category the tallies of which one must be the latest, the one that counts first.
    latest: Vec<(&'a CategoryId, Vec<&'a Tally>)>,
    end: End,
}

impl<'a> Tallies<'a> {
    pub(super) fn new(gate: &Gate<'_, 'a>, end: End) -> Tallies<'a> {
        let Gate { case, on, .. } = *gate;
        let mut latest: Vec<(&CategoryId, Vec<&Tally>)> = Vec::new();
        for tally in case.record.tallies.iter().filter(|it| case.is_filed(&it.program)) {
            let admitted = !matches!(admission(gate, tally), Admission::No(_));
            if admitted && case.came(Some(tally.as_of), on) != Truth::No {
                sorted::entry(&mut latest, &tally.category).push(tally);
            }
        }
        for (_, tallies) in &mut latest {
            let newest = tallies.iter().map(|it| it.as_of.first()).max();
            tallies.retain(|it| newest <= Some(it.as_of.last()));
            // Where it is not known which one is the latest, the least counts for sure.
            let key = |it: &(usize, &&'a Tally)| (it.1.points, it.1.as_of.last(), &it.1.id);
            let each = tallies.iter().enumerate();
            let in_use = match end {
                End::Sure => each.min_by_key(key),
                End::Possible => each.max_by_key(key),
            };
            if let Some(at) = in_use.map(|it| it.0) {
                tallies.swap(0, at);
            }
        }
        Tallies { latest, end }
    }

    pub(super) fn accounts<'b>(&self, gate: &Gate<'_, 'b>) -> Vec<Account<'b>> {
        let Gate { case, on, .. } = *gate;
        let tallies = case.record.tallies.iter().filter(|it| case.is_filed(&it.program));
        let accounts = tallies.map(|tally| {
            let account = Account::new(Subject::Entry(tally.id.clone()), None, tally.as_of.last());
            let mut account = account.giving(&tally.category, Extent::Finite(tally.points));
            let in_use = self.in_use(&tally.category);
            if case.came(Some(tally.as_of), on) == Truth::No {
                account.lose_all(&Reason::Later);
            } else if let Admission::No(reason) = admission(gate, tally) {
                account.lose_all(&reason);
            } else if let Some(in_use) = in_use.filter(|it| it.id != tally.id) {
                account.lose_all(&Reason::Superseded(in_use.id.clone()));
            } else if case.scope.is_some() && self.end == End::Sure {
                // When what it counts was done is not known.
                account.doubt(Reason::DateNotTold, Ask::Body(Decision::Tally(tally.id.clone())));
            }
            if let (Admission::Unknown(doubts), End::Sure) = (admission(gate, tally), self.end) {
                doubts.into_iter().for_each(|it| account.doubt(it.reason, it.ask));
            }
            if 1 < self.of(&tally.category).len() {
                account.asks.push(Ask::Person(Question::Date(tally.id.clone())));
            }
            account
        });
        accounts.collect()
    }

    /// The tally that counts.
    pub(super) fn in_use(&self, category: &CategoryId) -> Option<&'a Tally> {
        self.of(category).first().copied()
    }

    fn of(&self, category: &CategoryId) -> &[&'a Tally] {
        self.latest.iter().find(|it| it.0 == category).map_or(&[], |it| &it.1)
    }

    /// The first day of which nothing is in the count of a category: for sure, or possibly.
    pub(super) fn counted_until(&self, category: &CategoryId) -> Option<Day> {
        let tallies = self.of(category).iter();
        let last = match self.end {
            End::Sure => tallies.map(|it| it.as_of.last()).max(),
            End::Possible => tallies.map(|it| it.as_of.first()).min(),
        };
        last.and_then(|it| it.succ_opt())
    }

    /// How much of a category is in the count.
    pub(super) fn counted(&self, category: &CategoryId) -> Points {
        self.of(category).iter().map(|it| it.points).max().unwrap_or_default()
    }

    /// Says whether a tally stands for something of a date, whichever tally is the latest.
    pub(super) fn covers(&self, category: &CategoryId, date: Option<DateFact>) -> Truth {
        let tallies = self.of(category);
        if tallies.is_empty() {
            return Truth::No;
        }
        let each = || {
            tallies.iter().map(|tally| match date {
                None => Truth::Unknown,
                Some(date) => Truth::between(date.last() <= tally.as_of.first(), date.first() <= tally.as_of.last()),
            })
        };
        Truth::between(each().all(|it| it == Truth::Yes), each().any(|it| it != Truth::No))
    }

    /// Takes away what a tally stands for.
    pub(super) fn cover(&self, account: &mut Account, date: Option<DateFact>, entry: &EntryId) {
        let categories: Vec<CategoryId> = account.portions.iter().map(|it| it.0.clone()).collect();
        for category in categories {
            let Some(tally) = self.in_use(&category) else {
                continue;
            };
            match self.covers(&category, date) {
                Truth::No => continue,
                Truth::Unknown if self.end == End::Possible => continue,
                Truth::Unknown => account.asks.push(Ask::Person(Question::Date(entry.clone()))),
                Truth::Yes => {}
            }
            account.lose(&category, &Reason::Covered(tally.id.clone()));
        }
    }
}
