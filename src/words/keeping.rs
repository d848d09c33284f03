//! How records are kept, files read, and what happened last.

use clerkready::date::DateFact;
use clerkready::kept::{Refusal, Unread};
use clerkready::portable::{Expected, Fault, ReadError};

use crate::app::model::{Said, Stay};
use crate::app::notebook::Keeping;
use crate::app::place::Subject;
use crate::words::common;

/// A lasting notice on how the record is kept; `None` while all is well.
pub const fn keeping(it: &Keeping) -> Option<(&'static str, &'static str)> {
    match it {
        Keeping::NotLoaded | Keeping::InStep => None,
        Keeping::NotRead(Refusal::Blocked) | Keeping::Refused(Refusal::Blocked) => Some((
            "This browser keeps nothing for this page",
            "Storage is switched off or blocked here. Everything works, but it is gone when you close the page. Export your \
             record under Files before you leave.",
        )),
        Keeping::NotRead(_) => Some((
            "Your stored record could not be opened just now",
            "Nothing that is stored was changed. Reload the page to try again. What you enter here is added to it as soon as \
             that works.",
        )),
        Keeping::Refused(Refusal::Full) => Some((
            "Your last change is not saved",
            "The browser says that there is no room left. Everything works, but new changes are gone when you close the \
             page. Export your record under Files.",
        )),
        Keeping::Refused(Refusal::NotKept) => Some((
            "Your last change is not saved",
            "The browser did not keep what was written. New changes are gone when you close the page. Export your record \
             under Files.",
        )),
        Keeping::Newer => Some((
            "A newer version of this app saved your record",
            "Reload the page to update. Until then you see what this version can read, nothing that you enter here is saved, \
             and nothing that is stored was changed.",
        )),
        Keeping::Outdated => Some((
            "A newer version of this app is open in another window",
            "Reload this page to update. Your changes here are saved and will be joined with those of the other window.",
        )),
        Keeping::Cleared => Some((
            "Your saved record is gone from this browser",
            "Somebody or something cleared what the browser had stored. All that you see is still here: save it again, or \
             export it under Files.",
        )),
    }
}

pub const SAVE_AGAIN: &str = "Save it again";

pub const SET_ASIDE_NOTICE: &str = "A stored record could not be read";
pub const SET_ASIDE_NOTICE_MORE: &str =
    "Its text is left where it is, unchanged. You can download it under Files and show it to someone who can help.";
pub const OPEN_FILES: &str = "Open Files";

pub const fn said(it: Said) -> &'static str {
    match it {
        Said::Added(Subject::Position) => "Position added.",
        Said::Added(Subject::Membership) => "Membership added.",
        Said::Added(Subject::Enrollment) => "Enrollment added.",
        Said::Added(Subject::Award) => "Designation added.",
        Said::Added(Subject::Activity) => "Activity added.",
        Said::Added(Subject::Tally) => "Count added.",
        Said::Added(Subject::Rate) => "Figure added.",
        Said::Added(Subject::Answer | Subject::Told) => "Answer added.",
        Said::Added(Subject::Step) => "Step marked as done.",
        Said::Added(Subject::Person | Subject::Goals) | Said::Changed(_) => "Changes saved.",
        Said::Removed(Subject::Position) => "Position removed.",
        Said::Removed(Subject::Membership) => "Membership removed.",
        Said::Removed(Subject::Enrollment) => "Enrollment removed.",
        Said::Removed(Subject::Award) => "Designation removed.",
        Said::Removed(Subject::Activity) => "Activity removed.",
        Said::Removed(Subject::Tally) => "Count removed.",
        Said::Removed(Subject::Rate) => "Figure removed.",
        Said::Removed(Subject::Answer | Subject::Told) => "Answer removed.",
        Said::Removed(Subject::Step) => "Step marked as not done.",
        Said::Removed(Subject::Person | Subject::Goals) => "Removed.",
        Said::Chosen => "Your choice is saved.",
        Said::Undone => "The last change was undone.",
        Said::Imported => "The record from the file is loaded.",
        Said::Joined => "Changes from another window were added.",
        Said::JoinedApart => {
            "Another window had changed the same entry. The later change is shown; the other one is among the earlier \
             states under Files."
        }
        Said::Restored => "The earlier state is back.",
        Said::ExampleRestored => "The example is as it was at the beginning.",
        Said::Downloaded => "The file was handed to your browser. Look in your downloads.",
        Said::Copied => "The text was copied.",
        Said::NotCopied => "The browser did not copy it. Use Download instead.",
        Said::SetAsideRemoved => "The text was removed.",
    }
}

pub const UNDO: &str = "Undo";
pub const DISMISS: &str = "Dismiss";

/// Why a text was not read, one sentence for each fault.
pub fn read_error(it: &ReadError) -> Vec<String> {
    match it {
        ReadError::TooLong { bytes, limit } => {
            vec![format!("The text is {bytes} bytes long. A record has at most {limit}.")]
        }
        ReadError::NotJson { line, column } => {
            vec![format!("The text is not complete JSON: the trouble is at line {line}, column {column}.")]
        }
        ReadError::NotARecord => {
            vec!["This is a JSON file, but not a record of ClerkReady: its “format” is another.".to_owned()]
        }
        ReadError::Newer { version } => vec![format!(
            "A newer version of this app saved this file (version {version}). Reload the page to update, then try again."
        )],
        ReadError::Faults(faults) => faults.iter().take(SHOWN_FAULTS).map(fault).collect(),
    }
}

/// Why a stored text was not read.
pub fn unread(it: &Unread) -> Vec<String> {
    match it {
        Unread::Newer => vec!["A newer version of this app wrote this text. Reload the page to update.".to_owned()],
        Unread::Broken => vec!["This text was cut off or changed after it was saved.".to_owned()],
        Unread::Record(error) => read_error(error),
    }
}

/// When an earlier state was saved, from `2026-11-22T14:05`.
pub fn saved_at(made: &str) -> String {
    let (day, time) = made.split_once('T').unwrap_or((made, ""));
    let day = DateFact::parse(day).map_or(day.to_owned(), common::date);
    match time {
        "" => format!("saved {day}"),
        time => format!("saved {day}, {time}"),
    }
}

pub fn backed_up(days: Option<i64>) -> String {
    match days {
        None => "You have not taken a copy yet.".to_owned(),
        Some(0) => "You took the last copy today.".to_owned(),
        Some(1) => "You took the last copy yesterday.".to_owned(),
        Some(days) => format!("You took the last copy {days} days ago."),
    }
}

/// What the browser says about keeping what is stored.
pub const fn stay(it: Stay) -> &'static str {
    match it {
        Stay::NotTold => "",
        Stay::Promised => "Your browser says that it keeps this record even when the device runs short of room.",
        Stay::NotPromised => {
            "Your browser does not promise to keep this record when the device runs short of room: download a copy now and \
             then."
        }
        Stay::CannotTell => "Your browser does not say whether it keeps this record: download a copy now and then.",
    }
}

/// So many faults are shown one by one.
const SHOWN_FAULTS: usize = 20;

/// How many faults are not shown; `None` when all are.
pub fn more_faults(it: &ReadError) -> Option<String> {
    match it {
        ReadError::Faults(faults) if SHOWN_FAULTS < faults.len() => {
            Some(format!("There are {} more of them.", faults.len() - SHOWN_FAULTS))
        }
        _ => None,
    }
}

fn fault(it: &Fault) -> String {
    let place = place(&it.at);
    let found = match it.found.trim_matches('"') {
        "" => "nothing stands here".to_owned(),
        found => format!("“{found}” stands here"),
    };
    match it.expected {
        Expected::Text => format!("{place}: {found}. Write a text in quotation marks."),
        Expected::Object => format!("{place}: {found}. An object in braces is needed."),
        Expected::List => format!("{place}: {found}. A list in brackets is needed."),
        Expected::YesOrNo => format!("{place}: {found}. Write true or false."),
        Expected::Date => format!("{place}: {found}, which is not a date. Write it like 2024-03-20, 2024-03 or 2024."),
        Expected::Points => {
            format!("{place}: {found}. Write points in quotation marks with at most two decimals, like \"12.5\".")
        }
        Expected::Minutes => format!("{place}: {found}. Write whole minutes, like 90."),
        Expected::Percent => format!("{place}: {found}. Write a whole number from 0 to 100."),
        Expected::OneOf(words) => format!("{place}: {found}. Write one of these: {}.", words.join(", ")),
        Expected::UniqueId => format!("{place}: {found}. No two entries may have the same id."),
        Expected::FewerEntries(limit) => format!("{place}: {found}. A record has at most {limit} entries."),
    }
}

/// `activities[2].from` as people count: "activities, entry 3, from".
fn place(at: &str) -> String {
    if at.is_empty() {
        return "The record".to_owned();
    }
    let mut words = String::new();
    for (at, part) in at.split('.').enumerate() {
        if 0 < at {
            words.push_str(", ");
        }
        match part.strip_suffix(']').and_then(|it| it.split_once('[')) {
            Some((name, index)) => {
                words.push_str(name);
                words.push_str(", entry ");
                match index.parse::<usize>() {
                    Ok(index) => words.push_str(&(index + 1).to_string()),
                    Err(_) => words.push_str(index),
                }
            }
            None => words.push_str(part),
        }
    }
    words
}

pub const NOTHING_CHANGED: &str = "Nothing was changed.";
pub const NOT_READ: &str = "This file could not be read";
pub const NO_FILE: &str = "The browser could not open the file. Try again, or paste its text below.";
pub const NO_TEXT: &str = "Paste the text of a record first.";

/// The question before a record is replaced.
pub fn replace_question(mine: usize, theirs: usize) -> String {
    match mine {
        0 => format!("Replace what is here with the {} in the file?", entries(theirs)),
        mine => format!("Replace your {} with the {theirs} in the file?", entries(mine)),
    }
}

pub fn replace(mine: usize, theirs: usize) -> String {
    match mine {
        0 => format!("Replace it with the {} in the file", entries(theirs)),
        mine => format!("Replace {} with the {theirs} in the file", entries(mine)),
    }
}

pub const KEEP_MINE: &str = "Keep what I have";

pub fn entries(count: usize) -> String {
    match count {
        1 => "1 entry".to_owned(),
        count => format!("{count} entries"),
    }
}

pub fn whose_file(name: &str) -> String {
    format!("In the file: the record of {name}")
}

pub const NAMELESS_FILE: &str = "In the file: a record without a name";

/// How many entries of one kind.
pub fn count(subject: Subject, count: usize) -> String {
    format!("{}: {count}", common::plural(subject))
}
