//! Files of rules: read by code that is fetched only then, and kept.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::storage;
use crate::app::reading::{Reading, Supplied, reading};
use crate::app::rules::{RulesEffect, RulesMsg};

/// Does what follows from a message about rules.
pub fn perform(effect: RulesEffect, send: impl Fn(RulesMsg) + Copy + 'static) {
    match effect {
        RulesEffect::Read(files) => spawn_local(async move {
            let reading = read(files.clone()).await;
            send(RulesMsg::Read(files, reading.ok()));
        }),
        RulesEffect::Keep(file) => storage::keep_rules(&file),
        RulesEffect::Forget(file) => storage::forget_rules(&file),
    }
}

/// Reads files of rules. What reads them, and the app's own files that they build on, are a file of the program by
/// themselves, which few people ever need.
#[wasm_split(rules, fallible)]
fn read(files: Vec<Supplied>) -> Result<Box<Reading>, SplitLoaderError> {
    Ok(Box::new(reading(&files)))
}

/// Reads the file of rules that was chosen in a file input, with its name.
pub fn read_chosen(event: &web_sys::Event, then: impl FnOnce(Result<(String, String), ()>) + 'static) {
    let Some(input) = event.target().and_then(|it| it.dyn_into::<web_sys::HtmlInputElement>().ok()) else { return };
    let name = input.files().and_then(|it| it.get(0)).map(|it| it.name()).unwrap_or_default();
    super::files::read_chosen(event, move |text| then(text.map(|text| (name, text)).map_err(drop)));
}
