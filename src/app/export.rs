//! The record as it leaves the device.
//!
//! Invariant: what leaves is the open book and its result as of today, and nothing else.

use clerkready::advice::advice;
use clerkready::engine::evaluate_all;
use clerkready::portable;
use clerkready::record::Record;

use super::model::Model;
use super::scope::Scope;

/// The open book with its result.
pub(super) fn text(model: &Model) -> String {
    let record = &model.open().record;
    portable::export(record, &result(model, record), &model.rules.texts())
}

/// The result of a record as of today, as `clerkready check` would print it.
pub(super) fn result(model: &Model, record: &Record) -> String {
    // What the person works toward, or what is shown first: a file with every program would be mostly that.
    let chosen = Scope::of(model.catalog, record).programs;
    let evaluations = chosen.iter().zip(evaluate_all(&chosen, record, model.today));
    let results: Vec<_> = evaluations
        .map(|((_, program), it)| {
            let advice = advice(program, record, &it);
            (*program, it, advice)
        })
        .collect();
    portable::result(model.today, &results)
}

/// What a file of today is called.
pub(super) fn name(model: &Model, ending: &str) -> String {
    ["clerkready-", &model.today.to_string(), ending].concat()
}
