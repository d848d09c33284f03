//! Files: taking the record along, loading one, and texts that could not be read.

use leptos::prelude::*;

use clerkready::kept::{Point, Unread};
use clerkready::portable::ReadError;
use clerkready::record::Record;

use super::field::typed;
use super::html::{El, el, text_el};
use super::parts::{block, button, details, heading, list, p, sentences};
use super::store::Store;
use crate::app::model::{Copy, Import, Model, SetAside};
use crate::app::overview;
use crate::app::update::{IMPORT_ID, Msg};
use crate::browser::files;
use crate::words::{keeping, pages};

pub(super) fn page(store: Store) -> Vec<El> {
    let import = move || {
        store.news.get();
        store.peek(|it| answer(store, &it.import, &it.mine.record)).into_iter().collect()
    };
    let set_aside = move || {
        store.keeping.get();
        store.peek(|it| aside_section(store, &it.set_aside)).into_iter().collect()
    };
    let earlier = move || {
        store.keeping.get();
        store.peek(|it| earlier_section(store, it)).into_iter().collect()
    };
    let backed_up = move || {
        store.keeping.get();
        store.peek(|it| keeping::backed_up(it.days_since_backup()))
    };
    let stay = move || {
        store.keeping.get();
        store.peek(|it| keeping::stay(it.stay)).to_owned()
    };
    let export =
        block(pages::export_title()).child(p(pages::export_lead())).child(p("").live_text(Box::new(backed_up))).child(
            el("p")
                .class("actions")
                .child(button("", pages::download_record()).press(move || store.send(Msg::ClickedExport)))
                .child(button("second", pages::copy_record()).press(move || store.send(Msg::ClickedCopy))),
        );
    let load = block(pages::import_title())
        .child(p(pages::import_lead()))
        .child(el("div").live(Box::new(import)))
        .children(inputs(store));
    vec![
        heading(pages::files_title()),
        export,
        load,
        el("div").live(Box::new(earlier)),
        el("div").live(Box::new(set_aside)),
        block(pages::kept_title()).child(p(pages::kept())).child(p("").live_text(Box::new(stay))),
    ]
}

fn inputs(store: Store) -> [El; 3] {
    let pasted = RwSignal::new(String::new());
    let pick = move |event| files::read_chosen(&event, move |text| store.send(Msg::PickedFile(text)));
    let field = |id: &str, label: &str| el("div").class("field").child(text_el("label", "", label).attr("for", id));
    let file = el("input").attr("type", "file").id("file").on("change", Box::new(pick));
    let paste = el("textarea")
        .id("paste")
        .attr("rows", "4")
        .attr("spellcheck", "false")
        .on("input", Box::new(move |event| pasted.set(typed(&event))));
    let load = move || store.send(Msg::PastedText(pasted.get_untracked()));
    [
        field("file", pages::choose_file()).child(file),
        field("paste", pages::paste()).child(paste),
        el("p").child(button("second", pages::load_pasted()).press(load)),
    ]
}

/// What came of the file: a question, or why it was not read.
fn answer(store: Store, import: &Import, mine: &Record) -> Option<El> {
    let host = el("div").id(IMPORT_ID).attr("tabindex", "-1").attr("role", "group").class("problems");
    Some(match import {
        Import::Idle => return None,
        Import::NoText => host.child(p(keeping::no_text())),
        Import::NoFile => host.child(sentences("", &[keeping::no_file(), keeping::nothing_changed()])),
        Import::Unreadable(error) => {
            host.child(text_el("h3", "", keeping::not_read())).children(why(error)).child(p(keeping::nothing_changed()))
        }
        Import::Asking(record) => question(host.class("notice"), store, mine, record),
    })
}

fn question(host: El, store: Store, mine: &Record, record: &Record) -> El {
    let theirs = overview::entries(record);
    let mine = overview::entries(mine);
    let whose = match record.person.name.as_str() {
        "" => keeping::nameless_file().to_owned(),
        name => keeping::whose_file(name),
    };
    let counts = overview::counts(record).into_iter().filter(|(_, count)| 0 < *count);
    let counts = counts.map(|(subject, count)| text_el("li", "", &keeping::count(subject, count)));
    let actions = el("p")
        .class("actions")
        .child(button("", &keeping::replace(mine, theirs)).press(move || store.send(Msg::ClickedReplace)))
        .child(button("second", keeping::keep_mine()).press(move || store.send(Msg::ClickedKeepMine)));
    host.child(text_el("h3", "", &keeping::replace_question(mine, theirs)))
        .child(p(&whose))
        .child(el("ul").children(counts))
        .child(actions)
}

fn why(error: &ReadError) -> Vec<El> {
    let faults = keeping::read_error(error);
    let list = list(faults.iter().map(String::as_str));
    [list].into_iter().chain(keeping::more_faults(error).map(|it| p(&it))).collect()
}

fn earlier_section(store: Store, model: &Model) -> Option<El> {
    let earlier = &model.open().earlier;
    if earlier.is_empty() {
        return None;
    }
    let rows = (1..).zip(earlier).map(|(number, it)| point(store, number, it));
    Some(block(pages::earlier_title()).child(p(pages::earlier_lead())).child(el("ul").class("cards").children(rows)))
}

fn point(store: Store, number: usize, it: &Point) -> El {
    let name = it.name.clone();
    let back = button("link", pages::bring_back())
        .child(text_el("span", "hide", &pages::earlier_short(number)))
        .press(move || store.send(Msg::ClickedRestore(name.clone())));
    el("li")
        .class("card")
        .child(text_el("h3", "", &pages::earlier_name(number, &keeping::saved_at(&it.made))))
        .child(p(&keeping::entries(overview::entries(&it.record))))
        .children(it.apart.then(|| p(pages::apart())))
        .child(el("p").class("row").child(back))
}

fn aside_section(store: Store, texts: &[SetAside]) -> Option<El> {
    if texts.is_empty() {
        return None;
    }
    let rows = (1..).zip(texts).map(|(number, it)| aside(store, number, it));
    let view =
        block(pages::set_aside_title()).child(p(pages::set_aside_lead())).child(el("ul").class("cards").children(rows));
    Some(view)
}

fn aside(store: Store, number: usize, it: &SetAside) -> El {
    let (key, again) = (it.key.clone(), it.key.clone());
    let download = move || store.send(Msg::ClickedDownloadSetAside(key.clone()));
    let removal = match it.copy {
        Copy::NotTaken => text_el("span", "hint", pages::remove_after()),
        Copy::Taken => {
            button("link", pages::remove()).press(move || store.send(Msg::ClickedRemoveSetAside(again.clone())))
        }
    };
    let more = match &it.why {
        Unread::Record(error) => keeping::more_faults(error).map(|it| p(&it)),
        _ => None,
    };
    el("li")
        .class("card")
        .child(text_el("h3", "", &pages::set_aside_name(number)))
        .child(list(keeping::unread(&it.why).iter().map(String::as_str)))
        .children(more)
        .child(details("", pages::show_text()).child(text_el("pre", "", &it.text)))
        .child(el("p").class("row").child(button("link", pages::download()).press(download)).child(removal))
}
