//! What became of each entry's points.

use clerkready::evaluation::{Ruling, Subject};

use super::html::{El, el, text_el};
use super::parts::{block, p};
use super::requirement::{category, reason};
use super::result::Case;
use crate::app::overview;
use crate::words::{reasons, result as words};

pub(super) fn section(case: Case, rulings: &[Ruling]) -> Option<El> {
    let rows = overview::in_order(case.record, rulings).into_iter().map(|it| row(case, it));
    (!rulings.is_empty()).then(|| block(words::points()).child(el("ul").class("rulings").children(rows)))
}

fn row(case: Case, it: &Ruling) -> El {
    let name = match &it.subject {
        Subject::Entry(id) => case.entry(id),
        Subject::Completion(id) => reasons::completion(&case.title_of(id)),
        Subject::CarriedOver => reasons::carried_over().to_owned(),
    };
    let unit = case.unit(it.portions.first().map(|it| &it.0));
    let mut row = el("li").child(text_el("p", "part", &name)).child(p(&reasons::offered(it.offered, unit)));
    for (id, amount) in &it.portions {
        row = row.child(p(&reasons::counted(*amount, &category(case, id), case.unit(Some(id)))));
    }
    for (why, amount) in &it.lost {
        row = row.child(p(&reasons::lost(*amount, &reason(case, why), unit)));
    }
    row
}
