//! Several people at one device: records that are apart, and erasing.

use anyhow::{Result, ensure};
use journeys::clerkready::{FILES_TITLE, RECORD_TITLE, START_TITLE};
use journeys::find::{button, disclosure, field, heading, link};
use journeys::page::{DESK, Failed, PHONE, Page, journey};

const ERASED: &str = "This record was erased from this device";

#[test]
fn two_people_have_records_of_their_own() -> Result<(), Failed> {
    journey(PHONE, |page| {
        start(page, "Jordan Ellis")?;
        page.go_to("Files")?;
        page.is_at(FILES_TITLE)?;
        page.shows_no(heading("Records on this device"))?;
        another(page, "Pat")?;
        page.is_at(RECORD_TITLE)?;
        page.says("Open: Pat")?;
        page.says_under("About me", "No name yet.")?;
        page.add_name("Pat Moreno")?;
        page.reload()?;
        page.says_under("About me", "Pat Moreno")?;

        page.press(link("Switch"))?;
        page.says_under("Records on this device", "Jordan Ellis")?;
        page.fits()?;
        page.photograph("records-360", PHONE)?;
        page.press(button("Open Jordan Ellis"))?;
        page.is_at(RECORD_TITLE)?;
        page.says_under("About me", "Jordan Ellis")?;
        page.does_not_say("Pat Moreno")?;
        page.go_to("Files")?;
        page.press(disclosure("Others use this device too"))?;
        page.fill(field("What this record is called here"), "Clerk’s desk")?;
        page.press(button("Save the name"))?;
        page.says("Open: Clerk’s desk")
    })
}

#[test]
fn erasing_asks_once_and_another_window_does_not_write_it_back() -> Result<(), Failed> {
    journey(DESK, |page| {
        start(page, "Jordan Ellis")?;
        let first = page.driver.window()?;
        let second = page.driver.new_window()?;
        page.driver.go_to_window(second.clone())?;
        page.open()?;
        page.press(link("Continue my record"))?;
        page.driver.go_to_window(first)?;
        page.go_to("Files")?;
        page.press(disclosure("Erase from this device"))?;
        page.press(button("Erase this record"))?;
        page.says("Erase this record from this device for good?")?;
        page.press(button("Keep it"))?;
        page.shows_no(button("Keep it"))?;
        page.press(button("Erase this record"))?;
        page.press(button("Save a copy first"))?;
        ensure!(page.last_file()?.1.contains("Jordan Ellis"), "the copy lacks the record");
        page.press(button("Yes, erase it"))?;
        page.is_at(START_TITLE)?;
        page.says("It was erased from this device.")?;
        ensure!(!page.all_stored()?.to_string().contains("Jordan"), "something of it is left");

        page.driver.go_to_window(second)?;
        page.says(ERASED)?;
        page.does_not_say("Jordan Ellis")?;
        ensure!(!page.all_stored()?.to_string().contains("Jordan"), "the other window wrote it back");
        page.press(button("Go on without it"))?;
        page.shows_no(heading(ERASED))?;
        page.add_name("Pat Moreno")?;
        page.reload()?;
        page.says_under("About me", "Pat Moreno")
    })
}

#[test]
fn everything_can_be_erased_at_once() -> Result<(), Failed> {
    journey(PHONE, |page| {
        start(page, "Jordan Ellis")?;
        page.go_to("Files")?;
        page.is_at(FILES_TITLE)?;
        another(page, "Pat")?;
        page.add_name("Pat Moreno")?;
        page.go_to("Files")?;
        page.press(disclosure("Erase from this device"))?;
        page.press(button("Erase every record on this device"))?;
        page.says("Erase all 2 records from this device for good?")?;
        page.press(button("Yes, erase all of it"))?;
        page.is_at(START_TITLE)?;
        let stored = page.all_stored()?.to_string();
        ensure!(!stored.contains("Jordan") && !stored.contains("Moreno"), "something is left: {stored}");
        Ok(())
    })
}

fn start(page: &Page, name: &str) -> Result<()> {
    page.open()?;
    page.press(link("Start my record"))?;
    page.add_name(name)
}

fn another(page: &Page, name: &str) -> Result<()> {
    page.press(disclosure("Others use this device too"))?;
    page.fill(field("Name of the new record"), name)?;
    page.press(button("Start another record"))
}
