//! The handle through which views read the model and send messages.

use leptos::prelude::*;

use clerkready::portable::{Link, LinkError};
use clerkready::program::Catalog;

use super::later::{Arrival, Whole};
use crate::app::first;
use crate::app::form::Draft;
use crate::app::model::Model;
use crate::app::place::{FormId, Screen};
use crate::app::update::{Effect, Msg};
use crate::browser;

/// One signal around the one model, and what views watch of it.
///
/// What is watched are numbers that change when something does: views read the thing itself from the model. So there is one
/// sort of memo in the app, and no comparing of records.
#[derive(Clone, Copy)]
pub struct Store {
    model: RwSignal<Model>,
    /// Another page or form is open.
    pub page: Memo<u32>,
    /// The record of the open book, the day, or the rules are others.
    pub facts: Memo<u32>,
    /// How records are kept has changed.
    pub keeping: Memo<u32>,
    /// Something happened.
    pub news: Memo<u32>,
    /// The language of the page.
    pub tongue: Memo<u32>,
    /// What is typed into the form that is open, and which one that is.
    draft: RwSignal<Draft>,
    drafted: StoredValue<u32>,
    /// Whether the pages after the first one are here.
    pub(super) arrival: RwSignal<Arrival>,
    /// What cannot be done before they are, in its order.
    waiting: StoredValue<Vec<Msg>>,
    wanted: StoredValue<Vec<Effect>>,
    /// The record that was in the page's address.
    link: StoredValue<Option<Result<Link, LinkError>>>,
}

impl Store {
    pub fn new(model: Model, link: Option<Result<Link, LinkError>>) -> Store {
        let model = RwSignal::new(model);
        let watch = move |number: fn(&Model) -> u32| Memo::new(move |_| model.with(number));
        Store {
            model,
            page: watch(|it| it.form_number),
            facts: watch(|it| it.open().revision + it.days + it.rules.revision + it.review.revision),
            keeping: watch(|it| it.kept),
            news: watch(|it| it.messages),
            tongue: watch(|it| it.tongues),
            draft: RwSignal::new(Draft::default()),
            drafted: StoredValue::new(0),
            arrival: RwSignal::new(Arrival::Waiting),
            waiting: StoredValue::new(Vec::new()),
            wanted: StoredValue::new(Vec::new()),
            link: StoredValue::new(link),
        }
    }

    /// What is typed into the form that is open: what it begins with, or what was typed before its view was made anew.
    pub fn draft(self, begins_with: &Draft) -> RwSignal<Draft> {
        let open = self.peek(|it| it.form_number);
        if self.drafted.get_value() != open {
            self.drafted.set_value(open);
            self.draft.set(begins_with.clone());
        }
        self.draft
    }

    /// Tells the app what happened, and has the browser do what follows.
    pub fn send(self, msg: Msg) {
        let arrival = self.arrival.get_untracked();
        let done = self.model.try_update(|model| match arrival {
            Arrival::Here(whole) => Ok((whole.update)(model, msg)),
            Arrival::Waiting | Arrival::Failed => first::update(model, msg),
        });
        match done {
            Some(Ok(effects)) => effects.into_iter().for_each(|it| self.perform(it, arrival)),
            Some(Err(msg)) => self.waiting.update_value(|it| it.push(msg)),
            None => {}
        }
    }

    fn perform(self, effect: Effect, arrival: Arrival) {
        match arrival {
            Arrival::Here(whole) => (whole.perform)(self, effect),
            Arrival::Waiting | Arrival::Failed => {
                if let Err(later) = browser::perform_first(effect, move |msg| self.send(msg)) {
                    self.wanted.update_value(|it| it.push(later));
                }
            }
        }
    }

    /// Goes on with all that the app is.
    pub(super) fn arrived(self, whole: Whole) {
        let first = self.peek(|it| it.catalog.first.clone());
        let catalog = (whole.catalog)(first);
        self.model.update(|it| it.catalog = catalog);
        let link = self.link.try_update_value(Option::take).flatten();
        // The record is there before any page is shown that is about it.
        self.arrival.update_untracked(|it| *it = Arrival::Here(whole));
        (whole.begin)(self, link);
        self.arrival.notify();
        for effect in self.wanted.try_update_value(std::mem::take).unwrap_or_default() {
            self.perform(effect, Arrival::Here(whole));
        }
        for msg in self.waiting.try_update_value(std::mem::take).unwrap_or_default() {
            self.send(msg);
        }
    }

    /// Reads the model as it is now.
    pub fn peek<T>(self, read: impl FnOnce(&Model) -> T) -> T {
        let mut read = Some(read);
        let mut answer = None;
        self.lend(&mut |model| answer = read.take().map(|it| it(model)));
        answer.expect("the model is there as long as the page is")
    }

    /// The one place that opens the signal, so that its code is there once.
    #[inline(never)]
    fn lend(self, read: &mut dyn FnMut(&Model)) {
        self.model.with_untracked(|model| read(model));
    }

    pub fn catalog(self) -> &'static Catalog {
        self.peek(|it| it.catalog)
    }

    /// The address of a screen of the book that is open.
    pub fn href(self, screen: Screen) -> String {
        self.peek(|it| it.here(screen).href())
    }

    /// Likewise, and watched.
    pub fn live_href(self, screen: Screen) -> String {
        self.page.get();
        self.href(screen)
    }

    pub fn form_href(self, form: FormId) -> String {
        self.href(Screen::Form(form))
    }
}
