//! The best that the rules allow: which of its options each item takes, so that demands fall short by the least.
//!
//! This knows integers only. Items put amounts into sinks, caps clip what is counted of sinks, and demands ask for sums. The
//! engine says what its entries, lines, categories and requirements are among these, and judges the outcome by itself.
//!
//! A bound by prices ([`prices`]) says what no choice can beat, and small changes ([`swaps`]) mend what prices leave. Searching
//! below the best choice that is known ([`search`]) either finds a better one or raises the bound, until they meet.
//!
//! Invariant: what is called optimal is proven, in integers. Work is bounded by a count of steps, never by time, so that the
//! same instance has the same solution everywhere.

mod model;
mod prices;
mod swaps;
mod search;
mod tight;

pub use tight::{Tight, tight};

use self::model::{Model, Plan};

/// The largest amount that is told apart; a larger one counts as this: 2^30, in hundredths of points ten million points.
pub const LARGEST: u64 = 1 << 30;

/// What to choose, and what the choice is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instance {
    /// What is in each sink already. A sink is named by its place in this list; one beyond it takes nothing.
    pub fixed: Vec<u64>,
    /// Limits of what is counted, inner ones before those that hold them: two that share a sink hold one another.
    pub caps: Vec<Cap>,
    /// What the counted sums should be.
    pub demands: Vec<Demand>,
    /// What there is to choose. Pins and exclusions are items with fewer options.
    pub items: Vec<Item>,
}

/// At most so much is counted of what some sinks hold together, after the caps within have clipped it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cap {
    /// The sinks.
    pub sinks: Vec<usize>,
    /// How much is counted at most.
    pub limit: u64,
}

/// What the counted sum of some sinks should be.
///
/// Caps act on what lies in these sinks; a cap that holds others as well has all of its limit for these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Demand {
    /// The sinks, each counted once.
    pub sinks: Vec<usize>,
    /// Which side of the amount is wanted.
    pub bound: Bound,
    /// The amount.
    pub amount: u64,
    /// Its importance: everything of level 0 goes before anything of level 1.
    pub level: u8,
}

/// Which side of an amount is wanted, and so what a miss costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// The shortage is the cost.
    AtLeast,
    /// The excess is the cost.
    AtMost,
}

/// Something that takes exactly one of its options; with none it puts nothing anywhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The options, the preferred ones first.
    pub options: Vec<Choice>,
}

/// What an item puts where if it takes this option. Without puts it is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Sinks and amounts.
    pub puts: Vec<(usize, u64)>,
    /// What the choice costs once all demands are served as well as can be, such as what a next goal could have used.
    pub regret: u32,
}

/// How much work may be done, in steps. A step looks at one option of one item, some 10 to 500 ns, the more caps the longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort(pub u64);

impl Default for Effort {
    /// Five million steps: far more than two hundred entries need; where nothing can be proven, one or two seconds.
    fn default() -> Effort {
        Effort(5_000_000)
    }
}

/// The best choice that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Solution {
    /// Which option each item takes; 0 for an item without any.
    pub choices: Vec<usize>,
    /// The shortages and excesses of each level together, from level 0 to the last that a demand has.
    pub costs: Vec<u64>,
    /// The regrets of the choices together.
    pub regret: u64,
    /// Whether there can be a better one.
    pub proof: Proof,
}

/// What is known about choices that were not found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proof {
    /// There is none with lower costs, level by level, or with the same costs and less regret.
    Optimal,
    /// There may be better ones: not proven. Costs below these, compared level by level, are impossible.
    AtLeast(Vec<u64>),
}

impl Solution {
    /// The costs, compared level by level, below which nothing can be.
    pub fn at_least(&self) -> &[u64] {
        match &self.proof {
            Proof::Optimal => &self.costs,
            Proof::AtLeast(costs) => costs,
        }
    }
}

/// Finds the choice that costs least at level 0, of these the one that costs least at level 1, and so on; of those the one
/// with the least regret.
///
/// It stops after the given effort with the best that it has. The same instance always has the same solution.
pub fn solve(instance: &Instance, effort: Effort) -> Solution {
    let model = Model::of(instance);
    let mut best = Plan::greedy(&model);
    let mut left = effort.0;
    let mut proven: Option<Vec<u64>> = None;
    let mut cuts = Vec::new();
    for stage in 0..=model.levels {
        // What is most important may use most of the effort, and leaves some for the rest.
        let kept = if stage < model.levels { left / 4 } else { 0 };
        let mut spend = left - kept;
        let floor = search::close(&model, stage, &mut best, &mut cuts, &mut spend);
        left = kept + spend;
        if floor < best.value(stage) && proven.is_none() {
            // Nothing is known about later levels where an earlier one could be better.
            let known = (0..model.levels).map(|it| match it.cmp(&stage) {
                std::cmp::Ordering::Less => best.costs[it] as u64,
                std::cmp::Ordering::Equal => floor as u64,
                std::cmp::Ordering::Greater => 0,
            });
            proven = Some(known.collect());
        }
    }
    Solution {
        choices: best.taken,
        costs: best.costs.iter().map(|it| *it as u64).collect(),
        regret: best.regret as u64,
        proof: proven.map_or(Proof::Optimal, Proof::AtLeast),
    }
}
