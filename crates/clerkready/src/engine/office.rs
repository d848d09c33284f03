//! Titles and memberships on a day.

use super::Case;
use crate::date::{DateFact, Day, Truth, months_after};
use crate::evaluation::{Ask, Decision, Finding, MemberFinding, OfficeFinding, Question, Still, Verdict};
use crate::id::EntryId;
use crate::program::{Event, Member, Office};
use crate::record::{Enrollment, Position, Until};

/// Judges the official title held at an event.
pub(super) fn office(case: &Case, rule: &Office, enrollment: Option<&Enrollment>, on: Day) -> (Verdict, Finding) {
    let (verdict, finding) = match (rule.on, enrollment) {
        (Event::Apply, _) => held(case, rule, Span::day(on), None),
        (Event::Enroll, None) => (Verdict::Unmet(Still::Open { by: None }), OfficeFinding::NotEnrolled),
        (Event::Enroll, Some(enrollment)) => match enrollment.on {
            // The named position may settle the title even where the day is not known.
            None if enrollment.position.is_none() => {
                (super::unknown_date(&enrollment.id), OfficeFinding::EnrollmentUndated)
            }
            _ => held(case, rule, Span::of(enrollment.on), Some(enrollment)),
        },
    };
    (verdict, Finding::Office(finding))
}

/// Judges membership at enrollment or within some months after it.
pub(super) fn member(case: &Case, rule: &Member, enrollment: Option<&Enrollment>) -> (Verdict, Finding) {
    let Some(enrollment) = enrollment else {
        return (Verdict::Unmet(Still::Open { by: None }), Finding::Member(MemberFinding::NotEnrolled));
    };
    let Some(on) = enrollment.on else {
        return (super::unknown_date(&enrollment.id), Finding::Member(MemberFinding::EnrollmentUndated));
    };
    let deadline =
        Span { first: months_after(on.first(), rule.within_months), last: months_after(on.last(), rule.within_months) };
    let finding = Finding::Member(MemberFinding::Deadline(deadline.first));
    let mut asks = Vec::new();
    for membership in case.record.memberships.iter().filter(|it| it.body == rule.of) {
        let Some(from) = membership.from else {
            asks.push(Ask::Person(Question::Term(membership.id.clone())));
            continue;
        };
        if case.day < from.first() {
            continue;
        }
        let in_time = Truth::between(from.last() <= deadline.first, from.first() <= deadline.last);
        let lasted = match membership.until {
            Until::Lasts => Truth::Yes,
            Until::On(until) => Truth::between(on.last() <= until.first(), on.first() <= until.last()),
            // A membership that began after enrolling was held then.
            Until::NotTold => Truth::between(on.last() <= from.first(), true),
        };
        match in_time.and(lasted) {
            Truth::Yes => return (Verdict::Met, finding),
            Truth::Unknown => {
                let unclear_enrollment = on.first() != on.last() && from.first() == from.last();
                let entry = if lasted == Truth::Yes && unclear_enrollment {
                    Question::Date(enrollment.id.clone())
                } else {
                    Question::Term(membership.id.clone())
                };
                asks.push(Ask::Person(entry));
            }
            Truth::No => {}
        }
    }
    let verdict = match Verdict::unless_asked(asks) {
        Verdict::Met if case.day <= deadline.last => Verdict::Unmet(Still::Open { by: Some(deadline.first) }),
        Verdict::Met => Verdict::Unmet(Still::Closed { after: deadline.last }),
        unknown => unknown,
    };
    (verdict, finding)
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

fn held(case: &Case, rule: &Office, span: Span, enrollment: Option<&Enrollment>) -> (Verdict, OfficeFinding) {
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
            let still = match rule.on {
                Event::Enroll => Still::Closed { after: span.last.min(case.day) },
                Event::Apply => Still::Open { by: None },
            };
            let finding = if told { OfficeFinding::OtherTitle } else { OfficeFinding::NoPosition };
            (Verdict::Unmet(still), finding)
        }
        unknown if told => (unknown, OfficeFinding::Open),
        unknown => (unknown, OfficeFinding::NoPosition),
    }
}

/// Says whether a position was held on a day of which only the span is known.
fn on_span(position: &Position, span: Span) -> Truth {
    let begun = position
        .from
        .map_or(Truth::Unknown, |from| Truth::between(from.last() <= span.first, from.first() <= span.last));
    let not_ended = match position.until {
        Until::Lasts => Truth::Yes,
        Until::NotTold => Truth::Unknown,
        Until::On(until) => Truth::between(span.last <= until.first(), span.first <= until.last()),
    };
    begun.and(not_ended)
}
