//! The sums that requirements ask for, in every way to take alternatives and readings.

use crate::assign;
use crate::engine::{Case, judge};
use crate::id::{CategoryId, RequirementId};
use crate::program::{Bound, Requirement, Rule};
use crate::quantity::Points;

/// The most combinations of alternatives and readings that are looked at.
pub(super) const MOST_WORLDS: usize = 64;

/// What has to hold if alternatives and readings are taken in one way.
#[derive(Clone, Default)]
pub(super) struct World {
    /// For nothing to be unmet.
    pub(super) possible: Vec<Wanted>,
    /// For all to be met.
    pub(super) sure: Vec<Wanted>,
}

/// A sum that a requirement asks for.
#[derive(Clone)]
pub(super) struct Wanted {
    pub(super) requirement: RequirementId,
    pub(super) categories: Vec<CategoryId>,
    pub(super) bound: assign::Bound,
    pub(super) amount: Points,
}

/// Every way to take a program's alternatives and readings, and whether these are all.
pub(super) fn worlds(case: &Case) -> (Vec<World>, bool) {
    let of_each = case.edition.requirements.iter().map(|it| of_requirement(case, it));
    let worlds = all_of(of_each.collect());
    let whole = worlds.len() <= MOST_WORLDS;
    (worlds.into_iter().take(MOST_WORLDS).collect(), whole)
}

fn of_requirement(case: &Case, requirement: &Requirement) -> Vec<World> {
    let readings: Vec<Vec<World>> =
        judge::admissible(case, requirement).map(|it| of_rule(case, requirement, &it.rule)).collect();
    if readings.len() < 2 {
        return readings.into_iter().next().unwrap_or_else(|| vec![World::default()]);
    }
    // Met is what is met under each reading, and unmet what is unmet under each: so any one of them has to be possible.
    let under_all = all_of(readings.clone());
    let mut worlds = Vec::new();
    for all in &under_all {
        for any in readings.iter().flatten() {
            worlds.push(World { possible: any.possible.clone(), sure: all.sure.clone() });
        }
    }
    worlds
}

fn of_rule(case: &Case, requirement: &Requirement, rule: &Rule) -> Vec<World> {
    match rule {
        Rule::All(parts) => all_of(parts.iter().map(|it| of_requirement(case, it)).collect()),
        Rule::Some(some) => {
            let parts: Vec<Vec<World>> = some.of.iter().map(|it| of_requirement(case, it)).collect();
            let need = usize::try_from(some.at_least).unwrap_or(usize::MAX).min(parts.len());
            subsets(parts.len(), need)
                .into_iter()
                .flat_map(|chosen| all_of(chosen.into_iter().map(|it| parts[it].clone()).collect()))
                .take(MOST_WORLDS + 1)
                .collect()
        }
        Rule::Points(rule) if rule.within.is_none() => {
            let (bound, amount) = match rule.bound {
                Bound::AtLeast(amount) => (assign::Bound::AtLeast, amount),
                Bound::AtMost(amount) => (assign::Bound::AtMost, amount),
                Bound::Share { .. } => return vec![World::default()],
            };
            let wanted =
                Wanted { requirement: requirement.id.clone(), categories: rule.categories.clone(), bound, amount };
            vec![World { possible: vec![wanted.clone()], sure: vec![wanted] }]
        }
        _ => vec![World::default()],
    }
}

/// Every combination of one world of each, or more than are looked at.
fn all_of(parts: Vec<Vec<World>>) -> Vec<World> {
    let mut worlds = vec![World::default()];
    for part in parts {
        let with = |world: &World| {
            let and = |other: &World| World {
                possible: world.possible.iter().chain(&other.possible).cloned().collect(),
                sure: world.sure.iter().chain(&other.sure).cloned().collect(),
            };
            part.iter().map(and).collect::<Vec<World>>()
        };
        worlds = worlds.iter().flat_map(with).take(MOST_WORLDS + 1).collect();
    }
    worlds
}

/// The sets of so many of the first numbers, in order.
fn subsets(of: usize, size: usize) -> Vec<Vec<usize>> {
    let mut sets: Vec<Vec<usize>> = vec![Vec::new()];
    for _ in 0..size {
        let longer = |set: &Vec<usize>| {
            let set = set.clone();
            let first = set.last().map_or(0, |it| it + 1);
            (first..of).map(move |next| set.iter().copied().chain([next]).collect::<Vec<usize>>())
        };
        sets = sets.iter().flat_map(longer).take(MOST_WORLDS + 1).collect();
    }
    sets
}
