//! Credit: what each entry gives under the program's schedule, at both ends.
//!
//! Invariant: a ruling balances. What an entry offers is its portions and its losses together, at the sure end and at the
//! possible end alike. No figure is made up: an entry without a stated one offers nothing for sure, and anything at most.

use super::account::Account;
use super::claim::Claim;
use super::judge::Moment;
use super::tallies::Tallies;
use super::{Case, End, Era, Gate, counting, judge, limits, repeats, service};
use crate::date::{DateFact, Day, Truth};
use crate::evaluation::{Ask, Decision, Reason, Ruling, Subject, Verdict};
use crate::id::{CategoryId, LineId};
use crate::program::{Completion, Earned, Line};
use crate::quantity::{Amount, Extent, Points};
use crate::record::Activity;
use crate::sorted;

/// A ruling, with what would settle the difference between its ends.
pub(super) struct Credited {
    pub(super) ruling: Ruling,
    pub(super) asks: Vec<Ask>,
}

/// Rules on every entry and every award of the program as of a day, in the order of their subjects.
pub(super) fn credits(case: &Case, on: Day) -> Vec<Credited> {
    let gate = Gate::new(case, on);
    let completions = completions(case, on);
    let ends = [End::Sure, End::Possible].into_iter();
    let accounts = ends.flat_map(|end| accounts(&gate, end, &completions).into_iter().map(move |it| (end, it)));
    let mut subjects: Vec<(Subject, Both)> = Vec::new();
    for (end, account) in sorted::ordered(accounts, |a, b| a.1.subject.cmp(&b.1.subject)) {
        match subjects.last_mut().filter(|it| it.0 == account.subject) {
            Some((_, both)) => both.add(account, end),
            None => {
                let mut both = Both::default();
                let subject = account.subject.clone();
                both.add(account, end);
                subjects.push((subject, both));
            }
        }
    }
    subjects.into_iter().map(|(subject, both)| both.credited(subject)).collect()
}

/// The two ends of what became of one subject.
#[derive(Default)]
struct Both {
    line: Option<LineId>,
    portions: Vec<(CategoryId, Amount)>,
    lost: Vec<(Reason, Amount)>,
    asks: Vec<Ask>,
}

impl Both {
    fn add(&mut self, account: Account, end: End) {
        let put = |amount: &mut Amount, extent: Extent| match end {
            End::Sure => amount.sure = amount.sure + extent,
            End::Possible => amount.possible = amount.possible + extent,
        };
        self.line = self.line.take().or_else(|| account.line.cloned());
        for (category, extent) in account.portions {
            put(sorted::entry(&mut self.portions, category), extent);
        }
        for (reason, extent) in account.lost {
            put(sorted::entry(&mut self.lost, reason), extent);
        }
        self.asks.extend(account.asks);
    }

    fn credited(self, subject: Subject) -> Credited {
        let Both { line, mut portions, lost, asks } = self;
        // A portion of nothing says nothing; a loss of nothing says why an entry gives no points.
        portions.retain(|it| it.1 != Amount::ZERO);
        let offered = portions.iter().map(|it| it.1).chain(lost.iter().map(|it| it.1)).sum();
        Credited { ruling: Ruling { subject, line, offered, portions, lost }, asks }
    }
}

/// A line that credits the meeting of a requirement, and how far it is met.
struct Completed<'a> {
    line: &'a Line,
    of: &'a Completion,
    verdict: Verdict,
}

fn completions<'a>(case: &Case<'a>, on: Day) -> Vec<Completed<'a>> {
    let lines = case.edition.schedule.iter().filter_map(|line| match &line.earned {
        Earned::Completion(of) => {
            // Such a requirement asks for attendance alone, so it needs neither credit nor enrollment.
            let moment = Moment { day: on, ledgers: None, enrollment: None };
            let verdict = judge::outcome(case, case.requirement(&of.requirement)?, &moment).verdict;
            Some(Completed { line, of, verdict })
        }
        Earned::Activities(_) | Earned::Service(_) => None,
    });
    lines.collect()
}

fn accounts<'a>(gate: &Gate<'_, 'a>, end: End, completions: &[Completed<'a>]) -> Vec<Account<'a>> {
    let Gate { case, on, .. } = *gate;
    let tallies = Tallies::new(gate, end);
    // The order of entry must not matter where entries share a limit: by date, then by id.
    let ended = |it: &Activity| it.last_day().map_or(Day::MAX, DateFact::last);
    // What surely lies outside a window need not be ruled on for it.
    let maybe_inside = case.record.activities.iter().filter(|it| case.in_scope(it) != Truth::No);
    let activities = sorted::ordered(maybe_inside, |a, b| (ended(a), &a.id).cmp(&(ended(b), &b.id)));
    let mut claims: Vec<Claim> = activities.into_iter().map(|it| Claim::new(gate, it, end)).collect();
    repeats::settle(gate, &mut claims, end);
    repeats::doubt_twins(&mut claims, end);
    for claim in &mut claims {
        tallies.cover(&mut claim.account, claim.activity.last_day(), &claim.activity.id);
    }
    let counted = |category: &CategoryId| tallies.counted(category);
    let mut converting: Vec<&mut Account> = claims.iter_mut().map(|it| &mut it.account).collect();
    limits::convert_together(case, &mut converting, counted, end);
    let mut awards: Vec<Account> = Vec::new();
    let mut tallied = tallies.accounts(gate);
    for completion in completions {
        awards.extend(complete(gate, completion, &mut claims, &mut tallied, &tallies, end));
    }
    let mut accounts = service::accounts(gate, end, &tallies);
    accounts.extend(claims.into_iter().map(|it| it.account));
    accounts.extend(awards);
    let mut limited = sorted::ordered(&mut accounts, |a, b| (a.ended, &a.subject).cmp(&(b.ended, &b.subject)));
    limits::limit(case, &mut limited, counted, end);
    accounts.extend(carried_over(case, on, end));
    if case.cycle == Era::Current {
        accounts.extend(tallied);
    }
    accounts
}

/// What the cycle before the latest award had more than it needed, where the program lets that count again.
fn carried_over<'a>(case: &Case<'a>, on: Day, end: End) -> Option<Account<'a>> {
    let after = case.edition.counting.after.as_ref()?;
    let carry = after.cycle.as_ref()?.carry_over.as_ref()?;
    // The first award ended no cycle.
    if case.cycle == Era::Before || counting::awards(case, &after.awards, on).count() < 2 {
        return None;
    }
    let before = Case { cycle: Era::Before, ..case.clone() };
    let earned = accounts(&Gate::new(&before, on), end, &[]);
    let sum: Extent = earned.iter().map(|it| it.given_to(&carry.category)).sum();
    let surplus = match sum {
        Extent::Finite(points) => carry.over.short_of(points).min(carry.at_most),
        Extent::Unbounded => carry.at_most,
    };
    if surplus == Points::ZERO {
        return None;
    }
    let account = Account::new(Subject::CarriedOver, None, on).giving(&carry.category, Extent::Finite(surplus));
    let asks = earned.into_iter().flat_map(|it| it.asks).collect();
    Some(Account { asks, ..account })
}

/// Gives the points for meeting a requirement, in the place of the activities that they stand for, unless those give more.
fn complete<'a>(
    gate: &Gate,
    completion: &Completed<'a>,
    claims: &mut [Claim],
    tallied: &mut [Account],
    tallies: &Tallies,
    end: End,
) -> Option<Account<'a>> {
    let Completion { requirement, points, instead_of } = completion.of;
    let category = &completion.line.category;
    let asks = match (&completion.verdict, end) {
        (Verdict::Met, _) => Vec::new(),
        (Verdict::Unknown(asks), End::Possible) => asks.clone(),
        (Verdict::Unknown(_), End::Sure) | (Verdict::Unmet(_), _) => return None,
    };
    let award = Account::new(Subject::Completion(requirement.clone()), Some(&completion.line.id), gate.on);
    let mut award = Account { asks, ..award.giving(category, Extent::Finite(*points)) };
    let stands_for = |claim: &Claim| claim.line.is_some_and(|it| it.id == instead_of);
    // A tally that is younger than everything that completed the requirement has counted its points already.
    let covered = claims
        .iter()
        .filter(|it| stands_for(it) && gate.denied(it.activity, it.with()).is_none())
        .map(|it| tallies.covers(category, it.activity.last_day()))
        .fold(Truth::Yes, Truth::and);
    match (tallies.in_use(category), covered) {
        (Some(tally), Truth::Yes) => award.lose_all(&Reason::Covered(tally.id.clone())),
        (Some(tally), Truth::Unknown) if end == End::Sure => award.lose_all(&Reason::Covered(tally.id.clone())),
        _ => {}
    }
    if award.portions.is_empty() {
        return Some(award);
    }
    let certified = claims.iter().filter(|it| stands_for(it)).map(|it| it.account.given_to(category));
    let rival: Extent = match (end, &completion.verdict) {
        // For sure the tally may hold the same activities, so only one of the two can be added.
        (End::Sure, _) => certified.chain(tallied.iter().map(|it| it.given_to(category))).sum(),
        // What is surely completed gives its points, whatever the figures are that nobody told.
        (End::Possible, Verdict::Met) => certified.filter(|it| *it != Extent::Unbounded).sum(),
        (End::Possible, _) => certified.sum(),
    };
    if rival <= Extent::Finite(*points) {
        let stands_in = Reason::StandsIn(requirement.clone());
        for claim in claims.iter_mut().filter(|it| stands_for(it)) {
            claim.account.lose(category, &stands_in);
        }
        if end == End::Sure {
            for account in tallied.iter_mut().filter(|it| it.gives_to(category)) {
                if let Subject::Entry(tally) = &account.subject {
                    account.asks.push(Ask::Body(Decision::Tally(tally.clone())));
                }
                account.lose(category, &stands_in);
            }
        }
    } else {
        award.lose_all(&Reason::LessThanOthers);
    }
    Some(award)
}
