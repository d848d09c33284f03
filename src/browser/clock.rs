//! What day it is where the person is.

use clerkready::date::Day;

/// Today's civil date in the device's own time zone.
pub fn today() -> Day {
    let now = js_sys::Date::new_0();
    let year = i32::try_from(now.get_full_year()).unwrap_or_default();
    // JavaScript counts months from 0.
    Day::from_ymd_opt(year, now.get_month() + 1, now.get_date()).unwrap_or_default()
}
