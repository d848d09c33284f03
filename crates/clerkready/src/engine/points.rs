//! Sums of points or hours, over all time or within the best window.

use chrono::Datelike;

use super::credit::{Credited, credits};
use super::judge::Moment;
use super::{Case, Ends, Scope, window};
use crate::date::{DateFact, Day, Truth, YEARS};
use crate::evaluation::{Ask, Decision, Finding, PointsFinding, Question, Still, Subject, Verdict};
use crate::id::{CategoryId, RequirementId};
use crate::program::{Bound, Earned, PointsRule, Window};
use crate::quantity::{Amount, Extent, Points};

/// Judges a sum as of a day.
pub(super) fn points(case: &Case, rule: &PointsRule, id: &RequirementId, moment: &Moment) -> (Verdict, Finding) {
    let credited = moment.credits(case);
    let mut finding = PointsFinding { bound: rule.bound.clone(), amount: Amount::ZERO, of: None, window_ends: None };
    match rule.within {
        None => finding.amount = sum(&credited, &rule.categories),
        Some(window) => best_window(case, rule, window, &credited, moment.day, &mut finding),
    }
    let Amount { sure, possible } = finding.amount;
    let settled = match &rule.bound {
        Bound::AtLeast(need) => (sure.reaches(*need), possible.reaches(*need)),
        Bound::AtMost(most) => {
            let within = |extent: Extent| extent <= Extent::Finite(*most);
            (within(possible), within(sure))
        }
        Bound::Share { of, percent } => {
            let rest: Vec<CategoryId> = of.iter().filter(|it| !rule.categories.contains(it)).cloned().collect();
            let rest = sum(&credited, &rest);
            finding.of = Some(sum(&credited, of));
            (shares(sure, rest.possible, *percent), shares(possible, rest.sure, *percent))
        }
    };
    let verdict = match settled {
        (true, _) => Verdict::Met,
        // A better choice of homes may meet it.
        (false, false) if let Some(entry) = case.homes.unproven() => {
            Verdict::Unknown(vec![Ask::Person(Question::Home(entry.clone()))])
        }
        (false, false) => Verdict::Unmet(Still::Open { by: None }),
        (false, true) => Verdict::Unknown(asks(case, &credited, rule, id, moment.day)),
    };
    (verdict, Finding::Points(finding))
}

fn sum(credits: &[Credited], categories: &[CategoryId]) -> Amount {
    credits.iter().map(|it| it.ruling.given_to(categories)).sum()
}

/// Says whether a part is so many percent of itself and the rest; of nothing at all, no part is a share.
fn shares(part: Extent, rest: Extent, percent: u32) -> bool {
    match (part, rest) {
        (Extent::Unbounded, _) => true,
        (Extent::Finite(_), Extent::Unbounded) => false,
        (Extent::Finite(part), Extent::Finite(rest)) => {
            let (part, rest) = (u64::from(part.hundredths()), u64::from(rest.hundredths()));
            0 < part + rest && u64::from(percent) * (part + rest) <= 100 * part
        }
    }
}

/// Finds the most that any one window holds, at both ends.
fn best_window(
    case: &Case,
    rule: &PointsRule,
    length: Window,
    credited: &[Credited],
    on: Day,
    finding: &mut PointsFinding,
) {
    let mut starts: Vec<i32> = Vec::new();
    let mut add = |day: Day| crate::sorted::insert(&mut starts, window::unit(length, day, None));
    // The best window of activities begins with one of them.
    for date in case.record.activities.iter().flat_map(|it| [it.first_day(), it.last_day()]).flatten() {
        add(date.first());
        add(date.last());
    }
    // Time in office fills a window from either end.
    if case.edition.schedule.iter().any(|it| matches!(it.earned, Earned::Service(_))) {
        let ended = case.record.activities.iter().filter_map(|it| it.last_day());
        let office = case.record.positions.iter().flat_map(|it| [it.from, it.until.date()]).flatten();
        let edges: Vec<Day> = ended.chain(office).flat_map(|it| [it.first(), it.last()]).chain([on]).collect();
        for edge in edges {
            add(edge);
            add(window::starts_for_end(length, edge));
        }
    }
    if starts.is_empty() {
        // Something without a date may lie in any window, such as this one.
        starts.push(window::unit(length, on, None));
    }
    let amounts = Amounts::of(case, rule, credited);
    for start in starts {
        let (first, last) = (window::first_day(length, start), window::last_day(length, window::limit(length, start)));
        let scope = Scope { first, last, whole: matches!(length, Window::Months(_)) };
        let found = match &amounts {
            Some(amounts) => amounts.within(scope),
            None => sum(&credits(&Case { scope: Some(scope), ..case.clone() }, on), &rule.categories),
        };
        if finding.amount.sure < found.sure {
            finding.amount.sure = found.sure;
            finding.window_ends = Some(last).filter(|it| YEARS.contains(&it.year()));
        }
        finding.amount.possible = finding.amount.possible.max(found.possible);
    }
}

/// What each activity gives, where what they give is their own and no limit joins them: then a window's sum is the sum of
/// those in it, and need not be found anew for each.
struct Amounts(Vec<(Ends, Amount)>);

impl Amounts {
    fn of(case: &Case, rule: &PointsRule, credited: &[Credited]) -> Option<Amounts> {
        let counts = |category: &CategoryId| rule.categories.contains(category);
        let limited = case.edition.caps.iter().any(|it| counts(&it.0));
        let tallied = case.record.tallies.iter().any(|it| counts(&it.category));
        let joined = case.edition.schedule.iter().any(|line| {
            let alone = match &line.earned {
                Earned::Activities(of) => !of.once_per_item && !of.give.iter().any(|it| it.give.is_together()),
                Earned::Service(_) | Earned::Completion(_) => false,
            };
            counts(&line.category) && !(alone && line.all_at_most.is_none() && line.group.is_none())
        });
        let carried = case.edition.counting.after.as_ref().is_some_and(|it| it.cycle.is_some());
        if limited || tallied || joined || carried {
            return None;
        }
        let given = case.record.activities.iter().filter_map(|activity| {
            let subject = Subject::Entry(activity.id.clone());
            // Rulings stand in the order of their subjects.
            let at = credited.binary_search_by(|it| it.ruling.subject.cmp(&subject)).ok()?;
            let amount = credited.get(at)?.ruling.given_to(&rule.categories);
            (amount != Amount::ZERO).then(|| (Ends::of(activity), amount))
        });
        Some(Amounts(given.collect()))
    }

    fn within(&self, scope: Scope) -> Amount {
        let inside = self.0.iter().map(|(ends, amount)| match scope.holds(ends) {
            Truth::Yes => *amount,
            Truth::Unknown => Amount { sure: Extent::ZERO, ..*amount },
            Truth::No => Amount::ZERO,
        });
        inside.sum()
    }
}

/// What would settle a sum; never empty.
fn asks(case: &Case, credits: &[Credited], rule: &PointsRule, id: &RequirementId, on: Day) -> Vec<Ask> {
    let all: &[CategoryId] = match &rule.bound {
        Bound::Share { of, .. } => of,
        Bound::AtLeast(_) | Bound::AtMost(_) => &rule.categories,
    };
    let open = credits.iter().filter(|it| {
        let given = it.ruling.given_to(all);
        given.sure != given.possible || rule.within.is_some()
    });
    // Within a window dates matter for themselves.
    let vague = case.record.activities.iter().filter(|it| {
        let exact = it.last_day().is_some_and(DateFact::is_day);
        rule.within.is_some() && !exact && case.out_of_time(it, on).is_none()
    });
    let dates = vague.map(|it| Ask::Person(Question::Date(it.id.clone())));
    match Verdict::unless_asked(open.flat_map(|it| it.asks.iter().cloned()).chain(dates).collect()) {
        Verdict::Unknown(asks) => asks,
        _ => vec![Ask::Body(Decision::Reading(id.clone()))],
    }
}

impl PointsRule {
    /// What is asked for, where it is a sum.
    pub fn need(&self) -> Option<Points> {
        match self.bound {
            Bound::AtLeast(points) | Bound::AtMost(points) => Some(points),
            Bound::Share { .. } => None,
        }
    }
}
