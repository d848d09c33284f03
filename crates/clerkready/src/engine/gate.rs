//! What stands against an entry as of a day, whatever it is worth: its time, an award, a window, a condition.
//!
//! What is the same for all entries is found once.

use super::counting::{Admission, Admissions};
use super::{Case, End, holds};
use crate::date::{Day, Truth};
use crate::evaluation::{Ask, Question, Reason};
use crate::program::Condition;
use crate::record::Activity;

/// What is not known about an entry, and what would settle it.
pub(super) struct Doubt {
    pub(super) reason: Reason,
    pub(super) ask: Ask,
}

/// What entries have to pass to count as of a day.
pub(super) struct Gate<'c, 'a> {
    pub(super) case: &'c Case<'a>,
    pub(super) on: Day,
    pub(super) admissions: Admissions<'a>,
}

impl<'c, 'a> Gate<'c, 'a> {
    pub(super) fn new(case: &'c Case<'a>, on: Day) -> Gate<'c, 'a> {
        Gate { case, on, admissions: Admissions::new(case, on) }
    }

    /// The first reason for which an activity surely cannot count.
    pub(super) fn denied(&self, activity: &Activity, with: &[Condition]) -> Option<Reason> {
        let barred = || match self.admissions.of(&activity.id, activity.last_day()) {
            Admission::No(reason) => Some(reason),
            Admission::Yes | Admission::Unknown(_) => None,
        };
        let failed = || with.iter().find(|it| holds(activity, it) == Truth::No).map(|it| Reason::Failed(it.clone()));
        let outside = || (self.case.in_scope(activity) == Truth::No).then_some(Reason::OutsideWindow);
        self.case.out_of_time(activity, self.on).or_else(barred).or_else(outside).or_else(failed)
    }

    /// What is not known about an activity and could keep it from counting.
    pub(super) fn doubts(&self, activity: &Activity, with: &[Condition]) -> Vec<Doubt> {
        let mut doubts = Vec::new();
        let date = || Ask::Person(Question::Date(activity.id.clone()));
        if self.case.may_have_taken_place(activity) {
            let ask = Ask::Person(Question::TookPlace(activity.id.clone()));
            doubts.push(Doubt { reason: Reason::MaybeTookPlace, ask });
        }
        if self.case.came(activity.last_day(), self.on) == Truth::Unknown {
            doubts.push(Doubt { reason: Reason::MaybeLater, ask: date() });
        }
        if let Admission::Unknown(more) = self.admissions.of(&activity.id, activity.last_day()) {
            doubts.extend(more);
        }
        if self.case.in_scope(activity) == Truth::Unknown {
            doubts.push(Doubt { reason: Reason::DateNotTold, ask: date() });
        }
        for condition in with.iter().filter(|it| holds(activity, it) == Truth::Unknown) {
            let ask = Ask::Person(Question::Condition(activity.id.clone(), condition.clone()));
            doubts.push(Doubt { reason: Reason::NotTold(condition.clone()), ask });
        }
        doubts
    }

    /// Says whether nothing stands against an activity at an end.
    pub(super) fn qualifies(&self, activity: &Activity, with: &[Condition], end: End) -> bool {
        self.denied(activity, with).is_none() && (end == End::Possible || self.doubts(activity, with).is_empty())
    }
}
