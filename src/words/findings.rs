//! What was found about a requirement: its figures, its words, and until when there is time.
//!
//! Invariant: what is sure and what is only possible are told apart.

use clerkready::date::{Day, Truth};
use clerkready::evaluation::{
    Attendance, AwardFinding, Holding, MemberFinding, OfficeFinding, PointsFinding, Still, Verdict,
};
use clerkready::program::{Bound, Unit};
use clerkready::quantity::{Amount, Extent, Points};

use super::common::{amount, capitalized, day, points};

/// Until when what is unmet can be met, or since when it cannot.
pub fn still(verdict: &Verdict) -> Option<String> {
    match verdict {
        Verdict::Unmet(Still::Open { by: Some(by) }) => Some(format!("There is time until {}.", day(*by))),
        Verdict::Unmet(Still::Closed { after }) => Some(format!("It was possible until {}.", day(*after))),
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
                    slack => format!("{found} {} to spare.", points(slack, unit)),
                },
                Verdict::Unmet(_) => [&found, " ", &short_by(short, unit)].concat(),
                Verdict::Unknown(_) => format!("{found} {} more would make it sure.", points(short, unit)),
            }
        }
        Bound::AtMost(most) => {
            format!("{}. No more than {} may be submitted.", capitalized(&amount(it.amount, unit)), points(*most, unit))
        }
        Bound::Share { percent, .. } => {
            let (part, all) = (amount(it.amount, unit), amount(it.of.unwrap_or_default(), unit));
            format!("{} of {all}. At least {percent} percent are needed.", capitalized(&part))
        }
    }
}

fn sum_of(need: Points, amount: Amount, unit: Unit) -> String {
    match (amount.sure, amount.possible) {
        (Extent::Finite(sure), Extent::Finite(possible)) if sure == possible => {
            format!("{}; {need} needed.", points(sure, unit))
        }
        (Extent::Finite(sure), Extent::Finite(possible)) => {
            format!("{} for sure; {need} needed; at most {possible} may count.", points(sure, unit))
        }
        (Extent::Finite(sure), Extent::Unbounded) => {
            format!("{} for sure; {need} needed; more may count.", points(sure, unit))
        }
        (Extent::Unbounded, _) => format!("More than the {need} needed."),
    }
}

fn short_by(short: Points, unit: Unit) -> String {
    let verb = if short == Points::from_hundredths(100) { "is" } else { "are" };
    format!("{} {verb} missing.", points(short, unit))
}

/// How many of several parts are needed; nothing where every one is.
pub fn parts(need: u32, of: usize) -> Option<String> {
    match usize::try_from(need) {
        Ok(need) if of <= need => None,
        Ok(1) => Some("One of these is enough:".to_owned()),
        _ => Some(format!("{need} of these are needed:")),
    }
}

/// How long something was held.
pub fn held(it: &Holding) -> String {
    let Holding { need, sure, possible, .. } = *it;
    let mut text = if need <= sure {
        format!("{sure} months; {need} needed")
    } else if sure == possible {
        format!("{sure} of {need} months")
    } else {
        format!("{sure} of {need} months for sure, up to {possible} may count")
    };
    if let Some(on) = it.complete_on {
        text.push_str(&format!("; complete on {} if it goes on", day(on)));
    }
    text.push('.');
    text
}

/// Whether a designation is held; `name` is that of the entry.
pub fn award(it: &AwardFinding, name: &str) -> String {
    match it {
        AwardFinding::NotHeld => "It is not among the designations in your record.".to_owned(),
        AwardFinding::Held(_) => format!("In your record: {name}."),
        AwardFinding::NotInGoodStanding(_) => format!("It is not in good standing: {name}."),
        AwardFinding::Open(_) => format!("Something about it is not told: {name}."),
    }
}

/// So many of so many, where some of them are for sure.
pub fn count(need: u32, sure: u32, possible: u32) -> String {
    if sure == possible || need <= sure {
        format!("{sure} of {need}.")
    } else {
        format!("{sure} of {need} for sure; up to {possible} may count.")
    }
}

pub const fn place(it: Truth) -> &'static str {
    match it {
        Truth::Yes => "Your state is one of those that count.",
        Truth::No => "Your state is not one of those that count.",
        Truth::Unknown => "Your state or province is not told.",
    }
}

/// What became of a question, to the person or to the body.
pub fn answered(asks: &str, it: Truth) -> String {
    match it {
        Truth::Yes => format!("{asks} By the answer in your record, it is met."),
        Truth::No => format!("{asks} By the answer in your record, it is not met."),
        Truth::Unknown => asks.to_owned(),
    }
}

pub fn attended(it: &Attendance) -> String {
    count(it.need, it.sure, it.possible)
}

pub fn window(ends: Day) -> String {
    format!("The span of the counted ones lasts until {}.", day(ends))
}

pub const COVERED: &str = "attended";
pub const NOT_COVERED: &str = "not yet";
pub const MAYBE_COVERED: &str = "cannot tell";

pub const fn office(it: OfficeFinding) -> &'static str {
    match it {
        OfficeFinding::NotEnrolled => "There is no enrollment yet, so there is no day on which to look at your title.",
        OfficeFinding::EnrollmentUndated => "The day of your enrollment is needed to know which title counts.",
        OfficeFinding::NoPosition => "There is no position in your record for that day.",
        OfficeFinding::Held => "The title in your record is one of those that count.",
        OfficeFinding::OtherTitle => "The title in your record is not one of those that count.",
        OfficeFinding::Open => "Whether your title counts is still open.",
    }
}

pub fn member(it: MemberFinding) -> String {
    match it {
        MemberFinding::NotEnrolled => "There is no enrollment yet from which to count.".to_owned(),
        MemberFinding::EnrollmentUndated => "The day of your enrollment is needed.".to_owned(),
        MemberFinding::OnDay(Truth::Yes) => "You are a member on the day that counts.".to_owned(),
        MemberFinding::OnDay(Truth::No) => "You are not a member on the day that counts.".to_owned(),
        MemberFinding::OnDay(Truth::Unknown) => "Whether you are a member on the day that counts is open.".to_owned(),
        MemberFinding::Deadline(by) => format!("Joining counts up to {}.", day(by)),
    }
}
