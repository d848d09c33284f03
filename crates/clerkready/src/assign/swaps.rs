//! Small changes to a plan: one item, or two together.
//!
//! Prices say what to give up in the large; they leave a little missing here and a little too much there. Two changes at once
//! mend most of that, long before a search from the start would.

use super::model::{Model, Plan};

/// Improves a plan by changes of one or two items that make it better, until there are none, it is good enough, or so many
/// have been looked at for each option that there is.
pub(super) fn improve(model: &Model, stage: usize, enough: i64, looks: usize, best: &mut Plan, left: &mut u64) {
    let options: usize = model.items.iter().map(Vec::len).sum();
    let mut patience = (options * looks).min(usize::try_from(*left).unwrap_or(usize::MAX));
    *left -= patience as u64;
    let mut bench = Bench::new(model, best);
    while patience > 0 && bench.now.value(stage) > enough && bench.step(&mut patience) {}
    *left += patience as u64;
    *best = bench.now;
}

struct Bench<'a> {
    model: &'a Model,
    now: Plan,
    held: Vec<i64>,
    sums: Vec<i64>,
    costs: Vec<i64>,
    /// Every change that may be worth something: the item and its new option.
    changes: Vec<(usize, usize)>,
}

impl<'a> Bench<'a> {
    fn new(model: &'a Model, plan: &Plan) -> Bench<'a> {
        let mut held = model.start.clone();
        for (item, taken) in model.items.iter().zip(&plan.taken) {
            item.get(*taken).into_iter().flat_map(|it| &it.puts).for_each(|(sink, value)| held[*sink] += value);
        }
        let changes = (0..model.items.len()).flat_map(|item| model.options(item).map(move |it| (item, it))).collect();
        Bench { model, now: plan.clone(), held, sums: vec![0; model.nodes.len()], costs: Vec::new(), changes }
    }

    /// Makes the first change that is found to be better.
    fn step(&mut self, patience: &mut usize) -> bool {
        let changes = std::mem::take(&mut self.changes);
        let is_better = self.single(&changes, patience) || self.double(&changes, patience);
        self.changes = changes;
        is_better
    }

    fn single(&mut self, changes: &[(usize, usize)], patience: &mut usize) -> bool {
        changes.iter().any(|change| {
            let back = self.turn(*change);
            let is_better = self.is_better(&[(change.0, back)]);
            if !is_better {
                self.turn((change.0, back));
            }
            *patience = patience.saturating_sub(1);
            is_better
        })
    }

    /// Two at once, the first of which puts something where it is missing.
    fn double(&mut self, changes: &[(usize, usize)], patience: &mut usize) -> bool {
        self.model.flow(&self.held, &mut self.sums);
        let missing: Vec<bool> = (0..self.held.len()).map(|it| self.model.missing(&self.sums, it) > 0).collect();
        for first in changes.iter().filter(|it| it.1 != self.now.taken[it.0]).copied().collect::<Vec<_>>() {
            if !self.model.items[first.0][first.1].puts.iter().any(|it| missing[it.0]) {
                continue;
            }
            let first_back = self.turn(first);
            for second in changes.iter().filter(|it| it.0 != first.0) {
                if *patience == 0 {
                    break;
                }
                *patience -= 1;
                let back = self.turn(*second);
                if self.is_better(&[(first.0, first_back), (second.0, back)]) {
                    return true;
                }
                self.turn((second.0, back));
            }
            self.turn((first.0, first_back));
        }
        false
    }

    /// Takes an option and gives the one that it takes the place of.
    fn turn(&mut self, (item, option): (usize, usize)) -> usize {
        let options = &self.model.items[item];
        let back = std::mem::replace(&mut self.now.taken[item], option);
        options[back].puts.iter().for_each(|(sink, value)| self.held[*sink] -= value);
        options[option].puts.iter().for_each(|(sink, value)| self.held[*sink] += value);
        back
    }

    /// Says whether the plan is better after some changes than before, and if so notes its costs.
    fn is_better(&mut self, backs: &[(usize, usize)]) -> bool {
        self.model.flow(&self.held, &mut self.sums);
        self.model.costs(&self.sums, &mut self.costs);
        let regret = |(item, option): &(usize, usize)| self.model.items[*item][*option].regret;
        let gone: i64 = backs.iter().map(regret).sum();
        let come: i64 = backs.iter().map(|it| regret(&(it.0, self.now.taken[it.0]))).sum();
        let regret = self.now.regret + come - gone;
        let is_better = (&self.costs, regret) < (&self.now.costs, self.now.regret);
        if is_better {
            self.now.costs.clone_from(&self.costs);
            self.now.regret = regret;
        }
        is_better
    }
}
