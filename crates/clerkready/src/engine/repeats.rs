//! Sessions attended more than once, where a line credits each of them once.

use super::claim::Claim;
use super::{End, Gate};
use crate::date::Day;
use crate::evaluation::{Ask, Question, Reason};
use crate::id::{CategoryId, ItemId, LineId};
use crate::quantity::Extent;
use crate::record::Activity;
use crate::sorted;

/// Credits one attendance of an item where a line credits each item once: the first that qualifies.
///
/// Where it is not known which one that is, the least of them counts for sure, and the most that they give is possible.
pub(super) fn settle(gate: &Gate, claims: &mut [Claim], end: End) {
    for group in groups(claims, end).into_iter().filter(|it| 1 < it.len()) {
        let qualifies = |it: usize, end: End| gate.qualifies(claims[it].activity, claims[it].with(), end);
        let named = |it: &usize| claims[*it].activity.item.is_some();
        let surely: Vec<usize> = group.iter().copied().filter(named).filter(|&it| qualifies(it, End::Sure)).collect();
        // Those of which none surely comes before.
        let maybe_first: Vec<usize> = group
            .iter()
            .copied()
            .filter(|&it| qualifies(it, End::Possible))
            .filter(|&it| !surely.iter().any(|&other| other != it && surely_before(claims, &group, other, it)))
            .collect();
        for &index in group.iter().filter(|it| !maybe_first.contains(it)) {
            if claims[index].accepted() {
                continue;
            }
            let Some(&first) = surely.iter().find(|&&it| surely_before(claims, &group, it, index)) else { continue };
            let repeated = Reason::Repeated(claims[first].activity.id.clone());
            claims[index].account.lose_all(&repeated);
        }
        match end {
            End::Sure => credit_least(claims, &surely, &maybe_first),
            End::Possible => credit_most(claims, &maybe_first),
        }
    }
}

/// Credits one of several entries that say the same: one kind, the same days, the same title. Whether they are one event is
/// a question to the person, so the least of them counts for sure, and each of them possibly.
pub(super) fn doubt_twins(claims: &mut [Claim], end: End) {
    if end == End::Possible {
        return;
    }
    for index in 0..claims.len() {
        // They stand by the day on which they ended, so one that says the same is not far.
        let ended = claims[index].account.ended;
        let same_day = (0..index).rev().take_while(|&it| claims[it].account.ended == ended);
        let twin = same_day
            .filter(|&it| claimed(&claims[it]).is_some())
            .find(|&it| says_the_same(&claims[it], &claims[index]));
        let (Some(twin), Some(_)) = (twin, claimed(&claims[index])) else { continue };
        let (least, other) = match claimed(&claims[index]) < claimed(&claims[twin]) {
            true => (index, twin),
            false => (twin, index),
        };
        let reason = Reason::Repeated(claims[least].activity.id.clone());
        let ask = Ask::Person(Question::Item(claims[other].activity.id.clone()));
        claims[other].account.doubt(reason, ask);
    }
}

/// What an entry claims, also where it is left out: that settles nothing about which of two is the one event.
fn claimed(claim: &Claim) -> Option<Extent> {
    let left_out = claim.account.lost.iter().filter(|it| matches!(it.0, Reason::LeftOut | Reason::KeptFor(_)));
    let mut all = claim.account.portions.iter().map(|it| it.1).chain(left_out.map(|it| it.1)).peekable();
    all.peek().is_some().then(|| all.sum())
}

fn says_the_same(a: &Claim, b: &Claim) -> bool {
    let (a_line, b_line) = (a.line.map(|it| it.of.once_per_item), b.line.map(|it| it.of.once_per_item));
    a_line == Some(false)
        && b_line == Some(false)
        && !(a.accepted() || b.accepted())
        && are_alike(a.activity, b.activity)
}

/// Says whether two activities may be one: of one kind and title, on the same days.
pub(super) fn are_alike(a: &Activity, b: &Activity) -> bool {
    a.kind == b.kind
        && a.item == b.item
        && a.first_day() == b.first_day()
        && a.last_day() == b.last_day()
        && a.title.trim().eq_ignore_ascii_case(b.title.trim())
}

/// The attendances of each item, by date, then by id, so that the order of entry does not matter.
fn groups(claims: &[Claim], end: End) -> Vec<Vec<usize>> {
    let mut items: Vec<((&LineId, &ItemId), Vec<usize>)> = Vec::new();
    let once = claims.iter().enumerate().filter_map(|(index, claim)| match claim.line {
        Some(line) if line.of.once_per_item => Some((index, line.id, claim.activity.item.as_ref())),
        _ => None,
    });
    for (index, line, item) in once.clone() {
        if let Some(item) = item {
            sorted::entry(&mut items, (line, item)).push(index);
        }
    }
    // A session that nobody named may be any of them, and then the named one is its repeat.
    for (index, line, _) in once.filter(|it| end == End::Sure && it.2.is_none()) {
        items.iter_mut().filter(|it| it.0.0 == line).for_each(|it| it.1.push(index));
    }
    let key = |it: usize| (ended(claims[it].activity), &claims[it].activity.id);
    let groups = items.into_iter().map(|(_, members)| {
        let mut group: Vec<usize> = Vec::new();
        for index in members {
            group.insert(group.partition_point(|&it| key(it) < key(index)), index);
        }
        group
    });
    groups.collect()
}

/// Credits the first that surely qualifies, with no more than any that may come before it in its place.
///
/// What the body accepted in writing keeps its points, and leaves none to a repeat.
fn credit_least(claims: &mut [Claim], surely: &[usize], maybe_first: &[usize]) {
    let mut certified = surely.iter().copied().filter(|&it| !claims[it].accepted() && maybe_first.contains(&it));
    let Some(host) = certified.next() else { return };
    let others: Vec<usize> = certified.collect();
    let repeated = Reason::Repeated(claims[host].activity.id.clone());
    for other in others {
        claims[other].account.lose_all(&repeated);
    }
    let rivals: Vec<usize> = maybe_first.iter().copied().filter(|&it| it != host).collect();
    if rivals.is_empty() {
        return;
    }
    let asks: Vec<Ask> = maybe_first.iter().flat_map(|&it| claims[it].order_asks()).collect();
    claims[host].account.asks.extend(asks);
    let categories: Vec<CategoryId> = claims[host].account.portions.iter().map(|it| it.0.clone()).collect();
    for category in categories {
        for &rival in &rivals {
            let worth = claims[rival].worth.iter().filter(|it| it.0 == category).map(|it| it.1).sum();
            let repeated = Reason::Repeated(claims[rival].activity.id.clone());
            claims[host].account.keep_at_most(&category, worth, &repeated);
        }
    }
}

/// Credits in each category the one that gives most, of those that may be the first.
fn credit_most(claims: &mut [Claim], maybe_first: &[usize]) {
    let certified: Vec<usize> = maybe_first.iter().copied().filter(|&it| !claims[it].accepted()).collect();
    let Some(&first) = certified.first() else { return };
    let portions = certified.iter().flat_map(|&it| &claims[it].account.portions);
    let mut categories: Vec<CategoryId> = Vec::new();
    portions.for_each(|it| sorted::insert(&mut categories, it.0.clone()));
    for category in categories {
        let given = |it: usize| claims[it].account.given_to(&category);
        let host = certified.iter().copied().fold(first, |host, it| if given(host) < given(it) { it } else { host });
        let repeated = Reason::Repeated(claims[host].activity.id.clone());
        for &other in certified.iter().filter(|&&it| it != host) {
            claims[other].account.lose(&category, &repeated);
        }
    }
}

/// The last and the first day on which an activity may have ended.
fn ended(activity: &Activity) -> (Day, Day) {
    activity.last_day().map_or((Day::MAX, Day::MIN), |it| (it.last(), it.first()))
}

/// Of two that surely ended on the same day, the one that stands first in its group does.
fn surely_before(claims: &[Claim], group: &[usize], a: usize, b: usize) -> bool {
    let ((a_last, _), (_, b_first)) = (ended(claims[a].activity), ended(claims[b].activity));
    let place = |it: usize| group.iter().position(|&at| at == it);
    a_last < b_first || a_last == b_first && place(a) < place(b)
}
