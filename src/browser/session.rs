//! What is typed and not saved, for as long as the window lives.
//!
//! Invariant: where the browser keeps nothing, typing works as well and a reload loses it.

use super::storage;
use crate::app::typed;
use crate::app::volume::Volume;

/// Finds what was typed into a page.
pub fn find(name: &str) -> Option<String> {
    open()?.get_item(&key(name)).ok()?.filter(|it| !it.is_empty())
}

/// Keeps what is typed into a page, or forgets it where there is nothing.
pub fn keep(name: &str, text: &str) {
    let Some(session) = open() else { return };
    // What the browser does not take is lost by a reload, as it would be without it.
    let _ = match text {
        "" => session.remove_item(&key(name)),
        text => session.set_item(&key(name), text),
    };
}

/// Forgets everything that was typed about a record.
pub fn forget(volume: Volume) {
    let Some(session) = open() else { return };
    let all = key(&typed::name(volume, ""));
    let names = (0..session.length().unwrap_or_default()).filter_map(|at| session.key(at).ok()?);
    for name in names.filter(|it| it.starts_with(&all)).collect::<Vec<_>>() {
        // What cannot be removed goes with the window.
        let _ = session.remove_item(&name);
    }
}

/// The window's own storage; browsers may throw on mere access.
fn open() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok()?
}

fn key(name: &str) -> String {
    ["clerkready/typed", &storage::base(), "#", name].concat()
}
