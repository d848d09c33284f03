//! A record that knows when each of its fields was set.
//!
//! Invariant: joining takes, for each entry, the later entering or removal, and for each field the later value. So it gives the
//! same in any order and however often, but for the order of the entries, which means nothing.

use super::stamp::{Seen, Stamp};
use crate::portable::json::{self, Map as Fields, Value, quoted};
use crate::portable::{self, FORMAT, LISTS, ReadError};
use crate::record::Record;
use crate::sorted::{self, Map, ordered};

/// Everything that one window knows of one record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// By key: a list and an id for an entry, such as `activities/x-1`; a name for what there is once.
    pub(super) units: Map<String, Unit>,
    pub(super) seen: Seen,
    /// Copies that lost a field to a change that did not know of it, the latest of them.
    pub(super) apart: Vec<Stamp>,
    /// The copies that this was joined from, since the one that it was saved as.
    sources: Vec<Stamp>,
}

/// An entry, or something that there is once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Unit {
    /// When it was entered or removed; the first stamp for what there is once.
    pub(super) born: Stamp,
    /// `None` once it was removed.
    pub(super) fields: Option<Map<String, Cell>>,
    /// Its place among the others, which means nothing.
    pub(super) rank: usize,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) stamp: Stamp,
    /// JSON in one line; `None` when the field was blanked.
    pub(super) value: Option<String>,
}

/// What is kept with a record and is no part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// The day on which the record was last exported.
    BackedUp,
    /// The checksum of the text of the first layout that was taken over.
    Adopted,
    /// What the person calls this record, among several on one device.
    Label,
    /// The day of the first change since the last export; blank when there is none.
    ChangedSince,
}

/// The key of [`About`].
pub(super) const ABOUT: &str = "about";
/// The key of fields at the top that this version does not know.
const TOP: &str = "";
/// What there is once and has fields that are joined one by one.
const SINGLE: [&str; 2] = ["person", "choices"];
/// So many copies are remembered as apart.
const MOST_APART: usize = 10;

/// Which of two lost a value to a change that did not know of it.
#[derive(Clone, Copy, Debug, Default)]
struct Lost {
    mine: bool,
    theirs: bool,
}

impl Ledger {
    /// A record that was there from the beginning, the same in every window.
    pub fn seed(record: &Record) -> Ledger {
        let mut ledger = Ledger::default();
        ledger.put(record, &Stamp::default());
        ledger
    }

    /// The record as it is now.
    ///
    /// # Errors
    ///
    /// When two records were joined that together are beyond the bounds of one.
    pub fn record(&self) -> Result<Record, ReadError> {
        portable::read(&self.record_text())
    }

    /// Takes a new state of the record that was made from `base`: what differs between the two changes here, and nothing else.
    ///
    /// So what another window changed in the meantime stays, unless it is the same field. `me` is the writer.
    pub fn change(&mut self, base: &Ledger, record: &Record, me: &str) {
        let stamp = self.next(me);
        let mut fork = base.clone();
        fork.sources.clear();
        if fork.put(record, &stamp) {
            fork.seen.add(me, stamp.number);
            self.join(&fork);
            self.order_as(&fork);
        }
    }

    /// What is told about the record.
    pub fn about(&self, what: About) -> Option<String> {
        let value = self.units.get(ABOUT)?.fields.as_ref()?.get(what.name())?.value.as_ref()?;
        json::parse(value).ok()?.as_str().map(str::to_owned)
    }

    pub fn note(&mut self, what: About, text: &str, me: &str) {
        let stamp = self.next(me);
        self.seen.add(me, stamp.number);
        self.set(ABOUT, what.name(), Some(quoted(text)), &stamp);
    }

    /// The latest of the copies that this comes from.
    pub fn source(&self) -> Option<&Stamp> {
        self.sources.last()
    }

    /// The copies that lost a field to a change that did not know of it, the latest of them last.
    pub fn apart(&self) -> &[Stamp] {
        &self.apart
    }

    /// Says whether everything in a copy is here.
    pub fn has(&self, copy: &Stamp) -> bool {
        self.seen.has(copy)
    }

    /// Says whether an entry of this list and id was removed.
    pub fn removed(&self, list: &str, id: &str) -> bool {
        self.units.get(&key(list, id)).is_some_and(|it| it.fields.is_none())
    }

    /// Takes in all that another ledger knows.
    pub fn join(&mut self, other: &Ledger) {
        let mut lost = Lost::default();
        let ranks = self.units.iter().map(|(_, it)| it.rank + 1).max().unwrap_or(0);
        for (key, theirs) in other.units.iter() {
            let mut unit = theirs.clone();
            match self.units.remove(key) {
                Some(mine) => {
                    let rank = mine.rank;
                    let both = (mine, &self.seen);
                    unit = join_units(both, (unit, &other.seen), if key == ABOUT { None } else { Some(&mut lost) });
                    unit.rank = rank;
                }
                None => unit.rank += ranks,
            }
            self.units.insert(key.clone(), unit);
        }
        if lost.mine {
            extend(&mut self.apart, &self.sources);
        }
        if lost.theirs {
            extend(&mut self.apart, &other.sources);
        }
        extend(&mut self.apart, &other.apart);
        let news: Vec<Stamp> = other.sources.iter().filter(|it| !self.seen.has(it)).cloned().collect();
        if !news.is_empty() {
            // What the other one comes from is part of it.
            self.sources.retain(|it| !other.seen.has(it));
            extend(&mut self.sources, &news);
        }
        self.seen.join(&other.seen);
    }

    /// Takes over what a page of the first layout wrote: everything at first, and later what it changed and nobody here did.
    pub(super) fn adopt(&mut self, record: &Record, sum: &str, me: &str) {
        // What is taken over first was there from the beginning, the same in every window.
        let is_first = self.about(About::Adopted).is_none();
        let stamp = if is_first { Stamp::default() } else { self.next(me) };
        let mine = std::mem::take(&mut self.units);
        self.units = mine.clone();
        self.put(record, &stamp);
        let theirs = std::mem::replace(&mut self.units, mine);
        for (key, theirs) in theirs.iter() {
            let unit = match (self.units.get(key), &theirs.fields) {
                // No removal is older than this.
                (None, fields) => {
                    Unit { fields: fields.as_ref().map(from_the_beginning), rank: theirs.rank, ..Unit::default() }
                }
                // Gone there: it goes if nobody touched it here.
                (Some(mine), None) if mine.is_untouched() => theirs.clone(),
                (Some(Unit { fields: Some(mine), born, rank }), Some(fields)) => {
                    let mut fields = fields.clone();
                    for (name, cell) in mine.iter().filter(|(_, cell)| cell.stamp.number != 0) {
                        fields.insert(name.clone(), cell.clone());
                    }
                    Unit { fields: Some(fields), born: born.clone(), rank: *rank }
                }
                (Some(mine), _) => mine.clone(),
            };
            self.units.insert(key.clone(), unit);
        }
        if !is_first {
            self.seen.add(me, stamp.number);
        }
        self.set(ABOUT, About::Adopted.name(), Some(quoted(sum)), &stamp);
    }

    /// Gives this state the name under which it is written, one that it never had before.
    pub(super) fn seal(&mut self, me: &str) -> Stamp {
        let name = self.next(me);
        self.seen.add(me, name.number);
        name
    }

    /// Says that this is what a copy holds, one that was read or is known to be written.
    pub fn is_in(&mut self, copy: &Stamp) {
        self.seen.add(&copy.writer, copy.number);
        self.sources = vec![copy.clone()];
    }

    /// Takes a state of the record as what there is at a stamp; says whether anything is new.
    pub(super) fn put(&mut self, record: &Record, stamp: &Stamp) -> bool {
        let Ok(Value::Object(top)) = json::parse(&portable::write(record)) else { return false };
        let mut is_new = false;
        let mut there = Vec::new();
        for (rank, (key, fields)) in units(&top).into_iter().enumerate() {
            is_new |= self.put_unit(&key, fields, stamp, rank);
            sorted::insert(&mut there, key);
        }
        let gone =
            |key: &String, unit: &Unit| is_entry(key) && unit.fields.is_some() && there.binary_search(key).is_err();
        let gone: Vec<String> =
            self.units.iter().filter(|(key, unit)| gone(key, unit)).map(|(key, _)| key.clone()).collect();
        for key in gone {
            is_new = true;
            self.units.insert(key, Unit { born: stamp.clone(), fields: None, rank: 0 });
        }
        is_new
    }

    fn put_unit(&mut self, key: &str, fields: Vec<(String, String)>, stamp: &Stamp, rank: usize) -> bool {
        let born = if is_entry(key) { stamp.clone() } else { Stamp::default() };
        let is_there = self.units.get(key).is_some_and(|it| it.fields.is_some());
        if !is_there {
            self.units.insert(key.to_owned(), Unit { born, fields: Some(Map::new()), rank });
        }
        let mut is_new = !is_there && is_entry(key);
        let blank: Vec<String> = self
            .units
            .get(key)
            .and_then(|it| it.fields.as_ref())
            .into_iter()
            .flat_map(Map::keys)
            .filter(|name| !fields.iter().any(|(it, _)| it == *name))
            .cloned()
            .collect();
        for name in blank {
            is_new |= self.set(key, &name, None, stamp);
        }
        for (name, value) in fields {
            is_new |= self.set(key, &name, Some(value), stamp);
        }
        is_new
    }

    /// Sets a field; says whether it was another one.
    fn set(&mut self, key: &str, name: &str, value: Option<String>, stamp: &Stamp) -> bool {
        let there = self.units.get(key).and_then(|it| it.fields.as_ref()).and_then(|it| it.get(name));
        let is_new = there.and_then(|it| it.value.as_ref()) != value.as_ref();
        if is_new {
            self.set_cell(key, name, Cell { stamp: stamp.clone(), value });
        }
        is_new
    }

    pub(super) fn set_cell(&mut self, key: &str, name: &str, cell: Cell) {
        let mut unit = self.units.remove(key).unwrap_or_default();
        unit.fields.get_or_insert_default().insert(name.to_owned(), cell);
        self.units.insert(key.to_owned(), unit);
    }

    /// Says that something is there, whether it has fields or none.
    pub(super) fn set_cells(&mut self, key: &str) {
        let mut unit = self.units.remove(key).unwrap_or_default();
        unit.fields.get_or_insert_default();
        self.units.insert(key.to_owned(), unit);
    }

    /// Orders the entries as another ledger does.
    fn order_as(&mut self, other: &Ledger) {
        let last = other.units.len();
        self.units.retain(|key, unit| {
            unit.rank = other.units.get(key).map_or(last + unit.rank, |it| it.rank);
            true
        });
    }

    fn next(&self, me: &str) -> Stamp {
        Stamp { number: self.seen.next(), writer: me.to_owned() }
    }

    /// The record as JSON in one line.
    pub(super) fn record_text(&self) -> String {
        let mut parts = vec![pair("format", &quoted(FORMAT))];
        for name in SINGLE {
            let fields = self.units.get(name).map(fields_text).unwrap_or_default();
            parts.push(pair(name, &object(&fields)));
        }
        for list in LISTS {
            let start = key(list, "");
            let shown = self.units.iter().filter(|(key, unit)| key.starts_with(&start) && unit.fields.is_some());
            let shown = shown.filter_map(|(key, unit)| Some((key.strip_prefix(&start)?, unit)));
            let shown = shown.filter(|(id, unit)| !self.is_hidden(list, id, unit));
            let entries: Vec<String> = ordered(shown, |a, b| (a.1.rank, a.0).cmp(&(b.1.rank, b.0)))
                .into_iter()
                .map(|(id, unit)| object(&[vec![pair("id", &quoted(id))], fields_text(unit)].concat()))
                .collect();
            parts.push(pair(list, &["[", &entries.join(","), "]"].concat()));
        }
        parts.extend(self.units.get(TOP).map(fields_text).unwrap_or_default());
        object(&parts)
    }

    /// Says whether an entry of another list that came later has the same id, which only files of other programs bring about.
    fn is_hidden(&self, list: &str, id: &str, unit: &Unit) -> bool {
        let others = LISTS.iter().filter(|it| **it != list).filter_map(|it| Some((it, self.units.get(&key(it, id))?)));
        let mut others = others.filter(|(_, other)| other.fields.is_some());
        others.any(|(other_list, other)| (&unit.born, list) < (&other.born, *other_list))
    }
}

impl About {
    fn name(self) -> &'static str {
        match self {
            About::BackedUp => "backed_up",
            About::Adopted => "adopted",
            About::Label => "label",
            About::ChangedSince => "changed_since",
        }
    }
}

impl Unit {
    /// Says whether this is as it was from the beginning.
    fn is_untouched(&self) -> bool {
        self.born.number == 0 && self.fields.iter().all(|it| it.iter().all(|(_, cell)| cell.stamp.number == 0))
    }
}

fn from_the_beginning(fields: &Map<String, Cell>) -> Map<String, Cell> {
    fields
        .iter()
        .map(|(name, cell)| (name.clone(), Cell { stamp: Stamp::default(), value: cell.value.clone() }))
        .collect()
}

/// Takes the later of everything, and says who lost what to a change that did not know of it.
fn join_units((mine, my_seen): (Unit, &Seen), (theirs, their_seen): (Unit, &Seen), lost: Option<&mut Lost>) -> Unit {
    let mut unasked = Lost::default();
    let lost = lost.unwrap_or(&mut unasked);
    if mine.born != theirs.born {
        let is_mine = theirs.born < mine.born;
        let (winner, loser, seen) = if is_mine { (mine, theirs, my_seen) } else { (theirs, mine, their_seen) };
        let same = |name: &str, cell: &Cell| {
            winner
                .fields
                .as_ref()
                .is_some_and(|it| it.get(name).and_then(|it| it.value.as_ref()) == cell.value.as_ref())
        };
        let cells = || loser.fields.iter().flat_map(|it| it.iter());
        let knew = seen.has(&loser.born) && cells().all(|(_, cell)| seen.has(&cell.stamp));
        if !knew && loser.fields.is_some() && !cells().all(|(name, cell)| same(name, cell)) {
            *if is_mine { &mut lost.theirs } else { &mut lost.mine } = true;
        }
        return winner;
    }
    let (Some(mut fields), Some(their_fields)) = (mine.fields, &theirs.fields) else {
        return Unit { fields: None, ..theirs };
    };
    // What no cell is there for has been blank from the beginning.
    let blank = Cell { stamp: mine.born.clone(), value: None };
    let names: Vec<String> = fields.keys().chain(their_fields.keys()).cloned().collect();
    for name in names {
        let here = fields.get(&name).unwrap_or(&blank);
        let there = their_fields.get(&name).unwrap_or(&blank);
        let differs = here.value != there.value;
        if (&here.stamp, &here.value) < (&there.stamp, &there.value) {
            lost.mine |= differs && (here.stamp == there.stamp || !their_seen.has(&here.stamp));
            fields.insert(name, there.clone());
        } else {
            lost.theirs |= differs && (here.stamp == there.stamp || !my_seen.has(&there.stamp));
        }
    }
    Unit { born: mine.born, fields: Some(fields), rank: mine.rank }
}

/// The parts of a record by key, in its order, each with its fields as JSON.
pub(super) fn units(top: &Fields) -> Vec<(String, Vec<(String, String)>)> {
    let fields = |value: &Value| match value {
        Value::Object(fields) => fields.iter().map(|(name, value)| (name.clone(), value.in_line())).collect(),
        _ => Vec::new(),
    };
    let mut units: Vec<(String, Vec<(String, String)>)> = Vec::new();
    let mut unknown = Vec::new();
    for (name, value) in top.iter() {
        if SINGLE.contains(&name.as_str()) {
            units.push((name.clone(), fields(value)));
        } else if LISTS.contains(&name.as_str()) {
            for entry in value.as_array().into_iter().flatten() {
                let mut fields: Vec<(String, String)> = fields(entry);
                fields.retain(|(name, _)| name != "id");
                let id = match entry {
                    Value::Object(all) => all.get("id").and_then(Value::as_str),
                    _ => None,
                };
                units.extend(id.map(|id| (key(name, id), fields)));
            }
        } else if name != "format" {
            unknown.push((name.clone(), value.in_line()));
        }
    }
    units.push((TOP.to_owned(), unknown));
    units
}

pub(super) fn key(list: &str, id: &str) -> String {
    [list, "/", id].concat()
}

pub(super) fn is_entry(key: &str) -> bool {
    key.contains('/')
}

fn fields_text(unit: &Unit) -> Vec<String> {
    let fields = unit.fields.iter().flat_map(|it| it.iter());
    fields.filter_map(|(name, cell)| Some(pair(name, cell.value.as_ref()?))).collect()
}

pub(super) fn pair(name: &str, json: &str) -> String {
    [&quoted(name), ":", json].concat()
}

pub(super) fn object(parts: &[String]) -> String {
    ["{", &parts.join(","), "}"].concat()
}

/// Adds stamps to a list, each once, and keeps the latest.
pub(super) fn extend(list: &mut Vec<Stamp>, more: &[Stamp]) {
    for stamp in more {
        sorted::insert(list, stamp.clone());
    }
    list.drain(..list.len().saturating_sub(MOST_APART));
}
