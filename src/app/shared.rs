//! Several records on one device: which there are, opening another one, and erasing.
//!
//! Invariant: a record that is opened finds nothing of the one before in the page; nothing is erased that the person was not
//! asked about, once, in the page.

use clerkready::kept::{About, Refusal};

use super::import::Import;
use super::keep;
use super::model::{Model, Notice, Outgoing, Said, Undo};
use super::notebook::{Keeping, Notebook, State};
use super::place::{Book, Place, Screen};
use super::renewal::Renewal;
use super::update::{ERASE_ID, Effect, Focus};
use super::volume::{Own, Volume};

/// What is to be erased from the device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Erasing {
    /// The record that is open.
    This,
    /// Every record, and the example.
    All,
}

/// Opens another record of this device, or a new one.
pub(super) fn open(model: &mut Model, own: Own, label: &str) -> Vec<Effect> {
    if model.mine.unsaved && model.mine.keeping != Keeping::Erased {
        model.notice = Some(Notice { said: Said::NotSwitched, undo: Undo::None });
        return Vec::new();
    }
    clear(model, own);
    let mut effects = Vec::new();
    if !label.trim().is_empty() {
        let me = model.me.clone();
        model.mine.note(About::Label, label.trim(), &me);
    }
    effects.push(Effect::Remember(own));
    effects.extend(keep::load(model, Book::Mine));
    effects.push(Effect::ListRecords);
    effects.push(Effect::Replace(Place::mine(Screen::Record)));
    effects
}

/// Gives the record that is open another name.
pub(super) fn rename(model: &mut Model, label: &str) -> Vec<Effect> {
    let me = model.me.clone();
    model.mine.note(About::Label, label.trim(), &me);
    model.notice = Some(Notice { said: Said::Renamed, undo: Undo::None });
    [keep::save(model, Book::Mine), vec![Effect::ListRecords]].concat()
}

/// Asks before something is erased, or no longer.
pub(super) fn ask(model: &mut Model, erasing: Option<Erasing>) -> Vec<Effect> {
    model.erasing = erasing;
    vec![Effect::Focus(Focus::Id(ERASE_ID.to_owned()))]
}

/// Erases what was asked about.
pub(super) fn erase(model: &mut Model) -> Vec<Effect> {
    let volumes = match model.erasing {
        None => return Vec::new(),
        Some(Erasing::This) => vec![Volume::Own(model.own)],
        Some(Erasing::All) => {
            let others = model.records.iter().map(|it| it.own).filter(|it| *it != model.own);
            let own: Vec<Own> = others.chain([model.own]).collect();
            own.into_iter().map(Volume::Own).chain([Volume::Example]).collect()
        }
    };
    vec![Effect::Erase(volumes)]
}

/// What came of it, and which record to open now.
pub(super) fn erased(model: &mut Model, answer: Result<(), Refusal>, next: Own) -> Vec<Effect> {
    let said = match answer {
        Ok(()) => Said::Erased,
        Err(_) => Said::NotErased,
    };
    let mut effects = Vec::new();
    if answer.is_ok() {
        if model.erasing == Some(Erasing::All) {
            model.example = Notebook::closed();
        }
        clear(model, next);
        effects.push(Effect::Remember(next));
        effects.extend(keep::load(model, Book::Mine));
        effects.push(Effect::ListRecords);
        // What is said of it is said on the page that is shown then.
        model.place = Place::mine(Screen::Start);
        effects.extend([Effect::Replace(model.place.clone()), Effect::Focus(Focus::Heading)]);
    }
    model.erasing = None;
    model.notice = Some(Notice { said, undo: Undo::None });
    effects
}

/// Puts a record that is not loaded yet in the place of the one that was open, and leaves nothing of that.
pub(super) fn clear(model: &mut Model, own: Own) {
    let revision = model.mine.revision.saturating_add(1);
    model.own = own;
    model.mine = Notebook { revision, ..Notebook::closed() };
    model.opened = State::default();
    model.renewal = Renewal::default();
    model.problems.clear();
    model.set_aside.retain(|it| it.book != Book::Mine);
    model.import = Import::Idle;
    model.outgoing = Outgoing::Idle;
    model.notice = None;
    model.erasing = None;
    model.back = Screen::Record;
    model.form_number += 1;
    model.kept += 1;
}
