//! Every sentence of ours that a person reads, in the language of the page.
//!
//! The sentences are in `words/*.json`, one file for each language, and the build makes a function of each of them (`say`).
//! What is here chooses among them and gives them names, dates and figures.
//!
//! Invariant: sentences are whole, with what varies as an argument; none is glued from pieces at the place where it is
//! shown. The names and quotations of rules are the catalog's, and are marked as such (`quoted`) in other languages than its.

mod message;
mod plain;
mod say;
pub mod common;
pub mod forms;
pub mod keeping;
pub mod moving;
pub mod pages;
pub mod result;
pub mod findings;
pub mod reasons;
pub mod version;
pub mod ways;
pub mod ahead;
pub mod supposing;
pub mod packet;
pub mod glance;
pub mod choices;
pub mod begin;
pub mod table;
pub mod embed;
pub mod rules;
pub mod review;
pub mod renewal;
#[cfg(test)]
mod tests;

pub use message::{Locale, QUOTED, UNQUOTED, knows, learn, quoted, speak, tongue, unmarked};
pub use plain::Plain;
