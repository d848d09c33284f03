//! The record: about me, what I work toward, activities, counts and figures on paper, answers, steps.

use leptos::prelude::*;

use clerkready::id::EntryId;
use clerkready::program::{Program, Step};
use clerkready::record::{Activity, Record, Status};

use super::begin;
use super::html::{El, drawing, el, text_el};
use super::icon;
use super::parts::{button, heading, link, link_about, p};
use super::store::Store;
use crate::app::asked::{Asked, Wants};
use crate::app::entry::{Entry, find};
use crate::app::model::Model;
use crate::app::place::{Book, FormId, Screen, Subject, Which};
use crate::app::scope::Scope;
use crate::app::update::{Msg, list_id};
use crate::app::{forms, overview};
use crate::browser::files;
use crate::words::{begin as words_begin, common, forms as words, moving, pages, quoted, review as words_review};

pub(super) fn page(store: Store) -> Vec<El> {
    let book = store.peek(|it| it.place.book);
    let content = move || {
        store.facts.get();
        vec![store.peek(|it| sections(store, &it.open().record))]
    };
    let actions = el("p")
        .class("actions thumb")
        .child(link(&store.href(Screen::ChooseKind(Which::New)), pages::add_activity()).class("button"))
        .child(link(&store.href(Screen::Result(None)), pages::see_result()).class("button second"));
    let reminder = move || {
        store.facts.get();
        store.keeping.get();
        store.peek(Model::days_without_backup).map(|days| reminder(store, days)).into_iter().collect()
    };
    vec![heading(title(book)), el("div").live(Box::new(reminder)), el("div").live(Box::new(content)), actions]
}

/// What is in no file yet, and the way to one.
fn reminder(store: Store, days: i64) -> El {
    let save = match files::shares() {
        true => button("second", moving::share()).press(move || store.send(Msg::ClickedShare)),
        false => button("second", pages::download_record()).press(move || store.send(Msg::ClickedExport)),
    };
    el("div").class("notice").child(p(&moving::not_backed_up(days))).child(el("p").child(save))
}

pub(super) fn title(book: Book) -> &'static str {
    match book {
        Book::Mine => pages::record_title(),
        Book::Example => pages::example_title(),
        Book::Reviewed(_) => words_review::record_title(),
    }
}

fn sections(store: Store, record: &Record) -> El {
    let list = |subject: Subject| section(store, record, subject);
    let about_me = el("div")
        .child(person(store, record))
        .child(goals(store, record))
        .child(list(Subject::Position))
        .child(list(Subject::Membership))
        .child(list(Subject::Enrollment))
        .child(list(Subject::Award));
    let answered = [Subject::Answer, Subject::Told].into_iter();
    let answers = answered.filter(|it| !overview::ids(record, *it).is_empty()).map(list);
    let rest = el("div")
        .child(list(Subject::Activity))
        .child(list(Subject::Tally))
        .child(list(Subject::Rate))
        .children(answers)
        .child(steps(store, record));
    el("div").children(begin::ways(store, record)).child(el("div").class("two").child(about_me).child(rest))
}

fn person(store: Store, record: &Record) -> El {
    let (name, municipality) = (&record.person.name, &record.person.municipality);
    let href = store.form_href(FormId::new(Subject::Person));
    if name.is_empty() && municipality.is_empty() {
        let none = text_el("p", "none", pages::none_yet(Subject::Person));
        let add = link(&href, pages::add(Subject::Person)).class("add");
        return headed(Subject::Person).child(none).child(el("p").child(add));
    }
    let title = if name.is_empty() { pages::nameless() } else { name };
    let change = link_about(&href, pages::change(), common::subject(Subject::Person));
    let card = el("div")
        .class("card")
        .child(text_el("h3", "", title))
        .child(p(municipality))
        .child(el("p").class("row").child(change));
    headed(Subject::Person).child(card)
}

fn goals(store: Store, record: &Record) -> El {
    let catalog = store.catalog();
    let href = store.form_href(FormId::new(Subject::Goals));
    let goals = &record.choices.goals;
    if goals.is_empty() {
        let scope = Scope::of(catalog, record);
        let meant: Vec<&str> = scope.programs.iter().map(|it| it.1.initials.as_str()).collect();
        let none = text_el("p", "none", &words_begin::meant(&meant));
        let add = link(&href, pages::add(Subject::Goals)).class("add");
        return headed(Subject::Goals).child(none).child(el("p").child(add));
    }
    let names = goals.iter().map(|it| text_el("li", "", &common::designation(catalog, it)));
    let change = link_about(&href, pages::change(), common::plural(Subject::Goals));
    let card = el("div")
        .class("card")
        .child(el("ul").class("plain").children(names))
        .child(el("p").class("row").child(change));
    headed(Subject::Goals).child(card)
}

/// The section of one kind of entry, with the heading that takes the focus when one of them goes.
fn headed(subject: Subject) -> El {
    let heading = text_el("h2", "", common::plural(subject)).attr("tabindex", "-1").id(list_id(subject));
    el("section").class("block").child(heading)
}

/// A list of entries of one kind, and the way to add one.
fn section(store: Store, record: &Record, subject: Subject) -> El {
    let ids = overview::ids(record, subject);
    let empty = ids.is_empty().then(|| text_el("p", "none", pages::none_yet(subject)));
    // Activities are added at the foot of the page, where the thumb is; answers where the question stands.
    let add = match subject {
        Subject::Answer | Subject::Told | Subject::Activity => None,
        _ => Some(store.form_href(FormId::new(subject))),
    };
    let add = add.map(|href| el("p").child(link(&href, pages::add(subject)).class("add")));
    let cards = ids.into_iter().filter_map(|id| card(store, record, subject, id));
    let more = (subject == Subject::Activity).then(|| begin::more(store, record)).flatten();
    headed(subject).children(empty).children(more).child(el("ul").class("cards").children(cards)).children(add)
}

fn card(store: Store, record: &Record, subject: Subject, id: EntryId) -> Option<El> {
    let catalog = store.catalog();
    let entry = find(record, &id)?;
    let (name, lines) = match &entry {
        Entry::Position(it) => {
            let role = it.role.as_ref().map(|id| quoted(catalog.role(id).map_or(id.as_str(), |it| it.name.as_str())));
            let role = role.unwrap_or_else(|| pages::not_told().to_owned());
            let share = it.share.map(pages::share).unwrap_or_default().to_owned();
            (it.official_title.clone(), vec![role, it.employer.clone(), common::term(it.from, it.until), share])
        }
        Entry::Membership(it) => {
            (common::body(catalog, &it.body), vec![it.class.clone(), common::term(it.from, it.until)])
        }
        Entry::Enrollment(it) => {
            let position = it.position.as_ref().map(|id| common::entry(catalog, record, id)).unwrap_or_default();
            (common::span(it.on, None), vec![common::designation(catalog, &it.program), position])
        }
        Entry::Award(it) => {
            let standing = it.in_good_standing.map(pages::standing).unwrap_or_default();
            (common::designation(catalog, &it.program), vec![common::span(it.on, None), standing.to_owned()])
        }
        Entry::Activity(it) => (common::activity(catalog, it), activity_lines(store, it)),
        Entry::Tally(it) => {
            let body = catalog.program(&it.program).map(|(body, _)| body);
            let name = common::sum(catalog, body, &it.category, it.points);
            let program = common::designation(catalog, &it.program);
            (name, vec![program, pages::as_of(&common::date(it.as_of)), it.from.clone()])
        }
        Entry::Rate(it) => {
            let body = catalog.program(&it.program).map(|(body, _)| body);
            let figure = common::sum(catalog, body, &it.category, it.points);
            let program = common::designation(catalog, &it.program);
            let name = quoted(&forms::name_of(catalog, it.kind.as_str()));
            (name, vec![pages::per(&figure, it.per), program, it.from.clone()])
        }
        Entry::Answer(it) => {
            let asked = Asked::find(catalog, None, Some(&it.program), &it.question);
            let wants = asked.as_ref().map(|asked| asked.wants(it.by));
            let question = asked.map_or_else(|| it.question.clone(), |it| common::question(catalog, &it.what));
            let says = match wants {
                Some(Wants::Reading(readings)) => {
                    readings.into_iter().find(|(id, _)| id.as_str() == it.value).map(|(_, says)| quoted(says))
                }
                Some(Wants::YesOrNo(asks) | Wants::Number(asks)) => {
                    Some([&quoted(asks), " ", &words::answered(&it.value)].concat())
                }
                None => None,
            };
            let says = says.unwrap_or_else(|| it.value.clone());
            (question, vec![says, it.on.map(|on| pages::answered_on(&common::date(on))).unwrap_or_default()])
        }
        Entry::Person(_) | Entry::Goals(_) | Entry::Step(_) => return None,
    };
    let planned = matches!(&entry, Entry::Activity(it) if it.status == Status::Planned);
    let tag = planned.then(|| el("p").child(text_el("span", "tag", pages::planned())));
    let lines = lines.iter().filter(|it| !it.is_empty()).map(|it| p(it));
    let href = store.form_href(FormId::entry(subject, &id));
    let again = matches!(subject, Subject::Activity).then(|| store.form_href(FormId::like(&id)));
    let again = again.map(|href| link_about(&href, words_begin::like(), &name));
    let change = link_about(&href, pages::change(), &name);
    let row = el("p").class("row").child(change).children(again).children(remove(store, id, &name));
    Some(el("li").class("card").child(text_el("h3", "", &name)).children(tag).children(lines).child(row))
}

pub(super) fn activity_lines(store: Store, it: &Activity) -> Vec<String> {
    let catalog = store.catalog();
    let kind = common::kind(catalog, it);
    let mut lines = vec![common::span(it.from, it.to)];
    if kind != common::activity(catalog, it) {
        lines.insert(0, kind);
    }
    if it.item.is_some() {
        lines.push(it.title.clone());
    }
    lines.extend(it.minutes.map(common::hours));
    for stated in &it.stated {
        let body = stated.body.as_ref().and_then(|id| catalog.bodies.iter().find(|it| it.id == *id));
        let figure = common::sum(catalog, body, &stated.category, stated.points);
        lines.push(match &stated.body {
            Some(id) => pages::stated(&figure, &common::body(catalog, id)),
            None => figure,
        });
    }
    lines
}

/// The steps of the programs that the person works toward, and of those with a step done.
fn steps(store: Store, record: &Record) -> El {
    let today = store.peek(|it| it.today);
    let mut scope = Scope::of(store.catalog(), record);
    for done in &record.steps {
        scope = scope.with(Some(&done.program));
    }
    let filed = scope.filed();
    let mut list = el("ul").class("cards");
    for (_, program) in &filed {
        let name = (1 < filed.len()).then_some(program.initials.as_str());
        for step in &program.edition_on(today).0.steps {
            list = list.child(step_card(store, record, program, step, name));
        }
    }
    headed(Subject::Step).child(list)
}

fn step_card(store: Store, record: &Record, program: &Program, step: &Step, name: Option<&str>) -> El {
    let href = store.form_href(overview::step_form(record, program, &step.id));
    let done = record.steps.iter().find(|it| it.program == program.id && it.step == step.id);
    let what = quoted(&step.what);
    let (state, row) = match done {
        Some(done) => {
            let arrives = step.deadline.as_ref().map(|it| it.arrives);
            let when = done.done_on.map(|it| pages::done_on(arrives, &common::date(it)));
            let state = el("p").class("done").child(drawing(icon::CHECK)).child(text_el(
                "span",
                "",
                when.as_deref().unwrap_or(pages::done_undated()),
            ));
            let change = link_about(&href, pages::change(), &what);
            (state, el("p").child(change).children(remove(store, done.id.clone(), &what)))
        }
        None => (p(pages::not_done()), el("p").child(link_about(&href, pages::mark_done(), &what))),
    };
    el("li").class("card").child(text_el("h3", "", &what)).children(name.map(p)).child(state).child(row.class("row"))
}

fn remove(store: Store, id: EntryId, what: &str) -> Option<El> {
    let remove = button("link", pages::remove())
        .child(text_el("span", "hide", &[" ", what].concat()))
        .press(move || store.send(Msg::ClickedRemove(id.clone())));
    store.peek(|it| !it.open().is_read_only()).then_some(remove)
}
