//! Deadlines so long after an event: what was not met by then no longer can be.

use chrono::Datelike;

use super::judge::{self, Moment};
use super::{Case, ask_date, counting};
use crate::date::{DateFact, Day, YEARS, months_after};
use crate::evaluation::{Ask, Outcome, Question, Still, Verdict};
use crate::program::{Anchor, By, Requirement};
use crate::record::Status;
use crate::sorted;

/// Judges a requirement that has a deadline as of a day.
pub(super) fn outcome(case: &Case, requirement: &Requirement, by: &By, moment: &Moment) -> Outcome {
    let (first, last, ask) = match event(case, &by.after, moment) {
        // What must come within some time after an event cannot have come without it.
        Event::None => {
            let outcome = judge::under_readings(case, requirement, moment);
            return Outcome { verdict: Verdict::Unmet(Still::Open { by: None }), ..outcome };
        }
        Event::Undated(ask) => {
            let mut outcome = judge::under_readings(case, requirement, moment);
            outcome.verdict = match outcome.verdict {
                // It is not known whether it was met in time.
                Verdict::Met => Verdict::Unknown(vec![ask]),
                other => other,
            };
            return outcome;
        }
        Event::Between(first, last, ask) => (months_after(first, by.months), months_after(last, by.months), ask),
    };
    let as_of = |day: Day| judge::under_readings(case, requirement, &Moment { day, ..moment.clone() });
    let (earlier, later) = (first.min(moment.day), last.min(moment.day));
    let mut outcome = as_of(later);
    if earlier != later {
        outcome.verdict = outcome.verdict.unless_another(&as_of(earlier).verdict, ask);
    }
    outcome.verdict = match outcome.verdict {
        Verdict::Unmet(_) if last < moment.day => Verdict::Unmet(Still::Closed { after: last }),
        Verdict::Unmet(still) => {
            let by = Some(first).filter(|it| YEARS.contains(&it.year()));
            Verdict::Unmet(still.and(Still::Open { by }))
        }
        other => other,
    };
    outcome
}

/// When the event took place that a deadline counts from.
enum Event {
    None,
    Undated(Ask),
    Between(Day, Day, Ask),
}

fn event(case: &Case, anchor: &Anchor, moment: &Moment) -> Event {
    // Each with the last day on which it can have been, where that is known.
    let earliest = |dates: &mut dyn Iterator<Item = (Option<DateFact>, Option<Day>, Ask)>| -> Event {
        // The order of entry must not matter.
        let dates = sorted::ordered(dates, |a, b| (a.1, &a.2).cmp(&(b.1, &b.2)));
        let undated = dates.iter().find(|it| it.0.is_none()).map(|it| it.2.clone());
        let first = dates.iter().filter_map(|it| it.0).map(DateFact::first).min();
        let last = dates.iter().find_map(|it| Some((it.1?, &it.2)));
        match (first, last, undated) {
            (Some(first), Some((last, ask)), None) => Event::Between(first, last, ask.clone()),
            // One without a date may have been the first, but not later than the others.
            (_, Some((last, _)), Some(ask)) => Event::Between(Day::MIN, last, ask),
            (_, None, Some(ask)) => Event::Undated(ask),
            _ => Event::None,
        }
    };
    let last = |date: Option<DateFact>| date.map(DateFact::last);
    match anchor {
        Anchor::Enrollment => earliest(&mut moment.enrollment.iter().map(|it| (it.on, last(it.on), ask_date(&it.id)))),
        Anchor::Office(roles) => {
            let positions = case.record.positions.iter();
            let of = positions.filter(|it| it.role.as_ref().is_some_and(|role| roles.contains(role)));
            let begun = of.filter(|it| it.from.is_none_or(|from| from.first() <= moment.day));
            earliest(&mut begun.map(|it| {
                // What has ended had begun by then.
                (it.from, last(it.from).or(last(it.until.date())), Ask::Person(Question::Term(it.id.clone())))
            }))
        }
        Anchor::First(kinds) => {
            let of = case.record.activities.iter().filter(|it| kinds.contains(&it.kind));
            let past = of.filter(|it| it.status == Status::Done && case.out_of_time(it, moment.day).is_none());
            earliest(&mut past.map(|it| (it.first_day(), last(it.first_day()), ask_date(&it.id))))
        }
        Anchor::Award(of) => {
            let latest = counting::awards(case, of, moment.day);
            let latest = latest.max_by_key(|it| (it.on.is_none(), it.on.map(DateFact::last), &it.id));
            latest.map_or(Event::None, |it| match it.on {
                None => Event::Undated(ask_date(&it.id)),
                Some(on) => {
                    let first = counting::surely_awarded(case, of, moment.day).unwrap_or(Day::MIN);
                    Event::Between(first, on.last(), ask_date(&it.id))
                }
            })
        }
    }
}
