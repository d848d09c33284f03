//! The records that one device keeps, by the names under which they are kept.
//!
//! Invariant: a name stands for one record, for as long as the device keeps it; what was erased is never called so again.

use super::place::Book;

/// One of the person's own records, or of several people's on one device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Own(u64);

/// What storage keeps apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Volume {
    Own(Own),
    Example,
}

/// A record of this device, as it is told apart from others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    pub own: Own,
    /// What the person calls it, or else the name in it; may be empty.
    pub name: String,
    pub entries: usize,
}

impl Own {
    /// The one that a person with one record has.
    pub const FIRST: Own = Own(0);

    /// Another one, by a number that is random.
    pub fn random(number: u64) -> Own {
        Own(number.max(1))
    }

    /// Reads a name; `None` when it is none of these.
    pub fn read(name: &str) -> Option<Own> {
        let own = match name.strip_prefix(OTHERS) {
            Some(number) => Own(number.parse().ok()?),
            None => Own::FIRST,
        };
        (own.name() == name).then_some(own)
    }

    pub fn name(self) -> String {
        match self {
            Own::FIRST => MINE.to_owned(),
            Own(number) => [OTHERS, &number.to_string()].concat(),
        }
    }

    /// The one to open: the one that was open last, or else the first that there is, or else one for a new record.
    pub fn to_open(last: Option<Own>, there: &[Own], first_was_erased: bool, fresh: Own) -> Own {
        let there_is = |own: &Own| there.contains(own);
        let blank = if first_was_erased { fresh } else { Own::FIRST };
        last.filter(there_is).or(there.first().copied()).unwrap_or(blank)
    }
}

impl Volume {
    pub fn name(self) -> String {
        match self {
            Volume::Own(own) => own.name(),
            Volume::Example => EXAMPLE.to_owned(),
        }
    }

    pub fn read(name: &str) -> Option<Volume> {
        if name == EXAMPLE { Some(Volume::Example) } else { Own::read(name).map(Volume::Own) }
    }

    pub(super) fn of(book: Book, own: Own) -> Option<Volume> {
        match book {
            Book::Mine => Some(Volume::Own(own)),
            Book::Example => Some(Volume::Example),
            Book::Reviewed(_) => None,
        }
    }
}

const MINE: &str = "mine";
const OTHERS: &str = "own-";
const EXAMPLE: &str = "example";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_reads_back_and_anything_else_is_none() {
        for volume in
            [Volume::Example, Volume::Own(Own::FIRST), Volume::Own(Own::random(7)), Volume::Own(Own::random(0))]
        {
            assert_eq!(Volume::read(&volume.name()), Some(volume));
        }
        for name in ["", "own-", "own-0", "own-07", "own-x", "Mine", "mine2"] {
            assert_eq!(Volume::read(name), None, "{name}");
        }
    }

    #[test]
    fn the_last_one_is_opened_or_the_first_or_a_new_one() {
        let [a, b, fresh] = [7, 8, 9].map(Own::random);
        assert_eq!(Own::to_open(Some(b), &[a, b], false, fresh), b);
        assert_eq!(Own::to_open(Some(b), &[a], false, fresh), a);
        assert_eq!(Own::to_open(None, &[Own::FIRST, a], false, fresh), Own::FIRST);
        assert_eq!(Own::to_open(None, &[], false, fresh), Own::FIRST);
        assert_eq!(Own::to_open(Some(Own::FIRST), &[], true, fresh), fresh);
    }
}
