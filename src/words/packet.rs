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
    "The app goes by what was entered; the committee goes by papers. On paper, tick what you attach.";
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
pub fn gives(it: Amount, category: &str, unit: Unit) -> String {
    match it.sure == it.possible {
        true => format!("counts as {category}: {}", amount(it, unit)),
        false => format!("may count as {category}: {}", amount(it, unit)),
    }
}

/// Whose figure stands on paper.
pub fn on_paper(figure: &str, body: &str) -> String {
    match body {
        "" => format!("on paper: {figure}"),
        body => format!("on paper: {figure} ({body})"),
    }
}
