//! Evaluations as JSON: what the command prints, and what an export carries beside the record.
//!
//! Invariant: the same evaluations give the same bytes. Words here are names for programs to read, not sentences.

use super::json::quoted;
use super::write::{Fields, list};
use crate::advice::{Advice, Effort, Gap, Way};
use crate::date::{DateFact, Day, Truth};
use crate::evaluation::{
    self, Ask, Assignment, AwardFinding, Decision, Evaluation, Finding, Outcome, PinState, Placement, Progress, Proof,
    Question, ReadingOutcome, Reason, Refusal, Ruling, StepState, Still, Subject, Verdict, where_entries_count,
};
use crate::id::EntryId;
use crate::program::{Bound, Condition, Counts, EditionFit, Program, Target};
use crate::quantity::{Amount, Extent, Points};
use crate::record::Home;

/// The format that this version writes.
pub const RESULT_FORMAT: &str = "clerkready-result/1";

/// Writes evaluations, each with the program that it is about and the advice that goes with it.
pub fn result(day: Day, evaluations: &[(&Program, Evaluation, Advice)]) -> String {
    let mut fields = Fields::default();
    fields.text("format", RESULT_FORMAT);
    fields.date("day", Some(DateFact::Day(day)));
    let programs: Vec<String> = evaluations.iter().map(|(of, it, advice)| program(of, it, advice)).collect();
    fields.put("programs", &super::write::block('[', &programs, ']'));
    let evaluations: Vec<&Evaluation> = evaluations.iter().map(|it| &it.1).collect();
    let entries: Vec<String> = where_entries_count(&evaluations).iter().map(counts).collect();
    fields.put("entries", &super::write::block('[', &entries, ']'));
    fields.closed() + "\n"
}

/// Where one entry counts.
fn counts((entry, counts): &(EntryId, Vec<evaluation::Counts>)) -> String {
    let mut fields = Fields::default();
    fields.text("entry", entry.as_str());
    let count = |it: &evaluation::Counts| {
        let mut fields = Fields::default();
        fields.text("program", it.program.as_str());
        fields.text("category", it.category.as_str());
        ends(&mut fields, it.amount);
        fields.closed()
    };
    fields.put("counts", &list(counts, count));
    fields.closed()
}

fn program(program: &Program, evaluation: &Evaluation, advice: &Advice) -> String {
    let mut fields = Fields::default();
    fields.text("id", evaluation.program.as_str());
    fields.text("edition", &evaluation.edition.to_string());
    fields.text(
        "edition_fit",
        match evaluation.edition_fit {
            EditionFit::Known => "known",
            EditionFit::Nearest => "nearest",
        },
    );
    fields.text("rules_hash", &program.rules_hash);
    verdict(&mut fields, "verdict", &evaluation.verdict);
    fields.text("ready_to_apply", word(&evaluation.ready_to_apply));
    let mut grant = Fields::default();
    grant.text("verdict", word(&evaluation.can_be_granted.verdict));
    grant.date("earliest", evaluation.can_be_granted.earliest);
    fields.put("can_be_granted", &grant.closed());
    fields.put("requirements", &list(&evaluation.outcomes, outcome));
    if let Some(question) = &advice.question {
        fields.put("next_question", &ask(question));
    }
    fields.put("gaps", &list(&advice.gaps, gap));
    fields.put("rulings", &list(&evaluation.rulings, ruling));
    if let Some(it) = &evaluation.assignment {
        fields.put("assignment", &assignment(it));
    }
    fields.put("steps", &list(&evaluation.steps, step));
    fields.closed()
}

fn assignment(assignment: &Assignment) -> String {
    let mut fields = Fields::default();
    fields.put("placements", &list(&assignment.placements, placement));
    match assignment.proof {
        Proof::Optimal => fields.put("proven", "true"),
        Proof::BetterByAtMost(points) => {
            fields.put("proven", "false");
            fields.text("better_by_at_most", &points.to_string());
        }
    }
    if let Some(it) = &assignment.tight {
        let mut tight = Fields::default();
        tight.names("requirements", Some(&it.requirements), |it| it.as_str());
        tight.text("need", &it.need.to_string());
        tight.text("most", &it.most.to_string());
        fields.put("tight", &tight.closed());
    }
    fields.closed()
}

fn placement(placement: &Placement) -> String {
    let category = |home: &Home| match home {
        Home::Category(category) => quoted(category.as_str()),
        Home::Nowhere => "null".to_owned(),
    };
    let mut fields = Fields::default();
    fields.text("entry", placement.entry.as_str());
    fields.put("category", &category(&placement.home));
    fields.put("could", &list(&placement.could, category));
    match &placement.pin {
        None => {}
        Some(PinState::Refused(why)) => {
            fields.text("pin", "refused");
            let why = match why {
                Refusal::NoPoints => "no-points",
                Refusal::NotKnown => "not-known",
                Refusal::Final => "final",
            };
            fields.text("because", why);
        }
        Some(PinState::Honored { costs }) => {
            fields.text("pin", "honored");
            fields.text("costs", &costs.to_string());
        }
    }
    fields.closed()
}

fn word(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "met",
        Verdict::Unmet(_) => "unmet",
        Verdict::Unknown(_) => "unknown",
    }
}

/// Puts a verdict with what goes with it: until when it is still possible, or what would settle it.
fn verdict(fields: &mut Fields, name: &str, verdict: &Verdict) {
    fields.text(name, word(verdict));
    match verdict {
        Verdict::Met => {}
        Verdict::Unmet(Still::Open { by }) => {
            fields.text("still", "open");
            fields.date("by", by.map(DateFact::Day));
        }
        Verdict::Unmet(Still::Closed { after }) => {
            fields.text("still", "closed");
            fields.date("after", Some(DateFact::Day(*after)));
        }
        Verdict::Unknown(asks) => fields.put("asks", &list(asks, ask)),
    }
}

fn outcome(outcome: &Outcome) -> String {
    let mut fields = Fields::default();
    fields.text("id", outcome.requirement.as_str());
    verdict(&mut fields, "verdict", &outcome.verdict);
    if let [only] = outcome.readings.as_slice() {
        finding(&mut fields, &only.finding);
    } else {
        if let Some(shown) = outcome.shown() {
            finding(&mut fields, &shown.finding);
        }
        fields.put("readings", &list(&outcome.readings, reading));
    }
    fields.closed()
}

fn reading(reading: &ReadingOutcome) -> String {
    let mut fields = Fields::default();
    fields.text("id", reading.reading.as_str());
    verdict(&mut fields, "verdict", &reading.verdict);
    finding(&mut fields, &reading.finding);
    fields.closed()
}

fn finding(fields: &mut Fields, finding: &Finding) {
    let figures = |fields: &mut Fields, need: u32, sure: u32, possible: u32| {
        fields.put("need", &need.to_string());
        fields.put("sure", &sure.to_string());
        fields.put("possible", &possible.to_string());
        if sure < need {
            fields.put("short", &(need - sure).to_string());
        }
    };
    match finding {
        Finding::Parts { need, outcomes } => {
            fields.put("need", &need.to_string());
            fields.put("parts", &list(outcomes, outcome));
        }
        Finding::Points(it) => {
            match &it.bound {
                Bound::AtLeast(need) => {
                    fields.text("need", &need.to_string());
                    ends(fields, it.amount);
                    let short = it.amount.short_of(*need);
                    if short != Points::ZERO {
                        fields.text("short", &short.to_string());
                    }
                    let slack = it.amount.slack_over(*need);
                    if slack != Points::ZERO {
                        fields.text("slack", &slack.to_string());
                    }
                }
                Bound::AtMost(most) => {
                    fields.text("at_most", &most.to_string());
                    ends(fields, it.amount);
                }
                Bound::Share { percent, .. } => {
                    fields.put("percent", &percent.to_string());
                    ends(fields, it.amount);
                    fields.put("of", &amount(it.of.unwrap_or_default()));
                }
            }
            fields.date("window_ends", it.window_ends.map(DateFact::Day));
        }
        Finding::Attended(it) => {
            figures(fields, it.need, it.sure, it.possible);
            fields.names("counted", Some(&it.counted), |it| it.as_str());
            fields.put("targets", &list(&it.targets, target));
            fields.put("left_out", &list(&it.left_out, left_out));
            fields.date("window_ends", it.window_ends.map(DateFact::Day));
        }
        Finding::Held(it) => {
            fields.text("unit", "months");
            figures(fields, it.need, it.sure, it.possible);
            fields.date("complete_on", it.complete_on.map(DateFact::Day));
        }
        Finding::Duties { need, sure, possible } => figures(fields, *need, *sure, *possible),
        Finding::Award(AwardFinding::Held(award)) => fields.text("award", award.as_str()),
        Finding::Award(_)
        | Finding::Office(_)
        | Finding::Member(_)
        | Finding::Place(_)
        | Finding::Told(_)
        | Finding::Decided(_) => {}
    }
}

fn target((target, covered): &(Target, Truth)) -> String {
    let mut fields = Fields::default();
    match target {
        Target::Kind(kind) => fields.text("kind", kind.as_str()),
        Target::Item(item) => fields.text("item", item.as_str()),
    }
    fields.text(
        "covered",
        match covered {
            Truth::Yes => "yes",
            Truth::No => "no",
            Truth::Unknown => "unknown",
        },
    );
    fields.closed()
}

fn left_out((entry, why): &(EntryId, Reason)) -> String {
    let mut fields = Fields::default();
    fields.text("entry", entry.as_str());
    reason(&mut fields, why);
    fields.closed()
}

fn gap(gap: &Gap) -> String {
    let mut fields = Fields::default();
    fields.text("requirement", gap.requirement.as_str());
    fields.put("ways", &list(&gap.ways, way));
    fields.closed()
}

fn way(way: &Way) -> String {
    let mut fields = Fields::default();
    let number = |fields: &mut Fields, name: &str, it: u32| fields.put(name, &it.to_string());
    match way {
        Way::Earn { line, effort, counts } => {
            fields.text("way", "earn");
            fields.text("line", line.as_str());
            if *counts == Counts::BodyDecides {
                fields.text("counts", "body-decides");
            }
            let (name, figure) = match *effort {
                Effort::AsStated => return fields.closed(),
                Effort::Times { times, gives } => ("times", (times, gives)),
                Effort::Minutes { minutes, gives } => ("minutes", (minutes, gives)),
                Effort::Years { years, gives } => ("years", (years, gives)),
            };
            number(&mut fields, name, figure.0);
            fields.text("gives", &figure.1.to_string());
        }
        Way::Complete { requirement, points } => {
            fields.text("way", "complete");
            fields.text("requirement", requirement.as_str());
            fields.text("gives", &points.to_string());
        }
        Way::Attend { times, of } => {
            fields.text("way", "attend");
            number(&mut fields, "times", *times);
            fields.names("of", Some(of), |it| match it {
                Target::Kind(kind) => kind.as_str(),
                Target::Item(item) => item.as_str(),
            });
        }
        Way::Wait { until } => {
            fields.text("way", "wait");
            fields.date("until", Some(DateFact::Day(*until)));
        }
        Way::Join { body, by } => {
            fields.text("way", "join");
            fields.text("body", body.as_str());
            fields.date("by", by.map(DateFact::Day));
        }
        Way::Receive { one_of } => {
            fields.text("way", "receive");
            fields.names("one_of", Some(one_of), |it| it.as_str());
        }
        Way::Take { times, of } => {
            fields.text("way", "take");
            number(&mut fields, "times", *times);
            fields.names("of", Some(of), |it| it.as_str());
        }
    }
    fields.closed()
}

fn ruling(ruling: &Ruling) -> String {
    let mut fields = Fields::default();
    match &ruling.subject {
        Subject::Entry(entry) => fields.text("entry", entry.as_str()),
        Subject::Completion(requirement) => fields.text("completion", requirement.as_str()),
        Subject::CarriedOver => fields.put("carried_over", "true"),
    }
    fields.text("line", ruling.line.as_ref().map_or("", |it| it.as_str()));
    fields.put("offered", &amount(ruling.offered));
    fields.put(
        "portions",
        &list(&ruling.portions, |(category, given)| {
            let mut fields = Fields::default();
            fields.text("category", category.as_str());
            ends(&mut fields, *given);
            fields.closed()
        }),
    );
    fields.put(
        "lost",
        &list(&ruling.lost, |(why, lost)| {
            let mut fields = Fields::default();
            reason(&mut fields, why);
            ends(&mut fields, *lost);
            fields.closed()
        }),
    );
    fields.closed()
}

fn ends(fields: &mut Fields, amount: Amount) {
    fields.put("sure", &extent(amount.sure));
    fields.put("possible", &extent(amount.possible));
}

fn amount(amount: Amount) -> String {
    let mut fields = Fields::default();
    ends(&mut fields, amount);
    fields.closed()
}

/// A figure, or `null` where nobody published a limit.
pub(super) fn extent(extent: Extent) -> String {
    match extent {
        Extent::Finite(points) => quoted(&points.to_string()),
        Extent::Unbounded => "null".to_owned(),
    }
}

fn step(step: &StepState) -> String {
    let mut fields = Fields::default();
    fields.text("id", step.step.as_str());
    match step.progress {
        Progress::Open => fields.text("progress", "open"),
        Progress::Done(on) => {
            fields.text("progress", "done");
            fields.date("done_on", Some(on));
        }
        Progress::DoneUndated => fields.text("progress", "done"),
    }
    fields.date("deadline", step.deadline.map(DateFact::Day));
    fields.date("granted_in", step.granted_in);
    fields.closed()
}

fn ask(ask: &Ask) -> String {
    let mut fields = Fields::default();
    let (who, what, about, id) = match ask {
        Ask::Person(question) => {
            let (what, about, id) = question_names(question);
            ("person", what, about, id)
        }
        Ask::Body(decision) => {
            let (what, about, id) = decision_names(decision);
            ("body", what, about, id)
        }
    };
    fields.text("who", who);
    fields.text("what", what);
    fields.text(about, &id);
    if let Ask::Person(Question::Condition(_, condition)) = ask {
        self::condition(&mut fields, condition);
    }
    fields.closed()
}

fn condition(fields: &mut Fields, condition: &Condition) {
    match condition {
        Condition::Fact(fact) => fields.text("fact", fact.as_str()),
        Condition::Score(least) => fields.put("score_at_least", &least.to_string()),
        Condition::EvidenceWithin(days) => fields.put("evidence_within_days", &days.to_string()),
    }
}

/// What is asked for, about what sort of thing, and which one.
fn question_names(question: &Question) -> (&'static str, &'static str, String) {
    let what = match question {
        Question::Points(_) => "points",
        Question::WhosePoints(_) => "whose-points",
        Question::Condition(_, _) => "condition",
        Question::Item(_) => "item",
        Question::Date(_) => "date",
        Question::Title(_) => "title",
        Question::Office(_) => "office",
        Question::Term(_) => "term",
        Question::Minutes(_) => "minutes",
        Question::Share(_) => "share",
        Question::Duties(_) => "duties",
        Question::Class(_) => "class",
        Question::Standing(_) => "standing",
        Question::Used(_) => "used",
        Question::TookPlace(_) => "took-place",
        Question::Home(_) => "home",
        Question::Fact(id) => return ("answer", "requirement", id.to_string()),
        Question::Place => return ("place", "", String::new()),
    };
    (what, "entry", question.entry().map(ToString::to_string).unwrap_or_default())
}

fn decision_names(decision: &Decision) -> (&'static str, &'static str, String) {
    match decision {
        Decision::Reading(id) => ("reading", "requirement", id.to_string()),
        Decision::Title(id) => ("title", "entry", id.to_string()),
        Decision::Points(id) => ("points", "entry", id.to_string()),
        Decision::Service(id) => ("service", "entry", id.to_string()),
        Decision::Tally(id) => ("tally", "entry", id.to_string()),
        Decision::Line(id) => ("line", "line", id.to_string()),
        Decision::Boundary => ("boundary", "", String::new()),
        Decision::Class(id) => ("class", "entry", id.to_string()),
        Decision::Discretion(id) => ("discretion", "requirement", id.to_string()),
    }
}

pub(super) fn reason(fields: &mut Fields, reason: &Reason) {
    let (name, other) = reason_names(reason);
    fields.text("reason", name);
    fields.text("of", &other);
    if let Reason::Failed(it) | Reason::NotTold(it) = reason {
        condition(fields, it);
    }
}

/// A reason's name, and what it speaks of.
fn reason_names(reason: &Reason) -> (&'static str, String) {
    let none = String::new;
    match reason {
        Reason::Planned => ("planned", none()),
        Reason::MaybeTookPlace => ("maybe-took-place", none()),
        Reason::Later => ("later", none()),
        Reason::MaybeLater => ("maybe-later", none()),
        Reason::Repeated(id) => ("repeated", id.to_string()),
        Reason::Failed(_) => ("failed", none()),
        Reason::NotTold(_) => ("not-told", none()),
        Reason::ItemNotTold => ("item-not-told", none()),
        Reason::DateNotTold => ("date-not-told", none()),
        Reason::OutsideWindow => ("outside-window", none()),
        Reason::PointsNotTold => ("points-not-told", none()),
        Reason::Covered(id) => ("covered", id.to_string()),
        Reason::StandsIn(id) => ("stands-in", id.to_string()),
        Reason::LessThanOthers => ("less-than-others", none()),
        Reason::Superseded(id) => ("superseded", id.to_string()),
        Reason::WhosePoints => ("whose-points", none()),
        Reason::OtherBody(id) => ("other-body", id.to_string()),
        Reason::BodyDecides => ("body-decides", none()),
        Reason::OtherKind => ("other-kind", none()),
        Reason::NotOnThisLine => ("not-on-this-line", none()),
        Reason::MinutesNotTold => ("minutes-not-told", none()),
        Reason::Rounded => ("rounded", none()),
        Reason::TitleNotTold => ("title-not-told", none()),
        Reason::PartTime => ("part-time", none()),
        Reason::EntryLimit => ("entry-limit", none()),
        Reason::LineLimit(id) => ("line-limit", id.to_string()),
        Reason::GroupLimit(id) => ("group-limit", id.to_string()),
        Reason::NotTheBest(id) => ("not-the-best", id.to_string()),
        Reason::CategoryLimit => ("category-limit", none()),
        Reason::NoAwardYet => ("no-award-yet", none()),
        Reason::BeforeAward(id) => ("before-award", id.to_string()),
        Reason::MaybeBeforeAward(id) => ("maybe-before-award", id.to_string()),
        Reason::AfterCycle(id) => ("after-cycle", id.to_string()),
        Reason::UsedFor(id) => ("used-for", id.to_string()),
        Reason::MaybeUsedFor(id) => ("maybe-used-for", id.to_string()),
        Reason::LeftOut => ("left-out", none()),
        Reason::KeptFor(id) => ("kept-for", id.to_string()),
    }
}
