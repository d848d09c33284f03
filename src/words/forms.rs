//! The words of the forms: labels, hints, choices and problems.

use clerkready::program::Catalog;
use clerkready::record::Record;

use super::common::{self, plain_number};
use super::message::quoted;
use super::say::forms as say;
use crate::app::form::{Label, Name, Part, Problem, Word, Wrong};
use crate::app::place::{FormId, Subject, Which};

pub(crate) use super::say::forms::*;

pub fn title(id: &FormId) -> &'static str {
    match (id.subject, &id.which) {
        (Subject::Person, _) => say::title_person(),
        (Subject::Goals, _) => say::title_goals(),
        (Subject::Position, Which::New) => say::add_position(),
        (Subject::Position, Which::Entry(_)) => say::change_position(),
        (Subject::Membership, Which::New) => say::add_membership(),
        (Subject::Membership, Which::Entry(_)) => say::change_membership(),
        (Subject::Enrollment, Which::New) => say::add_enrollment(),
        (Subject::Enrollment, Which::Entry(_)) => say::change_enrollment(),
        (Subject::Award, Which::New) => say::add_award(),
        (Subject::Award, Which::Entry(_)) => say::change_award(),
        (Subject::Activity, Which::New) => say::add_activity(),
        (Subject::Activity, Which::Entry(_)) => say::change_activity(),
        (Subject::Tally, Which::New) => say::add_tally(),
        (Subject::Tally, Which::Entry(_)) => say::change_tally(),
        (Subject::Rate, Which::New) => say::add_rate(),
        (Subject::Rate, Which::Entry(_)) => say::change_rate(),
        (Subject::Answer, _) => say::title_answer(),
        (Subject::Told, _) => say::title_told(),
        (Subject::Step, _) => say::title_step(),
    }
}

/// What stands between a form's title and its fields; may be empty.
pub fn lead(subject: Subject) -> &'static str {
    match subject {
        Subject::Person => say::lead_person(),
        Subject::Goals => say::lead_goals(),
        Subject::Position => say::lead_position(),
        Subject::Membership => "",
        Subject::Enrollment => say::lead_enrollment(),
        Subject::Award => say::lead_award(),
        Subject::Activity => "",
        Subject::Tally => say::lead_tally(),
        Subject::Rate => say::lead_rate(),
        Subject::Answer => say::lead_answer(),
        Subject::Told => "",
        Subject::Step => "",
    }
}

pub fn label(subject: Subject, name: Name) -> &'static str {
    match (name, subject) {
        (Name::PersonName, _) => say::name(),
        (Name::Municipality, _) => say::municipality(),
        (Name::OfficialTitle, _) => say::official_title(),
        (Name::Place, _) => say::place(),
        (Name::Goals | Name::Fact, _) => "",
        (Name::Share, _) => say::share(),
        (Name::Duties, _) => say::duties(),
        (Name::Role, _) => say::role(),
        (Name::Employer, _) => say::employer(),
        (Name::From, Subject::Membership) => say::member_since(),
        (Name::From, Subject::Activity) => say::first_day(),
        (Name::From, _) => say::held_since(),
        (Name::To, _) => say::last_day(),
        (Name::Until, Subject::Membership) => say::still_member(),
        (Name::Until, _) => say::still_held(),
        (Name::UntilDate, Subject::Membership) => say::member_until(),
        (Name::UntilDate, _) => say::held_until(),
        (Name::Body, _) => say::body(),
        (Name::Class, _) => say::class(),
        (Name::OtherClass, _) => say::other_class(),
        (Name::On, Subject::Answer) => say::date_of_answer(),
        (Name::On, Subject::Step) => say::date_of_step(),
        (Name::On, Subject::Award) => say::date_of_award(),
        (Name::Received, _) => say::date_received(),
        (Name::Postmarked, _) => say::date_postmarked(),
        (Name::On, _) => say::date_of_enrollment(),
        (Name::Position, _) => say::position_then(),
        (Name::Designation, _) => say::designation(),
        (Name::Standing, _) => say::standing(),
        (Name::Used, _) => say::used(),
        (Name::Item, _) => say::item(),
        (Name::Title, _) => say::activity_title(),
        (Name::Status, _) => say::status(),
        (Name::Hours, _) => say::hours(),
        (Name::Score, _) => say::score(),
        (Name::EvidenceSent, _) => say::evidence_sent(),
        (Name::Points, Subject::Activity) => say::points_on_paper(),
        (Name::Points, _) => say::points_or_hours(),
        (Name::PaperBy, _) => say::paper_by(),
        (Name::Category, _) => say::category(),
        (Name::Whose, _) => say::whose(),
        (Name::AsOf, _) => say::count_date(),
        (Name::Origin, Subject::Rate) => say::figure_origin(),
        (Name::Origin, _) => say::count_origin(),
        (Name::Program, _) => say::program(),
        (Name::Kind, _) => say::rate_kind(),
        (Name::Per, _) => say::rate_per(),
        (Name::Number, _) => say::your_answer(),
        (Name::Supposed, _) => say::supposed(),
        (Name::SupposedEntry, _) => say::which_entry(),
        (Name::Supposing, _) => say::what_different(),
        (Name::OtherDate, _) => say::other_date_label(),
        (Name::SupposedDesignation, _) => say::which_supposed(),
        (Name::When, _) => say::when(),
        // These have labels of their own, by what stands in the table.
        (Name::Header | Name::Column | Name::Rows, _) => "",
        (Name::Reading, _) => say::reading(),
    }
}

/// What helps to answer; may be empty.
pub fn hint(subject: Subject, name: Name) -> &'static str {
    match (name, subject) {
        (Name::OfficialTitle, _) => say::hint_official_title(),
        (Name::Place, _) => say::hint_place(),
        (Name::Class | Name::OtherClass, _) => say::hint_class(),
        (Name::Duties, _) => say::hint_duties(),
        (Name::Used, _) => say::hint_used(),
        (Name::Hours, _) => say::hint_hours(),
        (Name::AsOf, _) => say::hint_count_date(),
        (Name::To, _) => say::hint_last_day(),
        (Name::UntilDate, _) => say::hint_until_date(),
        (Name::Supposed | Name::OtherDate, _) => say::hint_supposed(),
        (Name::From | Name::On | Name::Received | Name::Postmarked | Name::EvidenceSent, _) => say::hint_date(),
        (Name::Points, Subject::Activity) => say::hint_points_on_paper(),
        (Name::Points, _) => say::hint_points(),
        (Name::Whose, _) => say::hint_whose(),
        (Name::Origin, Subject::Rate) => say::hint_rate_origin(),
        (Name::Origin, _) => say::hint_count_origin(),
        (Name::Title, _) => say::hint_activity_title(),
        _ => "",
    }
}

/// Fields that may stay blank and where blank means nothing but "nothing to say".
pub const fn is_optional(subject: Subject, name: Name) -> bool {
    match name {
        Name::PersonName | Name::Municipality | Name::Employer | Name::Class | Name::Title | Name::Origin => true,
        Name::To | Name::Position | Name::From | Name::On | Name::Received | Name::Postmarked => true,
        Name::When => true,
        Name::Place | Name::Duties | Name::Used | Name::Hours | Name::Score | Name::EvidenceSent => true,
        Name::Points => matches!(subject, Subject::Activity),
        _ => false,
    }
}

pub fn choice(catalog: &Catalog, record: &Record, label: &Label) -> String {
    match label {
        Label::Entry(id) => common::entry(catalog, record, id),
        Label::Text(text) => quoted(text),
        Label::InWriting(decides) => say::in_writing_from(&quoted(decides)),
        Label::Word(word) => word_of(*word).to_owned(),
    }
}

fn word_of(word: Word) -> &'static str {
    match word {
        Word::Yes => say::yes(),
        Word::No => say::no(),
        Word::DontKnow => say::dont_know(),
        Word::DontRemember => say::dont_remember(),
        Word::NotSure => say::not_sure(),
        Word::StillSo => say::still_so(),
        Word::Ended => say::ended(),
        Word::Done => say::done(),
        Word::Planned => say::planned(),
        Word::Certificate => say::certificate(),
        Word::OtherBody => say::other_body(),
        Word::AnotherBody => say::another_body(),
        Word::AnotherClass => say::another_class(),
        Word::FullTime => say::full_time(),
        Word::PartTime => say::part_time(),
        Word::NoneOfThese => say::none_of_these(),
        Word::NotThere => say::not_there(),
        Word::OtherDate => say::other_date(),
        Word::Each => say::each_one(),
        Word::Hour => say::each_hour(),
        Word::Year => say::each_year(),
    }
}

/// The boxes of a date in the order in which the language writes them.
pub fn date_boxes() -> impl Iterator<Item = Part> {
    say::date_boxes().split(' ').filter_map(|it| match it {
        "month" => Some(Part::Month),
        "day" => Some(Part::Day),
        "year" => Some(Part::Year),
        _ => None,
    })
}

pub fn part(part: Part) -> &'static str {
    match part {
        Part::Month => say::month(),
        Part::Day => say::day(),
        Part::Year => say::year(),
        Part::Whole => "",
    }
}

/// What is wrong with a field and what to do.
pub fn problem(subject: Subject, it: &Problem) -> String {
    let label = label(subject, it.key.name).trim_matches(['?', '¿', '\u{a0}', '\u{202f}', ' ']);
    let fixed = match (it.wrong, it.key.name) {
        (Wrong::Missing, Name::OfficialTitle) => say::enter_official_title(),
        (Wrong::Missing, Name::Status) => say::choose_status(),
        (Wrong::Missing, Name::Category) => say::choose_category(),
        (Wrong::Missing, Name::PaperBy) => say::choose_paper(),
        (Wrong::Missing, Name::Reading) => say::choose_reading(),
        (Wrong::Missing, Name::Points) => say::enter_points(),
        (Wrong::Missing, Name::Number) => say::enter_answer(),
        (Wrong::Missing, _) => return say::needed(label),
        (Wrong::NotPoints, _) => return say::not_points(label),
        (Wrong::NotANumber, Name::Score) => return say::not_a_percentage(label),
        (Wrong::NotANumber, _) => return say::not_a_number(label),
        (Wrong::NotAPlace, _) => return say::not_a_place(label),
        (Wrong::NotAMonth, _) => return say::not_a_month(label),
        (Wrong::NotADay, _) => return say::not_a_day(label),
        (Wrong::NotAYear, _) => return say::not_a_year(label),
        (Wrong::NotADate, _) => return say::not_a_date(label),
        (Wrong::YearMissing, _) => return say::year_missing(label),
        (Wrong::MonthMissing, _) => return say::month_missing(label),
        (Wrong::NoSuchDay, _) => return say::no_such_day(label),
        (Wrong::TooFar, _) => return say::too_far(label),
        (Wrong::TooLong, _) => return say::text_too_long(label),
        (Wrong::Backwards, _) => return say::backwards(label),
    };
    fixed.to_owned()
}

/// An answer that was given, as people say it.
pub fn answered(value: &str) -> String {
    match value {
        "yes" => say::yes().to_owned(),
        "no" => say::no().to_owned(),
        other => other.to_owned(),
    }
}

pub fn line_legend(line: u32) -> String {
    match line {
        0 => say::first_line().to_owned(),
        more => say::more_lines(&plain_number(more + 1)),
    }
}
