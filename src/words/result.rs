//! The result page: the verdict, the steps, the fees, and the rules that it rests on.
//!
//! Invariant: no sentence promises a designation; the app advises, and the body decides.

use clerkready::date::{DateFact, Day};
use clerkready::evaluation::{Progress, StepState};
use clerkready::program::{Arrives, Basis, Confidence, Due, EditionFit, Fee, Step, Words};

use super::common::{date, day, day_and_weekday, on_or_in, plain_number};
use super::message::{locale, quoted};
use super::pages;
use super::say::result as say;
use crate::app::forms::program_name;
use crate::app::overview::State;

pub(crate) use super::say::result::*;

pub fn program(name: &str, initials: &str) -> String {
    quoted(&program_name(name, initials))
}

pub fn state(it: State) -> &'static str {
    match it {
        State::Met => say::met(),
        State::NotYet => say::not_yet(),
        State::TooLate => say::too_late(),
        State::NeedsAnswer => say::needs_answer(),
        State::BodyDecides => say::body_decides(),
    }
}

pub fn advice(decides: &str) -> String {
    say::advice(&quoted(decides))
}

pub fn met_of(met: usize, all: usize) -> String {
    say::met_of(&plain_number(met), &plain_number(all))
}

pub fn judged_on(today: Day) -> String {
    say::judged_on(&day(today))
}

pub fn ready(it: State) -> &'static str {
    match it {
        State::Met => say::ready_met(),
        State::NotYet => say::ready_not_yet(),
        State::TooLate => say::ready_too_late(),
        State::NeedsAnswer => say::ready_needs_answer(),
        State::BodyDecides => say::ready_body_decides(),
    }
}

/// When it can be granted, or what has to come first; nothing where neither is known.
pub fn earliest(it: Option<DateFact>, ready: State, grant: State) -> Option<String> {
    match (it, ready, grant) {
        (Some(when), _, _) => Some(on_or_in(when, say::earliest_on, say::earliest_in)),
        (None, State::Met, _) | (None, _, State::TooLate) => None,
        (None, _, _) => Some(say::date_later().to_owned()),
    }
}

pub fn due(it: Due) -> &'static str {
    match it {
        Due::Enroll => say::due_enroll(),
        Due::Apply => say::due_apply(),
        Due::Grant => say::due_grant(),
    }
}

/// How far a step is, and its deadline.
pub fn step(step: &Step, it: &StepState) -> String {
    let arrives = step.deadline.as_ref().map(|it| it.arrives);
    let granted = it.granted_in.map(date);
    let done = |on| pages::done_on(arrives, &date(on));
    match (it.progress, it.deadline, granted) {
        (Progress::Open, Some(by), Some(granted)) => {
            let by = day_and_weekday(by);
            match arrives {
                Some(Arrives::Postmarked) => say::postmark_for(&by, &granted),
                Some(Arrives::Completed) => say::complete_for(&by, &granted),
                Some(Arrives::Received) | None => say::arrive_for(&by, &granted),
            }
        }
        (Progress::Open, Some(by), None) => {
            let by = day_and_weekday(by);
            match arrives {
                Some(Arrives::Postmarked) => say::postmark_by(&by),
                Some(Arrives::Completed) => say::complete_by(&by),
                Some(Arrives::Received) | None => say::arrive_by(&by),
            }
        }
        (Progress::Open, None, _) => say::step_open().to_owned(),
        (Progress::Done(on), Some(by), Some(granted)) => say::step_in_time(&done(on), &day(by), &granted),
        (Progress::Done(on), _, _) => say::step_done(&done(on)),
        (Progress::DoneUndated, _, _) => say::step_undated().to_owned(),
    }
}

/// An amount of money: "$50.00".
fn money(cents: u32, currency: &str) -> String {
    locale().money(&format!("{}.{:02}", cents / 100, cents % 100), currency)
}

/// What is to know about a fee beside what it is for.
pub fn fee(it: &Fee, with: Option<&str>) -> String {
    let mut sentences = vec![say::sentence(&money(it.cents, &it.currency))];
    sentences.extend(with.map(|step| say::fee_with(&quoted(step))));
    sentences.extend(it.optional.then(|| say::fee_optional().to_owned()));
    sentences.extend(it.part_of_total.then(|| say::fee_part().to_owned()));
    sentences.extend((!it.places.is_empty()).then(|| say::fee_places(&it.places.join(", "))));
    sentences.extend((!it.unless.is_empty()).then(|| say::sentence(&quoted(it.unless.trim_end_matches('.')))));
    sentences.join(" ")
}

/// A course or session with what it teaches.
pub fn course(name: &str, topics: &[String]) -> String {
    quoted(&if topics.is_empty() { name.to_owned() } else { [name, ": ", &topics.join("; ")].concat() })
}

/// How a rule rests on what is shown of its source.
pub fn support(words: &Words, it: Confidence) -> &'static str {
    match (words, it) {
        (Words::Quote(_), it) => confidence(it),
        (Words::Summary(_), Confidence::Inferred) => say::summary_inferred(),
        (Words::Summary(_), _) => say::summary(),
    }
}

fn confidence(it: Confidence) -> &'static str {
    match it {
        Confidence::Verbatim => say::verbatim(),
        Confidence::Paraphrase => say::paraphrase(),
        Confidence::Inferred => say::inferred(),
    }
}

pub fn document(title: &str, publisher: &str, dated: DateFact) -> String {
    say::document(&quoted(title), &quoted(publisher), &date(dated))
}

pub fn checked(on: DateFact) -> String {
    on_or_in(on, say::checked_on, say::checked_in)
}

pub fn rules_checked(on: DateFact) -> String {
    on_or_in(on, say::rules_checked_on, say::rules_checked_in)
}

pub fn edition(from: DateFact, basis: Basis) -> String {
    match basis {
        Basis::Stated => on_or_in(from, say::edition_stated_on, say::edition_stated_in),
        Basis::Published => on_or_in(from, say::edition_published_on, say::edition_published_in),
        Basis::Seen => on_or_in(from, say::edition_seen_on, say::edition_seen_in),
    }
}

pub fn edition_fit(it: EditionFit) -> Option<&'static str> {
    match it {
        EditionFit::Known => None,
        EditionFit::Nearest => Some(say::nearest_rules()),
    }
}

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
