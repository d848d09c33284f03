//! An address as a QR code.

use qrcodegen_no_heap::{QrCode, QrCodeEcc, Version};

use super::html::{El, shape};
use crate::words::moving;

/// A longer address makes a code so fine that phones cannot scan it from a screen.
const LONGEST: usize = 1_500;
/// The version that holds so much.
const LARGEST: Version = Version::new(29);

/// Draws an address; `None` when it is too long for a code.
pub(super) fn picture(address: &str) -> Option<El> {
    if LONGEST < address.len() {
        return None;
    }
    let mut text = vec![0; LARGEST.buffer_len()];
    let mut modules = vec![0; LARGEST.buffer_len()];
    text.get_mut(..address.len())?.copy_from_slice(address.as_bytes());
    let least = Version::new(1);
    let code =
        QrCode::encode_binary(&mut text, address.len(), &mut modules, QrCodeEcc::Low, least, LARGEST, None, true);
    Some(draw(&code.ok()?))
}

fn draw(code: &QrCode) -> El {
    // Readers need four blank modules around it.
    let size = code.size() + 8;
    let mut path = String::new();
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
            path.push_str(&["M", &(x + 4).to_string(), " ", &(y + 4).to_string(), "h1v1h-1z"].concat());
        }
    }
    let size = size.to_string();
    shape("svg")
        .class("code")
        .attr("viewBox", &["0 0 ", &size, " ", &size].concat())
        .attr("role", "img")
        .attr("aria-label", moving::code())
        .child(shape("path").attr("d", &path))
}
