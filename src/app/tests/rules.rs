//! Rules that others provide: what becomes of their files, and what an update of them changes.

use clerkready::date::DateFact;
use clerkready::id::{EntryId, KindId, ProgramId};
use clerkready::record::{Activity, Record, Status, Unread};
use clerkready::sorted::Map;

use super::{day, started};
use crate::app::embed::{Frame, Origin, Reach};
use crate::app::framed::FrameMsg;
use crate::app::model::Model;
use crate::app::overview::State;
use crate::app::reading::{Fate, Provider, Reading, Supplied, reading};
use crate::app::rules::{Change, RulesEffect, RulesMsg, changes};
use crate::app::theme::Theme;
use crate::app::update::{Effect, Msg, update};

const HOST: &str = "https://clerks.example.org";

/// A program of an association of its own, with the activities that one of its requirements asks for.
fn program(id: &str, at_least: u32) -> String {
    format!(
        r#"{{
  "format": "clerkready-program/1",
  "body": {{ "id": "delta", "name": "Delta Clerks", "decides": "its board" }},
  "sources": [ {{ "id": "flyer", "title": "Flyer", "publisher": "Delta Clerks", "url": "https://example.org/flyer", "dated": "2025", "checked": "2026-11-22" }} ],
  "kinds": [ {{ "id": "delta-day", "name": "Delta day", "hint": "", "asks": [] }} ],
  "categories": [ {{ "id": "education", "name": "Education", "unit": "points" }} ], "items": [],
  "programs": [ {{
    "id": "{id}", "name": "Delta Clerk", "initials": "DC", "filed_under": "{id}", "chosen_by": "apply",
    "editions": [ {{
      "from": "2025-01", "basis": "stated",
      "requirements": [
        {{ "id": "days", "title": "Days attended", "due": "apply",
          "rule": {{ "count": {{ "of": ["delta-day"], "at_least": {at_least} }} }},
          "cites": [ {{ "source": "flyer", "confidence": "verbatim", "quote": "days" }} ] }}
      ],
      "schedule": [
        {{ "id": "delta-days", "category": "education",
          "activities": {{ "kinds": ["delta-day"], "give": {{ "each": "2" }}, "counts": "surely" }},
          "cites": [ {{ "source": "flyer", "confidence": "verbatim", "quote": "two points" }} ] }}
      ],
      "steps": [ {{ "id": "application", "what": "Application", "cites": [ {{ "source": "flyer", "confidence": "verbatim", "quote": "apply" }} ] }} ],
      "applies_by": "application",
      "not_checked": []
    }} ]
  }} ]
}}"#
    )
}

fn supplied(name: &str, text: &str) -> Supplied {
    Supplied { by: Provider::File, name: name.to_owned(), text: text.to_owned(), before: None }
}

/// Does what the effects ask for, as the browser would, and gives the files that are kept.
fn settle(model: &mut Model, effects: Vec<Effect>) -> Vec<Supplied> {
    let mut kept = Vec::new();
    for effect in effects {
        match effect {
            Effect::Rules(RulesEffect::Read(files)) => {
                let read = Some(Box::new(reading(&files)));
                let more = update(model, Msg::Rules(RulesMsg::Read(files, read)));
                kept.extend(settle(model, more));
            }
            Effect::Rules(RulesEffect::Keep(file)) => kept.push(file),
            _ => {}
        }
    }
    kept
}

fn provide(model: &mut Model, name: &str, text: &str) -> Vec<Supplied> {
    let effects = update(model, Msg::Frame(FrameMsg::HostSaid(format!("clerkready/1 rules {name}\n{text}"))));
    settle(model, effects)
}

fn framed() -> Model {
    let mut model = started(None);
    let frame = Frame { host: Origin::read(HOST), reach: Reach::Window, language: String::new() };
    update(&mut model, Msg::Frame(FrameMsg::Framed(frame, Theme::default(), Vec::new())));
    model
}

#[test]
fn a_program_of_others_bears_its_providers_name_wherever_its_own_stands() {
    let id = ProgramId::new("delta-clerk");
    let mut model = framed();
    let kept = provide(&mut model, "/delta.json", &program("delta-clerk", 2));
    assert_eq!(model.rules.files[0].1, Fate::Used(vec![id.clone()]));
    assert_eq!(kept.len(), 1);
    let (body, it) = model.catalog.program(&id).expect("it is there");
    assert_eq!(it.name, format!("Delta Clerk [{HOST}]"));
    assert_eq!(it.initials, format!("DC [{HOST}]"));
    assert_eq!(body.name, format!("Delta Clerks [{HOST}]"));
    assert_eq!(it.rules_hash.len(), 64);
    // Every other program is as it was.
    let own = started(None).catalog;
    assert!(own.programs().all(|(_, it)| model.catalog.program(&it.id).is_some_and(|(_, now)| now == it)));
    // Brackets of its own do not make it somebody else's.
    let bold = program("delta-clerk", 2).replace("Delta Clerk\"", "Delta Clerk [IIMC]\"");
    let catalog = reading(&[supplied("a.json", &bold)]).catalog;
    assert_eq!(catalog.program(&id).map(|it| it.1.name.as_str()), Some("Delta Clerk (IIMC) [a.json]"));
    // The same text again is nothing new.
    assert!(provide(&mut model, "/delta.json", &program("delta-clerk", 2)).is_empty());
}

#[test]
fn an_id_that_is_taken_is_refused_and_the_app_s_own_program_stays() {
    let mut model = framed();
    assert!(provide(&mut model, "/delta.json", &program("ms-cmcc", 2)).is_empty());
    let Fate::Refused(faults) = &model.rules.files[0].1 else { unreachable!("{:?}", model.rules.files[0].1) };
    let taken = faults.iter().find(|it| it.what.contains("found a second program \"ms-cmcc\""));
    let taken = taken.expect("the clash is told");
    assert_eq!((taken.file.as_str(), taken.line), ("/delta.json", 8));
    let own = started(None).catalog;
    assert_eq!(model.catalog.bodies, own.bodies);
}

#[test]
fn a_faulty_file_is_told_with_its_lines_and_spoils_no_other() {
    let broken = program("delta-clerk", 2).replace("\"at_least\": 2", "\"at_last\": 2");
    let files = [supplied("a.json", &broken), supplied("b.json", &program("delta-clerk", 2)), supplied("c.json", "{")];
    let fates = reading(&files).fates;
    let Fate::Refused(faults) = &fates[0] else { unreachable!("{:?}", fates[0]) };
    assert!(
        faults.iter().any(|it| it.line == 13 && it.path.ends_with("rule.count.at_last") && it.file == "a.json"),
        "{faults:?}"
    );
    assert_eq!(fates[1], Fate::Used(vec![ProgramId::new("delta-clerk")]));
    assert!(matches!(&fates[2], Fate::Refused(faults) if faults[0].file == "c.json"));
}

#[test]
fn a_supplement_marks_the_program_that_it_adds_to() {
    let text = r#"{
  "format": "clerkready-supplement/1",
  "supplements": "iimc-cmc",
  "sources": [ { "id": "delta-flyer", "title": "Flyer", "publisher": "Delta", "url": "https://example.org/f", "dated": "2025", "checked": "2026-11-22" } ],
  "kinds": [ { "id": "delta-day", "name": "Delta day", "hint": "", "asks": [] } ],
  "schedule": [ { "id": "delta-days", "category": "experience",
    "activities": { "kinds": ["delta-day"], "give": { "each": "1" }, "counts": "surely" },
    "cites": [ { "source": "delta-flyer", "confidence": "verbatim", "quote": "one point" } ] } ]
}"#;
    let Reading { catalog, fates, .. } = reading(&[supplied("delta.json", text)]);
    let Fate::Used(programs) = &fates[0] else { unreachable!("{:?}", fates[0]) };
    assert!(programs.contains(&ProgramId::new("iimc-cmc")), "{programs:?}");
    let (body, program) = catalog.program(&ProgramId::new("iimc-cmc")).expect("it is there");
    assert!(program.name.ends_with(" [delta.json]"), "{}", program.name);
    assert!(!body.name.contains('['), "the body is the app's own");
}

#[test]
fn an_update_is_shown_as_what_it_changes_until_it_was_seen() {
    let id = ProgramId::new("delta-clerk");
    let mut model = framed();
    provide(&mut model, "/delta.json", &program("delta-clerk", 1));
    let mut record = Record::default();
    record.activities.push(activity("x-1", "delta-day", "2026-03-01"));
    let today = day("2026-11-22");
    let change = |model: &Model| changes(&model.rules, model.catalog, &id, &record, today);
    assert_eq!(change(&model), None);

    let kept = provide(&mut model, "/delta.json", &program("delta-clerk", 2));
    let turned = Change::Turned { title: "Days attended".to_owned(), was: State::Met, now: State::NotYet };
    assert_eq!(change(&model), Some(vec![turned.clone()]));
    // It is kept with what was before, so that it is shown on a later day as well.
    assert_eq!(kept[0].before.as_deref(), Some(program("delta-clerk", 1).as_str()));
    let mut later = started(None);
    let effects = update(&mut later, Msg::Rules(RulesMsg::Kept(kept)));
    settle(&mut later, effects);
    assert_eq!(change(&later), Some(vec![turned]));

    let effects = update(&mut model, Msg::Rules(RulesMsg::SawChanges(id.clone())));
    let kept = settle(&mut model, effects);
    assert_eq!(change(&model), None);
    assert_eq!(kept[0].before, None);
}

#[test]
fn a_file_that_was_removed_takes_its_programs_along() {
    let mut model = started(None);
    let file = ("delta.json".to_owned(), program("delta-clerk", 1));
    let effects = update(&mut model, Msg::Rules(RulesMsg::PickedRules(Ok(file))));
    settle(&mut model, effects);
    assert!(model.catalog.program(&ProgramId::new("delta-clerk")).is_some());
    let forget = RulesMsg::ClickedForgetRules(Provider::File, "delta.json".to_owned());
    let effects = update(&mut model, Msg::Rules(forget));
    assert!(effects.iter().any(|it| matches!(it, Effect::Rules(RulesEffect::Forget(_)))));
    settle(&mut model, effects);
    assert_eq!(model.catalog.program(&ProgramId::new("delta-clerk")), None);
}

#[test]
fn what_could_not_be_had_is_told_and_what_was_there_stays() {
    let mut model = framed();
    let miss = |model: &mut Model| {
        update(model, Msg::Frame(FrameMsg::HostSaid("clerkready/1 no-rules /delta.json".to_owned())));
    };
    miss(&mut model);
    assert_eq!(model.rules.files[0].1, Fate::Missed);
    provide(&mut model, "/delta.json", &program("delta-clerk", 1));
    assert!(matches!(model.rules.files[0].1, Fate::Used(_)));
    miss(&mut model);
    assert!(matches!(model.rules.files[0].1, Fate::Used(_)));
}

fn activity(id: &str, kind: &str, on: &str) -> Activity {
    Activity {
        id: EntryId::new(id),
        kind: KindId::new(kind),
        item: None,
        title: String::new(),
        from: DateFact::parse(on),
        to: None,
        minutes: None,
        score: None,
        evidence_sent: None,
        status: Status::Done,
        facts: Map::default(),
        stated: Vec::new(),
        unread: Unread::default(),
    }
}
