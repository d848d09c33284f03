//! A requirement: its state, its figures, what is missing and why, its readings, and the words that it rests on.

use clerkready::advice::Gap;
use clerkready::date::{Day, Truth};
use clerkready::evaluation::{
    Ask, Attendance, AwardFinding, Decision, Finding, Outcome, ReadingOutcome, Reason, Verdict,
};
use clerkready::id::{CategoryId, EntryId, LineId, RequirementId};
use clerkready::program::{Body, Cite, Requirement, Rule, Target, Words};
use clerkready::record::AnsweredBy;

use super::html::{El, el, text_el};
use super::parts::{details, link, link_about, p, sentences};
use super::result::Case;
use super::{icon, question, ways};
use crate::app::entry::find;
use crate::app::overview::{self, State};
use crate::app::place::FormId;
use crate::app::update::requirement_id;
use crate::words::{common, findings, quoted, reasons, result as words};

pub(super) fn card(case: Case, outcome: &Outcome, gaps: &[Gap]) -> Option<El> {
    let requirement = case.edition.requirement(&outcome.requirement)?;
    let state = el("p").child(icon::state(State::from(&outcome.verdict))).child(text_el(
        "span",
        "due",
        words::due(requirement.due),
    ));
    let view = el("article")
        .class("card requirement")
        .child(
            text_el("h3", "", &quoted(&requirement.title)).id(&requirement_id(&requirement.id)).attr("tabindex", "-1"),
        )
        .child(state)
        .children(shown(case, outcome))
        .children(still(requirement, &outcome.verdict))
        .children(questions(case, outcome))
        .children(ways::section(case, outcome, gaps))
        .children(readings(case, requirement, outcome))
        .children(sources(case.body, &requirement.cites));
    Some(view)
}

/// The figures of the reading that is displayed.
fn shown(case: Case, outcome: &Outcome) -> Vec<El> {
    outcome.shown().map(|it| finding(case, &outcome.requirement, it)).unwrap_or_default()
}

/// The figures, and what they rest on.
fn finding(case: Case, id: &RequirementId, it: &ReadingOutcome) -> Vec<El> {
    let requirement = case.edition.requirement(id);
    let rule = requirement.and_then(|of| of.readings.iter().find(|of| of.id == it.reading)).map(|it| &it.rule);
    let verdict = &it.verdict;
    match &it.finding {
        Finding::Parts { need, outcomes } => {
            let need = findings::parts(*need, outcomes.len()).map(|it| p(&it));
            let parts = el("ul").class("parts").children(outcomes.iter().map(|it| part(case, it)));
            need.into_iter().chain([parts]).collect()
        }
        Finding::Points(it) => {
            let category = match rule {
                Some(Rule::Points(rule)) => rule.categories.first(),
                _ => None,
            };
            let sum = p(&findings::sum_found(it, case.unit(category), verdict));
            [sum].into_iter().chain(window(it.window_ends, verdict)).collect()
        }
        Finding::Attended(it) => attended(case, it, verdict),
        Finding::Office(it) => vec![p(findings::office(*it))],
        Finding::Member(it) => vec![p(&findings::member(*it))],
        Finding::Held(it) => vec![p(&findings::held(it))],
        Finding::Award(it) => {
            let name = match it {
                AwardFinding::NotHeld => String::new(),
                AwardFinding::Held(id) | AwardFinding::NotInGoodStanding(id) | AwardFinding::Open(id) => case.entry(id),
            };
            vec![p(&findings::award(it, &name))]
        }
        Finding::Duties { need, sure, possible } => vec![p(&findings::count(*need, *sure, *possible))],
        Finding::Place(it) => vec![p(findings::place(*it))],
        Finding::Told(truth) => answered(case, id, AnsweredBy::Person, *truth),
        Finding::Decided(truth) => answered(case, id, AnsweredBy::Body, *truth),
    }
}

/// A question that was answered, with the way to change the answer; an open one stands among the questions.
fn answered(case: Case, id: &RequirementId, by: AnsweredBy, truth: Truth) -> Vec<El> {
    if truth == Truth::Unknown {
        return Vec::new();
    }
    let asks = question::of_requirement(case, id, by);
    let change = link_about(&case.store.form_href(case.answer(id.as_str(), by)), words::change_answer(), &asks);
    vec![p(&findings::answered(&asks, truth)), el("p").class("row").child(change)]
}

fn part(case: Case, it: &Outcome) -> El {
    let title = el("p")
        .child(text_el("span", "part", &case.title_of(&it.requirement)))
        .child(icon::state(State::from(&it.verdict)));
    el("li").child(title).children(shown(case, it))
}

/// Until when what is counted holds. For what is unmet, the same day is told as the one until which there is time.
fn window(ends: Option<Day>, verdict: &Verdict) -> Option<El> {
    ends.filter(|_| !matches!(verdict, Verdict::Unmet(_))).map(|it| p(&findings::window(it)))
}

fn attended(case: Case, it: &Attendance, verdict: &Verdict) -> Vec<El> {
    let catalog = case.store.catalog();
    let targets = it.targets.iter().map(|(target, truth)| {
        let (name, topics) = match target {
            Target::Kind(id) => (catalog.kind(id).map_or(id.as_str(), |it| it.name.as_str()), None),
            Target::Item(id) => {
                let item = catalog.item(id);
                (item.map_or(id.as_str(), |it| it.name.as_str()), item.map(|it| it.topics.as_slice()))
            }
        };
        let name = words::course(name, topics.unwrap_or_default());
        el("li").child(text_el("span", "", &name)).child(icon::mark(*truth))
    });
    let mut views = vec![text_el("p", "figure", &findings::attended(it)), el("ul").class("targets").children(targets)];
    views.extend(window(it.window_ends, verdict));
    if !it.left_out.is_empty() {
        let rows = it
            .left_out
            .iter()
            .map(|(id, why)| el("li").child(link_to_entry(case, id)).text(": ").text(&reason(case, why)));
        views.push(text_el("h4", "", words::left_out()));
        views.push(el("ul").children(rows));
    }
    views
}

/// An entry's name, which leads to its form.
fn link_to_entry(case: Case, id: &EntryId) -> El {
    let name = case.entry(id);
    match find(case.record, id) {
        Some(it) => link(&case.store.form_href(FormId::entry(it.subject(), id)), &name),
        None => text_el("span", "", &name),
    }
}

/// A reason with the names of what it speaks of.
pub(super) fn reason(case: Case, it: &Reason) -> String {
    let catalog = case.store.catalog();
    let other = match it {
        Reason::Repeated(id) | Reason::Covered(id) | Reason::Superseded(id) => case.entry(id),
        Reason::BeforeAward(id) | Reason::MaybeBeforeAward(id) | Reason::AfterCycle(id) => case.entry(id),
        Reason::UsedFor(id) | Reason::MaybeUsedFor(id) => case.entry(id),
        Reason::StandsIn(id) => case.title_of(id),
        Reason::LineLimit(id) => line(case, id),
        Reason::OtherBody(id) => common::body(catalog, id),
        Reason::KeptFor(id) => common::designation(catalog, id),
        _ => String::new(),
    };
    reasons::reason(catalog, it, &other)
}

pub(super) fn line(case: Case, id: &LineId) -> String {
    let found = case.edition.schedule.iter().find(|it| it.id == *id);
    found.map(|it| common::line(case.store.catalog(), it)).unwrap_or_default()
}

/// By when, or since when not, and what remains then.
fn still(requirement: &Requirement, verdict: &Verdict) -> Vec<El> {
    let closed = match State::from(verdict) {
        State::TooLate => requirement.if_closed.as_ref(),
        _ => None,
    };
    let still = findings::still(verdict).map(|it| p(&it));
    still.into_iter().chain(closed.map(|it| sentences("", &[&quoted(&it.anew), &quoted(&it.ask)]))).collect()
}

/// The open questions, each once: those for the person with the form that answers them.
fn questions(case: Case, outcome: &Outcome) -> Vec<El> {
    // The readings below say it with more room.
    let told_below = |it: &Ask| matches!(it, Ask::Body(Decision::Reading(id)) if *id == outcome.requirement);
    let asks = overview::open_asks(outcome).into_iter().filter(|it| !told_below(it));
    let rows: Vec<El> = asks.map(|it| el("li").children(question::line(case, it))).collect();
    if rows.is_empty() {
        return rows;
    }
    vec![text_el("h4", "", words::questions()), el("ul").class("questions").children(rows)]
}

/// Every reading with its own answer, or the one that the body gave.
fn readings(case: Case, requirement: &Requirement, outcome: &Outcome) -> Option<El> {
    if requirement.readings.len() < 2 {
        return None;
    }
    let rows = (0..).zip(&outcome.readings).map(|(at, it)| reading(case, requirement, it, at));
    let form = case.answer(requirement.id.as_str(), AnsweredBy::Body);
    let enter = el("p").class("row").child(link(&case.store.form_href(form), words::enter_answer()));
    let settled = outcome.readings.len() == 1;
    let host = details("readings", if settled { words::settled() } else { words::readings() });
    let host = match State::from(&outcome.verdict) {
        State::BodyDecides => host.attr("open", ""),
        _ => host,
    };
    let because = (!settled).then(|| text_el("p", "small", &quoted(&requirement.because)));
    Some(host.child(el("ol").children(rows)).children(because).child(enter))
}

fn reading(case: Case, requirement: &Requirement, it: &ReadingOutcome, at: usize) -> El {
    let says = requirement.readings.iter().find(|reading| reading.id == it.reading).map(|it| it.says.as_str());
    let row = el("li")
        .child(p(&quoted(says.unwrap_or_default())))
        .child(el("p").child(icon::state(State::from(&it.verdict))));
    // The first one's figures stand above already.
    if at == 0 { row } else { row.children(finding(case, &requirement.id, it)) }
}

/// The published words, one tap away.
pub(super) fn sources(body: &Body, cites: &[Cite]) -> Option<El> {
    if cites.is_empty() {
        return None;
    }
    let mut host = details("source", words::source());
    for (at, cite) in cites.iter().enumerate() {
        let (class, text) = match &cite.words {
            Words::Quote(text) => ("", text),
            Words::Summary(text) => ("summary", text),
        };
        host = host.child(el("blockquote").class(class).child(p(&quoted(text)))).child(text_el(
            "p",
            "small",
            words::support(&cite.words, cite.confidence),
        ));
        // The document stands once, after the last of its quotations.
        let Some(source) = body.source(&cite.source) else { continue };
        if cites.get(at + 1).is_none_or(|next| next.source != cite.source) {
            let document = words::document(&source.title, &source.publisher, source.dated);
            let open = link(&source.url, words::open_document()).attr("target", "_blank").attr("rel", "noreferrer");
            host = host.child(sentences("small", &[&document, &words::checked(source.checked), ""]).child(open));
        }
    }
    Some(host)
}

/// A category's name, as a sentence has it.
pub(super) fn category(case: Case, id: &CategoryId) -> String {
    let category = common::category(case.store.catalog(), Some(case.body), id);
    quoted(&category.map_or(id.as_str(), |it| it.name.as_str()).to_ascii_lowercase())
}
