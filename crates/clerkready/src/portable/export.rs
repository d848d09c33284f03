//! A record that leaves the device, with the result that it had on that day.
//!
//! Invariant: the record in an export is a record like any other, and reading it takes nothing of the result in: a result is
//! made anew from facts and rules, never believed.

use super::write::{Fields, block, write_with};
use crate::record::Record;

/// The field at the top that has the result and what it rests on. It is no part of the record, and no reader keeps it.
pub const EVALUATED: &str = "evaluated";

/// So many files of programs are used besides the built-in ones: an association has one or two.
pub const MOST_SUPPLIED: usize = 8;
/// The longest of them that is read, in bytes: the largest built-in one is a tenth of it.
pub const LONGEST_SUPPLIED: usize = 1_000_000;

/// Writes a record together with its result, the same text for the same of both. `result` is what [`super::result`] returns; it
/// names each program's edition and the hash of its rules. `supplied` has the texts of the program files that were used besides
/// the built-in ones.
pub fn export(record: &Record, result: &str, supplied: &[String]) -> String {
    let mut evaluated = Fields::default();
    evaluated.put("result", result.trim_end());
    if !supplied.is_empty() {
        let texts: Vec<String> = supplied.iter().map(|it| super::json::quoted(it)).collect();
        evaluated.put("supplied", &block('[', &texts, ']'));
    }
    write_with(record, Some((EVALUATED, &evaluated.closed())))
}
