//! How records are kept, files read, and what happened last.

use clerkready::date::DateFact;
use clerkready::kept::{Refusal, Unread};
use clerkready::portable::{Expected, Fault, ReadError};

use super::common::{self, plain_number};
use super::say::keeping as say;
use crate::app::model::{Said, Stay};
use crate::app::notebook::Keeping;
use crate::app::place::Subject;
use crate::words::{embed, rules};

pub(crate) use super::say::keeping::*;

/// A lasting notice on how the record is kept; `None` while all is well.
pub fn keeping(it: &Keeping) -> Option<(&'static str, &'static str)> {
    match it {
        Keeping::NotLoaded | Keeping::InStep | Keeping::Reviewed => None,
        Keeping::NotRead(Refusal::Blocked) | Keeping::Refused(Refusal::Blocked) => {
            Some((say::blocked_title(), say::blocked()))
        }
        Keeping::Erased | Keeping::NotRead(Refusal::Erased) | Keeping::Refused(Refusal::Erased) => {
            Some((say::erased_title(), say::erased_elsewhere()))
        }
        Keeping::NotRead(_) => Some((say::not_read_title(), say::not_read_more())),
        Keeping::Refused(Refusal::Full) => Some((say::not_saved_title(), say::full())),
        Keeping::Refused(Refusal::NotKept) => Some((say::not_saved_title(), say::not_kept())),
        Keeping::Newer => Some((say::newer_title(), say::newer())),
        Keeping::Outdated => Some((say::outdated_title(), say::outdated())),
        Keeping::Cleared => Some((say::cleared_title(), say::cleared())),
    }
}

pub fn said(it: Said) -> &'static str {
    match it {
        Said::Added(Subject::Position) => say::position_added(),
        Said::Added(Subject::Membership) => say::membership_added(),
        Said::Added(Subject::Enrollment) => say::enrollment_added(),
        Said::Added(Subject::Award) => say::award_added(),
        Said::Added(Subject::Activity) => say::activity_added(),
        Said::Added(Subject::Tally) => say::tally_added(),
        Said::Added(Subject::Rate) => say::rate_added(),
        Said::Added(Subject::Answer | Subject::Told) => say::answer_added(),
        Said::Added(Subject::Step) => say::step_done(),
        Said::Added(Subject::Person | Subject::Goals) | Said::Changed(_) => say::changes_saved(),
        Said::Removed(Subject::Position) => say::position_removed(),
        Said::Removed(Subject::Membership) => say::membership_removed(),
        Said::Removed(Subject::Enrollment) => say::enrollment_removed(),
        Said::Removed(Subject::Award) => say::award_removed(),
        Said::Removed(Subject::Activity) => say::activity_removed(),
        Said::Removed(Subject::Tally) => say::tally_removed(),
        Said::Removed(Subject::Rate) => say::rate_removed(),
        Said::Removed(Subject::Answer | Subject::Told) => say::answer_removed(),
        Said::Removed(Subject::Step) => say::step_not_done(),
        Said::Removed(Subject::Person | Subject::Goals) => say::removed(),
        Said::Undone => say::undone(),
        Said::Imported => say::imported(),
        Said::Merged => say::merged(),
        Said::Renamed => say::renamed(),
        Said::Erased => say::erased(),
        Said::NotErased => say::not_erased(),
        Said::NotSwitched => say::not_switched(),
        Said::Sealed => say::sealed(),
        Said::Shared => say::shared(),
        Said::NotShared => say::not_shared(),
        Said::Joined => say::joined(),
        Said::JoinedApart => say::joined_apart(),
        Said::AddedTable => say::added_table(),
        Said::AddedPartOfTable => say::added_part(),
        Said::Chosen => say::chosen(),
        Said::Restored => say::restored(),
        Said::ExampleRestored => say::example_restored(),
        Said::Downloaded => say::downloaded(),
        Said::Copied => say::copied(),
        Said::NotCopied => say::not_copied(),
        Said::SetAsideRemoved => say::set_aside_removed(),
        Said::HandedOver => embed::handed_over(),
        Said::NotOpened => embed::not_opened(),
        Said::NoRulesFile => rules::no_file(),
        Said::TongueNotLoaded => say::language_not_loaded(),
    }
}

/// Why a text was not read, one sentence for each fault.
pub fn read_error(it: &ReadError) -> Vec<String> {
    match it {
        ReadError::TooLong { bytes, limit } => vec![say::too_long(&plain_number(bytes), &plain_number(limit))],
        ReadError::NotJson { line, column } => vec![say::not_json(&plain_number(line), &plain_number(column))],
        ReadError::NotARecord => vec![say::not_a_record().to_owned()],
        ReadError::Newer { version } => vec![say::newer_file(&version.to_string())],
        ReadError::Faults(faults) => faults.iter().take(SHOWN_FAULTS).map(fault).collect(),
    }
}

/// Why a stored text was not read.
pub fn unread(it: &Unread) -> Vec<String> {
    match it {
        Unread::Newer => vec![say::newer_text().to_owned()],
        Unread::Broken => vec![say::broken_text().to_owned()],
        Unread::Record(error) => read_error(error),
    }
}

/// When an earlier state was saved, from `2026-11-22T14:05`.
pub fn saved_at(made: &str) -> String {
    let (day, time) = made.split_once('T').unwrap_or((made, ""));
    let day = DateFact::parse(day).map_or(day.to_owned(), common::date);
    match time {
        "" => say::saved_on(&day),
        time => say::saved_on_at(&day, time),
    }
}

pub fn backed_up(days: Option<i64>) -> String {
    match days.map(|it| u32::try_from(it).unwrap_or_default()) {
        None => say::no_backup().to_owned(),
        Some(0) => say::backed_up_today().to_owned(),
        Some(1) => say::backed_up_yesterday().to_owned(),
        Some(days) => say::backed_up_before(days.into()),
    }
}

/// What the browser says about keeping what is stored.
pub fn stay(it: Stay) -> &'static str {
    match it {
        Stay::NotTold => "",
        Stay::Promised => say::stay_promised(),
        Stay::NotPromised => say::stay_not_promised(),
        Stay::CannotTell => say::stay_cannot_tell(),
    }
}

/// So many faults are shown one by one.
const SHOWN_FAULTS: usize = 20;

/// How many faults are not shown; `None` when all are.
pub fn more_faults(it: &ReadError) -> Option<String> {
    match it {
        ReadError::Faults(faults) => more(faults),
        _ => None,
    }
}

fn more(faults: &[Fault]) -> Option<String> {
    let left = faults.len().saturating_sub(SHOWN_FAULTS);
    (0 < left).then(|| say::faults_left(left.into()))
}

/// What is wrong in a file of which the rest was read, and how much more there is.
pub fn faults(faults: &[Fault]) -> Vec<String> {
    faults.iter().take(SHOWN_FAULTS).map(fault).chain(more(faults)).collect()
}

fn fault(it: &Fault) -> String {
    let place = place(&it.at);
    let found = match it.found.trim_matches('"') {
        "" => say::nothing_here().to_owned(),
        found => say::found_here(found),
    };
    match it.expected {
        Expected::Text => say::fault_text(&place, &found),
        Expected::Object => say::fault_object(&place, &found),
        Expected::List => say::fault_list(&place, &found),
        Expected::YesOrNo => say::fault_yes_or_no(&place, &found),
        Expected::Date => say::fault_date(&place, &found),
        Expected::Points => say::fault_points(&place, &found),
        Expected::Minutes => say::fault_minutes(&place, &found),
        Expected::Percent => say::fault_percent(&place, &found),
        Expected::OneOf(words) => say::fault_one_of(&place, &found, &words.join(", ")),
        Expected::UniqueId => say::fault_unique_id(&place, &found),
        Expected::FewerEntries(limit) => say::fault_entries(&place, &found, &plain_number(limit)),
        Expected::FewerItems(limit) => say::fault_items(&place, &plain_number(limit)),
        Expected::FewerFields(limit) => say::fault_fields(&place, &plain_number(limit)),
        Expected::ShorterText(limit) => say::fault_length(&place, &plain_number(limit)),
    }
}

/// `activities[2].from` as people count: "activities, entry 3, from".
fn place(at: &str) -> String {
    if at.is_empty() {
        return say::whole_record().to_owned();
    }
    let part = |part: &str| match part.strip_suffix(']').and_then(|it| it.split_once('[')) {
        Some((list, index)) => {
            let number = index.parse::<usize>().map_or(index.to_owned(), |it| (it + 1).to_string());
            say::entry_of_list(list, &number)
        }
        None => part.to_owned(),
    };
    at.split('.').map(part).collect::<Vec<_>>().join(", ")
}

/// The question before a record is replaced.
pub fn replace_question(mine: usize, theirs: usize) -> String {
    match mine {
        0 => say::replace_what_is_here_question(&entries(theirs)),
        mine => say::replace_yours_question(&entries(mine), &plain_number(theirs)),
    }
}

pub fn replace(mine: usize, theirs: usize) -> String {
    match mine {
        0 => say::replace_it(&entries(theirs)),
        mine => say::replace_entries(&entries(mine), &plain_number(theirs)),
    }
}

pub fn entries(count: usize) -> String {
    say::count_entries(count.into())
}

/// How many entries of one kind.
pub fn count(subject: Subject, count: usize) -> String {
    say::count_of(common::plural(subject), &plain_number(count))
}
