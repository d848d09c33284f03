//! "What if": the record as it would be, and what that would take away.
//!
//! Invariant: the record itself is never changed; a supposition is applied to a copy.

use chrono::Datelike;

use crate::date::{DateFact, Day, YEARS};
use crate::evaluation::{Evaluation, Reason, Subject};
use crate::id::{EntryId, ProgramId};
use crate::program::Catalog;
use crate::quantity::Extent;
use crate::record::{Activity, Award, Record, Status, Unread};

/// Something that is supposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Supposition {
    /// An entry is not there.
    Without(EntryId),
    /// An entry is of another date. What has a first and a last day keeps its length.
    Dated(EntryId, DateFact),
    /// A designation is received on a date, with nothing used for it that the record does not say.
    Awarded(ProgramId, DateFact),
    /// Everything planned for a day from this one on takes place and goes well: of the facts that rules may ask about it, those
    /// that nobody can tell yet hold. No points are supposed.
    PlansFrom(Day),
}

/// Makes a copy of a record in which something is so.
pub fn suppose(catalog: &Catalog, record: &Record, supposition: &Supposition) -> Record {
    let mut record = record.clone();
    match supposition {
        Supposition::Without(id) => record.remove(id),
        Supposition::Dated(id, date) => dated(&mut record, id, *date),
        Supposition::Awarded(program, on) => awarded(&mut record, program, *on),
        Supposition::PlansFrom(day) => plans_from(catalog, &mut record, *day),
    }
    record
}

/// The record if all plans come true, and the day on which the last of them is over; the day itself where nothing is planned.
///
/// Plans without a date, and those whose day has passed, stay what they are.
pub fn planned(catalog: &Catalog, record: &Record, day: Day) -> (Record, Day) {
    let over = record.activities.iter().filter_map(|it| planned_until(it, day)).max();
    let mut record = record.clone();
    plans_from(catalog, &mut record, day);
    (record, over.unwrap_or(day))
}

/// Has a designation received, as [`Supposition::Awarded`].
pub fn awarded(record: &mut Record, program: &ProgramId, on: DateFact) {
    let id = unused_id(record);
    record.awards.push(Award {
        id,
        program: program.clone(),
        on: Some(on),
        in_good_standing: Some(true),
        used: Some(Vec::new()),
        unread: Unread::default(),
    });
}

fn plans_from(catalog: &Catalog, record: &mut Record, day: Day) {
    for activity in record.activities.iter_mut().filter(|it| planned_until(it, day).is_some()) {
        activity.status = Status::Done;
        for fact in catalog.kind(&activity.kind).iter().flat_map(|it| &it.asks) {
            if !activity.facts.contains_key(fact) {
                activity.facts.insert(fact.clone(), true);
            }
        }
    }
}

/// The last day of an activity that is planned for a day still to come.
fn planned_until(activity: &Activity, day: Day) -> Option<Day> {
    let last = activity.last_day().filter(|_| activity.status == Status::Planned)?.last();
    (day <= last && YEARS.contains(&last.year())).then_some(last)
}

fn dated(record: &mut Record, id: &EntryId, date: DateFact) {
    let set = |on: &mut Option<DateFact>| *on = Some(date);
    record.positions.iter_mut().filter(|it| it.id == *id).for_each(|it| set(&mut it.from));
    record.memberships.iter_mut().filter(|it| it.id == *id).for_each(|it| set(&mut it.from));
    record.enrollments.iter_mut().filter(|it| it.id == *id).for_each(|it| set(&mut it.on));
    record.awards.iter_mut().filter(|it| it.id == *id).for_each(|it| set(&mut it.on));
    record.answers.iter_mut().filter(|it| it.id == *id).for_each(|it| set(&mut it.on));
    record.steps.iter_mut().filter(|it| it.id == *id).for_each(|it| set(&mut it.done_on));
    record.tallies.iter_mut().filter(|it| it.id == *id).for_each(|it| it.as_of = date);
    for activity in record.activities.iter_mut().filter(|it| it.id == *id) {
        activity.to = match (activity.from, activity.to, date) {
            (Some(DateFact::Day(from)), Some(DateFact::Day(to)), DateFact::Day(day)) => {
                day.checked_add_signed(to - from).map(DateFact::Day)
            }
            // How long it takes is not known to the day, so it is a thing of this date.
            _ => None,
        };
        activity.from = Some(date);
    }
}

/// An id that no award has, the same for the same record.
fn unused_id(record: &Record) -> EntryId {
    let mut id = "supposed".to_owned();
    while record.awards.iter().any(|it| it.id.as_str() == id) {
        id.push('-');
    }
    EntryId::new(id)
}

/// An entry that gives less than before, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stranded {
    pub entry: EntryId,
    /// What it gave for sure, and gives now.
    pub before: Extent,
    pub after: Extent,
    pub reason: Reason,
}

/// The entries that surely give less to a program in one evaluation than in another, in the order of their ids.
pub fn stranded(before: &Evaluation, after: &Evaluation) -> Vec<Stranded> {
    let lost = before.rulings.iter().filter_map(|ruling| {
        let Subject::Entry(entry) = &ruling.subject else { return None };
        let now = after.rulings.iter().find(|it| it.subject == ruling.subject)?;
        let (given, gives) = (ruling.given().sure, now.given().sure);
        let reason = now.lost.iter().find(|it| it.1.sure != Extent::ZERO).map(|it| it.0.clone())?;
        (gives < given).then_some(Stranded { entry: entry.clone(), before: given, after: gives, reason })
    });
    lost.collect()
}
