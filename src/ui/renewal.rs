//! What a new version's rules change in the person's result.

use clerkready::id::ProgramId;

use super::html::{El, el, text_el};
use super::parts::{button, list, p};
use super::store::Store;
use crate::app::overview;
use crate::app::renewal::RenewalMsg;
use crate::app::review::Differing;
use crate::app::update::Msg;
use crate::words::{common, quoted, renewal as words, rules as rules_words};

pub(super) fn notice(store: Store) -> Option<El> {
    let changed = store.peek(|it| it.renewal.changed.clone());
    if changed.is_empty() {
        return None;
    }
    let seen = button("second", rules_words::seen()).press(move || store.send(Msg::Renewal(RenewalMsg::Seen)));
    let programs = changed.iter().map(|(program, it)| changes(store, program, it));
    let view = el("div").class("notice").child(text_el("h2", "", words::title())).child(p(words::lead()));
    Some(view.children(programs).child(el("p").child(seen)))
}

fn changes(store: Store, program: &ProgramId, it: &Differing) -> El {
    let catalog = store.catalog();
    let title = |id| quoted(catalog.program(program).map(|(_, it)| overview::title(it, id)).unwrap_or_default());
    let whole = it.whole.map(|(was, now)| words::turned(words::whole(), was, now));
    let on = it.on.iter().map(|(id, was, now)| words::turned(&title(id), *was, *now));
    let new = it.new.iter().map(|(id, now)| words::added(&title(id), *now));
    let lines: Vec<String> = whole.into_iter().chain(on).chain(new).collect();
    el("div")
        .child(text_el("h3", "", &common::designation(catalog, program)))
        .child(list(lines.iter().map(String::as_str)))
}
