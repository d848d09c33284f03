//! The outside world: the clock, storage, files, addresses, languages and focus.
//!
//! Invariant: this is the only place that calls the browser's own interfaces, and it decides nothing. It performs effects
//! and reports what happened as messages.

pub mod clock;
pub mod storage;
pub mod files;
pub mod history;
pub mod ids;
pub mod page;
pub mod tongue;
mod intl;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use crate::app::update::{Effect, Msg};

/// Performs an effect; what came of it is sent.
pub fn perform(effect: Effect, send: impl Fn(Msg) + Copy + 'static) {
    match effect {
        Effect::Load { book, known, saved, me } => {
            send(Msg::Loaded(book, storage::load(book, &known, saved.as_ref(), &me)));
        }
        Effect::Write(book, mut copy) => {
            let answer = storage::save(book, &mut copy);
            send(Msg::Written(book, copy, answer));
        }
        Effect::Tidy(book, copy) => storage::tidy(book, copy, move || send(Msg::Tidied(book))),
        Effect::ListEarlier(book, now) => send(Msg::ListedEarlier(book, storage::earlier(book, &now))),
        Effect::CheckStay => storage::stay(false, move |it| send(Msg::StayAnswered(it))),
        Effect::AskToStay => storage::stay(true, move |it| send(Msg::StayAnswered(it))),
        Effect::RemoveSetAside(key) => storage::remove(&key),
        Effect::Download { name, text } => files::download(&name, &text),
        Effect::Copy(text) => files::copy(&text, move |answer| send(Msg::CopyAnswered(answer))),
        Effect::Replace(place) => history::replace(&place),
        Effect::Focus(focus) => page::focus(focus),
        Effect::Speak(it) => tongue::speak(it, move |answer| send(Msg::Spoke(answer))),
        Effect::RememberTongue(it) => storage::remember_tongue(it),
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
        let Some(event) = event.dyn_ref() else { return };
        if storage::cleared(event) {
            send(Msg::StorageCleared);
        } else if let Some(book) = storage::changed(event) {
            send(Msg::StorageChanged(book));
        }
    });
    on(&window, "blur", move |_| send(Msg::Leaving));
    on(&window, "pagehide", move |_| send(Msg::Leaving));
    if let Some(document) = window.document() {
        on(&document, "visibilitychange", move |_| {
            send(if page::is_visible() { Msg::BecameVisible(clock::today()) } else { Msg::Leaving });
        });
    }
}

fn on(target: &web_sys::EventTarget, name: &str, then: impl Fn(web_sys::Event) + 'static) {
    let then = Closure::<dyn Fn(web_sys::Event)>::new(then);
    // A listener that could not be added would be missed, but nothing breaks without it.
    let _ = target.add_event_listener_with_callback(name, then.as_ref().unchecked_ref());
    then.forget();
}
