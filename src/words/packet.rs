//! The words of the page that goes with an application.

use clerkready::program::Unit;
use clerkready::quantity::Amount;

use super::common::amount;
use super::say::packet as say;

pub(crate) use super::say::packet::*;

pub fn title(name: &str) -> String {
    say::title_of(name)
}

/// What an entry gives to what is asked for.
pub fn gives(it: Amount, category: &str, unit: Unit) -> String {
    match it.sure == it.possible {
        true => say::counts_as(category, &amount(it, unit)),
        false => say::may_count_as(category, &amount(it, unit)),
    }
}

/// Whose figure stands on paper.
pub fn on_paper(figure: &str, body: &str) -> String {
    match body {
        "" => say::figure_on_paper(figure),
        body => say::figure_on_paper_of(figure, body),
    }
}
