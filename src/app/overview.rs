//! What the views list and count.
//!
//! Invariant: no rule of a program is here; verdicts come from the evaluation alone.

use clerkready::date::{DateFact, Day};
use clerkready::evaluation::{
    Ask, Evaluation, Finding, Outcome, Progress, Ruling, StepState, Still, Subject as About, Verdict,
};
use clerkready::id::{EntryId, ProgramId, RequirementId, StepId};
use clerkready::program::{Body, Catalog, Edition, Program, Rule};
use clerkready::record::{Activity, Answer, AnsweredBy, Choices, Person, Record};

use super::asked;
use super::place::{FormId, Subject};
use super::scope::Scope;

/// How many entries of each list a record has.
pub fn counts(record: &Record) -> [(Subject, usize); 10] {
    [
        (Subject::Position, record.positions.len()),
        (Subject::Membership, record.memberships.len()),
        (Subject::Enrollment, record.enrollments.len()),
        (Subject::Award, record.awards.len()),
        (Subject::Activity, record.activities.len()),
        (Subject::Tally, record.tallies.len()),
        (Subject::Rate, record.rates.len()),
        (Subject::Answer, answers(record, AnsweredBy::Body).count()),
        (Subject::Told, answers(record, AnsweredBy::Person).count()),
        (Subject::Step, record.steps.len()),
    ]
}

pub fn entries(record: &Record) -> usize {
    counts(record).iter().map(|(_, count)| count).sum()
}

/// Says whether there is nothing that an import could lose.
pub fn is_empty(record: &Record) -> bool {
    let Person { name, municipality, place: _, unread } = &record.person;
    entries(record) == 0
        && name.is_empty()
        && municipality.is_empty()
        && unread.0.is_empty()
        && record.choices == Choices::default()
        && record.unread.0.is_empty()
}

fn answers(record: &Record, by: AnsweredBy) -> impl Iterator<Item = &Answer> {
    record.answers.iter().filter(move |it| it.by == by)
}

/// The entries of one kind, in the order in which they are listed.
pub fn ids(record: &Record, subject: Subject) -> Vec<EntryId> {
    match subject {
        Subject::Position => record.positions.iter().map(|it| it.id.clone()).collect(),
        Subject::Membership => record.memberships.iter().map(|it| it.id.clone()).collect(),
        Subject::Enrollment => record.enrollments.iter().map(|it| it.id.clone()).collect(),
        Subject::Award => record.awards.iter().map(|it| it.id.clone()).collect(),
        Subject::Activity => newest_first(record),
        Subject::Tally => record.tallies.iter().map(|it| it.id.clone()).collect(),
        Subject::Rate => record.rates.iter().map(|it| it.id.clone()).collect(),
        Subject::Answer => answers(record, AnsweredBy::Body).map(|it| it.id.clone()).collect(),
        Subject::Told => answers(record, AnsweredBy::Person).map(|it| it.id.clone()).collect(),
        Subject::Step => record.steps.iter().map(|it| it.id.clone()).collect(),
        Subject::Person | Subject::Goals => Vec::new(),
    }
}

/// The activities, newest first; those without a date come first of all, since they lack something.
pub fn newest_first(record: &Record) -> Vec<EntryId> {
    let ended = |it: &Activity| it.last_day().map_or(Day::MAX, DateFact::last);
    let mut activities: Vec<&Activity> = Vec::new();
    for activity in &record.activities {
        activities.insert(activities.partition_point(|it| ended(activity) <= ended(it)), activity);
    }
    activities.into_iter().map(|it| it.id.clone()).collect()
}

/// The activity of each kind that was entered last, the latest first.
pub fn latest_of_each_kind(record: &Record) -> Vec<&Activity> {
    let mut latest: Vec<&Activity> = Vec::new();
    for activity in record.activities.iter().rev() {
        if latest.iter().all(|it| it.kind != activity.kind) {
            latest.push(activity);
        }
    }
    latest
}

/// Rulings in the order in which the record lists their entries: what a program gives of itself, counts, activities, time in
/// office.
pub fn in_order<'a>(record: &Record, rulings: &'a [Ruling]) -> Vec<&'a Ruling> {
    let lists = [Subject::Tally, Subject::Activity, Subject::Position];
    let listed: Vec<EntryId> = lists.iter().flat_map(|it| ids(record, *it)).collect();
    let of_entry = |id: &EntryId| rulings.iter().find(|it| matches!(&it.subject, About::Entry(about) if about == id));
    let completions = rulings.iter().filter(|it| !matches!(it.subject, About::Entry(_)));
    completions.chain(listed.iter().filter_map(of_entry)).collect()
}

/// The program to show when none was chosen: of those that the person works toward, the first one whose requirements the
/// newest position could meet.
pub fn suggested_program<'a>(catalog: &'a Catalog, record: &Record) -> Option<&'a ProgramId> {
    let role = record.positions.iter().rev().find_map(|it| it.role.as_ref());
    let fits = |edition: &Edition| {
        edition.requirements.iter().all(|it| match it.readings.first().map(|it| &it.rule) {
            Some(Rule::Office(office)) => role.is_none_or(|role| office.roles.contains(role)),
            _ => true,
        })
    };
    let programs: Vec<&Program> = Scope::of(catalog, record).programs.iter().map(|it| it.1).collect();
    let fitting = programs.iter().find(|it| it.editions.last().is_some_and(&fits));
    fitting.or(programs.first()).map(|it| &it.id)
}

/// The programs that the app is offered for here, by body: those that are meant first, or all.
pub fn offered(catalog: &Catalog) -> Vec<(&Body, Vec<&Program>)> {
    let is_meant = |it: &&Program| catalog.first.contains(&it.id);
    let any = catalog.programs().any(|it| is_meant(&it.1));
    let bodies = catalog.bodies.iter();
    let offered = bodies.map(|body| (body, body.programs.iter().filter(|it| !any || is_meant(it)).collect::<Vec<_>>()));
    offered.filter(|it| !it.1.is_empty()).collect()
}

/// The title of a requirement in the words of the newest rules that have it.
pub fn title<'a>(program: &'a Program, id: &'a RequirementId) -> &'a str {
    let found = program.editions.iter().rev().find_map(|it| it.requirement(id));
    found.map_or(id.as_str(), |it| it.title.as_str())
}

/// How many requirements are met, of how many.
pub fn met_of(evaluation: &Evaluation) -> (usize, usize) {
    (evaluation.outcomes.iter().filter(|it| it.verdict.is_met()).count(), evaluation.outcomes.len())
}

/// What an outcome leaves open. What is decided may still have parts that are not, and these are asked about then.
pub fn open_asks(outcome: &Outcome) -> Vec<&Ask> {
    let mut asks = Vec::new();
    collect_asks(outcome, &mut asks);
    asks
}

fn collect_asks<'a>(outcome: &'a Outcome, asks: &mut Vec<&'a Ask>) {
    if let Verdict::Unknown(of_all) = &outcome.verdict {
        for ask in of_all {
            if !asks.contains(&ask) {
                asks.push(ask);
            }
        }
        return;
    }
    for reading in &outcome.readings {
        if let Finding::Parts { outcomes, .. } = &reading.finding {
            outcomes.iter().for_each(|it| collect_asks(it, asks));
        }
    }
}

/// Which state a verdict is shown as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Met,
    NotYet,
    TooLate,
    NeedsAnswer,
    BodyDecides,
}

impl From<&Verdict> for State {
    fn from(verdict: &Verdict) -> State {
        match verdict {
            Verdict::Met => State::Met,
            Verdict::Unmet(Still::Open { .. }) => State::NotYet,
            Verdict::Unmet(Still::Closed { .. }) => State::TooLate,
            Verdict::Unknown(asks) if asks.iter().any(|it| matches!(it, Ask::Person(_))) => State::NeedsAnswer,
            Verdict::Unknown(_) => State::BodyDecides,
        }
    }
}

/// The form for an answer to a question, in the words of a program: the answer that is there, or a new one.
pub fn answer_form(record: &Record, program: &Program, question: &str, by: AnsweredBy) -> FormId {
    let subject = match by {
        AnsweredBy::Body => Subject::Answer,
        AnsweredBy::Person => Subject::Told,
    };
    let mut form = match answers(record, by).find(|it| program.files(&it.program) && it.question == question) {
        Some(answer) => FormId::entry(subject, &answer.id),
        None => FormId::new(subject),
    };
    form.about = Some(asked::about(&program.id, question));
    form
}

/// The form for a step: the entry that is there, or a new one.
pub fn step_form(record: &Record, program: &Program, step: &StepId) -> FormId {
    match record.steps.iter().find(|it| program.files(&it.program) && it.step == *step) {
        Some(done) => FormId::entry(Subject::Step, &done.id),
        None => FormId::about(Subject::Step, asked::about(&program.id, step.as_str())),
    }
}

/// The edition that an evaluation applied.
pub fn edition<'a>(program: &'a Program, evaluation: &Evaluation) -> &'a Edition {
    let applied = program.editions.iter().find(|it| it.from == evaluation.edition);
    applied.unwrap_or_else(|| program.edition_on(evaluation.day).0)
}

/// The title of a requirement in whichever edition has it.
pub fn requirement_title<'a>(program: &'a Program, id: &'a RequirementId) -> &'a str {
    let known = program.editions.iter().rev().find_map(|it| it.requirement(id));
    known.map_or(id.as_str(), |it| it.title.as_str())
}

pub fn is_done(step: &StepState) -> bool {
    step.progress != Progress::Open
}
