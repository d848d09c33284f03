//! What the app knows: the books, where the person is, and what they are told.

use clerkready::date::{DateFact, Day};
use clerkready::kept::{About, Unread};
use clerkready::portable::LinkError;
use clerkready::program::Catalog;

use super::embed::Frame;
use super::form::Problem;
use super::import::Import;
use super::notebook::{Notebook, State};
use super::overview;
use super::place::{Book, Place, Screen, Subject};
use super::renewal::Renewal;
use super::review::Review;
use super::rules::Rules;
use super::shared::Erasing;
use super::tongue::Tongue;
use super::volume::{Listed, Own, Volume};

/// After so many days with changes that are in no file the person is reminded: a month's work is what somebody may have to
/// enter again from memory.
const MOST_DAYS_WITHOUT_BACKUP: i64 = 30;

#[derive(Clone, Debug)]
pub struct Model {
    pub catalog: &'static Catalog,
    /// The rules in it that others provide.
    pub rules: Rules,
    /// The frame that the app is in; `None` in a window of its own.
    pub frame: Option<Frame>,
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
    /// Which of the records of this device is the person's own in this window.
    pub own: Own,
    /// All of these records, as they were last listed.
    pub records: Vec<Listed>,
    /// What had been typed into the page that is open when it was left or reloaded.
    pub typed: Option<String>,
    pub mine: Notebook,
    /// Something is stored that is not loaded yet, so the person was here before.
    pub was_here: bool,
    pub example: Notebook,
    /// Files that are only looked at.
    pub review: Review,
    /// What this version's rules change.
    pub renewal: Renewal,
    pub notice: Option<Notice>,
    pub set_aside: Vec<SetAside>,
    pub stay: Stay,
    pub import: Import,
    pub outgoing: Outgoing,
    /// What the person is asked about before it is erased.
    pub erasing: Option<Erasing>,
    pub version: Version,
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
    /// Every row of a table that was to be added.
    AddedTable,
    /// Those that could be; the others are in the box still.
    AddedPartOfTable,
    /// Where an activity shall count.
    Chosen,
    Undone,
    Imported,
    /// What was new or chosen in a file was added.
    Merged,
    Renamed,
    Erased,
    NotErased,
    /// Another record is not opened while the last change of this one is not saved.
    NotSwitched,
    /// An encrypted file was handed over, which is no copy that anybody can read without the passphrase.
    Sealed,
    Shared,
    NotShared,
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
    /// The record went to the full app.
    HandedOver,
    /// The full app was not opened.
    NotOpened,
    /// A file of rules could not be opened at all.
    NoRulesFile,
}

/// Whether this device has a newer version of the app than the one that runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    Newest,
    /// A newer one waits until the person says so.
    Waits,
    /// It takes the place of this one.
    Comes,
}

/// How far a record is that leaves as a link or encrypted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outgoing {
    Idle,
    /// The address with the record in it, and whether it is small enough for a picture.
    Link(String),
    NoLink(LinkError),
    /// The passphrase is too short.
    TooShort,
    Sealing,
    /// The browser has no cryptography for this page.
    NotSealed,
}

impl Model {
    pub fn new(catalog: &'static Catalog, today: Day, me: String) -> Model {
        Model {
            catalog,
            rules: Rules::default(),
            frame: None,
            me,
            today,
            days: 0,
            place: Place::mine(Screen::Start),
            back: Screen::Record,
            form_number: 1,
            opened: State::default(),
            problems: Vec::new(),
            own: Own::FIRST,
            records: Vec::new(),
            typed: None,
            mine: Notebook::closed(),
            was_here: false,
            example: Notebook::closed(),
            review: Review::default(),
            renewal: Renewal::default(),
            notice: None,
            set_aside: Vec::new(),
            stay: Stay::NotTold,
            import: Import::Idle,
            outgoing: Outgoing::Idle,
            erasing: None,
            version: Version::Newest,
            messages: 0,
            kept: 0,
            tongue: Tongue::ENGLISH,
            tongues: 0,
        }
    }

    /// Says whether more than one record is on this device, so that the person has to be told which one is open.
    pub fn has_several_records(&self) -> bool {
        self.records.iter().any(|it| it.own != self.own)
    }

    /// Says whether nothing is entered, as far as is known yet.
    pub fn is_new(&self) -> bool {
        let is_empty = overview::is_empty(&self.mine.record);
        if self.mine.is_loaded() { is_empty } else { is_empty && !self.was_here }
    }

    /// What the person's own record is called on this device; may be empty.
    pub fn record_name(&self) -> String {
        let label = self.mine.ledger.about(About::Label).filter(|it| !it.is_empty());
        label.unwrap_or_else(|| self.mine.record.person.name.clone())
    }

    /// Another record of this device, or a new one.
    pub fn another(&self, fresh: Own) -> Own {
        self.records.iter().map(|it| it.own).find(|it| *it != self.own).unwrap_or(fresh)
    }

    /// What storage calls a book; `None` for one that is never stored.
    pub fn volume(&self, book: Book) -> Option<Volume> {
        Volume::of(book, self.own)
    }

    /// The book that storage calls so; `None` when this window no longer has it open.
    pub fn book_of(&self, volume: Volume) -> Option<Book> {
        [Book::Mine, Book::Example].into_iter().find(|it| self.volume(*it) == Some(volume))
    }

    pub fn book(&self, book: Book) -> &Notebook {
        match book {
            Book::Mine => &self.mine,
            Book::Example => &self.example,
            Book::Reviewed(number) => self.review.notebook(number),
        }
    }

    pub fn book_mut(&mut self, book: Book) -> &mut Notebook {
        match book {
            Book::Mine => &mut self.mine,
            Book::Example => &mut self.example,
            Book::Reviewed(number) => self.review.notebook_mut(number),
        }
    }

    /// Says whether a form is open, whose text is nowhere else until it is saved.
    pub fn is_entering(&self) -> bool {
        matches!(self.place.screen, Screen::Form(_))
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

    /// How many days ago something was first changed that is in no file yet, where that is long ago and the record the
    /// person's own.
    pub fn days_without_backup(&self) -> Option<i64> {
        if self.place.book != Book::Mine {
            return None;
        }
        let text = self.mine.ledger.about(About::ChangedSince)?;
        let days = (self.today - DateFact::parse(&text)?.first()).num_days();
        (MOST_DAYS_WITHOUT_BACKUP <= days).then_some(days)
    }

    /// A screen of the book that is open.
    pub fn here(&self, screen: Screen) -> Place {
        Place::of(self.place.book, screen)
    }
}
