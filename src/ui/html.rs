//! Elements of the page, all of one type.
//!
//! A `view!` gives every element a type of its own, and with it its own code to build, compare and drop it: for this app
//! twice the bytes of everything else together. These elements are made in the page at once, and what changes is under an
//! effect of Leptos, which replaces an element's whole content. Owners clean up as they do for any Leptos view.
//!
//! What a text quotes from the catalog, in another language than the page's, becomes an element that says so, and is read
//! aloud as what it is.
//!
//! Invariant: nothing here is generic where code would be repeated for it, and text is never read as HTML.

use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event};

use crate::app::tongue::Tongue;
use crate::words::{QUOTED, UNQUOTED, unmarked};

/// An element, as one number that stands for it.
#[derive(Clone)]
pub(super) struct El(Element);

/// Makes an element.
#[inline(never)]
pub(super) fn el(tag: &str) -> El {
    make(document().and_then(|it| it.create_element(tag).ok()))
}

/// Makes an element with a class and a text, the most frequent sort.
#[inline(never)]
pub(super) fn text_el(tag: &str, class: &str, text: &str) -> El {
    let made = el(tag);
    if !class.is_empty() {
        made.set("class", class);
    }
    made.text(text)
}

/// Makes a drawing of one path, which says nothing that words do not.
#[inline(never)]
pub(super) fn drawing(path: &str) -> El {
    shape("svg")
        .class("icon")
        .attr("viewBox", "0 0 24 24")
        .attr("aria-hidden", "true")
        .child(shape("path").attr("d", path))
}

/// Makes an element of a drawing.
#[inline(never)]
pub(super) fn shape(tag: &str) -> El {
    make(document().and_then(|it| it.create_element_ns(Some("http://www.w3.org/2000/svg"), tag).ok()))
}

/// Without a page there is no element, and nobody to show it to: what follows then does nothing that matters.
fn make(element: Option<Element>) -> El {
    El(element.unwrap_or_else(|| JsValue::NULL.unchecked_into()))
}

impl El {
    #[inline(never)]
    pub(super) fn class(self, class: &str) -> El {
        self.attr("class", class)
    }

    #[inline(never)]
    pub(super) fn id(self, id: &str) -> El {
        self.attr("id", id)
    }

    #[inline(never)]
    pub(super) fn attr(self, name: &str, value: &str) -> El {
        self.set(name, value);
        self
    }

    /// Adds a text after what is in the element already.
    #[inline(never)]
    pub(super) fn text(self, text: &str) -> El {
        // Only outside of English there are marks: every other part of a text is a quotation.
        for (at, part) in text.split([QUOTED, UNQUOTED]).enumerate() {
            if part.is_empty() {
                continue;
            }
            let host = if at % 2 == 0 { self.clone() } else { el("span").attr("lang", Tongue::ENGLISH.code()) };
            // A text can always be appended to an element.
            let _ = host.0.append_with_str_1(part);
            if at % 2 == 1 {
                self.append(&host);
            }
        }
        self
    }

    #[inline(never)]
    pub(super) fn child(self, child: El) -> El {
        self.append(&child);
        self
    }

    /// Adds elements: several, or one that may be missing.
    pub(super) fn children(self, children: impl IntoIterator<Item = El>) -> El {
        for child in children {
            self.append(&child);
        }
        self
    }

    /// Replaces the content whenever something changes that was read for it.
    #[inline(never)]
    pub(super) fn live(self, content: Box<dyn Fn() -> Vec<El>>) -> El {
        let host = self.clone();
        keep_effect(Box::new(move || {
            let content = content();
            host.0.set_text_content(None);
            for child in &content {
                host.append(child);
            }
        }));
        self
    }

    /// Keeps the text up to date.
    #[inline(never)]
    pub(super) fn live_text(self, text: Box<dyn Fn() -> String>) -> El {
        let host = self.clone();
        keep_effect(Box::new(move || {
            let text = text();
            // A text that is set again would be read out again.
            if host.0.text_content().unwrap_or_default() != unmarked(&text) {
                host.0.set_text_content(None);
                host.clone().text(&text);
            }
        }));
        self
    }

    /// Keeps an attribute up to date; without a value it is not there.
    #[inline(never)]
    pub(super) fn live_attr(self, name: &'static str, value: Box<dyn Fn() -> Option<String>>) -> El {
        let host = self.clone();
        keep_effect(Box::new(move || match value() {
            Some(value) => host.set(name, &value),
            None => {
                let _ = host.0.remove_attribute(name);
            }
        }));
        self
    }

    /// Calls something whenever an event happens, for as long as the view around it lives.
    #[inline(never)]
    pub(super) fn on(self, event: &str, then: Box<dyn FnMut(Event)>) -> El {
        let then = Closure::wrap(then);
        // A listener that could not be added would be missed, but nothing breaks without it.
        let _ = self.0.add_event_listener_with_callback(event, then.as_ref().unchecked_ref());
        StoredValue::new_local(then);
        self
    }

    /// Calls something when the element is pressed.
    pub(super) fn press(self, then: impl Fn() + 'static) -> El {
        self.on("click", Box::new(move |_| then()))
    }

    /// Does something when a form's button is pressed, or Enter in one of its fields, which presses it. A frame that may send
    /// no forms tells of a press all the same, so no form of the app is ever sent.
    pub(super) fn submit(self, then: impl Fn() + 'static) -> El {
        let pressed = move |event: Event| {
            event.prevent_default();
            then();
        };
        self.attr("type", "submit").on("click", Box::new(pressed))
    }

    /// Puts the element into the page.
    pub(super) fn mount(&self, parent: &Element) {
        let _ = parent.append_child(&self.0);
    }

    #[inline(never)]
    fn set(&self, name: &str, value: &str) {
        // The names are ours, so the page takes them.
        let _ = self.0.set_attribute(name, &unmarked(value));
    }

    #[inline(never)]
    fn append(&self, child: &El) {
        let _ = self.0.append_child(&child.0);
    }
}

/// Runs something now and whenever what it read has changed, until the view around it goes.
#[inline(never)]
fn keep_effect(run: Box<dyn Fn()>) {
    StoredValue::new_local(RenderEffect::new(move |_| run()));
}

fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}
