//! The outside world: the clock, storage, files, addresses, languages and focus.
//!
//! Invariant: this is the only place that calls the browser's own interfaces, and it decides nothing. It performs effects
//! and reports what happened as messages.

pub mod clock;
pub mod storage;
pub mod session;
pub mod files;
pub mod history;
pub mod ids;
pub mod page;
pub mod install;
pub mod tongue;
mod intl;
pub mod link;
mod js;
mod cipher;
pub mod embedding;
pub mod rules;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use crate::app::framed::FrameEffect;
use crate::app::update::{Copied, Effect, Msg};

/// Performs an effect of the first page; gives any other one back.
pub fn perform_first(effect: Effect, send: impl Fn(Msg) + Copy + 'static) -> Result<(), Effect> {
    match effect {
        Effect::Focus(focus) => page::focus(focus),
        Effect::Speak(it, wish) => tongue::speak(it, move |answer| send(Msg::Spoke(answer, wish))),
        Effect::RememberTongue(it) => storage::remember_tongue(it),
        Effect::Frame(FrameEffect::Paint(theme)) => embedding::paint(&theme),
        other => return Err(other),
    }
    Ok(())
}

/// Performs an effect; what came of it is sent.
pub fn perform(effect: Effect, send: impl Fn(Msg) + Copy + 'static) {
    match effect {
        Effect::Load { volume, known, saved, me } => {
            send(Msg::Loaded(volume, storage::load(volume, &known, saved.as_ref(), &me)));
        }
        Effect::Write(volume, mut copy) => {
            let answer = storage::save(volume, &mut copy);
            send(Msg::Written(volume, copy, answer));
        }
        Effect::Tidy(volume, copy) => storage::tidy(volume, copy, move || send(Msg::Tidied(volume))),
        Effect::ListEarlier(volume, now) => send(Msg::ListedEarlier(volume, storage::earlier(volume, &now))),
        Effect::ListRecords => send(Msg::ListedRecords(storage::records(&ids::window()))),
        Effect::Remember(own) => storage::remember(own),
        Effect::Erase(volumes) => {
            volumes.iter().for_each(|it| session::forget(*it));
            let (answer, next) = storage::erase(&volumes);
            send(Msg::Erased(answer, next));
        }
        Effect::CheckStay => storage::stay(false, move |it| send(Msg::StayAnswered(it))),
        Effect::AskToStay => storage::stay(true, move |it| send(Msg::StayAnswered(it))),
        Effect::RemoveSetAside(key) => storage::remove(&key),
        Effect::Download { name, text } => {
            if files::download(&name, &text).is_err() {
                files::copy(&text, move |answer| send(Msg::CopyAnswered(Copied::Other, answer)));
            }
        }
        Effect::Share { name, text } => files::share(&name, &text, move |answer| send(Msg::ShareAnswered(answer))),
        Effect::Seal { text, passphrase } => cipher::seal(text, passphrase, move |it| send(Msg::SealAnswered(it))),
        Effect::Unseal(sealed, passphrase) => {
            cipher::unseal(*sealed, passphrase, move |it| send(Msg::UnsealAnswered(it)));
        }
        Effect::MakeLink(text) => link::write(text, move |it| send(Msg::MadeLink(it))),
        Effect::Copy(what, text) => files::copy(&text, move |answer| send(Msg::CopyAnswered(what, answer))),
        Effect::FindTyped(name) => {
            let found = session::find(&name);
            send(Msg::FoundTyped(name, found));
        }
        Effect::KeepTyped(name, text) => session::keep(&name, &text),
        Effect::ApplyVersion => page::tell("clerkready-apply-version"),
        Effect::KeepFound(own, text) => storage::keep_found(own, &text),
        Effect::Frame(effect) => embedding::perform(effect, move |it| send(Msg::Frame(it))),
        Effect::Rules(effect) => rules::perform(effect, move |it| send(Msg::Rules(it))),
        Effect::Replace(place) => history::replace(&place),
        Effect::Focus(focus) => page::focus(focus),
        Effect::Speak(it, wish) => tongue::speak(it, move |answer| send(Msg::Spoke(answer, wish))),
        Effect::RememberTongue(it) => storage::remember_tongue(it),
    }
}

/// Sends from now on where the person goes, and that a new version waits.
pub fn listen_first(send: impl Fn(Msg) + Copy + 'static) {
    let Some(window) = web_sys::window() else { return };
    on(&window, "hashchange", move |_| {
        if let Some(place) = history::place() {
            send(Msg::Navigated(place));
        }
    });
    // The script that starts the app says so, and waits for the answer.
    on(&window, "clerkready-version-waits", move |_| send(Msg::VersionWaits));
    page::tell("clerkready-listens");
}

/// Sends what else happens outside, from now on and for as long as the page lives.
pub fn listen(send: impl Fn(Msg) + Copy + 'static) {
    let Some(window) = web_sys::window() else { return };
    on(&window, "hashchange", move |_| {
        if let Some(link) = link::take() {
            link::open(link, move |it| send(Msg::OpenedLink(it)));
        }
    });
    on(&window, "storage", move |event| {
        let Some(event) = event.dyn_ref() else { return };
        if storage::cleared(event) {
            send(Msg::StorageCleared);
        } else if let Some(volume) = storage::changed(event) {
            send(Msg::StorageChanged(volume));
        }
    });
    on(&window, "dragover", |event| drop(files::dragged(&event)));
    on(&window, "drop", move |event| {
        if let Some(dropped) = files::dragged(&event) {
            files::read_all(&dropped, move |it| send(Msg::DroppedFiles(it)));
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
