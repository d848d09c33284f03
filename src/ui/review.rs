//! Others' files side by side, for somebody who checks them: what each comes to, and what it says of itself.

use leptos::prelude::*;

use super::html::{El, el, text_el};
use super::parts::{button, heading, link, link_about, list, p};
use super::result::Case;
use super::store::Store;
use super::{icon, start};
use crate::app::model::Model;
use crate::app::overview::{self, State};
use crate::app::place::{Book, Place, Screen};
use crate::app::review::{Compared, Opened, REVIEW_ID, ReviewMsg, Reviewed, Row, rows};
use crate::app::update::Msg;
use crate::browser::{files, page as browser_page};
use crate::words::{result as result_words, review as words, rules as rules_words};

pub(super) fn page(store: Store) -> Vec<El> {
    let picked = move |event| files::read_all_chosen(&event, move |it| send(store, ReviewMsg::PickedFiles(it)));
    let file = el("input").attr("type", "file").attr("multiple", "").id("review").on("change", Box::new(picked));
    let choose = el("div")
        .class("field screen-only")
        .child(text_el("label", "", words::choose()).attr("for", "review"))
        .child(file);
    let found = move || {
        store.facts.get();
        store.peek(|it| found(store, it)).into_iter().collect()
    };
    let mut views = vec![
        heading(words::title()),
        text_el("p", "lead screen-only", words::lead()),
        choose,
        el("div").live(Box::new(found)),
    ];
    views.extend(start::checked(store));
    views
}

/// Before the page that has the file open, what it is and the way back.
pub(super) fn banner(file: &str) -> El {
    let back = link(&Place::mine(Screen::Review).href(), words::back());
    let inside =
        el("div").class("wrap").child(text_el("p", "", &words::banner(file))).child(el("p").class("row").child(back));
    el("div").class("example").child(inside)
}

fn send(store: Store, msg: ReviewMsg) {
    store.send(Msg::Review(msg));
}

fn found(store: Store, model: &Model) -> Option<El> {
    let review = &model.review;
    if review.files.is_empty() {
        return None;
    }
    let heads = [words::name(), words::designation(), words::verdict(), words::missing(), words::in_file()];
    let heads = heads.map(|it| text_el("th", "", it).attr("scope", "col").attr("role", "columnheader"));
    let head = el("thead").attr("role", "rowgroup").child(el("tr").attr("role", "row").children(heads));
    let body = (0..).zip(&review.files).flat_map(|(number, it)| file(store, model, number, it));
    let table = el("table")
        .class("review")
        .attr("role", "table")
        .attr("aria-labelledby", REVIEW_ID)
        .child(head)
        .child(el("tbody").attr("role", "rowgroup").children(body));
    let left_out = (0 < review.left_out).then(|| p(&words::files_left_out(review.left_out)));
    let print = button("", result_words::print()).press(browser_page::print);
    let away = button("second", words::put_away()).press(move || send(store, ReviewMsg::ClickedPutAway));
    let title = text_el("h2", "", words::open_files()).id(REVIEW_ID).attr("tabindex", "-1");
    let view = el("section").class("block").child(title).child(p(&result_words::judged_on(model.today)));
    Some(view.children(left_out).child(table).child(el("p").class("actions screen-only").child(print).child(away)))
}

fn file(store: Store, model: &Model, number: u16, it: &Reviewed) -> Vec<El> {
    let opened = match &it.read {
        Ok(opened) => opened,
        Err(why) => {
            let why = words::unopened(why);
            let name = cell(words::name()).child(text_el("p", "small", &it.name));
            let why = cell(words::verdict()).attr("colspan", "4").child(list(why.iter().map(String::as_str)));
            return vec![line().child(name).child(why)];
        }
    };
    rows(model.catalog, opened, model.today).iter().map(|row| program(store, number, &it.name, opened, row)).collect()
}

fn program(store: Store, number: u16, file: &str, opened: &Opened, row: &Row<'static>) -> El {
    let (record, evaluation) = (&opened.notebook.record, &row.judged.evaluation);
    let case = Case::of(store, &row.judged, record);
    let place = |screen| Place { book: Book::Reviewed(number), screen }.href();
    let name = match record.person.name.as_str() {
        "" => words::nameless(),
        name => name,
    };
    // Two clerks, or two files of one, may have the same name.
    let link_to_record = link_about(&place(Screen::Record), name, file);
    let name = cell(words::name()).child(el("p").child(link_to_record)).child(text_el("p", "small", file));
    let result = place(Screen::Result(Some(case.program.id.clone())));
    let designation = result_words::program(&case.program.name, &case.program.initials);
    let (met, all) = overview::met_of(evaluation);
    let verdict = el("p").class("headline").child(icon::state(State::from(&evaluation.verdict)));
    let missing = evaluation.outcomes.iter().filter(|it| !it.verdict.is_met()).map(|it| {
        let place = place(Screen::Requirement(case.program.id.clone(), it.requirement.clone()));
        el("li").child(link(&place, &case.title_of(&it.requirement))).child(text_el(
            "span",
            "small",
            &[" ", result_words::state(State::from(&it.verdict))].concat(),
        ))
    });
    let missing: Vec<El> = missing.collect();
    let missing = match missing.is_empty() {
        true => p(words::nothing_missing()),
        false => el("ul").class("plain").children(missing),
    };
    line()
        .child(name)
        .child(cell(words::designation()).child(link(&result, &designation)))
        .child(cell(words::verdict()).child(verdict).child(p(&result_words::met_of(met, all))))
        .child(cell(words::missing()).child(missing))
        .child(cell(words::in_file()).children(compared(case, &row.compared)))
}

fn compared(case: Case, it: &Compared) -> Vec<El> {
    let says = p(&words::compared(it));
    let Compared::Differs(differing) = it else { return vec![says] };
    let whole = differing.whole.map(|(then, now)| words::differing(words::whole(), then, now));
    let on = differing.on.iter().map(|(id, then, now)| words::differing(&case.title_of(id), *then, *now));
    let new = differing.new.iter().map(|(id, now)| rules_words::added(&case.title_of(id), result_words::state(*now)));
    let lines: Vec<String> = whole.into_iter().chain(on).chain(new).collect();
    vec![says.class("differs"), list(lines.iter().map(String::as_str))]
}

fn line() -> El {
    el("tr").attr("role", "row")
}

/// A cell, which says on a phone what its column is.
fn cell(column: &str) -> El {
    el("td").attr("role", "cell").attr("data-column", column)
}
