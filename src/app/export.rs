//! The record as it leaves the device.
//!
//! Invariant: what leaves is the open book and its result as of today, and nothing else.

use clerkready::advice::advice;
use clerkready::engine::evaluate_all;
use clerkready::portable;

use super::model::Model;
use super::scope::Scope;

/// The open book with its result, as `clerkready check` would print it.
pub(super) fn text(model: &Model) -> String {
    let record = &model.open().record;
    // What the person works toward, or what is shown first: a file with every program would be mostly that.
    let chosen = Scope::of(model.catalog, record).programs;
    let evaluations = chosen.iter().zip(evaluate_all(&chosen, record, model.today));
    let results: Vec<_> = evaluations
        .map(|((_, program), it)| {
            let advice = advice(program, record, &it);
            (*program, it, advice)
        })
        .collect();
    portable::export(record, &portable::result(model.today, &results), &model.rules.texts())
}

/// What a file of today is called.
pub(super) fn name(model: &Model, ending: &str) -> String {
    ["clerkready-", &model.today.to_string(), ending].concat()
}
