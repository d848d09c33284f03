//! What happens, and what follows from it.
//!
//! Invariant: pure.

use clerkready::date::Day;
use clerkready::id::{EntryId, ProgramId, RequirementId};
use clerkready::kept::{self, About, Found, Ledger, Point, Refusal, Stamp};
use clerkready::portable;
use clerkready::record::{Home, Record};

use super::entry;
use super::form::{Draft, Key};
use super::forms::{self, Form};
use super::goals;
use super::keep;
use super::model::{Copy, Import, Model, Notice, Said, Stay, Undo};
use super::notebook::Keeping;
use super::overview;
use super::place::{Book, Place, Screen, Subject, Which};
use super::scope::Scope;
use super::tongue::Tongue;

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
    /// Where an activity shall count in a program; without a home, where it serves best.
    ClickedHome {
        program: ProgramId,
        entry: EntryId,
        home: Option<Home>,
    },

    Loaded(Book, Result<Box<Found>, Refusal>),
    Written(Book, Box<kept::Copy>, Result<(), Refusal>),
    /// Old copies were removed.
    Tidied(Book),
    /// Another window wrote.
    StorageChanged(Book),
    /// Something emptied the whole storage.
    StorageCleared,
    /// The page lost the focus, is hidden, or may end.
    Leaving,
    ClickedSaveAgain,
    ListedEarlier(Book, Vec<Point>),
    ClickedRestore(Stamp),
    StayAnswered(Stay),
    ClickedDownloadSetAside(String),
    ClickedRemoveSetAside(String),

    /// The deadlines and plans of a program are wanted as a calendar file.
    ClickedCalendar {
        program: ProgramId,
        text: String,
    },
    ClickedExport,
    ClickedCopy,
    CopyAnswered(Result<(), ()>),
    PickedFile(Result<String, ()>),
    PastedText(String),
    ClickedReplace,
    ClickedKeepMine,

    ChoseTongue(Tongue),
    /// A language is spoken, or its words could not be fetched.
    Spoke(Result<Tongue, ()>),
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
    /// Reads what is stored and not known.
    Load {
        book: Book,
        known: Box<Ledger>,
        saved: Option<Stamp>,
        me: String,
    },
    /// Writes a copy and reads it back.
    Write(Book, Box<kept::Copy>),
    /// Removes old copies that this one, which was just written, has seen.
    Tidy(Book, Box<kept::Copy>),
    /// Reads the earlier states, other than the present one.
    ListEarlier(Book, Box<Ledger>),
    /// Asks the browser whether it keeps what is stored.
    CheckStay,
    /// Asks the browser to keep what is stored.
    AskToStay,
    RemoveSetAside(String),
    Download {
        name: String,
        text: String,
    },
    Copy(String),
    /// Goes to a place that takes the present one's entry in the browser's history.
    Replace(Place),
    Focus(Focus),
    /// Speaks another language from now on, once its words are there.
    Speak(Tongue),
    /// Keeps which language was chosen.
    RememberTongue(Tongue),
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
/// The id of the heading over the activities that may count in several places.
pub const CHOICES_ID: &str = "choices";
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
    // What is made anew loses the focus, so what storage says in the background counts only when it changes something.
    let is_quiet = matches!(
        msg,
        Msg::Leaving
            | Msg::BecameVisible(_)
            | Msg::StorageChanged(_)
            | Msg::StorageCleared
            | Msg::Loaded(..)
            | Msg::Tidied(_)
            | Msg::ListedEarlier(..)
            | Msg::StayAnswered(_)
    );
    model.messages += u32::from(!is_quiet);
    match msg {
        Msg::Started(place) => {
            let focus = focus_of(&place.screen);
            let mut effects = vec![keep::load(model, Book::Mine), Effect::CheckStay];
            effects.extend(arrive(model, place));
            // A page that is opened begins at its beginning, unless its address names a part of it.
            effects.extend(Some(focus).filter(|it| *it != Focus::Heading).map(Effect::Focus));
            effects
        }
        Msg::Navigated(place) => {
            if place == model.place {
                return Vec::new();
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

        Msg::ClickedSave { draft, id, then } => save(model, &draft, id, then),
        Msg::ClickedProblem(key, part) => vec![Effect::Focus(Focus::Id(key.id(part)))],
        Msg::ClickedRemove(id) => {
            let mut record = model.open().record.clone();
            let Some(entry) = entry::find(&record, &id) else { return Vec::new() };
            record.remove(&id);
            let mut effects = change(model, book, &record, Said::Removed(entry.subject()));
            effects.push(match model.place.screen {
                Screen::Form(_) => Effect::Replace(model.here(model.back.clone())),
                _ => Effect::Focus(Focus::Quietly(list_id(entry.subject()))),
            });
            effects
        }
        Msg::ClickedUndo => {
            let me = model.me.clone();
            if !model.book_mut(book).undo(&me) {
                return Vec::new();
            }
            tell(model, Said::Undone);
            [keep::save(model, book), vec![Effect::Focus(Focus::Quietly(TITLE_ID))]].concat()
        }
        Msg::DismissedNotice => {
            model.notice = None;
            vec![Effect::Focus(Focus::Quietly(TITLE_ID))]
        }
        Msg::ClickedRestoreExample => change(model, Book::Example, &sample(), Said::ExampleRestored),

        Msg::ClickedHome { program, entry, home } => {
            let Some((_, program)) = model.catalog.program(&program) else { return Vec::new() };
            let mut record = model.open().record.clone();
            goals::choose(&mut record, program, &entry, home);
            let effects = change(model, book, &record, Said::Chosen);
            [effects, vec![Effect::Focus(Focus::Quietly(CHOICES_ID))]].concat()
        }

        Msg::Loaded(book, answer) => keep::loaded(model, book, answer),
        Msg::Written(book, copy, answer) => keep::written(model, book, copy, answer),
        Msg::Tidied(book) => keep::list(model, book),
        Msg::StorageChanged(book) if model.book(book).keeping == Keeping::NotLoaded => Vec::new(),
        Msg::StorageChanged(book) => vec![keep::load(model, book)],
        Msg::StorageCleared => keep::look(model),
        Msg::Leaving => keep::flush(model),
        Msg::ClickedSaveAgain => [keep::save(model, book), vec![Effect::Focus(Focus::Quietly(TITLE_ID))]].concat(),
        Msg::ListedEarlier(book, points) => {
            model.kept += u32::from(model.book(book).earlier != points);
            model.book_mut(book).earlier = points;
            Vec::new()
        }
        Msg::ClickedRestore(name) => {
            let Some(point) = model.open().earlier.iter().find(|it| it.name == name) else { return Vec::new() };
            let record = point.record.clone();
            [change(model, book, &record, Said::Restored), vec![Effect::Focus(Focus::Heading)]].concat()
        }
        Msg::StayAnswered(stay) => {
            model.kept += 1;
            model.stay = stay;
            Vec::new()
        }
        Msg::ClickedDownloadSetAside(key) => {
            let Some(aside) = model.set_aside.iter_mut().find(|it| it.key == key) else { return Vec::new() };
            aside.copy = Copy::Taken;
            model.kept += 1;
            let text = aside.text.clone();
            tell(model, Said::Downloaded);
            vec![Effect::Download { name: "clerkready-set-aside.txt".to_owned(), text }]
        }
        Msg::ClickedRemoveSetAside(key) => {
            if !model.set_aside.iter().any(|it| it.key == key && it.copy == Copy::Taken) {
                return Vec::new();
            }
            model.set_aside.retain(|it| it.key != key);
            model.kept += 1;
            tell(model, Said::SetAsideRemoved);
            vec![Effect::RemoveSetAside(key), Effect::Focus(Focus::Heading)]
        }

        Msg::ClickedCalendar { program, text } => {
            let name = ["clerkready-", program.as_str(), ".ics"].concat();
            tell(model, Said::Downloaded);
            vec![Effect::Download { name, text }]
        }
        Msg::ClickedExport => {
            let text = portable::write(&model.open().record);
            let name = ["clerkready-", &model.today.to_string(), ".json"].concat();
            tell(model, Said::Downloaded);
            [vec![Effect::Download { name, text }], backed_up(model)].concat()
        }
        Msg::ClickedCopy => vec![Effect::Copy(portable::write(&model.open().record))],
        Msg::CopyAnswered(Ok(())) => {
            tell(model, Said::Copied);
            backed_up(model)
        }
        Msg::CopyAnswered(Err(())) => {
            tell(model, Said::NotCopied);
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

        Msg::ChoseTongue(tongue) => vec![Effect::Speak(tongue)],
        Msg::Spoke(Ok(tongue)) => {
            model.tongue = tongue;
            model.tongues += 1;
            model.notice.take_if(|it| it.said == Said::TongueNotLoaded);
            vec![Effect::RememberTongue(tongue)]
        }
        Msg::Spoke(Err(())) => {
            tell(model, Said::TongueNotLoaded);
            Vec::new()
        }
    }
}

/// The id of the heading over a requirement.
pub fn requirement_id(id: &RequirementId) -> String {
    ["requirement-", id.as_str()].concat()
}

/// What takes the focus when a screen is shown.
fn focus_of(screen: &Screen) -> Focus {
    match screen {
        Screen::Requirement(_, id) => Focus::Id(requirement_id(id)),
        _ => Focus::Heading,
    }
}

/// The example as it comes.
pub fn sample() -> Record {
    portable::read(SAMPLE).unwrap_or_default()
}

fn arrive(model: &mut Model, place: Place) -> Vec<Effect> {
    if !matches!(model.place.screen, Screen::Form(_) | Screen::ChooseKind(_)) {
        model.back = match model.place.screen {
            Screen::Result(_) | Screen::Requirement(..) if model.place.book == place.book => model.place.screen.clone(),
            _ => Screen::Record,
        };
    }
    model.place = place;
    model.form_number += 1;
    model.problems.clear();
    model.import = Import::Idle;
    // What can be undone can be undone from anywhere; anything else was said to the page that is left.
    model.notice.take_if(|it| it.undo == Undo::None);
    model.opened = model.open().state();
    match (model.place.book, model.example.keeping) {
        (Book::Example, Keeping::NotLoaded) => vec![keep::load(model, Book::Example)],
        (book, _) => keep::list(model, book),
    }
}

fn save(model: &mut Model, draft: &Draft, id: EntryId, then: Then) -> Vec<Effect> {
    let Screen::Form(form_id) = model.place.screen.clone() else { return Vec::new() };
    let Some(form) = open_form(model) else { return Vec::new() };
    let mut entry = match forms::read(&form, &draft.in_tongue(model.tongue)) {
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
    // What was not changed in the form stays as other windows have it, unless they removed the whole entry.
    let is_gone = match &form_id.which {
        Which::Entry(id) => entry::find(&model.open().record, id).is_none(),
        Which::New => false,
    };
    let mut base = if is_gone { model.open().state() } else { model.opened.clone() };
    entry::put(&mut base.record, entry);
    let mut effects = change_from(model, model.place.book, &base.ledger, &base.record, said);
    model.opened = model.open().state();
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
        Screen::Requirement(program, _) => Some(program),
        _ => None,
    };
    Scope::of(model.catalog, &model.open().record).with(from)
}

/// The form that is open.
pub fn open_form(model: &Model) -> Option<Form> {
    match &model.place.screen {
        Screen::Form(id) => forms::open(&scope(model), &model.opened.record, id),
        _ => None,
    }
}

/// Takes a new state of a record, keeps the way back, and has it written when that is allowed.
fn change(model: &mut Model, book: Book, record: &Record, said: Said) -> Vec<Effect> {
    let base = model.book(book).ledger.clone();
    change_from(model, book, &base, record, said)
}

/// Likewise, for a record that was made from an earlier state.
fn change_from(model: &mut Model, book: Book, base: &Ledger, record: &Record, said: Said) -> Vec<Effect> {
    model.notice = Some(Notice { said, undo: Undo::Offered });
    let me = model.me.clone();
    model.book_mut(book).change(base, record, &me);
    keep::save(model, book)
}

/// Notes that the open book was exported today.
fn backed_up(model: &mut Model) -> Vec<Effect> {
    let (me, today) = (model.me.clone(), model.today.to_string());
    let book = model.place.book;
    model.book_mut(book).note(About::BackedUp, &today, &me);
    keep::save(model, book)
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
    let mut effects = change(model, Book::Mine, &record, Said::Imported);
    effects.push(Effect::Replace(Place::mine(Screen::Record)));
    effects
}

fn tell(model: &mut Model, said: Said) {
    model.notice = Some(Notice { said, undo: Undo::None });
}
