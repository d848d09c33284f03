//! One small mistake at a time: each is told with its file and its key, and stops the build.

use clerkready_words::Words;

const ABOUT: &str = r#""language": { "name": "X", "region": "x-X", "months": "a b c d e f g h i j k l" }"#;

/// English and Spanish with these pages, as files.
fn files(english: &str, spanish: &str) -> Vec<(String, String)> {
    let file = |name: &str, pages: &str| (name.to_owned(), format!("{{ {ABOUT}, {pages} }}"));
    vec![file("words/es.json", spanish), file("words/en.json", english)]
}

/// What is told about them, one line for each fault.
fn told(english: &str, spanish: &str) -> Vec<String> {
    let faults = Words::of(&files(english, spanish)).err().unwrap_or_default();
    faults.iter().map(ToString::to_string).collect()
}

const ENGLISH: &str = r#""pages": {
    "skip": "Skip",
    "met": "{met} of {all}",
    "days": { "one": "{count} day of {name}", "other": "{count} days of {name}" }
}"#;
const SPANISH: &str = r#""pages": {
    "skip": "Saltar",
    "met": "De {all}, {met}",
    "days": { "one": "Un día de {name}", "other": "{name}: {count} días", "many": "{name}: {count} de días" }
}"#;

#[test]
fn a_message_is_known_by_its_number_and_what_varies_by_its_place_in_english() -> Result<(), Vec<String>> {
    let words = Words::of(&files(ENGLISH, SPANISH)).map_err(|_| told(ENGLISH, SPANISH))?;
    assert_eq!(words.first_text(), "Skip\n\u{1} of \u{2}\n\u{1} days of \u{2}\t\u{1} day of \u{2}");
    let files = words.files();
    assert_eq!(files.len(), 1);
    assert_eq!(files[0].1, "Saltar\nDe \u{2}, \u{1}\n\u{2}: \u{1} días\tUn día de \u{2}\t\t\t\u{2}: \u{1} de días");
    assert!(files[0].0.starts_with("es-") && files[0].0.ends_with(".txt"), "{}", files[0].0);
    Ok(())
}

#[test]
fn a_file_has_another_name_when_something_else_is_in_it() {
    let name = |spanish: &str| Words::of(&files(ENGLISH, spanish)).map(|it| it.files()[0].0.clone()).ok();
    assert_eq!(name(SPANISH), name(SPANISH));
    assert_ne!(name(SPANISH), name(&SPANISH.replace("Saltar", "Omitir")));
}

#[test]
fn a_message_that_is_missing_or_that_nobody_asked_for_is_told() {
    let missing = SPANISH.replace(r#""skip": "Saltar","#, "");
    assert_eq!(told(ENGLISH, &missing), ["words/es.json: pages.skip: it is missing; words/en.json has it"]);
    let extra = SPANISH.replace(r#""skip""#, r#""more": "Más", "skip""#);
    assert_eq!(told(ENGLISH, &extra), ["words/es.json: pages.more: words/en.json has no such message"]);
}

#[test]
fn what_varies_must_be_the_same_in_every_form() {
    let other = SPANISH.replace("De {all}, {met}", "De {todo}, {met}");
    let expected =
        ["words/es.json: pages.met: nothing is given for “{todo}”", "words/es.json: pages.met: “{all}” is missing"];
    assert_eq!(told(ENGLISH, &other), expected);
    let nameless = SPANISH.replace("Un día de {name}", "Un día");
    assert_eq!(told(ENGLISH, &nameless), ["words/es.json: pages.days.one: “{name}” is missing"]);
    let uncounted = SPANISH.replace("{name}: {count} días", "{name}: días");
    assert_eq!(told(ENGLISH, &uncounted), ["words/es.json: pages.days.other: “{count}” is missing"]);
}

#[test]
fn a_plural_is_one_everywhere_and_has_a_form_for_every_number() {
    let single = SPANISH.replace(r#""met": "De {all}, {met}""#, r#""met": { "other": "De {all}, {met}, {count}" }"#);
    assert_eq!(told(ENGLISH, &single), ["words/es.json: pages.met: in words/en.json it is one text"]);
    let odd = SPANISH.replace(r#""many""#, r#""lots""#);
    let told_odd = told(ENGLISH, &odd);
    assert!(told_odd[0].contains("pages.days: “lots” is no form of a plural"), "{told_odd:?}");
    let without = SPANISH.replace(r#""other""#, r#""few""#);
    assert!(told(ENGLISH, &without)[0].contains("pages.days: a plural needs the form “other”"));
}

#[test]
fn an_empty_text_a_lone_brace_and_a_line_break_are_told() {
    let told = |text: &str| told(ENGLISH, &SPANISH.replace("Saltar", text));
    assert!(told("")[0].contains("pages.skip: it is empty"));
    assert!(told("Saltar ")[0].contains("has space at an end"));
    assert!(told("Sal{tar")[0].contains("a brace stands alone after “Sal”"));
    assert!(told("Sal{Tar}")[0].contains("“{Tar}” is no place for anything"));
    assert!(told("Sal\\ntar")[0].contains("a line break"));
}

#[test]
fn a_key_that_stands_twice_is_told() {
    let twice = SPANISH.replace(r#""skip""#, r#""skip": "Pasar", "skip""#);
    assert_eq!(told(ENGLISH, &twice), ["words/es.json: pages.skip: it stands here twice"]);
    let page = format!("{SPANISH}, {SPANISH}");
    assert_eq!(told(ENGLISH, &page), ["words/es.json: pages: it stands here twice"]);
}

#[test]
fn what_is_no_json_and_a_language_that_says_nothing_of_itself_are_told() {
    assert!(told(ENGLISH, "\"pages\": {")[0].starts_with("words/es.json: EOF while parsing"));
    let files = [("words/en.json".to_owned(), format!("{{ {ENGLISH} }}"))];
    let faults = Words::of(&files).err().unwrap_or_default();
    let keys: Vec<&str> = faults.iter().map(|it| it.key.as_str()).collect();
    assert_eq!(keys, ["language.months", "language.name", "language.region"]);
    assert!(Words::of(&[]).is_err(), "without English nothing is built");
}
