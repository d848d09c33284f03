//! Forecasts, as they are written.
#![allow(dead_code, reason = "the fields are there for the schema")]

use schemars::JsonSchema;
use serde::Deserialize;

use crate::program::{Date, Day};
use crate::result::{Extent, Reason};

/// What becomes of some programs between two days.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ForecastResult {
    format: Format,
    from: Day,
    until: Day,
    programs: Vec<Program>,
}

#[derive(Deserialize, JsonSchema)]
enum Format {
    #[serde(rename = "clerkready-forecast/1")]
    First,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Program {
    id: String,
    /// Identifies the rules: forecasts with the same one rest on the same rules.
    rules_hash: String,
    /// The first day on which one is ready to apply.
    ready_on: Option<Day>,
    /// When it can then be granted at the earliest.
    granted: Option<Date>,
    /// The days on which something turns, in their order.
    turns: Vec<Turn>,
    /// The entries that give less by what is supposed.
    stranded: Vec<Stranded>,
}

/// The state of a requirement, of the application or of the grant becomes another.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Turn {
    on: Day,
    requirement: Option<String>,
    of: Option<Followed>,
    /// Left out where it was not asked for before.
    from: Option<State>,
    /// Left out where it is no longer asked for.
    to: Option<State>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Followed {
    ReadyToApply,
    CanBeGranted,
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum State {
    Met,
    Unknown,
    /// Not yet.
    Open,
    /// No longer.
    Closed,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Stranded {
    entry: String,
    before: Extent,
    after: Extent,
    reason: Reason,
    /// The entry, requirement, line or body that the reason speaks of.
    of: Option<String>,
    fact: Option<String>,
    score_at_least: Option<u32>,
    evidence_within_days: Option<u32>,
}
