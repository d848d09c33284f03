//! The form of each kind of entry: its fields, the draft of an entry, and the entry of a draft.
//!
//! Invariant: what a form does not ask about stays in the entry as it was. No choice that decides a verdict is made in
//! advance, and no figure is suggested.

use clerkready::id::{BodyId, CategoryId, DutyId, EntryId, FactId, ItemId, KindId, ProgramId, RoleId, StepId};
use clerkready::program::{Arrives, Body, Catalog, Condition, Step};
use clerkready::quantity::Points;
use clerkready::record::{
    Activity, Answer, AnsweredBy, Award, Enrollment, Membership, Per, Position, Rate, Record, Share, Stated, StatedBy,
    Status, StepDone, Tally, Unread, Until,
};

use super::asked::{Asked, Wants};
use super::entry::{Entry, find};
use super::form::{Choice, Draft, Field, Input, Key, Label, NONE, Name, Part, Problem, Reader, Shown, UNKNOWN, Word};
use super::place::{FormId, Subject, Which};
use super::scope::Scope;

/// At most so many lines of points on one activity.
const MAX_LINES: u8 = 8;

const LASTS: &str = "lasts";
const ENDED: &str = "ended";
const YES: &str = "yes";
const NO: &str = "no";
const DONE: &str = "done";
const PLANNED: &str = "planned";
const CERTIFICATE: &str = "certificate";
/// Begins the value of the choice "accepted in writing"; the body's id follows.
const IN_WRITING: &str = "by:";
/// The institute whose points certificates of many conferences state.
const IIMC: &str = "iimc";
/// A body or class that is none of those offered.
pub const OTHER: &str = "other";
const FULL_TIME: &str = "full-time";
const PART_TIME: &str = "part-time";
const EACH: &str = "each";
const HOUR: &str = "hour";
const YEAR: &str = "year";

/// A form that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    pub fields: Vec<Field>,
    pub draft: Draft,
    /// The facts that are asked about an activity, each at its line.
    pub facts: Vec<FactId>,
    /// The entry as it was before, or a blank one.
    pub base: Entry,
}

/// Opens a form; `None` when what it is about is not there.
pub fn open(scope: &Scope, record: &Record, id: &FormId) -> Option<Form> {
    let catalog = scope.catalog;
    let about = id.about.as_deref();
    let is_new = id.which == Which::New;
    let base = match &id.which {
        Which::New => blank(scope, record, id.subject, about)?,
        Which::Entry(entry) => {
            let mut base = find(record, entry).filter(|it| it.subject() == id.subject)?;
            if let (Entry::Activity(activity), Some(kind)) = (&mut base, about) {
                activity.kind = catalog.kind(&KindId::new(kind))?.id.clone();
                activity.item.take_if(|item| catalog.item(item).is_none_or(|it| it.kind != activity.kind));
            }
            base
        }
    };
    let facts = match &base {
        Entry::Activity(activity) => asked_facts(catalog, activity),
        _ => Vec::new(),
    };
    let draft = match is_new && !id.subject.is_single() {
        true => Draft::default(),
        false => draft_of(scope, &base, &facts),
    };
    let fields = Fields { scope, record, draft: &draft }.of(&base, &facts, about);
    Some(Form { fields, draft, facts, base })
}

/// The entry that a draft describes, or everything that is wrong with it.
pub fn read(form: &Form, draft: &Draft) -> Result<Entry, Vec<Problem>> {
    let mut it = Reader::new(draft);
    let mut entry = form.base.clone();
    match &mut entry {
        Entry::Person(person) => {
            person.name = it.text(Name::PersonName);
            person.municipality = it.text(Name::Municipality);
            if asks(form, Name::Place) {
                person.place = place(&mut it, &person.place);
            }
        }
        Entry::Goals(choices) => {
            let fields = form.fields.iter();
            let ticked: Vec<&str> = fields.flat_map(|field| it.ticked(field.key).unwrap_or_default()).collect();
            let offered = |goal: &ProgramId| form.fields.iter().any(|field| offers(field, goal.as_str()));
            // Those that were chosen before stay in their order, and what is not offered stays.
            choices.goals.retain(|goal| ticked.contains(&goal.as_str()) || !offered(goal));
            for goal in ticked {
                if choices.goals.iter().all(|it| it.as_str() != goal) {
                    choices.goals.push(ProgramId::new(goal));
                }
            }
        }
        Entry::Position(position) => {
            position.official_title = it.needed_text(Name::OfficialTitle);
            position.role = it.choice(Name::Role).map(RoleId::new);
            position.employer = it.text(Name::Employer);
            position.from = it.date(Name::From);
            position.until = until(&mut it, position.from);
            if asks(form, Name::Share) {
                position.share = it.choice(Name::Share).map(|it| match it {
                    FULL_TIME => Share::FullTime,
                    _ => Share::PartTime,
                });
            }
            if asks(form, Name::Duties) {
                position.duties = it.ticked(Name::Duties).map(|it| it.into_iter().map(DutyId::new).collect());
            }
        }
        Entry::Membership(membership) => {
            if asks(form, Name::Body) {
                membership.body = BodyId::new(it.needed_choice(Name::Body).unwrap_or_default());
            }
            membership.class = match it.choice(Name::Class) {
                Some(OTHER) => it.needed_text(Name::OtherClass),
                Some(class) => class.trim().to_owned(),
                None => String::new(),
            };
            membership.from = it.date(Name::From);
            membership.until = until(&mut it, membership.from);
        }
        Entry::Enrollment(enrollment) => {
            read_program(&mut enrollment.program, &mut it, form);
            enrollment.on = it.date(Name::On);
            enrollment.position = it.choice(Name::Position).map(EntryId::new);
        }
        Entry::Award(award) => {
            award.program = ProgramId::new(it.needed_choice(Name::Designation).unwrap_or_default());
            award.on = it.date(Name::On);
            award.in_good_standing = it.choice(Name::Standing).map(|it| it == YES);
            if asks(form, Name::Used) {
                award.used = it.ticked(Name::Used).map(|it| it.into_iter().map(EntryId::new).collect());
            }
        }
        Entry::Activity(activity) => read_activity(activity, &mut it, form),
        Entry::Tally(tally) => {
            read_program(&mut tally.program, &mut it, form);
            read_category(&mut tally.category, &mut it, form);
            tally.points = needed_points(&mut it);
            tally.as_of = it.needed_date(Name::AsOf).unwrap_or(tally.as_of);
            tally.from = it.text(Name::Origin);
        }
        Entry::Rate(rate) => {
            read_program(&mut rate.program, &mut it, form);
            read_category(&mut rate.category, &mut it, form);
            rate.kind = KindId::new(it.needed_choice(Name::Kind).unwrap_or_default());
            rate.per = match it.needed_choice(Name::Per) {
                Some(HOUR) => Per::Hour,
                Some(YEAR) => Per::Year,
                _ => Per::Each,
            };
            rate.points = needed_points(&mut it);
            rate.from = it.text(Name::Origin);
        }
        Entry::Answer(answer) => {
            if asks(form, Name::Number) {
                it.needed_text(Name::Number);
                answer.value = it.number(Name::Number, u32::MAX).map(|it| it.to_string()).unwrap_or_default();
            } else {
                answer.value = it.needed_choice(Name::Reading).unwrap_or_default().to_owned();
            }
            if asks(form, Name::On) {
                answer.on = it.date(Name::On);
            }
        }
        Entry::Step(step) => {
            step.done_on = form.fields.first().and_then(|field| it.date(field.key));
        }
    }
    it.finish(entry)
}

fn offers(field: &Field, value: &str) -> bool {
    matches!(&field.input, Input::Several(choices) if choices.iter().any(|it| it.value == value))
}

fn read_program(program: &mut ProgramId, it: &mut Reader, form: &Form) {
    if asks(form, Name::Program) {
        *program = ProgramId::new(it.needed_choice(Name::Program).unwrap_or_default());
    }
}

/// Reads the category from the field of the program that is chosen.
fn read_category(category: &mut CategoryId, it: &mut Reader, form: &Form) {
    let field = form.fields.iter().find(|field| field.key.name == Name::Category && it.shows(field));
    if let Some(field) = field {
        *category = CategoryId::new(it.needed_choice(field.key).unwrap_or_default());
    }
}

fn needed_points(it: &mut Reader) -> Points {
    it.needed_text(Name::Points);
    it.points(Name::Points).unwrap_or_default()
}

/// Reads a country with a state or province, as in `US-MS`; what was there before stays as it is.
fn place(it: &mut Reader, before: &str) -> String {
    let text = it.text(Name::Place);
    let place = text.to_ascii_uppercase();
    let letters = |part: &str, most: usize| {
        (2..=most).contains(&part.len()) && part.bytes().all(|it| it.is_ascii_uppercase() || it.is_ascii_digit())
    };
    let (country, state) = place.split_once('-').unwrap_or((&place, "00"));
    if text == before || text.is_empty() {
        return text;
    }
    if !letters(country, 2) || !letters(state, 3) {
        it.report(Name::Place, Part::Whole, super::form::Wrong::NotAPlace);
    }
    place
}

fn blank(scope: &Scope, record: &Record, subject: Subject, about: Option<&str>) -> Option<Entry> {
    let catalog = scope.catalog;
    let id = EntryId::new("");
    let unread = Unread::default();
    // Where there is one program or body only, nobody is asked which.
    let filed = || scope.filed().into_iter().next();
    let program = || filed().map(|(_, it)| it.id.clone());
    let category = || filed().and_then(|(it, _)| it.categories.first()).map(|it| it.id.clone());
    let entry = match subject {
        Subject::Person => Entry::Person(record.person.clone()),
        Subject::Goals => Entry::Goals(record.choices.clone()),
        Subject::Position => Entry::Position(Position {
            id,
            role: None,
            official_title: String::new(),
            employer: String::new(),
            from: None,
            until: Until::NotTold,
            share: None,
            duties: None,
            unread,
        }),
        Subject::Membership => Entry::Membership(Membership {
            id,
            body: scope.bodies().first()?.id.clone(),
            class: String::new(),
            from: None,
            until: Until::NotTold,
            unread,
        }),
        Subject::Enrollment => {
            Entry::Enrollment(Enrollment { id, program: program()?, on: None, position: None, unread })
        }
        Subject::Award => {
            let program = program()?;
            Entry::Award(Award { id, program, on: None, in_good_standing: None, used: None, unread })
        }
        Subject::Activity => Entry::Activity(Activity {
            id,
            kind: catalog.kind(&KindId::new(about?))?.id.clone(),
            item: None,
            title: String::new(),
            from: None,
            to: None,
            minutes: None,
            score: None,
            evidence_sent: None,
            status: Status::Done,
            facts: Default::default(),
            stated: Vec::new(),
            unread,
        }),
        Subject::Tally => Entry::Tally(Tally {
            id,
            program: program()?,
            category: category()?,
            points: Default::default(),
            as_of: clerkready::date::DateFact::Year(*clerkready::date::YEARS.start()),
            from: String::new(),
            unread,
        }),
        Subject::Rate => Entry::Rate(Rate {
            id,
            program: program()?,
            category: category()?,
            kind: KindId::new(""),
            per: Per::Each,
            points: Default::default(),
            from: String::new(),
            unread,
        }),
        Subject::Answer | Subject::Told => {
            let (_, question) = about?.split_once('.')?;
            let asked = Asked::find(catalog, about, None, question)?;
            Entry::Answer(Answer {
                id,
                program: asked.program.filed_under.clone(),
                question: question.to_owned(),
                value: String::new(),
                by: if subject == Subject::Told { AnsweredBy::Person } else { AnsweredBy::Body },
                on: None,
                unread,
            })
        }
        Subject::Step => {
            let (program, step) = about?.split_once('.')?;
            let (program, step) = (ProgramId::new(program), StepId::new(step));
            self::step(catalog, &program, &step)?;
            let program = catalog.program(&program)?.1.filed_under.clone();
            Entry::Step(StepDone { id, program, step, done_on: None, unread })
        }
    };
    Some(entry)
}

/// Finds a step in the newest edition that has it, of the programs filed under one.
pub fn step<'a>(catalog: &'a Catalog, program: &ProgramId, step: &StepId) -> Option<&'a Step> {
    let filed = catalog.programs().filter(|(_, it)| it.id == *program || it.filed_under == *program);
    filed.flat_map(|(_, it)| it.editions.iter().rev()).find_map(|it| it.step(step))
}

/// The field for the day of a step: what its deadline asks for.
fn done_name(catalog: &Catalog, done: &StepDone) -> Name {
    let step = step(catalog, &done.program, &done.step);
    match step.and_then(|it| it.deadline.as_ref()).map(|it| it.arrives) {
        Some(Arrives::Received) => Name::Received,
        Some(Arrives::Postmarked) => Name::Postmarked,
        Some(Arrives::Completed) | None => Name::On,
    }
}

/// Makes the fields of a form.
struct Fields<'a> {
    scope: &'a Scope<'a>,
    record: &'a Record,
    draft: &'a Draft,
}

impl Fields<'_> {
    fn of(&self, base: &Entry, facts: &[FactId], about: Option<&str>) -> Vec<Field> {
        let catalog = self.scope.catalog;
        let mut fields = match base {
            Entry::Person(person) => {
                let asks_place = self.scope.asks_place() || !person.place.is_empty();
                let place = asks_place.then(|| text(Name::Place));
                [text(Name::PersonName), text(Name::Municipality)].into_iter().chain(place).collect()
            }
            Entry::Goals(_) => self.goals(),
            Entry::Position(position) => self.position(position),
            Entry::Membership(_) => self.membership(),
            Entry::Enrollment(_) => {
                let mut fields = vec![self.programs(), date(Name::On)];
                let positions = self.record.positions.iter();
                let mut positions: Vec<Choice> =
                    positions.map(|it| Choice::text(it.id.as_str(), it.official_title.as_str())).collect();
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
    fn choice(&self, key: impl Into<Key>, mut choices: Vec<Choice>) -> Field {
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
        self.choice(Name::Program, filed.iter().map(|(_, it)| Choice::text(it.id.as_str(), it.name.as_str())).collect())
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

    fn goals(&self) -> Vec<Field> {
        let bodies = (0..).zip(&self.scope.catalog.bodies).map(|(line, body)| {
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

    fn activity(&self, activity: &Activity, facts: &[FactId]) -> Vec<Field> {
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
    fn stated(&self, line: u8) -> [Field; 4] {
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

fn wants_words<'a>(asked: &Option<Asked<'a>>, by: AnsweredBy) -> Option<&'a str> {
    match asked.as_ref()?.wants(by) {
        Wants::YesOrNo(words) | Wants::Number(words) => Some(words),
        Wants::Reading(_) => None,
    }
}

fn text(name: Name) -> Field {
    Field::new(name, Input::Text)
}

fn date(name: Name) -> Field {
    Field::new(name, Input::Date)
}

fn yes_or_no() -> Vec<Choice> {
    vec![Choice::word(YES, Word::Yes), Choice::word(NO, Word::No), Choice::word(UNKNOWN, Word::DontKnow)]
}

/// The categories of some bodies; bodies may share one.
fn categories(bodies: &[&Body]) -> Vec<Choice> {
    let mut choices: Vec<Choice> = Vec::new();
    for it in bodies.iter().flat_map(|it| &it.categories) {
        if choices.iter().all(|other| other.value != it.id.as_str()) {
            choices.push(Choice::text(it.id.as_str(), it.name.as_str()));
        }
    }
    choices
}

/// A program's name with its initials, where these are not its last word anyway.
pub fn program_name(name: &str, initials: &str) -> String {
    if name.ends_with(initials) { name.to_owned() } else { [name, " (", initials, ")"].concat() }
}

/// The catalog's name for something that an entry names; its id where the catalog does not have it.
pub fn name_of(catalog: &Catalog, id: &str) -> String {
    let body = catalog.bodies.iter().find(|it| it.id.as_str() == id).map(|it| it.name.as_str());
    let kind = || catalog.kinds.iter().find(|it| it.id.as_str() == id).map(|it| it.name.as_str());
    let role = || catalog.roles.iter().find(|it| it.id.as_str() == id).map(|it| it.name.as_str());
    let designation = || catalog.designation(&ProgramId::new(id));
    let category = || {
        let mut all = catalog.bodies.iter().flat_map(|it| &it.categories);
        all.find(|it| it.id.as_str() == id).map(|it| it.name.as_str())
    };
    body.or_else(kind).or_else(role).or_else(designation).or_else(category).unwrap_or(id).to_owned()
}

/// The facts that the kind asks for; for a kind that this version does not know, those already told.
fn asked_facts(catalog: &Catalog, activity: &Activity) -> Vec<FactId> {
    match catalog.kind(&activity.kind) {
        Some(kind) => kind.asks.clone(),
        None => activity.facts.keys().cloned().collect(),
    }
}

fn draft_of(scope: &Scope, entry: &Entry, facts: &[FactId]) -> Draft {
    let mut draft = Draft::default();
    let whole = Part::Whole;
    match entry {
        Entry::Person(it) => {
            draft.set(Name::PersonName, whole, &it.name);
            draft.set(Name::Municipality, whole, it.municipality.as_str());
            draft.set(Name::Place, whole, it.place.as_str());
        }
        Entry::Goals(it) => {
            for (line, body) in (0..).zip(&scope.catalog.bodies) {
                let here = it.goals.iter().filter(|goal| body.programs.iter().any(|it| it.id == **goal));
                draft.set_ticked(Key { name: Name::Goals, line }, here.map(ProgramId::as_str));
            }
        }
        Entry::Position(it) => {
            draft.set(Name::OfficialTitle, whole, it.official_title.as_str());
            draft.set(Name::Role, whole, it.role.as_ref().map_or(UNKNOWN, RoleId::as_str));
            draft.set(Name::Employer, whole, it.employer.as_str());
            draft.set_date(Name::From, it.from);
            set_until(&mut draft, it.until);
            let share = it.share.map_or(UNKNOWN, |it| if it == Share::FullTime { FULL_TIME } else { PART_TIME });
            draft.set(Name::Share, whole, share);
            set_ticked(&mut draft, Name::Duties, it.duties.as_deref(), DutyId::as_str);
        }
        Entry::Membership(it) => {
            draft.set(Name::Body, whole, it.body.as_str());
            draft.set(Name::Class, whole, it.class.as_str());
            draft.set_date(Name::From, it.from);
            set_until(&mut draft, it.until);
        }
        Entry::Enrollment(it) => {
            draft.set(Name::Program, whole, it.program.as_str());
            draft.set_date(Name::On, it.on);
            draft.set(Name::Position, whole, it.position.as_ref().map_or(UNKNOWN, EntryId::as_str));
        }
        Entry::Award(it) => {
            draft.set(Name::Designation, whole, it.program.as_str());
            draft.set_date(Name::On, it.on);
            draft.set(Name::Standing, whole, answer_to(it.in_good_standing));
            set_ticked(&mut draft, Name::Used, it.used.as_deref(), EntryId::as_str);
        }
        Entry::Activity(it) => draft_activity(&mut draft, it, facts),
        Entry::Tally(it) => {
            set_sum(&mut draft, scope, &it.program, &it.category);
            draft.set(Name::Points, whole, &it.points.to_string());
            draft.set_date(Name::AsOf, Some(it.as_of));
            draft.set(Name::Origin, whole, it.from.as_str());
        }
        Entry::Rate(it) => {
            set_sum(&mut draft, scope, &it.program, &it.category);
            draft.set(Name::Kind, whole, it.kind.as_str());
            let per = match it.per {
                Per::Each => EACH,
                Per::Hour => HOUR,
                Per::Year => YEAR,
            };
            draft.set(Name::Per, whole, per);
            draft.set(Name::Points, whole, &it.points.to_string());
            draft.set(Name::Origin, whole, it.from.as_str());
        }
        Entry::Answer(it) => {
            draft.set(Name::Reading, whole, it.value.as_str());
            draft.set(Name::Number, whole, it.value.as_str());
            draft.set_date(Name::On, it.on);
        }
        Entry::Step(it) => {
            draft.set_date(done_name(scope.catalog, it), it.done_on);
        }
    }
    draft
}

/// Sets a program and its category, whichever field asks for it.
fn set_sum(draft: &mut Draft, scope: &Scope, program: &ProgramId, category: &CategoryId) {
    draft.set(Name::Program, Part::Whole, program.as_str());
    draft.set(Name::Category, Part::Whole, category.as_str());
    for (line, (_, filed)) in (1..).zip(scope.filed()) {
        if filed.id == *program {
            draft.set(Key { name: Name::Category, line }, Part::Whole, category.as_str());
        }
    }
}

fn set_ticked<T>(draft: &mut Draft, name: Name, told: Option<&[T]>, value: fn(&T) -> &str) {
    let Some(told) = told else { return };
    draft.set_ticked(name, told.iter().map(value).chain(told.is_empty().then_some(NONE)));
}

fn answer_to(told: Option<bool>) -> &'static str {
    match told {
        Some(true) => YES,
        Some(false) => NO,
        None => UNKNOWN,
    }
}

fn draft_activity(draft: &mut Draft, activity: &Activity, facts: &[FactId]) {
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

fn read_activity(activity: &mut Activity, it: &mut Reader, form: &Form) {
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
fn read_stated(line: u8, it: &mut Reader, before: &[Stated]) -> Option<Stated> {
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
    let unread = before.get(usize::from(line)).map(|it| it.unread.clone()).unwrap_or_default();
    Some(Stated { by, body, category: CategoryId::new(category?), points: points?, unread })
}

/// Minutes in hours and hundredths, as certificates have them.
pub fn hours(minutes: u32) -> Points {
    let hundredths = (u64::from(minutes) * 100 + 30) / 60;
    Points::from_hundredths(u32::try_from(hundredths).unwrap_or(u32::MAX))
}

/// Hours in minutes: for minutes in hours, these minutes again.
fn minutes(hours: Points) -> u32 {
    let minutes = (u64::from(hours.hundredths()) * 60 + 50) / 100;
    u32::try_from(minutes).unwrap_or(u32::MAX)
}

fn set_until(draft: &mut Draft, until: Until) {
    let (choice, date) = match until {
        Until::Lasts => (LASTS, None),
        Until::On(date) => (ENDED, Some(date)),
        Until::NotTold => (UNKNOWN, None),
    };
    draft.set(Name::Until, Part::Whole, choice);
    draft.set_date(Name::UntilDate, date);
}

fn until(it: &mut Reader, from: Option<clerkready::date::DateFact>) -> Until {
    match it.choice(Name::Until) {
        Some(ENDED) => {
            let date = it.needed_date(Name::UntilDate);
            it.in_order(from, date, Name::UntilDate);
            date.map_or(Until::NotTold, Until::On)
        }
        Some(_) => Until::Lasts,
        None => Until::NotTold,
    }
}

fn asks(form: &Form, name: Name) -> bool {
    form.fields.iter().any(|it| it.key.name == name)
}
