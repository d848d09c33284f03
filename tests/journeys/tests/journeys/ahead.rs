//! What to do next, and what time brings, on the result page.

use anyhow::{Result, ensure};
use journeys::clerkready::{CDMCC, MINE, MMC, NEXT, On, RECORD_TITLE};
use journeys::find::{answer, button, disclosure, link, list};
use journeys::page::{Failed, PHONE, journey};
use serde_json::Value;

/// Its CMC is of 2008, and what counts for the MMC came after it.
const STORY: &str = include_str!("../../../stories/07-cmc-in-march-2008.json");

#[test]
fn the_next_question_leads_to_its_form() -> Result<(), Failed> {
    journey(PHONE, |page| {
        page.open()?;
        page.press(link("Try it with an example"))?;
        page.go_to("Result")?;
        page.is_at(CDMCC)?;
        let question = "How many points does your paper state for MMCCA Winter Educational Conference, February 2026?";
        page.press(link(&["Answer ", question].concat()).under(NEXT))?;
        page.is_at("Change an activity")
    })
}

#[test]
fn a_gap_shows_what_would_close_it_and_where_to_enter_that() -> Result<(), Failed> {
    journey(PHONE, |page| {
        page.open()?;
        page.press(link("Try it with an example"))?;
        page.go_to("Result")?;
        page.is_at(CDMCC)?;
        let training = "The three-year training program: all six sessions";
        let points = "100 points";
        let completion = "Meeting “The three-year training program: all six sessions”: 60 points.";
        page.does_not_say(completion)?;
        page.press(disclosure("What would close the gap").under(points))?;
        page.says_under(points, completion)?;
        page.says_under(
            points,
            "Certification training session (Mississippi): nobody published what it gives; your certificate may say.",
        )?;
        let sessions = "3 more of: Phase II – Spring; Phase III – Fall; Phase III – Spring.";
        page.says_under(training, sessions)?;
        page.press(link(&["Add ", sessions].concat()).under(training))?;
        page.is_at("Add an activity")
    })
}

#[test]
fn the_forecast_tells_the_day_on_which_something_closes() -> Result<(), Failed> {
    journey(PHONE, |page| {
        page.open()?;
        page.press(link("Try it with an example"))?;
        page.go_to("Result")?;
        page.is_at(CDMCC)?;
        let closed = "“The three-year training program: all six sessions” can no longer be met.";
        page.does_not_say(closed)?;
        page.press(disclosure("Look ten years ahead").under("When"))?;
        page.says_under("With what is recorded", "Not ready to apply within ten years.")?;
        page.says_under("With what is recorded", "October 21, 2029")?;
        page.says_under("With what is recorded", closed)?;
        // The conference of April 2027 is planned, so its month is awaited with the plan.
        page.says_under("If what you plan goes well", "April 1, 2027")?;
        let by = "Graduation application received by the committee. Must arrive by April 1, 2027 (a Thursday) for June 2027.";
        page.says_under("With what is recorded", by)
    })
}

#[test]
fn without_an_entry_another_requirement_is_not_met_and_the_record_stays() -> Result<(), Failed> {
    journey(PHONE, |page| {
        page.open()?;
        page.press(link("Try it with an example"))?;
        page.go_to("Result")?;
        page.is_at(CDMCC)?;
        page.press(disclosure("Look ten years ahead").under("When"))?;
        let supposing = "What if an entry were different?";
        page.press(button("See what it would change").under(supposing))?;
        page.says_under(supposing, "Which entry: this is needed.")?;
        page.pick(list("Which entry?"), "nrollment")?;
        page.choose(answer("It is not there").of("What would be different?"))?;
        page.press(button("See what it would change").under(supposing))?;
        let title = "A clerk, tax collector or deputy clerk by official title when you enrolled";
        page.says_under(supposing, &[title, ": “Not yet” instead of “Met”."].concat())?;
        page.requirement_is(title, "Met")
    })
}

#[test]
fn a_supposed_designation_tells_what_it_strands_and_changes_nothing() -> Result<(), Failed> {
    journey(PHONE, |page| {
        page.open()?;
        let story: Value = serde_json::from_str(STORY)?;
        page.load_text(&story["record"].to_string())?;
        page.is_at(RECORD_TITLE)?;
        let record = page.kept(MINE)?;
        page.go_to("Result")?;
        page.is_at(MMC)?;
        page.press(disclosure("Look ten years ahead").under("When"))?;
        let supposing = "What if a designation came on another day?";
        page.press(button("See what it would change").under(supposing))?;
        page.says_under(supposing, "When would you receive it: this is needed.")?;

        page.date("When would you receive it?", On("1", "1", "2010"))?;
        page.press(button("See what it would change").under(supposing))?;
        // The academy of 2009 came before that day, that of 2010 after it.
        page.says_under(supposing, "If you received it on January 1, 2010: Certified Municipal Clerk (CMC)")?;
        page.says_under(
            supposing,
            "Master Municipal Clerk Academy 2009, March 11, 2009: 0 points instead of 12 points.",
        )?;
        page.does_not_say("Master Municipal Clerk Academy 2010, March 10, 2010: 0 points")?;
        ensure!(page.kept(MINE)? == record, "supposing something changed the record");
        page.requirement_is("The CMC, in good standing", "Met")
    })
}
