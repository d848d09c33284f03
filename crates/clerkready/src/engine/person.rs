//! What the person holds, does and tells: designations, duties, place, and answers to a rule's own question.

use super::Case;
use super::terms::Term;
use crate::date::{Day, Truth};
use crate::evaluation::{Ask, AwardFinding, Decision, Finding, Question, Still, Verdict};
use crate::id::{DutyId, RequirementId};
use crate::program::{AwardHeld, DutiesDone, Told, Wanted};
use crate::record::{AnsweredBy, Award, Position};
use crate::sorted;

const OPEN: Verdict = Verdict::Unmet(Still::Open { by: None });

/// Judges whether one of some designations is held.
pub(super) fn award(case: &Case, rule: &AwardHeld, on: Day) -> (Verdict, Finding) {
    let mut asks = Vec::new();
    let mut finding = AwardFinding::NotHeld;
    let awards = case.record.awards.iter().filter(|it| rule.of.contains(&it.program));
    // The order of entry must not matter; the latest one first.
    for award in sorted::ordered(awards, Award::by_date).into_iter().rev() {
        let standing = if rule.in_good_standing { award.in_good_standing.into() } else { Truth::Yes };
        match (case.came(award.on, on), standing) {
            (Truth::Yes, Truth::Yes) => {
                return (Verdict::Met, Finding::Award(AwardFinding::Held(award.id.clone())));
            }
            (Truth::No, _) => {}
            (_, Truth::No) if finding == AwardFinding::NotHeld => {
                finding = AwardFinding::NotInGoodStanding(award.id.clone());
            }
            (_, Truth::No) => {}
            (came, standing) => {
                if came == Truth::Unknown {
                    asks.push(Ask::Person(Question::Date(award.id.clone())));
                }
                if standing == Truth::Unknown {
                    asks.push(Ask::Person(Question::Standing(award.id.clone())));
                }
                finding = AwardFinding::Open(award.id.clone());
            }
        }
    }
    match Verdict::unless_asked(asks) {
        Verdict::Met => (OPEN, Finding::Award(finding)),
        unknown => (unknown, Finding::Award(finding)),
    }
}

/// Judges how many of some duties the offices held on a day have.
pub(super) fn duties(case: &Case, rule: &DutiesDone, on: Day) -> (Verdict, Finding) {
    let held = |position: &Position| {
        Term { id: &position.id, from: position.from, until: position.until, open: None }.held_on(on, on)
    };
    let mut asks = Vec::new();
    let has = |position: &Position, duty: &DutyId| position.duties.as_ref().is_none_or(|it| it.contains(duty));
    for position in case.record.positions.iter().filter(|it| held(it) != Truth::No) {
        if position.duties.is_none() {
            asks.push(Ask::Person(Question::Duties(position.id.clone())));
        } else if held(position) == Truth::Unknown {
            asks.push(Ask::Person(Question::Term(position.id.clone())));
        }
    }
    let count = |which: &dyn Fn(&Position) -> bool| {
        let positions = || case.record.positions.iter().filter(|it| which(it));
        let done = rule.of.iter().filter(|duty| positions().any(|it| has(it, duty))).count();
        u32::try_from(done).unwrap_or(u32::MAX)
    };
    let sure = count(&|it| held(it) == Truth::Yes && it.duties.is_some());
    let possible = count(&|it| held(it) != Truth::No);
    let verdict = if rule.at_least <= sure {
        Verdict::Met
    } else if possible < rule.at_least {
        OPEN
    } else {
        Verdict::unless_asked(asks)
    };
    (verdict, Finding::Duties { need: rule.at_least, sure, possible })
}

/// Judges where the person works.
pub(super) fn place(case: &Case, places: &[String]) -> (Verdict, Finding) {
    let told = case.record.person.place.trim().to_ascii_uppercase();
    let told = told.as_str();
    // "US-MS" lies in "US"; of somebody in "US" it is not known whether they are in "US-MS".
    let within = |inner: &str, outer: &str| {
        inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    };
    let holds = places.iter().any(|it| within(told, it));
    let may_hold = told.is_empty() || places.iter().any(|it| within(it, told));
    let truth = Truth::between(holds, may_hold);
    let verdict = match truth {
        Truth::Yes => Verdict::Met,
        Truth::No => OPEN,
        Truth::Unknown => Verdict::Unknown(vec![Ask::Person(Question::Place)]),
    };
    (verdict, Finding::Place(truth))
}

/// Judges the person's answer to a requirement's own question.
pub(super) fn told(case: &Case, rule: &Told, id: &RequirementId) -> (Verdict, Finding) {
    let is_answer = |value: &str| answered(rule.wanted, value).is_some();
    let answer = case.answer(id.as_str(), AnsweredBy::Person, is_answer);
    let truth: Truth = answer.and_then(|it| answered(rule.wanted, &it.value)).into();
    let verdict = match truth {
        Truth::Yes => Verdict::Met,
        Truth::No => OPEN,
        Truth::Unknown => Verdict::Unknown(vec![Ask::Person(Question::Fact(id.clone()))]),
    };
    (verdict, Finding::Told(truth))
}

/// Says whether an answer is the one that is wanted; `None` when it answers something else.
fn answered(wanted: Wanted, value: &str) -> Option<bool> {
    let number = || value.trim().parse::<u32>().ok();
    match (wanted, value.trim()) {
        (Wanted::Yes, "yes") => Some(true),
        (Wanted::Yes, "no") => Some(false),
        (Wanted::Yes, _) => None,
        (Wanted::AtLeast(least), _) => number().map(|it| least <= it),
        (Wanted::AtMost(most), _) => number().map(|it| it <= most),
    }
}

/// Reports what the body decided, where it did.
pub(super) fn decided(case: &Case, id: &RequirementId) -> (Verdict, Finding) {
    let decision = case.body_answer(id.as_str(), |value| matches!(value, "yes" | "no"));
    let truth: Truth = decision.map(|it| it == "yes").into();
    let verdict = match truth {
        Truth::Yes => Verdict::Met,
        Truth::No => OPEN,
        Truth::Unknown => Verdict::Unknown(vec![Ask::Body(Decision::Discretion(id.clone()))]),
    };
    (verdict, Finding::Decided(truth))
}
