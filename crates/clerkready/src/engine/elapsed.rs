//! How long something lasted: spans of days, joined where they touch, and measured in whole months.
//!
//! Invariant: a duration of some months from a day is complete on the same day of a later month, or on the first of the
//! next month where that month has no such day. A span ends before its `end`.

use chrono::{Datelike, Days};

use super::End;
use crate::date::{DateFact, Day, YEARS, months_after};
use crate::program::How;
use crate::record::Until;
use crate::sorted;

/// Days from `start` up to, but without, `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Span {
    pub(super) start: Day,
    pub(super) end: Day,
}

impl Span {
    /// The span of a status at one end, as of a day; `None` when it holds no day.
    pub(super) fn of(from: Option<DateFact>, until: Until, on: Day, end: End) -> Option<Span> {
        let next = |day: Day| day.checked_add_days(Days::new(1)).unwrap_or(Day::MAX);
        let (start, stop) = match end {
            End::Sure => {
                let stop = match until {
                    Until::Lasts => on,
                    Until::On(date) => next(date.first()),
                    Until::NotTold => from?.last(),
                };
                (from?.last(), stop)
            }
            End::Possible => {
                let stop = match until {
                    Until::Lasts | Until::NotTold => on,
                    Until::On(date) => next(date.last()),
                };
                (from.unwrap_or(DateFact::Year(*YEARS.start())).first(), stop)
            }
        };
        Span { start, end: stop.min(on) }.checked()
    }

    /// The part from a day on.
    pub(super) fn since(self, day: Day) -> Option<Span> {
        Span { start: self.start.max(day), ..self }.checked()
    }

    /// The part within some days, the last one included; all of it where there are none.
    pub(super) fn within(self, days: Option<(Day, Day)>) -> Option<Span> {
        let Some((first, last)) = days else { return Some(self) };
        let end = last.checked_add_days(Days::new(1)).unwrap_or(Day::MAX);
        Span { start: self.start.max(first), end: self.end.min(end) }.checked()
    }

    /// The parts outside some spans that are joined.
    pub(super) fn without(self, others: &[Span]) -> Vec<Span> {
        let mut left = vec![self];
        for other in others {
            let cut = |it: Span| {
                let before = Span { end: it.end.min(other.start), ..it }.checked();
                let after = Span { start: it.start.max(other.end), ..it }.checked();
                before.into_iter().chain(after)
            };
            left = left.into_iter().flat_map(cut).collect();
        }
        left
    }

    fn checked(self) -> Option<Span> {
        (self.start < self.end).then_some(self)
    }

    fn length(self) -> Length {
        let years = self.end.year().saturating_sub(self.start.year()).max(0).unsigned_abs();
        // At most one month more than have passed by the calendar, so at most a few steps back.
        let mut months = years.saturating_mul(12).saturating_add(12);
        while 0 < months && self.end < anniversary(self.start, months) {
            months -= 1;
        }
        let days = (self.end - anniversary(self.start, months)).num_days();
        let days = u32::try_from(days).unwrap_or_default();
        Length { months, days, rests: u32::from(0 < days) }
    }
}

/// Returns the day on which so many months from a day are complete.
pub(super) fn anniversary(day: Day, months: u32) -> Day {
    let same = months_after(day, months);
    if same.day() < day.day() { same.checked_add_days(Days::new(1)).unwrap_or(Day::MAX) } else { same }
}

/// Whole months, and the days beyond them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Length {
    months: u32,
    days: u32,
    /// How many spans these days are from.
    rests: u32,
}

impl Length {
    fn and(self, other: Length) -> Length {
        Length { months: self.months + other.months, days: self.days + other.days, rests: self.rests + other.rests }
    }

    /// Days of several spans make months of the longest sort for sure, and of the shortest sort possibly; those of one span
    /// are less than a month.
    fn in_months(self, end: End) -> u32 {
        let days_in_a_month = if end == End::Sure { 31 } else { 28 };
        if self.rests < 2 { self.months } else { self.months + self.days / days_in_a_month }
    }
}

/// Joins spans that overlap or touch, in order.
pub(super) fn joined(spans: Vec<Span>) -> Vec<Span> {
    let mut joined: Vec<Span> = Vec::new();
    for span in sorted::ordered(spans, Span::cmp) {
        match joined.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => joined.push(span),
        }
    }
    joined
}

/// How long a status was held by a day.
pub(super) struct Held {
    pub(super) months: u32,
    /// The day on which it will have been held so long as is needed, if what lasts goes on.
    pub(super) complete_on: Option<Day>,
}

/// Measures spans that are joined.
pub(super) fn held(spans: &[Span], how: How, on: Day, need: u32, end: End) -> Held {
    let lasting = spans.last().copied().filter(|it| it.end == on);
    let sum = || spans.iter().map(|it| it.length()).fold(Length::default(), Length::and);
    let months = match how {
        How::UnbrokenUntilThen => lasting.map_or(0, |it| it.length().months),
        How::Unbroken => spans.iter().map(|it| it.length().months).max().unwrap_or_default(),
        How::Accumulated => sum().in_months(end),
    };
    let complete_on = lasting.and_then(|last| match how {
        How::UnbrokenUntilThen | How::Unbroken => Some(anniversary(last.start, need)),
        How::Accumulated => {
            let Length { months, days, .. } = sum();
            let start = on.checked_sub_days(Days::new(u64::from(days)))?;
            Some(anniversary(start, need.saturating_sub(months)))
        }
    });
    Held { months, complete_on }
}

/// Whole years of several spans together.
pub(super) fn whole_years(spans: &[Span], end: End) -> u32 {
    spans.iter().map(|it| it.length()).fold(Length::default(), Length::and).in_months(end) / 12
}

/// Says whether something is left of some spans beyond their whole years.
pub(super) fn has_parts_of_years(spans: &[Span]) -> bool {
    spans.iter().map(|it| it.length()).any(|it| it.days != 0 || !it.months.is_multiple_of(12))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        DateFact::parse(text).expect("the test writes a valid date").first()
    }

    fn span(start: &str, end: &str) -> Span {
        Span { start: day(start), end: day(end) }
    }

    #[test]
    fn a_duration_is_complete_on_the_same_day_or_the_first_after_it() {
        for (start, months, complete) in [
            ("2020-03-01", 36, "2023-03-01"),
            ("2020-02-29", 12, "2021-03-01"),
            ("2020-02-29", 48, "2024-02-29"),
            ("2023-01-31", 1, "2023-03-01"),
            ("2023-08-31", 6, "2024-03-01"),
        ] {
            assert_eq!(anniversary(day(start), months), day(complete), "{months} months from {start}");
        }
    }

    #[test]
    fn a_span_has_its_last_month_on_the_day_itself_and_not_a_day_before() {
        for (start, end, months) in [
            ("2020-03-01", "2023-02-28", 35),
            ("2020-03-01", "2023-03-01", 36),
            ("2020-03-01", "2020-03-02", 0),
            ("2020-12-31", "2021-02-28", 1),
            ("2020-12-31", "2021-03-01", 2),
        ] {
            assert_eq!(span(start, end).length().months, months, "{start} to {end}");
        }
    }

    #[test]
    fn eighteen_months_and_eighteen_months_are_three_years_with_a_gap_between() {
        let spans = joined(vec![span("2021-10-01", "2023-04-01"), span("2020-01-01", "2021-07-01")]);
        let months = |how| held(&spans, how, day("2023-04-01"), 36, End::Sure).months;
        assert_eq!(months(How::Accumulated), 36);
        assert_eq!(months(How::UnbrokenUntilThen), 18);
        assert_eq!(whole_years(&spans, End::Sure), 3);
    }

    #[test]
    fn the_rest_of_one_span_makes_no_month_and_the_rests_of_two_may() {
        let half = span("2020-01-01", "2021-07-01");
        let rest = span("2023-10-01", "2025-03-31");
        for end in [End::Sure, End::Possible] {
            assert_eq!(held(&[half, rest], How::Accumulated, day("2025-03-31"), 36, end).months, 35);
        }
        let spans = [span("2020-01-01", "2020-01-16"), span("2021-01-01", "2021-01-15")];
        let months = |end| held(&spans, How::Accumulated, day("2025-03-31"), 36, end).months;
        assert_eq!((months(End::Sure), months(End::Possible)), (0, 1));
    }

    #[test]
    fn days_of_other_spans_are_cut_out() {
        let parts = span("2020-01-01", "2021-01-01")
            .without(&[span("2020-03-01", "2020-04-01"), span("2020-12-01", "2022-01-01")]);
        assert_eq!(parts, [span("2020-01-01", "2020-03-01"), span("2020-04-01", "2020-12-01")]);
        assert_eq!(span("2020-01-01", "2021-01-01").without(&[span("2019-01-01", "2022-01-01")]), []);
    }

    #[test]
    fn spans_that_touch_or_overlap_are_one() {
        let spans = joined(vec![
            span("2020-01-01", "2021-01-01"),
            span("2021-01-01", "2021-06-01"),
            span("2021-05-01", "2021-07-01"),
            span("2021-07-02", "2022-01-01"),
        ]);
        assert_eq!(spans, [span("2020-01-01", "2021-07-01"), span("2021-07-02", "2022-01-01")]);
    }

    #[test]
    fn what_lasts_is_complete_when_the_rest_has_passed() {
        let spans = [span("2025-06-15", "2026-11-22")];
        let held = held(&spans, How::UnbrokenUntilThen, day("2026-11-22"), 24, End::Sure);
        assert_eq!((held.months, held.complete_on), (17, Some(day("2027-06-15"))));
    }
}
