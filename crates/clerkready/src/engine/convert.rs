//! How facts become points: rates, tables, and figures that a person copied from their own form.
//!
//! Invariant: integers only, and rounding goes down. What is not told gives nothing for sure and anything at most.

use super::Doubt;
use super::End;
use super::elapsed::{Span, whole_years};
use crate::date::{DateFact, Day};
use crate::evaluation::{Ask, Question, Reason};
use crate::program::{Give, PerTime, highest};
use crate::quantity::{Extent, Points};
use crate::record::{Activity, Per, Rate, Until};

/// What one activity is worth by the line's own figures, at one end.
pub(super) struct Worth {
    pub(super) extent: Extent,
    /// What rounding takes away.
    pub(super) rounded: Points,
    /// What stands against knowing it exactly.
    pub(super) doubt: Option<Doubt>,
}

impl Worth {
    fn exactly(points: Points) -> Worth {
        Worth { extent: Extent::Finite(points), rounded: Points::ZERO, doubt: None }
    }

    /// Nobody told: at least nothing, at most anything.
    fn untold(end: End, reason: Reason, question: Question) -> Worth {
        let extent = if end == End::Sure { Extent::ZERO } else { Extent::Unbounded };
        Worth { extent, rounded: Points::ZERO, doubt: Some(Doubt { reason, ask: Ask::Person(question) }) }
    }
}

/// Converts one activity by a line's words. A conversion over all entries of a line takes what this gives as its start.
pub(super) fn worth(give: &Give, activity: &Activity, rates: &[&Rate], on: Day, end: End) -> Worth {
    let id = || activity.id.clone();
    let minutes = |worth: &dyn Fn(u32) -> Worth| match activity.minutes {
        Some(minutes) => worth(minutes),
        None => Worth::untold(end, Reason::MinutesNotTold, Question::Minutes(id())),
    };
    match give {
        Give::AsStated => by_rates(activity, rates, on, end),
        Give::Each(points) => Worth::exactly(*points),
        // How many there are decides; each one is there.
        Give::ForCount(_) => Worth::exactly(Points::ZERO),
        Give::PerTime(rate) if rate.added_up => minutes(&|it| Worth::exactly(in_proportion(rate, it))),
        Give::PerTime(rate) => minutes(&|it| {
            let offered = in_proportion(rate, it);
            let given = round(rate, offered);
            Worth { extent: Extent::Finite(given), rounded: given.short_of(offered), doubt: None }
        }),
        Give::ForMinutes(table) => minutes(&|it| Worth::exactly(highest(table, it))),
        Give::PerYear(points) => {
            let extent = by_years(*points, activity, on, end);
            let vague = [activity.from, activity.to].iter().any(|it| !it.is_some_and(DateFact::is_day));
            let doubt = vague.then(|| Doubt { reason: Reason::DateNotTold, ask: Ask::Person(Question::Date(id())) });
            Worth { extent, rounded: Points::ZERO, doubt }
        }
    }
}

/// The least or the most that the person's rates give; a single one gives the same at both ends.
fn by_rates(activity: &Activity, rates: &[&Rate], on: Day, end: End) -> Worth {
    let id = || activity.id.clone();
    let mut found: Vec<Extent> = Vec::new();
    for rate in rates {
        match (rate.per, activity.minutes) {
            (Per::Each, _) => found.push(Extent::Finite(rate.points)),
            (Per::Year, _) => found.push(by_years(rate.points, activity, on, end)),
            (Per::Hour, Some(minutes)) => {
                let points = u64::from(rate.points.hundredths()) * u64::from(minutes) / 60;
                found.push(Extent::Finite(saturating(points)));
            }
            (Per::Hour, None) => return Worth::untold(end, Reason::MinutesNotTold, Question::Minutes(id())),
        }
    }
    let extent = if end == End::Sure { found.iter().min() } else { found.iter().max() };
    match extent {
        Some(extent) => {
            let yearly = rates.iter().any(|it| it.per == Per::Year) && activity.to.is_none();
            let doubt = yearly.then(|| Doubt { reason: Reason::DateNotTold, ask: Ask::Person(Question::Date(id())) });
            Worth { extent: *extent, rounded: Points::ZERO, doubt }
        }
        None => Worth::untold(end, Reason::PointsNotTold, Question::Points(id())),
    }
}

/// What would settle which of several rates for the same thing is right.
pub(super) fn differing_rates(rates: &[&Rate]) -> Vec<Ask> {
    let differ = rates.windows(2).any(|it| (it[0].per, it[0].points) != (it[1].per, it[1].points));
    let asks = rates.iter().filter(|_| differ).map(|it| Ask::Person(Question::Points(it.id.clone())));
    asks.collect()
}

/// So many points for each whole year that an activity lasted, its last day included. One without a last day may last still.
fn by_years(points: Points, activity: &Activity, on: Day, end: End) -> Extent {
    let until = activity.to.map_or(Until::NotTold, Until::On);
    let span = Span::of(activity.from, until, if activity.to.is_some() { Day::MAX } else { on }, end);
    match span {
        None => Extent::ZERO,
        Some(_) if activity.from.is_none() && end == End::Possible => Extent::Unbounded,
        Some(span) => Extent::Finite(points.times(whole_years(&[span], end))),
    }
}

fn in_proportion(rate: &PerTime, minutes: u32) -> Points {
    let points = u64::from(rate.points.hundredths()) * u64::from(minutes);
    saturating(points / u64::from(rate.minutes.max(1)))
}

fn saturating(hundredths: u64) -> Points {
    Points::from_hundredths(u32::try_from(hundredths).unwrap_or(u32::MAX))
}

/// Rounds down to the rate's step, and to nothing below its least.
pub(super) fn round(rate: &PerTime, points: Points) -> Points {
    if rate.at_least.is_some_and(|least| points < least) {
        return Points::ZERO;
    }
    match rate.step {
        Some(step) if step != Points::ZERO => {
            Points::from_hundredths(points.hundredths() - points.hundredths() % step.hundredths())
        }
        _ => points,
    }
}
