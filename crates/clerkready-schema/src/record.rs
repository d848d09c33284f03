//! Records, as they are written.
//!
//! Invariant: unknown fields are allowed everywhere, since a record keeps what a later version wrote.
#![allow(dead_code, reason = "the fields are there for the schema")]

use schemars::JsonSchema;
use serde::Deserialize;

use crate::program::{Date, Points};
use crate::result::Home;

/// A record of ClerkReady: what one clerk told, facts only.
#[derive(Deserialize, JsonSchema)]
pub(crate) struct RecordFile {
    format: Format,
    person: Option<Person>,
    positions: Option<Vec<Position>>,
    memberships: Option<Vec<Membership>>,
    enrollments: Option<Vec<Enrollment>>,
    awards: Option<Vec<Award>>,
    activities: Option<Vec<Activity>>,
    tallies: Option<Vec<Tally>>,
    rates: Option<Vec<Rate>>,
    answers: Option<Vec<Answer>>,
    steps: Option<Vec<StepDone>>,
    choices: Option<Choices>,
    evaluated: Option<Evaluated>,
}

/// The result that goes along with an export. It is no part of the record.
#[derive(Deserialize, JsonSchema)]
struct Evaluated {
    /// What `clerkready check --format json` printed on its `day`, with the edition and the hash of each program's rules.
    result: serde_json::Value,
    /// The texts of the program files that were used besides the built-in ones.
    supplied: Option<Vec<String>>,
}

#[derive(Deserialize, JsonSchema)]
enum Format {
    #[serde(rename = "clerkready-record/1")]
    First,
}

/// Who the record is about.
#[derive(Deserialize, JsonSchema)]
struct Person {
    name: Option<String>,
    municipality: Option<String>,
    /// Country and state or province, such as `US-MS`.
    place: Option<String>,
}

/// A post held.
#[derive(Deserialize, JsonSchema)]
struct Position {
    id: String,
    /// What the official title amounts to.
    role: Option<String>,
    official_title: Option<String>,
    employer: Option<String>,
    from: Option<Date>,
    /// `null` while it lasts; absent when not known.
    to: Option<Date>,
    share: Option<Share>,
    /// The core duties; absent when not known.
    duties: Option<Vec<String>>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Share {
    FullTime,
    PartTime,
}

#[derive(Deserialize, JsonSchema)]
struct Membership {
    id: String,
    body: String,
    class: Option<String>,
    from: Option<Date>,
    /// `null` while it lasts; absent when not known.
    to: Option<Date>,
}

#[derive(Deserialize, JsonSchema)]
struct Enrollment {
    id: String,
    program: String,
    on: Option<Date>,
    /// The id of the position held on that day.
    position: Option<String>,
}

/// A designation received.
#[derive(Deserialize, JsonSchema)]
struct Award {
    id: String,
    program: String,
    on: Option<Date>,
    in_good_standing: Option<bool>,
    /// The ids of the entries that were used for it; absent when not known.
    used: Option<Vec<String>>,
}

/// Something attended or done. Every further field that is true or false is a fact, such as `passed`.
#[derive(Deserialize, JsonSchema)]
struct Activity {
    id: String,
    kind: String,
    item: Option<String>,
    title: Option<String>,
    from: Option<Date>,
    /// Left out for a single day.
    to: Option<Date>,
    minutes: Option<u32>,
    /// The result of its examination in percent.
    score: Option<u32>,
    /// The day on which evidence of it was sent to the body.
    evidence_sent: Option<Date>,
    passed: Option<bool>,
    business_meeting: Option<bool>,
    status: Option<Status>,
    stated: Option<Vec<Stated>>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Status {
    Done,
    Planned,
}

/// Points that someone put on paper.
#[derive(Deserialize, JsonSchema)]
struct Stated {
    by: StatedBy,
    body: Option<String>,
    category: String,
    points: Points,
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum StatedBy {
    Certificate,
    Body,
}

/// A body's own count of everything of a category up to a day.
#[derive(Deserialize, JsonSchema)]
struct Tally {
    id: String,
    program: String,
    category: String,
    points: Points,
    as_of: Date,
    from: Option<String>,
}

/// A line of an unpublished table, as the person copied it.
#[derive(Deserialize, JsonSchema)]
struct Rate {
    id: String,
    program: String,
    category: String,
    /// A kind of activity, or for time in office a role.
    kind: String,
    per: Per,
    points: Points,
    from: Option<String>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Per {
    Each,
    Hour,
    Year,
}

#[derive(Deserialize, JsonSchema)]
struct Answer {
    id: String,
    program: String,
    /// The requirement or schedule line in question.
    question: Option<String>,
    /// A reading's id; `yes`, `no` or a whole number.
    value: Option<String>,
    by: AnsweredBy,
    on: Option<Date>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum AnsweredBy {
    Body,
    Person,
}

#[derive(Deserialize, JsonSchema)]
struct StepDone {
    id: String,
    program: String,
    step: String,
    done_on: Option<Date>,
}

#[derive(Deserialize, JsonSchema)]
struct Choices {
    /// The programs worked toward, the most wanted first.
    goals: Option<Vec<String>>,
    /// Where activities are to count.
    pins: Option<Vec<Pin>>,
}

#[derive(Deserialize, JsonSchema)]
struct Pin {
    entry: String,
    program: String,
    category: Home,
}
