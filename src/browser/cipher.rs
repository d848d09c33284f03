//! Encrypted copies, with the browser's own cryptography.
//!
//! Invariant: salt and nonce are random and new for every copy, and no passphrase or key is kept.

use clerkready::portable::{LEAST_ITERATIONS, SEALED_FORMAT, Sealed};
use js_sys::{JsString, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::js::{call, field, global, list, object, settle};
use crate::app::import::Lock;

/// Encrypts a text, and gives its envelope.
pub(super) fn seal(text: String, passphrase: String, then: impl FnOnce(Result<String, ()>) + 'static) {
    spawn_local(async move { then(try_seal(&text, &passphrase).await.map_err(drop)) });
}

/// Opens an envelope.
pub(super) fn unseal(sealed: Sealed, passphrase: String, then: impl FnOnce(Result<String, Lock>) + 'static) {
    spawn_local(async move {
        let Some(subtle) = subtle() else { return then(Err(Lock::Unable)) };
        let key = key(&subtle, &passphrase, &sealed.salt, sealed.iterations).await;
        let text = match key {
            Ok(key) => crypt(&subtle, "decrypt", &key, &sealed.nonce, &sealed.text).await,
            Err(error) => Err(error),
        };
        then(text.ok().and_then(|it| String::from_utf8(it).ok()).ok_or(Lock::Refused));
    });
}

async fn try_seal(text: &str, passphrase: &str) -> Result<String, JsValue> {
    let subtle = subtle().ok_or(JsValue::NULL)?;
    let crypto = web_sys::window().ok_or(JsValue::NULL)?.crypto()?;
    let (mut salt, mut nonce) = ([0; 16], [0; 12]);
    crypto.get_random_values_with_u8_array(&mut salt)?;
    crypto.get_random_values_with_u8_array(&mut nonce)?;
    let key = key(&subtle, passphrase, &salt, LEAST_ITERATIONS).await?;
    let text = crypt(&subtle, "encrypt", &key, &nonce, text.as_bytes()).await?;
    Ok(Sealed { iterations: LEAST_ITERATIONS, salt: salt.to_vec(), nonce, text }.write())
}

/// What encrypts; browsers have it only where the page is served securely.
fn subtle() -> Option<JsValue> {
    field(&global("crypto")?, "subtle")
}

async fn key(subtle: &JsValue, passphrase: &str, salt: &[u8], iterations: u32) -> Result<JsValue, JsValue> {
    // Keyboards write the same letters in several ways.
    let passphrase = String::from(JsString::from(passphrase).normalize("NFC"));
    let uses = |names: &[&str]| list(&names.iter().map(|it| JsValue::from_str(it)).collect::<Vec<_>>()).into();
    let word = JsValue::from_str;
    let start = [word("raw"), bytes(passphrase.as_bytes()), word("PBKDF2"), JsValue::FALSE, uses(&["deriveKey"])];
    let start = settle(call(subtle, "importKey", &start)).await?;
    let how = object(&[
        ("name", word("PBKDF2")),
        ("hash", word("SHA-256")),
        ("salt", bytes(salt)),
        ("iterations", JsValue::from(iterations)),
    ]);
    let what = object(&[("name", word("AES-GCM")), ("length", JsValue::from(256))]);
    let arguments = [how, start, what, JsValue::FALSE, uses(&["encrypt", "decrypt"])];
    settle(call(subtle, "deriveKey", &arguments)).await
}

async fn crypt(subtle: &JsValue, way: &str, key: &JsValue, nonce: &[u8], text: &[u8]) -> Result<Vec<u8>, JsValue> {
    let how = object(&[
        ("name", JsValue::from_str("AES-GCM")),
        ("iv", bytes(nonce)),
        ("additionalData", bytes(SEALED_FORMAT.as_bytes())),
    ]);
    let buffer = settle(call(subtle, way, &[how, key.clone(), bytes(text)])).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

fn bytes(of: &[u8]) -> JsValue {
    Uint8Array::from(of).into()
}
