//! The outside world: the clock, storage, files, addresses and focus.
//!
//! Invariant: this is the only place that calls the browser's own interfaces, and it decides nothing. It performs effects
//! and reports what happened as messages.

pub mod clock;
pub mod storage;
pub mod files;
pub mod history;
pub mod ids;
pub mod page;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use crate::app::update::{Effect, Msg};

/// Performs an effect; what came of it is sent.
pub fn perform(effect: Effect, send: impl Fn(Msg) + Copy + 'static) {
    match effect {
        Effect::Load(book) => send(Msg::Loaded(book, storage::load(book))),
        Effect::Write { book, text, expected } => send(storage::write(book, text, expected.as_deref())),
        Effect::SetAside { book, text } => send(Msg::SetAside(book, storage::set_aside(&text))),
        Effect::ListSetAside => send(Msg::ListedSetAside(storage::list_set_aside())),
        Effect::RemoveSetAside(key) => storage::remove_set_aside(&key),
        Effect::Download { name, text } => files::download(&name, &text),
        Effect::Copy(text) => files::copy(&text, move |answer| send(Msg::CopyAnswered(answer))),
        Effect::Replace(place) => history::replace(&place),
        Effect::Focus(focus) => page::focus(focus),
    }
}

/// Sends what happens outside, from now on and for as long as the page lives.
pub fn listen(send: impl Fn(Msg) + Copy + 'static) {
    let Some(window) = web_sys::window() else { return };
    on(&window, "hashchange", move |_| {
        if let Some(place) = history::place() {
            send(Msg::Navigated(place));
        }
    });
    on(&window, "storage", move |event| {
        if let Some((book, text)) = event.dyn_ref().and_then(storage::changed) {
            send(Msg::StorageChanged(book, text));
        }
    });
    if let Some(document) = window.document() {
        on(&document, "visibilitychange", move |_| {
            if page::is_visible() {
                send(Msg::BecameVisible(clock::today()));
            }
        });
    }
}

fn on(target: &web_sys::EventTarget, name: &str, then: impl Fn(web_sys::Event) + 'static) {
    let then = Closure::<dyn Fn(web_sys::Event)>::new(then);
    // A listener that could not be added would be missed, but nothing breaks without it.
    let _ = target.add_event_listener_with_callback(name, then.as_ref().unchecked_ref());
    then.forget();
}
