//! Taking a record along and taking one in: copies, encrypted copies, links, what a file would change, and several records on
//! one device.

use clerkready::date::DateFact;
use clerkready::id::{BodyId, CategoryId, ItemId, KindId, ProgramId, RoleId};
use clerkready::portable::{LinkError, SealedError, Told, told};
use clerkready::program::{Catalog, Unit};
use clerkready::quantity::Points;
use clerkready::record::Record;

use super::common::{self, plain_number};
use super::keeping;
use super::message::quoted;
use super::say::moving as say;
use crate::app::import::Lock;
use crate::app::place::Subject;
use crate::app::shared::Erasing;
use crate::app::update::SHORTEST_PASSPHRASE;

pub(crate) use super::say::moving::*;

pub fn too_short() -> String {
    say::passphrase_too_short(&plain_number(SHORTEST_PASSPHRASE))
}

pub fn no_link(it: LinkError) -> &'static str {
    match it {
        LinkError::TooLong => say::link_too_long(),
        LinkError::Broken => say::link_not_made(),
    }
}

pub fn bad_link(it: LinkError) -> &'static str {
    match it {
        LinkError::TooLong => say::link_longer(),
        LinkError::Broken => say::link_cut(),
    }
}

pub fn unopenable(it: SealedError) -> &'static str {
    match it {
        SealedError::Newer => say::sealed_newer(),
        SealedError::Broken => say::sealed_broken(),
    }
}

pub fn lock(it: Lock) -> &'static str {
    match it {
        Lock::Asks => say::lock_asks(),
        Lock::Tries => say::lock_tries(),
        Lock::Refused => say::lock_refused(),
        Lock::Unable => say::lock_unable(),
    }
}

// What a file would change.

pub fn added(count: usize) -> String {
    say::added(count.into())
}

pub fn filled(count: usize) -> String {
    say::filled(count.into())
}

pub fn same(count: usize) -> String {
    say::same(count.into())
}

pub fn differing(count: usize) -> String {
    say::differing(count.into())
}

pub fn removed(count: usize) -> String {
    say::removed_here(count.into())
}

pub fn clashing(count: usize) -> String {
    say::clashing(count.into())
}

pub fn left_out(count: usize) -> String {
    match count {
        0 => say::something_left_out().to_owned(),
        count => say::entries_left_out(count.into()),
    }
}

pub fn offer_title(entries: usize) -> String {
    say::offer_of(&keeping::entries(entries))
}

/// What one part of a record is called in a list.
pub fn part(catalog: &Catalog, record: &Record, list: &str, id: &str) -> String {
    match list {
        "person" => common::plural(Subject::Person).to_owned(),
        "choices" => common::plural(Subject::Goals).to_owned(),
        "" => say::other_fields().to_owned(),
        _ => common::entry(catalog, record, &clerkready::id::EntryId::new(id)),
    }
}

/// What a field is called.
pub fn field(list: &str, name: &str) -> String {
    let known = match (list, name) {
        ("tallies" | "rates", "from") => say::field_origin(),
        ("activities", "from") => say::field_first_day(),
        ("activities", "to") => say::field_last_day(),
        (_, "from") => say::field_since(),
        (_, "to") => say::field_until(),
        (_, "on" | "done_on") => say::field_date(),
        (_, "as_of") => say::field_as_of(),
        (_, "name") => say::field_name(),
        (_, "municipality") => say::field_municipality(),
        (_, "place") => say::field_place(),
        (_, "role") => say::field_role(),
        (_, "official_title") => say::field_official_title(),
        (_, "employer") => say::field_employer(),
        (_, "share") => say::field_share(),
        (_, "duties") => say::field_duties(),
        (_, "body") => say::field_body(),
        (_, "class") => say::field_class(),
        (_, "program") => say::field_program(),
        (_, "position") => say::field_position(),
        (_, "in_good_standing") => say::field_standing(),
        (_, "used") => say::field_used(),
        (_, "kind") => say::field_kind(),
        (_, "item") => say::field_item(),
        (_, "title") => say::field_title(),
        (_, "minutes") => say::field_minutes(),
        (_, "score") => say::field_score(),
        (_, "evidence_sent") => say::field_evidence(),
        (_, "passed") => say::field_passed(),
        (_, "business_meeting") => say::field_meeting(),
        (_, "status") => say::field_status(),
        (_, "stated") => say::field_stated(),
        (_, "category") => say::field_category(),
        (_, "points") => say::field_points(),
        (_, "per") => say::field_per(),
        (_, "question") => say::field_question(),
        (_, "value") => say::field_value(),
        (_, "by") => say::field_by(),
        (_, "step") => say::field_step(),
        (_, "goals") => say::field_goals(),
        (_, "pins") => say::field_pins(),
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
        true => say::nothing().to_owned(),
        false => items.join(", "),
    };
    match (name, it) {
        ("to", Told::Nothing) => say::still_today().to_owned(),
        (_, Told::Nothing) => say::nowhere().to_owned(),
        (_, Told::YesOrNo(true)) => say::yes().to_owned(),
        (_, Told::YesOrNo(false)) => say::no().to_owned(),
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
        "role" => catalog.role(&RoleId::new(text)).map_or_else(own, |it| quoted(&it.name)),
        "kind" => catalog.kind(&KindId::new(text)).map_or_else(own, |it| quoted(&it.name)),
        "item" => catalog.item(&ItemId::new(text)).map_or_else(own, |it| quoted(&it.name)),
        "program" | "goals" => common::designation(catalog, &ProgramId::new(text)),
        "body" => common::body(catalog, &BodyId::new(text)),
        "category" => common::category(catalog, None, &CategoryId::new(text)).map_or_else(own, |it| quoted(&it.name)),
        "points" => Points::parse(text).map_or_else(own, |it| common::points(it, Unit::Points)),
        "minutes" => text.parse().map_or_else(|_| own(), common::hours),
        "position" | "used" | "entry" => common::entry(catalog, record, &clerkready::id::EntryId::new(text)),
        "value" if text == "yes" => say::yes().to_owned(),
        "value" if text == "no" => say::no().to_owned(),
        // What the file's format has names for, which are English.
        "share" | "status" | "duties" | "per" | "value" => quoted(&text.replace('-', " ")),
        _ => own(),
    }
}

// Several records on one device.

/// A record in a list of them.
pub fn listed(name: &str) -> &str {
    if name.is_empty() { say::nameless() } else { name }
}

/// Whose record is open, where there are several.
pub fn open_now(name: &str) -> String {
    say::open_is(listed(name))
}

pub fn erase_question(it: Erasing, records: usize) -> String {
    match (it, records) {
        (Erasing::This, _) => say::erase_this_question().to_owned(),
        (Erasing::All, 0 | 1) => say::erase_everything_question().to_owned(),
        (Erasing::All, records) => say::erase_all_question(records.into()),
    }
}

pub fn erase(it: Erasing) -> &'static str {
    match it {
        Erasing::This => say::erase_it(),
        Erasing::All => say::erase_all_of_it(),
    }
}

pub fn not_backed_up(days: i64) -> String {
    say::not_backed_up_for(u32::try_from(days).unwrap_or_default().into())
}
