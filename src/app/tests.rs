//! Messages in, model and effects out.

use clerkready::date::{DateFact, Day};
use clerkready::id::{EntryId, ItemId, KindId, ProgramId};
use clerkready::portable;
use clerkready::quantity::Points;
use clerkready::record::{Condition, Person, Record, Status, Unread, Until};

use super::form::{Draft, Key, Name, Part, Problem, Reader, Wrong};
use super::model::{Copy, Import, Keeping, Model, Refusal, Said};
use super::place::{Book, FormId, Place, Screen, Subject, Which};
use super::update::{Effect, Msg, Then, update};
use super::{entry, overview};

fn day(text: &str) -> Day {
    DateFact::parse(text).expect("the test writes a valid date").first()
}

/// An app that found this in storage.
fn started(stored: Option<&str>) -> Model {
    let mut model = Model::new(crate::catalog(), day("2026-11-22"));
    update(&mut model, Msg::Started(Place::mine(Screen::Start)));
    update(&mut model, Msg::Loaded(Book::Mine, Ok(stored.map(str::to_owned))));
    model
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
    update(model, Msg::ClickedSave { draft, id: EntryId::new(id), then: Then::GoBack })
}

fn named(name: &str) -> Record {
    Record { person: Person { name: name.to_owned(), ..Person::default() }, ..Record::default() }
}

fn writes(effects: &[Effect]) -> Vec<&Effect> {
    effects.iter().filter(|it| matches!(it, Effect::Write { .. })).collect()
}

const SESSION: [(Name, Part, &str); 9] = [
    (Name::Item, Part::Whole, "phase-1-fall"),
    (Name::Status, Part::Whole, "done"),
    (Name::From, Part::Month, "October"),
    (Name::From, Part::Day, "17"),
    (Name::From, Part::Year, "2023"),
    (Name::Fact(Condition::Passed), Part::Whole, "yes"),
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
        Subject::Person => vec![FormId::new(subject)],
        Subject::Activity | Subject::Answer | Subject::Step => {
            vec![FormId::about(subject, "a.b"), FormId::entry(subject, &EntryId::new("x-1"))]
        }
        _ => vec![FormId::new(subject), FormId::entry(subject, &EntryId::new("x-1"))],
    });
    let mut screens: Vec<Screen> = forms.map(Screen::Form).collect();
    screens.extend([
        Screen::Start,
        Screen::Record,
        Screen::ChooseKind(Which::New),
        Screen::ChooseKind(Which::Entry(EntryId::new("x-1"))),
        Screen::Result(None),
        Screen::Result(Some(ProgramId::new("ms-cmcc"))),
        Screen::Files,
        Screen::NotFound,
    ]);
    for screen in screens {
        for book in [Book::Mine, Book::Example] {
            let place = Place { book, screen: screen.clone() };
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
    assert_eq!(activity.facts.get(&Condition::Passed), Some(&true));
    assert_eq!(activity.stated.len(), 1);
    assert_eq!(activity.stated[0].points, Points::from_hundredths(1250));
    let text = portable::write(&model.mine.record);
    assert_eq!(
        effects,
        [Effect::Write { book: Book::Mine, text, expected: None }, Effect::Replace(Place::mine(Screen::Record)),]
    );
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
    for subject in [Subject::Position, Subject::Membership, Subject::Enrollment, Subject::Tally] {
        open_form(&mut model, FormId::new(subject));
        assert_eq!(super::update::open_form(&model).map(|it| it.draft), Some(Draft::default()), "{subject:?}");
    }
    for kind in &crate::catalog().kinds {
        open_form(&mut model, FormId::about(Subject::Activity, kind.id.as_str()));
        assert_eq!(super::update::open_form(&model).map(|it| it.draft), Some(Draft::default()), "{}", kind.id);
    }
}

#[test]
fn every_entry_of_the_example_survives_its_form_unchanged() {
    let record = super::update::sample();
    assert!(!overview::is_empty(&record), "the example can be read");
    let mut model = started(Some(&portable::write(&record)));
    let ids: Vec<EntryId> = record
        .activities
        .iter()
        .map(|it| &it.id)
        .chain(record.positions.iter().map(|it| &it.id))
        .chain(record.memberships.iter().map(|it| &it.id))
        .chain(record.enrollments.iter().map(|it| &it.id))
        .chain(record.tallies.iter().map(|it| &it.id))
        .chain(record.steps.iter().map(|it| &it.id))
        .cloned()
        .collect();
    assert!(10 < ids.len());
    for id in ids {
        let subject = entry::find(&record, &id).expect("the entry is there").subject();
        open_form(&mut model, FormId::entry(subject, &id));
        save(&mut model, &[], "unused");
        assert_eq!(model.problems, [], "{id}");
    }
    assert_eq!(model.mine.record, record);
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
fn nothing_is_written_before_storage_has_answered() {
    let mut model = Model::new(crate::catalog(), day("2026-11-22"));
    update(&mut model, Msg::Started(Place::mine(Screen::Start)));
    let effects = add_session(&mut model, "x-1");
    assert!(writes(&effects).is_empty());
}

#[test]
fn a_text_that_cannot_be_read_is_copied_before_anything_is_written() {
    for text in ["", "{", "[]", "{\"format\":\"clerkready-record/1\",\"activities\":3}"] {
        let mut model = Model::new(crate::catalog(), day("2026-11-22"));
        update(&mut model, Msg::Started(Place::mine(Screen::Start)));
        let effects = update(&mut model, Msg::Loaded(Book::Mine, Ok(Some(text.to_owned()))));
        assert_eq!(effects, [Effect::SetAside { book: Book::Mine, text: text.to_owned() }]);
        assert!(writes(&add_session(&mut model, "x-1")).is_empty(), "not before the copy is safe");

        let mut failed = model.clone();
        update(&mut failed, Msg::SetAside(Book::Mine, Err(Refusal::Full)));
        assert_eq!(failed.mine.keeping, Keeping::Unreadable);
        assert!(writes(&add_session(&mut failed, "x-2")).is_empty(), "not after the copy failed");

        update(&mut model, Msg::SetAside(Book::Mine, Ok(())));
        let effects = add_session(&mut model, "x-2");
        let expected = Some(text.to_owned());
        assert!(
            matches!(writes(&effects).as_slice(), [Effect::Write { expected: it, .. }] if *it == expected),
            "the write names the text that it replaces"
        );
    }
}

#[test]
fn a_newer_text_is_never_written_over() {
    let mut model = started(Some("{\"format\":\"clerkready-record/2\"}"));
    assert_eq!(model.mine.keeping, Keeping::Newer);
    assert!(writes(&add_session(&mut model, "x-1")).is_empty());
}

#[test]
fn another_windows_text_is_never_written_over() {
    let mut model = started(None);
    update(&mut model, Msg::StorageChanged(Book::Mine, None));
    assert_eq!(model.mine.keeping, Keeping::InStep, "an equal text is no change");
    for msg in [Msg::StorageChanged(Book::Mine, Some("{}".to_owned())), Msg::FoundOther(Book::Mine)] {
        let mut model = model.clone();
        update(&mut model, msg);
        assert!(writes(&add_session(&mut model, "x-1")).is_empty());
        let other = portable::write(&named("Ada"));
        assert!(update(&mut model, Msg::ClickedLoadOther).contains(&Effect::Load(Book::Mine)));
        update(&mut model, Msg::Loaded(Book::Mine, Ok(Some(other))));
        assert_eq!(model.mine.record, named("Ada"));
        assert_eq!(writes(&add_session(&mut model, "x-1")).len(), 1);
    }
}

#[test]
fn a_refused_write_is_tried_again_with_the_next_change() {
    let mut model = started(None);
    add_session(&mut model, "x-1");
    update(&mut model, Msg::Written(Book::Mine, Err(Refusal::Full)));
    assert_eq!(model.mine.keeping, Keeping::Refused(Refusal::Full));
    let effects = add_session(&mut model, "x-2");
    assert_eq!(writes(&effects).len(), 1);
    update(&mut model, Msg::Written(Book::Mine, Ok("text".to_owned())));
    assert_eq!((model.mine.keeping, model.mine.stored.as_deref()), (Keeping::InStep, Some("text")));
}

#[test]
fn blocked_storage_gives_a_working_app() {
    let mut model = Model::new(crate::catalog(), day("2026-11-22"));
    update(&mut model, Msg::Started(Place::mine(Screen::Start)));
    update(&mut model, Msg::Loaded(Book::Mine, Err(Refusal::Blocked)));
    add_session(&mut model, "x-1");
    assert_eq!(model.mine.record.activities.len(), 1);
    let effects = update(&mut model, Msg::ClickedExport);
    assert!(matches!(effects.as_slice(), [Effect::Download { text, .. }] if portable::read(text).is_ok()));
}

#[test]
fn a_file_goes_into_an_empty_record_and_asks_before_it_replaces_one() {
    let mut model = started(None);
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
fn a_damaged_file_changes_nothing() {
    let mut model = started(Some(&portable::write(&named("Ada"))));
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
    assert!(effects.contains(&Effect::Load(Book::Example)));
    update(&mut model, Msg::Loaded(Book::Example, Ok(None)));
    let effects = add_session(&mut model, "x-1");
    assert!(matches!(writes(&effects).as_slice(), [Effect::Write { book: Book::Example, .. }]));
    let ids: Vec<EntryId> = model.example.record.activities.iter().map(|it| it.id.clone()).collect();
    for id in ids {
        update(&mut model, Msg::ClickedRemove(id));
    }
    update(&mut model, Msg::ClickedRestoreExample);
    assert_eq!(model.example.record, super::update::sample());
    assert_eq!(model.mine, mine);
}

#[test]
fn a_set_aside_text_goes_only_after_it_was_downloaded() {
    let mut model = started(None);
    let key = "clerkready/1/set-aside/1".to_owned();
    update(&mut model, Msg::ListedSetAside(vec![(key.clone(), "{".to_owned())]));
    assert_eq!(update(&mut model, Msg::ClickedRemoveSetAside(key.clone())), []);
    update(&mut model, Msg::ClickedDownloadSetAside(key.clone()));
    assert_eq!(model.set_aside[0].copy, Copy::Taken);
    let effects = update(&mut model, Msg::ClickedRemoveSetAside(key.clone()));
    assert!(effects.contains(&Effect::RemoveSetAside(key)));
    assert!(model.set_aside.is_empty());
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
    update(&mut model, Msg::ClickedSave { draft, id: EntryId::new("x-1"), then: Then::AddAnother });
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
    assert_eq!(shown(&super::update::sample()).as_deref(), Some("ms-cdmcc"));
}
