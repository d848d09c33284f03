//! What an evaluation says, in plain words.

use clerkready::date::{DateFact, Day};
use clerkready::evaluation::{
    Attendance, Decision, MemberFinding, OfficeFinding, Progress, Question, Reason, StepState, Still, Verdict,
};
use clerkready::program::{Basis, Confidence, Due, EditionFit};
use clerkready::quantity::{Amount, Extent, Points};
use clerkready::record::Condition;

use super::common::{amount, date, day, day_and_weekday, points};
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
pub const SETTLED: &str = "The committee’s written answer";
pub const LEFT_OUT: &str = "What did not count";
pub const QUESTIONS: &str = "Open questions";
pub const ANSWER: &str = "Answer";
pub const ENTER_FIGURE: &str = "Enter what it wrote";
pub const ENTER_ANSWER: &str = "Enter the committee’s written answer";
pub const PRINT: &str = "Print";

pub fn program(name: &str, initials: &str) -> String {
    format!("{name} ({initials})")
}

pub const fn state(it: State) -> &'static str {
    match it {
        State::Met => "Met",
        State::NotYet => "Not yet",
        State::TooLate => "No longer possible",
        State::NeedsAnswer => "Cannot tell: needs your answer",
        State::BodyDecides => "Cannot tell: the committee decides",
    }
}

pub fn advice(decides: &str) -> String {
    format!("The app advises; {decides} decides.")
}

pub fn met_of(met: usize, all: usize) -> String {
    format!("{met} of {all} requirements are met.")
}

pub fn judged_on(today: Day) -> String {
    format!("As of {}", day(today))
}

pub fn ready(it: State) -> &'static str {
    match it {
        State::Met => "Yes: everything that is due when you apply is met.",
        State::NotYet => "Not yet: see what is missing below.",
        State::TooLate => "Not with this enrollment: see below what is no longer possible.",
        State::NeedsAnswer => "Cannot tell before you answer the open questions below.",
        State::BodyDecides => "Cannot tell: the committee decides what the published words leave open.",
    }
}

pub fn earliest(it: Option<DateFact>) -> String {
    match it {
        Some(when) => format!("At the earliest in {}.", date(when)),
        None => "The month is known once everything that is due when you apply is met.".to_owned(),
    }
}

pub const fn due(it: Due) -> &'static str {
    match it {
        Due::Enroll => "Due when you enroll",
        Due::Apply => "Due when you apply",
        Due::Grant => "Due when it is granted",
    }
}

/// Until when what is unmet can be met, or since when it cannot.
pub fn still(verdict: &Verdict) -> Option<String> {
    match verdict {
        Verdict::Unmet(Still::Open { by: Some(by) }) => Some(format!("There is time until {}.", day(*by))),
        Verdict::Unmet(Still::Closed { after }) => Some(format!("It was possible until {}.", day(*after))),
        _ => None,
    }
}

/// The figures of a sum of points.
pub fn points_found(need: Points, amount: Amount) -> String {
    match (amount.sure, amount.possible) {
        (Extent::Finite(sure), Extent::Finite(possible)) if sure == possible => {
            format!("{}; {need} needed.", points(sure))
        }
        (Extent::Finite(sure), Extent::Finite(possible)) => {
            format!("{} for sure; {need} needed; at most {possible} may count.", points(sure))
        }
        (Extent::Finite(sure), Extent::Unbounded) => {
            format!("{} for sure; {need} needed; more may count.", points(sure))
        }
        (Extent::Unbounded, _) => format!("More than the {need} needed."),
    }
}

pub fn points_short(short: Points) -> String {
    match short == Points::from_hundredths(100) {
        true => "1 point is missing.".to_owned(),
        false => format!("{} are missing.", points(short)),
    }
}

pub fn points_short_for_sure(short: Points) -> String {
    format!("{} more would make it sure.", points(short))
}

pub fn attended(it: &Attendance) -> String {
    if it.sure == it.possible || it.need <= it.sure {
        format!("{} of {}.", it.sure, it.need)
    } else {
        format!("{} of {} for sure; up to {} may count.", it.sure, it.need, it.possible)
    }
}

pub fn window(ends: Day) -> String {
    format!("The span of the counted ones lasts until {}.", day(ends))
}

pub const COVERED: &str = "attended";
pub const NOT_COVERED: &str = "not yet";
pub const MAYBE_COVERED: &str = "cannot tell";

pub const fn office(it: OfficeFinding) -> &'static str {
    match it {
        OfficeFinding::NotEnrolled => "There is no enrollment yet, so there is no day on which to look at your title.",
        OfficeFinding::EnrollmentUndated => "The day of your enrollment is needed to know which title counts.",
        OfficeFinding::NoPosition => "There is no position in your record for that day.",
        OfficeFinding::Held => "The title in your record is one of those that count.",
        OfficeFinding::OtherTitle => "The title in your record is not one of those that count.",
        OfficeFinding::Open => "Whether your title counts is still open.",
    }
}

pub fn member(it: MemberFinding) -> String {
    match it {
        MemberFinding::NotEnrolled => "There is no enrollment yet from which to count.".to_owned(),
        MemberFinding::EnrollmentUndated => "The day of your enrollment is needed.".to_owned(),
        MemberFinding::Deadline(by) => format!("Joining counts up to {}.", day(by)),
    }
}

/// A question that the person can answer, about an entry.
pub fn question(it: &Question, entry: &str) -> String {
    match it {
        Question::Points(_) => format!("How many points does your paper state for {entry}?"),
        Question::WhosePoints(_) => format!("Whose points does the certificate state for {entry}?"),
        Question::Condition(_, Condition::Passed) => format!("Did you complete and pass {entry}?"),
        Question::Condition(_, Condition::BusinessMeeting) => {
            format!("Did you attend the business meeting at {entry}?")
        }
        Question::Item(_) => format!("Which one was it: {entry}?"),
        Question::Date(_) => format!("When was it, more exactly: {entry}?"),
        Question::Title(_) => format!("What does this title amount to: {entry}?"),
        Question::Office(_) => "Which position did you hold on the day of your enrollment?".to_owned(),
        Question::Term(_) => format!("When did it begin or end: {entry}?"),
    }
}

/// What only the body can decide, about an entry or a requirement.
pub fn decision(it: &Decision, what: &str) -> String {
    match it {
        Decision::Reading(_) => format!("The committee decides how to read the words for “{what}”."),
        Decision::Title(_) => format!("The committee decides what this title amounts to: {what}."),
        Decision::Points(_) => {
            format!("The committee decides whether it takes the points of {what}, and how many.")
        }
        Decision::Service(_) => format!("The committee decides how many points your time as {what} gives."),
    }
}

/// Why an entry did not count; `other` names the entry, requirement or body that the reason speaks of.
pub fn reason(it: &Reason, other: &str) -> String {
    match it {
        Reason::Planned => "It is planned only.".to_owned(),
        Reason::Later => "It lies after the day that counts.".to_owned(),
        Reason::MaybeLater => "Whether it lies before the day that counts is not known.".to_owned(),
        Reason::Repeated(_) => format!("The same one already counts: {other}."),
        Reason::Failed(Condition::Passed) => "It was not completed and passed.".to_owned(),
        Reason::Failed(Condition::BusinessMeeting) => "The business meeting was not attended.".to_owned(),
        Reason::NotTold(Condition::Passed) => "Whether it was completed and passed is not told.".to_owned(),
        Reason::NotTold(Condition::BusinessMeeting) => {
            "Whether the business meeting was attended is not told.".to_owned()
        }
        Reason::ItemNotTold => "Which one it was is not told.".to_owned(),
        Reason::DateNotTold => "Its date is missing or not exact enough.".to_owned(),
        Reason::OutsideWindow => "It lies outside the span that counts.".to_owned(),
        Reason::PointsNotTold => "How many points it gives is not told.".to_owned(),
        Reason::Covered(_) => format!("A count from the committee already holds it: {other}."),
        Reason::StandsIn(_) => format!("The points for “{other}” stand for it."),
        Reason::LessThanOthers => "The points that stand for the same are more.".to_owned(),
        Reason::Superseded(_) => format!("A later count replaces it: {other}."),
        Reason::WhosePoints => "Whose points the certificate states is not told.".to_owned(),
        Reason::OtherBody(_) => format!("The certificate states points of another body: {other}."),
        Reason::BodyDecides => "The published words do not say whether it counts, or how much.".to_owned(),
        Reason::OtherKind => "This program has no points for this kind of activity.".to_owned(),
    }
}

pub fn completion(title: &str) -> String {
    format!("For meeting “{title}”")
}

pub fn offered(it: Amount) -> String {
    format!("Offered: {}", amount(it))
}

pub fn counted(it: Amount, category: &str) -> String {
    match it.sure == it.possible {
        true => format!("Counted as {category}: {}", amount(it)),
        false => format!("May count as {category}: {}", amount(it)),
    }
}

pub fn lost(it: Amount, reason: &str) -> String {
    match it.sure == it.possible {
        // A loss of nothing is there for its reason.
        true if it == Amount::ZERO => reason.to_owned(),
        true => format!("Not counted: {}. {reason}", amount(it)),
        false => format!("May not count: {}. {reason}", amount(it)),
    }
}

/// How far a step is, and its deadline.
pub fn step(it: &StepState) -> String {
    let granted = it.granted_in.map(date);
    match (it.progress, it.deadline, granted) {
        (Progress::Open, Some(by), Some(granted)) => format!("Must arrive by {} for {granted}.", day_and_weekday(by)),
        (Progress::Open, Some(by), None) => format!("Must arrive by {}.", day_and_weekday(by)),
        (Progress::Open, None, _) => "Not done yet.".to_owned(),
        (Progress::Done(on), Some(by), Some(granted)) => {
            format!("Received {}, in time for {} and {granted}.", date(on), day(by))
        }
        (Progress::Done(on), _, _) => format!("Received {}.", date(on)),
        (Progress::DoneUndated, _, _) => "Done, on a day that was not told.".to_owned(),
    }
}

pub const fn confidence(it: Confidence) -> &'static str {
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
    let from = date(from);
    match basis {
        Basis::Stated => format!("These rules hold from {from}, as their source says."),
        Basis::Published => format!("These rules were published in {from}; from when they hold is not said."),
        Basis::Seen => format!("These rules were seen on {from}; from when they hold is not said."),
    }
}

pub const fn edition_fit(it: EditionFit) -> Option<&'static str> {
    match it {
        EditionFit::Known => None,
        EditionFit::Nearest => Some("No rules are known for the day that counts; these are the nearest ones."),
    }
}

pub const NO_PROGRAM: &str = "The rules of the programs could not be opened. Reload the page.";
