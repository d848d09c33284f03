//! The result page: the verdict, the steps, the fees, and the rules that it rests on.
//!
//! Invariant: no sentence promises a designation; the app advises, and the body decides.

use clerkready::date::{DateFact, Day};
use clerkready::evaluation::{Progress, StepState};
use clerkready::program::{Arrives, Basis, Confidence, Due, EditionFit, Fee, Step, Words};

use super::common::{date, day, day_and_weekday};
use super::pages;
use crate::app::forms::program_name;
use crate::app::overview::State;

pub const TITLE: &str = "Result";
pub const SWITCH: &str = "Designation";
pub const READY: &str = "Ready to apply";
pub const GRANT: &str = "Can be granted";
pub const REQUIREMENTS: &str = "Requirements";
pub const STEPS: &str = "Steps";
pub const STEPS_LEAD: &str = "What you send or pay, beside the requirements.";
pub const POINTS: &str = "What became of your points";
pub const NOT_CHECKED: &str = "What the app does not check";
pub const ABOUT_RULES: &str = "About these rules";
pub const SOURCE: &str = "Source";
pub const READINGS: &str = "The words can be read in more than one way";
pub const SETTLED: &str = "The answer in writing";
pub const LEFT_OUT: &str = "What did not count";
pub const QUESTIONS: &str = "Open questions";
pub const NEXT: &str = "The next question";
pub const ANSWER: &str = "Answer";
pub const ENTER_FIGURE: &str = "Enter what it wrote";
pub const ENTER_ANSWER: &str = "Enter an answer in writing";
pub const OTHER_PROGRAMS: &str = "Other programs";
pub const CHOOSE_GOALS: &str = "Choose what you work toward";
pub const CHANGE_ANSWER: &str = "Change the answer";
pub const FEES: &str = "Fees";
pub const FEES_LEAD: &str = "As published. Ask before you pay.";
pub const COURSES: &str = "Courses";
pub const COURSES_LEAD: &str =
    "The curriculum is known to have these courses. Where in it they stand is not published.";
pub const COUNTING: &str = "From when on things count";
pub const PRINT: &str = "Print";

pub fn program(name: &str, initials: &str) -> String {
    program_name(name, initials)
}

pub const fn state(it: State) -> &'static str {
    match it {
        State::Met => "Met",
        State::NotYet => "Not yet",
        State::TooLate => "No longer possible",
        State::NeedsAnswer => "Cannot tell: needs your answer",
        State::BodyDecides => "Cannot tell: the body decides",
    }
}

pub fn advice(decides: &str) -> String {
    format!("The app advises; {decides} decides.")
}

pub fn met_of(met: usize, all: usize) -> String {
    format!("{met} of {all} requirements are met.")
}

pub fn judged_on(today: Day) -> String {
    format!("As of {}.", day(today))
}

pub fn ready(it: State) -> &'static str {
    match it {
        State::Met => "Yes: everything that is due when you apply is met.",
        State::NotYet => "Not yet: see what is missing below.",
        State::TooLate => "Not any more as things are: see below what is no longer possible.",
        State::NeedsAnswer => "Cannot tell before you answer the open questions below.",
        State::BodyDecides => "Cannot tell: the certifying body decides what the published words leave open.",
    }
}

/// When it can be granted, or what has to come first; nothing where neither is known.
pub fn earliest(it: Option<DateFact>, ready: State, grant: State) -> Option<String> {
    match (it, ready, grant) {
        (Some(when), _, _) => Some(format!("At the earliest {} {}.", on_or_in(when), date(when))),
        (None, State::Met, _) | (None, _, State::TooLate) => None,
        (None, _, _) => Some("The date is known once everything that is due when you apply is met.".to_owned()),
    }
}

/// What English puts before a date: something happens on a day, but in a month or year.
pub const fn on_or_in(it: DateFact) -> &'static str {
    match it {
        DateFact::Day(_) => "on",
        DateFact::Month { .. } | DateFact::Year(_) => "in",
    }
}

pub const fn due(it: Due) -> &'static str {
    match it {
        Due::Enroll => "Due when you enroll",
        Due::Apply => "Due when you apply",
        Due::Grant => "Due when it is granted",
    }
}

/// How far a step is, and its deadline.
pub fn step(step: &Step, it: &StepState) -> String {
    let arrives = step.deadline.as_ref().map(|it| it.arrives);
    let must = match arrives {
        Some(Arrives::Postmarked) => "Must be postmarked by",
        Some(Arrives::Completed) => "Must be completed by",
        Some(Arrives::Received) | None => "Must arrive by",
    };
    let granted = it.granted_in.map(date);
    match (it.progress, it.deadline, granted) {
        (Progress::Open, Some(by), Some(granted)) => format!("{must} {} for {granted}.", day_and_weekday(by)),
        (Progress::Open, Some(by), None) => format!("{must} {}.", day_and_weekday(by)),
        (Progress::Open, None, _) => "Not done yet.".to_owned(),
        (Progress::Done(on), Some(by), Some(granted)) => {
            format!("{}, in time for {} and {granted}.", pages::done_on(arrives, &date(on)), day(by))
        }
        (Progress::Done(on), _, _) => format!("{}.", pages::done_on(arrives, &date(on))),
        (Progress::DoneUndated, _, _) => "Done, on a day that was not told.".to_owned(),
    }
}

/// An amount of money: "$50.00", or with another currency's name.
fn money(cents: u32, currency: &str) -> String {
    let sum = format!("{}.{:02}", cents / 100, cents % 100);
    if currency == "USD" { ["$", &sum].concat() } else { [&sum, " ", currency].concat() }
}

/// What is to know about a fee beside what it is for.
pub fn fee(it: &Fee, with: Option<&str>) -> String {
    let mut text = money(it.cents, &it.currency);
    text.push('.');
    let mut add = |sentence: &str| {
        text.push(' ');
        text.push_str(sentence);
    };
    if let Some(step) = with {
        add(&format!("Paid with: {step}."));
    }
    if it.optional {
        add("Only if you want it.");
    }
    if it.part_of_total {
        add("It is part of the sum above.");
    }
    if !it.places.is_empty() {
        add(&format!("In {} only.", it.places.join(", ")));
    }
    if !it.unless.is_empty() {
        add(&format!("{}.", it.unless.trim_end_matches('.')));
    }
    text
}

/// A course or session with what it teaches.
pub fn course(name: &str, topics: &[String]) -> String {
    if topics.is_empty() { name.to_owned() } else { [name, ": ", &topics.join("; ")].concat() }
}

/// How a rule rests on what is shown of its source.
pub const fn support(words: &Words, it: Confidence) -> &'static str {
    match (words, it) {
        (Words::Quote(_), it) => confidence(it),
        (Words::Summary(_), Confidence::Inferred) => "Our summary, from which the rule was concluded.",
        (Words::Summary(_), _) => "Our summary; these are not the document’s words.",
    }
}

const fn confidence(it: Confidence) -> &'static str {
    match it {
        Confidence::Verbatim => "These words say it.",
        Confidence::Paraphrase => "These words say it in other terms.",
        Confidence::Inferred => "No words say it; it was concluded from these.",
    }
}

pub fn document(title: &str, publisher: &str, dated: DateFact) -> String {
    format!("{title}. {publisher}, {}.", date(dated))
}

pub fn checked(on: DateFact) -> String {
    format!("Last compared with it on {}.", date(on))
}

pub const OPEN_DOCUMENT: &str = "Open the document (new tab)";

pub fn rules_checked(on: DateFact) -> String {
    format!("Rules last checked on {}.", date(on))
}

pub fn edition(from: DateFact, basis: Basis) -> String {
    let (on, from) = (on_or_in(from), date(from));
    match basis {
        Basis::Stated => format!("These rules hold from {from}, as their source says."),
        Basis::Published => format!("These rules were published {on} {from}; from when they hold is not said."),
        Basis::Seen => format!("These rules were seen {on} {from}; from when they hold is not said."),
    }
}

pub const fn edition_fit(it: EditionFit) -> Option<&'static str> {
    match it {
        EditionFit::Known => None,
        EditionFit::Nearest => Some("No rules are known for the day that counts; these are the nearest ones."),
    }
}

pub const NO_PROGRAM: &str = "The rules of the programs could not be opened. Reload the page.";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn something_happens_on_a_day_and_in_a_month_or_year() {
        let says = |text: &str| {
            let when = DateFact::parse(text).expect("the test writes a valid date");
            earliest(Some(when), State::Met, State::NotYet)
        };
        assert_eq!(says("2028-01-15").as_deref(), Some("At the earliest on January 15, 2028."));
        assert_eq!(says("2027-06").as_deref(), Some("At the earliest in June 2027."));
        assert_eq!(says("2028").as_deref(), Some("At the earliest in 2028."));
    }

    #[test]
    fn a_date_is_promised_only_while_the_application_is_what_it_waits_for() {
        assert!(earliest(None, State::NotYet, State::NotYet).is_some());
        assert_eq!(earliest(None, State::TooLate, State::TooLate), None);
        assert_eq!(earliest(None, State::Met, State::NotYet), None);
    }
}
