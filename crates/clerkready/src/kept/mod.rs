//! How a record is kept: whole copies that are written once, and joined by entry and field.
//!
//! [`Ledger`] is a record that knows when each of its fields was set; two of them join into one. `text` is a copy of a ledger
//! as a text, `merge` is about a record that comes from a file, and `shelf` is where copies stand: what is read, what is written,
//! and what may go.
//!
//! Invariant: nothing here writes over a text or removes one, unless another that was read back holds all of it, or the person
//! erased the whole record. No clock decides anything. The protocol is described in docs/data.md.

mod ledger;
mod merge;
mod shelf;
mod stamp;
mod sum;
mod text;
#[cfg(test)]
mod tests;

pub use ledger::{About, Ledger};
pub use merge::{Compared, Comparison, Decisions, Difference};
pub use shelf::{
    Found, Home, Legacy, MOST_EARLIER, Point, Refusal, Shelf, Text, clear, erase, load, points, records, save, tidy,
};
pub use stamp::Stamp;
pub use text::{COPY_FORMAT, Copy, Unread};
