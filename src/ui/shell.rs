//! What surrounds every page: the bars, lasting notices, the last change with its way back, and the page's title.

use leptos::prelude::*;

use super::html::{El, drawing, el, text_el};
use super::parts::{button, link};
use super::store::Store;
use super::{framed, icon, later, packet, record, renewal, result, review, rules, start, tongues};
use crate::app::model::{Undo, Version};
use crate::app::notebook::Keeping;
use crate::app::place::{Book, Place, Screen};
use crate::app::update::{Focus, Msg};
use crate::browser::{ids, page};
use crate::words::{
    begin, embed as words_embed, forms, glance as words_glance, keeping, moving, pages, review as words_review,
    table as words_table, unmarked, version,
};

/// Shows the whole app in an element of the page.
pub fn show(store: Store, page: &web_sys::Element) {
    // The title of the window follows the page, and the page says in which language it is.
    Effect::new(move |_| {
        store.tongue.get();
        page::set_language(store.peek(|it| it.tongue));
        store.news.get();
        let (place, wrong) = store.peek(|it| (it.place.clone(), !it.problems.is_empty()));
        let title = pages::page_title(&title(store, &place));
        page::set_title(&unmarked(&if wrong { forms::error_title(&title) } else { title }));
    });
    // In another language every view is another one; the choice of it stays where it is, with the focus.
    let views = move || {
        store.tongue.get();
        surface(store)
    };
    el("div").live(Box::new(views)).mount(page);
    tongues::choice(store).mount(page);
    later::fetch(store);
}

/// Everything that is in the language of the page.
fn surface(store: Store) -> Vec<El> {
    let banner = el("aside").live(Box::new(move || banner(store)));
    let main = el("main").id("main").live(Box::new(move || screen(store)));
    let notices = el("div").attr("role", "alert").live(Box::new(move || kept(store)));
    let about = el("aside").attr("aria-label", words_embed::about()).live(Box::new(move || framed::about(store)));
    let page = el("div").class("wrap").child(notices).child(main).child(about);
    vec![skip(), header(store), banner, page, toast(store)]
}

fn screen(store: Store) -> Vec<El> {
    store.page.get();
    match store.peek(|it| it.place.screen.clone()) {
        Screen::Start => start::page(store),
        Screen::Continue => later::or_failed(store, framed::arriving()),
        Screen::NotFound => start::not_found(store),
        screen => later::show(store, screen),
    }
}

fn title(store: Store, place: &Place) -> String {
    match &place.screen {
        Screen::Start => pages::start_title().to_owned(),
        Screen::Record => record::title(place.book).to_owned(),
        Screen::ChooseKind(_) => forms::kind_question().to_owned(),
        Screen::Form(id) => forms::title(id).to_owned(),
        Screen::Checklist => begin::checklist_title().to_owned(),
        Screen::Table => words_table::title().to_owned(),
        Screen::Result(program) => result::title(store, program.as_ref()),
        Screen::Requirement(program, _) => result::title(store, Some(program)),
        Screen::Glance => words_glance::title().to_owned(),
        Screen::Packet(program) => packet::title(store, program),
        Screen::Files => pages::files_title().to_owned(),
        Screen::Review => words_review::title().to_owned(),
        Screen::Embed => words_embed::title().to_owned(),
        Screen::Continue => words_embed::arriving_title().to_owned(),
        Screen::NotFound => pages::not_found_title().to_owned(),
    }
}

fn skip() -> El {
    text_el("a", "skip", pages::skip()).attr("href", "#main").on(
        "click",
        Box::new(|event| {
            event.prevent_default();
            page::focus(Focus::Heading);
        }),
    )
}

fn header(store: Store) -> El {
    let brand = el("a")
        .class("brand")
        .live_attr("href", Box::new(move || Some(store.live_href(Screen::Start))))
        .child(drawing(icon::SHIELD))
        .child(text_el("span", "", pages::app()));
    let items = [
        (Screen::Record, icon::NOTEBOOK, pages::record()),
        (Screen::Result(None), icon::SHIELD, pages::result()),
        (Screen::Files, icon::ARROWS, pages::files()),
    ];
    let list = el("ul").children(items.map(|(screen, path, name)| bar_item(store, screen, path, name)));
    let bar = el("nav").class("bar").attr("aria-label", pages::nav()).child(list);
    el("header").class("top").child(el("div").class("wrap").child(brand).child(bar))
}

fn bar_item(store: Store, screen: Screen, path: &str, name: &str) -> El {
    let target = screen.clone();
    let current = move || {
        store.page.get();
        let here = store.peek(|it| {
            matches!(
                (&it.place.screen, &target),
                (
                    Screen::Record | Screen::ChooseKind(_) | Screen::Checklist | Screen::Table | Screen::Form(_),
                    Screen::Record
                ) | (
                    Screen::Result(_) | Screen::Requirement(..) | Screen::Glance | Screen::Packet(_),
                    Screen::Result(_)
                ) | (Screen::Files, Screen::Files)
            )
        });
        here.then(|| "page".to_owned())
    };
    let link = el("a")
        .live_attr("href", Box::new(move || Some(store.live_href(screen.clone()))))
        .live_attr("aria-current", Box::new(current))
        .child(drawing(path))
        .child(text_el("span", "", name));
    el("li").child(link)
}

/// What has to be said of the book that is open.
fn banner(store: Store) -> Vec<El> {
    store.page.get();
    store.keeping.get();
    match store.peek(|it| it.place.book) {
        Book::Mine => return record_banner(store),
        Book::Reviewed(number) => return vec![store.peek(|it| review::banner(it.review.name(number)))],
        Book::Example => {}
    }
    let restore = button("link", pages::restore_example()).press(move || store.send(Msg::ClickedRestoreExample));
    let leave = link(&Place::mine(Screen::Start).href(), pages::leave_example());
    let inside = el("div")
        .class("wrap")
        .child(text_el("p", "", pages::example_banner()))
        .child(el("p").class("row").child(restore).child(leave));
    vec![el("div").class("example").child(inside)]
}

/// Whose record is open, where this device has several.
fn record_banner(store: Store) -> Vec<El> {
    store.facts.get();
    let Some(name) = store.peek(|it| it.has_several_records().then(|| it.record_name())) else { return Vec::new() };
    let switch = link(&store.href(Screen::Files), moving::switch());
    let inside = el("div")
        .class("wrap")
        .child(text_el("p", "", &moving::open_now(&name)))
        .child(el("p").class("row").child(switch));
    vec![el("div").class("example").child(inside)]
}

/// The lasting notices on how the record is kept.
fn kept(store: Store) -> Vec<El> {
    store.keeping.get();
    store.page.get();
    let (state, set_aside) = store.peek(|it| (it.open().keeping, !it.set_aside.is_empty()));
    let again = match state {
        Keeping::Cleared => {
            Some(button("second", keeping::save_again()).press(move || store.send(Msg::ClickedSaveAgain)))
        }
        Keeping::Erased => Some(button("second", moving::go_on()).press(move || {
            let next = store.peek(|it| it.another(ids::own()));
            store.send(Msg::ClickedGoOn(next));
        })),
        _ => None,
    };
    let again = again.map(|it| el("p").child(it));
    let notice = |title: &str, text: &str| {
        el("div").class("notice").child(text_el("h2", "", title)).child(text_el("p", "", text))
    };
    let lasting = keeping::keeping(&state).map(|(title, text)| notice(title, text).children(again));
    let aside = set_aside.then(|| {
        let open = el("p").child(link(&store.href(Screen::Files), keeping::open_files()));
        notice(keeping::set_aside_notice(), keeping::set_aside_notice_more()).child(open)
    });
    let version = match store.peek(|it| (it.version, it.is_entering())) {
        (Version::Newest, _) => None,
        (Version::Waits, true) => Some(notice(version::title(), version::form_first())),
        (Version::Waits, false) => {
            let apply = button("second", version::apply()).press(move || store.send(Msg::ClickedNewVersion));
            Some(notice(version::title(), version::more()).child(el("p").child(apply)))
        }
        (Version::Comes, _) => Some(notice(version::title(), version::comes())),
    };
    lasting.into_iter().chain(aside).chain(version).chain(renewal::notice(store)).chain(rules::notice(store)).collect()
}

/// The last change in a sentence, with "Undo" where it can be undone.
fn toast(store: Store) -> El {
    let notice = move || {
        store.news.get();
        store.peek(|it| it.notice)
    };
    let buttons = move || {
        let Some(it) = notice() else { return Vec::new() };
        let undo =
            (it.undo == Undo::Offered).then(|| button("", keeping::undo()).press(move || store.send(Msg::ClickedUndo)));
        let dismiss = button("", keeping::dismiss()).press(move || store.send(Msg::DismissedNotice));
        undo.into_iter().chain([dismiss]).collect()
    };
    let class = move || Some(if notice().is_some() { "toast open" } else { "toast" }.to_owned());
    let said = move || notice().map(|it| keeping::said(it.said)).unwrap_or_default().to_owned();
    el("div")
        .live_attr("class", Box::new(class))
        .child(el("p").attr("role", "status").live_text(Box::new(said)))
        .child(el("div").class("row").live(Box::new(buttons)))
}
