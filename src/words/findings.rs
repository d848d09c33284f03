//! What was found about a requirement: its figures, its words, and until when there is time.
//!
//! Invariant: what is sure and what is only possible are told apart.

use clerkready::date::{Day, Truth};
use clerkready::evaluation::{
    Attendance, AwardFinding, Holding, MemberFinding, OfficeFinding, PointsFinding, Still, Verdict,
};
use clerkready::program::{Bound, Unit};
use clerkready::quantity::{Amount, Extent, Points};

use super::common::{amount, capitalized, day, plain_number, points};
use super::say::findings as say;

pub(crate) use super::say::findings::{covered, maybe_covered, not_covered};

/// Until when what is unmet can be met, or since when it cannot.
pub fn still(verdict: &Verdict) -> Option<String> {
    match verdict {
        Verdict::Unmet(Still::Open { by: Some(by) }) => Some(say::time_until(&day(*by))),
        Verdict::Unmet(Still::Closed { after }) => Some(say::was_possible_until(&day(*after))),
        _ => None,
    }
}

/// The figures of a sum, and what is missing.
pub fn sum_found(it: &PointsFinding, unit: Unit, verdict: &Verdict) -> String {
    match &it.bound {
        Bound::AtLeast(need) => {
            let short = it.amount.short_of(*need);
            let found = sum_of(*need, it.amount, unit);
            match verdict {
                Verdict::Met => match it.amount.slack_over(*need) {
                    Points::ZERO => found,
                    slack => say::to_spare(&found, &points(slack, unit)),
                },
                Verdict::Unmet(_) => match unit {
                    Unit::Points => say::missing_points(short.into(), &found),
                    Unit::Hours => say::missing_hours(short.into(), &found),
                },
                Verdict::Unknown(_) => say::would_make_sure(&found, &points(short, unit)),
            }
        }
        Bound::AtMost(most) => say::at_most(&capitalized(&amount(it.amount, unit)), &points(*most, unit)),
        Bound::Share { percent, .. } => {
            let (part, all) = (amount(it.amount, unit), amount(it.of.unwrap_or_default(), unit));
            say::share(&capitalized(&part), &all, &plain_number(percent))
        }
    }
}

fn sum_of(need: Points, amount: Amount, unit: Unit) -> String {
    let need = plain_number(need);
    match (amount.sure, amount.possible) {
        (Extent::Finite(sure), Extent::Finite(possible)) if sure == possible => say::sum(&points(sure, unit), &need),
        (Extent::Finite(sure), Extent::Finite(possible)) => {
            say::sum_at_most(&points(sure, unit), &need, &plain_number(possible))
        }
        (Extent::Finite(sure), Extent::Unbounded) => say::sum_or_more(&points(sure, unit), &need),
        (Extent::Unbounded, _) => say::more_than(&need),
    }
}

/// How many of several parts are needed; nothing where every one is.
pub fn parts(need: u32, of: usize) -> Option<String> {
    match usize::try_from(need) {
        Ok(need) if of <= need => None,
        Ok(1) => Some(say::one_enough().to_owned()),
        _ => Some(say::some_needed(&plain_number(need))),
    }
}

/// How long something was held.
pub fn held(it: &Holding) -> String {
    let Holding { need, sure, possible, .. } = *it;
    let months = if need <= sure {
        say::months_enough(sure.into(), &plain_number(need))
    } else if sure == possible {
        say::months_part(need.into(), &plain_number(sure))
    } else {
        say::months_open(need.into(), &plain_number(sure), &plain_number(possible))
    };
    match it.complete_on {
        Some(on) => say::held_complete(&months, &day(on)),
        None => say::held(&months),
    }
}

/// Whether a designation is held; `name` is that of the entry.
pub fn award(it: &AwardFinding, name: &str) -> String {
    match it {
        AwardFinding::NotHeld => say::not_held().to_owned(),
        AwardFinding::Held(_) => say::held_award(name),
        AwardFinding::NotInGoodStanding(_) => say::lapsed_award(name),
        AwardFinding::Open(_) => say::open_award(name),
    }
}

/// So many of so many, where some of them are for sure.
pub fn count(need: u32, sure: u32, possible: u32) -> String {
    let is_settled = sure == possible || need <= sure;
    let need = plain_number(need);
    match is_settled {
        true => say::so_many(&plain_number(sure), &need),
        false => say::so_many_open(&plain_number(sure), &need, &plain_number(possible)),
    }
}

pub fn place(it: Truth) -> &'static str {
    match it {
        Truth::Yes => say::place_counts(),
        Truth::No => say::place_does_not_count(),
        Truth::Unknown => say::place_not_told(),
    }
}

/// What became of a question, to the person or to the body.
pub fn answered(asks: &str, it: Truth) -> String {
    match it {
        Truth::Yes => say::answered_yes(asks),
        Truth::No => say::answered_no(asks),
        Truth::Unknown => asks.to_owned(),
    }
}

pub fn attended(it: &Attendance) -> String {
    count(it.need, it.sure, it.possible)
}

pub fn window(ends: Day) -> String {
    say::window_until(&day(ends))
}

pub fn office(it: OfficeFinding) -> &'static str {
    match it {
        OfficeFinding::NotEnrolled => say::office_not_enrolled(),
        OfficeFinding::EnrollmentUndated => say::office_undated(),
        OfficeFinding::NoPosition => say::office_no_position(),
        OfficeFinding::Held => say::office_held(),
        OfficeFinding::OtherTitle => say::office_other(),
        OfficeFinding::Open => say::office_open(),
    }
}

pub fn member(it: MemberFinding) -> String {
    match it {
        MemberFinding::NotEnrolled => say::member_not_enrolled().to_owned(),
        MemberFinding::EnrollmentUndated => say::member_undated().to_owned(),
        MemberFinding::OnDay(Truth::Yes) => say::member_then().to_owned(),
        MemberFinding::OnDay(Truth::No) => say::no_member_then().to_owned(),
        MemberFinding::OnDay(Truth::Unknown) => say::member_open().to_owned(),
        MemberFinding::Deadline(by) => say::member_by(&day(by)),
    }
}
