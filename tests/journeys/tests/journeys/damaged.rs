//! A stored text that cannot be read is kept aside and offered; one that a newer version wrote is left alone.

use anyhow::{Result, ensure};
use journeys::clerkready::{RECORD_KEY, RECORD_TITLE, SET_ASIDE_KEY};
use journeys::find::{button, disclosure, link};
use journeys::page::{Failed, PHONE, Page, Storage, journey, journey_with};

/// A record that was cut off in the middle.
const DAMAGED: &str = r#"{"format":"clerkready-record/1","person":{"name":"Pat Mor"#;

const NEWER: &str = r#"{"format":"clerkready-record/2","people":["Pat Moreno"]}"#;

#[test]
fn a_damaged_text_is_kept_aside_and_offered() -> Result<(), Failed> {
    journey(PHONE, |page| {
        open_with(page, DAMAGED)?;
        page.says("A stored record could not be read")?;
        page.press(link("Start my record"))?;
        page.is_at(RECORD_TITLE)?;
        page.add_name("Jordan Ellis")?;
        let kept = page.stored(RECORD_KEY)?;
        ensure!(kept.as_ref().is_some_and(|it| it.contains("Jordan Ellis")), "what was entered is not kept: {kept:?}");
        ensure!(page.stored(SET_ASIDE_KEY)?.as_deref() == Some(DAMAGED), "the damaged text is lost");

        page.reload()?;
        page.press(link("Open Files"))?;
        page.says_under("Kept aside", "The text is not complete JSON: the trouble is at line 1")?;
        page.press(disclosure("Show the text"))?;
        page.says_under("Kept aside", DAMAGED)?;
        page.shows_no(button("Remove"))?;
        page.press(button("Download").under("Kept aside"))?;
        let (name, text) = page.last_file()?;
        page.is_downloaded(&name, &text)?;
        ensure!(text == DAMAGED, "another text was handed over: {text}");

        page.press(button("Remove").under("Kept aside"))?;
        page.says("The text was removed.")?;
        page.does_not_say("A stored record could not be read")?;
        ensure!(page.stored(SET_ASIDE_KEY)?.is_none(), "the text is still there");
        ensure!(page.stored(RECORD_KEY)? == kept, "the record changed");
        Ok(())
    })
}

#[test]
fn a_damaged_text_that_cannot_be_copied_is_left_where_it_is() -> Result<(), Failed> {
    journey_with(Storage::Full, PHONE, |page| {
        open_with(page, DAMAGED)?;
        page.says("Your stored record could not be read")?;
        page.press(link("Start my record"))?;
        page.is_at(RECORD_TITLE)?;
        page.add_name("Jordan Ellis")?;
        page.says("Your stored record could not be read")?;
        ensure!(page.stored(RECORD_KEY)?.as_deref() == Some(DAMAGED), "the damaged text was overwritten");
        ensure!(page.export()?.contains("Jordan Ellis"), "the file lacks what was entered");
        Ok(())
    })
}

#[test]
fn a_record_of_a_newer_version_is_never_overwritten() -> Result<(), Failed> {
    journey(PHONE, |page| {
        open_with(page, NEWER)?;
        page.says("A newer version of this app saved your record")?;
        page.press(link("Start my record"))?;
        page.is_at(RECORD_TITLE)?;
        page.add_name("Jordan Ellis")?;
        page.says("A newer version of this app saved your record")?;
        ensure!(page.stored(RECORD_KEY)?.as_deref() == Some(NEWER), "the newer record was overwritten");
        page.reload()?;
        page.says("A newer version of this app saved your record")?;
        ensure!(page.stored(RECORD_KEY)?.as_deref() == Some(NEWER), "the newer record was overwritten later");
        Ok(())
    })
}

fn open_with(page: &Page, text: &str) -> Result<()> {
    page.leave()?;
    page.store(RECORD_KEY, text)?;
    page.open()
}
