//! The form of an activity: its fields, its draft, and reading it.
//!
//! Invariant: minutes come back as they were from the hours that they are shown in, unless the person changes these.

use clerkready::id::{BodyId, CategoryId, FactId, ItemId};
use clerkready::program::{Catalog, Condition};
use clerkready::quantity::Points;
use clerkready::record::{Activity, Stated, StatedBy, Status};

use super::draft::answer_to;
use super::fields::{Fields, categories, date, text, yes_or_no};
use super::read::asks;
use super::{Form, OTHER, YES};
use crate::app::form::{Choice, Draft, Field, Input, Key, Label, Name, Part, Reader, Shown, UNKNOWN, Word};

/// At most so many lines of points on one activity.
const MAX_LINES: u32 = 8;

const DONE: &str = "done";
const PLANNED: &str = "planned";
const CERTIFICATE: &str = "certificate";
/// Begins the value of the choice "accepted in writing"; the body's id follows.
const IN_WRITING: &str = "by:";
/// The institute whose points certificates of many conferences state.
const IIMC: &str = "iimc";

/// The facts that the kind asks for; for a kind that this version does not know, those already told.
pub(super) fn asked_facts(catalog: &Catalog, activity: &Activity) -> Vec<FactId> {
    match catalog.kind(&activity.kind) {
        Some(kind) => kind.asks.clone(),
        None => activity.facts.keys().cloned().collect(),
    }
}

impl Fields<'_> {
    pub(super) fn activity(&self, activity: &Activity, facts: &[FactId]) -> Vec<Field> {
        let catalog = self.scope.catalog;
        let mut fields = Vec::new();
        let mut items: Vec<Choice> =
            catalog.items_of(&activity.kind).map(|it| Choice::text(it.id.as_str(), it.name.as_str())).collect();
        if !items.is_empty() {
            items.push(Choice::word(UNKNOWN, Word::DontRemember));
            fields.push(self.choice(Name::Item, items));
        }
        let done = vec![Choice::word(DONE, Word::Done), Choice::word(PLANNED, Word::Planned)];
        fields.push(self.choice(Name::Status, done));
        fields.push(date(Name::From));
        fields.push(date(Name::To));
        if activity.minutes.is_some() || self.scope.asks_hours(&activity.kind, self.record) {
            fields.push(Field::new(Name::Hours, Input::Points));
        }
        for (line, fact) in (0..).zip(facts) {
            let asks = catalog.fact(fact).map_or(fact.as_str(), |it| it.asks.as_str());
            fields.push(self.choice(Key { name: Name::Fact, line }, yes_or_no()).asks(asks));
        }
        let asks = |is: fn(&Condition) -> bool| self.scope.asks_condition(&activity.kind, is);
        if activity.score.is_some() || asks(|it| matches!(it, Condition::Score(_))) {
            fields.push(Field::new(Name::Score, Input::Number));
        }
        if activity.evidence_sent.is_some() || asks(|it| matches!(it, Condition::EvidenceWithin(_))) {
            fields.push(date(Name::EvidenceSent));
        }
        fields.push(text(Name::Title));
        for line in 0..MAX_LINES.max(self.draft.lines()) {
            fields.extend(self.stated(line));
        }
        fields
    }

    /// One line of points on paper.
    fn stated(&self, line: u32) -> [Field; 4] {
        let key = |name: Name| Key { name, line };
        let bodies = self.scope.bodies();
        let mut papers = vec![Choice::word(CERTIFICATE, Word::Certificate)];
        papers.extend(bodies.iter().map(|it| Choice {
            value: [IN_WRITING, it.id.as_str()].concat(),
            label: Label::InWriting(it.decides.clone()),
        }));
        let mut whose: Vec<Choice> = bodies.iter().map(|it| Choice::text(it.id.as_str(), it.name.as_str())).collect();
        whose.push(match bodies.iter().any(|it| it.id.as_str() == IIMC) {
            true => Choice::word(OTHER, Word::AnotherBody),
            false => Choice::word(IIMC, Word::OtherBody),
        });
        whose.push(Choice::word(UNKNOWN, Word::DontKnow));
        let whose = self.choice(key(Name::Whose), whose);
        [
            Field::new(key(Name::Points), Input::Points),
            self.choice(key(Name::Category), categories(&bodies)),
            self.choice(key(Name::PaperBy), papers),
            whose.shown(Shown::While(key(Name::PaperBy), CERTIFICATE.to_owned())),
        ]
    }
}

pub(super) fn draft_activity(draft: &mut Draft, activity: &Activity, facts: &[FactId]) {
    let whole = Part::Whole;
    draft.set(Name::Item, whole, activity.item.as_ref().map_or(UNKNOWN, ItemId::as_str));
    draft.set(Name::Title, whole, activity.title.as_str());
    draft.set_date(Name::From, activity.from);
    draft.set_date(Name::To, activity.to);
    draft.set(Name::Hours, whole, &activity.minutes.map(|it| hours(it).to_string()).unwrap_or_default());
    draft.set(Name::Score, whole, &activity.score.map(|it| it.to_string()).unwrap_or_default());
    draft.set_date(Name::EvidenceSent, activity.evidence_sent);
    for (line, fact) in (0..).zip(facts) {
        let told = activity.facts.get(fact).copied();
        draft.set(Key { name: Name::Fact, line }, whole, answer_to(told));
    }
    draft.set(Name::Status, whole, if activity.status == Status::Done { DONE } else { PLANNED });
    for (line, stated) in (0..).zip(&activity.stated) {
        let key = |name: Name| Key { name, line };
        draft.set(key(Name::Points), whole, &stated.points.to_string());
        draft.set(key(Name::Category), whole, stated.category.as_str());
        let by = match (stated.by, &stated.body) {
            (StatedBy::Certificate, _) => CERTIFICATE.to_owned(),
            (StatedBy::Body, Some(body)) => [IN_WRITING, body.as_str()].concat(),
            (StatedBy::Body, None) => String::new(),
        };
        draft.set(key(Name::PaperBy), whole, &by);
        draft.set(key(Name::Whose), whole, stated.body.as_ref().map_or(UNKNOWN, BodyId::as_str));
    }
}

pub(super) fn read_activity(activity: &mut Activity, it: &mut Reader, form: &Form) {
    if asks(form, Name::Item) {
        activity.item = it.choice(Name::Item).map(ItemId::new);
    }
    activity.status = match it.needed_choice(Name::Status) {
        Some(PLANNED) => Status::Planned,
        _ => Status::Done,
    };
    activity.from = it.date(Name::From);
    activity.to = it.date(Name::To);
    it.in_order(activity.from, activity.to, Name::To);
    if asks(form, Name::Hours) {
        activity.minutes = it.points(Name::Hours).map(minutes);
    }
    for (line, fact) in (0..).zip(&form.facts) {
        match it.choice(Key { name: Name::Fact, line }) {
            Some(answer) => activity.facts.insert(fact.clone(), answer == YES),
            None => activity.facts.remove(fact),
        };
    }
    if asks(form, Name::Score) {
        activity.score = it.number(Name::Score, 100);
    }
    if asks(form, Name::EvidenceSent) {
        activity.evidence_sent = it.date(Name::EvidenceSent);
    }
    activity.title = it.text(Name::Title);
    let lines = form.fields.iter().filter(|it| it.key.name == Name::Points).map(|it| it.key.line);
    activity.stated = lines.filter_map(|line| read_stated(line, it, &activity.stated)).collect();
}

/// One line of points; without an amount there is none, whatever else was chosen.
fn read_stated(line: u32, it: &mut Reader, before: &[Stated]) -> Option<Stated> {
    let key = |name: Name| Key { name, line };
    if it.text(key(Name::Points)).is_empty() {
        return None;
    }
    let points = it.points(key(Name::Points));
    let category = it.needed_choice(key(Name::Category));
    let by = it.needed_choice(key(Name::PaperBy))?;
    let (by, body) = match by.strip_prefix(IN_WRITING) {
        Some(body) => (StatedBy::Body, Some(BodyId::new(body))),
        None => (StatedBy::Certificate, it.choice(key(Name::Whose)).map(BodyId::new)),
    };
    let unread =
        usize::try_from(line).ok().and_then(|it| before.get(it)).map(|it| it.unread.clone()).unwrap_or_default();
    Some(Stated { by, body, category: CategoryId::new(category?), points: points?, unread })
}

/// Minutes in hours and hundredths, as certificates have them.
pub fn hours(minutes: u32) -> Points {
    let hundredths = (u64::from(minutes) * 100 + 30) / 60;
    Points::from_hundredths(u32::try_from(hundredths).unwrap_or(u32::MAX))
}

/// Hours in minutes: for minutes in hours, these minutes again.
pub fn minutes(hours: Points) -> u32 {
    let minutes = (u64::from(hours.hundredths()) * 60 + 50) / 100;
    u32::try_from(minutes).unwrap_or(u32::MAX)
}
