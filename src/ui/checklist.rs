//! What the programs ask to attend, to be ticked off.

use leptos::prelude::*;

use clerkready::id::EntryId;
use clerkready::record::Status;

use super::field;
use super::html::{El, drawing, el, text_el};
use super::icon;
use super::parts::{block, button, heading, link, link_about};
use super::store::Store;
use crate::app::checklist::{self, Attended, Group, Row};
use crate::app::form::{Draft, Field, Input, Key, Name, Part};
use crate::app::place::{FormId, Screen, Subject};
use crate::app::update::{Msg, scope};
use crate::browser::ids;
use crate::words::{begin as words, pages, quoted};

pub(super) fn page(store: Store) -> Vec<El> {
    // What is typed beside other rows stays when one is added.
    let draft = RwSignal::new(Draft::default());
    let rows = move || {
        store.facts.get();
        store.peek(|it| {
            let scope = scope(it);
            let groups = checklist::groups(&scope, &it.open().record);
            match groups.is_empty() {
                true => vec![text_el("p", "", words::nothing_to_tick())],
                false => groups.iter().map(|it| group(store, it, draft)).collect(),
            }
        })
    };
    let done = link(&store.href(Screen::Record), words::to_record()).class("button");
    vec![
        heading(words::checklist_title()),
        text_el("p", "lead", words::checklist_lead()),
        el("div").class("form").live(Box::new(rows)),
        el("p").class("actions thumb").child(done),
    ]
}

fn group(store: Store, group: &Group, draft: RwSignal<Draft>) -> El {
    let title = if group.title.is_empty() { words::rest_of(&quoted(&group.body.name)) } else { quoted(group.title) };
    let rows = group.rows.iter().map(|it| row(store, it, draft));
    block(&title).child(el("ul").class("cards").children(rows))
}

fn row(store: Store, row: &Row, draft: RwSignal<Draft>) -> El {
    let id = checklist::row_id(row.number);
    let title = text_el("h3", "", &quoted(row.name())).id(&id).attr("tabindex", "-1");
    let entered = row.entered.iter().map(|it| entered(store, it, &quoted(row.name())));
    let add = (!row.is_complete()).then(|| add(store, row, draft));
    let group = el("div").attr("role", "group").attr("aria-labelledby", &id);
    el("li").class("card").child(group.child(title).children(entered).children(add))
}

/// What is there already, with the way to its form.
fn entered(store: Store, id: &EntryId, name: &str) -> El {
    let (said, is_dated) = store.peek(|it| {
        let activity = it.open().record.activities.iter().find(|it| it.id == *id);
        let planned = activity.is_some_and(|it| it.status == Status::Planned);
        let date = activity.and_then(|it| it.from);
        (words::entered(date, planned), date.is_some())
    });
    let href = store.form_href(FormId::entry(Subject::Activity, id));
    let change = if is_dated { pages::change() } else { words::add_date() };
    el("div")
        .child(el("p").class("done").child(drawing(icon::CHECK)).child(text_el("span", "", &said)))
        .child(el("p").class("row").child(link_about(&href, change, name)))
}

fn add(store: Store, row: &Row, draft: RwSignal<Draft>) -> El {
    let key = Key { name: Name::When, line: row.number };
    let when = field::view(store, Subject::Activity, Field::new(key, Input::Text), draft);
    let (number, kind, item) = (row.number, row.kind.id.clone(), row.item.map(|it| it.id.clone()));
    let press = move || {
        let when = draft.with_untracked(|it| it.get(key, Part::Whole).to_owned());
        let attended = Attended { row: number, kind: kind.clone(), item: item.clone(), when };
        draft.update(|it| it.set(key, Part::Whole, ""));
        store.send(Msg::ClickedAttended { attended, id: ids::fresh(Subject::Activity) });
    };
    let says = if row.entered.is_empty() { words::attended() } else { words::attended_again() };
    let button =
        button("second", says).child(text_el("span", "hide", &[" ", &quoted(row.name())].concat())).press(press);
    el("div").class("tick").child(when).child(el("p").child(button))
}
