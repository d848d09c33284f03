//! The first visit, and entering much at once.

use clerkready::date::DateFact;
use clerkready::id::{EntryId, ItemId, KindId, ProgramId};
use clerkready::portable;
use clerkready::program::Kind;
use clerkready::record::{Record, Status};

use super::{SESSION, add_session, go, named, open_form, save, started, writes};
use crate::app::checklist::{self, Attended};
use crate::app::form::{Draft, Name, Part, Wrong};
use crate::app::model::{Model, Said};
use crate::app::place::{FormId, Place, Screen, Subject, Which};
use crate::app::scope::Scope;
use crate::app::territory::{self, ELSEWHERE};
use crate::app::update::{self as app, Effect, Focus, Msg, Then, update};
use crate::app::volume::{Own, Volume};
use crate::app::{overview, typed};

fn goals(record: &Record) -> Vec<String> {
    record.choices.goals.iter().map(ToString::to_string).collect()
}

/// Chooses a place on the start page and keeps what is ticked then.
fn begin_in(place: &str) -> Model {
    let mut model = started(None);
    open_form(&mut model, FormId::about(Subject::Goals, place));
    save(&mut model, &[], "unused");
    assert_eq!(model.problems, []);
    model
}

/// The name under which the window keeps what is typed into a page of the first record.
fn typed_at(address: &str) -> String {
    typed::name(Volume::Own(Own::FIRST), address)
}

#[test]
fn two_taps_lead_to_the_programs_of_one_s_state() {
    for (place, expected, told) in [
        ("US-MS", vec!["ms-cmcc", "ms-cdmcc"], "US-MS"),
        ("US-TX", vec!["tx-trmc"], "US-TX"),
        ("US-NM", vec!["nm-institute"], "US-NM"),
        (ELSEWHERE, vec!["iimc-cmc"], ""),
    ] {
        let model = begin_in(place);
        assert_eq!(goals(&model.mine.record), expected, "{place}");
        assert_eq!(model.mine.record.person.place, told);
    }
    // One tap takes both back.
    let mut model = begin_in("US-TX");
    update(&mut model, Msg::ClickedUndo);
    assert_eq!(model.mine.record, Record::default());
}

#[test]
fn who_begins_in_a_place_is_offered_its_programs_and_everybody_s() {
    let mut model = started(None);
    let offered = |model: &mut Model, id: FormId| -> Vec<String> {
        open_form(model, id);
        app::open_form(model).expect("the form opens").fields.into_iter().map(|it| it.asks).collect()
    };
    let texas = offered(&mut model, FormId::about(Subject::Goals, "US-TX"));
    assert_eq!(texas, ["Texas Municipal Clerks Association", "International Institute of Municipal Clerks"]);
    assert_eq!(offered(&mut model, FormId::about(Subject::Goals, ELSEWHERE)), texas[1..]);
    // Later all are offered, those of one's own state first.
    let mut model = begin_in("US-TX");
    let all = offered(&mut model, FormId::new(Subject::Goals));
    assert_eq!(all[..2], texas);
    assert_eq!(all.len(), crate::catalog().bodies.len());
    // Goals that are there are not ticked away by choosing a place again.
    open_form(&mut model, FormId::about(Subject::Goals, "US-MS"));
    save(&mut model, &[], "unused");
    assert_eq!(goals(&model.mine.record), ["tx-trmc"]);
}

#[test]
fn without_goals_the_place_says_what_is_meant() {
    let meant = |place: &str| -> Vec<String> {
        let mut record = Record::default();
        record.person.place = place.to_owned();
        Scope::of(crate::catalog(), &record).programs.iter().map(|it| it.1.id.to_string()).collect()
    };
    assert_eq!(meant(""), ["ms-cmcc", "ms-cdmcc"]);
    assert_eq!(meant("us-tx"), ["tx-trmc", "tx-trmc-renewal"]);
    assert_eq!(meant("US-NJ"), ["iimc-cmc", "iimc-mmc"]);
}

#[test]
fn a_place_is_understood_as_people_write_it() {
    for (text, expected) in [
        ("US-MS", Some("US-MS")),
        (" us-ms ", Some("US-MS")),
        ("ms", Some("US-MS")),
        ("us ms", Some("US-MS")),
        ("mississippi", Some("US-MS")),
        ("new mexico", Some("US-NM")),
        ("nj", Some("US-NJ")),
        ("on", Some("CA-ON")),
        ("ca-on", Some("CA-ON")),
        ("US-CA", Some("US-CA")),
        ("us", Some("US")),
        // California to one, Canada to another.
        ("ca", None),
        ("Jackson", None),
        ("U", None),
        ("", None),
        ("é-x", None),
    ] {
        assert_eq!(territory::code(crate::catalog(), text).as_deref(), expected, "{text:?}");
    }
}

#[test]
fn kinds_are_offered_once_and_other_states_last() {
    let kinds = |goals: &[&str]| {
        let mut record = Record::default();
        record.choices.goals = goals.iter().map(|it| ProgramId::new(*it)).collect();
        Scope::of(crate::catalog(), &record).kinds()
    };
    let place = |it: &&Kind| it.place.clone();
    let texas = kinds(&["tx-trmc", "iimc-cmc"]);
    let near = texas.of_bodies.iter().flat_map(|it| &it.1);
    assert!(near.clone().all(|it| it.place.is_empty() || it.place == "US-TX"));
    assert!(near.clone().any(|it| it.id.as_str() == "tx-course"));
    assert!(texas.others.iter().all(|it| it.place.is_empty()));
    assert!(
        texas.elsewhere.iter().any(|it| place(it) == "US-MS") && texas.elsewhere.iter().all(|it| !it.place.is_empty())
    );
    let count = near.count() + texas.others.len() + texas.elsewhere.len();
    assert_eq!(count, crate::catalog().kinds.len());
    // In the words of a card too.
    let mut record = Record::default();
    record.choices.goals.push(ProgramId::new("tx-trmc"));
    let scope = Scope::of(crate::catalog(), &record);
    let order = scope.nearest_first(&crate::catalog().kinds.iter().collect::<Vec<_>>());
    let rank = |it: &&Kind| match it.place.as_str() {
        "US-TX" => 0,
        "" => 1,
        _ => 2,
    };
    assert!(order.is_sorted_by_key(rank));
}

#[test]
fn a_tap_on_the_checklist_enters_a_session_that_is_done() {
    let mut model = begin_in("US-MS");
    go(&mut model, Screen::Checklist);
    let rows = |model: &Model| -> Vec<(u32, KindId, Option<ItemId>, usize)> {
        let scope = app::scope(model);
        let groups = checklist::groups(&scope, &model.mine.record);
        let rows = groups.into_iter().flat_map(|it| it.rows);
        rows.map(|it| (it.number, it.kind.id.clone(), it.item.map(|it| it.id.clone()), it.entered.len())).collect()
    };
    let all = rows(&model);
    // Six sessions, and the three conferences; each once, though two programs ask for them.
    assert_eq!(all.iter().filter(|it| it.1.as_str() == "ms-session").count(), 6);
    assert!(all.iter().any(|it| it.1.as_str() == "mmcca-winter" && it.2.is_none()));
    let tap = |model: &mut Model, at: usize, when: &str, id: &str| {
        let (row, kind, item, _) = rows(model)[at].clone();
        let attended = Attended { row, kind, item, when: when.to_owned() };
        update(model, Msg::ClickedAttended { attended, id: EntryId::new(id) })
    };
    let effects = tap(&mut model, 0, "", "x-1");
    assert_eq!(writes(&effects).len(), 1);
    assert_eq!(effects.last(), Some(&Effect::Focus(Focus::Id(checklist::row_id(0)))));
    let activity = &model.mine.record.activities[0];
    assert_eq!((activity.kind.as_str(), activity.item.as_ref()), ("ms-session", all[0].2.as_ref()));
    assert_eq!((activity.status, activity.from), (Status::Done, None));
    assert!(activity.facts.is_empty(), "nobody said that it was passed");
    assert_eq!(rows(&model)[0].3, 1);

    let effects = tap(&mut model, 1, "no idea", "x-2");
    assert_eq!(model.problems.iter().map(|it| it.wrong).collect::<Vec<_>>(), [Wrong::NotADate]);
    assert!(writes(&effects).is_empty());
    tap(&mut model, 1, "April 2026", "x-2");
    assert_eq!(model.mine.record.activities[1].from, DateFact::parse("2026-04"));
    tap(&mut model, 2, "10/2027", "x-3");
    assert_eq!(model.mine.record.activities[2].status, Status::Planned);
    assert_eq!(model.problems, []);

    // From an entry's form one comes back to the list.
    open_form(&mut model, FormId::entry(Subject::Activity, &EntryId::new("x-1")));
    let effects = save(&mut model, &[(Name::From, Part::Year, "2025")], "unused");
    assert_eq!(effects.last(), Some(&Effect::Replace(Place::mine(Screen::Checklist))));
}

#[test]
fn one_more_like_another_keeps_its_paper_and_asks_for_its_own_date() {
    let mut model = started(None);
    add_session(&mut model, "x-1");
    open_form(&mut model, FormId::like(&EntryId::new("x-1")));
    let draft = app::open_form(&model).expect("the form opens").draft;
    let get = |name: Name| draft.get(name.into(), Part::Whole).to_owned();
    assert_eq!((get(Name::Points), get(Name::Category), get(Name::PaperBy)), {
        let of = |name: Name| SESSION.iter().find(|it| it.0 == name).expect("it is there").2.to_owned();
        (of(Name::Points), of(Name::Category), of(Name::PaperBy))
    });
    // What decides about this one is not told yet.
    assert_eq!((get(Name::Item), get(Name::Fact)), ("unknown".to_owned(), "unknown".to_owned()));
    assert_eq!(draft.get(Name::From.into(), Part::Year), "");
    save(&mut model, &[(Name::From, Part::Year, "2026")], "x-2");
    assert_eq!(model.mine.record.activities.len(), 2);
    assert_eq!(model.mine.record.activities[1].id, EntryId::new("x-2"));
    assert_eq!(overview::latest_of_each_kind(&model.mine.record)[0].id, EntryId::new("x-2"));
    // What it was like may be gone.
    open_form(&mut model, FormId::like(&EntryId::new("x-9")));
    assert_eq!(app::open_form(&model), None);
}

#[test]
fn a_table_is_added_as_one_change_and_what_is_wrong_stays_in_the_box() {
    let mut model = begin_in("US-MS");
    go(&mut model, Screen::Table);
    let text = "Kind,Date\nAthenian Dialogue,10/18/2023\nRotary lunch,2024\nWinter Workshop,2/2025\n";
    let draft = {
        let scope = app::scope(&model);
        crate::app::table::Table::of(&scope, text).expect("it is small").guess()
    };
    let ids = ["x-1", "x-2", "x-3"].map(EntryId::new).to_vec();
    let before = model.mine.record.clone();
    let effects = update(&mut model, Msg::ClickedAddTable { text: text.to_owned(), draft, ids });
    assert_eq!(writes(&effects).len(), 1);
    assert_eq!(model.mine.record.activities.len(), 2);
    assert_eq!(model.notice.map(|it| it.said), Some(Said::AddedPartOfTable));
    assert_eq!(model.typed.as_deref(), Some("Kind,Date\nRotary lunch,2024"));
    assert!(
        effects.contains(&Effect::KeepTyped(typed_at("#/record/table"), "Kind,Date\nRotary lunch,2024".to_owned()))
    );
    update(&mut model, Msg::ClickedUndo);
    assert_eq!(model.mine.record, before);
}

#[test]
fn what_is_typed_is_there_again_when_the_form_is_opened_again() {
    let mut model = started(None);
    let session = || Screen::Form(FormId::about(Subject::Activity, "ms-session"));
    go(&mut model, session());
    let mut draft = Draft::default();
    for (name, part, text) in SESSION {
        draft.set(name, part, text);
    }
    draft.set(Name::Title, Part::Whole, "one\u{1e}two\u{1f}three");
    let address = typed_at(&Place::mine(session()).href());
    let effects = update(&mut model, Msg::Typed(typed::written(&draft)));
    let text = typed::written(&draft);
    assert_eq!(effects, [Effect::KeepTyped(address.clone(), text.clone())]);

    // Another page of the app, and back.
    go(&mut model, Screen::Record);
    let effects = update(&mut model, Msg::Navigated(Place::mine(session())));
    assert!(effects.contains(&Effect::FindTyped(address.clone())));
    update(&mut model, Msg::FoundTyped(address.clone(), Some(text.clone())));
    let found = app::open_form(&model).expect("the form opens").draft;
    draft.set(Name::Title, Part::Whole, "onetwothree");
    let all = |draft: &Draft| draft.texts().filter(|it| !it.2.is_empty()).count();
    assert!(draft.texts().all(|(key, part, text)| found.get(key, part) == text));
    assert_eq!(all(&found), all(&draft));

    // Saved, it is forgotten, and the next form is blank.
    let read = app::read_form(&model, &draft).expect("the form is open");
    let effects =
        update(&mut model, Msg::ClickedSave { read: Box::new(read), id: EntryId::new("x-1"), then: Then::AddAnother });
    assert!(effects.contains(&Effect::KeepTyped(address.clone(), String::new())));
    assert_eq!(app::open_form(&model).map(|it| it.draft), Some(Draft::default()));

    // Likewise when the person starts over, cancels, or removes the entry.
    update(&mut model, Msg::FoundTyped(address.clone(), Some(text)));
    let forgets =
        |effects: Vec<Effect>| effects.iter().any(|it| matches!(it, Effect::KeepTyped(_, text) if text.is_empty()));
    assert!(forgets(update(&mut model, Msg::ClickedStartOver)));
    assert_eq!(app::open_form(&model).map(|it| it.draft), Some(Draft::default()));
    assert!(forgets(update(&mut model, Msg::ClickedCancel)));
    open_form(&mut model, FormId::entry(Subject::Activity, &EntryId::new("x-1")));
    assert!(forgets(update(&mut model, Msg::ClickedRemove(EntryId::new("x-1")))));
}

#[test]
fn what_was_typed_elsewhere_or_into_another_form_is_not_taken() {
    let mut model = started(Some(&portable::write(&named("Ada"))));
    open_form(&mut model, FormId::new(Subject::Position));
    update(&mut model, Msg::FoundTyped(typed_at("#/record/membership/new"), Some("class\u{1f}full\u{1e}".to_owned())));
    assert_eq!(model.typed, None);
    // Another record on the same device has the same page.
    let other = typed::name(Volume::Own(Own::random(7)), "#/record/position/new");
    update(&mut model, Msg::FoundTyped(other, Some("official-title\u{1f}Mayor\u{1e}".to_owned())));
    assert_eq!(model.typed, None);
    let damaged = "class\u{1f}full\u{1e}nonsense\u{1e}\u{1f}\u{1e}official-title\u{1f}City Clerk\u{1e}";
    update(&mut model, Msg::FoundTyped(typed_at("#/record/position/new"), Some(damaged.to_owned())));
    let form = app::open_form(&model).expect("the form opens");
    assert_eq!(form.draft.texts().filter(|it| !it.2.is_empty()).count(), 1);
    assert_eq!(form.draft.get(Name::OfficialTitle.into(), Part::Whole), "City Clerk");
    go(&mut model, Screen::ChooseKind(Which::New));
    assert_eq!(model.typed, None);
}
