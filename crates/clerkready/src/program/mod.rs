//! Certification programs as data: requirements, schedules, steps, and the sources that they rest on.
//!
//! Invariant: a program knows no record and no day of evaluation, and every rule carries where its words stand. The types
//! hold what [`crate::author`] has already checked: every reference resolves, and every list that must not be empty is not.

mod rule;
mod schedule;
mod step;

use serde::{Deserialize, Serialize};

use crate::date::{DateFact, Day};
use crate::id::{
    BodyId, CategoryId, DutyId, FactId, ItemId, KindId, ProgramId, RequirementId, RoleId, SourceId, StepId,
};
use crate::quantity::Points;

pub use rule::{
    Anchor, Attended, AwardHeld, Bound, By, Condition, Count, Due, DutiesDone, Event, How, IfClosed, Limit, Member,
    Office, PointsRule, Reading, Repeats, Replace, Requirement, Rule, Some, Target, Told, Wanted, When, Window,
};
pub use schedule::{
    Activities, After, Boundary, BoundaryReading, CarryOver, Completion, Counting, Counts, Cycle, Dates, Earned, Give,
    Group, GroupRule, Line, LineReading, PartTime, PerTime, Service, highest,
};
pub use step::{Arrives, Deadline, Fee, Step};

/// Every program there is, with the shared vocabulary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Catalog {
    pub kinds: Vec<Kind>,
    pub roles: Vec<Role>,
    pub facts: Vec<Fact>,
    pub duties: Vec<Duty>,
    /// Designations that rules speak of without being programs here.
    pub designations: Vec<Designation>,
    pub bodies: Vec<Body>,
    /// The programs that are meant while a record names no goals, as whoever offers them says; may be empty.
    pub first: Vec<ProgramId>,
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

    pub fn fact(&self, id: &FactId) -> Option<&Fact> {
        self.facts.iter().find(|it| it.id == *id)
    }

    /// The name of a program or of another designation that rules speak of.
    pub fn designation(&self, id: &ProgramId) -> Option<&str> {
        let other = self.designations.iter().find(|it| it.id == *id).map(|it| it.name.as_str());
        other.or_else(|| self.program(id).map(|(_, program)| program.name.as_str()))
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
    pub asks: Vec<FactId>,
    /// Where alone there is such a thing, as in `US-MS`; empty where it is not of one place.
    pub place: String,
}

/// A yes-or-no fact that rules may ask about an activity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    pub id: FactId,
    /// The question, such as "Did you complete it and pass its exams?".
    pub asks: String,
    /// What holds when the answer is yes, such as "it was completed and passed".
    pub holds: String,
    /// What holds when the answer is no.
    pub fails: String,
}

/// A core duty of a clerk's office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duty {
    pub id: DutyId,
    pub name: String,
}

/// A designation that a person may hold, known by name alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Designation {
    pub id: ProgramId,
    pub name: String,
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
    /// Where its clerks work; none for a body of all of them.
    pub place: Option<Territory>,
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

/// A state or province, or a country.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Territory {
    /// As in `US-MS`, or `CA` for a country.
    pub code: String,
    pub name: String,
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
    pub unit: Unit,
}

/// What a category's figures count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unit {
    Points,
    Hours,
}

/// A known session or course of a curriculum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    pub id: ItemId,
    pub kind: KindId,
    pub name: String,
    /// The half of the year in which it is given, where it always is.
    pub season: Option<Season>,
    /// What it teaches, where the source says so; may be empty.
    pub topics: Vec<String>,
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
    /// The day by which its edition is chosen.
    pub chosen_by: Event,
    /// By first day; never empty.
    pub editions: Vec<Edition>,
    /// Identifies the rules: SHA-256 of everything in its file and in supplements that they rest on, in lower-case
    /// hexadecimal.
    pub rules_hash: String,
}

impl Program {
    /// Says whether an entry that names a program is about this one: it names it, or the one that both are filed under.
    pub fn files(&self, named: &ProgramId) -> bool {
        *named == self.filed_under || *named == self.id
    }

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
    /// Which entries may give credit at all.
    pub counting: Counting,
    pub schedule: Vec<Line>,
    pub groups: Vec<Group>,
    /// The most that a category takes, where it has such a limit.
    pub caps: Vec<(CategoryId, Points)>,
    pub steps: Vec<Step>,
    /// The step by which one applies: its day is the day on which requirements due at application are judged.
    pub applies_by: StepId,
    pub fees: Vec<Fee>,
    /// Courses of the curriculum of which the sources do not say where in it they stand.
    pub courses: Vec<Course>,
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

/// A course that the curriculum is known to have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Course {
    pub name: String,
    /// What it teaches; may be empty.
    pub topics: Vec<String>,
    pub cites: Vec<Cite>,
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

/// Where a rule's words stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cite {
    pub source: SourceId,
    pub confidence: Confidence,
    pub words: Words,
}

/// What a source says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Words {
    /// In its own words.
    Quote(String),
    /// In ours, where its words are not at hand.
    Summary(String),
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
