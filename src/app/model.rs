//! What the app knows: the books, how each is kept, and what the person is told.
//!
//! Invariant: a book that has not been loaded, or whose stored text must not be touched, is never written.

use clerkready::date::Day;
use clerkready::portable::ReadError;
use clerkready::program::Catalog;
use clerkready::record::Record;

use super::form::Problem;
use super::place::{Book, Place, Screen, Subject};

#[derive(Clone, Debug)]
pub struct Model {
    pub catalog: &'static Catalog,
    pub today: Day,
    /// Counts the days on which the page was open.
    pub days: u32,
    pub place: Place,
    /// Where the person was before the form that is open.
    pub back: Screen,
    /// Counts the forms opened, so that two new ones in a row are two.
    pub form_number: u32,
    pub problems: Vec<Problem>,
    pub mine: Notebook,
    pub example: Notebook,
    pub notice: Option<Notice>,
    pub set_aside: Vec<SetAside>,
    pub import: Import,
    /// Counts the messages, for views that are cheap to make anew.
    pub messages: u32,
}

/// One record and how it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notebook {
    pub record: Record,
    /// Counts the changes of the record.
    pub revision: u32,
    pub keeping: Keeping,
    /// The stored text that this page last read or wrote.
    pub stored: Option<String>,
    /// The record before the last change.
    pub before: Option<Record>,
}

/// How a record is kept on this device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Keeping {
    NotLoaded,
    /// Storage holds what the page shows.
    InStep,
    /// The last reading or writing failed; the next change tries again.
    Refused(Refusal),
    /// A newer version wrote the stored text: it is never overwritten.
    Newer,
    /// Another page changed the stored text: it is never overwritten.
    ChangedElsewhere,
    /// The stored text could not be read and not be copied either: it is never overwritten.
    Unreadable,
}

/// Why storage did not take or give a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The browser has no storage for this page or forbids it.
    Blocked,
    /// There is no room.
    Full,
    /// What was read back is not what was written.
    NotKept,
}

/// A stored text that could not be read, kept under a key of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    pub key: String,
    pub text: String,
    pub error: Option<ReadError>,
    pub copy: Copy,
}

/// Whether a copy has left the browser, after which the original may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copy {
    NotTaken,
    Taken,
}

/// What the person is told about the last change, with the way back where there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Notice {
    pub said: Said,
    pub undo: Undo,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undo {
    Offered,
    None,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    Added(Subject),
    Changed(Subject),
    Removed(Subject),
    Undone,
    Imported,
    OtherVersionLoaded,
    ExampleRestored,
    Downloaded,
    Copied,
    NotCopied,
    SetAsideRemoved,
}

/// How far an import is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Import {
    Idle,
    NoText,
    Unreadable(ReadError),
    /// The file could not be opened at all.
    NoFile,
    /// A record is there already: which one shall it be?
    Asking(Box<Record>),
}

impl Model {
    pub fn new(catalog: &'static Catalog, today: Day) -> Model {
        Model {
            catalog,
            today,
            days: 0,
            place: Place::mine(Screen::Start),
            back: Screen::Record,
            form_number: 0,
            problems: Vec::new(),
            mine: Notebook::closed(),
            example: Notebook::closed(),
            notice: None,
            set_aside: Vec::new(),
            import: Import::Idle,
            messages: 0,
        }
    }

    pub fn book(&self, book: Book) -> &Notebook {
        match book {
            Book::Mine => &self.mine,
            Book::Example => &self.example,
        }
    }

    pub fn book_mut(&mut self, book: Book) -> &mut Notebook {
        match book {
            Book::Mine => &mut self.mine,
            Book::Example => &mut self.example,
        }
    }

    /// The book that is open.
    pub fn open(&self) -> &Notebook {
        self.book(self.place.book)
    }

    /// A screen of the book that is open.
    pub fn here(&self, screen: Screen) -> Place {
        Place { book: self.place.book, screen }
    }
}

impl Notebook {
    fn closed() -> Notebook {
        Notebook { record: Record::default(), revision: 0, keeping: Keeping::NotLoaded, stored: None, before: None }
    }

    /// Takes another state of the record and gives the one before.
    pub fn replace(&mut self, record: Record) -> Record {
        self.revision += 1;
        std::mem::replace(&mut self.record, record)
    }

    /// Says whether changes may go to storage.
    pub fn may_write(&self) -> bool {
        matches!(self.keeping, Keeping::InStep | Keeping::Refused(_))
    }
}
