//! What was typed into a form and not saved, as one text that a reload does not lose.
//!
//! Invariant: a text goes only into the field that it was typed into; what the form does not ask any more is left out.

use super::form::{Draft, Field, Input, Part};
use super::volume::Volume;

/// Stands between two fields, and nobody types it.
const NEXT: char = '\u{1e}';
/// Stands between a field's name and its text.
const IS: char = '\u{1f}';

/// Under which name a window keeps what is typed into the page of an address; without one, how all of a record's begin.
pub fn name(volume: Volume, address: &str) -> String {
    [&volume.name(), "/", address].concat()
}

/// Everything that is in a draft.
pub fn written(draft: &Draft) -> String {
    let mut text = String::new();
    for (key, part, typed) in draft.texts() {
        text.push_str(&key.id(part));
        text.push(IS);
        text.extend(typed.chars().filter(|it| *it != NEXT && *it != IS));
        text.push(NEXT);
    }
    text
}

/// Puts what was written into the fields of a form.
pub fn restore(fields: &[Field], draft: &mut Draft, text: &str) {
    for (id, typed) in text.split(NEXT).filter_map(|it| it.split_once(IS)) {
        let boxes = fields.iter().flat_map(|field| parts(&field.input).iter().map(move |part| (field.key, *part)));
        if let Some((key, part)) = boxes.into_iter().find(|(key, part)| key.id(*part) == id) {
            draft.set(key, part, typed);
        }
    }
}

fn parts(input: &Input) -> &'static [Part] {
    match input {
        Input::Date => &[Part::Month, Part::Day, Part::Year],
        _ => &[Part::Whole],
    }
}
