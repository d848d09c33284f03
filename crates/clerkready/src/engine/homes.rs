//! Homes: where each activity counts that may count in one of several categories, be left out, or serve one program of two.
//!
//! What there is to choose becomes an instance of [`crate::assign`]: sinks are the lines of the schedule at each end, caps are
//! their limits, and demands are the sums that requirements ask for. First as little as possible is short at the possible end,
//! so that nothing is called unmet that a better choice could meet; then as little as possible for sure; and all of that for
//! the first program before the next.
//!
//! Invariant: this proposes and never judges. What is judged is the credit that the homes give, by the same rules as ever.

use std::rc::Rc;

use super::claim::{ActivityLine, Claim};
use super::tallies::Tallies;
use super::{Case, End, Gate, credit, judge, repeats};
use crate::assign::{self, Cap, Choice, Demand, Effort, Instance, Item, Solution};
use crate::date::Truth;
use crate::evaluation::{Assignment, PinState, Placement, Proof, Reason, TightSet};
use crate::id::{CategoryId, EntryId, LineId, ProgramId, RequirementId};
use crate::program::{Bound, Earned, GroupRule, Line, Requirement, Rule};
use crate::quantity::{Extent, Points};
use crate::record::{Activity, Home};
use crate::sorted;

/// The most combinations of alternatives and readings that are looked at.
const MOST_WORLDS: usize = 64;

/// Where activities count in one program.
#[derive(Default)]
pub(super) struct Homes {
    settled: Vec<(EntryId, Settled)>,
    pub(super) assignment: Option<Assignment>,
}

/// Where one activity counts.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Settled {
    On(LineId),
    Out(Reason),
}

impl Homes {
    /// Where an activity counts; `None` where there was nothing to choose.
    pub(super) fn of(&self, entry: &EntryId) -> Option<&Settled> {
        let at = self.settled.binary_search_by(|it| it.0.cmp(entry)).ok()?;
        self.settled.get(at).map(|it| &it.1)
    }

    /// An activity that could count elsewhere, where it is not proven that it would not be better there.
    pub(super) fn unproven(&self) -> Option<&EntryId> {
        let assignment = self.assignment.as_ref().filter(|it| it.proof != Proof::Optimal)?;
        assignment.placements.first().map(|it| &it.entry)
    }
}

/// Settles where activities count in some programs, the most wanted one first.
pub(super) fn settle(cases: &mut [Case]) {
    let rivals = rivals(cases);
    if rivals.is_empty() && !cases.iter().any(may_choose) {
        return;
    }
    let open = Open::all(cases, &rivals, None);
    if open.iter().all(|it| it.choosers.is_empty()) {
        return;
    }
    let best = Best::of(&open, &rivals);
    let mut homes: Vec<Homes> = (0..cases.len()).map(|at| best.homes(&open, at, &rivals, cases)).collect();
    // What a pin costs is told by the best that there would be without it.
    for (at, homes) in homes.iter_mut().enumerate() {
        for placement in homes.assignment.iter_mut().flat_map(|it| &mut it.placements) {
            if let Some(PinState::Honored { costs }) = &mut placement.pin {
                let open = Open::all(cases, &rivals, Some((at, &placement.entry)));
                *costs = Best::of(&open, &rivals).short(at).short_of(best.short(at));
            }
        }
    }
    for (case, homes) in cases.iter_mut().zip(homes) {
        case.homes = Rc::new(homes);
    }
}

/// Pairs of programs that may not both use an activity, since one of them bars what was used for the other.
fn rivals(cases: &[Case]) -> Vec<(usize, usize)> {
    let mut rivals = Vec::new();
    for (at, case) in cases.iter().enumerate() {
        for (other, earlier) in cases.iter().enumerate().filter(|it| it.0 != at) {
            let bars = case.edition.counting.not_used_for.contains(&earlier.program.id);
            // What was used for a designation that was received, its award says.
            let received = case.record.awards.iter().any(|it| it.program == earlier.program.id);
            if bars && !received {
                sorted::insert(&mut rivals, (at.min(other), at.max(other)));
            }
        }
    }
    rivals
}

/// Says whether a program lets the person choose, or the person did.
fn may_choose(case: &Case) -> bool {
    let several = |line: &Line| matches!(&line.earned, Earned::Activities(of) if !of.or_on.is_empty());
    case.edition.schedule.iter().any(several)
        || !limited(case).is_empty()
        || case.record.choices.pins.iter().any(|it| case.is_filed(&it.program))
}

/// The categories of which no more may be sent in than some.
fn limited<'a>(case: &Case<'a>) -> Vec<&'a CategoryId> {
    fn add<'a>(requirement: &'a Requirement, limited: &mut Vec<&'a CategoryId>) {
        for reading in &requirement.readings {
            match &reading.rule {
                Rule::Points(rule) if matches!(rule.bound, Bound::AtMost(_)) => limited.extend(&rule.categories),
                rule => rule.parts().iter().for_each(|it| add(it, limited)),
            }
        }
    }
    let mut limited = Vec::new();
    case.edition.requirements.iter().for_each(|it| add(it, &mut limited));
    limited
}

/// What is open in one program.
struct Open<'a> {
    program: &'a ProgramId,
    choosers: Vec<Chooser<'a>>,
    /// What all else gives, by line, category and end.
    fixed: Vec<(Sink, Extent)>,
    limits: Vec<Limit>,
    worlds: Vec<World>,
    /// Whether these are all the worlds.
    whole: bool,
}

/// An activity that may have one of several homes, or that the person wants in one.
struct Chooser<'a> {
    activity: &'a Activity,
    options: Vec<Place>,
    could: Vec<Home>,
    pin: Option<PinState>,
    /// Whether it may be left out only because another program may need it.
    spared_for_rivals: bool,
}

/// One home that an activity may have, with what it puts where there.
#[derive(Clone)]
struct Place {
    settled: Settled,
    home: Home,
    puts: Vec<(Sink, Extent)>,
}

/// A line and a category at an end; carried-over points and the body's counts are on no line.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Sink {
    line: Option<LineId>,
    category: CategoryId,
    is_sure: bool,
}

/// At most so much is counted of what some lines give to a category at an end; of all lines where none are named.
struct Limit {
    lines: Option<Vec<LineId>>,
    category: CategoryId,
    is_sure: bool,
    most: Points,
}

impl Limit {
    fn holds(&self, sink: &Sink) -> bool {
        let lines = |it: &Vec<LineId>| sink.line.as_ref().is_some_and(|line| it.contains(line));
        sink.is_sure == self.is_sure
            && sink.category == self.category
            // The body's own counts are under no limit.
            && sink.line.is_some()
            && self.lines.as_ref().is_none_or(lines)
    }
}

/// What has to hold if alternatives and readings are taken in one way.
#[derive(Clone, Default)]
struct World {
    /// For nothing to be unmet.
    possible: Vec<Wanted>,
    /// For all to be met.
    sure: Vec<Wanted>,
}

/// A sum that a requirement asks for.
#[derive(Clone)]
struct Wanted {
    requirement: RequirementId,
    categories: Vec<CategoryId>,
    bound: assign::Bound,
    amount: Points,
}

impl<'a> Open<'a> {
    /// Finds what is open in each program, as if the person had not chosen for one activity in one of them.
    fn all(cases: &[Case<'a>], rivals: &[(usize, usize)], unpinned: Option<(usize, &EntryId)>) -> Vec<Open<'a>> {
        let of_case = |(at, case): (usize, &Case<'a>)| {
            let has_rival = rivals.iter().any(|it| it.0 == at || it.1 == at);
            choosers(case, has_rival, unpinned.filter(|it| it.0 == at).map(|it| it.1))
        };
        let mut all: Vec<Vec<Chooser>> = cases.iter().enumerate().map(of_case).collect();
        // Only what a rival could use may be left out for it.
        let useful = |of: &[Chooser]| -> Vec<EntryId> {
            let gives = |it: &&Chooser| it.options.iter().flat_map(|it| &it.puts).any(|it| it.1 != Extent::ZERO);
            of.iter().filter(gives).map(|it| it.activity.id.clone()).collect()
        };
        let useful: Vec<Vec<EntryId>> = all.iter().map(|it| useful(it)).collect();
        for (at, choosers) in all.iter_mut().enumerate() {
            let others = rivals.iter().filter(|it| it.0 == at || it.1 == at);
            let others: Vec<usize> = others.map(|it| if it.0 == at { it.1 } else { it.0 }).collect();
            choosers.retain_mut(|it| {
                if it.spared_for_rivals && !others.iter().any(|other| useful[*other].contains(&it.activity.id)) {
                    it.options.retain(|it| it.home != Home::Nowhere);
                    it.could.retain(|it| *it != Home::Nowhere);
                }
                1 < it.options.len() || it.pin.is_some()
            });
        }
        cases.iter().zip(all).map(|(case, choosers)| Open::of(case, choosers)).collect()
    }

    fn of(case: &Case<'a>, choosers: Vec<Chooser<'a>>) -> Open<'a> {
        let gate = Gate::new(case, case.applied.last);
        let tallies = [Tallies::new(&gate, End::Sure), Tallies::new(&gate, End::Possible)];
        let (worlds, whole) = worlds(case);
        let fixed = fixed(case, &choosers);
        let limits = limits(case, &tallies);
        Open { program: &case.program.id, choosers, fixed, limits, worlds, whole }
    }

    fn chooser(&self, entry: &EntryId) -> Option<&Chooser<'a>> {
        self.choosers.iter().find(|it| it.activity.id == *entry)
    }
}

/// The activities of a program that may count in several places, as if the person had not chosen for one of them.
fn choosers<'a>(case: &Case<'a>, has_rival: bool, unpinned: Option<&EntryId>) -> Vec<Chooser<'a>> {
    let gate = Gate::new(case, case.applied.last);
    let tallies = [Tallies::new(&gate, End::Sure), Tallies::new(&gate, End::Possible)];
    let limited = limited(case);
    let mut choosers = Vec::new();
    for activity in &case.record.activities {
        let pinned = pin(case, &activity.id).filter(|_| unpinned != Some(&activity.id));
        let lines: Vec<ActivityLine> =
            ActivityLine::of(case, activity).into_iter().filter(|it| it.1 == Truth::Yes).map(|it| it.0).collect();
        let is_limited = lines.iter().any(|it| limited.contains(&it.category));
        if lines.is_empty() || lines.len() < 2 && !is_limited && !has_rival && pinned.is_none() {
            continue;
        }
        let mut options: Vec<Place> = Vec::new();
        for line in lines {
            let worth = |end: End, tallies: &Tallies| puts(&gate, activity, line, end, tallies);
            let (sure, possible) = (worth(End::Sure, &tallies[0]), worth(End::Possible, &tallies[1]));
            // What the body accepted in writing counts as it wrote.
            let (Some(sure), Some(possible)) = (sure, possible) else { continue };
            options.push(Place {
                settled: Settled::On(line.id.clone()),
                home: Home::Category(line.category.clone()),
                puts: sure.into_iter().chain(possible).collect(),
            });
        }
        if options.is_empty() {
            continue;
        }
        let out = Place { settled: Settled::Out(Reason::LeftOut), home: Home::Nowhere, puts: Vec::new() };
        if is_limited || has_rival {
            options.push(out.clone());
        }
        let mut could: Vec<Home> = Vec::new();
        options.iter().for_each(|it| sorted::insert(&mut could, it.home.clone()));
        let pin = pinned.map(|home| {
            let wanted: Vec<Place> = match home {
                Home::Nowhere => vec![out],
                Home::Category(_) => options.iter().filter(|it| it.home == *home).cloned().collect(),
            };
            if wanted.is_empty() {
                return PinState::Refused;
            }
            options = wanted;
            PinState::Honored { costs: Points::ZERO }
        });
        let spared_for_rivals = has_rival && !is_limited && pin.is_none();
        choosers.push(Chooser { activity, options, could, pin, spared_for_rivals });
    }
    spare_twins(&mut choosers);
    choosers
}

/// Leaves nothing for sure to all but one of several entries that say the same: the one that claims least counts for sure.
fn spare_twins(choosers: &mut [Chooser]) {
    let most = |it: &Chooser| {
        let sure = |it: &Place| it.puts.iter().filter(|it| it.0.is_sure).map(|it| it.1).sum::<Extent>();
        it.options.iter().map(sure).max().unwrap_or_default()
    };
    // What gives nothing for sure stands in nobody's way.
    let claims = |it: &usize| choosers[*it].options.iter().flat_map(|it| &it.puts).any(|it| it.0.is_sure);
    let order = sorted::ordered((0..choosers.len()).filter(claims), |a, b| {
        let key = |it: usize| (most(&choosers[it]), &choosers[it].activity.id);
        key(*a).cmp(&key(*b))
    });
    for (at, &index) in order.iter().enumerate() {
        let twin = order[..at].iter().any(|&it| repeats::are_alike(choosers[it].activity, choosers[index].activity));
        if twin {
            let puts = choosers[index].options.iter_mut().flat_map(|it| &mut it.puts);
            puts.filter(|it| it.0.is_sure).for_each(|it| it.1 = Extent::ZERO);
        }
    }
}

/// Where the person wants an activity to count in a program; of several wishes the first in order.
fn pin<'a>(case: &Case<'a>, entry: &EntryId) -> Option<&'a Home> {
    let pins = case.record.choices.pins.iter().filter(|it| it.entry == *entry && case.is_filed(&it.program));
    pins.map(|it| &it.home).min()
}

/// What an activity puts where if it counts on a line; `None` where the body accepted its points in writing.
fn puts<'a>(
    gate: &Gate<'_, 'a>,
    activity: &'a Activity,
    line: ActivityLine<'a>,
    end: End,
    tallies: &Tallies,
) -> Option<Vec<(Sink, Extent)>> {
    let mut claim = Claim::on(gate, activity, Some(line.id), end);
    if claim.accepted() {
        return None;
    }
    tallies.cover(&mut claim.account, activity.last_day(), &activity.id);
    let most = gate.case.edition.schedule.iter().find(|it| it.id == *line.id).and_then(|it| it.at_most);
    if let Some(most) = most {
        claim.account.keep_at_most(line.category, Extent::Finite(most), &Reason::EntryLimit);
    }
    let sink = |category: CategoryId| Sink { line: Some(line.id.clone()), category, is_sure: end == End::Sure };
    Some(claim.account.portions.into_iter().map(|(category, extent)| (sink(category), extent)).collect())
}

/// What everything gives that has no choice, after limits: they clip it no further where choices are added.
fn fixed(case: &Case, choosers: &[Chooser]) -> Vec<(Sink, Extent)> {
    let out = choosers.iter().map(|it| (it.activity.id.clone(), Settled::Out(Reason::LeftOut)));
    let settled = sorted::ordered(out, |a, b| a.0.cmp(&b.0));
    let rest = Case { homes: Rc::new(Homes { settled, assignment: None }), ..case.clone() };
    let mut fixed: Vec<(Sink, Extent)> = Vec::new();
    for credited in credit::credits(&rest, rest.applied.last) {
        for (category, amount) in credited.ruling.portions {
            for (is_sure, extent) in [(true, amount.sure), (false, amount.possible)] {
                let sink = Sink { line: credited.ruling.line.clone(), category: category.clone(), is_sure };
                let sum = sorted::entry(&mut fixed, sink);
                *sum = *sum + extent;
            }
        }
    }
    fixed
}

/// The limits of lines, groups and categories at both ends, in the order in which they act.
fn limits(case: &Case, tallies: &[Tallies; 2]) -> Vec<Limit> {
    let mut limits = Vec::new();
    let mut add = |lines: Option<Vec<LineId>>, category: &CategoryId, most: Points| {
        // How much of a limit the body's own count has used up is not known.
        let sure = tallies[0].counted(category).short_of(most);
        for (is_sure, most) in [(true, sure), (false, most)] {
            limits.push(Limit { lines: lines.clone(), category: category.clone(), is_sure, most });
        }
    };
    for line in &case.edition.schedule {
        if let Some(most) = line.all_at_most {
            add(Some(vec![line.id.clone()]), &line.category, most);
        }
    }
    for group in &case.edition.groups {
        let lines: Vec<&Line> =
            case.edition.schedule.iter().filter(|it| it.group.as_ref() == Some(&group.id)).collect();
        if let (GroupRule::AtMost(most), Some(first)) = (group.rule, lines.first()) {
            add(Some(lines.iter().map(|it| it.id.clone()).collect()), &first.category, most);
        }
    }
    for (category, most) in &case.edition.caps {
        add(None, category, *most);
    }
    limits
}

/// Every way to take a program's alternatives and readings, and whether these are all.
fn worlds(case: &Case) -> (Vec<World>, bool) {
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

/// The instance of one world for each program.
struct Problem<'o> {
    instance: Instance,
    /// The activities, in the order of the items.
    entries: Vec<&'o EntryId>,
    /// For each item and each of its options, which option it is in each program that it has one in.
    options: Vec<Vec<Vec<Option<usize>>>>,
    /// What each demand is for.
    wanted: Vec<&'o Wanted>,
}

impl<'o> Problem<'o> {
    fn of(open: &'o [Open], worlds: &[&'o World], rivals: &[(usize, usize)]) -> Problem<'o> {
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
fn combinations(choosers: &[Option<&Chooser>], rivals: &[(usize, usize)]) -> Vec<Vec<Option<usize>>> {
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

fn hundredths(extent: Extent) -> u64 {
    match extent {
        Extent::Finite(points) => u64::from(points.hundredths()),
        Extent::Unbounded => assign::LARGEST,
    }
}

/// The best solution over all worlds.
struct Best<'o> {
    problem: Problem<'o>,
    solution: Solution,
    proof: Proof,
}

impl<'o> Best<'o> {
    fn of(open: &'o [Open], rivals: &[(usize, usize)]) -> Best<'o> {
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
            let solution = assign::solve(&problem.instance, Effort::default());
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
    fn short(&self, at: usize) -> Points {
        points(self.solution.costs.get(at * 2 + 1).copied().unwrap_or_default())
    }

    /// The homes in one of the programs.
    fn homes(&self, open: &[Open], at: usize, rivals: &[(usize, usize)], cases: &[Case]) -> Homes {
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
        let tight = assign::tight(&self.problem.instance, u8::try_from(level).ok()?, Effort::default())?;
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
