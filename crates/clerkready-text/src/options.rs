//! What may be said when a record is checked or looked ahead with.
//!
//! Invariant: names and dates are texts here, and are looked up where they are used, so that whoever asks hears the same
//! words about what is wrong.

use serde::Deserialize;

use crate::files::File;

/// What is asked about a record.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Options {
    /// The day to judge by, such as `2026-11-22`.
    pub today: String,
    /// Only these programs, such as `ms-cmcc`. Without any: the record's goals, or else every program.
    #[serde(default)]
    pub programs: Vec<String>,
    /// Takes what is planned as done and passed. A check then judges on the day when all of it is over.
    #[serde(default)]
    pub plan: bool,
    /// What if these entries were not there.
    #[serde(default)]
    pub without: Vec<String>,
    /// What if these entries were of other dates.
    #[serde(default)]
    pub dated: Vec<Dated>,
    /// What if these designations were received.
    #[serde(default)]
    pub awarded: Vec<Received>,
    /// Program files or supplements beside the built-in ones. One about a body that is built in stands in its place.
    #[serde(default)]
    pub with: Vec<File>,
    /// The last day that a forecast looks at; ten years ahead without it.
    pub until: Option<String>,
}

/// An entry, and the date that it is supposed to have.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Dated {
    /// The entry's id.
    pub entry: String,
    /// A day, a month or a year: `2027-05-01`, `2027-05` or `2027`.
    pub on: String,
}

/// A designation, and the date on which it is supposed to have been received.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Received {
    /// The designation's id, mostly that of its program.
    pub designation: String,
    /// A day, a month or a year: `2027-05-01`, `2027-05` or `2027`.
    pub on: String,
}
