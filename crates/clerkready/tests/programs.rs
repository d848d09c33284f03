//! The shipped programs are sound and quote their sources word for word, and a bad program file says what is wrong with it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{env, fs};

use clerkready::author::{self, Fault, SourceFile};
use clerkready::id::ProgramId;
use clerkready::packed;
use clerkready::program::{Boundary, Catalog, Due, Edition, Event, Give, GroupRule, Rule, Unit, When};
use proptest::prelude::*;
use serde_json::Value;

fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Reads a folder's files with an ending, by name.
fn texts(folder: &Path, ending: &str) -> BTreeMap<String, String> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let paths = entries.map(|it| it.expect("the folder can be listed").path());
    let files = paths.filter(|it| it.extension().is_some_and(|it| it == ending));
    files
        .map(|path| {
            let name = path.file_name().expect("a listed file has a name").to_string_lossy().into_owned();
            (name, fs::read_to_string(&path).expect("the file is a text in UTF-8"))
        })
        .collect()
}

fn shipped() -> BTreeMap<String, String> {
    texts(&folder("../../programs"), "json")
}

fn read(files: &BTreeMap<String, String>) -> Result<Catalog, Vec<Fault>> {
    let files: Vec<_> = files.iter().map(|(name, text)| SourceFile { name, text }).collect();
    author::read(&files)
}

#[track_caller]
fn sound(files: &BTreeMap<String, String>) -> Catalog {
    let catalog = read(files);
    if let Err(faults) = &catalog {
        eprintln!("{}", lines(faults));
    }
    catalog.expect("the program files have no fault")
}

fn lines(faults: &[Fault]) -> String {
    faults.iter().map(|it| format!("{it}\n")).collect()
}

fn hash_of(catalog: &Catalog, program: &str) -> String {
    let (_, program) = catalog.program(&ProgramId::new(program)).expect("the test names a program");
    program.rules_hash.clone()
}

#[test]
fn the_shipped_programs_have_no_fault() {
    let catalog = sound(&shipped());
    assert!(0 < catalog.programs().count());
}

#[test]
fn the_packed_form_gives_back_the_same_catalog() {
    let catalog = sound(&shipped());
    assert_eq!(packed::unpack(&packed::pack(&catalog)), Some(catalog));
}

/// Line breaks and indents of a document are not part of its words.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_quotation_stands_in_its_source() {
    let catalog = sound(&shipped());
    let passages: BTreeMap<_, _> =
        texts(&folder("../../tests/passages"), "txt").into_iter().map(|(name, text)| (name, one_line(&text))).collect();
    let quotes = author::quotes(&catalog);
    assert!(!quotes.is_empty());
    for (source, quote) in quotes {
        let file = format!("{source}.txt");
        let passages = passages.get(&file);
        assert!(passages.is_some(), "tests/passages/{file} is missing: it holds the passages that are quoted");
        assert!(
            passages.is_some_and(|it| it.contains(&one_line(quote))),
            "tests/passages/{file} does not have {quote:?}"
        );
    }
}

/// The documents themselves are not ours to ship; whoever has them names their folder in `CLERKREADY_SEEDS`.
#[test]
fn every_passage_and_quotation_stands_in_a_document() {
    let Some(seeds) = env::var_os("CLERKREADY_SEEDS") else {
        return;
    };
    let documents: Vec<_> = texts(Path::new(&seeds), "txt").values().map(|it| one_line(it)).collect();
    let catalog = sound(&shipped());
    let quotes = author::quotes(&catalog).into_iter().map(|(_, quote)| quote.to_owned());
    // The first paragraph says what the file is.
    let passages = texts(&folder("../../tests/passages"), "txt").into_values();
    let passages = passages.flat_map(|it| it.split("\n\n").skip(1).map(str::to_owned).collect::<Vec<_>>());
    for words in quotes.chain(passages) {
        let words = one_line(&words);
        assert!(documents.iter().any(|it| it.contains(&words)), "no document in CLERKREADY_SEEDS has {words:?}");
    }
}

const BAD: &str = "tests/bad-programs";

/// The sound files, of which each bad one takes the place of one.
fn good() -> BTreeMap<String, String> {
    let mut files = texts(&folder(BAD), "json");
    files.retain(|name, _| name.starts_with("good-"));
    files
}

fn good_with(changes: &[(&str, &str)]) -> BTreeMap<String, String> {
    let mut files = good();
    for (from, to) in changes {
        let mut changed = 0;
        for text in files.values_mut() {
            changed += text.matches(from).count();
            *text = text.replace(from, to);
        }
        assert_eq!(changed, 1, "{from:?} stands in the good files once");
    }
    files
}

fn replaced_by(bad: &str) -> &'static str {
    let marks = [
        ("clerkready-vocabulary/1", "good-vocabulary.json"),
        ("clerkready-supplement/1", "good-supplement.json"),
        ("The Guild", "good-guild.json"),
    ];
    marks.iter().find(|(mark, _)| bad.contains(mark)).map_or("good-program.json", |(_, file)| file)
}

/// What a bad file's message must say.
struct Expected {
    line: usize,
    path: String,
    words: Vec<String>,
}

fn expected() -> BTreeMap<String, Expected> {
    let index = fs::read_to_string(folder(BAD).join("expected.txt")).expect("the index can be read");
    let mut all: BTreeMap<String, Expected> = BTreeMap::new();
    let mut current = String::new();
    for line in index.lines().filter(|it| !it.is_empty() && !it.starts_with('#')) {
        if let Some(words) = line.strip_prefix("    ") {
            all.get_mut(&current).expect("words follow a file").words.push(words.to_owned());
            continue;
        }
        let mut parts = line.splitn(3, ':');
        let mut part = || parts.next().expect("a file's line is name:line: path").trim().to_owned();
        let (name, line, path) = (part(), part(), part());
        let expected = Expected { line: line.parse().expect("a line is a number"), path, words: Vec::new() };
        assert!(all.insert(name.clone(), expected).is_none(), "{name} stands in the index once");
        current = name;
    }
    all
}

#[test]
fn each_bad_file_has_its_one_fault_told_with_its_place() {
    let mut bad = texts(&folder(BAD), "json");
    bad.retain(|name, _| !name.starts_with("good-"));
    let expected = expected();
    let names: BTreeSet<_> = bad.keys().collect();
    assert_eq!(names, expected.keys().collect(), "each bad file stands in expected.txt");
    let mut wrong = String::new();
    for (name, text) in &bad {
        let Expected { line, path, words } = &expected[name];
        assert!(!words.is_empty(), "{name} has words to look for");
        let mut files = good();
        files.remove(replaced_by(text));
        files.insert(name.clone(), text.clone());
        let faults = read(&files).err().unwrap_or_default();
        let told = faults.as_slice();
        let right = matches!(told, [fault] if fault.file == *name && fault.line == *line && fault.path == *path
            && words.iter().all(|it| fault.what.contains(it)));
        if !right {
            wrong += &format!(
                "{name}: expected one fault on line {line} at {path:?} with {words:?}; found\n{}\n",
                lines(told)
            );
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn a_fault_prints_as_file_line_column_path_and_words() {
    let files = good_with(&[("\"applies_by\": \"application\"", "\"applies_by\": \"aplication\"")]);
    assert_eq!(
        lines(&read(&files).err().unwrap_or_default()),
        "good-program.json:96:25: programs[0].editions[0].applies_by: found the unknown step \"aplication\"; \
         expected a known one: did you mean \"application\"?\n"
    );
}

#[test]
fn columns_count_characters() {
    let files = good_with(&[(r#""Points", "due": "grant""#, r#""Pünkte – alle", "due": "given""#)]);
    let places: Vec<_> = read(&files).err().unwrap_or_default().iter().map(|it| (it.line, it.column)).collect();
    assert_eq!(places, [(57, 64)]);
}

#[test]
fn every_fault_of_every_file_is_told_at_once() {
    let files = good_with(&[
        (r#""dated": "2023-09""#, r#""dated": "last fall""#),
        (r#""basis": "published""#, r#""basis": "heard", "color": "blue""#),
        (r#""instead_of": "sessions""#, r#""instead_of": "office-held""#),
        (r#""verbatim", "quote": "by April 1"#, r#""heard", "quote": "by April 1"#),
        (r#""asks": ["passed"]"#, r#""asks": ["passed", "paid"]"#),
    ]);
    let paths: Vec<_> = read(&files).err().unwrap_or_default().into_iter().map(|it| it.path).collect();
    assert_eq!(
        paths,
        [
            "sources[0].dated",
            "programs[0].editions[0].basis",
            "programs[0].editions[0].color",
            "programs[0].editions[0].schedule[1].completed.instead_of",
            "programs[0].editions[0].steps[0].cites[0].confidence",
            "kinds[0].asks[1]",
        ]
    );
}

#[test]
fn files_need_one_vocabulary_and_a_program() {
    let both = good();
    let of = |names: &[&str]| {
        let files: Vec<_> = names.iter().map(|name| SourceFile { name, text: &both[*name] }).collect();
        lines(&author::read(&files).err().unwrap_or_default())
    };
    assert!(of(&[]).contains("found no vocabulary"));
    assert!(of(&["good-program.json"]).contains("found no vocabulary"));
    assert!(of(&["good-vocabulary.json"]).contains("found no program file"));
    assert!(
        of(&["good-vocabulary.json", "good-vocabulary.json", "good-program.json"])
            .contains("found a second vocabulary")
    );
    assert!(
        of(&["good-vocabulary.json", "good-program.json", "good-program.json"])
            .contains("found a second body \"league\"")
    );
}

#[test]
fn a_file_that_cannot_be_parsed_makes_no_name_of_the_others_unknown() {
    let mut files = good();
    files.insert("good-vocabulary.json".to_owned(), "{".to_owned());
    let faults = read(&files).err().unwrap_or_default();
    assert_eq!(faults.len(), 1, "{}", lines(&faults));
}

#[test]
fn the_reading_shown_first_comes_first_and_the_others_keep_their_order() {
    let catalog = sound(&good());
    let (_, program) = catalog.program(&ProgramId::new("clerks")).expect("the good program is there");
    let readings: Vec<_> = program.editions[0].requirements[2].readings.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(readings, ["in-a-year", "in-a-row"]);
}

#[test]
fn parts_are_due_with_their_requirement() {
    let catalog = sound(&good());
    let (_, program) = catalog.program(&ProgramId::new("clerks")).expect("the good program is there");
    let points = program.editions[0].requirements.last().expect("the last requirement is about points");
    let Rule::All(parts) = &points.readings[0].rule else { unreachable!("the requirement of points has parts") };
    assert!(parts.iter().all(|it| it.due == Due::Grant && it.cites.is_empty()));
}

#[test]
fn a_program_like_another_differs_only_in_what_stands_instead() {
    let catalog = sound(&good());
    let editions = ["clerks", "deputies"].map(|id| {
        let (_, program) = catalog.program(&ProgramId::new(id)).expect("the good program is there");
        program.editions.clone()
    });
    let [clerks, mut deputies] = editions;
    assert_eq!(deputies[0].requirements[0].title, "In office as a deputy");
    deputies[0].requirements[0] = clerks[0].requirements[0].clone();
    assert_eq!(clerks, deputies);
}

fn edition(catalog: &Catalog, program: &str) -> Edition {
    let (_, program) = catalog.program(&ProgramId::new(program)).expect("the test names a program");
    program.editions[0].clone()
}

#[test]
fn a_supplement_belongs_to_the_program_and_to_what_is_like_it() {
    let catalog = sound(&good());
    for program in ["clerks", "deputies"] {
        let Edition { schedule, groups, .. } = edition(&catalog, program);
        assert_eq!(schedule.last().map(|it| it.id.as_str()), Some("institutes"));
        assert!(matches!(groups.as_slice(), [group] if matches!(group.rule, GroupRule::AtMost(_))));
    }
    let (league, _) = catalog.program(&ProgramId::new("clerks")).expect("the good program is there");
    assert!(league.sources.iter().any(|it| it.id.as_str() == "flyer"));
}

#[test]
fn what_program_files_and_supplements_add_comes_after_the_vocabulary() {
    let catalog = sound(&good());
    let kinds: Vec<_> = catalog.kinds.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(kinds, ["session", "conference", "field-day", "course", "webinar", "article", "mentoring", "institute"]);
    let facts: Vec<_> = catalog.facts.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(facts, ["passed", "business_meeting", "in_person", "to_the_end"]);
    let designations: Vec<_> = catalog.designations.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(designations, ["national-clerk", "fellow"]);
}

#[test]
fn a_fault_in_a_supplement_is_told_there_and_once() {
    let files = good_with(&[("\"give\": { \"each\": \"8\" }, \"with\"", "\"give\": { \"each\": \"x\" }, \"with\"")]);
    let faults = read(&files).err().unwrap_or_default();
    assert!(
        matches!(faults.as_slice(), [fault] if fault.file == "good-supplement.json" && fault.line == 16),
        "{}",
        lines(&faults)
    );
}

/// Collects the texts under a key, wherever it stands.
fn texts_under(key: &str, json: &Value) -> Vec<String> {
    let mut found: Vec<String> = json.get(key).and_then(Value::as_str).map(str::to_owned).into_iter().collect();
    match json {
        Value::Array(list) => found.extend(list.iter().flat_map(|it| texts_under(key, it))),
        Value::Object(object) => found.extend(object.values().flat_map(|it| texts_under(key, it))),
        _ => {}
    }
    found
}

#[test]
fn every_quotation_of_every_construct_is_found() {
    let files = good();
    let catalog = sound(&files);
    let found: BTreeSet<_> = author::quotes(&catalog).into_iter().map(|(_, quote)| quote.to_owned()).collect();
    let written = files
        .values()
        .flat_map(|text| texts_under("quote", &serde_json::from_str(text).expect("the good files are JSON")));
    assert_eq!(found, written.collect());
}

#[test]
fn what_is_left_out_has_its_default() {
    let catalog = sound(&good());
    let chosen_by = |id| catalog.program(&ProgramId::new(id)).map(|(_, program)| program.chosen_by);
    assert_eq!(chosen_by("clerks"), Some(Event::Apply));
    assert_eq!(chosen_by("guild-clerk"), Some(Event::Enroll));
    let units: Vec<_> = catalog.bodies.iter().flat_map(|it| &it.categories).map(|it| it.unit).collect();
    assert_eq!(units, [Unit::Hours, Unit::Hours, Unit::Points, Unit::Points, Unit::Points]);
    let clerks = edition(&catalog, "clerks");
    assert!(clerks.counting.after.is_none() && clerks.caps.is_empty() && clerks.fees.is_empty());
}

#[test]
fn readings_of_lines_and_of_counting_come_with_the_one_shown_first_in_front() {
    let guild = edition(&sound(&good()), "guild-clerk");
    let boundaries: Vec<_> = guild.counting.after.iter().flat_map(|it| &it.readings).map(|it| it.boundary).collect();
    assert_eq!(boundaries, [Boundary::SameMonth, Boundary::NextDay]);
    let articles = guild.schedule.iter().find(|it| it.id.as_str() == "articles").expect("the line is there");
    let clerkready::program::Earned::Activities(activities) = &articles.earned else {
        unreachable!("the line is for activities")
    };
    assert!(matches!(activities.give.as_slice(), [first, second]
        if matches!(first.give, Give::Each(_)) && matches!(&second.give, Give::ForCount(table) if table.len() == 2)));
}

#[test]
fn parts_may_have_readings_and_deadlines_of_their_own() {
    let guild = edition(&sound(&good()), "guild-clerk");
    let Rule::Some(some) = &guild.requirements[0].readings[0].rule else {
        unreachable!("the first requirement is met by some of its parts")
    };
    assert_eq!((some.at_least, some.of.len()), (2, 3));
    assert_eq!(some.of[0].deadline.as_ref().map(|it| it.months), Some(60));
    let whens = some.of[1].readings.iter().filter_map(|it| match &it.rule {
        Rule::Member(member) => Some(member.when),
        _ => None,
    });
    let whens: Vec<_> = whens.collect();
    assert!(matches!(whens.as_slice(), [When::On(Event::Apply), When::ForMonths(24, _)]));
}

#[test]
fn the_rules_hash_does_not_depend_on_layout_or_the_order_of_keys() {
    let before = sound(&good());
    let after = sound(&good_with(&[
        (
            r#""name": "The League", "decides": "its committee""#,
            "\n\n\"decides\" :\t\"its committee\",\"name\":\"The \\u004Ceague\" ",
        ),
        (r#""basis": "published","#, ""),
        (r#""from": "2023-09","#, r#""basis": "published", "from": "2023-09","#),
    ]));
    for program in ["clerks", "deputies"] {
        let hash = hash_of(&before, program);
        assert!(hash.len() == 64 && hash.bytes().all(|it| matches!(it, b'0'..=b'9' | b'a'..=b'f')), "{hash}");
        assert_eq!(hash, hash_of(&after, program));
    }
}

#[test]
fn one_word_changes_the_hash_of_the_rules_that_rest_on_it() {
    let before = sound(&good());
    for (from, to, changed) in [
        ("both sessions in a year", "both sessions in one year", ["clerks", "deputies"].as_slice()),
        ("\"title\": \"Leaflet\"", "\"title\": \"Flyer\"", &["clerks", "deputies"]),
        ("or a deputy", "or the deputy", &["deputies"]),
        ("8 points toward the League's", "8 points for the League's", &["clerks", "deputies"]),
        ("Did you stay to the end?", "Were you there to the end?", &["clerks", "deputies"]),
        ("Fellow of the Guild", "Guild Fellow", &["guild-clerk"]),
    ] {
        let after = sound(&good_with(&[(from, to)]));
        for program in ["clerks", "deputies", "guild-clerk"] {
            let same = hash_of(&before, program) == hash_of(&after, program);
            assert_eq!(same, !changed.contains(&program), "{program} with {to:?}");
        }
    }
}

/// Reads a text in the place of each good file in turn, which together have every construct, and with itself alone.
fn read_in_each_place(text: &str) {
    let good = good();
    for name in good.keys() {
        let mut files = good.clone();
        files.insert(name.clone(), text.to_owned());
        let _ = read(&files);
    }
    let _ = author::read(&[SourceFile { name: "alone", text }]);
}

/// Lists the JSON pointers of every value within one.
fn places(json: &Value) -> Vec<String> {
    let parts: Vec<(String, &Value)> = match json {
        Value::Array(list) => list.iter().enumerate().map(|(i, it)| (i.to_string(), it)).collect(),
        Value::Object(object) => object.iter().map(|(key, it)| (key.clone(), it)).collect(),
        _ => Vec::new(),
    };
    let within =
        parts.into_iter().flat_map(|(part, it)| places(it).into_iter().map(move |end| format!("/{part}{end}")));
    std::iter::once(String::new()).chain(within).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_text_makes_reading_panic(text in any::<String>()) {
        read_in_each_place(&text);
    }

    #[test]
    fn no_misplaced_value_makes_reading_panic(
        file in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..6),
    ) {
        let good: Vec<_> = good().into_values().collect();
        let text: &String = file.get(&good);
        let mut json: Value = serde_json::from_str(text).expect("the good files are JSON");
        for (from, to) in changes {
            let places = places(&json);
            let value = json.pointer(&places[from.index(places.len())]).cloned().unwrap_or_default();
            if let Some(place) = json.pointer_mut(&places[to.index(places.len())]) {
                *place = value;
            }
        }
        read_in_each_place(&json.to_string());
    }

    #[test]
    fn no_truncation_makes_reading_panic(file in any::<prop::sample::Index>(), end in any::<prop::sample::Index>()) {
        let good: Vec<_> = good().into_values().collect();
        let text = file.get(&good);
        read_in_each_place(&String::from_utf8_lossy(&text.as_bytes()[..end.index(text.len())]));
    }

    #[test]
    fn no_changed_bytes_make_reading_panic(
        file in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        let good: Vec<_> = good().into_values().collect();
        let mut bytes = file.get(&good).clone().into_bytes();
        for (index, byte) in changes {
            let index = index.index(bytes.len());
            bytes[index] = byte;
        }
        read_in_each_place(&String::from_utf8_lossy(&bytes));
    }
}

#[test]
fn deep_nesting_is_a_fault_and_no_overflow() {
    for deep in ["[".repeat(100_000), "{\"all\":".repeat(5_000), format!("{}{}", "[".repeat(400), "]".repeat(400))] {
        read_in_each_place(&deep);
    }
}
