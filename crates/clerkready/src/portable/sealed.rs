//! The envelope of an encrypted file.
//!
//! The text is encrypted with AES-256-GCM, the key is derived from a passphrase with PBKDF2 and HMAC-SHA-256, and the bytes of
//! [`SEALED_FORMAT`] are authenticated with it. What does that is the browser's own cryptography in the app, and crates in the
//! command. Both normalize the passphrase to NFC, and take its bytes in UTF-8.
//!
//! Invariant: an envelope that is read has figures within bounds, so that no file makes a reader work for hours, or a key that
//! is cheap to guess.

use super::base64;
use super::json::{self, Value, quoted};
use super::write::Fields;

/// The format that this version reads and writes; its bytes are the additional data of the cipher.
pub const SEALED_FORMAT: &str = "clerkready-sealed/1";

/// What stands before the number in every version of the format.
const FORMAT_NAME: &str = "clerkready-sealed/";

/// So many iterations of PBKDF2 are made at least, and when one is written.
pub const LEAST_ITERATIONS: u32 = 600_000;

/// More are not tried: it would take a phone a minute.
pub const MOST_ITERATIONS: u32 = 10_000_000;

/// Bytes of a salt that is written, and least of one that is read.
const SALT: usize = 16;
/// Bytes of a nonce.
const NONCE: usize = 12;
/// Bytes of the tag at the end of what is encrypted.
const TAG: usize = 16;

/// The longest envelope that is read, in bytes: that of the longest record, with room for its fields.
const LONGEST: usize = super::LONGEST_TEXT / 3 * 4 + 10_000;

/// An encrypted text, and what it takes besides the passphrase to open it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    pub iterations: u32,
    pub salt: Vec<u8>,
    pub nonce: [u8; NONCE],
    /// The encrypted text with its tag.
    pub text: Vec<u8>,
}

/// Why an envelope cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SealedError {
    /// A newer version wrote it, or one with other ways to encrypt.
    Newer,
    /// It was cut off or changed.
    Broken,
}

impl Sealed {
    /// Reads an envelope; `None` when the text is none of ours.
    pub fn read(text: &str) -> Option<Result<Sealed, SealedError>> {
        let text = text.trim_start_matches('\u{feff}');
        // Without this, a long record would be read twice.
        if !text.get(..text.len().min(200)).unwrap_or(text).contains(FORMAT_NAME) {
            return None;
        }
        if LONGEST < text.len() {
            return Some(Err(SealedError::Broken));
        }
        let Ok(Value::Object(top)) = json::parse(text) else { return Some(Err(SealedError::Broken)) };
        let number = top.get("format")?.as_str()?.strip_prefix(FORMAT_NAME)?;
        if number != "1" {
            let is_newer = number.parse::<u32>().is_ok_and(|it| 1 < it);
            return Some(Err(if is_newer { SealedError::Newer } else { SealedError::Broken }));
        }
        let text_of = |name: &str| top.get(name).and_then(Value::as_str);
        if (text_of("cipher"), text_of("key")) != (Some(CIPHER), Some(KEY)) {
            return Some(Err(SealedError::Newer));
        }
        let bytes = |name: &str| base64::decode(text_of(name)?);
        let sealed = || {
            let iterations = u32::try_from(top.get("iterations")?.as_u64()?).ok()?;
            let salt = bytes("salt").filter(|it| (SALT..=64).contains(&it.len()))?;
            let nonce = bytes("nonce")?.try_into().ok()?;
            let text = bytes("text").filter(|it| TAG <= it.len())?;
            let is_bounded = (LEAST_ITERATIONS..=MOST_ITERATIONS).contains(&iterations);
            is_bounded.then_some(Sealed { iterations, salt, nonce, text })
        };
        Some(sealed().ok_or(SealedError::Broken))
    }

    /// Returns the text that [`Sealed::read`] reads.
    pub fn write(&self) -> String {
        let mut fields = Fields::default();
        fields.text("format", SEALED_FORMAT);
        fields.text("cipher", CIPHER);
        fields.text("key", KEY);
        fields.put("iterations", &self.iterations.to_string());
        fields.put("salt", &quoted(&base64::encode(&self.salt)));
        fields.put("nonce", &quoted(&base64::encode(&self.nonce)));
        fields.put("text", &quoted(&base64::encode(&self.text)));
        fields.closed() + "\n"
    }
}

const CIPHER: &str = "AES-256-GCM";
const KEY: &str = "PBKDF2-HMAC-SHA-256";

#[cfg(test)]
mod tests {
    use super::*;

    fn sealed() -> Sealed {
        Sealed { iterations: 600_000, salt: vec![7; SALT], nonce: [8; NONCE], text: vec![9; TAG + 5] }
    }

    #[test]
    fn an_envelope_comes_back() {
        assert_eq!(Sealed::read(&sealed().write()), Some(Ok(sealed())));
        assert_eq!(Sealed::read(&["\u{feff}", &sealed().write()].concat()), Some(Ok(sealed())));
    }

    #[test]
    fn a_record_is_none() {
        assert_eq!(Sealed::read(r#"{"format":"clerkready-record/1"}"#), None);
        assert_eq!(Sealed::read(""), None);
        assert_eq!(Sealed::read("ä".repeat(150).as_str()), None);
    }

    #[test]
    fn figures_out_of_bounds_are_refused() {
        let broken = [
            Sealed { iterations: 599_999, ..sealed() },
            Sealed { iterations: 10_000_001, ..sealed() },
            Sealed { salt: vec![7; SALT - 1], ..sealed() },
            Sealed { salt: vec![7; 65], ..sealed() },
            Sealed { text: vec![9; TAG - 1], ..sealed() },
        ];
        for it in broken {
            assert_eq!(Sealed::read(&it.write()), Some(Err(SealedError::Broken)), "{it:?}");
        }
        let cut = sealed().write();
        assert_eq!(Sealed::read(&cut[..cut.len() - 9]), Some(Err(SealedError::Broken)));
        let short = cut.replace(&base64::encode(&[8; NONCE]), &base64::encode(&[8; NONCE - 1]));
        assert_eq!(Sealed::read(&short), Some(Err(SealedError::Broken)));
    }

    #[test]
    fn another_format_or_cipher_is_newer() {
        for (from, to) in [("sealed/1", "sealed/2"), ("AES-256-GCM", "AES-512"), ("PBKDF2", "Argon2id")] {
            assert_eq!(Sealed::read(&sealed().write().replacen(from, to, 1)), Some(Err(SealedError::Newer)), "{to}");
        }
    }
}
