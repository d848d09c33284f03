//! Two windows of one browser share a record, and neither overwrites what the other one wrote.

use anyhow::{Context, Result, ensure};
use journeys::clerkready::{RECORD_KEY, RECORD_TITLE};
use journeys::find::{answer, button, field, link};
use journeys::page::{Failed, PHONE, Page, journey};

const NOTICE: &str = "Your record was changed in another window";

#[test]
fn two_windows_do_not_overwrite_each_other() -> Result<(), Failed> {
    journey(PHONE, |page| {
        page.open()?;
        page.press(link("Start my record"))?;
        add_position(page, "Town Clerk")?;
        let first = page.driver.window()?;

        let second = page.driver.new_window()?;
        page.driver.go_to_window(second)?;
        page.open()?;
        page.press(link("Continue my record"))?;
        page.says_under("Positions", "Town Clerk")?;
        add_position(page, "Tax Collector")?;
        let theirs = page.stored(RECORD_KEY)?;

        page.driver.go_to_window(first)?;
        page.says(NOTICE).context("in the first window")?;
        add_position(page, "Election Clerk")?;
        page.says(NOTICE)?;
        ensure!(page.stored(RECORD_KEY)? == theirs, "what the second window wrote is lost");
        let mine = page.export()?;
        ensure!(mine.contains("Election Clerk"), "the file lacks what stands in this window: {mine}");

        page.press(button("Load the other version"))?;
        page.go_to("Record")?;
        page.is_at(RECORD_TITLE)?;
        page.says_under("Positions", "Tax Collector")?;
        page.does_not_say("Election Clerk")?;
        page.does_not_say(NOTICE)?;
        add_position(page, "Deputy Clerk")?;
        let kept = page.stored(RECORD_KEY)?.unwrap_or_default();
        ensure!(
            ["Town Clerk", "Tax Collector", "Deputy Clerk"].iter().all(|it| kept.contains(it)),
            "after loading the other version, changes are not kept: {kept}"
        );
        Ok(())
    })
}

fn add_position(page: &Page, title: &str) -> Result<()> {
    page.add("Positions", "Add a position", || {
        page.fill(field("Official title"), title)?;
        page.choose(answer("I am not sure").of("What does the title amount to?"))?;
        page.choose(answer("Yes, still today").of("Do you still hold it?"))
    })?;
    page.says_under("Positions", title)
}
