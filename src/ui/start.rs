//! The first page: what the app is, and the ways in.

use leptos::prelude::*;

use super::html::{El, el, text_el};
use super::parts::{heading, link, p};
use super::store::Store;
use crate::app::overview;
use crate::app::place::{Book, FormId, Place, Screen, Subject};
use crate::words::{pages, result};

pub(super) fn page(store: Store) -> Vec<El> {
    let mine = move || {
        store.news.get();
        let empty = store.peek(|it| overview::is_empty(&it.mine.record));
        if empty { pages::START } else { pages::CONTINUE }.to_owned()
    };
    let example = Place { book: Book::Example, screen: Screen::Record };
    let ways = el("p")
        .class("actions")
        .child(link(&Place::mine(Screen::Record).href(), "").class("button").live_text(Box::new(mine)))
        .child(link(&example.href(), pages::TRY).class("button second"));
    let hero = el("div")
        .class("hero")
        .child(heading(pages::START_TITLE))
        .child(text_el("p", "lead", pages::START_LEAD))
        .child(ways);
    let programs = store.catalog().bodies.iter().map(|body| {
        let programs = body.programs.iter().map(|it| result::program(&it.name, &it.initials));
        let programs = programs.map(|it| text_el("li", "", &it));
        el("li").child(text_el("strong", "", &body.name)).child(el("ul").class("plain").children(programs))
    });
    let goals = Place::mine(Screen::Form(FormId::new(Subject::Goals))).href();
    let goals = el("p").child(link(&goals, pages::CHOOSE_GOALS));
    let section = |title: &str| el("section").child(text_el("h2", "", title));
    let columns = el("div")
        .class("columns")
        .child(section(pages::START_PRIVATE_TITLE).child(p(pages::START_PRIVATE)))
        .child(section(pages::START_ADVICE_TITLE).child(p(pages::START_ADVICE)))
        .child(
            section(pages::START_PROGRAMS)
                .child(goals)
                .child(el("ul").class("plain bodies").children(programs))
                .children(checked(store)),
        );
    vec![hero, columns]
}

/// The day on which the rules were last compared with their sources.
pub(super) fn checked(store: Store) -> Option<El> {
    let sources = store.catalog().bodies.iter().flat_map(|it| &it.sources);
    let checked = sources.map(|it| it.checked).min_by_key(|it| it.last());
    checked.map(|it| text_el("p", "small", &result::rules_checked(it)))
}

pub(super) fn not_found(store: Store) -> Vec<El> {
    vec![heading(pages::NOT_FOUND_TITLE), el("p").child(link(&store.href(Screen::Start), pages::TO_START))]
}
