//! A stored text that cannot be read stays where it is and is offered; one that a newer version wrote is left alone.

use anyhow::{Context, Result, ensure};
use journeys::clerkready::{FIRST_KEY, MINE, RECORD_TITLE};
use journeys::find::{button, disclosure, link};
use journeys::page::{Failed, PHONE, Page, Storage, journey, journey_with};

/// A record that was cut off in the middle.
const DAMAGED: &str = r#"{"format":"clerkready-record/1","person":{"name":"Pat Mor"#;

const NEWER: &str = r#"{"format":"clerkready-record/2","people":["Pat Moreno"]}"#;

const NOT_READ: &str = "A stored record could not be read";
const SAVED_BY_NEWER: &str = "A newer version of this app saved your record";

#[test]
fn a_damaged_text_stays_and_is_offered() -> Result<(), Failed> {
    journey(PHONE, |page| {
        open_with(page, DAMAGED)?;
        page.says(NOT_READ)?;
        page.press(link("Start my record"))?;
        page.is_at(RECORD_TITLE)?;
        page.add_name("Jordan Ellis")?;
        let kept = page.kept(MINE)?;
        ensure!(kept.as_ref().is_some_and(|it| it.contains("Jordan Ellis")), "what was entered is not kept: {kept:?}");
        ensure!(page.stored(FIRST_KEY)?.as_deref() == Some(DAMAGED), "the damaged text is lost");

        page.reload()?;
        page.press(link("Open Files"))?;
        page.says_under("Kept aside", "The text is not complete JSON: the trouble is at line 1")?;
        page.press(disclosure("Show the text"))?;
        page.says_under("Kept aside", DAMAGED)?;
        take_and_remove(page, DAMAGED)?;
        ensure!(page.stored(FIRST_KEY)?.is_none(), "the text is still there");
        ensure!(page.kept(MINE)? == kept, "the record changed");
        Ok(())
    })
}

#[test]
fn a_damaged_copy_stays_and_the_one_before_is_shown() -> Result<(), Failed> {
    journey(PHONE, |page| {
        page.open()?;
        page.press(link("Start my record"))?;
        page.add_name("Jordan Ellis")?;
        page.add("Memberships", "Add a membership", || Ok(()))?;
        let key = page.latest_copy(MINE)?.context("a copy is kept")?;
        let text = page.stored(&key)?.unwrap_or_default();
        let cut = text.get(..text.len() - 20).unwrap_or_default();
        page.leave()?;
        page.store(&key, cut)?;
        page.open()?;
        page.says(NOT_READ)?;
        page.go_to("Record")?;
        page.says_under("About me", "Jordan Ellis")?;
        page.says_under("Memberships", "No membership yet.")?;
        page.go_to("Files")?;
        page.says_under("Kept aside", "This text was cut off or changed after it was saved.")?;
        ensure!(page.stored(&key)?.as_deref() == Some(cut), "the damaged copy changed");
        take_and_remove(page, cut)?;
        ensure!(page.stored(&key)?.is_none(), "the text is still there");
        Ok(())
    })
}

#[test]
fn a_damaged_text_stays_where_nothing_can_be_written() -> Result<(), Failed> {
    journey_with(Storage::Full, PHONE, |page| {
        open_with(page, DAMAGED)?;
        page.says(NOT_READ)?;
        page.press(link("Start my record"))?;
        page.is_at(RECORD_TITLE)?;
        page.add_name("Jordan Ellis")?;
        page.says("Your last change is not saved")?;
        ensure!(page.stored(FIRST_KEY)?.as_deref() == Some(DAMAGED), "the damaged text was overwritten");
        ensure!(page.export()?.contains("Jordan Ellis"), "the file lacks what was entered");
        Ok(())
    })
}

#[test]
fn a_record_of_a_newer_version_is_never_overwritten() -> Result<(), Failed> {
    journey(PHONE, |page| {
        open_with(page, NEWER)?;
        stays_as_it_is(page)?;
        page.reload()?;
        stays_as_it_is(page)
    })
}

#[test]
fn beside_a_copy_of_a_newer_version_nothing_is_written() -> Result<(), Failed> {
    journey(PHONE, |page| {
        page.open()?;
        page.press(link("Start my record"))?;
        page.add_name("Jordan Ellis")?;
        let key = page.latest_copy(MINE)?.context("a copy is kept")?;
        let (home, _) = key.rsplit_once('/').context("a key has parts")?;
        page.leave()?;
        page.store(&format!("{home}/900.newer"), "clerkready-copy/2 of another kind\nPat Moreno")?;
        page.open()?;
        stays_as_it_is(page)?;
        // What this version can read is shown.
        page.says_under("About me", "Jordan Ellis")
    })
}

/// Tries to change a record, and sees that nothing in storage changes.
fn stays_as_it_is(page: &Page) -> Result<()> {
    let before = page.all_stored()?;
    page.says(SAVED_BY_NEWER)?;
    page.go_to("Record")?;
    page.is_at(RECORD_TITLE)?;
    page.press(link("Add a membership"))?;
    page.says("Nothing can be changed here just now")?;
    page.shows_no(button("Save"))?;
    page.says(SAVED_BY_NEWER)?;
    page.press(link("Go back"))?;
    page.is_at(RECORD_TITLE)?;
    ensure!(page.all_stored()? == before, "something was written");
    Ok(())
}

/// Downloads the text that is kept aside, after which it can be removed.
fn take_and_remove(page: &Page, text: &str) -> Result<()> {
    page.shows_no(button("Remove"))?;
    page.press(button("Download").under("Kept aside"))?;
    let (name, taken) = page.last_file()?;
    page.is_downloaded(&name, &taken)?;
    ensure!(taken == text, "another text was handed over: {taken}");
    page.press(button("Remove").under("Kept aside"))?;
    page.says("The text was removed.")?;
    page.does_not_say(NOT_READ)
}

fn open_with(page: &Page, text: &str) -> Result<()> {
    page.leave()?;
    page.store(FIRST_KEY, text)?;
    page.open()
}
