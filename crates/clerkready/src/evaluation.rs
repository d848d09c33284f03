//! What an evaluation says: for each program the verdict, the outcome of every requirement, and what became of every entry.
//!
//! Invariant: plain values. Success and failure have the same shape, and no sentence is written here.

use crate::date::{DateFact, Day, Truth};
use crate::id::{BodyId, CategoryId, EntryId, ProgramId, ReadingId, RequirementId, StepId};
use crate::program::{EditionFit, Target};
use crate::quantity::{Amount, Extent, Points};
use crate::record::Condition;

/// The result for one program on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evaluation {
    pub program: ProgramId,
    pub day: Day,
    /// The first day of the edition that was applied.
    pub edition: DateFact,
    pub edition_fit: EditionFit,
    /// All requirements together.
    pub verdict: Verdict,
    /// The requirements due at enrollment and at application.
    pub ready_to_apply: Verdict,
    pub can_be_granted: Grant,
    pub outcomes: Vec<Outcome>,
    pub rulings: Vec<Ruling>,
    pub steps: Vec<StepState>,
}

/// Whether something holds under every admissible reading of the rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    Met,
    Unmet(Still),
    /// What would settle it; never empty.
    Unknown(Vec<Ask>),
}

/// Whether what is unmet can still be met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Still {
    /// By a day where there is one.
    Open { by: Option<Day> },
    /// Not any more, after this day.
    Closed { after: Day },
}

/// An open question, and who can settle it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ask {
    Person(Question),
    Body(Decision),
}

/// A fact that the person can tell.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Question {
    /// The points on an activity's certificate.
    Points(EntryId),
    /// Whose points an activity's certificate states.
    WhosePoints(EntryId),
    Condition(EntryId, Condition),
    /// Which session or course it was.
    Item(EntryId),
    /// When it was, more exactly than told.
    Date(EntryId),
    /// What the official title of a position amounts to.
    Title(EntryId),
    /// Which position was held on the day of an enrollment.
    Office(EntryId),
    /// When a membership or position began or ended.
    Term(EntryId),
}

/// Something that only the body can decide.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Decision {
    /// Which reading of the requirement's words holds.
    Reading(RequirementId),
    /// What an official title amounts to.
    Title(EntryId),
    /// Whether it takes an activity's points, and how many.
    Points(EntryId),
    /// The points that it gives for time in office.
    Service(EntryId),
}

/// Whether the designation can be granted, and when at the earliest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    pub verdict: Verdict,
    /// Known once everything that is due at application is met; steps not yet done are taken as done on the day of
    /// evaluation.
    pub earliest: Option<DateFact>,
}

/// What became of a requirement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub requirement: RequirementId,
    pub verdict: Verdict,
    /// One for each admissible reading, the one to display first. One reading alone may have been settled by the body.
    pub readings: Vec<ReadingOutcome>,
}

impl Outcome {
    /// The reading whose figures are displayed.
    pub fn shown(&self) -> Option<&ReadingOutcome> {
        self.readings.first()
    }
}

/// What became of a requirement under one reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadingOutcome {
    pub reading: ReadingId,
    pub verdict: Verdict,
    pub finding: Finding,
}

/// What the verdict on a rule rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    Parts(Vec<Outcome>),
    Points { need: Points, amount: Amount },
    Attended(Attendance),
    Office(OfficeFinding),
    Member(MemberFinding),
}

/// What was attended of what is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attendance {
    pub need: u32,
    pub sure: u32,
    pub possible: u32,
    /// Each target, and whether something that counts covers it.
    pub targets: Vec<(Target, Truth)>,
    /// Entries that count for sure, by date.
    pub counted: Vec<EntryId>,
    /// Entries of the same sort that do not count for sure, each with one reason.
    pub left_out: Vec<(EntryId, Reason)>,
    /// The last day of the span that holds the counted entries, where the rule has one.
    pub window_ends: Option<Day>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfficeFinding {
    /// There is no enrollment on whose day the title could be looked up.
    NotEnrolled,
    /// The enrollment's day is not known.
    EnrollmentUndated,
    /// No position is known for that day.
    NoPosition,
    Held,
    /// Another title.
    OtherTitle,
    /// It depends on a date or title that was not told, or on the body.
    Open,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MemberFinding {
    NotEnrolled,
    EnrollmentUndated,
    /// Member in time; or not yet, or too late, against the last day on which joining is in time.
    Deadline(Day),
}

/// What became of one entry, or of one award of the program.
///
/// Invariant: `offered` equals the portions and losses together, at both ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruling {
    pub subject: Subject,
    pub offered: Amount,
    pub portions: Vec<(CategoryId, Amount)>,
    pub lost: Vec<(Reason, Amount)>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    Entry(EntryId),
    /// The points for meeting a requirement.
    Completion(RequirementId),
}

/// Why something did not count.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    Planned,
    /// It lies after the day of judgment.
    Later,
    /// Whether it lies before the day of judgment is not known.
    MaybeLater,
    /// The same session or event already counts.
    Repeated(EntryId),
    Failed(Condition),
    NotTold(Condition),
    /// Which session it was is not told.
    ItemNotTold,
    /// Its date is missing or not exact enough.
    DateNotTold,
    /// It lies outside the span that the rule allows.
    OutsideWindow,
    /// Nobody told how many points it gives.
    PointsNotTold,
    /// A tally stands for it.
    Covered(EntryId),
    /// The points of a met requirement stand for it.
    StandsIn(RequirementId),
    /// The activities' own points, or a tally, are more.
    LessThanOthers,
    /// A later tally of the same category replaces it.
    Superseded(EntryId),
    /// Whose points the certificate states is not told.
    WhosePoints,
    /// The certificate states another body's points.
    OtherBody(BodyId),
    /// The published words do not say whether it counts, or how much.
    BodyDecides,
    /// The program gives no points for this kind of activity.
    OtherKind,
}

/// How far one step is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepState {
    pub step: StepId,
    pub progress: Progress,
    /// For an open step: the next day by which it must arrive. For a done one: the deadline that it reached.
    pub deadline: Option<Day>,
    /// The month in which that deadline lets the designation be granted.
    pub granted_in: Option<DateFact>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    Open,
    Done(DateFact),
    /// Done, on a day that was not told.
    DoneUndated,
}

impl Verdict {
    pub fn is_met(&self) -> bool {
        matches!(self, Verdict::Met)
    }

    /// All of several verdicts: one unmet decides, then one unknown.
    pub fn all<'a>(verdicts: impl IntoIterator<Item = &'a Verdict>) -> Verdict {
        let mut still: Option<Still> = None;
        let mut asks: Vec<Ask> = Vec::new();
        for verdict in verdicts {
            match verdict {
                Verdict::Met => {}
                Verdict::Unmet(other) => still = Some(still.map_or(*other, |it| it.and(*other))),
                Verdict::Unknown(more) => asks.extend(more.iter().cloned()),
            }
        }
        match still {
            Some(still) => Verdict::Unmet(still),
            None => Verdict::unless_asked(asks),
        }
    }

    /// `Unknown` with the questions sorted and each once, or `Met` when there are none.
    pub fn unless_asked(asks: Vec<Ask>) -> Verdict {
        let mut sorted = Vec::new();
        for ask in asks {
            crate::sorted::insert(&mut sorted, ask);
        }
        if sorted.is_empty() { Verdict::Met } else { Verdict::Unknown(sorted) }
    }
}

impl Still {
    /// Both: closed when one is, and by the earlier day.
    pub fn and(self, other: Still) -> Still {
        match (self, other) {
            (Still::Closed { after: a }, Still::Closed { after: b }) => Still::Closed { after: a.min(b) },
            (closed @ Still::Closed { .. }, _) | (_, closed @ Still::Closed { .. }) => closed,
            (Still::Open { by: a }, Still::Open { by: b }) => Still::Open { by: a.into_iter().chain(b).min() },
        }
    }
}

impl Ruling {
    /// What the ruling gives to some categories together.
    pub fn given_to(&self, categories: &[CategoryId]) -> Amount {
        self.portions.iter().filter(|(category, _)| categories.contains(category)).map(|(_, amount)| *amount).sum()
    }

    /// Says whether nothing was gained and nothing vanished, at both ends.
    pub fn balances(&self) -> bool {
        let portions: Amount = self.portions.iter().map(|(_, amount)| *amount).sum();
        let lost: Amount = self.lost.iter().map(|(_, amount)| *amount).sum();
        portions + lost == self.offered
    }
}

impl Amount {
    /// Points are still missing between the sure end and a need.
    pub fn short_of(self, need: Points) -> Points {
        match self.sure {
            Extent::Finite(sure) => sure.short_of(need),
            Extent::Unbounded => Points::ZERO,
        }
    }
}
