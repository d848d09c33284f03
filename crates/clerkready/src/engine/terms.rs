//! Statuses that begin and end: memberships and offices, on a day, by a deadline, or for some time.

use super::elapsed::{Held, Span, held, joined};
use super::{Case, End, unknown_date};
use crate::date::{DateFact, Day, Truth, months_after};
use crate::evaluation::{Ask, Finding, Holding, MemberFinding, Question, Still, Verdict};
use crate::id::EntryId;
use crate::program::How;
use crate::record::{Enrollment, Until};

/// A status of the sort that a rule asks for.
pub(super) struct Term<'a> {
    pub(super) id: &'a EntryId,
    pub(super) from: Option<DateFact>,
    pub(super) until: Until,
    /// What would settle whether it is of that sort, where that is open.
    pub(super) open: Option<Ask>,
}

impl Term<'_> {
    /// Says whether it was held on a day of which only the first and the last possible one are known.
    pub(super) fn held_on(&self, first: Day, last: Day) -> Truth {
        let begun = self.from.map_or(Truth::Unknown, |from| Truth::between(from.last() <= first, from.first() <= last));
        let not_ended = match self.until {
            Until::Lasts => Truth::Yes,
            Until::NotTold => Truth::Unknown,
            Until::On(until) => Truth::between(last <= until.first(), first <= until.last()),
        };
        begun.and(not_ended)
    }

    fn ask(&self) -> Ask {
        self.open.clone().unwrap_or_else(|| Ask::Person(Question::Term(self.id.clone())))
    }
}

/// Judges a status on a day.
pub(super) fn on_day(terms: &[Term], first: Day, last: Day) -> (Verdict, Truth) {
    let mut asks = Vec::new();
    for term in terms {
        match (term.held_on(first, last), &term.open) {
            (Truth::Yes, None) => return (Verdict::Met, Truth::Yes),
            (Truth::No, _) => {}
            (Truth::Yes | Truth::Unknown, _) => asks.push(term.ask()),
        }
    }
    match Verdict::unless_asked(asks) {
        Verdict::Met => (Verdict::Unmet(Still::Open { by: None }), Truth::No),
        unknown => (unknown, Truth::Unknown),
    }
}

/// Judges a status at enrollment or within some months after it.
pub(super) fn within_months(
    case: &Case,
    terms: &[Term],
    enrollment: Option<&Enrollment>,
    months: u32,
) -> (Verdict, Finding) {
    let Some(enrollment) = enrollment else {
        return (Verdict::Unmet(Still::Open { by: None }), Finding::Member(MemberFinding::NotEnrolled));
    };
    let Some(on) = enrollment.on else {
        return (unknown_date(&enrollment.id), Finding::Member(MemberFinding::EnrollmentUndated));
    };
    let (first, last) = (months_after(on.first(), months), months_after(on.last(), months));
    let finding = Finding::Member(MemberFinding::Deadline(first));
    let mut asks = Vec::new();
    for term in terms {
        let Some(from) = term.from else {
            asks.push(term.ask());
            continue;
        };
        if case.day < from.first() {
            continue;
        }
        let in_time = Truth::between(from.last() <= first, from.first() <= last);
        let lasted = match term.until {
            Until::Lasts => Truth::Yes,
            Until::On(until) => Truth::between(on.last() <= until.first(), on.first() <= until.last()),
            // What began after enrolling was held then.
            Until::NotTold => Truth::between(on.last() <= from.first(), true),
        };
        match (in_time.and(lasted), &term.open) {
            (Truth::Yes, None) => return (Verdict::Met, finding),
            (Truth::No, _) => {}
            (Truth::Yes, Some(open)) => asks.push(open.clone()),
            (Truth::Unknown, _) => {
                let unclear_enrollment = on.first() != on.last() && from.first() == from.last();
                asks.push(match lasted == Truth::Yes && unclear_enrollment {
                    true => Ask::Person(Question::Date(enrollment.id.clone())),
                    false => term.ask(),
                });
            }
        }
    }
    let verdict = match Verdict::unless_asked(asks) {
        Verdict::Met if case.day <= last => Verdict::Unmet(Still::Open { by: Some(first) }),
        Verdict::Met => Verdict::Unmet(Still::Closed { after: last }),
        unknown => unknown,
    };
    (verdict, finding)
}

/// Judges how long a status was held by a day.
pub(super) fn for_months(terms: &[Term], need: u32, how: How, on: Day) -> (Verdict, Finding) {
    let at = |end: End| -> Held {
        let counted = terms.iter().filter(|it| end == End::Possible || it.open.is_none());
        let spans = joined(counted.clone().filter_map(|it| Span::of(it.from, it.until, on, end)).collect());
        // What ended the day before lasts up to the day, but not on it.
        let on_the_day = counted.map(|it| it.held_on(on, on)).fold(Truth::No, Truth::or);
        let broken = match end {
            End::Sure => on_the_day != Truth::Yes,
            End::Possible => on_the_day == Truth::No,
        };
        match how {
            How::UnbrokenUntilThen if broken => Held { months: 0, complete_on: None },
            _ => held(&spans, how, on, need, end),
        }
    };
    let (sure, possible) = (at(End::Sure), at(End::Possible));
    let vague = |it: &&Term| {
        let ends = matches!(it.until, Until::NotTold) || matches!(it.until, Until::On(date) if !date.is_day());
        it.open.is_some() || ends || !it.from.is_some_and(DateFact::is_day)
    };
    let verdict = if need <= sure.months {
        Verdict::Met
    } else if possible.months < need {
        Verdict::Unmet(Still::Open { by: None })
    } else {
        let asks = terms.iter().filter(vague).filter(|it| it.from.is_none_or(|from| from.first() <= on));
        match Verdict::unless_asked(asks.map(Term::ask).collect()) {
            // Days that make up a month only if the months were short.
            Verdict::Met => Verdict::Unmet(Still::Open { by: None }),
            unknown => unknown,
        }
    };
    let complete_on = sure.complete_on.filter(|_| sure.months < need);
    let holding = Holding { need, sure: sure.months, possible: possible.months.max(sure.months), complete_on };
    (verdict, Finding::Held(holding))
}
