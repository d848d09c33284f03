//! An open question in words, with the form that answers it.

use clerkready::evaluation::{Ask, Decision, Question};
use clerkready::id::{EntryId, RequirementId};
use clerkready::record::AnsweredBy;

use super::html::{El, el, text_el};
use super::parts::link_about;
use super::requirement;
use super::result::Case;
use crate::app::asked::{self, Asked, Wants};
use crate::app::entry::find;
use crate::app::place::{FormId, Subject};
use crate::words::{quoted, reasons, result as words};

/// The question to answer next, where there is a form for it.
pub(super) fn next(case: Case, ask: &Ask) -> Option<El> {
    let form = said(case, ask).1;
    let list = || el("ul").class("questions").child(el("li").children(line(case, ask)));
    form.map(|_| el("div").class("next").child(text_el("h2", "", words::next())).child(list()))
}

/// The question, and the way to answer it.
pub(super) fn line(case: Case, ask: &Ask) -> Vec<El> {
    let (text, form) = said(case, ask);
    let word = if matches!(ask, Ask::Person(_)) { words::answer() } else { words::enter_figure() };
    let link = form.map(|it| link_about(&case.store.form_href(it), word, &text));
    [text_el("span", "", &[&text, " "].concat())].into_iter().chain(link).collect()
}

fn said(case: Case, ask: &Ask) -> (String, Option<FormId>) {
    let form = |id: &EntryId| find(case.record, id).map(|it| FormId::entry(it.subject(), id));
    let answer = |question: &str, by: AnsweredBy| Some(case.answer(question, by));
    match ask {
        Ask::Person(it) => {
            let id = it.entry();
            let (what, form) = match (it, id) {
                (_, Some(id)) => (case.entry(id), form(id)),
                (Question::Fact(id), _) => {
                    (of_requirement(case, id, AnsweredBy::Person), answer(id.as_str(), AnsweredBy::Person))
                }
                _ => (String::new(), Some(FormId::new(Subject::Person))),
            };
            (reasons::question(case.store.catalog(), it, &what), form)
        }
        Ask::Body(it) => {
            let (what, form) = match it {
                Decision::Reading(id) => (case.title_of(id), answer(id.as_str(), AnsweredBy::Body)),
                Decision::Title(id) | Decision::Class(id) => (case.entry(id), None),
                Decision::Points(id) | Decision::Tally(id) => (case.entry(id), form(id)),
                Decision::Service(id) => (case.entry(id), Some(FormId::new(Subject::Tally))),
                Decision::Line(id) => (requirement::line(case, id), answer(id.as_str(), AnsweredBy::Body)),
                Decision::Boundary => (String::new(), answer(asked::BOUNDARY, AnsweredBy::Body)),
                Decision::Discretion(id) => {
                    (of_requirement(case, id, AnsweredBy::Body), answer(id.as_str(), AnsweredBy::Body))
                }
            };
            (reasons::decision(it, &case.body.decides, &what), form)
        }
    }
}

/// What a requirement asks the person or the body itself.
pub(super) fn of_requirement(case: Case, id: &RequirementId, by: AnsweredBy) -> String {
    let about = asked::about(&case.program.id, id.as_str());
    let found = Asked::find(case.store.catalog(), Some(&about), None, id.as_str());
    match found.map(|it| it.wants(by)) {
        Some(Wants::YesOrNo(words) | Wants::Number(words)) => quoted(words),
        Some(Wants::Reading(_)) | None => case.title_of(id),
    }
}
