//! What goes with an application: for each requirement, in the order of the program, the entries that it rests on.
//!
//! Invariant: what is listed counts, or is what the rule looks at; nothing is left out that counts for sure.

use clerkready::evaluation::{AwardFinding, Evaluation, Finding, Outcome, Subject as About};
use clerkready::id::{CategoryId, EntryId};
use clerkready::program::{Edition, Rule};
use clerkready::quantity::{Amount, Extent};
use clerkready::record::Record;

use super::overview;
use super::place::Subject;

/// An entry on which a requirement rests, with what it gives where points are asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    pub entry: EntryId,
    pub gives: Vec<(CategoryId, Amount)>,
}

/// The entries that a requirement rests on, each once and under the first part that it serves, as the record lists them.
pub fn evidence(edition: &Edition, record: &Record, evaluation: &Evaluation, outcome: &Outcome) -> Vec<Evidence> {
    let mut found = Vec::new();
    add(edition, record, evaluation, outcome, &mut found);
    found
}

fn add(edition: &Edition, record: &Record, evaluation: &Evaluation, outcome: &Outcome, found: &mut Vec<Evidence>) {
    let mut push = |entry: &EntryId, gives: Vec<(CategoryId, Amount)>| {
        if !found.iter().any(|it| it.entry == *entry) {
            found.push(Evidence { entry: entry.clone(), gives });
        }
    };
    let Some(shown) = outcome.shown() else { return };
    let readings = edition.requirement(&outcome.requirement).map(|it| it.readings.as_slice()).unwrap_or_default();
    let rule = readings.iter().find(|it| it.id == shown.reading).map(|it| &it.rule);
    match &shown.finding {
        Finding::Points(_) => {
            let Some(Rule::Points(rule)) = rule else { return };
            for ruling in overview::in_order(record, &evaluation.rulings) {
                let About::Entry(entry) = &ruling.subject else { continue };
                let gives = ruling.portions.iter().filter(|it| rule.categories.contains(&it.0));
                let gives: Vec<_> = gives.filter(|it| it.1.possible != Extent::ZERO).cloned().collect();
                if !gives.is_empty() {
                    push(entry, gives);
                }
            }
        }
        Finding::Attended(it) => it.counted.iter().for_each(|it| push(it, Vec::new())),
        Finding::Award(AwardFinding::Held(id) | AwardFinding::NotInGoodStanding(id) | AwardFinding::Open(id)) => {
            push(id, Vec::new());
        }
        Finding::Office(_) | Finding::Held(_) | Finding::Duties { .. } | Finding::Member(_) => {
            let subject = if matches!(rule, Some(Rule::Member(_))) { Subject::Membership } else { Subject::Position };
            overview::ids(record, subject).iter().for_each(|it| push(it, Vec::new()));
        }
        Finding::Parts { outcomes, .. } => {
            outcomes.iter().for_each(|it| add(edition, record, evaluation, it, found));
        }
        Finding::Award(AwardFinding::NotHeld) | Finding::Place(_) | Finding::Told(_) | Finding::Decided(_) => {}
    }
}
