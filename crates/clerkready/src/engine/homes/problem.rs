//! The instance that one world of each program makes.

use super::open::{Chooser, Open, Sink};
use super::worlds::{Wanted, World};
use crate::assign::{self, Cap, Choice, Demand, Instance, Item};
use crate::id::EntryId;
use crate::quantity::Extent;
use crate::record::Home;
use crate::sorted;

/// The instance of one world for each program.
pub(super) struct Problem<'o> {
    pub(super) instance: Instance,
    /// The activities, in the order of the items.
    pub(super) entries: Vec<&'o EntryId>,
    /// For each item and each of its options, which option it is in each program that it has one in.
    pub(super) options: Vec<Vec<Vec<Option<usize>>>>,
    /// What each demand is for.
    pub(super) wanted: Vec<&'o Wanted>,
}

impl<'o> Problem<'o> {
    pub(super) fn of(open: &'o [Open], worlds: &[&'o World], rivals: &[(usize, usize)]) -> Problem<'o> {
        let mut sinks: Vec<(usize, Sink)> = Vec::new();
        for (at, it) in open.iter().enumerate() {
            let puts = it.choosers.iter().flat_map(|it| &it.options).flat_map(|it| &it.puts);
            puts.chain(&it.fixed).for_each(|(sink, _)| sorted::insert(&mut sinks, (at, sink.clone())));
        }
        let place = |at: usize, sink: &Sink| {
            let found = sinks.binary_search_by(|it| (it.0, &it.1).cmp(&(at, sink)));
            found.expect("every sink of a choice was listed")
        };
        let which = |at: usize, holds: &dyn Fn(&Sink) -> bool| -> Vec<usize> {
            (0..sinks.len()).filter(|it| sinks[*it].0 == at && holds(&sinks[*it].1)).collect()
        };
        let mut fixed = vec![0; sinks.len()];
        let (mut caps, mut demands, mut wanted) = (Vec::new(), Vec::new(), Vec::new());
        for (at, (open, world)) in open.iter().zip(worlds).enumerate() {
            open.fixed.iter().for_each(|(sink, extent)| fixed[place(at, sink)] = hundredths(*extent));
            for limit in &open.limits {
                let sinks = which(at, &|it| limit.holds(it));
                caps.push(Cap { sinks, limit: u64::from(limit.most.hundredths()) });
            }
            let level = u8::try_from(at * 2).unwrap_or(u8::MAX - 1);
            for (level, sure, list) in [(level, false, &world.possible), (level + 1, true, &world.sure)] {
                for it in list {
                    // No more than a most is sent in for sure where all that is possible is no more.
                    let is_sure = sure == (it.bound == assign::Bound::AtLeast);
                    let sinks = which(at, &|sink| sink.is_sure == is_sure && it.categories.contains(&sink.category));
                    demands.push(Demand { sinks, bound: it.bound, amount: u64::from(it.amount.hundredths()), level });
                    wanted.push(it);
                }
            }
        }
        let mut entries: Vec<&EntryId> = Vec::new();
        let choosers = open.iter().flat_map(|it| &it.choosers);
        choosers.for_each(|it| sorted::insert(&mut entries, &it.activity.id));
        let (mut items, mut options) = (Vec::new(), Vec::new());
        for entry in &entries {
            let choosers: Vec<Option<&Chooser>> = open.iter().map(|it| it.chooser(entry)).collect();
            let (mut choices, mut combined) = (Vec::new(), Vec::new());
            for combination in combinations(&choosers, rivals) {
                let chosen = || {
                    let of =
                        |(chooser, at): (&Option<&'o Chooser>, &Option<usize>)| chooser.as_ref()?.options.get((*at)?);
                    choosers.iter().zip(&combination).map(of).enumerate().filter_map(|(at, it)| Some((at, it?)))
                };
                let puts = chosen().flat_map(|(at, it)| it.puts.iter().map(move |(sink, extent)| (at, sink, extent)));
                let puts = puts.map(|(at, sink, extent)| (place(at, sink), hundredths(*extent))).collect();
                // Leaving something out that would do no harm is nothing that a person would want.
                let regret = chosen().filter(|it| it.1.home == Home::Nowhere).count();
                choices.push(Choice { puts, regret: u32::try_from(regret).unwrap_or(u32::MAX) });
                combined.push(combination);
            }
            items.push(Item { options: choices });
            options.push(combined);
        }
        Problem { instance: Instance { fixed, caps, demands, items }, entries, options, wanted }
    }
}

/// Every combination of one option in each program, without those that rivals would share.
pub(super) fn combinations(choosers: &[Option<&Chooser>], rivals: &[(usize, usize)]) -> Vec<Vec<Option<usize>>> {
    let mut all: Vec<Vec<Option<usize>>> = vec![Vec::new()];
    for chooser in choosers {
        let ways: Vec<Option<usize>> = match chooser {
            None => vec![None],
            Some(it) => (0..it.options.len()).map(Some).collect(),
        };
        all = all
            .iter()
            .flat_map(|so_far| ways.iter().map(move |it| so_far.iter().copied().chain([*it]).collect()))
            .collect();
    }
    let gives = |combination: &[Option<usize>], at: usize| {
        let option = choosers[at].zip(combination[at]).and_then(|(chooser, it)| chooser.options.get(it));
        option.is_some_and(|it| it.puts.iter().any(|it| it.1 != Extent::ZERO))
    };
    all.retain(|it| !rivals.iter().any(|(a, b)| gives(it, *a) && gives(it, *b)));
    all
}

pub(super) fn hundredths(extent: Extent) -> u64 {
    match extent {
        Extent::Finite(points) => u64::from(points.hundredths()),
        Extent::Unbounded => assign::LARGEST,
    }
}
