//! Turns a record and a program into an evaluation.
//!
//! Every amount is found twice, once with every open fact against the person ([`End::Sure`]) and once with every one for
//! them ([`End::Possible`]). A requirement is met when it is met at the sure end, unmet when it is unmet at the possible
//! end, and unknown between.
//!
//! Invariant: evaluation is total and pure. It reads no clock, it does not depend on the order of entries, and no record
//! makes it fail.

mod account;
mod elapsed;
mod convert;
mod counting;
mod gate;
mod claim;
mod repeats;
mod tallies;
mod service;
mod limits;
mod credit;
mod homes;
mod window;
mod attend;
mod points;
mod terms;
mod office;
mod person;
mod deadline;
mod judge;
mod steps;

use std::cell::RefCell;
use std::rc::Rc;

use chrono::Days;

use self::credit::Credited;
use self::gate::{Doubt, Gate};
use self::homes::Homes;
use crate::date::{DateFact, Day, Truth};
use crate::evaluation::{Ask, Evaluation, Question, Reason, State, Verdict};
use crate::id::{CategoryId, EntryId, LineId, ProgramId, RequirementId};
use crate::program::{Body, Condition, Due, Edition, LineReading, Program, Requirement};
use crate::record::{Activity, Answer, AnsweredBy, Enrollment, Rate, Record, Status};

/// Evaluates one program of a body on a day.
pub fn evaluate(body: &Body, program: &Program, record: &Record, day: Day) -> Evaluation {
    evaluate_all(&[(body, program)], record, day).pop().expect("each program has an evaluation")
}

/// Evaluates several programs together on a day, the most wanted one first: what may serve only one of two serves the one that
/// comes first, unless it needs less. The evaluations stand in the order of the programs.
pub fn evaluate_all(programs: &[(&Body, &Program)], record: &Record, day: Day) -> Vec<Evaluation> {
    let mut cases = Vec::new();
    let mut choices = Vec::new();
    for (body, program) in programs {
        let applied = steps::applied(program, record, day);
        let chosen = steps::chosen_on(program, record, &applied, day);
        cases.push(Case::new(body, program, record, day, applied, chosen.last));
        choices.push(chosen);
    }
    homes::settle(&mut cases);
    let evaluations = cases.iter().zip(choices).map(|(case, chosen)| {
        let mut evaluation = judged(case, chosen.last);
        let Some(entry) = chosen.entry else { return evaluation };
        let program = case.program;
        let between =
            program.editions.iter().map(|it| it.from.first()).filter(|it| chosen.first < *it && *it < chosen.last);
        for other in std::iter::once(chosen.first).chain(between) {
            if std::ptr::eq(program.edition_on(other).0, case.edition) {
                continue;
            }
            // Which edition holds is not known: what differs between them is not known either.
            let mut alone = [Case::new(case.body, program, record, day, case.applied.clone(), other)];
            homes::settle(&mut alone);
            evaluation.unless_another(&judged(&alone[0], other), &entry);
        }
        evaluation
    });
    evaluations.collect()
}

/// Judges a case by the edition of a day.
fn judged(case: &Case, chosen: Day) -> Evaluation {
    let Case { program, edition, day, .. } = *case;
    let edition_fit = program.edition_on(chosen).1;
    let ledgers = Ledgers::default();
    let steps = steps::states(case);
    // A clerk who enrolled anew is judged by the enrollment that serves best: by the verdict on all requirements, then by
    // how many are met and how many open; among equals by the latest.
    let outcomes = case
        .enrollments()
        .map(|enrollment| (enrollment, judge::outcomes(case, &ledgers, enrollment)))
        .max_by_key(|(enrollment, outcomes)| {
            let states = || outcomes.iter().map(|it| it.verdict.state());
            let met = states().filter(|it| *it == State::Met).count();
            let unknown = states().filter(|it| *it == State::Unknown).count();
            (states().min(), met, unknown, enrollment.map(|it| (it.on.map(DateFact::last), &it.id)))
        })
        .map(|(_, outcomes)| outcomes)
        .unwrap_or_default();
    let of_due = |due: fn(Due) -> bool| {
        let outcomes = edition.requirements.iter().zip(&outcomes).filter(move |it| due(it.0.due));
        outcomes.map(|it| it.1)
    };
    let ready_to_apply = Verdict::all(of_due(|it| it != Due::Grant).map(|it| &it.verdict));
    let verdict = Verdict::all(outcomes.iter().map(|it| &it.verdict));
    let waits = of_due(|it| it == Due::Grant);
    let can_be_granted = steps::grant(case, &verdict, &ready_to_apply, waits, &steps);
    let credits = ledgers.on(case, case.applied.last);
    Evaluation {
        program: program.id.clone(),
        day,
        edition: edition.from,
        edition_fit,
        verdict,
        ready_to_apply,
        can_be_granted,
        outcomes,
        rulings: credits.iter().map(|it| it.ruling.clone()).collect(),
        assignment: case.homes.assignment.clone(),
        steps,
    }
}

/// One program and one record on one day.
#[derive(Clone)]
struct Case<'a> {
    body: &'a Body,
    program: &'a Program,
    edition: &'a Edition,
    record: &'a Record,
    day: Day,
    applied: Applied,
    /// Only what ended within these days counts, where a rule looks at a window.
    scope: Option<Scope>,
    cycle: Era,
    /// Where activities count that could count elsewhere.
    homes: Rc<Homes>,
}

/// The days of one window.
#[derive(Clone, Copy)]
struct Scope {
    first: Day,
    last: Day,
    /// Whether an activity must begin within it too: in a window that begins with what it holds.
    whole: bool,
}

impl Scope {
    /// Says whether something lies within its days.
    fn holds(&self, ends: &Ends) -> Truth {
        let begun = if self.whole { ends.began } else { ends.ended };
        let inside = |begun: Day, ended: Day| self.first <= begun && ended <= self.last;
        Truth::between(inside(begun.0, ends.ended.1), inside(begun.1, ends.ended.0))
    }
}

/// The first and the last day on which something may have begun, and on which it may have ended.
struct Ends {
    began: (Day, Day),
    ended: (Day, Day),
}

impl Ends {
    fn of(activity: &Activity) -> Ends {
        let days = |date: Option<DateFact>| date.map_or((Day::MIN, Day::MAX), |it| (it.first(), it.last()));
        Ends { began: days(activity.first_day()), ended: days(activity.last_day()) }
    }
}

/// Which cycle after an award counts, where there are cycles.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Era {
    Current,
    /// The one that ended with the award, for what is carried over from it.
    Before,
}

/// The credit as of each day on which something is judged. It does not depend on the enrollment, so all share it.
#[derive(Default)]
struct Ledgers(RefCell<Vec<(Day, Rc<[Credited]>)>>);

impl Ledgers {
    fn on(&self, case: &Case, day: Day) -> Rc<[Credited]> {
        if let Some((_, credits)) = self.0.borrow().iter().find(|it| it.0 == day) {
            return credits.clone();
        }
        let credits: Rc<[Credited]> = credit::credits(case, day).into();
        self.0.borrow_mut().push((day, credits.clone()));
        credits
    }
}

/// The days on which requirements due at application may have to hold: the day of evaluation until one has applied.
#[derive(Clone)]
struct Applied {
    first: Day,
    last: Day,
    /// The step that tells the day, when there is one.
    step: Option<EntryId>,
}

/// One of the two ends of what the open facts leave possible.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    /// Every open fact goes against the person.
    Sure,
    /// Every open fact goes for the person.
    Possible,
}

impl Evaluation {
    /// Makes unknown what another edition says otherwise, and asks for the day that chooses between them.
    fn unless_another(&mut self, other: &Evaluation, dated: &EntryId) {
        let settle = |verdict: &mut Verdict, other: &Verdict| *verdict = verdict.unless_another(other, ask_date(dated));
        settle(&mut self.verdict, &other.verdict);
        settle(&mut self.ready_to_apply, &other.ready_to_apply);
        settle(&mut self.can_be_granted.verdict, &other.can_be_granted.verdict);
        for outcome in &mut self.outcomes {
            let same = other.outcomes.iter().find(|it| it.requirement == outcome.requirement);
            same.into_iter().for_each(|it| settle(&mut outcome.verdict, &it.verdict));
        }
    }
}

impl<'a> Case<'a> {
    /// One program by the edition of a day.
    fn new(
        body: &'a Body,
        program: &'a Program,
        record: &'a Record,
        day: Day,
        applied: Applied,
        chosen: Day,
    ) -> Case<'a> {
        let edition = program.edition_on(chosen).0;
        let homes = Rc::default();
        Case { body, program, edition, record, day, applied, scope: None, cycle: Era::Current, homes }
    }

    /// The enrollments that may be the one to judge by; a single `None` when there is none yet.
    fn enrollments(&self) -> impl Iterator<Item = Option<&'a Enrollment>> {
        let mut found: Vec<Option<&Enrollment>> = self
            .record
            .enrollments
            .iter()
            .filter(|it| self.is_filed(&it.program) && it.on.is_none_or(|on| on.first() <= self.day))
            .map(Some)
            .collect();
        if found.is_empty() {
            found.push(None);
        }
        found.into_iter()
    }

    fn came(&self, date: Option<DateFact>, on: Day) -> Truth {
        came(self.day, date, on)
    }

    /// Says whether an activity surely lies after a day of judgment, or is only intended.
    fn out_of_time(&self, activity: &Activity, on: Day) -> Option<Reason> {
        if activity.status == Status::Planned && !self.may_have_taken_place(activity) {
            return Some(Reason::Planned);
        }
        (self.came(activity.last_day(), on) == Truth::No).then_some(Reason::Later)
    }

    /// Says whether an activity was planned for days that have all passed, so that only the person knows what became of it.
    fn may_have_taken_place(&self, activity: &Activity) -> bool {
        activity.status == Status::Planned && activity.last_day().is_some_and(|it| it.last() < self.day)
    }

    fn in_scope(&self, activity: &Activity) -> Truth {
        self.scope.map_or(Truth::Yes, |it| it.holds(&Ends::of(activity)))
    }

    /// The readings of a line that remain: all of them, or the one that the body gave in writing.
    fn line_readings<'l>(&self, line: &LineId, give: &'l [LineReading]) -> impl Iterator<Item = &'l LineReading> {
        let given = match give.len() {
            0 | 1 => None,
            _ => self.body_answer(line.as_str(), |value| give.iter().any(|it| it.id.as_str() == value)),
        };
        give.iter().filter(move |it| given.as_ref().is_none_or(|given| it.id.as_str() == given))
    }

    /// The body's latest written answer to a question, of those that answer it.
    fn body_answer(&self, question: &str, answers: impl Fn(&str) -> bool) -> Option<String> {
        self.answer(question, AnsweredBy::Body, answers).map(|it| it.value.clone())
    }

    fn answer(&self, question: &str, by: AnsweredBy, answers: impl Fn(&str) -> bool) -> Option<&'a Answer> {
        let given = self.record.answers.iter().filter(|it| it.by == by && self.is_filed(&it.program));
        let given = given
            .filter(|it| it.question == question && answers(&it.value))
            .filter(|it| it.on.is_none_or(|on| on.first() <= self.day));
        let latest = given.clone().max_by_key(|it| (it.on.map(|on| (on.last(), on.first())), &it.id))?;
        // One without a date may be the latest.
        let undated = given.clone().find(|it| it.on.is_none() && it.value != latest.value);
        undated.is_none().then_some(latest)
    }

    /// The person's own figures for a kind of activity or a role, in one category.
    fn rates(&self, category: &CategoryId, kind: &str) -> impl Iterator<Item = &'a Rate> {
        let rates = self.record.rates.iter().filter(|it| self.is_filed(&it.program));
        rates.filter(move |it| it.category == *category && it.kind.as_str() == kind)
    }

    /// Says whether an entry that names a program is about this one.
    fn is_filed(&self, program: &ProgramId) -> bool {
        self.program.files(program)
    }

    /// Says whether a category is one of this program's.
    fn has(&self, category: &CategoryId) -> bool {
        self.edition.schedule.iter().any(|it| it.category == *category)
    }

    fn requirement(&self, id: &RequirementId) -> Option<&'a Requirement> {
        self.edition.requirements.iter().find(|it| it.id == *id)
    }
}

/// Says whether something told as past had come by a day of judgment.
///
/// On the day of evaluation itself what is told as past is past, whatever its date leaves open.
fn came(today: Day, date: Option<DateFact>, on: Day) -> Truth {
    let truth = date.map_or(Truth::Unknown, |it| it.on_or_before(on));
    if on == today && truth == Truth::Unknown { Truth::Yes } else { truth }
}

/// Says whether a condition holds for an activity.
fn holds(activity: &Activity, condition: &Condition) -> Truth {
    match condition {
        Condition::Fact(fact) => activity.facts.get(fact).copied().into(),
        Condition::Score(least) => activity.score.map(|it| *least <= it).into(),
        Condition::EvidenceWithin(days) => match (activity.evidence_sent, activity.last_day()) {
            (Some(sent), Some(ended)) => {
                let limit = |day: Day| day.checked_add_days(Days::new(u64::from(*days))).unwrap_or(Day::MAX);
                Truth::between(sent.last() <= limit(ended.first()), sent.first() <= limit(ended.last()))
            }
            _ => Truth::Unknown,
        },
    }
}

impl Verdict {
    /// The verdict, unless another day gives another one: then the day is asked for, beside what was asked on either.
    fn unless_another(&self, other: &Verdict, day: Ask) -> Verdict {
        if std::mem::discriminant(self) == std::mem::discriminant(other) {
            return self.clone();
        }
        let asked = [self, other].into_iter().flat_map(|it| match it {
            Verdict::Unknown(asks) => asks.as_slice(),
            Verdict::Met | Verdict::Unmet(_) => &[],
        });
        Verdict::unless_asked(asked.cloned().chain([day]).collect())
    }
}

fn ask_date(entry: &EntryId) -> Ask {
    Ask::Person(Question::Date(entry.clone()))
}

/// An unknown verdict that asks for a date.
fn unknown_date(entry: &EntryId) -> Verdict {
    Verdict::Unknown(vec![ask_date(entry)])
}
