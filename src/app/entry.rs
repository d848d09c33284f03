//! One entry of a record, whichever list it stands in.
//!
//! Invariant: an id names at most one entry of a record.

use clerkready::id::EntryId;
use clerkready::record::{
    Activity, Answer, AnsweredBy, Award, Choices, Enrollment, Membership, Person, Position, Rate, Record, StepDone,
    Tally,
};

use super::place::Subject;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    Person(Person),
    Goals(Choices),
    Position(Position),
    Membership(Membership),
    Enrollment(Enrollment),
    Award(Award),
    Activity(Activity),
    Tally(Tally),
    Rate(Rate),
    Answer(Answer),
    Step(StepDone),
}

impl Entry {
    pub fn subject(&self) -> Subject {
        match self {
            Entry::Person(_) => Subject::Person,
            Entry::Goals(_) => Subject::Goals,
            Entry::Position(_) => Subject::Position,
            Entry::Membership(_) => Subject::Membership,
            Entry::Enrollment(_) => Subject::Enrollment,
            Entry::Award(_) => Subject::Award,
            Entry::Activity(_) => Subject::Activity,
            Entry::Tally(_) => Subject::Tally,
            Entry::Rate(_) => Subject::Rate,
            Entry::Answer(Answer { by: AnsweredBy::Body, .. }) => Subject::Answer,
            Entry::Answer(Answer { by: AnsweredBy::Person, .. }) => Subject::Told,
            Entry::Step(_) => Subject::Step,
        }
    }

    /// Gives a new entry its id; what there is once only has none.
    pub fn set_id(&mut self, id: EntryId) {
        match self {
            Entry::Person(_) | Entry::Goals(_) => {}
            Entry::Position(it) => it.id = id,
            Entry::Membership(it) => it.id = id,
            Entry::Enrollment(it) => it.id = id,
            Entry::Award(it) => it.id = id,
            Entry::Activity(it) => it.id = id,
            Entry::Tally(it) => it.id = id,
            Entry::Rate(it) => it.id = id,
            Entry::Answer(it) => it.id = id,
            Entry::Step(it) => it.id = id,
        }
    }
}

/// Finds the entry with an id.
pub fn find(record: &Record, id: &EntryId) -> Option<Entry> {
    fn pick<T: Clone>(list: &[T], wrap: fn(T) -> Entry, is: impl Fn(&T) -> bool) -> Option<Entry> {
        list.iter().find(|it| is(it)).cloned().map(wrap)
    }
    pick(&record.activities, Entry::Activity, |it| it.id == *id)
        .or_else(|| pick(&record.positions, Entry::Position, |it| it.id == *id))
        .or_else(|| pick(&record.memberships, Entry::Membership, |it| it.id == *id))
        .or_else(|| pick(&record.enrollments, Entry::Enrollment, |it| it.id == *id))
        .or_else(|| pick(&record.awards, Entry::Award, |it| it.id == *id))
        .or_else(|| pick(&record.rates, Entry::Rate, |it| it.id == *id))
        .or_else(|| pick(&record.tallies, Entry::Tally, |it| it.id == *id))
        .or_else(|| pick(&record.answers, Entry::Answer, |it| it.id == *id))
        .or_else(|| pick(&record.steps, Entry::Step, |it| it.id == *id))
}

/// Puts an entry in the place of the one with its id, or at the end.
pub fn put(record: &mut Record, entry: Entry) {
    fn set<T>(list: &mut Vec<T>, entry: T, id: impl Fn(&T) -> &EntryId) {
        match list.iter().position(|it| id(it) == id(&entry)) {
            Some(at) => list[at] = entry,
            None => list.push(entry),
        }
    }
    match entry {
        Entry::Person(it) => record.person = it,
        Entry::Goals(it) => record.choices = it,
        Entry::Award(it) => set(&mut record.awards, it, |it| &it.id),
        Entry::Rate(it) => set(&mut record.rates, it, |it| &it.id),
        Entry::Position(it) => set(&mut record.positions, it, |it| &it.id),
        Entry::Membership(it) => set(&mut record.memberships, it, |it| &it.id),
        Entry::Enrollment(it) => set(&mut record.enrollments, it, |it| &it.id),
        Entry::Activity(it) => set(&mut record.activities, it, |it| &it.id),
        Entry::Tally(it) => set(&mut record.tallies, it, |it| &it.id),
        Entry::Answer(it) => set(&mut record.answers, it, |it| &it.id),
        Entry::Step(it) => set(&mut record.steps, it, |it| &it.id),
    }
}
