//! All goals at a glance, where things count, and what goes with an application.

use anyhow::{Result, ensure};
use journeys::clerkready::CDMCC;
use journeys::find::{button, heading, link};
use journeys::page::{Failed, PHONE, journey};

const GLANCE: &str = "All at a glance";
const CONFERENCES: &str = "Three clerk conferences with business meetings";

#[test]
fn a_glance_leads_to_what_is_missing() -> Result<(), Failed> {
    journey(PHONE, |page| {
        page.open()?;
        page.press(link("Try it with an example"))?;
        page.go_to("Result")?;
        page.is_at(CDMCC)?;
        page.press(link(GLANCE))?;
        page.is_at(GLANCE)?;
        let deputy = "Certified Deputy Municipal Clerk Collector (CDMCC)";
        page.says_under(deputy, "3 of 6 requirements are met.")?;
        page.says_under(deputy, "30 experience points: 12.5 of 30 points; more may count")?;
        let counts = "Where each entry counts";
        page.says_under(counts, "CDMCC: 8.5 points (experience)")?;
        page.says_under(counts, "Counts toward none of them so far.")?;
        page.fits()?;
        page.press(link(CONFERENCES).under(deputy))?;
        page.has_focus(&heading(CONFERENCES))
    })
}

#[test]
fn an_application_lists_its_steps_and_its_evidence_and_fills_a_calendar() -> Result<(), Failed> {
    journey(PHONE, |page| {
        page.open()?;
        page.press(link("Try it with an example"))?;
        page.go_to("Result")?;
        page.is_at(CDMCC)?;
        page.press(link("Get ready to apply"))?;
        page.is_at("Application: Certified Deputy Municipal Clerk Collector (CDMCC)")?;
        page.says_under("Checklist", "Must arrive by April 1, 2027 (a Thursday) for June 2027.")?;
        page.says_under(CONFERENCES, "MMCCA Winter Educational Conference, February 2026")?;
        page.says_under("100 points", "counts as education: 10 points")?;
        page.fits()?;
        page.press(button("Take deadlines and plans into my calendar"))?;
        let (name, text) = page.last_file()?;
        ensure!(name == "clerkready-ms-cdmcc.ics", "{name}");
        for line in ["DTSTART;VALUE=DATE:20270401", "SUMMARY:CDMCC: Last day: Graduation application"] {
            ensure!(text.contains(line), "no {line} in {text}");
        }
        page.press(link("Back to the result"))?;
        page.is_at(CDMCC)
    })
}

#[test]
fn a_choice_says_what_it_costs_and_can_be_taken_back() -> Result<(), Failed> {
    journey(PHONE, |page| {
        page.open()?;
        let record = r#"{"format": "clerkready-record/1",
            "awards": [{"id": "a1", "program": "iimc-cmc", "on": "2024-01-10", "used": []}],
            "activities": [{"id": "x1", "kind": "athenian-dialogue", "title": "Lincoln", "from": "2026-05-01",
                            "status": "done", "assessed": true, "pre_approved": true}],
            "choices": {"goals": ["iimc-mmc"], "pins": [{"entry": "x1", "program": "iimc-mmc", "category": null}]}}"#;
        page.load_text(record)?;
        page.go_to("Result")?;
        let choices = "Where your activities count";
        page.says_under(choices, "Left out.")?;
        page.says_under(choices, "As you chose. With it, 3 points more are missing than without.")?;
        page.press(button("Let the app choose Lincoln, May 1, 2026").under(choices))?;
        page.says("Your choice is saved.")?;
        page.does_not_say("Left out.")?;
        page.press(button("Undo"))?;
        page.says_under(choices, "Left out.")
    })
}
