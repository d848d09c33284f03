//! The text of an entry, as its form shows it at first.
//!
//! Invariant: a draft leaves out nothing that its form asks about.

use clerkready::id::{CategoryId, DutyId, EntryId, FactId, ProgramId, RoleId};
use clerkready::record::{Per, Share, Until};

use super::activity::draft_activity;
use super::{EACH, ENDED, FULL_TIME, HOUR, LASTS, NO, PART_TIME, YEAR, YES, done_name};
use crate::app::entry::Entry;
use crate::app::form::{Draft, Key, NONE, Name, Part, UNKNOWN};
use crate::app::scope::Scope;

pub(super) fn draft_of(scope: &Scope, entry: &Entry, facts: &[FactId]) -> Draft {
    let mut draft = Draft::default();
    let whole = Part::Whole;
    match entry {
        Entry::Person(it) => {
            draft.set(Name::PersonName, whole, &it.name);
            draft.set(Name::Municipality, whole, it.municipality.as_str());
            draft.set(Name::Place, whole, it.place.as_str());
        }
        Entry::Goals(it) => {
            for (line, body) in (0..).zip(&scope.catalog.bodies) {
                let here = it.goals.iter().filter(|goal| body.programs.iter().any(|it| it.id == **goal));
                draft.set_ticked(Key { name: Name::Goals, line }, here.map(ProgramId::as_str));
            }
        }
        Entry::Position(it) => {
            draft.set(Name::OfficialTitle, whole, it.official_title.as_str());
            draft.set(Name::Role, whole, it.role.as_ref().map_or(UNKNOWN, RoleId::as_str));
            draft.set(Name::Employer, whole, it.employer.as_str());
            draft.set_date(Name::From, it.from);
            set_until(&mut draft, it.until);
            let share = it.share.map_or(UNKNOWN, |it| if it == Share::FullTime { FULL_TIME } else { PART_TIME });
            draft.set(Name::Share, whole, share);
            set_ticked(&mut draft, Name::Duties, it.duties.as_deref(), DutyId::as_str);
        }
        Entry::Membership(it) => {
            draft.set(Name::Body, whole, it.body.as_str());
            draft.set(Name::Class, whole, it.class.as_str());
            draft.set_date(Name::From, it.from);
            set_until(&mut draft, it.until);
        }
        Entry::Enrollment(it) => {
            draft.set(Name::Program, whole, it.program.as_str());
            draft.set_date(Name::On, it.on);
            draft.set(Name::Position, whole, it.position.as_ref().map_or(UNKNOWN, EntryId::as_str));
        }
        Entry::Award(it) => {
            draft.set(Name::Designation, whole, it.program.as_str());
            draft.set_date(Name::On, it.on);
            draft.set(Name::Standing, whole, answer_to(it.in_good_standing));
            set_ticked(&mut draft, Name::Used, it.used.as_deref(), EntryId::as_str);
        }
        Entry::Activity(it) => draft_activity(&mut draft, it, facts),
        Entry::Tally(it) => {
            set_sum(&mut draft, scope, &it.program, &it.category);
            draft.set(Name::Points, whole, &it.points.to_string());
            draft.set_date(Name::AsOf, Some(it.as_of));
            draft.set(Name::Origin, whole, it.from.as_str());
        }
        Entry::Rate(it) => {
            set_sum(&mut draft, scope, &it.program, &it.category);
            draft.set(Name::Kind, whole, it.kind.as_str());
            let per = match it.per {
                Per::Each => EACH,
                Per::Hour => HOUR,
                Per::Year => YEAR,
            };
            draft.set(Name::Per, whole, per);
            draft.set(Name::Points, whole, &it.points.to_string());
            draft.set(Name::Origin, whole, it.from.as_str());
        }
        Entry::Answer(it) => {
            draft.set(Name::Reading, whole, it.value.as_str());
            draft.set(Name::Number, whole, it.value.as_str());
            draft.set_date(Name::On, it.on);
        }
        Entry::Step(it) => {
            draft.set_date(done_name(scope.catalog, it), it.done_on);
        }
    }
    draft
}

/// Sets a program and its category, whichever field asks for it.
fn set_sum(draft: &mut Draft, scope: &Scope, program: &ProgramId, category: &CategoryId) {
    draft.set(Name::Program, Part::Whole, program.as_str());
    draft.set(Name::Category, Part::Whole, category.as_str());
    for (line, (_, filed)) in (1..).zip(scope.filed()) {
        if filed.id == *program {
            draft.set(Key { name: Name::Category, line }, Part::Whole, category.as_str());
        }
    }
}

fn set_ticked<T>(draft: &mut Draft, name: Name, told: Option<&[T]>, value: fn(&T) -> &str) {
    let Some(told) = told else { return };
    draft.set_ticked(name, told.iter().map(value).chain(told.is_empty().then_some(NONE)));
}

pub(super) fn answer_to(told: Option<bool>) -> &'static str {
    match told {
        Some(true) => YES,
        Some(false) => NO,
        None => UNKNOWN,
    }
}

fn set_until(draft: &mut Draft, until: Until) {
    let (choice, date) = match until {
        Until::Lasts => (LASTS, None),
        Until::On(date) => (ENDED, Some(date)),
        Until::NotTold => (UNKNOWN, None),
    };
    draft.set(Name::Until, Part::Whole, choice);
    draft.set_date(Name::UntilDate, date);
}
