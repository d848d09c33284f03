//! The words of a text, as far as they tell things apart.
//!
//! Invariant: only letters of the Latin scripts and digits are looked at: the tables of all scripts weigh more than this.

/// The words of a text, in small letters.
pub(super) fn words(text: &str) -> Vec<String> {
    let parts = text.split(|it: char| !is_letter(it)).filter(|it| !it.is_empty());
    parts.map(str::to_ascii_lowercase).collect()
}

/// Letters, with and without marks, and digits.
fn is_letter(it: char) -> bool {
    it.is_ascii_alphanumeric() || ('\u{c0}'..='\u{24f}').contains(&it)
}
