//! Files and the clipboard: the only ways in which a record leaves the device or comes to it.

use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlInputElement, Url};

/// Hands a text to the browser as a file.
pub fn download(name: &str, text: &str) {
    // Where the browser refuses, the person still has the text to copy.
    let _ = try_download(name, text);
}

fn try_download(name: &str, text: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(if name.ends_with(".ics") { "text/calendar" } else { "application/json" });
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let document = web_sys::window().and_then(|it| it.document()).ok_or(JsValue::NULL)?;
    let anchor: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    // The address is not revoked: some browsers still read from it after the click, and the page holds only this text.
    Ok(())
}

/// Copies a text to the clipboard.
pub fn copy(text: &str, then: impl FnOnce(Result<(), ()>) + 'static) {
    // The clipboard is absent where the page is not served securely.
    let clipboard = web_sys::window().map(|it| it.navigator().clipboard()).filter(|it| !it.is_undefined());
    let Some(clipboard) = clipboard else { return then(Err(())) };
    let copied = clipboard.write_text(text);
    spawn_local(async move { then(JsFuture::from(copied).await.map(drop).map_err(drop)) });
}

/// Reads the file that was chosen in a file input, and clears the input so that the same file can be chosen again.
pub fn read_chosen(event: &web_sys::Event, then: impl FnOnce(Result<String, ()>) + 'static) {
    let Some(input) = event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok()) else { return };
    let Some(file) = input.files().and_then(|it| it.get(0)) else { return };
    let text = file.text();
    spawn_local(async move {
        let text = JsFuture::from(text).await;
        input.set_value("");
        then(text.ok().and_then(|it| it.as_string()).ok_or(()));
    });
}
