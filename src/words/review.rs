//! The words of the page on which others' files are checked.

use clerkready::portable::{ReadError, SaidVerdict};

use super::common::day as day_of;
use super::say::review as say;
use super::{keeping, result};
use crate::app::overview::State;
use crate::app::review::{Compared, Unopened};

pub(crate) use super::say::review::*;

/// How the file's own result compares, before what is listed where it differs.
pub fn compared(it: &Compared) -> String {
    match it {
        Compared::NotSaid => say::not_said().to_owned(),
        Compared::Same(day) => say::same(&day_of(*day)),
        Compared::SameUnderOtherRules(day) => say::same_by_other_rules(&day_of(*day)),
        Compared::Differs(it) if it.is_by_other_rules => say::differs_by_other_rules(&day_of(it.day)),
        Compared::Differs(it) => say::differs(&day_of(it.day)),
    }
}

/// One thing of which the file says something else.
pub fn differing(title: &str, then: SaidVerdict, now: State) -> String {
    say::differing(title, said(then), result::state(now))
}

/// What a file says in one word.
pub fn said(it: SaidVerdict) -> &'static str {
    match it {
        SaidVerdict::Met => say::said_met(),
        SaidVerdict::Unmet => say::said_unmet(),
        SaidVerdict::Unknown => say::said_unknown(),
    }
}

/// Why a file could not be opened.
pub fn unopened(it: &Unopened) -> Vec<String> {
    match it {
        Unopened::NoFile => vec![say::no_file().to_owned()],
        Unopened::Sealed => vec![say::sealed().to_owned()],
        Unopened::Unreadable(error) => {
            let error: &ReadError = error;
            keeping::read_error(error).into_iter().chain(keeping::more_faults(error)).collect()
        }
    }
}

pub fn files_left_out(count: usize) -> String {
    say::left_out(count.into())
}
