//! The words of "what if one entry were different".

use super::result;
use super::say::supposing as say;
use crate::app::overview::State;

pub(crate) use super::say::supposing::{lead, no_turns, title, turns};

/// A requirement that would be in another state.
pub fn turn(title: &str, from: State, to: State) -> String {
    say::would_turn(title, result::state(to), result::state(from))
}
