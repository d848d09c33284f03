//! The form of each kind of entry: its fields, the draft of an entry, and the entry of a draft.
//!
//! Invariant: what a form does not ask about stays in the entry as it was. No choice that decides a verdict is made in
//! advance, and no figure is suggested.

use clerkready::id::{
    BodyId, CategoryId, EntryId, ItemId, KindId, ProgramId, ReadingId, RequirementId, RoleId, StepId,
};
use clerkready::program::{Catalog, Requirement};
use clerkready::record::{
    Activity, Answer, AnsweredBy, Condition, Enrollment, Membership, Person, Position, Record, Stated, StatedBy,
    Status, StepDone, Tally, Unread, Until,
};

use super::entry::{Entry, find};
use super::form::{Choice, Draft, Field, Input, Key, Label, Name, Part, Problem, Reader, Shown, UNKNOWN, Word};
use super::place::{FormId, Subject, Which};

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
/// The association whose points certificates of Mississippi's conferences often state.
const IIMC: &str = "iimc";

/// A form that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    pub fields: Vec<Field>,
    pub draft: Draft,
    /// The entry as it was before, or a blank one.
    pub base: Entry,
}

/// Opens a form; `None` when what it is about is not there.
pub fn open(catalog: &Catalog, record: &Record, id: &FormId) -> Option<Form> {
    let about = id.about.as_deref();
    let (base, draft) = match &id.which {
        Which::New if id.subject == Subject::Person => {
            let base = Entry::Person(record.person.clone());
            let draft = draft_of(&base);
            (base, draft)
        }
        Which::New => (blank(catalog, id.subject, about)?, Draft::default()),
        Which::Entry(entry) => {
            let mut base = find(record, entry).filter(|it| it.subject() == id.subject)?;
            if let (Entry::Activity(activity), Some(kind)) = (&mut base, about) {
                activity.kind = catalog.kind(&KindId::new(kind))?.id.clone();
                activity.item.take_if(|item| catalog.item(item).is_none_or(|it| it.kind != activity.kind));
            }
            let draft = draft_of(&base);
            (base, draft)
        }
    };
    let fields = fields_of(catalog, record, &base, &draft, about);
    Some(Form { fields, draft, base })
}

/// The entry that a draft describes, or everything that is wrong with it.
pub fn read(form: &Form, draft: &Draft) -> Result<Entry, Vec<Problem>> {
    let mut it = Reader::new(draft);
    let mut entry = form.base.clone();
    match &mut entry {
        Entry::Person(person) => {
            person.name = it.text(Name::PersonName);
            person.municipality = it.text(Name::Municipality);
        }
        Entry::Position(position) => {
            position.official_title = it.needed_text(Name::OfficialTitle);
            position.role = it.choice(Name::Role).map(RoleId::new);
            position.employer = it.text(Name::Employer);
            position.from = it.date(Name::From);
            position.until = until(&mut it, position.from);
        }
        Entry::Membership(membership) => {
            if asks(form, Name::Body) {
                membership.body = BodyId::new(it.needed_choice(Name::Body).unwrap_or_default());
            }
            membership.class = it.text(Name::Class);
            membership.from = it.date(Name::From);
            membership.until = until(&mut it, membership.from);
        }
        Entry::Enrollment(enrollment) => {
            if asks(form, Name::Program) {
                enrollment.program = ProgramId::new(it.needed_choice(Name::Program).unwrap_or_default());
            }
            enrollment.on = it.date(Name::On);
            enrollment.position = it.choice(Name::Position).map(EntryId::new);
        }
        Entry::Activity(activity) => read_activity(activity, &mut it, form),
        Entry::Tally(tally) => {
            if asks(form, Name::Program) {
                tally.program = ProgramId::new(it.needed_choice(Name::Program).unwrap_or_default());
            }
            if asks(form, Name::Category) {
                tally.category = CategoryId::new(it.needed_choice(Name::Category).unwrap_or_default());
            }
            if it.needed_text(Name::Points).is_empty() {
                tally.points = Default::default();
            } else {
                tally.points = it.points(Name::Points).unwrap_or_default();
            }
            tally.as_of = it.needed_date(Name::AsOf).unwrap_or(tally.as_of);
            tally.from = it.text(Name::Origin);
        }
        Entry::Answer(answer) => {
            answer.value = it.needed_choice(Name::Reading).unwrap_or_default().to_owned();
            answer.on = it.date(Name::On);
        }
        Entry::Step(step) => step.done_on = it.date(Name::On),
    }
    it.finish(entry)
}

/// The programs under which entries are filed, each once.
pub fn filing_programs(catalog: &Catalog) -> Vec<ProgramId> {
    let mut programs: Vec<ProgramId> = Vec::new();
    for (_, program) in catalog.programs() {
        if !programs.contains(&program.filed_under) {
            programs.push(program.filed_under.clone());
        }
    }
    programs
}

/// What an answer's form is about: a requirement, in the words of one program. Programs that are filed together share
/// the answer, and each says the readings in its own words.
pub fn about_requirement(program: &ProgramId, requirement: &RequirementId) -> String {
    [program.as_str(), requirement.as_str()].join(".")
}

/// Finds a requirement in any edition of the programs that are filed under one, or in the one program that `about` names.
pub fn requirement<'a>(
    catalog: &'a Catalog,
    about: Option<&str>,
    filed_under: Option<&ProgramId>,
    id: &RequirementId,
) -> Option<(&'a ProgramId, &'a Requirement)> {
    let named = about.and_then(|it| it.split_once('.')).map(|(program, _)| program);
    let programs = catalog.programs().filter(|(_, it)| {
        named.is_none_or(|name| it.id.as_str() == name) && filed_under.is_none_or(|filed| it.filed_under == *filed)
    });
    programs.into_iter().find_map(|(_, program)| {
        program.editions.iter().rev().find_map(|it| it.requirement(id)).map(|it| (&program.filed_under, it))
    })
}

fn blank(catalog: &Catalog, subject: Subject, about: Option<&str>) -> Option<Entry> {
    let id = EntryId::new("");
    let unread = Unread::default();
    // Where there is one program or body only, nobody is asked which.
    let program = || filing_programs(catalog).into_iter().next();
    let entry = match subject {
        Subject::Person => Entry::Person(Person::default()),
        Subject::Position => Entry::Position(Position {
            id,
            role: None,
            official_title: String::new(),
            employer: String::new(),
            from: None,
            until: Until::NotTold,
            unread,
        }),
        Subject::Membership => Entry::Membership(Membership {
            id,
            body: catalog.bodies.first()?.id.clone(),
            class: String::new(),
            from: None,
            until: Until::NotTold,
            unread,
        }),
        Subject::Enrollment => {
            Entry::Enrollment(Enrollment { id, program: program()?, on: None, position: None, unread })
        }
        Subject::Activity => Entry::Activity(Activity {
            id,
            kind: catalog.kind(&KindId::new(about?))?.id.clone(),
            item: None,
            title: String::new(),
            from: None,
            to: None,
            minutes: None,
            status: Status::Done,
            facts: Default::default(),
            stated: Vec::new(),
            unread,
        }),
        Subject::Tally => Entry::Tally(Tally {
            id,
            program: program()?,
            category: catalog.bodies.iter().find_map(|it| it.categories.first())?.id.clone(),
            points: Default::default(),
            as_of: clerkready::date::DateFact::Year(*clerkready::date::YEARS.start()),
            from: String::new(),
            unread,
        }),
        Subject::Answer => {
            let (_, id_asked) = about?.split_once('.')?;
            let (program, requirement) = requirement(catalog, about, None, &RequirementId::new(id_asked))?;
            Entry::Answer(Answer {
                id,
                program: program.clone(),
                question: requirement.id.as_str().to_owned(),
                value: String::new(),
                by: AnsweredBy::Body,
                on: None,
                unread,
            })
        }
        Subject::Step => {
            let step = StepId::new(about?);
            let (_, program) =
                catalog.programs().find(|(_, it)| it.editions.iter().any(|it| it.step(&step).is_some()))?;
            Entry::Step(StepDone { id, program: program.filed_under.clone(), step, done_on: None, unread })
        }
    };
    Some(entry)
}

fn fields_of(catalog: &Catalog, record: &Record, base: &Entry, draft: &Draft, about: Option<&str>) -> Vec<Field> {
    let text = |name: Name| Field::new(name, Input::Text);
    let date = |name: Name| Field::new(name, Input::Date);
    // A value that this catalog does not have stays on offer, so that saving does not lose it.
    let choice = |key: Key, mut choices: Vec<Choice>| {
        let current = draft.get(key, Part::Whole);
        if !current.is_empty() && choices.iter().all(|it| it.value != current) {
            choices.push(Choice::text(current, current));
        }
        Field::new(key, Input::Choice(choices))
    };
    let term = |name: Name| {
        [
            date(Name::From),
            choice(
                name.into(),
                vec![
                    Choice::word(LASTS, Word::StillSo),
                    Choice::word(ENDED, Word::Ended),
                    Choice::word(UNKNOWN, Word::DontKnow),
                ],
            ),
            date(Name::UntilDate).shown(Shown::While(name.into(), ENDED)),
        ]
    };
    let programs = || {
        let known = catalog.programs().filter(|(_, it)| it.id == it.filed_under);
        choice(Name::Program.into(), known.map(|(_, it)| Choice::text(it.id.as_str(), it.name.as_str())).collect())
    };
    let categories = || -> Vec<Choice> {
        let all = catalog.bodies.iter().flat_map(|it| &it.categories);
        all.map(|it| Choice::text(it.id.as_str(), it.name.as_str())).collect()
    };
    let mut fields = match base {
        Entry::Person(_) => vec![text(Name::PersonName), text(Name::Municipality)],
        Entry::Position(_) => {
            let mut roles: Vec<Choice> =
                catalog.roles.iter().map(|it| Choice::text(it.id.as_str(), it.name.as_str())).collect();
            roles.push(Choice::word(UNKNOWN, Word::NotSure));
            let mut fields = vec![text(Name::OfficialTitle), choice(Name::Role.into(), roles), text(Name::Employer)];
            fields.extend(term(Name::Until));
            fields
        }
        Entry::Membership(_) => {
            let bodies = catalog.bodies.iter().map(|it| Choice::text(it.id.as_str(), it.name.as_str())).collect();
            let mut fields = vec![choice(Name::Body.into(), bodies)];
            fields.extend(term(Name::Until));
            fields.push(text(Name::Class));
            fields
        }
        Entry::Enrollment(_) => {
            let mut fields = vec![programs(), date(Name::On)];
            let mut positions: Vec<Choice> =
                record.positions.iter().map(|it| Choice::text(it.id.as_str(), it.official_title.as_str())).collect();
            if !positions.is_empty() {
                positions.push(Choice::word(UNKNOWN, Word::DontKnow));
                fields.push(choice(Name::Position.into(), positions));
            }
            fields
        }
        Entry::Activity(activity) => activity_fields(catalog, activity, &choice, draft, &categories),
        Entry::Tally(_) => vec![
            programs(),
            choice(Name::Category.into(), categories()),
            Field::new(Name::Points, Input::Points),
            date(Name::AsOf),
            text(Name::Origin),
        ],
        Entry::Answer(answer) => {
            let question = RequirementId::new(answer.question.as_str());
            let found = requirement(catalog, about, Some(&answer.program), &question);
            let readings = found.map(|(_, it)| it.readings.as_slice()).unwrap_or_default();
            let choices = readings.iter().map(|it| Choice::text(it.id.as_str(), it.says.as_str())).collect();
            vec![choice(Name::Reading.into(), choices), date(Name::On)]
        }
        Entry::Step(_) => vec![date(Name::On)],
    };
    // A question with one possible answer is not asked: the blank entry holds it.
    fields.retain(|it| match (&it.input, it.key.name) {
        (Input::Choice(choices), Name::Program | Name::Body | Name::Category) if it.key.line == 0 => 1 < choices.len(),
        _ => true,
    });
    fields
}

fn activity_fields(
    catalog: &Catalog,
    activity: &Activity,
    choice: &dyn Fn(Key, Vec<Choice>) -> Field,
    draft: &Draft,
    categories: &dyn Fn() -> Vec<Choice>,
) -> Vec<Field> {
    let mut fields = Vec::new();
    let mut items: Vec<Choice> =
        catalog.items_of(&activity.kind).map(|it| Choice::text(it.id.as_str(), it.name.as_str())).collect();
    if !items.is_empty() {
        items.push(Choice::word(UNKNOWN, Word::DontRemember));
        fields.push(choice(Name::Item.into(), items));
    }
    let done = vec![Choice::word(DONE, Word::Done), Choice::word(PLANNED, Word::Planned)];
    fields.push(choice(Name::Status.into(), done));
    fields.push(Field::new(Name::From, Input::Date));
    fields.push(Field::new(Name::To, Input::Date));
    for condition in asked(catalog, activity) {
        let answers =
            vec![Choice::word(YES, Word::Yes), Choice::word(NO, Word::No), Choice::word(UNKNOWN, Word::DontKnow)];
        fields.push(choice(Name::Fact(condition).into(), answers));
    }
    fields.push(Field::new(Name::Title, Input::Text));
    for line in 0..MAX_LINES.max(draft.lines()) {
        let key = |name: Name| Key { name, line };
        fields.push(Field::new(key(Name::Points), Input::Points));
        fields.push(choice(key(Name::Category), categories()));
        let mut papers = vec![Choice::word(CERTIFICATE, Word::Certificate)];
        papers.extend(catalog.bodies.iter().map(|it| Choice {
            value: [IN_WRITING, it.id.as_str()].concat(),
            label: Label::InWriting(it.decides.clone()),
        }));
        fields.push(choice(key(Name::PaperBy), papers));
        let mut bodies: Vec<Choice> =
            catalog.bodies.iter().map(|it| Choice::text(it.id.as_str(), it.name.as_str())).collect();
        bodies.push(Choice::word(IIMC, Word::OtherBody));
        bodies.push(Choice::word(UNKNOWN, Word::DontKnow));
        let whose = choice(key(Name::Whose), bodies);
        fields.push(whose.shown(Shown::While(key(Name::PaperBy), CERTIFICATE)));
    }
    fields
}

/// The facts that the kind asks for; for a kind that this version does not know, those already told.
fn asked(catalog: &Catalog, activity: &Activity) -> Vec<Condition> {
    match catalog.kind(&activity.kind) {
        Some(kind) => kind.asks.clone(),
        None => activity.facts.keys().copied().collect(),
    }
}

fn draft_of(entry: &Entry) -> Draft {
    let mut draft = Draft::default();
    let whole = Part::Whole;
    match entry {
        Entry::Person(it) => {
            draft.set(Name::PersonName, whole, &it.name);
            draft.set(Name::Municipality, whole, it.municipality.as_str());
        }
        Entry::Position(it) => {
            draft.set(Name::OfficialTitle, whole, it.official_title.as_str());
            draft.set(Name::Role, whole, it.role.as_ref().map_or(UNKNOWN, RoleId::as_str));
            draft.set(Name::Employer, whole, it.employer.as_str());
            draft.set_date(Name::From, it.from);
            set_until(&mut draft, it.until);
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
        Entry::Activity(it) => draft_activity(&mut draft, it),
        Entry::Tally(it) => {
            draft.set(Name::Program, whole, it.program.as_str());
            draft.set(Name::Category, whole, it.category.as_str());
            draft.set(Name::Points, whole, &it.points.to_string());
            draft.set_date(Name::AsOf, Some(it.as_of));
            draft.set(Name::Origin, whole, it.from.as_str());
        }
        Entry::Answer(it) => {
            draft.set(Name::Reading, whole, it.value.as_str());
            draft.set_date(Name::On, it.on);
        }
        Entry::Step(it) => draft.set_date(Name::On, it.done_on),
    }
    draft
}

fn draft_activity(draft: &mut Draft, activity: &Activity) {
    let whole = Part::Whole;
    draft.set(Name::Item, whole, activity.item.as_ref().map_or(UNKNOWN, ItemId::as_str));
    draft.set(Name::Title, whole, activity.title.as_str());
    draft.set_date(Name::From, activity.from);
    draft.set_date(Name::To, activity.to);
    for condition in Condition::ALL {
        let answer = match activity.facts.get(&condition) {
            Some(true) => YES,
            Some(false) => NO,
            None => UNKNOWN,
        };
        draft.set(Name::Fact(condition), whole, answer);
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
    for condition in Condition::ALL.into_iter().filter(|it| asks(form, Name::Fact(*it))) {
        match it.choice(Name::Fact(condition)) {
            Some(answer) => activity.facts.insert(condition, answer == YES),
            None => activity.facts.remove(&condition),
        };
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

/// The reading that an answer gives, in the catalog's words.
pub fn reading_of<'a>(catalog: &'a Catalog, answer: &Answer) -> Option<(&'a Requirement, &'a str)> {
    let question = RequirementId::new(answer.question.as_str());
    let (_, requirement) = requirement(catalog, None, Some(&answer.program), &question)?;
    let id = ReadingId::new(answer.value.as_str());
    let reading = requirement.readings.iter().find(|it| it.id == id)?;
    Some((requirement, &reading.says))
}
