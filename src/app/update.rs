//! What happens, and what follows from it.
//!
//! Invariant: pure. Reading a text that is no record never leads to a write of the key that it came from, unless a copy
//! of it is known to be safe.

use clerkready::date::Day;
use clerkready::id::EntryId;
use clerkready::portable::{self, ReadError};
use clerkready::record::Record;

use super::entry;
use super::form::{Draft, Key};
use super::forms::{self, Form};
use super::model::{Copy, Import, Keeping, Model, Notice, Refusal, Said, SetAside, Undo};
use super::overview;
use super::place::{Book, Place, Screen, Subject, Which};
use super::scope::Scope;

/// A record to try the app with.
const SAMPLE: &str = include_str!("../../tests/saves/sample.json");

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Msg {
    Started(Place),
    Navigated(Place),
    BecameVisible(Day),

    ClickedSave {
        draft: Draft,
        id: EntryId,
        then: Then,
    },
    ClickedProblem(Key, super::form::Part),
    ClickedRemove(EntryId),
    ClickedUndo,
    DismissedNotice,
    ClickedRestoreExample,

    Loaded(Book, Result<Option<String>, Refusal>),
    Written(Book, Result<String, Refusal>),
    /// The stored text is not the one that this page last read or wrote.
    FoundOther(Book),
    /// Another page wrote.
    StorageChanged(Book, Option<String>),
    ClickedLoadOther,
    /// The unreadable text of a book was copied, or could not be.
    SetAside(Book, Result<(), Refusal>),
    ListedSetAside(Vec<(String, String)>),
    ClickedDownloadSetAside(String),
    ClickedRemoveSetAside(String),

    ClickedExport,
    ClickedCopy,
    CopyAnswered(Result<(), ()>),
    PickedFile(Result<String, ()>),
    PastedText(String),
    ClickedReplace,
    ClickedKeepMine,
}

/// What a person wants after saving.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    GoBack,
    AddAnother,
}

/// Something for the outside to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    Load(Book),
    /// Writes when storage still holds `expected`.
    Write {
        book: Book,
        text: String,
        expected: Option<String>,
    },
    /// Copies a text to a key of its own and reads the copy back.
    SetAside {
        book: Book,
        text: String,
    },
    ListSetAside,
    RemoveSetAside(String),
    Download {
        name: String,
        text: String,
    },
    Copy(String),
    /// Goes to a place that takes the present one's entry in the browser's history.
    Replace(Place),
    Focus(Focus),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Focus {
    /// The page's heading, from the top.
    Heading,
    /// Something by its id in the page.
    Id(String),
    /// Likewise, without scrolling.
    Quietly(&'static str),
}

/// The id of a page's heading.
pub const TITLE_ID: &str = "page-title";
/// The id of a form's error summary.
pub const PROBLEMS_ID: &str = "problems";
/// The id of the part of the page that imports a file.
pub const IMPORT_ID: &str = "import-answer";

/// The id of the heading over the entries of a kind.
pub const fn list_id(subject: Subject) -> &'static str {
    match subject {
        Subject::Person => "about-me",
        Subject::Goals => "goals",
        Subject::Position => "positions",
        Subject::Membership => "memberships",
        Subject::Enrollment => "enrollment",
        Subject::Award => "awards",
        Subject::Activity => "activities",
        Subject::Tally => "tallies",
        Subject::Rate => "rates",
        Subject::Answer => "answers",
        Subject::Told => "told",
        Subject::Step => "steps",
    }
}

pub fn update(model: &mut Model, msg: Msg) -> Vec<Effect> {
    let book = model.place.book;
    model.messages += 1;
    match msg {
        Msg::Started(place) => {
            let mut effects = vec![Effect::Load(Book::Mine), Effect::ListSetAside];
            effects.extend(arrive(model, place));
            effects
        }
        Msg::Navigated(place) => {
            if place == model.place {
                return Vec::new();
            }
            let mut effects = arrive(model, place);
            effects.push(Effect::Focus(Focus::Heading));
            effects
        }
        Msg::BecameVisible(today) => {
            if model.today != today {
                model.today = today;
                model.days += 1;
            }
            Vec::new()
        }

        Msg::ClickedSave { draft, id, then } => save(model, &draft, id, then),
        Msg::ClickedProblem(key, part) => vec![Effect::Focus(Focus::Id(key.id(part)))],
        Msg::ClickedRemove(id) => {
            let mut record = model.open().record.clone();
            let Some(entry) = entry::find(&record, &id) else { return Vec::new() };
            entry::remove(&mut record, &id);
            let mut effects = change(model, book, record, Said::Removed(entry.subject()));
            effects.push(match model.place.screen {
                Screen::Form(_) => Effect::Replace(model.here(model.back.clone())),
                _ => Effect::Focus(Focus::Quietly(list_id(entry.subject()))),
            });
            effects
        }
        Msg::ClickedUndo => {
            let Some(before) = model.book_mut(book).before.take() else { return Vec::new() };
            let effects = change(model, book, before, Said::Undone);
            model.book_mut(book).before = None;
            model.notice = Some(Notice { said: Said::Undone, undo: Undo::None });
            [effects, vec![Effect::Focus(Focus::Quietly(TITLE_ID))]].concat()
        }
        Msg::DismissedNotice => {
            model.notice = None;
            vec![Effect::Focus(Focus::Quietly(TITLE_ID))]
        }
        Msg::ClickedRestoreExample => change(model, Book::Example, sample(), Said::ExampleRestored),

        Msg::Loaded(book, answer) => loaded(model, book, answer),
        Msg::Written(book, answer) => {
            let notebook = model.book_mut(book);
            match answer {
                Ok(text) => {
                    notebook.stored = Some(text);
                    notebook.keeping = Keeping::InStep;
                }
                Err(refusal) => notebook.keeping = Keeping::Refused(refusal),
            }
            Vec::new()
        }
        Msg::FoundOther(book) => {
            model.book_mut(book).keeping = Keeping::ChangedElsewhere;
            Vec::new()
        }
        Msg::StorageChanged(book, text) => {
            let notebook = model.book_mut(book);
            if notebook.may_write() && notebook.stored != text {
                notebook.keeping = Keeping::ChangedElsewhere;
            }
            Vec::new()
        }
        Msg::ClickedLoadOther => {
            model.book_mut(book).keeping = Keeping::NotLoaded;
            tell(model, Said::OtherVersionLoaded);
            vec![Effect::Load(book), Effect::Focus(Focus::Heading)]
        }
        Msg::SetAside(book, answer) => {
            let notebook = model.book_mut(book);
            notebook.keeping = match answer {
                Ok(()) => Keeping::InStep,
                Err(_) => Keeping::Unreadable,
            };
            vec![Effect::ListSetAside]
        }
        Msg::ListedSetAside(list) => {
            let taken = |key: &str| model.set_aside.iter().any(|it| it.key == key && it.copy == Copy::Taken);
            let set_aside = list.into_iter().map(|(key, text)| SetAside {
                error: portable::read(&text).err(),
                copy: if taken(&key) { Copy::Taken } else { Copy::NotTaken },
                key,
                text,
            });
            model.set_aside = set_aside.collect();
            Vec::new()
        }
        Msg::ClickedDownloadSetAside(key) => {
            let Some(aside) = model.set_aside.iter_mut().find(|it| it.key == key) else { return Vec::new() };
            aside.copy = Copy::Taken;
            let text = aside.text.clone();
            tell(model, Said::Downloaded);
            vec![Effect::Download { name: "clerkready-set-aside.txt".to_owned(), text }]
        }
        Msg::ClickedRemoveSetAside(key) => {
            if !model.set_aside.iter().any(|it| it.key == key && it.copy == Copy::Taken) {
                return Vec::new();
            }
            model.set_aside.retain(|it| it.key != key);
            tell(model, Said::SetAsideRemoved);
            vec![Effect::RemoveSetAside(key), Effect::Focus(Focus::Heading)]
        }

        Msg::ClickedExport => {
            let text = portable::write(&model.open().record);
            let name = ["clerkready-", &model.today.to_string(), ".json"].concat();
            tell(model, Said::Downloaded);
            vec![Effect::Download { name, text }]
        }
        Msg::ClickedCopy => vec![Effect::Copy(portable::write(&model.open().record))],
        Msg::CopyAnswered(answer) => {
            tell(model, if answer.is_ok() { Said::Copied } else { Said::NotCopied });
            Vec::new()
        }
        Msg::PickedFile(Ok(text)) => offer(model, &text),
        Msg::PickedFile(Err(())) => {
            model.import = Import::NoFile;
            vec![Effect::Focus(Focus::Id(IMPORT_ID.to_owned()))]
        }
        Msg::PastedText(text) if text.trim().is_empty() => {
            model.import = Import::NoText;
            vec![Effect::Focus(Focus::Id(IMPORT_ID.to_owned()))]
        }
        Msg::PastedText(text) => offer(model, &text),
        Msg::ClickedReplace => match std::mem::replace(&mut model.import, Import::Idle) {
            Import::Asking(record) => import(model, *record),
            other => {
                model.import = other;
                Vec::new()
            }
        },
        Msg::ClickedKeepMine => {
            model.import = Import::Idle;
            vec![Effect::Focus(Focus::Heading)]
        }
    }
}

/// The example as it comes.
pub fn sample() -> Record {
    portable::read(SAMPLE).unwrap_or_default()
}

fn arrive(model: &mut Model, place: Place) -> Vec<Effect> {
    if !matches!(model.place.screen, Screen::Form(_) | Screen::ChooseKind(_)) {
        model.back = match model.place.screen {
            Screen::Result(_) if model.place.book == place.book => model.place.screen.clone(),
            _ => Screen::Record,
        };
    }
    model.place = place;
    model.form_number += 1;
    model.problems.clear();
    model.import = Import::Idle;
    // What can be undone can be undone from anywhere; anything else was said to the page that is left.
    model.notice.take_if(|it| it.undo == Undo::None);
    match (model.place.book, &model.example.keeping) {
        (Book::Example, Keeping::NotLoaded) => vec![Effect::Load(Book::Example)],
        _ => Vec::new(),
    }
}

fn save(model: &mut Model, draft: &Draft, id: EntryId, then: Then) -> Vec<Effect> {
    let Screen::Form(form_id) = model.place.screen.clone() else { return Vec::new() };
    let Some(form) = open_form(model) else { return Vec::new() };
    let mut entry = match forms::read(&form, draft) {
        Ok(entry) => entry,
        Err(problems) => {
            model.problems = problems;
            return vec![Effect::Focus(Focus::Id(PROBLEMS_ID.to_owned()))];
        }
    };
    let said = match form_id.which {
        Which::New => {
            entry.set_id(id);
            match form_id.subject {
                single if single.is_single() => Said::Changed(single),
                subject => Said::Added(subject),
            }
        }
        Which::Entry(_) => Said::Changed(form_id.subject),
    };
    model.problems.clear();
    let mut record = model.open().record.clone();
    entry::put(&mut record, entry);
    let mut effects = change(model, model.place.book, record, said);
    match then {
        Then::GoBack => effects.push(Effect::Replace(model.here(model.back.clone()))),
        Then::AddAnother => {
            model.form_number += 1;
            effects.push(Effect::Focus(Focus::Heading));
        }
    }
    effects
}

/// The programs that matter where the person is: those that they work toward, and the one that they came from.
pub fn scope(model: &Model) -> Scope<'static> {
    let from = match &model.back {
        Screen::Result(program) => program.as_ref(),
        _ => None,
    };
    Scope::of(model.catalog, &model.open().record).with(from)
}

/// The form that is open.
pub fn open_form(model: &Model) -> Option<Form> {
    match &model.place.screen {
        Screen::Form(id) => forms::open(&scope(model), &model.open().record, id),
        _ => None,
    }
}

/// Takes a new state of a record, keeps the one before it, and has it written when that is allowed.
fn change(model: &mut Model, book: Book, record: Record, said: Said) -> Vec<Effect> {
    model.notice = Some(Notice { said, undo: Undo::Offered });
    let notebook = model.book_mut(book);
    notebook.before = Some(notebook.replace(record));
    if !notebook.may_write() {
        return Vec::new();
    }
    let text = portable::write(&notebook.record);
    vec![Effect::Write { book, text, expected: notebook.stored.clone() }]
}

fn loaded(model: &mut Model, book: Book, answer: Result<Option<String>, Refusal>) -> Vec<Effect> {
    let notebook = model.book_mut(book);
    if notebook.keeping != Keeping::NotLoaded {
        return Vec::new();
    }
    notebook.before = None;
    let text = match answer {
        Ok(text) => text,
        Err(refusal) => {
            notebook.keeping = Keeping::Refused(refusal);
            if book == Book::Example {
                notebook.replace(sample());
            }
            return Vec::new();
        }
    };
    notebook.stored = text.clone();
    let Some(text) = text else {
        notebook.keeping = Keeping::InStep;
        notebook.replace(match book {
            Book::Mine => Record::default(),
            Book::Example => sample(),
        });
        return Vec::new();
    };
    match portable::read(&text) {
        Ok(record) => {
            notebook.replace(record);
            notebook.keeping = Keeping::InStep;
            Vec::new()
        }
        Err(ReadError::Newer { .. }) => {
            notebook.keeping = Keeping::Newer;
            Vec::new()
        }
        Err(_) => {
            // Nothing is written before the copy is known to be safe.
            notebook.keeping = Keeping::Unreadable;
            vec![Effect::SetAside { book, text }]
        }
    }
}

/// Takes a text from a file or from the clipboard; a record that is there is replaced only when the person says so.
fn offer(model: &mut Model, text: &str) -> Vec<Effect> {
    match portable::read(text) {
        Ok(record) if overview::is_empty(&model.mine.record) => import(model, record),
        Ok(record) => {
            model.import = Import::Asking(Box::new(record));
            vec![Effect::Focus(Focus::Id(IMPORT_ID.to_owned()))]
        }
        Err(error) => {
            model.import = Import::Unreadable(error);
            vec![Effect::Focus(Focus::Id(IMPORT_ID.to_owned()))]
        }
    }
}

/// A file is the person's own record, whichever book is open.
fn import(model: &mut Model, record: Record) -> Vec<Effect> {
    model.import = Import::Idle;
    let mut effects = change(model, Book::Mine, record, Said::Imported);
    effects.push(Effect::Replace(Place::mine(Screen::Record)));
    effects
}

fn tell(model: &mut Model, said: Said) {
    model.notice = Some(Notice { said, undo: Undo::None });
}
