//! The result for one program: the verdict, the requirements, the steps, the points, and what is not checked.

use leptos::prelude::*;

use clerkready::advice::advice;
use clerkready::date::Day;
use clerkready::engine::evaluate;
use clerkready::evaluation::{Ask, Evaluation, StepState};
use clerkready::id::{CategoryId, EntryId, ProgramId, RequirementId};
use clerkready::program::{Body, Cite, Edition, Program, Unit};
use clerkready::record::{AnsweredBy, Record};

use super::html::{El, drawing, el, text_el};
use super::parts::{block, button, details, heading, link, link_about, p, sentences};
use super::store::Store;
use super::{ahead, bar, choices, icon, question, requirement, rules, rulings, start};
use crate::app::asked;
use crate::app::bars::{Bar, bars};
use crate::app::goals::{self, Judged};
use crate::app::overview::{self, State};
use crate::app::place::{FormId, Screen, Subject};
use crate::browser::page as browser_page;
use crate::words::{common, glance as glance_words, packet as packet_words, pages, quoted, result as words};

/// What every part of a result is about.
#[derive(Clone, Copy)]
pub(super) struct Case<'a> {
    pub(super) store: Store,
    pub(super) body: &'static Body,
    pub(super) program: &'static Program,
    pub(super) edition: &'static Edition,
    pub(super) record: &'a Record,
}

impl<'a> Case<'a> {
    pub(super) fn of(store: Store, it: &Judged<'static>, record: &'a Record) -> Case<'a> {
        let edition = overview::edition(it.program, &it.evaluation);
        Case { store, body: it.body, program: it.program, edition, record }
    }

    /// The title of a requirement or of a part of one.
    pub(super) fn title_of(&self, id: &RequirementId) -> String {
        quoted(self.edition.requirement(id).map_or(id.as_str(), |it| it.title.as_str()))
    }

    /// What a category's figures count; what most of the body's count where there is none.
    pub(super) fn unit(&self, category: Option<&CategoryId>) -> Unit {
        let category = category.and_then(|id| self.body.category(id)).or(self.body.categories.first());
        category.map_or(Unit::Points, |it| it.unit)
    }

    /// The way to answer a question.
    pub(super) fn answer(&self, question: &str, by: AnsweredBy) -> FormId {
        overview::answer_form(self.record, self.program, question, by)
    }

    pub(super) fn entry(&self, id: &EntryId) -> String {
        common::entry(self.store.catalog(), self.record, id)
    }
}

pub(super) fn page(store: Store, program: Option<ProgramId>) -> Vec<El> {
    let content = move || {
        store.facts.get();
        store.peek(|it| {
            let (record, today) = (&it.open().record, it.today);
            match chosen(store, record, program.as_ref()) {
                Some((_, program)) => evaluated(store, &program.id, record, today),
                None => vec![heading(words::title()), p(words::no_program())],
            }
        })
    };
    vec![el("div").live(Box::new(content))]
}

pub(super) fn title(store: Store, program: Option<&ProgramId>) -> String {
    let chosen = store.peek(|it| chosen(store, &it.open().record, program));
    match chosen {
        Some((_, program)) => words::title_of(&program.initials),
        None => words::title().to_owned(),
    }
}

fn chosen(store: Store, record: &Record, program: Option<&ProgramId>) -> Option<(&'static Body, &'static Program)> {
    let catalog = store.catalog();
    catalog.program(program.or_else(|| overview::suggested_program(catalog, record))?)
}

/// The result for one program, judged beside the others that the person works toward.
fn evaluated(store: Store, id: &ProgramId, record: &Record, today: Day) -> Vec<El> {
    let all = goals::judged(store.catalog(), record, Some(id), today);
    let Some(it) = all.iter().find(|it| it.program.id == *id) else { return Vec::new() };
    let (program, evaluation) = (it.program, &it.evaluation);
    let case = Case::of(store, it, record);
    let advice = advice(program, record, evaluation);
    let plans = goals::planned(store.catalog(), record, Some(id), today);
    let plan = plans.iter().find(|it| it.program.id == *id).map(|it| &it.evaluation);
    let bars = bars(case.edition, evaluation, plan);
    let requirements = evaluation.outcomes.iter().filter_map(|it| requirement::card(case, it, &advice.gaps));
    let parts = el("div")
        .children(rules::about(case))
        .child(block(words::requirements()).child(el("div").class("requirements").children(requirements)))
        .child(ahead::section(case))
        .child(steps(case, &evaluation.steps))
        .children(fees(case))
        .children(choices::section(case, evaluation.assignment.as_ref()))
        .children(rulings::section(case, &evaluation.rulings))
        .children(counting(case))
        .children(courses(case))
        .children(not_checked(case))
        .child(about_rules(case, evaluation));
    let side = el("div").class("side").child(verdict(case, evaluation, advice.question.as_ref(), &bars));
    vec![
        switch(store, program, &all, record, today),
        heading(&words::program(&program.name, &program.initials)),
        el("div").class("result").child(side).child(parts),
    ]
}

/// The programs that the person works toward, each with its own state, and the way to the others.
fn switch(store: Store, shown: &Program, goals: &[Judged], record: &Record, today: Day) -> El {
    let item = |program: &Program, evaluation: &Evaluation| {
        let href = store.href(Screen::Result(Some(program.id.clone())));
        let state = State::from(&evaluation.verdict);
        let mut item = link(&href, "").child(text_el("span", "", &program.initials)).child(icon::state(state));
        if program.id == shown.id {
            item = item.attr("aria-current", "page");
        }
        el("li").child(item)
    };
    let items = goals.iter().map(|it| item(it.program, &it.evaluation));
    let others = store.catalog().programs().filter(|(_, it)| !goals.iter().any(|goal| goal.program.id == it.id));
    let others: Vec<El> =
        others.map(|(body, program)| item(program, &evaluate(body, program, record, today))).collect();
    let glance = el("p").class("row").child(link(&store.href(Screen::Glance), glance_words::title()));
    let goals = link(&store.form_href(FormId::new(Subject::Goals)), words::choose_goals());
    let more = (!others.is_empty()).then(|| {
        details("others", words::other_programs()).child(el("ul").children(others)).child(el("p").child(goals))
    });
    el("nav")
        .class("switch")
        .attr("aria-label", words::switch())
        .child(el("ul").children(items))
        .child(glance)
        .children(more)
}

fn verdict(case: Case, evaluation: &Evaluation, next: Option<&Ask>, bars: &[Bar]) -> El {
    let (met, all) = overview::met_of(evaluation);
    let ready = State::from(&evaluation.ready_to_apply);
    let grant = State::from(&evaluation.can_be_granted.verdict);
    let said = [words::advice(&case.body.decides), words::judged_on(evaluation.day)];
    let earliest = words::earliest(evaluation.can_be_granted.earliest, ready, grant).map(|it| p(&it));
    let apply = link(&case.store.href(Screen::Packet(case.program.id.clone())), packet_words::get_ready());
    let figures = el("dl")
        .child(text_el("dt", "", words::ready_heading()))
        .child(text_el("dd", "", words::ready(ready)))
        .child(text_el("dt", "", words::grant_heading()))
        .child(el("dd").child(icon::state(grant)).children(earliest));
    el("section")
        .class("verdict")
        .child(text_el("p", "who", &case.record.person.name))
        .child(el("p").class("headline").child(icon::state(State::from(&evaluation.verdict))))
        .child(p(&words::met_of(met, all)))
        .children(next.and_then(|it| question::next(case, it)))
        .children(bar::section(case, bars))
        .child(figures)
        .child(sentences("small", &[&said[0], &said[1]]))
        .child(
            el("p")
                .class("row screen-only")
                .child(apply)
                .child(button("link", words::print()).press(browser_page::print)),
        )
}

fn steps(case: Case, states: &[StepState]) -> El {
    let rows = states.iter().filter_map(|it| step(case, it));
    block(words::steps()).child(p(words::steps_lead())).child(el("ul").class("cards").children(rows))
}

fn step(case: Case, state: &StepState) -> Option<El> {
    let step = case.edition.step(&state.step)?;
    let href = case.store.form_href(overview::step_form(case.record, case.program, &step.id));
    let done = overview::is_done(state);
    let what = quoted(&step.what);
    let action = if done { pages::change() } else { pages::mark_done() };
    let view = el("li")
        .class("card")
        .child(text_el("h3", "", &what))
        .child(el("p").class("done").children(done.then(|| drawing(icon::CHECK))).child(text_el(
            "span",
            "",
            &words::step(step, state),
        )))
        .child(el("p").class("row").child(link_about(&href, action, &what)))
        .children(requirement::sources(case.body, &step.cites));
    Some(view)
}

fn fees(case: Case) -> Option<El> {
    let rows = case.edition.fees.iter().map(|it| {
        let with = it.with.as_ref().and_then(|id| case.edition.step(id)).map(|it| it.what.as_str());
        el("li")
            .child(text_el("p", "part", &quoted(&it.what)))
            .child(p(&words::fee(it, with)))
            .children(requirement::sources(case.body, &it.cites))
    });
    let rows = el("ul").class("rulings").children(rows);
    (!case.edition.fees.is_empty()).then(|| block(words::fees()).child(p(words::fees_lead())).child(rows))
}

/// From when on what was done counts, where the rules have such a day.
fn counting(case: Case) -> Option<El> {
    let after = case.edition.counting.after.as_ref()?;
    let view = block(words::counting())
        .child(el("ul").children(after.readings.iter().map(|it| text_el("li", "", &quoted(&it.says)))));
    let enter = (1 < after.readings.len()).then(|| {
        let form = case.answer(asked::BOUNDARY, AnsweredBy::Body);
        el("p").class("row").child(link(&case.store.form_href(form), words::enter_answer()))
    });
    Some(view.children(enter).children(requirement::sources(case.body, &after.cites)))
}

fn courses(case: Case) -> Option<El> {
    let courses = &case.edition.courses;
    let rows = courses.iter().map(|it| text_el("li", "", &words::course(&it.name, &it.topics)));
    let cites: Vec<Cite> = courses.iter().flat_map(|it| it.cites.iter().cloned()).collect();
    (!courses.is_empty()).then(|| {
        block(words::courses())
            .child(p(words::courses_lead()))
            .child(el("ul").children(rows))
            .children(requirement::sources(case.body, &cites))
    })
}

pub(super) fn not_checked(case: Case) -> Option<El> {
    let texts = &case.edition.not_checked;
    (!texts.is_empty()).then(|| {
        block(words::not_checked()).child(el("ul").children(texts.iter().map(|it| text_el("li", "", &quoted(it)))))
    })
}

pub(super) fn about_rules(case: Case, evaluation: &Evaluation) -> El {
    let edition = words::edition(case.edition.from, case.edition.basis);
    let fit = words::edition_fit(evaluation.edition_fit).unwrap_or_default();
    let sources = case.body.sources.iter();
    let documents = sources.map(|it| text_el("li", "", &words::document(&it.title, &it.publisher, it.dated)));
    block(words::about_rules())
        .child(sentences("", &[&edition, fit]))
        .child(el("ul").children(documents))
        .children(start::checked(case.store))
}
