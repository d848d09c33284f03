//! The page on which an association makes the line for its own site.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use clerkready::id::ProgramId;

use super::field::typed;
use super::html::{El, el, text_el};
use super::parts::{block, button, heading, p};
use super::store::Store;
use crate::app::embed::{Choices, frame_line, script_line};
use crate::app::framed::FrameMsg;
use crate::app::theme::{Color, Refused, Scheme, TOKENS};
use crate::app::tongue::Tongue;
use crate::app::update::Msg;
use crate::browser::history;
use crate::words::{embed as words, result};

/// What is typed and ticked, as it stands there.
#[derive(Clone, Default)]
struct Typed {
    programs: Vec<ProgramId>,
    colors: Vec<(&'static str, String)>,
    scheme: Scheme,
    language: String,
    rules: String,
}

impl Typed {
    /// What can be chosen of it, and why the rest cannot.
    fn read(&self) -> (Choices, Vec<Refused>) {
        let mut choices = Choices { rules: self.rules.clone(), ..Choices::default() };
        let settings = &mut choices.settings;
        settings.programs = self.programs.clone();
        settings.language = self.language.clone();
        settings.theme.scheme = self.scheme;
        let mut refused = Vec::new();
        for (token, text) in self.colors.iter().filter(|it| !it.1.trim().is_empty()) {
            match Color::read(text.trim()) {
                Some(color) => settings.theme.colors.push((token, color)),
                None => refused.push(Refused::NotAColor { token, text: text.clone() }),
            }
        }
        let (theme, faint) = std::mem::take(&mut settings.theme).checked();
        settings.theme = theme;
        refused.extend(faint);
        (choices, refused)
    }
}

pub(super) fn page(store: Store) -> Vec<El> {
    let typed = RwSignal::new(Typed::default());
    let app = history::app();
    let line = {
        let app = app.clone();
        move || typed.with(|it| script_line(&app, &it.read().0))
    };
    let plain = {
        let app = app.clone();
        move || typed.with(|it| frame_line(&app, &it.read().0))
    };
    let refused = move || {
        let refused = typed.with(|it| it.read().1);
        refused.iter().map(|it| text_el("p", "error", &words::refused(it))).collect()
    };
    // The preview is a whole app, so it follows what is done and not every letter.
    let shown = RwSignal::new(String::new());
    let show = move |_| {
        let query = typed.with_untracked(|it| it.read().0.settings.query());
        if shown.with_untracked(|it| *it != query) {
            shown.set(query);
        }
    };
    let preview = move || {
        // The page itself is the host, so that the preview is what a frame is.
        let query = shown.get();
        let query = [if query.is_empty() { "?" } else { &query }, "&host=", &history::origin()].concat();
        let frame = el("iframe").class("preview").attr("title", words::preview_frame()).attr("loading", "lazy");
        vec![frame.attr("src", &[app.as_str(), &query].concat())]
    };
    vec![
        heading(words::title()),
        text_el("p", "lead", words::lead()),
        el("div")
            .class("form")
            .on("change", Box::new(show))
            .child(programs(store, typed))
            .child(colors(typed))
            .child(el("div").attr("role", "status").live(Box::new(refused)))
            .child(schemes(typed))
            .child(languages(typed))
            .child(text("rules", words::rules(), words::rules_hint(), move |it| typed.update(|all| all.rules = it))),
        line_block(store, words::line(), words::line_lead(), words::copy_line(), line),
        line_block(store, words::plain_line(), words::plain_line_lead(), words::copy_plain_line(), plain),
        block(words::preview()).child(el("div").live(Box::new(preview))),
    ]
}

fn line_block(store: Store, title: &str, lead: &str, copy: &str, line: impl Fn() -> String + Clone + 'static) -> El {
    let copied = line.clone();
    let copy = button("second", copy).press(move || store.send(Msg::Frame(FrameMsg::ClickedCopyLine(copied()))));
    block(title)
        .child(p(lead))
        .child(
            el("pre").attr("tabindex", "0").attr("role", "group").attr("aria-label", title).live_text(Box::new(line)),
        )
        .child(el("p").class("actions").child(copy))
}

fn programs(store: Store, typed: RwSignal<Typed>) -> El {
    let rows = (0..).zip(store.catalog().programs()).map(|(at, (_, program))| {
        let program_id = program.id.clone();
        let tick = move |ticked: bool| {
            typed.update(|it| {
                it.programs.retain(|it| *it != program_id);
                it.programs.extend(ticked.then(|| program_id.clone()));
            });
        };
        option("checkbox", "programs", at, &result::program(&program.name, &program.initials), false, tick)
    });
    let rows: Vec<El> = rows.collect();
    group(words::programs()).children(rows)
}

fn schemes(typed: RwSignal<Typed>) -> El {
    let rows = (0..).zip(Scheme::ALL).map(|(at, scheme)| {
        let pick = move |_| typed.update(|it| it.scheme = scheme);
        option("radio", "scheme", at, words::scheme(scheme), scheme == Scheme::Device, pick)
    });
    group(words::schemes()).children(rows)
}

fn languages(typed: RwSignal<Typed>) -> El {
    let own = [(String::new(), words::language_own())].into_iter();
    let all = own.chain(Tongue::all().map(|it| (it.code().to_owned(), it.name())));
    let rows = (0..).zip(all).map(|(at, (code, name))| {
        let is_own = code.is_empty();
        option("radio", "language", at, name, is_own, move |_| typed.update(|it| it.language.clone_from(&code)))
    });
    let rows: Vec<El> = rows.collect();
    group(words::language()).children(rows)
}

fn colors(typed: RwSignal<Typed>) -> El {
    let fields = TOKENS.map(|token| {
        text(token, words::token(token), "", move |text| {
            typed.update(|it| {
                it.colors.retain(|it| it.0 != token);
                it.colors.push((token, text));
            });
        })
    });
    group(words::colors())
        .child(text_el("p", "hint", words::colors_hint()))
        .child(el("div").class("colors").children(fields))
}

fn group(title: &str) -> El {
    el("fieldset").class("field").child(text_el("legend", "", title))
}

fn option(sort: &str, name: &str, at: usize, label: &str, checked: bool, then: impl Fn(bool) + 'static) -> El {
    let id = ["embed-", name, "-", &at.to_string()].concat();
    let changed = move |event: web_sys::Event| {
        let input = event.target().and_then(|it| it.dyn_into::<web_sys::HtmlInputElement>().ok());
        then(input.is_some_and(|it| it.checked()));
    };
    let mut input = el("input").attr("type", sort).id(&id).attr("name", &["embed-", name].concat());
    if checked {
        input = input.attr("checked", "");
    }
    el("div")
        .class("radio")
        .child(input.on("change", Box::new(changed)))
        .child(text_el("label", "", label).attr("for", &id))
}

fn text(name: &str, label: &str, hint: &str, then: impl Fn(String) + 'static) -> El {
    let id = ["embed-", name].concat();
    let hint_id = [&id, "-hint"].concat();
    let hint = (!hint.is_empty()).then(|| text_el("p", "hint", hint).id(&hint_id));
    let mut input = el("input").attr("type", "text").id(&id).attr("spellcheck", "false");
    if hint.is_some() {
        input = input.attr("aria-describedby", &hint_id);
    }
    el("div")
        .class("field")
        .child(text_el("label", "", label).attr("for", &id))
        .children(hint)
        .child(input.on("input", Box::new(move |event| then(typed(&event)))))
}
