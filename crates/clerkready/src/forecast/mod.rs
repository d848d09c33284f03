//! What time brings: the days on which requirements turn, and the first day on which a designation can be applied for.
//!
//! The future is the same evaluation on later days. Nothing can change between two days on which something begins, ends or is
//! complete, so it is enough to evaluate on those ([`days`]).
//!
//! Invariant: a forecast equals evaluating on every day from its first to its last.

mod days;
mod suppose;

use crate::date::{DateFact, Day};
use crate::engine::evaluate;
use crate::evaluation::{Evaluation, Finding, Outcome, State};
use crate::id::RequirementId;
use crate::program::{Body, Program};
use crate::record::Record;

pub use suppose::{Stranded, Supposition, awarded, planned, stranded, suppose};

/// What becomes of one program from one day to another, if nothing is added to the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forecast {
    /// The first day on which everything that is due by the application is met.
    pub ready: Option<Day>,
    /// When the designation can be granted at the earliest, if one applies on that day.
    pub granted: Option<DateFact>,
    /// By day, and on one day in the order of the edition's requirements.
    pub turns: Vec<Turn>,
}

/// The state of something changes on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    pub day: Day,
    pub of: Followed,
    /// `None` where another edition's requirement begins or ends.
    pub from: Option<State>,
    pub to: Option<State>,
}

/// What a forecast follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Followed {
    /// A requirement or a part of one.
    Requirement(RequirementId),
    /// Everything that is due by the application.
    Application,
    /// Everything, with the steps.
    Grant,
}

/// Looks ahead from a day to another one, both included.
pub fn forecast(body: &Body, program: &Program, record: &Record, from: Day, until: Day) -> Forecast {
    let first = evaluate(body, program, record, from);
    let mut forecast = Forecast { ready: None, granted: None, turns: Vec::new() };
    forecast.note_ready(&first);
    let mut before = states(&first);
    for day in days::days(program, record, from, until) {
        let evaluation = evaluate(body, program, record, day);
        forecast.note_ready(&evaluation);
        let after = states(&evaluation);
        let state = |states: &[(Followed, State)], of: &Followed| states.iter().find(|it| it.0 == *of).map(|it| it.1);
        let gone = before.iter().filter(|it| state(&after, &it.0).is_none());
        for (of, _) in after.iter().chain(gone) {
            let (from, to) = (state(&before, of), state(&after, of));
            if from != to {
                forecast.turns.push(Turn { day, of: of.clone(), from, to });
            }
        }
        before = after;
    }
    forecast
}

impl Forecast {
    fn note_ready(&mut self, evaluation: &Evaluation) {
        if self.ready.is_none() && evaluation.ready_to_apply.is_met() {
            self.ready = Some(evaluation.day);
            self.granted = evaluation.can_be_granted.earliest;
        }
    }
}

/// The states that a forecast follows, in the order of the edition.
pub fn states(evaluation: &Evaluation) -> Vec<(Followed, State)> {
    let mut states = vec![
        (Followed::Application, evaluation.ready_to_apply.state()),
        (Followed::Grant, evaluation.can_be_granted.verdict.state()),
    ];
    evaluation.outcomes.iter().for_each(|it| add_states(it, &mut states));
    states
}

fn add_states(outcome: &Outcome, states: &mut Vec<(Followed, State)>) {
    states.push((Followed::Requirement(outcome.requirement.clone()), outcome.verdict.state()));
    if let Some(Finding::Parts { outcomes, .. }) = outcome.shown().map(|it| &it.finding) {
        outcomes.iter().for_each(|it| add_states(it, states));
    }
}
