//! Certification programs for municipal clerks: the record, the rules as data, and the evaluation.
//!
//! The words of the trade come first ([`record`], [`program`], [`evaluation`]), then the engine that turns the first two
//! into the third. [`portable`] alone knows the JSON of records, and `author` that of program files; [`kept`] says how a
//! record survives faults and several windows.
//!
//! Invariant: nothing here knows a browser, a clock, a file or a user interface. The day is an argument.

pub mod sorted;
pub mod quantity;
pub mod date;
pub mod id;
pub mod record;
pub mod program;
pub mod evaluation;
pub mod assign;
pub mod engine;
pub mod forecast;
pub mod advice;
pub mod portable;
pub mod kept;
pub mod packed;
#[cfg(feature = "author")]
pub mod author;
