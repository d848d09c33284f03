//! What was removed by mistake comes back as it was.

use anyhow::{Result, ensure};
use journeys::clerkready::{MINE, RECORD_TITLE};
use journeys::find::{button, heading, link};
use journeys::page::{Failed, PHONE, journey};

const SAMPLE: &str = include_str!("../../../saves/sample.json");

#[test]
fn an_entry_is_removed_and_brought_back() -> Result<(), Failed> {
    journey(PHONE, |page| {
        page.open()?;
        page.load_text(SAMPLE)?;
        page.is_at(RECORD_TITLE)?;
        let before = page.kept(MINE)?;

        page.press(button("Remove Phase I – Fall").under("Activities"))?;
        page.says("Activity removed.")?;
        page.shows_no(heading("Phase I – Fall"))?;
        page.has_focus(&heading("Activities"))?;
        ensure!(page.kept(MINE)? != before, "the removal is not kept");
        page.reload()?;
        page.says_under("Activities", "Phase I – Spring")?;
        page.shows_no(heading("Phase I – Fall"))?;

        page.press(button("Remove MML Mid-Winter Conference").under("Activities"))?;
        page.shows_no(heading("MML Mid-Winter Conference"))?;
        let removed_one = page.kept(MINE)?;
        page.press(button("Undo"))?;
        page.says("The last change was undone.")?;
        page.shows(heading("MML Mid-Winter Conference"))?;
        page.shows_no(button("Undo"))?;
        ensure!(page.kept(MINE)? != removed_one, "undoing is not kept");
        Ok(())
    })
}

#[test]
fn undoing_at_once_gives_the_very_same_text() -> Result<(), Failed> {
    journey(PHONE, |page| {
        page.open()?;
        page.load_text(SAMPLE)?;
        page.is_at(RECORD_TITLE)?;
        let before = page.kept(MINE)?;
        // From the form of an entry, the way back leads to where the person was.
        page.press(link("Change Phase II – Fall").under("Activities"))?;
        page.press(button("Remove"))?;
        page.is_at(RECORD_TITLE)?;
        page.shows_no(heading("Phase II – Fall"))?;
        page.press(button("Undo"))?;
        page.shows(heading("Phase II – Fall"))?;
        ensure!(page.kept(MINE)? == before, "the record came back changed");
        Ok(())
    })
}
