//! The words for activities that may count in several places.

use clerkready::evaluation::{PinState, Proof, Refusal};
use clerkready::program::Unit;
use clerkready::quantity::Points;

use super::common::points;
use super::say::choices as say;

pub(crate) use super::say::choices::{lead, leave_out, let_app, title};

/// Where an activity counts; `category` is none where it is left out.
pub fn counts(category: Option<&str>) -> String {
    category.map_or_else(|| say::left_out().to_owned(), say::counts_as)
}

pub fn count_as(category: &str) -> String {
    say::count_it_as(category)
}

/// What became of the person's own choice.
pub fn pin(it: &PinState, unit: Unit) -> String {
    let fixed = match it {
        PinState::Honored { costs: Points::ZERO } => say::costs_nothing(),
        PinState::Honored { costs } => return say::costs(&points(*costs, unit)),
        PinState::Refused(Refusal::NoPoints) => say::no_points(),
        PinState::Refused(Refusal::NotKnown) => say::not_known(),
        PinState::Refused(Refusal::Final) => say::accepted(),
    };
    fixed.to_owned()
}

/// Whether there can be a better choice; nothing where there cannot.
pub fn proof(it: Proof, unit: Unit) -> Option<String> {
    match it {
        Proof::Optimal => None,
        Proof::BetterByAtMost(less) => Some(say::not_proven(&points(less, unit))),
    }
}
