//! Messages in, model and effects out.

mod keeping;
mod quick;
mod tongue;
mod moving;
mod framed;
mod rules;
mod review;

use clerkready::date::{DateFact, Day};
use clerkready::engine::evaluate;
use clerkready::evaluation::{Ask, Decision, Verdict};
use clerkready::id::{DutyId, EntryId, FactId, ItemId, KindId, ProgramId, RequirementId};
use clerkready::portable;
use clerkready::quantity::Points;
use clerkready::record::{AnsweredBy, Per, Person, Record, Share, Status, Unread, Until};

use super::form::{Draft, Key, Name, Part, Problem, Reader, Wrong};
use super::import::Import;
use super::model::{Model, Said, Undo};
use super::place::{Book, FormId, Place, Screen, Subject, Which};
use super::scope::Scope;
use super::update::{Effect, Msg, Then, update};
use super::volume::Volume;
use super::{entry, forms, overview};

fn day(text: &str) -> Day {
    DateFact::parse(text).expect("the test writes a valid date").first()
}

/// An app that found this in storage, of the first layout.
fn started(stored: Option<&str>) -> Model {
    keeping::Device::with(stored).open("me")
}

fn go(model: &mut Model, screen: Screen) {
    let place = model.here(screen);
    update(model, Msg::Navigated(place));
}

fn open_form(model: &mut Model, id: FormId) {
    go(model, Screen::Form(id));
}

fn save(model: &mut Model, texts: &[(Name, Part, &str)], id: &str) -> Vec<Effect> {
    let mut draft = super::update::open_form(model).expect("the form opens").draft;
    for (name, part, text) in texts {
        draft.set(*name, *part, text);
    }
    click_save(model, &draft, id, Then::GoBack)
}

fn click_save(model: &mut Model, draft: &Draft, id: &str, then: Then) -> Vec<Effect> {
    let read = super::update::read_form(model, draft).expect("the form is open");
    update(model, Msg::ClickedSave { read: Box::new(read), id: EntryId::new(id), then })
}

fn named(name: &str) -> Record {
    Record { person: Person { name: name.to_owned(), ..Person::default() }, ..Record::default() }
}

fn writes(effects: &[Effect]) -> Vec<&Effect> {
    effects.iter().filter(|it| matches!(it, Effect::Write(..))).collect()
}

const SESSION: [(Name, Part, &str); 9] = [
    (Name::Item, Part::Whole, "phase-1-fall"),
    (Name::Status, Part::Whole, "done"),
    (Name::From, Part::Month, "October"),
    (Name::From, Part::Day, "17"),
    (Name::From, Part::Year, "2023"),
    (Name::Fact, Part::Whole, "yes"),
    (Name::Points, Part::Whole, "12.5"),
    (Name::Category, Part::Whole, "education"),
    (Name::PaperBy, Part::Whole, "by:mmcca"),
];

fn add_session(model: &mut Model, id: &str) -> Vec<Effect> {
    open_form(model, FormId::about(Subject::Activity, "ms-session"));
    save(model, &SESSION, id)
}

#[test]
fn every_place_reads_back_from_its_address() {
    let forms = Subject::ALL.into_iter().flat_map(|subject| match subject {
        single if single.is_single() => vec![FormId::new(single)],
        Subject::Activity | Subject::Answer | Subject::Told | Subject::Step => {
            vec![FormId::about(subject, "a.b"), FormId::entry(subject, &EntryId::new("x-1"))]
        }
        _ => vec![FormId::new(subject), FormId::entry(subject, &EntryId::new("x-1"))],
    });
    let mut screens: Vec<Screen> = forms.map(Screen::Form).collect();
    screens.extend([
        Screen::Start,
        Screen::Record,
        Screen::Checklist,
        Screen::Table,
        Screen::Form(FormId::about(Subject::Goals, "US-MS")),
        Screen::Form(FormId::like(&EntryId::new("x-1"))),
        Screen::ChooseKind(Which::New),
        Screen::ChooseKind(Which::Entry(EntryId::new("x-1"))),
        Screen::Result(None),
        Screen::Result(Some(ProgramId::new("ms-cmcc"))),
        Screen::Files,
        Screen::Review,
        Screen::Embed,
        Screen::Continue,
        Screen::Glance,
        Screen::Packet(ProgramId::new("ms-cmcc")),
        Screen::Requirement(ProgramId::new("ms-cmcc"), RequirementId::new("points")),
        Screen::NotFound,
    ]);
    for screen in screens {
        for book in [Book::Mine, Book::Example, Book::Reviewed(2)] {
            let place = Place::of(book, screen.clone());
            assert_eq!(Place::read(&place.href()), Some(place.clone()), "{}", place.href());
        }
    }
    assert_eq!(Place::read(""), Some(Place::mine(Screen::Start)));
    assert_eq!(Place::read("#main"), None);
    assert_eq!(Place::read("#/record/person/x"), Some(Place::mine(Screen::NotFound)));
}

#[test]
fn a_date_is_read_as_far_as_it_is_typed() {
    let cases = [
        (("3", "20", "2008"), Ok(Some("2008-03-20"))),
        (("March", "20", " 2008 "), Ok(Some("2008-03-20"))),
        (("Sept.", "", "2024"), Ok(Some("2024-09"))),
        (("03", "", "2008"), Ok(Some("2008-03"))),
        (("", "", "2008"), Ok(Some("2008"))),
        (("", "", ""), Ok(None)),
        (("13", "", "2008"), Err(vec![(Part::Month, Wrong::NotAMonth)])),
        (("Ma", "", "2008"), Err(vec![(Part::Month, Wrong::NotAMonth)])),
        (("2", "30", "2024"), Err(vec![(Part::Day, Wrong::NoSuchDay)])),
        (("", "5", "2024"), Err(vec![(Part::Month, Wrong::MonthMissing)])),
        (("3", "", ""), Err(vec![(Part::Year, Wrong::YearMissing)])),
        (("3", "", "24"), Err(vec![(Part::Year, Wrong::NotAYear)])),
        (
            ("x", "y", "z"),
            Err(vec![(Part::Month, Wrong::NotAMonth), (Part::Day, Wrong::NotADay), (Part::Year, Wrong::NotAYear)]),
        ),
        (("é3é", "", "2024"), Err(vec![(Part::Month, Wrong::NotAMonth)])),
    ];
    for ((month, day, year), expected) in cases {
        let mut draft = Draft::default();
        draft.set(Name::From, Part::Month, month);
        draft.set(Name::From, Part::Day, day);
        draft.set(Name::From, Part::Year, year);
        let mut reader = Reader::new(&draft);
        let date = reader.date(Name::From);
        let found = reader.finish(date).map_err(|problems| problems.iter().map(|it| (it.part, it.wrong)).collect());
        let expected = expected.map(|it| it.and_then(DateFact::parse));
        assert_eq!(found, expected, "{month:?} {day:?} {year:?}");
    }
}

#[test]
fn saving_a_session_adds_it_and_writes_the_whole_record() {
    let mut model = started(None);
    go(&mut model, Screen::Record);
    let effects = add_session(&mut model, "x-1");
    let activity = model.mine.record.activities.first().expect("the activity was added");
    assert_eq!(activity.kind, KindId::new("ms-session"));
    assert_eq!(activity.item, Some(ItemId::new("phase-1-fall")));
    assert_eq!(activity.from, DateFact::parse("2023-10-17"));
    assert_eq!(activity.facts.get(&FactId::new("passed")), Some(&true));
    assert_eq!(activity.stated.len(), 1);
    assert_eq!(activity.stated[0].points, Points::from_hundredths(1250));
    let written = effects.iter().find_map(|it| match it {
        Effect::Write(Volume::Own(_), copy) => Some(copy.ledger.record()),
        _ => None,
    });
    assert_eq!(written, Some(Ok(model.mine.record)));
    assert_eq!(effects.last(), Some(&Effect::Replace(Place::mine(Screen::Record))));
}

#[test]
fn a_refused_form_names_every_problem_and_changes_nothing() {
    let mut model = started(None);
    open_form(&mut model, FormId::about(Subject::Activity, "ms-session"));
    let effects = save(&mut model, &[(Name::From, Part::Month, "13"), (Name::Points, Part::Whole, "1,5")], "x-1");
    let found: Vec<_> = model.problems.iter().map(|it| (it.key.name, it.wrong)).collect();
    let expected = [
        (Name::Status, Wrong::Missing),
        (Name::From, Wrong::NotAMonth),
        (Name::From, Wrong::YearMissing),
        (Name::Points, Wrong::NotPoints),
        (Name::Category, Wrong::Missing),
        (Name::PaperBy, Wrong::Missing),
    ];
    assert_eq!(found, expected);
    assert!(writes(&effects).is_empty());
    assert!(overview::is_empty(&model.mine.record));
}

#[test]
fn nothing_that_decides_a_verdict_is_chosen_in_advance() {
    let mut model = started(None);
    let subjects =
        [Subject::Position, Subject::Membership, Subject::Enrollment, Subject::Award, Subject::Tally, Subject::Rate];
    for subject in subjects {
        open_form(&mut model, FormId::new(subject));
        assert_eq!(super::update::open_form(&model).map(|it| it.draft), Some(Draft::default()), "{subject:?}");
    }
    for kind in &crate::catalog().kinds {
        open_form(&mut model, FormId::about(Subject::Activity, kind.id.as_str()));
        assert_eq!(super::update::open_form(&model).map(|it| it.draft), Some(Draft::default()), "{}", kind.id);
    }
}

/// Opens the form of every entry and saves it as it is; says what is kept then.
fn saved_again(record: &Record) -> Record {
    let mut model = started(Some(&portable::write(record)));
    for (subject, _) in overview::counts(record) {
        for id in overview::ids(record, subject) {
            assert_eq!(entry::find(record, &id).map(|it| it.subject()), Some(subject));
            open_form(&mut model, FormId::entry(subject, &id));
            save(&mut model, &[], "unused");
            assert_eq!(model.problems, [], "{id}");
        }
    }
    for subject in [Subject::Person, Subject::Goals] {
        open_form(&mut model, FormId::new(subject));
        save(&mut model, &[], "unused");
        assert_eq!(model.problems, [], "{subject:?}");
    }
    model.mine.record
}

#[test]
fn every_entry_of_the_example_survives_its_form_unchanged() {
    let record = super::update::sample();
    assert!(10 < overview::entries(&record), "the example can be read");
    assert_eq!(saved_again(&record), record);
}

#[test]
fn an_activity_with_more_papers_than_anybody_has_loses_none_in_its_form() {
    let paper = r#"{ "by": "certificate", "body": "mmcca", "category": "education", "points": "1" }"#;
    let papers = vec![paper; 300].join(",");
    let text = format!(
        r#"{{ "format": "clerkready-record/1",
            "activities": [{{ "id": "x", "kind": "mml-annual", "from": "2025", "stated": [{papers}] }}] }}"#
    );
    let record = portable::read(&text).expect("a record");
    assert_eq!(saved_again(&record).activities, record.activities);
}

/// One entry of each sort with everything in it, of several bodies, and some that no catalog has.
const EVERYTHING: &str = r#"{
  "format": "clerkready-record/1",
  "person": { "name": "Ada", "place": "US-NM" },
  "positions": [
    { "id": "p-1", "role": "clerk", "official_title": "City Clerk", "from": "2019-02-01", "to": null,
      "share": "part-time", "duties": ["elections", "records-management", "a-newer-duty"] },
    { "id": "p-2", "role": "clerk", "official_title": "Town Clerk", "from": "2015", "share": "full-time", "duties": [] }
  ],
  "memberships": [
    { "id": "m-1", "body": "iimc", "class": "Additional Full", "from": "2020-01-01", "to": null },
    { "id": "m-2", "body": "a-newer-body", "class": "Friend", "from": "2020", "to": "2021-05" }
  ],
  "enrollments": [{ "id": "e-1", "program": "tx-trmc", "on": "2024" }],
  "awards": [
    { "id": "a-1", "program": "iimc-cmc", "on": "2022-05-03", "in_good_standing": true, "used": ["x-1", "x-gone"] },
    { "id": "a-2", "program": "tx-trmc", "on": "2023", "in_good_standing": false, "used": [] },
    { "id": "a-3", "program": "a-newer-program" }
  ],
  "activities": [
    { "id": "x-1", "kind": "association-program", "from": "2021-04-05", "minutes": 80, "score": 88,
      "evidence_sent": "2021-05", "assessed": true, "pre_approved": false, "status": "done",
      "stated": [ { "by": "body", "body": "iimc", "category": "advanced-education", "points": "3.5" },
                  { "by": "certificate", "body": "other", "category": "a-newer-category", "points": "1" } ] },
    { "id": "x-2", "kind": "a-newer-kind", "minutes": 1, "status": "planned" },
    { "id": "x-3", "kind": "nm-institute-social", "from": "2024-10", "minutes": 719, "status": "done" }
  ],
  "tallies": [{ "id": "t-1", "program": "nm-institute", "category": "social", "points": "36", "as_of": "2024" }],
  "rates": [
    { "id": "r-1", "program": "iimc-cmc", "category": "experience", "kind": "clerk", "per": "year", "points": "2" },
    { "id": "r-2", "program": "a-newer-program", "category": "experience", "kind": "x", "per": "hour", "points": "0.5" }
  ],
  "answers": [
    { "id": "q-1", "program": "iimc-mmc", "question": "ethics", "value": "yes", "by": "person" },
    { "id": "q-2", "program": "iimc-mmc", "question": "counting", "value": "later-day", "by": "body", "on": "2025" },
    { "id": "q-3", "program": "nm-academy", "question": "attendance-completed", "value": "no", "by": "body" },
    { "id": "q-4", "program": "a-newer-program", "question": "x", "value": "y", "by": "person", "on": "2025-01" }
  ],
  "steps": [{ "id": "s-1", "program": "tx-trmc", "step": "graduation", "done_on": "2024-11-01" }],
  "choices": { "goals": ["nm-academy", "a-newer-program", "iimc-mmc"], "later": 1 }
}"#;

#[test]
fn every_sort_of_entry_survives_its_form_unchanged() {
    let record = portable::read(EVERYTHING).expect("the test writes a valid record");
    let mut without_goals = record.clone();
    without_goals.choices.goals.clear();
    for record in [record, without_goals] {
        assert_eq!(saved_again(&record), record);
    }
}

#[test]
fn hours_are_minutes_to_the_last_one() {
    for minutes in (0..=6000).step_by(97) {
        let record = format!(
            r#"{{ "format": "clerkready-record/1",
                 "activities": [{{ "id": "x-1", "kind": "tx-webinar", "minutes": {minutes}, "status": "done" }}] }}"#
        );
        let record = portable::read(&record).expect("the test writes a valid record");
        assert_eq!(saved_again(&record), record);
    }
    assert_eq!(forms::hours(80), Points::from_hundredths(133));
}

#[test]
fn goals_are_ticked_by_body_and_keep_their_order() {
    let mut model = started(None);
    open_form(&mut model, FormId::new(Subject::Goals));
    let form = super::update::open_form(&model).expect("the form opens");
    assert_eq!(form.fields.len(), crate::catalog().bodies.len());
    let key = |body: &str| {
        let field = form.fields.iter().zip(&crate::catalog().bodies).find(|(_, it)| it.id.as_str() == body);
        field.expect("the body is there").0.key
    };
    let save = |model: &mut Model, ticks: &[(&str, &str, bool)]| {
        open_form(model, FormId::new(Subject::Goals));
        let mut draft = super::update::open_form(model).expect("the form opens").draft;
        for (body, program, ticked) in ticks {
            draft.tick(key(body), program, *ticked);
        }
        click_save(model, &draft, "unused", Then::GoBack);
        model.mine.record.choices.goals.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(save(&mut model, &[("tmca", "tx-trmc", true)]), ["tx-trmc"]);
    let both = save(&mut model, &[("iimc", "iimc-mmc", true), ("iimc", "iimc-cmc", true)]);
    assert_eq!(both, ["tx-trmc", "iimc-mmc", "iimc-cmc"]);
    assert_eq!(model.notice.map(|it| it.said), Some(Said::Changed(Subject::Goals)));
    assert_eq!(save(&mut model, &[("iimc", "iimc-mmc", false)]), ["tx-trmc", "iimc-cmc"]);
    update(&mut model, Msg::ClickedUndo);
    assert_eq!(model.mine.record.choices.goals.len(), 3);
}

#[test]
fn only_what_matters_for_the_goals_is_asked() {
    let mut model = started(None);
    let names = |model: &mut Model, id: FormId| -> Vec<Name> {
        open_form(model, id);
        let form = super::update::open_form(model).expect("the form opens");
        form.fields.iter().map(|it| it.key.name).filter(|it| *it != Name::Points).collect()
    };
    // Mississippi's programs are meant while nobody chose any: one association, and no duties and hours.
    assert!(!names(&mut model, FormId::new(Subject::Membership)).contains(&Name::Body));
    assert!(!names(&mut model, FormId::new(Subject::Position)).contains(&Name::Duties));
    let session = || FormId::about(Subject::Activity, "ms-session");
    assert!(!names(&mut model, session()).contains(&Name::Hours));
    assert!(!names(&mut model, FormId::new(Subject::Tally)).contains(&Name::Program));
    // Who comes from another program's result is asked what that one needs.
    go(&mut model, Screen::Result(Some(ProgramId::new("iimc-cmc"))));
    assert!(names(&mut model, FormId::new(Subject::Membership)).contains(&Name::Body));
    assert!(names(&mut model, FormId::new(Subject::Position)).contains(&Name::Duties));
    assert!(names(&mut model, session()).contains(&Name::Hours));
    // One field of categories for each program.
    let tally = names(&mut model, FormId::new(Subject::Tally));
    assert_eq!(tally.iter().filter(|it| **it == Name::Category).count(), 2);
}

#[test]
fn the_person_answers_what_a_rule_asks_and_the_body_what_is_left_to_it() {
    let mut model = started(None);
    let catalog = crate::catalog();
    let program = |id: &str| catalog.program(&ProgramId::new(id)).expect("the program is there").1;
    let cases = [
        ("iimc-mmc", "ethics", AnsweredBy::Person, "yes"),
        ("nm-academy", "attendance-completed", AnsweredBy::Body, "no"),
        ("iimc-mmc", "counting", AnsweredBy::Body, "later-day"),
        ("tx-trmc-renewal", "webinars", AnsweredBy::Body, "once"),
        ("ms-cdmcc", "training", AnsweredBy::Body, "half-years"),
    ];
    for (at, (id, question, by, value)) in cases.into_iter().enumerate() {
        let form = overview::answer_form(&model.mine.record, program(id), question, by);
        assert_eq!(form.which, Which::New, "{question}");
        open_form(&mut model, form);
        let form = super::update::open_form(&model).expect("the form opens");
        let choices = match &form.fields[0].input {
            super::form::Input::Choice(choices) => choices.as_slice(),
            _ => &[],
        };
        let value = choices.iter().find(|it| it.value == value).or(choices.first()).expect("there is a choice");
        let value = value.value.clone();
        save(&mut model, &[(Name::Reading, Part::Whole, &value)], &format!("q-{at}"));
        assert_eq!(model.problems, [], "{question}");
        let answer = model.mine.record.answers.last().expect("the answer was added");
        assert_eq!((&answer.program, answer.by), (&program(id).filed_under, by));
        assert_eq!((answer.question.as_str(), answer.value.as_str()), (question, value.as_str()));
        let again = overview::answer_form(&model.mine.record, program(id), question, by);
        assert_eq!(again.which, Which::Entry(answer.id.clone()));
    }
    assert_eq!(overview::ids(&model.mine.record, Subject::Told).len(), 1);
}

#[test]
fn a_step_belongs_to_its_program() {
    let mut model = started(None);
    let catalog = crate::catalog();
    let (_, program) = catalog.program(&ProgramId::new("iimc-cmc")).expect("the program is there");
    let step = &program.editions[0].applies_by;
    let form = overview::step_form(&model.mine.record, program, step);
    open_form(&mut model, form);
    save(&mut model, &[(Name::On, Part::Year, "2026")], "s-1");
    assert_eq!((&model.mine.record.steps[0].program, &model.mine.record.steps[0].step), (&program.id, step));
}

#[test]
fn designations_rates_and_offices_are_entered() {
    let mut model = started(Some(&portable::write(&super::update::sample())));
    let whole = Part::Whole;
    open_form(&mut model, FormId::new(Subject::Award));
    let answers = [
        (Name::Designation, whole, "iimc-cmc"),
        (Name::On, Part::Year, "2022"),
        (Name::Standing, whole, "no"),
        (Name::Used, whole, "none"),
    ];
    save(&mut model, &answers, "a-1");
    let award = &model.mine.record.awards[0];
    assert_eq!((award.in_good_standing, &award.used), (Some(false), &Some(Vec::new())));

    open_form(&mut model, FormId::new(Subject::Rate));
    save(&mut model, &[], "r-1");
    let missing: Vec<Name> = model.problems.iter().map(|it| it.key.name).collect();
    assert_eq!(missing, [Name::Category, Name::Kind, Name::Per, Name::Points]);
    let answers = [
        (Name::Category, whole, "experience"),
        (Name::Kind, whole, "deputy-clerk"),
        (Name::Per, whole, "year"),
        (Name::Points, whole, "1.5"),
    ];
    save(&mut model, &answers, "r-1");
    let rate = &model.mine.record.rates[0];
    assert_eq!((rate.kind.as_str(), rate.per, rate.points), ("deputy-clerk", Per::Year, Points::from_hundredths(150)));

    // With a figure for a year in office, it matters whether it is a full-time one.
    go(&mut model, Screen::Result(Some(ProgramId::new("iimc-cmc"))));
    open_form(&mut model, FormId::new(Subject::Position));
    let answers = [
        (Name::OfficialTitle, whole, "City Clerk"),
        (Name::Share, whole, "part-time"),
        (Name::Duties, whole, "elections\nrecords-management"),
    ];
    save(&mut model, &answers, "p-9");
    let position = model.mine.record.positions.last().expect("the position was added");
    assert_eq!(position.share, Some(Share::PartTime));
    assert_eq!(position.duties, Some(vec![DutyId::new("elections"), DutyId::new("records-management")]));
}

#[test]
fn a_place_is_a_country_with_a_state() {
    let mut record = named("Ada");
    record.person.place = "somewhere".to_owned();
    let mut model = started(Some(&portable::write(&record)));
    for (typed, kept) in
        [("somewhere", Some("somewhere")), ("us-nm", Some("US-NM")), ("New Mexico", Some("US-NM")), ("CA", None)]
    {
        open_form(&mut model, FormId::new(Subject::Person));
        save(&mut model, &[(Name::Place, Part::Whole, typed)], "unused");
        match kept {
            Some(kept) => assert_eq!(model.mine.record.person.place, kept),
            None => assert_eq!(model.problems.iter().map(|it| it.wrong).collect::<Vec<_>>(), [Wrong::NotAPlace]),
        }
    }
}

#[test]
fn kinds_are_those_that_the_programs_speak_of() {
    let catalog = crate::catalog();
    let kinds = |goal: &str| -> Vec<String> {
        let mut record = Record::default();
        record.choices.goals.push(ProgramId::new(goal));
        let scope = Scope::of(catalog, &record);
        scope.bodies().into_iter().flat_map(|it| scope.kinds_of(it)).map(|it| it.to_string()).collect()
    };
    // Without goals, and with goals that this version does not know, Mississippi's are meant.
    for goal in ["a-newer-program", "ms-cdmcc"] {
        assert!(kinds(goal).iter().any(|it| it == "ms-session") && !kinds(goal).iter().any(|it| it == "tx-course"));
    }
    // By its items, by its kind, and in the place of another.
    for kind in ["tx-course", "tx-seminar-1", "tx-webinar"] {
        assert!(kinds("tx-trmc").iter().any(|it| it == kind), "{kind}");
    }
}

#[test]
fn what_a_form_does_not_ask_survives_a_change() {
    let mut record = super::update::sample();
    let activity = record.activities.first_mut().expect("the example has activities");
    activity.minutes = Some(1080);
    activity.unread = Unread([("color".to_owned(), "\"red\"".to_owned())].into());
    let id = activity.id.clone();
    let mut model = started(Some(&portable::write(&record)));
    open_form(&mut model, FormId::entry(Subject::Activity, &id));
    save(&mut model, &[(Name::Title, Part::Whole, "Municipal Law I")], "unused");
    let changed = model.mine.record.activities.first().expect("it is still there");
    assert_eq!(changed.title, "Municipal Law I");
    assert_eq!((changed.minutes, &changed.unread), (Some(1080), &record.activities[0].unread));
}

#[test]
fn an_unknown_end_stays_unknown_and_an_end_needs_its_date() {
    let mut model = started(None);
    open_form(&mut model, FormId::new(Subject::Position));
    save(&mut model, &[(Name::OfficialTitle, Part::Whole, "City Clerk")], "p-1");
    assert_eq!(model.mine.record.positions[0].until, Until::NotTold);
    open_form(&mut model, FormId::entry(Subject::Position, &EntryId::new("p-1")));
    save(&mut model, &[(Name::Until, Part::Whole, "ended")], "unused");
    let missing = Problem { key: Key::from(Name::UntilDate), part: Part::Year, wrong: Wrong::Missing };
    assert_eq!(model.problems, [missing]);
    save(&mut model, &[(Name::Until, Part::Whole, "ended"), (Name::UntilDate, Part::Year, "2024")], "unused");
    assert_eq!(model.mine.record.positions[0].until, Until::On(DateFact::Year(2024)));
}

#[test]
fn a_removed_entry_comes_back_with_undo() {
    let mut model = started(None);
    add_session(&mut model, "x-1");
    let before = model.mine.record.clone();
    go(&mut model, Screen::Record);
    let effects = update(&mut model, Msg::ClickedRemove(EntryId::new("x-1")));
    assert_eq!(writes(&effects).len(), 1);
    assert!(model.mine.record.activities.is_empty());
    assert_eq!(model.notice.map(|it| it.said), Some(Said::Removed(Subject::Activity)));
    let effects = update(&mut model, Msg::ClickedUndo);
    assert_eq!(writes(&effects).len(), 1);
    assert_eq!(model.mine.record, before);
    assert_eq!(update(&mut model, Msg::ClickedUndo), []);
}

#[test]
fn removing_a_position_takes_it_out_of_the_enrollment_too() {
    let mut model = started(Some(&portable::write(&super::update::sample())));
    let position = model.mine.record.positions[0].id.clone();
    update(&mut model, Msg::ClickedRemove(position));
    assert_eq!(model.mine.record.enrollments[0].position, None);
}

#[test]
fn a_file_goes_into_an_empty_record_and_asks_before_it_replaces_one() {
    let mut model = started(None);
    go(&mut model, Screen::Files);
    let text = portable::write(&named("Ada"));
    let effects = update(&mut model, Msg::PickedFile(Ok(text)));
    assert_eq!(writes(&effects).len(), 1);
    assert_eq!(model.mine.record, named("Ada"));

    let other = portable::write(&named("Grace"));
    let effects = update(&mut model, Msg::PastedText(other.clone()));
    assert!(writes(&effects).is_empty());
    assert_eq!(model.mine.record, named("Ada"));
    update(&mut model, Msg::ClickedKeepMine);
    assert_eq!(update(&mut model, Msg::ClickedReplace), [], "the question is off the table");

    update(&mut model, Msg::PastedText(other));
    update(&mut model, Msg::ClickedReplace);
    assert_eq!(model.mine.record, named("Grace"));
    update(&mut model, Msg::ClickedUndo);
    assert_eq!(model.mine.record, named("Ada"));
}

#[test]
fn a_record_that_was_replaced_from_the_example_can_be_had_back() {
    let mut model = started(Some(&portable::write(&named("Ada"))));
    update(&mut model, Msg::Navigated(Place { book: Book::Example, screen: Screen::Files }));
    update(&mut model, Msg::PastedText(portable::write(&named("Grace"))));
    let effects = update(&mut model, Msg::ClickedReplace);
    let places = effects.into_iter().filter_map(|it| if let Effect::Replace(it) = it { Some(it) } else { None });
    for place in places.collect::<Vec<_>>() {
        update(&mut model, Msg::Navigated(place));
    }
    assert_eq!((model.place.book, &model.mine.record), (Book::Mine, &named("Grace")));
    assert_eq!(model.notice.map(|it| it.undo), Some(Undo::Offered));
    update(&mut model, Msg::ClickedUndo);
    assert_eq!(model.mine.record, named("Ada"));
}

#[test]
fn a_damaged_file_changes_nothing() {
    let mut model = started(Some(&portable::write(&named("Ada"))));
    go(&mut model, Screen::Files);
    let before = model.mine.clone();
    for text in
        ["{", "3", "{\"format\":\"else\"}", "{\"format\":\"clerkready-record/1\",\"activities\":[{\"id\":\"x\"}]}"]
    {
        let effects = update(&mut model, Msg::PickedFile(Ok(text.to_owned())));
        assert!(writes(&effects).is_empty());
        assert!(matches!(model.import, Import::Unreadable(_)), "{text}");
        assert_eq!(model.mine, before);
    }
}

#[test]
fn the_example_never_touches_the_record() {
    let mut model = started(Some(&portable::write(&named("Ada"))));
    let mine = model.mine.clone();
    let effects = update(&mut model, Msg::Navigated(Place { book: Book::Example, screen: Screen::Record }));
    assert!(matches!(effects.as_slice(), [Effect::Load { volume: Volume::Example, .. }, ..]));
    keeping::Device::with(None).perform(&mut model, effects);
    let effects = add_session(&mut model, "x-1");
    assert!(matches!(writes(&effects).as_slice(), [Effect::Write(Volume::Example, _)]));
    let ids: Vec<EntryId> = model.example.record.activities.iter().map(|it| it.id.clone()).collect();
    for id in ids {
        update(&mut model, Msg::ClickedRemove(id));
    }
    update(&mut model, Msg::ClickedRestoreExample);
    assert_eq!(model.example.record, super::update::sample());
    assert_eq!(model.mine, mine);
}

#[test]
fn saving_leads_back_to_where_the_form_was_opened() {
    let mut model = started(None);
    let result = Screen::Result(Some(ProgramId::new("ms-cmcc")));
    for (from, to) in [(result.clone(), result), (Screen::Files, Screen::Record)] {
        go(&mut model, from);
        go(&mut model, Screen::ChooseKind(Which::New));
        let effects = add_session(&mut model, "x-1");
        assert!(effects.contains(&Effect::Replace(Place::mine(to))));
    }
}

#[test]
fn adding_another_opens_a_blank_form_of_the_same_kind() {
    let mut model = started(None);
    open_form(&mut model, FormId::about(Subject::Activity, "ms-session"));
    let number = model.form_number;
    let mut draft = Draft::default();
    draft.set(Name::Status, Part::Whole, "planned");
    click_save(&mut model, &draft, "x-1", Then::AddAnother);
    assert_eq!(model.mine.record.activities[0].status, Status::Planned);
    assert!(number < model.form_number);
    assert_eq!(super::update::open_form(&model).map(|it| it.draft), Some(Draft::default()));
}

#[test]
fn activities_stand_newest_first_and_those_without_a_date_before_them() {
    let mut model = started(None);
    for (id, year) in [("x-1", "2021"), ("x-2", "2023"), ("x-3", ""), ("x-4", "2022")] {
        open_form(&mut model, FormId::about(Subject::Activity, "mmcca-spring"));
        save(&mut model, &[(Name::Status, Part::Whole, "done"), (Name::From, Part::Year, year)], id);
    }
    let order: Vec<String> = overview::newest_first(&model.mine.record).iter().map(ToString::to_string).collect();
    assert_eq!(order, ["x-3", "x-2", "x-4", "x-1"]);
}

#[test]
fn a_deputy_is_shown_the_deputys_designation_first() {
    let catalog = crate::catalog();
    let shown = |record: &Record| overview::suggested_program(catalog, record).map(ToString::to_string);
    assert_eq!(shown(&Record::default()).as_deref(), Some("ms-cmcc"));
    let mut with_goals = super::update::sample();
    with_goals.choices.goals = vec![ProgramId::new("a-newer-program"), ProgramId::new("tx-trmc")];
    assert_eq!(shown(&with_goals).as_deref(), Some("tx-trmc"));
    assert_eq!(shown(&super::update::sample()).as_deref(), Some("ms-cdmcc"));
}

/// Too few education points make the whole unmet; both the experience points and the sum hang on what an office gives.
#[test]
fn what_is_open_about_the_parts_of_what_is_unmet_is_asked_once() {
    let record = r#"{"format": "clerkready-record/1", "positions": [
        {"id": "p1", "role": "deputy-clerk", "official_title": "Deputy City Clerk", "from": "2021-03", "to": null}]}"#;
    let record = portable::read(record).expect("the test writes a valid record");
    let (body, program) = crate::catalog().program(&ProgramId::new("ms-cmcc")).expect("the catalog has it");
    let evaluation = evaluate(body, program, &record, day("2026-11-22"));
    let points =
        evaluation.outcomes.iter().find(|it| it.requirement.as_str() == "points").expect("the program asks it");
    assert!(matches!(points.verdict, Verdict::Unmet(_)));
    assert_eq!(overview::open_asks(points), [&Ask::Body(Decision::Service(EntryId::new("p1")))]);
}
