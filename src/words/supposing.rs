//! The words of "what if one entry were different".

use super::result;
use crate::app::overview::State;

pub const TITLE: &str = "What if an entry were different?";
pub const LEAD: &str = "See what would change without an entry, or on another date. Your record stays as it is.";
pub const TURNS: &str = "These would change";
pub const NO_TURNS: &str = "No requirement would be in another state by it.";

/// A requirement that would be in another state.
pub fn turn(title: &str, from: State, to: State) -> String {
    format!("{title}: “{}” instead of “{}”.", result::state(to), result::state(from))
}
