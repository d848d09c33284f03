//! Any text as a record: read, evaluated for every program that is shipped, and written again.
#![no_main]

use std::sync::LazyLock;

use clerkready::author::{self, SourceFile};
use clerkready::date::{DateFact, Day};
use clerkready::program::Catalog;
use clerkready::{advice, engine, forecast, portable};
use libfuzzer_sys::fuzz_target;

static CATALOG: LazyLock<Catalog> = LazyLock::new(|| {
    let files = [
        ("vocabulary.json", include_str!("../../programs/vocabulary.json")),
        ("mississippi.json", include_str!("../../programs/mississippi.json")),
        ("iimc.json", include_str!("../../programs/iimc.json")),
        ("new-mexico.json", include_str!("../../programs/new-mexico.json")),
        ("minnesota.json", include_str!("../../programs/minnesota.json")),
        ("texas.json", include_str!("../../programs/texas.json")),
    ];
    author::read(&files.map(|(name, text)| SourceFile { name, text })).expect("the shipped programs are sound")
});

fn day() -> Day {
    DateFact::parse("2026-11-22").expect("a date").first()
}

fuzz_target!(|text: &str| {
    let Ok(record) = portable::read(text) else { return };
    for (body, program) in CATALOG.programs() {
        let (plan, over) = forecast::planned(&CATALOG, &record, day());
        for (record, day) in [(&record, day()), (&plan, over)] {
            let evaluation = engine::evaluate(body, program, record, day);
            assert!(evaluation.rulings.iter().all(|it| it.balances()));
            let advice = advice::advice(program, record, &evaluation);
            let result = portable::result(day, &[(program, evaluation, advice)]);
            assert!(result.ends_with("}\n"));
        }
    }
    let written = portable::write(&record);
    assert_eq!(portable::read(&written).as_ref(), Ok(&record));
});
