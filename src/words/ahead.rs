//! What time brings: when one can apply, what turns on which days, and what a later designation would take away.
//!
//! Invariant: what rests on plans or on a supposition is said to; "ready" is said only of days that are sure.

use clerkready::date::{DateFact, Day};
use clerkready::evaluation::State;
use clerkready::forecast::Followed;

use super::common::{date, day, on_or_in};
use super::say::ahead as say;
use crate::app::ahead::Prospect;

pub(crate) use super::say::ahead::*;

/// When one can apply.
pub fn prospect(it: Prospect, today: Day) -> String {
    match it {
        Prospect::From(from, None) if from == today => say::ready_today().to_owned(),
        Prospect::From(from, Some(when)) if from == today => {
            on_or_in(when, say::ready_today_granted_on, say::ready_today_granted_in)
        }
        Prospect::From(from, None) => say::ready_from(&day(from)),
        Prospect::From(from, Some(when)) => match when.is_day() {
            true => say::ready_from_granted_on(&day(from), &date(when)),
            false => say::ready_from_granted_in(&day(from), &date(when)),
        },
        Prospect::Open => say::ready_open().to_owned(),
        Prospect::Never => say::ready_never().to_owned(),
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
        (_, Some(State::Met)) => say::turns_met(title),
        (_, Some(State::Closed)) => say::turns_closed(title),
        (Some(State::Met), Some(State::Open)) => say::turns_unmet(title),
        (_, Some(State::Open)) => say::turns_open(title),
        (Some(State::Met), Some(State::Unknown)) => say::turns_unsure(title),
        (_, Some(State::Unknown)) => say::turns_unknown(title),
        (_, None) => say::turns_gone(title),
    }
}

fn application(to: Option<State>) -> &'static str {
    match to {
        Some(State::Met) => say::apply_met(),
        Some(State::Unknown) => say::apply_unknown(),
        Some(State::Closed) => say::apply_closed(),
        Some(State::Open) | None => say::apply_open(),
    }
}

fn grant(to: Option<State>) -> &'static str {
    match to {
        Some(State::Met) => say::grant_met(),
        Some(State::Unknown) => say::grant_unknown(),
        Some(State::Closed) => say::grant_closed(),
        Some(State::Open) | None => say::grant_open(),
    }
}

pub fn supposed(designation: &str, on: DateFact) -> String {
    match on.is_day() {
        true => say::supposed_on(&date(on), designation),
        false => say::supposed_in(&date(on), designation),
    }
}

/// A day in the person's own calendar.
pub fn in_calendar(initials: &str, says: &str) -> String {
    say::in_calendar(initials, says)
}

pub fn enrolled(on: DateFact) -> String {
    // The day itself stands above.
    on_or_in(on, |_| say::enrolled_then().to_owned(), say::enrolled_in)
}

/// What has to be done by a day.
pub fn deadline(what: &str) -> String {
    say::last_day(what)
}

pub fn granted(on: DateFact) -> String {
    on_or_in(on, say::granted_on, say::granted_in)
}
