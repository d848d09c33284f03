//! The command as its users meet it: what it prints, and how it ends.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn sample() -> String {
    root().join("tests/saves/sample.json").display().to_string()
}

fn run(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_clerkready")).args(args).output().expect("the command starts")
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap_or(-1)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A file of this test's own, gone when it goes out of scope.
struct Temporary(PathBuf);

impl Temporary {
    fn new(name: &str, text: &str) -> Temporary {
        let path = std::env::temp_dir().join(format!("clerkready-{}-{name}", std::process::id()));
        fs::write(&path, text).expect("the folder for temporary files can be written to");
        Temporary(path)
    }

    fn path(&self) -> String {
        self.0.display().to_string()
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

#[test]
fn a_record_is_evaluated_whatever_the_verdicts_are() {
    let output = run(&["check", &sample(), "--program", "ms-cdmcc", "--on", "2026-11-22"]);
    assert_eq!(code(&output), 0, "{}", text(&output.stderr));
    let said = text(&output.stdout);
    assert!(said.contains("Jordan Ellis, City of Pine Hollow"), "{said}");
    assert!(said.contains("[not yet, possible until 2028-10-21] The three-year training program"), "{said}");
    assert!(said.contains("[unknown: the person can tell] 60 education points: 20 to any number of 60"), "{said}");
    assert!(said.contains("the business meeting was not attended"), "{said}");
}

#[test]
fn the_result_as_json_names_program_rules_and_requirements_and_is_the_same_each_time() {
    let args = ["check", &sample(), "--program", "ms-cmcc", "--on", "2026-11-22", "--format", "json"];
    let (first, second) = (run(&args), run(&args));
    assert_eq!(first.stdout, second.stdout);
    let result: Value = serde_json::from_slice(&first.stdout).expect("the result is JSON");
    assert_eq!(result["format"], "clerkready-result/1");
    assert_eq!(result["day"], "2026-11-22");
    let program = &result["programs"][0];
    assert_eq!((&program["id"], &program["edition"]), (&Value::from("ms-cmcc"), &Value::from("2023-09")));
    assert_eq!(program["rules_hash"].as_str().map(str::len), Some(64));
    let training = &program["requirements"].as_array().expect("a list")[2];
    assert_eq!(training["id"], "training");
    assert_eq!((&training["need"], &training["sure"], &training["short"]), (&6.into(), &2.into(), &4.into()));
}

#[test]
fn what_is_not_met_ends_with_one_only_when_that_was_asked_for() {
    let met = ["check", &sample(), "--program", "ms-cmcc", "--on", "2026-11-22", "--require", "met"];
    assert_eq!(code(&run(&met)), 1);
    assert_eq!(code(&run(&met[..6])), 0);
}

#[test]
fn a_plan_is_judged_on_the_day_when_it_is_over() {
    let args = ["check", &sample(), "--program", "ms-cmcc", "--on", "2026-11-22"];
    let conferences = |output: &Output| text(&output.stdout).matches("planned only").count();
    assert_eq!(conferences(&run(&args)), 2);
    let planned = run(&[&args[..], &["--plan"]].concat());
    assert_eq!(conferences(&planned), 0);
    assert!(text(&planned.stdout).contains("Judged on 2027-04-30"), "{}", text(&planned.stdout));
}

#[test]
fn a_forecast_tells_on_which_days_requirements_turn_and_what_an_award_would_strand() {
    let args = ["forecast", &sample(), "--on", "2026-11-22", "--program", "ms-cmcc", "--plan"];
    let said = text(&run(&args).stdout);
    assert!(said.contains("Not ready to apply on any of these days"), "{said}");
    assert!(said.contains("2029-10-21: “The three-year training program: all six sessions”: no longer"), "{said}");
    let json = run(&[&args[..], &["--format", "json"]].concat());
    let forecast: Value = serde_json::from_slice(&json.stdout).expect("the forecast is JSON");
    assert_eq!((&forecast["format"], &forecast["until"]), (&"clerkready-forecast/1".into(), &"2036-11-22".into()));
    let turns = forecast["programs"][0]["turns"].as_array().expect("a list");
    let closed = |it: &&Value| it["requirement"] == "training" && it["to"] == "closed" && it["from"] == "open";
    assert_eq!(turns.iter().filter(closed).map(|it| &it["on"]).collect::<Vec<_>>(), [&Value::from("2029-10-21")]);
}

#[test]
fn what_an_award_would_strand_is_told_and_the_file_stays_as_it_is() {
    let master = r#"{ "format": "clerkready-record/1",
        "awards": [ { "id": "a1", "program": "iimc-cmc", "on": "2020-03-02", "used": [] } ],
        "activities": [ { "id": "x1", "kind": "master-academy", "from": "2026-05-04", "to": "2026-05-06",
            "stated": [ { "by": "certificate", "body": "iimc", "category": "advanced-education", "points": "6" } ] } ] }"#;
    let file = Temporary::new("master.json", master);
    let args = ["forecast", &file.path(), "--program", "iimc-mmc", "--on", "2026-11-22"];
    assert!(!text(&run(&args).stdout).contains("stranded"));
    let supposed = run(&[&args[..], &["--awarded", "iimc-cmc-recertification=2026-12-01"]].concat());
    let said = text(&supposed.stdout);
    assert!(said.contains("2026-05-06 (x1): 0 instead of 6; before"), "{said}");
    assert_eq!(fs::read_to_string(&file.0).expect("the file is there"), master);
    for wrong in [["--awarded", "no-such=2027-01-01"], ["--dated", "x1=soon"], ["--without", "x9"]] {
        assert_eq!(code(&run(&[&args[..], &wrong[..]].concat())), 2, "{wrong:?}");
    }
}

#[test]
fn a_file_that_cannot_be_read_ends_with_three_and_says_where() {
    let missing = run(&["check", "no-such-file.json"]);
    assert_eq!(code(&missing), 3);
    assert!(text(&missing.stderr).contains("no-such-file.json"));
    let bad =
        Temporary::new("bad.json", r#"{ "format": "clerkready-record/1", "positions": [ { "from": "spring" } ] }"#);
    let output = run(&["check", &bad.path()]);
    assert_eq!((code(&output), text(&output.stdout)), (3, String::new()));
    let said = text(&output.stderr);
    assert!(said.contains("positions[0].from: expected a date such as"), "{said}");
    assert!(said.contains("positions[0].id: expected an id that no other entry has"), "{said}");
    assert!(said.contains("nothing was evaluated"), "{said}");
}

#[test]
fn wrong_usage_ends_with_two() {
    for args in [
        &["check"][..],
        &["check", &sample(), "--on", "tomorrow"],
        &["check", &sample(), "--program", "no-such-program"],
        &["explain", "no-such-program"],
        &["dance"],
    ] {
        assert_eq!(code(&run(args)), 2, "{args:?}");
    }
}

#[test]
fn programs_are_listed_and_explained_with_their_sources() {
    let listed: Value = serde_json::from_slice(&run(&["programs", "--format", "json"]).stdout).expect("JSON");
    let ids: Vec<&str> =
        listed["programs"].as_array().expect("a list").iter().filter_map(|it| it["id"].as_str()).collect();
    assert!(
        ["ms-cmcc", "iimc-cmc", "iimc-mmc", "mn-mcmc", "tx-trmc", "nm-institute"].iter().all(|it| ids.contains(it))
    );
    for id in ids {
        let said = text(&run(&["explain", id]).stdout);
        assert!(said.contains("\nSources\n") && said.contains("last compared with on"), "{said}");
    }
    let said = text(&run(&["explain", "iimc-mmc"]).stdout);
    assert!(said.contains("“Hold a CMC designation in good standing.”"), "{said}");
}

#[test]
fn a_file_in_the_making_is_linted_in_the_place_of_the_built_in_one() {
    let shipped = root().join("programs/mississippi.json");
    let shipped_text = fs::read_to_string(&shipped).expect("it is shipped");
    assert_eq!(code(&run(&["lint", &shipped.display().to_string()])), 0);
    let changed = shipped_text.replacen("\"at_least\": \"60\"", "\"at_leest\": \"60\"", 1);
    let file = Temporary::new("mississippi.json", &changed);
    let output = run(&["lint", &file.path(), "--format", "json"]);
    assert_eq!(code(&output), 1);
    let faults: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let fault = &faults["faults"][0];
    assert!(fault["what"].as_str().is_some_and(|it| it.contains("did you mean \"at_least\"?")), "{fault}");
    let line = shipped_text.lines().position(|it| it.contains("\"at_least\": \"60\"")).map(|it| it + 1);
    assert_eq!(fault["line"].as_u64().and_then(|it| usize::try_from(it).ok()), line);
}

#[test]
fn the_example_of_the_docs_has_no_fault_and_its_mistake_the_one_that_the_docs_show() {
    let example = root().join("docs/examples/river-clerks.json");
    let output = run(&["lint", &example.display().to_string()]);
    assert_eq!((code(&output), text(&output.stdout).as_str()), (0, "no faults\n"));
    let good = fs::read_to_string(&example).expect("the example is there");
    let bad = Temporary::new("river.json", &good.replace("unbroken-until-then", "unbroken-until"));
    let fault = text(&run(&["lint", &bad.path()]).stdout);
    let docs = fs::read_to_string(root().join("docs/rules.md")).expect("the docs are there");
    let (_, told) = fault.trim_end().split_once("river.json:").expect("a fault names its file");
    assert!(
        docs.replace('\n', " ").contains(&format!("river-clerks.json:{told}")),
        "docs/rules.md does not show {told}"
    );
}

const SUPPLEMENT: &str = r#"{
    "format": "clerkready-supplement/1", "supplements": "ms-cmcc",
    "sources": [ { "id": "pine-hollow-form", "title": "Point form", "publisher": "Pine Hollow",
                   "url": "https://example.org/form", "dated": "2026", "checked": "2026-11-22" } ],
    "kinds": [ { "id": "pine-hollow-class", "name": "Pine Hollow class", "hint": "", "asks": [] } ],
    "schedule": [ { "id": "pine-hollow-classes", "category": "education",
        "activities": { "kinds": ["pine-hollow-class"], "give": { "each": "2" }, "counts": "surely" },
        "cites": [ { "source": "pine-hollow-form", "confidence": "paraphrase", "says": "Two points for a class." } ] } ] }"#;

#[test]
fn a_supplement_adds_its_lines_and_changes_the_hash() {
    let supplement = Temporary::new("supplement.json", SUPPLEMENT);
    let record = r#"{ "format": "clerkready-record/1",
        "activities": [ { "id": "x", "kind": "pine-hollow-class", "from": "2026-05-04" } ] }"#;
    let record = Temporary::new("record.json", record);
    let args = ["check", &record.path(), "--program", "ms-cmcc", "--on", "2026-11-22", "--format", "json"];
    let alone: Value = serde_json::from_slice(&run(&args).stdout).expect("JSON");
    let with: Value =
        serde_json::from_slice(&run(&[&args[..], &["--with", &supplement.path()]].concat()).stdout).expect("JSON");
    let points = |result: &Value| result["programs"][0]["requirements"][3]["parts"][0]["sure"].clone();
    assert_eq!((points(&alone), points(&with)), ("0".into(), "2".into()));
    assert_ne!(alone["programs"][0]["rules_hash"], with["programs"][0]["rules_hash"]);
}

// Encrypted copies, and the result that a file brings along.

fn run_with(passphrase: &str, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_clerkready"));
    command.args(args).env("CLERKREADY_PASSPHRASE", passphrase).output().expect("the command starts")
}

const PASSPHRASE: &str = "Fünf nasse Füchse";

fn sealed() -> String {
    root().join("tests/saves/sealed/sample.json").display().to_string()
}

fn sample_text() -> String {
    fs::read_to_string(sample()).expect("the sample can be read")
}

#[test]
fn the_vector_opens_with_its_passphrase_however_its_letters_are_written() {
    // The second has each letter with its dots as two characters.
    for passphrase in [PASSPHRASE, "Fu\u{308}nf nasse Fu\u{308}chse"] {
        let output = run_with(passphrase, &["open", &sealed()]);
        assert_eq!((code(&output), text(&output.stdout)), (0, sample_text()), "{}", text(&output.stderr));
    }
    let output = run_with("Fünf trockene Füchse", &["open", &sealed()]);
    assert_eq!((code(&output), output.stdout.len()), (3, 0));
    assert!(text(&output.stderr).contains("not the passphrase"), "{}", text(&output.stderr));
}

#[test]
fn what_is_sealed_opens_again_and_is_another_text_each_time() {
    let passphrase = Temporary::new("passphrase", "four words without sense\nand a second line\n");
    let args = ["seal", &sample(), "--passphrase-file", &passphrase.path()];
    let (first, second) = (text(&run(&args).stdout), text(&run(&args).stdout));
    assert_ne!(first, second);
    let file = Temporary::new("sealed.json", &first);
    let output = run_with("four words without sense", &["open", &file.path()]);
    assert_eq!(text(&output.stdout), sample_text(), "{}", text(&output.stderr));
    // One letter of it changed.
    let broken = Temporary::new("broken.json", &first.replacen("\"text\": \"", "\"text\": \"A", 1));
    assert_eq!(code(&run_with("four words without sense", &["open", &broken.path()])), 3);
}

#[test]
fn an_encrypted_record_is_checked_like_any_other() {
    let args = ["--program", "ms-cmcc", "--on", "2026-11-22", "--format", "json"];
    let plain = run(&[["check", &sample()].as_slice(), args.as_slice()].concat());
    let encrypted = run_with(PASSPHRASE, &[["check", &sealed()].as_slice(), args.as_slice()].concat());
    assert_eq!(encrypted.stdout, plain.stdout);
    let output = Command::new(env!("CARGO_BIN_EXE_clerkready"))
        .args(["check", &sealed()])
        .env_remove("CLERKREADY_PASSPHRASE")
        .stdin(std::process::Stdio::null())
        .output()
        .expect("the command starts");
    assert_eq!(code(&output), 2, "nobody is there to be asked");
}

/// The sample as the app would export it.
fn exported() -> String {
    let result = run(&["check", &sample(), "--on", "2026-11-20", "--format", "json"]);
    let record = clerkready::portable::read(&sample_text()).expect("the sample is a record");
    clerkready::portable::export(&record, &text(&result.stdout), &[])
}

#[test]
fn the_result_that_a_file_brings_along_is_the_same_byte_for_byte() {
    let file = Temporary::new("export.json", &exported());
    let output = run(&["check", &file.path(), "--require", "same"]);
    assert_eq!(code(&output), 0, "{}", text(&output.stderr));
    let said = text(&output.stderr);
    assert!(said.contains("The file's own result, of 2026-11-20: the same result, byte for byte."), "{said}");
    let compact: Value = serde_json::from_str(&exported()).expect("it is JSON");
    let file = Temporary::new("compact.json", &compact.to_string());
    let output = run(&["check", &file.path(), "--require", "same"]);
    assert!(text(&output.stderr).contains("laid out in another way"), "{}", text(&output.stderr));
}

/// An association's own rules, which nothing here is built with.
const OWN: &str = include_str!("../../../tests/journeys/tests/journeys/own-program.json");

#[test]
fn the_rules_that_a_file_brings_along_serve_to_compare_its_result_and_are_named() {
    let rules = Temporary::new("own.json", OWN);
    let own = "delta-clerk";
    let (file, with) = (sample(), rules.path());
    let result = run(&["check", &file, "--with", &with, "--format", "json", "--on", "2026-11-20", "--program", own]);
    assert_eq!(code(&result), 0, "{}", text(&result.stderr));
    let record = clerkready::portable::read(&sample_text()).expect("the sample is a record");
    let export = |supplied: &[&str]| {
        let supplied: Vec<String> = supplied.iter().map(|it| (*it).to_owned()).collect();
        clerkready::portable::export(&record, &text(&result.stdout), &supplied)
    };
    let said = |name: &str, supplied: &[&str]| {
        let file = Temporary::new(name, &export(supplied));
        let output = run(&["check", &file.path(), "--require", "same"]);
        (code(&output), text(&output.stderr))
    };

    // A text that is no rules spoils no other.
    let (ends, words) = said("brought.json", &["{", OWN]);
    assert_eq!(ends, 0, "{words}");
    assert!(words.contains("delta-clerk: by rules that the file itself brings along, "), "{words}");
    assert!(words.contains("the same result, byte for byte."), "{words}");

    let (ends, words) = said("forgotten.json", &[]);
    assert_eq!(ends, 1, "{words}");
    assert!(words.contains("delta-clerk: this command has no such program; supply its file with --with"), "{words}");
}

#[test]
fn rules_that_a_file_brings_along_never_change_those_that_are_here() {
    let built_in = include_str!("../../../programs/mississippi.json");
    let soft = built_in.replacen(r#""at_least": "100""#, r#""at_least": "1""#, 1);
    assert_ne!(soft, built_in);
    let record = clerkready::portable::read(&sample_text()).expect("the sample is a record");
    for (name, rules) in [("soft.json", soft.as_str()), ("more.json", SUPPLEMENT)] {
        let (file, kept) = (sample(), Temporary::new(name, rules));
        let with = kept.path();
        let args = ["check", &file, "--with", &with, "--format", "json", "--on", "2026-11-20", "--program", "ms-cmcc"];
        let result = run(&args);
        assert_eq!(code(&result), 0, "{}", text(&result.stderr));
        let exported = clerkready::portable::export(&record, &text(&result.stdout), &[rules.to_owned()]);
        let export = Temporary::new(&format!("export-{name}"), &exported);
        let alone = run(&["check", &export.path(), "--require", "same"]);
        assert_eq!(code(&alone), 1, "{name}: {}", text(&alone.stderr));
        assert!(text(&alone.stderr).contains("ms-cmcc: other rules, "), "{name}: {}", text(&alone.stderr));
        // Whoever vouches for them says so.
        let vouched = run(&["check", &export.path(), "--require", "same", "--with", &with]);
        assert_eq!(code(&vouched), 0, "{name}: {}", text(&vouched.stderr));
    }
}

#[test]
fn another_result_names_what_differs_and_whose_rules_do() {
    let mut export: Value = serde_json::from_str(&exported()).expect("it is JSON");
    let program = &mut export["evaluated"]["result"]["programs"][0];
    let id = program["id"].as_str().expect("it has an id").to_owned();
    program["rules_hash"] = "0".repeat(64).into();
    program["verdict"] = "met".into();
    let file = Temporary::new("other.json", &export.to_string());
    let output = run(&["check", &file.path(), "--require", "same"]);
    assert_eq!(code(&output), 1);
    let said = text(&output.stderr);
    assert!(said.contains("it differs from what comes of the record here"), "{said}");
    assert!(said.contains(&format!("{id}: other rules, 000000000000 then")), "{said}");
    assert!(said.contains(&format!("programs, {id}, verdict: \"met\" then")), "{said}");
    // What differs decides nothing about the evaluation.
    assert_eq!(code(&run(&["check", &file.path()])), 0);
    assert_eq!(code(&run(&["check", &sample(), "--require", "same"])), 2, "there is nothing to compare");
}
