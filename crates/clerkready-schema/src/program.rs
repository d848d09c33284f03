//! Program files, supplements and the vocabulary, as they are written.
//!
//! Invariant: these types say how a file looks, and nothing else reads them: what they mean is in `clerkready::author`.
#![allow(dead_code, reason = "the fields are there for the schema")]

use schemars::JsonSchema;
use serde::Deserialize;

macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident $pattern:literal)*) => {$(
        $(#[$doc])*
        #[derive(Deserialize, JsonSchema)]
        pub(crate) struct $name(#[schemars(regex(pattern = $pattern))] String);
    )*};
}

texts! {
    /// A name of small letters, digits and single hyphens, such as `points-either`.
    Id "^[a-z0-9]+(-[a-z0-9]+)*$"
    /// The name of a fact, such as `passed` or `business_meeting`.
    FactId "^[a-z0-9]+([-_][a-z0-9]+)*$"
    /// A day, a month or a year: `2008-03-20`, `2008-03` or `2008`.
    Date "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
    /// A day.
    Day "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
    /// Points or hours above zero, with at most two decimal places, as a text: `60` or `4.5`.
    Points "^[0-9]{1,5}(\\.[0-9]{1,2})?$"
    /// A country, or a country with a state or province: `US` or `US-MS`.
    Place "^[A-Z]{2}(-[A-Z0-9]{1,3})?$"
    /// Month and day of every year: `04-01`.
    MonthDay "^[0-9]{2}-[0-9]{2}$"
    /// A month: `06`.
    Month "^[0-9]{2}$"
    /// Money with two decimal places: `50.00`.
    Money "^[0-9]+\\.[0-9]{2}$"
    /// A currency of ISO 4217: `USD`.
    Currency "^[A-Z]{3}$"
    /// A web address.
    Url "^https?://\\S+$"
}

/// A program file of ClerkReady: a certifying body, its sources, and its programs.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProgramFile {
    format: ProgramFormat,
    body: Body,
    sources: Vec<Source>,
    categories: Vec<Category>,
    items: Vec<Item>,
    /// Kinds of activities that the shared vocabulary does not have.
    kinds: Option<Vec<Kind>>,
    facts: Option<Vec<Fact>>,
    designations: Option<Vec<Named>>,
    programs: Vec<Program>,
}

#[derive(Deserialize, JsonSchema)]
enum ProgramFormat {
    #[serde(rename = "clerkready-program/1")]
    First,
}

/// Lines that an association adds to a program of another file.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SupplementFile {
    format: SupplementFormat,
    /// The program that the lines are added to.
    supplements: Id,
    sources: Vec<Source>,
    kinds: Option<Vec<Kind>>,
    facts: Option<Vec<Fact>>,
    schedule: Vec<Line>,
    groups: Option<Vec<Group>>,
}

#[derive(Deserialize, JsonSchema)]
enum SupplementFormat {
    #[serde(rename = "clerkready-supplement/1")]
    First,
}

/// The shared vocabulary: kinds of activities, offices, facts, duties, designations.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct VocabularyFile {
    format: VocabularyFormat,
    kinds: Vec<Kind>,
    roles: Vec<Named>,
    facts: Vec<Fact>,
    duties: Vec<Named>,
    designations: Vec<Named>,
}

#[derive(Deserialize, JsonSchema)]
enum VocabularyFormat {
    #[serde(rename = "clerkready-vocabulary/1")]
    First,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Named {
    id: Id,
    name: String,
}

/// What sort of activity, in a clerk's words.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Kind {
    id: Id,
    name: String,
    /// What helps to tell it from its neighbors; may be empty.
    hint: String,
    /// The facts that are asked about it.
    asks: Vec<FactId>,
    /// Where alone there is such a thing; left out where it is not of one place.
    place: Option<Place>,
}

/// A yes-or-no fact about an activity.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Fact {
    id: FactId,
    /// The question: "Did you complete it and pass its exams?"
    asks: String,
    /// What holds when the answer is yes: "it was completed and passed".
    holds: String,
    /// What holds when the answer is no: "it was not completed and passed".
    fails: String,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Body {
    id: Id,
    name: String,
    /// Who decides what the rules leave open: "the Certification Standards Committee".
    decides: String,
    /// Where its clerks work; left out for a body of all of them.
    place: Option<Territory>,
}

/// A state or province, or a country.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Territory {
    code: Place,
    name: String,
}

/// A published document.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Source {
    id: Id,
    title: String,
    publisher: String,
    url: Url,
    /// The date that it bears.
    dated: Date,
    /// The day on which somebody last compared the rules with it.
    checked: Date,
}

/// A sum that points or hours go to.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Category {
    id: Id,
    name: String,
    /// Points, unless it says hours.
    unit: Option<Unit>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Unit {
    Points,
    Hours,
}

/// A known session or course of a curriculum.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Item {
    id: Id,
    kind: Id,
    name: String,
    /// The half of the year in which it is always given.
    season: Option<Season>,
    topics: Option<Vec<String>>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Season {
    Spring,
    Fall,
}

/// One designation: with editions of its own, or like another program of this file.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Program {
    id: Id,
    name: String,
    initials: String,
    /// The program under which records keep this one's enrollments, counts, answers and steps; mostly itself.
    filed_under: Id,
    /// The day by which its edition is chosen: of the application, unless it says of the enrollment.
    chosen_by: Option<ChosenBy>,
    editions: Option<Vec<Edition>>,
    /// Another program of this file that this one is like.
    like: Option<Id>,
    /// Requirements that stand in the place of those with the same id.
    instead: Option<Vec<Requirement>>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum ChosenBy {
    Apply,
    Enroll,
}

/// A complete set of rules from some day on.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Edition {
    from: Date,
    basis: Basis,
    requirements: Vec<Requirement>,
    counting: Option<Counting>,
    /// What gives points or hours.
    schedule: Vec<Line>,
    groups: Option<Vec<Group>>,
    /// The most that a category takes.
    caps: Option<Vec<Cap>>,
    steps: Vec<Step>,
    /// The step by which one applies.
    applies_by: Id,
    fees: Option<Vec<Fee>>,
    courses: Option<Vec<Course>>,
    /// What the app leaves to the body, in words.
    not_checked: Vec<String>,
}

/// What an edition's first day rests on.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Basis {
    Stated,
    Published,
    Seen,
}

/// Where a rule's words stand: their own words as `quote`, or ours as `says` where they are not at hand.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Cite {
    source: Id,
    confidence: Confidence,
    quote: Option<String>,
    says: Option<String>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Confidence {
    Verbatim,
    Paraphrase,
    Inferred,
}

/// Something that must hold: one `rule`, or several `readings` of ambiguous words.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Requirement {
    id: Id,
    title: String,
    due: Due,
    deadline: Option<Deadline>,
    rule: Option<Rule>,
    readings: Option<Vec<Reading>>,
    shown_first: Option<Id>,
    /// Why the first reading comes first.
    because: Option<String>,
    if_closed: Option<IfClosed>,
    cites: Vec<Cite>,
}

/// A part of a requirement, due with it.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Part {
    id: Id,
    title: String,
    deadline: Option<Deadline>,
    rule: Option<Rule>,
    readings: Option<Vec<Reading>>,
    shown_first: Option<Id>,
    because: Option<String>,
    if_closed: Option<IfClosed>,
    cites: Option<Vec<Cite>>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Due {
    Enroll,
    Apply,
    Grant,
}

/// So many months after an event, the same day of the last month included.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Deadline {
    months: u32,
    after: Anchor,
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Anchor {
    Enrollment,
    /// The first day in one of these offices.
    Office(Vec<Id>),
    /// The latest award of one of these designations.
    Award(Vec<Id>),
    /// The first activity of these kinds.
    First(Vec<Id>),
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Reading {
    id: Id,
    /// The reading in plain words.
    says: String,
    rule: Rule,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct IfClosed {
    /// What could start anew.
    anew: String,
    /// Whom to ask.
    ask: String,
}

/// What a reading demands.
#[derive(Deserialize, JsonSchema)]
#[serde(untagged)]
enum Rule {
    All(All),
    Any(Any),
    Some(SomeOf),
    Points(PointsRule),
    EachOf(EachOf),
    Count(CountOf),
    Office(OfficeRule),
    Member(MemberRule),
    Award(AwardRule),
    Duties(DutiesRule),
    Place(PlaceRule),
    Told(ToldRule),
    Decided(DecidedRule),
    Applied(AppliedRule),
}

/// Every part.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct All {
    all: Vec<Part>,
}

/// One of the parts.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Any {
    any: Vec<Part>,
}

/// So many of the parts.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct SomeOf {
    some: SomeParts,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct SomeParts {
    at_least: u32,
    of: Vec<Part>,
}

/// A sum of points or hours over categories.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct PointsRule {
    points: Sum,
    /// Some span of this length must hold the sum.
    within: Option<Window>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Sum {
    #[serde(rename = "in")]
    categories: Vec<Id>,
    at_least: Option<Points>,
    /// No more than may be submitted.
    at_most: Option<Points>,
    share_of: Option<Share>,
}

/// At least so many percent of the sum over these categories.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Share {
    of: Vec<Id>,
    percent: u32,
}

/// One of each of these kinds or items, or several of each.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct EachOf {
    each_of: Vec<Id>,
    times: Option<u32>,
    with: Option<Vec<Condition>>,
    within: Option<Window>,
    repeats: Option<Repeats>,
    limit: Option<Limit>,
    replace: Option<Replace>,
}

/// So many of these kinds or items together.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct CountOf {
    count: Counted,
    with: Option<Vec<Condition>>,
    within: Option<Window>,
    repeats: Option<Repeats>,
    limit: Option<Limit>,
    replace: Option<Replace>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Counted {
    of: Vec<Id>,
    at_least: u32,
}

/// What must hold for an activity: a fact, a score, or evidence in time.
#[derive(Deserialize, JsonSchema)]
#[serde(untagged)]
enum Condition {
    Fact(FactId),
    Score(Score),
    Evidence(Evidence),
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Score {
    /// Percent.
    score_at_least: u32,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Evidence {
    evidence_within_days: u32,
}

/// Which attendance of an item attended more than once may count.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Repeats {
    CountOnce,
    FirstOnly,
}

/// At most so many of those that count may be without a condition.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Limit {
    without: Condition,
    at_most: u32,
}

/// So many minutes of other kinds stand in the place of one, at most so many times.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Replace {
    by: Vec<Id>,
    minutes: u32,
    at_most: u32,
}

/// A span of time: one of `months`, `half_years`, `years` with `from_month`, `blocks_of_months` with `from`.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Window {
    months: Option<u32>,
    half_years: Option<u32>,
    years: Option<u32>,
    /// The month with which each year begins: 1 for calendar years, 10 for fiscal years from October.
    from_month: Option<u32>,
    blocks_of_months: Option<u32>,
    /// A day on which a block begins.
    from: Option<Day>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Event {
    Enroll,
    Apply,
    Grant,
}

/// How time is added up.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum How {
    UnbrokenUntilThen,
    Unbroken,
    Accumulated,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct OfficeRule {
    office: Office,
}

/// An official title: `on` an event, `within_months_of_enrolling`, or `for_months` with `how`.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Office {
    roles: Vec<Id>,
    /// Titles on which the published words are silent.
    body_decides: Option<Vec<Id>>,
    on: Option<Event>,
    within_months_of_enrolling: Option<u32>,
    for_months: Option<u32>,
    how: Option<How>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct MemberRule {
    member: Member,
}

/// Membership of a body: `on` an event, `within_months_of_enrolling`, or `for_months` with `how`.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Member {
    of: Id,
    /// The classes that count; every one where this is left out.
    classes: Option<Vec<String>>,
    /// Classes that the published words send to the body.
    body_decides: Option<Vec<String>>,
    on: Option<Event>,
    within_months_of_enrolling: Option<u32>,
    for_months: Option<u32>,
    how: Option<How>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct AwardRule {
    award: Award,
}

/// Holding one of these designations.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Award {
    of: Vec<Id>,
    in_good_standing: Option<bool>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct DutiesRule {
    duties: Duties,
}

/// So many of these core duties.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Duties {
    of: Vec<Id>,
    at_least: u32,
}

/// To be in one of these places.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct PlaceRule {
    place: Vec<Place>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ToldRule {
    told: Told,
}

/// A question to the person: `wanted` is "yes", or the answer is a number with `at_least` or `at_most`.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Told {
    asks: String,
    wanted: Option<Yes>,
    at_least: Option<u32>,
    at_most: Option<u32>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Yes {
    Yes,
}

/// What only the body can decide, in words.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct DecidedRule {
    decided: String,
}

/// That the application was sent; mostly with a deadline.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct AppliedRule {
    applied: bool,
}

/// Which entries may give credit at all.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Counting {
    after: Option<After>,
    /// Entries used for one of these designations give nothing.
    not_used_for: Option<Vec<Id>>,
}

/// Only what is dated after the latest award of these designations.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct After {
    awards: Vec<Id>,
    boundary: Option<Boundary>,
    readings: Option<Vec<BoundaryReading>>,
    shown_first: Option<Id>,
    because: Option<String>,
    cycle: Option<Cycle>,
    cites: Vec<Cite>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Boundary {
    NextDay,
    SameDay,
    SameMonth,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct BoundaryReading {
    id: Id,
    says: String,
    boundary: Boundary,
}

/// How long after an award credit can be earned for the next one.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Cycle {
    months: u32,
    carry_over: Option<CarryOver>,
}

/// What of the cycle before counts again: what exceeds `over`, and no more than `at_most`.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct CarryOver {
    category: Id,
    over: Points,
    at_most: Points,
}

/// What gives points or hours: one of `activities`, `service` and `completed`.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Line {
    id: Id,
    category: Id,
    activities: Option<Activities>,
    service: Option<Service>,
    completed: Option<Completed>,
    /// The most that one entry gives.
    at_most: Option<Points>,
    /// The most that all entries of the line give together.
    all_at_most: Option<Points>,
    group: Option<Id>,
    cites: Vec<Cite>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Activities {
    kinds: Vec<Id>,
    items: Option<Vec<Id>>,
    give: Option<Give>,
    give_readings: Option<Vec<GiveReading>>,
    shown_first: Option<Id>,
    because: Option<String>,
    with: Option<Vec<Condition>>,
    dated: Option<Dates>,
    /// A known session or course gives credit once.
    once_per_item: Option<bool>,
    /// Lines before this one that credit some of the same kinds: an activity counts on one of them.
    or_on: Option<Vec<String>>,
    counts: Counts,
}

/// When an activity must have ended.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Dates {
    from: Option<Date>,
    until: Option<Date>,
}

/// Whether the published words say that it counts.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Counts {
    Surely,
    BodyDecides,
}

/// Time in office.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Service {
    /// Any office where this is left out.
    roles: Option<Vec<Id>>,
    give: Option<Give>,
    give_readings: Option<Vec<GiveReading>>,
    shown_first: Option<Id>,
    because: Option<String>,
    part_time: PartTime,
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum PartTime {
    Counts,
    BodyDecides,
}

/// Points for meeting a requirement, which stand for another line's activities.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Completed {
    requirement: Id,
    points: Points,
    instead_of: Id,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct GiveReading {
    id: Id,
    says: String,
    give: Give,
}

/// How facts become points.
#[derive(Deserialize, JsonSchema)]
#[serde(untagged)]
enum Give {
    Stated(AsStated),
    Each(Each),
    PerTime(PerTime),
    PerYear(PerYear),
    ForCount(ForCount),
    ForMinutes(ForMinutes),
}

/// Nobody published a figure: what is on paper counts.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum AsStated {
    AsStated,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Each {
    each: Points,
}

/// Time at a rate.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct PerTime {
    per_minutes: u32,
    points: Points,
    /// Less than this is nothing.
    at_least: Option<Points>,
    /// Rounded down to a multiple of this.
    in_steps_of: Option<Points>,
    /// The minutes of all entries are added before they are converted.
    added_up: Option<bool>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct PerYear {
    per_year: Points,
}

/// By how many entries there are together.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ForCount {
    for_count: Vec<Threshold>,
}

/// By the minutes of each entry.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ForMinutes {
    for_minutes: Vec<Threshold>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Threshold {
    at_least: u32,
    points: Points,
}

/// Lines that share a limit: `at_most` together, or only the `best_of` them.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Group {
    id: Id,
    at_most: Option<Points>,
    best_of: Option<bool>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Cap {
    category: Id,
    at_most: Points,
}

/// Something to send, pay or attach, beside the requirements.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Step {
    id: Id,
    what: String,
    received_by: Option<Days>,
    postmarked_by: Option<Days>,
    completed_by: Option<Days>,
    /// The month in which it is then granted.
    granted_in: Option<Month>,
    cites: Vec<Cite>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(untagged)]
enum Days {
    One(MonthDay),
    Several(Vec<MonthDay>),
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Fee {
    what: String,
    amount: Money,
    currency: Currency,
    /// The step that it is paid with.
    with: Option<Id>,
    optional: Option<bool>,
    /// Part of the fee before it, paid earlier.
    part_of_total: Option<bool>,
    places: Option<Vec<Place>>,
    /// When it is waived or changed, in words.
    unless: Option<String>,
    cites: Vec<Cite>,
}

/// A course of the curriculum of which the source does not say where in it it stands.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Course {
    name: String,
    topics: Vec<String>,
    cites: Vec<Cite>,
}
