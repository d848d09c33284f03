//! The body's own counts, and what they stand for.

use std::collections::BTreeMap;

use super::account::Account;
use super::{Case, End};
use crate::date::{DateFact, Day, Truth};
use crate::evaluation::{Ask, Question, Reason, Subject};
use crate::id::{CategoryId, EntryId};
use crate::quantity::Extent;
use crate::record::Tally;

/// The body's own counts that hold as of a day, at one end.
pub(super) struct Tallies<'a> {
    /// For each category the tallies of which one must be the latest, the one that counts at this end first.
    latest: BTreeMap<&'a CategoryId, Vec<&'a Tally>>,
}

impl<'a> Tallies<'a> {
    pub(super) fn new(case: &Case<'a>, on: Day, end: End) -> Tallies<'a> {
        let mut latest: BTreeMap<&CategoryId, Vec<&Tally>> = BTreeMap::new();
        for tally in case.record.tallies.iter().filter(|it| it.program == case.program.filed_under) {
            if case.came(Some(tally.as_of), on) != Truth::No {
                latest.entry(&tally.category).or_default().push(tally);
            }
        }
        for tallies in latest.values_mut() {
            let newest = tallies.iter().map(|it| it.as_of.first()).max();
            tallies.retain(|it| newest <= Some(it.as_of.last()));
            // Which of them is the latest is not known: the least counts for sure.
            tallies.sort_by_key(|it| (it.points, it.as_of.last(), &it.id));
            if end == End::Possible {
                tallies.reverse();
            }
        }
        Tallies { latest }
    }

    pub(super) fn accounts(&self, case: &Case, on: Day) -> Vec<Account> {
        let tallies = case.record.tallies.iter().filter(|it| it.program == case.program.filed_under);
        let accounts = tallies.map(|tally| {
            let portions = vec![(tally.category.clone(), Extent::Finite(tally.points))];
            let subject = Subject::Entry(tally.id.clone());
            let mut account = Account { subject, portions, lost: Vec::new(), asks: Vec::new() };
            let in_use = self.in_use(&tally.category);
            if case.came(Some(tally.as_of), on) == Truth::No {
                account.lose_all(&Reason::Later);
            } else if let Some(in_use) = in_use.filter(|it| it.id != tally.id) {
                account.lose_all(&Reason::Superseded(in_use.id.clone()));
            }
            if self.latest.get(&tally.category).is_some_and(|it| 1 < it.len()) {
                account.asks.push(Ask::Person(Question::Date(tally.id.clone())));
            }
            account
        });
        accounts.collect()
    }

    pub(super) fn in_use(&self, category: &CategoryId) -> Option<&'a Tally> {
        self.latest.get(category)?.first().copied()
    }

    /// Says whether a tally stands for something of a date, whichever tally is the latest.
    pub(super) fn covers(&self, category: &CategoryId, date: Option<DateFact>) -> Truth {
        let Some(tallies) = self.latest.get(category) else {
            return Truth::No;
        };
        let each = || {
            tallies.iter().map(|tally| match date {
                None => Truth::Unknown,
                Some(date) => Truth::between(date.last() <= tally.as_of.first(), date.first() <= tally.as_of.last()),
            })
        };
        Truth::between(each().all(|it| it == Truth::Yes), each().any(|it| it != Truth::No))
    }

    /// Takes away what a tally stands for.
    pub(super) fn cover(&self, account: &mut Account, date: Option<DateFact>, entry: &EntryId, end: End) {
        let categories: Vec<CategoryId> = account.portions.iter().map(|it| it.0.clone()).collect();
        for category in categories {
            let Some(tally) = self.in_use(&category) else {
                continue;
            };
            match self.covers(&category, date) {
                Truth::No => continue,
                Truth::Unknown if end == End::Possible => continue,
                Truth::Unknown => account.asks.push(Ask::Person(Question::Date(entry.clone()))),
                Truth::Yes => {}
            }
            account.lose(&category, &Reason::Covered(tally.id.clone()));
        }
    }
}
