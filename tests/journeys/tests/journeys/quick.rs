//! Ten minutes at lunch: the first visit, much entered at once, and nothing lost on the way.

use anyhow::{Context, Result, ensure};
use journeys::clerkready::{CMCC, FILES_TITLE, GOALS_TITLE, MINE, On, RECORD_TITLE, START_TITLE};
use journeys::find::{answer, button, field, heading, link};
use journeys::page::{Failed, PHONE, Page, journey};
use serde_json::Value;

const CHECKLIST_TITLE: &str = "What did you attend?";
const TABLE_TITLE: &str = "Paste a table";
const TABLE_BOX: &str = "The rows";

#[test]
fn two_taps_of_a_first_visit_lead_to_the_programs_of_one_s_state() -> Result<(), Failed> {
    journey(PHONE, |page| {
        page.open()?;
        page.is_at(START_TITLE)?;
        page.says("What you enter stays in this browser on this device until you export it.")?;
        begin_in_mississippi(page)?;
        page.says_under("What I work toward", CMCC)?;
        page.fits()?;
        page.go_to("Result")?;
        page.is_at(CMCC)?;

        // The next visit goes on with what is there.
        page.press(link("ClerkReady"))?;
        page.press(link("Continue my record"))?;
        page.is_at(RECORD_TITLE)
    })
}

#[test]
fn ten_activities_take_a_tap_each() -> Result<(), Failed> {
    journey(PHONE, |page| {
        page.open()?;
        begin_in_mississippi(page)?;
        page.press(link("Tick off what I attended"))?;
        page.is_at(CHECKLIST_TITLE)?;
        page.fits()?;
        let sessions = [
            "Phase I – Fall",
            "Phase I – Spring",
            "Phase II – Fall",
            "Phase II – Spring",
            "Phase III – Fall",
            "Phase III – Spring",
        ];
        for session in sessions {
            page.press(button(&format!("I attended it {session}")))?;
            page.says_under(session, "Entered, without a date")?;
            page.has_focus(&heading(session))?;
        }
        // A year beside the conference, and one that was attended twice.
        let winter = "MMCCA Winter Educational Conference";
        page.fill(field("When was it? (optional)").under(winter), "Feb 2024")?;
        page.press(button(&format!("I attended it {winter}")))?;
        page.says_under(winter, "Entered: February 2024")?;
        page.press(button(&format!("I attended another one {winter}")))?;
        page.says_under(winter, "Entered, without a date")?;
        for conference in ["MMCCA Annual Spring Conference", "MML Annual Conference (summer)"] {
            page.press(button(&format!("I attended it {conference}")))?;
            page.says_under(conference, "Entered, without a date")?;
        }
        let kept = record(page)?;
        let activities = kept.get("activities").and_then(Value::as_array).context("it has activities")?;
        ensure!(activities.len() == 10, "these are kept: {activities:?}");
        ensure!(activities.iter().all(|it| it["status"] == "done"), "{activities:?}");

        // A date that is none is said, and adds nothing.
        page.fill(field("When was it? (optional)").under(winter), "some day")?;
        page.press(button(&format!("I attended another one {winter}")))?;
        page.has_focus(&field("When was it? (optional)").under(winter))?;
        page.says_under(winter, "write a date such as 10/18/2023")?;
        ensure!(record(page)? == kept, "something was added");

        page.press(link("Add its date Phase I – Fall"))?;
        page.date("First day (optional)", On("10", "18", "2023"))?;
        page.save()?;
        page.says_under("Phase I – Fall", "Entered: October 18, 2023")?;
        page.press(link("Back to the record"))?;
        page.says_under("Activities", "Phase III – Spring")?;

        // One more of the same, with another date.
        page.press(link("Repeat MML Annual Conference (summer)").under("Activities"))?;
        page.is_at("Add an activity")?;
        page.date("First day (optional)", On("6", "", "2025"))?;
        page.save()?;
        page.says_under("Activities", "June 2025")
    })
}

#[test]
fn a_pasted_table_is_looked_through_added_at_once_and_its_bad_rows_stay() -> Result<(), Failed> {
    journey(PHONE, |page| {
        page.open()?;
        begin_in_mississippi(page)?;
        page.press(link("Paste a table"))?;
        page.is_at(TABLE_TITLE)?;
        let text = "Date\tActivity\tEducation points\n\
            10/18/2023\tPhase I - Fall\t10\n\
            2/30/2024\tWinter Workshop\t\n\
            Apr 16-18, 2024\tPhase I - Spring\t10\n\
            6/2024\t<b>Rotary</b> lunch\t\n\
            6/24/2024\tMML Annual Conference\t\n";
        page.paste(field(TABLE_BOX), text)?;
        page.press(button("Read the table"))?;
        page.has_focus(&heading("3 rows can be added; 2 need a look"))?;
        page.says_under("Row 3", "“2/30/2024” is no date.")?;
        page.says_under("Row 5", "“<b>Rotary</b> lunch” is no kind of activity that the app knows.")?;
        page.says_under("Rows that can be added", "Phase I – Spring")?;
        page.says_under("Rows that can be added", "April 16, 2024 to April 18, 2024")?;
        page.fits()?;

        // What is in the box survives a reload.
        page.reload()?;
        page.shows(heading("3 rows can be added; 2 need a look"))?;
        let before = record(page)?;
        page.press(button("Add 3 rows"))?;
        page.says("The other rows are still in the box.")?;
        page.shows(heading("0 rows can be added; 2 need a look"))?;
        let count = |it: &Value| it.get("activities").and_then(Value::as_array).map_or(0, Vec::len);
        ensure!(count(&record(page)?) == 3, "not three were added");
        page.press(button("Undo"))?;
        page.says("The last change was undone.")?;
        ensure!(record(page)? == before, "undoing did not take all of them back");

        // Put right in the box, the two go in as well.
        page.paste(field(TABLE_BOX), "Date\tActivity\n2/29/2024\tWinter Workshop\n6/2024\tAthenian Dialogue\n")?;
        page.press(button("Read the table"))?;
        page.shows(heading("2 rows can be added"))?;
        page.press(button("Add 2 rows"))?;
        page.is_at(RECORD_TITLE)?;
        page.says("The rows are in your record.")?;
        page.says_under("Activities", "February 29, 2024")?;
        ensure!(count(&record(page)?) == 2, "not two were added");
        Ok(())
    })
}

#[test]
fn a_half_typed_form_is_there_again_after_a_reload_and_on_the_way_back() -> Result<(), Failed> {
    journey(PHONE, |page| {
        page.open()?;
        begin_in_mississippi(page)?;
        page.press(link("Add an activity"))?;
        page.press(link("MML Annual Conference (summer)"))?;
        page.is_at("Add an activity")?;
        page.choose(answer("Yes, it is done").of("Is it done?"))?;
        page.fill(field("Title or topic (optional)"), "Budgets & <bonds>")?;
        page.date("First day (optional)", On("6", "", "20"))?;
        page.reload()?;
        page.says("What you had typed here is back. It is not saved yet.")?;
        is_half_typed(page)?;

        // To another page of the app, and back.
        page.go_to("Files")?;
        page.is_at(FILES_TITLE)?;
        page.driver.script("history.back()", Vec::new())?;
        page.is_at("Add an activity")?;
        is_half_typed(page)?;
        page.fill(field("Year").of("First day (optional)"), "2025")?;
        page.save()?;
        page.says_under("Budgets & <bonds>", "June 2025")?;

        // Saved or canceled, the next form is blank.
        for leave in ["Cancel", "Start over"] {
            page.press(link("Add an activity"))?;
            page.press(link("MML Annual Conference (summer)"))?;
            page.is_at("Add an activity")?;
            page.does_not_say("What you had typed here is back.")?;
            is(page, "Title or topic (optional)", "")?;
            page.fill(field("Title or topic (optional)"), "Other")?;
            if leave == "Cancel" {
                page.press(link(leave))?;
                page.is_at(RECORD_TITLE)?;
            } else {
                page.reload()?;
                page.press(button(leave))?;
                page.does_not_say("What you had typed here is back.")?;
                is(page, "Title or topic (optional)", "")?;
            }
        }
        Ok(())
    })
}

fn begin_in_mississippi(page: &Page) -> Result<()> {
    page.press(link("Mississippi"))?;
    page.is_at(GOALS_TITLE)?;
    page.fits()?;
    page.press(button("Save"))?;
    page.is_at(RECORD_TITLE)
}

fn is_half_typed(page: &Page) -> Result<()> {
    is(page, "Title or topic (optional)", "Budgets & <bonds>")?;
    let done = page.find(&answer("Yes, it is done").of("Is it done?"))?;
    ensure!(page.driver.is_selected(&done)?, "what was chosen is not chosen any more");
    let year = page.find(&field("Year").of("First day (optional)"))?;
    ensure!(page.driver.property(&year, "value")? == "20", "the half year is gone");
    Ok(())
}

fn is(page: &Page, name: &str, text: &str) -> Result<()> {
    let found = page.find(&field(name))?;
    let typed = page.driver.property(&found, "value")?;
    ensure!(typed == text, "in {name} stands {typed:?}");
    Ok(())
}

fn record(page: &Page) -> Result<Value> {
    Ok(serde_json::from_str(&page.kept(MINE)?.context("nothing is kept")?)?)
}
