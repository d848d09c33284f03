//! Deadlines and plans as a calendar file (RFC 5545).
//!
//! Invariant: a day in it is a day of the record or of the evaluation, without hours or zones; the same day of the same thing
//! has the same name in every file, so that reading it again changes it and does not double it.

use std::fmt::Write;

use chrono::Datelike;

use clerkready::date::{DateFact, Day};

/// Something that takes one day or several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Names it among all others, in letters, digits and hyphens.
    pub name: String,
    pub first: Day,
    /// The last day, included.
    pub last: Day,
    pub title: String,
    pub more: String,
}

/// An event of a date that is known to the day; others are on no day of a calendar.
pub fn event(name: String, from: Option<DateFact>, to: Option<DateFact>, title: String) -> Option<Event> {
    let first = from.filter(|it| it.is_day())?.first();
    let last = to.filter(|it| it.is_day()).map_or(first, DateFact::first).max(first);
    Some(Event { name, first, last, title, more: String::new() })
}

/// Writes a calendar, stamped with the day on which it was made.
pub fn write(events: &[Event], today: Day) -> String {
    let mut text = String::new();
    let mut line = |name: &str, value: &str| fold(&mut text, &[name, ":", value].concat());
    line("BEGIN", "VCALENDAR");
    line("VERSION", "2.0");
    line("PRODID", "-//ClerkReady//EN");
    for event in events {
        line("BEGIN", "VEVENT");
        line("UID", &[&event.name, "@clerkready"].concat());
        line("DTSTAMP", &[&compact(today), "T000000Z"].concat());
        line("DTSTART;VALUE=DATE", &compact(event.first));
        // The end of a calendar's day is the day after it.
        line("DTEND;VALUE=DATE", &compact(event.last.succ_opt().unwrap_or(event.last)));
        line("SUMMARY", &escaped(&event.title));
        if !event.more.is_empty() {
            line("DESCRIPTION", &escaped(&event.more));
        }
        line("TRANSP", "TRANSPARENT");
        line("END", "VEVENT");
    }
    line("END", "VCALENDAR");
    text
}

fn compact(day: Day) -> String {
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = write!(text, "{:04}{:02}{:02}", day.year(), day.month(), day.day());
    text
}

fn escaped(text: &str) -> String {
    let mut safe = String::new();
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => safe.extend(['\\', letter]),
            '\n' => safe.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => safe.push(letter),
        }
    }
    safe
}

/// Adds a line in pieces of at most 75 bytes, as the format asks, and never within a letter.
fn fold(text: &mut String, line: &str) {
    const MOST: usize = 75;
    let mut room = MOST;
    for letter in line.chars() {
        if room < letter.len_utf8() {
            text.push_str("\r\n ");
            room = MOST - 1;
        }
        text.push(letter);
        room -= letter.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(from: &str, to: Option<&str>) -> Option<Event> {
        event("x-1".to_owned(), DateFact::parse(from), to.and_then(DateFact::parse), "MMC, session; one".to_owned())
    }

    #[test]
    fn an_event_ends_on_the_day_after_its_last_one() {
        let event = on("2027-02-27", Some("2027-02-28")).expect("its days are known");
        let text = write(&[event], DateFact::parse("2026-11-22").expect("valid").first());
        assert_eq!(
            text,
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//ClerkReady//EN\r\nBEGIN:VEVENT\r\nUID:x-1@clerkready\r\n\
             DTSTAMP:20261122T000000Z\r\nDTSTART;VALUE=DATE:20270227\r\nDTEND;VALUE=DATE:20270301\r\n\
             SUMMARY:MMC\\, session\\; one\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        );
    }

    #[test]
    fn a_month_is_no_day_of_a_calendar() {
        assert_eq!(on("2027-02", None), None);
    }

    #[test]
    fn long_lines_are_folded_between_letters() {
        let mut text = String::new();
        fold(&mut text, &["SUMMARY:", &"é".repeat(100)].concat());
        assert!(text.split("\r\n").all(|it| it.len() <= 75), "{text}");
        assert_eq!(text.replace("\r\n ", "").trim_end(), ["SUMMARY:", &"é".repeat(100)].concat());
    }
}
