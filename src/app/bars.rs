//! Sums as bars: what is sure, what is planned, what is possible, and what limits cut off, against what is needed.
//!
//! Invariant: lengths are parts of a thousand of the longest bar shown together, and stand for figures of the evaluation.

use clerkready::evaluation::{Evaluation, Finding, Outcome, PointsFinding, Reason};
use clerkready::id::{CategoryId, RequirementId};
use clerkready::program::{Bound, Edition, Rule};
use clerkready::quantity::{Amount, Extent, Points};

/// A sum that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    pub requirement: RequirementId,
    /// The first category that it adds up, for its unit.
    pub category: Option<CategoryId>,
    pub need: Points,
    pub sure: Points,
    /// What plans would add for sure.
    pub planned: Points,
    /// What may count beyond that; `None` where nobody knows how much.
    pub possible: Option<Points>,
    /// What counts no further because a limit is reached.
    pub cut: Points,
}

/// The lengths of a bar's parts, one after the other, and where the need stands, in parts of a thousand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lengths {
    pub sure: u32,
    pub planned: u32,
    pub possible: u32,
    pub cut: u32,
    pub need: u32,
}

/// The sums that an evaluation finds, with what another one, in which plans come true, adds to them.
pub fn bars(edition: &Edition, evaluation: &Evaluation, planned: Option<&Evaluation>) -> Vec<Bar> {
    let mut sums = Vec::new();
    evaluation.outcomes.iter().for_each(|it| add_sums(it, &mut sums));
    let mut then = Vec::new();
    planned.iter().flat_map(|it| &it.outcomes).for_each(|it| add_sums(it, &mut then));
    let bar = |(requirement, need, finding): &(RequirementId, Points, &PointsFinding)| {
        let categories = categories(edition, requirement);
        let later = then.iter().find(|it| it.0 == *requirement).map_or(Points::ZERO, |it| sure(it.2.amount));
        let now = sure(finding.amount);
        let planned = now.short_of(later);
        let possible = match finding.amount.possible {
            Extent::Finite(possible) => Some((now + planned).short_of(possible)),
            Extent::Unbounded => None,
        };
        Bar {
            requirement: requirement.clone(),
            category: categories.first().cloned(),
            need: *need,
            sure: now,
            planned,
            possible,
            cut: cut(evaluation, &categories),
        }
    };
    sums.iter().map(bar).collect()
}

fn add_sums<'a>(outcome: &'a Outcome, sums: &mut Vec<(RequirementId, Points, &'a PointsFinding)>) {
    match outcome.shown().map(|it| &it.finding) {
        Some(Finding::Points(finding)) => {
            if let Bound::AtLeast(need) = finding.bound {
                sums.push((outcome.requirement.clone(), need, finding));
            }
        }
        Some(Finding::Parts { outcomes, .. }) => outcomes.iter().for_each(|it| add_sums(it, sums)),
        _ => {}
    }
}

fn categories(edition: &Edition, id: &RequirementId) -> Vec<CategoryId> {
    let rule = edition.requirement(id).and_then(|it| it.readings.first()).map(|it| &it.rule);
    match rule {
        Some(Rule::Points(rule)) => rule.categories.clone(),
        _ => Vec::new(),
    }
}

/// What limits took for sure from entries that count, or would, in some categories.
fn cut(evaluation: &Evaluation, categories: &[CategoryId]) -> Points {
    let given = evaluation.rulings.iter().filter(|it| it.portions.iter().any(|it| categories.contains(&it.0)));
    let limits = |reason: &Reason| {
        matches!(reason, Reason::EntryLimit | Reason::LineLimit(_) | Reason::GroupLimit(_) | Reason::CategoryLimit)
    };
    let lost = given.flat_map(|it| &it.lost).filter(|it| limits(&it.0)).map(|it| sure(it.1));
    lost.fold(Points::ZERO, |sum, it| sum + it)
}

fn sure(amount: Amount) -> Points {
    match amount.sure {
        Extent::Finite(points) => points,
        Extent::Unbounded => Points::ZERO,
    }
}

impl Bar {
    /// How long the parts are where a thousand stands for some points. What nobody knows the length of goes to the end.
    pub fn lengths(&self, longest: Points) -> Lengths {
        let part = |points: Points| {
            let thousandths = u64::from(points.hundredths()) * 1000 / u64::from(longest.hundredths().max(1));
            u32::try_from(thousandths).unwrap_or(1000).min(1000)
        };
        let sure = part(self.sure);
        let planned = part(self.sure + self.planned) - sure;
        let begun = sure + planned;
        let possible = match self.possible {
            Some(possible) => part(self.sure + self.planned + possible) - begun,
            None => 1000 - begun,
        };
        // What is cut off stands behind all that counts.
        let cut = part(self.cut).min(1000 - begun - possible);
        Lengths { sure, planned, possible, cut, need: part(self.need) }
    }

    fn longest(&self) -> Points {
        let all = self.sure + self.planned + self.possible.unwrap_or_default() + self.cut;
        // Beyond twice the need nothing is told by length any more.
        all.min(self.need.times(2)).max(self.need)
    }
}

/// What a thousand stands for, so that bars can be compared.
pub fn longest(bars: &[Bar]) -> Points {
    bars.iter().map(Bar::longest).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(whole: u32) -> Points {
        Points::from_hundredths(whole * 100)
    }

    fn bar(sure: u32, planned: u32, possible: Option<u32>, cut: u32) -> Bar {
        Bar {
            requirement: RequirementId::new("r"),
            category: None,
            need: points(60),
            sure: points(sure),
            planned: points(planned),
            possible: possible.map(points),
            cut: points(cut),
        }
    }

    #[test]
    fn parts_follow_each_other_and_never_pass_the_end() {
        for (bar, expected) in [
            (bar(30, 15, Some(15), 0), (500, 250, 250, 0, 1000)),
            (bar(0, 0, None, 0), (0, 0, 1000, 0, 1000)),
            (bar(60, 0, Some(0), 30), (666, 0, 0, 333, 666)),
            (bar(600, 0, Some(0), 30), (1000, 0, 0, 0, 500)),
        ] {
            let it = bar.lengths(longest(std::slice::from_ref(&bar)));
            assert_eq!((it.sure, it.planned, it.possible, it.cut, it.need), expected, "{bar:?}");
        }
    }

    #[test]
    fn bars_shown_together_share_a_scale() {
        let bars = [bar(30, 0, Some(0), 0), bar(90, 0, Some(0), 0)];
        let longest = longest(&bars);
        assert_eq!(longest, points(90));
        assert_eq!(bars[0].lengths(longest).need, bars[1].lengths(longest).need);
    }
}
