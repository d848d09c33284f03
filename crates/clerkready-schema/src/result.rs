//! Results of checking a record, as they are written.
//!
//! Invariant: a field that says nothing is left out. `null` is an answer: no limit, or no category.
#![allow(dead_code, reason = "the fields are there for the schema")]

use schemars::JsonSchema;
use serde::Deserialize;

use crate::program::{Date, Day};

/// The result of checking a record, which lists programs in the order in which they were asked for.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CheckResult {
    format: Format,
    /// The day by which was judged.
    day: Day,
    programs: Vec<Program>,
    /// Where each entry counts, over all of these programs.
    entries: Vec<Entry>,
}

#[derive(Deserialize, JsonSchema)]
enum Format {
    #[serde(rename = "clerkready-result/1")]
    First,
}

/// What became of one program.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Program {
    id: String,
    /// From when its rules are.
    edition: Date,
    edition_fit: EditionFit,
    /// Identifies the rules: results with the same one rest on the same rules.
    rules_hash: String,
    verdict: Verdict,
    still: Option<Still>,
    /// With `open`: the last day on which it can be met, where there is one.
    by: Option<Day>,
    /// With `closed`: the last day on which it could have been met.
    after: Option<Day>,
    /// With `unknown`: what would settle it.
    asks: Option<Vec<Ask>>,
    ready_to_apply: Verdict,
    can_be_granted: Grant,
    requirements: Vec<Requirement>,
    /// The open question that settles most.
    next_question: Option<Ask>,
    /// What would close the gaps.
    gaps: Vec<Gap>,
    /// What became of each entry.
    rulings: Vec<Ruling>,
    /// Where there was something to choose.
    assignment: Option<Assignment>,
    steps: Vec<Step>,
}

/// Whether the edition is of that day, or the nearest that is known.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum EditionFit {
    Known,
    Nearest,
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Verdict {
    Met,
    Unmet,
    Unknown,
}

/// Whether what is unmet can still be met.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Still {
    Open,
    Closed,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Grant {
    verdict: Verdict,
    /// When it can be granted at the earliest.
    earliest: Option<Date>,
}

/// A fact or a decision that is missing.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Ask {
    /// Who can tell.
    who: Who,
    what: Asked,
    entry: Option<String>,
    requirement: Option<String>,
    line: Option<String>,
    fact: Option<String>,
    score_at_least: Option<u32>,
    evidence_within_days: Option<u32>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Who {
    Person,
    Body,
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Asked {
    Answer,
    Boundary,
    Class,
    Condition,
    Date,
    Discretion,
    Duties,
    Home,
    Item,
    Line,
    Minutes,
    Office,
    Place,
    Points,
    Reading,
    Service,
    Share,
    Standing,
    Tally,
    Term,
    Title,
    TookPlace,
    Used,
    WhosePoints,
}

/// What became of a requirement, or of it under one reading, with the figures of its rule.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Requirement {
    id: String,
    verdict: Verdict,
    still: Option<Still>,
    /// With `open`: the last day on which it can be met, where there is one.
    by: Option<Day>,
    /// With `closed`: the last day on which it could have been met.
    after: Option<Day>,
    /// With `unknown`: what would settle it.
    asks: Option<Vec<Ask>>,
    need: Option<Figure>,
    /// What is known to count.
    sure: Option<Figure>,
    /// What may count if every open fact speaks for the person.
    possible: Option<Figure>,
    /// What is missing, of what is known to count.
    short: Option<Figure>,
    /// What is known to count beyond the need.
    slack: Option<Total>,
    at_most: Option<Total>,
    percent: Option<u32>,
    /// What the percentage is of.
    of: Option<Amount>,
    unit: Option<TimeUnit>,
    /// When time in office or membership will be complete.
    complete_on: Option<Day>,
    /// The last day of the span that counts.
    window_ends: Option<Day>,
    /// The entry of the designation that is held.
    award: Option<String>,
    /// The entries that count.
    counted: Option<Vec<String>>,
    targets: Option<Vec<Target>>,
    left_out: Option<Vec<LeftOut>>,
    /// The requirements that it is made of.
    parts: Option<Vec<Requirement>>,
    /// Each way to understand its words, where there are several; `id` is then the reading's.
    readings: Option<Vec<Requirement>>,
}

/// A count, or points and hours as a text; `null` where nobody published a limit.
#[derive(Deserialize, JsonSchema)]
#[serde(untagged)]
enum Figure {
    Count(u32),
    Points(Total),
    Unbounded(()),
}

/// Points or hours as a text; `null` where nobody published a limit.
#[derive(Deserialize, JsonSchema)]
#[serde(untagged)]
pub(crate) enum Extent {
    Finite(Total),
    Unbounded(()),
}

/// Points or hours with at most two decimal places, as a text: `0`, `60` or `4.5`.
#[derive(Deserialize, JsonSchema)]
pub(crate) struct Total(#[schemars(regex(pattern = "^[0-9]+(\\.[0-9]{1,2})?$"))] String);

/// What is known to count, and what may count if every open fact speaks for the person.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Amount {
    sure: Extent,
    possible: Extent,
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum TimeUnit {
    Months,
}

/// One of the kinds or items that are asked for.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Target {
    kind: Option<String>,
    item: Option<String>,
    covered: Covered,
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Covered {
    Yes,
    No,
    Unknown,
}

/// An entry that does not count, and why.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct LeftOut {
    entry: String,
    reason: Reason,
    /// The entry, requirement, line or body that the reason speaks of.
    of: Option<String>,
    fact: Option<String>,
    score_at_least: Option<u32>,
    evidence_within_days: Option<u32>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Reason {
    AfterCycle,
    BeforeAward,
    BodyDecides,
    CategoryLimit,
    Covered,
    DateNotTold,
    EntryLimit,
    Failed,
    GroupLimit,
    ItemNotTold,
    KeptFor,
    Later,
    LeftOut,
    LessThanOthers,
    LineLimit,
    MaybeBeforeAward,
    MaybeLater,
    MaybeTookPlace,
    MaybeUsedFor,
    MinutesNotTold,
    NoAwardYet,
    NotOnThisLine,
    NotTheBest,
    NotTold,
    OtherBody,
    OtherKind,
    OutsideWindow,
    PartTime,
    Planned,
    PointsNotTold,
    Repeated,
    Rounded,
    StandsIn,
    Superseded,
    TitleNotTold,
    UsedFor,
    WhosePoints,
}

/// The ways to close a requirement's gap.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Gap {
    requirement: String,
    ways: Vec<Way>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(tag = "way", rename_all = "kebab-case", deny_unknown_fields)]
enum Way {
    /// So many more on a line of the schedule give so many points; no figure where nobody published one.
    Earn {
        line: String,
        counts: Option<Counts>,
        times: Option<u32>,
        minutes: Option<u32>,
        years: Option<u32>,
        gives: Option<Total>,
    },
    /// Meeting another requirement gives points.
    Complete { requirement: String, gives: Total },
    /// So many more of these kinds and items.
    Attend { times: u32, of: Vec<String> },
    /// Nothing but time is missing.
    Wait { until: Day },
    /// Joining a body.
    Join { body: String, by: Option<Day> },
    /// Receiving one of these designations.
    Receive { one_of: Vec<String> },
    /// So many more of these duties.
    Take { times: u32, of: Vec<String> },
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Counts {
    BodyDecides,
}

/// What became of one entry: what it offers is what it gives and what it loses, at both ends.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Ruling {
    entry: Option<String>,
    /// The requirement that gives points when it is met.
    completion: Option<String>,
    /// What the cycle before left over.
    carried_over: Option<bool>,
    /// The schedule line on which it counts.
    line: Option<String>,
    offered: Amount,
    portions: Vec<Portion>,
    lost: Vec<Lost>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Portion {
    category: String,
    sure: Extent,
    possible: Extent,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Lost {
    reason: Reason,
    /// The entry, requirement, line or body that the reason speaks of.
    of: Option<String>,
    fact: Option<String>,
    score_at_least: Option<u32>,
    evidence_within_days: Option<u32>,
    sure: Extent,
    possible: Extent,
}

/// Where entries were put that could count in several places.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Assignment {
    placements: Vec<Placement>,
    /// Whether no other choice leaves less missing.
    proven: bool,
    /// Where it is not proven: by how much another choice could be better.
    better_by_at_most: Option<Total>,
    tight: Option<Tight>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Placement {
    entry: String,
    category: Home,
    could: Vec<Home>,
    /// What became of the person's own choice.
    pin: Option<Pin>,
    /// Why the person's own choice is not followed.
    because: Option<Refusal>,
    /// How much more is missing with the person's own choice.
    costs: Option<Total>,
}

/// A category; `null` leaves the entry out.
#[derive(Deserialize, JsonSchema)]
#[serde(untagged)]
pub(crate) enum Home {
    Category(String),
    Nowhere(()),
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Pin {
    Honored,
    Refused,
}

/// The body's own word stands, it gives no points there, or it is not known whether it may count there.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Refusal {
    Final,
    NoPoints,
    NotKnown,
}

/// Requirements that cannot all be met together.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Tight {
    requirements: Vec<String>,
    need: Total,
    /// The most that can go to any of them.
    most: Total,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Step {
    id: String,
    progress: Progress,
    done_on: Option<Date>,
    deadline: Option<Day>,
    /// The month in which it is then granted.
    granted_in: Option<Date>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Progress {
    Open,
    Done,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Entry {
    entry: String,
    counts: Vec<CountsFor>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct CountsFor {
    program: String,
    category: String,
    sure: Extent,
    possible: Extent,
}
