//! A field of a form: a text, a number, a date in three boxes, radio buttons, or boxes to tick.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::html::{El, el, text_el};
use super::store::Store;
use crate::app::form::{Choice, Draft, Field, Input, Key, Name, Part, Problem};
use crate::app::place::Subject;
use crate::words::{forms as words, quoted, unmarked};

pub(super) fn view(store: Store, subject: Subject, field: Field, draft: RwSignal<Draft>) -> El {
    let key = field.key;
    let wrong = move || {
        let wrong = problems(store).iter().any(|it| it.key == key);
        Some(if wrong { "field wrong" } else { "field" }.to_owned())
    };
    let host = el("div").live_attr("class", Box::new(wrong));
    let host = match &field.input {
        Input::Text | Input::Points | Input::Number => text(host, store, subject, &field, draft),
        Input::Date => {
            let boxes = words::date_boxes().map(|part| date_box(store, key, part, draft));
            host.child(group(store, subject, &field).child(el("div").class("date").children(boxes)))
        }
        Input::Pick(choices) => pick(host, store, subject, &field, choices, draft),
        Input::Choice(choices) | Input::Several(choices) => {
            let several = matches!(field.input, Input::Several(_));
            let buttons = (0..).zip(choices).map(|(at, choice)| option(store, key, at, choice, several, draft));
            host.child(group(store, subject, &field).children(buttons))
        }
    };
    host.live_attr("hidden", Box::new(move || (!draft.read().shows(&field)).then(String::new)))
}

/// One of many, as the browser's own list.
fn pick(host: El, store: Store, subject: Subject, field: &Field, choices: &[Choice], draft: RwSignal<Draft>) -> El {
    let key = field.key;
    let chosen = draft.read_untracked().get(key, Part::Whole).to_owned();
    let option = |value: &str, label: &str| {
        let option = text_el("option", "", label).attr("value", value);
        if value == chosen { option.attr("selected", "") } else { option }
    };
    let labels = choices.iter().map(|it| {
        let label = store.peek(|model| words::choice(model.catalog, &model.open().record, &it.label));
        option(&it.value, &unmarked(&label))
    });
    let select = el("select")
        .id(&key.id(Part::Whole))
        .attr("aria-describedby", &described(key))
        .child(option("", words::pick()))
        .children(labels)
        .on("change", Box::new(move |event| draft.update(|it| it.set(key, Part::Whole, &typed(&event)))));
    let label = labeled(el("label").attr("for", &key.id(Part::Whole)), subject, field);
    host.child(label).children(hints(store, subject, key)).child(select)
}

fn text(host: El, store: Store, subject: Subject, field: &Field, draft: RwSignal<Draft>) -> El {
    let key = field.key;
    let mut input = text_box(store, key, Part::Whole, draft).attr("aria-describedby", &described(key));
    match field.input {
        Input::Points => input = input.class("short").attr("inputmode", "decimal"),
        Input::Number => input = input.class("short").attr("inputmode", "numeric"),
        _ => {}
    }
    if key.name == Name::PersonName {
        input = input.attr("autocomplete", "name");
    }
    let label = labeled(el("label").attr("for", &key.id(Part::Whole)), subject, field);
    host.child(label).children(hints(store, subject, key)).child(input)
}

/// Several inputs that answer one question.
fn group(store: Store, subject: Subject, field: &Field) -> El {
    el("fieldset")
        .attr("aria-describedby", &described(field.key))
        .child(labeled(el("legend"), subject, field))
        .children(hints(store, subject, field.key))
}

fn date_box(store: Store, key: Key, part: Part, draft: RwSignal<Draft>) -> El {
    let class = if part == Part::Year { "year" } else { "two-digits" };
    let input = text_box(store, key, part, draft).class(class).attr("inputmode", "numeric").attr("autocomplete", "off");
    el("div").child(text_el("label", "", words::part(part)).attr("for", &key.id(part))).child(input)
}

/// A box to type in, which tells the draft what is typed.
fn text_box(store: Store, key: Key, part: Part, draft: RwSignal<Draft>) -> El {
    let invalid = move || {
        let wrong = problems(store).iter().any(|it| it.key == key && it.part == part);
        wrong.then(|| "true".to_owned())
    };
    el("input")
        .attr("type", "text")
        .id(&key.id(part))
        .attr("value", draft.read_untracked().get(key, part))
        .live_attr("aria-invalid", Box::new(invalid))
        .on("input", Box::new(move |event| draft.update(|it| it.set(key, part, &typed(&event)))))
}

/// A radio button, or a box to tick.
fn option(store: Store, key: Key, at: usize, choice: &Choice, several: bool, draft: RwSignal<Draft>) -> El {
    let name = key.id(Part::Whole);
    // The first one bears the field's own id, to which problems lead.
    let id = if at == 0 { name.clone() } else { [&name, "-", &at.to_string()].concat() };
    let sort = if several { "checkbox" } else { "radio" };
    let mut input = el("input").attr("type", sort).id(&id).attr("name", &name);
    let chosen = match several {
        true => draft.read_untracked().ticked(key).any(|it| it == choice.value),
        false => draft.read_untracked().get(key, Part::Whole) == choice.value,
    };
    if chosen {
        input = input.attr("checked", "");
    }
    let value = choice.value.clone();
    let pick = move |event: web_sys::Event| {
        let target = event.target();
        let ticked =
            target.as_ref().and_then(|it| it.dyn_ref::<web_sys::HtmlInputElement>()).is_some_and(|it| it.checked());
        draft.update(|it| match several {
            true => it.tick(key, &value, ticked),
            false => it.set(key, Part::Whole, &value),
        });
    };
    let label = store.peek(|it| words::choice(it.catalog, &it.open().record, &choice.label));
    el("div")
        .class("radio")
        .child(input.on("change", Box::new(pick)))
        .child(text_el("label", "", &label).attr("for", &id))
}

/// The text of an input or of a text area, or what is chosen of a list.
pub(super) fn typed(event: &web_sys::Event) -> String {
    let target = event.target();
    let area = target.as_ref().and_then(|it| it.dyn_ref::<web_sys::HtmlTextAreaElement>());
    let input = target.as_ref().and_then(|it| it.dyn_ref::<web_sys::HtmlInputElement>());
    let select = target.as_ref().and_then(|it| it.dyn_ref::<web_sys::HtmlSelectElement>());
    let typed = area.map(|it| it.value()).or_else(|| input.map(|it| it.value()));
    typed.or_else(|| select.map(|it| it.value())).unwrap_or_default()
}

fn labeled(label: El, subject: Subject, field: &Field) -> El {
    let name = field.key.name;
    let optional = words::is_optional(subject, name);
    label
        .text(&if field.asks.is_empty() { words::label(subject, name).to_owned() } else { quoted(&field.asks) })
        .children(optional.then(|| text_el("span", "optional", &[" ", words::optional()].concat())))
}

/// The hint and what is wrong; the latter is empty while nothing is.
fn hints(store: Store, subject: Subject, key: Key) -> Vec<El> {
    let hint = Some(words::hint(subject, key.name)).filter(|it| !it.is_empty());
    let hint = hint.map(|it| text_el("p", "hint", it).id(&hint_id(key)));
    let wrong = move || {
        let mut text = String::new();
        for problem in problems(store).iter().filter(|it| it.key == key) {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&words::problem(subject, problem));
        }
        text
    };
    let error = el("p").class("error").id(&error_id(key)).live_text(Box::new(wrong));
    hint.into_iter().chain([error]).collect()
}

/// What is wrong with the form, watched.
fn problems(store: Store) -> Vec<Problem> {
    store.news.get();
    store.peek(|it| it.problems.clone())
}

fn hint_id(key: Key) -> String {
    [&key.id(Part::Whole), "-hint"].concat()
}

fn error_id(key: Key) -> String {
    [&key.id(Part::Whole), "-error"].concat()
}

fn described(key: Key) -> String {
    [&hint_id(key), " ", &error_id(key)].concat()
}
