//! What the app knows: the books, where the person is, and what they are told.

use clerkready::date::{DateFact, Day};
use clerkready::kept::{About, Unread};
use clerkready::portable::ReadError;
use clerkready::program::Catalog;
use clerkready::record::Record;

use super::form::Problem;
use super::notebook::{Notebook, State};
use super::place::{Book, Place, Screen, Subject};
use super::tongue::Tongue;

#[derive(Clone, Debug)]
pub struct Model {
    pub catalog: &'static Catalog,
    /// The name of this window among all that ever wrote.
    pub me: String,
    pub today: Day,
    /// Counts the days on which the page was open.
    pub days: u32,
    pub place: Place,
    /// Where the person was before the form that is open.
    pub back: Screen,
    /// Counts the forms opened, so that two new ones in a row are two.
    pub form_number: u32,
    /// The book as it was when the page was opened: what a form says is a change of this.
    pub opened: State,
    pub problems: Vec<Problem>,
    pub mine: Notebook,
    pub example: Notebook,
    pub notice: Option<Notice>,
    pub set_aside: Vec<SetAside>,
    pub stay: Stay,
    pub import: Import,
    /// Counts what people do and what they are told, for views that are cheap to make anew.
    pub messages: u32,
    /// Counts the changes in how records are kept.
    pub kept: u32,
    pub tongue: Tongue,
    /// Counts the changes of the language.
    pub tongues: u32,
}

/// A stored text that could not be read. It stays where it is until the person removes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    pub book: Book,
    pub key: String,
    pub text: String,
    pub why: Unread,
    pub copy: Copy,
}

/// Whether a copy has left the browser, after which the original may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copy {
    NotTaken,
    Taken,
}

/// Whether the browser will keep what is stored when it runs short of room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stay {
    /// It was not asked yet, or has not answered.
    NotTold,
    Promised,
    NotPromised,
    /// It cannot be asked.
    CannotTell,
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
    /// Where an activity shall count.
    Chosen,
    Undone,
    Imported,
    /// Another window's changes are there.
    Joined,
    /// Likewise, and both had changed one field.
    JoinedApart,
    Restored,
    ExampleRestored,
    Downloaded,
    Copied,
    NotCopied,
    SetAsideRemoved,
    /// The words of a language could not be fetched.
    TongueNotLoaded,
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
    pub fn new(catalog: &'static Catalog, today: Day, me: String) -> Model {
        Model {
            catalog,
            me,
            today,
            days: 0,
            place: Place::mine(Screen::Start),
            back: Screen::Record,
            form_number: 0,
            opened: State::default(),
            problems: Vec::new(),
            mine: Notebook::closed(),
            example: Notebook::closed(),
            notice: None,
            set_aside: Vec::new(),
            stay: Stay::NotTold,
            import: Import::Idle,
            messages: 0,
            kept: 0,
            tongue: Tongue::ENGLISH,
            tongues: 0,
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

    /// How many days ago the open book was last exported; `None` when it never was.
    pub fn days_since_backup(&self) -> Option<i64> {
        let text = self.open().ledger.about(About::BackedUp)?;
        let day = DateFact::parse(&text)?.first();
        Some((self.today - day).num_days().max(0))
    }

    /// A screen of the book that is open.
    pub fn here(&self, screen: Screen) -> Place {
        Place { book: self.place.book, screen }
    }
}
