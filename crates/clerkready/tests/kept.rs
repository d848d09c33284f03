//! What was saved is never lost: two windows with random histories on a shelf where every call fails in every way.
//!
//! A history says what two windows do. It is played without a fault first, which counts the calls of the shelf; then once
//! for each call, which fails in one of several ways; then with faults at random. At the end the shelf works, and a new
//! window must find everything that any window was told was saved.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

use clerkready::id::{EntryId, KindId};
use clerkready::kept::{
    About, Copy, Found, Home, Ledger, Legacy, Point, Refusal, Shelf, Stamp, erase, load, points, records, save, tidy,
};
use clerkready::portable;
use clerkready::record::{Activity, Record, Status, Unread};

/// How a call fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    /// It does nothing and says so.
    Refused,
    /// It does what was asked and says that it did not.
    Denied,
    /// It does half of it and says nothing.
    Torn,
    /// It does nothing and says nothing.
    Ignored,
    /// There is no room.
    Full,
    /// It does what was asked, and then the page ends.
    Ends,
    /// It does half of it, and then the page ends.
    EndsTorn,
}

const FAULTS: [Fault; 7] =
    [Fault::Refused, Fault::Denied, Fault::Torn, Fault::Ignored, Fault::Full, Fault::Ends, Fault::EndsTorn];

/// When calls fail.
#[derive(Clone, Copy, Debug)]
enum Plan {
    Never,
    /// The call of this number.
    At(u32, Fault),
    /// One in so many, by a seed.
    Often(u32, u64),
}

struct FaultyShelf {
    texts: RefCell<BTreeMap<String, String>>,
    plan: Cell<Plan>,
    calls: Cell<u32>,
    faults: Cell<u32>,
    /// The page that called has ended.
    ended: Cell<bool>,
}

impl FaultyShelf {
    fn new(plan: Plan) -> FaultyShelf {
        FaultyShelf {
            texts: RefCell::default(),
            plan: Cell::new(plan),
            calls: Cell::new(0),
            faults: Cell::new(0),
            ended: Cell::new(false),
        }
    }

    /// What is wrong with this call.
    fn fault(&self) -> Option<Fault> {
        if self.ended.get() {
            return Some(Fault::Refused);
        }
        let call = self.calls.get();
        self.calls.set(call + 1);
        let fault = match self.plan.get() {
            Plan::Never => None,
            Plan::At(number, fault) => (number == call).then_some(fault),
            Plan::Often(rate, seed) => {
                let mut dice = Dice(seed ^ (u64::from(call) << 32));
                (dice.below(rate) == 0).then(|| FAULTS[dice.below(7) as usize])
            }
        };
        self.faults.set(self.faults.get() + u32::from(fault.is_some()));
        if matches!(fault, Some(Fault::Ends | Fault::EndsTorn)) {
            self.ended.set(true);
        }
        fault
    }
}

fn half(text: &str) -> String {
    text.chars().take(text.chars().count() / 2).collect()
}

impl Shelf for FaultyShelf {
    fn keys(&self) -> Result<Vec<String>, Refusal> {
        let keys: Vec<String> = self.texts.borrow().keys().cloned().collect();
        match self.fault() {
            None => Ok(keys),
            Some(Fault::Torn) => Ok(keys.into_iter().step_by(2).collect()),
            Some(Fault::Ignored) => Ok(Vec::new()),
            Some(_) => Err(Refusal::Blocked),
        }
    }

    fn get(&self, key: &str) -> Result<Option<String>, Refusal> {
        let text = self.texts.borrow().get(key).cloned();
        match self.fault() {
            None => Ok(text),
            Some(Fault::Torn) => Ok(text.as_deref().map(half)),
            Some(Fault::Ignored) => Ok(None),
            Some(_) => Err(Refusal::Blocked),
        }
    }

    fn put(&self, key: &str, text: &str) -> Result<(), Refusal> {
        let mut texts = self.texts.borrow_mut();
        // Only the mark of what was erased may be set again, since it always says the same.
        assert!(texts.get(key).is_none_or(|it| it == text), "{key} is written a second time");
        let fault = self.fault();
        match fault {
            None | Some(Fault::Denied | Fault::Ends) => {
                texts.insert(key.to_owned(), text.to_owned());
            }
            Some(Fault::Torn | Fault::EndsTorn) => {
                texts.insert(key.to_owned(), half(text));
            }
            Some(Fault::Refused | Fault::Ignored | Fault::Full) => {}
        }
        match fault {
            None | Some(Fault::Torn | Fault::Ignored) => Ok(()),
            Some(Fault::Full) => Err(Refusal::Full),
            Some(_) => Err(Refusal::Blocked),
        }
    }

    fn remove(&self, key: &str) -> Result<(), Refusal> {
        let fault = self.fault();
        if matches!(fault, None | Some(Fault::Denied | Fault::Ends)) {
            self.texts.borrow_mut().remove(key);
        }
        match fault {
            None | Some(Fault::Torn | Fault::Ignored) => Ok(()),
            Some(_) => Err(Refusal::Blocked),
        }
    }
}

/// Numbers that are the same for the same seed (SplitMix64).
#[derive(Clone)]
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut it = self.0;
        it = (it ^ (it >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        it = (it ^ (it >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((it ^ (it >> 31)) % u64::from(limit)) as u32
    }
}

/// What a window does.
#[derive(Clone, Copy, Debug)]
enum Deed {
    Add,
    /// Changes the title of an entry.
    Retitle(u32),
    /// Changes another field of it.
    Score(u32),
    Remove(u32),
    /// Undoes its last change.
    Undo,
    /// Tries to save what is not saved.
    Flush,
    /// Hears that another window wrote.
    Hear,
    /// Is closed and opened again.
    Reopen,
}

fn history(seed: u64, length: u32) -> Vec<(usize, Deed)> {
    let mut dice = Dice(seed);
    (0..length)
        .map(|_| {
            let who = dice.below(2) as usize;
            let deed = match dice.below(16) {
                0..=3 => Deed::Add,
                4..=6 => Deed::Retitle(dice.below(100)),
                7..=8 => Deed::Score(dice.below(100)),
                9 => Deed::Remove(dice.below(100)),
                10 => Deed::Undo,
                11 => Deed::Flush,
                12..=13 => Deed::Hear,
                _ => Deed::Reopen,
            };
            (who, deed)
        })
        .collect()
}

/// A window as the app behaves: it loads before it writes, and saves after every change.
#[derive(Default)]
struct Window {
    me: String,
    ledger: Ledger,
    record: Record,
    saved: Option<Stamp>,
    loaded: bool,
    dirty: bool,
    undo: Option<(Ledger, Record)>,
    /// What is in the ledger and was not known to be saved when it was last saved.
    pending: Vec<Claim>,
}

/// What a window did to an entry, by a number that no other change has.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Claim {
    Entry(String),
    /// Entry, title.
    Title(String, String),
    Score(String, u32),
    Gone(String),
}

struct World {
    shelf: FaultyShelf,
    home: Home,
    windows: [Window; 2],
    opened: u32,
    number: u32,
    /// What windows were told is saved.
    told: BTreeSet<Claim>,
    /// What somebody who saw it changed or removed afterwards.
    given_up: BTreeSet<Claim>,
    /// What somebody brought back.
    back: BTreeSet<String>,
}

const LEGACY: Legacy = Legacy { record: "clerkready/1/record", set_aside: None };

impl World {
    fn new(plan: Plan) -> World {
        let shelf = FaultyShelf::new(plan);
        let first = r#"{"format":"clerkready-record/1","activities":[{"id":"x-0","kind":"k","title":"from the first layout"}]}"#;
        shelf.texts.borrow_mut().insert(LEGACY.record.to_owned(), first.to_owned());
        let mut world = World {
            shelf,
            home: Home::new("/", "mine", Some(LEGACY)),
            windows: [Window::default(), Window::default()],
            opened: 0,
            number: 0,
            told: [Claim::Entry("x-0".to_owned())].into(),
            given_up: BTreeSet::new(),
            back: BTreeSet::new(),
        };
        for who in [0, 1] {
            world.open(who);
        }
        world
    }

    fn open(&mut self, who: usize) {
        self.shelf.ended.set(false);
        self.opened += 1;
        self.windows[who] = Window { me: format!("w{}", self.opened), ..Window::default() };
        self.load(who);
    }

    /// Takes in what there is. What is not saved yet is saved before, so that nothing is lost to what others wrote.
    fn load(&mut self, who: usize) {
        let it = &mut self.windows[who];
        let found = load(&self.shelf, &self.home, &it.ledger, it.saved.as_ref(), &it.me);
        let Ok(Found { ledger, adopted, .. }) = found else { return };
        it.loaded = true;
        if it.dirty {
            self.write(who);
        }
        let it = &mut self.windows[who];
        if it.dirty {
            return;
        }
        it.ledger.join(&ledger);
        it.record = it.ledger.record().expect("what was found is a record");
        if adopted {
            self.write(who);
        }
    }

    fn save(&mut self, who: usize) {
        if self.windows[who].loaded { self.write(who) } else { self.load(who) }
    }

    fn write(&mut self, who: usize) {
        let it = &mut self.windows[who];
        let copy = Copy::of(&mut it.ledger, &it.me, "2026-11-22T12:00");
        match save(&self.shelf, &self.home, &copy) {
            Ok(()) => {
                it.ledger.is_in(&copy.name);
                it.saved = Some(copy.name.clone());
                it.dirty = false;
                self.told.extend(it.pending.drain(..));
                // What could not be tidied up is the next one's.
                let _ = tidy(&self.shelf, &self.home, &copy);
            }
            Err(_) => it.dirty = true,
        }
    }

    fn change(&mut self, who: usize, record: Record, claim: Claim) {
        let it = &mut self.windows[who];
        let base = it.ledger.clone();
        it.ledger.change(&base, &record, &it.me);
        it.undo = Some((it.ledger.clone(), it.record.clone()));
        it.record = it.ledger.record().expect("what was changed is a record");
        it.pending.push(claim);
        it.dirty = true;
        self.save(who);
    }

    fn act(&mut self, who: usize, deed: Deed) {
        self.number += 1;
        let number = self.number;
        let mut record = self.windows[who].record.clone();
        let pick = |at: u32| match record.activities.len() {
            0 => None,
            some => Some(at as usize % some),
        };
        match deed {
            Deed::Add => {
                let id = format!("x-{number}");
                record.activities.push(activity(&id));
                self.change(who, record, Claim::Entry(id));
            }
            Deed::Retitle(at) => {
                let Some(it) = pick(at).map(|at| &mut record.activities[at]) else { return };
                let id = it.id.to_string();
                self.given_up.insert(Claim::Title(id.clone(), it.title.clone()));
                it.title = format!("title {number}");
                let claim = Claim::Title(id, it.title.clone());
                self.change(who, record, claim);
            }
            Deed::Score(at) => {
                let Some(it) = pick(at).map(|at| &mut record.activities[at]) else { return };
                let id = it.id.to_string();
                self.given_up.insert(Claim::Score(id.clone(), it.score.unwrap_or(0)));
                it.score = Some(number);
                self.change(who, record, Claim::Score(id, number));
            }
            Deed::Remove(at) => {
                let Some(at) = pick(at) else { return };
                let gone = record.activities.remove(at);
                let id = gone.id.to_string();
                self.given_up.insert(Claim::Entry(id.clone()));
                self.given_up.insert(Claim::Title(id.clone(), gone.title));
                self.given_up.insert(Claim::Score(id.clone(), gone.score.unwrap_or(0)));
                self.change(who, record, Claim::Gone(id));
            }
            Deed::Undo => self.undo(who),
            Deed::Flush if self.windows[who].dirty => self.save(who),
            Deed::Flush => {}
            Deed::Hear => self.load(who),
            Deed::Reopen => self.open(who),
        }
        if self.shelf.ended.get() {
            self.open(who);
        }
    }

    fn undo(&mut self, who: usize) {
        let it = &mut self.windows[who];
        let Some((after, before)) = it.undo.take() else { return };
        it.ledger.change(&after, &before, &it.me);
        it.record = it.ledger.record().expect("what was undone is a record");
        it.dirty = true;
        // Whatever that change did is taken back by who saw it; what it had removed or changed is there again.
        let there = after.record().expect("a record");
        for now in &there.activities {
            let id = now.id.to_string();
            match before.activities.iter().find(|it| it.id == now.id) {
                None => drop(self.given_up.insert(Claim::Entry(id.clone()))),
                Some(was) if was.title != now.title => {
                    self.given_up.insert(Claim::Title(id.clone(), now.title.clone()));
                }
                Some(was) if was.score != now.score => {
                    self.given_up.insert(Claim::Score(id.clone(), now.score.unwrap_or(0)));
                }
                Some(_) => {}
            }
        }
        for was in &before.activities {
            if there.activities.iter().all(|it| it.id != was.id) {
                self.back.insert(was.id.to_string());
            }
        }
        self.save(who);
    }

    /// Opens a window on a shelf that works, and looks for everything that was told to be saved.
    fn check(&mut self) -> Result<(), String> {
        self.shelf.plan.set(Plan::Never);
        self.shelf.ended.set(false);
        let found = load(&self.shelf, &self.home, &Ledger::default(), None, "last").map_err(|it| format!("{it:?}"))?;
        let record = found.ledger.record().map_err(|it| format!("{it:?}"))?;
        let earlier = points(&self.shelf, &self.home, &found.ledger).map_err(|it| format!("{it:?}"))?;
        let entry = |record: &Record, id: &str| record.activities.iter().find(|it| it.id.as_str() == id).cloned();
        let somewhere = |holds: &dyn Fn(&Record) -> bool| {
            holds(&record) || earlier.iter().any(|Point { record, .. }| holds(record))
        };
        for claim in &self.told {
            let is_there = match claim {
                Claim::Entry(id) => entry(&record, id).is_some(),
                Claim::Title(id, title) => somewhere(&|it| entry(it, id).is_some_and(|it| it.title == *title)),
                Claim::Score(id, score) => somewhere(&|it| entry(it, id).is_some_and(|it| it.score == Some(*score))),
                Claim::Gone(id) => self.back.contains(id) || entry(&record, id).is_none(),
            };
            if !is_there && !self.given_up.contains(claim) {
                let keys: Vec<String> = self.shelf.texts.borrow().keys().cloned().collect();
                return Err(format!("{claim:?} was saved and is not there; the shelf has {keys:?}"));
            }
        }
        Ok(())
    }
}

fn activity(id: &str) -> Activity {
    Activity {
        id: EntryId::new(id),
        kind: KindId::new("k"),
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
        unread: Unread::default(),
    }
}

/// Plays a history and gives the world as it is then.
fn play(history: &[(usize, Deed)], plan: Plan) -> World {
    let mut world = World::new(plan);
    for (who, deed) in history {
        world.act(*who, *deed);
    }
    world
}

/// How much was played.
#[derive(Debug, Default)]
struct Played {
    histories: u32,
    runs: u32,
    calls: u64,
    faults: u64,
    saved: u64,
}

impl Played {
    fn run(&mut self, seed: u64, history: &[(usize, Deed)], plan: Plan) -> World {
        let mut world = play(history, plan);
        self.runs += 1;
        self.calls += u64::from(world.shelf.calls.get());
        self.faults += u64::from(world.shelf.faults.get());
        self.saved += world.told.len() as u64;
        let calls = world.shelf.calls.get();
        assert_eq!(world.check(), Ok(()), "seed {seed}, {plan:?}, {history:?}");
        world.shelf.calls.set(calls);
        world
    }
}

#[test]
fn one_failure_at_every_single_call_loses_nothing() {
    let mut played = Played::default();
    for seed in 0..40 {
        let history = history(seed, 10);
        let calls = played.run(seed, &history, Plan::Never).shelf.calls.get();
        played.histories += 1;
        for call in 0..calls {
            // Every way of failing is met at every call in one of the histories; all at once would take minutes.
            let fault = FAULTS[(seed as usize + call as usize) % FAULTS.len()];
            played.run(seed, &history, Plan::At(call, fault));
        }
    }
    println!("{played:?}");
    assert!(played.faults + u64::from(played.histories) == u64::from(played.runs), "{played:?}");
}

#[test]
fn many_failures_lose_nothing() {
    let mut played = Played::default();
    for seed in 0..2_000 {
        let history = history(1_000_000 + seed, 10);
        played.histories += 1;
        played.run(seed, &history, Plan::Often(2 + (seed % 30) as u32, seed));
    }
    println!("{played:?}");
    assert!(5_000 < played.faults, "{played:?}");
}

#[test]
fn removed_entries_stay_away_and_undone_ones_come_back() {
    let mut world = World::new(Plan::Never);
    world.act(0, Deed::Add);
    world.act(1, Deed::Hear);
    world.act(0, Deed::Remove(0));
    world.act(1, Deed::Add);
    world.act(1, Deed::Reopen);
    let ids = |world: &World| world.windows[1].record.activities.iter().map(|it| it.id.to_string()).collect::<Vec<_>>();
    assert_eq!(ids(&world), ["x-4", "x-1"], "x-0 was removed, and x-4 is in the latest copy");
    world.act(0, Deed::Undo);
    world.act(1, Deed::Hear);
    assert_eq!(ids(&world).len(), 3);
}

#[test]
fn the_last_ten_states_stay_and_older_ones_go() {
    let mut world = World::new(Plan::Never);
    for _ in 0..30 {
        world.act(0, Deed::Add);
    }
    let it = &world.windows[0];
    let earlier = points(&world.shelf, &world.home, &it.ledger).expect("the shelf works");
    let sizes: Vec<usize> = earlier.iter().map(|it| it.record.activities.len()).collect();
    assert_eq!(sizes, (21..31).rev().collect::<Vec<_>>());
    assert_eq!(world.shelf.texts.borrow().len(), 12, "the present, ten earlier ones and the first layout's");
}

#[test]
fn what_lost_a_field_stays_for_longer_and_is_marked() {
    let mut world = World::new(Plan::Never);
    world.act(0, Deed::Retitle(0));
    world.act(1, Deed::Retitle(0));
    world.act(0, Deed::Hear);
    for _ in 0..30 {
        world.act(0, Deed::Add);
    }
    let now = &world.windows[0];
    assert_eq!(now.record.activities[0].title, "title 2");
    let earlier = points(&world.shelf, &world.home, &now.ledger).expect("the shelf works");
    let apart: Vec<&str> =
        earlier.iter().filter(|it| it.apart).map(|it| it.record.activities[0].title.as_str()).collect();
    assert_eq!(apart, ["title 1"]);
}

#[test]
fn what_lost_to_a_removal_stays_for_longer_too() {
    let mut world = World::new(Plan::Never);
    world.act(0, Deed::Retitle(0));
    world.act(1, Deed::Remove(0));
    world.act(0, Deed::Hear);
    for _ in 0..30 {
        world.act(0, Deed::Add);
    }
    let now = &world.windows[0];
    assert!(now.ledger.removed("activities", "x-0"));
    let earlier = points(&world.shelf, &world.home, &now.ledger).expect("the shelf works");
    assert!(earlier.iter().any(|it| it.apart && it.record.activities[0].title == "title 1"), "{earlier:?}");
}

#[test]
fn what_a_window_has_not_seen_is_never_removed() {
    let mut world = World::new(Plan::Never);
    for _ in 0..3 {
        world.act(1, Deed::Add);
    }
    // This window is told nothing, and saves so often that many copies go.
    for _ in 0..30 {
        world.act(0, Deed::Add);
    }
    assert!(world.shelf.texts.borrow().len() < 20, "old copies went");
    assert_eq!(world.check(), Ok(()));
}

/// Here copies go, so that a value that lost to another window's may be gone by the rules; entries never are.
#[test]
fn long_histories_lose_no_entry() {
    let mut played = Played::default();
    for seed in 0..60 {
        let mut world = play(&history(2_000_000 + seed, 60), Plan::Often(4 + (seed % 40) as u32, seed));
        world.told.retain(|it| matches!(it, Claim::Entry(_) | Claim::Gone(_)));
        played.histories += 1;
        played.faults += u64::from(world.shelf.faults.get());
        played.saved += world.told.len() as u64;
        assert_eq!(world.check(), Ok(()), "seed {seed}");
    }
    println!("{played:?}");
    assert!(1_000 < played.faults && 300 < played.saved, "{played:?}");
}

#[test]
fn earlier_states_make_room_for_the_present() {
    let mut world = World::new(Plan::Never);
    for _ in 0..5 {
        world.act(0, Deed::Add);
    }
    let before = world.shelf.texts.borrow().len();
    // The first call looks whether the record was erased.
    let call = world.shelf.calls.get() + 1;
    world.shelf.plan.set(Plan::At(call, Fault::Full));
    world.act(0, Deed::Add);
    assert!(!world.windows[0].dirty, "it is saved at the second attempt");
    assert_eq!(world.shelf.texts.borrow().len(), before, "one came and one went");
    assert_eq!(world.check(), Ok(()));
}

#[test]
fn a_newer_version_s_copy_is_seen_and_left_alone() {
    let mut world = World::new(Plan::Never);
    world.act(0, Deed::Add);
    let newer = "clerkready-copy/2 0\nwhatever";
    let keys = ["clerkready/2/#mine/copy/900.w9", "clerkready/2/#mine/copy/else"];
    for key in keys {
        world.shelf.texts.borrow_mut().insert(key.to_owned(), newer.to_owned());
    }
    let found = load(&world.shelf, &world.home, &Ledger::default(), None, "me").expect("the shelf works");
    assert!(found.newer && found.unread.is_empty());
    assert_eq!(found.ledger.record().map(|it| it.activities.len()), Ok(2), "the older copies are read");
    for _ in 0..20 {
        world.act(1, Deed::Add);
    }
    for key in keys {
        assert_eq!(world.shelf.texts.borrow().get(key).map(String::as_str), Some(newer));
    }
}

#[test]
fn an_unreadable_text_stays_where_it_is_and_is_told() {
    let mut world = World::new(Plan::Never);
    world.act(0, Deed::Add);
    let key = "clerkready/2/#mine/copy/900.w9";
    world.shelf.texts.borrow_mut().insert(key.to_owned(), "{".to_owned());
    for _ in 0..20 {
        world.act(1, Deed::Add);
    }
    let found = load(&world.shelf, &world.home, &Ledger::default(), None, "me").expect("the shelf works");
    let told: Vec<(&str, &str)> = found.unread.iter().map(|it| (it.key.as_str(), it.text.as_str())).collect();
    assert_eq!(told, [(key, "{")]);
}

#[test]
fn a_cleared_shelf_is_noticed_and_the_next_change_saves_all() {
    let mut world = World::new(Plan::Never);
    world.act(0, Deed::Add);
    world.shelf.texts.borrow_mut().clear();
    let it = &world.windows[0];
    let found = load(&world.shelf, &world.home, &it.ledger, it.saved.as_ref(), &it.me).expect("the shelf works");
    assert!(!found.kept);
    world.act(0, Deed::Add);
    assert_eq!(world.check(), Ok(()));
}

#[test]
fn homes_do_not_see_each_other() {
    let shelf = FaultyShelf::new(Plan::Never);
    let none = Legacy { record: "none", set_aside: None };
    let homes = [("/", "mine"), ("/", "example"), ("/a/", "mine"), ("/a/b/", "mine")].map(|(base, book)| {
        let home = Home::new(base, book, Some(none));
        let mut ledger = Ledger::default();
        let mut record = Record::default();
        record.activities.push(activity(&[base, book].concat()));
        ledger.change(&Ledger::default(), &record, "me");
        let copy = Copy::of(&mut ledger, "me", "");
        save(&shelf, &home, &copy).expect("the shelf works");
        (home, record)
    });
    for (home, record) in homes {
        let found = load(&shelf, &home, &Ledger::default(), None, "you").expect("the shelf works");
        assert_eq!(found.ledger.record(), Ok(record));
    }
}

#[test]
fn every_released_save_is_taken_over() {
    for (name, text) in [
        ("first-format", include_str!("../../../tests/saves/first-format.json")),
        ("sample", include_str!("../../../tests/saves/sample.json")),
    ] {
        let shelf = FaultyShelf::new(Plan::Never);
        shelf.texts.borrow_mut().insert(LEGACY.record.to_owned(), text.to_owned());
        let home = Home::new("/", "mine", Some(LEGACY));
        let found = load(&shelf, &home, &Ledger::default(), None, "me").expect("the shelf works");
        assert!(found.adopted, "{name}");
        assert_eq!(found.ledger.record(), portable::read(text), "{name}");
    }
}

#[test]
fn the_first_released_copy_opens_with_all_that_is_in_it() {
    let text = include_str!("../../../tests/saves/first-copy.txt");
    let shelf = FaultyShelf::new(Plan::Never);
    shelf.texts.borrow_mut().insert("clerkready/2/#mine/copy/3.k3m9x2".to_owned(), text.to_owned());
    let home = Home::new("/", "mine", Some(LEGACY));
    let found = load(&shelf, &home, &Ledger::default(), None, "me").expect("the shelf works");
    assert_eq!((found.unread.len(), found.newer, found.refused), (0, false, None));
    let record = found.ledger.record().expect("a record");
    // The sample's seven activities with one removed and one added, a title entered, and a field blanked.
    assert_eq!(record.activities.len(), 7);
    assert_eq!(record.activities[0].title, "Municipal Law I");
    assert_eq!(record.person.municipality, "");
    assert!(found.ledger.removed("activities", "x-b4k9sd"));
    assert_eq!(found.ledger.about(About::BackedUp).as_deref(), Some("2026-11-20"));
    // An older state does not bring back what was blanked or removed.
    let mut ledger = found.ledger.clone();
    let sample = portable::read(include_str!("../../../tests/saves/sample.json")).expect("a record");
    ledger.join(&Ledger::seed(&sample));
    assert_eq!(ledger.record(), Ok(record));
}

// Erasing.

/// A shelf with two records, one of them with what the first layout kept.
fn two_records() -> (FaultyShelf, [Home; 2], Copy) {
    let shelf = FaultyShelf::new(Plan::Never);
    let legacy = Legacy { record: "clerkready/1/record", set_aside: Some("clerkready/1/set-aside/") };
    let homes = [Home::new("/", "mine", Some(legacy)), Home::new("/", "own-7", None)];
    let mut texts = shelf.texts.borrow_mut();
    texts.insert("clerkready/1/record".to_owned(), portable::write(&Record::default()));
    texts.insert("clerkready/1/set-aside/1".to_owned(), "broken".to_owned());
    drop(texts);
    let mut last = None;
    for home in &homes {
        let mut ledger = Ledger::default();
        for id in ["x-1", "x-2"] {
            let mut record = ledger.record().expect("it is a record");
            record.activities.push(activity(id));
            ledger.change(&ledger.clone(), &record, "me");
            let copy = Copy::of(&mut ledger, "me", "");
            save(&shelf, home, &copy).expect("the shelf works");
            last = Some(copy);
        }
    }
    (shelf, homes, last.expect("some were written"))
}

fn keys_of(shelf: &FaultyShelf, book: &str) -> Vec<String> {
    shelf.texts.borrow().keys().filter(|it| it.contains(book)).cloned().collect()
}

#[test]
fn what_is_erased_is_gone_with_its_earlier_states_and_nothing_else_is() {
    let (shelf, [mine, other], copy) = two_records();
    assert_eq!(records(&shelf.keys().expect("it works"), "/"), ["mine", "own-7"]);
    let others = keys_of(&shelf, "#own-7/");
    erase(&shelf, &mine).expect("the shelf works");
    assert_eq!(keys_of(&shelf, "clerkready/1/"), [""; 0]);
    assert_eq!(keys_of(&shelf, "#mine/"), ["clerkready/2/#mine/erased"]);
    assert_eq!(keys_of(&shelf, "#own-7/"), others);
    assert_eq!(records(&shelf.keys().expect("it works"), "/"), ["own-7"]);
    assert!(load(&shelf, &other, &Ledger::default(), None, "me").is_ok_and(|it| it.ledger.has(&copy.name)));
    // Once more does no harm.
    erase(&shelf, &mine).expect("the shelf works");
}

#[test]
fn no_window_writes_back_what_another_one_erased() {
    let (shelf, [mine, _], mut copy) = two_records();
    erase(&shelf, &mine).expect("the shelf works");
    assert_eq!(load(&shelf, &mine, &copy.ledger, None, "me"), Err(Refusal::Erased));
    copy = Copy::of(&mut copy.ledger.clone(), "late", "");
    assert_eq!(save(&shelf, &mine, &copy), Err(Refusal::Erased));
    assert_eq!(keys_of(&shelf, "#mine/copy/"), [""; 0]);
    // What was being written in that moment goes when anybody looks.
    shelf.texts.borrow_mut().insert("clerkready/2/#mine/copy/90.late".to_owned(), copy.write());
    assert_eq!(load(&shelf, &mine, &Ledger::default(), None, "new"), Err(Refusal::Erased));
    assert_eq!(keys_of(&shelf, "#mine/copy/"), [""; 0]);
}

#[test]
fn erasing_says_so_unless_all_is_gone_whatever_call_fails() {
    let (shelf, [mine, _], _) = two_records();
    erase(&shelf, &mine).expect("the shelf works");
    let calls = shelf.calls.get();
    for call in 0..calls {
        for fault in FAULTS {
            let (shelf, [mine, _], copy) = two_records();
            shelf.calls.set(0);
            shelf.plan.set(Plan::At(call, fault));
            let said = erase(&shelf, &mine);
            shelf.plan.set(Plan::Never);
            shelf.ended.set(false);
            if said.is_ok() && fault != Fault::Ignored && fault != Fault::Torn {
                assert_eq!(keys_of(&shelf, "#mine/copy/"), [""; 0], "{fault:?} at call {call}");
            }
            // Whatever failed, going on ends it.
            assert_eq!(erase(&shelf, &mine), Ok(()), "{fault:?} at call {call}");
            assert_eq!(keys_of(&shelf, "#mine/copy/"), [""; 0]);
            assert_eq!(save(&shelf, &mine, &copy), Err(Refusal::Erased));
        }
    }
}
