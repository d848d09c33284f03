//! What is measured, as a module without any JavaScript of its own: a page prepares a case and has it run so many times.

use std::cell::RefCell;
use std::hint::black_box;

use clerkready::assign::{Effort, Instance, solve};
use clerkready::date::Day;
use clerkready::engine::{evaluate, evaluate_all};
use clerkready::packed::unpack;
use clerkready::program::{Body, Catalog, Program};
use clerkready::record::Record;
use clerkready_bench::engine;
use clerkready_bench::families::Family;

const SAMPLE: &str = include_str!("../../../tests/saves/sample.json");

struct Case {
    catalog: Catalog,
    work: Work,
}

enum Work {
    /// Mississippi's CMCC.
    One(Record),
    /// Each program by itself.
    Each(Record),
    /// All programs together, where an activity may serve one or the other.
    Together(Record),
    Assign(Instance),
}

thread_local! {
    static CASE: RefCell<Option<Case>> = const { RefCell::new(None) };
}

fn keep(work: Work) {
    let catalog = unpack(include_bytes!(concat!(env!("OUT_DIR"), "/catalog.bin"))).expect("the build packed it");
    CASE.set(Some(Case { catalog, work }));
}

/// Prepares evaluations of a record with so many entries; of the sample for 0. `programs` is 0 for Mississippi's CMCC, 1 for each
/// program and 2 for all together. Gives the number of entries.
#[unsafe(no_mangle)]
pub extern "C" fn prepare_record(programs: u32, entries: u32) -> u32 {
    let text = if entries == 0 { SAMPLE.to_owned() } else { engine::made(entries as usize).to_string() };
    let record = engine::record(&text);
    let entries = record.activities.len() as u32;
    keep(match programs {
        0 => Work::One(record),
        1 => Work::Each(record),
        _ => Work::Together(record),
    });
    entries
}

/// Prepares an assignment of a family.
#[unsafe(no_mangle)]
pub extern "C" fn prepare_assignment(family: u32, entries: u32, homes: u32, seed: u32) {
    let family = Family::ALL[family as usize % Family::ALL.len()];
    keep(Work::Assign(family.instance(entries as usize, homes as usize, seed.into())));
}

/// Does what was prepared so many times.
#[unsafe(no_mangle)]
pub extern "C" fn run(times: u32) {
    CASE.with_borrow(|case| {
        let Some(Case { catalog, work }) = case else { return };
        let day = Day::from_ymd_opt(2026, 4, 15).expect("the day is in the calendar");
        let every: Vec<(&Body, &Program)> = catalog.programs().collect();
        let one = every.iter().find(|it| it.1.id.as_str() == "ms-cmcc").expect("Mississippi's CMCC is shipped");
        for _ in 0..times {
            match work {
                Work::One(record) => drop(black_box(evaluate(one.0, one.1, record, day))),
                Work::Each(record) => {
                    every.iter().for_each(|(body, it)| drop(black_box(evaluate(body, it, record, day))));
                }
                Work::Together(record) => drop(black_box(evaluate_all(&every, record, day))),
                Work::Assign(instance) => drop(black_box(solve(instance, Effort::default()))),
            }
        }
    });
}
