//! A requirement: its state, its figures, what is missing and why, its readings, and the words that it rests on.

use clerkready::evaluation::{Ask, Attendance, Decision, Finding, Outcome, Question, ReadingOutcome, Reason, Verdict};
use clerkready::id::{CategoryId, EntryId};
use clerkready::program::{Body, Cite, Requirement, Target};
use clerkready::quantity::{Amount, Points};

use super::html::{El, el, text_el};
use super::icon;
use super::parts::{details, link, link_about, p, sentences};
use super::result::Case;
use crate::app::entry::find;
use crate::app::overview::{self, State};
use crate::app::place::{FormId, Subject};
use crate::words::{common, result as words};

pub(super) fn card(case: Case, outcome: &Outcome) -> Option<El> {
    let requirement = case.edition.requirement(&outcome.requirement)?;
    let state = el("p").child(icon::state(State::from(&outcome.verdict))).child(text_el(
        "span",
        "due",
        words::due(requirement.due),
    ));
    let view = el("article")
        .class("card requirement")
        .child(text_el("h3", "", &requirement.title))
        .child(state)
        .children(outcome.shown().into_iter().flat_map(|it| finding(case, &it.finding, &it.verdict)))
        .children(still(requirement, &outcome.verdict))
        .children(questions(case, outcome))
        .children(readings(case, requirement, outcome))
        .children(sources(case.body, &requirement.cites));
    Some(view)
}

/// The figures, and what they rest on.
fn finding(case: Case, it: &Finding, verdict: &Verdict) -> Vec<El> {
    match it {
        Finding::Parts(parts) => vec![el("ul").class("parts").children(parts.iter().map(|it| part(case, it)))],
        Finding::Points { need, amount } => vec![points(*need, *amount, verdict)],
        Finding::Attended(it) => attended(case, it, verdict),
        Finding::Office(it) => vec![p(words::office(*it))],
        Finding::Member(it) => vec![p(&words::member(*it))],
    }
}

fn part(case: Case, it: &Outcome) -> El {
    let title = el("p")
        .child(text_el("span", "part", &case.title_of(&it.requirement)))
        .child(icon::state(State::from(&it.verdict)));
    el("li").child(title).children(it.shown().into_iter().flat_map(|it| finding(case, &it.finding, &it.verdict)))
}

fn points(need: Points, amount: Amount, verdict: &Verdict) -> El {
    let short = amount.short_of(need);
    let missing = match verdict {
        Verdict::Met => String::new(),
        Verdict::Unmet(_) => words::points_short(short),
        Verdict::Unknown(_) => words::points_short_for_sure(short),
    };
    sentences("", &[&words::points_found(need, amount), &missing])
}

fn attended(case: Case, it: &Attendance, verdict: &Verdict) -> Vec<El> {
    let catalog = case.store.catalog();
    let targets = it.targets.iter().map(|(target, truth)| {
        let name = match target {
            Target::Kind(id) => catalog.kind(id).map_or(id.as_str(), |it| it.name.as_str()),
            Target::Item(id) => catalog.item(id).map_or(id.as_str(), |it| it.name.as_str()),
        };
        el("li").child(text_el("span", "", name)).child(icon::mark(*truth))
    });
    let mut views = vec![text_el("p", "figure", &words::attended(it)), el("ul").class("targets").children(targets)];
    // For what is unmet, the same day is told as the one until which there is time.
    let window = it.window_ends.filter(|_| !matches!(verdict, Verdict::Unmet(_)));
    views.extend(window.map(|it| p(&words::window(it))));
    if !it.left_out.is_empty() {
        let rows = it
            .left_out
            .iter()
            .map(|(id, why)| el("li").child(link_to_entry(case, id)).text(": ").text(&reason(case, why)));
        views.push(text_el("h4", "", words::LEFT_OUT));
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
    let other = match it {
        Reason::Repeated(id) | Reason::Covered(id) | Reason::Superseded(id) => case.entry(id),
        Reason::StandsIn(id) => case.title_of(id),
        Reason::OtherBody(id) => common::body(case.store.catalog(), id),
        _ => String::new(),
    };
    words::reason(it, &other)
}

/// By when, or since when not, and what remains then.
fn still(requirement: &Requirement, verdict: &Verdict) -> Vec<El> {
    let closed = match State::from(verdict) {
        State::TooLate => requirement.if_closed.as_ref(),
        _ => None,
    };
    let still = words::still(verdict).map(|it| p(&it));
    still.into_iter().chain(closed.map(|it| sentences("", &[&it.anew, &it.ask]))).collect()
}

/// The open questions: those for the person with the form that answers them.
fn questions(case: Case, outcome: &Outcome) -> Vec<El> {
    let Verdict::Unknown(asks) = &outcome.verdict else { return Vec::new() };
    let rows: Vec<El> = asks.iter().filter_map(|it| question(case, outcome, it)).collect();
    if rows.is_empty() {
        return rows;
    }
    vec![text_el("h4", "", words::QUESTIONS), el("ul").class("questions").children(rows)]
}

fn question(case: Case, outcome: &Outcome, ask: &Ask) -> Option<El> {
    let form = |id: &EntryId| find(case.record, id).map(|it| FormId::entry(it.subject(), id));
    let (text, form) = match ask {
        Ask::Person(it) => {
            let id = match it {
                Question::Points(id) | Question::WhosePoints(id) | Question::Condition(id, _) => id,
                Question::Item(id) | Question::Date(id) | Question::Title(id) => id,
                Question::Office(id) | Question::Term(id) => id,
            };
            (words::question(it, &case.entry(id)), form(id))
        }
        // The readings below say it with more room.
        Ask::Body(Decision::Reading(id)) if *id == outcome.requirement => return None,
        Ask::Body(it) => match it {
            Decision::Reading(id) => (words::decision(it, &case.title_of(id)), None),
            Decision::Title(id) => (words::decision(it, &case.entry(id)), None),
            Decision::Points(id) => (words::decision(it, &case.entry(id)), form(id)),
            Decision::Service(id) => (words::decision(it, &case.entry(id)), Some(FormId::new(Subject::Tally))),
        },
    };
    let word = if matches!(ask, Ask::Person(_)) { words::ANSWER } else { words::ENTER_FIGURE };
    let link = form.map(|it| link_about(&case.store.form_href(it), word, &text));
    Some(el("li").text(&text).text(" ").children(link))
}

/// Every reading with its own answer, or the one that the body gave.
fn readings(case: Case, requirement: &Requirement, outcome: &Outcome) -> Option<El> {
    if requirement.readings.len() < 2 {
        return None;
    }
    let rows = (0..).zip(&outcome.readings).map(|(at, it)| reading(case, requirement, it, at));
    let form = overview::answer_form(case.record, &case.program.id, &case.program.filed_under, &requirement.id);
    let enter = el("p").class("row").child(link(&case.store.form_href(form), words::ENTER_ANSWER));
    let settled = outcome.readings.len() == 1;
    let host = details("readings", if settled { words::SETTLED } else { words::READINGS });
    let host = match State::from(&outcome.verdict) {
        State::BodyDecides => host.attr("open", ""),
        _ => host,
    };
    let because = (!settled).then(|| text_el("p", "small", &requirement.because));
    Some(host.child(el("ol").children(rows)).children(because).child(enter))
}

fn reading(case: Case, requirement: &Requirement, it: &ReadingOutcome, at: usize) -> El {
    let says = requirement.readings.iter().find(|reading| reading.id == it.reading).map(|it| it.says.as_str());
    let row = el("li").child(p(says.unwrap_or_default())).child(el("p").child(icon::state(State::from(&it.verdict))));
    // The first one's figures stand above already.
    if at == 0 { row } else { row.children(finding(case, &it.finding, &it.verdict)) }
}

/// The published words, one tap away.
pub(super) fn sources(body: &Body, cites: &[Cite]) -> Option<El> {
    if cites.is_empty() {
        return None;
    }
    let mut host = details("source", words::SOURCE);
    for (at, cite) in cites.iter().enumerate() {
        host = host.child(el("blockquote").child(p(&cite.quote))).child(text_el(
            "p",
            "small",
            words::confidence(cite.confidence),
        ));
        // The document stands once, after the last of its quotations.
        let Some(source) = body.source(&cite.source) else { continue };
        if cites.get(at + 1).is_none_or(|next| next.source != cite.source) {
            let document = words::document(&source.title, &source.publisher, source.dated);
            let open = link(&source.url, words::OPEN_DOCUMENT).attr("target", "_blank").attr("rel", "noreferrer");
            host = host.child(sentences("small", &[&document, &words::checked(source.checked), ""]).child(open));
        }
    }
    Some(host)
}

/// A category's name, as a sentence has it.
pub(super) fn category(case: Case, id: &CategoryId) -> String {
    common::category(case.store.catalog(), id).to_ascii_lowercase()
}
