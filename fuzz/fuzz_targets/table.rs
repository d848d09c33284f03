//! Any text as a pasted table: read, judged row by row, and added; what is added is a record, and nothing is lost.
#![no_main]

use clerkready::date::{DateFact, Day};
use clerkready::id::EntryId;
use clerkready::portable;
use clerkready::record::Record;
use clerkready_app::app::scope::Scope;
use clerkready_app::app::table::{Table, is_wanted};
use libfuzzer_sys::fuzz_target;

fn day() -> Day {
    DateFact::parse("2026-11-22").expect("a date").first()
}

fuzz_target!(|text: &str| {
    let mut record = Record::default();
    let scope = Scope::of(clerkready_app::catalog(), &record);
    let Ok(table) = Table::of(&scope, text) else { return };
    let draft = table.guess();
    let rows = table.rows(&record, &draft, day());
    let ids: Vec<EntryId> = (0..rows.len()).map(|it| EntryId::new(format!("x-{it}"))).collect();
    let (taken, rest) = table.take(text, &record, &draft, day(), &ids);
    assert_eq!(taken.len(), rows.iter().filter(|it| is_wanted(it, &draft)).count());
    assert!(taken.len() == rows.len() || !rest.is_empty());
    record.activities = taken;
    assert_eq!(portable::read(&portable::write(&record)).as_ref(), Ok(&record));
});
