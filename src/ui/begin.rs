//! The ways to begin: where one is a clerk, and how to enter much at once.

use clerkready::program::{Body, Catalog};
use clerkready::record::Record;

use super::html::{El, el, text_el};
use super::parts::{block, link};
use super::store::Store;
use crate::app::place::{FormId, Place, Screen, Subject};
use crate::app::territory::{self, ELSEWHERE};
use crate::words::{begin as words, quoted};

/// The places to choose from, each with the programs that it has; for the person's own record.
pub(super) fn places(catalog: &Catalog) -> El {
    let known = territory::known(catalog).into_iter().map(|it| (it.code.as_str(), quoted(&it.name)));
    let rows = known.chain([(ELSEWHERE, words::another_place().to_owned())]).map(|(code, name)| {
        let href = Place::mine(Screen::Form(FormId::about(Subject::Goals, code))).href();
        choice(&href, &name, &words::programs(&initials(&territory::bodies(catalog, code))))
    });
    el("ul").class("choices").children(rows)
}

fn initials<'a>(bodies: &[&'a Body]) -> Vec<&'a str> {
    bodies.iter().flat_map(|it| &it.programs).map(|it| it.initials.as_str()).collect()
}

/// The ways to enter what a notebook holds, while there is nothing of it.
pub(super) fn ways(store: Store, record: &Record) -> Option<El> {
    if !record.activities.is_empty() || !record.tallies.is_empty() {
        return None;
    }
    let rows = [
        (Screen::Checklist, words::checklist(), words::checklist_hint()),
        (Screen::Form(FormId::new(Subject::Tally)), words::tally(), words::tally_hint()),
        (Screen::Table, words::table(), words::table_hint()),
    ];
    let rows = rows.map(|(screen, name, hint)| choice(&store.href(screen), name, hint));
    Some(block(words::ways()).child(el("ul").class("choices").children(rows)))
}

/// The same ways, once there is something.
pub(super) fn more(store: Store, record: &Record) -> Option<El> {
    if record.activities.is_empty() && record.tallies.is_empty() {
        return None;
    }
    let rows = [(Screen::Checklist, words::checklist()), (Screen::Table, words::table())];
    let rows = rows.map(|(screen, name)| link(&store.href(screen), name).class("add"));
    Some(el("p").class("row").children(rows))
}

/// A row that is one link.
pub(super) fn choice(href: &str, name: &str, hint: &str) -> El {
    el("li").child(link(href, name)).child(text_el("span", "hint", hint))
}
