//! Loading records: what is no record changes nothing and is named, and nothing is replaced without being asked.

use anyhow::{Result, ensure};
use journeys::clerkready::{MINE, RECORD_TITLE};
use journeys::find::{button, file};
use journeys::page::{DESK, Failed, Page, journey};

const SAMPLE: &str = include_str!("../../../saves/sample.json");

const OTHER: &str = r#"{"format":"clerkready-record/1","person":{"name":"Pat Moreno"}}"#;

#[test]
fn a_wrong_text_changes_nothing_and_is_named() -> Result<(), Failed> {
    let wrong = [
        ("Dear committee,", "The text is not complete JSON: the trouble is at line 1, column 1."),
        (
            r#"{"format":"something-else/1"}"#,
            "This is a JSON file, but not a record of ClerkReady: its “format” is another.",
        ),
        (
            r#"{"format":"clerkready-record/1","activities":[
                {"id":"x-2","kind":"mml-annual","from":"2026-02-30","status":"done"}]}"#,
            "activities, entry 1, from: “2026-02-30” stands here",
        ),
        (r#"{"format":"clerkready-record/7"}"#, "A newer version of this app saved this file (version 7)."),
    ];
    journey(DESK, |page| {
        page.open()?;
        page.load_text(SAMPLE)?;
        page.is_at(RECORD_TITLE)?;
        let before = page.all_stored()?;
        for (text, words) in wrong {
            page.load_text(text)?;
            page.says(words)?;
            page.says("Nothing was changed.")?;
            ensure!(page.all_stored()? == before, "{text} changed what is kept");
        }
        page.load_text(" ")?;
        page.says("Paste the text of a record first.")?;
        page.go_to("Record")?;
        page.says_under("About me", "Jordan Ellis")?;
        ensure!(page.all_stored()? == before, "something changed what is kept");
        Ok(())
    })
}

#[test]
fn a_file_replaces_a_record_only_when_its_owner_says_so() -> Result<(), Failed> {
    journey(DESK, |page| {
        page.open()?;
        choose_file(page, "sample.json", SAMPLE)?;
        page.is_at(RECORD_TITLE)?;
        page.says_under("About me", "Jordan Ellis")?;
        let sample = page.kept(MINE)?;

        choose_file(page, "wrong.json", "{")?;
        page.says("The text is not complete JSON")?;
        ensure!(page.kept(MINE)? == sample, "a wrong file changed the record");

        // One position, membership and enrollment, seven activities, one count and one step are twelve entries.
        choose_file(page, "other.json", OTHER)?;
        page.says("This file has 0 entries")?;
        page.says("Replace your 12 entries with the 0 in the file?")?;
        page.says("This is the record of somebody else, as far as the names tell.")?;
        page.says("In the file: the record of Pat Moreno")?;
        page.press(button("Keep what I have"))?;
        page.shows_no(button("Keep what I have"))?;
        ensure!(page.kept(MINE)? == sample, "keeping the record changed it");

        choose_file(page, "other.json", OTHER)?;
        page.press(button("Replace 12 entries with the 0 in the file"))?;
        page.is_at(RECORD_TITLE)?;
        page.says_under("About me", "Pat Moreno")?;
        page.press(button("Undo"))?;
        page.says_under("About me", "Jordan Ellis")?;
        ensure!(page.kept(MINE)? == sample, "undoing did not bring the record back");
        Ok(())
    })
}

/// Gives the page a file as a person chooses one.
fn choose_file(page: &Page, name: &str, text: &str) -> Result<()> {
    page.go_to("Files")?;
    let path = page.file_with(name, text)?;
    page.give_file(file("Choose a file"), &path)
}
