//! Files and the clipboard: the only ways in which a record leaves the device or comes to it.

use clerkready::portable::{LONGEST_TEXT, ReadError};
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlInputElement, Url};

use super::js::{call, field, list, make, object, settle};
use crate::app::import::Import;
use crate::app::update::NotShared;

/// Hands a text to the browser as a file.
pub fn download(name: &str, text: &str) -> Result<(), JsValue> {
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

/// Says whether the device has a sheet on which files are shared, and is one on which that is the way to keep a file: on a
/// phone a download is hard to find again.
pub fn shares() -> bool {
    let touch = web_sys::window().and_then(|it| it.match_media("(pointer: coarse)").ok().flatten());
    touch.is_some_and(|it| it.matches()) && sharable("a.json", "").is_some()
}

/// Hands a text to the share sheet as a file.
pub fn share(name: &str, text: &str, then: impl FnOnce(Result<(), NotShared>) + 'static) {
    let Some(files) = sharable(name, text) else { return then(Err(NotShared::Refused)) };
    let promise = navigator().ok_or(JsValue::NULL).and_then(|it| call(&it, "share", &[files]));
    spawn_local(async move {
        then(settle(promise).await.map(drop).map_err(|error| {
            let name = field(&error, "name").and_then(|it| it.as_string());
            if name.as_deref() == Some("AbortError") { NotShared::Aborted } else { NotShared::Refused }
        }));
    });
}

/// What the share sheet takes; `None` when it takes no files. Some browsers let text go only when it is called so.
fn sharable(name: &str, text: &str) -> Option<JsValue> {
    let navigator = navigator()?;
    let file = |name: &str, kind: &str| {
        let options = object(&[("type", JsValue::from_str(kind))]);
        let parts = list(&[JsValue::from_str(text)]).into();
        let file = make("File", &[parts, JsValue::from_str(name), options]).ok()?;
        let files = object(&[("files", list(&[file]).into())]);
        let can = call(&navigator, "canShare", std::slice::from_ref(&files)).ok()?;
        (can == JsValue::TRUE).then_some(files)
    };
    file(name, "application/json").or_else(|| file(&[name, ".txt"].concat(), "text/plain"))
}

fn navigator() -> Option<JsValue> {
    web_sys::window().map(|it| it.navigator().into())
}

/// Reads the file that was chosen in a file input, and clears the input so that the same file can be chosen again.
pub fn read_chosen(event: &web_sys::Event, then: impl FnOnce(Result<String, Import>) + 'static) {
    let Some(input) = event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok()) else { return };
    let Some(file) = input.files().and_then(|it| it.get(0)) else { return };
    spawn_local(async move {
        let text = text(&file).await;
        input.set_value("");
        then(text);
    });
}

/// Likewise all that were chosen, each with its name.
pub fn read_all_chosen(event: &web_sys::Event, then: impl FnOnce(Vec<Named>) + 'static) {
    let Some(input) = event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok()) else { return };
    let Some(files) = input.files() else { return };
    read_all(&files, move |it| {
        input.set_value("");
        then(it);
    });
}

/// A file's name and what came of reading it.
pub type Named = (String, Result<String, Import>);

/// Reads files one after the other.
pub fn read_all(files: &web_sys::FileList, then: impl FnOnce(Vec<Named>) + 'static) {
    let files: Vec<web_sys::File> = (0..files.length()).filter_map(|it| files.get(it)).collect();
    spawn_local(async move {
        let mut all = Vec::new();
        for file in files {
            all.push((file.name(), text(&file).await));
        }
        then(all);
    });
}

/// The text of a file, unless it is longer than any that could be of use.
async fn text(file: &web_sys::File) -> Result<String, Import> {
    let bytes = file.size() as usize;
    let limit = 2 * LONGEST_TEXT;
    if limit < bytes {
        return Err(Import::Unreadable(ReadError::TooLong { bytes, limit: LONGEST_TEXT }));
    }
    JsFuture::from(file.text()).await.ok().and_then(|it| it.as_string()).ok_or(Import::NoFile)
}

/// The files that somebody drags over the page or drops on it. The browser is kept from opening them in its place.
pub fn dragged(event: &web_sys::Event) -> Option<web_sys::FileList> {
    let dragged = field(event, "dataTransfer")?;
    let kinds: js_sys::Array = field(&dragged, "types")?.dyn_into().ok()?;
    if !kinds.includes(&JsValue::from_str("Files"), 0) {
        return None;
    }
    event.prevent_default();
    field(&dragged, "files")?.dyn_into().ok()
}
