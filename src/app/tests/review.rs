//! Files that are only looked at: what is said of them, and that nothing of them is kept.

use clerkready::date::Day;
use clerkready::id::{ProgramId, RequirementId};
use clerkready::portable::{self, SaidVerdict, Sealed};
use clerkready::record::Record;

use super::{day, started};
use crate::app::import::Import;
use crate::app::model::{Model, Undo};
use crate::app::notebook::Keeping;
use crate::app::overview::State;
use crate::app::place::{Book, FormId, Place, Screen, Subject, Which};
use crate::app::renewal::RenewalMsg;
use crate::app::review::{Compared, MOST, Opened, ReviewMsg, Unopened, rows};
use crate::app::update::{Effect, Msg, sample, update};
use crate::app::volume::Own;

const SENT: &str = "2026-11-22";

/// The sample as its clerk would send it.
fn sent() -> String {
    let mut model = started(None);
    model.today = day(SENT);
    model.mine.record = sample();
    let effects = update(&mut model, Msg::ClickedExport);
    effects
        .into_iter()
        .find_map(|it| if let Effect::Download { text, .. } = it { Some(text) } else { None })
        .expect("an export downloads")
}

fn picked(model: &mut Model, files: &[(&str, &str)]) -> Vec<Effect> {
    let files = files.iter().map(|(name, text)| ((*name).to_owned(), Ok((*text).to_owned()))).collect();
    update(model, Msg::Review(ReviewMsg::PickedFiles(files)))
}

fn opened(model: &Model) -> &Opened {
    model.review.files[0].read.as_ref().expect("the test writes a record")
}

fn compared(text: &str, today: Day) -> Vec<Compared> {
    let mut model = started(None);
    picked(&mut model, &[("sent.json", text)]);
    rows(model.catalog, opened(&model), today).into_iter().map(|it| it.compared).collect()
}

#[test]
fn a_file_as_it_was_sent_is_the_same_on_a_later_day() {
    let same = Compared::Same(day(SENT));
    assert_eq!(compared(&sent(), day("2027-01-15")), [same.clone(), same]);
}

#[test]
fn a_verdict_that_was_written_by_hand_is_found() {
    let text = sent();
    let forged = text.replacen(r#""verdict": "unmet""#, r#""verdict": "met""#, 1);
    assert_ne!(forged, text);
    let found = compared(&forged, day(SENT));
    let Some(Compared::Differs(it)) = found.iter().find(|it| !matches!(it, Compared::Same(_))) else {
        unreachable!("nothing is found: {found:?}")
    };
    assert!(!it.is_by_other_rules);
    let whole = it.whole.map(|it| it.0);
    let on: Vec<SaidVerdict> = it.on.iter().map(|it| it.1).collect();
    assert!(whole == Some(SaidVerdict::Met) && on.is_empty() || whole.is_none() && on == [SaidVerdict::Met], "{it:?}");
}

#[test]
fn a_record_that_was_changed_after_its_result_is_found() {
    // The result stands as it was; the membership is gone from the record.
    let record = Record { memberships: Vec::new(), ..sample() };
    let text = sent();
    let result = text.split_once(r#""evaluated""#).expect("an export has its result").1;
    let bare = portable::write(&record);
    let mixed = [bare.trim_end().trim_end_matches('}').trim_end(), ",\n  \"evaluated\"", result].concat();
    let found = compared(&mixed, day(SENT));
    let is_found = |it: &Compared| match it {
        Compared::Differs(it) => it.on.iter().any(|it| it.1 == SaidVerdict::Met && it.2 != State::Met),
        _ => false,
    };
    assert!(found.iter().any(is_found), "{found:?}");
}

#[test]
fn other_rules_are_named_and_a_bare_record_says_nothing() {
    let text = sent();
    let hash =
        text.split_once(r#""rules_hash": ""#).and_then(|it| it.1.split('"').next()).expect("a result names its rules");
    let found = compared(&text.replace(hash, "another"), day(SENT));
    assert!(found.contains(&Compared::SameUnderOtherRules(day(SENT))), "{found:?}");
    let bare = compared(&portable::write(&sample()), day(SENT));
    assert_eq!(bare, [Compared::NotSaid, Compared::NotSaid]);
}

#[test]
fn what_cannot_be_opened_is_there_with_its_reason() {
    let mut model = started(None);
    let sealed = Sealed { iterations: 600_000, salt: vec![1; 16], nonce: [2; 12], text: vec![3; 40] }.write();
    picked(&mut model, &[("photo.jpg", "\u{fffd}JFIF"), ("sealed.json", &sealed)]);
    let gone = vec![("gone.json".to_owned(), Err(Import::NoFile))];
    update(&mut model, Msg::Review(ReviewMsg::PickedFiles(gone)));
    let why: Vec<_> = model.review.files.iter().map(|it| it.read.as_ref().expect_err("none is a record")).collect();
    assert!(matches!(why.as_slice(), [Unopened::Unreadable(_), Unopened::Sealed, Unopened::NoFile]), "{why:?}");
}

#[test]
fn nothing_of_a_reviewed_file_is_stored_or_changed() {
    let mut model = started(None);
    let mine = model.mine.clone();
    let effects = picked(&mut model, &[("sent.json", &sent())]);
    assert!(matches!(effects.as_slice(), [Effect::Focus(_)]), "{effects:?}");
    let before = opened(&model).notebook.record.clone();
    let place = Place { book: Book::Reviewed(0), screen: Screen::Record };
    let mut effects = update(&mut model, Msg::Navigated(place));
    let id = before.activities[0].id.clone();
    effects.extend(update(&mut model, Msg::ClickedRemove(id.clone())));
    effects.extend(update(&mut model, Msg::ClickedUndo));
    effects.extend(update(&mut model, Msg::ClickedHome { program: ProgramId::new("iimc-cmc"), entry: id, home: None }));
    effects.extend(update(&mut model, Msg::Leaving));
    effects.extend(update(&mut model, Msg::BecameVisible(day("2027-01-01"))));
    let is_stored = |it: &Effect| matches!(it, Effect::Write(..) | Effect::Tidy(..) | Effect::KeepTyped(..));
    assert!(!effects.iter().any(is_stored), "{effects:?}");
    assert_eq!(opened(&model).notebook.record, before);
    assert_eq!((&model.mine.record, &model.mine.ledger), (&mine.record, &mine.ledger));
}

#[test]
fn dropped_on_the_review_files_are_looked_at_and_not_taken_in() {
    let mut model = started(None);
    update(&mut model, Msg::Navigated(Place::mine(Screen::Review)));
    let files = vec![("sent.json".to_owned(), Ok(sent()))];
    update(&mut model, Msg::DroppedFiles(files.clone()));
    assert_eq!((model.review.files.len(), model.mine.record.activities.len()), (1, 0));
    update(&mut model, Msg::Navigated(Place::mine(Screen::Files)));
    update(&mut model, Msg::DroppedFiles(files));
    assert_eq!((model.review.files.len(), &model.mine.record), (1, &sample()));
}

#[test]
fn a_file_that_is_gone_leads_back_to_all_of_them() {
    let mut model = started(None);
    let screen = Screen::Requirement(ProgramId::new("ms-cmcc"), RequirementId::new("points"));
    let effects = update(&mut model, Msg::Navigated(Place { book: Book::Reviewed(4), screen }));
    assert!(effects.contains(&Effect::Replace(Place::mine(Screen::Review))), "{effects:?}");
    assert_eq!(Place::read("#/review/0/result"), Some(Place::mine(Screen::NotFound)));
    assert_eq!(Place::read("#/review/1/example/record"), Some(Place::mine(Screen::NotFound)));
}

#[test]
fn what_would_add_to_a_file_leads_to_its_record() {
    let mut model = started(None);
    picked(&mut model, &[("sent.json", &sent())]);
    let form = |subject| Screen::Form(FormId::new(subject));
    let record = Effect::Replace(Place { book: Book::Reviewed(0), screen: Screen::Record });
    for screen in [Screen::ChooseKind(Which::New), Screen::Checklist, Screen::Table, form(Subject::Tally)] {
        let effects = update(&mut model, Msg::Navigated(Place { book: Book::Reviewed(0), screen }));
        assert!(effects.contains(&record), "{effects:?}");
    }
    // What is entered of these is shown in their form.
    for screen in [form(Subject::Person), form(Subject::Goals)] {
        let effects = update(&mut model, Msg::Navigated(Place { book: Book::Reviewed(0), screen }));
        assert!(!effects.contains(&record), "{effects:?}");
    }
}

#[test]
fn the_last_change_of_ones_own_record_is_not_offered_for_undoing_in_a_file() {
    let mut model = started(None);
    model.mine.record = sample();
    picked(&mut model, &[("sent.json", &sent())]);
    let id = model.mine.record.activities[0].id.clone();
    update(&mut model, Msg::ClickedRemove(id));
    update(&mut model, Msg::Navigated(Place::mine(Screen::Review)));
    assert_eq!(model.notice.map(|it| it.undo), Some(Undo::Offered));
    update(&mut model, Msg::Navigated(Place { book: Book::Reviewed(0), screen: Screen::Record }));
    assert_eq!(model.notice, None);
}

#[test]
fn no_more_are_open_than_a_page_can_hold() {
    let mut model = started(None);
    let text = portable::write(&sample());
    let files: Vec<(&str, &str)> = vec![("a.json", text.as_str()); MOST + 2];
    picked(&mut model, &files);
    assert_eq!((model.review.files.len(), model.review.left_out), (MOST, 2));
    update(&mut model, Msg::Review(ReviewMsg::ClickedPutAway));
    assert_eq!((model.review.files.len(), model.review.left_out), (0, 0));
}

#[test]
fn rows_are_judged_as_of_today() {
    let mut model = started(None);
    picked(&mut model, &[("sent.json", &sent())]);
    let rows = rows(model.catalog, opened(&model), day("2030-01-15"));
    let states: Vec<State> = rows.iter().map(|it| State::from(&it.judged.evaluation.verdict)).collect();
    assert_eq!(rows.iter().map(|it| it.judged.evaluation.day).collect::<Vec<_>>(), vec![day("2030-01-15"); rows.len()]);
    assert!(!states.contains(&State::Met), "{states:?}");
}

#[test]
fn a_new_version_says_what_its_rules_change_until_it_is_seen() {
    // The version before, as it learns that its end is near.
    let mut before = started(Some(&portable::write(&sample())));
    before.today = day(SENT);
    assert!(!update(&mut before, Msg::Leaving).iter().any(|it| matches!(it, Effect::KeepFound(..))));
    let effects = update(&mut before, Msg::VersionWaits);
    let found =
        effects.iter().find_map(|it| if let Effect::KeepFound(_, text) = it { Some(text.clone()) } else { None });
    let found = found.expect("what is found is kept");
    assert!(!found.contains("Jordan"), "the record is in it");

    // By the same rules there is nothing to say.
    let mut same = started(Some(&portable::write(&sample())));
    let effects = update(&mut same, Msg::Renewal(RenewalMsg::Found(found.clone())));
    assert!(
        same.renewal.changed.is_empty() && effects == [Effect::KeepFound(Own::FIRST, String::new())],
        "{effects:?}"
    );

    // By other rules there is, as soon as the record is there.
    let hash =
        found.split_once(r#""rules_hash": ""#).and_then(|it| it.1.split('"').next()).expect("it names its rules");
    let other = found.replace(hash, "earlier").replace(r#""verdict": "unmet""#, r#""verdict": "met""#);
    let mut after = started(Some(&portable::write(&sample())));
    after.mine.keeping = Keeping::NotLoaded;
    update(&mut after, Msg::Renewal(RenewalMsg::Found(other)));
    assert!(after.renewal.changed.is_empty());
    after.mine.keeping = Keeping::InStep;
    let effects = update(&mut after, Msg::DismissedNotice);
    assert!(effects.contains(&Effect::KeepFound(Own::FIRST, String::new())), "{effects:?}");
    let [(program, differing)] = after.renewal.changed.as_slice() else { unreachable!("{:?}", after.renewal.changed) };
    assert!(program.as_str().starts_with("ms-") && !differing.on.is_empty(), "{differing:?}");
    update(&mut after, Msg::Renewal(RenewalMsg::Seen));
    assert!(after.renewal.changed.is_empty());
}
