//! Taking a record along and taking one in: copies, encrypted copies, links, what a file would change, and several records on
//! one device.

use clerkready::date::DateFact;
use clerkready::id::{BodyId, CategoryId, ItemId, KindId, ProgramId, RoleId};
use clerkready::portable::{LinkError, SealedError, Told, told};
use clerkready::program::{Catalog, Unit};
use clerkready::quantity::Points;
use clerkready::record::Record;

use super::{common, keeping};
use crate::app::import::Lock;
use crate::app::place::Subject;
use crate::app::shared::Erasing;
use crate::app::update::SHORTEST_PASSPHRASE;

pub const SHARE: &str = "Share or save my record";
pub const OTHER_WAYS: &str = "Other ways";

pub const SEAL_TITLE: &str = "With a passphrase";
pub const SEAL_LEAD: &str = "The file can then be read with the passphrase only. Nobody can recover a passphrase that is lost: without it \
    the file is of no use, so it does not count as your copy here.";
pub const PASSPHRASE: &str = "Passphrase";
pub const SEAL: &str = "Download it encrypted";
pub const SEALING: &str = "Encrypting…";
pub const NOT_SEALED: &str =
    "This browser encrypts nothing for this page, because the page did not come over a secure connection.";

pub fn too_short() -> String {
    format!(
        "Write at least {SHORTEST_PASSPHRASE} characters. Four or five words that have nothing to do with each other are good."
    )
}

pub const LINK_TITLE: &str = "As a link or a code to scan";
pub const LINK_LEAD: &str = "The whole record is in the link. Whoever gets it can read the record, and it stays in messages and in the \
    history of browsers. On the other device you see what would be added before anything is.";
pub const MAKE_LINK: &str = "Make a link";
pub const COPY_LINK: &str = "Copy the link";
pub const LINK_LABEL: &str = "The link";
pub const CODE: &str = "The link as a code: point the camera of the other device at it";
pub const NO_CODE: &str = "This record is too large for a code to scan. Use the link or the file.";

pub const fn no_link(it: LinkError) -> &'static str {
    match it {
        LinkError::TooLong => "Your record is too large for a link. Use the file instead.",
        LinkError::Broken => "The link could not be made. Use the file instead.",
    }
}

pub const PASTED: &str = "The text of a copy";
pub const SHOW_EARLIER: &str = "Show them";
pub const GO_BACK: &str = "Go back";

pub const BROKEN_LINK: &str = "The link could not be read";
pub const fn bad_link(it: LinkError) -> &'static str {
    match it {
        LinkError::TooLong => "It is longer than any link that this app makes. Ask for the file instead.",
        LinkError::Broken => "It was cut off on its way, or this browser is too old for it. Ask for the file instead.",
    }
}

pub const fn unopenable(it: SealedError) -> &'static str {
    match it {
        SealedError::Newer => {
            "A newer version of this app encrypted this file. Reload the page to update, then try again."
        }
        SealedError::Broken => "This encrypted file was cut off or changed. Use another copy of it.",
    }
}

pub const LOCKED: &str = "This file is encrypted";
pub const UNLOCK: &str = "Open it";

pub const fn lock(it: Lock) -> &'static str {
    match it {
        Lock::Asks => "Write the passphrase that it was saved with.",
        Lock::Tries => "Opening…",
        Lock::Refused => "That is not the passphrase, or the file was changed. Nothing was opened.",
        Lock::Unable => {
            "This browser decrypts nothing for this page, because the page did not come over a secure connection."
        }
    }
}

// What a file would change.

pub const OF_ANOTHER: &str = "This is the record of somebody else, as far as the names tell.";
pub const OPEN_AS_NEW: &str = "Keep it as a record of its own";

pub const KNOWN: &str = "Everything in this file is in your record already.";

pub fn added(count: usize) -> String {
    match count {
        1 => "1 new entry will be added.".to_owned(),
        count => format!("{count} new entries will be added."),
    }
}

pub fn filled(count: usize) -> String {
    match count {
        1 => "1 entry says more in the file: what is blank here will be filled in.".to_owned(),
        count => format!("{count} entries say more in the file: what is blank here will be filled in."),
    }
}

pub fn same(count: usize) -> String {
    match count {
        1 => "1 entry is the same.".to_owned(),
        count => format!("{count} entries are the same."),
    }
}

pub fn differing(count: usize) -> String {
    match count {
        1 => "1 entry differs. Yours stays unless you choose the file’s.".to_owned(),
        count => format!("{count} entries differ. Yours stay unless you choose the file’s."),
    }
}

pub fn removed(count: usize) -> String {
    match count {
        1 => "1 entry was removed here. The file may be older, so it stays removed.".to_owned(),
        count => format!("{count} entries were removed here. The file may be older, so they stay removed."),
    }
}

pub const REVIVE: &str = "Bring back what was removed";

pub fn clashing(count: usize) -> String {
    match count {
        1 => "1 entry cannot be added: another kind of entry here has the same id.".to_owned(),
        count => format!("{count} entries cannot be added: other kinds of entries here have the same ids."),
    }
}

pub fn left_out(count: usize) -> String {
    match count {
        0 => "Something in the file could not be read:".to_owned(),
        1 => "1 entry of the file could not be read and is left out:".to_owned(),
        count => format!("{count} entries of the file could not be read and are left out:"),
    }
}

pub const KEEP_TEXT: &str = "Download the text of the file";
pub const SHOW_NAMES: &str = "Show them";
pub const HERE: &str = "Mine";
pub const THERE: &str = "The file’s";
pub const BLANK: &str = "blank";
pub const MERGE: &str = "Add to my record";

pub fn offer_title(entries: usize) -> String {
    format!("This file has {}", keeping::entries(entries))
}

/// What one part of a record is called in a list.
pub fn part(catalog: &Catalog, record: &Record, list: &str, id: &str) -> String {
    match list {
        "person" => common::plural(Subject::Person).to_owned(),
        "choices" => common::plural(Subject::Goals).to_owned(),
        "" => "Other fields".to_owned(),
        _ => common::entry(catalog, record, &clerkready::id::EntryId::new(id)),
    }
}

/// What a field is called.
pub fn field(list: &str, name: &str) -> String {
    let known = match (list, name) {
        ("tallies" | "rates", "from") => "Where it stands",
        ("activities", "from") => "First day",
        ("activities", "to") => "Last day",
        (_, "from") => "Since",
        (_, "to") => "Until",
        (_, "on" | "done_on") => "Date",
        (_, "as_of") => "As of",
        (_, "name") => "Name",
        (_, "municipality") => "Municipality",
        (_, "place") => "State",
        (_, "role") => "What the title amounts to",
        (_, "official_title") => "Official title",
        (_, "employer") => "Employer",
        (_, "share") => "Full-time or part-time",
        (_, "duties") => "Duties",
        (_, "body") => "Association",
        (_, "class") => "Class",
        (_, "program") => "Program",
        (_, "position") => "Position",
        (_, "in_good_standing") => "In good standing",
        (_, "used") => "Entries used for it",
        (_, "kind") => "Kind",
        (_, "item") => "Which one",
        (_, "title") => "Title",
        (_, "minutes") => "Time",
        (_, "score") => "Score in percent",
        (_, "evidence_sent") => "Evidence sent",
        (_, "passed") => "Completed and passed",
        (_, "business_meeting") => "Business meeting attended",
        (_, "status") => "Done or planned",
        (_, "stated") => "Points on paper",
        (_, "category") => "Category",
        (_, "points") => "Points",
        (_, "per") => "For",
        (_, "question") => "Question",
        (_, "value") => "Answer",
        (_, "by") => "Who says so",
        (_, "step") => "Step",
        (_, "goals") => "Goals",
        (_, "pins") => "Where activities count",
        (_, other) => return other.replace('_', " "),
    };
    known.to_owned()
}

/// What a field says, from its JSON.
pub fn value(catalog: &Catalog, record: &Record, name: &str, json: &str) -> String {
    says(catalog, record, name, &told(json))
}

fn says(catalog: &Catalog, record: &Record, name: &str, it: &Told) -> String {
    let all = |items: Vec<String>| match items.is_empty() {
        true => "none".to_owned(),
        false => items.join(", "),
    };
    match (name, it) {
        ("to", Told::Nothing) => "still today".to_owned(),
        (_, Told::Nothing) => "nowhere".to_owned(),
        (_, Told::YesOrNo(true)) => "yes".to_owned(),
        (_, Told::YesOrNo(false)) => "no".to_owned(),
        (_, Told::Items(items)) => all(items.iter().map(|it| says(catalog, record, name, it)).collect()),
        (_, Told::Fields(fields)) => all(fields.iter().map(|(name, it)| says(catalog, record, name, it)).collect()),
        (_, Told::Text(text)) => word(catalog, record, name, text),
    }
}

fn word(catalog: &Catalog, record: &Record, name: &str, text: &str) -> String {
    let own = || text.to_owned();
    match name {
        "from" | "to" | "on" | "done_on" | "as_of" | "evidence_sent" => {
            DateFact::parse(text).map_or_else(own, common::date)
        }
        "role" => catalog.role(&RoleId::new(text)).map_or_else(own, |it| it.name.clone()),
        "kind" => catalog.kind(&KindId::new(text)).map_or_else(own, |it| it.name.clone()),
        "item" => catalog.item(&ItemId::new(text)).map_or_else(own, |it| it.name.clone()),
        "program" | "goals" => common::designation(catalog, &ProgramId::new(text)),
        "body" => common::body(catalog, &BodyId::new(text)),
        "category" => common::category(catalog, None, &CategoryId::new(text)).map_or_else(own, |it| it.name.clone()),
        "points" => Points::parse(text).map_or_else(own, |it| common::points(it, Unit::Points)),
        "minutes" => text.parse().map_or_else(|_| own(), common::hours),
        "position" | "used" | "entry" => common::entry(catalog, record, &clerkready::id::EntryId::new(text)),
        _ => text.replace('-', if matches!(name, "share" | "status" | "duties" | "per" | "value") { " " } else { "-" }),
    }
}

// Several records on one device.

pub const SHARED_DEVICE: &str = "Others use this device too";
pub const SHARED_LEAD: &str = "Each person can have a record of their own here. They are kept apart, but they are not locked: whoever can use \
    this browser can open them.";
pub const RECORD_NAME: &str = "What this record is called here";
pub const RENAME: &str = "Save the name";
pub const NEW_NAME: &str = "Name of the new record";
pub const NEW_RECORD: &str = "Start another record";
pub const OPEN_RECORD: &str = "Open";
pub const OPEN_NOW: &str = "Open now";
pub const SWITCH: &str = "Switch";
pub const RECORDS_TITLE: &str = "Records on this device";

/// A record in a list of them.
pub fn listed(name: &str) -> &str {
    if name.is_empty() { "A record without a name" } else { name }
}

/// Whose record is open, where there are several.
pub fn open_now(name: &str) -> String {
    format!("Open: {}", listed(name))
}

pub const ERASE_TITLE: &str = "Erase from this device";
pub const ERASE_LEAD: &str = "Removes the record with its earlier states and the texts kept aside. This cannot be undone, here or \
    in another window. Save a copy first if you may need it again.";
pub const ERASE_THIS: &str = "Erase this record";
pub const ERASE_ALL: &str = "Erase every record on this device";
pub const DO_NOT_ERASE: &str = "Keep it";
pub const SAVE_FIRST: &str = "Save a copy first";

pub fn erase_question(it: Erasing, records: usize) -> String {
    match (it, records) {
        (Erasing::This, _) => "Erase this record from this device for good?".to_owned(),
        (Erasing::All, 0 | 1) => "Erase everything of this app from this device for good?".to_owned(),
        (Erasing::All, records) => format!("Erase all {records} records from this device for good?"),
    }
}

pub const fn erase(it: Erasing) -> &'static str {
    match it {
        Erasing::This => "Yes, erase it",
        Erasing::All => "Yes, erase all of it",
    }
}

pub const GO_ON: &str = "Go on without it";

pub fn not_backed_up(days: i64) -> String {
    format!("You changed something {days} days ago that is in no file yet. If this browser loses it, it is gone.")
}

pub const READ_ONLY: &str =
    "Nothing can be changed here just now, because it could not be kept. The reason stands above.";
