//! Addresses with a record in them.
//!
//! Invariant: such an address is replaced in the window and in its history before anything else happens.

use clerkready::portable::{Link, LinkError};
use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::js::{call, list, make, settle};
use crate::app::place::{Place, Screen};

/// Takes the record out of the address, when there is one.
pub fn take() -> Option<Result<Link, LinkError>> {
    let window = web_sys::window()?;
    let link = Link::read(&window.location().hash().ok()?)?;
    let place = Place::mine(Screen::Files).href();
    // Where the browser refuses, the address at least leads elsewhere from now on.
    let replaced = window.history().and_then(|it| it.replace_state_with_url(&JsValue::NULL, "", Some(&place)));
    if replaced.is_err() {
        let _ = window.location().replace(&place);
    }
    Some(link)
}

/// Gives the text that was in an address.
pub fn open(link: Result<Link, LinkError>, then: impl FnOnce(Result<String, LinkError>) + 'static) {
    match link {
        Ok(Link::Text(text)) => then(Ok(text)),
        Ok(Link::Deflated(packed)) => spawn_local(async move {
            let text = through("DecompressionStream", &packed).await.ok();
            then(text.and_then(|it| String::from_utf8(it).ok()).ok_or(LinkError::Broken));
        }),
        Err(error) => then(Err(error)),
    }
}

/// Makes the address of this page with a text in it.
pub fn write(text: String, then: impl FnOnce(Result<String, LinkError>) + 'static) {
    spawn_local(async move {
        let link = match through("CompressionStream", text.as_bytes()).await {
            Ok(packed) => Link::Deflated(packed),
            Err(_) => Link::Text(text),
        };
        let page = web_sys::window().and_then(|it| it.location().href().ok()).unwrap_or_default();
        let page = page.split('#').next().unwrap_or_default();
        then(link.write().map(|it| [page, &it].concat()));
    });
}

/// Sends bytes through one of the browser's streams.
async fn through(stream: &str, bytes: &[u8]) -> Result<Vec<u8>, JsValue> {
    let stream = make(stream, &[JsValue::from_str("deflate-raw")])?;
    let blob = make("Blob", &[list(&[Uint8Array::from(bytes).into()]).into()])?;
    let piped = call(&call(&blob, "stream", &[])?, "pipeThrough", &[stream])?;
    let response = make("Response", &[piped])?;
    let buffer = settle(call(&response, "arrayBuffer", &[])).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}
