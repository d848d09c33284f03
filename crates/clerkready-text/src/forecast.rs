//! Looks ahead: when requirements turn, and what a supposition would strand.

use clerkready::date::{DateFact, Day, months_after};
use clerkready::engine::evaluate;
use clerkready::evaluation::State;
use clerkready::forecast::{self, Followed, Forecast, Stranded, Supposition, stranded, suppose};
use clerkready::portable;
use clerkready::program::{Body, Catalog, Program};
use clerkready::record::Record;

use crate::files::{File, catalog};
use crate::options::Options;
use crate::{Failed, Format, chosen, line, say};

/// How far a forecast looks ahead unless told: ten years.
const MONTHS: u32 = 120;

/// Tells on which days requirements turn, and when a designation can be granted at the earliest.
pub fn forecast(record: &File, options: &Options, format: Format) -> Result<String, Failed> {
    let catalog = catalog(&options.with)?;
    let record = chosen::record(record)?;
    let programs = chosen::programs(&catalog, &record, &options.programs)?;
    let from = chosen::day("today", &options.today)?;
    let until = match &options.until {
        Some(until) => chosen::day("until", until)?,
        None => months_after(from, MONTHS),
    };
    let mut supposed = chosen::supposed(options, &catalog, &record)?;
    if options.plan {
        supposed = suppose(&catalog, &supposed, &Supposition::PlansFrom(from));
    }
    let looked: Vec<(&Body, &Program, Forecast, Vec<Stranded>)> = programs
        .iter()
        .map(|(body, program)| {
            let ahead = forecast::forecast(body, program, &supposed, from, until);
            // What is supposed for a later day has its effect by the last one.
            let given = |record: &Record| evaluate(body, program, record, until);
            (*body, *program, ahead, stranded(&given(&record), &given(&supposed)))
        })
        .collect();
    Ok(match format {
        Format::Text => report(&catalog, &supposed, from, until, &looked),
        Format::Json => {
            let programs: Vec<_> = looked.into_iter().map(|(_, program, it, lost)| (program, it, lost)).collect();
            portable::forecast(from, until, &programs)
        }
    })
}

fn report(
    catalog: &Catalog,
    record: &Record,
    from: Day,
    until: Day,
    looked: &[(&Body, &Program, Forecast, Vec<Stranded>)],
) -> String {
    let mut text = String::new();
    let day = |it: Day| DateFact::Day(it).to_string();
    line(&mut text, 0, &format!("From {} to {}. This advises; the certifying body decides.", day(from), day(until)));
    for (_, program, ahead, stranded) in looked {
        text.push('\n');
        line(&mut text, 0, &format!("{} ({})", program.name, program.initials));
        let ready = match (ahead.ready, ahead.granted) {
            (None, _) => "Not ready to apply on any of these days with what is recorded.".to_owned(),
            (Some(ready), None) => format!("Ready to apply from {}.", day(ready)),
            (Some(ready), Some(granted)) => {
                format!("Ready to apply from {}; granted at the earliest {granted}.", day(ready))
            }
        };
        line(&mut text, 1, &ready);
        for turn in &ahead.turns {
            let of = match &turn.of {
                Followed::Requirement(id) => {
                    let known = program.editions.iter().find_map(|it| it.requirement(id));
                    format!("“{}”", known.map_or(id.as_str(), |it| it.title.as_str()))
                }
                Followed::Application => "ready to apply".to_owned(),
                Followed::Grant => "can be granted".to_owned(),
            };
            let state = |it: Option<State>| match it {
                None => "not asked",
                Some(State::Met) => "met",
                Some(State::Unknown) => "unknown",
                Some(State::Open) => "not yet",
                Some(State::Closed) => "no longer possible",
            };
            line(&mut text, 1, &format!("{}: {of}: {}, was {}", day(turn.day), state(turn.to), state(turn.from)));
        }
        for it in stranded {
            let entry = say::entry(catalog, record, &it.entry);
            let edition = program.editions.last().expect("a program has at least one edition");
            let reason = say::reason(catalog, record, edition, &it.reason);
            let (before, after) = (say::extent(it.before), say::extent(it.after));
            line(&mut text, 1, &format!("stranded: {entry}: {after} instead of {before}; {reason}"));
        }
    }
    text
}
