//! A record from elsewhere: read, compared, shown, and taken in when the person says how.
//!
//! Invariant: nothing is taken in that was not shown, unless there was nothing that it could meet. What of a text could not be
//! read is told, and the text can be kept.

use clerkready::kept::{Compared, Comparison, Decisions, Ledger};
use clerkready::portable::{self, Fault, LinkError, ReadError, Salvaged, Sealed, SealedError};
use clerkready::record::Record;

use super::model::{Model, Said};
use super::overview;
use super::place::{Book, Place, Screen};
use super::shared;
use super::update::{Effect, Focus, IMPORT_ID, change};
use super::volume::Own;

/// How far an import is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Import {
    Idle,
    NoText,
    /// The file could not be opened at all.
    NoFile,
    Unreadable(ReadError),
    /// An encrypted file that no passphrase opens.
    Unopenable(SealedError),
    /// An address that should have had a record in it.
    BadLink(LinkError),
    /// An encrypted file.
    Locked(Box<Sealed>, Lock),
    /// What would come of it.
    Preview(Box<Preview>),
}

/// How far an encrypted file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lock {
    Asks,
    Tries,
    /// The passphrase is another one, or the file was changed.
    Refused,
    /// The browser has no cryptography for this page.
    Unable,
}

/// A record from elsewhere beside the person's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// What could be read of it.
    pub record: Record,
    pub faults: Vec<Fault>,
    /// How many of its entries and parts are left out for a fault.
    pub left_out: usize,
    /// The whole text, where something of it is left out.
    pub text: String,
    pub compared: Vec<Compared>,
    pub decided: Decisions,
}

/// Where a text comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// The person chose it.
    File,
    /// It was in an address, which anybody can have made.
    Link,
}

impl Preview {
    fn new(ledger: &Ledger, salvaged: Salvaged, text: &str) -> Preview {
        let Salvaged { record, faults, left_out } = salvaged;
        let text = if faults.is_empty() { String::new() } else { text.to_owned() };
        let compared = ledger.compare(&record);
        Preview { record, faults, left_out, text, compared, decided: Decisions::default() }
    }

    /// The parts of which something is found.
    pub fn parts(&self, is: impl Fn(&Comparison) -> bool) -> impl Iterator<Item = &Compared> {
        self.compared.iter().filter(move |it| is(&it.found))
    }

    /// Says whether merging would change nothing, whatever is decided.
    pub fn is_known(&self) -> bool {
        self.parts(|it| !matches!(it, Comparison::Same | Comparison::Clashes)).next().is_none()
    }

    /// Says whether the file is of somebody else, as far as names tell.
    pub fn is_of_another(&self, mine: &Record) -> bool {
        let (mine, theirs) = (mine.person.name.trim(), self.record.person.name.trim());
        !mine.is_empty() && !theirs.is_empty() && !mine.eq_ignore_ascii_case(theirs)
    }
}

/// Takes a text from a file, from the clipboard or from an address, and shows what would come of it.
pub(super) fn offer(model: &mut Model, text: &str, origin: Origin) -> Vec<Effect> {
    match Sealed::read(text) {
        Some(Ok(sealed)) => return show(model, Import::Locked(Box::new(sealed), Lock::Asks)),
        Some(Err(error)) => return show(model, Import::Unopenable(error)),
        None => {}
    }
    let salvaged = match portable::salvage(text) {
        Ok(salvaged) => salvaged,
        Err(error) => return show(model, Import::Unreadable(error)),
    };
    let is_nothing_read = !salvaged.faults.is_empty() && overview::is_empty(&salvaged.record);
    if is_nothing_read {
        return show(model, Import::Unreadable(ReadError::Faults(salvaged.faults)));
    }
    let preview = Preview::new(&model.mine.ledger, salvaged, text);
    let meets_nothing = overview::is_empty(&model.mine.record)
        && preview.faults.is_empty()
        && preview
            .parts(|it| !matches!(it, Comparison::Same | Comparison::Added | Comparison::Fills(_)))
            .next()
            .is_none();
    if meets_nothing && origin == Origin::File && !model.mine.is_read_only() {
        return take(model, &preview.record, Said::Imported);
    }
    show(model, Import::Preview(Box::new(preview)))
}

/// Shows how far an import is.
pub(super) fn show(model: &mut Model, import: Import) -> Vec<Effect> {
    model.import = import;
    vec![Effect::Focus(Focus::Id(IMPORT_ID.to_owned()))]
}

/// Tries a passphrase on the encrypted file that is open.
pub(super) fn unlock(model: &mut Model, passphrase: String) -> Vec<Effect> {
    let Import::Locked(sealed, lock) = &mut model.import else { return Vec::new() };
    *lock = Lock::Tries;
    vec![Effect::Unseal(sealed.clone(), passphrase)]
}

pub(super) fn unlocked(model: &mut Model, answer: Result<String, Lock>) -> Vec<Effect> {
    match (&mut model.import, answer) {
        (Import::Locked(..), Ok(text)) => offer(model, &text, Origin::File),
        (Import::Locked(_, lock), Err(why)) => {
            *lock = why;
            vec![Effect::Focus(Focus::Id(IMPORT_ID.to_owned()))]
        }
        _ => Vec::new(),
    }
}

/// Says whose values a part is to have.
pub(super) fn decide(model: &mut Model, part: (String, String), theirs: bool) {
    if let Import::Preview(preview) = &mut model.import {
        preview.decided.theirs.retain(|it| *it != part);
        preview.decided.theirs.extend(theirs.then_some(part));
    }
}

/// Says whether what was removed here comes back.
pub(super) fn revive(model: &mut Model, revive: bool) {
    if let Import::Preview(preview) = &mut model.import {
        preview.decided.revive = revive;
    }
}

/// Adds what was shown to the person's own record.
pub(super) fn merge(model: &mut Model) -> Vec<Effect> {
    let Import::Preview(preview) = &model.import else { return Vec::new() };
    match model.mine.ledger.merged(&preview.record, &preview.decided) {
        Ok(record) => take(model, &record, Said::Merged),
        Err(error) => show(model, Import::Unreadable(error)),
    }
}

/// Puts what was shown in the place of the person's own record.
pub(super) fn replace(model: &mut Model) -> Vec<Effect> {
    let Import::Preview(preview) = &model.import else { return Vec::new() };
    let record = preview.record.clone();
    take(model, &record, Said::Imported)
}

/// Makes what was shown a record of its own on this device, and opens it.
pub(super) fn keep_apart(model: &mut Model, own: Own) -> Vec<Effect> {
    let Import::Preview(preview) = &model.import else { return Vec::new() };
    let record = preview.record.clone();
    let mut effects = shared::open(model, own, "");
    if model.own == own {
        effects.splice(..0, change(model, Book::Mine, &record, Said::Imported));
    }
    effects
}

/// The text of which something could not be read, for the person to keep.
pub(super) fn keep_text(model: &mut Model) -> Vec<Effect> {
    let Import::Preview(preview) = &model.import else { return Vec::new() };
    let text = preview.text.clone();
    vec![Effect::Download { name: "clerkready-not-read.txt".to_owned(), text }]
}

/// A file is the person's own record, whichever book is open.
fn take(model: &mut Model, record: &Record, said: Said) -> Vec<Effect> {
    if model.mine.is_read_only() {
        return Vec::new();
    }
    model.import = Import::Idle;
    let mut effects = change(model, Book::Mine, record, said);
    effects.push(Effect::Replace(Place::mine(Screen::Record)));
    effects
}
