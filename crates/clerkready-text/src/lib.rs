//! The engine over texts: records and program files in, results, forecasts and explanations out. The command prints what
//! comes out, and the package for JavaScript hands it on, so that both say the same to the byte.
//!
//! Invariant: nothing here knows a file, a clock or who asks. A fault ends in words that name the text, the place and what
//! was expected, and nothing is evaluated.

mod options;
mod files;
mod chosen;
mod say;
mod check;
mod forecast;
mod explain;
mod lint;
mod same;

use std::fmt::{self, Write};

pub use check::{Checked, check};
pub use explain::{explain, programs};
pub use files::File;
pub use forecast::forecast;
pub use lint::{Linted, lint};
pub use options::{Dated, Options, Received};
pub use same::{Same, same};

/// For whom something is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// People.
    Text,
    /// Programs.
    Json,
}

/// Why nothing was evaluated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failed {
    /// What was asked for is not there, or is not what it should be.
    Usage(String),
    /// A text cannot be read.
    Unreadable(String),
}

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Failed::Usage(words) | Failed::Unreadable(words)) = self;
        f.write_str(words)
    }
}

impl std::error::Error for Failed {}

/// Adds a line with so many steps of indentation.
fn line(text: &mut String, indent: usize, words: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{:1$}{words}", "", indent * 2);
}
