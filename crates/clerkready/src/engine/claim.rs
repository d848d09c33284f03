//! What an activity is worth by itself: the figures on paper, and the facts that stand against them.

use super::account::Account;
use super::convert::{self, Worth};
use super::homes::Settled;
use super::{Case, Doubt, End, Gate};
use crate::date::{DateFact, Day, Truth};
use crate::evaluation::{Ask, Decision, Question, Reason, Subject};
use crate::id::{BodyId, CategoryId, LineId};
use crate::program::{Activities, Condition, Counts, Dates, Earned, Give, Line};
use crate::quantity::{Extent, Points};
use crate::record::{Activity, Rate, Stated, StatedBy};
use crate::sorted;

/// An activity with what it is worth at one end.
pub(super) struct Claim<'a> {
    pub(super) activity: &'a Activity,
    pub(super) line: Option<ActivityLine<'a>>,
    whose: Whose,
    /// Its points if every fact about it that nobody told speaks for it; figures in doubt left out.
    pub(super) worth: Vec<(CategoryId, Extent)>,
    pub(super) account: Account<'a>,
}

/// A line that credits activities.
#[derive(Clone, Copy)]
pub(super) struct ActivityLine<'a> {
    pub(super) id: &'a LineId,
    pub(super) category: &'a CategoryId,
    pub(super) of: &'a Activities,
}

impl<'a> ActivityLine<'a> {
    /// The lines that may credit an activity, each with whether it surely does.
    pub(super) fn of(case: &Case<'a>, activity: &Activity) -> Vec<(ActivityLine<'a>, Truth)> {
        let lines = case.edition.schedule.iter().filter_map(|line| match &line.earned {
            Earned::Activities(of) if of.kinds.contains(&activity.kind) => {
                let line = ActivityLine { id: &line.id, category: &line.category, of };
                let fits = line.fits(activity);
                (fits != Truth::No).then_some((line, fits))
            }
            _ => None,
        });
        lines.collect()
    }

    fn fits(&self, activity: &Activity) -> Truth {
        let item = match &activity.item {
            _ if self.of.items.is_empty() => Truth::Yes,
            Some(item) => self.of.items.contains(item).into(),
            None => Truth::Unknown,
        };
        let Dates { from, until } = self.of.dated;
        let date = |holds: &dyn Fn(DateFact) -> Truth| activity.last_day().map_or(Truth::Unknown, holds);
        let begun = from.map_or(Truth::Yes, |from| date(&|it| it.on_or_after(from.first())));
        let not_over = until.map_or(Truth::Yes, |until| date(&|it| it.on_or_before(until.last())));
        item.and(begun).and(not_over)
    }
}

impl<'a> Claim<'a> {
    /// What an activity is worth by itself, before repeats, tallies and limits, where it is settled to count.
    pub(super) fn new(gate: &Gate<'_, 'a>, activity: &'a Activity, end: End) -> Claim<'a> {
        match gate.case.homes.of(&activity.id) {
            None => Claim::on(gate, activity, None, end),
            Some(Settled::On(line)) => Claim::on(gate, activity, Some(line), end),
            Some(Settled::Out(reason)) => {
                let mut claim = Claim::on(gate, activity, None, end);
                claim.account.lose_all(reason);
                // Nothing about what is left out is worth a question.
                claim.account.asks.clear();
                claim
            }
        }
    }

    /// What it is worth on one of its lines: on this one, or on the first that surely credits it.
    pub(super) fn on(gate: &Gate<'_, 'a>, activity: &'a Activity, on: Option<&LineId>, end: End) -> Claim<'a> {
        let case = gate.case;
        let lines = ActivityLine::of(case, activity);
        // Where it is not known which line it is, none of their limits is known to apply.
        let line = lines.iter().find(|it| it.1 == Truth::Yes && on.is_none_or(|on| it.0.id == on)).map(|it| it.0);
        let maybe: Vec<ActivityLine> =
            if line.is_some() { Vec::new() } else { lines.into_iter().map(|it| it.0).collect() };
        let figures = Figures::of(activity, &case.body.id);
        let ended = activity.last_day().map_or(Day::MAX, DateFact::last);
        let mut account = Account::new(Subject::Entry(activity.id.clone()), line.map(|it| it.id), ended);
        account.portions = figures.shares;
        let mut claim = Claim { activity, line, whose: figures.whose, worth: Vec::new(), account };
        match (&claim.whose, claim.line) {
            // What the body accepted in writing is final; only time, awards and tallies can stand against it.
            (Whose::Accepted, _) if !claim.is_elsewhere(case) => {
                claim.account.accepted = true;
                if let Some(reason) = gate.denied(activity, &[]) {
                    claim.account.lose_all(&reason);
                } else if end == End::Sure {
                    for doubt in gate.doubts(activity, &[]) {
                        claim.account.doubt(doubt.reason, doubt.ask);
                    }
                }
            }
            (_, Some(line)) => claim.on_line(gate, line, end),
            (_, None) if maybe.is_empty() => {
                let kinds =
                    |line: &Line| matches!(&line.earned, Earned::Activities(of) if of.kinds.contains(&activity.kind));
                let known = case.edition.schedule.iter().any(kinds);
                let reason = if known { Reason::NotOnThisLine } else { Reason::OtherKind };
                claim.account.lost.push((reason, claim.account.total()));
                claim.account.portions.clear();
            }
            (_, None) => claim.on_some_line(gate, &maybe, end),
        }
        claim
    }

    /// Says whether all its figures are in categories that this program does not have.
    fn is_elsewhere(&self, case: &Case<'a>) -> bool {
        self.account.portions.iter().all(|it| !case.has(&it.0))
    }

    fn on_line(&mut self, gate: &Gate<'_, 'a>, line: ActivityLine<'a>, end: End) {
        let (case, on) = (gate.case, gate.on);
        let so_far = until_now(self.activity, line, on);
        let activity = so_far.as_ref().unwrap_or(self.activity);
        let id = || activity.id.clone();
        let mut untold: Vec<Doubt> = Vec::new();
        let published = line.of.give.iter().any(|it| it.give != Give::AsStated);
        let rates: Vec<&Rate> = case.rates(line.category, activity.kind.as_str()).collect();
        let foreign = self.is_elsewhere(case) || !matches!(self.whose, Whose::Accepted | Whose::This);
        // What nobody said whose it is may be this body's own figure, or say nothing here.
        let untold_whose = matches!(self.whose, Whose::NotTold).then(|| self.account.given_to(line.category));
        let between = |it: Extent| match (untold_whose, end) {
            (None, _) => it,
            (Some(told), End::Sure) => told.min(it),
            (Some(told), End::Possible) => told.max(it),
        };
        if foreign && (published || !rates.is_empty()) || matches!(self.whose, Whose::Nobody) {
            // Another body's certificate says nothing where this one has figures of its own.
            let mut told = std::mem::take(&mut self.account.portions);
            if untold_whose.is_some() && end == End::Possible {
                // A category of another program says nothing about which one of this it would be.
                told.retain(|it| it.0 != *line.category && case.has(&it.0));
                self.account.portions = told;
            }
            self.whose = Whose::Rule;
            let readings = case.line_readings(line.id, &line.of.give);
            let worths: Vec<Worth> = readings.map(|it| convert::worth(&it.give, activity, &rates, on, end)).collect();
            if line.of.give.iter().any(|it| it.give.is_together()) {
                self.account.together = worths.iter().map(|it| between(it.extent)).collect();
            }
            let differ = worths.windows(2).any(|it| it[0].extent != it[1].extent);
            let key = |it: &Worth| it.extent;
            let worth = match end {
                End::Sure => worths.into_iter().min_by_key(key),
                End::Possible => worths.into_iter().max_by_key(key),
            };
            if let Some(worth) = worth {
                self.account.portions.push((line.category.clone(), between(worth.extent)));
                if worth.rounded != Points::ZERO {
                    self.account.lost.push((Reason::Rounded, Extent::Finite(worth.rounded)));
                }
                untold.extend(worth.doubt);
            }
            if differ {
                self.account.asks.push(Ask::Body(Decision::Line(line.id.clone())));
            }
            self.account.asks.extend(convert::differing_rates(&rates));
            self.account.asks.extend(untold_whose.map(|_| Ask::Person(Question::WhosePoints(id()))));
        } else if end == End::Possible {
            for portion in self.account.portions.iter_mut().filter(|it| !case.has(&it.0)) {
                portion.0 = line.category.clone();
            }
        }
        if let Some(reason) = gate.denied(activity, &line.of.with) {
            self.account.lose_all(&reason);
            return;
        }
        if end == End::Possible {
            self.account.asks.extend(untold.into_iter().map(|it| it.ask));
            return;
        }
        for doubt in untold {
            match self.account.total() {
                // What is known of it stays.
                Extent::Finite(points) if points != Points::ZERO => self.account.asks.push(doubt.ask),
                _ => self.account.doubt(doubt.reason, doubt.ask),
            }
        }
        doubt_figures(self.activity, line, &self.whose, !rates.is_empty(), &mut self.account);
        self.worth = self.account.portions.clone();
        for doubt in gate.doubts(activity, &line.of.with) {
            self.account.doubt(doubt.reason, doubt.ask);
        }
        if line.of.once_per_item && activity.item.is_none() {
            self.account.doubt(Reason::ItemNotTold, Ask::Person(Question::Item(id())));
        }
    }

    /// It is on one of several lines: nothing for sure, and on each of them possibly anything.
    fn on_some_line(&mut self, gate: &Gate<'_, 'a>, lines: &[ActivityLine<'a>], end: End) {
        let activity = self.activity;
        let id = || activity.id.clone();
        let mut most: Vec<(CategoryId, Extent)> = Vec::new();
        for line in lines {
            let extent = if end == End::Sure { Extent::ZERO } else { self.most_on(gate, *line) };
            let category = sorted::entry(&mut most, line.category.clone());
            *category = extent.max(*category);
        }
        self.account.portions = most;
        if let Some(reason) = gate.denied(activity, &[]) {
            self.account.lose_all(&reason);
        } else if end == End::Sure {
            let by_item = lines.iter().any(|it| !it.of.items.is_empty() && activity.item.is_none());
            let (reason, question) = match by_item {
                true => (Reason::ItemNotTold, Question::Item(id())),
                false => (Reason::DateNotTold, Question::Date(id())),
            };
            self.account.doubt(reason, Ask::Person(question));
        }
    }

    /// The most that a line may give for it, whatever is on paper.
    fn most_on(&self, gate: &Gate, line: ActivityLine<'a>) -> Extent {
        let (case, on) = (gate.case, gate.on);
        let rates: Vec<&Rate> = case.rates(line.category, self.activity.kind.as_str()).collect();
        let together = line.of.give.iter().any(|it| it.give.is_together());
        let by_words = case.line_readings(line.id, &line.of.give);
        let by_words =
            by_words.map(|it| convert::worth(&it.give, self.activity, &rates, on, End::Possible).extent).max();
        let paper = !matches!(self.whose, Whose::Nobody);
        let most = by_words.filter(|_| !together && !paper).unwrap_or(Extent::Unbounded);
        let limits = case.edition.schedule.iter().filter(|it| it.id == *line.id);
        let limits = limits.flat_map(|it| [it.at_most, it.all_at_most]).flatten().map(Extent::Finite);
        limits.fold(most, Extent::min)
    }

    /// What would settle whether it comes before another one.
    pub(super) fn order_asks(&self) -> Vec<Ask> {
        let exact = self.activity.last_day().is_some_and(DateFact::is_day);
        let date = (!exact).then(|| Ask::Person(Question::Date(self.activity.id.clone())));
        self.account.asks.iter().cloned().chain(date).collect()
    }

    /// What must hold for it; nothing for what the body accepted in writing.
    pub(super) fn with(&self) -> &'a [Condition] {
        match (&self.whose, self.line) {
            (Whose::Accepted, _) | (_, None) => &[],
            (_, Some(line)) => &line.of.with,
        }
    }

    pub(super) fn accepted(&self) -> bool {
        matches!(self.whose, Whose::Accepted)
    }
}

/// What gives points by the year gives them while it lasts: an activity that goes on, as it is so far.
fn until_now(activity: &Activity, line: ActivityLine, on: Day) -> Option<Activity> {
    let by_year = line.of.give.iter().any(|it| matches!(it.give, Give::PerYear(_)));
    let goes_on = activity.to.is_some_and(|to| on < to.first());
    let begun = activity.from.is_some_and(|from| from.first() <= on);
    (by_year && goes_on && begun).then(|| Activity { to: Some(DateFact::Day(on)), ..activity.clone() })
}

/// Takes a figure away at the sure end where it is not the body's own, or where the body has yet to accept it.
fn doubt_figures(activity: &Activity, line: ActivityLine, whose: &Whose, rated: bool, account: &mut Account) {
    let decision = || Ask::Body(Decision::Points(activity.id.clone()));
    match whose {
        Whose::Accepted | Whose::This | Whose::Rule => {}
        Whose::NotTold => account.doubt(Reason::WhosePoints, Ask::Person(Question::WhosePoints(activity.id.clone()))),
        Whose::Other(body) => account.doubt(Reason::OtherBody(body.clone()), decision()),
        Whose::Nobody => account.doubt(Reason::PointsNotTold, Ask::Person(Question::Points(activity.id.clone()))),
    }
    // A rate on the body's own form says that it counts.
    if line.of.counts == Counts::BodyDecides && !(rated && matches!(whose, Whose::Rule)) {
        account.doubt(Reason::BodyDecides, decision());
    }
    if account.portions.iter().any(|it| it.0 != *line.category) {
        // The published words name one category for this line; another one is for the body to accept.
        account.asks.push(decision());
        account.lose_if(&Reason::BodyDecides, |it| it != line.category);
    }
}

/// The figures on an activity that hold at one end.
struct Figures {
    shares: Vec<(CategoryId, Extent)>,
    whose: Whose,
}

/// Whose figures they are.
enum Whose {
    /// This body's, accepted in writing.
    Accepted,
    /// This body's, on a certificate.
    This,
    NotTold,
    Other(BodyId),
    /// The line's own, or the person's rates for it.
    Rule,
    /// There are none.
    Nobody,
}

impl Figures {
    fn of(activity: &Activity, body: &BodyId) -> Figures {
        let ours: Vec<&Stated> = activity.stated.iter().filter(|it| it.body.as_ref() == Some(body)).collect();
        let accepted: Vec<&Stated> = ours.iter().copied().filter(|it| it.by == StatedBy::Body).collect();
        if !accepted.is_empty() {
            return Figures { shares: shares(&accepted), whose: Whose::Accepted };
        }
        if !ours.is_empty() {
            return Figures { shares: shares(&ours), whose: Whose::This };
        }
        // Two bodies' figures for one activity are two views of the same thing, never a sum.
        let papers = sorted::ordered(&activity.stated, |a, b| a.body.cmp(&b.body));
        let mut most: Vec<(CategoryId, Extent)> = Vec::new();
        for view in papers.chunk_by(|a, b| a.body == b.body) {
            for (category, extent) in shares(view) {
                let most = sorted::entry(&mut most, category);
                *most = extent.max(*most);
            }
        }
        let whose = match papers.first().map(|it| &it.body) {
            None => Whose::Nobody,
            Some(None) => Whose::NotTold,
            Some(Some(body)) => Whose::Other(body.clone()),
        };
        Figures { shares: most, whose }
    }
}

fn shares(stated: &[&Stated]) -> Vec<(CategoryId, Extent)> {
    let mut shares: Vec<(CategoryId, Extent)> = Vec::new();
    for stated in stated {
        let share = sorted::entry(&mut shares, stated.category.clone());
        *share = *share + Extent::Finite(stated.points);
    }
    shares
}
