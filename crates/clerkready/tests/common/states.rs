//! States as the expected results of vectors and stories write them, such as `unmet 3..3/6 by 2028-10-21`.
//!
//! Invariant: the words are those of tests/vectors alone. A change here changes no sentence that a person reads.

use clerkready::date::{DateFact, Day};
use clerkready::evaluation::{Ask, Evaluation, Finding, Outcome, PinState, Placement, Proof, Still, Verdict};
use clerkready::program::{Bound, EditionFit};
use clerkready::quantity::Extent;
use clerkready::record::Home;

/// The state of a requirement, a part of one, or one of the special keys; `None` where there is no such requirement.
pub(crate) fn state(evaluation: &Evaluation, key: &str) -> Option<String> {
    match key {
        "verdict" => Some(verdict(&evaluation.verdict, "")),
        "ready" => Some(verdict(&evaluation.ready_to_apply, "")),
        "grant" => Some(verdict(&evaluation.can_be_granted.verdict, "")),
        "earliest" => Some(evaluation.can_be_granted.earliest.map_or("none".into(), |it| it.to_string())),
        "edition" => {
            let fit = match evaluation.edition_fit {
                EditionFit::Known => "known",
                EditionFit::Nearest => "nearest",
            };
            Some(format!("{fit} {}", evaluation.edition))
        }
        "proof" => evaluation.assignment.as_ref().map(|it| match it.proof {
            Proof::Optimal => "optimal".to_owned(),
            Proof::BetterByAtMost(points) => format!("better by {points} at most"),
        }),
        "tight" => evaluation.assignment.as_ref().and_then(|it| it.tight.as_ref()).map(|it| {
            let requirements: Vec<&str> = it.requirements.iter().map(|it| it.as_str()).collect();
            format!("{} need {} of {}", requirements.join(", "), it.need, it.most)
        }),
        key if key.starts_with("home:") => placement(evaluation, &key["home:".len()..]).map(|it| match &it.home {
            Home::Category(category) => category.to_string(),
            Home::Nowhere => "nowhere".to_owned(),
        }),
        key if key.starts_with("pin:") => {
            placement(evaluation, &key["pin:".len()..])?.pin.as_ref().map(|it| match it {
                PinState::Honored { costs } => format!("costs {costs}"),
                PinState::Refused(why) => format!("refused {why:?}"),
            })
        }
        id => evaluation.outcomes.iter().find_map(|it| find(it, id)).map(|it| {
            let figure = it.shown().map(|it| figure(&it.finding)).unwrap_or_default();
            verdict(&it.verdict, &figure)
        }),
    }
}

fn placement<'a>(evaluation: &'a Evaluation, entry: &str) -> Option<&'a Placement> {
    evaluation.assignment.as_ref()?.placements.iter().find(|it| it.entry.as_str() == entry)
}

fn find<'a>(outcome: &'a Outcome, id: &str) -> Option<&'a Outcome> {
    if outcome.requirement.as_str() == id {
        return Some(outcome);
    }
    outcome.readings.iter().find_map(|reading| match &reading.finding {
        Finding::Parts { outcomes, .. } => outcomes.iter().find_map(|it| find(it, id)),
        _ => None,
    })
}

/// Such as `unmet 3..3/6 by 2028-10-21` or `unknown: person, body 0..any/30`.
fn verdict(verdict: &Verdict, figure: &str) -> String {
    let day = |day: Day| DateFact::Day(day).to_string();
    let (word, end) = match verdict {
        Verdict::Met => ("met".to_string(), String::new()),
        Verdict::Unmet(Still::Open { by: None }) => ("unmet".into(), String::new()),
        Verdict::Unmet(Still::Open { by: Some(by) }) => ("unmet".into(), format!(" by {}", day(*by))),
        Verdict::Unmet(Still::Closed { after }) => ("closed".into(), format!(" after {}", day(*after))),
        Verdict::Unknown(asks) => {
            let person = asks.iter().any(|it| matches!(it, Ask::Person(_)));
            let body = asks.iter().any(|it| matches!(it, Ask::Body(_)));
            let who = match (person, body) {
                (true, true) => "person, body",
                (true, false) => "person",
                (false, true) => "body",
                (false, false) => "nobody",
            };
            (format!("unknown: {who}"), String::new())
        }
    };
    let space = if figure.is_empty() { "" } else { " " };
    format!("{word}{space}{figure}{end}")
}

fn figure(finding: &Finding) -> String {
    let extent = |extent: Extent| match extent {
        Extent::Finite(points) => points.to_string(),
        Extent::Unbounded => "any".into(),
    };
    match finding {
        Finding::Points(it) => {
            let bound = match &it.bound {
                Bound::AtLeast(need) => format!("/{need}"),
                Bound::AtMost(most) => format!("<={most}"),
                Bound::Share { percent, .. } => {
                    let of = it.of.unwrap_or_default();
                    format!(" of {}..{}, {percent}%", extent(of.sure), extent(of.possible))
                }
            };
            format!("{}..{}{bound}", extent(it.amount.sure), extent(it.amount.possible))
        }
        Finding::Attended(it) => format!("{}..{}/{}", it.sure, it.possible, it.need),
        Finding::Held(it) => {
            let on = it.complete_on.map(|day| format!(" on {}", DateFact::Day(day))).unwrap_or_default();
            format!("{}..{}/{} months{on}", it.sure, it.possible, it.need)
        }
        Finding::Duties { need, sure, possible } => format!("{sure}..{possible}/{need}"),
        Finding::Parts { .. }
        | Finding::Office(_)
        | Finding::Member(_)
        | Finding::Award(_)
        | Finding::Place(_)
        | Finding::Told(_)
        | Finding::Decided(_) => String::new(),
    }
}
