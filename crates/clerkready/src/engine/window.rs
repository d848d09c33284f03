//! Windows of time, counted in the unit in which each sort of window begins: days, half years, years, blocks.
//!
//! Invariant: units are in the order of time, and a window that begins with a unit holds all units up to its limit.

use chrono::{Datelike, Months};

use crate::date::{Day, months_after};
use crate::program::{Season, Window};

/// The unit that a day lies in. A season stands for the half of a year in which something is always given.
pub(super) fn unit(window: Window, day: Day, season: Option<Season>) -> i32 {
    match window {
        Window::Months(_) => day.num_days_from_ce(),
        Window::HalfYears(_) => {
            let by_month = if day.month() <= 6 { Season::Spring } else { Season::Fall };
            day.year().saturating_mul(2).saturating_add(season.unwrap_or(by_month) as i32)
        }
        Window::Years { from_month, .. } => day.year() - i32::from(day.month() < from_month),
        Window::Blocks { months, from } => {
            let from = from.first();
            let whole = (day.year() - from.year()).saturating_mul(12) + day.month() as i32 - from.month() as i32;
            let begun = whole - i32::from(day.day() < from.day());
            begun.div_euclid(i32::try_from(months).unwrap_or(i32::MAX).max(1))
        }
    }
}

/// The last unit that a window beginning with a unit still holds.
pub(super) fn limit(window: Window, start: i32) -> i32 {
    match window {
        Window::Months(months) => {
            Day::from_num_days_from_ce_opt(start).map_or(start, |day| months_after(day, months).num_days_from_ce())
        }
        Window::HalfYears(count) | Window::Years { count, .. } => start.saturating_add(count as i32 - 1),
        Window::Blocks { .. } => start,
    }
}

/// A day with which the last window begins that still holds a day.
pub(super) fn starts_for_end(window: Window, day: Day) -> Day {
    let months = match window {
        Window::Months(months) => months,
        Window::HalfYears(count) => count.saturating_sub(1).saturating_mul(6),
        Window::Years { count, .. } => count.saturating_sub(1).saturating_mul(12),
        Window::Blocks { .. } => 0,
    };
    day.checked_sub_months(Months::new(months)).unwrap_or(Day::MIN)
}

/// The first day of a unit.
pub(super) fn first_day(window: Window, unit: i32) -> Day {
    let first = match window {
        Window::Months(_) => Day::from_num_days_from_ce_opt(unit),
        Window::HalfYears(_) => {
            let month = if unit.rem_euclid(2) == Season::Spring as i32 { 1 } else { 7 };
            Day::from_ymd_opt(unit.div_euclid(2), month, 1)
        }
        Window::Years { from_month, .. } => Day::from_ymd_opt(unit, from_month, 1),
        Window::Blocks { months, from } => {
            let months = unit.saturating_mul(i32::try_from(months).unwrap_or(i32::MAX));
            match u32::try_from(months) {
                Ok(later) => Some(months_after(from.first(), later)),
                Err(_) => from.first().checked_sub_months(Months::new(months.unsigned_abs())),
            }
        }
    };
    first.unwrap_or(if unit < 0 { Day::MIN } else { Day::MAX })
}

/// The last day of a unit.
pub(super) fn last_day(window: Window, unit: i32) -> Day {
    match window {
        Window::Months(_) => first_day(window, unit),
        _ => first_day(window, unit.saturating_add(1)).pred_opt().unwrap_or(Day::MAX),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::DateFact;

    fn day(text: &str) -> Day {
        DateFact::parse(text).expect("the test writes a valid date").first()
    }

    #[test]
    fn a_window_begins_and_ends_with_its_units() {
        for (window, inside, first, last) in [
            (Window::Months(36), "2023-10-18", "2023-10-18", "2026-10-18"),
            (Window::HalfYears(1), "2024-06-30", "2024-01-01", "2024-06-30"),
            (Window::HalfYears(3), "2024-07-01", "2024-07-01", "2025-12-31"),
            (Window::Years { count: 1, from_month: 1 }, "2024-02-29", "2024-01-01", "2024-12-31"),
            (Window::Years { count: 1, from_month: 10 }, "2024-09-30", "2023-10-01", "2024-09-30"),
            (Window::Years { count: 3, from_month: 10 }, "2024-10-01", "2024-10-01", "2027-09-30"),
            (
                Window::Blocks { months: 36, from: DateFact::Day(day("2020-10-01")) },
                "2023-09-30",
                "2020-10-01",
                "2023-09-30",
            ),
            (
                Window::Blocks { months: 36, from: DateFact::Day(day("2020-10-01")) },
                "2023-10-01",
                "2023-10-01",
                "2026-09-30",
            ),
            (
                Window::Blocks { months: 36, from: DateFact::Day(day("2020-10-01")) },
                "2020-09-30",
                "2017-10-01",
                "2020-09-30",
            ),
        ] {
            let start = unit(window, day(inside), None);
            let ends = (first_day(window, start), last_day(window, limit(window, start)));
            assert_eq!(ends, (day(first), day(last)), "{window:?} with {inside}");
        }
    }

    #[test]
    fn a_season_stands_for_its_half_of_the_year() {
        let july = day("2024-07-02");
        let halves = Window::HalfYears(1);
        assert!(unit(halves, july, Some(Season::Spring)) < unit(halves, july, None));
    }
}
