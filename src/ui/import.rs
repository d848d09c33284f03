//! What came of a file: why it was not read, its passphrase, or what it would change.

use leptos::prelude::*;

use clerkready::kept::{Compared, Comparison, Difference};
use clerkready::portable::ReadError;

use super::field::typed;
use super::files::field;
use super::html::{El, el, text_el};
use super::parts::{button, details, list, p, sentences};
use super::store::Store;
use crate::app::import::{Import, Lock, Preview};
use crate::app::model::Model;
use crate::app::overview;
use crate::app::update::{IMPORT_ID, Msg};
use crate::browser::ids;
use crate::words::{keeping, moving};

pub(super) fn answer(store: Store) -> El {
    let answer = move || {
        store.news.get();
        store.peek(|it| shown(store, it)).into_iter().collect()
    };
    el("div").live(Box::new(answer))
}

fn shown(store: Store, model: &Model) -> Option<El> {
    let host = el("div").id(IMPORT_ID).attr("tabindex", "-1").attr("role", "group").class("problems");
    let title = |text: &str| text_el("h3", "", text);
    let not_read = || title(keeping::not_read());
    Some(match &model.import {
        Import::Idle => return None,
        Import::NoText => host.child(p(keeping::no_text())),
        Import::NoFile => host.child(sentences("", &[keeping::no_file(), keeping::nothing_changed()])),
        Import::Unreadable(error) => host.child(not_read()).children(why(error)).child(p(keeping::nothing_changed())),
        Import::Unopenable(error) => {
            host.child(not_read()).child(sentences("", &[moving::unopenable(*error), keeping::nothing_changed()]))
        }
        Import::BadLink(error) => host
            .child(title(moving::broken_link()))
            .child(sentences("", &[moving::bad_link(*error), keeping::nothing_changed()])),
        Import::Locked(_, lock) => host.class("notice").child(title(moving::locked())).children(locked(store, *lock)),
        Import::Preview(preview) => host.class("notice").children(previewed(store, model, preview)),
    })
}

fn why(error: &ReadError) -> Vec<El> {
    let faults = keeping::read_error(error);
    let list = list(faults.iter().map(String::as_str));
    [list].into_iter().chain(keeping::more_faults(error).map(|it| p(&it))).collect()
}

fn locked(store: Store, lock: Lock) -> Vec<El> {
    let words = p(moving::lock(lock));
    if matches!(lock, Lock::Tries | Lock::Unable) {
        return vec![words];
    }
    let passphrase = RwSignal::new(String::new());
    let input = el("input")
        .attr("type", "password")
        .attr("autocomplete", "off")
        .id("open-passphrase")
        .on("input", Box::new(move |event| passphrase.set(typed(&event))));
    let enter = move || store.send(Msg::EnteredPassphrase(passphrase.get_untracked()));
    let unlock = button("", moving::unlock()).submit(enter);
    let form = el("form")
        .child(field("open-passphrase", moving::passphrase()).child(input))
        .child(el("p").class("actions").child(unlock).child(keep_mine(store)));
    vec![words, form]
}

fn keep_mine(store: Store) -> El {
    button("second", keeping::keep_mine()).press(move || store.send(Msg::ClickedKeepMine))
}

fn previewed(store: Store, model: &Model, preview: &Preview) -> Vec<El> {
    let mine = &model.mine;
    let (here, there) = (overview::entries(&mine.record), overview::entries(&preview.record));
    let whose = match preview.record.person.name.as_str() {
        "" => keeping::nameless_file().to_owned(),
        name => keeping::whose_file(name),
    };
    let is_of_another = preview.is_of_another(&mine.record);
    let known = preview.is_known();
    let merge = (!known && !mine.is_read_only())
        .then(|| button("", moving::merge()).press(move || store.send(Msg::ClickedMerge)));
    let replace = button("second", &keeping::replace(here, there)).press(move || store.send(Msg::ClickedReplace));
    let replace = (0 < here && mine.record != preview.record && !mine.is_read_only())
        .then(|| el("div").child(p(&keeping::replace_question(here, there))).child(el("p").child(replace)));
    let mut views = vec![text_el("h3", "", &moving::offer_title(there)), p(&whose)];
    let keep_apart =
        || button("second", moving::open_as_new()).press(move || store.send(Msg::ClickedKeepApart(ids::own())));
    views.extend(is_of_another.then(|| el("div").child(p(moving::of_another())).child(el("p").child(keep_apart()))));
    views.extend(known.then(|| p(moving::known())));
    views.extend(mine.is_read_only().then(|| p(moving::read_only())));
    views.extend(found(store, model, preview));
    views.extend(unread(store, preview));
    views.push(el("p").class("actions").children(merge).child(keep_mine(store)));
    views.extend(replace);
    views
}

/// What was found, sort by sort.
fn found(store: Store, model: &Model, preview: &Preview) -> Vec<El> {
    let parts = |is: fn(&Comparison) -> bool| preview.parts(is).collect::<Vec<_>>();
    let name = |it: &Compared| {
        let record = if matches!(it.found, Comparison::Differs(_)) { &model.mine.record } else { &preview.record };
        moving::part(model.catalog, record, &it.list, &it.id)
    };
    let told = |parts: Vec<&Compared>, words: fn(usize) -> String| {
        let names: Vec<String> = parts.iter().map(|it| name(it)).collect();
        let names = || details("", moving::show_names()).child(list(names.iter().map(String::as_str)));
        (!parts.is_empty()).then(|| el("div").child(p(&words(parts.len()))).child(names()))
    };
    let mut views: Vec<El> = Vec::new();
    views.extend(told(parts(|it| matches!(it, Comparison::Added)), moving::added));
    views.extend(told(parts(|it| matches!(it, Comparison::Fills(_))), moving::filled));
    let differing: Vec<&Compared> = parts(|it| matches!(it, Comparison::Differs(_)));
    views.extend((!differing.is_empty()).then(|| p(&moving::differing(differing.len()))));
    for (at, it) in differing.iter().enumerate() {
        if let Comparison::Differs(fields) = &it.found {
            views.push(choice(store, model, preview, at, it, &name(it), fields));
        }
    }
    let removed = parts(|it| matches!(it, Comparison::Removed));
    let is_any_removed = !removed.is_empty();
    views.extend(told(removed, moving::removed));
    views.extend(is_any_removed.then(|| revive(store, preview.decided.revive)));
    views.extend(told(parts(|it| matches!(it, Comparison::Clashes)), moving::clashing));
    let same = preview.parts(|it| matches!(it, Comparison::Same)).filter(|it| !it.id.is_empty()).count();
    views.extend((0 < same && !preview.is_known()).then(|| p(&moving::same(same))));
    views
}

/// One entry with two values for some fields: which ones hold.
fn choice(
    store: Store,
    model: &Model,
    preview: &Preview,
    at: usize,
    it: &Compared,
    name: &str,
    fields: &[Difference],
) -> El {
    let value = |field: &str, json: Option<&String>, record| match json {
        Some(json) => moving::value(model.catalog, record, field, json),
        None => moving::blank().to_owned(),
    };
    let side = |theirs: bool| {
        let says = fields.iter().map(|field| {
            let (json, record) = match theirs {
                true => (Some(&field.there), &preview.record),
                false => (field.here.as_ref(), &model.mine.record),
            };
            moving::field_of(&moving::field(&it.list, &field.field), &value(&field.field, json, record))
        });
        let says: Vec<String> = says.collect();
        let id = ["differs-", &at.to_string(), if theirs { "-file" } else { "-mine" }].concat();
        let part = it.name();
        let mut input = el("input").attr("type", "radio").id(&id).attr("name", &["differs-", &at.to_string()].concat());
        if preview.decided.theirs.contains(&part) == theirs {
            input = input.attr("checked", "");
        }
        let decide = move |_| store.send(Msg::Decided { part: part.clone(), theirs });
        let whose = if theirs { moving::there() } else { moving::here() };
        let label = text_el("label", "", "")
            .attr("for", &id)
            .child(text_el("strong", "", whose))
            .children(says.iter().map(|it| text_el("span", "line", it)));
        el("div").class("radio").child(input.on("change", Box::new(decide))).child(label)
    };
    el("fieldset").class("group").child(text_el("legend", "", name)).child(side(false)).child(side(true))
}

/// What was removed comes back only when this is ticked.
fn revive(store: Store, ticked: bool) -> El {
    let mut input = el("input").attr("type", "checkbox").id("revive");
    if ticked {
        input = input.attr("checked", "");
    }
    let tick = move |event: web_sys::Event| {
        use wasm_bindgen::JsCast;
        let input = event.target().and_then(|it| it.dyn_into::<web_sys::HtmlInputElement>().ok());
        store.send(Msg::TickedRevive(input.is_some_and(|it| it.checked())));
    };
    el("div")
        .class("radio")
        .child(input.on("change", Box::new(tick)))
        .child(text_el("label", "", moving::revive()).attr("for", "revive"))
}

/// What could not be read, and the text of it.
fn unread(store: Store, preview: &Preview) -> Vec<El> {
    if preview.faults.is_empty() {
        return Vec::new();
    }
    let faults = keeping::faults(&preview.faults);
    let keep = button("link", moving::keep_text()).press(move || store.send(Msg::ClickedKeepText));
    vec![
        p(&moving::left_out(preview.left_out)),
        list(faults.iter().map(String::as_str)),
        el("p").class("row").child(keep),
    ]
}
