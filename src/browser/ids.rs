//! New ids for entries, and a name for the window.

use clerkready::id::EntryId;

use crate::app::place::Subject;
use crate::app::volume::Own;

/// Digits and letters that are not taken for each other when read aloud.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// A random id that no other device comes up with: ten letters, fifty bits.
pub fn fresh(subject: Subject) -> EntryId {
    EntryId::new([subject.prefix(), "-", &letters()].concat())
}

/// A name for a new record of this device.
pub fn own() -> Own {
    Own::random(letters().bytes().fold(0, |number, letter| number << 5 | u64::from(letter) & 31))
}

/// A name for this window, from its opening to its end.
pub fn window() -> String {
    letters()
}

fn letters() -> String {
    let mut bytes = [0; 10];
    let crypto = web_sys::window().and_then(|it| it.crypto().ok());
    if crypto.is_none_or(|it| it.get_random_values_with_u8_array(&mut bytes).is_err()) {
        // Names must differ, not be secret; two windows that open at once have the same clock.
        bytes.fill_with(|| (js_sys::Math::random().to_bits() >> 32) as u8);
    }
    bytes.iter().map(|it| char::from(LETTERS[usize::from(it & 31)])).collect()
}
