//! Medians of measured times, by criterion.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use criterion::Criterion;
use serde_json::Value;

/// What takes longer than this is timed once: criterion would repeat it ten times at least.
const LONG: Duration = Duration::from_millis(200);

/// Measures calls, and keeps what criterion estimates in a folder.
pub struct Measure {
    criterion: Criterion,
    folder: PathBuf,
}

impl Measure {
    pub fn into(folder: &Path) -> Measure {
        let criterion = Criterion::default()
            .without_plots()
            .with_output_color(false)
            .output_directory(folder)
            .sample_size(20)
            .nresamples(2_000)
            .warm_up_time(Duration::from_millis(100))
            .measurement_time(Duration::from_millis(400));
        Measure { criterion, folder: folder.to_owned() }
    }

    /// The median time of one call in nanoseconds, and what the call gave.
    pub fn median<T>(&mut self, name: &str, mut call: impl FnMut() -> T) -> (u64, T) {
        let start = Instant::now();
        let value = call();
        let first = start.elapsed();
        if LONG < first {
            return (first.as_nanos() as u64, value);
        }
        self.criterion.bench_function(name, |bencher| bencher.iter(&mut call));
        (self.estimate(name), value)
    }

    /// What criterion estimated as the median, in nanoseconds.
    fn estimate(&self, name: &str) -> u64 {
        let file = self.folder.join(name).join("new/estimates.json");
        let text = fs::read_to_string(&file).expect("criterion writes its estimates");
        let estimates: Value = serde_json::from_str(&text).expect("criterion writes JSON");
        estimates["median"]["point_estimate"].as_f64().expect("criterion estimates the median") as u64
    }
}

/// The middle one of some values, the upper one of two.
pub fn middle(mut values: Vec<u64>) -> u64 {
    values.sort_unstable();
    values.get(values.len() / 2).copied().unwrap_or(0)
}
