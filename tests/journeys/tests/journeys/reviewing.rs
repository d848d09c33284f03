//! A training director checks the files that clerks sent.

use anyhow::{Result, ensure};
use journeys::clerkready::{CDMCC, MINE, RECORD_TITLE};
use journeys::find::{file, heading, link};
use journeys::page::{DESK, Failed, PHONE, journey};

const SAMPLE: &str = include_str!("../../../saves/sample.json");

const TITLE: &str = "Check files";

#[test]
fn files_are_judged_anew_beside_what_they_say_and_nothing_is_kept() -> Result<(), Failed> {
    journey(DESK, |page| {
        // A clerk's own export, and the same with a verdict written by hand.
        page.open()?;
        page.load_text(SAMPLE)?;
        let sent = page.export()?;
        let forged = sent.replacen("\"verdict\": \"unmet\"", "\"verdict\": \"met\"", 1);
        ensure!(forged != sent, "nothing is unmet in the sample");
        let files = [("ellis.json", sent.as_str()), ("again.json", forged.as_str()), ("photo.json", "JFIF")];
        let paths = files.map(|(name, text)| page.file_with(name, text)).into_iter().collect::<Result<Vec<_>>>()?;
        let kept = page.kept(MINE)?;

        page.go_to("Files")?;
        page.press(link("Check files that clerks sent"))?;
        page.is_at(TITLE)?;
        page.give_files(file("Choose files"), &paths)?;
        page.has_focus(&heading("Files that are open"))?;
        page.says("ellis.json")?;
        page.says("The same on November 22, 2026.")?;
        page.says("It is not the same on November 22, 2026:")?;
        page.says("“Met” in the file, “Not yet” here.")?;
        page.says("photo.json")?;
        page.is_accessible()?;
        page.photograph("review-1280", DESK)?;
        page.resize(PHONE)?;
        page.fits()?;
        page.photograph("review-360", PHONE)?;
        page.resize(DESK)?;

        // One of them in detail, to be looked at and not changed.
        page.driver.script("location.hash = '#/review/1/result/ms-cdmcc'", Vec::new())?;
        page.is_at(CDMCC)?;
        page.says("This is ellis.json. You only look at it")?;
        page.photograph("review-result-1280", DESK)?;
        page.go_to("Record")?;
        page.is_at("The record in the file")?;
        page.shows_no(link("Change October 21, 2025"))?;
        page.shows_no(link("Add an activity"))?;
        page.photograph("review-record-1280", DESK)?;
        page.press(link("Back to all files"))?;
        page.is_at(TITLE)?;
        page.says("again.json")?;
        ensure!(page.kept(MINE)? == kept, "something of a file was stored");

        // Nothing is left of them when the page comes anew.
        page.reload()?;
        page.is_at(TITLE)?;
        page.does_not_say("ellis.json")?;
        page.go_to("Record")?;
        page.is_at(RECORD_TITLE)?;
        Ok(())
    })
}
