//! Civil days, dates known to the day, the month or the year, and three-valued truth.
//!
//! Invariant: nothing here asks what day it is.

use std::fmt;

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A civil day without time or zone.
pub type Day = NaiveDate;

/// The years that a record may speak of.
pub const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

/// A date as people know it: to the day, the month or the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DateFact {
    Day(Day),
    Month { year: i32, month: u32 },
    Year(i32),
}

impl DateFact {
    /// Reads `2008-03-20`, `2008-03` or `2008`; `None` for anything else or a year outside [`YEARS`].
    pub fn parse(text: &str) -> Option<DateFact> {
        let mut parts = text.split('-');
        let year: i32 = digits(parts.next()?, 4)?;
        if !YEARS.contains(&year) {
            return None;
        }
        let Some(month) = parts.next() else {
            return Some(DateFact::Year(year));
        };
        let month: u32 = digits(month, 2)?;
        let fact = match parts.next() {
            None => {
                Day::from_ymd_opt(year, month, 1)?;
                DateFact::Month { year, month }
            }
            Some(day) => DateFact::Day(Day::from_ymd_opt(year, month, digits(day, 2)?)?),
        };
        parts.next().is_none().then_some(fact)
    }

    /// Says whether it is known to the day.
    pub fn is_day(self) -> bool {
        matches!(self, DateFact::Day(_))
    }

    /// The first day that the date may mean.
    pub fn first(self) -> Day {
        let (year, month) = match self {
            DateFact::Day(day) => return day,
            DateFact::Month { year, month } => (year, month),
            DateFact::Year(year) => (year, 1),
        };
        Day::from_ymd_opt(year, month, 1).unwrap_or(Day::MIN)
    }

    /// The last day that the date may mean.
    pub fn last(self) -> Day {
        match self {
            DateFact::Day(day) => day,
            DateFact::Month { .. } => months_after(self.first(), 1).pred_opt().unwrap_or(Day::MAX),
            DateFact::Year(year) => Day::from_ymd_opt(year, 12, 31).unwrap_or(Day::MAX),
        }
    }

    /// Says whether the date lies on or before a day, as far as it is known.
    pub fn on_or_before(self, day: Day) -> Truth {
        Truth::between(self.last() <= day, self.first() <= day)
    }

    /// Says whether the date lies on or after a day, as far as it is known.
    pub fn on_or_after(self, day: Day) -> Truth {
        Truth::between(day <= self.first(), day <= self.last())
    }
}

impl fmt::Display for DateFact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DateFact::Day(day) => {
                write!(f, "{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
            }
            DateFact::Month { year, month } => write!(f, "{year:04}-{month:02}"),
            DateFact::Year(year) => write!(f, "{year:04}"),
        }
    }
}

/// As year, month and day, zero for what is not known: smaller in the packed form than text.
impl Serialize for DateFact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let parts = match *self {
            DateFact::Day(day) => (day.year(), day.month(), day.day()),
            DateFact::Month { year, month } => (year, month, 0),
            DateFact::Year(year) => (year, 0, 0),
        };
        parts.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for DateFact {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<DateFact, D::Error> {
        Ok(match Deserialize::deserialize(deserializer)? {
            (year, 0, _) => DateFact::Year(year),
            (year, month, 0) => DateFact::Month { year, month },
            (year, month, day) => match Day::from_ymd_opt(year, month, day) {
                Some(day) => DateFact::Day(day),
                None => return Err(serde::de::Error::custom("no such day")),
            },
        })
    }
}

fn digits<T: std::str::FromStr>(text: &str, len: usize) -> Option<T> {
    (text.len() == len && text.bytes().all(|it| it.is_ascii_digit())).then(|| text.parse().ok())?
}

/// Returns the same day of a later month, or that month's last day where it is shorter.
pub fn months_after(day: Day, months: u32) -> Day {
    day.checked_add_months(Months::new(months)).unwrap_or(Day::MAX)
}

/// Whether something holds: yes, no, or not known from what was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Truth {
    No,
    Unknown,
    Yes,
}

impl Truth {
    /// `Yes` when it surely holds, `No` when it cannot hold, else `Unknown`.
    pub fn between(surely: bool, possibly: bool) -> Truth {
        match (surely, possibly) {
            (true, _) => Truth::Yes,
            (false, true) => Truth::Unknown,
            (false, false) => Truth::No,
        }
    }

    pub fn and(self, other: Truth) -> Truth {
        self.min(other)
    }

    pub fn or(self, other: Truth) -> Truth {
        self.max(other)
    }
}

impl From<bool> for Truth {
    fn from(holds: bool) -> Truth {
        if holds { Truth::Yes } else { Truth::No }
    }
}

/// A blank is not known.
impl From<Option<bool>> for Truth {
    fn from(answer: Option<bool>) -> Truth {
        answer.map_or(Truth::Unknown, Truth::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fact(text: &str) -> DateFact {
        DateFact::parse(text).expect("the test writes a valid date")
    }

    fn day(text: &str) -> Day {
        fact(text).first()
    }

    #[test]
    fn a_date_reads_and_prints_at_its_own_precision() {
        for text in ["2008-03-20", "2008-03", "2008", "2024-02-29"] {
            assert_eq!(fact(text).to_string(), text);
        }
        for text in ["", "08", "2008-3", "2008-13", "2008-00", "2023-02-29", "2008-03-20-1", "1899", "2201", "20O8"] {
            assert_eq!(DateFact::parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_month_spans_its_first_to_its_last_day() {
        assert_eq!((fact("2024-02").first(), fact("2024-02").last()), (day("2024-02-01"), day("2024-02-29")));
        assert_eq!((fact("2023-12").first(), fact("2023-12").last()), (day("2023-12-01"), day("2023-12-31")));
        assert_eq!((fact("2023").first(), fact("2023").last()), (day("2023-01-01"), day("2023-12-31")));
    }

    #[test]
    fn comparing_a_month_with_a_day_inside_it_is_not_known() {
        for (date, on, before, after) in [
            ("2024-03", "2024-02-29", Truth::No, Truth::Yes),
            ("2024-03", "2024-03-01", Truth::Unknown, Truth::Yes),
            ("2024-03", "2024-03-15", Truth::Unknown, Truth::Unknown),
            ("2024-03", "2024-03-31", Truth::Yes, Truth::Unknown),
            ("2024-03", "2024-04-01", Truth::Yes, Truth::No),
            ("2024-03-15", "2024-03-15", Truth::Yes, Truth::Yes),
        ] {
            assert_eq!(fact(date).on_or_before(day(on)), before, "{date} on or before {on}");
            assert_eq!(fact(date).on_or_after(day(on)), after, "{date} on or after {on}");
        }
    }

    #[test]
    fn six_months_after_a_month_end_is_a_month_end() {
        for (start, end) in [("2023-08-31", "2024-02-29"), ("2022-08-31", "2023-02-28"), ("2023-10-18", "2024-04-18")] {
            assert_eq!(months_after(day(start), 6), day(end));
        }
    }
}
