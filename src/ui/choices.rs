//! Activities that may count in several places: where each counts, and the ways to choose otherwise.

use clerkready::evaluation::{Assignment, Placement};
use clerkready::id::ProgramId;
use clerkready::record::Home;

use super::html::{El, el, text_el};
use super::parts::{button, p};
use super::requirement::category;
use super::result::Case;
use crate::app::goals;
use crate::app::update::{CHOICES_ID, Msg};
use crate::words::choices as words;

pub(super) fn section(case: Case, assignment: Option<&Assignment>) -> Option<El> {
    let assignment = assignment.filter(|it| !it.placements.is_empty())?;
    let rows = assignment.placements.iter().map(|it| row(case, it));
    let proof = words::proof(assignment.proof, case.unit(None)).map(|it| p(&it));
    let view = el("section")
        .class("block")
        .child(text_el("h2", "", words::title()).id(CHOICES_ID).attr("tabindex", "-1"))
        .child(p(words::lead()))
        .children(proof)
        .child(el("ul").class("rulings").children(rows));
    Some(view)
}

fn row(case: Case, it: &Placement) -> El {
    let name = case.entry(&it.entry);
    let home = match &it.home {
        Home::Category(id) => Some(category(case, id)),
        Home::Nowhere => None,
    };
    let pin = it.pin.as_ref().map(|it| p(&words::pin(it, case.unit(None))));
    let other = |home: &Home| {
        let says = match home {
            Home::Category(id) => words::count_as(&category(case, id)),
            Home::Nowhere => words::leave_out().to_owned(),
        };
        choice(case, it, &says, &name, Some(home.clone()))
    };
    let is_open = case.store.peek(|it| !it.open().is_read_only());
    let free = it.pin.as_ref().map(|_| choice(case, it, words::let_app(), &name, None));
    el("li")
        .child(text_el("p", "part", &name))
        .child(p(&words::counts(home.as_deref())))
        .children(pin)
        .children(is_open.then(|| el("p").class("row").children(goals::others(it).map(other)).children(free)))
}

fn choice(case: Case, it: &Placement, says: &str, about: &str, home: Option<Home>) -> El {
    let (store, entry, program): (_, _, ProgramId) = (case.store, it.entry.clone(), case.program.id.clone());
    button("link", says).child(text_el("span", "hide", &[" ", about].concat())).press(move || {
        store.send(Msg::ClickedHome { program: program.clone(), entry: entry.clone(), home: home.clone() });
    })
}
