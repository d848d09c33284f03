//! The words about what a new version's rules change.

use clerkready::portable::SaidVerdict;

use super::say::rules as say_rules;
use super::{result, review};
use crate::app::overview::State;

pub(crate) use super::say::renewal::*;

/// What came out otherwise before.
pub fn turned(title: &str, was: SaidVerdict, now: State) -> String {
    say_rules::turned(title, review::said(was), result::state(now))
}

/// What there was not before.
pub fn added(title: &str, now: State) -> String {
    say_rules::added(title, result::state(now))
}
