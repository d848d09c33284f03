//! All goals at a glance: their states and sums, and where each entry counts.

use leptos::prelude::*;

use clerkready::evaluation::{Evaluation, State};
use clerkready::id::CategoryId;
use clerkready::record::Record;

use super::html::{El, el, text_el};
use super::parts::{block, heading, link, p};
use super::requirement::category;
use super::result::Case;
use super::store::Store;
use super::{bar, icon, start};
use crate::app::bars::bars;
use crate::app::goals::{self, Counted, Judged};
use crate::app::overview;
use crate::app::place::Screen;
use crate::words::{common, glance as words, result};

pub(super) fn page(store: Store) -> Vec<El> {
    let content = move || {
        store.facts.get();
        store.peek(|it| {
            let (record, today) = (&it.open().record, it.today);
            let judged = goals::judged(it.catalog, record, None, today);
            let plans = goals::planned(it.catalog, record, None, today);
            let cards = judged.iter().enumerate().map(|(at, it)| card(store, record, it, plans.get(at)));
            vec![el("div").class("goals").children(cards), bar::legend(), counted(store, record, &judged)]
        })
    };
    let mut views = vec![heading(words::title()), p(words::lead()), el("div").live(Box::new(content))];
    views.extend(start::checked(store));
    views
}

fn card(store: Store, record: &Record, it: &Judged<'static>, planned: Option<&Judged>) -> El {
    let evaluation = &it.evaluation;
    let case = Case::of(store, it, record);
    let bars = bars(case.edition, evaluation, planned.map(|it| &it.evaluation));
    let (met, all) = overview::met_of(evaluation);
    let state = |state| overview::State::from(state);
    let (ready, grant) = (state(&evaluation.ready_to_apply), state(&evaluation.can_be_granted.verdict));
    let earliest = result::earliest(evaluation.can_be_granted.earliest, ready, grant);
    let earliest = earliest.filter(|_| evaluation.verdict.state() != State::Closed);
    let name = result::program(&it.program.name, &it.program.initials);
    let open = link(&store.href(Screen::Result(Some(it.program.id.clone()))), &name);
    el("article")
        .class("card")
        .child(el("h2").child(open))
        .child(el("p").child(icon::state(state(&evaluation.verdict))))
        .child(p(&result::met_of(met, all)))
        .children(earliest.map(|it| p(&it)))
        .children(bar::section(case, &bars))
        .child(el("ul").class("plain open").children(open_requirements(case, evaluation)))
}

/// The requirements that are not met, each with the way to it.
fn open_requirements(case: Case, evaluation: &Evaluation) -> Vec<El> {
    let open = evaluation.outcomes.iter().filter(|it| !it.verdict.is_met());
    let rows = open.map(|it| {
        let screen = Screen::Requirement(case.program.id.clone(), it.requirement.clone());
        let title = link(&case.store.href(screen), &case.title_of(&it.requirement));
        el("li").child(title).child(icon::state(overview::State::from(&it.verdict)))
    });
    rows.collect()
}

/// Where each entry counts, across all goals.
fn counted(store: Store, record: &Record, judged: &[Judged<'static>]) -> El {
    let rows = goals::counted(record, judged).into_iter().map(|it| row(store, record, judged, &it));
    let rows: Vec<El> = rows.collect();
    let view = block(words::where_counted()).child(p(words::where_counted_lead()));
    match rows.is_empty() {
        true => view.child(text_el("p", "none", words::no_entries())),
        false => view.child(el("ul").class("rulings").children(rows)),
    }
}

fn row(store: Store, record: &Record, judged: &[Judged<'static>], it: &Counted) -> El {
    let says = it.counts.iter().filter_map(|counts| {
        let of = judged.iter().find(|it| it.program.id == counts.program)?;
        let case = Case::of(store, of, record);
        let id: &CategoryId = &counts.category;
        let unit = case.unit(Some(id));
        Some(text_el("li", "", &words::counts(&of.program.initials, counts.amount, &category(case, id), unit)))
    });
    let chips: Vec<El> = says.collect();
    let name = text_el("p", "part", &common::entry(store.catalog(), record, &it.entry));
    let row = el("li").child(name);
    match chips.is_empty() {
        true => row.child(text_el("p", "none", words::nowhere())),
        false => row.child(el("ul").class("chips").children(chips)),
    }
}
