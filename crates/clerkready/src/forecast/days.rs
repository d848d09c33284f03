//! The days on which an evaluation may change.
//!
//! Every comparison in the engine is between the day and a date of the record, or a day that lies some months of the program
//! after one, or a day of the calendar that the program names. What is here is all of these, and a few more.
//!
//! Invariant: a day too many costs an evaluation, a day too few would be a mistake; `tests/forecast.rs` looks for one.

use chrono::{Datelike, Days};

use crate::date::{DateFact, Day, months_after};
use crate::program::{Earned, Edition, Give, How, Program, Requirement, Rule, When, Window};
use crate::record::{Per, Record};
use crate::sorted;

/// The days after one day and up to another on which an evaluation may differ from that of the day before, in order.
pub(super) fn days(program: &Program, record: &Record, from: Day, until: Day) -> Vec<Day> {
    let mut terms = Terms::default();
    for edition in &program.editions {
        terms.edition(edition);
    }
    let by_year = record.rates.iter().any(|it| it.per == Per::Year);
    let mut calendar = Calendar { from, until, days: Vec::new() };
    if terms.adds_up || terms.yearly || by_year {
        if 1 < record.positions.len().max(record.memberships.len()) {
            // Parts of months of several spans make up months together, on days that no single date tells.
            calendar.every_day(from, until);
            return calendar.in_order();
        }
        terms.yearly = true;
    }
    for date in dates(record) {
        for edge in [date.first(), next(date.first()), date.last(), next(date.last())] {
            calendar.about(edge);
            for months in &terms.months {
                calendar.about(months_after(edge, *months));
            }
            if terms.yearly {
                let years = until.year().saturating_sub(edge.year()).max(0).unsigned_abs();
                (1..=years).for_each(|it| calendar.about(months_after(edge, it.saturating_mul(12))));
            }
        }
    }
    // What was done on a day that is not known lies before each day of judgment, so it may move with it.
    let steps = record.steps.iter().map(|it| it.done_on);
    let enrollments = record.enrollments.iter().map(|it| it.on);
    let awards = record.awards.iter().map(|it| it.on);
    for date in steps.chain(enrollments).chain(awards).flatten() {
        calendar.every_day(date.first(), date.last());
    }
    for edition in &program.editions {
        calendar.about(edition.from.first());
    }
    for year in from.year()..=until.year() {
        for (month, day) in &terms.days {
            Day::from_ymd_opt(year, *month, *day).into_iter().for_each(|it| calendar.about(it));
        }
    }
    calendar.in_order()
}

/// The program's own terms.
#[derive(Default)]
struct Terms {
    /// Durations and windows, in months.
    months: Vec<u32>,
    /// Whether whole years give points.
    yearly: bool,
    /// Whether times of several spans are added up.
    adds_up: bool,
    /// Days of every year, as month and day.
    days: Vec<(u32, u32)>,
}

impl Terms {
    fn edition(&mut self, edition: &Edition) {
        edition.requirements.iter().for_each(|it| self.requirement(it));
        for line in &edition.schedule {
            let yearly = |give: &Give| matches!(give, Give::PerYear(_));
            self.yearly |= match &line.earned {
                Earned::Activities(of) => of.give.iter().any(|it| yearly(&it.give)),
                Earned::Service(of) => of.give.iter().any(|it| yearly(&it.give)),
                Earned::Completion(_) => false,
            };
        }
        let cycle = edition.counting.after.as_ref().and_then(|it| it.cycle.as_ref());
        self.months.extend(cycle.map(|it| it.months));
        let deadlines = edition.steps.iter().filter_map(|it| it.deadline.as_ref());
        self.days.extend(deadlines.flat_map(|it| it.days.iter().copied()));
    }

    fn requirement(&mut self, requirement: &Requirement) {
        if let Some(by) = &requirement.deadline {
            self.months.push(by.months);
        }
        for reading in &requirement.readings {
            match &reading.rule {
                Rule::Points(rule) => self.window(rule.within),
                Rule::Attended(rule) => self.window(rule.within),
                Rule::Office(rule) => self.when(rule.when),
                Rule::Member(rule) => self.when(rule.when),
                rule => rule.parts().iter().for_each(|it| self.requirement(it)),
            }
        }
    }

    fn when(&mut self, when: When) {
        match when {
            When::On(_) => {}
            When::WithinMonthsOfEnrolling(months) => self.months.push(months),
            When::ForMonths(months, how) => {
                self.months.push(months);
                self.adds_up |= how == How::Accumulated;
            }
        }
    }

    fn window(&mut self, window: Option<Window>) {
        match window {
            None => {}
            Some(Window::Months(months)) => self.months.push(months),
            Some(Window::HalfYears(_)) => self.days.extend([(1, 1), (7, 1)]),
            Some(Window::Years { from_month, .. }) => self.days.push((from_month, 1)),
            // A block begins on the same day of some month.
            Some(Window::Blocks { from, .. }) => self.days.extend((1..=12).map(|it| (it, from.first().day()))),
        }
    }
}

/// Every date that a record has.
fn dates(record: &Record) -> impl Iterator<Item = DateFact> {
    let positions = record.positions.iter().flat_map(|it| [it.from, it.until.date()]);
    let memberships = record.memberships.iter().flat_map(|it| [it.from, it.until.date()]);
    let enrollments = record.enrollments.iter().map(|it| it.on);
    let awards = record.awards.iter().map(|it| it.on);
    let activities = record.activities.iter().flat_map(|it| [it.from, it.to]);
    let tallies = record.tallies.iter().map(|it| Some(it.as_of));
    let answers = record.answers.iter().map(|it| it.on);
    let steps = record.steps.iter().map(|it| it.done_on);
    let status = positions.chain(memberships).chain(enrollments).chain(awards);
    status.chain(activities).chain(tallies).chain(answers).chain(steps).flatten()
}

fn next(day: Day) -> Day {
    day.succ_opt().unwrap_or(Day::MAX)
}

/// Days between two, collected.
struct Calendar {
    from: Day,
    until: Day,
    days: Vec<Day>,
}

impl Calendar {
    /// A day and the one after it: what holds up to a day changes on the next.
    fn about(&mut self, day: Day) {
        let (from, until) = (self.from, self.until);
        self.days.extend([day, next(day)].into_iter().filter(|it| from < *it && *it <= until));
    }

    fn every_day(&mut self, first: Day, last: Day) {
        let first = first.max(next(self.from));
        let last = last.min(self.until);
        let count = (last - first).num_days() + 1;
        let count = u64::try_from(count).unwrap_or_default();
        self.days.extend((0..count).filter_map(|it| first.checked_add_days(Days::new(it))));
    }

    fn in_order(self) -> Vec<Day> {
        sorted::distinct(self.days)
    }
}
