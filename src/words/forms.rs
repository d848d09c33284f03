//! The words of the forms: labels, hints, choices and problems.

use clerkready::program::Catalog;
use clerkready::record::Record;

use super::common;
use crate::app::form::{Label, Name, Part, Problem, Word, Wrong};
use crate::app::place::{FormId, Subject, Which};

pub fn title(id: &FormId) -> &'static str {
    match (id.subject, &id.which) {
        (Subject::Person, _) => "Your name",
        (Subject::Goals, _) => "What do you work toward?",
        (Subject::Position, Which::New) => "Add a position",
        (Subject::Position, Which::Entry(_)) => "Change a position",
        (Subject::Membership, Which::New) => "Add a membership",
        (Subject::Membership, Which::Entry(_)) => "Change a membership",
        (Subject::Enrollment, Which::New) => "Add your enrollment",
        (Subject::Enrollment, Which::Entry(_)) => "Change your enrollment",
        (Subject::Award, Which::New) => "Add a designation",
        (Subject::Award, Which::Entry(_)) => "Change a designation",
        (Subject::Activity, Which::New) => "Add an activity",
        (Subject::Activity, Which::Entry(_)) => "Change an activity",
        (Subject::Tally, Which::New) => "Add a count in writing",
        (Subject::Tally, Which::Entry(_)) => "Change a count in writing",
        (Subject::Rate, Which::New) => "Add a figure from your form",
        (Subject::Rate, Which::Entry(_)) => "Change a figure from your form",
        (Subject::Answer, _) => "An answer in writing",
        (Subject::Told, _) => "Your answer",
        (Subject::Step, _) => "Mark a step as done",
    }
}

/// What stands between a form's title and its fields; may be empty.
pub const fn lead(subject: Subject) -> &'static str {
    match subject {
        Subject::Person => "It stands on your printed result. Nothing is decided by it.",
        Subject::Goals => {
            "The app shows these first and asks what they need. You can change it at any time, and nothing is lost by it."
        }
        Subject::Position => "An office you hold or held. Add each one that you held since you enrolled.",
        Subject::Membership => "",
        Subject::Enrollment => "The day on which you entered the certification training program.",
        Subject::Award => "A designation that you have received, from whichever body.",
        Subject::Activity => "",
        Subject::Tally => {
            "If the certifying body told you in writing how much it has for you, enter its count. It stands for everything \
             of that category up to its date."
        }
        Subject::Rate => {
            "The points for some things stand only on the forms that applicants get. If yours states a figure, copy it \
             here, and the app uses it."
        }
        Subject::Answer => {
            "The published words leave this open. If the certifying body told you in writing what holds, enter its answer. \
             A conversation settles nothing."
        }
        Subject::Told => "",
        Subject::Step => "",
    }
}

pub const fn label(subject: Subject, name: Name) -> &'static str {
    match (name, subject) {
        (Name::PersonName, _) => "Name",
        (Name::Municipality, _) => "Municipality",
        (Name::OfficialTitle, _) => "Official title",
        (Name::Place, _) => "Country and state or province",
        (Name::Goals | Name::Fact, _) => "",
        (Name::Share, _) => "Is it a full-time position?",
        (Name::Duties, _) => "Which of these duties does it have?",
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
        (Name::OtherClass, _) => "Which class is it?",
        (Name::On, Subject::Answer) => "Date of the answer",
        (Name::On, Subject::Step) => "When was it done?",
        (Name::On, Subject::Award) => "Date on the certificate",
        (Name::Received, _) => "When did the certifying body receive it?",
        (Name::Postmarked, _) => "When was it postmarked?",
        (Name::On, _) => "Date of enrollment",
        (Name::Position, _) => "Which position did you hold on that day?",
        (Name::Designation, _) => "Which designation is it?",
        (Name::Standing, _) => "Is it in good standing today?",
        (Name::Used, _) => "Which of your entries were used for it?",
        (Name::Item, _) => "Which one was it?",
        (Name::Title, _) => "Title or topic",
        (Name::Status, _) => "Is it done?",
        (Name::Hours, _) => "How many hours did it take?",
        (Name::Score, _) => "Result of its examination in percent",
        (Name::EvidenceSent, _) => "When did you send evidence of it?",
        (Name::Points, Subject::Activity) => "Points on paper",
        (Name::Points, _) => "Points or hours",
        (Name::PaperBy, _) => "Where do these points stand?",
        (Name::Category, _) => "Category",
        (Name::Whose, _) => "Whose points does the certificate state?",
        (Name::AsOf, _) => "Date of the count",
        (Name::Origin, _) => "Where does the count stand?",
        (Name::Program, _) => "Program",
        (Name::Kind, _) => "What is it for?",
        (Name::Per, _) => "How often is it given?",
        (Name::Number, _) => "Your answer",
        (Name::Supposed, _) => "When would you receive it?",
        (Name::SupposedEntry, _) => "Which entry?",
        (Name::Supposing, _) => "What would be different?",
        (Name::OtherDate, _) => "On which date?",
        (Name::Reading, _) => "What is the answer?",
    }
}

/// What helps to answer; may be empty.
pub const fn hint(subject: Subject, name: Name) -> &'static str {
    match (name, subject) {
        (Name::OfficialTitle, _) => "As it stands in the board minutes, such as Deputy City Clerk.",
        (Name::Place, _) => "As two letters each, such as US-MS.",
        (Name::Class | Name::OtherClass, _) => "Such as full or associate.",
        (Name::Duties, _) => "Tick nothing if you would rather not say.",
        (Name::Used, _) => "Tick nothing if you do not know.",
        (Name::Hours, _) => "As it stands on the certificate, such as 12 or 1.5.",
        (Name::AsOf, _) => "The day up to which was counted. For example 10 / 18 / 2025.",
        (Name::To, _) => "Leave it blank if it took one day. For example 10 / 18 / 2023.",
        (Name::UntilDate, _) => "As much as you know. For example 6 / 30 / 2024.",
        (Name::Supposed | Name::OtherDate, _) => "A day, a month or a year. For example 5 / 20 / 2027.",
        (Name::From | Name::On | Name::Received | Name::Postmarked | Name::EvidenceSent, _) => {
            "As much as you know: the year alone, or month and year, will do. Leave it blank if you do not know. For \
             example 10 / 18 / 2023."
        }
        (Name::Points, Subject::Activity) => {
            "Only what a certificate or letter states, such as 9 or 12.5. Leave it blank if you have no paper or it states \
             none."
        }
        (Name::Points, _) => "Such as 42.5.",
        (Name::Whose, _) => "Look for the association’s name next to the figure.",
        (Name::Origin, Subject::Rate) => "Such as: application form of 2025.",
        (Name::Origin, _) => "Such as: letter of the committee.",
        (Name::Title, _) => "What it says on the certificate.",
        _ => "",
    }
}

/// Fields that may stay blank and where blank means nothing but "nothing to say".
pub const fn is_optional(subject: Subject, name: Name) -> bool {
    match name {
        Name::PersonName | Name::Municipality | Name::Employer | Name::Class | Name::Title | Name::Origin => true,
        Name::To | Name::Position | Name::From | Name::On | Name::Received | Name::Postmarked => true,
        Name::Place | Name::Duties | Name::Used | Name::Hours | Name::Score | Name::EvidenceSent => true,
        Name::Points => matches!(subject, Subject::Activity),
        _ => false,
    }
}

pub fn choice(catalog: &Catalog, record: &Record, label: &Label) -> String {
    match label {
        Label::Entry(id) => common::entry(catalog, record, id),
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
        Word::AnotherBody => "Another body",
        Word::AnotherClass => "Another class",
        Word::FullTime => "Yes, full-time",
        Word::PartTime => "No, part-time",
        Word::NoneOfThese => "None of these",
        Word::Each => "For each one",
        Word::Hour => "For each hour",
        Word::Year => "For each year",
        Word::NotThere => "It is not there",
        Word::OtherDate => "It is on another date",
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
        (Wrong::Missing, Name::Reading) => "Choose the answer.".to_owned(),
        (Wrong::Missing, Name::Points) => "Enter the points or hours, such as 42.5.".to_owned(),
        (Wrong::Missing, Name::Number) => "Enter your answer.".to_owned(),
        (Wrong::Missing, _) => format!("{label}: this is needed."),
        (Wrong::NotPoints, _) => {
            format!("{label}: write a number with at most two decimals, such as 9 or 12.5, below 100,000.")
        }
        (Wrong::NotANumber, Name::Score) => format!("{label}: write a whole number from 0 to 100."),
        (Wrong::NotANumber, _) => format!("{label}: write a whole number below 10,000."),
        (Wrong::NotAPlace, _) => format!("{label}: write two letters each, such as US-MS."),
        (Wrong::NotAMonth, _) => {
            format!("{label}: the month must be a number from 1 to 12 or a name, such as 3 or March.")
        }
        (Wrong::NotADay, _) => format!("{label}: the day must be a number from 1 to 31."),
        (Wrong::NotAYear, _) => format!("{label}: the year must have four digits, such as 2023."),
        (Wrong::YearMissing, _) => format!("{label}: add the year."),
        (Wrong::MonthMissing, _) => format!("{label}: add the month, or leave out the day."),
        (Wrong::NoSuchDay, _) => format!("{label}: that month has no such day."),
        (Wrong::TooFar, _) => format!("{label}: choose a date within ten years from today."),
        (Wrong::Backwards, _) => format!("{label}: it lies before the first day. Check both dates."),
    }
}

pub const THERE_IS_A_PROBLEM: &str = "There is a problem";
pub const PICK: &str = "Choose";
pub const OPTIONAL: &str = "(optional)";
pub const SAVE: &str = "Save";
pub const SAVE_AND_ADD: &str = "Save and add another";
pub const CANCEL: &str = "Cancel";
pub const REMOVE: &str = "Remove";
pub const NOT_HERE: &str = "This entry is not in your record any more.";
pub const KIND_QUESTION: &str = "What kind of activity?";
pub const KIND: &str = "Kind";
pub const CHANGE_KIND: &str = "Change the kind";
pub const OTHER_KINDS: &str = "Other kinds of activity";
pub const CHANGE_GOALS: &str = "Change what you work toward";
pub const ADD_LINE: &str = "Add more points on paper";

pub fn line_legend(line: u32) -> String {
    match line {
        0 => "Points on a certificate or in a letter".to_owned(),
        more => format!("More points, number {}", more + 1),
    }
}

pub fn error_title(title: &str) -> String {
    format!("Error: {title}")
}
