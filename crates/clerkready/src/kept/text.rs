//! A copy of a ledger as a text.
//!
//! Invariant: a text that was cut off or changed is not read, and what was written reads as the same ledger.

use super::ledger::{ABOUT, Cell, Ledger, Unit, extend, object, pair};
use super::stamp::{Seen, Stamp};
use super::sum::sum;
use crate::portable::json::{self, Map, Value, quoted};
use crate::portable::{self, ReadError};

/// The format that this version writes.
pub const COPY_FORMAT: &str = "clerkready-copy/1";

/// What stands before the number in every version of the format.
const FORMAT_NAME: &str = "clerkready-copy/";

/// A ledger as it was written once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    pub name: Stamp,
    /// When it was written, for people: a day and a time.
    pub made: String,
    pub ledger: Ledger,
}

/// Why a stored text was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// A newer version wrote it.
    Newer,
    /// It was changed or cut off, or is none of ours.
    Broken,
    /// The record in it is not one.
    Record(ReadError),
}

impl Copy {
    /// Makes a copy of a ledger as it is now, under a name that no copy had before. `me` is the writer.
    pub fn of(ledger: &mut Ledger, me: &str, made: &str) -> Copy {
        let name = ledger.seal(me);
        Copy { name, made: made.to_owned(), ledger: ledger.clone() }
    }

    /// Returns the text that [`Copy::read`] reads.
    pub fn write(&self) -> String {
        let Ledger { seen, apart, units, .. } = &self.ledger;
        let seen: Vec<String> = seen.iter().map(|(writer, number)| pair(writer, &number.to_string())).collect();
        let apart: Vec<String> = apart.iter().map(stamp_text).collect();
        let all = || units.iter();
        let stamps = all().filter_map(|(key, unit)| Some(pair(key, &stamps_text(unit)?)));
        let removed = all().filter(|(_, unit)| unit.fields.is_none());
        let removed = removed.map(|(key, unit)| pair(key, &stamp_text(&unit.born)));
        let about = units.get(ABOUT).and_then(|it| it.fields.as_ref()).into_iter().flat_map(|it| it.iter());
        let about = about.filter_map(|(name, cell)| Some(pair(name, cell.value.as_ref()?)));
        let body = object(&[
            pair("name", &stamp_text(&self.name)),
            pair("made", &quoted(&self.made)),
            pair("seen", &object(&seen)),
            pair("apart", &["[", &apart.join(","), "]"].concat()),
            pair(ABOUT, &object(&about.collect::<Vec<_>>())),
            pair("stamps", &object(&stamps.collect::<Vec<_>>())),
            pair("removed", &object(&removed.collect::<Vec<_>>())),
            pair("record", &self.ledger.record_text()),
        ]);
        [COPY_FORMAT, " ", &sum(&body), "\n", &body].concat()
    }

    /// Reads the copy of a name.
    ///
    /// # Errors
    ///
    /// When a newer version wrote it, when its checksum is another one, or when it holds no record.
    pub fn read(text: &str, name: &Stamp) -> Result<Copy, Unread> {
        let (head, body) = text.split_once('\n').ok_or(Unread::Broken)?;
        let (number, expected) =
            head.strip_prefix(FORMAT_NAME).and_then(|it| it.split_once(' ')).ok_or(Unread::Broken)?;
        if number != "1" {
            let is_newer = number.parse::<u32>().is_ok_and(|it| 1 < it);
            return Err(if is_newer { Unread::Newer } else { Unread::Broken });
        }
        if sum(body) != expected {
            return Err(Unread::Broken);
        }
        let Ok(Value::Object(top)) = json::parse(body) else { return Err(Unread::Broken) };
        let record = top.get("record").ok_or(Unread::Broken)?.in_line();
        let record = portable::read(&record).map_err(|error| match error {
            ReadError::Newer { .. } => Unread::Newer,
            other => Unread::Record(other),
        })?;
        let mut ledger = Ledger::seed(&record);
        let copy = fill(&mut ledger, &top).filter(|it| it.name == *name).ok_or(Unread::Broken)?;
        ledger.is_in(name);
        Ok(Copy { ledger, ..copy })
    }
}

/// Reads all but the record into a ledger that has it; gives the copy without its ledger.
fn fill(ledger: &mut Ledger, top: &Map) -> Option<Copy> {
    let part = |name: &str| match top.get(name) {
        Some(Value::Object(fields)) => Some(fields),
        _ => None,
    };
    let mut seen = Seen::default();
    for (writer, number) in part("seen")?.iter() {
        seen.add(writer, u32::try_from(number.as_u64()?).ok()?);
    }
    ledger.seen = seen;
    for name in top.get("apart")?.as_array()? {
        extend(&mut ledger.apart, &[read_stamp(name)?]);
    }
    for (name, value) in part(ABOUT)?.iter() {
        ledger.set_cell(ABOUT, name, Cell { stamp: Stamp::default(), value: Some(value.in_line()) });
    }
    for (key, stamps) in part("stamps")?.iter() {
        let (born, fields) = match stamps.as_array().map(Vec::as_slice) {
            Some([born, Value::Object(fields)]) => (born, Some(fields)),
            _ => (stamps, None),
        };
        let born = read_stamp(born)?;
        // What the record does not show has no stamps either.
        let Some(mut unit) = ledger.units.remove(key) else { continue };
        unit.fields.iter_mut().for_each(|it| {
            it.retain(|_, cell| {
                cell.stamp = born.clone();
                true
            })
        });
        unit.born = born;
        ledger.units.insert(key.clone(), unit);
        for (name, stamp) in fields.into_iter().flat_map(Map::iter) {
            let there = ledger.units.get(key).and_then(|it| it.fields.as_ref()).and_then(|it| it.get(name));
            let value = there.and_then(|it| it.value.clone());
            ledger.set_cell(key, name, Cell { stamp: read_stamp(stamp)?, value });
        }
    }
    for (key, stamp) in part("removed")?.iter() {
        if ledger.units.get(key).is_none() {
            ledger.units.insert(key.clone(), Unit { born: read_stamp(stamp)?, ..Unit::default() });
        }
    }
    let made = top.get("made")?.as_str()?.to_owned();
    Some(Copy { name: read_stamp(top.get("name")?)?, made, ledger: Ledger::default() })
}

/// When a unit was entered, and when its fields were set if it was later; `None` when there is nothing to say.
fn stamps_text(unit: &Unit) -> Option<String> {
    let fields = unit.fields.as_ref()?.iter().filter(|(_, cell)| cell.stamp != unit.born);
    let fields: Vec<String> = fields.map(|(name, cell)| pair(name, &stamp_text(&cell.stamp))).collect();
    match (fields.is_empty(), unit.born.number) {
        (true, 0) => None,
        (true, _) => Some(stamp_text(&unit.born)),
        (false, _) => Some(["[", &stamp_text(&unit.born), ",", &object(&fields), "]"].concat()),
    }
}

fn stamp_text(stamp: &Stamp) -> String {
    quoted(&stamp.to_string())
}

fn read_stamp(value: &Value) -> Option<Stamp> {
    Stamp::parse(value.as_str()?)
}
