//! Families of assignments, made from a seed in plain integers.
//!
//! Amounts are hundredths of points in steps of a quarter point, from 0.25 to 10, as certificates have them.

use clerkready::assign::{Bound, Cap, Choice, Demand, Instance, Item};

/// What is hard about a family.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// Each entry is worth something else in each home, and half of the homes' needs cannot be met.
    Random,
    /// All entries are worth the same and fit into some of the homes.
    Equal,
    /// Lines within each home count only so much, and their caps are short.
    Capped,
    /// What there is and what is needed differ by at most one part in a hundred, and an entry is worth the same everywhere.
    Near,
    /// Likewise, and an entry is worth something else in each home.
    NearMixed,
}

impl Family {
    pub const ALL: [Family; 5] = [Family::Random, Family::Equal, Family::Capped, Family::Near, Family::NearMixed];

    pub fn name(self) -> &'static str {
        match self {
            Family::Random => "random",
            Family::Equal => "equal",
            Family::Capped => "capped",
            Family::Near => "near",
            Family::NearMixed => "near-mixed",
        }
    }

    /// An instance of so many entries for so many homes.
    ///
    /// What the homes need lies about a frontier that can be reached: each entry goes where it is worth most by some random
    /// prices of the homes. So neither is everything met at once nor nothing in reach.
    pub fn instance(self, entries: usize, homes: usize, seed: u64) -> Instance {
        let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ (entries * 64 + homes) as u64);
        let lines = if self == Family::Capped { 3 } else { 1 };
        let prices: Vec<u64> = (0..homes).map(|_| dice.from(80, 120)).collect();
        let mut reached = vec![0; homes];
        let mut items = Vec::new();
        for _ in 0..entries {
            let same = 25 * dice.from(1, 40);
            let mut options = Vec::new();
            for home in 0..homes {
                let value = match self {
                    Family::Equal => 300,
                    Family::Near => same,
                    Family::Random | Family::Capped | Family::NearMixed => 25 * dice.from(1, 40),
                };
                let line = home * lines + dice.from(1, lines as u64) as usize - 1;
                if self != Family::Equal || dice.from(1, 3) > 1 {
                    options.push(Choice { puts: vec![(line, value)], regret: 0 });
                }
            }
            let worth =
                |it: &&Choice| prices[it.puts[0].0 / lines] * it.puts[0].1 + dice_free(it.puts[0].0, items.len());
            if let Some(best) = options.iter().max_by_key(worth) {
                reached[best.puts[0].0 / lines] += best.puts[0].1;
            }
            options.push(Choice::default());
            items.push(Item { options });
        }
        let needs = reached.iter().map(|it| {
            // In thousandths of what was reached.
            let share = match self {
                Family::Random => dice.from(850, 1050),
                Family::Equal => dice.from(900, 1050),
                Family::Capped => dice.from(800, 1000),
                Family::Near | Family::NearMixed => dice.from(995, 1005),
            };
            it * share / 1000 / 25 * 25
        });
        let needs: Vec<u64> = needs.collect();
        let caps = match self {
            Family::Capped => {
                let limit = |sink: usize, share: u64| needs[sink / lines] * share / 1000 / 25 * 25;
                (0..homes * lines).map(|it| Cap { sinks: vec![it], limit: limit(it, dice.from(300, 500)) }).collect()
            }
            _ => Vec::new(),
        };
        let demand = |(home, amount): (usize, &u64)| Demand {
            sinks: (home * lines..(home + 1) * lines).collect(),
            bound: Bound::AtLeast,
            amount: *amount,
            level: 0,
        };
        let demands = needs.iter().enumerate().map(demand).collect();
        Instance { fixed: vec![0; homes * lines], caps, demands, items }
    }
}

/// Scatters entries that are worth the same everywhere.
fn dice_free(home: usize, entry: usize) -> u64 {
    (home as u64 * 7 + entry as u64 * 13) % 11
}

/// Numbers that look random, from a seed (xorshift64*).
struct Dice(u64);

impl Dice {
    /// A number between two, both included.
    fn from(&mut self, least: u64, most: u64) -> u64 {
        self.0 = if self.0 == 0 { 1 } else { self.0 };
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) % (most - least + 1) + least
    }
}
