//! The pages after the first one: they and all that only they need, the engine and the forms among it, are a file of their
//! own, which is fetched when the first page is there.
//!
//! Invariant: whatever this module calls is in that file unless the first page calls it too. Nothing else may call it.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::html::{El, el, text_el};
use super::parts::{button, heading};
use super::store::Store;
use super::{checklist, files, form, glance, packet, record, result, start, table};
use crate::app::model::Model;
use crate::app::place::Screen;
use crate::app::update::{Effect, Msg, update};
use crate::words::pages;

/// What does all that can happen.
pub(super) type Whole = fn(&mut Model, Msg) -> Vec<Effect>;

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
            Ok(update) => store.arrived(update),
            Err(_) => store.arrival.set(Arrival::Failed),
        }
    });
}

/// Shows a page that is in the file; until that is here, a quiet place for it.
pub(super) fn show(store: Store, screen: Screen) -> Vec<El> {
    match store.arrival.get() {
        Arrival::Here(_) => here(store, screen).unwrap_or_else(|| failed(store)),
        Arrival::Failed => failed(store),
        Arrival::Waiting => vec![el("div").class("waiting").attr("aria-busy", "true")],
    }
}

/// The page, which nothing has to be waited for any more.
fn here(store: Store, screen: Screen) -> Option<Vec<El>> {
    let page = pin!(page(store, screen));
    match page.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(views) => views.ok(),
        Poll::Pending => None,
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
    Ok(update)
}

#[wasm_split(later, fallible)]
fn page(store: Store, screen: Screen) -> Result<Vec<El>, SplitLoaderError> {
    Ok(match screen {
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
        Screen::Start | Screen::NotFound => start::not_found(store),
    })
}
