//! What acts on several entries together: tables over all of them, and limits of lines, groups and categories.
//!
//! Limits act in one order: each entry, then its line, then its group, then its category; the earlier entries fill them.
//! Where the body has a count of its own, nobody knows how much of a limit it has used up, so for sure it used up as much as
//! it can have.

use super::account::Account;
use super::convert::round;
use super::{Case, End};
use crate::evaluation::{Ask, Decision, Reason};
use crate::id::{CategoryId, LineId};
use crate::program::{Earned, Give, GroupRule, Line, LineReading, highest};
use crate::quantity::{Extent, Points};

/// Converts what a line's entries give together, where its words ask for that.
pub(super) fn convert_together(
    case: &Case,
    accounts: &mut [&mut Account],
    counted: impl Fn(&CategoryId) -> Points,
    end: End,
) {
    for line in &case.edition.schedule {
        let Earned::Activities(activities) = &line.earned else { continue };
        let readings: Vec<&LineReading> = case.line_readings(&line.id, &activities.give).collect();
        let mut members: Vec<&mut Account> = Vec::new();
        for account in accounts.iter_mut().filter(|it| !it.together.is_empty() && it.line == Some(&line.id)) {
            if account.gives_to(&line.category) {
                members.push(account);
            }
        }
        if members.is_empty() {
            continue;
        }
        let given = |reading: usize, give: &Give| -> Option<Vec<Points>> {
            let mut sum = Points::ZERO;
            let mut before = Points::ZERO;
            let each = members.iter().enumerate().map(|(index, account)| {
                let Extent::Finite(own) = brings(account, reading, &line.category) else { return None };
                sum = sum + own;
                let total = match give {
                    // How a count that somebody else made goes on is not known.
                    Give::ForCount(_) if end == End::Sure && counted(&line.category) != Points::ZERO => Points::ZERO,
                    Give::ForCount(table) => highest(table, u32::try_from(index + 1).unwrap_or(u32::MAX)),
                    Give::PerTime(rate) if rate.added_up => round(rate, sum),
                    // Under this reading each entry keeps what it gives by itself.
                    _ => before + own,
                };
                let gives = before.short_of(total);
                before = total;
                Some(gives)
            });
            each.collect()
        };
        let of_each: Vec<Vec<Points>> = (0..).zip(&readings).filter_map(|(at, it)| given(at, &it.give)).collect();
        if of_each.len() < readings.len() {
            continue;
        }
        let total = |points: &&Vec<Points>| points.iter().copied().sum::<Points>();
        let chosen = match end {
            End::Sure => of_each.iter().min_by_key(total),
            End::Possible => of_each.iter().max_by_key(total),
        };
        let differ = of_each.iter().any(|it| Some(it) != chosen);
        let Some(chosen) = chosen else { continue };
        for (account, points) in members.into_iter().zip(chosen) {
            account.change(&line.category, *points, &Reason::Rounded);
            if end == End::Possible && *points == Points::ZERO && account.lost.is_empty() {
                // Not even possibly anything: the loss of nothing says why.
                account.lost.push((Reason::Rounded, Extent::ZERO));
            }
            if differ {
                account.asks.push(Ask::Body(Decision::Line(line.id.clone())));
            }
        }
    }
}

/// What an account brings under a reading of its line; less where it may be a repeat of another one.
fn brings(account: &Account, reading: usize, category: &CategoryId) -> Extent {
    let left = account.given_to(category);
    let reduced = account.lost.iter().any(|it| matches!(it.0, Reason::Repeated(_)));
    match account.together.get(reading) {
        Some(brought) if !reduced => *brought,
        Some(brought) => left.min(*brought),
        None => left,
    }
}

/// Applies the limits of entries, lines, groups and categories.
///
/// `counted` says how much of a category the body's own counts have.
pub(super) fn limit(case: &Case, accounts: &mut [&mut Account], counted: impl Fn(&CategoryId) -> Points, end: End) {
    let left = |limit: Points, category: &CategoryId| match end {
        End::Sure => Extent::Finite(counted(category).short_of(limit)),
        End::Possible => Extent::Finite(limit),
    };
    for line in &case.edition.schedule {
        if let Some(limit) = line.at_most {
            for account in accounts.iter_mut().filter(|it| it.line == Some(&line.id) && !it.accepted) {
                account.keep_at_most(&line.category, Extent::Finite(limit), &Reason::EntryLimit);
            }
        }
        if let Some(limit) = line.all_at_most {
            let of_line = |it: &Account| it.line == Some(&line.id);
            let reason = Reason::LineLimit(line.id.clone());
            share(accounts, of_line, &line.category, left(limit, &line.category), &reason);
        }
    }
    for group in &case.edition.groups {
        let lines: Vec<&Line> =
            case.edition.schedule.iter().filter(|it| it.group.as_ref() == Some(&group.id)).collect();
        let Some(category) = lines.first().map(|it| &it.category) else { continue };
        let in_group = |line: Option<&LineId>| line.is_some_and(|id| lines.iter().any(|it| it.id == *id));
        match group.rule {
            GroupRule::AtMost(limit) => {
                let reason = Reason::GroupLimit(group.id.clone());
                share(accounts, |it| in_group(it.line), category, left(limit, category), &reason);
            }
            GroupRule::BestOf => {
                let members = || accounts.iter().enumerate().filter(|it| in_group(it.1.line));
                let best = members().map(|it| it.1.given_to(category)).max().unwrap_or_default();
                let Some(index) = members().find(|it| it.1.given_to(category) == best).map(|it| it.0) else { continue };
                let reason = Reason::NotTheBest(group.id.clone());
                for (at, account) in accounts.iter_mut().enumerate() {
                    if at != index && !account.accepted && in_group(account.line) {
                        account.lose(category, &reason);
                    }
                }
                if let (End::Sure, Extent::Finite(best), false) = (end, best, accounts[index].accepted) {
                    accounts[index].keep_at_most(category, Extent::Finite(counted(category).short_of(best)), &reason);
                }
            }
        }
    }
    for (category, limit) in &case.edition.caps {
        share(accounts, |_| true, category, left(*limit, category), &Reason::CategoryLimit);
    }
}

/// Lets some accounts share a limit, in their order. What the body accepted keeps its points, and uses it up.
fn share(
    accounts: &mut [&mut Account],
    which: impl Fn(&Account) -> bool,
    category: &CategoryId,
    limit: Extent,
    reason: &Reason,
) {
    let accepted = accounts.iter().filter(|it| it.accepted && which(it));
    let used: Extent = accepted.map(|it| it.given_to(category)).sum();
    let mut left = match (limit, used) {
        (Extent::Finite(limit), Extent::Finite(used)) => Extent::Finite(used.short_of(limit)),
        _ => limit,
    };
    for account in accounts.iter_mut().filter(|it| !it.accepted && which(it)) {
        let kept = account.keep_at_most(category, left, reason);
        if let (Extent::Finite(kept), Extent::Finite(limit)) = (kept, left) {
            left = Extent::Finite(kept.short_of(limit));
        }
    }
}
