//! Adding a table: the box to paste into, what its columns hold, and what becomes of each row.

use leptos::prelude::*;

use clerkready::program::Catalog;

use super::field::{self, typed};
use super::html::{El, el, text_el};
use super::parts::{block, button, details, heading, link, list, p};
use super::record::activity_lines;
use super::store::Store;
use crate::app::form::{Choice, Draft, Field, Input, Key, Name, Part};
use crate::app::place::{Screen, Subject};
use crate::app::table::{self, Meaning, Row, Table, TooLarge, YES, is_wanted};
use crate::app::update::{Focus, Msg, scope};
use crate::browser::{ids, page as browser_page};
use crate::words::{common, forms, quoted, table as words};

/// The name of the heading that says what came of reading.
const SUMMARY_ID: &str = "table-summary";

/// The state of the page while it is open.
#[derive(Clone, Copy)]
struct Sheet {
    store: Store,
    text: RwSignal<String>,
    /// What the columns hold, what is chosen for what is open, and the rows that are treated otherwise than proposed.
    draft: RwSignal<Draft>,
    rows: RwSignal<Vec<Row>>,
    refused: RwSignal<Option<TooLarge>>,
    /// Counts the readings of the whole text; none yet while it is zero.
    read: RwSignal<u32>,
    /// Counts the changes of what the columns hold.
    shape: RwSignal<u32>,
}

pub(super) fn page(store: Store) -> Vec<El> {
    let text = store.peek(|it| it.typed.clone()).unwrap_or_default();
    let sheet = Sheet {
        store,
        text: RwSignal::new(text),
        draft: RwSignal::new(Draft::default()),
        rows: RwSignal::new(Vec::new()),
        refused: RwSignal::new(None),
        read: RwSignal::new(0),
        shape: RwSignal::new(0),
    };
    if sheet.text.with_untracked(|it| !it.is_empty()) {
        sheet.read();
    }
    let write = move |event| {
        sheet.text.set(typed(&event));
        store.send(Msg::Typed(sheet.text.get_untracked()));
    };
    // What a text area holds is its text.
    let area = el("textarea")
        .id("table")
        .attr("rows", "6")
        .attr("spellcheck", "false")
        .attr("autocapitalize", "off")
        .text(&sheet.text.get_untracked())
        .on("input", Box::new(write));
    let paste = el("div").class("field").child(text_el("label", "", words::rows()).attr("for", "table")).child(area);
    let read = move || {
        sheet.read();
        browser_page::focus(Focus::Id(SUMMARY_ID.to_owned()));
    };
    let columns = el("div").live(Box::new(move || sheet.columns())).on("change", Box::new(move |_| sheet.reshape()));
    let open = el("div").live(Box::new(move || sheet.open())).on("change", Box::new(move |_| sheet.judge()));
    vec![
        heading(words::title()),
        text_el("p", "lead", words::lead()),
        el("div")
            .class("form")
            .child(paste)
            .child(el("p").child(button("second", words::read()).press(read)))
            .child(el("div").live(Box::new(move || sheet.summary())))
            .child(columns)
            .child(open)
            .child(el("div").live(Box::new(move || sheet.wrong())))
            .child(el("div").live(Box::new(move || sheet.ready()))),
        sheet.actions(),
    ]
}

impl Sheet {
    /// Looks into the table as it stands in the box.
    fn look<T>(self, see: impl FnOnce(&Table) -> T) -> Option<T> {
        let text = self.text.get_untracked();
        self.store.peek(|it| {
            let scope = scope(it);
            Table::of(&scope, &text).ok().map(|it| see(&it))
        })
    }

    /// Reads the text from the beginning.
    fn read(self) {
        let text = self.text.get_untracked();
        let refused = self.store.peek(|it| Table::of(&scope(it), &text).err());
        self.refused.set(refused);
        self.draft.set(self.look(|it| it.guess()).unwrap_or_default());
        self.judge();
        self.shape.update(|it| *it += 1);
        self.read.update(|it| *it += 1);
    }

    /// Takes another meaning of a column, or of the first row.
    fn reshape(self) {
        self.draft.update(|draft| {
            (0..=table::MAX_ASKED).for_each(|line| draft.set(Key { name: Name::Kind, line }, Part::Whole, ""));
        });
        self.judge();
        self.shape.update(|it| *it += 1);
    }

    /// Says anew what becomes of each row.
    fn judge(self) {
        let draft = self.draft.get_untracked();
        let (record, today) = self.store.peek(|it| (it.open().record.clone(), it.today));
        self.rows.set(self.look(|it| it.rows(&record, &draft, today)).unwrap_or_default());
    }

    fn summary(self) -> Vec<El> {
        if self.read.get() == 0 {
            return Vec::new();
        }
        let says = match self.refused.get() {
            Some(it) => words::too_large(it),
            None => self.rows.with(|rows| match rows.is_empty() {
                true => words::nothing().to_owned(),
                false => {
                    let (ready, wrong, known) = table::count(rows);
                    words::summary(ready, wrong, known)
                }
            }),
        };
        vec![text_el("h2", "", &says).id(SUMMARY_ID).attr("tabindex", "-1")]
    }

    /// What each column holds.
    fn columns(self) -> Vec<El> {
        self.read.get();
        let draft = self.draft.get_untracked();
        let (first, categories) = self
            .look(|it| {
                let categories = it.categories().into_iter().map(|it| (it.id.clone(), quoted(&it.name)));
                (it.lines.first().map(|it| it.cells.clone()), categories.collect::<Vec<_>>())
            })
            .unwrap_or_default();
        let Some(first) = first else { return Vec::new() };
        let mut choices: Vec<Choice> =
            Meaning::PLAIN.iter().map(|it| Choice::text(it.value(), words::meaning(it, ""))).collect();
        choices.extend(categories.into_iter().map(|(id, name)| {
            let meaning = Meaning::In(id);
            Choice::text(meaning.value(), words::meaning(&meaning, &name))
        }));
        choices.push(Choice::text("", words::meaning(&Meaning::Unused, "")));
        let width = draft.texts().filter(|it| it.0.name == Name::Column).count();
        let fields = (0..).zip((1..=width).map(|number| {
            let cell = first.get(number - 1).map_or("", String::as_str);
            words::column(number, cell)
        }));
        let fields = fields.map(|(line, label)| {
            let field = Field::new(Key { name: Name::Column, line }, Input::Pick(choices.clone())).asks(&label);
            field::view(self.store, Subject::Activity, field, self.draft)
        });
        // While something is wrong or not used, the columns may be why.
        let all_used = draft.texts().all(|it| it.0.name != Name::Column || !it.2.is_empty());
        let all_good = self.rows.with_untracked(|it| it.iter().all(|it| it.read.is_ok()));
        let view = details("", words::columns()).child(self.header()).children(fields);
        let view = view.child(text_el("p", "small", words::points_note()));
        vec![if all_used && all_good { view } else { view.attr("open", "") }]
    }

    /// Whether the first row names the columns; otherwise they are told by what they hold.
    fn header(self) -> El {
        let key = Key::from(Name::Header);
        let ticked = self.draft.with_untracked(|it| it.ticked(key).next().is_some());
        let guess = move |_| {
            let mut draft = self.draft.get_untracked();
            draft.tick(key, YES, !ticked);
            self.look(|it| it.guess_columns(&mut draft));
            self.draft.set(draft);
            self.read.update(|it| *it += 1);
            browser_page::focus(Focus::Id(key.id(Part::Whole)));
        };
        let input = el("input").attr("type", "checkbox").id(&key.id(Part::Whole)).on("change", Box::new(guess));
        let input = if ticked { input.attr("checked", "") } else { input };
        let label = text_el("label", "", words::first_row()).attr("for", &key.id(Part::Whole));
        el("div").class("field").child(el("div").class("radio").child(input).child(label))
    }

    /// What the table leaves open, where it leaves something open.
    fn open(self) -> Vec<El> {
        self.shape.get();
        let draft = self.draft.get_untracked();
        let Some((asked, columns)) = self.look(|it| (it.asked(&draft), it.columns(&draft))) else { return Vec::new() };
        let rows = self.rows.get_untracked();
        let has = |is: &dyn Fn(&Meaning) -> bool| columns.iter().any(is);
        let mut fields: Vec<Field> = Vec::new();
        let kinds = |catalog: &Catalog| {
            catalog.kinds.iter().map(|it| Choice::text(it.id.as_str(), quoted(&it.name))).collect::<Vec<_>>()
        };
        let kinds = self.store.peek(|it| kinds(it.catalog));
        for (line, text) in (1..).zip(&asked) {
            let pick = Field::new(Key { name: Name::Kind, line }, Input::Pick(kinds.clone()));
            fields.push(pick.asks(&words::kind_of(text)));
        }
        if rows.iter().any(|it| it.read.is_err()) && (asked.is_empty() || 1 < asked.len()) {
            fields.push(Field::new(Name::Kind, Input::Pick(kinds)).asks(words::other_kinds()));
        }
        if has(&|it| *it == Meaning::Points) && !has(&|it| *it == Meaning::Category) {
            let categories =
                self.look(|it| it.categories().into_iter().cloned().collect::<Vec<_>>()).unwrap_or_default();
            let choices = categories.iter().map(|it| Choice::text(it.id.as_str(), quoted(&it.name))).collect();
            fields.push(Field::new(Name::Category, Input::Pick(choices)).asks(words::category()));
        }
        if has(&|it| matches!(it, Meaning::Points | Meaning::In(_))) {
            let bodies = self.store.catalog().bodies.iter();
            let choices = bodies.map(|it| Choice::text(it.id.as_str(), quoted(&it.name)));
            let choices = choices.chain([Choice::text("", words::not_told())]).collect();
            fields.push(Field::new(Name::Whose, Input::Pick(choices)).asks(words::whose()));
        }
        if fields.is_empty() {
            return Vec::new();
        }
        let fields = fields.into_iter().map(|it| field::view(self.store, Subject::Activity, it, self.draft));
        vec![block(words::open()).children(fields)]
    }

    /// The rows that cannot be added, and why.
    fn wrong(self) -> Vec<El> {
        let rows = self.rows.get();
        let wrong = rows.iter().filter_map(|it| it.read.as_ref().err().map(|faults| (it, faults)));
        let cards = wrong.map(|(row, faults)| {
            let faults: Vec<String> = faults.iter().map(words::fault).collect();
            el("li")
                .class("card")
                .child(text_el("h3", "", &words::row(row.number)))
                .child(p(&row.text))
                .child(list(faults.iter().map(String::as_str)))
        });
        let cards: Vec<El> = cards.collect();
        if cards.is_empty() {
            return Vec::new();
        }
        let lead = p(words::bad_rows_lead());
        vec![block(words::bad_rows()).child(lead).child(el("ul").class("cards").children(cards))]
    }

    /// The rows that can be added, each with a box that leaves it out.
    fn ready(self) -> Vec<El> {
        let rows = self.rows.get();
        let boxes: Vec<El> = rows.iter().filter_map(|row| self.tick(row)).collect();
        if boxes.is_empty() { Vec::new() } else { vec![block(words::good_rows()).children(boxes)] }
    }

    fn tick(self, row: &Row) -> Option<El> {
        let activity = row.read.as_ref().ok()?;
        let key = Key { name: Name::Rows, line: row.number };
        let number = row.number.to_string();
        let wanted = self.draft.with_untracked(|it| is_wanted(row, it));
        let change = move |_| {
            self.draft.update(|it| {
                let other = it.ticked(Name::Rows.into()).any(|it| it == number);
                it.tick(Name::Rows.into(), &number, !other);
            });
        };
        let input = el("input").attr("type", "checkbox").id(&key.id(Part::Whole)).on("change", Box::new(change));
        let input = if wanted { input.attr("checked", "") } else { input };
        let mut says = vec![words::row(row.number), common::activity(self.store.catalog(), activity)];
        says.extend(activity_lines(self.store, activity));
        says.retain(|it| !it.is_empty());
        let label = text_el("label", "", &says.join(" · ")).attr("for", &key.id(Part::Whole));
        let known = row.is_known.then(|| text_el("p", "hint", words::known()));
        Some(el("div").child(el("div").class("radio").child(input).child(label)).children(known))
    }

    fn actions(self) -> El {
        let wanted = move || {
            let draft = self.draft.get();
            self.rows.with(|it| it.iter().filter(|it| is_wanted(it, &draft)).count())
        };
        let add = move || {
            let ids = self.rows.with_untracked(Vec::len);
            let ids = (0..ids).map(|_| ids::fresh(Subject::Activity)).collect();
            let (text, draft) = (self.text.get_untracked(), self.draft.get_untracked());
            self.store.send(Msg::ClickedAddTable { text, draft, ids });
        };
        let button = button("", "")
            .live_text(Box::new(move || words::add(wanted())))
            .live_attr("hidden", Box::new(move || (wanted() == 0).then(String::new)))
            .press(add);
        let cancel = link(&self.store.href(Screen::Record), forms::cancel());
        let cancel = cancel.press(move || self.store.send(Msg::ClickedCancel));
        el("p").class("actions thumb").child(button).child(cancel)
    }
}
