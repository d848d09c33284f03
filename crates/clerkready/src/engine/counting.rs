//! Which entries may give credit at all: after which award, within which cycle, and not used for another designation.
//!
//! Invariant: what is not known, or what the body has yet to say, neither admits an entry for sure nor bars it for good.

use chrono::{Datelike, Months};

use super::{Case, Doubt, Era};
use crate::date::{DateFact, Day, Truth, months_after};
use crate::evaluation::{Ask, Decision, Question, Reason};
use crate::id::{EntryId, ProgramId};
use crate::program::{After, Boundary, Cycle};
use crate::record::Award;
use crate::sorted;

/// The question by which a body's written answer settles where "after an award" begins.
pub(super) const BOUNDARY: &str = "counting";

/// Whether an entry may give credit.
pub(super) enum Admission {
    Yes,
    No(Reason),
    Unknown(Vec<Doubt>),
}

/// The awards that decide which entries may give credit as of a day.
pub(super) struct Admissions<'a> {
    cycle: Era,
    after: Option<Boundaries<'a>>,
    /// The awards that an entry may have been used for.
    users: Vec<&'a Award>,
}

/// Where "after an award" begins.
struct Boundaries<'a> {
    latest: Option<Latest<'a>>,
    /// Under each reading that remains.
    admissible: Vec<Boundary>,
    cycle: Option<&'a Cycle>,
}

impl<'a> Admissions<'a> {
    pub(super) fn new(case: &Case<'a>, on: Day) -> Admissions<'a> {
        let counting = &case.edition.counting;
        let after = counting.after.as_ref().map(|after| Boundaries {
            latest: Latest::of(case, &after.awards, on),
            admissible: admissible(case, after),
            cycle: after.cycle.as_ref(),
        });
        // The order of entry must not matter: by date, then by id.
        let users = sorted::ordered(awards(case, &counting.not_used_for, on), Award::by_date);
        Admissions { cycle: case.cycle, after, users }
    }

    /// Says whether an entry that ended on a date may give credit.
    pub(super) fn of(&self, entry: &EntryId, ended: Option<DateFact>) -> Admission {
        let mut doubts = Vec::new();
        if let Some(after) = &self.after {
            let Some(latest) = &after.latest else { return Admission::No(Reason::NoAwardYet) };
            match latest.admission(self.cycle, after, entry, ended) {
                Admission::Yes => {}
                Admission::Unknown(more) => doubts.extend(more),
                no => return no,
            }
        }
        match self.used(entry, ended) {
            Admission::Yes => {}
            Admission::Unknown(more) => doubts.extend(more),
            no => return no,
        }
        if doubts.is_empty() { Admission::Yes } else { Admission::Unknown(doubts) }
    }

    /// Says whether an entry that may have been used for another designation is free; `since` is a date by which it was
    /// there.
    pub(super) fn used(&self, entry: &EntryId, since: Option<DateFact>) -> Admission {
        let mut doubts = Vec::new();
        for award in &self.users {
            // What came after an award cannot have been used for it.
            let maybe_before = since.is_none_or(|it| award.on.is_none_or(|on| it.first() <= on.last()));
            match &award.used {
                Some(used) if used.contains(entry) => return Admission::No(Reason::UsedFor(award.id.clone())),
                None if maybe_before => doubts.push(Doubt {
                    reason: Reason::MaybeUsedFor(award.id.clone()),
                    ask: Ask::Person(Question::Used(award.id.clone())),
                }),
                _ => {}
            }
        }
        if doubts.is_empty() { Admission::Yes } else { Admission::Unknown(doubts) }
    }

    /// The day from which time in office counts, at its latest and at its earliest; `None` when it does not count at all.
    pub(super) fn service_since(&self) -> Option<(Day, Day)> {
        match &self.after {
            // Time in office is not carried over.
            _ if self.cycle == Era::Before => None,
            None => Some((Day::MIN, Day::MIN)),
            Some(after) => after.latest.as_ref().map(|it| (it.last, it.first)),
        }
    }
}

/// The awards of some designations that had come by a day.
pub(super) fn awards<'a>(case: &Case<'a>, of: &[ProgramId], on: Day) -> impl Iterator<Item = &'a Award> {
    let (day, record) = (case.day, case.record);
    record
        .awards
        .iter()
        .filter(move |it| of.contains(&it.program))
        .filter(move |it| super::came(day, it.on, on) != Truth::No)
}

/// The first day on which the latest of some awards may have been given, of those that surely had come by a day: one that
/// may have come later may not be there.
pub(super) fn surely_awarded(case: &Case, of: &[ProgramId], on: Day) -> Option<Day> {
    let surely = awards(case, of, on).filter(|it| case.came(it.on, on) == Truth::Yes);
    surely.map(|it| it.on.map_or(Day::MIN, DateFact::first)).max()
}

/// The latest award: the first and the last day on which it may have been given.
struct Latest<'a> {
    award: &'a Award,
    first: Day,
    last: Day,
    /// Whether there surely is one by the day of judgment.
    surely: bool,
}

impl<'a> Latest<'a> {
    fn of(case: &Case<'a>, of: &'a [ProgramId], on: Day) -> Option<Latest<'a>> {
        let first = |it: &Award| it.on.map_or(Day::MIN, DateFact::first);
        // What was told as past had come by the day of evaluation.
        let last = |it: &Award| it.on.map_or(on, |date| date.last().min(on));
        let award = awards(case, of, on).max_by_key(|it| (last(it), first(it), &it.id))?;
        let surely = surely_awarded(case, of, on);
        Some(Latest { award, first: surely.unwrap_or(Day::MIN), last: last(award), surely: surely.is_some() })
    }

    fn admission(&self, era: Era, after: &Boundaries, entry: &EntryId, ended: Option<DateFact>) -> Admission {
        match (era, after.cycle) {
            (Era::Before, Some(cycle)) => self.admits_before(cycle, entry, ended),
            (Era::Before, None) => Admission::No(Reason::AfterCycle(self.award.id.clone())),
            (Era::Current, _) => self.admits(after, entry, ended),
        }
    }

    /// Says whether an entry lies in the cycle that ended with the award.
    fn admits_before(&self, cycle: &Cycle, entry: &EntryId, ended: Option<DateFact>) -> Admission {
        let start = |day: Day| day.checked_sub_months(Months::new(cycle.months)).unwrap_or(Day::MIN);
        let inside = ended.map_or(Truth::Unknown, |it| {
            let begun = Truth::between(start(self.last) < it.first(), start(self.first) < it.last());
            begun.and(Truth::between(it.last() <= self.first, it.first() <= self.last))
        });
        match inside {
            Truth::Yes => Admission::Yes,
            Truth::No => Admission::No(Reason::AfterCycle(self.award.id.clone())),
            Truth::Unknown => Admission::Unknown(vec![Doubt {
                reason: Reason::MaybeBeforeAward(self.award.id.clone()),
                ask: Ask::Person(Question::Date(entry.clone())),
            }]),
        }
    }

    fn admits(&self, after: &Boundaries, entry: &EntryId, ended: Option<DateFact>) -> Admission {
        let before = || Reason::BeforeAward(self.award.id.clone());
        let late = || Reason::AfterCycle(self.award.id.clone());
        let truths: Vec<Truth> = after.admissible.iter().map(|it| self.is_after(*it, ended)).collect();
        let within = after.cycle.map_or(Truth::Yes, |it| self.is_within(it, ended));
        let is_after = |wanted: Truth| truths.iter().all(|it| *it == wanted);
        if is_after(Truth::No) {
            return Admission::No(before());
        }
        if within == Truth::No {
            return Admission::No(late());
        }
        let reason = Reason::MaybeBeforeAward(self.award.id.clone());
        let mut asks = Vec::new();
        if !self.surely {
            asks.push(Ask::Person(Question::Date(self.award.id.clone())));
        }
        if !is_after(Truth::Yes) || within == Truth::Unknown {
            let dates_matter = truths.contains(&Truth::Unknown) || within == Truth::Unknown;
            if dates_matter && !ended.is_some_and(DateFact::is_day) {
                asks.push(Ask::Person(Question::Date(entry.clone())));
            }
            if dates_matter && !self.award.on.is_some_and(DateFact::is_day) {
                asks.push(Ask::Person(Question::Date(self.award.id.clone())));
            }
            // What the readings disagree about no date would settle, or not alone.
            if !dates_matter || truths.contains(&Truth::Yes) && truths.contains(&Truth::No) {
                asks.push(Ask::Body(Decision::Boundary));
            }
        }
        if asks.is_empty() {
            return Admission::Yes;
        }
        Admission::Unknown(asks.into_iter().map(|ask| Doubt { reason: reason.clone(), ask }).collect())
    }

    fn is_after(&self, boundary: Boundary, ended: Option<DateFact>) -> Truth {
        let Some(ended) = ended else { return Truth::Unknown };
        let month = |day: Day| day.with_day(1).unwrap_or(day);
        match boundary {
            Boundary::NextDay => Truth::between(self.last < ended.first(), self.first < ended.last()),
            Boundary::SameDay => Truth::between(self.last <= ended.first(), self.first <= ended.last()),
            Boundary::SameMonth => Truth::between(month(self.last) <= ended.first(), month(self.first) <= ended.last()),
        }
    }

    fn is_within(&self, cycle: &Cycle, ended: Option<DateFact>) -> Truth {
        let Some(ended) = ended else { return Truth::Unknown };
        let (first, last) = self.cycle_ends(cycle);
        Truth::between(ended.last() <= first, ended.first() <= last)
    }

    /// The last day of the cycle, at its earliest and at its latest.
    fn cycle_ends(&self, cycle: &Cycle) -> (Day, Day) {
        (months_after(self.first, cycle.months), months_after(self.last, cycle.months))
    }
}

/// The readings of the boundary that remain: all of them, or the one that the body gave in writing.
fn admissible(case: &Case, after: &After) -> Vec<Boundary> {
    let given = case.body_answer(BOUNDARY, |value| after.readings.iter().any(|it| it.id.as_str() == value));
    let readings = after.readings.iter().filter(|it| given.as_deref().is_none_or(|given| it.id.as_str() == given));
    readings.map(|it| it.boundary).collect()
}
