//! The record: what a clerk told us, facts only.
//!
//! Lists are closed and blanks are open: an activity that is not entered did not happen, while a blank field or an
//! unanswered question is not known. "No" and "none" are answers.
//!
//! Invariant: the record knows no rule, no program's words and no JSON. What a newer version wrote and this one does not
//! know is carried along in [`Unread`], as text.

use crate::date::DateFact;
use crate::id::{BodyId, CategoryId, DutyId, EntryId, FactId, ItemId, KindId, ProgramId, RoleId, StepId};
use crate::quantity::Points;
use crate::sorted::Map;

/// Fields that this version does not know: each name with its JSON text, kept and written back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unread(pub Map<String, String>);

/// Everything that one clerk told us.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    pub person: Person,
    pub positions: Vec<Position>,
    pub memberships: Vec<Membership>,
    pub enrollments: Vec<Enrollment>,
    pub awards: Vec<Award>,
    pub activities: Vec<Activity>,
    pub tallies: Vec<Tally>,
    pub rates: Vec<Rate>,
    pub answers: Vec<Answer>,
    pub steps: Vec<StepDone>,
    pub choices: Choices,
    pub unread: Unread,
}

impl Record {
    /// The ids of all entries, list by list.
    pub fn ids(&self) -> impl Iterator<Item = &EntryId> {
        let status = self.positions.iter().map(|it| &it.id).chain(self.memberships.iter().map(|it| &it.id));
        let programs = self.enrollments.iter().map(|it| &it.id).chain(self.awards.iter().map(|it| &it.id));
        let done = self.activities.iter().map(|it| &it.id).chain(self.steps.iter().map(|it| &it.id));
        let papers = self.tallies.iter().map(|it| &it.id).chain(self.rates.iter().map(|it| &it.id));
        status.chain(programs).chain(done).chain(papers).chain(self.answers.iter().map(|it| &it.id))
    }

    /// Takes the entry with an id out of its list, and out of what names it: an enrollment's position, what was used for
    /// an award, and where it was to count.
    pub fn remove(&mut self, id: &EntryId) {
        self.positions.retain(|it| it.id != *id);
        self.memberships.retain(|it| it.id != *id);
        self.enrollments.retain(|it| it.id != *id);
        self.awards.retain(|it| it.id != *id);
        self.activities.retain(|it| it.id != *id);
        self.tallies.retain(|it| it.id != *id);
        self.rates.retain(|it| it.id != *id);
        self.answers.retain(|it| it.id != *id);
        self.steps.retain(|it| it.id != *id);
        for enrollment in &mut self.enrollments {
            enrollment.position.take_if(|it| it == id);
        }
        for used in self.awards.iter_mut().filter_map(|it| it.used.as_mut()) {
            used.retain(|it| it != id);
        }
        self.choices.pins.retain(|it| it.entry != *id);
    }
}

/// What the person chose, which is no fact about them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// The programs that they work toward, the most wanted first; empty when they did not say.
    pub goals: Vec<ProgramId>,
    /// Where they want activities to count.
    pub pins: Vec<Pin>,
    pub unread: Unread,
}

/// Where an activity is to count in a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pin {
    pub entry: EntryId,
    pub program: ProgramId,
    pub home: Home,
    pub unread: Unread,
}

/// A place for an activity's points in a program.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Home {
    Category(CategoryId),
    /// It is left out: not submitted, or kept for another program.
    Nowhere,
}

/// Who the record is about. Only the place can decide a verdict.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    pub name: String,
    pub municipality: String,
    /// State or province, such as `US-MS`.
    pub place: String,
    pub unread: Unread,
}

/// A post held, with the official title as the board minutes give it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    pub id: EntryId,
    /// What the official title amounts to; `None` when the person could not say.
    pub role: Option<RoleId>,
    pub official_title: String,
    pub employer: String,
    pub from: Option<DateFact>,
    pub until: Until,
    pub share: Option<Share>,
    /// The core duties performed; `None` when the person did not say.
    pub duties: Option<Vec<DutyId>>,
    pub unread: Unread,
}

/// How much of a full week a position takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    FullTime,
    PartTime,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    pub id: EntryId,
    pub body: BodyId,
    /// The class of membership in the body's words, when told.
    pub class: String,
    pub from: Option<DateFact>,
    pub until: Until,
    pub unread: Unread,
}

/// Where a status ends. In JSON: `null` while it lasts, absent when the person did not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
    Lasts,
    On(DateFact),
    NotTold,
}

impl Until {
    /// The date of the end, where it has ended on one that was told.
    pub fn date(self) -> Option<DateFact> {
        match self {
            Until::On(date) => Some(date),
            Until::Lasts | Until::NotTold => None,
        }
    }
}

/// Entering a program on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enrollment {
    pub id: EntryId,
    pub program: ProgramId,
    pub on: Option<DateFact>,
    /// The position held on that day, when the person named it.
    pub position: Option<EntryId>,
    pub unread: Unread,
}

/// A designation received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Award {
    pub id: EntryId,
    /// A program, or another designation that the vocabulary names.
    pub program: ProgramId,
    pub on: Option<DateFact>,
    /// Whether the body regards it as in good standing, when told.
    pub in_good_standing: Option<bool>,
    /// The entries that were used for it; `None` when the person did not say.
    pub used: Option<Vec<EntryId>>,
    pub unread: Unread,
}

impl Award {
    /// The order of awards: by date, those without one first, then by id.
    pub(crate) fn by_date(a: &&Award, b: &&Award) -> std::cmp::Ordering {
        (a.on.map(DateFact::last), &a.id).cmp(&(b.on.map(DateFact::last), &b.id))
    }
}

/// A session, conference or other thing attended or done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Activity {
    pub id: EntryId,
    pub kind: KindId,
    /// Which known session or course it was, when the kind has a curriculum and the person knows.
    pub item: Option<ItemId>,
    pub title: String,
    pub from: Option<DateFact>,
    /// The last day; a one-day activity leaves it out.
    pub to: Option<DateFact>,
    /// Time spent, when told.
    pub minutes: Option<u32>,
    /// The result of its examination in percent, when told.
    pub score: Option<u32>,
    /// The day on which evidence of it was sent to the body, when told.
    pub evidence_sent: Option<DateFact>,
    pub status: Status,
    /// Answers to yes-or-no questions about it.
    pub facts: Map<FactId, bool>,
    pub stated: Vec<Stated>,
    pub unread: Unread,
}

impl Activity {
    /// When it began.
    pub fn first_day(&self) -> Option<DateFact> {
        self.from
    }

    /// When it ended, which is the date that rules ask for; an activity without a last day ended on its first.
    pub fn last_day(&self) -> Option<DateFact> {
        self.to.or(self.from)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    Done,
    /// Intended only: it does not count, and is asked about once its day has passed.
    Planned,
}

/// Points that someone put on paper for an activity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    pub by: StatedBy,
    /// Whose points they are, when told.
    pub body: Option<BodyId>,
    pub category: CategoryId,
    pub points: Points,
    pub unread: Unread,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatedBy {
    /// A certificate of attendance: stands in for the conversion of facts into points, and for nothing else.
    Certificate,
    /// The body itself, in writing, for its own program: final, also when zero.
    Body,
}

/// A body's own count: stands for everything of one category dated up to a day in one program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    pub id: EntryId,
    pub program: ProgramId,
    pub category: CategoryId,
    pub points: Points,
    pub as_of: DateFact,
    /// Where the count stands, such as "letter of the committee".
    pub from: String,
    pub unread: Unread,
}

/// One line of a table that nobody published, as the person copied it from their own form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rate {
    pub id: EntryId,
    pub program: ProgramId,
    pub category: CategoryId,
    /// A kind of activity, or for time in office a role.
    pub kind: KindId,
    pub per: Per,
    pub points: Points,
    /// Where it stands, such as "CMC form of 2025".
    pub from: String,
    pub unread: Unread,
}

/// What a rate's points are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Per {
    Each,
    Hour,
    Year,
}

/// An answer to a question: the body's in writing, on what its published words leave open, or the person's, about a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub id: EntryId,
    pub program: ProgramId,
    /// The requirement or the schedule line in question.
    pub question: String,
    /// The reading that the body gave; `yes`, `no` or a whole number where a fact or a decision was asked for.
    pub value: String,
    pub by: AnsweredBy,
    pub on: Option<DateFact>,
    pub unread: Unread,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnsweredBy {
    Body,
    /// Settles a fact about the person; what they believe about the rules is kept, and settles nothing.
    Person,
}

/// A form sent, a fee paid, a document attached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepDone {
    pub id: EntryId,
    pub program: ProgramId,
    pub step: StepId,
    /// For a step with a deadline: the day on which the body received it.
    pub done_on: Option<DateFact>,
    pub unread: Unread,
}
