//! Steps beside the requirements: what to send, pay or attach, by when, and for how much.

use serde::{Deserialize, Serialize};

use super::Cite;
use crate::id::StepId;

/// Something to send, pay or attach, beside the requirements.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    pub id: StepId,
    pub what: String,
    pub deadline: Option<Deadline>,
    pub cites: Vec<Cite>,
}

/// The days of every year by which a step must be done, the day itself included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// Month and day, in the order of the year; never empty.
    pub days: Vec<(u32, u32)>,
    pub arrives: Arrives,
    /// The month in which the designation is then granted: of the same year, or of the next when it comes before the day.
    pub granted_in: Option<u32>,
}

/// What has to happen by a deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Arrives {
    Received,
    Postmarked,
    /// Completed, whatever is sent later.
    Completed,
}

/// Money to pay, as published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fee {
    pub what: String,
    /// In hundredths of the currency.
    pub cents: u32,
    /// ISO 4217, such as `USD`.
    pub currency: String,
    /// With which step it is paid.
    pub with: Option<StepId>,
    /// Chosen, not owed.
    pub optional: bool,
    /// Already part of the fee named before it, paid earlier.
    pub part_of_total: bool,
    /// Where it applies, as in `US`; empty for everywhere.
    pub places: Vec<String>,
    /// When it is waived or changed, in words; may be empty.
    pub unless: String,
    pub cites: Vec<Cite>,
}
