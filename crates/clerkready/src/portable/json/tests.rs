//! The same texts are read and refused as by serde_json, with the same places.

use proptest::prelude::*;

use super::*;

/// serde_json takes this name for a mark of its own.
const RESERVED: &str = "$serde_json";

/// What serde_json makes of a text.
fn told(text: &str) -> Result<serde_json::Value, Place> {
    serde_json::from_str(text).map_err(|error| Place { line: error.line().max(1), column: error.column().max(1) })
}

/// serde_json writes an exponent in its own way, and here it stays as it was.
fn alike(json: &str) -> String {
    json.replace('E', "e").replace("e+", "e")
}

fn compare(text: &str) {
    match (parse(text), told(text)) {
        (Ok(value), Ok(told)) => {
            assert_eq!(alike(&value.in_line()), alike(&told.to_string()), "{text:?}");
            assert_eq!(alike(&value.in_lines()), alike(&format!("{told:#}")), "{text:?}");
            assert_eq!(value.as_u64(), told.as_u64(), "{text:?}");
        }
        (value, told) => assert_eq!(value.err(), told.err(), "{text:?}"),
    }
}

#[test]
fn every_sort_of_value_is_read_and_every_sort_of_fault_has_its_place() {
    let texts = [
        "",
        " ",
        "\n\n",
        "null",
        "nul",
        "nulL",
        "true",
        "tru e",
        "false",
        " false ",
        "falsey",
        "null null",
        "null,",
        "0",
        "-0",
        "00",
        "01",
        "-",
        "-a",
        "-01",
        "1.",
        "1.a",
        "1.5",
        ".5",
        "+1",
        "1e",
        "1e+",
        "1E+05",
        "1e-7",
        "1ex",
        "1.0e",
        "18446744073709551615",
        "18446744073709551616",
        "1.000",
        "1e2",
        "12345678901234567890.12345678901234567890e999999",
        "\"",
        "\"a",
        "\"a\\",
        "\"a\\\"",
        "\"\\x\"",
        "\"\\/\\b\\f\\n\\r\\t\\\\\\\"\"",
        "\"a\nb\"",
        "\"a\u{1f}\"",
        "\"\u{7f}\"",
        "\"\\u\"",
        "\"\\u00\"",
        "\"\\u00e\"",
        "\"\\u00e9\"",
        "\"\\u00g9\"",
        "\"\\u00E9\"",
        "\"\\u00é\"",
        "\"\\u0000\\u001f\\u000b\"",
        "\"\\ud834\\udd1e\"",
        "\"\\ud834\"",
        "\"\\ud834x\"",
        "\"\\ud834\\n\"",
        "\"\\ud834\\",
        "\"\\ud834",
        "\"\\ud834\\u0041\"",
        "\"\\udd1e\"",
        "\"\\ud834\\ud834\\udd1e\"",
        "\"\\ud834\\udd1\"",
        "\"中é𝄞\"",
        "'a'",
        "\u{feff}1",
        "\u{a0}1",
        "\u{b}1",
        "[",
        "[]",
        "[ ]",
        "[,",
        "[,]",
        "[1",
        "[1,",
        "[1,]",
        "[1, ]",
        "[1 2]",
        "[1,2]",
        "[[],[[]],{}]",
        "[}",
        "]",
        "[1]]",
        "{",
        "{}",
        "{ }",
        "{,",
        "{,}",
        "{a",
        "{1:2}",
        "{\"a",
        "{\"a\"",
        "{\"a\" }",
        "{\"a\":",
        "{\"a\":}",
        "{\"a\":1",
        "{\"a\":1,",
        "{\"a\":1,}",
        "{\"a\":1 \"b\"}",
        "{\"a\":1;",
        "{\"a\" : 1 , \"b\" : [ 2 ] }",
        "{\"b\":1,\"a\":2,\"b\":3,\"a\":{\"c\":4}}",
        "{\"a\":1}}",
        "{]",
        "{\"a\":1]",
        "{\"a\"\n:\n1\n,\n\"b\" 1}",
        "// a\n1",
        "/**/1",
        "1 // a",
        "NaN",
        "Infinity",
        "nan",
        "é",
        "[é",
    ];
    texts.iter().for_each(|it| compare(it));
}

#[test]
fn the_depth_has_a_bound() {
    for depth in [126, 127, 128, 100_000] {
        compare(&"[".repeat(depth));
        compare(&"{\"a\":".repeat(depth));
        compare(&["[".repeat(depth), "]".repeat(depth)].concat());
        compare(&["[".repeat(depth), "{".to_owned(), "]".repeat(depth)].concat());
    }
}

#[test]
fn a_name_that_a_library_keeps_for_itself_is_a_name() {
    let text = r#"{"$serde_json::private::Number":"1"}"#;
    assert_eq!(parse(text).map(|it| it.in_line()), Ok(text.to_owned()));
}

/// Texts that are JSON or nearly so.
fn texts() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        4 => proptest::sample::select(vec!["null", "true", "false", "0", "-1.50e+9", "\"\"", "\"a\"", "{}", "[ ]"])
            .prop_map(str::to_owned),
        2 => any::<String>().prop_map(|it| serde_json::Value::from(it).to_string()),
        1 => any::<f64>().prop_map(|it| it.to_string()),
        1 => "\"(\\\\u[0-9a-fA-Fg]{1,5}|\\\\?[a-z\"/\\\\]|é|\t){0,4}\"",
        1 => "[-+0-9.eE]{1,6}",
    ];
    leaf.prop_recursive(6, 40, 5, |inner| {
        let space = "[ \n\t]{0,2}";
        let field =
            ("[abé]{0,2}", space, inner.clone()).prop_map(|(name, space, it)| format!("\"{name}\"{space}:{it}"));
        let separator = prop_oneof![20 => Just(","), 1 => Just(""), 1 => Just(",,"), 1 => Just(":")];
        prop_oneof![
            (proptest::collection::vec(inner, 0..5), separator.clone(), space)
                .prop_map(|(items, with, space)| format!("[{space}{}]", items.join(with))),
            (proptest::collection::vec(field, 0..5), separator, space)
                .prop_map(|(fields, with, space)| format!("{{{}{space}}}", fields.join(with))),
        ]
    })
}

proptest! {
    #[test]
    fn texts_are_read_and_refused_as_serde_json_does(text in texts()) {
        prop_assume!(!text.contains(RESERVED));
        compare(&text);
    }

    #[test]
    fn what_was_changed_at_one_place_is_read_or_refused_likewise(
        text in texts(),
        at in any::<proptest::sample::Index>(),
        change in proptest::option::of("[\\[\\]{}:,\"\\\\ntfu0-9eE.+ \n\u{0}é-]"),
    ) {
        let mut signs: Vec<char> = text.chars().collect();
        let at = at.index(signs.len());
        signs.splice(at..=at, change.unwrap_or_default().chars());
        compare(&signs.into_iter().collect::<String>());
    }
}
