//! Sessions and events attended: how many of what a rule asks, within the span that it allows.
//!
//! A window is existential: the rule is met when some span of its length holds a sufficient set. At the sure end an
//! attendance lies between its earliest start and its latest end; at the possible end between its latest start and its
//! earliest end. So the same search over windows serves both ends.

use chrono::Datelike;

use super::{Case, Doubt, End, Gate, window};
use crate::date::{DateFact, Day, Truth, YEARS};
use crate::evaluation::{Ask, Attendance, Decision, Finding, Question, Reason, Still, Verdict};
use crate::id::{EntryId, RequirementId};
use crate::program::{Attended, Count, Item, Repeats, Season, Target, Window};
use crate::record::Activity;
use crate::sorted;

/// Judges a rule about attendance as of a day.
pub(super) fn attended(case: &Case, rule: &Attended, requirement: &RequirementId, on: Day) -> (Verdict, Finding) {
    let gate = Gate::new(case, on);
    let entries = candidates(&gate, rule);
    let replaced = Replaced::new(&gate, rule);
    let sure = Found::new(case, rule, &entries, replaced.sure, End::Sure);
    let possible = Found::new(case, rule, &entries, replaced.possible, End::Possible);
    let need = rule.need();
    let verdict = if need <= sure.best.count {
        Verdict::Met
    } else if possible.best.count < need {
        Verdict::Unmet(still(rule, &sure, &possible))
    } else {
        Verdict::Unknown(asks(rule, &entries, &replaced, requirement))
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
struct Candidate<'a> {
    id: EntryId,
    place: Place,
    /// The first reason against it at the sure end, and at the possible end.
    bars: (Option<Reason>, Option<Reason>),
    /// What would settle whether it counts, where that is open.
    asks: Vec<Ask>,
    /// Whether it is outside the rule's limit.
    free: Truth,
    from: Option<DateFact>,
    to: Option<DateFact>,
    title: &'a str,
}

/// Which of a rule's targets an activity covers.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Target(usize, Option<Season>),
    /// One of them, and nobody told which.
    Any,
}

impl<'a> Candidate<'a> {
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
            // What began on an unknown day may have begun on its last one.
            End::Possible => {
                (self.from.or(self.to).map_or(Day::MAX, DateFact::last), self.to.map_or(Day::MIN, DateFact::first))
            }
        }
    }

    /// The order of candidates: by date, then by id.
    fn by_date(a: &Candidate, b: &Candidate) -> std::cmp::Ordering {
        (a.span(End::Sure), &a.id).cmp(&(b.span(End::Sure), &b.id))
    }

    fn exact(&self) -> bool {
        self.from.is_some_and(DateFact::is_day) && self.to.is_some_and(DateFact::is_day)
    }

    /// Says whether it is outside the rule's limit, at an end.
    fn is_free(&self, end: End) -> bool {
        match end {
            End::Sure => self.free == Truth::Yes,
            End::Possible => self.free != Truth::No,
        }
    }

    /// What would settle whether it counts, where that is open.
    fn open_asks(&self) -> &[Ask] {
        match (self.bar(End::Sure), self.bar(End::Possible)) {
            (Some(_), None) => &self.asks,
            (None, _) if self.free == Truth::Unknown => &self.asks,
            _ => &[],
        }
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
fn asks(rule: &Attended, entries: &[Candidate], replaced: &Replaced, requirement: &RequirementId) -> Vec<Ask> {
    let open = entries.iter().flat_map(|it| it.open_asks().iter().cloned());
    if let Verdict::Unknown(open) = Verdict::unless_asked(open.chain(replaced.asks.iter().cloned()).collect()) {
        return open;
    }
    // Two on one day under different titles may be two, and only the person knows.
    let twins = |it: &Candidate| {
        entries.iter().any(|other| {
            other.id != it.id
                && other.place == it.place
                && same_event(it, other, End::Sure)
                && !it.title.eq_ignore_ascii_case(other.title)
        })
    };
    let alike: Vec<Ask> = entries
        .iter()
        .filter(|it| it.bar(End::Sure).is_none() && it.exact() && rule.count != Count::OfEach(1) && twins(it))
        .map(|it| Ask::Person(Question::Item(it.id.clone())))
        .collect();
    // Dates matter for themselves where there is a window, or where two entries may be one event.
    let dates: Vec<Ask> = entries
        .iter()
        .filter(|it| it.bar(End::Sure).is_none() && !it.exact())
        .filter(|_| rule.within.is_some() || rule.count != Count::OfEach(1))
        .map(|it| Ask::Person(Question::Date(it.id.clone())))
        .collect();
    match Verdict::unless_asked(dates.into_iter().chain(alike).collect()) {
        Verdict::Unknown(asks) => asks,
        _ => vec![Ask::Body(Decision::Reading(requirement.clone()))],
    }
}

fn candidates<'a>(gate: &Gate<'_, 'a>, rule: &Attended) -> Vec<Candidate<'a>> {
    let mut found: Vec<Candidate<'a>> = Vec::new();
    let items: Vec<Option<&Item>> = rule
        .of
        .iter()
        .map(|it| match it {
            Target::Item(id) => gate.case.body.item(id),
            Target::Kind(_) => None,
        })
        .collect();
    for activity in &gate.case.record.activities {
        let Some(place) = place(rule, &items, activity) else { continue };
        let denied = gate.denied(activity, &rule.with);
        let doubts = gate.doubts(activity, &rule.with);
        let unnamed = (place == Place::Any).then_some(Reason::ItemNotTold);
        let sure_bar =
            denied.clone().or_else(|| doubts.first().map(|it| it.reason.clone())).or_else(|| unnamed.clone());
        let mut asks: Vec<Ask> = doubts.into_iter().map(|it| it.ask).collect();
        if unnamed.is_some() {
            asks.push(Ask::Person(Question::Item(activity.id.clone())));
        }
        let free = rule.limit.as_ref().map_or(Truth::Yes, |it| super::holds(activity, &it.without));
        if let (Truth::Unknown, Some(limit)) = (free, &rule.limit) {
            asks.push(Ask::Person(Question::Condition(activity.id.clone(), limit.without.clone())));
        }
        found.push(Candidate {
            id: activity.id.clone(),
            place,
            bars: (sure_bar, denied),
            asks,
            free,
            from: activity.first_day(),
            to: activity.last_day(),
            title: activity.title.trim(),
        });
    }
    // The order of entry must not matter: by date, then by id.
    let mut found = sorted::ordered(found, Candidate::by_date);
    if rule.repeats == Repeats::FirstOnly {
        bar_repeats(&mut found);
    }
    found
}

/// The target that an activity covers; `items` are those of the rule's targets that are items.
fn place(rule: &Attended, items: &[Option<&Item>], activity: &Activity) -> Option<Place> {
    let mut any = None;
    for (index, (target, item)) in rule.of.iter().zip(items).enumerate() {
        match target {
            Target::Kind(kind) if *kind == activity.kind => {
                return Some(Place::Target(index, None));
            }
            Target::Kind(_) => {}
            Target::Item(_) => {
                let item = item.filter(|it| it.kind == activity.kind);
                match (item, &activity.item) {
                    (Some(item), Some(told)) if *told == item.id => {
                        return Some(Place::Target(index, item.season));
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
        let Some(bars) = bars else { continue };
        if bars.0 == Some(Reason::DateNotTold) {
            candidate.asks.push(Ask::Person(Question::Date(candidate.id.clone())));
        }
        candidate.bars = bars;
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

#[derive(Clone, Default)]
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
    fn new(case: &Case, rule: &Attended, entries: &[Candidate], replaced: u32, end: End) -> Found {
        let usable: Vec<&Candidate> = entries.iter().filter(|it| it.bar(end).is_none()).collect();
        let Some(window) = rule.within else {
            let best = tally(rule, &usable, replaced, end, None);
            return Found { best: best.clone(), open: best, last_end: None, spent: false };
        };
        let mut found = Found { best: Best::default(), open: Best::default(), last_end: None, spent: false };
        let spans: Vec<(i32, i32)> = usable.iter().map(|it| reckon(window, it, end)).collect();
        // Windows that begin alike hold the same.
        let mut starts: Vec<i32> = Vec::new();
        for start in spans.iter().map(|it| it.0) {
            if !sorted::insert_new(&mut starts, start) {
                continue;
            }
            let limit = window::limit(window, start);
            let inside: Vec<&Candidate> = usable
                .iter()
                .zip(&spans)
                .filter(|(_, (from, to))| start <= *from && *to <= limit)
                .map(|it| *it.0)
                .collect();
            if inside.is_empty() {
                continue;
            }
            let ends = window::last_day(window, limit);
            found.last_end = found.last_end.max(Some(ends));
            let best = tally(rule, &inside, replaced, end, Some(ends));
            if case.day <= ends && found.open.count < best.count {
                found.open = best.clone();
            }
            if found.best.count < best.count {
                found.best = best;
            }
        }
        found.spent = rule.repeats == Repeats::FirstOnly
            && usable.iter().any(|it| it.place != Place::Any && !found.open.entries.contains(&it.id));
        found
    }
}

/// How many attendances other activities stand in for.
struct Replaced {
    sure: u32,
    possible: u32,
    asks: Vec<Ask>,
}

impl Replaced {
    fn new(gate: &Gate, rule: &Attended) -> Replaced {
        let mut replaced = Replaced { sure: 0, possible: 0, asks: Vec::new() };
        let Some(replace) = &rule.replace else { return replaced };
        let (mut sure, mut possible) = (0_u32, Some(0_u32));
        for activity in gate.case.record.activities.iter().filter(|it| replace.by.contains(&it.kind)) {
            // The rule's conditions are about what is replaced.
            if gate.denied(activity, &[]).is_some() {
                continue;
            }
            let mut doubts = gate.doubts(activity, &[]);
            let twin = |it: &&Activity| {
                (it.kind == activity.kind && it.from == activity.from && it.to == activity.to && it.id < activity.id)
                    && it.title.trim().eq_ignore_ascii_case(activity.title.trim())
            };
            if let Some(twin) = gate.case.record.activities.iter().find(twin) {
                let ask = Ask::Person(Question::Item(activity.id.clone()));
                doubts.push(Doubt { reason: Reason::Repeated(twin.id.clone()), ask });
            }
            possible = possible.and_then(|sum| sum.checked_add(activity.minutes?));
            match activity.minutes {
                None => replaced.asks.push(Ask::Person(Question::Minutes(activity.id.clone()))),
                Some(minutes) if doubts.is_empty() => sure = sure.saturating_add(minutes),
                Some(_) => {}
            }
            replaced.asks.extend(doubts.into_iter().map(|it| it.ask));
        }
        let longest = possible.unwrap_or(u32::MAX);
        [replaced.sure, replaced.possible] =
            [sure, longest].map(|it| (it / replace.minutes.max(1)).min(replace.at_most));
        replaced
    }
}

/// Counts what a set of attendances gives, and what others stand in for.
fn tally(rule: &Attended, entries: &[&Candidate], replaced: u32, end: End, ends: Option<Day>) -> Best {
    let mut best = Best { ends, ..Best::default() };
    let mut counted: Vec<&Candidate> = Vec::new();
    let (mut any, mut limited) = (0, 0);
    // Those outside the limit first, so that it takes away as few as it can.
    let (free, others): (Vec<&Candidate>, Vec<&Candidate>) = entries.iter().copied().partition(|it| it.is_free(end));
    for entry in free.into_iter().chain(others) {
        let alike = || counted.iter().filter(|it| it.place == entry.place);
        let fits = match (entry.place, rule.count) {
            (Place::Any, _) => true,
            (Place::Target(..), Count::OfEach(1)) => alike().next().is_none(),
            (Place::Target(..), Count::OfEach(each)) => {
                alike().count() < each as usize && !alike().any(|it| same_event(it, entry, end))
            }
            (Place::Target(..), Count::AtLeast(_)) => !alike().any(|it| same_event(it, entry, end)),
        };
        let within_limit = entry.is_free(end) || rule.limit.as_ref().is_none_or(|it| limited < it.at_most);
        if !fits || !within_limit {
            continue;
        }
        limited += u32::from(!entry.is_free(end));
        match entry.place {
            Place::Any => any += 1,
            Place::Target(target, _) if !best.covers(target) => best.covered.push(target),
            Place::Target(..) => {}
        }
        counted.push(entry);
    }
    let counted = sorted::ordered(counted, |a, b| Candidate::by_date(a, b));
    best.entries = counted.iter().map(|it| it.id.clone()).collect();
    best.any_item = any > 0;
    let sum = u32::try_from(counted.len()).unwrap_or(u32::MAX).saturating_add(replaced);
    best.count = match rule.count {
        Count::OfEach(_) => sum.min(rule.need()),
        Count::AtLeast(_) => sum,
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
        End::Possible => a.exact() && a.from == b.from && a.to == b.to && a.title.eq_ignore_ascii_case(b.title),
    }
}

/// Start and end of an attendance, counted in the window's own unit.
fn reckon(window: Window, entry: &Candidate, end: End) -> (i32, i32) {
    let (from, to) = entry.span(end);
    let season = match entry.place {
        Place::Target(_, season) => season,
        Place::Any => None,
    };
    (window::unit(window, from, season), window::unit(window, to, season))
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
