//! Focus, scrolling and the title of the page.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

use super::{embedding, js};
use crate::app::tongue::Tongue;
use crate::app::update::{Focus, TITLE_ID};

/// Moves the focus once the page shows what it is to show.
pub fn focus(focus: Focus) {
    later(move || {
        let Some(window) = web_sys::window() else { return };
        let Some(document) = window.document() else { return };
        let found = match &focus {
            Focus::Heading => None,
            Focus::Id(id) => document.get_element_by_id(id),
            Focus::Quietly(id) => document.get_element_by_id(id),
        };
        // What has gone with the last change leaves the focus to the title, lest it be nowhere.
        let found = found.or_else(|| document.get_element_by_id(TITLE_ID));
        let Some(element) = found.and_then(|it| it.dyn_into::<HtmlElement>().ok()) else { return };
        let quietly = web_sys::FocusOptions::new();
        quietly.set_prevent_scroll(true);
        // Focusing an element that is in the page cannot fail.
        let _ = match focus {
            Focus::Heading => {
                window.scroll_to_with_x_and_y(0.0, 0.0);
                element.focus_with_options(&quietly)
            }
            Focus::Id(_) => element.focus(),
            Focus::Quietly(_) => element.focus_with_options(&quietly),
        };
        if !matches!(focus, Focus::Quietly(_)) {
            embedding::show(&element);
        }
    });
}

pub fn set_title(title: &str) {
    if let Some(document) = web_sys::window().and_then(|it| it.document()) {
        document.set_title(title);
    }
}

/// Says in which language the page is.
pub fn set_language(tongue: Tongue) {
    let page = web_sys::window().and_then(|it| it.document()).and_then(|it| it.document_element());
    if let Some(page) = page {
        // The name of an attribute is one.
        let _ = page.set_attribute("lang", tongue.code());
    }
}

/// Notes that everything is here and listens, for whoever watches the page.
pub fn mark_whole() {
    if let Some(performance) = js::global("performance") {
        // A browser that takes no note of it is no worse an app.
        let _ = js::call(&performance, "mark", &[JsValue::from_str("clerkready-whole")]);
    }
}

pub fn print() {
    if let Some(window) = web_sys::window() {
        // Where printing is not offered, nothing happens.
        let _ = window.print();
    }
}

/// Tells the script that starts the app something.
pub fn tell(event: &str) {
    if let (Some(window), Ok(event)) = (web_sys::window(), web_sys::Event::new(event)) {
        // Where nobody listens, nothing happens.
        let _ = window.dispatch_event(&event);
    }
}

pub fn is_visible() -> bool {
    let document = web_sys::window().and_then(|it| it.document());
    document.is_some_and(|it| it.visibility_state() == web_sys::VisibilityState::Visible)
}

/// The element in which the app is shown, emptied of the text that stood there before the app ran.
pub fn mount_point() -> Option<HtmlElement> {
    let document = web_sys::window()?.document()?;
    let element = document.get_element_by_id("app")?.dyn_into::<HtmlElement>().ok()?;
    element.set_inner_html("");
    Some(element)
}

/// Runs something after the views have been brought up to date.
fn later(then: impl FnOnce() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let then = Closure::once_into_js(then);
    // A timer that cannot be set leaves the focus where it is.
    let _ = window.set_timeout_with_callback(then.unchecked_ref());
}
