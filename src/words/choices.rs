//! The words for activities that may count in several places.

use clerkready::evaluation::{PinState, Proof, Refusal};
use clerkready::program::Unit;
use clerkready::quantity::Points;

use super::common::points;

pub const TITLE: &str = "Where your activities count";
pub const LEAD: &str = "The rules let some activities count in one of several places. This is the choice that leaves least \
                        missing. You can choose otherwise.";
pub const LEAVE_OUT: &str = "Leave it out";
pub const LET_APP: &str = "Let the app choose";

/// Where an activity counts; `category` is none where it is left out.
pub fn counts(category: Option<&str>) -> String {
    match category {
        Some(category) => format!("Counts as {category}."),
        None => "Left out.".to_owned(),
    }
}

pub fn count_as(category: &str) -> String {
    format!("Count it as {category}")
}

/// What became of the person's own choice.
pub fn pin(it: &PinState, unit: Unit) -> String {
    match it {
        PinState::Honored { costs: Points::ZERO } => "As you chose. It costs nothing.".to_owned(),
        PinState::Honored { costs } => {
            format!("As you chose. With it, {} more are missing than without.", points(*costs, unit))
        }
        PinState::Refused(Refusal::NoPoints) => {
            "Your choice is not followed: the rules give it no points there.".to_owned()
        }
        PinState::Refused(Refusal::NotKnown) => {
            "Your choice is not followed: what it was is not told, so nobody knows whether it counts there.".to_owned()
        }
        PinState::Refused(Refusal::Final) => {
            "Your choice is not followed: its points were accepted in writing and count as written.".to_owned()
        }
    }
}

/// Whether there can be a better choice; nothing where there cannot.
pub fn proof(it: Proof, unit: Unit) -> Option<String> {
    match it {
        Proof::Optimal => None,
        Proof::BetterByAtMost(less) => Some(format!(
            "It is not proven that no other choice is better: up to {} less could be missing.",
            points(less, unit)
        )),
    }
}
