//! Which language a person reads, and fetching its words.
//!
//! Invariant: words come from the app's own folder, and each language's only once.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Response;

use super::embedding;
use super::intl::Intl;
use super::storage;
use crate::app::embed::Settings;
use crate::app::tongue::Tongue;
use crate::words::{self, Plain};

/// Where the files with words are, beside the page.
const FOLDER: &str = "words/";

/// Speaks the language to begin with; English where that cannot be had.
pub fn begin(then: impl FnOnce(Result<Tongue, ()>) + 'static) {
    speak(first(), |answer| {
        if answer.is_err() {
            // The words of English are in the app.
            let _ = speak_now(Tongue::ENGLISH);
        }
        then(answer);
    });
}

/// The language to begin with: the one chosen here before, or else the one that the page around asks for, or else the first of the browser's that the app speaks.
fn first() -> Tongue {
    let preferred = || Tongue::preferred(preferences().iter().map(String::as_str));
    let asked = || Tongue::of(&Settings::read(&embedding::frame()?.1).language);
    storage::tongue().or_else(asked).or_else(preferred).unwrap_or_default()
}

/// Speaks a language once its words are there; fails where they cannot be fetched, and then nothing is changed.
pub fn speak(tongue: Tongue, then: impl FnOnce(Result<Tongue, ()>) + 'static) {
    if words::knows(tongue) {
        return then(speak_now(tongue));
    }
    spawn_local(async move {
        if let Ok(text) = fetch(tongue).await {
            words::learn(tongue, text);
        }
        then(speak_now(tongue));
    });
}

fn speak_now(tongue: Tongue) -> Result<Tongue, ()> {
    let preferences = preferences();
    let written = tongue.written(preferences.iter().map(String::as_str));
    let is_spoken = match Intl::of(written) {
        Some(locale) => words::speak(tongue, locale),
        None => words::speak(tongue, Plain(tongue)),
    };
    if is_spoken { Ok(tongue) } else { Err(()) }
}

async fn fetch(tongue: Tongue) -> Result<String, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let file = [FOLDER, tongue.file()].concat();
    let response: Response = JsFuture::from(window.fetch_with_str(&file)).await?.unchecked_into();
    if !response.ok() {
        return Err(JsValue::NULL);
    }
    let text = JsFuture::from(response.text()?).await?;
    text.as_string().ok_or(JsValue::NULL)
}

/// The person's languages, the best one first.
fn preferences() -> Vec<String> {
    let languages = web_sys::window().map(|it| it.navigator().languages()).unwrap_or_default();
    languages.iter().filter_map(|it| it.as_string()).collect()
}
