//! Lists of programs, explanations and faults, as they are written.
#![allow(dead_code, reason = "the fields are there for the schema")]

use schemars::JsonSchema;
use serde::Deserialize;

use crate::program::Date;

/// The programs that can be checked.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProgramList {
    format: ProgramsFormat,
    programs: Vec<Listed>,
}

#[derive(Deserialize, JsonSchema)]
enum ProgramsFormat {
    #[serde(rename = "clerkready-programs/1")]
    First,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Listed {
    id: String,
    name: String,
    initials: String,
    /// The id of the body that grants it.
    body: String,
    /// From when each of its editions is.
    editions: Vec<Date>,
    /// Identifies the rules.
    rules_hash: String,
}

/// A program's rules in words, with their sources.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Explanation {
    format: ExplanationFormat,
    /// The program's id.
    program: String,
    /// Two spaces before a line are one step of indentation.
    lines: Vec<String>,
}

#[derive(Deserialize, JsonSchema)]
enum ExplanationFormat {
    #[serde(rename = "clerkready-explanation/1")]
    First,
}

/// What has to be put right in program files; empty where nothing has.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FaultList {
    format: FaultsFormat,
    faults: Vec<Fault>,
}

#[derive(Deserialize, JsonSchema)]
enum FaultsFormat {
    #[serde(rename = "clerkready-faults/1")]
    First,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Fault {
    file: String,
    /// From 1.
    line: u32,
    /// From 1, in characters.
    column: u32,
    /// The way from the file's root, such as `programs[0].editions[0]`; empty for the root itself.
    path: String,
    /// What was found and what was expected.
    what: String,
}
