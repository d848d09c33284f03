//! What goes with an application: the steps with their deadlines and fees, each requirement with its evidence, and the sources.

use leptos::prelude::*;

use clerkready::evaluation::{Evaluation, Outcome};
use clerkready::id::ProgramId;
use clerkready::record::Record;

use super::html::{El, el, text_el};
use super::parts::{block, button, heading, link, list, p, sentences};
use super::requirement::category;
use super::result::{self, Case};
use super::store::Store;
use super::{bar, calendar, icon, question, start, timeline};
use crate::app::ahead;
use crate::app::bars::bars;
use crate::app::entry::{Entry, find};
use crate::app::goals;
use crate::app::overview::{self, State};
use crate::app::packet::{Evidence, evidence};
use crate::app::place::Screen;
use crate::browser::page as browser_page;
use crate::words::{common, packet as words, quoted, result as result_words};

pub(super) fn title(store: Store, program: &ProgramId) -> String {
    let known = store.catalog().program(program);
    words::title(&known.map(|it| it.1.initials.clone()).unwrap_or_default())
}

pub(super) fn page(store: Store, program: &ProgramId) -> Vec<El> {
    let program = program.clone();
    let content = move || {
        store.facts.get();
        store.peek(|it| {
            let record = &it.open().record;
            let all = goals::judged(it.catalog, record, Some(&program), it.today);
            match all.iter().find(|it| it.program.id == program) {
                Some(judged) => sheet(Case::of(store, judged, record), &judged.evaluation),
                None => start::not_found(store),
            }
        })
    };
    vec![el("div").class("packet").live(Box::new(content))]
}

fn sheet(case: Case, evaluation: &Evaluation) -> Vec<El> {
    let name = result_words::program(&case.program.name, &case.program.initials);
    let back = link(&case.store.href(Screen::Result(Some(case.program.id.clone()))), words::back());
    let print = button("", result_words::print()).press(browser_page::print);
    let actions = el("p").class("actions screen-only").child(print).child(back);
    let ahead = ahead::ahead(case.body, case.program, case.record, evaluation.day);
    let open: Vec<El> = evaluation
        .outcomes
        .iter()
        .flat_map(overview::open_asks)
        .map(|it| el("li").children(question::line(case, it)))
        .collect();
    let questions =
        (!open.is_empty()).then(|| block(words::questions()).child(el("ul").class("questions").children(open)));
    let evidence = evaluation.outcomes.iter().filter_map(|it| requirement(case, evaluation, it));
    vec![
        heading(&words::title(&name)),
        text_el("p", "screen-only", words::lead()),
        actions,
        person(case.record),
        state(case, evaluation),
        steps(case, evaluation),
        block(words::evidence()).child(p(words::evidence_lead())).children(evidence),
        el("div").children(questions),
        block(words::days_heading())
            .children(timeline::section(case, evaluation, &ahead))
            .child(calendar::section(case.store, &case.program.id)),
        el("div").children(result::not_checked(case)),
        result::about_rules(case, evaluation),
    ]
}

fn person(record: &Record) -> El {
    let name = match record.person.name.as_str() {
        "" => words::place_for_name(),
        name => name,
    };
    let titles = record.positions.iter().map(|it| {
        let term = common::term(it.from, it.until);
        [it.official_title.as_str(), it.employer.as_str(), &term]
            .into_iter()
            .filter(|it| !it.is_empty())
            .collect::<Vec<_>>()
            .join(", ")
    });
    let titles: Vec<String> = titles.collect();
    el("section")
        .class("block")
        .child(text_el("p", "part", name))
        .child(text_el("p", "who", &record.person.municipality))
        .child(list(titles.iter().map(String::as_str)))
}

fn state(case: Case, evaluation: &Evaluation) -> El {
    let (met, all) = overview::met_of(evaluation);
    let said = [result_words::advice(&case.body.decides), result_words::judged_on(evaluation.day)];
    el("section")
        .class("block")
        .child(el("p").class("headline").child(icon::state(State::from(&evaluation.ready_to_apply))))
        .child(p(&result_words::met_of(met, all)))
        .children(bar::section(case, &bars(case.edition, evaluation, None)))
        .child(sentences("small", &[&said[0], &said[1]]))
}

/// The steps as boxes to tick, with their deadlines, and what they cost.
fn steps(case: Case, evaluation: &Evaluation) -> El {
    let rows = evaluation.steps.iter().filter_map(|state| {
        let step = case.edition.step(&state.step)?;
        let done = overview::is_done(state);
        Some(ticked(done, &quoted(&step.what)).child(p(&result_words::step(step, state))))
    });
    let fees = case.edition.fees.iter().map(|it| {
        let with = it.with.as_ref().and_then(|id| case.edition.step(id)).map(|it| it.what.as_str());
        el("li").child(text_el("p", "part", &quoted(&it.what))).child(p(&result_words::fee(it, with)))
    });
    let fees: Vec<El> = fees.collect();
    let fees = (!fees.is_empty()).then(|| {
        el("div").child(text_el("h3", "", result_words::fees())).child(el("ul").class("rulings").children(fees))
    });
    block(words::checklist()).child(el("ul").class("ticks").children(rows)).children(fees)
}

/// A row with a box on paper, ticked or empty.
fn ticked(done: bool, text: &str) -> El {
    let says = if done { words::ticked() } else { words::not_ticked() };
    let class = if done { "tickbox done" } else { "tickbox" };
    let mark = text_el("span", class, if done { "✓" } else { "" }).attr("role", "img").attr("aria-label", says);
    el("li").child(mark).child(text_el("p", "part", text))
}

fn requirement(case: Case, evaluation: &Evaluation, outcome: &Outcome) -> Option<El> {
    let requirement = case.edition.requirement(&outcome.requirement)?;
    let rows: Vec<El> =
        evidence(case.edition, case.record, evaluation, outcome).iter().map(|it| row(case, it)).collect();
    let none = rows.is_empty().then(|| text_el("p", "none", words::nothing()));
    let view = el("section")
        .class("card evidence")
        .child(text_el("h3", "", &quoted(&requirement.title)))
        .child(el("p").child(icon::state(State::from(&outcome.verdict))))
        .children(none)
        .child(el("ul").class("ticks").children(rows));
    Some(view)
}

/// An entry with what is told of it: whether a paper is attached only the person knows.
fn row(case: Case, it: &Evidence) -> El {
    let catalog = case.store.catalog();
    let mut facts: Vec<String> = Vec::new();
    if let Some(Entry::Activity(activity)) = find(case.record, &it.entry) {
        facts.push(common::span(activity.from, activity.to));
        facts.extend(activity.minutes.map(common::hours));
        for stated in &activity.stated {
            let body = stated.body.as_ref().map(|id| common::body(catalog, id)).unwrap_or_default();
            let of = stated.body.as_ref().and_then(|id| catalog.bodies.iter().find(|it| it.id == *id));
            facts.push(words::on_paper(&common::sum(catalog, of, &stated.category, stated.points), &body));
        }
    }
    let gives = it.gives.iter().map(|(id, amount)| words::gives(*amount, &category(case, id), case.unit(Some(id))));
    facts.extend(gives);
    ticked(false, &case.entry(&it.entry)).child(p(&common::listed(facts)))
}
