//! Requirements: what must hold, under which readings of the words.
//!
//! Invariant: a rule says what is asked and never how it is found out. Each kind of rule is one question that a committee
//! member could check by hand.

use serde::{Deserialize, Serialize};

use super::Cite;
use crate::date::DateFact;
use crate::id::{BodyId, CategoryId, DutyId, FactId, ItemId, KindId, ProgramId, ReadingId, RequirementId, RoleId};
use crate::quantity::Points;

/// Something that must hold, under one or several readings of its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Requirement {
    pub id: RequirementId,
    pub title: String,
    pub due: Due,
    /// The last day on which it can be met, where it has one.
    pub deadline: Option<By>,
    /// Never empty; the first one chooses the figures that are displayed.
    pub readings: Vec<Reading>,
    /// Why the first reading comes first; empty when there is only one.
    pub because: String,
    /// What remains when it can no longer be met.
    pub if_closed: Option<IfClosed>,
    pub cites: Vec<Cite>,
}

impl Requirement {
    pub(super) fn find(&self, id: &RequirementId) -> Option<&Requirement> {
        if self.id == *id {
            return Some(self);
        }
        self.readings.iter().flat_map(|it| it.rule.parts()).find_map(|it| it.find(id))
    }
}

/// When a requirement has to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Due {
    Enroll,
    Apply,
    Grant,
}

/// A deadline so many months after an event, the same day of the last month included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct By {
    pub after: Anchor,
    pub months: u32,
}

/// What a deadline counts from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Anchor {
    Enrollment,
    /// The first day in any of these offices.
    Office(Vec<RoleId>),
    /// The latest award of any of these designations.
    Award(Vec<ProgramId>),
    /// The first activity of any of these kinds.
    First(Vec<KindId>),
}

/// One way to understand a requirement's words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    pub id: ReadingId,
    /// The reading in plain words; empty when the words allow only one.
    pub says: String,
    pub rule: Rule,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IfClosed {
    /// What could start anew.
    pub anew: String,
    /// Whom to ask.
    pub ask: String,
}

/// What a reading demands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rule {
    /// Every part.
    All(Vec<Requirement>),
    /// Some of the parts.
    Some(Some),
    Points(PointsRule),
    Attended(Attended),
    Office(Office),
    Member(Member),
    Award(AwardHeld),
    Duties(DutiesDone),
    /// To be in one of these places, each a country or a country with a state, as in `US` or `US-MS`.
    Place(Vec<String>),
    Told(Told),
    /// Something that only the body can decide, in words.
    Decided(String),
    /// That the edition's application was sent.
    Applied,
}

impl Rule {
    /// The requirements that it is made of.
    pub fn parts(&self) -> &[Requirement] {
        match self {
            Rule::All(parts) | Rule::Some(Some { of: parts, .. }) => parts,
            _ => &[],
        }
    }
}

/// So many of several parts: alternatives, when one is enough.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Some {
    pub at_least: u32,
    pub of: Vec<Requirement>,
}

/// A sum of points or hours over categories.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PointsRule {
    pub categories: Vec<CategoryId>,
    pub bound: Bound,
    /// Some span of this length must hold a sufficient sum.
    pub within: Option<Window>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Bound {
    AtLeast(Points),
    /// No more than may be submitted.
    AtMost(Points),
    /// At least so many percent of the sum over these categories, which the rule's own are among.
    Share {
        of: Vec<CategoryId>,
        percent: u32,
    },
}

/// Sessions or events attended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attended {
    pub of: Vec<Target>,
    pub count: Count,
    /// What must hold for each attendance that counts.
    pub with: Vec<Condition>,
    /// Some span of this length must hold a sufficient set.
    pub within: Option<Window>,
    pub repeats: Repeats,
    /// The most that may be without a condition.
    pub limit: Option<Limit>,
    /// What may stand in the place of a missing one.
    pub replace: Option<Replace>,
}

impl Attended {
    /// How many must be attended.
    pub fn need(&self) -> u32 {
        match self.count {
            Count::OfEach(each) => (self.of.len() as u32).saturating_mul(each),
            Count::AtLeast(count) => count,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Target {
    Kind(KindId),
    Item(ItemId),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Count {
    /// So many of each target.
    OfEach(u32),
    AtLeast(u32),
}

/// At most so many of those that count may be without a condition: no more than two that were not in person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limit {
    pub without: Condition,
    pub at_most: u32,
}

/// So many minutes of other kinds stand in the place of one attendance, at most so many times.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replace {
    pub by: Vec<KindId>,
    pub minutes: u32,
    pub at_most: u32,
}

/// Something that must hold for an activity.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Condition {
    /// A fact that the person tells.
    Fact(FactId),
    /// An examination passed with at least so many percent.
    Score(u32),
    /// Evidence was sent within so many days after the last one, that day included.
    EvidenceWithin(u32),
}

/// A span of time. One that begins with what it holds is met if any such span holds a sufficient set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Window {
    /// So many months from the first day of the first one, the same day of the last month included.
    Months(u32),
    /// So many halves of calendar years in a row.
    HalfYears(u32),
    /// So many years in a row, each beginning with this month: 1 for calendar years, 10 for fiscal years from October.
    Years { count: u32, from_month: u32 },
    /// Blocks of so many months one after the other, of which one begins on this day.
    Blocks { months: u32, from: DateFact },
}

/// Which attendance of an item attended more than once may count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Repeats {
    /// Any one of them, once.
    CountOnce,
    /// The first alone: a repeat never counts, not even in the first one's place.
    FirstOnly,
}

/// Holding an official title.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Office {
    pub roles: Vec<RoleId>,
    /// Roles on which the published words are silent.
    pub body_decides: Vec<RoleId>,
    pub when: When,
}

/// Membership of a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    pub of: BodyId,
    /// The classes that count; empty when every one does.
    pub classes: Vec<String>,
    /// Classes that the published words send to the body.
    pub body_decides: Vec<String>,
    pub when: When,
}

/// When, or for how long, a title or a membership must be held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum When {
    On(Event),
    /// On the day of enrollment or within so many months after it, the same day of the last month included.
    WithinMonthsOfEnrolling(u32),
    /// For so many months by the day of judgment.
    ForMonths(u32, How),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    Enroll,
    Apply,
    Grant,
}

/// How time is added up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum How {
    /// Without a break, up to the day of judgment.
    UnbrokenUntilThen,
    /// Without a break, at any time.
    Unbroken,
    /// All of it together.
    Accumulated,
}

/// Holding one of these designations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AwardHeld {
    pub of: Vec<ProgramId>,
    /// Whether it must be in good standing.
    pub in_good_standing: bool,
}

/// Performing so many of these duties in the office held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DutiesDone {
    pub of: Vec<DutyId>,
    pub at_least: u32,
}

/// A question that the person answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    pub asks: String,
    pub wanted: Wanted,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Wanted {
    Yes,
    /// A whole number that is at least so much.
    AtLeast(u32),
    /// A whole number that is at most so much.
    AtMost(u32),
}
