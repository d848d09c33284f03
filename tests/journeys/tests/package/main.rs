//! The package for JavaScript in a real browser: it says what the command says, to the byte.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use clerkready_text::{File, Format, Options};
use journeys::package::PackagePage;
use serde_json::{Value, json};

#[test]
fn the_package_says_what_the_command_says() -> Result<()> {
    let page = PackagePage::open()?;
    let asked = page.log();
    let list = clerkready_text::programs(&[], Format::Json)?;
    same(&page, "programs", json!([]), Ok(list.clone()))?;
    let list: Value = serde_json::from_str(&list)?;
    let programs = list["programs"].as_array().context("the list has programs")?.iter();
    let programs: Vec<String> = programs.filter_map(|it| it["id"].as_str().map(str::to_owned)).collect();
    ensure!(5 < programs.len(), "all programs are compared, not {programs:?}");

    let mut files = vec![root().join("tests/saves/sample.json")];
    for entry in fs::read_dir(root().join("tests/stories"))? {
        files.push(entry?.path());
    }
    ensure!(12 < files.len(), "all stories are compared");
    for path in files {
        let file: Value = serde_json::from_str(&fs::read_to_string(&path)?)?;
        let record = file.get("record").unwrap_or(&file).to_string();
        let today = file["day"].as_str().unwrap_or("2026-11-22").to_owned();
        for plan in [false, true] {
            let options = Options { today: today.clone(), programs: programs.clone(), plan, ..Options::default() };
            let asked = json!({ "today": today, "programs": programs, "plan": plan });
            let said = clerkready_text::check(&of(&record), &options, Format::Json).map(|it| it.text);
            same(&page, "check", json!([record, asked]), said)?;
        }
    }

    let options = Options { today: "tomorrow".to_owned(), ..Options::default() };
    let sample = fs::read_to_string(root().join("tests/saves/sample.json"))?;
    let said = clerkready_text::check(&of(&sample), &options, Format::Json).map(|it| it.text);
    ensure!(said.is_err(), "there is no such day");
    same(&page, "check", json!([sample, { "today": "tomorrow" }]), said)?;

    let bad = File { name: "bad.json".to_owned(), text: "{ \"format\": \"clerkready-program/1\" }".to_owned() };
    let faults = clerkready_text::lint(std::slice::from_ref(&bad), Format::Json).text;
    same(&page, "lint", json!([[{ "name": bad.name, "text": bad.text }]]), Ok(faults))?;
    ensure!(page.log() == asked, "once it was loaded, the package asked for {:?}", page.log());
    Ok(())
}

/// Compares what the package says with what the command would say.
fn same(
    page: &PackagePage,
    function: &str,
    arguments: Value,
    said: Result<String, clerkready_text::Failed>,
) -> Result<()> {
    let said = said.map_err(|error| error.to_string());
    let there = page.call(function, arguments.clone())?;
    ensure!(there == said, "{function} of {arguments}\nsaid in the browser {there:?}\nand natively {said:?}");
    Ok(())
}

/// A record under the name that the package gives it.
fn of(text: &str) -> File {
    File { name: "record".to_owned(), text: text.to_owned() }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}
