//! What day and what time it is where the person is.

use clerkready::date::Day;

/// Today's civil date in the device's own time zone.
pub fn today() -> Day {
    let now = js_sys::Date::new_0();
    let year = i32::try_from(now.get_full_year()).unwrap_or_default();
    // JavaScript counts months from 0.
    Day::from_ymd_opt(year, now.get_month() + 1, now.get_date()).unwrap_or_default()
}

/// The day and the time of now, as people write them: `2026-11-22T14:05`.
pub fn now() -> String {
    let now = js_sys::Date::new_0();
    let two = |number: u32| format!("{number:02}");
    [&today().to_string(), "T", &two(now.get_hours()), ":", &two(now.get_minutes())].concat()
}
