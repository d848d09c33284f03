//! What an evaluation says: for each program the verdict, the outcome of every requirement, and what became of every entry.
//!
//! Invariant: plain values. Success and failure have the same shape, and no sentence is written here.

use crate::date::{DateFact, Day, Truth};
use crate::id::{BodyId, CategoryId, EntryId, GroupId, LineId, ProgramId, ReadingId, RequirementId, StepId};
use crate::program::{Bound, Condition, EditionFit, Target};
use crate::quantity::{Amount, Extent, Points};
use crate::record::Home;

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
    /// Where activities count that could count elsewhere; none where there was nothing to choose.
    pub assignment: Option<Assignment>,
    pub steps: Vec<StepState>,
}

/// The best choice of homes for activities that may count in one of several categories, or be left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// In the order of the entries' ids.
    pub placements: Vec<Placement>,
    pub proof: Proof,
    pub tight: Option<TightSet>,
}

/// Where one activity counts, and where it could.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placement {
    pub entry: EntryId,
    pub home: Home,
    pub could: Vec<Home>,
    /// What became of the person's own choice, where there is one.
    pub pin: Option<PinState>,
}

/// What became of a choice that the person made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PinState {
    /// With it this much more is short for sure than would be without it.
    Honored {
        costs: Points,
    },
    Refused(Refusal),
}

/// Why a choice that the person made is not honored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The program gives no points there for this activity.
    NoPoints,
    /// Whether it gives points there is not known: what it was is not told.
    NotKnown,
    /// The body accepted the activity's points in writing, and they count as it wrote.
    Final,
}

/// Whether there can be a better choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    Optimal,
    /// Not proven: by so many points less could be short.
    BetterByAtMost(Points),
}

/// Requirements that cannot all be met together, though each by itself could be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TightSet {
    pub requirements: Vec<RequirementId>,
    /// What they ask for together, and the most that can go to any of them.
    pub need: Points,
    pub most: Points,
}

/// Whether something holds under every admissible reading of the rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    Met,
    Unmet(Still),
    /// What would settle it; never empty.
    Unknown(Vec<Ask>),
}

/// What a verdict says in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Unmet, and it can no longer be met.
    Closed,
    /// Unmet so far.
    Open,
    Unknown,
    Met,
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
    /// How long an activity took.
    Minutes(EntryId),
    /// How much of a full week a position takes.
    Share(EntryId),
    /// Which duties a position has.
    Duties(EntryId),
    /// The class of a membership.
    Class(EntryId),
    /// Whether a designation is in good standing.
    Standing(EntryId),
    /// Which entries were used for a designation.
    Used(EntryId),
    /// Whether something planned, whose day has passed, took place.
    TookPlace(EntryId),
    /// Where it should count, of several places.
    Home(EntryId),
    /// The answer to a requirement's own question.
    Fact(RequirementId),
    /// The state or province.
    Place,
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
    /// When what its own count holds was done.
    Tally(EntryId),
    /// How a schedule line's words are meant.
    Line(LineId),
    /// From when on what is earned counts.
    Boundary,
    /// Whether a class of membership counts.
    Class(EntryId),
    /// What the rules leave to it altogether.
    Discretion(RequirementId),
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
    /// So many of the parts are needed; all of them where every one is.
    Parts {
        need: u32,
        outcomes: Vec<Outcome>,
    },
    Points(PointsFinding),
    Attended(Attendance),
    Office(OfficeFinding),
    Member(MemberFinding),
    Held(Holding),
    Award(AwardFinding),
    Duties {
        need: u32,
        sure: u32,
        possible: u32,
    },
    Place(Truth),
    Told(Truth),
    Decided(Truth),
}

/// A sum against what is asked of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PointsFinding {
    pub bound: Bound,
    pub amount: Amount,
    /// The sum that a share is of.
    pub of: Option<Amount>,
    /// The last day of the span that holds the sure amount, where the rule has one.
    pub window_ends: Option<Day>,
}

/// How long a status was held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holding {
    /// In whole months.
    pub need: u32,
    pub sure: u32,
    pub possible: u32,
    /// The day on which it is complete when what lasts now goes on, as far as it is known.
    pub complete_on: Option<Day>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AwardFinding {
    NotHeld,
    Held(EntryId),
    NotInGoodStanding(EntryId),
    /// Its date or standing is not told.
    Open(EntryId),
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
    /// Whether a member on the day asked for.
    OnDay(Truth),
}

/// What became of one entry, or of one award of the program.
///
/// Invariant: `offered` equals the portions and losses together, at both ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruling {
    pub subject: Subject,
    /// The line of the schedule that gives its points, where it is known which one that is.
    pub line: Option<LineId>,
    pub offered: Amount,
    pub portions: Vec<(CategoryId, Amount)>,
    pub lost: Vec<(Reason, Amount)>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    Entry(EntryId),
    /// The points for meeting a requirement.
    Completion(RequirementId),
    /// What the cycle before had more than it needed.
    CarriedOver,
}

/// Why something did not count.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    Planned,
    /// It was planned for a day that has passed; whether it took place is not told.
    MaybeTookPlace,
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
    /// The program gives no points for this item of its kind, or not on that date.
    NotOnThisLine,
    /// How long it took is not told.
    MinutesNotTold,
    /// It is less than the least that is given, or than the next step.
    Rounded,
    /// What the official title amounts to is not told.
    TitleNotTold,
    /// Whether the office was part-time is not told, or what that means is left to the body.
    PartTime,
    /// One entry gives no more.
    EntryLimit,
    /// All entries of the line give no more.
    LineLimit(LineId),
    /// All lines of the group give no more.
    GroupLimit(GroupId),
    /// Another one of the group gives more.
    NotTheBest(GroupId),
    /// The category takes no more.
    CategoryLimit,
    /// The designation after which it would count has not been received.
    NoAwardYet,
    /// It is dated before an award after which it would count.
    BeforeAward(EntryId),
    /// The award's date, or its own, is not exact enough to tell which came first.
    MaybeBeforeAward(EntryId),
    /// It is dated after the cycle that began with an award.
    AfterCycle(EntryId),
    /// It was used for another designation.
    UsedFor(EntryId),
    /// Whether it was used for another designation is not told.
    MaybeUsedFor(EntryId),
    /// It is left out: the person chose so, or no more may be sent in.
    LeftOut,
    /// It serves this program better, and may not serve both.
    KeptFor(ProgramId),
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

    pub fn state(&self) -> State {
        match self {
            Verdict::Met => State::Met,
            Verdict::Unknown(_) => State::Unknown,
            Verdict::Unmet(Still::Open { .. }) => State::Open,
            Verdict::Unmet(Still::Closed { .. }) => State::Closed,
        }
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
        if asks.is_empty() { Verdict::Met } else { Verdict::Unknown(crate::sorted::distinct(asks)) }
    }
}

impl Question {
    /// The entry that it is about, where it is about one.
    pub fn entry(&self) -> Option<&EntryId> {
        match self {
            Question::Points(id)
            | Question::WhosePoints(id)
            | Question::Condition(id, _)
            | Question::Item(id)
            | Question::Date(id)
            | Question::Title(id)
            | Question::Office(id)
            | Question::Term(id)
            | Question::Minutes(id)
            | Question::Share(id)
            | Question::Duties(id)
            | Question::Class(id)
            | Question::Standing(id)
            | Question::Used(id)
            | Question::TookPlace(id)
            | Question::Home(id) => Some(id),
            Question::Fact(_) | Question::Place => None,
        }
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
    /// What the ruling gives, in all categories.
    pub fn given(&self) -> Amount {
        self.portions.iter().map(|(_, amount)| *amount).sum()
    }

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

    /// Points that are there for sure beyond a need.
    pub fn slack_over(self, need: Points) -> Points {
        match self.sure {
            Extent::Finite(sure) => need.short_of(sure),
            Extent::Unbounded => Points::ZERO,
        }
    }
}

/// Where one entry counts in one program, and for how much.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counts {
    pub program: ProgramId,
    pub category: CategoryId,
    pub amount: Amount,
}

/// Lists for each entry that may give anything where it counts, in the order of the entries' ids and of the evaluations.
pub fn where_entries_count(evaluations: &[&Evaluation]) -> Vec<(EntryId, Vec<Counts>)> {
    let mut all: Vec<(EntryId, Vec<Counts>)> = Vec::new();
    for evaluation in evaluations {
        for ruling in &evaluation.rulings {
            let Subject::Entry(entry) = &ruling.subject else { continue };
            for (category, amount) in &ruling.portions {
                crate::sorted::entry(&mut all, entry.clone()).push(Counts {
                    program: evaluation.program.clone(),
                    category: category.clone(),
                    amount: *amount,
                });
            }
        }
    }
    all
}
