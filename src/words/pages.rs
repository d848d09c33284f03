//! The start page, the record, the files, and what surrounds every page.

use clerkready::program::Arrives;
use clerkready::record::{Per, Share};

use crate::app::place::Subject;

pub const APP: &str = "ClerkReady";
pub const SKIP: &str = "Skip to the page";
pub const NAV: &str = "Main";
pub const RECORD: &str = "Record";
pub const RESULT: &str = "Result";
pub const FILES: &str = "Files";

pub const START_TITLE: &str = "Which certifications are you ready for?";
pub const START_LEAD: &str = "Enter the sessions, conferences, memberships and points from your notebook. See which requirements \
    you meet, what is missing, and why.";
pub const START_PRIVATE_TITLE: &str = "It stays with you";
pub const START_PRIVATE: &str =
    "No account, no server. What you enter stays in this browser on this device until you export it.";
pub const START_ADVICE_TITLE: &str = "The app advises, the body decides";
pub const START_ADVICE: &str = "Every requirement shows the published words that it rests on. Where they leave something open, \
    the app says so instead of guessing.";
pub const START_PROGRAMS: &str = "What it checks";
pub const CHOOSE_GOALS: &str = "Choose what you work toward";
pub const START: &str = "Start my record";
pub const CONTINUE: &str = "Continue my record";
pub const TRY: &str = "Try it with an example";

pub const EXAMPLE_BANNER: &str = "You are looking at an example. Change anything: your own record is not touched.";
pub const RESTORE_EXAMPLE: &str = "Restore the example";
pub const LEAVE_EXAMPLE: &str = "Leave the example";

pub const RECORD_TITLE: &str = "My record";
pub const EXAMPLE_TITLE: &str = "Example record";
pub const SEE_RESULT: &str = "See the result";
pub const ADD_ACTIVITY: &str = "Add an activity";
pub const CHANGE: &str = "Change";
pub const REMOVE: &str = "Remove";
pub const NAMELESS: &str = "No name";
pub const NOT_TOLD: &str = "What it amounts to is not told";
pub const PLANNED: &str = "Planned";
pub const NOT_DONE: &str = "Not done";
pub const DONE: &str = "Done";
pub const MARK_DONE: &str = "Mark as done";

pub const fn add(subject: Subject) -> &'static str {
    match subject {
        Subject::Person => "Add your name",
        Subject::Goals => "Choose what you work toward",
        Subject::Position => "Add a position",
        Subject::Membership => "Add a membership",
        Subject::Enrollment => "Add your enrollment",
        Subject::Activity => "Add an activity",
        Subject::Award => "Add a designation",
        Subject::Tally => "Add a count in writing",
        Subject::Rate => "Add a figure from your form",
        Subject::Answer | Subject::Told => "Add an answer",
        Subject::Step => "Mark as done",
    }
}

/// What stands where a list is empty.
pub const fn none_yet(subject: Subject) -> &'static str {
    match subject {
        Subject::Person => "No name yet. You can do without.",
        Subject::Position => "No position yet. Your official title decides who can be certified.",
        Subject::Membership => "No membership yet.",
        Subject::Enrollment => "Not enrolled yet.",
        Subject::Activity => "No activities yet. Begin with the sessions and conferences in your notebook.",
        Subject::Award => "None yet.",
        Subject::Tally => "None. Add one if the certifying body told you in writing how much it has for you.",
        Subject::Rate => "None. Add one if an application form of yours says how many points something gives.",
        Subject::Goals => "Not chosen yet. Until you choose, the programs of Mississippi are shown first.",
        _ => "",
    }
}

pub const fn share(it: Share) -> &'static str {
    match it {
        Share::FullTime => "Full-time",
        Share::PartTime => "Part-time",
    }
}

pub const fn standing(it: bool) -> &'static str {
    match it {
        true => "In good standing",
        false => "Not in good standing",
    }
}

/// What a rate's points are for.
pub const fn per(it: Per) -> &'static str {
    match it {
        Per::Each => "for each",
        Per::Hour => "for each hour",
        Per::Year => "for each year",
    }
}

pub fn done_on(arrives: Option<Arrives>, date: &str) -> String {
    match arrives {
        Some(Arrives::Received) => format!("Received {date}"),
        Some(Arrives::Postmarked) => format!("Postmarked {date}"),
        Some(Arrives::Completed) | None => format!("Done {date}"),
    }
}

pub const DONE_UNDATED: &str = "Done, on a day that was not told";

pub fn as_of(date: &str) -> String {
    format!("As of {date}")
}

pub fn answered_on(date: &str) -> String {
    format!("Answered {date}")
}

/// A figure on paper, and whose it is.
pub fn stated(figure: &str, body: &str) -> String {
    format!("{figure} ({body})")
}

pub const FILES_TITLE: &str = "Files";
pub const EXPORT_TITLE: &str = "Take your record with you";
pub const EXPORT_LEAD: &str =
    "A file with everything that you entered: as a safe copy, for another device, or for a colleague.";
pub const DOWNLOAD_RECORD: &str = "Download my record";
pub const COPY_RECORD: &str = "Copy as text";
pub const IMPORT_TITLE: &str = "Load a record";
pub const IMPORT_LEAD: &str =
    "A file that was downloaded here or on another device. You are asked before anything is replaced.";
pub const CHOOSE_FILE: &str = "Choose a file";
pub const PASTE: &str = "Or paste its text";
pub const LOAD_PASTED: &str = "Load the pasted text";
pub const SET_ASIDE_TITLE: &str = "Kept aside";
pub const SET_ASIDE_LEAD: &str = "These texts were stored here and could not be read. They are kept as they were.";
pub const EARLIER_TITLE: &str = "Earlier states";
pub const EARLIER_LEAD: &str = "Your record as it was before the last changes. Bringing one back can be undone.";
pub const BRING_BACK: &str = "Bring back";
pub const APART: &str = "Another window changed the same entry at the same time.";
pub const SHOW_TEXT: &str = "Show the text";
pub const DOWNLOAD: &str = "Download";
pub const REMOVE_AFTER: &str = "You can remove it after you have downloaded it.";
pub const KEPT_TITLE: &str = "How your record is kept";
pub const KEPT: &str = "In this browser’s own storage for this page, on this device. Other devices and other browsers do not see \
    it, and clearing the browser’s data removes it. Some browsers do so by themselves when a page is not used for weeks.";

pub const NOT_FOUND_TITLE: &str = "There is no such page";
pub const TO_START: &str = "Go to the start page";
pub const TO_RECORD: &str = "Go to the record";

pub fn set_aside_name(number: usize) -> String {
    format!("Text {number}")
}

pub fn earlier_name(number: usize, saved_at: &str) -> String {
    format!("State {number}, {saved_at}")
}

/// What is brought back, for those who only hear it.
pub fn earlier_short(number: usize) -> String {
    format!(" state {number}")
}

pub fn page_title(title: &str) -> String {
    format!("{title} – ClerkReady")
}
