//! What to do next, worked out by hand from the published tables.

use clerkready::advice::{Effort, Way, advice};
use clerkready::date::DateFact;
use clerkready::engine::evaluate;
use clerkready::evaluation::{Ask, Evaluation, Question};
use clerkready::id::{EntryId, ProgramId};
use clerkready::portable;
use clerkready::program::Program;
use clerkready::quantity::Points;
use clerkready::record::Record;

mod common;

/// A record of these lists, evaluated for a program on November 22, 2026.
fn evaluated(program: &str, lists: &str) -> (&'static Program, Record, Evaluation) {
    let lists = if lists.is_empty() { String::new() } else { format!(", {lists}") };
    let text = format!(r#"{{ "format": "clerkready-record/1"{lists} }}"#);
    let record = portable::read(&text).expect("the test writes a record");
    let (body, program) = common::CATALOG.program(&ProgramId::new(program)).expect("it is shipped");
    let day = DateFact::parse("2026-11-22").expect("it is a day").first();
    let evaluation = evaluate(body, program, &record, day);
    (program, record, evaluation)
}

/// The ways of one requirement, each in a few words.
fn ways(program: &str, lists: &str, requirement: &str) -> Vec<String> {
    let (program, record, evaluation) = evaluated(program, lists);
    let gaps = advice(program, &record, &evaluation).gaps;
    let gap = gaps.iter().find(|it| it.requirement.as_str() == requirement);
    gap.map(|it| it.ways.iter().map(words).collect()).unwrap_or_default()
}

fn words(way: &Way) -> String {
    let gives = |points: &Points| format!("gives {points}");
    match way {
        Way::Earn { line, effort, .. } => match effort {
            Effort::AsStated => format!("{line}: as stated"),
            Effort::Times { times, gives: it } => format!("{line}: {times} times {}", gives(it)),
            Effort::Minutes { minutes, gives: it } => format!("{line}: {minutes} minutes {}", gives(it)),
            Effort::Years { years, gives: it } => format!("{line}: {years} years {}", gives(it)),
        },
        Way::Complete { requirement, points } => format!("complete {requirement} {}", gives(points)),
        Way::Attend { times, of } => format!("attend {times} of {}", of.len()),
        Way::Wait { until } => format!("wait until {}", DateFact::Day(*until)),
        Way::Join { body, by } => format!("join {body} by {}", by.map_or("any day".into(), |it| it.to_string())),
        Way::Receive { one_of } => format!("receive {}", one_of[0]),
        Way::Take { times, of } => format!("take {times} of {}", of.len()),
    }
}

#[test]
fn each_line_of_a_published_table_tells_how_much_more_of_it_would_be_enough() {
    // 25 are needed and nothing is there. 8 each: 4 give 32, of which the line takes 25. 2 a year, at most 8: 4 years give 8.
    let ways = ways("mn-mcmc", "", "points-experience");
    for expected in [
        "iimc-annual: 4 times gives 25",
        "state-and-region: 5 times gives 20",
        "region-meetings: 10 times gives 10",
        "office-held: 7 years gives 25",
        "committee-lead: 4 years gives 8",
        // 1 for 10 hours, at most 10 in the group: 100 hours.
        "job-training: 6000 minutes gives 10",
        "college-course: as stated",
    ] {
        assert!(ways.iter().any(|it| it == expected), "{expected} is not in {ways:#?}");
    }
    assert_eq!(
        ways.iter().position(|it| it.ends_with("as stated")),
        ways.iter().position(|it| it.starts_with("college"))
    );
}

#[test]
fn what_a_limit_has_taken_up_is_no_way_any_more() {
    let meetings: Vec<String> = (1..=10)
        .map(|it| format!(r#"{{ "id": "x{it}", "kind": "mcfoa-region-meeting", "from": "2024-01-{it:02}" }}"#))
        .collect();
    let lists = format!(r#""activities": [ {} ]"#, meetings.join(", "));
    let after = ways("mn-mcmc", &lists, "points-experience");
    assert!(!after.iter().any(|it| it.starts_with("region-meetings")), "{after:#?}");
    // 15 are missing: 8 each, so two.
    assert!(after.contains(&"iimc-annual: 2 times gives 16".to_owned()), "{after:#?}");
}

#[test]
fn a_rate_from_the_persons_own_form_tells_what_nobody_published() {
    assert_eq!(ways("ms-cmcc", "", "points-experience").iter().filter(|it| !it.ends_with("as stated")).count(), 0);
    let rate = r#""rates": [ { "id": "r1", "program": "ms-cmcc", "category": "experience", "kind": "clerk", "per": "year",
        "points": "4", "from": "form" } ],
        "positions": [ { "id": "p1", "role": "clerk", "from": "2026-11-01", "to": null, "share": "full-time" } ]"#;
    // 30 are needed: 8 years give 32.
    assert_eq!(ways("ms-cmcc", rate, "points-experience")[0], "office-held: 8 years gives 32");
}

#[test]
fn the_completed_training_gives_its_own_points() {
    assert!(ways("ms-cmcc", "", "points-education").contains(&"complete training gives 60".to_owned()));
}

#[test]
fn nothing_counts_before_the_designation_after_which_it_would() {
    assert_eq!(ways("iimc-mmc", "", "points-advanced"), ["receive iimc-cmc"]);
}

#[test]
fn what_only_needs_time_names_its_day() {
    let member = r#""memberships": [ { "id": "m1", "body": "tmca", "from": "2025-01-10", "to": null } ]"#;
    assert_eq!(ways("tx-trmc", member, "membership"), ["wait until 2028-01-10"]);
}

#[test]
fn the_next_question_is_the_one_that_settles_most() {
    // The enrollment's day decides office and membership; the certificate's points decide one requirement.
    let lists = r#""enrollments": [ { "id": "e1", "program": "ms-cmcc" } ],
        "positions": [ { "id": "p1", "role": "clerk", "from": "2020-01-01", "to": null, "share": "full-time" } ],
        "memberships": [ { "id": "m1", "body": "mmcca", "from": "2024-01-01", "to": null } ],
        "activities": [ { "id": "x1", "kind": "mml-annual", "from": "2024-06-20" } ]"#;
    let (program, record, evaluation) = evaluated("ms-cmcc", lists);
    assert_eq!(advice(program, &record, &evaluation).question, Some(Ask::Person(Question::Date(EntryId::new("e1")))));
}

#[test]
fn what_is_met_needs_nothing() {
    let (program, record, evaluation) = evaluated("nm-academy", "");
    let gaps = advice(program, &record, &evaluation).gaps;
    let open: Vec<String> = gaps.iter().map(|it| it.requirement.to_string()).collect();
    let met = evaluation.outcomes.iter().filter(|it| it.verdict.is_met());
    met.for_each(|it| assert!(!open.contains(&it.requirement.to_string()), "{} is met", it.requirement));
}
