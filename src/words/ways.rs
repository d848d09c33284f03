//! What would close a gap.
//!
//! Invariant: no figure stands here that the advice does not give, and what the body may not take is said so.

use clerkready::advice::Effort;
use clerkready::date::Day;
use clerkready::program::{Counts, Unit};
use clerkready::quantity::Points;

use super::common::{day, hours, points};
use crate::app::ways::Closes;

pub const TITLE: &str = "What would close the gap";
pub const ADD: &str = "Add";
pub const AND_ABOVE: &str = "What is named above counts here too.";

/// The names of things. Of a long list the first ones, and how many more there are.
pub fn names(all: &[&str]) -> String {
    match all {
        [first, second, third, _, _, ..] => format!("{first}; {second}; {third}; and {} others", all.len() - 3),
        few => few.join("; "),
    }
}

/// What earns points, and how much of it; `office` where it is time in one.
pub fn earn(what: &str, office: bool, effort: &Effort, unit: Unit, closes: Closes) -> String {
    let gives = |it: Points| {
        let given = points(it, unit);
        match closes {
            Closes::Whole => format!("{given}."),
            Closes::MostThatCounts => format!("{given}, the most that counts."),
            Closes::Part => format!("{given}, a part of what is missing."),
        }
    };
    match *effort {
        Effort::AsStated if office => {
            format!("{what}: nobody published what it gives; a form that you got from the body may say.")
        }
        Effort::AsStated => format!("{what}: nobody published what it gives; your certificate may say."),
        Effort::Times { times: 1, gives: it } => format!("1 more of: {what}. {}", gives(it)),
        Effort::Times { times, gives: it } => format!("{times} more of: {what}. Together {}", gives(it)),
        Effort::Minutes { minutes, gives: it } => format!("{} more of: {what}. {}", hours(minutes), gives(it)),
        Effort::Years { years: 1, gives: it } => format!("1 more year: {what}. {}", gives(it)),
        Effort::Years { years, gives: it } => format!("{years} more years: {what}. Together {}", gives(it)),
    }
}

pub fn office(roles: &[&str]) -> String {
    if roles.is_empty() { "time in office".to_owned() } else { ["time as ", &names(roles)].concat() }
}

pub const fn counts(it: Counts) -> Option<&'static str> {
    match it {
        Counts::BodyDecides => Some("The body decides whether it counts."),
        Counts::Surely => None,
    }
}

pub fn complete(title: &str, it: Points, unit: Unit) -> String {
    format!("Meeting “{title}”: {}.", points(it, unit))
}

pub fn more_of(times: u32, of: &[&str]) -> String {
    format!("{times} more of: {}.", names(of))
}

pub fn wait(until: Day) -> String {
    format!("Nothing but time, if it goes on until {}.", day(until))
}

pub fn join(body: &str, by: Option<Day>) -> String {
    match by {
        Some(by) => format!("Membership: {body}, by {}.", day(by)),
        None => format!("Membership: {body}."),
    }
}

pub fn receive(one_of: &[String]) -> String {
    match one_of {
        [only] => format!("Receiving it: {only}."),
        all => format!("Receiving one of these: {}.", all.join("; ")),
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
