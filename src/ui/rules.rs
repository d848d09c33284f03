//! Rules that others provide: their files, and what results say of them.

use leptos::prelude::*;

use super::html::{El, el, text_el};
use super::parts::{block, button, link, p};
use super::result::Case;
use super::store::Store;
use crate::app::place::Screen;
use crate::app::reading::{Fate, Supplied};
use crate::app::rules::{self, RulesMsg};
use crate::app::update::Msg;
use crate::browser::rules as browser_rules;
use crate::words::{quoted, result, rules as words};

/// The files, and the way to open one.
pub(super) fn section(store: Store) -> El {
    let files = move || {
        store.facts.get();
        store.news.get();
        store.peek(|it| it.rules.files.iter().map(|(it, fate)| file(store, it, fate)).collect())
    };
    let pick = move |event| {
        browser_rules::read_chosen(&event, move |file| store.send(Msg::Rules(RulesMsg::PickedRules(file))));
    };
    let input = el("input").attr("type", "file").id("rules-file").on("change", Box::new(pick));
    let field =
        el("div").class("field").child(text_el("label", "", words::choose()).attr("for", "rules-file")).child(input);
    block(words::title()).child(p(words::lead())).child(el("ul").class("cards").live(Box::new(files))).child(field)
}

fn file(store: Store, it: &Supplied, fate: &Fate) -> El {
    let (by, name) = (it.by.clone(), it.name.clone());
    let forget = move || store.send(Msg::Rules(RulesMsg::ClickedForgetRules(by.clone(), name.clone())));
    let title = words::by(&it.by, &it.name);
    let remove = button("link", words::forget()).child(text_el("span", "hide", &[" ", &title].concat())).press(forget);
    el("li")
        .class("card")
        .child(text_el("h3", "", &title))
        .children(said(store, fate))
        .child(el("p").class("row").child(remove))
}

fn said(store: Store, fate: &Fate) -> Vec<El> {
    match fate {
        Fate::Waiting => vec![p(words::waiting())],
        Fate::Missed => vec![p(words::missed())],
        Fate::NotLoaded => vec![p(words::not_loaded())],
        Fate::Refused(faults) => {
            let faults: Vec<String> = faults.iter().map(|it| quoted(&it.to_string())).collect();
            vec![p(words::refused()), lines(faults).class("faults")]
        }
        Fate::Used(programs) if programs.is_empty() => vec![p(words::nothing_new())],
        Fate::Used(programs) => {
            let named = programs.iter().filter_map(|it| store.catalog().program(it));
            let names: Vec<String> = named.map(|(_, it)| result::program(&it.name, &it.initials)).collect();
            vec![p(&words::used(names))]
        }
    }
}

fn lines(texts: Vec<String>) -> El {
    el("ul").children(texts.iter().map(|it| text_el("li", "", it)))
}

/// Says that something which was provided is not used.
pub(super) fn notice(store: Store) -> Option<El> {
    store.facts.get();
    let is_refused = |fate: &Fate| matches!(fate, Fate::Refused(_) | Fate::Missed | Fate::NotLoaded);
    let any = store.peek(|it| it.rules.files.iter().any(|it| is_refused(&it.1)));
    any.then(|| {
        let open = el("p").child(link(&store.href(Screen::Files), words::open_files()));
        el("div").class("notice").child(text_el("h2", "", words::refused_notice())).child(open)
    })
}

/// Whose rules a result rests on, when they are not the app's own, and what an update of them changes.
pub(super) fn about(case: Case) -> Vec<El> {
    let store = case.store;
    let id = &case.program.id;
    let (file, changes) = store.peek(|it| {
        let changes = rules::changes(&it.rules, it.catalog, id, case.record, it.today);
        (it.rules.of(id).cloned(), changes)
    });
    let Some(file) = file else { return Vec::new() };
    let about = block(words::about()).child(p(&words::whose(&file.by, &file.name, &case.program.rules_hash)));
    let changed = changes.map(|changes| {
        let lead = if changes.is_empty() { words::changed_nothing() } else { words::changed_lead() };
        let id = id.clone();
        let seen =
            button("second", words::seen()).press(move || store.send(Msg::Rules(RulesMsg::SawChanges(id.clone()))));
        block(words::changed())
            .child(p(lead))
            .child(lines(changes.iter().map(words::change).collect()))
            .child(el("p").class("actions screen-only").child(seen))
    });
    changed.into_iter().chain([about]).collect()
}
