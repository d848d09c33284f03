//! A browser whose storage does not work: the app does, says so for as long as it lasts, and lets the record be exported.

use anyhow::{Result, ensure};
use journeys::clerkready::{CMCC, FIRST_KEY, MINE, On, RECORD_TITLE};
use journeys::find::{answer, button, disclosure, field, heading, link};
use journeys::page::{Failed, PHONE, Page, Storage, journey, journey_with};

const NOTHING_KEPT: &str = "This browser keeps nothing for this page";
const NOT_SAVED: &str = "Your last change is not saved";
const CLEARED: &str = "Your saved record is gone from this browser";

#[test]
fn a_storage_that_throws_when_it_is_asked_for() -> Result<(), Failed> {
    journey_with(Storage::Throws, PHONE, |page| works_and_says(page, NOTHING_KEPT, NOTHING_KEPT))
}

#[test]
fn a_browser_that_was_told_to_keep_nothing() -> Result<(), Failed> {
    journey_with(Storage::Forbidden, PHONE, |page| works_and_says(page, NOTHING_KEPT, NOTHING_KEPT))
}

#[test]
fn a_browser_without_storage() -> Result<(), Failed> {
    journey_with(Storage::Missing, PHONE, |page| works_and_says(page, NOTHING_KEPT, NOTHING_KEPT))
}

#[test]
fn a_storage_that_takes_nothing() -> Result<(), Failed> {
    journey_with(Storage::Full, PHONE, |page| works_and_says(page, NOTHING_KEPT, NOTHING_KEPT))
}

#[test]
fn a_storage_that_takes_nothing_more_still_gives_what_it_has() -> Result<(), Failed> {
    journey_with(Storage::Full, PHONE, |page| {
        let kept = r#"{"format":"clerkready-record/1","person":{"name":"Pat Moreno"}}"#;
        page.leave()?;
        page.store(FIRST_KEY, kept)?;
        page.open()?;
        page.press(link("Continue my record"))?;
        page.says_under("About me", "Pat Moreno")?;
        enter_a_position(page)?;
        page.says(NOT_SAVED)?;
        page.says_under("About me", "Pat Moreno")?;
        ensure!(page.stored(FIRST_KEY)?.as_deref() == Some(kept), "what was kept is lost");
        Ok(())
    })
}

#[test]
fn a_storage_that_fills_up_and_has_room_again() -> Result<(), Failed> {
    journey(PHONE, |page| {
        page.open()?;
        page.press(link("Start my record"))?;
        page.add_name("Jordan Ellis")?;
        let before = page.kept(MINE)?;
        page.fill_storage(true)?;
        enter_a_position(page)?;
        page.says(NOT_SAVED)?;
        ensure!(page.kept(MINE)? == before, "what was kept is lost");
        ensure!(page.export()?.contains("Town Clerk"), "the file lacks what was entered");
        page.says(NOT_SAVED)?;

        page.fill_storage(false)?;
        page.press(disclosure("Other ways"))?;
        page.press(button("Copy as text"))?;
        page.shows_no(heading(NOT_SAVED))?;
        page.reload()?;
        page.go_to("Record")?;
        page.says_under("Positions", "Town Clerk")
    })
}

#[test]
fn a_storage_that_was_cleared_is_told_and_saved_to_again() -> Result<(), Failed> {
    journey(PHONE, |page| {
        page.open()?;
        page.press(link("Start my record"))?;
        page.add_name("Jordan Ellis")?;
        let first = page.driver.window()?;
        let second = page.driver.new_window()?;
        page.driver.go_to_window(second)?;
        page.open()?;
        page.forget_everything()?;
        page.driver.go_to_window(first)?;
        page.says(CLEARED)?;
        page.says_under("About me", "Jordan Ellis")?;
        ensure!(page.kept(MINE)?.is_none(), "it may have been cleared on purpose");
        page.press(button("Save it again"))?;
        page.shows_no(heading(CLEARED))?;
        page.reload()?;
        page.says_under("About me", "Jordan Ellis")
    })
}

/// Enters a record, reads the result and takes the record along; what is wrong is said before a change and after it.
fn works_and_says(page: &Page, before: &str, notice: &str) -> Result<()> {
    page.open()?;
    page.says(before)?;
    page.press(link("Start my record"))?;
    page.is_at(RECORD_TITLE)?;
    page.says(before)?;
    enter_a_position(page)?;
    page.says(notice)?;
    page.add("Enrollment", "Add your enrollment", || {
        page.date("Date of enrollment (optional)", On("10", "18", "2023"))
    })?;
    page.go_to("Result")?;
    page.is_at(CMCC)?;
    page.requirement_is("A clerk, tax collector or deputy clerk by official title when you enrolled", "Met")?;
    page.says(notice)?;
    let exported = page.export()?;
    ensure!(exported.contains("Town Clerk"), "the file lacks what was entered: {exported}");
    page.says(notice)
}

fn enter_a_position(page: &Page) -> Result<()> {
    page.add("Positions", "Add a position", || {
        page.fill(field("Official title"), "Town Clerk")?;
        page.choose(answer("City, town or municipal clerk").of("What does the title amount to?"))?;
        page.date("Held since (optional)", On("", "", "2020"))?;
        page.choose(answer("Yes, still today").of("Do you still hold it?"))
    })?;
    page.says("Position added.")?;
    page.says_under("Positions", "Town Clerk")
}
