//! What time brings, as the page tells it: when one can apply, what turns on which days, and what a later designation takes
//! away.
//!
//! Invariant: days and verdicts come from the library's forecast alone, and the record is never changed.

use chrono::{Days, Months};

use clerkready::date::{DateFact, Day, months_after};
use clerkready::engine::evaluate;
use clerkready::evaluation::{Evaluation, State};
use clerkready::forecast::{Followed, Forecast, Stranded, Turn, awarded, forecast, planned, stranded};
use clerkready::id::ProgramId;
use clerkready::program::{After, Body, Catalog, Edition, Program};
use clerkready::record::{Award, Record};

use super::form::{Choice, Draft, Field, Input, Name, Part, Problem, Reader, Wrong};
use super::overview;

/// How many months are looked ahead.
const MONTHS: u32 = 120;
/// How many days with turns are told at once.
const DAYS: usize = 6;

/// What becomes of a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ahead {
    pub prospect: Prospect,
    pub days: Vec<Turning>,
}

/// When everything that is due by the application is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prospect {
    From(Day, Option<DateFact>),
    /// Perhaps: on some day it depends on what is not known.
    Open,
    Never,
}

/// What turns on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turning {
    pub day: Day,
    pub turns: Vec<Turn>,
}

/// Looks ten years ahead.
pub fn ahead(body: &Body, program: &Program, record: &Record, today: Day) -> Ahead {
    let now = evaluate(body, program, record, today);
    let forecast = forecast(body, program, record, today, until(today));
    Ahead { prospect: prospect(&now, &forecast), days: by_day(&forecast.turns) }
}

/// The last day that is looked at.
pub(super) fn until(today: Day) -> Day {
    months_after(today, MONTHS)
}

fn prospect(now: &Evaluation, forecast: &Forecast) -> Prospect {
    let open = Some(State::Unknown);
    let turns_open = forecast.turns.iter().any(|it| it.of == Followed::Application && it.to == open);
    match forecast.ready {
        Some(from) => Prospect::From(from, forecast.granted),
        None if turns_open || Some(now.ready_to_apply.state()) == open => Prospect::Open,
        None => Prospect::Never,
    }
}

/// The turns of each day. That a grant turns as the application does goes without saying.
fn by_day(turns: &[Turn]) -> Vec<Turning> {
    let applies = |turn: &Turn| {
        let same = |it: &&Turn| it.day == turn.day && it.of == Followed::Application && it.to == turn.to;
        turn.of == Followed::Grant && turns.iter().any(|it| same(&it))
    };
    let mut days: Vec<Turning> = Vec::new();
    for turn in turns.iter().filter(|it| !applies(it)) {
        match days.last_mut().filter(|it| it.day == turn.day) {
            Some(it) => it.turns.push(turn.clone()),
            None => days.push(Turning { day: turn.day, turns: vec![turn.clone()] }),
        }
    }
    days
}

/// The days to tell at once, and the others; each in the order of the calendar.
pub fn foremost(days: &[Turning]) -> (Vec<&Turning>, Vec<&Turning>) {
    let most = |it: &Turning| it.turns.iter().map(weight).min();
    let weights = (0..=3).map(Some);
    let by_weight = weights.flat_map(|weight| days.iter().filter(move |it| most(it) == weight));
    let first: Vec<Day> = by_weight.take(DAYS).map(|it| it.day).collect();
    days.iter().partition(|it| first.contains(&it.day))
}

/// The less, the more it matters.
fn weight(turn: &Turn) -> u32 {
    match (&turn.of, turn.to) {
        (Followed::Application | Followed::Grant, _) => 0,
        (_, Some(State::Closed)) => 1,
        (_, Some(State::Met)) => 2,
        _ => 3,
    }
}

/// The record if what is planned from today on comes true; `None` where nothing is.
pub fn with_plans(catalog: &Catalog, record: &Record, today: Day) -> Option<Record> {
    let (supposed, _) = planned(catalog, record, today);
    let mut pairs = supposed.activities.iter().zip(&record.activities);
    pairs.any(|(supposed, it)| supposed.status != it.status).then_some(supposed)
}

/// What a designation on some date would bring and take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhatIf {
    /// The record with plans and with the designation, for the names of what is told.
    pub supposed: Record,
    pub prospect: Prospect,
    pub stranded: Vec<Stranded>,
}

/// The fields that ask for a designation, where there are several, and for its date.
pub fn fields(catalog: &Catalog, after: &After) -> Vec<Field> {
    let name = |id: &ProgramId| catalog.designation(id).unwrap_or(id.as_str()).to_owned();
    let choices = after.awards.iter().map(|it| Choice::text(it.as_str(), name(it))).collect();
    let which = (1 < after.awards.len()).then(|| Field::new(Name::SupposedDesignation, Input::Choice(choices)));
    which.into_iter().chain([Field::new(Name::Supposed, Input::Date)]).collect()
}

/// What stands in these fields before anything is typed: the first designation.
pub fn draft(after: &After) -> Draft {
    let mut draft = Draft::default();
    if let Some(first) = after.awards.first() {
        draft.set(Name::SupposedDesignation, Part::Whole, first.as_str());
    }
    draft
}

/// Reads the fields, up to the last day that a forecast looks at.
pub fn read(draft: &Draft, today: Day) -> Result<(ProgramId, DateFact), Vec<Problem>> {
    let mut reader = Reader::new(draft);
    let designation = reader.needed_choice(Name::SupposedDesignation);
    let date = reader.needed_date(Name::Supposed);
    if date.is_some_and(|it| until(today) < it.last()) {
        reader.report(Name::Supposed, Part::Year, Wrong::TooFar);
    }
    let read = designation.zip(date);
    reader.finish(read)?.map(|(id, date)| (ProgramId::new(id), date)).ok_or_else(Vec::new)
}

/// Supposes that a designation is received on a date, with what is planned.
pub fn what_if(
    catalog: &Catalog,
    (body, program): (&Body, &Program),
    record: &Record,
    today: Day,
    (designation, date): (&ProgramId, DateFact),
) -> WhatIf {
    let record = with_plans(catalog, record, today).unwrap_or_else(|| record.clone());
    let until = until(today);
    let supposed = received(&record, designation, date);
    let after = evaluate(body, program, &supposed, until);
    let edition = overview::edition(program, &after);
    let before = before(edition, &record, designation, date);
    let before = evaluate(body, program, &before, until);
    let prospect = ahead(body, program, &supposed, today).prospect;
    WhatIf { stranded: stranded(&before, &after), prospect, supposed }
}

/// A date before that of the award in the record is another date of it; a later one may be of a further award.
fn received(record: &Record, designation: &ProgramId, date: DateFact) -> Record {
    let mut record = record.clone();
    let last = |it: &Award| it.on.map_or(Day::MAX, DateFact::last);
    let held = record.awards.iter_mut().filter(|it| it.program == *designation).max_by_key(|it| last(it));
    match held.filter(|it| date.first() <= last(it)) {
        Some(it) => it.on = Some(date),
        None => awarded(&mut record, designation, date),
    }
    record
}

/// The record to compare with. Before any such designation nothing counts, so nothing could be taken away: then it is the
/// one in which the designation came as early as it could for the things of the record to count.
fn before(edition: &Edition, record: &Record, designation: &ProgramId, date: DateFact) -> Record {
    let after = edition.counting.after.as_ref();
    let holds = after.is_some_and(|after| record.awards.iter().any(|it| after.awards.contains(&it.program)));
    let first = record.activities.iter().filter_map(|it| it.first_day()).map(DateFact::first).min();
    let mut record = record.clone();
    if let Some(first) = first.filter(|_| !holds).and_then(|it| it.checked_sub_days(Days::new(1))) {
        let cycle = after.and_then(|it| it.cycle.as_ref());
        let begins = cycle.and_then(|it| date.first().checked_sub_months(Months::new(it.months)));
        let early = begins.map_or(first, |it| it.max(first)).min(date.first());
        awarded(&mut record, designation, DateFact::Day(early));
    }
    record
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::update::sample;
    use clerkready::evaluation::Reason;
    use clerkready::id::{EntryId, RequirementId};
    use clerkready::portable;
    use clerkready::quantity::{Extent, Points};

    fn date(text: &str) -> DateFact {
        DateFact::parse(text).expect("the test writes a valid date")
    }

    fn day(text: &str) -> Day {
        date(text).first()
    }

    fn program(id: &str) -> (&'static Body, &'static Program) {
        crate::catalog().program(&ProgramId::new(id)).expect("there is such a program")
    }

    fn turn(on: &str, of: Followed, to: State) -> Turn {
        Turn { day: day(on), of, from: Some(State::Open), to: Some(to) }
    }

    fn requirement() -> Followed {
        Followed::Requirement(RequirementId::new("r"))
    }

    /// A record with a CMC, or none, and a dialogue, which gives 3 points.
    fn dialogue(awarded: Option<&str>, on: &str, status: &str) -> Record {
        let award = awarded.map(|on| format!(r#"{{"id": "a1", "program": "iimc-cmc", "on": "{on}", "used": []}}"#));
        portable::read(&format!(
            r#"{{"format": "clerkready-record/1", "awards": [{}], "activities": [{{"id": "x1",
               "kind": "athenian-dialogue", "title": "", "from": "{on}", "status": "{status}"{}}}]}}"#,
            award.unwrap_or_default(),
            // What is planned has no facts yet.
            if status == "done" { r#", "assessed": true, "pre_approved": true"# } else { "" },
        ))
        .expect("the test writes a valid record")
    }

    fn stranded_by(record: &Record, designation: &str, on: &str) -> (WhatIf, Vec<(EntryId, Extent, Extent)>) {
        let designation = ProgramId::new(designation);
        let mmc = program("iimc-mmc");
        let it = what_if(crate::catalog(), mmc, record, day("2026-11-22"), (&designation, date(on)));
        let lost = it.stranded.iter().map(|it| (it.entry.clone(), it.before, it.after)).collect();
        (it, lost)
    }

    fn three_points_lost() -> Vec<(EntryId, Extent, Extent)> {
        vec![(EntryId::new("x1"), Extent::Finite(Points::from_hundredths(300)), Extent::ZERO)]
    }

    #[test]
    fn the_training_program_closes_six_years_after_the_sample_s_enrollment_and_the_application_with_it() {
        let (body, program) = program("ms-cdmcc");
        let ahead = ahead(body, program, &sample(), day("2026-11-22"));
        assert_eq!(ahead.prospect, Prospect::Never);
        let last = ahead.days.last().expect("something turns");
        let of: Vec<&Followed> = last.turns.iter().map(|it| &it.of).collect();
        // The grant closes with the application, which is not told twice.
        assert_eq!(of, [&Followed::Application, &Followed::Requirement(RequirementId::new("training"))]);
        assert!(last.turns.iter().all(|it| it.to == Some(State::Closed)));
    }

    #[test]
    fn what_depends_on_an_answer_is_not_called_never() {
        let (body, program) = program("ms-cdmcc");
        let record = Record::default();
        let today = day("2026-11-22");
        let mut now = evaluate(body, program, &record, today);
        let mut looked = Forecast { ready: None, granted: None, turns: Vec::new() };
        assert_eq!(prospect(&now, &looked), Prospect::Never);
        looked.turns.push(turn("2027-01-01", Followed::Application, State::Unknown));
        assert_eq!(prospect(&now, &looked), Prospect::Open);
        looked.turns.clear();
        now.ready_to_apply = clerkready::evaluation::Verdict::Unknown(Vec::new());
        assert_eq!(prospect(&now, &looked), Prospect::Open);
    }

    #[test]
    fn days_that_matter_more_are_told_first_and_all_in_the_order_of_the_calendar() {
        let on = |month: u32| format!("2027-{month:02}-01");
        // The even months only leave something open; the last one closes the application.
        let state = |it: u32| if it.is_multiple_of(2) { State::Unknown } else { State::Met };
        let mut turns: Vec<Turn> = (1..=9).map(|it| turn(&on(it), requirement(), state(it))).collect();
        turns.push(turn(&on(10), Followed::Application, State::Closed));
        let days = by_day(&turns);
        let (first, others) = foremost(&days);
        let months = |of: &[&Turning]| of.iter().map(|it| it.day.to_string()[5..7].to_owned()).collect::<Vec<_>>();
        assert_eq!(months(&first), ["01", "03", "05", "07", "09", "10"]);
        assert_eq!(months(&others), ["02", "04", "06", "08"]);
    }

    #[test]
    fn a_later_designation_strands_what_lies_before_it() {
        let record = dialogue(Some("2024-05-10"), "2025-06-01", "done");
        let (what_if, lost) = stranded_by(&record, "iimc-cmc-recertification", "2025-12-01");
        assert_eq!(lost, three_points_lost());
        assert!(matches!(&what_if.stranded[0].reason, Reason::BeforeAward(_)));
        assert_eq!(stranded_by(&record, "iimc-cmc-recertification", "2025-01-01").1, []);
    }

    #[test]
    fn before_any_designation_a_date_is_compared_with_an_early_one() {
        let record = dialogue(None, "2025-06-01", "done");
        assert_eq!(stranded_by(&record, "iimc-cmc", "2025-12-01").1, three_points_lost());
        assert_eq!(stranded_by(&record, "iimc-cmc", "2025-01-01").1, []);
    }

    #[test]
    fn what_is_planned_is_stranded_too() {
        let record = dialogue(None, "2027-03-01", "planned");
        assert_eq!(stranded_by(&record, "iimc-cmc", "2027-06-01").1, three_points_lost());
        assert_eq!(stranded_by(&record, "iimc-cmc", "2027-02-01").1, []);
    }

    #[test]
    fn an_earlier_date_is_another_one_of_the_same_award() {
        let record = dialogue(Some("2025-12-01"), "2025-06-01", "done");
        let (what_if, lost) = stranded_by(&record, "iimc-cmc", "2025-01-01");
        assert_eq!(lost, []);
        assert_eq!(what_if.supposed.awards.len(), 1);
        assert_eq!(stranded_by(&record, "iimc-cmc", "2026-01-01").0.supposed.awards.len(), 2);
    }

    #[test]
    fn a_supposed_date_has_to_be_there_and_within_what_is_looked_at() {
        let (_, program) = program("iimc-mmc");
        let after = program.editions.last().and_then(|it| it.counting.after.as_ref()).expect("it counts after a CMC");
        let today = day("2026-11-22");
        let typed = |year: &str, month: &str| {
            let mut draft = draft(after);
            draft.set(Name::Supposed, Part::Year, year);
            draft.set(Name::Supposed, Part::Month, month);
            read(&draft, today).map_err(|it| it.into_iter().map(|it| it.wrong).collect::<Vec<_>>())
        };
        assert_eq!(typed("2027", "May"), Ok((ProgramId::new("iimc-cmc"), date("2027-05"))));
        assert_eq!(typed("", ""), Err(vec![Wrong::Missing]));
        assert_eq!(typed("2036", "11"), Err(vec![Wrong::TooFar]));
        assert_eq!(typed("2036", "10"), Ok((ProgramId::new("iimc-cmc"), date("2036-10"))));
    }
}
