//! Medians of measured times.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// How many samples a median is of.
const SAMPLES: usize = 31;
/// How long one sample takes at least: much longer than reading the clock.
const SAMPLE: Duration = Duration::from_millis(2);

/// The median time of one call in nanoseconds, of samples with as many calls as fill them.
pub fn of<T>(mut call: impl FnMut() -> T) -> u64 {
    let mut calls = 1_u32;
    loop {
        let time = timed(calls, &mut call);
        if time >= SAMPLE || calls >= 1 << 20 {
            break;
        }
        calls *= 2;
    }
    let samples = (0..SAMPLES).map(|_| timed(calls, &mut call).as_nanos() as u64 / u64::from(calls));
    middle(samples.collect())
}

/// The time of a single call in nanoseconds, and what it gave: for what takes too long to repeat.
pub fn once<T>(call: impl FnOnce() -> T) -> (u64, T) {
    let start = Instant::now();
    let value = call();
    (start.elapsed().as_nanos() as u64, value)
}

/// The middle one of some values, the upper one of two.
pub fn middle(mut values: Vec<u64>) -> u64 {
    values.sort_unstable();
    values.get(values.len() / 2).copied().unwrap_or(0)
}

fn timed<T>(calls: u32, call: &mut impl FnMut() -> T) -> Duration {
    let start = Instant::now();
    for _ in 0..calls {
        black_box(call());
    }
    start.elapsed()
}
