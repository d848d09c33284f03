//! The first page: what the app is, and the ways in.

use leptos::prelude::*;

use super::begin;
use super::html::{El, el, text_el};
use super::parts::{heading, link, p};
use super::store::Store;
use crate::app::model::Model;
use crate::app::overview;
use crate::app::place::{Book, FormId, Place, Screen, Subject};
use crate::words::{begin as begin_words, pages, quoted, result};

pub(super) fn page(store: Store) -> Vec<El> {
    // What is found when the record is loaded is mostly what was expected, and then nothing is made anew.
    let is_new = Memo::new(move |_| {
        store.facts.get();
        store.keeping.get();
        u32::from(store.peek(Model::is_new))
    });
    let ways = move || match is_new.get() {
        0 => vec![ways(pages::go_on(), "button")],
        _ => first_ways(store),
    };
    let hero = el("div")
        .class("hero")
        .child(heading(pages::start_title()))
        .child(text_el("p", "lead", pages::start_lead()))
        .child(p(pages::start_private()))
        .child(el("div").live(Box::new(ways)));
    let programs = move || {
        store.facts.get();
        let offered = overview::offered(store.catalog()).into_iter();
        offered
            .map(|(body, programs)| {
                let programs = programs.iter().map(|it| text_el("li", "", &result::program(&it.name, &it.initials)));
                el("li")
                    .child(text_el("strong", "", &quoted(&body.name)))
                    .child(el("ul").class("plain").children(programs))
            })
            .collect()
    };
    let goals = Place::mine(Screen::Form(FormId::new(Subject::Goals))).href();
    let goals = el("p").child(link(&goals, pages::choose_goals()));
    let section = |title: &str| el("section").child(text_el("h2", "", title));
    let columns =
        el("div").class("columns").child(section(pages::start_advice_title()).child(p(pages::start_advice()))).child(
            section(pages::start_programs())
                .child(goals)
                .child(el("ul").class("plain bodies").live(Box::new(programs)))
                .children(checked(store)),
        );
    vec![hero, columns]
}

/// The ways in for somebody who is here for the first time.
fn first_ways(store: Store) -> Vec<El> {
    let places = el("section").child(text_el("h2", "", begin_words::place())).child(begin::places(store.catalog()));
    vec![places, p(begin_words::not_now()), ways(pages::start(), "button second")]
}

/// The way to one's own record, and the one to the example.
fn ways(mine: &str, class: &str) -> El {
    let example = Place { book: Book::Example, screen: Screen::Record };
    el("p")
        .class("actions")
        .child(link(&Place::mine(Screen::Record).href(), mine).class(class))
        .child(link(&example.href(), pages::try_example()).class("button second"))
}

/// The day on which the rules were last compared with their sources.
pub(super) fn checked(store: Store) -> Option<El> {
    let sources = store.catalog().bodies.iter().flat_map(|it| &it.sources);
    let checked = sources.map(|it| it.checked).min_by_key(|it| it.last());
    checked.map(|it| text_el("p", "small", &result::rules_checked(it)))
}

pub(super) fn not_found(store: Store) -> Vec<El> {
    vec![heading(pages::not_found_title()), el("p").child(link(&store.href(Screen::Start), pages::to_start()))]
}
