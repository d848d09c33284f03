//! Two windows of one browser share a record: what one changes appears in the other, and neither loses anything.

use anyhow::{Context, Result, ensure};
use fantoccini::wd::WindowHandle;
use journeys::clerkready::{MINE, RECORD_TITLE};
use journeys::find::{answer, button, disclosure, field, heading, link};
use journeys::page::{DESK, Failed, PHONE, Page, journey};
use serde_json::json;

#[test]
fn what_one_window_adds_appears_in_the_other_at_once() -> Result<(), Failed> {
    journey(PHONE, |page| {
        page.open()?;
        page.press(link("Start my record"))?;
        add_position(page, "Town Clerk")?;
        page.press(button("Dismiss"))?;
        let first = page.driver.window()?;
        let second = page.driver.new_window()?;
        page.driver.go_to_window(second.clone())?;
        page.open()?;
        page.press(link("Continue my record"))?;
        page.says_under("Positions", "Town Clerk")?;
        add_position(page, "Tax Collector")?;

        page.driver.go_to_window(first)?;
        page.says_under("Positions", "Tax Collector")?;
        page.says("Changes from another window were added.")?;
        add_position(page, "Election Clerk")?;
        page.driver.go_to_window(second)?;
        page.says_under("Positions", "Election Clerk")?;
        // Undoing takes back what was done here, and nothing of the other window's.
        page.press(button("Undo"))?;
        page.says("The last change was undone.")?;
        page.does_not_say("Tax Collector")?;
        page.reload()?;
        page.says_under("Positions", "Town Clerk")?;
        page.says_under("Positions", "Election Clerk")?;
        page.does_not_say("Tax Collector")
    })
}

#[test]
fn two_windows_in_the_same_entry_keep_both_fields() -> Result<(), Failed> {
    journey(DESK, |page| {
        let [first, second] = two_windows_with_a_position(page)?;
        page.driver.go_to_window(first.clone())?;
        page.press(link("Change Town Clerk"))?;
        page.shows(button("Save"))?;
        page.driver.go_to_window(second)?;
        page.press(link("Change Town Clerk"))?;
        page.fill(field("Employer (optional)"), "Town of Cedar Bluff")?;
        page.save()?;
        page.driver.go_to_window(first)?;
        page.fill(field("Official title"), "City Clerk")?;
        page.save()?;
        page.says_under("Positions", "City Clerk")?;
        let kept = page.kept(MINE)?.unwrap_or_default();
        ensure!(kept.contains("City Clerk") && kept.contains("Town of Cedar Bluff"), "a field is lost: {kept}");
        Ok(())
    })
}

#[test]
fn one_field_changed_in_two_windows_comes_back_from_the_earlier_states() -> Result<(), Failed> {
    journey(DESK, |page| {
        let [first, second] = two_windows_with_a_position(page)?;
        page.driver.go_to_window(first.clone())?;
        page.press(link("Change Town Clerk"))?;
        page.fill(field("Official title"), "City Clerk")?;
        page.driver.go_to_window(second)?;
        page.press(link("Change Town Clerk"))?;
        page.fill(field("Official title"), "Village Clerk")?;
        page.save()?;
        page.driver.go_to_window(first)?;
        page.save()?;
        page.says_under("Positions", "City Clerk")?;
        page.does_not_say("Village Clerk")?;

        page.go_to("Files")?;
        page.press(disclosure("Show them").under("Earlier states"))?;
        page.says_under("Earlier states", "Another window changed the same entry at the same time.")?;
        page.photograph("earlier-1280", DESK)?;
        page.resize(PHONE)?;
        page.fits()?;
        page.photograph("earlier-360", PHONE)?;
        page.shows_no(heading("State 3, saved November 22, 2026, 12:00"))?;
        page.press(button("Bring back state 1"))?;
        page.says("The earlier state is back.")?;
        page.go_to("Record")?;
        page.says_under("Positions", "Village Clerk")?;
        page.press(button("Undo"))?;
        page.says_under("Positions", "City Clerk")
    })
}

#[test]
fn earlier_copies_go_when_no_other_window_is_at_it_and_nothing_with_them() -> Result<(), Failed> {
    journey(PHONE, |page| {
        page.open()?;
        page.press(link("Start my record"))?;
        page.add_name("Jordan Ellis")?;
        let copy = page.latest_copy(MINE)?.context("a copy is kept")?;
        let (home, _) = copy.split_once("/copy/").context("a copy's key says whose it is")?;
        let has_locks = page.driver.script(HOLD, vec![json!(home)])? == json!(true);
        change_the_name_often(page)?;
        let before = copies(page)?;
        if has_locks {
            // Another window is at it, as far as this one can tell.
            ensure!(CHANGES < before, "{before} copies are there while another window tidies up");
            page.driver.script("window.journeyLets()", Vec::new())?;
            page.until("the earlier copies to go", || Ok((copies(page)? <= MOST_COPIES).then_some(())))?;
        }
        page.go_to("Record")?;
        page.says_under("About me", &format!("Jordan Ellis {CHANGES}"))?;

        // A browser without locks does it as well.
        page.driver.script("Object.defineProperty(navigator, 'locks', { value: undefined })", Vec::new())?;
        change_the_name_often(page)?;
        page.until("the earlier copies to go", || Ok((copies(page)? <= MOST_COPIES).then_some(())))?;
        page.reload()?;
        page.says_under("About me", &format!("Jordan Ellis {CHANGES}"))
    })
}

/// Takes the lock of a record, as another window would, until it is let go; says whether there are locks.
const HOLD: &str = "if (!navigator.locks) return false; \
    return new Promise((taken) => navigator.locks.request(arguments[0], () => \
        new Promise((done) => { window.journeyLets = done; taken(true) })))";

/// More than there are earlier states.
const CHANGES: usize = 13;

/// The newest copy and ten earlier states.
const MOST_COPIES: usize = 11;

fn change_the_name_often(page: &Page) -> Result<()> {
    for number in 1..=CHANGES {
        page.press(link("Change Name"))?;
        page.fill(field("Name (optional)"), &format!("Jordan Ellis {number}"))?;
        page.save()?;
    }
    Ok(())
}

fn copies(page: &Page) -> Result<usize> {
    let all = page.all_stored()?;
    Ok(all.as_object().into_iter().flat_map(|it| it.keys()).filter(|it| it.contains(MINE)).count())
}

/// Two windows, each with the record of one position in sight.
fn two_windows_with_a_position(page: &Page) -> Result<[WindowHandle; 2]> {
    page.open()?;
    page.press(link("Start my record"))?;
    add_position(page, "Town Clerk")?;
    let first = page.driver.window()?;
    let second = page.driver.new_window()?;
    page.driver.go_to_window(second.clone())?;
    page.open()?;
    page.press(link("Continue my record"))?;
    page.is_at(RECORD_TITLE)?;
    page.says_under("Positions", "Town Clerk")?;
    Ok([first, second])
}

fn add_position(page: &Page, title: &str) -> Result<()> {
    page.add("Positions", "Add a position", || {
        page.fill(field("Official title"), title)?;
        page.choose(answer("I am not sure").of("What does the title amount to?"))?;
        page.choose(answer("Yes, still today").of("Do you still hold it?"))
    })?;
    page.says_under("Positions", title)
}
