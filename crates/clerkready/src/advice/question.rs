//! The one question to answer next.

use std::cmp::Reverse;

use crate::evaluation::{Ask, Evaluation, Finding, Outcome, Subject, Verdict};
use crate::quantity::Extent;

/// Chooses the open question to answer next: one that the person can answer before one for the body; of these the one that
/// settles most, alone standing between the most requirements and a verdict, then the one that the most requirements ask, then
/// the one about most points.
pub(super) fn next(evaluation: &Evaluation) -> Option<Ask> {
    let mut open: Vec<&[Ask]> = Vec::new();
    evaluation.outcomes.iter().for_each(|it| add_open(it, &mut open));
    let asks = open.iter().flat_map(|it| it.iter());
    let settles_most = asks.max_by_key(|ask| {
        let asking = open.iter().filter(|it| it.contains(ask));
        let alone = asking.clone().filter(|it| it.len() == 1).count();
        // The first in order among equals, so that the same record gives the same question.
        (matches!(ask, Ask::Person(_)), alone, asking.count(), at_stake(evaluation, ask), Reverse(*ask))
    });
    settles_most.cloned()
}

/// The questions of each requirement that is unknown; of what is unmet, those of the parts that are.
fn add_open<'a>(outcome: &'a Outcome, open: &mut Vec<&'a [Ask]>) {
    match &outcome.verdict {
        Verdict::Unknown(asks) => open.push(asks),
        Verdict::Unmet(_) => {
            if let Some(Finding::Parts { outcomes, .. }) = outcome.shown().map(|it| &it.finding) {
                outcomes.iter().for_each(|it| add_open(it, open));
            }
        }
        Verdict::Met => {}
    }
}

/// How many points the answer could add.
fn at_stake(evaluation: &Evaluation, ask: &Ask) -> Extent {
    let Ask::Person(question) = ask else { return Extent::ZERO };
    let Some(entry) = question.entry() else { return Extent::ZERO };
    let ruling = evaluation.rulings.iter().find(|it| matches!(&it.subject, Subject::Entry(id) if id == entry));
    let Some(given) = ruling.map(|it| it.given()) else { return Extent::ZERO };
    match (given.sure, given.possible) {
        (Extent::Finite(sure), Extent::Finite(possible)) => Extent::Finite(sure.short_of(possible)),
        _ => Extent::Unbounded,
    }
}
