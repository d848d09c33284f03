//! The app on the device's own screen, as browsers offer it.

use wasm_bindgen::JsValue;

use super::js::{call, field};

/// What the script that starts the app calls the browser's offer.
const OFFER: &str = "clerkreadyInstall";

/// How the app gets onto this device's own screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Install {
    /// The browser offers it.
    Offered,
    /// A person does it by hand, on an iPhone or iPad.
    ByHand,
    /// It is there already, or this browser has no such thing.
    No,
}

pub fn way() -> Install {
    let Some(window) = web_sys::window() else { return Install::No };
    if field(&window, OFFER).is_some() {
        return Install::Offered;
    }
    // Only there does a browser say whether a page is on the home screen.
    let by_hand = field(&window.navigator(), "standalone").is_some_and(|it| it == JsValue::FALSE);
    if by_hand { Install::ByHand } else { Install::No }
}

/// Has the browser ask the person whether to install the app; it does so once for each offer.
pub fn ask() {
    let Some(window) = web_sys::window() else { return };
    if let Some(offer) = field(&window, OFFER) {
        let _ = call(&offer, "prompt", &[]);
        let _ = js_sys::Reflect::delete_property(&window, &JsValue::from_str(OFFER));
    }
}
