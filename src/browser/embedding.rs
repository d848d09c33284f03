//! The page around the app, and the full app beside it: what is said to them, and what is heard.
//!
//! Invariant: a message is sent to one exact origin, never to any, and heard only from the one window and origin that it
//! must come from. What it means is decided elsewhere.

use js_sys::{Array, JsString, Object, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit, MessageEvent};
use web_sys::{ResizeObserver, Window};

use clerkready::portable::LONGEST_TEXT;

use super::js;
use crate::app::embed::{self, Frame, GIVE, LONGEST, Origin, Reach, Say};
use crate::app::framed::{FrameEffect, FrameMsg, NotOpened};
use crate::app::place::{Place, Screen};
use crate::app::theme::Theme;
use crate::words;

/// The shares of the page in sight at which what floats is moved.
const STEPS: [f64; 21] =
    [0.0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1.0];

/// The class of the page while it is in a frame.
const EMBEDDED: &str = "embedded";

/// The frame that the app is in, with the query of its address. A page of the same site that only shows the app in a frame
/// is its own business, unless it asks for more.
pub fn frame() -> Option<(Frame, String)> {
    let window = web_sys::window()?;
    let parent = window.parent().ok().flatten()?;
    if Object::is(&parent, &window) {
        return None;
    }
    let query = window.location().search().unwrap_or_default();
    let host = embed::value(&query, "host").and_then(|it| Origin::read(&it));
    let is_same_site = matches!(window.frame_element(), Ok(Some(_)));
    if is_same_site && host.is_none() {
        return None;
    }
    let reach = if own_origin(&window).is_some() { Reach::Window } else { Reach::Sandboxed };
    Some((Frame { host, reach, language: String::new() }, query))
}

/// Marks the page as framed, and tells the host from now on how high it is.
pub fn settle(page: &Element) {
    let Some(root) = web_sys::window().and_then(|it| it.document()).and_then(|it| it.document_element()) else {
        return;
    };
    root.set_class_name(EMBEDDED);
    if host().is_none() {
        return;
    }
    let measured = page.clone();
    let mut last = 0;
    let measure = Closure::<dyn FnMut()>::new(move || {
        // Rounding may have cut a part of the last line.
        let height = u32::try_from(measured.scroll_height()).unwrap_or_default() + 1;
        if height != last {
            last = height;
            say(Say::Height(height));
        }
    });
    // Without either of these the frame keeps its height, and what floats is at its end.
    if let Ok(observer) = ResizeObserver::new(measure.as_ref().unchecked_ref()) {
        observer.observe(page);
        measure.forget();
    }
    keep_in_sight(page, root);
}

/// Tells the style sheet how much of the frame's end is out of sight, for what floats there.
fn keep_in_sight(page: &Element, root: Element) {
    let seen = Closure::<dyn Fn(Array)>::new(move |entries: Array| {
        let Some(entry) = entries.iter().last().and_then(|it| it.dyn_into::<IntersectionObserverEntry>().ok()) else {
            return;
        };
        let end =
            web_sys::window().and_then(|it| it.inner_height().ok()).and_then(|it| it.as_f64()).unwrap_or_default();
        let seen_to = entry.intersection_rect().bottom();
        let below = (end as i32).saturating_sub(seen_to as i32).max(0);
        if let Some(root) = root.dyn_ref::<web_sys::HtmlElement>() {
            let _ = root.style().set_property("--below", &[&below.to_string(), "px"].concat());
        }
    });
    let options = IntersectionObserverInit::new();
    let steps: Array = STEPS.into_iter().map(JsValue::from_f64).collect();
    options.set_threshold(&steps);
    if let Ok(observer) = IntersectionObserver::new_with_options(seen.as_ref().unchecked_ref(), &options) {
        observer.observe(page);
        seen.forget();
    }
}

/// Sends what the host says, and tells it that the app listens.
pub fn listen(send: impl Fn(FrameMsg) + Copy + 'static) {
    let Some(window) = web_sys::window() else { return };
    let Some(host) = host() else { return };
    let Ok(Some(parent)) = window.parent() else { return };
    hear(&window, parent, host.as_str().to_owned(), LONGEST, move |text| send(FrameMsg::HostSaid(text)));
    say(Say::Ready);
}

/// Leads the host's visitor to something in the frame.
pub fn show(element: &Element) {
    let top = element.get_bounding_client_rect().top() as i32;
    if let Ok(top) = u32::try_from(top) {
        say(Say::Show(top));
    }
}

fn say(what: Say) {
    let parent = web_sys::window().and_then(|it| it.parent().ok().flatten());
    if let Some((parent, host)) = parent.zip(host()) {
        // A host that is another than it was said to be is not told.
        let _ = parent.post_message(&JsValue::from_str(&what.to_string()), host.as_str());
    }
}

fn host() -> Option<Origin> {
    frame()?.0.host
}

/// Does what follows from a frame's message.
pub fn perform(effect: FrameEffect, send: impl Fn(FrameMsg) + Copy + 'static) {
    match effect {
        FrameEffect::Paint(theme) => paint(&theme),
        FrameEffect::Warn(refused) => {
            for it in refused {
                web_sys::console::warn_1(&JsValue::from_str(&words::embed::refused(&it)));
            }
        }
        FrameEffect::Continue(record) => send(FrameMsg::ContinueAnswered(hand_over(record))),
    }
}

/// Puts the chosen colors after those of the app. A sheet that is made so is no inline style.
pub(super) fn paint(theme: &Theme) {
    let sheet = || -> Result<(), JsValue> {
        let document = web_sys::window().and_then(|it| it.document()).ok_or(JsValue::NULL)?;
        let sheet = js::make("CSSStyleSheet", &[])?;
        js::call(&sheet, "replaceSync", &[JsValue::from_str(&theme.sheet())])?;
        Reflect::set(&document, &JsValue::from_str("adoptedStyleSheets"), &Array::of1(&sheet)).map(drop)
    };
    // A browser that knows no such sheets shows the app's own colors.
    let _ = sheet();
}

/// Opens the full app in a window, and hands it a record once it asks.
fn hand_over(record: String) -> Result<(), NotOpened> {
    let window = web_sys::window().ok_or(NotOpened)?;
    let origin = own_origin(&window).ok_or(NotOpened)?;
    let path = window.location().pathname().map_err(|_| NotOpened)?;
    let address = [origin.as_str(), &path, &Place::mine(Screen::Continue).href()].concat();
    let opened = window.open_with_url_and_target(&address, "_blank").ok().flatten().ok_or(NotOpened)?;
    let mut record = Some(record);
    let asked = opened.clone();
    hear(&window, opened, origin.clone(), LONGEST, move |text| {
        if text == GIVE
            && let Some(record) = record.take()
        {
            let _ = asked.post_message(&JsValue::from_str(&embed::record_message(&record)), &origin);
        }
    });
    Ok(())
}

/// Asks the frame that opened this window for its record.
pub fn ask(send: impl Fn(FrameMsg) + Copy + 'static) {
    let Some(window) = web_sys::window() else { return };
    let Some(origin) = own_origin(&window) else { return };
    let opener = window.opener().ok().filter(|it| it.is_object());
    let Some(opener) = opener.map(|it| it.unchecked_into::<Window>()) else { return };
    let longest = u32::try_from(LONGEST_TEXT).unwrap_or(u32::MAX);
    hear(&window, opener.clone(), origin.clone(), longest, move |text| {
        if let Some(record) = embed::handed(&text) {
            send(FrameMsg::Handed(record.to_owned()));
        }
    });
    let _ = opener.post_message(&JsValue::from_str(GIVE), &origin);
}

/// The origin of this page; `None` where a sandbox leaves it none.
fn own_origin(window: &Window) -> Option<String> {
    let origin = js::field(window, "origin")?.as_string()?;
    Origin::read(&origin).map(|it| it.as_str().to_owned())
}

/// Gives the texts that one window of one origin sends. Anything else is nobody's business here.
fn hear(window: &Window, from: Window, origin: String, longest: u32, mut then: impl FnMut(String) + 'static) {
    let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let is_from = event.source().is_some_and(|it| Object::is(&it, &from)) && event.origin() == origin;
        let text = event.data().dyn_into::<JsString>().ok().filter(|it| is_from && it.length() <= longest);
        if let Some(text) = text {
            then(String::from(text));
        }
    });
    let _ = window.add_event_listener_with_callback("message", heard.as_ref().unchecked_ref());
    heard.forget();
}
