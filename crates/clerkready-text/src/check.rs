//! Evaluates a record.

use clerkready::advice::{Advice, advice};
use clerkready::date::{DateFact, Day};
use clerkready::engine::evaluate_all;
use clerkready::evaluation::{Evaluation, Outcome, Proof, TightSet, Verdict, where_entries_count};
use clerkready::forecast::planned;
use clerkready::portable;
use clerkready::program::{Body, Catalog, Edition, Program};
use clerkready::record::Record;

use crate::files::{File, catalog};
use crate::options::Options;
use crate::{Failed, Format, chosen, line, say};

/// What is said about a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    pub text: String,
    /// Whether every program is met.
    pub all_met: bool,
}

/// Evaluates a record.
pub fn check(record: &File, options: &Options, format: Format) -> Result<Checked, Failed> {
    if options.until.is_some() {
        return Err(Failed::Usage("until: only a forecast looks ahead; nothing was evaluated".to_owned()));
    }
    let catalog = catalog(&options.with)?;
    let record = chosen::record(record)?;
    let programs = chosen::programs(&catalog, &record, &options.programs)?;
    let record = chosen::supposed(options, &catalog, &record)?;
    let today = chosen::day("today", &options.today)?;
    let (record, day) = if options.plan { planned(&catalog, &record, today) } else { (record, today) };
    let evaluations = programs.iter().zip(evaluate_all(&programs, &record, day));
    let evaluations: Vec<_> = evaluations.map(|((body, program), it)| (*body, *program, it)).collect();
    let text = match format {
        Format::Text => report(&catalog, &record, day, &evaluations),
        Format::Json => result(&programs, &record, day),
    };
    Ok(Checked { text, all_met: evaluations.iter().all(|(_, _, it)| it.verdict.is_met()) })
}

/// The result as JSON.
pub(crate) fn result(programs: &[(&Body, &Program)], record: &Record, day: Day) -> String {
    let evaluations = programs.iter().zip(evaluate_all(programs, record, day));
    let results: Vec<(&Program, Evaluation, Advice)> = evaluations
        .map(|((_, program), it)| {
            let advice = advice(program, record, &it);
            (*program, it, advice)
        })
        .collect();
    portable::result(day, &results)
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
