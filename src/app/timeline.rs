//! A program's years as a line: from the enrollment over today to the days ahead.
//!
//! Invariant: places on the line are parts of a thousand of it, and stand for days of the record or of the forecast.

use clerkready::date::{DateFact, Day};
use clerkready::evaluation::{Evaluation, Progress, StepState};
use clerkready::forecast::Turn;
use clerkready::program::Program;
use clerkready::record::Record;

use super::ahead::{Ahead, Prospect, foremost};

/// A day on the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    pub day: Day,
    /// Where it stands.
    pub at: u32,
    /// In which row its number stands, so that close ones do not cover each other.
    pub row: u32,
    pub events: Vec<Event>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The last enrollment, as exactly as it was told.
    Enrolled(DateFact),
    Today,
    Turns(Turn),
    /// A step has to be done by then.
    Deadline(StepState),
    /// It can be granted at the earliest in this month, or on this day.
    Granted(DateFact),
}

/// How much of the line a number takes, and how many rows of them there are.
const NUMBER: u32 = 70;
const ROWS: u32 = 3;

/// The days that matter most, in the order of the calendar.
pub fn marks(program: &Program, record: &Record, now: &Evaluation, ahead: &Ahead) -> Vec<Mark> {
    let enrolled = record.enrollments.iter().filter(|it| program.files(&it.program)).filter_map(|it| it.on);
    let enrolled = enrolled.filter(|it| it.first() <= now.day).max_by_key(|it| it.first());
    let enrolled = enrolled.map(|it| (it.first(), Event::Enrolled(it)));
    let turns = foremost(&ahead.days).0.into_iter();
    let turns = turns.flat_map(|it| it.turns.iter().map(|turn| (it.day, Event::Turns(turn.clone()))));
    let open = now.steps.iter().filter(|it| it.progress == Progress::Open);
    let deadlines = open.filter_map(|it| Some((it.deadline?, Event::Deadline(it.clone()))));
    let granted = match ahead.prospect {
        Prospect::From(_, Some(date)) => Some((date.first(), Event::Granted(date))),
        _ => None,
    };
    let all = enrolled.into_iter().chain([(now.day, Event::Today)]).chain(turns).chain(deadlines).chain(granted);
    placed(all)
}

/// Puts events on a line from the first of them to the last, those of one day together.
fn placed(events: impl Iterator<Item = (Day, Event)>) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    for (day, event) in events {
        let at = marks.partition_point(|it| it.day < day);
        match marks.get_mut(at).filter(|it| it.day == day) {
            Some(it) => it.events.push(event),
            None => marks.insert(at, Mark { day, at: 0, row: 0, events: vec![event] }),
        }
    }
    let (Some(first), Some(last)) = (marks.first().map(|it| it.day), marks.last().map(|it| it.day)) else {
        return marks;
    };
    let whole = (last - first).num_days().max(1);
    let mut ends = [0; ROWS as usize];
    for mark in &mut marks {
        mark.at = u32::try_from((mark.day - first).num_days() * 1000 / whole).unwrap_or(1000);
        // The first row that has room, or the one that ends first.
        let free = ends.iter().position(|it| *it <= mark.at);
        let shortest = || (0..ends.len()).min_by_key(|it| ends[*it]);
        let row = free.or_else(shortest).unwrap_or_default();
        ends[row] = mark.at + NUMBER;
        mark.row = u32::try_from(row).unwrap_or_default();
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        DateFact::parse(text).expect("the test writes a valid date").first()
    }

    fn today(text: &str) -> (Day, Event) {
        (day(text), Event::Today)
    }

    #[test]
    fn days_stand_in_order_and_close_ones_in_different_rows() {
        let marks = placed(["2026-01-01", "2026-01-02", "2027-01-01", "2026-01-02"].map(today).into_iter());
        let places: Vec<(u32, u32, usize)> = marks.iter().map(|it| (it.at, it.row, it.events.len())).collect();
        assert_eq!(places, [(0, 0, 1), (2, 1, 2), (1000, 0, 1)]);
    }

    #[test]
    fn one_day_alone_is_at_the_beginning() {
        assert_eq!(placed([today("2026-01-01")].into_iter()).iter().map(|it| it.at).collect::<Vec<_>>(), [0]);
    }
}
