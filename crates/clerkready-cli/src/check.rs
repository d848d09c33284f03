//! Evaluates a record.

use std::fmt::Write;

use clerkready::advice::{Advice, advice};
use clerkready::date::{DateFact, Day};
use clerkready::engine::evaluate_all;
use clerkready::evaluation::{Evaluation, Outcome, Proof, TightSet, Verdict, where_entries_count};
use clerkready::forecast::planned;
use clerkready::id::ProgramId;
use clerkready::portable::{self, ReadError};
use clerkready::program::{Body, Catalog, Edition, Program};
use clerkready::record::Record;

use crate::ahead::supposed;
use crate::args::{Check, Format, Require, What};
use crate::{Code, Failed, print, programs, say};

pub(crate) fn check(args: &Check) -> Result<Code, Failed> {
    let (catalog, record) = prepared(&args.what)?;
    let chosen = chosen(&catalog, &record, &args.what.program)?;
    let record = supposed(&args.what, &catalog, &record)?;
    let today = args.what.day();
    let (record, day) = if args.plan { planned(&catalog, &record, today) } else { (record, today) };
    let evaluations = chosen.iter().zip(evaluate_all(&chosen, &record, day));
    let evaluations: Vec<_> = evaluations.map(|((body, program), it)| (*body, *program, it)).collect();
    match args.what.format {
        Format::Text => print(&report(&catalog, &record, day, &evaluations)),
        Format::Json => {
            let results: Vec<(&Program, Evaluation, Advice)> = evaluations
                .iter()
                .map(|(_, program, it)| (*program, it.clone(), advice(program, &record, it)))
                .collect();
            print(&portable::result(day, &results));
        }
    }
    let all_met = evaluations.iter().all(|(_, _, it)| it.verdict.is_met());
    Ok(if args.require == Some(Require::Met) && !all_met { Code::NotMet } else { Code::Evaluated })
}

/// Reads what a command line names: the programs and the record.
pub(crate) fn prepared(what: &What) -> Result<(Catalog, Record), Failed> {
    let catalog = programs::catalog(&what.with)?;
    let name = what.record.display().to_string();
    let record = portable::read(&programs::text(&what.record)?)
        .map_err(|error| Failed::unreadable(unreadable(&name, &error)))?;
    Ok((catalog, record))
}

/// The programs asked for, or the record's goals, or every one.
pub(crate) fn chosen<'a>(
    catalog: &'a Catalog,
    record: &Record,
    asked: &[String],
) -> Result<Vec<(&'a Body, &'a Program)>, Failed> {
    let known = || catalog.programs().map(|it| it.1.id.as_str()).collect::<Vec<_>>().join(", ");
    let mut chosen = Vec::new();
    for id in asked {
        let program = catalog.program(&ProgramId::new(id));
        chosen.push(
            program.ok_or_else(|| {
                Failed::usage(format!("--program {id}: no such program; expected one of {}", known()))
            })?,
        );
    }
    if chosen.is_empty() {
        chosen.extend(record.choices.goals.iter().filter_map(|it| catalog.program(it)));
    }
    if chosen.is_empty() {
        chosen.extend(catalog.programs());
    }
    Ok(chosen)
}

fn unreadable(name: &str, error: &ReadError) -> String {
    let words = match error {
        ReadError::TooLong { bytes, limit } => format!("{bytes} bytes; a record has at most {limit}"),
        ReadError::NotJson { line, column } => format!("line {line}, column {column}: not JSON from here on"),
        ReadError::NotARecord => "this is not a record of ClerkReady".to_owned(),
        ReadError::Newer { version } => format!("a newer version wrote it, in format {version}: use a newer command"),
        ReadError::Faults(faults) => {
            let lines = faults
                .iter()
                .map(|it| format!("{}: expected {}, found {}", it.at, say::expected(it.expected), it.found));
            lines.collect::<Vec<_>>().join(&format!("\n{name}: "))
        }
    };
    format!("{name}: {words}\nnothing was evaluated")
}

fn report(catalog: &Catalog, record: &Record, day: Day, evaluations: &[(&Body, &Program, Evaluation)]) -> String {
    let mut text = String::new();
    let person = [record.person.name.as_str(), record.person.municipality.as_str()];
    let person: Vec<&str> = person.into_iter().filter(|it| !it.is_empty()).collect();
    if !person.is_empty() {
        line(&mut text, 0, &person.join(", "));
    }
    line(&mut text, 0, &format!("Judged on {}. This advises; the certifying body decides.", DateFact::Day(day)));
    for (body, program, evaluation) in evaluations {
        let Some(edition) = program.editions.iter().find(|it| it.from == evaluation.edition) else { continue };
        text.push('\n');
        let verdict = say::verdict(&evaluation.verdict);
        line(&mut text, 0, &format!("{} ({}): {verdict}", program.name, program.initials));
        line(&mut text, 1, &format!("Granted by {}. {}", body.name, say::edition(edition, evaluation.edition_fit)));
        line(&mut text, 1, &format!("Ready to apply: {}.", say::verdict(&evaluation.ready_to_apply)));
        let earliest =
            evaluation.can_be_granted.earliest.map(|it| format!("; at the earliest {it}")).unwrap_or_default();
        let grant = say::verdict(&evaluation.can_be_granted.verdict);
        line(&mut text, 1, &format!("Can be granted: {grant}{earliest}."));
        line(&mut text, 1, "Requirements");
        for outcome in &evaluation.outcomes {
            requirement(&mut text, catalog, record, edition, outcome, 2);
        }
        if let Some(assignment) = &evaluation.assignment {
            line(&mut text, 1, "Where activities count that could count elsewhere");
            assignment.placements.iter().for_each(|it| line(&mut text, 2, &say::placement(catalog, record, it)));
            if let Proof::BetterByAtMost(points) = assignment.proof {
                line(&mut text, 2, &format!("Not proven to be the best: {points} points fewer could be missing."));
            }
            if let Some(TightSet { requirements, need, most }) = &assignment.tight {
                let titles: Vec<String> =
                    requirements.iter().map(|it| format!("“{}”", say::title(edition, it))).collect();
                let titles = titles.join(" and ");
                line(&mut text, 2, &format!("{titles} need {need} together; only {most} of the points can go to any."));
            }
        }
        let advice = advice(program, record, evaluation);
        if let Some(question) = &advice.question {
            let question = say::ask(catalog, record, edition, question);
            line(&mut text, 1, &format!("The next question to answer: {question}"));
        }
        if !advice.gaps.is_empty() {
            line(&mut text, 1, "What would close the gaps");
        }
        for gap in &advice.gaps {
            line(&mut text, 2, &say::title(edition, &gap.requirement));
            gap.ways.iter().for_each(|it| line(&mut text, 3, &format!("- {}", say::way(catalog, edition, it))));
        }
        line(&mut text, 1, "Points and hours");
        for ruling in &evaluation.rulings {
            line(&mut text, 2, &say::ruling(catalog, record, edition, ruling));
        }
        line(&mut text, 1, "Steps");
        for step in &evaluation.steps {
            let what = edition.step(&step.step).map_or("", |it| it.what.as_str());
            line(&mut text, 2, &format!("{what}: {}", say::progress(step)));
        }
        line(&mut text, 1, "Not checked");
        edition.not_checked.iter().for_each(|it| line(&mut text, 2, it));
    }
    let all: Vec<&Evaluation> = evaluations.iter().map(|it| &it.2).collect();
    if let [_, _, ..] = all.as_slice() {
        line(&mut text, 0, "\nWhere each entry counts");
        for (entry, counts) in where_entries_count(&all) {
            let counts: Vec<String> = counts.iter().map(|it| say::counts(catalog, it)).collect();
            line(&mut text, 1, &format!("{}: {}", say::entry(catalog, record, &entry), counts.join("; ")));
        }
    }
    text
}

fn requirement(
    text: &mut String,
    catalog: &Catalog,
    record: &Record,
    edition: &Edition,
    outcome: &Outcome,
    indent: usize,
) {
    let known = edition.requirement(&outcome.requirement);
    let title = known.map_or(outcome.requirement.as_str(), |it| it.title.as_str());
    let figure = outcome.shown().map(|it| say::figure(&it.finding)).unwrap_or_default();
    line(text, indent, &format!("[{}] {title}{figure}", say::verdict(&outcome.verdict)));
    let parts = outcome.shown().map(|it| say::parts(&it.finding)).unwrap_or_default();
    if let (Verdict::Unknown(asks), []) = (&outcome.verdict, parts) {
        for ask in asks {
            line(text, indent + 1, &format!("? {}", say::ask(catalog, record, edition, ask)));
        }
    }
    if 1 < outcome.readings.len() {
        for reading in &outcome.readings {
            let says = known.and_then(|it| it.readings.iter().find(|it| it.id == reading.reading));
            let says = says.map_or(reading.reading.as_str(), |it| it.says.as_str());
            line(text, indent + 1, &format!("read as “{says}”: {}", say::verdict(&reading.verdict)));
        }
    }
    let Some(shown) = outcome.shown() else { return };
    for (entry, reason) in say::left_out(&shown.finding) {
        let reason = say::reason(catalog, record, edition, reason);
        line(text, indent + 1, &format!("- {}: {reason}", say::entry(catalog, record, entry)));
    }
    for part in parts {
        requirement(text, catalog, record, edition, part, indent + 1);
    }
}

pub(crate) fn line(text: &mut String, indent: usize, words: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{:1$}{words}", "", indent * 2);
}
