//! Which demands cannot be met together, and how much can be had for them.

use super::{Bound, Effort, Instance, solve};

/// At-least demands of one level that cannot all be met together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tight {
    /// Their places among the demands.
    pub demands: Vec<usize>,
    /// How much they ask for together.
    pub need: u64,
    /// How much of it can be had at most.
    pub most: u64,
}

/// Finds the smallest set of a level's at-least demands that cannot all be met together, the first of equal size, while what
/// is more important costs no more than it must.
///
/// `None` when all of them can be met, or nothing else is proven within the effort, which each set that is looked at has for
/// itself. There are 2^n sets of n demands, so the demands of a level should be a dozen at most.
pub fn tight(instance: &Instance, level: u8, effort: Effort) -> Option<Tight> {
    let asked: Vec<usize> = (0..instance.demands.len())
        .filter(|it| instance.demands[*it].level == level && instance.demands[*it].bound == Bound::AtLeast)
        .collect();
    (1..=asked.len())
        .find_map(|size| subsets(&asked, size, &mut Vec::new(), &mut |set| misses(instance, level, set, effort)))
}

/// What a set asks for and can have, if that is proven to be less.
fn misses(instance: &Instance, level: u8, set: &[usize], effort: Effort) -> Option<Tight> {
    let kept = instance.demands.iter().enumerate().filter(|(at, it)| it.level < level || set.contains(at));
    let part = Instance { demands: kept.map(|it| it.1.clone()).collect(), ..instance.clone() };
    let solution = solve(&part, effort);
    let short = solution.at_least().get(usize::from(level)).copied().filter(|it| *it > 0)?;
    let need: u64 = set.iter().map(|it| instance.demands[*it].amount.min(super::LARGEST)).sum();
    Some(Tight { demands: set.to_vec(), need, most: need - short })
}

/// Goes through the subsets of a size in order until one has an answer.
fn subsets<T>(
    of: &[usize],
    size: usize,
    chosen: &mut Vec<usize>,
    ask: &mut impl FnMut(&[usize]) -> Option<T>,
) -> Option<T> {
    if size == 0 {
        return ask(chosen);
    }
    (0..=of.len().checked_sub(size)?).find_map(|at| {
        chosen.push(of[at]);
        let answer = subsets(&of[at + 1..], size - 1, chosen, ask);
        chosen.pop();
        answer
    })
}
