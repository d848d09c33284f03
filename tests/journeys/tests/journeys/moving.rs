//! Taking a record to another device: a file is shown before it is added, an encrypted one asks for its passphrase, and a link
//! leaves the address at once.

use anyhow::{Context, Result, ensure};
use journeys::clerkready::{FILES_TITLE, MINE, RECORD_TITLE};
use journeys::find::{answer, button, checkbox, disclosure, field, file, group, heading, link};
use journeys::page::{DESK, Failed, PHONE, Page, journey};
use serde_json::{Value, json};

const SAMPLE: &str = include_str!("../../../saves/sample.json");
/// The sample, encrypted by the command with the passphrase below.
const SEALED: &str = include_str!("../../../saves/sealed/sample.json");
const PASSPHRASE: &str = "Fünf nasse Füchse";

#[test]
fn a_file_shows_what_it_would_change_and_the_person_chooses() -> Result<(), Failed> {
    journey(PHONE, |page| {
        page.open()?;
        page.load_text(SAMPLE)?;
        page.is_at(RECORD_TITLE)?;
        let mut other: Value = serde_json::from_str(SAMPLE).context("the sample is JSON")?;
        let spring = other["activities"].as_array_mut().context("it has activities")?;
        spring[0]["to"] = json!("2025-10-24");
        spring.push(json!({ "id": "x-new", "kind": "course", "title": "Budget law", "from": "2026-09" }));
        page.load_text(&other.to_string())?;
        page.says("1 new entry will be added.")?;
        page.says("1 entry differs. Yours stays unless you choose the file’s.")?;
        page.fits()?;
        page.photograph("import-360", PHONE)?;
        let which = group("Phase I – Fall, October 21, 2025");
        page.shows(answer("Mine Last day: October 23, 2025").within(which))?;
        page.choose(answer("The file’s Last day: October 24, 2025"))?;
        page.press(button("Add to my record"))?;
        page.is_at(RECORD_TITLE)?;
        page.says("What the file had to add is in your record now.")?;
        page.says_under("Activities", "Budget law")?;
        page.says_under("Phase I – Fall", "October 21, 2025 to October 24, 2025")?;
        page.press(button("Undo"))?;
        page.does_not_say("Budget law")?;
        page.says_under("Phase I – Fall", "October 21, 2025 to October 23, 2025")
    })
}

#[test]
fn the_same_file_twice_changes_nothing() -> Result<(), Failed> {
    journey(PHONE, |page| {
        page.open()?;
        page.load_text(SAMPLE)?;
        page.is_at(RECORD_TITLE)?;
        let before = page.kept(MINE)?;
        let exported = page.export()?;
        page.load_text(&exported)?;
        page.says("Everything in this file is in your record already.")?;
        page.shows_no(button("Add to my record"))?;
        page.press(button("Keep what I have"))?;
        page.shows_no(button("Keep what I have"))?;
        ensure!(page.kept(MINE)? == before, "the same file changed the record");
        Ok(())
    })
}

#[test]
fn an_older_file_does_not_bring_back_what_was_removed() -> Result<(), Failed> {
    journey(PHONE, |page| {
        page.open()?;
        page.load_text(SAMPLE)?;
        page.is_at(RECORD_TITLE)?;
        page.press(button("Remove Phase I – Fall"))?;
        page.says("Activity removed.")?;
        page.load_text(SAMPLE)?;
        page.says("1 entry was removed here. The file may be older, so it stays removed.")?;
        page.press(button("Add to my record"))?;
        page.is_at(RECORD_TITLE)?;
        page.does_not_say("Phase I – Fall")?;
        page.load_text(SAMPLE)?;
        page.press(checkbox("Bring back what was removed"))?;
        page.press(button("Add to my record"))?;
        page.says_under("Activities", "Phase I – Fall")
    })
}

#[test]
fn what_can_be_read_of_a_faulty_file_is_offered_and_the_rest_is_told() -> Result<(), Failed> {
    let faulty = r#"{"format":"clerkready-record/1","activities":[
        {"id":"x-1","kind":"mml-annual","from":"2026-06-22"},
        {"id":"x-2","kind":"mml-annual","from":"2026-02-30","title":"<img src=x onerror=alert(1)>"}]}"#;
    journey(PHONE, |page| {
        page.open()?;
        page.go_to("Files")?;
        page.is_at(FILES_TITLE)?;
        let path = page.file_with("faulty.json", faulty)?;
        page.give_file(file("Choose a file"), &path)?;
        page.says("1 entry of the file could not be read and is left out:")?;
        page.says("activities, entry 2, from: “2026-02-30” stands here")?;
        page.press(button("Download the text of the file"))?;
        ensure!(page.last_file()?.1 == faulty, "another text was handed over");
        page.press(button("Add to my record"))?;
        page.says_under("Activities", "MML Annual Conference (summer)")
    })
}

#[test]
fn an_encrypted_copy_opens_with_its_passphrase_only() -> Result<(), Failed> {
    journey(PHONE, |page| {
        page.open()?;
        page.load_text(SEALED)?;
        page.says("This file is encrypted")?;
        page.fill(field("Passphrase").under("This file is encrypted"), "Fünf trockene Füchse")?;
        page.press(button("Open it"))?;
        page.says("That is not the passphrase, or the file was changed.")?;
        page.fill(field("Passphrase").under("This file is encrypted"), PASSPHRASE)?;
        page.press(button("Open it"))?;
        page.is_at(RECORD_TITLE)?;
        page.says_under("About me", "Jordan Ellis")?;

        page.go_to("Files")?;
        page.says("You have not taken a copy yet.")?;
        page.press(disclosure("Other ways"))?;
        page.fill(field("Passphrase"), "short")?;
        page.press(button("Download it encrypted"))?;
        page.says("Write at least 10 characters.")?;
        page.fill(field("Passphrase"), "four words without sense")?;
        page.press(button("Download it encrypted"))?;
        page.says("The encrypted file was handed to your browser.")?;
        let (_, sealed) = page.last_file()?;
        ensure!(sealed.contains("clerkready-sealed/1") && !sealed.contains("Jordan"), "it is not encrypted: {sealed}");
        page.says("You have not taken a copy yet.")?;

        page.leave()?;
        page.forget_everything()?;
        page.open()?;
        page.load_text(&sealed)?;
        page.fill(field("Passphrase").under("This file is encrypted"), "four words without sense")?;
        page.press(button("Open it"))?;
        page.is_at(RECORD_TITLE)?;
        page.says_under("About me", "Jordan Ellis")
    })
}

#[test]
fn a_link_is_taken_out_of_the_address_and_shown_first() -> Result<(), Failed> {
    journey(PHONE, |page| {
        page.open()?;
        page.load_text(SAMPLE)?;
        page.is_at(RECORD_TITLE)?;
        page.go_to("Files")?;
        page.press(disclosure("Other ways"))?;
        page.press(button("Make a link"))?;
        page.shows(field("The link"))?;
        page.says("point the camera of the other device at it")?;
        page.fits()?;
        page.photograph("link-360", PHONE)?;
        let element = page.find(&field("The link"))?;
        let address = page.driver.property(&element, "value")?;
        ensure!(address.contains("#record=1"), "the link is {address}");

        page.leave()?;
        page.forget_everything()?;
        page.driver.go(&address)?;
        page.settle()?;
        page.says("This file has 12 entries")?;
        ensure!(!page.driver.address()?.as_str().contains("record="), "the address still has the record in it");
        ensure!(page.kept(MINE)?.is_none(), "it was taken in unseen");
        page.press(button("Add to my record"))?;
        page.is_at(RECORD_TITLE)?;
        page.says_under("About me", "Jordan Ellis")
    })
}

#[test]
fn a_link_that_was_cut_off_says_so() -> Result<(), Failed> {
    journey(DESK, |page| {
        page.driver.go(&[&page.server.app(), "#record=1AAAA"].concat())?;
        page.settle()?;
        page.says("The link could not be read")?;
        ensure!(!page.driver.address()?.as_str().contains("record="), "the address still has it");
        page.press(link("Record"))?;
        page.shows_no(heading("The link could not be read"))
    })
}

#[test]
fn the_files_page_is_plain() -> Result<(), Failed> {
    journey(PHONE, |page: &Page| -> Result<()> {
        page.open()?;
        page.load_text(SAMPLE)?;
        page.is_at(RECORD_TITLE)?;
        page.go_to("Files")?;
        page.is_at(FILES_TITLE)?;
        page.fits()?;
        page.photograph("files-360", PHONE)
    })
}
