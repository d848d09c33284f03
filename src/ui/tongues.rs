//! The choice of the language, each named in itself.

use leptos::prelude::*;

use super::html::{El, el};
use super::parts::button;
use super::store::Store;
use crate::app::tongue::Tongue;
use crate::app::update::Msg;
use crate::words::pages;

pub(super) fn choice(store: Store) -> El {
    let list = el("ul").children(Tongue::all().map(|it| el("li").child(tongue(store, it))));
    let name = move || {
        store.tongue.get();
        Some(pages::languages().to_owned())
    };
    el("footer").child(el("nav").class("wrap tongues").live_attr("aria-label", Box::new(name)).child(list))
}

fn tongue(store: Store, it: Tongue) -> El {
    let is_spoken = move || {
        store.tongue.get();
        store.peek(|model| model.tongue == it).then(|| "true".to_owned())
    };
    button("link", it.name())
        .attr("lang", it.code())
        .live_attr("aria-current", Box::new(is_spoken))
        .press(move || store.send(Msg::ChoseTongue(it)))
}
