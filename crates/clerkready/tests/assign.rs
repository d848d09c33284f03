//! The solver of assignments against every combination of options, on made-up instances small enough for that.

use clerkready::assign::{Bound, Cap, Choice, Demand, Effort, Instance, Item, Proof, Solution, solve, tight};
use proptest::prelude::*;
use proptest::sample::subsequence;

const ENOUGH: Effort = Effort(1_000_000);

fn put(sink: usize, amount: u64) -> Choice {
    Choice { puts: vec![(sink, amount)], regret: 0 }
}

fn at_least(sinks: &[usize], amount: u64, level: u8) -> Demand {
    Demand { sinks: sinks.to_vec(), bound: Bound::AtLeast, amount, level }
}

/// Items that go into any of some homes, or nowhere.
fn anywhere(homes: usize, amounts: &[u64]) -> Vec<Item> {
    let options = |it: &u64| (0..homes).map(|home| put(home, *it)).chain([Choice::default()]).collect();
    amounts.iter().map(|it| Item { options: options(it) }).collect()
}

#[test]
fn sums_are_split_exactly() {
    // 8 + 5 + 2 = 15 and 7 + 4 + 4 = 15.
    let instance = Instance {
        fixed: vec![0, 0],
        caps: vec![],
        demands: vec![at_least(&[0], 15, 0), at_least(&[1], 15, 0)],
        items: anywhere(2, &[8, 7, 5, 4, 4, 2]),
    };
    let solution = solve(&instance, ENOUGH);
    assert_eq!((solution.costs.as_slice(), &solution.proof), ([0].as_slice(), &Proof::Optimal));
    assert_eq!(costs(&instance, &solution.choices), ([0].to_vec(), 0));
}

#[test]
fn equal_items_miss_what_cannot_be_divided() {
    // Seven times 4 for 10, 10 and 10: 8 + 12 + 8 misses 2 + 0 + 2.
    let instance = Instance {
        fixed: vec![0; 3],
        caps: vec![],
        demands: (0..3).map(|it| at_least(&[it], 10, 0)).collect(),
        items: anywhere(3, &[4; 7]),
    };
    let solution = solve(&instance, ENOUGH);
    assert_eq!((solution.costs, solution.proof), (vec![4], Proof::Optimal));
}

#[test]
fn inner_caps_clip_before_outer_ones() {
    // A line gives at most 5, its category at most 12: 5 + 9 is clipped to 12, and 3 of 15 are missing.
    let instance = Instance {
        fixed: vec![0, 0],
        caps: vec![Cap { sinks: vec![0], limit: 5 }, Cap { sinks: vec![0, 1], limit: 12 }],
        demands: vec![at_least(&[0, 1], 15, 0)],
        items: vec![Item { options: vec![put(0, 8)] }, Item { options: vec![put(1, 9)] }],
    };
    assert_eq!(solve(&instance, ENOUGH).costs, [3]);
}

#[test]
fn an_earlier_level_goes_before_a_later_one_and_costs_before_regret() {
    // The one item serves level 0 by 1 rather than level 1 by 9, and regrets whatever it must.
    let costly = Choice { puts: vec![(0, 1)], regret: 7 };
    let instance = Instance {
        fixed: vec![0, 0],
        caps: vec![],
        demands: vec![at_least(&[1], 9, 1), at_least(&[0], 1, 0)],
        items: vec![Item { options: vec![put(1, 9), costly] }],
    };
    let solution = solve(&instance, ENOUGH);
    assert_eq!((solution.choices, solution.costs, solution.regret), (vec![1], vec![0, 9], 7));
}

#[test]
fn an_excess_costs_too() {
    let most = Demand { sinks: vec![0], bound: Bound::AtMost, amount: 6, level: 0 };
    let instance = Instance {
        fixed: vec![1],
        caps: vec![],
        demands: vec![most, at_least(&[0], 9, 1)],
        items: anywhere(1, &[4, 3, 2]),
    };
    // 1 + 3 + 2 = 6, and 3 of 9 are missing; 1 + 4 + 2 = 7 would be one too many.
    assert_eq!(solve(&instance, ENOUGH).costs, [0, 3]);
}

#[test]
fn nothing_to_choose_and_nothing_asked_is_a_solution() {
    let empty = Instance { fixed: vec![], caps: vec![], demands: vec![], items: vec![Item { options: vec![] }] };
    let solution = solve(&empty, Effort(0));
    assert_eq!((solution.choices, solution.costs, solution.proof), (vec![0], vec![], Proof::Optimal));
}

#[test]
fn the_smallest_set_that_cannot_be_met_together_is_found() {
    // 60 in the first and 30 in the second can be had each, and 50 in the third by itself; 90 + 50 items' worth cannot.
    let mut items = anywhere(2, &[30, 30, 30]);
    items.push(Item { options: vec![put(1, 30), put(2, 50)] });
    let instance = Instance {
        fixed: vec![0; 3],
        caps: vec![],
        demands: vec![at_least(&[0], 60, 0), at_least(&[1], 60, 0), at_least(&[2], 50, 0)],
        items,
    };
    // Each two can be met: 120 of 120, 110 and 110. All three ask for 170, and 140 is the most.
    let found = tight(&instance, 0, ENOUGH).map(|it| (it.demands, it.need, it.most));
    assert_eq!(found, Some((vec![0, 1, 2], 170, 140)));
    let met = Instance { demands: instance.demands[..2].to_vec(), ..instance };
    assert_eq!(tight(&met, 0, ENOUGH), None);
}

/// Costs by level, and the regret, straight from the words.
fn costs(instance: &Instance, choices: &[usize]) -> (Vec<u64>, u64) {
    let mut held = instance.fixed.clone();
    let mut regret = 0;
    for (item, choice) in instance.items.iter().zip(choices) {
        if let Some(choice) = item.options.get(*choice) {
            choice.puts.iter().for_each(|(sink, amount)| held[*sink] += amount);
            regret += u64::from(choice.regret);
        }
    }
    let levels = instance.demands.iter().map(|it| usize::from(it.level) + 1).max().unwrap_or(0);
    let mut costs = vec![0; levels];
    for demand in &instance.demands {
        // Heaps of sinks that a cap has already clipped together.
        let mut heaps: Vec<(Vec<usize>, u64)> = demand.sinks.iter().map(|it| (vec![*it], held[*it])).collect();
        for cap in &instance.caps {
            let (within, mut without): (Vec<_>, Vec<_>) =
                heaps.into_iter().partition(|heap| heap.0.iter().any(|it| cap.sinks.contains(it)));
            let sum = within.iter().map(|it| it.1).sum::<u64>().min(cap.limit);
            without.push((within.into_iter().flat_map(|it| it.0).collect(), sum));
            heaps = without;
        }
        let sum: u64 = heaps.iter().map(|it| it.1).sum();
        costs[usize::from(demand.level)] += match demand.bound {
            Bound::AtLeast => demand.amount.saturating_sub(sum),
            Bound::AtMost => sum.saturating_sub(demand.amount),
        };
    }
    (costs, regret)
}

/// The lowest costs of all combinations.
fn lowest(instance: &Instance) -> (Vec<u64>, u64) {
    let mut choices = vec![0; instance.items.len()];
    let mut least = costs(instance, &choices);
    loop {
        let Some(at) = (0..choices.len()).find(|it| choices[*it] + 1 < instance.items[*it].options.len()) else {
            return least;
        };
        choices[..at].fill(0);
        choices[at] += 1;
        least = least.min(costs(instance, &choices));
    }
}

/// Caps that lie within one another or apart, inner ones first.
fn caps(sinks: usize) -> impl Strategy<Value = Vec<Cap>> {
    let limits = || prop::collection::vec(prop::option::of(0..40_u64), sinks);
    (limits(), prop::option::of((0..sinks, 0..60_u64)), prop::option::of(0..90_u64)).prop_map(
        move |(lines, group, all)| {
            let lines =
                lines.into_iter().enumerate().filter_map(|(at, it)| it.map(|limit| Cap { sinks: vec![at], limit }));
            let group = group.map(|(last, limit)| Cap { sinks: (0..=last).collect(), limit });
            let all = all.map(|limit| Cap { sinks: (0..sinks).collect(), limit });
            lines.chain(group).chain(all).collect()
        },
    )
}

fn amounts() -> impl Strategy<Value = u64> {
    prop_oneof![0..30_u64, (0..8_u64).prop_map(|it| it * 4), Just(6_u64)]
}

fn instances() -> impl Strategy<Value = Instance> {
    (1..=4_usize).prop_flat_map(|sinks| {
        let choice = (prop::collection::vec((0..sinks, amounts()), 0..=2), 0..3_u32);
        let choice = choice.prop_map(|(puts, regret)| Choice { puts, regret });
        let item = prop::collection::vec(choice, 0..=4).prop_map(|options| Item { options });
        let bound = prop_oneof![3 => Just(Bound::AtLeast), 1 => Just(Bound::AtMost)];
        let all: Vec<usize> = (0..sinks).collect();
        let demand = (subsequence(all, 1..=sinks), bound, 0..60_u64, 0..3_u8);
        let demand = demand.prop_map(|(sinks, bound, amount, level)| Demand { sinks, bound, amount, level });
        (
            prop::collection::vec(prop_oneof![Just(0), 0..20_u64], sinks),
            prop_oneof![Just(Vec::new()).boxed(), caps(sinks).boxed()],
            prop::collection::vec(demand, 0..=5),
            prop::collection::vec(item, 0..=6),
        )
            .prop_map(|(fixed, caps, demands, items)| Instance { fixed, caps, demands, items })
    })
}

/// No fewer than 400 cases; PROPTEST_CASES asks for more.
fn config() -> ProptestConfig {
    let default = ProptestConfig::default();
    ProptestConfig { cases: default.cases.max(400), failure_persistence: None, ..default }
}

/// Whether a solution says the truth about itself, and about what is out of reach.
fn is_true(instance: &Instance, solution: &Solution) -> Result<(), TestCaseError> {
    let (least, _) = lowest(instance);
    let own = (solution.costs.clone(), solution.regret);
    prop_assert_eq!(costs(instance, &solution.choices), own);
    prop_assert!(solution.at_least() <= least.as_slice(), "{:?} is above {:?}", solution.proof, least);
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn nothing_is_better(instance in instances()) {
        let solution = solve(&instance, ENOUGH);
        is_true(&instance, &solution)?;
        prop_assert_eq!(&solution.proof, &Proof::Optimal);
        prop_assert_eq!((solution.costs, solution.regret), lowest(&instance));
    }

    #[test]
    fn a_bound_is_never_above_the_best(instance in instances(), effort in 0..200_u64) {
        is_true(&instance, &solve(&instance, Effort(effort)))?;
    }

    #[test]
    fn the_order_of_items_and_demands_changes_no_cost(instance in instances()) {
        let mut turned = instance.clone();
        turned.items.reverse();
        turned.demands.reverse();
        let (one, other) = (solve(&instance, ENOUGH), solve(&turned, ENOUGH));
        prop_assert_eq!((one.costs, one.regret), (other.costs, other.regret));
    }

    #[test]
    fn what_is_tight_cannot_be_met_and_all_smaller_sets_can(instance in instances()) {
        let Some(found) = tight(&instance, 0, ENOUGH) else { return Ok(()) };
        let kept = |set: &[usize]| {
            let demands = set.iter().map(|it| instance.demands[*it].clone()).collect();
            lowest(&Instance { demands, ..instance.clone() }).0
        };
        prop_assert_eq!(kept(&found.demands)[0], found.need - found.most);
        for left_out in 0..found.demands.len() {
            let mut fewer = found.demands.clone();
            fewer.remove(left_out);
            prop_assert!(kept(&fewer).iter().all(|it| *it == 0));
        }
    }
}
