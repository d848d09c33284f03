//! Files: saving a copy, opening one, earlier states, texts that could not be read, and the records of this device.
//!
//! One thing to do stands first in each part; what few people need is folded.

use leptos::prelude::*;

use clerkready::kept::{Point, Unread};

use super::field::typed;
use super::html::{El, el, text_el};
use super::parts::{block, button, details, heading, link, list, p};
use super::rules;
use super::store::Store;
use super::{device, import, outgoing};
use crate::app::model::{Copy, Model, SetAside};
use crate::app::overview;
use crate::app::place::{Place, Screen};
use crate::app::update::Msg;
use crate::browser::files;
use crate::words::{embed as words_embed, keeping, moving, pages, review as words_review};

pub(super) fn page(store: Store) -> Vec<El> {
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
        store.news.get();
        store.peek(|it| keeping::backed_up(it.days_since_backup()))
    };
    let download = |class| button(class, pages::download_record()).press(move || store.send(Msg::ClickedExport));
    let shares = files::shares();
    let first = match shares {
        true => button("", moving::share()).press(move || store.send(Msg::ClickedShare)),
        false => download(""),
    };
    let others = el("p")
        .class("actions")
        .children(shares.then(|| download("second")))
        .child(button("second", pages::copy_record()).press(move || store.send(Msg::ClickedCopy)));
    let save = block(pages::export_title())
        .child(p(pages::export_lead()))
        .child(p("").live_text(Box::new(backed_up)))
        .child(el("p").class("actions").child(first))
        .child(details("", moving::other_ways()).child(others).children(outgoing::ways(store)));
    let pick = move |event| files::read_chosen(&event, move |text| store.send(Msg::PickedFile(text)));
    let file = el("input").attr("type", "file").id("file").on("change", Box::new(pick));
    let open = block(pages::import_title())
        .child(p(pages::import_lead()))
        .child(import::answer(store))
        .child(field("file", pages::choose_file()).child(file))
        .child(paste(store));
    vec![
        heading(pages::files_title()),
        save,
        open,
        el("div").live(Box::new(earlier)),
        el("div").live(Box::new(set_aside)),
        rules::section(store),
        device::section(store),
        el("p").child(link(&Place::mine(Screen::Review).href(), words_review::link())),
        el("p").child(link(&Place::mine(Screen::Embed).href(), words_embed::link())),
        el("p").child(link("licenses.txt", pages::licenses())),
    ]
}

/// A field of this page, with its label.
pub(super) fn field(id: &str, label: &str) -> El {
    el("div").class("field").child(text_el("label", "", label).attr("for", id))
}

fn paste(store: Store) -> El {
    let pasted = RwSignal::new(String::new());
    let area = el("textarea")
        .id("paste")
        .attr("rows", "4")
        .attr("spellcheck", "false")
        .on("input", Box::new(move |event| pasted.set(typed(&event))));
    let load = move || store.send(Msg::PastedText(pasted.get_untracked()));
    details("", pages::paste())
        .child(field("paste", moving::pasted()).child(area))
        .child(el("p").child(button("second", pages::load_pasted()).press(load)))
}

fn earlier_section(store: Store, model: &Model) -> Option<El> {
    let earlier = &model.open().earlier;
    if earlier.is_empty() {
        return None;
    }
    let rows = (1..).zip(earlier).map(|(number, it)| point(store, number, it));
    let rows = details("", moving::show_earlier()).child(el("ul").class("cards").children(rows));
    Some(block(pages::earlier_title()).child(p(pages::earlier_lead())).child(rows))
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
