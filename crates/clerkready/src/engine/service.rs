//! What time in office gives.
//!
//! Invariant: a day counts once, whoever the employers were; whole years are counted over all positions of a line together.

use super::account::Account;
use super::convert;
use super::counting::Admission;
use super::elapsed::{Span, has_parts_of_years, joined, whole_years};
use super::tallies::Tallies;
use super::{Case, End, Gate};
use crate::date::{DateFact, Day};
use crate::evaluation::{Ask, Decision, Question, Reason, Subject};
use crate::id::{CategoryId, LineId};
use crate::program::{Earned, Give, Line, PartTime, Service};
use crate::quantity::{Extent, Points};
use crate::record::{Per, Position, Rate, Share, Until};
use crate::sorted;

/// What every position gives at one end, for the lines that credit time in its office.
pub(super) fn accounts<'a>(gate: &Gate<'_, 'a>, end: End, tallies: &Tallies) -> Vec<Account<'a>> {
    let Gate { case, on, .. } = *gate;
    let mut accounts = Vec::new();
    // The order of entry must not matter: by date, then by id.
    let begun = |it: &Position| it.from.map(DateFact::first);
    let positions = sorted::ordered(&case.record.positions, |a, b| (begun(a), &a.id).cmp(&(begun(b), &b.id)));
    let mut years = Years::default();
    for line in &case.edition.schedule {
        let Earned::Service(service) = &line.earned else { continue };
        for position in &positions {
            if lines_of(case, position).next().is_none_or(|(first, _)| first.id != line.id) {
                continue;
            }
            let subject = Subject::Entry(position.id.clone());
            let mut account = Account::new(subject, Some(&line.id), until(position, on).last());
            let rates = rates(case, line, position);
            let used = gate.admissions.used(&position.id, position.from);
            match per_year(case, line, service, &rates, end) {
                None => unpublished(&mut account, line, position, tallies, on, end),
                Some(points) => {
                    let since = since(gate, line, tallies, end);
                    let span = Span::of(position.from, position.until, on, end);
                    let span =
                        span.and_then(|it| it.since(since?.day)?.within(case.scope.map(|it| (it.first, it.last))));
                    // What was used for another designation adds nothing to the years of others.
                    let free = match used {
                        Admission::Yes => true,
                        Admission::Unknown(_) => end == End::Possible,
                        Admission::No(_) => false,
                    };
                    let span = span.filter(|_| free);
                    // A part of a year from before the body's own count may complete one after it.
                    let more = end == End::Possible && since.is_some_and(|it| it.counted_before);
                    // Time that is in doubt adds nothing to the years of others.
                    let doubt = part_time_ask(position, service).filter(|_| end == End::Sure);
                    let mut apart = doubt.as_ref().map(|_| years.clone());
                    let portion =
                        apart.as_mut().unwrap_or(&mut years).add((&line.id, points), position, span, more, end);
                    account.portions.push((line.category.clone(), portion));
                    account.asks.extend(convert::differing_rates(&rates));
                    if vague(position) {
                        account.asks.push(Ask::Person(Question::Term(position.id.clone())));
                    }
                    if let Some(ask) = doubt {
                        account.doubt(Reason::PartTime, ask);
                    }
                }
            }
            bar(position, used, &mut account, on, end);
            accounts.push(account);
        }
    }
    let untitled = positions.iter().filter(|it| it.role.is_none() && lines_of(case, it).next().is_none());
    accounts.extend(untitled.filter_map(|it| untitled_account(gate, it, end)));
    accounts
}

/// Time in an office for which nobody published a figure.
fn unpublished(account: &mut Account, line: &Line, position: &Position, tallies: &Tallies, on: Day, end: End) {
    let extent = if end == End::Sure { Extent::ZERO } else { Extent::Unbounded };
    account.portions.push((line.category.clone(), extent));
    tallies.cover(account, Some(until(position, on)), &position.id);
    if end == End::Sure {
        account.doubt(Reason::BodyDecides, Ask::Body(Decision::Service(position.id.clone())));
    }
}

/// The time so far, over all positions, by line and by what a year gives.
#[derive(Clone, Default)]
struct Years<'a>(Vec<AtRate<'a>>);

/// Time for which a year gives the same.
#[derive(Clone)]
struct AtRate<'a> {
    line: &'a LineId,
    points: Points,
    /// Joined.
    spans: Vec<Span>,
    given: Points,
}

impl<'a> Years<'a> {
    /// Adds a position's time, and returns what that adds to the whole years before it.
    fn add(
        &mut self,
        rate: (&'a LineId, Points),
        position: &Position,
        span: Option<Span>,
        more: bool,
        end: End,
    ) -> Extent {
        let (line, points) = rate;
        if end == End::Possible && position.from.is_none() {
            return Extent::Unbounded;
        }
        let is_rate = |it: &AtRate| (it.line, it.points) == rate;
        // A day counts once for sure, whatever it counts as; and parts of a year at two rates of a line may make up a year
        // together.
        let others = self.0.iter().filter(|it| !is_rate(it) && (end == End::Sure || it.line == line));
        let others = joined(others.flat_map(|it| it.spans.iter().copied()).collect());
        let parts = |spans: &[Span]| has_parts_of_years(spans);
        let more = more || end == End::Possible && parts(&others) && span.is_some_and(|it| parts(&[it]));
        let own = match end {
            End::Sure => span.map(|it| it.without(&others)).unwrap_or_default(),
            End::Possible => span.into_iter().collect(),
        };
        let index = self.0.iter().position(is_rate).unwrap_or_else(|| {
            self.0.push(AtRate { line, points, spans: Vec::new(), given: Points::ZERO });
            self.0.len() - 1
        });
        let at_rate = &mut self.0[index];
        let more = more && !own.is_empty();
        at_rate.spans.extend(own);
        at_rate.spans = joined(std::mem::take(&mut at_rate.spans));
        let years = whole_years(&at_rate.spans, end);
        let total = points.times(years.saturating_add(u32::from(more))).max(at_rate.given);
        let adds = at_rate.given.short_of(total);
        at_rate.given = total;
        Extent::Finite(adds)
    }
}

/// Takes everything from a position that had not begun, or that was used for another designation.
fn bar(position: &Position, used: Admission, account: &mut Account, on: Day, end: End) {
    if position.from.is_some_and(|from| on < from.first()) {
        account.lose_all(&Reason::Later);
    }
    match used {
        Admission::No(reason) => account.lose_all(&reason),
        Admission::Unknown(doubts) if end == End::Sure => {
            doubts.into_iter().for_each(|it| account.doubt(it.reason, it.ask));
        }
        Admission::Unknown(_) | Admission::Yes => {}
    }
}

/// A position whose title nobody told may be one of any line.
fn untitled_account<'a>(gate: &Gate<'_, 'a>, position: &Position, end: End) -> Option<Account<'a>> {
    let mut account = Account::new(Subject::Entry(position.id.clone()), None, until(position, gate.on).last());
    let mut categories: Vec<&CategoryId> = Vec::new();
    for line in &gate.case.edition.schedule {
        if let Earned::Service(_) = line.earned {
            sorted::insert(&mut categories, &line.category);
        }
    }
    let extent = if end == End::Sure { Extent::ZERO } else { Extent::Unbounded };
    account.portions = categories.into_iter().map(|it| (it.clone(), extent)).collect();
    if account.portions.is_empty() {
        return None;
    }
    if end == End::Sure {
        account.doubt(Reason::TitleNotTold, Ask::Person(Question::Title(position.id.clone())));
    }
    let used = gate.admissions.used(&position.id, position.from);
    bar(position, used, &mut account, gate.on, end);
    Some(account)
}

/// The lines that credit time in a position, with what they say.
fn lines_of<'a>(case: &Case<'a>, position: &Position) -> impl Iterator<Item = (&'a Line, &'a Service)> {
    case.edition.schedule.iter().filter_map(move |line| match &line.earned {
        Earned::Service(service) => {
            let named = service.roles.is_empty() || position.role.as_ref().is_some_and(|it| service.roles.contains(it));
            named.then_some((line, service))
        }
        _ => None,
    })
}

/// The points for a year: as published, or as the person copied them; `None` when nobody told.
fn per_year(case: &Case, line: &Line, service: &Service, rates: &[&Rate], end: End) -> Option<Points> {
    let published = case.line_readings(&line.id, &service.give).filter_map(|it| match it.give {
        Give::PerYear(points) => Some(points),
        _ => None,
    });
    let points = published.chain(rates.iter().map(|it| it.points));
    match end {
        End::Sure => points.min(),
        End::Possible => points.max(),
    }
}

/// The person's own figures for a year in a position's office.
fn rates<'a>(case: &Case<'a>, line: &Line, position: &Position) -> Vec<&'a Rate> {
    let role = position.role.as_ref().map(|it| it.as_str()).unwrap_or_default();
    case.rates(&line.category, role).filter(|it| it.per == Per::Year).collect()
}

/// From when on time counts.
#[derive(Clone, Copy)]
struct Since {
    day: Day,
    /// Whether the body's own count stands for time before it.
    counted_before: bool,
}

fn since(gate: &Gate, line: &Line, tallies: &Tallies, end: End) -> Option<Since> {
    let (latest, earliest) = gate.admissions.service_since()?;
    let day = if end == End::Sure { latest } else { earliest };
    Some(match tallies.counted_until(&line.category) {
        Some(counted) if day < counted => Since { day: counted, counted_before: true },
        _ => Since { day, counted_before: false },
    })
}

/// Says whether a position's dates were not told to the day.
fn vague(position: &Position) -> bool {
    let ends = match position.until {
        Until::Lasts => true,
        Until::On(date) => date.is_day(),
        Until::NotTold => false,
    };
    !ends || !position.from.is_some_and(DateFact::is_day)
}

/// What would settle whether a position counts, where part-time stands in question.
fn part_time_ask(position: &Position, service: &Service) -> Option<Ask> {
    let id = || position.id.clone();
    match (position.share, service.part_time) {
        (Some(Share::FullTime), _) | (_, PartTime::Counts) => None,
        (None, PartTime::BodyDecides) => Some(Ask::Person(Question::Share(id()))),
        (Some(Share::PartTime), PartTime::BodyDecides) => Some(Ask::Body(Decision::Service(id()))),
    }
}

fn until(position: &Position, on: Day) -> DateFact {
    match position.until {
        Until::On(until) if until.first() <= on => until,
        Until::On(_) | Until::Lasts | Until::NotTold => DateFact::Day(on),
    }
}
