//! One record and how it is kept on this device.
//!
//! Invariant: what a newer version wrote is never written beside, and nothing is written before it was loaded.

use clerkready::kept::{self, Copy, Ledger, Point, Refusal, Stamp};
use clerkready::record::Record;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notebook {
    /// What the ledger amounts to.
    pub record: Record,
    /// All that is known of the record.
    pub ledger: Ledger,
    /// Counts the changes of the record.
    pub revision: u32,
    pub keeping: Keeping,
    /// The last copy that is known to be stored.
    pub saved: Option<Stamp>,
    /// Something is not saved.
    pub unsaved: bool,
    pub way_back: Option<WayBack>,
    /// Earlier states in storage, the latest first, as they were last listed.
    pub earlier: Vec<Point>,
}

/// A record as it was, with all that was known of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    pub record: Record,
    pub ledger: Ledger,
}

/// What undoes the last change and nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WayBack {
    after: Ledger,
    before: Record,
}

/// How a record is kept on this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    NotLoaded,
    /// Storage did not give what it has; the next change tries again.
    NotRead(Refusal),
    /// Storage holds what the page shows.
    InStep,
    /// The last writing failed; the next change tries again.
    Refused(Refusal),
    /// A newer version wrote before this page was loaded: nothing is written.
    Newer,
    /// A newer version wrote since: this page still writes copies of its own, which that one reads.
    Outdated,
    /// What was saved is gone from storage; the next change saves everything again.
    Cleared,
    /// The person erased the record from this device, in another window: nothing is written.
    Erased,
    /// It is a file that is only looked at: nothing is written.
    Reviewed,
}

/// What to do about something that is not saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    Nothing,
    Load,
    Write(Box<Copy>),
}

impl State {
    pub fn of(ledger: Ledger) -> Option<State> {
        let record = ledger.record().ok()?;
        Some(State { record, ledger })
    }
}

impl Notebook {
    pub fn closed() -> Notebook {
        Notebook {
            record: Record::default(),
            ledger: Ledger::default(),
            revision: 0,
            keeping: Keeping::NotLoaded,
            saved: None,
            unsaved: false,
            way_back: None,
            earlier: Vec::new(),
        }
    }

    /// A record that is only looked at.
    pub fn reviewed(record: Record) -> Notebook {
        Notebook { record, keeping: Keeping::Reviewed, ..Notebook::closed() }
    }

    /// Says whether storage has told what it has.
    pub fn is_loaded(&self) -> bool {
        !matches!(self.keeping, Keeping::NotLoaded | Keeping::NotRead(_))
    }

    /// Says whether nothing may be changed, because it could not be kept.
    pub fn is_read_only(&self) -> bool {
        matches!(self.keeping, Keeping::Newer | Keeping::Erased | Keeping::Reviewed)
    }

    /// Takes a record that was made from a base as a change of what there is now.
    pub fn change(&mut self, base: &Ledger, record: &Record, me: &str) {
        let mut ledger = self.ledger.clone();
        ledger.change(base, record, me);
        // What a person can enter is a record; were it none, it would be shown and exported, and not be saved.
        let record = ledger.record().unwrap_or_else(|_| record.clone());
        let before = self.show(State { record, ledger: ledger.clone() });
        self.way_back = Some(WayBack { after: ledger, before });
        self.unsaved = true;
    }

    /// Undoes the last change; what other windows changed since stays. Says whether there was one.
    pub fn undo(&mut self, me: &str) -> bool {
        let Some(WayBack { after, before }) = self.way_back.take() else { return false };
        self.change(&after, &before, me);
        self.way_back = None;
        true
    }

    /// Notes something about the record.
    pub fn note(&mut self, what: kept::About, text: &str, me: &str) {
        self.ledger.note(what, text, me);
        self.unsaved = true;
    }

    /// Shows another state and gives the record of the one before.
    pub fn show(&mut self, State { record, ledger }: State) -> Record {
        self.revision += u32::from(self.record != record);
        self.ledger = ledger;
        std::mem::replace(&mut self.record, record)
    }

    pub fn state(&self) -> State {
        State { record: self.record.clone(), ledger: self.ledger.clone() }
    }

    /// What is to be done about what is not saved.
    pub fn next(&mut self, me: &str) -> Next {
        match self.keeping {
            Keeping::NotLoaded | Keeping::Newer | Keeping::Erased | Keeping::Reviewed => Next::Nothing,
            Keeping::NotRead(_) => Next::Load,
            _ if self.unsaved => Next::Write(Box::new(Copy::of(&mut self.ledger, me, ""))),
            _ => Next::Nothing,
        }
    }
}
