//! What happens without anything being pressed: arriving at a screen, a new day, and what storage and other windows say.
//!
//! Invariant: pure, and what is asked of storage is answered in a message.

use super::first::focus_of;
use super::import::Import;
use super::keep;
use super::model::{Model, Outgoing, Undo, Version};
use super::notebook::Keeping;
use super::place::{Book, Place, Screen};
use super::update::{Effect, Focus, Msg, typed_at};

/// Does what follows; gives the message back when it is another sort.
pub(super) fn update(model: &mut Model, msg: Msg) -> Result<Vec<Effect>, Msg> {
    Ok(match msg {
        Msg::Started => {
            let mut effects: Vec<Effect> = keep::load(model, Book::Mine).into_iter().collect();
            effects.extend([Effect::CheckStay, Effect::ListRecords]);
            effects.extend(wants(model));
            // A page that is opened begins at its beginning, unless its address names a part of it.
            let focus = focus_of(&model.place.screen);
            effects.extend(Some(focus).filter(|it| *it != Focus::Heading).map(Effect::Focus));
            effects
        }
        Msg::Navigated(place) => {
            if place == model.place {
                return Ok(Vec::new());
            }
            let focus = focus_of(&place.screen);
            let mut effects = arrive(model, place);
            effects.push(Effect::Focus(focus));
            effects
        }
        Msg::BecameVisible(today) => {
            if model.today != today {
                model.today = today;
                model.days += 1;
            }
            // A page that slept was not told what happened.
            keep::look(model)
        }
        Msg::Loaded(volume, answer) => match model.book_of(volume) {
            Some(book) => keep::loaded(model, book, answer),
            None => Vec::new(),
        },
        Msg::Written(volume, copy, answer) => match model.book_of(volume) {
            Some(book) => keep::written(model, book, copy, answer),
            None => Vec::new(),
        },
        Msg::Tidied(volume) => model.book_of(volume).map(|it| keep::list(model, it)).unwrap_or_default(),
        Msg::StorageChanged(volume) => match model.book_of(volume) {
            Some(book) if model.book(book).keeping != Keeping::NotLoaded => {
                keep::load(model, book).into_iter().collect()
            }
            Some(_) => Vec::new(),
            // Another record of this device is there, or goes.
            None => vec![Effect::ListRecords],
        },
        Msg::StorageCleared => keep::look(model),
        Msg::Leaving => keep::flush(model),
        Msg::VersionWaits => {
            model.version = Version::Waits;
            model.kept += 1;
            Vec::new()
        }
        Msg::ClickedNewVersion => {
            // What stands in an open form is nowhere else yet.
            if model.version != Version::Waits || model.is_entering() {
                return Ok(Vec::new());
            }
            model.version = Version::Comes;
            model.kept += 1;
            [keep::flush(model), vec![Effect::ApplyVersion]].concat()
        }
        Msg::ListedEarlier(volume, points) => {
            let Some(book) = model.book_of(volume) else { return Ok(Vec::new()) };
            model.kept += u32::from(model.book(book).earlier != points);
            model.book_mut(book).earlier = points;
            Vec::new()
        }
        Msg::StayAnswered(stay) => {
            model.kept += 1;
            model.stay = stay;
            Vec::new()
        }
        Msg::ListedRecords(records) => {
            model.kept += u32::from(model.records != records);
            model.records = records;
            Vec::new()
        }
        Msg::FoundTyped(at, typed) => {
            if at == typed_at(model) {
                model.typed = typed;
            }
            Vec::new()
        }
        other => return Err(other),
    })
}

pub(super) fn arrive(model: &mut Model, place: Place) -> Vec<Effect> {
    if !matches!(model.place.screen, Screen::Form(_) | Screen::ChooseKind(_)) {
        model.back = match model.place.screen {
            Screen::Result(_) | Screen::Requirement(..) | Screen::Checklist if model.place.book == place.book => {
                model.place.screen.clone()
            }
            _ => Screen::Record,
        };
    }
    model.place = place;
    model.form_number += 1;
    model.problems.clear();
    model.typed = None;
    model.import = Import::Idle;
    model.outgoing = Outgoing::Idle;
    model.erasing = None;
    // What can be undone can be undone from anywhere but a file that is only looked at; anything else was said to the page
    // that is left.
    let is_reviewed = matches!(model.place.book, Book::Reviewed(_));
    model.notice.take_if(|it| it.undo == Undo::None || is_reviewed);
    model.opened = model.open().state();
    wants(model)
}

/// What a screen needs from outside.
fn wants(model: &Model) -> Vec<Effect> {
    let mut effects = match (model.place.book, model.example.keeping) {
        (Book::Example, Keeping::NotLoaded) => keep::load(model, Book::Example).into_iter().collect(),
        // A file that is only looked at goes with the page.
        (Book::Reviewed(_), _) if !model.open().is_loaded() => vec![Effect::Replace(Place::mine(Screen::Review))],
        // Nothing is added to it.
        (Book::Reviewed(_), _) if model.place.screen.adds() => vec![Effect::Replace(model.here(Screen::Record))],
        (book, _) if model.place.screen == Screen::Files => {
            [keep::list(model, book), vec![Effect::ListRecords]].concat()
        }
        _ => Vec::new(),
    };
    if matches!(model.place.screen, Screen::Form(_) | Screen::Table) {
        effects.push(Effect::FindTyped(typed_at(model)));
    }
    effects
}
