//! Sessions and events attended: how many of what a rule asks, within the span that it allows.
//!
//! A window is existential: the rule is met when some span of its length holds a sufficient set. At the sure end an
//! attendance lies between its earliest start and its latest end; at the possible end between its latest start and its
//! earliest end. So the same search over windows serves both ends.

use chrono::Datelike;

use super::{Case, End};
use crate::date::{DateFact, Day, Truth, YEARS, months_after};
use crate::evaluation::{Ask, Attendance, Decision, Finding, Question, Reason, Still, Verdict};
use crate::id::{EntryId, RequirementId};
use crate::program::{Attended, Count, Repeats, Season, Target, Window};
use crate::record::Activity;

/// Judges a rule about attendance as of a day.
pub(super) fn attended(case: &Case, rule: &Attended, requirement: &RequirementId, on: Day) -> (Verdict, Finding) {
    let entries = candidates(case, rule, on);
    let sure = Found::new(case, rule, &entries, End::Sure);
    let possible = Found::new(case, rule, &entries, End::Possible);
    let need = rule.need();
    let verdict = if need <= sure.best.count {
        Verdict::Met
    } else if possible.best.count < need {
        Verdict::Unmet(still(rule, &sure, &possible))
    } else {
        Verdict::Unknown(asks(rule, &entries, requirement))
    };
    let shown = if need <= sure.best.count { &sure.best } else { &sure.open };
    let reach = if need <= possible.best.count { &possible.best } else { &possible.open };
    let targets = rule.of.iter().enumerate().map(|(index, target)| {
        let truth = Truth::between(shown.covers(index), reach.covers(index) || reach.any_item);
        (target.clone(), truth)
    });
    let attendance = Attendance {
        need,
        sure: shown.count,
        possible: reach.count.max(shown.count),
        targets: targets.collect(),
        counted: shown.entries.clone(),
        left_out: entries.iter().filter_map(|it| Some((it.id.clone(), it.left_out(shown, &entries)?))).collect(),
        window_ends: shown.ends,
    };
    (verdict, Finding::Attended(attendance))
}

/// An activity of the sort that a rule asks for.
struct Candidate {
    id: EntryId,
    place: Place,
    /// The first reason against it at the sure end, and at the possible end.
    bars: (Option<Reason>, Option<Reason>),
    from: Option<DateFact>,
    to: Option<DateFact>,
}

/// Which of a rule's targets an activity covers.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Target(usize, Option<Season>),
    /// One of them, and nobody told which.
    Any,
}

impl Candidate {
    fn bar(&self, end: End) -> Option<&Reason> {
        match end {
            End::Sure => self.bars.0.as_ref(),
            End::Possible => self.bars.1.as_ref(),
        }
    }

    /// The first and the last day to reckon with at an end; at the possible end an unknown date fits anywhere.
    fn span(&self, end: End) -> (Day, Day) {
        match end {
            End::Sure => (self.from.map_or(Day::MIN, DateFact::first), self.to.map_or(Day::MAX, DateFact::last)),
            End::Possible => (self.from.map_or(Day::MAX, DateFact::last), self.to.map_or(Day::MIN, DateFact::first)),
        }
    }

    fn exact(&self) -> bool {
        matches!((self.from, self.to), (Some(DateFact::Day(_)), Some(DateFact::Day(_))))
    }

    /// What would settle whether it counts, where that is open.
    fn ask(&self) -> Option<Ask> {
        let id = || self.id.clone();
        let question = match (self.bar(End::Sure)?, self.bar(End::Possible)) {
            (_, Some(_)) => return None,
            (Reason::NotTold(condition), None) => Question::Condition(id(), *condition),
            (Reason::ItemNotTold, None) => Question::Item(id()),
            (_, None) => Question::Date(id()),
        };
        Some(Ask::Person(question))
    }

    fn left_out(&self, shown: &Best, entries: &[Candidate]) -> Option<Reason> {
        if shown.entries.contains(&self.id) {
            return None;
        }
        if let Some(reason) = self.bar(End::Sure) {
            return Some(reason.clone());
        }
        let twin = entries.iter().find(|it| it.place == self.place && shown.entries.contains(&it.id));
        Some(match twin {
            Some(twin) => Reason::Repeated(twin.id.clone()),
            None if self.exact() => Reason::OutsideWindow,
            None => Reason::DateNotTold,
        })
    }
}

/// What would settle the rule; never empty.
fn asks(rule: &Attended, entries: &[Candidate], requirement: &RequirementId) -> Vec<Ask> {
    let open: Vec<Ask> = entries.iter().filter_map(Candidate::ask).collect();
    if !open.is_empty() {
        return open;
    }
    // Dates matter for themselves where there is a window, or where two entries may be one event.
    let dates: Vec<Ask> = entries
        .iter()
        .filter(|it| it.bar(End::Sure).is_none() && !it.exact())
        .filter(|_| rule.within.is_some() || rule.count != Count::OneOfEach)
        .map(|it| Ask::Person(Question::Date(it.id.clone())))
        .collect();
    if dates.is_empty() { vec![Ask::Body(Decision::Reading(requirement.clone()))] } else { dates }
}

fn candidates(case: &Case, rule: &Attended, on: Day) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for activity in &case.record.activities {
        let Some(place) = place(case, rule, activity) else { continue };
        let sure_bar = case.bar(activity, &rule.with, on, End::Sure);
        let candidate = Candidate {
            id: activity.id.clone(),
            place,
            bars: (
                sure_bar.or_else(|| (place == Place::Any).then_some(Reason::ItemNotTold)),
                case.bar(activity, &rule.with, on, End::Possible),
            ),
            from: activity.first_day(),
            to: activity.last_day(),
        };
        // The order of entry must not matter: by date, then by id.
        let at = found.partition_point(|it| (it.span(End::Sure), &it.id) < (candidate.span(End::Sure), &candidate.id));
        found.insert(at, candidate);
    }
    if rule.repeats == Repeats::FirstOnly {
        bar_repeats(&mut found);
    }
    found
}

fn place(case: &Case, rule: &Attended, activity: &Activity) -> Option<Place> {
    let targets = rule.of.iter().enumerate();
    let mut any = None;
    for (index, target) in targets {
        match target {
            Target::Kind(kind) if *kind == activity.kind => {
                return Some(Place::Target(index, None));
            }
            Target::Kind(_) => {}
            Target::Item(id) => {
                let item = case.body.item(id).filter(|it| it.kind == activity.kind);
                match (item, &activity.item) {
                    (Some(item), Some(told)) if *told == item.id => {
                        return Some(Place::Target(index, Some(item.season)));
                    }
                    (Some(_), None) => any = Some(Place::Any),
                    _ => {}
                }
            }
        }
    }
    any
}

/// Bars every attendance of a target but the first, as far as it is known which one that is.
fn bar_repeats(found: &mut [Candidate]) {
    let bars: Vec<Option<(Option<Reason>, Option<Reason>)>> =
        (0..found.len()).map(|index| repeat_bars(found, index)).collect();
    for (candidate, bars) in found.iter_mut().zip(bars) {
        candidate.bars = bars.unwrap_or_else(|| candidate.bars.clone());
    }
}

fn repeat_bars(found: &[Candidate], index: usize) -> Option<(Option<Reason>, Option<Reason>)> {
    let candidate = &found[index];
    if candidate.place == Place::Any {
        return None;
    }
    let ended = |it: &Candidate| (it.to.map_or(Day::MIN, DateFact::first), it.to.map_or(Day::MAX, DateFact::last));
    let (earliest, latest) = ended(candidate);
    let twins = || found.iter().enumerate().filter(|(at, it)| *at != index && it.place == candidate.place);
    // Of two that surely ended on the same day, the one that stands first counts.
    let before = twins().find(|(at, it)| {
        let (_, twin_latest) = ended(it);
        it.bar(End::Sure).is_none() && (twin_latest < earliest || twin_latest == earliest && *at < index)
    });
    if let Some((_, twin)) = before {
        let repeated = || Some(Reason::Repeated(twin.id.clone()));
        return Some((repeated(), repeated()));
    }
    // One that nobody named may be a twin too.
    let unnamed = found.iter().filter(|it| it.place == Place::Any);
    let mut maybe_twins = twins().map(|it| it.1).chain(unnamed);
    let maybe_before = maybe_twins.any(|it| it.bar(End::Possible).is_none() && ended(it).0 < latest);
    (maybe_before && candidate.bar(End::Sure).is_none()).then(|| (Some(Reason::DateNotTold), candidate.bars.1.clone()))
}

/// The best that the windows hold at one end.
struct Found {
    /// Over all windows.
    best: Best,
    /// Over the windows that have not ended by the day of evaluation.
    open: Best,
    /// The last day of any window that holds something.
    last_end: Option<Day>,
    /// A first attendance that can no longer be had lies outside the open window.
    spent: bool,
}

#[derive(Default)]
struct Best {
    count: u32,
    covered: Vec<usize>,
    any_item: bool,
    entries: Vec<EntryId>,
    ends: Option<Day>,
}

impl Best {
    fn covers(&self, target: usize) -> bool {
        self.covered.contains(&target)
    }
}

impl Found {
    fn new(case: &Case, rule: &Attended, entries: &[Candidate], end: End) -> Found {
        let usable: Vec<&Candidate> = entries.iter().filter(|it| it.bar(end).is_none()).collect();
        let Some(window) = rule.within else {
            let best = || tally(rule, &usable, end, None);
            return Found { best: best(), open: best(), last_end: None, spent: false };
        };
        let mut found = Found { best: Best::default(), open: Best::default(), last_end: None, spent: false };
        for first in &usable {
            let start = reckon(window, first, end).0;
            let limit = limit(window, start);
            let inside: Vec<&Candidate> = usable
                .iter()
                .copied()
                .filter(|it| {
                    let (from, to) = reckon(window, it, end);
                    start <= from && to <= limit
                })
                .collect();
            if inside.is_empty() {
                continue;
            }
            let ends = last_day(window, limit);
            let best = || tally(rule, &inside, end, Some(ends));
            found.last_end = found.last_end.max(Some(ends));
            if found.best.count < best().count {
                found.best = best();
            }
            if case.day <= ends && found.open.count < best().count {
                found.open = best();
            }
        }
        found.spent = rule.repeats == Repeats::FirstOnly
            && usable.iter().any(|it| it.place != Place::Any && !found.open.entries.contains(&it.id));
        found
    }
}

/// Counts what a set of attendances gives.
fn tally(rule: &Attended, entries: &[&Candidate], end: End, ends: Option<Day>) -> Best {
    let mut best = Best { ends, ..Best::default() };
    let mut any = 0;
    for (index, entry) in entries.iter().enumerate() {
        let counts = match entry.place {
            Place::Any => {
                any += 1;
                true
            }
            Place::Target(target, _) => {
                let first = !best.covers(target);
                if first {
                    best.covered.push(target);
                }
                match rule.count {
                    Count::OneOfEach => first,
                    Count::AtLeast(_) => {
                        !entries[..index].iter().any(|it| it.place == entry.place && same_event(it, entry, end))
                    }
                }
            }
        };
        if counts {
            best.entries.push(entry.id.clone());
        }
    }
    let counted = best.entries.len() as u32;
    best.any_item = any > 0;
    best.count = match rule.count {
        Count::OneOfEach => counted.min(rule.need()),
        Count::AtLeast(_) => counted,
    };
    best
}

/// Says whether two attendances of the same kind are one event: at the sure end when they may be, at the possible end when
/// they must be.
fn same_event(a: &Candidate, b: &Candidate, end: End) -> bool {
    match end {
        End::Sure => {
            let ((a_first, a_last), (b_first, b_last)) = (a.span(end), b.span(end));
            a_first <= b_last && b_first <= a_last
        }
        End::Possible => a.exact() && a.from == b.from && a.to == b.to,
    }
}

/// Start and end of an attendance, counted in the window's own unit.
fn reckon(window: Window, entry: &Candidate, end: End) -> (i32, i32) {
    let (from, to) = entry.span(end);
    match window {
        Window::Months(_) => (from.num_days_from_ce(), to.num_days_from_ce()),
        Window::HalfYears(_) => {
            let season = match entry.place {
                Place::Target(_, season) => season,
                Place::Any => None,
            };
            let half = |day: Day| {
                day.year().saturating_mul(2)
                    + season.unwrap_or(if day.month() <= 6 { Season::Spring } else { Season::Fall }) as i32
            };
            (half(from), half(to))
        }
    }
}

/// The last unit that a window beginning at some unit still holds.
fn limit(window: Window, start: i32) -> i32 {
    match window {
        Window::Months(months) => {
            Day::from_num_days_from_ce_opt(start).map_or(start, |day| months_after(day, months).num_days_from_ce())
        }
        Window::HalfYears(count) => start.saturating_add(count as i32 - 1),
    }
}

/// The last day of a unit.
fn last_day(window: Window, unit: i32) -> Day {
    match window {
        Window::Months(_) => Day::from_num_days_from_ce_opt(unit).unwrap_or(Day::MAX),
        Window::HalfYears(_) => {
            let (month, day) = if unit.rem_euclid(2) == Season::Spring as i32 { (6, 30) } else { (12, 31) };
            Day::from_ymd_opt(unit.div_euclid(2), month, day).unwrap_or(Day::MAX)
        }
    }
}

/// Whether what is unmet can still be met, and by when with what was attended.
fn still(rule: &Attended, sure: &Found, possible: &Found) -> Still {
    // An undated attendance fits into a window at the end of time, which is no day to name.
    let named = |day: Option<Day>| day.filter(|it| YEARS.contains(&it.year()));
    let closed = named(possible.last_end).map(|after| Still::Closed { after });
    let by = sure.open.ends.or(possible.open.ends);
    match (rule.within, by, closed) {
        (Some(_), Some(_), Some(closed)) if sure.spent => closed,
        (Some(_), None, Some(closed)) => closed,
        _ => Still::Open { by: named(by) },
    }
}
