//! What is open in one program: the activities that may count in several places, and what all else gives.

use std::rc::Rc;

use super::worlds::{World, worlds};
use super::{Homes, Settled};
use crate::date::Truth;
use crate::engine::claim::{ActivityLine, Claim};
use crate::engine::tallies::Tallies;
use crate::engine::{Case, End, Gate, credit, repeats};
use crate::evaluation::{PinState, Placement, Reason, Refusal};
use crate::id::{CategoryId, EntryId, LineId, ProgramId};
use crate::program::{Bound, GroupRule, Line, Requirement, Rule};
use crate::quantity::{Extent, Points};
use crate::record::{Activity, Home, Stated, StatedBy};
use crate::sorted;

/// The categories of which no more may be sent in than some.
pub(super) fn limited<'a>(case: &Case<'a>) -> Vec<&'a CategoryId> {
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
pub(super) struct Open<'a> {
    pub(super) program: &'a ProgramId,
    pub(super) choosers: Vec<Chooser<'a>>,
    /// What all else gives, by line, category and end.
    pub(super) fixed: Vec<(Sink, Extent)>,
    pub(super) limits: Vec<Limit>,
    pub(super) worlds: Vec<World>,
    /// Whether these are all the worlds.
    pub(super) whole: bool,
}

/// An activity that may have one of several homes, or that the person wants in one.
pub(super) struct Chooser<'a> {
    pub(super) activity: &'a Activity,
    pub(super) options: Vec<Place>,
    pub(super) could: Vec<Home>,
    pub(super) pin: Option<PinState>,
    /// Whether it may be left out only because another program may need it.
    pub(super) spared_for_rivals: bool,
}

/// One home that an activity may have, with what it puts where there.
#[derive(Clone)]
pub(super) struct Place {
    pub(super) settled: Settled,
    pub(super) home: Home,
    pub(super) puts: Vec<(Sink, Extent)>,
}

/// A line and a category at an end; carried-over points and the body's counts are on no line.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Sink {
    pub(super) line: Option<LineId>,
    pub(super) category: CategoryId,
    pub(super) is_sure: bool,
}

/// At most so much is counted of what some lines give to a category at an end; of all lines where none are named.
pub(super) struct Limit {
    pub(super) lines: Option<Vec<LineId>>,
    pub(super) category: CategoryId,
    pub(super) is_sure: bool,
    pub(super) most: Points,
}

impl Limit {
    pub(super) fn holds(&self, sink: &Sink) -> bool {
        let lines = |it: &Vec<LineId>| sink.line.as_ref().is_some_and(|line| it.contains(line));
        sink.is_sure == self.is_sure
            && sink.category == self.category
            // The body's own counts are under no limit.
            && sink.line.is_some()
            && self.lines.as_ref().is_none_or(lines)
    }
}

impl<'a> Open<'a> {
    /// Finds what is open in each program, as if the person had not chosen for one activity in one of them.
    pub(super) fn all(
        cases: &[Case<'a>],
        rivals: &[(usize, usize)],
        unpinned: Option<(usize, &EntryId)>,
    ) -> Vec<Open<'a>> {
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

    pub(super) fn of(case: &Case<'a>, choosers: Vec<Chooser<'a>>) -> Open<'a> {
        let gate = Gate::new(case, case.applied.last);
        let tallies = [Tallies::new(&gate, End::Sure), Tallies::new(&gate, End::Possible)];
        let (worlds, whole) = worlds(case);
        let fixed = fixed(case, &choosers);
        let limits = limits(case, &tallies);
        Open { program: &case.program.id, choosers, fixed, limits, worlds, whole }
    }

    pub(super) fn chooser(&self, entry: &EntryId) -> Option<&Chooser<'a>> {
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
                return PinState::Refused(Refusal::NoPoints);
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

/// What becomes of a wish for an activity that has nothing to choose; `None` where there is no wish.
pub(super) fn refused(case: &Case, activity: &Activity) -> Option<Placement> {
    pin(case, &activity.id)?;
    let lines = ActivityLine::of(case, activity);
    let ours = |it: &&Stated| it.by == StatedBy::Body && it.body.as_ref() == Some(&case.body.id);
    let written = activity.stated.iter().find(ours);
    let (why, home) = match written {
        Some(stated) => (Refusal::Final, Home::Category(stated.category.clone())),
        _ if lines.is_empty() => (Refusal::NoPoints, Home::Nowhere),
        _ => (Refusal::NotKnown, Home::Nowhere),
    };
    Some(Placement { entry: activity.id.clone(), home, could: Vec::new(), pin: Some(PinState::Refused(why)) })
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
