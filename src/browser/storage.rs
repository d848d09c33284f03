//! The browser's local storage as a shelf for copies of records.
//!
//! Invariant: texts go in and out as they are; what they mean is the library's. The library for storage panics where the
//! browser blocks it, so every call asks the browser first.

use gloo_storage::{LocalStorage, Storage};
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use clerkready::kept::{self, About, Copy, Found, Home, Ledger, Legacy, Point, Refusal, Shelf, Stamp};

use super::clock;
use super::ids;
use super::js::field;
use crate::app::embed::Origin;
use crate::app::model::Stay;
use crate::app::overview;
use crate::app::reading::{Provider, Supplied};
use crate::app::tongue::Tongue;
use crate::app::volume::{Listed, Own, Volume};

const PROBE: &str = "clerkready/2#probe/";
const TONGUE: &str = "clerkready/2#language";
const FOUND: &str = "clerkready/2#found";

/// The record to open: the one that was open last, or another one that is there, or a new one.
pub fn to_open() -> Own {
    let Ok(shelf) = open() else { return Own::FIRST };
    let keys = shelf.keys().unwrap_or_default();
    let there: Vec<Own> = there(&keys).into_iter().filter_map(|it| Own::read(&it)).collect();
    let last = shelf.get(&last_opened()).ok().flatten().and_then(|it| Own::read(&it));
    let first_was_erased = home(Volume::Own(Own::FIRST)).is_erased(&keys);
    Own::to_open(last, &there, first_was_erased, ids::own())
}

/// Says whether a record of the person's is stored, by the look of it.
pub fn was_here() -> bool {
    open().is_ok_and(|it| !there(&it.keys().unwrap_or_default()).is_empty())
}

/// Remembers which record to open next time.
pub fn remember(own: Own) {
    if let Ok(shelf) = open() {
        // What could not be remembered is chosen anew.
        let _ = shelf.put(&last_opened(), &own.name());
    }
}

/// The records of this device.
pub fn records(me: &str) -> Vec<Listed> {
    let Ok(shelf) = open() else { return Vec::new() };
    let there = there(&shelf.keys().unwrap_or_default());
    let listed = there.into_iter().filter_map(|name| {
        let own = Own::read(&name)?;
        let found = kept::load(&shelf, &home(Volume::Own(own)), &Ledger::default(), None, me).ok()?;
        let record = found.ledger.record().ok()?;
        let label = found.ledger.about(About::Label).filter(|it| !it.is_empty());
        Some(Listed { own, name: label.unwrap_or(record.person.name.clone()), entries: overview::entries(&record) })
    });
    listed.collect()
}

/// Erases records; the example may come back as it was at first. Says what failed, and which record to open now.
pub fn erase(volumes: &[Volume]) -> (Result<(), Refusal>, Own) {
    let erase = |volume: &Volume| match volume {
        Volume::Own(own) => {
            keep_found(*own, "");
            kept::erase(&open()?, &home(*volume))
        }
        Volume::Example => kept::clear(&open()?, &home(*volume)),
    };
    let answer = volumes.iter().map(erase).fold(Ok(()), Result::and);
    (answer, to_open())
}

/// The names under which records are kept for this folder; where the first layout has one, it is among them.
fn there(keys: &[String]) -> Vec<String> {
    let mut there = kept::records(keys, &base());
    there.retain(|it| *it != Volume::Example.name());
    let first = Volume::Own(Own::FIRST);
    let is_missing = !there.contains(&first.name()) && !home(first).is_erased(keys);
    if is_missing && keys.iter().any(|it| home(first).owns(it)) {
        there.insert(0, first.name());
    }
    there
}

fn last_opened() -> String {
    ["clerkready/2", &base(), "#open"].concat()
}

/// Reads what is stored for a record and not known yet.
pub fn load(volume: Volume, known: &Ledger, saved: Option<&Stamp>, me: &str) -> Result<Box<Found>, Refusal> {
    let shelf = open()?;
    let home = home(volume);
    if saved.is_none() && shelf.is_closed(me) && !shelf.keys()?.iter().any(|it| home.owns(it)) {
        // A writable storage is what a page needs; one that only reads is as good as none, unless there is something in it.
        return Err(Refusal::Blocked);
    }
    kept::load(&shelf, &home, known, saved, me).map(Box::new)
}

/// Writes a copy, with the time of now for people, and reads it back.
pub fn save(volume: Volume, copy: &mut Copy) -> Result<(), Refusal> {
    copy.made = clock::now();
    kept::save(&open()?, &home(volume), copy)
}

/// Removes what a copy has seen, one window at a time where the browser can see to that.
pub fn tidy(volume: Volume, copy: Box<Copy>, then: impl FnOnce() + 'static) {
    let home = home(volume);
    let tidy = move || {
        if let Ok(shelf) = open() {
            // What could not be removed goes after the next change.
            let _ = kept::tidy(&shelf, &home, &copy);
        }
        then();
    };
    let locks = navigator().and_then(|it| field(&it, "locks"));
    let request = locks.as_ref().and_then(|it| field(it, "request")?.dyn_into::<js_sys::Function>().ok());
    let Some((locks, request)) = locks.zip(request) else { return tidy() };
    let name = ["clerkready/2", &base(), "#", &volume.name()].concat();
    let held = Closure::once_into_js(move |_lock: JsValue| tidy());
    // A lock that is refused leaves old copies for the next time.
    if let Ok(promise) = request.call2(&locks, &JsValue::from_str(&name), &held) {
        let promise = js_sys::Promise::resolve(&promise);
        spawn_local(async move { drop(JsFuture::from(promise).await) });
    }
}

/// The earlier states of a record.
pub fn earlier(volume: Volume, now: &Ledger) -> Vec<Point> {
    open().and_then(|it| kept::points(&it, &home(volume), now)).unwrap_or_default()
}

/// Removes a text that could not be read and that its owner has.
pub fn remove(key: &str) {
    if let Ok(shelf) = open() {
        // What could not be removed is listed again next time.
        let _ = shelf.remove(key);
    }
}

/// The files of rules that were provided on earlier days, in the order of their keys.
pub fn rules() -> Vec<Supplied> {
    let Ok(shelf) = open() else { return Vec::new() };
    let start = rules_key(NOW, "");
    let mut keys = shelf.keys().unwrap_or_default();
    keys.sort();
    let read = |key: &String| {
        let (provider, name) = key.strip_prefix(&start)?.split_once(' ')?;
        let by = match provider {
            "file" => Provider::File,
            origin => Provider::Site(Origin::read(origin)?),
        };
        let text = shelf.get(key).ok()??;
        let before = shelf.get(&rules_key(BEFORE, &[provider, " ", name].concat())).ok().flatten();
        Some(Supplied { by, name: name.to_owned(), text, before })
    };
    keys.iter().filter_map(read).collect()
}

/// Keeps a file of rules. Where there is no room, its site provides it anew, or the person opens it again.
pub fn keep_rules(file: &Supplied) {
    let Ok(shelf) = open() else { return };
    let name = rules_name(file);
    let put = |key: &str, text: &str| {
        if shelf.get(key).ok().flatten().as_deref() != Some(text) {
            let _ = shelf.put(key, text);
        }
    };
    put(&rules_key(NOW, &name), &file.text);
    match &file.before {
        Some(before) => put(&rules_key(BEFORE, &name), before),
        None => drop(shelf.remove(&rules_key(BEFORE, &name))),
    }
}

/// Forgets a file of rules.
pub fn forget_rules(file: &Supplied) {
    for part in [NOW, BEFORE] {
        remove(&rules_key(part, &rules_name(file)));
    }
}

/// A file of rules as it is, and as it was when the person last saw its results.
const NOW: &str = "#rules/now/";
const BEFORE: &str = "#rules/before/";

fn rules_name(file: &Supplied) -> String {
    let provider = match &file.by {
        Provider::File => "file",
        Provider::Site(origin) => origin.as_str(),
    };
    // No origin has a space in it.
    [provider, " ", &file.name].concat()
}

fn rules_key(part: &str, name: &str) -> String {
    ["clerkready/2", &base(), part, name].concat()
}

/// The record of which another window stored something, or that it erased.
pub fn changed(event: &web_sys::StorageEvent) -> Option<Volume> {
    // What only went is nothing new: a record that was erased has a mark.
    event.new_value()?;
    let key = event.key()?;
    let start = ["clerkready/2", &base(), "#"].concat();
    let name = key.strip_prefix(&start).and_then(|it| it.split_once('/')).map(|(name, _)| name);
    let first = [Volume::Own(Own::FIRST), Volume::Example].into_iter();
    name.and_then(Volume::read).into_iter().chain(first).find(|it| home(*it).owns(&key))
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

/// What an earlier version found by its rules, when it knew that another one would take its place.
pub fn found(own: Own) -> Option<String> {
    open().ok()?.get(&found_key(own)).ok()?
}

/// Keeps what this version finds, or nothing of it any more; where nothing can be kept, an update says nothing of its rules.
pub fn keep_found(own: Own, text: &str) {
    if let Ok(shelf) = open() {
        let _ = if text.is_empty() { shelf.remove(&found_key(own)) } else { shelf.put(&found_key(own), text) };
    }
}

fn found_key(own: Own) -> String {
    [FOUND, &base(), "#", &own.name()].concat()
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

fn home(volume: Volume) -> Home {
    let legacy = match volume {
        Volume::Own(Own::FIRST) => {
            Some(Legacy { record: "clerkready/1/record", set_aside: Some("clerkready/1/set-aside/") })
        }
        Volume::Own(_) => None,
        Volume::Example => Some(Legacy { record: "clerkready/1/example", set_aside: None }),
    };
    Home::new(&base(), &volume.name(), legacy)
}

/// The path of the folder that serves the app, so that two sites of one origin do not meet.
pub(super) fn base() -> String {
    let path = web_sys::window().and_then(|it| it.location().pathname().ok()).unwrap_or_default();
    let end = path.rfind('/').map_or(0, |it| it + 1);
    path.get(..end).filter(|it| !it.is_empty()).unwrap_or("/").to_owned()
}

fn navigator() -> Option<JsValue> {
    web_sys::window().map(|it| it.navigator().into())
}
