//! The record as JSON: what is exported, imported and stored.
//!
//! `read` and `write` are the record; `export` adds the result that goes along. `sealed` is the envelope of an encrypted file
//! and `link` the fragment of an address with a record in it: both are texts around a text, and know no cipher.
//!
//! Invariant: reading never changes anything else, reports every fault at once with its place, and keeps what it does not
//! know. Writing what was read gives the same record.

pub(crate) mod json;
mod read;
mod write;
mod export;
mod base64;
mod sealed;
mod link;
mod told;
mod said;
mod result;
mod forecast;
#[cfg(test)]
pub(crate) mod arbitrary;
#[cfg(test)]
mod tests;

pub use export::{EVALUATED, LONGEST_SUPPLIED, MOST_SUPPLIED, export};
pub use forecast::{FORECAST_FORMAT, forecast};
pub use link::{LONGEST_LINK, LONGEST_LINK_READ, Link, LinkError};
pub(crate) use read::LISTS;
pub use read::{read, salvage};
pub use result::{RESULT_FORMAT, result};
pub use said::{Said, SaidProgram, SaidVerdict, said};
pub use sealed::{LEAST_ITERATIONS, MOST_ITERATIONS, SEALED_FORMAT, Sealed, SealedError};
pub use told::{Told, told};
pub use write::{compact, write};

use crate::record::Record;

/// The format that this version reads and writes.
pub const FORMAT: &str = "clerkready-record/1";

/// What stands before the slash in every version of the format.
const FORMAT_NAME: &str = "clerkready-record";

/// The longest text that is read, in bytes.
pub const LONGEST_TEXT: usize = 5_000_000;

/// The most entries that a record may have, all lists together.
pub const MOST_ENTRIES: usize = 20_000;

/// The most faults that are reported: more than anybody works through, few enough to hold in memory.
pub const MOST_FAULTS: usize = 1_000;

/// The longest text or name in a field, in bytes: some pages of prose.
pub const LONGEST_FIELD: usize = 20_000;

/// The most items of a list within an entry, such as the certificates of an activity.
pub const MOST_ITEMS: usize = 2_000;

/// The most fields of one object, with those that this version does not know.
pub const MOST_FIELDS: usize = 1_000;

/// What can be read of a text, and what cannot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Salvaged {
    /// Every entry without a fault.
    pub record: Record,
    /// What is wrong with the others, no more than [`MOST_FAULTS`].
    pub faults: Vec<Fault>,
    /// How many entries, lists and other parts of a record are left out for a fault.
    pub left_out: usize,
}

/// Why a text is not a record that this version can read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// The text is longer than any record.
    TooLong { bytes: usize, limit: usize },
    /// It is not JSON from this place on; both count from 1, columns in bytes.
    NotJson { line: usize, column: usize },
    /// It is JSON, but not a record of ours.
    NotARecord,
    /// A newer version wrote it, in a format of this number.
    Newer { version: u32 },
    /// A record with fields that do not say what they must; never empty, and no more than [`MOST_FAULTS`].
    Faults(Vec<Fault>),
}

/// One field that does not say what it must.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Such as `activities[3].from`, counted from 0; empty for the record as a whole.
    pub at: String,
    pub expected: Expected,
    /// What stands there, as JSON and shortened; empty when nothing does.
    pub found: String,
}

/// What a field may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A text; where the field is required, not a blank one.
    Text,
    Object,
    List,
    YesOrNo,
    /// `2008-03-20`, `2008-03` or `2008`.
    Date,
    /// A decimal as text, at most two places.
    Points,
    /// Whole minutes.
    Minutes,
    /// A whole number from 0 to 100.
    Percent,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// An id that no other entry has.
    UniqueId,
    /// At most so many entries in all.
    FewerEntries(usize),
    /// At most so many items in one list.
    FewerItems(usize),
    /// At most so many fields in one object.
    FewerFields(usize),
    /// A text of at most so many bytes.
    ShorterText(usize),
}
