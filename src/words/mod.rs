//! Every sentence of ours that a person reads, in English.
//!
//! Invariant: sentences are whole, with what varies as an argument; none is glued from pieces at the place where it is
//! shown. The names and quotations of rules are the catalog's.

pub mod common;
pub mod forms;
pub mod keeping;
pub mod pages;
pub mod result;
pub mod findings;
pub mod reasons;
pub mod ways;
pub mod ahead;
pub mod supposing;
pub mod packet;
pub mod glance;
pub mod choices;
