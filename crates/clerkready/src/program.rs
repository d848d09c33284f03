//! Certification programs as data: requirements, schedules, steps, and the sources that they rest on.
//!
//! Invariant: a program knows no record and no day of evaluation, and every rule carries where its words stand. The types
//! hold what [`crate::author`] has already checked: every reference resolves, and every list that must not be empty is not.

use serde::{Deserialize, Serialize};

use crate::date::{DateFact, Day};
use crate::id::{
    BodyId, CategoryId, ItemId, KindId, LineId, ProgramId, ReadingId, RequirementId, RoleId, SourceId, StepId,
};
use crate::quantity::Points;
use crate::record::Condition;

/// Every program there is, with the shared vocabulary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Catalog {
    pub kinds: Vec<Kind>,
    pub roles: Vec<Role>,
    pub bodies: Vec<Body>,
}

impl Catalog {
    /// Returns each program with the body that grants it, in the order of the files.
    pub fn programs(&self) -> impl Iterator<Item = (&Body, &Program)> {
        self.bodies.iter().flat_map(|body| body.programs.iter().map(move |program| (body, program)))
    }

    pub fn program(&self, id: &ProgramId) -> Option<(&Body, &Program)> {
        self.programs().find(|(_, program)| program.id == *id)
    }

    pub fn kind(&self, id: &KindId) -> Option<&Kind> {
        self.kinds.iter().find(|it| it.id == *id)
    }

    pub fn role(&self, id: &RoleId) -> Option<&Role> {
        self.roles.iter().find(|it| it.id == *id)
    }

    /// Returns the known sessions or courses of a kind, of every body, in curriculum order.
    pub fn items_of<'a>(&'a self, kind: &'a KindId) -> impl Iterator<Item = &'a Item> {
        self.bodies.iter().flat_map(|it| &it.items).filter(move |it| it.kind == *kind)
    }

    pub fn item(&self, id: &ItemId) -> Option<&Item> {
        self.bodies.iter().flat_map(|it| &it.items).find(|it| it.id == *id)
    }
}

/// What sort of activity, in a clerk's words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kind {
    pub id: KindId,
    pub name: String,
    /// What helps to tell it from its neighbors; may be empty.
    pub hint: String,
    /// The facts that rules may ask about it.
    pub asks: Vec<Condition>,
}

/// What an official title can amount to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Role {
    pub id: RoleId,
    pub name: String,
}

/// Who certifies, with everything of its program file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    pub id: BodyId,
    pub name: String,
    /// Who decides what the rules leave open, such as "the Certification Standards Committee".
    pub decides: String,
    pub sources: Vec<Source>,
    pub categories: Vec<Category>,
    pub items: Vec<Item>,
    pub programs: Vec<Program>,
}

impl Body {
    pub fn source(&self, id: &SourceId) -> Option<&Source> {
        self.sources.iter().find(|it| it.id == *id)
    }

    pub fn category(&self, id: &CategoryId) -> Option<&Category> {
        self.categories.iter().find(|it| it.id == *id)
    }

    pub fn item(&self, id: &ItemId) -> Option<&Item> {
        self.items.iter().find(|it| it.id == *id)
    }
}

/// A published document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    pub id: SourceId,
    pub title: String,
    pub publisher: String,
    pub url: String,
    /// The date that the document bears.
    pub dated: DateFact,
    /// The day on which someone last compared the rules with it.
    pub checked: DateFact,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Category {
    pub id: CategoryId,
    pub name: String,
}

/// A known session or course of a curriculum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    pub id: ItemId,
    pub kind: KindId,
    pub name: String,
    /// The half of the year in which it is given.
    pub season: Season,
}

/// Half of a calendar year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Season {
    Spring,
    Fall,
}

/// One designation of a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Program {
    pub id: ProgramId,
    pub name: String,
    pub initials: String,
    /// The program under which the record keeps this one's enrollments, tallies, answers and steps: designations that
    /// share one training program, one committee and one application share these entries.
    pub filed_under: ProgramId,
    /// By first day; never empty.
    pub editions: Vec<Edition>,
    /// Identifies the rules: SHA-256 of everything in its file that they rest on, in lower-case hexadecimal.
    pub rules_hash: String,
}

impl Program {
    /// Returns the edition for a day: the newest that began by then, else the first one known.
    pub fn edition_on(&self, day: Day) -> (&Edition, EditionFit) {
        let begun = self.editions.iter().rev().find(|it| it.from.first() <= day);
        match (begun, self.editions.first()) {
            (Some(edition), _) => (edition, EditionFit::Known),
            (None, Some(first)) => (first, EditionFit::Nearest),
            (None, None) => unreachable!("a program has at least one edition"),
        }
    }
}

/// How well an edition fits the day that it was chosen for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditionFit {
    Known,
    /// No edition is known for that day; this is the nearest.
    Nearest,
}

/// A complete set of rules from some day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    pub from: DateFact,
    pub basis: Basis,
    pub requirements: Vec<Requirement>,
    pub schedule: Vec<Line>,
    pub steps: Vec<Step>,
    /// The step by which one applies: its day is the day on which requirements due at application are judged.
    pub applies_by: StepId,
    /// What this app leaves to the body, in words.
    pub not_checked: Vec<String>,
}

impl Edition {
    /// Finds a requirement or a part of one, in any reading.
    pub fn requirement(&self, id: &RequirementId) -> Option<&Requirement> {
        self.requirements.iter().find_map(|it| it.find(id))
    }

    pub fn step(&self, id: &StepId) -> Option<&Step> {
        self.steps.iter().find(|it| it.id == *id)
    }
}

/// What an edition's first day rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Basis {
    /// The source states when the rules begin.
    Stated,
    /// The day is that of the publication.
    Published,
    /// The day is the one on which somebody saw these rules.
    Seen,
}

/// Something that must hold, under one or several readings of its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Requirement {
    pub id: RequirementId,
    pub title: String,
    pub due: Due,
    /// Never empty; the first one chooses the figures that are displayed.
    pub readings: Vec<Reading>,
    /// Why the first reading comes first; empty when there is only one.
    pub because: String,
    /// What remains when it can no longer be met.
    pub if_closed: Option<IfClosed>,
    pub cites: Vec<Cite>,
}

impl Requirement {
    fn find(&self, id: &RequirementId) -> Option<&Requirement> {
        if self.id == *id {
            return Some(self);
        }
        self.readings.iter().find_map(|reading| match &reading.rule {
            Rule::All(parts) => parts.iter().find_map(|it| it.find(id)),
            _ => None,
        })
    }
}

/// When a requirement has to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Due {
    Enroll,
    Apply,
    Grant,
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
    /// At least so many points in these categories together.
    Points {
        categories: Vec<CategoryId>,
        at_least: Points,
    },
    Attended(Attended),
    Office(Office),
    Member(Member),
}

/// Sessions or events attended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attended {
    pub of: Vec<Target>,
    pub count: Count,
    /// Facts that must hold for each attendance that counts.
    pub with: Vec<Condition>,
    /// Some span of this length must hold a sufficient set.
    pub within: Option<Window>,
    pub repeats: Repeats,
}

impl Attended {
    /// How many must be attended.
    pub fn need(&self) -> u32 {
        match self.count {
            Count::OneOfEach => self.of.len() as u32,
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
    OneOfEach,
    AtLeast(u32),
}

/// A span that begins with the first attendance that it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Window {
    /// So many months, the same day of the last one included.
    Months(u32),
    /// So many halves of calendar years in a row.
    HalfYears(u32),
}

/// Which attendance of an item attended more than once may count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Repeats {
    /// Any one of them, once.
    CountOnce,
    /// The first alone: a repeat never counts, not even in the first one's place.
    FirstOnly,
}

/// Holding an official title on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Office {
    pub roles: Vec<RoleId>,
    /// Roles on which the published words are silent.
    pub body_decides: Vec<RoleId>,
    pub on: Event,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    Enroll,
    Apply,
}

/// Membership on the day of enrollment or within so many months after it, the same day of the last month included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    pub of: BodyId,
    pub within_months: u32,
}

/// A line of the schedule: what gives points, and in which category.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    pub id: LineId,
    pub category: CategoryId,
    pub credit: Credit,
    pub cites: Vec<Cite>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Credit {
    /// Activities of these kinds give what their certificates state; nobody published a figure.
    Stated { kinds: Vec<KindId>, with: Vec<Condition>, once_per_item: bool, counts: Counts },
    /// Time in office gives points that nobody published.
    Service,
    /// Meeting a requirement gives these points, which stand for the activities of another line instead of adding to them.
    Completed { requirement: RequirementId, points: Points, instead_of: LineId },
}

/// Whether the published words say that something counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Counts {
    Surely,
    BodyDecides,
}

/// Something to send, pay or attach, beside the requirements.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    pub id: StepId,
    pub what: String,
    pub deadline: Option<Deadline>,
    pub cites: Vec<Cite>,
}

/// A yearly deadline by which the body must have received something, the day itself included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    pub month: u32,
    pub day: u32,
    /// The month of the same year in which the designation is then granted.
    pub granted_in: u32,
}

/// Where a rule's words stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cite {
    pub source: SourceId,
    pub confidence: Confidence,
    /// The source's own words.
    pub quote: String,
}

/// How a rule was taken from its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Confidence {
    /// The words say it.
    Verbatim,
    /// The words say it in other terms.
    Paraphrase,
    /// The words do not say it; it was concluded.
    Inferred,
}
