//! Small drawings that stand beside words and never replace them.

use clerkready::date::Truth;

use super::html::{El, drawing, el, text_el};
use crate::app::overview::State;
use crate::words::{findings, result as words};

pub(super) const NOTEBOOK: &str = "M6 3h11a1 1 0 0 1 1 1v16a1 1 0 0 1-1 1H6zM9 3v18M12 8h3M12 12h3";
pub(super) const SHIELD: &str = "M12 3l7 3v6c0 4.500-3 7.500-7 9-4-1.500-7-4.500-7-9V6zM8.500 12l2.500 2.500 4.500-5";
pub(super) const ARROWS: &str = "M8 19V5M4.500 8.500L8 5l3.500 3.500M16 5v14M12.500 15.500L16 19l3.500-3.500";
pub(super) const CHECK: &str = "M4 12.500l5 5L20 6.500";
const CIRCLE: &str = "M12 3.500a8.500 8.500 0 1 1 0 17a8.500 8.500 0 1 1 0-17";
const CROSS: &str = "M6 6l12 12M18 6L6 18";
const QUESTION: &str =
    "M12 3a9 9 0 1 1 0 18a9 9 0 1 1 0-18M9.500 9.500a2.500 2.500 0 1 1 3.500 2.300c-.7.3-1 .9-1 1.700M12 17v.01";
const PEOPLE: &str = "M9 11a3 3 0 1 0 0-6a3 3 0 0 0 0 6M3 19c0-3 2.500-5 6-5s6 2 6 5M16 5.500a3 3 0 0 1 0 5.200M18 14.500c1.900.8 3 2.400 3 4.500";

/// A state in a drawing and in words.
#[inline(never)]
pub(super) fn state(it: State) -> El {
    let (class, path) = match it {
        State::Met => ("state met", CHECK),
        State::NotYet => ("state not-yet", CIRCLE),
        State::TooLate => ("state too-late", CROSS),
        State::NeedsAnswer => ("state needs-answer", QUESTION),
        State::BodyDecides => ("state body-decides", PEOPLE),
    };
    el("strong").class(class).child(drawing(path)).child(text_el("span", "", words::state(it)))
}

/// Whether one thing of several is there.
#[inline(never)]
pub(super) fn mark(it: Truth) -> El {
    let (class, path, word) = match it {
        Truth::Yes => ("mark yes", CHECK, findings::covered()),
        Truth::No => ("mark no", CIRCLE, findings::not_covered()),
        Truth::Unknown => ("mark maybe", QUESTION, findings::maybe_covered()),
    };
    el("span").class(class).child(drawing(path)).child(text_el("span", "", word))
}
