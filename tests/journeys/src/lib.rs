//! Journeys through the app in a real browser: what a clerk does, from the first page to the file that is taken along.
//!
//! Invariant: a journey meets the app as a person does, through roles, names and words. No markup, style or inner state
//! is known here; `clerkready` and `notebook` alone know the app's own words, and `finder.js` what roles and names are.

pub mod setting;
pub mod server;
pub mod host;
pub mod driver;
pub mod page;
pub mod find;
pub mod act;
mod keyboard;
pub mod check;
mod listening;
pub mod look;
pub mod clerkready;
pub mod notebook;
pub mod package;
