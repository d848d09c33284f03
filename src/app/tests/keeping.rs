//! How records are kept: the app with a storage that the test can look into and break.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use clerkready::id::EntryId;
use clerkready::kept::{self, About, Home, Ledger, Legacy, Refusal, Shelf, Unread};
use clerkready::portable;
use clerkready::record::Record;

use super::{add_session, day, go, named, open_form, save, writes};
use crate::app::form::{Name, Part};
use crate::app::model::{Copy, Model, Said, Stay, Undo};
use crate::app::notebook::Keeping;
use crate::app::overview;
use crate::app::place::{FormId, Place, Screen, Subject};
use crate::app::update::{Effect, Msg, update};
use crate::app::volume::{Listed, Own, Volume};

/// The record of a person with one.
const MINE: Volume = Volume::Own(Own::FIRST);
const RECORD: &str = "clerkready/1/record";

/// A browser's storage, with windows that use it.
#[derive(Default)]
pub(super) struct Device {
    texts: RefCell<BTreeMap<String, String>>,
    refusal: Cell<Option<Refusal>>,
}

impl Shelf for Device {
    fn keys(&self) -> Result<Vec<String>, Refusal> {
        match self.refusal.get() {
            Some(Refusal::Blocked) => Err(Refusal::Blocked),
            _ => Ok(self.texts.borrow().keys().cloned().collect()),
        }
    }

    fn get(&self, key: &str) -> Result<Option<String>, Refusal> {
        Ok(self.texts.borrow().get(key).cloned())
    }

    fn put(&self, key: &str, text: &str) -> Result<(), Refusal> {
        match self.refusal.get() {
            Some(refusal) => Err(refusal),
            None => {
                self.texts.borrow_mut().insert(key.to_owned(), text.to_owned());
                Ok(())
            }
        }
    }

    fn remove(&self, key: &str) -> Result<(), Refusal> {
        self.texts.borrow_mut().remove(key);
        Ok(())
    }
}

fn home(volume: Volume) -> Home {
    let legacy = match volume {
        Volume::Own(Own::FIRST) => Some(Legacy { record: RECORD, set_aside: Some("clerkready/1/set-aside/") }),
        Volume::Own(_) => None,
        Volume::Example => Some(Legacy { record: "clerkready/1/example", set_aside: None }),
    };
    Home::new("/", &volume.name(), legacy)
}

impl Device {
    /// A device with a record of the first layout.
    pub(super) fn with(stored: Option<&str>) -> Device {
        let device = Device::default();
        device.texts.borrow_mut().extend(stored.map(|it| (RECORD.to_owned(), it.to_owned())));
        device
    }

    /// Opens a window.
    pub(super) fn open(&self, me: &str) -> Model {
        let mut model = Model::new(crate::catalog(), day("2026-11-22"), me.to_owned());
        let effects = update(&mut model, Msg::Started);
        self.perform(&mut model, effects);
        model
    }

    pub(super) fn keys_with(&self, part: &str) -> Vec<String> {
        self.texts.borrow().keys().filter(|it| it.contains(part)).cloned().collect()
    }

    pub(super) fn records(&self) -> Vec<Listed> {
        let Ok(keys) = self.keys() else { return Vec::new() };
        let all = kept::records(&keys, "/").into_iter().filter_map(|it| Own::read(&it)).map(|own| {
            let found = kept::load(self, &home(Volume::Own(own)), &Ledger::default(), None, "lists").expect("it works");
            let record = found.ledger.record().expect("it is a record");
            let name = found.ledger.about(About::Label).unwrap_or(record.person.name.clone());
            Listed { own, name, entries: overview::entries(&record) }
        });
        all.collect()
    }

    /// Does what a window wants of its storage, and what follows from that.
    pub(super) fn perform(&self, model: &mut Model, effects: Vec<Effect>) {
        for effect in effects {
            let msg = match effect {
                Effect::Load { volume, known, saved, me } => {
                    Msg::Loaded(volume, kept::load(self, &home(volume), &known, saved.as_ref(), &me).map(Box::new))
                }
                Effect::Write(volume, mut copy) => {
                    copy.made = "2026-11-22T12:00".to_owned();
                    let answer = kept::save(self, &home(volume), &copy);
                    Msg::Written(volume, copy, answer)
                }
                Effect::Tidy(volume, copy) => {
                    kept::tidy(self, &home(volume), &copy).expect("it works");
                    Msg::Tidied(volume)
                }
                Effect::ListEarlier(volume, now) => {
                    Msg::ListedEarlier(volume, kept::points(self, &home(volume), &now).expect("it works"))
                }
                Effect::ListRecords => Msg::ListedRecords(self.records()),
                Effect::Erase(volumes) => {
                    let erase = |it: &Volume| match it {
                        Volume::Own(_) => kept::erase(self, &home(*it)),
                        Volume::Example => kept::clear(self, &home(*it)),
                    };
                    let answer = volumes.iter().map(erase).fold(Ok(()), Result::and);
                    let there: Vec<Own> = self.records().into_iter().map(|it| it.own).collect();
                    Msg::Erased(answer, Own::to_open(None, &there, true, Own::random(99)))
                }
                Effect::CheckStay => Msg::StayAnswered(Stay::NotPromised),
                Effect::RemoveSetAside(key) => {
                    self.remove(&key).expect("it works");
                    continue;
                }
                _ => continue,
            };
            let effects = update(model, msg);
            self.perform(model, effects);
        }
    }

    pub(super) fn send(&self, model: &mut Model, msg: Msg) {
        let effects = update(model, msg);
        self.perform(model, effects);
    }

    pub(super) fn add(&self, model: &mut Model, id: &str) {
        let effects = add_session(model, id);
        self.perform(model, effects);
    }

    /// What a new window would find.
    fn stored(&self) -> Record {
        self.open("looking").mine.record
    }
}

fn ids(record: &Record) -> Vec<&str> {
    let mut ids: Vec<&str> = record.activities.iter().map(|it| it.id.as_str()).collect();
    ids.sort_unstable();
    ids
}

/// Changes the title of an activity in its form.
fn retitle(device: &Device, model: &mut Model, id: &str, title: &str) {
    open_form(model, FormId::entry(Subject::Activity, &EntryId::new(id)));
    let effects = save(model, &[(Name::Title, Part::Whole, title)], "unused");
    device.perform(model, effects);
}

fn title<'a>(model: &'a Model, id: &str) -> Option<&'a str> {
    model.mine.record.activities.iter().find(|it| it.id.as_str() == id).map(|it| it.title.as_str())
}

#[test]
fn nothing_is_written_before_storage_has_answered() {
    let device = Device::default();
    let mut model = Model::new(crate::catalog(), day("2026-11-22"), "me".to_owned());
    let load = update(&mut model, Msg::Started);
    assert!(writes(&add_session(&mut model, "x-1")).is_empty());
    assert!(writes(&update(&mut model, Msg::Leaving)).is_empty());
    // What was entered before is saved then.
    device.perform(&mut model, load);
    assert_eq!((ids(&device.stored()), model.mine.keeping), (vec!["x-1"], Keeping::InStep));
}

#[test]
fn a_record_of_the_first_layout_is_taken_over_and_stays() {
    let text = portable::write(&named("Ada"));
    let device = Device::with(Some(&text));
    let model = device.open("me");
    assert_eq!((&model.mine.record, model.mine.unsaved), (&named("Ada"), false));
    assert_eq!(device.texts.borrow().len(), 2, "the first layout's text and one copy");
    assert_eq!(device.texts.borrow().get(RECORD), Some(&text));
    device.open("again");
    assert_eq!(device.texts.borrow().len(), 2, "what was taken over is not taken over again");
}

#[test]
fn a_text_that_cannot_be_read_stays_where_it_is() {
    for text in ["", "{", "[]", "{\"format\":\"clerkready-record/1\",\"activities\":3}"] {
        let device = Device::with(Some(text));
        let mut model = device.open("me");
        assert!(matches!(model.set_aside.as_slice(), [it] if it.text == text), "{text}");
        device.add(&mut model, "x-1");
        assert_eq!(ids(&device.stored()), ["x-1"]);
        assert_eq!(device.texts.borrow().get(RECORD).map(String::as_str), Some(text));
    }
}

#[test]
fn a_text_set_aside_goes_only_after_it_was_downloaded() {
    let device = Device::with(Some("{"));
    let mut model = device.open("me");
    let key = RECORD.to_owned();
    assert_eq!(update(&mut model, Msg::ClickedRemoveSetAside(key.clone())), []);
    let effects = update(&mut model, Msg::ClickedDownloadSetAside(key.clone()));
    assert!(matches!(effects.as_slice(), [Effect::Download { text, .. }] if text == "{"));
    // Looking again does not forget that a copy was taken.
    device.send(&mut model, Msg::BecameVisible(day("2026-11-23")));
    assert_eq!(model.set_aside[0].copy, Copy::Taken);
    device.send(&mut model, Msg::ClickedRemoveSetAside(key));
    assert!(model.set_aside.is_empty() && device.texts.borrow().is_empty());
}

#[test]
fn a_newer_version_s_record_is_shown_as_far_as_it_can_be_read_and_nothing_is_written() {
    let device = Device::default();
    let mut model = device.open("me");
    device.add(&mut model, "x-1");
    let newer = ("clerkready/2/#mine/copy/900.newer".to_owned(), "clerkready-copy/2 0\n{}".to_owned());
    device.texts.borrow_mut().extend([newer]);
    let before = device.texts.borrow().clone();
    let mut late = device.open("late");
    assert_eq!((late.mine.keeping, ids(&late.mine.record)), (Keeping::Newer, vec!["x-1"]));
    device.add(&mut late, "x-2");
    device.send(&mut late, Msg::Leaving);
    device.send(&mut late, Msg::BecameVisible(day("2026-11-22")));
    assert_eq!(*device.texts.borrow(), before);

    // A page that was open before still saves beside it.
    device.send(&mut model, Msg::StorageChanged(MINE));
    assert_eq!(model.mine.keeping, Keeping::Outdated);
    device.add(&mut model, "x-3");
    assert_eq!((model.mine.keeping, model.mine.unsaved), (Keeping::Outdated, false));
    assert_eq!(ids(&device.stored()), ["x-1", "x-3"]);

    let device = Device::with(Some("{\"format\":\"clerkready-record/2\"}"));
    assert_eq!(device.open("me").mine.keeping, Keeping::Newer);
}

#[test]
fn changes_of_another_window_appear_and_both_are_kept() {
    let device = Device::default();
    let (mut one, mut two) = (device.open("one"), device.open("two"));
    device.add(&mut one, "x-1");
    device.send(&mut two, Msg::StorageChanged(MINE));
    assert_eq!(ids(&two.mine.record), ["x-1"]);
    assert_eq!(two.notice.map(|it| it.said), Some(Said::Joined));
    // Neither hears of the other's change before it makes its own.
    device.add(&mut one, "x-2");
    device.add(&mut two, "x-3");
    device.send(&mut one, Msg::StorageChanged(MINE));
    for record in [&one.mine.record, &two.mine.record, &device.stored()] {
        assert_eq!(ids(record), ["x-1", "x-2", "x-3"]);
    }
}

#[test]
fn a_form_does_not_undo_what_another_window_changed_in_the_same_entry() {
    let device = Device::default();
    let mut one = device.open("one");
    device.add(&mut one, "x-1");
    let mut two = device.open("two");
    open_form(&mut one, FormId::entry(Subject::Activity, &EntryId::new("x-1")));
    retitle(&device, &mut two, "x-1", "Municipal Law I");
    device.send(&mut one, Msg::StorageChanged(MINE));
    let effects = save(&mut one, &[(Name::From, Part::Day, "18")], "unused");
    device.perform(&mut one, effects);
    assert_eq!(title(&one, "x-1"), Some("Municipal Law I"));
    let kept = device.stored();
    assert_eq!(kept, one.mine.record);
    assert_eq!(kept.activities[0].from.map(|it| it.to_string()).as_deref(), Some("2023-10-18"));
}

#[test]
fn an_entry_saved_in_a_form_is_there_although_another_window_removed_it() {
    let device = Device::default();
    let mut one = device.open("one");
    device.add(&mut one, "x-1");
    let mut two = device.open("two");
    open_form(&mut one, FormId::entry(Subject::Activity, &EntryId::new("x-1")));
    device.send(&mut two, Msg::ClickedRemove(EntryId::new("x-1")));
    device.send(&mut one, Msg::StorageChanged(MINE));
    assert_eq!(title(&one, "x-1"), None);
    let effects = save(&mut one, &[(Name::Title, Part::Whole, "kept")], "unused");
    device.perform(&mut one, effects);
    assert_eq!(device.stored().activities.first().map(|it| it.title.as_str()), Some("kept"));
}

#[test]
fn one_field_changed_in_two_windows_leaves_the_other_value_among_the_earlier_states() {
    let device = Device::default();
    let mut one = device.open("one");
    device.add(&mut one, "x-1");
    let mut two = device.open("two");
    retitle(&device, &mut one, "x-1", "first");
    // This window was not told: it is in the form already.
    retitle(&device, &mut two, "x-1", "second");
    device.send(&mut one, Msg::StorageChanged(MINE));
    let (shown, other) = match title(&one, "x-1") {
        Some("first") => ("first", "second"),
        _ => ("second", "first"),
    };
    assert_eq!((title(&one, "x-1"), title(&two, "x-1")), (Some(shown), Some(shown)));
    device.send(&mut one, Msg::Navigated(Place::mine(Screen::Files)));
    let apart: Vec<_> = one.mine.earlier.iter().filter(|it| it.apart).collect();
    assert!(apart.iter().any(|it| it.record.activities[0].title == other), "{:?}", one.mine.earlier);

    let name = apart[0].name.clone();
    device.send(&mut one, Msg::ClickedRestore(name));
    assert_eq!(title(&one, "x-1"), Some(other));
    assert_eq!(one.notice.map(|it| (it.said, it.undo)), Some((Said::Restored, Undo::Offered)));
    device.send(&mut one, Msg::ClickedUndo);
    assert_eq!(title(&one, "x-1"), Some(shown));
    assert_eq!(device.stored(), one.mine.record);
}

#[test]
fn undoing_leaves_what_another_window_did_in_the_meantime() {
    let device = Device::default();
    let (mut one, mut two) = (device.open("one"), device.open("two"));
    device.add(&mut one, "x-1");
    device.add(&mut two, "x-2");
    device.send(&mut one, Msg::StorageChanged(MINE));
    assert_eq!(one.notice.map(|it| it.undo), Some(Undo::Offered), "the way back stays");
    device.send(&mut one, Msg::ClickedUndo);
    assert_eq!(ids(&one.mine.record), ["x-2"]);
    assert_eq!(ids(&device.stored()), ["x-2"]);
}

#[test]
fn a_refused_write_is_tried_again_when_the_page_is_left_and_with_the_next_change() {
    let device = Device::default();
    let mut model = device.open("me");
    device.refusal.set(Some(Refusal::Full));
    device.add(&mut model, "x-1");
    assert_eq!(model.mine.keeping, Keeping::Refused(Refusal::Full));
    device.send(&mut model, Msg::Leaving);
    assert_eq!(model.mine.keeping, Keeping::Refused(Refusal::Full));
    device.refusal.set(None);
    device.send(&mut model, Msg::Leaving);
    assert_eq!((model.mine.keeping, ids(&device.stored())), (Keeping::InStep, vec!["x-1"]));
    assert_eq!(update(&mut model, Msg::Leaving), [], "all is saved");
}

#[test]
fn what_is_not_saved_is_not_lost_to_another_window() {
    let device = Device::default();
    let mut one = device.open("one");
    device.add(&mut one, "x-1");
    let mut two = device.open("two");
    device.refusal.set(Some(Refusal::Full));
    retitle(&device, &mut one, "x-1", "not saved");
    device.refusal.set(None);
    retitle(&device, &mut two, "x-1", "saved");
    retitle(&device, &mut two, "x-1", "saved later");
    device.send(&mut one, Msg::StorageChanged(MINE));
    device.send(&mut one, Msg::Navigated(Place::mine(Screen::Files)));
    let titles = one.mine.earlier.iter().map(|it| it.record.activities[0].title.clone());
    let titles: Vec<String> = titles.chain([title(&one, "x-1").unwrap_or_default().to_owned()]).collect();
    assert!(titles.iter().any(|it| it == "not saved") && titles.iter().any(|it| it == "saved later"), "{titles:?}");
}

#[test]
fn blocked_storage_gives_a_working_app_that_exports() {
    let device = Device::default();
    device.refusal.set(Some(Refusal::Blocked));
    let mut model = device.open("me");
    assert_eq!(model.mine.keeping, Keeping::NotRead(Refusal::Blocked));
    device.add(&mut model, "x-1");
    assert_eq!(model.mine.record.activities.len(), 1);
    let effects = update(&mut model, Msg::ClickedExport);
    assert!(matches!(effects.first(), Some(Effect::Download { text, .. }) if portable::read(text).is_ok()));
    // Once it opens, what was entered joins what is there.
    device.texts.borrow_mut().insert(RECORD.to_owned(), portable::write(&named("Ada")));
    device.refusal.set(None);
    device.add(&mut model, "x-2");
    let kept = device.stored();
    assert_eq!((ids(&kept), kept.person.name.as_str()), (vec!["x-1", "x-2"], "Ada"));
}

#[test]
fn a_cleared_storage_is_told_and_saved_again_when_the_person_says_so() {
    let device = Device::default();
    let mut model = device.open("me");
    device.add(&mut model, "x-1");
    device.texts.borrow_mut().clear();
    device.send(&mut model, Msg::StorageCleared);
    assert_eq!(model.mine.keeping, Keeping::Cleared);
    device.send(&mut model, Msg::Leaving);
    assert!(device.texts.borrow().is_empty(), "it may have been on purpose");
    device.send(&mut model, Msg::ClickedSaveAgain);
    assert_eq!((model.mine.keeping, ids(&device.stored())), (Keeping::InStep, vec!["x-1"]));
    // A window that only read is told too, when it comes into sight.
    let mut other = device.open("other");
    device.texts.borrow_mut().clear();
    device.send(&mut other, Msg::BecameVisible(day("2026-11-22")));
    assert_eq!(other.mine.keeping, Keeping::Cleared);
}

#[test]
fn the_last_copy_is_remembered_and_the_browser_is_asked_once_there_is_something_to_keep() {
    let device = Device::default();
    let mut model = device.open("me");
    assert_eq!((model.days_since_backup(), model.stay), (None, Stay::NotPromised));
    let written = add_session(&mut model, "x-1").into_iter().find_map(|it| match it {
        Effect::Write(volume, copy) => Some(Msg::Written(volume, copy, Ok(()))),
        _ => None,
    });
    let effects = update(&mut model, written.expect("it is written"));
    assert!(effects.contains(&Effect::AskToStay));
    device.send(&mut model, Msg::StayAnswered(Stay::Promised));
    device.send(&mut model, Msg::ClickedExport);
    assert_eq!(model.days_since_backup(), Some(0));
    let mut later = device.open("later");
    device.send(&mut later, Msg::BecameVisible(day("2026-12-02")));
    assert_eq!(later.days_since_backup(), Some(10));
    assert_eq!(later.mine.record, model.mine.record, "it is no part of the record");
}

#[test]
fn a_damaged_copy_is_told_and_the_one_before_is_shown() {
    let device = Device::default();
    let mut model = device.open("me");
    device.add(&mut model, "x-1");
    device.add(&mut model, "x-2");
    let newest = device.texts.borrow().keys().max_by_key(|it| number(it)).cloned().expect("there are copies");
    let text = device.texts.borrow()[&newest].replace("x-2", "x-3");
    device.texts.borrow_mut().insert(newest.clone(), text);
    let late = device.open("late");
    assert_eq!(ids(&late.mine.record), ["x-1"]);
    assert!(matches!(late.set_aside.as_slice(), [it] if it.key == newest && it.why == Unread::Broken));
}

fn number(key: &str) -> u32 {
    let name = key.rsplit('/').next().and_then(|it| it.split('.').next());
    name.and_then(|it| it.parse().ok()).unwrap_or_default()
}

#[test]
fn earlier_states_are_listed_in_files_and_kept_up_to_date() {
    let device = Device::default();
    let mut model = device.open("me");
    device.add(&mut model, "x-1");
    device.add(&mut model, "x-2");
    go(&mut model, Screen::Record);
    device.send(&mut model, Msg::Navigated(Place::mine(Screen::Files)));
    let sizes = |model: &Model| model.mine.earlier.iter().map(|it| it.record.activities.len()).collect::<Vec<_>>();
    assert_eq!(sizes(&model), [1]);
    let name = model.mine.earlier[0].name.clone();
    device.send(&mut model, Msg::ClickedRestore(name));
    assert_eq!((ids(&model.mine.record), sizes(&model)), (vec!["x-1"], vec![2]));
}
