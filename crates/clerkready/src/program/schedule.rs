//! Schedules: how a program turns what was done into points or hours, and up to which limits.
//!
//! Invariant: limits act in one order: each entry, then its line, then its group, then its category. What exceeds a limit
//! is lost, and goes nowhere else. An activity counts on one line; where it may count on several, each by itself says what it
//! gives, whatever else counts there.

use serde::{Deserialize, Serialize};

use super::{Cite, Condition};
use crate::date::DateFact;
use crate::id::{CategoryId, GroupId, ItemId, KindId, LineId, ProgramId, ReadingId, RequirementId, RoleId};
use crate::quantity::Points;

/// A line of the schedule: what gives points, how many, and in which category.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    pub id: LineId,
    pub category: CategoryId,
    pub earned: Earned,
    /// The most that one entry gives.
    pub at_most: Option<Points>,
    /// The most that all entries of the line give together.
    pub all_at_most: Option<Points>,
    pub group: Option<GroupId>,
    pub cites: Vec<Cite>,
}

/// What a line gives credit for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Earned {
    Activities(Activities),
    Service(Service),
    Completion(Completion),
}

/// Activities of these kinds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Activities {
    pub kinds: Vec<KindId>,
    /// Only these items of the kinds; empty for all.
    pub items: Vec<ItemId>,
    pub give: Vec<LineReading>,
    pub with: Vec<Condition>,
    /// When the activity must have ended for this line to hold.
    pub dated: Dates,
    /// An item gives credit once.
    pub once_per_item: bool,
    /// Lines before this one that credit some of the same kinds: an activity counts on one of them, as the person chooses.
    pub or_on: Vec<LineId>,
    pub counts: Counts,
}

/// Time in these offices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    /// Empty for any office.
    pub roles: Vec<RoleId>,
    pub give: Vec<LineReading>,
    pub part_time: PartTime,
}

/// Meeting a requirement gives these points, which stand for the activities of another line instead of adding to them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Completion {
    pub requirement: RequirementId,
    pub points: Points,
    pub instead_of: LineId,
}

/// One way to understand how much a line gives; a line whose words are plain has one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineReading {
    pub id: ReadingId,
    /// The reading in plain words; empty when the words allow only one.
    pub says: String,
    pub give: Give,
}

/// How facts become points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Give {
    /// Nobody published a figure: what a certificate states, or a rate that the person copied from their own form.
    AsStated,
    /// So many for each.
    Each(Points),
    PerTime(PerTime),
    /// So many for each whole year.
    PerYear(Points),
    /// By how many entries there are together: the points of the highest threshold reached.
    ForCount(Vec<(u32, Points)>),
    /// By the minutes of each entry: the points of the highest threshold reached.
    ForMinutes(Vec<(u32, Points)>),
}

impl Give {
    /// Says whether all entries of a line are converted together.
    pub fn is_together(&self) -> bool {
        matches!(self, Give::ForCount(_) | Give::PerTime(PerTime { added_up: true, .. }))
    }
}

/// The points of the highest threshold of a table that a number reaches.
pub fn highest(table: &[(u32, Points)], number: u32) -> Points {
    table.iter().rev().find(|it| it.0 <= number).map_or(Points::ZERO, |it| it.1)
}

/// Time at a rate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PerTime {
    /// So many minutes give `points`, and other times in proportion, rounded down to a hundredth.
    pub minutes: u32,
    pub points: Points,
    /// Less than this is nothing.
    pub at_least: Option<Points>,
    /// Rounded down to a multiple of this.
    pub step: Option<Points>,
    /// The minutes of all entries are added before they are converted.
    pub added_up: bool,
}

/// Whether time in a part-time office counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PartTime {
    Counts,
    BodyDecides,
}

/// A span of days, open where an end is missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dates {
    pub from: Option<DateFact>,
    pub until: Option<DateFact>,
}

/// Whether the published words say that something counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Counts {
    Surely,
    BodyDecides,
}

/// Lines that share a limit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    pub id: GroupId,
    pub rule: GroupRule,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum GroupRule {
    /// All together give no more than this.
    AtMost(Points),
    /// Only the entry that gives most counts.
    BestOf,
}

/// Which entries may give credit at all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counting {
    pub after: Option<After>,
    /// Entries used for one of these designations give nothing.
    pub not_used_for: Vec<ProgramId>,
}

/// Only what is dated after the latest award of some designations gives credit, and only for a cycle where there is one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct After {
    pub awards: Vec<ProgramId>,
    /// Never empty; the first one is shown first.
    pub readings: Vec<BoundaryReading>,
    pub cycle: Option<Cycle>,
    pub cites: Vec<Cite>,
}

/// How long after an award credit can be earned for the next one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cycle {
    pub months: u32,
    /// What of the cycle before counts again: in a category, what exceeds a sum, up to a most.
    pub carry_over: Option<CarryOver>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarryOver {
    pub category: CategoryId,
    pub over: Points,
    pub at_most: Points,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoundaryReading {
    pub id: ReadingId,
    pub says: String,
    pub boundary: Boundary,
}

/// Where "after an award" begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Boundary {
    /// On the day after the award's.
    NextDay,
    /// On the award's own day.
    SameDay,
    /// On the first day of the award's month.
    SameMonth,
}
