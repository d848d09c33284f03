//! The app's messages: one file for each language, held against each other before anything is built.
//!
//! English is the language that the others are measured by. A fault names the file, the key and what is wrong, and all of
//! them are told. What comes out is Rust code with one function for each message, and for each language a text with one line
//! for each message.
//!
//! Invariant: every language has every message, with the same places for what varies, and none is empty. So whatever the app
//! says in one language it says in all.

use std::fmt;
use std::fs;
use std::path::Path;

mod check;
mod code;
mod message;
mod read;

pub use message::{Language, Message, Text};

/// The language that the others are measured by.
pub const FIRST: &str = "en";

/// What is wrong in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    pub file: String,
    /// Where in it, such as `pages.skip`; empty for the file itself.
    pub key: String,
    pub wrong: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.key.as_str() {
            "" => write!(out, "{}: {}", self.file, self.wrong),
            key => write!(out, "{}: {key}: {}", self.file, self.wrong),
        }
    }
}

/// The messages of every language: the first one, then the others by their codes.
#[derive(Clone, Debug)]
pub struct Words {
    languages: Vec<Language>,
}

impl Words {
    /// Reads every `*.json` of a folder; its name is the language's code.
    ///
    /// # Errors
    /// Every fault of every file, by file and key.
    pub fn read(folder: &Path) -> Result<Words, Vec<Fault>> {
        let unread = |file: &Path, error: std::io::Error| {
            let file = file.display().to_string();
            vec![Fault { file, key: String::new(), wrong: format!("it cannot be read: {error}") }]
        };
        let mut files = Vec::new();
        for entry in fs::read_dir(folder).map_err(|error| unread(folder, error))? {
            let path = entry.map_err(|error| unread(folder, error))?.path();
            if path.extension().is_some_and(|it| it == "json") {
                let text = fs::read_to_string(&path).map_err(|error| unread(&path, error))?;
                files.push((path.display().to_string(), text));
            }
        }
        Words::of(&files)
    }

    /// Reads files that are given by name and text.
    ///
    /// # Errors
    /// Every fault of every file, by file and key.
    pub fn of(files: &[(String, String)]) -> Result<Words, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut languages: Vec<Language> =
            files.iter().filter_map(|(name, text)| read::language(name, text, &mut faults)).collect();
        languages.sort_by(|a, b| (a.code != FIRST, &a.code).cmp(&(b.code != FIRST, &b.code)));
        match languages.split_first() {
            Some((first, others)) if first.code == FIRST => check::check(first, others, &mut faults),
            _ if faults.is_empty() => faults.push(Fault {
                file: format!("{FIRST}.json"),
                key: String::new(),
                wrong: "it is missing; the other languages are measured by it".to_owned(),
            }),
            _ => {}
        }
        faults.sort();
        if faults.is_empty() { Ok(Words { languages }) } else { Err(faults) }
    }

    /// Every language, the first one first.
    pub fn languages(&self) -> &[Language] {
        &self.languages
    }

    /// Rust code with a module for each page and in it a function for each message.
    pub fn messages_code(&self) -> String {
        self.languages.first().map(code::messages).unwrap_or_default()
    }

    /// Rust code that lists the languages.
    pub fn languages_code(&self) -> String {
        code::languages(self)
    }

    /// The messages of the first language as one text.
    pub fn first_text(&self) -> String {
        self.languages.first().map(|it| self.text_of(it)).unwrap_or_default()
    }

    /// The files that are fetched when somebody chooses another language: their names, which change with their contents,
    /// and their texts.
    pub fn files(&self) -> Vec<(String, String)> {
        self.languages.iter().skip(1).map(|it| (self.file_name(it), self.text_of(it))).collect()
    }

    /// One line for each message, in the order of the first language, so that both know a message by its number.
    fn text_of(&self, language: &Language) -> String {
        let Some(first) = self.languages.first() else { return String::new() };
        let lines = first.messages.iter().filter_map(|of| Some(language.message(&of.key)?.line(&of.names())));
        lines.collect::<Vec<_>>().join("\n")
    }

    fn file_name(&self, language: &Language) -> String {
        format!("{}-{:016x}.txt", language.code, fingerprint(self.text_of(language).as_bytes()))
    }
}

/// FNV-1a: tells two versions of a file apart, and keeps nobody from forging one.
fn fingerprint(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
