//! What time brings: when one can apply, what turns on which days, and what a later designation would take away.
//!
//! Invariant: what rests on plans or on a supposition is said to; "ready" is said only of days that are sure.

use clerkready::date::{DateFact, Day};
use clerkready::evaluation::State;
use clerkready::forecast::Followed;

use super::common::{date, day};
use super::result::on_or_in;
use crate::app::ahead::Prospect;

pub const TITLE: &str = "When";
pub const LOOK: &str = "Look ten years ahead";
pub const RECORDED: &str = "With what is recorded";
pub const PLANNED: &str = "If what you plan goes well";
pub const PLANS_CHANGE_NOTHING: &str = "What you plan changes none of these days.";
pub const NO_TURNS: &str = "Nothing turns by itself in these years.";
pub const OTHER_DAYS: &str = "Other days";
pub const TODAY: &str = "Today.";
pub const CALENDAR: &str = "Take deadlines and plans into my calendar";
pub const WHAT_IF: &str = "What if a designation came on another day?";
pub const WHAT_IF_LEAD: &str =
    "Some things count only after a designation. See what a date would take away. Your record stays as it is.";
pub const WHICH: &str = "Which designation would you receive?";
pub const SEE: &str = "See what it would change";
pub const STRANDED: &str = "This would give less";
pub const NOTHING_STRANDED: &str = "Nothing in your record would surely give less by it.";

/// When one can apply.
pub fn prospect(it: Prospect, today: Day) -> String {
    let granted = |it: Option<DateFact>| match it {
        Some(when) => format!("; granted at the earliest {} {}.", on_or_in(when), date(when)),
        None => ".".to_owned(),
    };
    match it {
        Prospect::From(from, when) if from == today => ["Ready to apply today", &granted(when)].concat(),
        Prospect::From(from, when) => format!("Ready to apply: from {}{}", day(from), granted(when)),
        Prospect::Open => {
            "On no day within ten years for sure: whether you are ready depends on what is still open.".to_owned()
        }
        Prospect::Never => "Not ready to apply within ten years.".to_owned(),
    }
}

/// What turns; `title` is that of the requirement.
pub fn turn(of: &Followed, title: &str, from: Option<State>, to: Option<State>) -> String {
    match of {
        Followed::Requirement(_) => requirement(title, from, to),
        Followed::Application => application(to).to_owned(),
        Followed::Grant => grant(to).to_owned(),
    }
}

fn requirement(title: &str, from: Option<State>, to: Option<State>) -> String {
    match (from, to) {
        (_, Some(State::Met)) => format!("“{title}” is met."),
        (_, Some(State::Closed)) => format!("“{title}” can no longer be met."),
        (Some(State::Met), Some(State::Open)) => format!("“{title}” is met no longer."),
        (_, Some(State::Open)) => format!("“{title}” is not met as things are."),
        (Some(State::Met), Some(State::Unknown)) => format!("Whether “{title}” is still met depends on an answer."),
        (_, Some(State::Unknown)) => format!("Whether “{title}” is met depends on an answer then."),
        (_, None) => format!("“{title}” is asked no longer: other rules begin."),
    }
}

const fn application(to: Option<State>) -> &'static str {
    match to {
        Some(State::Met) => "You are ready to apply.",
        Some(State::Unknown) => "Whether you are ready to apply depends on an answer then.",
        Some(State::Closed) => "You can no longer become ready to apply as things are.",
        Some(State::Open) | None => "You are not ready to apply.",
    }
}

const fn grant(to: Option<State>) -> &'static str {
    match to {
        Some(State::Met) => "It can be granted.",
        Some(State::Unknown) => "Whether it can be granted depends on an answer then.",
        Some(State::Closed) => "It can no longer be granted as things are.",
        Some(State::Open) | None => "It cannot be granted.",
    }
}

pub fn supposed(designation: &str, on: DateFact) -> String {
    format!("If you received it {} {}: {designation}", on_or_in(on), date(on))
}

/// A day in the person's own calendar.
pub fn in_calendar(initials: &str, says: &str) -> String {
    format!("{initials}: {says}")
}

pub fn enrolled(on: DateFact) -> String {
    match on {
        // The day itself stands above.
        DateFact::Day(_) => "Enrolled.".to_owned(),
        _ => format!("Enrolled {} {}.", on_or_in(on), date(on)),
    }
}

/// A step, and by when it must be done.
pub fn due(what: &str, by: &str) -> String {
    format!("{what}. {by}")
}

/// What has to be done by a day.
pub fn deadline(what: &str) -> String {
    format!("Last day: {what}.")
}

pub fn granted(on: DateFact) -> String {
    format!("It can be granted at the earliest {} {}.", on_or_in(on), date(on))
}

/// What an entry gave and would give.
pub fn stranded(entry: &str, gives: &str, gave: &str, reason: &str) -> String {
    format!("{entry}: {gives} instead of {gave}. {reason}")
}
