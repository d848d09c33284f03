//! Looks ahead: when requirements turn, and what a supposition would strand.

use clerkready::date::{DateFact, Day, months_after};
use clerkready::engine::evaluate;
use clerkready::evaluation::State;
use clerkready::forecast::{Followed, Forecast, Stranded, Supposition, forecast, stranded, suppose};
use clerkready::id::{EntryId, ProgramId};
use clerkready::portable;
use clerkready::program::{Body, Catalog, Program};
use clerkready::record::Record;

use crate::args::{Ahead, Format, What};
use crate::check::{chosen, line, prepared};
use crate::{Code, Failed, print, say};

pub(crate) fn ahead(args: &Ahead) -> Result<Code, Failed> {
    let (catalog, record) = prepared(&args.what)?;
    let chosen = chosen(&catalog, &record, &args.what.program)?;
    let from = args.what.day();
    let until = args.until.unwrap_or_else(|| months_after(from, 120));
    let mut supposed = supposed(&args.what, &catalog, &record)?;
    if args.plan {
        supposed = suppose(&catalog, &supposed, &Supposition::PlansFrom(from));
    }
    let looked: Vec<(&Body, &Program, Forecast, Vec<Stranded>)> = chosen
        .iter()
        .map(|(body, program)| {
            let ahead = forecast(body, program, &supposed, from, until);
            // What is supposed for a later day has its effect by the last one.
            let given = |record: &Record| evaluate(body, program, record, until);
            (*body, *program, ahead, stranded(&given(&record), &given(&supposed)))
        })
        .collect();
    match args.what.format {
        Format::Text => print(&report(&catalog, &supposed, from, until, &looked)),
        Format::Json => {
            let programs: Vec<_> = looked.into_iter().map(|(_, program, it, lost)| (program, it, lost)).collect();
            print(&portable::forecast(from, until, &programs));
        }
    }
    Ok(Code::Evaluated)
}

/// The record with everything that the command line supposes.
pub(crate) fn supposed(what: &What, catalog: &Catalog, record: &Record) -> Result<Record, Failed> {
    let parts = |text: &str, option: &str| {
        let (name, date) = text.split_once('=').unwrap_or((text, ""));
        match DateFact::parse(date) {
            Some(date) => Ok((name.to_owned(), date)),
            None => Err(Failed::usage(format!("{option} {text}: expected a name, = and a date such as x1=2027-05-01"))),
        }
    };
    let mut suppositions = Vec::new();
    for id in &what.without {
        suppositions.push(Supposition::Without(EntryId::new(id)));
    }
    for text in &what.dated {
        let (id, date) = parts(text, "--dated")?;
        suppositions.push(Supposition::Dated(EntryId::new(id), date));
    }
    for text in &what.awarded {
        let (id, date) = parts(text, "--awarded")?;
        let id = ProgramId::new(id);
        if catalog.designation(&id).is_none() {
            return Err(Failed::usage(format!("--awarded {text}: no designation is called {id}")));
        }
        suppositions.push(Supposition::Awarded(id, date));
    }
    for supposition in &suppositions {
        if let Supposition::Without(id) | Supposition::Dated(id, _) = supposition
            && !record.ids().any(|it| it == id)
        {
            return Err(Failed::usage(format!("the record has no entry {id}; nothing was evaluated")));
        }
    }
    Ok(suppositions.iter().fold(record.clone(), |record, it| suppose(catalog, &record, it)))
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
