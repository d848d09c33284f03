//! The record: what a clerk told us, facts only.
//!
//! Lists are closed and blanks are open: an activity that is not entered did not happen, while a blank field or an
//! unanswered question is not known. "No" and "none" are answers.
//!
//! Invariant: the record knows no rule, no program's words and no JSON. What a newer version wrote and this one does not
//! know is carried along in [`Unread`], as text.

use crate::date::DateFact;
use crate::id::{BodyId, CategoryId, EntryId, ItemId, KindId, ProgramId, RoleId, StepId};
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
    pub activities: Vec<Activity>,
    pub tallies: Vec<Tally>,
    pub answers: Vec<Answer>,
    pub steps: Vec<StepDone>,
    pub unread: Unread,
}

/// Who the record is about. Nothing here decides a verdict.
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
    pub unread: Unread,
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
    /// Time spent, when told; nothing judges it yet.
    pub minutes: Option<u32>,
    pub status: Status,
    pub facts: Map<Condition, bool>,
    pub stated: Vec<Stated>,
    pub unread: Unread,
}

impl Activity {
    /// When it began; an activity with one date began and ended on it.
    pub fn first_day(&self) -> Option<DateFact> {
        self.from.or(self.to)
    }

    /// When it ended, which is the date that rules ask for.
    pub fn last_day(&self) -> Option<DateFact> {
        self.to.or(self.from)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    Done,
    /// Intended only: it never counts.
    Planned,
}

/// A yes-or-no fact about an activity that a rule may ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub enum Condition {
    /// Completed successfully, its examinations passed.
    Passed,
    /// The body's business meeting at this conference was attended.
    BusinessMeeting,
}

impl Condition {
    pub const ALL: [Condition; 2] = [Condition::Passed, Condition::BusinessMeeting];

    /// The name in records, as in `"passed": true`.
    pub const fn name(self) -> &'static str {
        match self {
            Condition::Passed => "passed",
            Condition::BusinessMeeting => "business_meeting",
        }
    }
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

/// A body's written answer to a question that its published words leave open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub id: EntryId,
    pub program: ProgramId,
    /// The requirement whose reading is settled.
    pub question: String,
    /// The reading that the body gave.
    pub value: String,
    pub by: AnsweredBy,
    pub on: Option<DateFact>,
    pub unread: Unread,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnsweredBy {
    Body,
    /// What the person believes; kept, and settles nothing.
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
