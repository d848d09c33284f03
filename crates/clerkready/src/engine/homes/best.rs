//! The best choice over all worlds, and the homes that it gives.

use super::open::Open;
use super::problem::Problem;
use super::worlds::{MOST_WORLDS, World};
use super::{Homes, Settled};
use crate::assign::{self, Effort, Solution};
use crate::engine::Case;
use crate::evaluation::{Assignment, Placement, Proof, Reason, TightSet};
use crate::id::RequirementId;
use crate::quantity::Points;
use crate::record::Home;

/// How much work a choice is worth: proven within a millisecond for nearly every record, and given up after about a fifth of a
/// second for the few with many limits that are tight all at once.
const EFFORT: Effort = Effort(400_000);

/// The best solution over all worlds.
pub(super) struct Best<'o> {
    pub(super) problem: Problem<'o>,
    pub(super) solution: Solution,
    pub(super) proof: Proof,
}

impl<'o> Best<'o> {
    pub(super) fn of(open: &'o [Open], rivals: &[(usize, usize)]) -> Best<'o> {
        let mut worlds: Vec<Vec<&World>> = vec![Vec::new()];
        let mut whole = open.iter().all(|it| it.whole);
        for it in open {
            let with = |so_far: &Vec<&'o World>| {
                let so_far = so_far.clone();
                it.worlds.iter().map(move |world| so_far.iter().copied().chain([world]).collect::<Vec<&World>>())
            };
            worlds = worlds.iter().flat_map(with).collect();
            whole &= worlds.len() <= MOST_WORLDS;
            worlds.truncate(MOST_WORLDS);
        }
        let mut solved: Vec<(Problem, Solution)> = Vec::new();
        for worlds in &worlds {
            let problem = Problem::of(open, worlds, rivals);
            let solution = assign::solve(&problem.instance, EFFORT);
            let is_perfect = solution.costs.iter().all(|it| *it == 0) && solution.regret == 0;
            solved.push((problem, solution));
            if is_perfect {
                break;
            }
        }
        let floor: Vec<u64> = solved.iter().map(|it| it.1.at_least().to_vec()).min().unwrap_or_default();
        let best = solved.into_iter().min_by_key(|(_, it)| (it.costs.clone(), it.regret));
        let (problem, solution) = best.expect("there is at least one world");
        let better_by = solution.costs.iter().zip(&floor).find(|(cost, floor)| floor < cost).map(|(a, b)| a - b);
        let proof = match (better_by, whole) {
            (None, true) => Proof::Optimal,
            (better_by, _) => {
                let unknown = solution.costs.iter().copied().find(|it| 0 < *it).unwrap_or_default();
                Proof::BetterByAtMost(points(if whole { better_by.unwrap_or_default() } else { unknown }))
            }
        };
        // Where nothing is short, nothing can be better.
        let proof = if solution.costs.iter().all(|it| *it == 0) { Proof::Optimal } else { proof };
        Best { problem, solution, proof }
    }

    /// What is short for sure in a program.
    pub(super) fn short(&self, at: usize) -> Points {
        points(self.solution.costs.get(at * 2 + 1).copied().unwrap_or_default())
    }

    /// The homes in one of the programs.
    pub(super) fn homes(&self, open: &[Open], at: usize, rivals: &[(usize, usize)], cases: &[Case]) -> Homes {
        let mut homes = Homes::default();
        let mut placements = Vec::new();
        for (item, entry) in self.problem.entries.iter().enumerate() {
            let Some(chooser) = open[at].chooser(entry) else { continue };
            let taken = self.problem.options[item].get(self.solution.choices[item]);
            let option = |at: usize| {
                let chosen = taken.and_then(|it| it.get(at).copied().flatten())?;
                open[at].chooser(entry)?.options.get(chosen)
            };
            let Some(chosen) = option(at) else { continue };
            let settled = match &chosen.settled {
                Settled::Out(Reason::LeftOut) if chooser.pin.is_none() => {
                    let rival = |pair: &(usize, usize)| if pair.0 == at { pair.1 } else { pair.0 };
                    let mut others = rivals.iter().filter(|it| it.0 == at || it.1 == at).map(rival);
                    let kept_for = others.find(|it| option(*it).is_some_and(|it| it.home != Home::Nowhere));
                    Settled::Out(kept_for.map_or(Reason::LeftOut, |it| Reason::KeptFor(open[it].program.clone())))
                }
                other => other.clone(),
            };
            homes.settled.push(((*entry).clone(), settled));
            if 1 < chooser.could.len() || chooser.pin.is_some() {
                placements.push(Placement {
                    entry: (*entry).clone(),
                    home: chosen.home.clone(),
                    could: chooser.could.clone(),
                    pin: chooser.pin.clone(),
                });
            }
        }
        let short = self.solution.costs.get(at * 2).copied().unwrap_or_default();
        let applied = &cases[at].applied;
        let proof = match self.proof {
            // On another day, on which one may have applied, other homes may be best.
            Proof::Optimal if applied.first != applied.last && 0 < short => Proof::BetterByAtMost(points(short)),
            proof => proof,
        };
        homes.assignment = Some(Assignment { placements, proof, tight: self.tight(at, cases) });
        homes
    }

    /// Requirements of a program that cannot all be met together.
    fn tight(&self, at: usize, cases: &[Case]) -> Option<TightSet> {
        let levels = [at * 2, at * 2 + 1];
        let level = levels.into_iter().find(|it| self.solution.costs.get(*it).is_some_and(|it| 0 < *it))?;
        let tight = assign::tight(&self.problem.instance, u8::try_from(level).ok()?, EFFORT)?;
        let mut requirements: Vec<RequirementId> = Vec::new();
        for demand in tight.demands {
            let id = &self.problem.wanted[demand].requirement;
            if !requirements.contains(id) && cases[at].edition.requirement(id).is_some() {
                requirements.push(id.clone());
            }
        }
        // One alone says of itself what is missing.
        let set = TightSet { requirements, need: points(tight.need), most: points(tight.most) };
        (1 < set.requirements.len()).then_some(set)
    }
}

fn points(hundredths: u64) -> Points {
    Points::from_hundredths(u32::try_from(hundredths).unwrap_or(u32::MAX))
}
