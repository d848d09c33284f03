//! What if one entry were different.

use clerkready::program::{Body, Program};

use super::ahead::{asking, told_stranded};
use super::html::{El, text_el};
use super::parts::{list, p};
use super::result::Case;
use super::store::Store;
use crate::app::form::Draft;
use crate::app::overview;
use crate::app::place::Subject;
use crate::app::supposing::{self, otherwise};
use crate::words::{ahead as words, forms, quoted, supposing as these};

pub(super) fn section(case: Case) -> Vec<El> {
    let (store, body, program) = (case.store, case.body, case.program);
    let fields = supposing::fields(case.record);
    if fields.is_empty() {
        return Vec::new();
    }
    let answer = move |asked: &Draft| answer(store, body, program, asked);
    let form = asking(store, Subject::Activity, fields, Draft::default(), Box::new(answer));
    vec![text_el("h3", "", these::title()), p(these::lead()), form]
}

fn answer(store: Store, body: &'static Body, program: &'static Program, asked: &Draft) -> Vec<El> {
    store.peek(|it| {
        let (catalog, record, today) = (it.catalog, &it.open().record, it.today);
        let supposition = match supposing::read(asked, today) {
            Ok(supposition) => supposition,
            Err(problems) => {
                let told = |it: &_| text_el("p", "error", &forms::problem(Subject::Activity, it));
                return problems.iter().map(told).collect();
            }
        };
        let it = otherwise(catalog, (body, program), record, today, &supposition);
        let turns: Vec<String> = it
            .turns
            .iter()
            .map(|(id, from, to)| these::turn(&quoted(overview::requirement_title(program, id)), *from, *to))
            .collect();
        let mut views = vec![p(&words::prospect(it.prospect, today))];
        match turns.is_empty() {
            true => views.push(p(these::no_turns())),
            false => views.extend([text_el("h4", "", these::turns()), list(turns.iter().map(String::as_str))]),
        }
        views.extend(told_stranded(store, body, program, &it.supposed, &it.stranded, today));
        views
    })
}
