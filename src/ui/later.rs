//! The pages after the first one: they and all that only they need, the engine and the forms among it, are a file of their
//! own, which is fetched when the first page is there.
//!
//! Invariant: whatever this module calls is in that file unless the first page calls it too. Nothing else may call it.

use clerkready::id::ProgramId;
use clerkready::portable::{Link, LinkError};
use clerkready::program::Catalog;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::html::{El, el, text_el};
use super::parts::{button, heading};
use super::store::Store;
use super::{checklist, embed, files, form, glance, packet, record, result, review, start, table};
use crate::app::model::Model;
use crate::app::place::Screen;
use crate::app::renewal::RenewalMsg;
use crate::app::rules::RulesMsg;
use crate::app::update::{Effect, Msg, update};
use crate::browser::{self, embedding};
use crate::words::pages;

/// What the file has: what does all that can happen, and what makes its pages.
#[derive(Clone, Copy)]
pub(super) struct Whole {
    pub(super) update: fn(&mut Model, Msg) -> Vec<Effect>,
    pub(super) perform: fn(Store, Effect),
    /// The programs with their rules; given are those that are meant where nobody chose any.
    pub(super) catalog: fn(Vec<ProgramId>) -> &'static Catalog,
    /// Begins with the record, and with the one that was in the page's address.
    pub(super) begin: fn(Store, Option<Result<Link, LinkError>>),
    page: fn(Store, Screen) -> Vec<El>,
}

/// How far the file is.
#[derive(Clone, Copy)]
pub(super) enum Arrival {
    Waiting,
    Here(Whole),
    Failed,
}

/// Has the file fetched.
pub(super) fn fetch(store: Store) {
    spawn_local(async move {
        match all().await {
            Ok(whole) => store.arrived(whole),
            Err(_) => store.arrival.set(Arrival::Failed),
        }
    });
}

/// Shows a page that is in the file; until that is here, a quiet place for it.
pub(super) fn show(store: Store, screen: Screen) -> Vec<El> {
    match store.arrival.get() {
        Arrival::Here(whole) => (whole.page)(store, screen),
        Arrival::Failed => failed(store),
        Arrival::Waiting => vec![el("div").class("waiting").attr("aria-busy", "true")],
    }
}

/// Shows what waits for the file, unless that could not be had.
pub(super) fn or_failed(store: Store, waiting: Vec<El>) -> Vec<El> {
    match store.arrival.get() {
        Arrival::Failed => failed(store),
        Arrival::Waiting | Arrival::Here(_) => waiting,
    }
}

fn failed(store: Store) -> Vec<El> {
    let again = move || {
        store.arrival.set(Arrival::Waiting);
        fetch(store);
    };
    vec![
        heading(pages::not_loaded_title()),
        text_el("p", "", pages::not_loaded()),
        el("p").child(button("", pages::load_again()).press(again)),
    ]
}

#[wasm_split(later, fallible)]
fn all() -> Result<Whole, SplitLoaderError> {
    Ok(Whole { update, perform, catalog, begin, page })
}

fn perform(store: Store, effect: Effect) {
    browser::perform(effect, move |msg| store.send(msg));
}

fn catalog(first: Vec<ProgramId>) -> &'static Catalog {
    let whole = crate::catalog();
    // It lives as long as the page does.
    if first.is_empty() { whole } else { Box::leak(Box::new(Catalog { first, ..whole.clone() })) }
}

fn begin(store: Store, link: Option<Result<Link, LinkError>>) {
    browser::listen(move |msg| store.send(msg));
    store.send(Msg::Started);
    // Another one may have come while nobody listened.
    if let Some(link) = browser::link::take().or(link) {
        browser::link::open(link, move |it| store.send(Msg::OpenedLink(it)));
    }
    store.send(Msg::Rules(RulesMsg::Kept(browser::storage::rules())));
    if let Some(text) = browser::storage::found(store.peek(|it| it.own)) {
        store.send(Msg::Renewal(RenewalMsg::Found(text)));
    }
    embedding::listen(move |it| store.send(Msg::Frame(it)));
    if store.peek(|it| it.place.screen == Screen::Continue) {
        embedding::ask(move |it| store.send(Msg::Frame(it)));
    }
    browser::page::mark_whole();
}

fn page(store: Store, screen: Screen) -> Vec<El> {
    match screen {
        Screen::Record => record::page(store),
        Screen::ChooseKind(which) => form::kinds_page(store, &which),
        Screen::Form(id) => form::page(store, id),
        Screen::Checklist => checklist::page(store),
        Screen::Table => table::page(store),
        Screen::Result(program) => result::page(store, program),
        Screen::Requirement(program, _) => result::page(store, Some(program)),
        Screen::Glance => glance::page(store),
        Screen::Packet(program) => packet::page(store, &program),
        Screen::Files => files::page(store),
        Screen::Review => review::page(store),
        Screen::Embed => embed::page(store),
        Screen::Start | Screen::Continue | Screen::NotFound => start::not_found(store),
    }
}
