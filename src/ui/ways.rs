//! What would close the gaps of a requirement, with the ways to enter it.

use clerkready::advice::{Effort, Gap, Way};
use clerkready::evaluation::Outcome;
use clerkready::id::LineId;
use clerkready::program::{Catalog, Counts, Earned, Target};
use clerkready::quantity::Points;

use super::html::{El, el, text_el};
use super::parts::{details, link_about};
use super::result::Case;
use crate::app::update::scope;
use crate::app::ways::{self, Missing};
use crate::words::{common, ways as words};

pub(super) fn section(case: Case, outcome: &Outcome, gaps: &[Gap]) -> Vec<El> {
    let missing = ways::missing(outcome, gaps);
    if missing.is_empty() {
        return Vec::new();
    }
    let views = missing.iter().flat_map(|it| part(case, outcome, it));
    match ways::are_many(&missing) {
        true => vec![details("", words::title()).children(views)],
        false => [text_el("h4", "", words::title())].into_iter().chain(views).collect(),
    }
}

fn part(case: Case, outcome: &Outcome, it: &Missing) -> Vec<El> {
    let name = (*it.of != outcome.requirement).then(|| text_el("p", "part", &case.title_of(it.of)));
    let rows = it.ways.iter().map(|way| row(case, way, it.short));
    let above = it.and_above.then(|| text_el("li", "", words::and_above()));
    name.into_iter().chain([el("ul").class("ways").children(rows).children(above)]).collect()
}

fn row(case: Case, way: &Way, short: Option<Points>) -> El {
    let text = said(case, way, short);
    let text = text.trim_end();
    let screen = ways::screen(case.store.catalog(), case.edition, way);
    let add = screen.map(|it| link_about(&case.store.href(it), words::add(), text));
    el("li").text(text).text(" ").children(add)
}

fn said(case: Case, way: &Way, short: Option<Points>) -> String {
    let catalog = case.store.catalog();
    match way {
        Way::Earn { line, effort, counts } => earn(case, line, effort, *counts, short),
        Way::Complete { requirement, points } => words::complete(&case.title_of(requirement), *points, case.unit(None)),
        Way::Attend { times, of } => {
            words::more_of(*times, &of.iter().map(|it| target(catalog, it)).collect::<Vec<_>>())
        }
        Way::Wait { until } => words::wait(*until),
        Way::Join { body, by } => words::join(&common::body(catalog, body), *by),
        Way::Receive { one_of } => {
            words::receive(&one_of.iter().map(|it| common::designation(catalog, it)).collect::<Vec<_>>())
        }
        Way::Take { times, of } => {
            let duties = catalog.duties.iter().filter(|it| of.contains(&it.id)).map(|it| it.name.as_str());
            words::more_of(*times, &duties.collect::<Vec<_>>())
        }
    }
}

fn earn(case: Case, id: &LineId, effort: &Effort, counts: Counts, short: Option<Points>) -> String {
    let catalog = case.store.catalog();
    let Some(line) = case.edition.schedule.iter().find(|it| it.id == *id) else { return String::new() };
    let (what, office) = match &line.earned {
        Earned::Activities(of) => {
            let kinds = of.kinds.iter().filter_map(|it| catalog.kind(it)).collect::<Vec<_>>();
            let kinds = case.store.peek(scope).nearest_first(&kinds).into_iter().map(|it| it.name.as_str());
            (words::names(&kinds.collect::<Vec<_>>()), false)
        }
        Earned::Service(of) => {
            let roles = of.roles.iter().filter_map(|it| catalog.role(it)).map(|it| it.name.as_str());
            (words::office(&roles.collect::<Vec<_>>()), true)
        }
        Earned::Completion(_) => (common::line(catalog, line), false),
    };
    let closes = ways::closes(effort, short.unwrap_or_default());
    let earned = words::earn(&what, office, effort, case.unit(Some(&line.category)), closes);
    common::capitalized(&[earned.as_str(), words::counts(counts).unwrap_or_default()].join(" "))
}

fn target<'a>(catalog: &'a Catalog, it: &'a Target) -> &'a str {
    match it {
        Target::Kind(id) => catalog.kind(id).map_or(id.as_str(), |it| it.name.as_str()),
        Target::Item(id) => catalog.item(id).map_or(id.as_str(), |it| it.name.as_str()),
    }
}
