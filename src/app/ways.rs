//! The ways to close the gaps of one requirement, as its card lists them.
//!
//! Invariant: no figure is made here; ways come from the library's advice alone.

use clerkready::advice::{Effort, Gap, Way};
use clerkready::evaluation::{Finding, Outcome};
use clerkready::id::{KindId, RequirementId};
use clerkready::program::{Bound, Catalog, Earned, Edition, Target};
use clerkready::quantity::Points;

use super::place::{FormId, Screen, Subject, Which};

/// As many ways as are told without a tap.
const FEW: usize = 4;

/// What is missing for a requirement or for a part of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing<'a> {
    pub of: &'a RequirementId,
    /// The points that are missing, where points are.
    pub short: Option<Points>,
    /// Those that no part before it has already.
    pub ways: Vec<&'a Way>,
    /// Whether ways of parts before it count here too.
    pub and_above: bool,
}

/// What is missing for a requirement and its parts, in their order.
pub fn missing<'a>(outcome: &'a Outcome, gaps: &'a [Gap]) -> Vec<Missing<'a>> {
    let mut found = Vec::new();
    add(outcome, gaps, &mut found);
    found
}

fn add<'a>(outcome: &'a Outcome, gaps: &'a [Gap], found: &mut Vec<Missing<'a>>) {
    let finding = outcome.shown().map(|it| &it.finding);
    if let Some(gap) = gaps.iter().find(|it| it.requirement == outcome.requirement) {
        let short = match finding {
            Some(Finding::Points(it)) => match it.bound {
                Bound::AtLeast(need) => Some(it.amount.short_of(need)),
                Bound::AtMost(_) | Bound::Share { .. } => None,
            },
            _ => None,
        };
        let told = |way: &&Way| found.iter().any(|it| it.ways.contains(way));
        let ways: Vec<&Way> = gap.ways.iter().filter(|it| !told(it)).collect();
        let and_above = ways.len() < gap.ways.len();
        found.push(Missing { of: &gap.requirement, short, ways, and_above });
    }
    if let Some(Finding::Parts { outcomes, .. }) = finding {
        outcomes.iter().for_each(|it| add(it, gaps, found));
    }
}

/// Says whether there are more than most people want to read at once.
pub fn are_many(missing: &[Missing]) -> bool {
    FEW < missing.iter().map(|it| it.ways.len()).sum()
}

/// How far an effort closes a gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closes {
    Whole,
    /// More of the same gives no more.
    MostThatCounts,
    /// One of them gives no more; whether several do is not said.
    Part,
}

pub fn closes(effort: &Effort, short: Points) -> Closes {
    match *effort {
        Effort::Times { gives, .. } | Effort::Years { gives, .. } if gives < short => Closes::MostThatCounts,
        Effort::Minutes { gives, .. } if gives < short => Closes::Part,
        _ => Closes::Whole,
    }
}

/// Where such a thing is entered: its form, or the choice among several kinds. Time needs no entry.
pub fn screen(catalog: &Catalog, edition: &Edition, way: &Way) -> Option<Screen> {
    let kinds: Vec<&KindId> = match way {
        Way::Earn { line, .. } => match &edition.schedule.iter().find(|it| it.id == *line)?.earned {
            Earned::Activities(of) => of.kinds.iter().collect(),
            Earned::Service(_) | Earned::Completion(_) => return None,
        },
        Way::Attend { of, .. } => of.iter().filter_map(|it| kind_of(catalog, it)).collect(),
        Way::Join { .. } => return Some(Screen::Form(FormId::new(Subject::Membership))),
        Way::Receive { .. } => return Some(Screen::Form(FormId::new(Subject::Award))),
        Way::Complete { .. } | Way::Wait { .. } | Way::Take { .. } => return None,
    };
    let first = kinds.first()?;
    let only = kinds.iter().all(|it| it == first);
    let form = || Screen::Form(FormId::about(Subject::Activity, first.as_str()));
    Some(if only { form() } else { Screen::ChooseKind(Which::New) })
}

fn kind_of<'a>(catalog: &'a Catalog, target: &'a Target) -> Option<&'a KindId> {
    match target {
        Target::Kind(it) => Some(it),
        Target::Item(it) => catalog.item(it).map(|it| &it.kind),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::update::sample;
    use clerkready::advice::advice;
    use clerkready::date::DateFact;
    use clerkready::engine::evaluate;
    use clerkready::evaluation::Evaluation;
    use clerkready::id::ProgramId;

    fn evaluated(program: &str) -> (&'static Edition, Evaluation, Vec<Gap>) {
        let (body, program) = crate::catalog().program(&ProgramId::new(program)).expect("there is such a program");
        let today = DateFact::parse("2026-11-22").expect("the test writes a valid date").first();
        let evaluation = evaluate(body, program, &sample(), today);
        let gaps = advice(program, &sample(), &evaluation).gaps;
        (crate::app::overview::edition(program, &evaluation), evaluation, gaps)
    }

    #[test]
    fn ways_stand_under_their_part_and_each_once() {
        let (_, evaluation, gaps) = evaluated("ms-cdmcc");
        let outcome = evaluation.outcomes.iter().find(|it| it.requirement.as_str() == "points").expect("it has points");
        let missing = missing(outcome, &gaps);
        let parts: Vec<&str> = missing.iter().map(|it| it.of.as_str()).collect();
        assert_eq!(parts, ["points-education", "points-experience", "points-either"]);
        assert!(missing[..2].iter().all(|it| !it.ways.is_empty() && !it.and_above));
        // What counts as either counts as one of the two before.
        assert!(missing[2].ways.is_empty() && missing[2].and_above);
        // Two sessions' certificates state 10 points each.
        assert_eq!(missing[0].short, Some(Points::from_hundredths(4000)));
        assert!(are_many(&missing));
    }

    #[test]
    fn a_way_leads_to_the_form_of_its_kind_or_to_the_choice_of_one() {
        let catalog = crate::catalog();
        let (edition, _, gaps) = evaluated("ms-cdmcc");
        let screen_of = |requirement: &str| {
            let gap = gaps.iter().find(|it| it.requirement.as_str() == requirement).expect("it is missing");
            screen(catalog, edition, &gap.ways[0])
        };
        let session = Screen::Form(FormId::about(Subject::Activity, "ms-session"));
        assert_eq!(screen_of("training"), Some(session));
        assert_eq!(screen_of("conferences"), Some(Screen::ChooseKind(Which::New)));
        // Meeting the training program is the first way to education points, and no entry.
        assert_eq!(screen_of("points-education"), None);
    }

    #[test]
    fn only_a_limit_makes_something_the_most_that_counts() {
        let points = |it: u32| Points::from_hundredths(it * 100);
        let short = points(25);
        assert_eq!(closes(&Effort::Times { times: 4, gives: points(32) }, short), Closes::Whole);
        assert_eq!(closes(&Effort::Times { times: 5, gives: points(20) }, short), Closes::MostThatCounts);
        assert_eq!(closes(&Effort::Minutes { minutes: 720, gives: points(20) }, short), Closes::Part);
        assert_eq!(closes(&Effort::AsStated, short), Closes::Whole);
    }
}
