//! Everything works with the keyboard alone, and the focus is always somewhere that makes sense, and in sight.

use anyhow::{Result, bail};
use journeys::act::{BACKSPACE, CONTROL, ENTER, SHIFT, SPACE, TAB};
use journeys::clerkready::{RECORD_TITLE, START_TITLE};
use journeys::find::{Sought, answer, button, field, heading, link};
use journeys::page::{Failed, PHONE, Page, journey};

/// No screen has more stops before what is sought.
const MOST_STOPS: usize = 60;

#[test]
fn an_activity_is_added_without_a_mouse() -> Result<(), Failed> {
    journey(PHONE, |page| {
        page.open()?;
        page.is_at(START_TITLE)?;
        walk_to(page, &link("Start my record"))?;
        page.key(ENTER)?;
        lands_on(page, &heading(RECORD_TITLE))?;

        walk_to(page, &link("Add an activity"))?;
        page.key(ENTER)?;
        lands_on(page, &heading("What kind of activity?"))?;
        walk_to(page, &link("MMCCA Winter Educational Conference"))?;
        page.key(ENTER)?;
        lands_on(page, &heading("Add an activity"))?;

        // An impossible date, and no answer to a question that needs one.
        let box_of_first_day = |name: &str| field(name).of("First day (optional)");
        walk_to(page, &box_of_first_day("Month"))?;
        page.driver.keys("2")?;
        page.key(TAB)?;
        lands_on(page, &box_of_first_day("Day"))?;
        page.driver.keys("30")?;
        page.key(TAB)?;
        lands_on(page, &box_of_first_day("Year"))?;
        page.driver.keys("2026")?;
        walk_to(page, &button("Save"))?;
        page.key(ENTER)?;

        page.focus_is_on_group("There is a problem")?;
        page.is_accessible()?;
        walk_to(page, &link("First day: that month has no such day."))?;
        page.key(ENTER)?;
        lands_on(page, &box_of_first_day("Day"))?;
        page.driver.key_with(CONTROL, 'a')?;
        page.driver.keys(&format!("{BACKSPACE}3"))?;
        walk_back_to(page, &link("Choose whether it is done or planned."))?;
        page.key(ENTER)?;
        lands_on(page, &answer("Yes, it is done").of("Is it done?"))?;
        page.key(SPACE)?;
        walk_to(page, &button("Save"))?;
        page.key(ENTER)?;

        lands_on(page, &heading(RECORD_TITLE))?;
        page.says("Activity added.")?;
        page.says_under("Activities", "February 3, 2026")
    })
}

fn lands_on(page: &Page, goal: &Sought) -> Result<()> {
    page.has_focus(goal)?;
    page.focus_is_in_sight()
}

fn walk_to(page: &Page, goal: &Sought) -> Result<()> {
    walk(page, goal, || page.key(TAB))
}

fn walk_back_to(page: &Page, goal: &Sought) -> Result<()> {
    walk(page, goal, || page.driver.key_with(SHIFT, TAB))
}

/// Goes from stop to stop until the goal has the focus; every stop on the way is in sight.
fn walk(page: &Page, goal: &Sought, step: impl Fn() -> Result<()>) -> Result<()> {
    page.shows(goal.clone())?;
    let mut stops = Vec::new();
    for _ in 0..MOST_STOPS {
        if page.is_focused(goal)? {
            return Ok(());
        }
        step()?;
        page.focus_is_in_sight()?;
        stops.push(format!("{:?}", page.focus()?));
    }
    bail!("the keyboard does not get to {goal}; it went to {}", stops.join(", "))
}
