//! What happens, and what follows from it.
//!
//! Invariant: pure.

use clerkready::date::Day;
use clerkready::id::{EntryId, ProgramId, RequirementId};
use clerkready::kept::{self, About, Found, Ledger, Point, Refusal, Stamp};
use clerkready::portable::{self, LinkError, Sealed};
use clerkready::record::{Home, Record};

use super::background::{self, arrive};
use super::checklist::{self, Attended};
use super::entry::{self, Entry};
use super::export;
use super::first;
use super::form::{Draft, Key, Name, Part, Problem, Wrong};
use super::forms::{self, Form};
use super::framed::{self, FrameEffect, FrameMsg};
use super::goals;
use super::import::{self, Import, Lock, Origin};
use super::keep;
use super::model::{Copy, Model, Notice, Outgoing, Said, Stay, Undo};
use super::place::{Book, Place, Screen, Subject, Which};
use super::renewal::{self, RenewalMsg};
use super::review::{self, ReviewMsg};
use super::rules::{self, RulesEffect, RulesMsg};
use super::scope::Scope;
use super::shared::{self, Erasing};
use super::table::{self, Table};
use super::territory::{self, ELSEWHERE};
use super::tongue::{Tongue, Wish};
use super::typed;
use super::volume::{Listed, Own, Volume};

/// A record to try the app with.
const SAMPLE: &str = include_str!("../../tests/saves/sample.json");

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Msg {
    Started,
    Navigated(Place),
    BecameVisible(Day),

    ClickedSave {
        /// What the open form says, or everything that is wrong with it.
        read: Box<Result<Entry, Vec<Problem>>>,
        id: EntryId,
        then: Then,
    },
    /// Something was typed or chosen in the page that is open; this is all that is there now.
    Typed(String),
    /// What had been typed into a page, by the name that the window has for it.
    FoundTyped(String, Option<String>),
    /// The form is left for good.
    ClickedCancel,
    /// What had been typed shall go.
    ClickedStartOver,
    /// Something on the checklist was attended.
    ClickedAttended {
        attended: Attended,
        id: EntryId,
    },
    /// The rows of a table shall be added, each with one of the ids.
    ClickedAddTable {
        text: String,
        draft: Draft,
        ids: Vec<EntryId>,
    },
    ClickedProblem(Key, Part),
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

    Loaded(Volume, Result<Box<Found>, Refusal>),
    Written(Volume, Box<kept::Copy>, Result<(), Refusal>),
    /// Old copies were removed.
    Tidied(Volume),
    /// Another window wrote.
    StorageChanged(Volume),
    /// Something emptied the whole storage.
    StorageCleared,
    /// The page lost the focus, is hidden, or may end.
    Leaving,
    /// A newer version of the app is on this device.
    VersionWaits,
    ClickedNewVersion,
    ClickedSaveAgain,
    ListedEarlier(Volume, Vec<Point>),
    ClickedRestore(Stamp),
    StayAnswered(Stay),
    ClickedDownloadSetAside(String),
    ClickedRemoveSetAside(String),

    ListedRecords(Vec<Listed>),
    ClickedOpenRecord(Own),
    ClickedNewRecord {
        own: Own,
        label: String,
    },
    ClickedRename(String),
    /// `None` when the person does not want to any more.
    ClickedErase(Option<Erasing>),
    ConfirmedErase,
    /// What came of it, and the record to open now.
    Erased(Result<(), Refusal>, Own),
    /// The record of this window was erased: another one is to be opened.
    ClickedGoOn(Own),
    /// The deadlines and plans of a program are wanted as a calendar file.
    ClickedCalendar {
        program: ProgramId,
        text: String,
    },
    ClickedExport,
    ClickedShare,
    ShareAnswered(Result<(), NotShared>),
    ClickedCopy,
    CopyAnswered(Copied, Result<(), ()>),
    /// The person gave a passphrase for an encrypted copy.
    ClickedSeal(String),
    SealAnswered(Result<String, ()>),
    ClickedLink,
    MadeLink(Result<String, LinkError>),
    ClickedCopyLink,

    /// Its text, or why there is none.
    PickedFile(Result<String, Import>),
    PastedText(String),
    /// The page was opened with a record in its address.
    OpenedLink(Result<String, LinkError>),
    EnteredPassphrase(String),
    UnsealAnswered(Result<String, Lock>),
    /// Whose values a part of the file is to have.
    Decided {
        part: (String, String),
        theirs: bool,
    },
    TickedRevive(bool),
    ClickedKeepText,
    ClickedMerge,
    ClickedReplace,
    /// The file becomes a record of its own.
    ClickedKeepApart(Own),
    ClickedKeepMine,

    ChoseTongue(Tongue),
    /// A language is spoken, or its words could not be fetched.
    Spoke(Result<Tongue, ()>, Wish),
    Frame(FrameMsg),
    Rules(RulesMsg),
    Review(ReviewMsg),
    Renewal(RenewalMsg),
    /// Files were dropped on the page, each with its name.
    DroppedFiles(Vec<(String, Result<String, Import>)>),
}

/// What was to be copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    /// The record as it is, which is as good as a file.
    Record,
    Other,
}

/// Why nothing was shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotShared {
    /// The person changed their mind.
    Aborted,
    /// The browser did not.
    Refused,
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
        volume: Volume,
        known: Box<Ledger>,
        saved: Option<Stamp>,
        me: String,
    },
    /// Writes a copy and reads it back.
    Write(Volume, Box<kept::Copy>),
    /// Removes old copies that this one, which was just written, has seen.
    Tidy(Volume, Box<kept::Copy>),
    /// Reads the earlier states, other than the present one.
    ListEarlier(Volume, Box<Ledger>),
    /// Reads which records this device has.
    ListRecords,
    /// Remembers which record to open next time.
    Remember(Own),
    Erase(Vec<Volume>),
    /// Asks the browser whether it keeps what is stored.
    CheckStay,
    /// Asks the browser to keep what is stored.
    AskToStay,
    RemoveSetAside(String),
    Download {
        name: String,
        text: String,
    },
    /// Hands a file to the device's share sheet.
    Share {
        name: String,
        text: String,
    },
    Copy(Copied, String),
    /// Encrypts a text with a passphrase.
    Seal {
        text: String,
        passphrase: String,
    },
    Unseal(Box<Sealed>, String),
    /// Puts a text into the fragment of an address.
    MakeLink(String),
    /// Looks for what had been typed into a page in this window, by the window's name for it.
    FindTyped(String),
    /// Keeps what is typed into a page, for as long as the window lives; nothing when there is nothing.
    KeepTyped(String, String),
    /// Has the newer version take the place of this one, and the page begin anew.
    ApplyVersion,
    /// Keeps what this version finds about a record, for the one that takes its place; nothing when there is nothing.
    KeepFound(Own, String),
    Frame(FrameEffect),
    Rules(RulesEffect),
    /// Goes to a place that takes the present one's entry in the browser's history.
    Replace(Place),
    Focus(Focus),
    /// Speaks another language from now on, once its words are there.
    Speak(Tongue, Wish),
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
/// The id of the part of the page that erases.
pub const ERASE_ID: &str = "erase";
/// The id of the part of the page with a link in it.
pub const LINK_ID: &str = "link";
/// The id of the part of the page that encrypts.
pub const SEAL_ID: &str = "seal";

/// A passphrase of fewer characters is guessed in no time.
pub const SHORTEST_PASSPHRASE: usize = 10;

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
    let may_end = matches!(msg, Msg::VersionWaits | Msg::ClickedNewVersion | Msg::Leaving);
    // What is made anew loses the focus, so what storage says in the background counts only when it changes something.
    let is_quiet = matches!(
        msg,
        Msg::Leaving
            | Msg::BecameVisible(_)
            | Msg::VersionWaits
            | Msg::StorageChanged(_)
            | Msg::StorageCleared
            | Msg::Loaded(..)
            | Msg::Tidied(_)
            | Msg::ListedEarlier(..)
            | Msg::StayAnswered(_)
            | Msg::ListedRecords(_)
            | Msg::Decided { .. }
            | Msg::TickedRevive(_)
            | Msg::Typed(_)
            | Msg::FoundTyped(..)
            | Msg::Frame(FrameMsg::HostSaid(_))
            | Msg::Rules(RulesMsg::Kept(_) | RulesMsg::Read(..))
    );
    model.messages += u32::from(!is_quiet);
    let done = background::update(model, msg).or_else(|msg| first::update(model, msg));
    let mut effects = done.unwrap_or_else(|msg| later(model, msg));
    if may_end {
        effects.splice(..0, renewal::note(model));
    }
    effects.extend(renewal::look(model));
    effects
}

/// What happens on the pages after the first one.
fn later(model: &mut Model, msg: Msg) -> Vec<Effect> {
    let book = model.place.book;
    match msg {
        Msg::ClickedSave { read, id, then } => save(model, *read, id, then),
        Msg::Typed(text) => {
            // A table is read anew when its page is made anew in another language.
            if model.place.screen == Screen::Table {
                model.typed = Some(text.clone());
            }
            vec![Effect::KeepTyped(typed_at(model), text)]
        }
        Msg::ClickedCancel => vec![forget_typed(model)],
        Msg::ClickedStartOver => {
            model.form_number += 1;
            model.problems.clear();
            vec![forget_typed(model), Effect::Focus(Focus::Heading)]
        }
        Msg::ClickedAttended { attended, id } => attend(model, attended, id),
        Msg::ClickedAddTable { text, draft, ids } => add_table(model, &text, &draft, &ids),
        Msg::ClickedProblem(key, part) => vec![Effect::Focus(Focus::Id(key.id(part)))],
        Msg::ClickedRemove(id) => {
            let mut record = model.open().record.clone();
            let Some(entry) = entry::find(&record, &id) else { return Vec::new() };
            record.remove(&id);
            let mut effects = change(model, book, &record, Said::Removed(entry.subject()));
            match model.place.screen {
                Screen::Form(_) => {
                    effects.extend([forget_typed(model), Effect::Replace(model.here(model.back.clone()))]);
                }
                _ => effects.push(Effect::Focus(Focus::Quietly(list_id(entry.subject())))),
            }
            effects
        }
        Msg::ClickedUndo => {
            let me = model.me.clone();
            if model.book(book).is_read_only() || !model.book_mut(book).undo(&me) {
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

        Msg::ClickedSaveAgain => [keep::save(model, book), vec![Effect::Focus(Focus::Quietly(TITLE_ID))]].concat(),
        Msg::ClickedRestore(name) => {
            let Some(point) = model.open().earlier.iter().find(|it| it.name == name) else { return Vec::new() };
            let record = point.record.clone();
            [change(model, book, &record, Said::Restored), vec![Effect::Focus(Focus::Heading)]].concat()
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
        Msg::ClickedOpenRecord(own) if own == model.own => Vec::new(),
        Msg::ClickedOpenRecord(own) | Msg::ClickedGoOn(own) => shared::open(model, own, ""),
        Msg::ClickedNewRecord { own, label } => shared::open(model, own, &label),
        Msg::ClickedRename(label) => shared::rename(model, &label),
        Msg::ClickedErase(erasing) => shared::ask(model, erasing),
        Msg::ConfirmedErase => shared::erase(model),
        Msg::Erased(answer, next) => shared::erased(model, answer, next),
        Msg::ClickedExport => {
            let (name, text) = (export::name(model, ".json"), export::text(model));
            tell(model, Said::Downloaded);
            [vec![Effect::Download { name, text }], backed_up(model)].concat()
        }
        Msg::ClickedShare => vec![Effect::Share { name: export::name(model, ".json"), text: export::text(model) }],
        Msg::ShareAnswered(Ok(())) => {
            tell(model, Said::Shared);
            backed_up(model)
        }
        Msg::ShareAnswered(Err(NotShared::Aborted)) => Vec::new(),
        Msg::ShareAnswered(Err(NotShared::Refused)) => {
            tell(model, Said::NotShared);
            Vec::new()
        }
        Msg::ClickedCopy => vec![Effect::Copy(Copied::Record, export::text(model))],
        Msg::CopyAnswered(what, answer) => {
            tell(model, if answer.is_ok() { Said::Copied } else { Said::NotCopied });
            if (what, answer) == (Copied::Record, Ok(())) { backed_up(model) } else { Vec::new() }
        }
        Msg::ClickedSeal(passphrase) if passphrase.chars().count() < SHORTEST_PASSPHRASE => {
            model.outgoing = Outgoing::TooShort;
            vec![Effect::Focus(Focus::Id(SEAL_ID.to_owned()))]
        }
        Msg::ClickedSeal(passphrase) => {
            model.outgoing = Outgoing::Sealing;
            vec![Effect::Seal { text: export::text(model), passphrase }]
        }
        Msg::SealAnswered(Ok(text)) => {
            model.outgoing = Outgoing::Idle;
            tell(model, Said::Sealed);
            vec![Effect::Download { name: export::name(model, "-encrypted.json"), text }]
        }
        Msg::SealAnswered(Err(())) => {
            model.outgoing = Outgoing::NotSealed;
            vec![Effect::Focus(Focus::Id(SEAL_ID.to_owned()))]
        }
        Msg::ClickedLink => vec![Effect::MakeLink(portable::compact(&model.open().record))],
        Msg::MadeLink(answer) => {
            model.outgoing = answer.map_or_else(Outgoing::NoLink, Outgoing::Link);
            vec![Effect::Focus(Focus::Id(LINK_ID.to_owned()))]
        }
        Msg::ClickedCopyLink => match &model.outgoing {
            Outgoing::Link(address) => vec![Effect::Copy(Copied::Other, address.clone())],
            _ => Vec::new(),
        },

        // A file can be dropped anywhere, and is looked at where files are.
        Msg::PickedFile(_) if model.place.screen != Screen::Files => Vec::new(),
        Msg::PickedFile(Ok(text)) => import::offer(model, &text, Origin::File),
        Msg::PickedFile(Err(why)) => import::show(model, why),
        Msg::PastedText(text) if text.trim().is_empty() => import::show(model, Import::NoText),
        Msg::PastedText(text) => import::offer(model, &text, Origin::File),
        Msg::OpenedLink(answer) => {
            let mut effects = arrive(model, Place::mine(Screen::Files));
            // The person may have gone on while it was fetched.
            effects.push(Effect::Replace(model.place.clone()));
            effects.extend(match answer {
                Ok(text) => import::offer(model, &text, Origin::Link),
                Err(error) => import::show(model, Import::BadLink(error)),
            });
            effects
        }
        Msg::EnteredPassphrase(passphrase) => import::unlock(model, passphrase),
        Msg::UnsealAnswered(answer) => import::unlocked(model, answer),
        Msg::Decided { part, theirs } => {
            import::decide(model, part, theirs);
            Vec::new()
        }
        Msg::TickedRevive(ticked) => {
            import::revive(model, ticked);
            Vec::new()
        }
        Msg::ClickedKeepText => import::keep_text(model),
        Msg::ClickedMerge => import::merge(model),
        Msg::ClickedReplace => import::replace(model),
        Msg::ClickedKeepApart(own) => import::keep_apart(model, own),
        Msg::ClickedKeepMine => {
            model.import = Import::Idle;
            vec![Effect::Focus(Focus::Heading)]
        }
        // These were done first.
        Msg::Started
        | Msg::Navigated(_)
        | Msg::BecameVisible(_)
        | Msg::Loaded(..)
        | Msg::Written(..)
        | Msg::Tidied(_)
        | Msg::StorageChanged(_)
        | Msg::StorageCleared
        | Msg::Leaving
        | Msg::VersionWaits
        | Msg::ClickedNewVersion
        | Msg::ListedEarlier(..)
        | Msg::StayAnswered(_)
        | Msg::ListedRecords(_)
        | Msg::ChoseTongue(_)
        | Msg::Spoke(..)
        | Msg::FoundTyped(..) => Vec::new(),
        Msg::Frame(msg) => framed::update(model, msg),
        Msg::Rules(msg) => rules::update(model, msg),
        Msg::Review(msg) => review::update(model, msg),
        Msg::Renewal(msg) => renewal::update(model, msg),
        Msg::DroppedFiles(files) if model.place.screen == Screen::Review => {
            review::update(model, ReviewMsg::PickedFiles(files))
        }
        Msg::DroppedFiles(files) => match files.into_iter().next() {
            Some((_, text)) => update(model, Msg::PickedFile(text)),
            None => Vec::new(),
        },
    }
}

/// The id of the heading over a requirement.
pub fn requirement_id(id: &RequirementId) -> String {
    ["requirement-", id.as_str()].concat()
}

/// The example as it comes.
pub fn sample() -> Record {
    portable::read(SAMPLE).unwrap_or_default()
}

/// What was typed into the page that is open is not needed any more.
fn forget_typed(model: &mut Model) -> Effect {
    model.typed = None;
    Effect::KeepTyped(typed_at(model), String::new())
}

/// Under which name the window keeps what is typed into the page that is open: one record's is never shown in another.
pub(super) fn typed_at(model: &Model) -> String {
    // Nothing is typed into a file that is only looked at.
    let volume = Volume::of(model.place.book, model.own).unwrap_or(Volume::Own(model.own));
    typed::name(volume, &model.place.href())
}

/// Adds something of the checklist as done, on the date that was typed beside it.
fn attend(model: &mut Model, attended: Attended, id: EntryId) -> Vec<Effect> {
    let key = Key { name: Name::When, line: attended.row };
    let Ok(when) = table::span(&attended.when) else {
        model.problems = vec![Problem { key, part: Part::Whole, wrong: Wrong::NotADate }];
        return vec![Effect::Focus(Focus::Id(key.id(Part::Whole)))];
    };
    model.problems.clear();
    let row = checklist::row_id(attended.row);
    let mut record = model.open().record.clone();
    entry::put(&mut record, Entry::Activity(checklist::activity(attended, when, model.today, id)));
    let effects = change(model, model.place.book, &record, Said::Added(Subject::Activity));
    [effects, vec![Effect::Focus(Focus::Id(row))]].concat()
}

/// Adds the good rows of a table as one change; what is not added stays in the box.
fn add_table(model: &mut Model, text: &str, draft: &Draft, ids: &[EntryId]) -> Vec<Effect> {
    if model.open().is_read_only() {
        return Vec::new();
    }
    let scope = scope(model);
    let Ok(table) = Table::of(&scope, text) else { return Vec::new() };
    let (taken, rest) = table.take(text, &model.open().record, draft, model.today, ids);
    if taken.is_empty() {
        return Vec::new();
    }
    let mut record = model.open().record.clone();
    taken.into_iter().for_each(|it| entry::put(&mut record, Entry::Activity(it)));
    let said = if rest.is_empty() { Said::AddedTable } else { Said::AddedPartOfTable };
    let mut effects = change(model, model.place.book, &record, said);
    effects.push(forget_typed(model));
    if rest.is_empty() {
        effects.push(Effect::Replace(model.here(Screen::Record)));
    } else {
        model.form_number += 1;
        model.typed = Some(rest.clone());
        effects.extend([Effect::KeepTyped(typed_at(model), rest), Effect::Focus(Focus::Heading)]);
    }
    effects
}

fn save(model: &mut Model, read: Result<Entry, Vec<Problem>>, id: EntryId, then: Then) -> Vec<Effect> {
    let Screen::Form(form_id) = model.place.screen.clone() else { return Vec::new() };
    if model.open().is_read_only() {
        return Vec::new();
    }
    let mut entry = match read {
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
    if let Some(place) = form_id.about.as_deref().filter(|it| form_id.subject == Subject::Goals && *it != ELSEWHERE) {
        base.record.person.place = territory::code(model.catalog, place).unwrap_or_default();
    }
    let mut effects = change_from(model, model.place.book, &base.ledger, &base.record, said);
    model.opened = model.open().state();
    effects.push(forget_typed(model));
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

/// The form that is open, with what had been typed into it.
pub fn open_form(model: &Model) -> Option<Form> {
    let Screen::Form(id) = &model.place.screen else { return None };
    let mut form = forms::open(&scope(model), &model.opened.record, id)?;
    if let Some(text) = &model.typed {
        typed::restore(&form.fields, &mut form.draft, text);
    }
    Some(form)
}

/// What the open form says with this draft. Views ask for it before they send it on, so that nothing here needs the forms,
/// which arrive after the first page.
pub fn read_form(model: &Model, draft: &Draft) -> Option<Result<Entry, Vec<Problem>>> {
    open_form(model).map(|it| forms::read(model.catalog, &it, &draft.in_tongue(model.tongue)))
}

/// Takes a new state of a record, keeps the way back, and has it written when that is allowed.
pub(super) fn change(model: &mut Model, book: Book, record: &Record, said: Said) -> Vec<Effect> {
    let base = model.book(book).ledger.clone();
    change_from(model, book, &base, record, said)
}

/// Likewise, for a record that was made from an earlier state.
fn change_from(model: &mut Model, book: Book, base: &Ledger, record: &Record, said: Said) -> Vec<Effect> {
    if model.book(book).is_read_only() {
        return Vec::new();
    }
    model.notice = Some(Notice { said, undo: Undo::Offered });
    let (me, today) = (model.me.clone(), model.today.to_string());
    let notebook = model.book_mut(book);
    notebook.change(base, record, &me);
    if notebook.ledger.about(About::ChangedSince).is_none_or(|it| it.is_empty()) {
        notebook.note(About::ChangedSince, &today, &me);
    }
    keep::save(model, book)
}

/// Notes that the open book was exported today.
fn backed_up(model: &mut Model) -> Vec<Effect> {
    let (me, today) = (model.me.clone(), model.today.to_string());
    let book = model.place.book;
    model.book_mut(book).note(About::BackedUp, &today, &me);
    model.book_mut(book).note(About::ChangedSince, "", &me);
    model.messages += 1;
    keep::save(model, book)
}

pub(super) fn tell(model: &mut Model, said: Said) {
    model.notice = Some(Notice { said, undo: Undo::None });
}
