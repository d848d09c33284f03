//! The start page, the record, the files, and what surrounds every page.

use clerkready::program::Arrives;
use clerkready::record::{Per, Share};

use super::common::plain_number;
use super::say::pages as say;
use crate::app::place::Subject;

pub(crate) use super::say::pages::*;

pub fn add(subject: Subject) -> &'static str {
    match subject {
        Subject::Person => say::add_person(),
        Subject::Goals => say::choose_goals(),
        Subject::Position => say::add_position(),
        Subject::Membership => say::add_membership(),
        Subject::Enrollment => say::add_enrollment(),
        Subject::Activity => say::add_activity(),
        Subject::Award => say::add_award(),
        Subject::Tally => say::add_tally(),
        Subject::Rate => say::add_rate(),
        Subject::Answer | Subject::Told => say::add_answer(),
        Subject::Step => say::mark_done(),
    }
}

/// What stands where a list is empty.
pub fn none_yet(subject: Subject) -> &'static str {
    match subject {
        Subject::Person => say::no_person(),
        Subject::Position => say::no_position(),
        Subject::Membership => say::no_membership(),
        Subject::Enrollment => say::no_enrollment(),
        Subject::Activity => say::no_activity(),
        Subject::Award => say::no_award(),
        Subject::Tally => say::no_tally(),
        Subject::Rate => say::no_rate(),
        _ => "",
    }
}

pub fn share(it: Share) -> &'static str {
    match it {
        Share::FullTime => say::full_time(),
        Share::PartTime => say::part_time(),
    }
}

pub fn standing(it: bool) -> &'static str {
    match it {
        true => say::in_good_standing(),
        false => say::not_in_good_standing(),
    }
}

/// A rate: so many points for what.
pub fn per(figure: &str, it: Per) -> String {
    match it {
        Per::Each => say::figure_for_each(figure),
        Per::Hour => say::figure_for_each_hour(figure),
        Per::Year => say::figure_for_each_year(figure),
    }
}

pub fn done_on(arrives: Option<Arrives>, date: &str) -> String {
    match arrives {
        Some(Arrives::Received) => say::received_on(date),
        Some(Arrives::Postmarked) => say::postmarked_on(date),
        Some(Arrives::Completed) | None => say::done_on_date(date),
    }
}

pub fn set_aside_name(number: usize) -> String {
    say::set_aside_name(&plain_number(number))
}

pub fn earlier_name(number: usize, saved_at: &str) -> String {
    say::earlier_name(&plain_number(number), saved_at)
}

/// What is brought back, for those who only hear it.
pub fn earlier_short(number: usize) -> String {
    [" ", &say::earlier_short(&plain_number(number))].concat()
}
