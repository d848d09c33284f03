//! One page for every form: its fields, what is wrong, and what can be done.

use leptos::prelude::*;

use clerkready::program::Kind;
use clerkready::record::Activity;

use super::begin::choice;
use super::field;
use super::html::{El, el, text_el};
use super::parts::{button, details, heading, link};
use super::store::Store;
use crate::app::asked::Asked;
use crate::app::entry::Entry;
use crate::app::form::{Draft, Field, Key, Name, Part};
use crate::app::forms::{self as app_forms, Form};
use crate::app::notebook::Keeping;
use crate::app::overview;
use crate::app::place::{FormId, Screen, Subject, Which};
use crate::app::typed;
use crate::app::update::{Focus, Msg, PROBLEMS_ID, Then, open_form, read_form, scope};
use crate::browser::{ids, page as browser_page};
use crate::words::{begin, common, forms, moving, pages, quoted};

pub(super) fn page(store: Store, id: FormId) -> Vec<El> {
    let Some(form) = store.peek(open_form) else { return not_here(store) };
    let subject = id.subject;
    let draft = store.draft(&form.draft);
    // The fields have told the draft when this hears of it.
    let typed = move |_| store.send(Msg::Typed(typed::written(&draft.get_untracked())));
    let save = move |then: Then| {
        let read = store.peek(|it| read_form(it, &draft.read_untracked()));
        if let Some(read) = read {
            store.send(Msg::ClickedSave { read: Box::new(read), id: ids::fresh(subject), then });
        }
    };
    let lead = match (subject, &id.about) {
        (Subject::Goals, Some(_)) => begin::goals_lead(),
        _ => forms::lead(subject),
    };
    let lead = Some(lead).filter(|it| !it.is_empty()).map(|it| text_el("p", "lead", it));
    let context = context(store, &id, &form);
    let fields = fields(store, subject, form.fields, draft);
    if store.peek(|it| it.open().is_read_only()) {
        // What is entered is shown, and cannot be typed over in vain.
        let back = store.peek(|it| it.here(it.back.clone()).href());
        let back = el("p").child(link(&back, moving::go_back()));
        // Of a file that is only looked at it is said above.
        let is_reviewed = store.peek(|it| it.open().keeping == Keeping::Reviewed);
        let reason = (!is_reviewed).then(|| el("div").class("notice").child(text_el("p", "", moving::read_only())));
        let fields = el("fieldset").attr("disabled", "").children(context).children(fields);
        return [heading(forms::title(&id))].into_iter().chain(reason).chain([fields, back]).collect();
    }
    let view = el("form")
        .class("form")
        .attr("novalidate", "")
        .child(el("div").live(Box::new(move || summary(store, subject).into_iter().collect())))
        .child(heading(forms::title(&id)))
        .children(lead)
        .children(back_again(store))
        .children(context)
        .children(fields)
        .child(actions(store, &id, save))
        .on("input", Box::new(typed))
        .on("change", Box::new(typed));
    vec![view]
}

/// That what had been typed before is there again.
fn back_again(store: Store) -> Option<El> {
    let back = store.peek(|it| it.typed.is_some());
    let over = || button("link", begin::start_over()).press(move || store.send(Msg::ClickedStartOver));
    back.then(|| el("div").class("about").child(text_el("p", "", begin::back_again())).child(over()))
}

fn actions(store: Store, id: &FormId, save: impl Fn(Then) + Copy + 'static) -> El {
    let another = (id.subject == Subject::Activity && id.which == Which::New)
        .then(|| button("second", forms::save_and_add()).press(move || save(Then::AddAnother)));
    let remove = match id.which.clone() {
        Which::Entry(entry) => {
            let press = move || store.send(Msg::ClickedRemove(entry.clone()));
            Some(button("second", forms::remove()).press(press))
        }
        Which::New => None,
    };
    let back = store.peek(|it| it.here(it.back.clone()).href());
    el("p")
        .class("actions")
        .child(button("", forms::save()).submit(move || save(Then::GoBack)))
        .children(another)
        .children(remove)
        .child(link(&back, forms::cancel()).press(move || store.send(Msg::ClickedCancel)))
}

/// As many entries as are offered to be repeated.
const FEW: usize = 3;

/// The kinds from which an activity's form is opened: by body those that the person's programs speak of, then the others.
pub(super) fn kinds_page(store: Store, which: &Which) -> Vec<El> {
    let scope = store.peek(scope);
    let kinds = scope.kinds();
    let list =
        |kinds: Vec<&Kind>| el("ul").class("choices").children(kinds.into_iter().map(|it| kind(store, which, it)));
    let mut views = vec![heading(forms::kind_question())];
    views.extend((*which == Which::New).then(|| again(store)).flatten());
    let several = 1 < kinds.of_bodies.len();
    for (body, of_body) in kinds.of_bodies {
        views.extend(several.then(|| text_el("h2", "", &quoted(&body.name))));
        views.push(list(of_body));
    }
    let folded = [(forms::other_kinds(), kinds.others), (forms::kinds_elsewhere(), kinds.elsewhere)];
    let folded = folded.into_iter().filter(|it| !it.1.is_empty());
    views.extend(folded.map(|(title, kinds)| details("others", title).child(list(kinds))));
    views.push(el("p").class("row").child(link(&store.href(Screen::Record), forms::cancel())));
    views
}

/// The ways to one more of what was entered last.
fn again(store: Store) -> Option<El> {
    let rows = store.peek(|it| {
        let record = &it.open().record;
        let latest = overview::latest_of_each_kind(record).into_iter().take(FEW);
        let row = |activity: &Activity| {
            let href = it.here(Screen::Form(FormId::like(&activity.id))).href();
            choice(
                &href,
                &begin::one_like(&common::activity(it.catalog, activity)),
                &common::span(activity.from, activity.to),
            )
        };
        latest.map(row).collect::<Vec<_>>()
    });
    let list = |rows: Vec<El>| {
        el("div").child(text_el("h2", "", begin::again())).child(el("ul").class("choices").children(rows))
    };
    (!rows.is_empty()).then(|| list(rows))
}

fn kind(store: Store, which: &Which, kind: &Kind) -> El {
    let about = Some(kind.id.as_str().to_owned());
    let href = store.form_href(FormId { subject: Subject::Activity, which: which.clone(), about });
    choice(&href, &quoted(&kind.name), &quoted(&kind.hint))
}

fn not_here(store: Store) -> Vec<El> {
    vec![heading(forms::not_here()), el("p").child(link(&store.href(Screen::Record), pages::to_record()))]
}

/// Everything that is wrong, each with the way to its field.
fn summary(store: Store, subject: Subject) -> Option<El> {
    store.news.get();
    let problems = store.peek(|it| it.problems.clone());
    if problems.is_empty() {
        return None;
    }
    let links = problems.into_iter().map(|it| {
        let (key, part) = (it.key, it.part);
        let go = move |event: web_sys::Event| {
            event.prevent_default();
            store.send(Msg::ClickedProblem(key, part));
        };
        let href = ["#", &key.id(part)].concat();
        el("li").child(link(&href, &forms::problem(subject, &it)).on("click", Box::new(go)))
    });
    let view = el("div")
        .class("problems")
        .id(PROBLEMS_ID)
        .attr("tabindex", "-1")
        .attr("role", "group")
        .attr("aria-labelledby", "problems-title")
        .child(text_el("h2", "", forms::there_is_a_problem()).id("problems-title"))
        .child(el("ul").children(links));
    Some(view)
}

/// What the form is about, where that is not among its fields.
fn context(store: Store, id: &FormId, form: &Form) -> Option<El> {
    let catalog = store.catalog();
    let asks = |name: Name| form.fields.iter().any(|it| it.key.name == name);
    match &form.base {
        Entry::Activity(activity) => {
            let change = link(&store.href(Screen::ChooseKind(id.which.clone())), forms::change_kind());
            Some(about(&common::kind(catalog, activity)).child(el("br")).child(change))
        }
        Entry::Answer(answer) => {
            let found = Asked::find(catalog, id.about.as_deref(), Some(&answer.program), &answer.question);
            found.map(|it| about(&common::question(catalog, &it.what)))
        }
        Entry::Step(done) => app_forms::step(catalog, &done.program, &done.step).map(|it| about(&quoted(&it.what))),
        // Where only one is meant, it is said which, with the way to others.
        Entry::Membership(it) if !asks(Name::Body) => Some(meant(store, &common::body(catalog, &it.body))),
        Entry::Enrollment(it) if !asks(Name::Program) => Some(meant(store, &common::designation(catalog, &it.program))),
        Entry::Tally(it) if !asks(Name::Program) => Some(meant(store, &common::designation(catalog, &it.program))),
        Entry::Rate(it) if !asks(Name::Program) => Some(meant(store, &common::designation(catalog, &it.program))),
        _ => None,
    }
}

fn about(it: &str) -> El {
    el("p").class("about").child(text_el("strong", "", it))
}

fn meant(store: Store, it: &str) -> El {
    let change = link(&store.form_href(FormId::new(Subject::Goals)), forms::change_goals());
    about(it).child(el("br")).child(change)
}

/// The fields, with each line of points in a frame of its own.
fn fields(store: Store, subject: Subject, fields: Vec<Field>, draft: RwSignal<Draft>) -> Vec<El> {
    let open = RwSignal::new(draft.with_untracked(Draft::lines).max(1));
    let mut views = Vec::new();
    let mut frame: Option<(u32, El)> = None;
    for it in fields {
        let in_line = matches!(it.key.name, Name::Points | Name::Category | Name::PaperBy | Name::Whose);
        if subject != Subject::Activity || !in_line {
            views.push(field::view(store, subject, it, draft));
            continue;
        }
        let line = it.key.line;
        let current = frame.take_if(|(at, _)| *at == line).map(|(_, current)| current);
        views.extend(frame.take().map(|(_, done)| done));
        let current = current.unwrap_or_else(|| {
            el("fieldset")
                .class("group")
                .live_attr("hidden", Box::new(move || (open.get() <= line).then(String::new)))
                .child(text_el("legend", "", &forms::line_legend(line)))
        });
        frame = Some((line, current.child(field::view(store, subject, it, draft))));
    }
    if let Some((last, frame)) = frame {
        views.push(frame);
        views.push(more_lines(open, last));
    }
    views
}

fn more_lines(open: RwSignal<u32>, last: u32) -> El {
    let add = move || {
        let line = open.get_untracked();
        open.set(line.min(last) + 1);
        browser_page::focus(Focus::Id(Key { name: Name::Points, line }.id(Part::Whole)));
    };
    el("p")
        .live_attr("hidden", Box::new(move || (last < open.get()).then(String::new)))
        .child(button("link", forms::add_line()).press(add))
}
