//! What comes from a file, what leaves, and several records on one device.

use clerkready::kept::{About, Comparison};
use clerkready::portable::{self, LinkError, Sealed};
use clerkready::record::Record;

use super::keeping::Device;
use super::{day, go, named, started, writes};
use crate::app::import::{Import, Lock, Preview};
use crate::app::model::{Model, Outgoing, Said};
use crate::app::notebook::Keeping;
use crate::app::place::{Book, Place, Screen};
use crate::app::shared::Erasing;
use crate::app::update::{Effect, Msg, NotShared, sample, update};
use crate::app::volume::{Own, Volume};

fn offered(model: &mut Model, record: &Record) {
    go(model, Screen::Files);
    update(model, Msg::PickedFile(Ok(portable::write(record))));
}

fn preview(model: &Model) -> &Preview {
    let found = match &model.import {
        Import::Preview(preview) => Some(preview),
        _ => None,
    };
    found.expect("the file is shown before it is taken in")
}

fn count(model: &Model, is: fn(&Comparison) -> bool) -> usize {
    preview(model).parts(is).count()
}

#[test]
fn the_same_file_twice_changes_nothing() {
    let mut model = started(None);
    offered(&mut model, &sample());
    assert_eq!(model.mine.record, sample());
    offered(&mut model, &sample());
    assert!(preview(&model).is_known());
    update(&mut model, Msg::ClickedMerge);
    assert_eq!(model.mine.record, sample());
}

#[test]
fn a_file_adds_what_is_new_and_differing_entries_stay_unless_the_person_says_so() {
    let mut model = started(Some(&portable::write(&sample())));
    let mut file = sample();
    let part = ("activities".to_owned(), file.activities[0].id.to_string());
    file.activities[0].title = "As the file has it".to_owned();
    file.activities[1].id = clerkready::id::EntryId::new("x-new");
    offered(&mut model, &file);
    assert_eq!(count(&model, |it| matches!(it, Comparison::Added)), 1);
    assert_eq!(count(&model, |it| matches!(it, Comparison::Differs(_) | Comparison::Fills(_))), 1);
    update(&mut model, Msg::Decided { part: part.clone(), theirs: true });
    update(&mut model, Msg::Decided { part: part.clone(), theirs: false });
    update(&mut model, Msg::Decided { part, theirs: true });
    let effects = update(&mut model, Msg::ClickedMerge);
    assert_eq!((writes(&effects).len(), &model.import), (1, &Import::Idle));
    assert_eq!(model.mine.record.activities.len(), sample().activities.len() + 1);
    assert_eq!(model.mine.record.activities[0].title, "As the file has it");
    update(&mut model, Msg::ClickedUndo);
    assert_eq!(model.mine.record, sample());
}

#[test]
fn what_was_removed_comes_back_only_on_purpose_also_into_an_empty_record() {
    let mut model = started(Some(&portable::write(&sample())));
    let removed = model.mine.record.activities[0].id.clone();
    update(&mut model, Msg::ClickedRemove(removed.clone()));
    let there = |model: &Model| model.mine.record.activities.iter().any(|it| it.id == removed);
    offered(&mut model, &sample());
    assert_eq!(count(&model, |it| matches!(it, Comparison::Removed)), 1);
    update(&mut model, Msg::ClickedMerge);
    assert!(!there(&model));
    offered(&mut model, &sample());
    update(&mut model, Msg::TickedRevive(true));
    update(&mut model, Msg::ClickedMerge);
    assert!(there(&model));

    let mut model = started(None);
    offered(&mut model, &sample());
    for id in sample().ids() {
        update(&mut model, Msg::ClickedRemove(id.clone()));
    }
    offered(&mut model, &sample());
    assert_eq!(count(&model, |it| matches!(it, Comparison::Removed)), sample().ids().count());
}

#[test]
fn what_can_be_read_of_a_faulty_file_is_offered_and_its_text_is_kept() {
    let text = r#"{"format":"clerkready-record/1","steps":[{"id":"s"}],"activities":[{"id":"x-1","kind":"course"}]}"#;
    let mut model = started(None);
    go(&mut model, Screen::Files);
    update(&mut model, Msg::PickedFile(Ok(text.to_owned())));
    assert_eq!((preview(&model).left_out, preview(&model).faults.len()), (1, 2));
    let effects = update(&mut model, Msg::ClickedKeepText);
    assert!(matches!(effects.as_slice(), [Effect::Download { text: kept, .. }] if kept == text));
    update(&mut model, Msg::ClickedMerge);
    assert_eq!(model.mine.record.ids().count(), 1);
}

#[test]
fn a_link_is_never_taken_in_unseen() {
    let mut model = started(None);
    let effects = update(&mut model, Msg::OpenedLink(Ok(portable::compact(&sample()))));
    assert!(writes(&effects).is_empty());
    assert_eq!((&model.place.screen, model.mine.record.ids().count()), (&Screen::Files, 0));
    assert_eq!(count(&model, |it| matches!(it, Comparison::Added)), sample().ids().count());
    update(&mut model, Msg::ClickedMerge);
    assert_eq!(model.mine.record.ids().count(), sample().ids().count());
    update(&mut model, Msg::OpenedLink(Err(LinkError::Broken)));
    assert_eq!(model.import, Import::BadLink(LinkError::Broken));
}

#[test]
fn a_file_is_not_taken_in_on_another_page() {
    let mut model = started(None);
    assert_eq!(update(&mut model, Msg::PickedFile(Ok(portable::write(&sample())))), []);
    assert_eq!(model.import, Import::Idle);
}

#[test]
fn an_export_has_the_result_and_reads_as_the_record() {
    let mut model = started(Some(&portable::write(&sample())));
    let effects = update(&mut model, Msg::ClickedExport);
    let download = effects.iter().find_map(|it| match it {
        Effect::Download { name, text } => Some((name, text)),
        _ => None,
    });
    let (name, text) = download.expect("the browser is given a file");
    assert_eq!((name.as_str(), portable::read(text)), ("clerkready-2026-11-22.json", Ok(sample())));
    assert!(text.contains("clerkready-result/1") && text.contains("rules_hash"));
    let effects = update(&mut model, Msg::ClickedLink);
    assert!(matches!(effects.as_slice(), [Effect::MakeLink(text)] if portable::read(text) == Ok(sample())));
    update(&mut model, Msg::MadeLink(Err(LinkError::TooLong)));
    assert_eq!(model.outgoing, Outgoing::NoLink(LinkError::TooLong));
}

#[test]
fn an_encrypted_copy_takes_a_passphrase_and_is_no_backup() {
    let mut model = started(Some(&portable::write(&sample())));
    assert!(
        !update(&mut model, Msg::ClickedSeal("short".to_owned())).iter().any(|it| matches!(it, Effect::Seal { .. }))
    );
    assert_eq!(model.outgoing, Outgoing::TooShort);
    let effects = update(&mut model, Msg::ClickedSeal("long enough".to_owned()));
    assert!(matches!(effects.as_slice(), [Effect::Seal { text, .. }] if portable::read(text).is_ok()));
    let effects = update(&mut model, Msg::SealAnswered(Ok("sealed".to_owned())));
    assert!(matches!(effects.as_slice(), [Effect::Download { text, .. }] if text == "sealed"));
    assert_eq!(model.days_since_backup(), None);
    for (answer, days) in [(Err(NotShared::Aborted), None), (Err(NotShared::Refused), None), (Ok(()), Some(0))] {
        update(&mut model, Msg::ShareAnswered(answer));
        assert_eq!(model.days_since_backup(), days);
    }
}

#[test]
fn an_encrypted_file_asks_for_its_passphrase_and_is_then_a_file_like_any_other() {
    let sealed = Sealed { iterations: 600_000, salt: vec![1; 16], nonce: [2; 12], text: vec![3; 40] };
    let mut model = started(None);
    go(&mut model, Screen::Files);
    update(&mut model, Msg::PickedFile(Ok(sealed.write())));
    assert_eq!(model.import, Import::Locked(Box::new(sealed.clone()), Lock::Asks));
    let effects = update(&mut model, Msg::EnteredPassphrase("wrong".to_owned()));
    assert_eq!(effects, [Effect::Unseal(Box::new(sealed), "wrong".to_owned())]);
    update(&mut model, Msg::UnsealAnswered(Err(Lock::Refused)));
    assert!(matches!(model.import, Import::Locked(_, Lock::Refused)));
    update(&mut model, Msg::EnteredPassphrase("right".to_owned()));
    update(&mut model, Msg::UnsealAnswered(Ok(portable::write(&sample()))));
    assert_eq!(model.mine.record, sample());
    // An answer that comes when nobody waits for it any more is nothing.
    assert_eq!(update(&mut model, Msg::UnsealAnswered(Ok(portable::write(&named("Eve"))))), []);
    assert_eq!(model.mine.record, sample());
}

#[test]
fn changes_that_are_in_no_file_are_told_after_a_month() {
    let device = Device::default();
    let mut model = device.open("me");
    offered(&mut model, &named("Ada"));
    let days_later = |model: &mut Model, text: &str| {
        device.send(model, Msg::BecameVisible(day(text)));
        model.days_without_backup()
    };
    assert_eq!(days_later(&mut model, "2026-12-21"), None);
    assert_eq!(days_later(&mut model, "2026-12-22"), Some(30));
    device.send(&mut model, Msg::SealAnswered(Ok("sealed".to_owned())));
    assert_eq!(model.days_without_backup(), Some(30));
    device.send(&mut model, Msg::ClickedExport);
    assert_eq!(days_later(&mut model, "2027-12-22"), None);
}

#[test]
fn records_of_one_device_are_apart() {
    let device = Device::default();
    let mut model = device.open("me");
    offered(&mut model, &named("Ada"));
    device.send(&mut model, Msg::ClickedMerge);
    let effects = update(&mut model, Msg::Leaving);
    device.perform(&mut model, effects);
    assert!(!model.has_several_records());

    let other = Own::random(7);
    device.send(&mut model, Msg::ClickedNewRecord { own: other, label: " Grace ".to_owned() });
    assert_eq!((model.own, model.record_name().as_str(), &model.mine.record), (other, "Grace", &Record::default()));
    assert!(model.notice.is_none() && model.mine.way_back.is_none() && model.has_several_records());
    device.add(&mut model, "x-1");
    device.send(&mut model, Msg::ClickedRename("Grace H.".to_owned()));
    assert_eq!(device.records().iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["Ada", "Grace H."]);

    device.send(&mut model, Msg::ClickedOpenRecord(Own::FIRST));
    assert_eq!(model.mine.record, named("Ada"));
    // What comes for a record that is no longer open is nothing to this one.
    assert_eq!(update(&mut model, Msg::Tidied(Volume::Own(other))), []);
    device.send(&mut model, Msg::ClickedOpenRecord(other));
    assert_eq!(model.mine.record.activities.len(), 1);
}

#[test]
fn a_file_of_somebody_else_can_become_a_record_of_its_own() {
    let device = Device::default();
    let mut model = device.open("me");
    for name in ["Ada", "Grace"] {
        go(&mut model, Screen::Files);
        device.send(&mut model, Msg::PickedFile(Ok(portable::write(&named(name)))));
    }
    assert!(preview(&model).is_of_another(&model.mine.record));
    device.send(&mut model, Msg::ClickedKeepApart(Own::random(7)));
    assert_eq!((model.mine.record.person.name.as_str(), model.mine.unsaved), ("Grace", false));
    assert_eq!(device.open("later").mine.record, named("Ada"));
    assert_eq!(device.records().len(), 2);
}

#[test]
fn erasing_asks_once_and_no_other_window_writes_the_record_back() {
    let device = Device::default();
    let mut model = device.open("me");
    device.add(&mut model, "x-1");
    let mut other = device.open("other");
    assert_eq!(update(&mut model, Msg::ConfirmedErase), [], "nobody was asked");
    go(&mut model, Screen::Files);
    device.send(&mut model, Msg::ClickedErase(Some(Erasing::This)));
    device.send(&mut model, Msg::ClickedErase(None));
    assert_eq!(update(&mut model, Msg::ConfirmedErase), []);
    device.send(&mut model, Msg::ClickedErase(Some(Erasing::This)));
    device.send(&mut model, Msg::ConfirmedErase);
    assert_eq!(model.notice.map(|it| it.said), Some(Said::Erased));
    assert_eq!(
        (&model.mine.record, model.mine.keeping, model.own),
        (&Record::default(), Keeping::InStep, Own::random(99))
    );

    // The other window was not told, and saves.
    device.add(&mut other, "x-2");
    assert_eq!((&other.mine.record, other.mine.keeping), (&Record::default(), Keeping::Erased));
    assert_eq!(device.records(), []);
    device.add(&mut other, "x-3");
    assert_eq!(other.mine.record, Record::default(), "what cannot be kept is not taken");
    device.send(&mut other, Msg::ClickedGoOn(Own::random(5)));
    device.add(&mut other, "x-4");
    assert_eq!(device.records().len(), 1);
}

#[test]
fn erasing_everything_takes_every_record_and_the_example() {
    let device = Device::default();
    let mut model = device.open("me");
    device.add(&mut model, "x-1");
    device.send(&mut model, Msg::Navigated(Place { book: Book::Example, screen: Screen::Record }));
    device.add(&mut model, "x-2");
    device.send(&mut model, Msg::Navigated(Place::mine(Screen::Files)));
    device.send(&mut model, Msg::ClickedNewRecord { own: Own::random(7), label: "Grace".to_owned() });
    device.send(&mut model, Msg::ClickedErase(Some(Erasing::All)));
    device.send(&mut model, Msg::ConfirmedErase);
    assert_eq!(device.records(), []);
    assert!(device.keys_with("/copy/").is_empty());
    device.send(&mut model, Msg::Navigated(Place { book: Book::Example, screen: Screen::Record }));
    assert_eq!(model.example.record, sample());
}

#[test]
fn a_newer_version_s_record_is_read_only() {
    let mut model = started(Some(r#"{"format":"clerkready-record/2"}"#));
    assert!(model.mine.is_read_only());
    let before = model.mine.clone();
    super::add_session(&mut model, "x-1");
    go(&mut model, Screen::Files);
    update(&mut model, Msg::PickedFile(Ok(portable::write(&sample()))));
    update(&mut model, Msg::ClickedMerge);
    assert_eq!(model.mine, before);
    assert_eq!(model.mine.ledger.about(About::ChangedSince), None);
}
