//! Any text as a file that somebody opens: salvaged, compared with a record, and merged both ways.
#![no_main]

use std::sync::LazyLock;

use clerkready::kept::{Compared, Decisions, Ledger};
use clerkready::portable;
use clerkready::record::Record;
use libfuzzer_sys::fuzz_target;

/// A record, of which one entry was removed and one field blanked.
static HERE: LazyLock<Ledger> = LazyLock::new(|| {
    let mut record: Record = portable::read(include_str!("../../tests/saves/sample.json")).expect("it is a record");
    let mut ledger = Ledger::seed(&record);
    record.activities.remove(0);
    record.positions[0].official_title.clear();
    ledger.change(&ledger.clone(), &record, "me");
    ledger
});

fuzz_target!(|text: &str| {
    let Ok(salvaged) = portable::salvage(text) else { return };
    assert_eq!(salvaged.faults.is_empty(), portable::read(text).is_ok());
    let there = salvaged.record;
    let written = portable::write(&there);
    assert_eq!(portable::read(&written).as_ref(), Ok(&there));
    assert_eq!(portable::read(&portable::compact(&there)).as_ref(), Ok(&there));
    let mine = HERE.record().expect("it is a record");
    let all = HERE.compare(&there).iter().map(Compared::name).collect();
    for decided in [Decisions::default(), Decisions { theirs: all, revive: true }] {
        let Ok(merged) = HERE.merged(&there, &decided) else { continue };
        for id in mine.ids() {
            assert!(merged.ids().any(|it| it == id), "{id:?} is gone");
        }
        // The record goes on knowing what was removed from it.
        let mut after = HERE.clone();
        after.change(&HERE, &merged, "me");
        let again = after.merged(&there, &decided);
        // The order of entries means nothing, and an entry that came back may stand elsewhere.
        assert_eq!(again.as_ref().map(lines), Ok(lines(&merged)));
    }
});

/// The lines of a record's text, in an order of their own.
fn lines(record: &Record) -> Vec<String> {
    let text = portable::write(record);
    let mut lines: Vec<String> = text.lines().map(|it| it.trim_end_matches(',').to_owned()).collect();
    lines.sort();
    lines
}
