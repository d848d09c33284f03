//! The browser's local storage as a shelf for copies of records.
//!
//! Invariant: texts go in and out as they are; what they mean is the library's. The library for storage panics where the
//! browser blocks it, so every call asks the browser first.

use gloo_storage::{LocalStorage, Storage};
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use clerkready::kept::{self, Copy, Found, Home, Ledger, Legacy, Point, Refusal, Shelf, Stamp};

use super::clock;
use crate::app::model::Stay;
use crate::app::place::Book;
use crate::app::tongue::Tongue;

const PROBE: &str = "clerkready/2#probe/";
const TONGUE: &str = "clerkready/2#language";

/// Reads what is stored for a book and not known yet.
pub fn load(book: Book, known: &Ledger, saved: Option<&Stamp>, me: &str) -> Result<Box<Found>, Refusal> {
    let shelf = open()?;
    let home = home(book);
    if saved.is_none() && shelf.is_closed(me) && !shelf.keys()?.iter().any(|it| home.owns(it)) {
        // A writable storage is what a page needs; one that only reads is as good as none, unless there is something in it.
        return Err(Refusal::Blocked);
    }
    kept::load(&shelf, &home, known, saved, me).map(Box::new)
}

/// Writes a copy, with the time of now for people, and reads it back.
pub fn save(book: Book, copy: &mut Copy) -> Result<(), Refusal> {
    copy.made = clock::now();
    kept::save(&open()?, &home(book), copy)
}

/// Removes what a copy has seen, one window at a time where the browser can see to that.
pub fn tidy(book: Book, copy: Box<Copy>, then: impl FnOnce() + 'static) {
    let tidy = move || {
        if let Ok(shelf) = open() {
            // What could not be removed goes after the next change.
            let _ = kept::tidy(&shelf, &home(book), &copy);
        }
        then();
    };
    let locks = navigator().and_then(|it| field(&it, "locks"));
    let request = locks.as_ref().and_then(|it| field(it, "request")?.dyn_into::<js_sys::Function>().ok());
    let Some((locks, request)) = locks.zip(request) else { return tidy() };
    let name = ["clerkready/2", &base(), "#", name(book)].concat();
    let held = Closure::once_into_js(move |_lock: JsValue| tidy());
    // A lock that is refused leaves old copies for the next time.
    if let Ok(promise) = request.call2(&locks, &JsValue::from_str(&name), &held) {
        let promise = js_sys::Promise::resolve(&promise);
        spawn_local(async move { drop(JsFuture::from(promise).await) });
    }
}

/// The earlier states of a book.
pub fn earlier(book: Book, now: &Ledger) -> Vec<Point> {
    open().and_then(|it| kept::points(&it, &home(book), now)).unwrap_or_default()
}

/// Removes a text that could not be read and that its owner has.
pub fn remove(key: &str) {
    if let Ok(shelf) = open() {
        // What could not be removed is listed again next time.
        let _ = shelf.remove(key);
    }
}

/// The book of which another window stored something.
pub fn changed(event: &web_sys::StorageEvent) -> Option<Book> {
    // What only went is nothing new.
    event.new_value()?;
    let key = event.key()?;
    [Book::Mine, Book::Example].into_iter().find(|it| home(*it).owns(&key))
}

/// Says whether everything was removed at once.
pub fn cleared(event: &web_sys::StorageEvent) -> bool {
    event.key().is_none()
}

/// The language that was chosen here before.
pub fn tongue() -> Option<Tongue> {
    let code = open().ok()?.get(&tongue_key()).ok()??;
    Tongue::of(&code)
}

/// Keeps which language was chosen; where nothing can be kept, it is chosen again next time.
pub fn remember_tongue(tongue: Tongue) {
    if let Ok(shelf) = open() {
        let _ = shelf.put(&tongue_key(), tongue.code());
    }
}

fn tongue_key() -> String {
    [TONGUE, &base()].concat()
}

/// Asks whether the browser keeps what is stored when it runs short of room, and has it asked to when `ask`.
pub fn stay(ask: bool, then: impl FnOnce(Stay) + 'static) {
    let manager = navigator().and_then(|it| field(&it, "storage"));
    let question = if ask { "persist" } else { "persisted" };
    let call = manager.as_ref().and_then(|it| field(it, question)?.dyn_into::<js_sys::Function>().ok());
    let answer = manager.zip(call).and_then(|(manager, call)| call.call0(&manager).ok());
    let Some(answer) = answer else { return then(Stay::CannotTell) };
    let answer = js_sys::Promise::resolve(&answer);
    spawn_local(async move {
        then(match JsFuture::from(answer).await.ok().and_then(|it| it.as_bool()) {
            Some(true) => Stay::Promised,
            Some(false) => Stay::NotPromised,
            None => Stay::CannotTell,
        });
    });
}

/// The browser's storage, once it has let us have it.
struct Local(web_sys::Storage);

fn open() -> Result<Local, Refusal> {
    match web_sys::window().map(|it| it.local_storage()) {
        Some(Ok(Some(_))) => Ok(Local(LocalStorage::raw())),
        _ => Err(Refusal::Blocked),
    }
}

impl Local {
    /// Says whether nothing can be written at all.
    fn is_closed(&self, me: &str) -> bool {
        let probe = [PROBE, me].concat();
        let is_closed = self.0.set_item(&probe, "1").is_err();
        let _ = self.0.remove_item(&probe);
        is_closed
    }
}

impl Shelf for Local {
    fn keys(&self) -> Result<Vec<String>, Refusal> {
        let length = self.0.length().map_err(refusal)?;
        (0..length).filter_map(|at| self.0.key(at).map_err(refusal).transpose()).collect()
    }

    fn get(&self, key: &str) -> Result<Option<String>, Refusal> {
        self.0.get_item(key).map_err(refusal)
    }

    fn put(&self, key: &str, text: &str) -> Result<(), Refusal> {
        self.0.set_item(key, text).map_err(refusal)
    }

    fn remove(&self, key: &str) -> Result<(), Refusal> {
        self.0.remove_item(key).map_err(refusal)
    }
}

/// What an error of the browser's means.
fn refusal(error: JsValue) -> Refusal {
    // `QuotaExceededError`, or `NS_ERROR_DOM_QUOTA_REACHED`.
    let name = field(&error, "name").and_then(|it| it.as_string()).unwrap_or_default().to_ascii_lowercase();
    if name.contains("quota") { Refusal::Full } else { Refusal::Blocked }
}

fn home(book: Book) -> Home {
    let legacy = match book {
        Book::Mine => Legacy { record: "clerkready/1/record", set_aside: Some("clerkready/1/set-aside/") },
        Book::Example => Legacy { record: "clerkready/1/example", set_aside: None },
    };
    Home::new(&base(), name(book), legacy)
}

const fn name(book: Book) -> &'static str {
    match book {
        Book::Mine => "mine",
        Book::Example => "example",
    }
}

/// The path of the folder that serves the app, so that two sites of one origin do not meet.
fn base() -> String {
    let path = web_sys::window().and_then(|it| it.location().pathname().ok()).unwrap_or_default();
    let end = path.rfind('/').map_or(0, |it| it + 1);
    path.get(..end).filter(|it| !it.is_empty()).unwrap_or("/").to_owned()
}

fn navigator() -> Option<JsValue> {
    web_sys::window().map(|it| it.navigator().into())
}

/// A field that not every browser has.
fn field(of: &JsValue, name: &str) -> Option<JsValue> {
    js_sys::Reflect::get(of, &JsValue::from_str(name)).ok().filter(|it| !it.is_undefined() && !it.is_null())
}
