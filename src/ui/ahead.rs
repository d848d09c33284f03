//! What time brings, looked up when somebody asks for it: it takes many evaluations.

use leptos::prelude::*;

use clerkready::date::Day;
use clerkready::engine::evaluate;
use clerkready::evaluation::Evaluation;
use clerkready::forecast::{Followed, Stranded, Turn};
use clerkready::program::{Body, Program};
use clerkready::quantity::{Amount, Extent};
use clerkready::record::Record;

use super::html::{El, el, text_el};
use super::parts::{block, button, details, list, p};
use super::requirement::reason;
use super::result::Case;
use super::store::Store;
use super::{calendar, field, supposing, timeline};
use crate::app::ahead::{self, Ahead, Turning};
use crate::app::form::{Draft, Field};
use crate::app::goals::Judged;
use crate::app::overview;
use crate::app::place::Subject;
use crate::words::{ahead as words, common, forms, quoted};

pub(super) fn section(case: Case) -> El {
    let (store, body, program) = (case.store, case.body, case.program);
    let open = RwSignal::new(false);
    let content = move || if open.get() { looked(store, body, program) } else { Vec::new() };
    let look = details("ahead", words::look()).child(el("div").live(Box::new(content)));
    let toggled = move |_| {
        if !open.get_untracked() {
            open.set(true);
        }
    };
    block(words::title()).child(look.on("toggle", Box::new(toggled)))
}

fn looked(store: Store, body: &'static Body, program: &'static Program) -> Vec<El> {
    store.peek(|it| {
        let (record, today) = (&it.open().record, it.today);
        let evaluation = evaluate(body, program, record, today);
        let judged = Judged { body, program, evaluation };
        let (case, evaluation) = (Case::of(store, &judged, record), &judged.evaluation);
        let recorded = ahead::ahead(body, program, record, today);
        let planned = ahead::with_plans(it.catalog, record, today).map(|it| ahead::ahead(body, program, &it, today));
        let mut views = vec![text_el("h3", "", words::recorded())];
        views.extend(told(case, &recorded, evaluation));
        if let Some(planned) = planned {
            views.push(text_el("h3", "", words::planned()));
            match planned == recorded {
                true => views.push(p(words::plans_change_nothing())),
                false => views.extend(told(case, &planned, evaluation)),
            }
        }
        views.push(calendar::section(store, &program.id));
        views.extend(what_if(case));
        views.extend(supposing::section(case));
        views
    })
}

fn told(case: Case, it: &Ahead, now: &Evaluation) -> Vec<El> {
    let others = ahead::foremost(&it.days).1;
    let mut views = vec![p(&words::prospect(it.prospect, now.day))];
    views.extend(timeline::section(case, now, it));
    if it.days.is_empty() {
        views.push(p(words::no_turns()));
    }
    views.extend((!others.is_empty()).then(|| details("", words::other_days()).child(days(case, &others))));
    views
}

fn days(case: Case, days: &[&Turning]) -> El {
    let rows = days.iter().map(|it| {
        let turns = it.turns.iter().map(|it| p(&turn(case, it)));
        el("li").child(text_el("p", "part", &common::day(it.day))).children(turns)
    });
    el("ul").class("rulings").children(rows)
}

pub(super) fn turn(case: Case, it: &Turn) -> String {
    let title = match &it.of {
        Followed::Requirement(id) => overview::requirement_title(case.program, id),
        Followed::Application | Followed::Grant => "",
    };
    words::turn(&it.of, &quoted(title), it.from, it.to)
}

/// What a designation on another day would take away, where things count only after one.
fn what_if(case: Case) -> Vec<El> {
    let Some(after) = &case.edition.counting.after else { return Vec::new() };
    let (store, body, program) = (case.store, case.body, case.program);
    let fields = ahead::fields(store.catalog(), after);
    let answer = move |asked: &Draft| answer(store, body, program, asked);
    let form = asking(store, Subject::Award, fields, ahead::draft(after), Box::new(answer));
    vec![text_el("h3", "", words::what_if()), p(words::what_if_lead()), form]
}

/// What is said of what was typed.
type Answering = dyn Fn(&Draft) -> Vec<El>;

/// A form that answers beneath itself when it is sent.
pub(super) fn asking(store: Store, subject: Subject, fields: Vec<Field>, draft: Draft, answer: Box<Answering>) -> El {
    let draft = RwSignal::new(draft);
    let asked = RwSignal::new(None::<Draft>);
    let fields = fields.into_iter().map(|it| field::view(store, subject, it, draft));
    let answer = move || asked.read().as_ref().map(&answer).unwrap_or_default();
    let see = button("second", words::see()).submit(move || asked.set(Some(draft.get_untracked())));
    el("form")
        .class("form")
        .attr("novalidate", "")
        .children(fields)
        .child(el("p").class("actions").child(see))
        .child(el("div").attr("role", "status").live(Box::new(answer)))
}

/// What was asked for, or what is wrong with it.
fn answer(store: Store, body: &'static Body, program: &'static Program, asked: &Draft) -> Vec<El> {
    store.peek(|it| {
        let (catalog, record, today) = (it.catalog, &it.open().record, it.today);
        let (designation, date) = match ahead::read(asked, today) {
            Ok(read) => read,
            Err(problems) => {
                let told = |it: &_| text_el("p", "error", &forms::problem(Subject::Award, it));
                return problems.iter().map(told).collect();
            }
        };
        let it = ahead::what_if(catalog, (body, program), record, today, (&designation, date));
        let mut views = vec![
            text_el("h4", "", &words::supposed(&common::designation(catalog, &designation), date)),
            p(&words::prospect(it.prospect, today)),
        ];
        views.extend(told_stranded(store, body, program, &it.supposed, &it.stranded, today));
        views
    })
}

/// What would give less, with the reasons.
pub(super) fn told_stranded(
    store: Store,
    body: &'static Body,
    program: &'static Program,
    supposed: &Record,
    stranded: &[Stranded],
    today: Day,
) -> Vec<El> {
    let evaluation = evaluate(body, program, supposed, today);
    let case = Case::of(store, &Judged { body, program, evaluation }, supposed);
    let points = |it: Extent| common::amount(Amount { sure: it, possible: it }, case.unit(None));
    let told = |it: &Stranded| {
        let reason = reason(case, &it.reason);
        words::stranded(&case.entry(&it.entry), &points(it.after), &points(it.before), &reason)
    };
    let rows: Vec<String> = stranded.iter().map(told).collect();
    match rows.is_empty() {
        true => vec![p(words::nothing_stranded())],
        false => vec![text_el("h4", "", words::gives_less()), list(rows.iter().map(String::as_str))],
    }
}
