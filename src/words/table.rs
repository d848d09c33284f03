//! Adding a table from a spreadsheet.

use super::common::listed;
use super::say::table as say;
use crate::app::table::{Fault, MAX_BYTES, MAX_ROWS, Meaning, TooLarge};

pub(crate) use super::say::table::{
    bad_rows, bad_rows_lead, category, columns, first_row, good_rows, kind_of, known, lead, not_told, nothing, open,
    other_kinds, points_note, read, rows, title, whose,
};

pub fn too_large(it: TooLarge) -> String {
    match it {
        TooLarge::Rows => say::too_many_rows(&MAX_ROWS.to_string()),
        TooLarge::Bytes => say::too_long(&(MAX_BYTES / 1000).to_string()),
    }
}

/// What came of reading: the rows that are new and good, those that are not good, and those that are there already.
pub fn summary(ready: usize, wrong: usize, there: usize) -> String {
    let ready = say::can_be_added(ready.into());
    let wrong = (0 < wrong).then(|| say::need_a_look(wrong.into()));
    let there = (0 < there).then(|| say::are_there(there.into()));
    listed([ready].into_iter().chain(wrong).chain(there))
}

/// A column by its number and what stands in its first row.
pub fn column(number: usize, first: &str) -> String {
    let number = number.to_string();
    if first.is_empty() { say::column(&number) } else { say::column_with(&number, first) }
}

pub fn row(number: u32) -> String {
    say::row(&number.to_string())
}

/// What a column can hold; a category has its own name.
pub fn meaning(it: &Meaning, category: &str) -> String {
    let plain = match it {
        Meaning::Unused => say::not_used(),
        Meaning::Kind => say::kind(),
        Meaning::Title => say::topic(),
        Meaning::First => say::first_day(),
        Meaning::Last => say::last_day(),
        Meaning::Hours => say::hours(),
        Meaning::Points => say::points(),
        Meaning::Category => say::category_column(),
        Meaning::In(_) => return say::points_in(category),
        Meaning::Whose => say::whose_column(),
    };
    plain.to_owned()
}

/// What is wrong with a row, and what to do.
pub fn fault(it: &Fault) -> String {
    match it {
        Fault::KindMissing => say::kind_missing().to_owned(),
        Fault::KindUnknown(text) => say::kind_unknown(text),
        Fault::NotADate(text) => say::not_a_date(text),
        Fault::Backwards => say::backwards().to_owned(),
        Fault::NotHours(text) => say::not_hours(text),
        Fault::NotPoints(text) => say::not_points(text),
        Fault::CategoryMissing => say::category_missing().to_owned(),
        Fault::CategoryUnknown(text) => say::category_unknown(text),
        Fault::BodyUnknown(text) => say::body_unknown(text),
    }
}

pub fn add(count: usize) -> String {
    say::add(count.into())
}
