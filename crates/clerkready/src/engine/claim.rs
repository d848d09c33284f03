//! What an activity is worth by itself: the figures on paper, and the facts that stand against them.

use super::account::Account;
use super::{Case, End};
use crate::date::{DateFact, Day, Truth};
use crate::evaluation::{Ask, Decision, Question, Reason, Subject};
use crate::id::{BodyId, CategoryId, KindId, LineId};
use crate::program::{Counts, Credit};
use crate::quantity::Extent;
use crate::record::{Activity, Condition, Stated, StatedBy};
use crate::sorted;

/// An activity with what it is worth at one end.
pub(super) struct Claim<'a> {
    pub(super) activity: &'a Activity,
    pub(super) line: Option<StatedLine<'a>>,
    whose: Whose,
    /// Its points if every fact about it that nobody told speaks for it; figures in doubt left out.
    pub(super) worth: Vec<(CategoryId, Extent)>,
    pub(super) account: Account,
}

/// A line that credits what certificates state.
#[derive(Clone, Copy)]
pub(super) struct StatedLine<'a> {
    pub(super) id: &'a LineId,
    category: &'a CategoryId,
    with: &'a [Condition],
    pub(super) once_per_item: bool,
    counts: Counts,
}

impl<'a> StatedLine<'a> {
    fn of(case: &Case<'a>, kind: &KindId) -> Option<StatedLine<'a>> {
        case.edition.schedule.iter().find_map(|line| match &line.credit {
            Credit::Stated { kinds, with, once_per_item, counts } if kinds.contains(kind) => Some(StatedLine {
                id: &line.id,
                category: &line.category,
                with,
                once_per_item: *once_per_item,
                counts: *counts,
            }),
            _ => None,
        })
    }
}

impl<'a> Claim<'a> {
    /// What an activity is worth by itself, before repeats and tallies.
    pub(super) fn new(case: &Case<'a>, activity: &'a Activity, on: Day, end: End) -> Claim<'a> {
        let line = StatedLine::of(case, &activity.kind);
        let figures = Figures::of(activity, &case.body.id);
        let subject = Subject::Entry(activity.id.clone());
        let mut account = Account { subject, portions: figures.shares, lost: Vec::new(), asks: Vec::new() };
        let mut worth = Vec::new();
        match (&figures.whose, line) {
            // What the body accepted in writing is final; only time and tallies can stand against it.
            (Whose::Accepted, _) => {
                if let Some(reason) = case.bar(activity, &[], on, End::Possible) {
                    account.lose_all(&reason);
                } else if end == End::Sure {
                    doubt_facts(case, activity, &[], on, &mut account);
                }
            }
            (_, None) => {
                account.lost.push((Reason::OtherKind, account.total()));
                account.portions.clear();
            }
            (whose, Some(line)) => {
                if account.portions.is_empty() {
                    // Nobody told a figure: at least nothing, at most anything.
                    let extent = if end == End::Sure { Extent::ZERO } else { Extent::Unbounded };
                    account.portions.push((line.category.clone(), extent));
                }
                if let Some(reason) = case.bar(activity, line.with, on, End::Possible) {
                    account.lose_all(&reason);
                } else if end == End::Sure {
                    doubt_figures(activity, line, whose, &mut account);
                    worth = account.portions.clone();
                    doubt_facts(case, activity, line.with, on, &mut account);
                    if line.once_per_item && activity.item.is_none() {
                        account.doubt(Reason::ItemNotTold, Ask::Person(Question::Item(activity.id.clone())));
                    }
                }
            }
        }
        Claim { activity, line, whose: figures.whose, worth, account }
    }

    /// What would settle whether it comes before another one.
    pub(super) fn order_asks(&self) -> Vec<Ask> {
        let exact = matches!(self.activity.last_day(), Some(DateFact::Day(_)));
        let date = (!exact).then(|| Ask::Person(Question::Date(self.activity.id.clone())));
        self.account.asks.iter().cloned().chain(date).collect()
    }

    /// The facts that must hold for it; none for what the body accepted in writing.
    pub(super) fn with(&self) -> &'a [Condition] {
        match (&self.whose, self.line) {
            (Whose::Accepted, _) | (_, None) => &[],
            (_, Some(line)) => line.with,
        }
    }

    pub(super) fn accepted(&self) -> bool {
        matches!(self.whose, Whose::Accepted)
    }
}

/// Takes an activity's points away at the sure end where a fact that they hang on is not told.
fn doubt_facts(case: &Case, activity: &Activity, with: &[Condition], on: Day, account: &mut Account) {
    for &condition in with.iter().filter(|it| !activity.facts.contains_key(it)) {
        let question = Question::Condition(activity.id.clone(), condition);
        account.doubt(Reason::NotTold(condition), Ask::Person(question));
    }
    if case.came(activity.last_day(), on) == Truth::Unknown {
        account.doubt(Reason::MaybeLater, Ask::Person(Question::Date(activity.id.clone())));
    }
}

/// Takes a figure away at the sure end where it is not the body's own, or where the body has yet to accept it.
fn doubt_figures(activity: &Activity, line: StatedLine, whose: &Whose, account: &mut Account) {
    let decision = || Ask::Body(Decision::Points(activity.id.clone()));
    match whose {
        Whose::Accepted | Whose::This => {}
        Whose::NotTold => account.doubt(Reason::WhosePoints, Ask::Person(Question::WhosePoints(activity.id.clone()))),
        Whose::Other(body) => account.doubt(Reason::OtherBody(body.clone()), decision()),
        Whose::Nobody => account.doubt(Reason::PointsNotTold, Ask::Person(Question::Points(activity.id.clone()))),
    }
    if line.counts == Counts::BodyDecides {
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
        let mut whose: Vec<Option<&BodyId>> = Vec::new();
        activity.stated.iter().for_each(|it| sorted::insert(&mut whose, it.body.as_ref()));
        let mut most: Vec<(CategoryId, Extent)> = Vec::new();
        for &body in &whose {
            let view: Vec<&Stated> = activity.stated.iter().filter(|it| it.body.as_ref() == body).collect();
            for (category, extent) in shares(&view) {
                let most = sorted::entry(&mut most, category);
                *most = extent.max(*most);
            }
        }
        let whose = match whose.first() {
            None => Whose::Nobody,
            Some(None) => Whose::NotTold,
            Some(Some(body)) => Whose::Other((*body).clone()),
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
