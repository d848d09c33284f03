//! The browser's local storage, under versioned keys.
//!
//! Invariant: texts go in and out as they are; nothing here parses them. The library for storage panics where the browser
//! blocks it, so every call asks the browser first.

use gloo_storage::{LocalStorage, Storage};

use crate::app::model::Refusal;
use crate::app::place::Book;
use crate::app::update::Msg;

const RECORD: &str = "clerkready/1/record";
const EXAMPLE: &str = "clerkready/1/example";
const SET_ASIDE: &str = "clerkready/1/set-aside/";
const PROBE: &str = "clerkready/1/probe";

/// More texts than this are never set aside.
const MOST_SET_ASIDE: u32 = 100;

/// Reads a book's text.
pub fn load(book: Book) -> Result<Option<String>, Refusal> {
    let storage = open()?;
    // A writable storage is what a page needs; one that only reads is as good as none.
    if storage.set_item(PROBE, "1").is_err() {
        let text = get(&storage, key(book))?;
        // With a full storage the record can still be read, and the next write says so.
        return if text.is_some() { Ok(text) } else { Err(Refusal::Blocked) };
    }
    let _ = storage.remove_item(PROBE);
    get(&storage, key(book))
}

/// Writes a book's text when storage still holds what is expected, and reads it back.
pub fn write(book: Book, text: String, expected: Option<&str>) -> Msg {
    let key = key(book);
    let storage = match open() {
        Ok(storage) => storage,
        Err(refusal) => return Msg::Written(book, Err(refusal)),
    };
    match get(&storage, key) {
        Err(refusal) => return Msg::Written(book, Err(refusal)),
        Ok(there) if there.as_deref() != expected => return Msg::FoundOther(book),
        Ok(_) => {}
    }
    Msg::Written(book, put(&storage, key, &text).map(|()| text))
}

/// Copies a text to a key of its own, unless an equal copy is there, and reads it back.
pub fn set_aside(text: &str) -> Result<(), Refusal> {
    let storage = open()?;
    for number in 1..=MOST_SET_ASIDE {
        let key = set_aside_key(number);
        match get(&storage, &key)? {
            Some(there) if there == text => return Ok(()),
            Some(_) => {}
            None => return put(&storage, &key, text),
        }
    }
    Err(Refusal::Full)
}

/// The texts that were set aside, with their keys.
pub fn list_set_aside() -> Vec<(String, String)> {
    let Ok(storage) = open() else { return Vec::new() };
    let keys = (1..=MOST_SET_ASIDE).map(set_aside_key);
    keys.filter_map(|key| get(&storage, &key).ok().flatten().map(|text| (key, text))).collect()
}

pub fn remove_set_aside(key: &str) {
    if let Ok(storage) = open() {
        // What could not be removed is listed again next time.
        let _ = storage.remove_item(key);
    }
}

/// The book that another page changed, and its new text.
pub fn changed(event: &web_sys::StorageEvent) -> Option<(Book, Option<String>)> {
    // Without a key, everything was cleared.
    let changed = event.key();
    let book = [Book::Mine, Book::Example].into_iter().find(|it| changed.as_deref() == Some(key(*it)));
    match (changed.is_none(), book) {
        (true, _) => Some((Book::Mine, None)),
        (false, book) => book.map(|it| (it, event.new_value())),
    }
}

fn open() -> Result<web_sys::Storage, Refusal> {
    match web_sys::window().map(|it| it.local_storage()) {
        Some(Ok(Some(_))) => Ok(LocalStorage::raw()),
        _ => Err(Refusal::Blocked),
    }
}

fn get(storage: &web_sys::Storage, key: &str) -> Result<Option<String>, Refusal> {
    storage.get_item(key).map_err(|_| Refusal::Blocked)
}

fn put(storage: &web_sys::Storage, key: &str, text: &str) -> Result<(), Refusal> {
    storage.set_item(key, text).map_err(|_| Refusal::Full)?;
    match get(storage, key)? {
        Some(kept) if kept == text => Ok(()),
        _ => Err(Refusal::NotKept),
    }
}

const fn key(book: Book) -> &'static str {
    match book {
        Book::Mine => RECORD,
        Book::Example => EXAMPLE,
    }
}

fn set_aside_key(number: u32) -> String {
    [SET_ASIDE, &number.to_string()].concat()
}
