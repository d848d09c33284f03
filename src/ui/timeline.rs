//! A program's years as a line, with its days in words beneath.

use clerkready::evaluation::Evaluation;

use super::ahead::turn;
use super::html::{El, el, shape, text_el};
use super::parts::p;
use super::result::Case;
use crate::app::ahead::Ahead;
use crate::app::timeline::{Event, Mark, marks};
use crate::words::{ahead as words, common, quoted, result};

pub(super) fn section(case: Case, now: &Evaluation, ahead: &Ahead) -> Vec<El> {
    let marks = marks(case.program, case.record, now, ahead);
    let rows = marks.iter().map(|it| {
        let events = it.events.iter().map(|event| p(&says(case, event)));
        el("li").child(text_el("p", "part", &common::day(it.day))).children(events)
    });
    let list = el("ol").class("days").children(rows);
    (1 < marks.len()).then(|| drawn(&marks)).into_iter().chain([list]).collect()
}

fn says(case: Case, it: &Event) -> String {
    match it {
        Event::Enrolled(on) => words::enrolled(*on),
        Event::Today => words::today().to_owned(),
        Event::Turns(it) => turn(case, it),
        Event::Deadline(state) => case
            .edition
            .step(&state.step)
            .map(|it| words::due(&quoted(&it.what), &result::step(it, state)))
            .unwrap_or_default(),
        Event::Granted(on) => words::granted(*on),
    }
}

/// The line with a number for each day.
fn drawn(marks: &[Mark]) -> El {
    let line = |from: &str, to: &str, class: &str, top: &str, bottom: &str| {
        shape("line").class(class).attr("x1", from).attr("x2", to).attr("y1", top).attr("y2", bottom)
    };
    let numbers = (1..).zip(marks).flat_map(|(number, it): (u32, &Mark)| {
        let x = percent(it.at);
        let is_today = it.events.contains(&Event::Today);
        let class = if is_today { "tick now" } else { "tick" };
        let top = ["58", "38", "18"][it.row.min(2) as usize];
        let text = shape("text").class(class).attr("x", &x).attr("y", top).text(&number.to_string());
        [line(&x, &x, class, "64", "84"), text]
    });
    shape("svg").class("timeline").attr("aria-hidden", "true").child(
        shape("svg")
            .attr("x", "12")
            .attr("width", "calc(100% - 24px)")
            .attr("overflow", "visible")
            .child(line("0", "100%", "axis", "74", "74"))
            .children(numbers),
    )
}

/// Parts of a thousand as the page writes them.
pub(super) fn percent(of_thousand: u32) -> String {
    format!("{}.{}%", of_thousand / 10, of_thousand % 10)
}
