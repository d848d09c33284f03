//! Which fields a form has, and which choices they offer.
//!
//! Invariant: asking again never loses a value, not even one that this catalog does not have.

use clerkready::id::{BodyId, FactId, KindId, RoleId};
use clerkready::program::Body;
use clerkready::record::{Answer, AnsweredBy, Position, Record};

use super::{EACH, ENDED, FULL_TIME, HOUR, LASTS, NO, OTHER, PART_TIME, YEAR, YES, done_name, name_of, program_name};
use crate::app::asked::{Asked, Wants};
use crate::app::entry::Entry;
use crate::app::form::{Choice, Draft, Field, Input, Key, Label, NONE, Name, Part, Shown, UNKNOWN, Word};
use crate::app::scope::Scope;
use crate::app::territory;

/// Makes the fields of a form.
pub(super) struct Fields<'a> {
    pub(super) scope: &'a Scope<'a>,
    pub(super) record: &'a Record,
    pub(super) draft: &'a Draft,
}

impl Fields<'_> {
    pub(super) fn of(&self, base: &Entry, facts: &[FactId], about: Option<&str>) -> Vec<Field> {
        let catalog = self.scope.catalog;
        let mut fields = match base {
            Entry::Person(person) => {
                let asks_place = self.scope.asks_place() || !person.place.is_empty();
                let place = asks_place.then(|| text(Name::Place));
                [text(Name::PersonName), text(Name::Municipality)].into_iter().chain(place).collect()
            }
            Entry::Goals(_) => self.goals(about),
            Entry::Position(position) => self.position(position),
            Entry::Membership(_) => self.membership(),
            Entry::Enrollment(_) => {
                let mut fields = vec![self.programs(), date(Name::On)];
                let positions = self.record.positions.iter();
                let mut positions: Vec<Choice> = positions
                    .map(|it| Choice { value: it.id.as_str().to_owned(), label: Label::Entry(it.id.clone()) })
                    .collect();
                if !positions.is_empty() {
                    positions.push(Choice::word(UNKNOWN, Word::DontKnow));
                    fields.push(self.choice(Name::Position, positions));
                }
                fields
            }
            Entry::Award(_) => self.award(),
            Entry::Activity(activity) => self.activity(activity, facts),
            Entry::Tally(_) => {
                let mut fields = self.sums();
                fields.extend([Field::new(Name::Points, Input::Points), date(Name::AsOf), text(Name::Origin)]);
                fields
            }
            Entry::Rate(_) => self.rate(),
            Entry::Answer(answer) => self.answer(answer, about),
            Entry::Step(done) => vec![date(done_name(catalog, done))],
        };
        // A question with one possible answer is not asked: the blank entry holds it.
        fields.retain(|it| match (&it.input, it.key.name) {
            (Input::Choice(choices), Name::Program | Name::Body | Name::Category) if it.key.line == 0 => {
                1 < choices.len()
            }
            _ => true,
        });
        fields
    }

    /// A value that this catalog does not have stays on offer, so that saving does not lose it.
    pub(super) fn choice(&self, key: impl Into<Key>, mut choices: Vec<Choice>) -> Field {
        let key = key.into();
        self.keep(self.draft.get(key, Part::Whole), &mut choices);
        Field::new(key, Input::Choice(choices))
    }

    fn several(&self, key: impl Into<Key>, mut choices: Vec<Choice>) -> Field {
        let key = key.into();
        self.draft.ticked(key).for_each(|it| self.keep(it, &mut choices));
        Field::new(key, Input::Several(choices))
    }

    fn keep(&self, value: &str, choices: &mut Vec<Choice>) {
        if !value.is_empty() && choices.iter().all(|it| it.value != value) {
            choices.push(Choice::text(value, name_of(self.scope.catalog, value)));
        }
    }

    fn term(&self) -> [Field; 3] {
        let lasts = vec![
            Choice::word(LASTS, Word::StillSo),
            Choice::word(ENDED, Word::Ended),
            Choice::word(UNKNOWN, Word::DontKnow),
        ];
        let ended = date(Name::UntilDate).shown(Shown::While(Name::Until.into(), ENDED.to_owned()));
        [date(Name::From), self.choice(Name::Until, lasts), ended]
    }

    fn programs(&self) -> Field {
        let filed = self.scope.filed();
        self.choice(
            Name::Program,
            filed.iter().map(|(_, it)| Choice::text(it.id.as_str(), program_name(&it.name, &it.initials))).collect(),
        )
    }

    /// The program and its categories.
    fn sums(&self) -> Vec<Field> {
        let filed = self.scope.filed();
        let mut fields = vec![self.programs()];
        if let [(body, _)] = filed.as_slice() {
            fields.push(self.choice(Name::Category, categories(&[body])));
            return fields;
        }
        for (line, (body, program)) in (1..).zip(&filed) {
            let field = self.choice(Key { name: Name::Category, line }, categories(&[body]));
            fields.push(field.shown(Shown::While(Name::Program.into(), program.id.as_str().to_owned())));
        }
        fields
    }

    /// The programs by body, those of the person's place first. Who begins in a place is offered no other state's.
    fn goals(&self, about: Option<&str>) -> Vec<Field> {
        let place = about.unwrap_or(&self.record.person.place);
        let far = |body: &Body| match &body.place {
            Some(it) => 2 * u8::from(!territory::is(place, &it.code)),
            None => 1,
        };
        let all: Vec<(u32, &Body)> = (0..).zip(&self.scope.catalog.bodies).collect();
        let bodies: Vec<&(u32, &Body)> = match (place.is_empty(), about) {
            (true, _) => all.iter().collect(),
            (false, None) => (0..=2).flat_map(|wanted| all.iter().filter(move |it| far(it.1) == wanted)).collect(),
            (false, Some(_)) => (0..=1).flat_map(|wanted| all.iter().filter(move |it| far(it.1) == wanted)).collect(),
        };
        let bodies = bodies.into_iter().map(|&(line, body)| {
            let programs = body.programs.iter();
            let choices =
                programs.map(|it| Choice::text(it.id.as_str(), program_name(&it.name, &it.initials))).collect();
            Field::new(Key { name: Name::Goals, line }, Input::Several(choices)).asks(&body.name)
        });
        bodies.collect()
    }

    fn position(&self, position: &Position) -> Vec<Field> {
        let catalog = self.scope.catalog;
        let mut roles: Vec<Choice> =
            catalog.roles.iter().map(|it| Choice::text(it.id.as_str(), it.name.as_str())).collect();
        roles.push(Choice::word(UNKNOWN, Word::NotSure));
        let mut fields = vec![text(Name::OfficialTitle), self.choice(Name::Role, roles), text(Name::Employer)];
        fields.extend(self.term());
        if self.scope.asks_share(self.record) || position.share.is_some() {
            let shares = vec![
                Choice::word(FULL_TIME, Word::FullTime),
                Choice::word(PART_TIME, Word::PartTime),
                Choice::word(UNKNOWN, Word::DontKnow),
            ];
            fields.push(self.choice(Name::Share, shares));
        }
        let asked = self.scope.duties();
        if !asked.is_empty() || position.duties.is_some() {
            let duties = catalog.duties.iter().filter(|it| asked.is_empty() || asked.contains(&&it.id));
            let mut choices: Vec<Choice> = duties.map(|it| Choice::text(it.id.as_str(), it.name.as_str())).collect();
            choices.push(Choice::word(NONE, Word::NoneOfThese));
            fields.push(self.several(Name::Duties, choices));
        }
        fields
    }

    fn membership(&self) -> Vec<Field> {
        let catalog = self.scope.catalog;
        let mut bodies: Vec<BodyId> = self.scope.bodies().into_iter().map(|it| it.id.clone()).collect();
        let mut classes: Vec<&String> = Vec::new();
        for rule in self.scope.members() {
            if !bodies.contains(&rule.of) {
                bodies.push(rule.of.clone());
            }
            for class in rule.classes.iter().chain(&rule.body_decides) {
                if !classes.contains(&class) {
                    classes.push(class);
                }
            }
        }
        let bodies = bodies.iter().map(|it| Choice::text(it.as_str(), name_of(catalog, it.as_str()))).collect();
        let mut fields = vec![self.choice(Name::Body, bodies)];
        fields.extend(self.term());
        if classes.is_empty() {
            fields.push(text(Name::Class));
            return fields;
        }
        let mut choices: Vec<Choice> = classes.into_iter().map(|it| Choice::text(it, it)).collect();
        choices.push(Choice::word(OTHER, Word::AnotherClass));
        choices.push(Choice::word(UNKNOWN, Word::DontKnow));
        fields.push(self.choice(Name::Class, choices));
        fields.push(text(Name::OtherClass).shown(Shown::While(Name::Class.into(), OTHER.to_owned())));
        fields
    }

    fn award(&self) -> Vec<Field> {
        let catalog = self.scope.catalog;
        let programs = self.scope.programs.iter().map(|it| it.1);
        let others = catalog.programs().map(|it| it.1).filter(|it| !self.scope.has(&it.id));
        let mut choices: Vec<Choice> = programs
            .chain(others)
            .map(|it| Choice::text(it.id.as_str(), program_name(&it.name, &it.initials)))
            .collect();
        choices.extend(catalog.designations.iter().map(|it| Choice::text(it.id.as_str(), it.name.as_str())));
        let mut fields =
            vec![self.choice(Name::Designation, choices), date(Name::On), self.choice(Name::Standing, yes_or_no())];
        let record = self.record;
        let activities = record.activities.iter().map(|it| &it.id);
        let entries = activities.chain(record.positions.iter().map(|it| &it.id));
        let mut used: Vec<Choice> =
            entries.map(|id| Choice { value: id.as_str().to_owned(), label: Label::Entry(id.clone()) }).collect();
        used.push(Choice::word(NONE, Word::NoneOfThese));
        fields.push(self.several(Name::Used, used));
        fields
    }

    fn rate(&self) -> Vec<Field> {
        let catalog = self.scope.catalog;
        let (kinds, roles) = self.scope.unpublished();
        let held = |role: &RoleId| self.record.positions.iter().any(|it| it.role.as_ref() == Some(role));
        let kinds = kinds.into_iter().map(KindId::as_str);
        let roles = roles.into_iter().filter(|it| held(it)).map(RoleId::as_str);
        let choices = roles.chain(kinds).map(|it| Choice::text(it, name_of(catalog, it))).collect();
        let per = vec![Choice::word(EACH, Word::Each), Choice::word(HOUR, Word::Hour), Choice::word(YEAR, Word::Year)];
        let mut fields = self.sums();
        fields.push(self.choice(Name::Kind, choices));
        fields.push(Field::new(Name::Points, Input::Points));
        fields.push(self.choice(Name::Per, per));
        fields.push(text(Name::Origin));
        fields
    }

    fn answer(&self, answer: &Answer, about: Option<&str>) -> Vec<Field> {
        let asked = Asked::find(self.scope.catalog, about, Some(&answer.program), &answer.question);
        let wants = asked.as_ref().map(|it| it.wants(answer.by));
        let field = match wants {
            Some(Wants::Reading(readings)) => {
                let choices = readings.into_iter().map(|(id, says)| Choice::text(id.as_str(), says)).collect();
                self.choice(Name::Reading, choices)
            }
            Some(Wants::Number(_)) => Field::new(Name::Number, Input::Number),
            Some(Wants::YesOrNo(_)) => {
                self.choice(Name::Reading, vec![Choice::word(YES, Word::Yes), Choice::word(NO, Word::No)])
            }
            None => self.choice(Name::Reading, Vec::new()),
        };
        let field = match wants_words(&asked, answer.by) {
            Some(words) if answer.by == AnsweredBy::Person => field.asks(words),
            _ => field,
        };
        match answer.by {
            AnsweredBy::Body => vec![field, date(Name::On)],
            AnsweredBy::Person => vec![field],
        }
    }
}

fn wants_words<'a>(asked: &Option<Asked<'a>>, by: AnsweredBy) -> Option<&'a str> {
    match asked.as_ref()?.wants(by) {
        Wants::YesOrNo(words) | Wants::Number(words) => Some(words),
        Wants::Reading(_) => None,
    }
}

pub(super) fn text(name: Name) -> Field {
    Field::new(name, Input::Text)
}

pub(super) fn date(name: Name) -> Field {
    Field::new(name, Input::Date)
}

pub(super) fn yes_or_no() -> Vec<Choice> {
    vec![Choice::word(YES, Word::Yes), Choice::word(NO, Word::No), Choice::word(UNKNOWN, Word::DontKnow)]
}

/// The categories of some bodies; bodies may share one.
pub(super) fn categories(bodies: &[&Body]) -> Vec<Choice> {
    let mut choices: Vec<Choice> = Vec::new();
    for it in bodies.iter().flat_map(|it| &it.categories) {
        if choices.iter().all(|other| other.value != it.id.as_str()) {
            choices.push(Choice::text(it.id.as_str(), it.name.as_str()));
        }
    }
    choices
}
