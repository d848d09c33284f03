//! Searching below the best plan that is known, from the bound upwards.
//!
//! A target a little above the bound leaves little to give away: an option may cost only so much more than its item's best
//! one, and sums may miss their marks only by so much. Depth first, all that is left to try is tried; then the target rises.
//! So no good plan is needed to begin with, and what ends without a plan has raised the bound.

use std::cmp::Reverse;

use super::model::{Choice, Model, Plan};
use super::prices::{ONE, Prices};
use crate::sorted::ordered;

/// How many failed states are remembered.
const REMEMBERED: usize = 1 << 13;

/// Attempts at closing a gap: how many steps a search may have, and how many small changes are looked at after it.
const ATTEMPTS: [(u64, usize); 3] = [(2_000, 10), (20_000, 100), (u64::MAX, 0)];

/// Closes the gap between the best plan's value at a stage and what is proven, as far as the effort reaches; gives what no
/// plan can go below. Adds the prices of the stage to those of earlier ones.
pub(super) fn close(model: &Model, stage: usize, best: &mut Plan, cuts: &mut Vec<Prices>, left: &mut u64) -> i64 {
    let first = Prices::of(model, stage, Prices::first(model, stage, cuts.last()), &best.costs);
    let prices = first.raise(model, best, left);
    let unit = model.unit(stage);
    let mut floor = prices.floor(model).min(best.value(stage));
    cuts.push(prices);
    let (mut reach, mut attempts) = (unit, ATTEMPTS.iter());
    let mut attempt = attempts.next();
    while let Some((steps, looks)) = attempt.filter(|_| floor < best.value(stage) && *left > 0) {
        let target = (floor + reach).min(best.value(stage)) - unit;
        let tree = Tree::within(model, cuts, best, target);
        let granted = (*left).min(*steps);
        let mut walk = Walk::new(&tree, best, target, granted);
        descend(&tree, &mut walk, 0);
        *left -= granted - walk.left;
        let (is_over, is_found) = (walk.left > 0, walk.found.is_some());
        if let Some(plan) = walk.found {
            *best = plan;
        }
        if is_over {
            // Below what was found last nothing was found.
            floor = if is_found { best.value(stage) } else { target + unit };
            reach += (reach / 4 / unit).max(1) * unit;
        } else {
            super::swaps::improve(model, stage, floor, *looks, best, left);
            attempt = attempts.next();
        }
    }
    floor
}

/// What is still to be decided where little may be given away.
struct Tree<'a> {
    model: &'a Model,
    cuts: &'a [Prices],
    /// What may be given away, by cut.
    budgets: Vec<i64>,
    /// The items with several options within the budgets, in the order of deciding.
    open: Vec<Open>,
    /// What the open items from each on can add to each node at most.
    rest: Vec<Vec<i64>>,
    /// The items with one option within the budgets.
    settled: Vec<(usize, Offer)>,
}

struct Open {
    item: usize,
    offers: Vec<Offer>,
    /// Whether the item before has the same options, so that only one order of the two is tried.
    repeats: bool,
    /// Whether some options cost the same, so that what is missing must tell which comes first.
    ties: bool,
}

struct Offer {
    option: usize,
    /// How much more it costs than the item's best option, by cut.
    gaps: Vec<i64>,
}

impl Open {
    fn gap(&self, offer: usize) -> i64 {
        self.offers.get(offer).and_then(|it| it.gaps.last().copied()).unwrap_or(0)
    }
}

impl<'a> Tree<'a> {
    fn within(model: &'a Model, cuts: &'a [Prices], best: &Plan, target: i64) -> Tree<'a> {
        let last = cuts.len() - 1;
        let budgets: Vec<i64> = cuts
            .iter()
            .enumerate()
            .map(|(at, cut)| if at == last { target } else { best.value(at) } * ONE - cut.base)
            .collect();
        let (mut open, mut settled) = (Vec::new(), Vec::new());
        for item in (0..model.items.len()).filter(|it| !model.items[*it].is_empty()) {
            let least: Vec<i64> = cuts.iter().map(|it| it.pick(model, item).map_or(0, |it| it.1)).collect();
            let offers = model.options(item).map(|option| {
                let gaps = cuts.iter().zip(&least).map(|(it, least)| it.cost(model, item, option) - least);
                Offer { option, gaps: gaps.collect() }
            });
            let within = offers.filter(|it| it.gaps.iter().zip(&budgets).all(|(gap, budget)| gap <= budget));
            let mut offers = ordered(within, |a, b| a.gaps.last().cmp(&b.gaps.last()));
            if offers.len() == 1 {
                settled.extend(offers.pop().map(|it| (item, it)));
            } else {
                let ties = offers.windows(2).any(|it| it[0].gaps.last() == it[1].gaps.last());
                open.push(Open { item, offers, repeats: false, ties });
            }
        }
        // First what is clearest, then what is largest: the end is for fitting in.
        let rank = |it: &Open| (Reverse(it.gap(1)), Reverse(size(model, it)));
        let mut open =
            ordered(open, |a, b| rank(a).cmp(&rank(b)).then_with(|| model.items[a.item].cmp(&model.items[b.item])));
        let mut rest = vec![vec![0; model.nodes.len()]; open.len() + 1];
        for at in (0..open.len()).rev() {
            let own = &model.items[open[at].item];
            open[at].repeats = at > 0 && model.items[open[at - 1].item] == *own;
            for (node, below) in model.nodes.iter().map(|it| &it.below).enumerate() {
                let into = open[at].offers.iter().map(|it| own[it.option].put_into(below));
                rest[at][node] = rest[at + 1][node] + into.max().unwrap_or(0);
            }
        }
        Tree { model, cuts, budgets, open, rest, settled }
    }
}

/// The most that an item can put anywhere.
fn size(model: &Model, open: &Open) -> Option<i64> {
    model.items[open.item].iter().map(Choice::size).max()
}

/// What is decided so far.
struct Walk {
    /// What the stage's value may be.
    target: i64,
    /// By how much the target has come down since the budgets were made.
    lowered: i64,
    taken: Vec<usize>,
    held: Vec<i64>,
    sums: Vec<i64>,
    /// What options gave away, by cut.
    given: Vec<i64>,
    /// The costs that earlier levels may have.
    known: Vec<i64>,
    left: u64,
    found: Option<Plan>,
    /// States from which there was nothing to find: the place, the sums and what was given away.
    failed: Vec<Vec<i64>>,
    /// The states on the way to here, by place.
    states: Vec<Vec<i64>>,
}

impl Walk {
    fn new(tree: &Tree, best: &Plan, target: i64, left: u64) -> Walk {
        let mut walk = Walk {
            target,
            lowered: 0,
            taken: vec![0; tree.model.items.len()],
            held: tree.model.start.clone(),
            sums: vec![0; tree.model.nodes.len()],
            given: vec![0; tree.cuts.len()],
            known: best.costs.clone(),
            left,
            found: None,
            failed: Vec::new(),
            states: vec![Vec::new(); tree.open.len()],
        };
        tree.settled.iter().for_each(|(item, offer)| walk.take(tree, *item, offer, 1));
        walk
    }

    /// Takes an option, or with a sign of -1 takes it back.
    fn take(&mut self, tree: &Tree, item: usize, offer: &Offer, sign: i64) {
        for (sink, value) in &tree.model.items[item][offer.option].puts {
            self.held[*sink] += sign * value;
        }
        for (given, gap) in self.given.iter_mut().zip(&offer.gaps) {
            *given += sign * gap;
        }
        self.taken[item] = offer.option;
    }

    /// Says whether the budgets may still hold, whatever the items from a place on take.
    fn is_affordable(&mut self, tree: &Tree, at: usize) -> bool {
        tree.model.flow(&self.held, &mut self.sums);
        let rest = &tree.rest[at];
        let last = tree.cuts.len() - 1;
        for (which, cut) in tree.cuts.iter().enumerate() {
            let lowered = if which == last { self.lowered } else { 0 };
            let mut free = tree.budgets[which] - lowered - self.given[which];
            for (node, sum) in self.sums.iter().enumerate() {
                if free < 0 {
                    return false;
                }
                free -= cut.waste(tree.model, node, *sum, *sum + rest[node]);
            }
            if free < 0 {
                return false;
            }
        }
        true
    }

    /// Keeps a whole plan if it is as good as was asked for, and asks for a better one from then on.
    fn keep(&mut self, tree: &Tree) {
        let plan = Plan::of(tree.model, self.taken.clone());
        let stage = tree.cuts.len() - 1;
        let value = plan.value(stage);
        if value > self.target || plan.costs.iter().zip(&self.known).take(stage).any(|(cost, known)| cost > known) {
            return;
        }
        let below = value - tree.model.unit(stage);
        self.lowered += (self.target - below) * ONE;
        self.target = below;
        self.found = Some(plan);
    }

    /// Notes the present state, and says where among those that failed it belongs.
    ///
    /// A sum beyond what matters is the same as one that just reaches it, but for what is wasted.
    fn note(&mut self, tree: &Tree, at: usize) -> usize {
        let state = &mut self.states[at];
        state.clear();
        state.push(at as i64);
        state.extend(self.sums.iter().zip(&tree.model.nodes).map(|(sum, node)| *sum.min(&node.up)));
        for (cut, given) in tree.cuts.iter().zip(&self.given) {
            let wasted = self.sums.iter().enumerate().map(|(node, sum)| cut.waste(tree.model, node, *sum, i64::MAX));
            state.push(given + wasted.sum::<i64>());
        }
        let mut hash = 0;
        for value in &state[..=self.sums.len()] {
            hash = (hash ^ *value as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            hash ^= hash >> 29;
        }
        hash as usize % REMEMBERED
    }

    /// Says whether there was nothing to find from the noted state, or the same with less given away.
    fn has_failed(&self, at: usize, slot: usize) -> bool {
        let Some(failed) = self.failed.get(slot).filter(|it| !it.is_empty()) else { return false };
        let (state, split) = (&self.states[at], 1 + self.sums.len());
        failed[..split] == state[..split] && failed[split..].iter().zip(&state[split..]).all(|(then, now)| then <= now)
    }

    fn remember(&mut self, at: usize, slot: usize) {
        if self.failed.is_empty() {
            self.failed = vec![Vec::new(); REMEMBERED];
        }
        self.failed[slot].clone_from(&self.states[at]);
    }
}

/// Tries all that the budgets allow for the items from a place on.
fn descend(tree: &Tree, walk: &mut Walk, at: usize) {
    if walk.left == 0 || !walk.is_affordable(tree, at) {
        return;
    }
    let Some(open) = tree.open.get(at) else { return walk.keep(tree) };
    // Where the order of equal items is fixed, what may follow depends on more than the state.
    let slot = if open.repeats { None } else { Some(walk.note(tree, at)) };
    if slot.is_some_and(|it| walk.has_failed(at, it)) {
        return;
    }
    let first = match open.repeats {
        true => open.offers.iter().position(|it| it.option == walk.taken[tree.open[at - 1].item]).unwrap_or(0),
        false => 0,
    };
    let try_one = |walk: &mut Walk, offer: &Offer| {
        walk.left = walk.left.saturating_sub(1);
        walk.take(tree, open.item, offer, 1);
        descend(tree, walk, at + 1);
        walk.take(tree, open.item, offer, -1);
    };
    if open.ties {
        let missing: Vec<i64> = (0..walk.held.len()).map(|it| tree.model.missing(&walk.sums, it)).collect();
        let rank = |it: &usize| {
            let offer = &open.offers[*it];
            let puts = &tree.model.items[open.item][offer.option].puts;
            (open.gap(*it), Reverse(puts.iter().map(|put| missing[put.0]).sum::<i64>()))
        };
        for offer in ordered(first..open.offers.len(), |a, b| rank(a).cmp(&rank(b))) {
            try_one(walk, &open.offers[offer]);
        }
    } else {
        open.offers[first..].iter().for_each(|it| try_one(walk, it));
    }
    if let Some(slot) = slot.filter(|_| walk.left > 0) {
        walk.remember(at, slot);
    }
}
