//! What to do next: the one question to answer, and for each gap the ways to close it that the program's own rules offer.
//!
//! Invariant: no figure is made up. A way has points only where the rules publish them or the person copied them, the least of
//! them where words can be read in several ways; else it says that nobody published any.

mod points;
mod question;

use crate::date::{Day, Truth};
use crate::evaluation::{Ask, Evaluation, Finding, Outcome, Still, Verdict};
use crate::id::{BodyId, DutyId, LineId, ProgramId, RequirementId};
use crate::program::{Bound, Count, Counts, Edition, Program, Rule, Target};
use crate::quantity::Points;
use crate::record::Record;

/// What to do next in one program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// The question to answer first.
    pub question: Option<Ask>,
    pub gaps: Vec<Gap>,
}

/// Advises on an evaluation of a program for a record.
pub fn advice(program: &Program, record: &Record, evaluation: &Evaluation) -> Advice {
    Advice { question: question::next(evaluation), gaps: gaps(program, record, evaluation) }
}

/// What is missing for one requirement, and how it can be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// A requirement without parts of its own.
    pub requirement: RequirementId,
    /// The least effort first, as far as efforts of one sort compare; what nobody published figures for comes last.
    pub ways: Vec<Way>,
}

/// One way to close a gap, or a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// Activities that a line of the schedule credits, or time in its offices.
    Earn { line: LineId, effort: Effort, counts: Counts },
    /// Meeting this requirement gives points of its own.
    Complete { requirement: RequirementId, points: Points },
    /// So many more of these sessions or events, in sum.
    Attend { times: u32, of: Vec<Target> },
    /// Nothing but time: it is complete on this day if what lasts goes on.
    Wait { until: Day },
    /// Becoming a member, by a day where there is one.
    Join { body: BodyId, by: Option<Day> },
    /// Receiving one of these designations.
    Receive { one_of: Vec<ProgramId> },
    /// Taking over so many more of these duties.
    Take { times: u32, of: Vec<DutyId> },
}

/// What it takes to earn points on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effort {
    /// Nobody published what it gives: what stands on paper counts.
    AsStated,
    /// So many more, and what they give together: less than the gap where a limit allows no more.
    Times { times: u32, gives: Points },
    /// So many minutes more, in one piece where the line asks for that.
    Minutes { minutes: u32, gives: Points },
    /// So many whole years more.
    Years { years: u32, gives: Points },
}

/// Finds the gaps of an evaluation, in the order of the edition, with the ways to close them.
///
/// Requirements that are met, that can no longer be met, or for which the rules offer nothing to do have none.
fn gaps(program: &Program, record: &Record, evaluation: &Evaluation) -> Vec<Gap> {
    let Some(edition) = program.editions.iter().find(|it| it.from == evaluation.edition) else { return Vec::new() };
    let case = Case { program, edition, record, evaluation };
    let mut gaps = Vec::new();
    evaluation.outcomes.iter().for_each(|it| case.add_gaps(it, &mut gaps));
    gaps
}

struct Case<'a> {
    program: &'a Program,
    edition: &'a Edition,
    record: &'a Record,
    evaluation: &'a Evaluation,
}

impl Case<'_> {
    fn add_gaps(&self, outcome: &Outcome, gaps: &mut Vec<Gap>) {
        if outcome.verdict.is_met() || matches!(outcome.verdict, Verdict::Unmet(Still::Closed { .. })) {
            return;
        }
        let Some(shown) = outcome.shown() else { return };
        if let Finding::Parts { outcomes, .. } = &shown.finding {
            outcomes.iter().for_each(|it| self.add_gaps(it, gaps));
            return;
        }
        let requirement = self.edition.requirement(&outcome.requirement);
        let reading = requirement.and_then(|it| it.readings.iter().find(|it| it.id == shown.reading));
        let Some(reading) = reading else { return };
        let ways = self.ways(&reading.rule, &shown.finding, &outcome.verdict);
        if !ways.is_empty() {
            gaps.push(Gap { requirement: outcome.requirement.clone(), ways });
        }
    }

    fn ways(&self, rule: &Rule, finding: &Finding, verdict: &Verdict) -> Vec<Way> {
        match (rule, finding) {
            (Rule::Points(rule), Finding::Points(found)) => match &rule.bound {
                Bound::AtLeast(need) => self.earn(&rule.categories, found.amount.short_of(*need)),
                // More of the part makes it a greater share, by how much depends on the rest.
                Bound::Share { .. } | Bound::AtMost(_) => Vec::new(),
            },
            (Rule::Attended(rule), Finding::Attended(found)) => {
                // What may count already waits for an answer, not for another attendance.
                let times = found.need.saturating_sub(found.possible);
                let missing = |it: &&(Target, Truth)| it.1 == Truth::No;
                let of = match rule.count {
                    Count::OfEach(1) => found.targets.iter().filter(missing).map(|it| it.0.clone()).collect(),
                    Count::OfEach(_) | Count::AtLeast(_) => rule.of.clone(),
                };
                (0 < times).then_some(Way::Attend { times, of }).into_iter().collect()
            }
            (_, Finding::Held(holding)) => holding.complete_on.map(|until| Way::Wait { until }).into_iter().collect(),
            (Rule::Member(rule), Finding::Member(_)) => {
                let by = if let Verdict::Unmet(Still::Open { by }) = verdict { *by } else { None };
                vec![Way::Join { body: rule.of.clone(), by }]
            }
            (Rule::Award(rule), Finding::Award(_)) => vec![Way::Receive { one_of: rule.of.clone() }],
            (Rule::Duties(rule), Finding::Duties { need, sure, .. }) => {
                let times = need.saturating_sub(*sure);
                vec![Way::Take { times, of: rule.of.clone() }]
            }
            _ => Vec::new(),
        }
    }
}
