//! Official titles and memberships.

use super::Case;
use super::terms::{self, Term};
use crate::date::{DateFact, Day, Truth};
use crate::evaluation::{Ask, Decision, Finding, MemberFinding, OfficeFinding, Question, Still, Verdict};
use crate::id::EntryId;
use crate::program::{Event, Member, Office, When};
use crate::record::{Enrollment, Position};

/// Judges the official title held at an event, or for how long it was held.
pub(super) fn office(case: &Case, rule: &Office, enrollment: Option<&Enrollment>, on: Day) -> (Verdict, Finding) {
    let (verdict, finding) = match (rule.when, enrollment) {
        (When::ForMonths(months, how), _) => return terms::for_months(&positions(case, rule), months, how, on),
        (When::WithinMonthsOfEnrolling(months), _) => {
            return terms::within_months(case, &positions(case, rule), enrollment, months);
        }
        (When::On(Event::Apply | Event::Grant), _) => held(case, rule, Span::day(on), None, Still::Open { by: None }),
        (When::On(Event::Enroll), None) => (Verdict::Unmet(Still::Open { by: None }), OfficeFinding::NotEnrolled),
        (When::On(Event::Enroll), Some(enrollment)) => match enrollment.on {
            // The named position may settle the title even where the day is not known.
            None if enrollment.position.is_none() => {
                (super::unknown_date(&enrollment.id), OfficeFinding::EnrollmentUndated)
            }
            _ => {
                let span = Span::of(enrollment.on);
                held(case, rule, span, Some(enrollment), Still::Closed { after: span.last.min(case.day) })
            }
        },
    };
    (verdict, Finding::Office(finding))
}

/// Judges membership of a body.
pub(super) fn member(case: &Case, rule: &Member, enrollment: Option<&Enrollment>, on: Day) -> (Verdict, Finding) {
    let terms = memberships(case, rule);
    match rule.when {
        When::WithinMonthsOfEnrolling(months) => terms::within_months(case, &terms, enrollment, months),
        When::ForMonths(months, how) => terms::for_months(&terms, months, how, on),
        When::On(event) => match at(case, event, enrollment, on) {
            Ok((first, last)) => {
                let (verdict, held) = terms::on_day(&terms, first, last);
                (verdict, Finding::Member(MemberFinding::OnDay(held)))
            }
            Err((verdict, finding)) => (verdict, Finding::Member(finding)),
        },
    }
}

/// The first and the last day that an event may have had; the verdict and the finding where there is none.
fn at(
    case: &Case,
    event: Event,
    enrollment: Option<&Enrollment>,
    on: Day,
) -> Result<(Day, Day), (Verdict, MemberFinding)> {
    match (event, enrollment.map(|it| (it, it.on))) {
        (Event::Apply | Event::Grant, _) => Ok((on, on)),
        (Event::Enroll, None) => Err((Verdict::Unmet(Still::Open { by: None }), MemberFinding::NotEnrolled)),
        (Event::Enroll, Some((it, None))) => Err((super::unknown_date(&it.id), MemberFinding::EnrollmentUndated)),
        (Event::Enroll, Some((_, Some(on)))) => Ok((on.first(), on.last().min(case.day).max(on.first()))),
    }
}

/// The memberships that count, or may count.
fn memberships<'a>(case: &Case<'a>, rule: &Member) -> Vec<Term<'a>> {
    let plain = |sign: u8| if matches!(sign, b'-' | b'_') { b' ' } else { sign.to_ascii_lowercase() };
    let alike = |a: &str, b: &str| a.trim().bytes().map(plain).eq(b.trim().bytes().map(plain));
    let named = |classes: &[String], class: &str| classes.iter().any(|it| alike(it, class));
    let terms = case.record.memberships.iter().filter(|it| it.body == rule.of).filter_map(|it| {
        let open = match it.class.trim() {
            _ if rule.classes.is_empty() => None,
            "" => Some(Ask::Person(Question::Class(it.id.clone()))),
            class if named(&rule.classes, class) => None,
            class if named(&rule.body_decides, class) => Some(Ask::Body(Decision::Class(it.id.clone()))),
            _ => return None,
        };
        Some(Term { id: &it.id, from: it.from, until: it.until, open })
    });
    terms.collect()
}

/// The positions that count, or may count, for how long an office was held.
fn positions<'a>(case: &Case<'a>, rule: &Office) -> Vec<Term<'a>> {
    let terms = case.record.positions.iter().filter_map(|it| {
        let open = match &it.role {
            None => Some(Ask::Person(Question::Title(it.id.clone()))),
            Some(role) if rule.roles.contains(role) => None,
            Some(role) if rule.body_decides.contains(role) => Some(Ask::Body(Decision::Title(it.id.clone()))),
            Some(_) => return None,
        };
        Some(Term { id: &it.id, from: it.from, until: it.until, open })
    });
    terms.collect()
}

/// The days that a date may mean.
#[derive(Clone, Copy)]
struct Span {
    first: Day,
    last: Day,
}

impl Span {
    fn day(day: Day) -> Span {
        Span { first: day, last: day }
    }

    fn of(date: Option<DateFact>) -> Span {
        Span { first: date.map_or(Day::MIN, DateFact::first), last: date.map_or(Day::MAX, DateFact::last) }
    }
}

fn held(
    case: &Case,
    rule: &Office,
    span: Span,
    enrollment: Option<&Enrollment>,
    otherwise: Still,
) -> (Verdict, OfficeFinding) {
    let named: Option<&EntryId> = enrollment.and_then(|it| it.position.as_ref());
    let mut asks = Vec::new();
    let mut told = false;
    for position in &case.record.positions {
        let held = match (on_span(position, span), named) {
            (Truth::No, _) => continue,
            // The person named the position held on that day.
            (_, Some(named)) if *named == position.id => Truth::Yes,
            (held, _) => held,
        };
        told |= held == Truth::Yes;
        let id = || position.id.clone();
        match &position.role {
            None => asks.push(Ask::Person(Question::Title(id()))),
            Some(role) if rule.roles.contains(role) => match held {
                Truth::Yes => return (Verdict::Met, OfficeFinding::Held),
                _ => asks.push(Ask::Person(Question::Term(id()))),
            },
            Some(role) if rule.body_decides.contains(role) => asks.push(match held {
                Truth::Yes => Ask::Body(Decision::Title(id())),
                _ => Ask::Person(Question::Term(id())),
            }),
            Some(_) => {}
        }
    }
    if let (Some(enrollment), false) = (enrollment, told) {
        // Which position it was is a blank of the enrollment, and a blank is not known.
        asks.push(Ask::Person(Question::Office(enrollment.id.clone())));
    }
    match Verdict::unless_asked(asks) {
        Verdict::Met => {
            let finding = if told { OfficeFinding::OtherTitle } else { OfficeFinding::NoPosition };
            (Verdict::Unmet(otherwise), finding)
        }
        unknown if told => (unknown, OfficeFinding::Open),
        unknown => (unknown, OfficeFinding::NoPosition),
    }
}

/// Says whether a position was held on a day of which only the span is known.
fn on_span(position: &Position, span: Span) -> Truth {
    let term = Term { id: &position.id, from: position.from, until: position.until, open: None };
    term.held_on(span.first, span.last)
}
