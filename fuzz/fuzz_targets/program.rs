//! Any text as a program file or a supplement beside a sound vocabulary; what is sound is evaluated and packed.
#![no_main]

use clerkready::author::{self, SourceFile};
use clerkready::date::DateFact;
use clerkready::{engine, packed, portable};
use libfuzzer_sys::fuzz_target;

const VOCABULARY: &str = include_str!("../../crates/clerkready/tests/bad-programs/good-vocabulary.json");
const PROGRAM: &str = include_str!("../../crates/clerkready/tests/bad-programs/good-program.json");
const RECORD: &str = include_str!("../../tests/saves/sample.json");

fuzz_target!(|text: &str| {
    let file = |name, text| SourceFile { name, text };
    for files in [
        vec![file("vocabulary.json", VOCABULARY), file("fuzzed.json", text)],
        vec![file("vocabulary.json", VOCABULARY), file("program.json", PROGRAM), file("fuzzed.json", text)],
    ] {
        match author::read(&files) {
            Err(faults) => assert!(faults.iter().all(|it| 0 < it.line && 0 < it.column && !it.what.is_empty())),
            Ok(catalog) => {
                let record = portable::read(RECORD).expect("the sample is a record");
                let day = DateFact::parse("2026-11-22").expect("a date").first();
                for (body, program) in catalog.programs() {
                    let evaluation = engine::evaluate(body, program, &record, day);
                    assert!(evaluation.rulings.iter().all(|it| it.balances()));
                }
                assert_eq!(packed::unpack(&packed::pack(&catalog)), Some(catalog));
            }
        }
    }
});
