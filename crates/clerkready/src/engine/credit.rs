//! Credit: what each entry gives under the program's schedule, at both ends.
//!
//! Invariant: a ruling balances. What an entry offers is its portions and its losses together, at the sure end and at the
//! possible end alike. No figure is made up: an entry without a stated one offers nothing for sure, and anything at most.

use super::account::Account;
use super::claim::Claim;
use super::judge::Moment;
use super::tallies::Tallies;
use super::{Case, End, judge, repeats};
use crate::date::{DateFact, Day, Truth};
use crate::evaluation::{Ask, Decision, Reason, Ruling, Subject, Verdict};
use crate::id::{CategoryId, LineId, RequirementId};
use crate::program::{Credit, Line};
use crate::quantity::{Amount, Extent, Points};
use crate::record::{Position, Until};
use crate::sorted;

/// A ruling, with what would settle the difference between its ends.
pub(super) struct Credited {
    pub(super) ruling: Ruling,
    pub(super) asks: Vec<Ask>,
}

/// Rules on every entry and every award of the program as of a day, in the order of their subjects.
pub(super) fn credits(case: &Case, on: Day) -> Vec<Credited> {
    let completions = completions(case, on);
    let mut subjects: Vec<(Subject, Both)> = Vec::new();
    for end in [End::Sure, End::Possible] {
        for account in accounts(case, on, end, &completions) {
            sorted::entry(&mut subjects, account.subject.clone()).add(account, end);
        }
    }
    subjects.into_iter().map(|(subject, both)| both.credited(subject)).collect()
}

/// The two ends of what became of one subject.
#[derive(Default)]
struct Both {
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
        for (category, extent) in account.portions {
            put(sorted::entry(&mut self.portions, category), extent);
        }
        for (reason, extent) in account.lost {
            put(sorted::entry(&mut self.lost, reason), extent);
        }
        self.asks.extend(account.asks);
    }

    fn credited(self, subject: Subject) -> Credited {
        let Both { mut portions, lost, asks } = self;
        // A portion of nothing says nothing; a loss of nothing says why an entry gives no points.
        portions.retain(|it| it.1 != Amount::ZERO);
        let offered = portions.iter().map(|it| it.1).chain(lost.iter().map(|it| it.1)).sum();
        Credited { ruling: Ruling { subject, offered, portions, lost }, asks }
    }
}

/// A line that credits the meeting of a requirement, and how far it is met.
struct Completion<'a> {
    line: &'a Line,
    requirement: &'a RequirementId,
    points: Points,
    instead_of: &'a LineId,
    verdict: Verdict,
}

fn completions<'a>(case: &Case<'a>, on: Day) -> Vec<Completion<'a>> {
    let lines = case.edition.schedule.iter().filter_map(|line| match &line.credit {
        Credit::Completed { requirement, points, instead_of } => {
            // Such a requirement asks for attendance alone, so it needs neither credit nor enrollment.
            let moment = Moment { day: on, credits: &[], enrollment: None };
            let verdict = judge::outcome(case, case.requirement(requirement)?, &moment).verdict;
            Some(Completion { line, requirement, points: *points, instead_of, verdict })
        }
        Credit::Stated { .. } | Credit::Service => None,
    });
    lines.collect()
}

fn accounts(case: &Case, on: Day, end: End, completions: &[Completion]) -> Vec<Account> {
    let tallies = Tallies::new(case, on, end);
    let mut claims: Vec<Claim> = case.record.activities.iter().map(|it| Claim::new(case, it, on, end)).collect();
    repeats::settle(case, &mut claims, on, end);
    for claim in &mut claims {
        tallies.cover(&mut claim.account, claim.activity.last_day(), &claim.activity.id);
    }
    let mut awards: Vec<Account> = Vec::new();
    let mut tallied = tallies.accounts(case, on);
    for completion in completions {
        awards.extend(complete(case, completion, &mut claims, &mut tallied, &tallies, on, end));
    }
    let positions = case.record.positions.iter().filter_map(|it| position_account(case, it, on, end, &tallies));
    let mut accounts: Vec<Account> = positions.collect();
    accounts.extend(claims.into_iter().map(|it| it.account));
    accounts.extend(tallied);
    accounts.extend(awards);
    accounts
}

/// What time in a position gives, where the schedule has a line for it: nobody published how much.
fn position_account(case: &Case, position: &Position, on: Day, end: End, tallies: &Tallies) -> Option<Account> {
    let line = case.edition.schedule.iter().find(|it| it.credit == Credit::Service)?;
    let extent = if end == End::Sure { Extent::ZERO } else { Extent::Unbounded };
    let subject = Subject::Entry(position.id.clone());
    let portions = vec![(line.category.clone(), extent)];
    let mut account = Account { subject, portions, lost: Vec::new(), asks: Vec::new() };
    if position.from.is_some_and(|from| on < from.first()) {
        account.lose_all(&Reason::Later);
    }
    let today = DateFact::Day(on);
    let last = match position.until {
        Until::On(until) if until.first() <= on => until,
        Until::On(_) | Until::Lasts | Until::NotTold => today,
    };
    tallies.cover(&mut account, Some(last), &position.id);
    if end == End::Sure {
        account.doubt(Reason::BodyDecides, Ask::Body(Decision::Service(position.id.clone())));
    }
    Some(account)
}

/// Gives the points for meeting a requirement, in the place of the activities that they stand for, unless those give more.
fn complete(
    case: &Case,
    completion: &Completion,
    claims: &mut [Claim],
    tallied: &mut [Account],
    tallies: &Tallies,
    on: Day,
    end: End,
) -> Option<Account> {
    let category = &completion.line.category;
    let asks = match (&completion.verdict, end) {
        (Verdict::Met, _) => Vec::new(),
        (Verdict::Unknown(asks), End::Possible) => asks.clone(),
        (Verdict::Unknown(_), End::Sure) | (Verdict::Unmet(_), _) => return None,
    };
    let mut award = Account {
        subject: Subject::Completion(completion.requirement.clone()),
        portions: vec![(category.clone(), Extent::Finite(completion.points))],
        lost: Vec::new(),
        asks,
    };
    let stands_for = |claim: &Claim| claim.line.is_some_and(|it| it.id == completion.instead_of);
    // A tally that is younger than everything that completed the requirement has counted its points already.
    let covered = claims
        .iter()
        .filter(|it| stands_for(it) && case.bar(it.activity, it.with(), on, End::Possible).is_none())
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
    if rival <= Extent::Finite(completion.points) {
        let stands_in = Reason::StandsIn(completion.requirement.clone());
        for claim in claims.iter_mut().filter(|it| stands_for(it)) {
            claim.account.lose(category, &stands_in);
        }
        if end == End::Sure {
            for account in tallied {
                account.lose(category, &stands_in);
            }
        }
    } else {
        award.lose_all(&Reason::LessThanOthers);
    }
    Some(award)
}
