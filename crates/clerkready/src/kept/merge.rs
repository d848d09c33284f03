//! What a record from elsewhere would change here, and the record that comes of it.
//!
//! A file has no stamps: it says what somebody once knew, and not when. So nothing of it is later than what is here. What is not
//! here is added; a field that is blank here is filled; where both have something else, what is here stays, unless the person
//! says so. What was removed or blanked here stays so, since the file may be from before.
//!
//! Invariant: comparing decides nothing, and merging does what comparing said. Merging the same twice is merging it once;
//! without differences it does not matter which of two is merged into the other; every value is in the outcome or was shown.

use super::ledger::{Cell, Ledger, Unit, is_entry, key, units};
use crate::portable::json::{self, Value};
use crate::portable::{self, LISTS, ReadError};
use crate::record::Record;

/// What there is to say about one part of a record that came from elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// The list, or `person`, `choices`, or nothing for fields at the top that this version does not know.
    pub list: String,
    /// Of the entry; empty where there is one only.
    pub id: String,
    pub found: Comparison,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// It is here.
    Same,
    /// It is not here.
    Added,
    /// It says more than what is here, and nothing else.
    Fills(Vec<String>),
    /// Both say something, and not the same.
    Differs(Vec<Difference>),
    /// It was removed here.
    Removed,
    /// An entry of another list here has its id, so that it cannot be taken in.
    Clashes,
}

/// A field with two values, as JSON; `None` where it was blanked here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub field: String,
    pub here: Option<String>,
    pub there: String,
}

/// What the person decided.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decisions {
    /// The parts whose values are to be those from elsewhere.
    pub theirs: Vec<(String, String)>,
    /// What was removed here is to come back.
    pub revive: bool,
}

impl Compared {
    /// What [`Decisions`] call it.
    pub fn name(&self) -> (String, String) {
        (self.list.clone(), self.id.clone())
    }

    fn key(&self) -> String {
        if self.id.is_empty() { self.list.clone() } else { key(&self.list, &self.id) }
    }
}

impl Ledger {
    /// Compares a record from elsewhere with this one, part by part, in the order of a record.
    pub fn compare(&self, there: &Record) -> Vec<Compared> {
        let Ok(Value::Object(top)) = json::parse(&portable::write(there)) else { return Vec::new() };
        let compared = units(&top).into_iter().map(|(name, fields)| {
            let (list, id) = name.split_once('/').unwrap_or((&name, ""));
            let found = self.compare_unit(&name, list, id, &fields);
            Compared { list: list.to_owned(), id: id.to_owned(), found }
        });
        compared.collect()
    }

    fn compare_unit(&self, name: &str, list: &str, id: &str, fields: &[(String, String)]) -> Comparison {
        let unit = match self.units.get(name) {
            Some(Unit { fields: None, .. }) => return Comparison::Removed,
            Some(Unit { fields: Some(mine), .. }) => Some(mine),
            None => None,
        };
        if unit.is_none() && is_entry(name) {
            let others = LISTS.iter().filter(|it| **it != list).filter_map(|it| self.units.get(&key(it, id)));
            let is_taken = others.into_iter().any(|it| it.fields.is_some());
            return if is_taken { Comparison::Clashes } else { Comparison::Added };
        }
        let cell = |field: &str| unit.and_then(|it| it.get(field));
        let fills = fields.iter().filter(|(field, _)| cell(field).is_none());
        let fills: Vec<String> = fills.map(|(field, _)| field.clone()).collect();
        let differs = fields.iter().filter_map(|(field, there)| {
            let here = cell(field)?.value.clone();
            (here.as_ref() != Some(there)).then(|| Difference { field: field.clone(), here, there: there.clone() })
        });
        let differs: Vec<Difference> = differs.collect();
        match (differs.is_empty(), fills.is_empty()) {
            (false, _) => Comparison::Differs(differs),
            (true, false) => Comparison::Fills(fills),
            (true, true) => Comparison::Same,
        }
    }

    /// This record with what comes from elsewhere.
    ///
    /// # Errors
    ///
    /// When the two together are beyond the bounds of a record.
    pub fn merged(&self, there: &Record, decided: &Decisions) -> Result<Record, ReadError> {
        let Ok(Value::Object(top)) = json::parse(&portable::write(there)) else { return self.record() };
        let mut merged = self.clone();
        let last = self.units.iter().map(|(_, it)| it.rank + 1).max().unwrap_or(0);
        let found = units(&top).into_iter().zip(self.compare(there)).enumerate();
        for (rank, ((name, fields), compared)) in found {
            debug_assert_eq!(name, compared.key(), "both are in the order of the record");
            let takes_theirs = match compared.found {
                Comparison::Same | Comparison::Clashes => continue,
                Comparison::Removed if !decided.revive => continue,
                Comparison::Removed | Comparison::Added => {
                    merged.units.insert(name.clone(), Unit { rank: last + rank, ..Unit::default() });
                    true
                }
                Comparison::Fills(_) => true,
                Comparison::Differs(_) => decided.theirs.contains(&compared.name()),
            };
            // An entry may have no field but its id.
            merged.set_cells(&name);
            for (field, value) in fields {
                let is_blank =
                    merged.units.get(&name).and_then(|it| it.fields.as_ref()).is_none_or(|it| it.get(&field).is_none());
                if takes_theirs || is_blank {
                    merged.set_cell(&name, &field, Cell { value: Some(value), ..Cell::default() });
                }
            }
        }
        merged.record()
    }
}

#[cfg(test)]
mod tests;
