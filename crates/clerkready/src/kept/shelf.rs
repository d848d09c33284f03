//! What is read from where copies stand, what is written there, and what may go.
//!
//! Invariant: a key is written once. A copy goes only when another one, which was read back, has seen it; a text that was
//! not read never goes. Where a record was erased, all of it goes, and a mark stays that keeps windows from writing it back.
//! Any call of the shelf may fail, and the page may end after any of them.

use super::ledger::{About, Ledger};
use super::stamp::Stamp;
use super::sum::sum;
use super::text::{Copy, Unread};
use crate::portable::{self, ReadError};
use crate::record::Record;
use crate::sorted::{distinct, ordered};

/// A place for texts under keys. Nobody trusts it: any call may fail, and other windows use it too.
pub trait Shelf {
    fn keys(&self) -> Result<Vec<String>, Refusal>;
    fn get(&self, key: &str) -> Result<Option<String>, Refusal>;
    fn put(&self, key: &str, text: &str) -> Result<(), Refusal>;
    fn remove(&self, key: &str) -> Result<(), Refusal>;
}

/// Why a shelf did not take or give a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The browser has no storage for this page or forbids it.
    Blocked,
    /// There is no room.
    Full,
    /// What was read back is not what was written.
    NotKept,
    /// The person erased this record from the device, maybe in another window.
    Erased,
}

/// The part of a shelf that belongs to one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home {
    copies: String,
    /// The key of the mark that the record was erased.
    erased: String,
    legacy: Option<Legacy>,
}

/// Where the first layout kept the same record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Legacy {
    pub record: &'static str,
    /// What stands before the numbers of texts that could not be read.
    pub set_aside: Option<&'static str>,
}

/// What stands in the keys of this layout, before the folder and after the book.
const START: &str = "clerkready/2";
const COPIES: &str = "/copy/";
const ERASED: &str = "/erased";

/// So many earlier states are kept, if they are small enough.
pub const MOST_EARLIER: usize = 10;

/// Earlier states take about this many bytes at most.
const MOST_EARLIER_BYTES: usize = 2_000_000;

/// What a shelf holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// All that was known before and all that could be read.
    pub ledger: Ledger,
    /// Texts that could not be read, each where it stands.
    pub unread: Vec<Text>,
    /// A newer version wrote here.
    pub newer: bool,
    /// Something could not be read just now.
    pub refused: Option<Refusal>,
    /// Something of the first layout was taken over, and no copy has it yet.
    pub adopted: bool,
    /// What was saved is there.
    pub kept: bool,
}

/// A text that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    pub key: String,
    pub text: String,
    pub why: Unread,
}

/// An earlier state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    pub name: Stamp,
    pub made: String,
    pub record: Record,
    /// Something in it was changed in another window at the same time, and lost.
    pub apart: bool,
}

impl Home {
    /// `base` is the path of the folder that serves the app, with a slash at both ends.
    pub fn new(base: &str, book: &str, legacy: Option<Legacy>) -> Home {
        // The sign between the two can be in no path, so that no home lies in another.
        let part = |name: &str| [START, base, "#", book, name].concat();
        Home { copies: part(COPIES), erased: part(ERASED), legacy }
    }

    /// Says whether a text under this key is one of this record's.
    pub fn owns(&self, key: &str) -> bool {
        key.starts_with(&self.copies) || key == self.erased || self.legacy.is_some_and(|it| key == it.record)
    }

    /// Says whether the record was erased, by the keys that there are.
    pub fn is_erased(&self, keys: &[String]) -> bool {
        keys.contains(&self.erased)
    }

    /// Says whether what is under this key says anything of the person.
    fn tells(&self, key: &str) -> bool {
        let is_aside = self.legacy.and_then(|it| it.set_aside).is_some_and(|it| key.starts_with(it));
        is_aside || key != self.erased && self.owns(key)
    }

    fn key(&self, name: &Stamp) -> String {
        [&self.copies, name.to_string().as_str()].concat()
    }

    /// The names of copies among keys, the latest first.
    fn names(&self, keys: &[String]) -> Vec<Stamp> {
        let names = keys.iter().filter_map(|it| Stamp::parse(it.strip_prefix(&self.copies)?));
        ordered(names, |a, b| b.cmp(a))
    }
}

/// The books that have a record in them, among keys; `base` as for [`Home::new`].
pub fn records(keys: &[String], base: &str) -> Vec<String> {
    let start = [START, base, "#"].concat();
    let books =
        keys.iter().filter_map(|it| it.strip_prefix(&start)?.split_once(COPIES)).map(|(book, _)| book.to_owned());
    let mut books = distinct(books);
    books.retain(|book| !keys.contains(&[&start, book, ERASED].concat()));
    books
}

/// Reads all that is not known yet. `saved` is the last copy that this window wrote, and `me` the window.
///
/// # Errors
///
/// When the shelf does not even tell its keys, or when the record was erased.
pub fn load(shelf: &dyn Shelf, home: &Home, known: &Ledger, saved: Option<&Stamp>, me: &str) -> Result<Found, Refusal> {
    let keys = shelf.keys()?;
    if home.is_erased(&keys) {
        // What a window wrote in the same moment goes too.
        let _ = remove_all(shelf, home, &keys);
        return Err(Refusal::Erased);
    }
    let names = home.names(&keys);
    let mut found = Found {
        ledger: known.clone(),
        unread: Vec::new(),
        newer: false,
        refused: None,
        adopted: false,
        kept: saved.is_none_or(|it| names.contains(it)),
    };
    for name in &names {
        if found.ledger.has(name) {
            continue;
        }
        let key = home.key(name);
        let Some(text) = found.get(shelf, &key) else { continue };
        match Copy::read(&text, name) {
            Ok(copy) => {
                found.kept |= saved.is_some_and(|it| copy.ledger.has(it));
                if let Err(why) = found.join(&copy.ledger) {
                    found.unread.push(Text { key, text, why: Unread::Record(why) });
                }
            }
            Err(Unread::Newer) => found.newer = true,
            Err(why) => found.unread.push(Text { key, text, why }),
        }
    }
    for key in keys.iter().filter(|it| it.strip_prefix(&home.copies).is_some_and(|it| Stamp::parse(it).is_none())) {
        let Some(text) = found.get(shelf, key) else { continue };
        match Copy::read(&text, &Stamp::default()) {
            Err(Unread::Newer) => found.newer = true,
            _ => found.unread.push(Text { key: key.clone(), text, why: Unread::Broken }),
        }
    }
    if !found.kept {
        found.kept = names.iter().any(|name| match shelf.get(&home.key(name)) {
            Ok(Some(text)) => Copy::read(&text, name).is_ok_and(|copy| saved.is_none_or(|it| copy.ledger.has(it))),
            Ok(None) => false,
            // What cannot be read just now is not known to be gone.
            Err(_) => true,
        });
    }
    found.adopt(shelf, home, me);
    let set_aside = home.legacy.and_then(|it| it.set_aside);
    let set_aside = |key: &&String| set_aside.is_some_and(|it| key.starts_with(it));
    for key in keys.iter().filter(set_aside) {
        if let Some(text) = found.get(shelf, key) {
            let why = portable::read(&text).err().map_or(Unread::Broken, Unread::Record);
            found.unread.push(Text { key: key.clone(), text, why });
        }
    }
    Ok(found)
}

impl Found {
    fn get(&mut self, shelf: &dyn Shelf, key: &str) -> Option<String> {
        shelf.get(key).unwrap_or_else(|refusal| {
            self.refused = Some(refusal);
            None
        })
    }

    /// Joins another ledger, unless the two are too much for one record.
    fn join(&mut self, other: &Ledger) -> Result<(), ReadError> {
        let mut joined = self.ledger.clone();
        joined.join(other);
        joined.record()?;
        self.ledger = joined;
        Ok(())
    }

    /// Takes over what the first layout has, when it is not what was taken over before.
    fn adopt(&mut self, shelf: &dyn Shelf, home: &Home, me: &str) {
        let Some(Legacy { record: key, .. }) = home.legacy else { return };
        let Some(text) = self.get(shelf, key) else { return };
        let sum = sum(&text);
        if self.ledger.about(About::Adopted).as_deref() == Some(&sum) {
            return;
        }
        match portable::read(&text) {
            Ok(record) => {
                let mut ledger = self.ledger.clone();
                ledger.adopt(&record, &sum, me);
                match ledger.record() {
                    Ok(_) => {
                        self.ledger = ledger;
                        self.adopted = true;
                    }
                    Err(why) => self.unread.push(Text { key: key.to_owned(), text, why: Unread::Record(why) }),
                }
            }
            Err(ReadError::Newer { .. }) => self.newer = true,
            Err(why) => self.unread.push(Text { key: key.to_owned(), text, why: Unread::Record(why) }),
        }
    }
}

/// Writes a copy and reads it back. When there is no room, earlier states go for it.
///
/// # Errors
///
/// When the copy is not known to be there; nothing that was there is lost then.
pub fn save(shelf: &dyn Shelf, home: &Home, copy: &Copy) -> Result<(), Refusal> {
    let is_erased = || Ok(shelf.get(&home.erased)?.is_some());
    if is_erased()? {
        return Err(Refusal::Erased);
    }
    let key = home.key(&copy.name);
    let text = copy.write();
    loop {
        match put(shelf, &key, &text) {
            Err(Refusal::Full) if make_room(shelf, home, &copy.name) => {}
            Err(refusal) => {
                // Half a text would be shown as one that cannot be read.
                let _ = shelf.remove(&key);
                return Err(refusal);
            }
            // Whoever erases sets the mark first: either it was there before, or it is seen now, or all was written before it.
            Ok(()) if is_erased().unwrap_or(false) => {
                let _ = shelf.remove(&key);
                return Err(Refusal::Erased);
            }
            Ok(()) => return Ok(()),
        }
    }
}

/// Removes all that there is of a record, and leaves a mark that it was erased, which no window writes beside.
///
/// # Errors
///
/// When something of it may still be there; calling again goes on.
pub fn erase(shelf: &dyn Shelf, home: &Home) -> Result<(), Refusal> {
    let mut keys = shelf.keys()?;
    keys.retain(|it| home.tells(it));
    // The mark needs room, and what is to go anyway may go for it.
    while shelf.get(&home.erased)?.is_none() {
        match (shelf.put(&home.erased, "1"), keys.pop()) {
            (Ok(()), Some(_)) => {}
            (Ok(()), None) => break,
            (Err(Refusal::Full), Some(key)) => shelf.remove(&key)?,
            (Err(refusal), _) => return Err(refusal),
        }
    }
    clear(shelf, home)
}

/// Removes all that there is of a record, which may be written anew.
///
/// # Errors
///
/// When something of it may still be there.
pub fn clear(shelf: &dyn Shelf, home: &Home) -> Result<(), Refusal> {
    remove_all(shelf, home, &shelf.keys()?)?;
    if shelf.keys()?.iter().any(|it| home.tells(it)) { Err(Refusal::NotKept) } else { Ok(()) }
}

/// Removes what tells anything of a record, as far as that works.
fn remove_all(shelf: &dyn Shelf, home: &Home, keys: &[String]) -> Result<(), Refusal> {
    let removed = keys.iter().filter(|it| home.tells(it)).map(|it| shelf.remove(it));
    removed.fold(Ok(()), Result::and)
}

fn put(shelf: &dyn Shelf, key: &str, text: &str) -> Result<(), Refusal> {
    shelf.put(key, text)?;
    match shelf.get(key)? {
        Some(kept) if kept == text => Ok(()),
        _ => Err(Refusal::NotKept),
    }
}

/// Removes the oldest earlier state; says whether there was one.
fn make_room(shelf: &dyn Shelf, home: &Home, except: &Stamp) -> bool {
    let Ok(keys) = shelf.keys() else { return false };
    let mut names = home.names(&keys);
    names.retain(|it| it != except);
    // The latest that can be read is what the others are earlier states of.
    let latest = names.iter().find_map(|name| Copy::read(&shelf.get(&home.key(name)).ok()??, name).ok());
    let Some(latest) = latest else { return false };
    let is_earlier = |it: &&Stamp| **it != latest.name && latest.ledger.has(it);
    let oldest = names.iter().rev().find(is_earlier);
    oldest.is_some_and(|it| shelf.remove(&home.key(it)).is_ok())
}

/// Removes what a copy that was just saved has seen, except the last earlier states and those apart.
///
/// # Errors
///
/// When the shelf refuses; the next call tries again.
pub fn tidy(shelf: &dyn Shelf, home: &Home, saved: &Copy) -> Result<(), Refusal> {
    let names = home.names(&shelf.keys()?);
    if !names.contains(&saved.name) {
        return Ok(());
    }
    let most = MOST_EARLIER.min(MOST_EARLIER_BYTES / saved.write().len().max(1));
    let earlier = names.iter().filter(|it| **it != saved.name && saved.ledger.has(it));
    let apart = &saved.ledger.apart;
    for name in earlier.filter(|it| !apart.contains(it)).skip(most) {
        shelf.remove(&home.key(name))?;
    }
    Ok(())
}

/// The earlier states, the latest first: every copy with another record than the present one.
///
/// # Errors
///
/// When the shelf refuses.
pub fn points(shelf: &dyn Shelf, home: &Home, now: &Ledger) -> Result<Vec<Point>, Refusal> {
    let mut points: Vec<Point> = Vec::new();
    let present = now.record().ok();
    for name in home.names(&shelf.keys()?) {
        // What cannot be read is listed as such by `load`.
        let Some(copy) = shelf.get(&home.key(&name))?.and_then(|text| Copy::read(&text, &name).ok()) else { continue };
        let Ok(record) = copy.ledger.record() else { continue };
        // Of equal ones in a row, the first in time says when it came to be.
        points.pop_if(|it| it.record == record && !it.apart);
        if present.as_ref() != Some(&record) {
            points.push(Point { apart: now.apart.contains(&name), made: copy.made, name, record });
        }
    }
    Ok(points)
}
