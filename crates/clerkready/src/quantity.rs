//! Points as integers, and the two ends between which an amount lies.
//!
//! Invariant: no float. A point is stored as one hundred hundredths, and sums saturate instead of overflowing.

use std::fmt;
use std::iter::Sum;
use std::ops::Add;

use serde::{Deserialize, Serialize};

/// Points of a certification program, in hundredths: `Points::from_hundredths(4250)` are 42.5 points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Points(u32);

impl Points {
    pub const ZERO: Points = Points(0);

    /// The most that one figure may state: 99,999.99 points, far above any program's totals.
    pub const MAX_STATED: Points = Points(9_999_999);

    pub const fn from_hundredths(hundredths: u32) -> Points {
        Points(hundredths)
    }

    pub const fn hundredths(self) -> u32 {
        self.0
    }

    /// Reads a decimal with at most two places, such as `42.5`; `None` for anything else or above [`Self::MAX_STATED`].
    pub fn parse(text: &str) -> Option<Points> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|it| it.is_ascii_digit());
        if !digits(whole) || !digits(fraction) || whole.len() > 5 || fraction.len() > 2 {
            return None;
        }
        let tenths_only = fraction.len() == 1;
        let whole: u32 = whole.parse().ok()?;
        let fraction: u32 = fraction.parse().ok()?;
        Some(Points(whole * 100 + if tenths_only { fraction * 10 } else { fraction }))
    }

    /// So many times as much, up to what an amount can hold.
    #[must_use]
    pub fn times(self, count: u32) -> Points {
        Points(self.0.saturating_mul(count))
    }

    /// Returns what is missing from `self` to `need`, zero when nothing is.
    pub fn short_of(self, need: Points) -> Points {
        Points(need.0.saturating_sub(self.0))
    }
}

impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / 100, self.0 % 100);
        match (rest % 10, rest) {
            (_, 0) => write!(f, "{whole}"),
            (0, _) => write!(f, "{whole}.{}", rest / 10),
            _ => write!(f, "{whole}.{rest:02}"),
        }
    }
}

impl Add for Points {
    type Output = Points;

    fn add(self, other: Points) -> Points {
        Points(self.0.saturating_add(other.0))
    }
}

impl Sum for Points {
    fn sum<I: Iterator<Item = Points>>(points: I) -> Points {
        points.fold(Points::ZERO, Points::add)
    }
}

/// One end of an amount: a figure, or no limit that anybody published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Extent {
    Finite(Points),
    Unbounded,
}

impl Default for Extent {
    fn default() -> Extent {
        Extent::ZERO
    }
}

impl Extent {
    pub const ZERO: Extent = Extent::Finite(Points::ZERO);

    pub fn reaches(self, need: Points) -> bool {
        Extent::Finite(need) <= self
    }
}

impl Add for Extent {
    type Output = Extent;

    fn add(self, other: Extent) -> Extent {
        match (self, other) {
            (Extent::Finite(a), Extent::Finite(b)) => Extent::Finite(a + b),
            _ => Extent::Unbounded,
        }
    }
}

impl Sum for Extent {
    fn sum<I: Iterator<Item = Extent>>(extents: I) -> Extent {
        extents.fold(Extent::ZERO, Extent::add)
    }
}

/// What an amount is at its two ends: when every open fact goes against the person, and when every one goes for them.
///
/// A portion has `sure <= possible`. A loss runs the other way: what is lost for sure may be nothing at the possible end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Amount {
    pub sure: Extent,
    pub possible: Extent,
}

impl Amount {
    pub const ZERO: Amount = Amount { sure: Extent::ZERO, possible: Extent::ZERO };
}

impl Add for Amount {
    type Output = Amount;

    fn add(self, other: Amount) -> Amount {
        Amount { sure: self.sure + other.sure, possible: self.possible + other.possible }
    }
}

impl Sum for Amount {
    fn sum<I: Iterator<Item = Amount>>(amounts: I) -> Amount {
        amounts.fold(Amount::ZERO, Amount::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_read_and_print_at_most_two_places() {
        for (text, hundredths, printed) in [
            ("0", 0, "0"),
            ("60", 6000, "60"),
            ("42.5", 4250, "42.5"),
            ("42.50", 4250, "42.5"),
            ("0.05", 5, "0.05"),
            ("99999.99", 9_999_999, "99999.99"),
        ] {
            let points = Points::parse(text);
            assert_eq!(points, Some(Points::from_hundredths(hundredths)), "{text}");
            assert_eq!(points.map(|it| it.to_string()).as_deref(), Some(printed));
        }
    }

    #[test]
    fn anything_but_a_plain_decimal_is_refused() {
        for text in ["", ".", "5.", ".5", "-1", "+1", "1e3", "1.234", "1,5", " 1", "100000", "٣"] {
            assert_eq!(Points::parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn an_unbounded_extent_reaches_everything() {
        assert!(Extent::Unbounded.reaches(Points::MAX_STATED));
        assert!(Extent::Finite(Points::from_hundredths(6000)).reaches(Points::from_hundredths(6000)));
        assert!(!Extent::Finite(Points::from_hundredths(5999)).reaches(Points::from_hundredths(6000)));
    }
}
