//! The entry that a draft describes.
//!
//! Invariant: what a form does not ask about stays in the entry as it was.

use clerkready::id::{BodyId, CategoryId, DutyId, EntryId, KindId, ProgramId, RoleId};
use clerkready::program::Catalog;
use clerkready::quantity::Points;
use clerkready::record::{Per, Share, Until};

use super::activity::read_activity;
use super::{ENDED, FULL_TIME, Form, HOUR, OTHER, YEAR, YES};
use crate::app::entry::Entry;
use crate::app::form::{Draft, Field, Input, Name, Part, Problem, Reader, Wrong};
use crate::app::territory;

/// The entry that a draft describes, or everything that is wrong with it.
pub fn read(catalog: &Catalog, form: &Form, draft: &Draft) -> Result<Entry, Vec<Problem>> {
    let mut it = Reader::new(draft);
    let mut entry = form.base.clone();
    match &mut entry {
        Entry::Person(person) => {
            person.name = it.text(Name::PersonName);
            person.municipality = it.text(Name::Municipality);
            if asks(form, Name::Place) {
                person.place = place(&mut it, catalog, &person.place);
            }
        }
        Entry::Goals(choices) => {
            let fields = form.fields.iter();
            let ticked: Vec<&str> = fields.flat_map(|field| it.ticked(field.key).unwrap_or_default()).collect();
            let offered = |goal: &ProgramId| form.fields.iter().any(|field| offers(field, goal.as_str()));
            // Those that were chosen before stay in their order, and what is not offered stays.
            choices.goals.retain(|goal| ticked.contains(&goal.as_str()) || !offered(goal));
            for goal in ticked {
                if choices.goals.iter().all(|it| it.as_str() != goal) {
                    choices.goals.push(ProgramId::new(goal));
                }
            }
        }
        Entry::Position(position) => {
            position.official_title = it.needed_text(Name::OfficialTitle);
            position.role = it.choice(Name::Role).map(RoleId::new);
            position.employer = it.text(Name::Employer);
            position.from = it.date(Name::From);
            position.until = until(&mut it, position.from);
            if asks(form, Name::Share) {
                position.share = it.choice(Name::Share).map(|it| match it {
                    FULL_TIME => Share::FullTime,
                    _ => Share::PartTime,
                });
            }
            if asks(form, Name::Duties) {
                position.duties = it.ticked(Name::Duties).map(|it| it.into_iter().map(DutyId::new).collect());
            }
        }
        Entry::Membership(membership) => {
            if asks(form, Name::Body) {
                membership.body = BodyId::new(it.needed_choice(Name::Body).unwrap_or_default());
            }
            membership.class = match it.choice(Name::Class) {
                Some(OTHER) => it.needed_text(Name::OtherClass),
                Some(class) => class.trim().to_owned(),
                None => String::new(),
            };
            membership.from = it.date(Name::From);
            membership.until = until(&mut it, membership.from);
        }
        Entry::Enrollment(enrollment) => {
            read_program(&mut enrollment.program, &mut it, form);
            enrollment.on = it.date(Name::On);
            enrollment.position = it.choice(Name::Position).map(EntryId::new);
        }
        Entry::Award(award) => {
            award.program = ProgramId::new(it.needed_choice(Name::Designation).unwrap_or_default());
            award.on = it.date(Name::On);
            award.in_good_standing = it.choice(Name::Standing).map(|it| it == YES);
            if asks(form, Name::Used) {
                award.used = it.ticked(Name::Used).map(|it| it.into_iter().map(EntryId::new).collect());
            }
        }
        Entry::Activity(activity) => read_activity(activity, &mut it, form),
        Entry::Tally(tally) => {
            read_program(&mut tally.program, &mut it, form);
            read_category(&mut tally.category, &mut it, form);
            tally.points = needed_points(&mut it);
            tally.as_of = it.needed_date(Name::AsOf).unwrap_or(tally.as_of);
            tally.from = it.text(Name::Origin);
        }
        Entry::Rate(rate) => {
            read_program(&mut rate.program, &mut it, form);
            read_category(&mut rate.category, &mut it, form);
            rate.kind = KindId::new(it.needed_choice(Name::Kind).unwrap_or_default());
            rate.per = match it.needed_choice(Name::Per) {
                Some(HOUR) => Per::Hour,
                Some(YEAR) => Per::Year,
                _ => Per::Each,
            };
            rate.points = needed_points(&mut it);
            rate.from = it.text(Name::Origin);
        }
        Entry::Answer(answer) => {
            if asks(form, Name::Number) {
                it.needed_text(Name::Number);
                answer.value = it.number(Name::Number, u32::MAX).map(|it| it.to_string()).unwrap_or_default();
            } else {
                answer.value = it.needed_choice(Name::Reading).unwrap_or_default().to_owned();
            }
            if asks(form, Name::On) {
                answer.on = it.date(Name::On);
            }
        }
        Entry::Step(step) => {
            step.done_on = form.fields.first().and_then(|field| it.date(field.key));
        }
    }
    it.finish(entry)
}

fn offers(field: &Field, value: &str) -> bool {
    matches!(&field.input, Input::Several(choices) if choices.iter().any(|it| it.value == value))
}

fn read_program(program: &mut ProgramId, it: &mut Reader, form: &Form) {
    if asks(form, Name::Program) {
        *program = ProgramId::new(it.needed_choice(Name::Program).unwrap_or_default());
    }
}

/// Reads the category from the field of the program that is chosen.
fn read_category(category: &mut CategoryId, it: &mut Reader, form: &Form) {
    let field = form.fields.iter().find(|field| field.key.name == Name::Category && it.shows(field));
    if let Some(field) = field {
        *category = CategoryId::new(it.needed_choice(field.key).unwrap_or_default());
    }
}

fn needed_points(it: &mut Reader) -> Points {
    it.needed_text(Name::Points);
    it.points(Name::Points).unwrap_or_default()
}

/// Reads a country with a state or province, as in `US-MS`; what was there before stays as it is.
fn place(it: &mut Reader, catalog: &Catalog, before: &str) -> String {
    let text = it.text(Name::Place);
    if text == before || text.is_empty() {
        return text;
    }
    territory::code(catalog, &text).unwrap_or_else(|| {
        it.report(Name::Place, Part::Whole, Wrong::NotAPlace);
        text
    })
}

fn until(it: &mut Reader, from: Option<clerkready::date::DateFact>) -> Until {
    match it.choice(Name::Until) {
        Some(ENDED) => {
            let date = it.needed_date(Name::UntilDate);
            it.in_order(from, date, Name::UntilDate);
            date.map_or(Until::NotTold, Until::On)
        }
        Some(_) => Until::Lasts,
        None => Until::NotTold,
    }
}

pub(super) fn asks(form: &Form, name: Name) -> bool {
    form.fields.iter().any(|it| it.key.name == name)
}
