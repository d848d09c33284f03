//! The records of this device: which is open, others, and erasing.

use leptos::prelude::*;

use super::field::typed;
use super::files::field;
use super::html::{El, el, text_el};
use super::parts::{block, button, details, p};
use super::store::Store;
use crate::app::model::Model;
use crate::app::shared::Erasing;
use crate::app::update::{ERASE_ID, Msg};
use crate::browser::ids;
use crate::browser::install::{self, Install};
use crate::words::{keeping, moving, pages};

pub(super) fn section(store: Store) -> El {
    let stay = move || {
        store.keeping.get();
        store.peek(|it| keeping::stay(it.stay)).to_owned()
    };
    let records = move || {
        store.keeping.get();
        store.peek(|it| records(store, it))
    };
    let erase = move || {
        store.news.get();
        store.peek(|it| erase(store, it))
    };
    block(pages::kept_title())
        .child(p(pages::kept()))
        .child(p("").live_text(Box::new(stay)))
        .children(installing())
        .child(el("div").live(Box::new(records)))
        .child(
            details("", moving::shared_device())
                .child(p(moving::shared_lead()))
                .child(rename(store))
                .child(another(store)),
        )
        .child(
            details("", moving::erase_title())
                .child(p(moving::erase_lead()))
                .child(el("div").id(ERASE_ID).attr("tabindex", "-1").live(Box::new(erase))),
        )
}

/// The way onto this device's own screen, where there is one.
fn installing() -> Option<El> {
    let way = match install::way() {
        Install::Offered => el("p").child(button("second", keeping::install()).press(install::ask)),
        Install::ByHand => p(keeping::install_by_hand()),
        Install::No => return None,
    };
    Some(el("div").child(p(keeping::install_lead())).child(way))
}

/// The switcher, which a person with one record never sees.
fn records(store: Store, model: &Model) -> Vec<El> {
    if !model.has_several_records() {
        return Vec::new();
    }
    let rows = model.records.iter().map(|it| {
        let own = it.own;
        let name = moving::listed(&it.name);
        let open = match own == model.own {
            true => text_el("span", "tag", moving::open_now_mark()),
            false => button("link", moving::open_record())
                .child(text_el("span", "hide", &[" ", name].concat()))
                .press(move || store.send(Msg::ClickedOpenRecord(own))),
        };
        el("li")
            .class("card")
            .child(text_el("h4", "", name))
            .child(p(&keeping::entries(it.entries)))
            .child(el("p").class("row").child(open))
    });
    let rows = rows.collect::<Vec<_>>();
    vec![text_el("h3", "", moving::records_title()), el("ul").class("cards").children(rows)]
}

fn rename(store: Store) -> El {
    let name = RwSignal::new(store.peek(Model::record_name));
    named("record-name", moving::record_name(), moving::rename(), name, move || {
        store.send(Msg::ClickedRename(name.get_untracked()));
    })
}

fn another(store: Store) -> El {
    let name = RwSignal::new(String::new());
    named("new-record", moving::new_name(), moving::new_record(), name, move || {
        store.send(Msg::ClickedNewRecord { own: ids::own(), label: name.get_untracked() });
    })
}

fn named(id: &str, label: &str, action: &str, name: RwSignal<String>, then: impl Fn() + 'static) -> El {
    let input = el("input")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("value", &name.get_untracked())
        .id(id)
        .on("input", Box::new(move |event| name.set(typed(&event))));
    el("form").child(field(id, label).child(input)).child(el("p").child(button("second", action).submit(then)))
}

fn erase(store: Store, model: &Model) -> Vec<El> {
    let ask =
        |what: Erasing, words: &str| button("second", words).press(move || store.send(Msg::ClickedErase(Some(what))));
    let Some(what) = model.erasing else {
        let all = ask(Erasing::All, moving::erase_all());
        return vec![el("p").class("actions").child(ask(Erasing::This, moving::erase_this())).child(all)];
    };
    let yes = button("", moving::erase(what)).press(move || store.send(Msg::ConfirmedErase));
    let save = button("second", moving::save_first()).press(move || store.send(Msg::ClickedExport));
    let no = button("second", moving::do_not_erase()).press(move || store.send(Msg::ClickedErase(None)));
    let question = text_el("h3", "", &moving::erase_question(what, model.records.len()));
    let actions = el("p").class("actions").child(save).child(yes).child(no);
    vec![el("div").class("problems").attr("role", "group").child(question).child(actions)]
}
