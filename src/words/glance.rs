//! The words of the page that shows all goals, and of the bars.

use clerkready::program::Unit;
use clerkready::quantity::{Amount, Points};

use super::common::{amount, listed, plain_number, points};
use super::say::glance as say;
use crate::app::bars::Bar;

pub(crate) use super::say::glance::*;

/// A sum in one line, with everything that its bar shows.
pub fn sum(title: &str, it: &Bar, unit: Unit) -> String {
    let mut parts = vec![say::so_many_of(&plain_number(it.sure), &points(it.need, unit))];
    if it.planned != Points::ZERO {
        parts.push(say::more_planned(&plain_number(it.planned)));
    }
    match it.possible {
        Some(Points::ZERO) => {}
        Some(possible) => parts.push(say::may_count(&plain_number(possible))),
        None => parts.push(say::more_may_count().to_owned()),
    }
    if it.cut != Points::ZERO {
        parts.push(say::beyond_limit(&plain_number(it.cut)));
    }
    say::sum(title, &listed(parts))
}

/// Where one entry counts in one program.
pub fn counts(initials: &str, it: Amount, category: &str, unit: Unit) -> String {
    say::counts_for(initials, &amount(it, unit), category)
}
