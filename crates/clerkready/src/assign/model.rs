//! An instance as the solver sees it: demands as trees of clipped sums.
//!
//! Invariant: a node stands after all nodes that flow into it.

use super::{Bound, Instance, LARGEST};

/// An instance in signed integers, each amount at most [`LARGEST`].
pub(super) struct Model {
    /// What is in each sink already.
    pub(super) start: Vec<i64>,
    pub(super) nodes: Vec<Node>,
    pub(super) items: Vec<Vec<Choice>>,
    /// How many levels demands have.
    pub(super) levels: usize,
    /// Costs of a level are multiples of this.
    pub(super) units: Vec<i64>,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Choice {
    pub(super) puts: Vec<(usize, i64)>,
    pub(super) regret: i64,
    /// Whether it is left aside, because another option is as good in every way.
    pub(super) is_barred: bool,
}

impl Choice {
    /// What it puts into some sinks together.
    pub(super) fn put_into(&self, sinks: &[usize]) -> i64 {
        self.puts.iter().filter(|it| sinks.contains(&it.0)).map(|it| it.1).sum()
    }

    /// What it puts anywhere.
    pub(super) fn size(&self) -> i64 {
        self.puts.iter().map(|it| it.1).sum()
    }
}

/// A demand, or a cap as it acts on a demand's sinks.
pub(super) struct Node {
    pub(super) kind: Kind,
    pub(super) level: usize,
    /// What is asked for, or counted at most.
    pub(super) limit: i64,
    /// The sinks that flow in directly.
    pub(super) sinks: Vec<usize>,
    /// All sinks that flow in, directly or through another node.
    pub(super) below: Vec<usize>,
    /// The sums that are possible around the limit: the last one up to it, and the first one from it.
    pub(super) down: i64,
    pub(super) up: i64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    AtLeast,
    AtMost,
    /// Flows into the node of that place, clipped to the limit.
    Into(usize),
}

impl Node {
    pub(super) fn is_demand(&self) -> bool {
        !matches!(self.kind, Kind::Into(_))
    }

    /// What a sum misses: a shortage or an excess.
    pub(super) fn miss(&self, sum: i64) -> i64 {
        match self.kind {
            Kind::AtLeast | Kind::Into(_) => (self.limit - sum).max(0),
            Kind::AtMost => (sum - self.limit).max(0),
        }
    }
}

impl Model {
    pub(super) fn of(instance: &Instance) -> Model {
        let sinks = instance.fixed.len();
        let start: Vec<i64> = instance.fixed.iter().map(|it| amount(*it)).collect();
        let mut items: Vec<Vec<Choice>> = instance.items.iter().map(|item| choices(item, sinks)).collect();
        // What can flow into a sink at most, and what all that flows in is a multiple of.
        let mut most = start.clone();
        let mut steps = vec![0; sinks];
        for item in &items {
            let mut item_most = vec![0; sinks];
            for choice in item {
                let mut put = vec![0; sinks];
                choice.puts.iter().for_each(|(sink, value)| put[*sink] += value);
                for sink in 0..sinks {
                    item_most[sink] = put[sink].max(item_most[sink]);
                    steps[sink] = gcd(put[sink], steps[sink]);
                }
            }
            most.iter_mut().zip(item_most).for_each(|(sum, value)| *sum += value);
        }
        let capped: Vec<usize> =
            instance.demands.iter().filter(|it| it.bound == Bound::AtMost).flat_map(|it| it.sinks.clone()).collect();
        items.iter_mut().for_each(|it| bar_dominated(it, &capped));
        let levels = instance.demands.iter().map(|it| usize::from(it.level) + 1).max().unwrap_or(0);
        let mut model = Model { start, nodes: Vec::new(), items, levels, units: vec![0; levels] };
        let caps = closed(instance);
        for demand in &instance.demands {
            let level = usize::from(demand.level);
            let mut feeds: Vec<Feed> = Vec::new();
            for sink in within(&demand.sinks, sinks) {
                feeds.push(Feed { sink, node: None, offset: model.start[sink], step: steps[sink] });
            }
            for (held, limit) in &caps {
                let reached: Vec<usize> = (0..feeds.len()).filter(|it| held.contains(&feeds[*it].sink)).collect();
                // A cap that nothing can reach changes nothing.
                if reached.iter().map(|it| most[feeds[*it].sink]).sum::<i64>() > *limit {
                    model.join(&mut feeds, &reached, level, *limit, Kind::Into(usize::MAX));
                }
            }
            let kind = match demand.bound {
                Bound::AtLeast => Kind::AtLeast,
                Bound::AtMost => Kind::AtMost,
            };
            let all: Vec<usize> = (0..feeds.len()).collect();
            let missed = model.join(&mut feeds, &all, level, amount(demand.amount), kind);
            model.units[level] = gcd(missed, model.units[level]);
        }
        model.units.iter_mut().for_each(|it| *it = (*it).max(1));
        model
    }

    /// Adds a node that some feeds flow into, and gives what its misses are multiples of.
    fn join(&mut self, feeds: &mut [Feed], which: &[usize], level: usize, limit: i64, kind: Kind) -> i64 {
        let own = self.nodes.len();
        let mut node = Node { kind, level, limit, sinks: Vec::new(), below: Vec::new(), down: limit, up: limit };
        let (mut offset, mut step) = (0, 0);
        let mut seen = Vec::new();
        for at in which {
            let feed = &mut feeds[*at];
            node.below.push(feed.sink);
            match feed.node {
                None => node.sinks.push(feed.sink),
                Some(child) => self.nodes[child].kind = Kind::Into(own),
            }
            // A child node flows in once, however many sinks it has.
            if feed.node.is_none() || !seen.contains(&feed.node) {
                seen.push(feed.node);
                offset += feed.offset;
                step = gcd(feed.step, step);
            }
        }
        if step > 0 && offset <= limit {
            node.down = limit - (limit - offset) % step;
            node.up = if node.down < limit { node.down + step } else { limit };
        }
        let missed = gcd((limit - offset).abs(), step);
        for at in which {
            // What leaves a cap is a sum that came in, or its limit.
            feeds[*at] = Feed { sink: feeds[*at].sink, node: Some(own), offset, step: missed };
        }
        self.nodes.push(node);
        missed
    }

    /// The options of an item that are not barred.
    pub(super) fn options(&self, item: usize) -> impl Iterator<Item = usize> + use<'_> {
        self.items[item].iter().enumerate().filter(|it| !it.1.is_barred).map(|it| it.0)
    }

    /// The step in which the cost of a level moves, or the regret after the last.
    pub(super) fn unit(&self, stage: usize) -> i64 {
        self.units.get(stage).copied().unwrap_or(1)
    }

    /// What flows into each node, given what each sink holds.
    pub(super) fn flow(&self, held: &[i64], sums: &mut [i64]) {
        sums.fill(0);
        for (at, node) in self.nodes.iter().enumerate() {
            let mut sum = sums[at];
            for sink in &node.sinks {
                sum += held[*sink];
            }
            sums[at] = sum;
            if let Kind::Into(parent) = node.kind {
                sums[parent] += sum.min(node.limit);
            }
        }
    }

    /// What the demands of each level miss together.
    pub(super) fn costs(&self, sums: &[i64], costs: &mut Vec<i64>) {
        costs.clear();
        costs.resize(self.levels, 0);
        for (node, sum) in self.nodes.iter().zip(sums).filter(|it| it.0.is_demand()) {
            costs[node.level] += node.miss(*sum);
        }
    }
}

/// A sink on its way to a demand: the last node that it flows into, and which sums come from there.
struct Feed {
    sink: usize,
    node: Option<usize>,
    offset: i64,
    step: i64,
}

/// One option for each item.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Plan {
    pub(super) taken: Vec<usize>,
    pub(super) costs: Vec<i64>,
    pub(super) regret: i64,
}

impl Plan {
    pub(super) fn of(model: &Model, taken: Vec<usize>) -> Plan {
        let mut held = model.start.clone();
        let mut regret = 0;
        for (item, taken) in model.items.iter().zip(&taken) {
            if let Some(choice) = item.get(*taken) {
                choice.puts.iter().for_each(|(sink, value)| held[*sink] += value);
                regret += choice.regret;
            }
        }
        let mut sums = vec![0; model.nodes.len()];
        model.flow(&held, &mut sums);
        let mut costs = Vec::new();
        model.costs(&sums, &mut costs);
        Plan { taken, costs, regret }
    }

    /// The cost of a level, or the regret after the last.
    pub(super) fn value(&self, stage: usize) -> i64 {
        self.costs.get(stage).copied().unwrap_or(self.regret)
    }

    pub(super) fn is_better_than(&self, other: &Plan) -> bool {
        (&self.costs, self.regret) < (&other.costs, other.regret)
    }

    /// Takes for each item, the largest first, what costs least then; among equals what goes where most is missing.
    pub(super) fn greedy(model: &Model) -> Plan {
        let size = |item: &usize| std::cmp::Reverse(model.items[*item].iter().map(Choice::size).max());
        let order = crate::sorted::ordered(0..model.items.len(), |a, b| size(a).cmp(&size(b)));
        let mut held = model.start.clone();
        let mut sums = vec![0; model.nodes.len()];
        let mut taken = vec![0; model.items.len()];
        for item in order {
            model.flow(&held, &mut sums);
            let missing: Vec<i64> = (0..held.len()).map(|sink| model.missing(&sums, sink)).collect();
            let mut best = None;
            for (at, choice) in model.items[item].iter().enumerate() {
                choice.puts.iter().for_each(|(sink, value)| held[*sink] += value);
                model.flow(&held, &mut sums);
                choice.puts.iter().for_each(|(sink, value)| held[*sink] -= value);
                let wanted: i64 = choice.puts.iter().map(|put| missing[put.0]).sum();
                let mut costs = Vec::new();
                model.costs(&sums, &mut costs);
                let rank = (costs, -wanted, choice.regret);
                if best.as_ref().is_none_or(|(least, _)| rank < *least) {
                    best = Some((rank, at));
                }
            }
            if let Some((_, at)) = best {
                taken[item] = at;
                model.items[item][at].puts.iter().for_each(|(sink, value)| held[*sink] += value);
            }
        }
        Plan::of(model, taken)
    }
}

impl Model {
    /// What the demands that count a sink miss.
    pub(super) fn missing(&self, sums: &[i64], sink: usize) -> i64 {
        let demands = self.nodes.iter().zip(sums).filter(|it| it.0.kind == Kind::AtLeast && it.0.below.contains(&sink));
        demands.map(|(node, sum)| node.miss(*sum)).sum()
    }
}

fn choices(item: &super::Item, sinks: usize) -> Vec<Choice> {
    let known = |puts: &[(usize, u64)]| -> Vec<(usize, i64)> {
        puts.iter().filter(|it| it.0 < sinks).map(|(sink, value)| (*sink, amount(*value))).collect()
    };
    let choice = |it: &super::Choice| Choice { puts: known(&it.puts), regret: i64::from(it.regret), is_barred: false };
    item.options.iter().map(choice).collect()
}

/// Bars the options that another one makes needless: it puts in no less anywhere, no more where there is a maximum, and is
/// regretted no more.
fn bar_dominated(item: &mut [Choice], with_maximum: &[usize]) {
    let covers = |a: &Choice, b: &Choice| {
        let mut sinks = a.puts.iter().chain(&b.puts).map(|it| it.0);
        a.regret <= b.regret
            && sinks.all(|it| match (a.put_into(&[it]), b.put_into(&[it])) {
                (a, b) if with_maximum.contains(&it) => a == b,
                (a, b) => a >= b,
            })
    };
    for at in 0..item.len() {
        let own = &item[at];
        let mut others = item.iter().enumerate().filter(|it| it.0 != at);
        let is_barred = others.any(|(other, it)| covers(it, own) && (other < at || !covers(own, it)));
        item[at].is_barred = is_barred;
    }
}

/// The sinks of each cap with those of the caps within it, and its limit.
fn closed(instance: &Instance) -> Vec<(Vec<usize>, i64)> {
    let mut caps: Vec<(Vec<usize>, i64)> = Vec::new();
    for cap in &instance.caps {
        let mut sinks = cap.sinks.clone();
        for (inner, _) in &caps {
            if inner.iter().any(|it| sinks.contains(it)) {
                sinks.extend(inner);
            }
        }
        caps.push((within(&sinks, instance.fixed.len()), amount(cap.limit)));
    }
    caps
}

/// The sinks that there are among some, each once, in order.
fn within(sinks: &[usize], count: usize) -> Vec<usize> {
    let mut known = Vec::new();
    sinks.iter().filter(|it| **it < count).for_each(|it| crate::sorted::insert(&mut known, *it));
    known
}

fn amount(value: u64) -> i64 {
    value.min(LARGEST) as i64
}

pub(super) fn gcd(mut a: i64, mut b: i64) -> i64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}
