//! Somebody tries the app with the example: their own record stays as it is.

use anyhow::{Result, ensure};
use journeys::clerkready::{CDMCC, EXAMPLE_TITLE, MINE, RECORD_TITLE, START_TITLE};
use journeys::find::{button, link};
use journeys::page::{Failed, PHONE, journey};

#[test]
fn the_example_shows_verdicts_and_touches_nothing_of_one_s_own() -> Result<(), Failed> {
    journey(PHONE, |page| {
        page.open()?;
        page.press(link("Start my record"))?;
        page.add_name("Pat Moreno")?;
        let own = page.kept(MINE)?;
        ensure!(own.as_ref().is_some_and(|it| it.contains("Pat Moreno")), "the record is not kept: {own:?}");

        page.press(link("ClerkReady"))?;
        page.is_at(START_TITLE)?;
        page.press(link("Try it with an example"))?;
        page.is_at(EXAMPLE_TITLE)?;
        page.says("You are looking at an example.")?;
        page.says_under("About me", "Jordan Ellis")?;
        page.does_not_say("Pat Moreno")?;
        page.go_to("Result")?;
        page.is_at(CDMCC)?;
        page.says("3 of 6 requirements are met.")?;
        page.requirement_is("Three clerk conferences with business meetings", "Not yet")?;

        page.go_to("Record")?;
        page.is_at(EXAMPLE_TITLE)?;
        page.press(button("Remove Deputy City Clerk").under("Positions"))?;
        page.says("Position removed.")?;
        page.says_under("Positions", "No position yet.")?;
        ensure!(page.kept(MINE)? == own, "the example was written over one's own record");
        page.press(button("Restore the example"))?;
        page.says_under("Positions", "Deputy City Clerk")?;

        page.press(link("Leave the example"))?;
        page.is_at(START_TITLE)?;
        page.press(link("Continue my record"))?;
        page.is_at(RECORD_TITLE)?;
        page.says_under("About me", "Pat Moreno")?;
        page.does_not_say("Jordan Ellis")?;
        ensure!(page.kept(MINE)? == own, "one's own record changed");
        Ok(())
    })
}
