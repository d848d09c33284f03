//! Encrypted copies: opened and made as the app does.
//!
//! Invariant: a passphrase is never an argument, where other programs of the machine could read it, and never printed.

use std::io::{IsTerminal, Write, stderr, stdin};
use std::path::Path;

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Key, Nonce};
use clerkready::portable::{LEAST_ITERATIONS, SEALED_FORMAT, Sealed, SealedError};
use clerkready_text::{Failed, File};
use sha2::Sha256;
use unicode_normalization::UnicodeNormalization;

use crate::Code;
use crate::args::{Passphrase, Recode};
use crate::commands::{self, Done};

/// The environment variable that may have the passphrase.
const VARIABLE: &str = "CLERKREADY_PASSPHRASE";

/// What is in an encrypted copy.
pub(crate) fn open(args: &Recode) -> Done {
    let file = commands::file(&args.file)?;
    let sealed = envelope(&file)?
        .ok_or_else(|| Failed::Unreadable(format!("{}: this is no encrypted copy; nothing was done", file.name)))?;
    Ok((unsealed(&file.name, &sealed, &args.passphrase)?, Code::Evaluated))
}

/// A file encrypted.
pub(crate) fn seal(args: &Recode) -> Done {
    let file = commands::file(&args.file)?;
    let passphrase = passphrase(&args.passphrase)?;
    let random = |bytes: &mut [u8]| {
        getrandom::fill(bytes)
            .map_err(|error| Failed::Unreadable(format!("no random numbers: {error}; nothing was done")))
    };
    let (mut salt, mut nonce) = ([0; 16], [0; 12]);
    random(&mut salt)?;
    random(&mut nonce)?;
    let payload = Payload { msg: file.text.as_bytes(), aad: SEALED_FORMAT.as_bytes() };
    let text = cipher(&passphrase, &salt, LEAST_ITERATIONS)
        .encrypt(&Nonce::from(nonce), payload)
        .map_err(|_| Failed::Unreadable(format!("{}: too long to be encrypted; nothing was done", file.name)))?;
    let sealed = Sealed { iterations: LEAST_ITERATIONS, salt: salt.to_vec(), nonce, text };
    Ok((sealed.write(), Code::Evaluated))
}

/// Reads a file as text; an encrypted one is opened.
pub(crate) fn file(path: &Path, how: &Passphrase) -> Result<File, Failed> {
    let file = commands::file(path)?;
    match envelope(&file)? {
        Some(sealed) => Ok(File { text: unsealed(&file.name, &sealed, how)?, name: file.name }),
        None => Ok(file),
    }
}

fn envelope(File { name, text }: &File) -> Result<Option<Sealed>, Failed> {
    Sealed::read(text).transpose().map_err(|error| {
        let words = match error {
            SealedError::Newer => "a newer version encrypted it: use a newer command",
            SealedError::Broken => "this encrypted copy was cut off or changed",
        };
        Failed::Unreadable(format!("{name}: {words}; nothing was done"))
    })
}

fn unsealed(name: &str, sealed: &Sealed, how: &Passphrase) -> Result<String, Failed> {
    let passphrase = passphrase(how)?;
    let payload = Payload { msg: &sealed.text, aad: SEALED_FORMAT.as_bytes() };
    let bytes = cipher(&passphrase, &sealed.salt, sealed.iterations).decrypt(&Nonce::from(sealed.nonce), payload);
    bytes.ok().and_then(|it| String::from_utf8(it).ok()).ok_or_else(|| {
        Failed::Unreadable(format!("{name}: that is not the passphrase, or the file was changed; nothing was done"))
    })
}

fn cipher(passphrase: &str, salt: &[u8], iterations: u32) -> Aes256Gcm {
    // Keyboards write the same letters in several ways.
    let passphrase: String = passphrase.nfc().collect();
    let key: [u8; 32] = pbkdf2::pbkdf2_hmac_array::<Sha256, 32>(passphrase.as_bytes(), salt, iterations);
    Aes256Gcm::new(&Key::<Aes256Gcm>::from(key))
}

/// The passphrase from a file, from the environment, or from whoever sits at the terminal.
fn passphrase(how: &Passphrase) -> Result<String, Failed> {
    if let Some(path) = &how.passphrase_file {
        let text = commands::file(path)?.text;
        return Ok(text.lines().next().unwrap_or_default().to_owned());
    }
    if let Ok(passphrase) = std::env::var(VARIABLE) {
        return Ok(passphrase);
    }
    if !stdin().is_terminal() {
        let words = format!("the file is encrypted: give its passphrase with --passphrase-file or in {VARIABLE}");
        return Err(Failed::Usage(words));
    }
    // A prompt that is not seen does no harm.
    let _ = write!(stderr(), "Passphrase: ");
    rpassword::read_password().map_err(|error| Failed::Unreadable(format!("the passphrase could not be read: {error}")))
}
