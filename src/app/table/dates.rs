//! Dates as people in the United States write them.
//!
//! Invariant: a date that could be two is none; only a year of two digits is taken for the nearest one.

use clerkready::date::{DateFact, Day, YEARS};

use crate::app::tongue::month_named;

/// Two digits below this are a year of this century.
const CENTURY_TURNS: i32 = 70;

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// From one date to another, or one date alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub from: DateFact,
    pub to: Option<DateFact>,
}

/// A text that is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADate;

/// Reads a date or a span: `10/18/2023`, `2023-10-18`, `Oct 18, 2023`, `18-Oct-23`, `10/2023`, `2023`, `Oct 18-20, 2023`,
/// `10/30/2023 to 11/2/2023`. A blank or a dash is no date told.
///
/// # Errors
/// [`NotADate`] for anything else, for days that do not exist, and for spans that end before they begin.
pub fn span(text: &str) -> Result<Option<Span>, NotADate> {
    let text = plain(text);
    if matches!(text.as_str(), "" | "-" | "n/a" | "na" | "tbd" | "?") {
        return Ok(None);
    }
    let alone = single(&text).map(|from| Span { from, to: None });
    alone.or_else(|| halves(&text)).map(Some).ok_or(NotADate)
}

/// The text without times of day and weekdays, in small letters and with one sort of dash.
fn plain(text: &str) -> String {
    let text = text.to_ascii_lowercase().replace(['–', '—', '−', '‑'], "-").replace('\u{a0}', " ");
    let is_time = |it: &str| it.contains(':') || matches!(it, "am" | "pm");
    let is_weekday = |it: &str| {
        let name = it.trim_end_matches(['.', ',']);
        3 <= name.len() && WEEKDAYS.iter().any(|day| day.starts_with(name))
    };
    let words = text.split_whitespace().map(|it| match it.split_once('t') {
        // The form of machines: `2023-10-18t09:00:00`.
        Some((day, time)) if time.contains(':') => day,
        _ => it,
    });
    let words = words.filter(|it| !is_time(it) && !is_weekday(it));
    words
        .map(|it| if matches!(it, "to" | "through" | "thru" | "until") { "-" } else { it })
        .collect::<Vec<_>>()
        .join(" ")
}

/// Two dates with a dash between them, of which the first may leave out its year, and the second its month.
fn halves(text: &str) -> Option<Span> {
    text.match_indices('-').find_map(|(at, dash)| {
        let (left, right) = (text.get(..at)?.trim(), text.get(at + dash.len()..)?.trim());
        let (from, to) = match (single(left), single(right)) {
            (Some(from), Some(to)) => (from, to),
            _ => {
                let end = parts(right);
                let year = end.last().filter(|it| 2 <= it.len())?;
                let from = single(&[left, year].join(" "))?;
                let month = *parts(left).first()?;
                let to = single(right).filter(|it| it.is_day());
                (from, to.or_else(|| single(&[month, *end.first()?, year].join(" ")).filter(|_| end.len() == 2))?)
            }
        };
        (from.first() <= to.last()).then_some(Span { from, to: Some(to) })
    })
}

fn parts(text: &str) -> Vec<&str> {
    text.split([' ', '/', '-', '.', ',', '\'', '’']).filter(|it| !it.is_empty()).collect()
}

/// Reads one date. A year of two digits has to stand as the rest does: in `Oct 18-20` there is none.
fn single(text: &str) -> Option<DateFact> {
    let mut between = text.chars().filter(|it| " /-.,".contains(*it));
    let first = between.next();
    let is_even = between.all(|it| Some(it) == first) || text.contains(['\'', '’']);
    let year = |text: &str| full_year(text).or_else(|| short_year(text).filter(|_| is_even));
    match parts(text).as_slice() {
        [year] => full_year(year).map(DateFact::Year),
        [one, other] => match (full_year(one), full_year(other)) {
            (None, Some(year)) => in_month(year, month(one)?),
            (Some(year), None) => in_month(year, month(other)?),
            // Spreadsheets write a month as `Oct-23`; `Oct 23` could be a day.
            (None, None) if text.contains(['-', '\'', '’']) => in_month(year(other)?, month_named(one)?),
            _ => None,
        },
        [one, two, three] => match (full_year(one), month_named(two)) {
            (Some(year), _) => on_day(year, month(two)?, day(three)?),
            (None, Some(month)) => on_day(year(three)?, month, day(one)?),
            (None, None) => on_day(year(three)?, month(one)?, day(two)?),
        },
        _ => None,
    }
}

fn in_month(year: i32, month: u32) -> Option<DateFact> {
    Some(DateFact::Month { year, month })
}

fn on_day(year: i32, month: u32, day: u32) -> Option<DateFact> {
    Day::from_ymd_opt(year, month, day).map(DateFact::Day)
}

fn number(text: &str) -> Option<u32> {
    let is_plain = !text.is_empty() && text.len() <= 4 && text.bytes().all(|it| it.is_ascii_digit());
    is_plain.then(|| text.parse().ok())?
}

fn full_year(text: &str) -> Option<i32> {
    let year = number(text).filter(|_| text.len() == 4)?;
    i32::try_from(year).ok().filter(|it| YEARS.contains(it))
}

fn short_year(text: &str) -> Option<i32> {
    let short = number(text).filter(|_| text.len() == 2).and_then(|it| i32::try_from(it).ok())?;
    Some(if short < CENTURY_TURNS { 2000 + short } else { 1900 + short })
}

fn month(text: &str) -> Option<u32> {
    number(text).filter(|it| text.len() <= 2 && (1..=12).contains(it)).or_else(|| month_named(text))
}

fn day(text: &str) -> Option<u32> {
    let digits = text.trim_end_matches(|it: char| it.is_ascii_alphabetic());
    let suffix = text.get(digits.len()..)?;
    let is_day = matches!(suffix, "" | "st" | "nd" | "rd" | "th") && digits.len() <= 2;
    number(digits).filter(|it| is_day && (1..=31).contains(it))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(text: &str, expected: &str) {
        let found = match span(text) {
            Ok(None) => "blank".to_owned(),
            Ok(Some(Span { from, to: None })) => from.to_string(),
            Ok(Some(Span { from, to: Some(to) })) => format!("{from} to {to}"),
            Err(NotADate) => "none".to_owned(),
        };
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn dates_are_read_in_the_forms_of_the_united_states() {
        for text in [
            "10/18/2023",
            "10-18-2023",
            "10.18.2023",
            "2023-10-18",
            "2023/10/18",
            "10/18/23",
            "Oct 18, 2023",
            "October 18 2023",
            "OCT. 18, 2023",
            "18 October 2023",
            "18-Oct-23",
            "Wed, Oct 18th, 2023",
            "10/18/2023 9:00 AM",
            "2023-10-18 00:00:00",
            "2023-10-18T09:30:00",
            " 10/18/2023\u{a0}",
        ] {
            reads(text, "2023-10-18");
        }
        for text in ["10/2023", "2023-10", "Oct 2023", "October, 2023", "2023 Oct", "Oct-23", "Oct '23"] {
            reads(text, "2023-10");
        }
        reads("2023", "2023");
        reads("3/4/1998", "1998-03-04");
        reads("3/4/98", "1998-03-04");
    }

    #[test]
    fn what_could_be_two_dates_or_is_none_is_not_read() {
        for text in [
            "18/10/2023",
            "2/30/2023",
            "13/2023",
            "Oct 23",
            "Oct 18-20",
            "10/18-20",
            "10/18",
            "45217",
            "soon",
            "1/2/3",
            "0000",
            "10//",
            "é3",
            "3000",
        ] {
            reads(text, "none");
        }
        for text in ["", "  ", "-", "–", "N/A", "TBD", "?"] {
            reads(text, "blank");
        }
    }

    #[test]
    fn spans_are_read_with_what_their_halves_leave_out() {
        reads("10/18/2023 - 10/20/2023", "2023-10-18 to 2023-10-20");
        reads("10/18/2023-10/20/2023", "2023-10-18 to 2023-10-20");
        reads("Oct 18-20, 2023", "2023-10-18 to 2023-10-20");
        reads("October 18 – 20, 2023", "2023-10-18 to 2023-10-20");
        reads("Oct 30 - Nov 2, 2023", "2023-10-30 to 2023-11-02");
        reads("10/18-20/2023", "2023-10-18 to 2023-10-20");
        reads("10/30 - 11/2/2023", "2023-10-30 to 2023-11-02");
        reads("2023-10-18 to 2023-10-20", "2023-10-18 to 2023-10-20");
        reads("May 2021 through June 2022", "2021-05 to 2022-06");
        reads("2021-2023", "2021 to 2023");
        reads("10/20/2023 - 10/18/2023", "none");
        reads("Oct 20-18, 2023", "none");
    }
}
