//! The address of the page, whose fragment says where the person is.

use crate::app::place::Place;

/// Where the address says that the person is; `None` when its fragment is none of ours.
pub fn place() -> Option<Place> {
    let hash = web_sys::window()?.location().hash().ok()?;
    Place::read(&hash)
}

/// Goes to a place without leaving the present one in the history.
pub fn replace(place: &Place) {
    if let Some(window) = web_sys::window() {
        // An address within the page cannot fail to open.
        let _ = window.location().replace(&place.href());
    }
}

/// The address of the app, without anything after its folder.
pub fn app() -> String {
    let path = web_sys::window().and_then(|it| it.location().pathname().ok()).unwrap_or_default();
    let folder = path.rfind('/').and_then(|it| path.get(..=it)).unwrap_or("/");
    [&origin(), folder].concat()
}

/// Who serves the app.
pub fn origin() -> String {
    web_sys::window().and_then(|it| it.location().origin().ok()).unwrap_or_default()
}
