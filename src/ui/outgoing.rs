//! The other ways for a record to leave: encrypted, as a link, as a code to scan.

use leptos::prelude::*;

use super::field::typed;
use super::files::field;
use super::html::{El, el, text_el};
use super::parts::{button, p};
use super::qr;
use super::store::Store;
use crate::app::model::Outgoing;
use crate::app::update::{LINK_ID, Msg, SEAL_ID};
use crate::words::moving;

pub(super) fn ways(store: Store) -> [El; 2] {
    [sealed(store), link(store)]
}

fn sealed(store: Store) -> El {
    let passphrase = RwSignal::new(String::new());
    let input = el("input")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false")
        .attr("aria-describedby", SEAL_ID)
        .id("passphrase")
        .on("input", Box::new(move |event| passphrase.set(typed(&event))));
    let said = move || {
        store.news.get();
        store.peek(|it| match &it.outgoing {
            Outgoing::TooShort => moving::too_short(),
            Outgoing::Sealing => moving::sealing().to_owned(),
            Outgoing::NotSealed => moving::not_sealed().to_owned(),
            _ => String::new(),
        })
    };
    let said = el("p").class("error").id(SEAL_ID).attr("tabindex", "-1").live_text(Box::new(said));
    let seal = move || store.send(Msg::ClickedSeal(passphrase.get_untracked()));
    el("section")
        .child(text_el("h3", "", moving::seal_title()))
        .child(p(moving::seal_lead()))
        .child(field("passphrase", moving::passphrase()).child(said).child(input))
        .child(el("p").child(button("second", moving::seal()).press(seal)))
}

fn link(store: Store) -> El {
    let made = move || {
        store.news.get();
        store.peek(|it| match &it.outgoing {
            Outgoing::Link(address) => shown(store, address),
            Outgoing::NoLink(error) => vec![p(moving::no_link(*error)).class("error")],
            _ => Vec::new(),
        })
    };
    el("section")
        .child(text_el("h3", "", moving::link_title()))
        .child(p(moving::link_lead()))
        .child(el("p").child(button("second", moving::make_link()).press(move || store.send(Msg::ClickedLink))))
        .child(el("div").id(LINK_ID).attr("tabindex", "-1").live(Box::new(made)))
}

fn shown(store: Store, address: &str) -> Vec<El> {
    let text = el("textarea").id("link-text").attr("rows", "3").attr("readonly", "").text(address);
    let code = match qr::picture(address) {
        Some(picture) => el("div").child(p(moving::code())).child(picture),
        None => p(moving::no_code()),
    };
    vec![
        field("link-text", moving::link_label()).child(text),
        el("p").child(button("second", moving::copy_link()).press(move || store.send(Msg::ClickedCopyLink))),
        code,
    ]
}
