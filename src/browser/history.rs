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
