//! Reads a message file: pages of messages, and `language`, which says what language it is.
//!
//! Invariant: a key that stands twice in a file is told, as is everything that is no message.

use std::fmt;
use std::path::Path;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

use crate::Fault;
use crate::message::{FORMS, Language, Message, Text, is_name};

/// What a message file is made of.
enum Node {
    Text(String),
    Object(Vec<(String, Node)>),
}

/// Reads one file; what is wrong with it is added to `faults`.
pub(crate) fn language(file: &str, text: &str, faults: &mut Vec<Fault>) -> Option<Language> {
    let mut tell = |key: &str, wrong: String| {
        faults.push(Fault { file: file.to_owned(), key: key.to_owned(), wrong });
    };
    let pages = match serde_json::from_str(text) {
        Ok(Node::Object(pages)) => pages,
        Ok(Node::Text(_)) => {
            tell("", "an object of pages is needed".to_owned());
            return None;
        }
        Err(error) => {
            tell("", error.to_string());
            return None;
        }
    };
    let code = Path::new(file).file_stem()?.to_string_lossy().into_owned();
    let mut language = Language {
        code,
        file: file.to_owned(),
        name: String::new(),
        region: String::new(),
        months: Default::default(),
        messages: Vec::new(),
    };
    let mut seen: Vec<String> = Vec::new();
    for (page, node) in pages {
        if seen.contains(&page) {
            tell(&page, "it stands here twice".to_owned());
            continue;
        }
        seen.push(page.clone());
        let Node::Object(entries) = node else {
            tell(&page, "a page is an object of messages".to_owned());
            continue;
        };
        for (name, node) in entries {
            let key = format!("{page}.{name}");
            if seen.contains(&key) {
                tell(&key, "it stands here twice".to_owned());
                continue;
            }
            seen.push(key.clone());
            match (page.as_str(), node) {
                ("language", Node::Text(text)) => match about(&mut language, &name, text) {
                    Ok(()) => {}
                    Err(wrong) => tell(&key, wrong),
                },
                _ if !is_name(&page) || !is_name(&name) => {
                    tell(&key, "a key has small letters and underscores, and is no word of Rust’s".to_owned());
                }
                (_, Node::Text(text)) => language.messages.push(Message { key, text: Text::One(text) }),
                (_, Node::Object(forms)) => match plural(forms) {
                    Ok(text) => language.messages.push(Message { key, text }),
                    Err(wrong) => tell(&key, wrong),
                },
            }
        }
    }
    let missing = [("name", &language.name), ("region", &language.region), ("months", &language.months[0])];
    for (name, _) in missing.into_iter().filter(|it| it.1.is_empty()) {
        tell(&format!("language.{name}"), "it is missing".to_owned());
    }
    Some(language)
}

/// Takes what a file says of its language.
fn about(language: &mut Language, name: &str, text: String) -> Result<(), String> {
    match name {
        "name" => language.name = text,
        "region" => language.region = text,
        "months" => {
            let months: Vec<String> = text.split(' ').map(str::to_owned).collect();
            let count = months.len();
            language.months =
                months.try_into().map_err(|_| format!("twelve names are needed, and there are {count}"))?;
        }
        _ => return Err("nobody reads this".to_owned()),
    }
    Ok(())
}

fn plural(forms: Vec<(String, Node)>) -> Result<Text, String> {
    let mut texts: Vec<(String, String)> = Vec::new();
    for (form, node) in forms {
        let Node::Text(text) = node else { return Err(format!("its form “{form}” is no text")) };
        if !FORMS.contains(&form.as_str()) {
            return Err(format!("“{form}” is no form of a plural; there are {}", FORMS.join(", ")));
        }
        if texts.iter().any(|it| it.0 == form) {
            return Err(format!("its form “{form}” stands here twice"));
        }
        texts.push((form, text));
    }
    match texts.iter().any(|it| it.0 == "other") {
        true => Ok(Text::Plural(texts)),
        false => Err("a plural needs the form “other”".to_owned()),
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Node, D::Error> {
        from.deserialize_any(Reading)
    }
}

struct Reading;

impl<'de> Visitor<'de> for Reading {
    type Value = Node;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a text or an object")
    }

    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Text(text.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Node::Object(entries))
    }
}
