//! Every language says everything: figures, dates and forms for numbers, without a browser.

use std::path::Path;

use clerkready::date::DateFact;
use clerkready::evaluation::{AwardFinding, Still, Verdict};
use clerkready::id::EntryId;
use clerkready::program::Unit;
use clerkready::quantity::{Amount, Extent, Points};
use clerkready_words::Words;

use super::common::{amount, date, day_and_weekday, points, term};
use super::message::{filled, text};
use super::{Plain, QUOTED, UNQUOTED, findings, keeping, knows, learn, quoted, say, speak, tongue, unmarked};
use crate::app::tongue::{Tongue, month_named};

/// Speaks a language, as its file has it.
fn speak_in(code: &str) -> Tongue {
    let words = Words::read(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/words"))).expect("the build read them");
    let tongue = Tongue::of(code).expect("the build listed it");
    for (name, text) in words.files() {
        if name == tongue.file() {
            learn(tongue, text);
        }
    }
    assert!(speak(tongue, Plain(tongue)), "the words of {code} are there");
    tongue
}

fn of(text: &str) -> DateFact {
    DateFact::parse(text).expect("the test writes a valid date")
}

const fn hundredths(it: u32) -> Points {
    Points::from_hundredths(it)
}

#[test]
fn every_message_of_every_language_is_filled_in() {
    let given = ["«A»", "«B»", "«C»", "«D»", "«E»", "«F»", "«G»", "«H»"];
    let places = |text: &str| given.map(|it| text.contains(it));
    let english: Vec<Vec<[bool; 8]>> =
        (0..say::COUNT).map(|at| text(at).split('\t').map(|it| places(&filled(it, &given))).collect()).collect();
    for code in ["en", "es", "fr"] {
        speak_in(code);
        for (at, english) in english.iter().enumerate() {
            for form in text(at).split('\t').filter(|it| !it.is_empty()) {
                let filled = filled(form, &given);
                assert!(!filled.contains(char::is_control) && !filled.contains(['{', '}']), "{code}: {filled}");
                assert!(english.contains(&places(&filled)), "{code} has other places than English: {filled}");
            }
            assert!(!text(at).is_empty(), "{code}: message {at}");
        }
    }
}

#[test]
fn figures_take_the_form_of_their_language() {
    let says = |it: u32| points(hundredths(it), Unit::Hours);
    let all = || [0, 50, 100, 150, 200].map(says);
    speak_in("en");
    assert_eq!(all(), ["0 hours", "0.5 hours", "1 hour", "1.5 hours", "2 hours"]);
    speak_in("es");
    assert_eq!(all(), ["0 horas", "0.5 horas", "1 hora", "1.5 horas", "2 horas"]);
    // In French everything below two is one.
    speak_in("fr");
    assert_eq!(all(), ["0 heure", "0.5 heure", "1 heure", "1.5 heure", "2 heures"]);
}

#[test]
fn a_form_that_a_message_does_without_is_the_one_for_all_other_numbers() {
    struct Many;
    impl super::Locale for Many {
        fn day(&self, _: clerkready::date::Day) -> String {
            String::new()
        }
        fn month(&self, _: clerkready::date::Day) -> String {
            String::new()
        }
        fn weekday(&self, _: clerkready::date::Day) -> String {
            String::new()
        }
        fn number(&self, plain: &str) -> String {
            plain.to_owned()
        }
        fn money(&self, plain: &str, _: &str) -> String {
            plain.to_owned()
        }
        fn form(&self, _: &str) -> String {
            // What Spanish and French have for a million.
            "many".to_owned()
        }
    }
    let spanish = speak_in("es");
    assert!(speak(spanish, Many));
    assert_eq!(keeping::entries(1_000_000), "1000000 entradas");
}

#[test]
fn sentences_are_whole_in_every_language() {
    let by = of("2027-04-01").first();
    let says = || {
        let open = Verdict::Unmet(Still::Open { by: Some(by) });
        let amount =
            amount(Amount { sure: Extent::Finite(hundredths(300)), possible: Extent::Unbounded }, Unit::Points);
        (findings::still(&open).unwrap_or_default(), amount, keeping::replace_question(1, 4))
    };
    let three = |a: &str, b: &str, c: &str| (a.to_owned(), b.to_owned(), c.to_owned());
    speak_in("en");
    let english =
        three("There is time until April 1, 2027.", "3 points or more", "Replace your 1 entry with the 4 in the file?");
    assert_eq!(says(), english);
    speak_in("es");
    let spanish = three(
        "Hay tiempo hasta el 1 abril 2027.",
        "3 puntos o más",
        "¿Reemplazar lo suyo (1 entrada) con lo del archivo (4)?",
    );
    assert_eq!(says(), spanish);
    speak_in("fr");
    let french = three(
        "Il reste du temps jusqu’au 1er avril 2027.",
        "3 points ou plus",
        "Remplacer votre contenu (1 élément) par celui du fichier (4)\u{a0}?",
    );
    assert_eq!(says(), french);
}

#[test]
fn dates_are_as_exact_as_they_are_known() {
    speak_in("fr");
    assert_eq!(date(of("2026-11-22")), "22 novembre 2026");
    assert_eq!(date(of("2026-11")), "novembre 2026");
    assert_eq!(date(of("2026")), "2026");
    assert_eq!(date(of("2026-11-11")), "11 novembre 2026", "only the first of a month is counted");
    speak_in("en");
    assert_eq!(day_and_weekday(of("2027-04-01").first()), "April 1, 2027 (a Thursday)");
    assert_eq!(term(Some(of("2021-03")), clerkready::record::Until::Lasts), "Since March 2021");
}

#[test]
fn the_catalogs_words_are_marked_in_other_languages_than_its() {
    speak_in("en");
    assert_eq!(quoted("Clerk"), "Clerk");
    speak_in("es");
    assert_eq!(quoted("Clerk"), format!("{QUOTED}Clerk{UNQUOTED}"));
    let held = findings::award(&AwardFinding::Held(EntryId::new("a1")), &quoted("Clerk"));
    assert_eq!(unmarked(&held), "En su registro: Clerk.");
    assert_eq!(super::common::capitalized(&quoted("clerk")), quoted("Clerk"));
}

#[test]
fn a_language_without_its_words_is_not_spoken() {
    let spanish = Tongue::of("es").expect("the build listed it");
    assert!(!knows(spanish));
    assert!(!speak(spanish, Plain(spanish)));
    learn(spanish, "<!doctype html>".to_owned());
    assert!(!knows(spanish), "what is not the words is not taken");
    assert_eq!(tongue(), Tongue::ENGLISH);
    assert_eq!(keeping::entries(2), "2 entries");
}

#[test]
fn the_language_is_the_first_that_the_person_reads() {
    let first = |languages: &[&str]| Tongue::preferred(languages.iter().copied()).map(Tongue::code);
    assert_eq!(first(&["de", "es-MX", "en"]), Some("es"));
    assert_eq!(first(&["fr"]), Some("fr"));
    assert_eq!(first(&["de", "pt-BR"]), None);
    let spanish = speak_in("es");
    assert_eq!(spanish.written(["en", "es", "es-MX"]), "es-MX");
    assert_eq!(spanish.written(["es", "en"]), "es-US", "where it is not said, as most readers here write it");
}

#[test]
fn months_are_understood_in_every_language() {
    let all =
        [("March", 3), ("mar", 3), ("Marzo", 3), ("août", 8), ("AOUT", 8), ("févr.", 2), ("juillet", 7), ("dic", 12)];
    for (typed, month) in all {
        assert_eq!(month_named(typed), Some(month), "{typed}");
    }
    assert_eq!(month_named("jui"), None, "June or July in French");
    assert_eq!(month_named("ma"), None);
    assert_eq!(month_named("Marchember"), None);
}
