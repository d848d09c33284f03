//! The words of the forms: labels, hints, choices and problems.

use clerkready::record::Condition;

use crate::app::form::{Label, Name, Part, Problem, Word, Wrong};
use crate::app::place::{FormId, Subject, Which};

pub fn title(id: &FormId) -> &'static str {
    match (id.subject, &id.which) {
        (Subject::Person, _) => "Your name",
        (Subject::Position, Which::New) => "Add a position",
        (Subject::Position, Which::Entry(_)) => "Change a position",
        (Subject::Membership, Which::New) => "Add a membership",
        (Subject::Membership, Which::Entry(_)) => "Change a membership",
        (Subject::Enrollment, Which::New) => "Add your enrollment",
        (Subject::Enrollment, Which::Entry(_)) => "Change your enrollment",
        (Subject::Activity, Which::New) => "Add an activity",
        (Subject::Activity, Which::Entry(_)) => "Change an activity",
        (Subject::Tally, Which::New) => "Add the committee’s count",
        (Subject::Tally, Which::Entry(_)) => "Change the committee’s count",
        (Subject::Answer, _) => "The committee’s written answer",
        (Subject::Step, _) => "Mark a step as done",
    }
}

/// What stands between a form's title and its fields; may be empty.
pub const fn lead(subject: Subject) -> &'static str {
    match subject {
        Subject::Person => "It stands on your printed result. Nothing is decided by it.",
        Subject::Position => "An office you hold or held. Add each one that you held since you enrolled.",
        Subject::Membership => "",
        Subject::Enrollment => "The day on which you entered the certification training program.",
        Subject::Activity => "",
        Subject::Tally => {
            "If the committee told you in writing how many points it has for you, enter its count. It stands for everything \
             of that category up to its date."
        }
        Subject::Answer => {
            "The published words can be read in more than one way. If the committee told you in writing which one holds, \
             enter its answer. A conversation settles nothing."
        }
        Subject::Step => "",
    }
}

pub const fn label(subject: Subject, name: Name) -> &'static str {
    match (name, subject) {
        (Name::PersonName, _) => "Name",
        (Name::Municipality, _) => "Municipality",
        (Name::OfficialTitle, _) => "Official title",
        (Name::Role, _) => "What does the title amount to?",
        (Name::Employer, _) => "Employer",
        (Name::From, Subject::Membership) => "Member since",
        (Name::From, Subject::Activity) => "First day",
        (Name::From, _) => "Held since",
        (Name::To, _) => "Last day",
        (Name::Until, Subject::Membership) => "Are you still a member?",
        (Name::Until, _) => "Do you still hold it?",
        (Name::UntilDate, Subject::Membership) => "Member until",
        (Name::UntilDate, _) => "Held until",
        (Name::Body, _) => "Association",
        (Name::Class, _) => "Class of membership",
        (Name::On, Subject::Answer) => "Date of the answer",
        (Name::On, Subject::Step) => "When did the committee receive it?",
        (Name::On, _) => "Date of enrollment",
        (Name::Position, _) => "Which position did you hold on that day?",
        (Name::Item, _) => "Which one was it?",
        (Name::Title, _) => "Title or topic",
        (Name::Status, _) => "Is it done?",
        (Name::Fact(Condition::Passed), _) => "Did you complete it and pass its exams?",
        (Name::Fact(Condition::BusinessMeeting), _) => "Did you attend the association’s business meeting there?",
        (Name::Points, Subject::Activity) => "Points on paper",
        (Name::Points, _) => "Points",
        (Name::PaperBy, _) => "Where do these points stand?",
        (Name::Category, _) => "Category",
        (Name::Whose, _) => "Whose points does the certificate state?",
        (Name::AsOf, _) => "Date of the count",
        (Name::Origin, _) => "Where does the count stand?",
        (Name::Program, _) => "Program",
        (Name::Reading, _) => "What did the committee answer?",
    }
}

/// What helps to answer; may be empty.
pub const fn hint(subject: Subject, name: Name) -> &'static str {
    match (name, subject) {
        (Name::OfficialTitle, _) => "As it stands in the board minutes, such as Deputy City Clerk.",
        (Name::Class, _) => "Such as full or associate.",
        (Name::AsOf, _) => "The day up to which the committee counted. For example 10 / 18 / 2025.",
        (Name::To, _) => "Leave it blank if it took one day. For example 10 / 18 / 2023.",
        (Name::UntilDate, _) => "As much as you know. For example 6 / 30 / 2024.",
        (Name::From | Name::On, _) => {
            "As much as you know: the year alone, or month and year, will do. Leave it blank if you do not know. For \
             example 10 / 18 / 2023."
        }
        (Name::Points, Subject::Activity) => {
            "Only what a certificate or letter states, such as 9 or 12.5. Leave it blank if you have no paper or it states \
             none."
        }
        (Name::Points, _) => "Such as 42.5.",
        (Name::Whose, _) => "Look for the association’s name next to the figure.",
        (Name::Origin, _) => "Such as: letter of the committee.",
        (Name::Title, _) => "What it says on the certificate.",
        _ => "",
    }
}

/// Fields that may stay blank and where blank means nothing but "nothing to say".
pub const fn is_optional(subject: Subject, name: Name) -> bool {
    match name {
        Name::PersonName | Name::Municipality | Name::Employer | Name::Class | Name::Title | Name::Origin => true,
        Name::To | Name::Position | Name::From | Name::On => true,
        Name::Points => matches!(subject, Subject::Activity),
        _ => false,
    }
}

pub fn choice(label: &Label) -> String {
    match label {
        Label::Text(text) => text.clone(),
        Label::InWriting(decides) => format!("In a letter or message from {decides}, which accepted them"),
        Label::Word(word) => word_of(*word).to_owned(),
    }
}

const fn word_of(word: Word) -> &'static str {
    match word {
        Word::Yes => "Yes",
        Word::No => "No",
        Word::DontKnow => "I don’t know",
        Word::DontRemember => "I don’t remember",
        Word::NotSure => "I am not sure",
        Word::StillSo => "Yes, still today",
        Word::Ended => "No, it ended",
        Word::Done => "Yes, it is done",
        Word::Planned => "No, I plan it",
        Word::Certificate => "On a certificate of attendance or completion",
        Word::OtherBody => "IIMC or another body",
    }
}

pub const fn part(part: Part) -> &'static str {
    match part {
        Part::Month => "Month",
        Part::Day => "Day",
        Part::Year => "Year",
        Part::Whole => "",
    }
}

/// What is wrong with a field and what to do.
pub fn problem(subject: Subject, it: &Problem) -> String {
    let label = label(subject, it.key.name).trim_end_matches('?');
    match (it.wrong, it.key.name) {
        (Wrong::Missing, Name::OfficialTitle) => "Enter the official title.".to_owned(),
        (Wrong::Missing, Name::Status) => "Choose whether it is done or planned.".to_owned(),
        (Wrong::Missing, Name::Category) => "Choose the category of the points.".to_owned(),
        (Wrong::Missing, Name::PaperBy) => "Choose where the points stand.".to_owned(),
        (Wrong::Missing, Name::Reading) => "Choose what the committee answered.".to_owned(),
        (Wrong::Missing, Name::Points) => "Enter the points, such as 42.5.".to_owned(),
        (Wrong::Missing, _) => format!("{label}: this is needed."),
        (Wrong::NotPoints, _) => {
            format!("{label}: write a number with at most two decimals, such as 9 or 12.5, below 100,000.")
        }
        (Wrong::NotAMonth, _) => {
            format!("{label}: the month must be a number from 1 to 12 or a name, such as 3 or March.")
        }
        (Wrong::NotADay, _) => format!("{label}: the day must be a number from 1 to 31."),
        (Wrong::NotAYear, _) => format!("{label}: the year must have four digits, such as 2023."),
        (Wrong::YearMissing, _) => format!("{label}: add the year."),
        (Wrong::MonthMissing, _) => format!("{label}: add the month, or leave out the day."),
        (Wrong::NoSuchDay, _) => format!("{label}: that month has no such day."),
        (Wrong::Backwards, _) => format!("{label}: it lies before the first day. Check both dates."),
    }
}

pub const THERE_IS_A_PROBLEM: &str = "There is a problem";
pub const OPTIONAL: &str = "(optional)";
pub const SAVE: &str = "Save";
pub const SAVE_AND_ADD: &str = "Save and add another";
pub const CANCEL: &str = "Cancel";
pub const REMOVE: &str = "Remove";
pub const NOT_HERE: &str = "This entry is not in your record any more.";
pub const KIND_QUESTION: &str = "What kind of activity?";
pub const KIND: &str = "Kind";
pub const CHANGE_KIND: &str = "Change the kind";
pub const ADD_LINE: &str = "Add more points on paper";

pub fn line_legend(line: u8) -> String {
    match line {
        0 => "Points on a certificate or in a letter".to_owned(),
        more => format!("More points, number {}", more + 1),
    }
}

pub fn error_title(title: &str) -> String {
    format!("Error: {title}")
}
