//! What storage says, and what follows from it.
//!
//! Invariant: what is not saved is saved before anything of another window is taken in, so that no value is lost that only
//! this window knows.

use clerkready::kept::{Copy as Stored, Found, Ledger, Refusal, Text};

use super::model::{Copy, Model, Notice, Said, SetAside, Stay, Undo};
use super::notebook::{Keeping, Next, State};
use super::place::{Book, Screen};
use super::shared;
use super::update::{Effect, sample};

/// Has a book saved, or loaded where that comes first.
pub(super) fn save(model: &mut Model, book: Book) -> Vec<Effect> {
    let me = model.me.clone();
    match model.book_mut(book).next(&me) {
        Next::Nothing => Vec::new(),
        Next::Load => load(model, book).into_iter().collect(),
        Next::Write(copy) => model.volume(book).map(|it| Effect::Write(it, copy)).into_iter().collect(),
    }
}

/// Has a book loaded, where it is one that is stored.
pub(super) fn load(model: &Model, book: Book) -> Option<Effect> {
    let notebook = model.book(book);
    let known = notebook.ledger.clone();
    let volume = model.volume(book)?;
    Some(Effect::Load { volume, known: Box::new(known), saved: notebook.saved.clone(), me: model.me.clone() })
}

/// Looks for what other windows wrote, in every book that was ever opened.
pub(super) fn look(model: &Model) -> Vec<Effect> {
    let is_open = |book: &Book| model.book(*book).keeping != Keeping::NotLoaded;
    [Book::Mine, Book::Example].into_iter().filter(is_open).filter_map(|it| load(model, it)).collect()
}

/// Saves what is not saved, before the page may end.
pub(super) fn flush(model: &mut Model) -> Vec<Effect> {
    let mut effects = Vec::new();
    for book in [Book::Mine, Book::Example] {
        // What was cleared may have been cleared on purpose.
        if model.book(book).unsaved && model.book(book).keeping != Keeping::Cleared {
            effects.extend(save(model, book));
        }
    }
    effects
}

pub(super) fn loaded(model: &mut Model, book: Book, answer: Result<Box<Found>, Refusal>) -> Vec<Effect> {
    let is_first = !model.book(book).is_loaded();
    let mut found = match answer {
        Ok(found) => *found,
        Err(Refusal::Erased) => return erased(model, book),
        Err(refusal) => {
            if is_first {
                if book == Book::Example && model.example.keeping == Keeping::NotLoaded {
                    model.example.show(seed());
                }
                model.kept += 1;
                model.book_mut(book).keeping = Keeping::NotRead(refusal);
            }
            return Vec::new();
        }
    };
    set_aside(model, book, std::mem::take(&mut found.unread));
    let was = model.book(book).keeping;
    let notebook = model.book_mut(book);
    if is_first && found.newer {
        notebook.keeping = Keeping::Newer;
    } else if is_first {
        notebook.keeping = found.refused.map_or(Keeping::InStep, Keeping::Refused);
    } else if found.newer && notebook.keeping == Keeping::InStep {
        notebook.keeping = Keeping::Outdated;
    }
    if !found.kept && matches!(notebook.keeping, Keeping::InStep | Keeping::Outdated) {
        notebook.keeping = Keeping::Cleared;
        notebook.unsaved = true;
    }
    let (keeping, unsaved) = (notebook.keeping, notebook.unsaved);
    model.kept += u32::from(keeping != was);
    if keeping == Keeping::Cleared {
        return Vec::new();
    }
    if unsaved && keeping != Keeping::Newer {
        return save(model, book);
    }
    model.book_mut(book).unsaved |= found.adopted;
    take(model, book, found.ledger, is_first);
    [save(model, book), list(model, book)].concat()
}

/// Shows what was found.
fn take(model: &mut Model, book: Book, found: Ledger, is_first: bool) {
    let apart = model.book(book).ledger.apart().to_vec();
    let was = model.book(book).revision;
    let is_blank = found == Ledger::default() && book == Book::Example;
    let Some(state) = (if is_blank { Some(seed()) } else { State::of(found) }) else { return };
    let is_apart = apart != state.ledger.apart();
    model.book_mut(book).show(state);
    let notebook = model.book_mut(book);
    if !notebook.unsaved {
        notebook.saved = notebook.ledger.source().cloned();
    }
    if is_first {
        if model.place.book == book {
            model.opened = model.open().state();
        }
    } else if notebook.revision != was && model.place.book == book {
        let said = if is_apart { Said::JoinedApart } else { Said::Joined };
        // The way back stays on offer.
        if model.notice.is_none_or(|it| it.undo == Undo::None) {
            model.notice = Some(Notice { said, undo: Undo::None });
        }
        model.messages += 1;
    }
}

/// The example as it is before anybody changed it.
fn seed() -> State {
    let record = sample();
    State { ledger: Ledger::seed(&record), record }
}

fn set_aside(model: &mut Model, book: Book, texts: Vec<Text>) {
    let taken: Vec<String> =
        model.set_aside.iter().filter(|it| it.copy == Copy::Taken).map(|it| it.key.clone()).collect();
    let mut all: Vec<SetAside> = model.set_aside.iter().filter(|it| it.book != book).cloned().collect();
    all.extend(texts.into_iter().map(|Text { key, text, why }| {
        let copy = if taken.contains(&key) { Copy::Taken } else { Copy::NotTaken };
        SetAside { book, key, text, why, copy }
    }));
    model.kept += u32::from(all != model.set_aside);
    model.set_aside = all;
}

pub(super) fn written(model: &mut Model, book: Book, copy: Box<Stored>, answer: Result<(), Refusal>) -> Vec<Effect> {
    model.kept += 1;
    if answer == Err(Refusal::Erased) {
        return erased(model, book);
    }
    let notebook = model.book_mut(book);
    if let Err(refusal) = answer {
        notebook.keeping = Keeping::Refused(refusal);
        return Vec::new();
    }
    notebook.ledger.is_in(&copy.name);
    notebook.saved = Some(copy.name.clone());
    notebook.unsaved = false;
    if notebook.keeping != Keeping::Outdated {
        notebook.keeping = Keeping::InStep;
    }
    // What others wrote in the meantime is taken in now.
    let tidy = model.volume(book).map(|it| Effect::Tidy(it, copy));
    let mut effects: Vec<Effect> = tidy.into_iter().chain(load(model, book)).collect();
    if book == Book::Mine && model.stay == Stay::NotPromised {
        // Asked once there is something to keep; browsers ask the person, or look at how much the page is used.
        effects.push(Effect::AskToStay);
        model.stay = Stay::NotTold;
    }
    effects
}

/// Lists the earlier states where they are shown.
pub(super) fn list(model: &Model, book: Book) -> Vec<Effect> {
    if model.place.screen != Screen::Files || model.place.book != book {
        return Vec::new();
    }
    let ledger = Box::new(model.book(book).ledger.clone());
    model.volume(book).map(|it| Effect::ListEarlier(it, ledger)).into_iter().collect()
}

/// Lets go of a record that was erased in another window.
fn erased(model: &mut Model, book: Book) -> Vec<Effect> {
    if book == Book::Mine && model.mine.keeping != Keeping::Erased {
        shared::clear(model, model.own);
        model.mine.keeping = Keeping::Erased;
        model.messages += 1;
    }
    Vec::new()
}
