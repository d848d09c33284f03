//! Dates and numbers without a browser: for tests, and for browsers that have no such service.

use chrono::{Datelike, Weekday};
use clerkready::date::Day;

use super::message::Locale;
use crate::app::tongue::Tongue;

/// English as it is written in America; other languages with their months' names, in the order in which those write dates.
pub struct Plain(pub Tongue);

impl Plain {
    fn month_name(&self, it: Day) -> &'static str {
        let at = usize::try_from(it.month0()).unwrap_or_default();
        self.0.months().get(at).copied().unwrap_or_default()
    }
}

impl Locale for Plain {
    fn day(&self, it: Day) -> String {
        match self.0 {
            Tongue::ENGLISH => format!("{} {}, {}", self.month_name(it), it.day(), it.year()),
            _ => format!("{} {} {}", it.day(), self.month_name(it), it.year()),
        }
    }

    fn month(&self, it: Day) -> String {
        format!("{} {}", self.month_name(it), it.year())
    }

    fn weekday(&self, it: Day) -> String {
        let name = match it.weekday() {
            Weekday::Mon => "Monday",
            Weekday::Tue => "Tuesday",
            Weekday::Wed => "Wednesday",
            Weekday::Thu => "Thursday",
            Weekday::Fri => "Friday",
            Weekday::Sat => "Saturday",
            Weekday::Sun => "Sunday",
        };
        name.to_owned()
    }

    fn number(&self, plain: &str) -> String {
        plain.to_owned()
    }

    fn money(&self, plain: &str, currency: &str) -> String {
        if currency == "USD" { ["$", plain].concat() } else { [plain, " ", currency].concat() }
    }

    fn form(&self, plain: &str) -> String {
        let whole = plain.split('.').next().unwrap_or_default();
        // French takes everything below two for one.
        let is_one = plain == "1" || self.0.code() == "fr" && matches!(whole, "0" | "1");
        if is_one { "one" } else { "other" }.to_owned()
    }
}
