//! The words of the page that goes with an application.

use clerkready::program::Unit;
use clerkready::quantity::Amount;

use super::common::amount;

pub const OPEN: &str = "Get ready to apply";
pub const LEAD: &str = "Everything for the application on one page, in the order of the rules. Print it, or keep it as a PDF \
                        by choosing “Save as PDF” where your browser asks for the printer.";
pub const CHECKLIST: &str = "Checklist";
pub const EVIDENCE: &str = "Requirements with what they rest on";
pub const EVIDENCE_LEAD: &str =
    "Tick what you have attached. What counts rests on what was entered; the papers prove it.";
pub const NOTHING: &str = "Nothing in the record counts for this so far.";
pub const NOT_TICKED: &str = "Not done";
pub const TICKED: &str = "Done";
pub const QUESTIONS: &str = "Questions that are still open";
pub const SOURCES: &str = "What this rests on";
pub const BACK: &str = "Back to the result";
pub const WHEN: &str = "Days";
pub const POSITIONS: &str = "Positions";
pub const PLACE_FOR_NAME: &str = "Name: ______________________________";

pub fn title(name: &str) -> String {
    format!("Application: {name}")
}

/// What an entry gives to what is asked for.
pub fn gives(it: Amount, unit: Unit) -> String {
    match it.sure == it.possible {
        true => format!("gives {}", amount(it, unit)),
        false => format!("may give {}", amount(it, unit)),
    }
}

/// Whose figure stands on paper.
pub fn on_paper(figure: &str, body: &str) -> String {
    match body {
        "" => format!("{figure} on paper"),
        body => format!("{figure} on paper of {body}"),
    }
}
