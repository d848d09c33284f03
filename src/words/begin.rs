//! The first visit, and the quick ways to enter much.

use clerkready::date::DateFact;

use super::common::{date, listed};
use super::quoted;
use super::say::begin as say;

pub(crate) use super::say::begin::{
    add_date, again, another_place, attended, attended_again, back_again, checklist, checklist_hint, checklist_lead,
    checklist_title, goals_lead, like, not_now, nothing_to_tick, place, rest_of, start_over, table, table_hint, tally,
    tally_hint, to_record, ways,
};

/// The initials of some programs.
pub fn programs(initials: &[&str]) -> String {
    listed(initials.iter().map(|it| quoted(it)))
}

/// What is shown while nothing was chosen.
pub fn meant(initials: &[&str]) -> String {
    say::meant(&programs(initials))
}

/// That something is in the record already.
pub fn entered(on: Option<DateFact>, is_planned: bool) -> String {
    match (on.map(date), is_planned) {
        (Some(on), false) => say::entered(&on),
        (Some(on), true) => say::planned(&on),
        (None, false) => say::entered_undated().to_owned(),
        (None, true) => say::planned_undated().to_owned(),
    }
}

/// One more of something that was entered last.
pub fn one_like(name: &str) -> String {
    say::one_like(name)
}
