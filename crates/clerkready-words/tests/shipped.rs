//! The message files that are shipped.

use std::path::Path;

use clerkready_words::{Fault, Language, Words};

/// What is the same in English and in another language because it is the same word, a name, or has no words at all.
const SAME: &[(&str, &[&str])] = &[
    ("es", &["pages.app", "pages.page_title", "forms.no", "forms.error_title", "moving.no"]),
    (
        "fr",
        &[
            "common.count_points",
            "pages.app",
            "pages.page_title",
            "forms.body",
            "result.source",
            "moving.field_date",
            "moving.field_body",
            "moving.field_points",
            "moving.field_question",
        ],
    ),
];

fn shipped() -> Result<Words, Vec<Fault>> {
    Words::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../words"))
}

#[test]
fn english_spanish_and_french_are_there_and_whole() -> Result<(), Vec<Fault>> {
    let words = shipped()?;
    let languages: Vec<(&str, &str)> =
        words.languages().iter().map(|it| (it.code.as_str(), it.name.as_str())).collect();
    assert_eq!(languages, [("en", "English"), ("es", "Español"), ("fr", "Français")]);
    Ok(())
}

#[test]
fn nothing_is_left_in_english_by_accident() -> Result<(), Vec<Fault>> {
    let words = shipped()?;
    let Some((english, others)) = words.languages().split_first() else { return Ok(()) };
    for language in others {
        let listed = SAME.iter().find(|it| it.0 == language.code).map_or(&[][..], |it| it.1);
        let same = same_as(english, language);
        assert_eq!(same, listed, "what {} has in common with English", language.file);
    }
    Ok(())
}

/// The keys of what has words and says the same in both.
fn same_as<'a>(english: &Language, other: &'a Language) -> Vec<&'a str> {
    let says = |text: &str| {
        let without = text.split(['{', '}']).step_by(2).collect::<String>();
        without.chars().any(char::is_alphabetic)
    };
    let is_same = |key: &str| {
        english.message(key).zip(other.message(key)).is_some_and(|(a, b)| {
            a.forms().iter().any(|(form, text)| says(text) && b.forms().iter().any(|it| it.0 == *form && it.1 == *text))
        })
    };
    other.messages.iter().map(|it| it.key.as_str()).filter(|it| is_same(it)).collect()
}
