//! What would close a gap.
//!
//! Invariant: no figure stands here that the advice does not give, and what the body may not take is said so.

use clerkready::advice::Effort;
use clerkready::date::Day;
use clerkready::program::{Counts, Unit};
use clerkready::quantity::Points;

use super::common::{day, hours, listed, points};
use super::message::quoted;
use super::say::ways as say;
use crate::app::ways::Closes;

pub(crate) use super::say::ways::{add, and_above, title};

/// The catalog's names of things. Of a long list the first ones, and how many more there are.
pub fn names(all: &[&str]) -> String {
    match all {
        [first, second, third, rest @ ..] if 1 < rest.len() => {
            say::first_names(rest.len().into(), &quoted(first), &quoted(second), &quoted(third))
        }
        few => listed(few.iter().map(|it| quoted(it))),
    }
}

/// What earns points, and how much of it; `office` where it is time in one.
pub fn earn(what: &str, office: bool, effort: &Effort, unit: Unit, closes: Closes) -> String {
    let gives = |it: Points| {
        let given = points(it, unit);
        match closes {
            Closes::Whole => say::gives_whole(&given),
            Closes::MostThatCounts => say::gives_most(&given),
            Closes::Part => say::gives_part(&given),
        }
    };
    match *effort {
        Effort::AsStated if office => say::stated_on_form(what),
        Effort::AsStated => say::stated_on_certificate(what),
        Effort::Times { times: 1, gives: it } => say::once_more(what, &gives(it)),
        Effort::Times { times, gives: it } => say::times_more(times.into(), what, &gives(it)),
        Effort::Minutes { minutes, gives: it } => say::hours_more(&hours(minutes), what, &gives(it)),
        Effort::Years { years: 1, gives: it } => say::one_more_year(what, &gives(it)),
        Effort::Years { years, gives: it } => say::years_more(years.into(), what, &gives(it)),
    }
}

pub fn office(roles: &[&str]) -> String {
    if roles.is_empty() { say::time_in_office().to_owned() } else { say::time_as(&names(roles)) }
}

pub fn counts(it: Counts) -> Option<&'static str> {
    match it {
        Counts::BodyDecides => Some(say::body_decides()),
        Counts::Surely => None,
    }
}

pub fn complete(title: &str, it: Points, unit: Unit) -> String {
    say::complete_it(title, &points(it, unit))
}

pub fn more_of(times: u32, of: &[&str]) -> String {
    say::so_many_more(times.into(), &names(of))
}

pub fn wait(until: Day) -> String {
    say::wait_until(&day(until))
}

pub fn join(body: &str, by: Option<Day>) -> String {
    match by {
        Some(by) => say::join_by(body, &day(by)),
        None => say::join_body(body),
    }
}

pub fn receive(one_of: &[String]) -> String {
    match one_of {
        [only] => say::receive_it(only),
        all => say::receive_one(&listed(all.iter().cloned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const POINTS: fn(u32) -> Points = |it| Points::from_hundredths(it * 100);

    #[test]
    fn a_long_list_is_cut_where_that_makes_it_shorter() {
        assert_eq!(names(&["a", "b", "c", "d"]), "a; b; c; d");
        assert_eq!(names(&["a", "b", "c", "d", "e"]), "a; b; c; and 2 others");
    }

    #[test]
    fn an_effort_says_what_it_gives_and_what_nobody_published() {
        let says = |effort, closes| earn("Athenian Dialogue", false, &effort, Unit::Points, closes);
        assert_eq!(
            says(Effort::Times { times: 4, gives: POINTS(25) }, Closes::MostThatCounts),
            "4 more of: Athenian Dialogue. Together 25 points, the most that counts."
        );
        assert_eq!(
            says(Effort::Minutes { minutes: 90, gives: POINTS(1) }, Closes::Whole),
            "1.5 hours more of: Athenian Dialogue. 1 point."
        );
        assert_eq!(
            says(Effort::AsStated, Closes::Whole),
            "Athenian Dialogue: nobody published what it gives; your certificate may say."
        );
        let years = Effort::Years { years: 7, gives: POINTS(25) };
        assert_eq!(
            earn(&office(&["Deputy clerk"]), true, &years, Unit::Points, Closes::Whole),
            "7 more years: time as Deputy clerk. Together 25 points."
        );
    }
}
