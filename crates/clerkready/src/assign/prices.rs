//! What no choice can beat: a bound by prices.
//!
//! A demand that misses m of N, for a sum z, has m >= p * (N - z) for any price p from 0 to 1. Added up over all demands this
//! is linear in what items put where, so that each item can be given its best option by itself: the sum is a lower bound of
//! what all misses cost together, for any prices (weak duality). A cap's price lies below the price of what it flows into, and
//! its part is the same with the two prices' difference. Where sums move in steps, the line under the reachable points is
//! higher than the line under all.
//!
//! Invariant: for every choice, cost = base + the gaps of its options + the waste at its nodes, exactly, and neither gaps nor
//! waste are negative. Prices are in parts of [`ONE`].

use super::model::{Kind, Model, Node, Plan};

/// A price of 1.
pub(super) const ONE: i64 = 1 << 16;
/// The highest price of a demand of an earlier level, whose cost must not rise again.
const HIGHEST: i64 = ONE << 4;
/// How often prices are improved at most.
const ROUNDS: usize = 300;

#[derive(Clone)]
pub(super) struct Prices {
    /// The level whose cost is bounded, or the regret after the last.
    pub(super) stage: usize,
    /// The bound, in parts of [`ONE`].
    pub(super) base: i64,
    /// The price at which a sum's part counts, by node.
    price: Vec<i64>,
    /// What a miss costs, by node.
    weight: Vec<i64>,
    /// The line's height at a sum of zero, by node.
    height: Vec<i64>,
    of_sink: Vec<i64>,
}

impl Prices {
    /// The bound at some prices, for choices whose costs at earlier levels are no higher than known ones.
    pub(super) fn of(model: &Model, stage: usize, mut price: Vec<i64>, known: &[i64]) -> Prices {
        let mut weight = vec![0; price.len()];
        let mut top = vec![0; model.levels];
        for (at, node) in model.nodes.iter().enumerate().rev() {
            let highest = match node.kind {
                Kind::Into(parent) => price[parent],
                _ if node.level > stage => 0,
                // The excess over a clipped sum is not convex; no price of ours bounds it.
                Kind::AtMost if node.sinks.len() < node.below.len() => 0,
                _ if node.level == stage => ONE,
                _ => HIGHEST,
            };
            price[at] = price[at].clamp(0, highest);
            match node.kind {
                Kind::Into(parent) => weight[at] = price[parent],
                _ => top[node.level] = price[at].max(top[node.level]),
            }
        }
        let mut prices =
            Prices { stage, base: 0, height: vec![0; price.len()], of_sink: vec![0; model.start.len()], price, weight };
        for (at, node) in model.nodes.iter().enumerate() {
            if node.is_demand() {
                prices.weight[at] = if node.level == stage { ONE } else { top[node.level] };
            }
            let (_, height) = prices.lowest(node, at);
            prices.height[at] = height;
            prices.base += height;
            if !node.is_demand() {
                prices.base -= prices.weight[at] * node.limit;
            }
            node.sinks.iter().for_each(|sink| prices.of_sink[*sink] -= prices.slope(node, at));
        }
        for level in 0..stage.min(model.levels) {
            prices.base -= top[level] * known[level];
        }
        prices.base -= prices.of_sink.iter().zip(&model.start).map(|(price, held)| price * held).sum::<i64>();
        for item in 0..model.items.len() {
            prices.base += prices.pick(model, item).map_or(0, |it| it.1);
        }
        prices
    }

    /// Prices to begin with: those of the stage before, and 1 for what this stage's level asks for; none for regret, which is
    /// mostly least where each item has its preferred option.
    pub(super) fn first(model: &Model, stage: usize, before: Option<&Prices>) -> Vec<i64> {
        let before = before.filter(|_| stage < model.levels);
        let carried = before.map_or(vec![0; model.nodes.len()], |it| it.price.clone());
        let own = |(node, carried): (&Node, i64)| if node.level == stage { ONE } else { carried };
        model.nodes.iter().zip(carried).map(own).collect()
    }

    /// The slope of a node's line.
    fn slope(&self, node: &Node, at: usize) -> i64 {
        if node.kind == Kind::AtMost { self.price[at] } else { -self.price[at] }
    }

    /// Where the line touches what misses cost, and its height at a sum of zero.
    fn lowest(&self, node: &Node, at: usize) -> (i64, i64) {
        let height = |sum: i64| self.weight[at] * node.miss(sum) - self.slope(node, at) * sum;
        let (down, up) = (height(node.down), height(node.up));
        if down < up { (node.down, down) } else { (node.up, up) }
    }

    /// By how much a node's misses cost more than its line says, for any sum from the one to the other.
    pub(super) fn waste(&self, model: &Model, at: usize, least: i64, most: i64) -> i64 {
        let node = &model.nodes[at];
        let sum = if least >= node.up {
            least
        } else if most <= node.down {
            most
        } else {
            return 0;
        };
        self.weight[at] * node.miss(sum) - self.slope(node, at) * sum - self.height[at]
    }

    /// What an option costs by these prices.
    pub(super) fn cost(&self, model: &Model, item: usize, option: usize) -> i64 {
        let choice = &model.items[item][option];
        let own = if self.stage == model.levels { ONE * choice.regret } else { 0 };
        own - choice.puts.iter().map(|(sink, value)| self.of_sink[*sink] * value).sum::<i64>()
    }

    /// The option of an item that costs least, the first of equal ones, and its cost.
    pub(super) fn pick(&self, model: &Model, item: usize) -> Option<(usize, i64)> {
        let options = model.options(item).map(|it| (it, self.cost(model, item, it)));
        options.min_by_key(|it| it.1)
    }

    /// The bound in whole units of the stage's cost.
    pub(super) fn floor(&self, model: &Model) -> i64 {
        let unit = ONE * model.units.get(self.stage).copied().unwrap_or(1);
        ((self.base + unit - 1).div_euclid(unit) * unit / ONE).max(0)
    }

    /// In which direction each price improves the bound.
    fn direction(&self, model: &Model, held: &[i64]) -> Vec<i64> {
        let mut inflow = vec![0; self.price.len()];
        let mut direction = vec![0; self.price.len()];
        for (at, node) in model.nodes.iter().enumerate() {
            inflow[at] += node.sinks.iter().map(|it| held[*it]).sum::<i64>();
            let (sum, _) = self.lowest(node, at);
            direction[at] = sum - inflow[at];
            match node.kind {
                Kind::Into(parent) => inflow[parent] += sum.min(node.limit),
                Kind::AtMost => direction[at] = -direction[at],
                Kind::AtLeast => {}
            }
        }
        direction
    }

    /// Raises the bound until it meets the best plan or the rounds are over, and improves the plan where the prices tell how.
    pub(super) fn raise(self, model: &Model, best: &mut Plan, left: &mut u64) -> Prices {
        let options: usize = model.items.iter().map(Vec::len).sum();
        let mut top = self.clone();
        let mut now = self;
        // The share of the way to the goal, in sixteenths, and for how many rounds nothing was won.
        let (mut share, mut idle) = (16, 0);
        let mut course = vec![0; top.price.len()];
        for _ in 0..ROUNDS {
            let goal = best.value(top.stage);
            if top.floor(model) >= goal || *left < options as u64 {
                break;
            }
            *left -= options as u64;
            let taken: Vec<usize> = (0..model.items.len()).map(|it| now.pick(model, it).map_or(0, |it| it.0)).collect();
            let mut held = model.start.clone();
            for (item, taken) in model.items.iter().zip(&taken) {
                item.get(*taken).into_iter().flat_map(|it| &it.puts).for_each(|(sink, value)| held[*sink] += value);
            }
            let plan = Plan::of(model, taken);
            if plan.is_better_than(best) {
                *best = plan;
            }
            // Half of the way so far is kept, so that prices do not swing from one side of a ridge to the other.
            for (course, direction) in course.iter_mut().zip(now.direction(model, &held)) {
                *course = *course / 2 + direction;
            }
            let length: i128 = course.iter().map(|it| i128::from(*it) * i128::from(*it)).sum();
            if length == 0 {
                break;
            }
            let way = i128::from(goal * ONE - now.base) * share / 16;
            let mut price = now.price.clone();
            for (price, direction) in price.iter_mut().zip(&course) {
                let step = i128::from(*direction) * way / length;
                *price = (i128::from(*price) + step).clamp(0, HIGHEST.into()) as i64;
            }
            now = Prices::of(model, top.stage, top.scaled(model, price), &best.costs);
            if now.base > top.base {
                top = now.clone();
                idle = 0;
            } else {
                idle += 1;
            }
            if idle == 10 {
                (share, idle) = (share / 2, 0);
                now = top.clone();
            }
            if share == 0 {
                break;
            }
        }
        top
    }

    /// Prices at which something is asked for: only their ratios matter where all can be had.
    fn scaled(&self, model: &Model, price: Vec<i64>) -> Vec<i64> {
        let counted = model.nodes.iter().zip(&price).filter(|it| it.0.is_demand() && it.0.level <= self.stage);
        let highest = counted.map(|it| *it.1).max().unwrap_or(0);
        if self.stage == model.levels || highest >= ONE {
            return price;
        }
        if highest == 0 {
            return self.price.clone();
        }
        price.into_iter().map(|it| it * ONE / highest).collect()
    }
}
