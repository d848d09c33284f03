//! Small parts that every page uses.

use super::html::{El, el, text_el};
use crate::app::update::TITLE_ID;

/// The heading of a page, which takes the focus when the page is shown.
#[inline(never)]
pub(super) fn heading(text: &str) -> El {
    text_el("h1", "", text).id(TITLE_ID).attr("tabindex", "-1")
}

/// A part of a page under a heading of its own.
#[inline(never)]
pub(super) fn block(title: &str) -> El {
    el("section").class("block").child(text_el("h2", "", title))
}

#[inline(never)]
pub(super) fn p(text: &str) -> El {
    text_el("p", "", text)
}

#[inline(never)]
pub(super) fn link(href: &str, text: &str) -> El {
    text_el("a", "", text).attr("href", href)
}

/// A link that says in full what it is about to those who only hear it.
#[inline(never)]
pub(super) fn link_about(href: &str, text: &str, about: &str) -> El {
    link(href, text).child(text_el("span", "hide", &[" ", about].concat()))
}

#[inline(never)]
pub(super) fn button(class: &str, text: &str) -> El {
    text_el("button", class, text).attr("type", "button")
}

/// A list with one item for each text.
pub(super) fn list<'a>(texts: impl IntoIterator<Item = &'a str>) -> El {
    el("ul").children(texts.into_iter().map(|it| text_el("li", "", it)))
}

/// A paragraph of several sentences.
#[inline(never)]
pub(super) fn sentences(class: &str, texts: &[&str]) -> El {
    text_el("p", class, &texts.join(" "))
}

/// Something that opens with a tap.
#[inline(never)]
pub(super) fn details(class: &str, summary: &str) -> El {
    el("details").class(class).child(text_el("summary", "", summary))
}
