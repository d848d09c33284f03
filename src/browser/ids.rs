//! New ids for entries.

use clerkready::id::EntryId;

use crate::app::place::Subject;

/// Digits and letters that are not taken for each other when read aloud.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// A random id that no other device comes up with: ten letters, fifty bits.
pub fn fresh(subject: Subject) -> EntryId {
    let mut bytes = [0; 10];
    // Without random numbers the clock's milliseconds have to do; ids must differ, not be secret.
    let crypto = web_sys::window().and_then(|it| it.crypto().ok());
    if crypto.is_none_or(|it| it.get_random_values_with_u8_array(&mut bytes).is_err()) {
        let now = js_sys::Date::new_0();
        let ticks = [now.get_full_year(), now.get_month(), now.get_date(), now.get_hours(), now.get_minutes()];
        let ticks = ticks.into_iter().chain([now.get_seconds(), now.get_milliseconds(), now.get_milliseconds() >> 5]);
        for (byte, tick) in bytes.iter_mut().zip(ticks) {
            *byte = (tick & 31) as u8;
        }
    }
    let mut id = String::from(subject.prefix());
    id.push('-');
    id.extend(bytes.iter().map(|it| char::from(LETTERS[usize::from(it & 31)])));
    EntryId::new(id)
}
