//! Joining is the same in any order; copies read as what was written; what the first layout has is taken over.

use proptest::prelude::*;

use super::stamp::Seen;
use super::*;
use crate::portable::{self, arbitrary};
use crate::record::{Person, Record};

/// What three windows do to a record: who, and what it is then, or what they join.
#[derive(Clone, Debug)]
enum Deed {
    Change(usize, Record),
    Blend(usize, Record),
    Join(usize, usize),
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        (0..3_usize, arbitrary::record()).prop_map(|(who, record)| Deed::Change(who, record)),
        (0..3_usize, arbitrary::record()).prop_map(|(who, record)| Deed::Blend(who, record)),
        (0..3_usize, 0..3_usize).prop_map(|(who, whom)| Deed::Join(who, whom)),
    ]
}

/// The entries of two records by turns, so that most of both stay.
fn blend(one: &Record, other: &Record) -> Record {
    let mut record = one.clone();
    record.person = other.person.clone();
    for activity in &other.activities {
        match record.activities.iter().position(|it| it.id == activity.id) {
            Some(at) => {
                record.activities[at].title = activity.title.clone();
                record.activities[at].minutes = activity.minutes;
            }
            None if record.activities.len() < 6 => record.activities.push(activity.clone()),
            None => {}
        }
    }
    match portable::read(&portable::write(&record)) {
        Ok(record) => record,
        // An id of one stands for something else in the other.
        Err(_) => one.clone(),
    }
}

fn windows(deeds: &[Deed]) -> [Ledger; 3] {
    let mut windows = [Ledger::default(), Ledger::default(), Ledger::default()];
    for deed in deeds {
        match deed {
            Deed::Change(who, record) => {
                let base = windows[*who].clone();
                windows[*who].change(&base, record, &who.to_string());
            }
            Deed::Blend(who, record) => {
                let base = windows[*who].clone();
                let Ok(there) = base.record() else { continue };
                windows[*who].change(&base, &blend(&there, record), &who.to_string());
            }
            Deed::Join(who, whom) => {
                let other = windows[*whom].clone();
                windows[*who].join(&other);
            }
        }
        let who = match deed {
            Deed::Change(who, _) | Deed::Blend(who, _) | Deed::Join(who, _) => *who,
        };
        // Every state is a copy, as after saving.
        let copy = Copy::of(&mut windows[who], &who.to_string(), "");
        windows[who].is_in(&copy.name);
    }
    windows
}

fn joined(ledgers: &[&Ledger]) -> Ledger {
    let mut all = Ledger::default();
    for ledger in ledgers {
        all.join(ledger);
    }
    all
}

/// All that a ledger knows, but for the order of entries.
fn essence(ledger: &Ledger) -> String {
    let units = ledger.units.iter().map(|(key, it)| (key, &it.born, &it.fields));
    format!("{:?} {:?}", units.collect::<Vec<_>>(), ledger.seen)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn joining_is_the_same_in_any_order_and_however_often(deeds in prop::collection::vec(deed(), 1..9)) {
        let [a, b, c] = windows(&deeds);
        let all = joined(&[&a, &b, &c]);
        prop_assert_eq!(essence(&all), essence(&joined(&[&c, &b, &a])));
        prop_assert_eq!(essence(&all), essence(&joined(&[&a, &joined(&[&b, &c])])));
        prop_assert_eq!(essence(&all), essence(&joined(&[&all, &a, &all, &b])));
    }

    #[test]
    fn a_copy_reads_as_what_was_written(deeds in prop::collection::vec(deed(), 1..8)) {
        let [mut a, b, _] = windows(&deeds);
        a.join(&b);
        if a.record().is_err() {
            // Records of two origins may use one id for two things of one list; a file cannot hold them.
            return Ok(());
        }
        a.note(About::BackedUp, "2026-11-22", "0");
        let copy = Copy::of(&mut a, "0", "2026-11-22T12:00");
        let text = copy.write();
        let read = Copy::read(&text, &copy.name).expect("what was written is read");
        prop_assert_eq!(read.ledger.record(), a.record());
        prop_assert_eq!(&read.made, &copy.made);
        let mut again = read.ledger.clone();
        again.join(&a);
        prop_assert_eq!(again.record().map(|it| sorted(&it)), a.record().map(|it| sorted(&it)));
        prop_assert_eq!(read.write(), text);
    }

    #[test]
    fn a_copy_that_was_changed_is_not_read(record in arbitrary::record(), at in any::<prop::sample::Index>()) {
        let copy = Copy::of(&mut Ledger::seed(&record), "me", "");
        let text = copy.write();
        let at = at.index(text.len());
        for changed in [text.bytes().take(at).collect(), one_bit(&text, at)] {
            if let Ok(changed) = String::from_utf8(changed) {
                prop_assert!(Copy::read(&changed, &copy.name).is_err(), "{}", changed);
            }
        }
    }
}

fn one_bit(text: &str, at: usize) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    bytes[at] ^= 1;
    bytes
}

fn sorted(record: &Record) -> String {
    let mut record = record.clone();
    record.positions.sort_by(|a, b| a.id.cmp(&b.id));
    record.memberships.sort_by(|a, b| a.id.cmp(&b.id));
    record.enrollments.sort_by(|a, b| a.id.cmp(&b.id));
    record.awards.sort_by(|a, b| a.id.cmp(&b.id));
    record.activities.sort_by(|a, b| a.id.cmp(&b.id));
    record.tallies.sort_by(|a, b| a.id.cmp(&b.id));
    record.rates.sort_by(|a, b| a.id.cmp(&b.id));
    record.answers.sort_by(|a, b| a.id.cmp(&b.id));
    record.steps.sort_by(|a, b| a.id.cmp(&b.id));
    portable::write(&record)
}

fn record(activities: &[(&str, &str)]) -> Record {
    let entries = activities.iter().map(|(id, title)| format!(r#"{{"id":"{id}","kind":"k","title":"{title}"}}"#));
    let text =
        format!(r#"{{"format":"clerkready-record/1","activities":[{}]}}"#, entries.collect::<Vec<_>>().join(","));
    portable::read(&text).expect("the test writes a record")
}

/// The titles of what there is, in the order of ids.
fn titles(ledger: &Ledger) -> Vec<String> {
    let mut activities = ledger.record().expect("a record").activities;
    activities.sort_by(|a, b| a.id.cmp(&b.id));
    activities.into_iter().map(|it| it.title).collect()
}

fn change(ledger: &mut Ledger, me: &str, activities: &[(&str, &str)]) {
    let base = ledger.clone();
    ledger.change(&base, &record(activities), me);
    let name = ledger.seal(me);
    ledger.is_in(&name);
}

#[test]
fn two_windows_change_different_things_and_both_stay() {
    let mut one = Ledger::default();
    change(&mut one, "1", &[("a", "old"), ("b", "old")]);
    let mut two = one.clone();
    change(&mut one, "1", &[("a", "new"), ("b", "old"), ("c", "added")]);
    change(&mut two, "2", &[("b", "old")]);
    change(&mut two, "2", &[("b", "other")]);
    one.join(&two);
    assert_eq!(titles(&one), ["other", "added"], "removed a, changed b, added c");
    assert!(one.removed("activities", "a") && !one.removed("activities", "c"));
    // The change of a lost to its removal, which did not know of it.
    assert_eq!(one.apart.iter().map(|it| it.writer.as_str()).collect::<Vec<_>>(), ["1"]);
}

#[test]
fn one_field_changed_twice_shows_the_later_and_sets_the_other_apart() {
    let mut one = Ledger::default();
    change(&mut one, "1", &[("a", "old")]);
    let mut two = one.clone();
    change(&mut one, "1", &[("a", "first")]);
    change(&mut two, "2", &[("a", "second")]);
    let theirs = two.clone();
    two.join(&one);
    one.join(&theirs);
    assert_eq!((titles(&one), titles(&two)), (vec!["second".to_owned()], vec!["second".to_owned()]));
    assert_eq!(one.apart, two.apart);
    assert_eq!(one.apart.len(), 1);
    // Changed again by one who knows both, it is no conflict.
    change(&mut one, "1", &[("a", "third")]);
    two.join(&one);
    assert_eq!((titles(&two), two.apart.len()), (vec!["third".to_owned()], 1));
}

#[test]
fn a_form_saves_what_it_changed_and_not_what_it_was_opened_with() {
    let mut mine = Ledger::default();
    let read = |text: &str| portable::read(text).expect("the test writes a record");
    let of = |title: &str, minutes: u32| {
        read(&format!(
            r#"{{"format":"clerkready-record/1","activities":[{{"id":"a","kind":"k","title":"{title}","minutes":{minutes}}}]}}"#
        ))
    };
    mine.change(&Ledger::default(), &of("old", 10), "1");
    let opened = mine.clone();
    mine.change(&opened, &of("old", 20), "1");
    mine.change(&opened, &of("new", 10), "1");
    assert_eq!(mine.record(), Ok(of("new", 20)));
}

#[test]
fn an_older_copy_does_not_revive_what_was_removed_and_undoing_does() {
    let mut ledger = Ledger::default();
    change(&mut ledger, "1", &[("a", "x"), ("b", "y")]);
    let old = ledger.clone();
    change(&mut ledger, "1", &[("b", "y")]);
    ledger.join(&old);
    assert_eq!(titles(&ledger), ["y"]);
    let removed = ledger.clone();
    change(&mut ledger, "1", &[("a", "x"), ("b", "y")]);
    ledger.join(&removed);
    assert_eq!(titles(&ledger), ["x", "y"]);
    assert!(ledger.apart.is_empty(), "nobody changed anything at the same time");
}

#[test]
fn the_first_layout_is_taken_over_and_later_where_nobody_changed_anything() {
    let mut ledger = Ledger::default();
    ledger.adopt(&record(&[("a", "old"), ("b", "old"), ("c", "old")]), "1", "me");
    let mut other = Ledger::default();
    other.adopt(&record(&[("a", "old"), ("b", "old"), ("c", "old")]), "1", "you");
    assert_eq!(essence(&ledger), essence(&other), "two windows take over the same");
    change(&mut ledger, "me", &[("a", "mine"), ("c", "old"), ("d", "mine")]);
    // A page of that time changed a and c, removed nothing, and knows neither d nor that b went.
    ledger.adopt(&record(&[("a", "theirs"), ("b", "old"), ("c", "theirs"), ("e", "theirs")]), "2", "me");
    assert_eq!(titles(&ledger), ["mine", "theirs", "mine", "theirs"]);
    ledger.adopt(&record(&[("a", "theirs"), ("b", "old")]), "3", "me");
    assert_eq!(titles(&ledger), ["mine", "theirs", "mine"], "what came from there goes, unless it was touched here");
    assert_eq!(ledger.about(About::Adopted).as_deref(), Some("3"));
}

#[test]
fn newer_and_foreign_texts_are_told_apart() {
    let name = Stamp { number: 1, writer: "me".to_owned() };
    let newer_record = {
        let body = r#"{"name":"1.me","record":{"format":"clerkready-record/2"}}"#;
        format!("{COPY_FORMAT} {}\n{body}", sum::sum(body))
    };
    for (text, why) in [
        ("clerkready-copy/2 whatever\nelse", Unread::Newer),
        (newer_record.as_str(), Unread::Newer),
        ("clerkready-copy/0 0\n{}", Unread::Broken),
        ("clerkready-copy/1 0\n{}", Unread::Broken),
        ("{}", Unread::Broken),
        ("", Unread::Broken),
    ] {
        assert_eq!(Copy::read(text, &name), Err(why), "{text}");
    }
    let copy = Copy::of(&mut Ledger::seed(&Record { person: Person::default(), ..Record::default() }), "me", "");
    assert_eq!(Copy::read(&copy.write(), &Stamp::default()), Err(Unread::Broken), "under another's name");
}

#[test]
fn writers_beyond_the_most_are_forgotten_the_longest_gone_first() {
    let mut seen = Seen::default();
    for number in 1..=100 {
        seen.add(&format!("w{number}"), number);
    }
    assert_eq!(seen.iter().count(), 64);
    assert!(seen.has(&Stamp { number: 100, writer: "w100".to_owned() }));
    assert!(!seen.has(&Stamp { number: 1, writer: "w1".to_owned() }));
    assert_eq!(seen.next(), 101);
}
