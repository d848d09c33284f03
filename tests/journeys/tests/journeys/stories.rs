//! The twelve stories entered by hand: what the forms ask for is what their verdicts need.

use anyhow::{Context, Result, anyhow, ensure};
use clerkready::date::{DateFact, Day};
use clerkready::engine::{evaluate, evaluate_all};
use clerkready::evaluation::Evaluation;
use clerkready::portable;
use clerkready::program::{Body, Catalog, Program};
use clerkready::record::Record;
use journeys::clerkready::TODAY;
use journeys::notebook::{Hand, catalog, name};
use journeys::page::{Failed, PHONE, journey};
use journeys::setting::{Engine, Setting};
use serde_json::Value;

// The states in one line each, as the stories themselves write them.
#[path = "../../../../crates/clerkready/tests/common/states.rs"]
mod states;

macro_rules! story {
    ($name:ident, $file:literal) => {
        #[test]
        fn $name() -> Result<(), Failed> {
            is_judged_as_it_is_told(include_str!(concat!("../../../stories/", $file, ".json")))
        }
    };
}

story!(story_1_joined_eight_months_late, "01-joined-eight-months-late");
story!(story_2_spring_entrant, "02-spring-entrant");
story!(story_3_missed_in_one_place, "03-missed-in-one-place");
story!(story_4_deputy_then_clerk, "04-deputy-then-clerk");
story!(story_5_two_employers, "05-two-employers");
story!(story_6_state_and_iimc_at_once, "06-state-and-iimc-at-once");
story!(story_7_cmc_in_march_2008, "07-cmc-in-march-2008");
story!(story_8_degree, "08-degree");
story!(story_9_tally_letter, "09-tally-letter");
story!(story_10_two_winter_conferences, "10-two-winter-conferences");
story!(story_11_received_april_2, "11-received-april-2");
story!(story_12_planned_and_passed_by, "12-planned-and-passed-by");

/// Enters a story's record by hand, and compares what the record that the app exports comes to with what the story's own does,
/// and the app's own count of what is met.
fn is_judged_as_it_is_told(story: &str) -> Result<(), Failed> {
    // Their forms are the same in each browser, and 170 of them take minutes.
    if Setting::read()?.engine != Engine::Chromium {
        return Ok(());
    }
    journey(PHONE, |page| {
        let story: Value = serde_json::from_str(story).context("the story is no JSON")?;
        let record = read(&story["record"].to_string())?;
        let catalog = catalog()?;
        page.open()?;
        Hand::new(page, &catalog, &record).enter()?;
        let exported = page.export()?;
        let entered = read(&exported)?;
        let days = [story["day"].as_str().unwrap_or_default(), TODAY];
        for day in days {
            let (told, found) = (states(&catalog, &record, day)?, states(&catalog, &entered, day)?);
            ensure!(
                told == found,
                "on {day} the story comes to {told:#?}, and what was entered to {found:#?}\n{exported}"
            );
        }
        // And the page says so.
        let (body, program) = goal(&catalog, &record)?;
        let evaluation = evaluate(body, program, &record, self::day(TODAY)?);
        let met = evaluation.outcomes.iter().filter(|it| it.verdict.is_met()).count();
        page.go_to("Result")?;
        page.is_at(&name(program))?;
        page.says(&format!("{met} of {} requirements are met.", evaluation.outcomes.len()))
    })
}

/// The most wanted one.
fn goal<'a>(catalog: &'a Catalog, record: &Record) -> Result<(&'a Body, &'a Program)> {
    record.choices.goals.first().and_then(|id| catalog.program(id)).context("no goal")
}

fn day(text: &str) -> Result<Day> {
    Ok(DateFact::parse(text).context("no such day")?.first())
}

fn read(text: &str) -> Result<Record> {
    portable::read(text).map_err(|error| anyhow!("no record: {error:?}"))
}

/// The state of each requirement of each goal.
fn states(catalog: &Catalog, record: &Record, day: &str) -> Result<Vec<String>> {
    let programs = record.choices.goals.iter().map(|id| catalog.program(id).context("no such program"));
    let programs: Vec<_> = programs.collect::<Result<_>>()?;
    Ok(evaluate_all(&programs, record, self::day(day)?).iter().flat_map(lines).collect())
}

fn lines(it: &Evaluation) -> Vec<String> {
    let whole = ["verdict", "ready", "grant", "earliest"];
    let keys = whole.into_iter().chain(it.outcomes.iter().map(|it| it.requirement.as_str()));
    keys.map(|key| format!("{} {key}: {}", it.program, states::state(it, key).unwrap_or_default())).collect()
}
