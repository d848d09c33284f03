//! The faults found so far, and the words in which they are told.
//!
//! Invariant: finding a fault never stops the reading.

use std::cell::RefCell;

use super::Fault;
use super::tree::Place;

/// Collects faults; shared by everything that reads.
#[derive(Default)]
pub(super) struct Faults(RefCell<Vec<Fault>>);

impl Faults {
    pub(super) fn add(&self, place: &Place<'_>, what: impl Into<String>) {
        self.0.borrow_mut().push(place.fault(what.into()));
    }

    pub(super) fn count(&self) -> usize {
        self.0.borrow().len()
    }

    /// Goes through the faults from a count on, which were found by reading a place again for another program: where
    /// there was a fault before, it is the same one, and a new one outside the program's own lines says whose it is.
    pub(super) fn found_again(&self, from: usize, program: &Place<'_>, remark: &str) {
        let mut faults = self.0.borrow_mut();
        let own_path = format!("{}.", program.path);
        for mut fault in faults.split_off(from) {
            if faults[..from].iter().any(|it| it.place() == fault.place()) {
                continue;
            }
            if !fault.path.starts_with(&own_path) {
                fault.what.push_str(remark);
            }
            faults.push(fault);
        }
    }

    /// Returns the faults, each once, in the order of the files' names, lines and columns.
    pub(super) fn into_sorted(self) -> Vec<Fault> {
        let mut faults = self.0.into_inner();
        faults.sort_by(|a, b| a.place().cmp(&b.place()).then_with(|| a.what.cmp(&b.what)));
        faults.dedup();
        faults
    }
}

/// Lists names as in `"a", "b" or "c"`.
pub(super) fn one_of<S: AsRef<str>>(names: impl IntoIterator<Item = S>) -> String {
    let names: Vec<String> = names.into_iter().map(|it| format!("{:?}", it.as_ref())).collect();
    match names.as_slice() {
        [] => "nothing".to_owned(),
        [only] => only.clone(),
        [most @ .., last] => format!("{} or {last}", most.join(", ")),
    }
}

/// Finds the known name that a mistyped one most likely means, when one is near.
pub(super) fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = typed.chars().count();
    known
        .into_iter()
        .map(|name| (distance(typed, name), name))
        // Two letters off make a short name another name.
        .filter(|(distance, name)| *distance <= 2 && distance * 2 < length.max(name.chars().count()))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// Counts the letters to add, drop or change that make one text the other.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, to) in b.iter().enumerate() {
            let changed = diagonal + usize::from(from != *to);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_at_most_two_letters_off() {
        let known = ["mmcca-winter", "mmcca-spring", "due"];
        for (typed, meant) in [
            ("mmcca-wintr", Some("mmcca-winter")),
            ("mmcca-wniter", Some("mmcca-winter")),
            ("mmcca-sprnig", Some("mmcca-spring")),
            ("mmcca", None),
            ("deu", None),
            ("dues", Some("due")),
            ("", None),
        ] {
            assert_eq!(nearest(typed, known), meant, "{typed}");
        }
    }

    #[test]
    fn names_are_listed_as_in_speech() {
        assert_eq!(one_of(["a"]), r#""a""#);
        assert_eq!(one_of(["a", "b", "c"]), r#""a", "b" or "c""#);
    }
}
