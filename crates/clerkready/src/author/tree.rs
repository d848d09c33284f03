//! A file as a tree in which every value knows where it stands.
//!
//! Invariant: the JSON is strict. What the standard does not allow is a fault, and so is a key that an object has twice;
//! of two equal keys the first one stays.

use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, ast};
use serde::de::IgnoredAny;

use super::faults::Faults;
use super::{Fault, SourceFile};

/// Where a value or a key begins.
#[derive(Clone, Debug)]
pub(super) struct Place<'a> {
    pub(super) file: &'a str,
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) path: String,
}

impl<'a> Place<'a> {
    /// The beginning of a file, for what is wrong with it as a whole.
    pub(super) fn file(file: &'a str) -> Place<'a> {
        Place { file, line: 1, column: 1, path: String::new() }
    }

    pub(super) fn fault(&self, what: String) -> Fault {
        let Place { file, line, column, path } = self.clone();
        Fault { file: file.to_owned(), line, column, path, what }
    }
}

#[derive(Clone, Debug)]
pub(super) struct Node<'a> {
    pub(super) place: Place<'a>,
    pub(super) value: Value<'a>,
}

#[derive(Clone, Debug)]
pub(super) enum Value<'a> {
    Null,
    Flag(bool),
    /// As written.
    Number(String),
    Text(String),
    List(Vec<Node<'a>>),
    Object(Vec<Entry<'a>>),
}

#[derive(Clone, Debug)]
pub(super) struct Entry<'a> {
    pub(super) key: String,
    pub(super) key_place: Place<'a>,
    pub(super) node: Node<'a>,
}

impl<'a> Node<'a> {
    /// Returns an object's value for a key.
    pub(super) fn get(&self, key: &str) -> Option<&Node<'a>> {
        match &self.value {
            Value::Object(entries) => entries.iter().find(|it| it.key == key).map(|it| &it.node),
            _ => None,
        }
    }

    /// Returns a list's nodes, or none for anything else.
    pub(super) fn elements(&self) -> &[Node<'a>] {
        match &self.value {
            Value::List(nodes) => nodes,
            _ => &[],
        }
    }

    pub(super) fn get_mut(&mut self, key: &str) -> Option<&mut Node<'a>> {
        match &mut self.value {
            Value::Object(entries) => entries.iter_mut().find(|it| it.key == key).map(|it| &mut it.node),
            _ => None,
        }
    }

    /// Adds another object's list to this one's of the same key. Where that is missing, the whole list may come in.
    pub(super) fn take_in(&mut self, key: &str, other: &Node<'a>, may_be_missing: bool) {
        let (Value::Object(entries), Value::Object(others)) = (&mut self.value, &other.value) else { return };
        let Some(added) = others.iter().find(|it| it.key == key) else { return };
        match entries.iter_mut().find(|it| it.key == key).map(|it| &mut it.node.value) {
            Some(Value::List(nodes)) => nodes.extend_from_slice(added.node.elements()),
            Some(_) => {}
            None if may_be_missing => entries.push(added.clone()),
            None => {}
        }
    }

    pub(super) fn elements_mut(&mut self) -> &mut [Node<'a>] {
        match &mut self.value {
            Value::List(nodes) => nodes,
            _ => &mut [],
        }
    }

    pub(super) fn as_text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Names what was found, for a fault.
    pub(super) fn describe(&self) -> String {
        const LONGEST: usize = 60;
        match &self.value {
            Value::Null => "null".to_owned(),
            Value::Flag(flag) => flag.to_string(),
            Value::Number(number) => format!("the number {number}"),
            Value::Text(text) if text.chars().count() > LONGEST => {
                let start: String = text.chars().take(LONGEST).collect();
                format!("a text that begins with {start:?}")
            }
            Value::Text(text) => format!("the text {text:?}"),
            Value::List(_) => "a list".to_owned(),
            Value::Object(_) => "an object".to_owned(),
        }
    }
}

/// Parses a file; `None` when it is not JSON.
pub(super) fn parse<'a>(file: &SourceFile<'a>, faults: &Faults) -> Option<Node<'a>> {
    let lines = Lines::of(file);
    let parsed = match jsonc_parser::parse_to_ast(file.text, &CollectOptions::default(), &STRICT) {
        Ok(parsed) => parsed.value,
        Err(error) => {
            let place = lines.place(error.range().start, String::new());
            faults.add(&place, not_json(&error.kind().to_string()));
            return None;
        }
    };
    // The parser that keeps positions lets pass line breaks within texts and unusual white space between values.
    if let Err(error) = serde_json::from_str::<IgnoredAny>(file.text) {
        let reason = error.to_string();
        // The place is told apart from the reason.
        let reason = reason.split(" at line ").next().unwrap_or(&reason);
        faults.add(&lines.place_of_byte(error.line(), error.column()), not_json(reason));
        return None;
    }
    parsed.map(|value| lines.node(value, String::new(), faults))
}

const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

fn not_json(reason: &str) -> String {
    format!(
        "found something that is not JSON ({reason}); expected strict JSON: texts and keys in double quotes, a comma \
         between two values and none after the last one, no comments"
    )
}

/// Finds lines and columns in a file's text.
struct Lines<'a> {
    file: &'a str,
    text: &'a str,
    /// The byte with which each line begins; never empty.
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    fn of(file: &SourceFile<'a>) -> Lines<'a> {
        let after_breaks = file.text.match_indices('\n').map(|(index, _)| index + 1);
        let starts = std::iter::once(0).chain(after_breaks).collect();
        Lines { file: file.name, text: file.text, starts }
    }

    fn place(&self, byte: usize, path: String) -> Place<'a> {
        let line = self.starts.partition_point(|start| *start <= byte).max(1);
        let start = self.starts[line - 1];
        let before = self.text.get(start..byte).map_or(0, |it| it.chars().count());
        Place { file: self.file, line, column: before + 1, path }
    }

    /// Turns serde_json's line and column, which count bytes from 1, into a place.
    fn place_of_byte(&self, line: usize, column: usize) -> Place<'a> {
        let line = line.clamp(1, self.starts.len());
        let start = self.starts[line - 1];
        let wanted = (start + column.saturating_sub(1)).min(self.text.len());
        let byte = (start..=wanted).rev().find(|it| self.text.is_char_boundary(*it)).unwrap_or(start);
        self.place(byte, String::new())
    }

    fn node(&self, value: ast::Value<'_>, path: String, faults: &Faults) -> Node<'a> {
        let place = self.place(value.start(), path);
        let value = match value {
            ast::Value::NullKeyword(_) => Value::Null,
            ast::Value::BooleanLit(it) => Value::Flag(it.value),
            ast::Value::NumberLit(it) => Value::Number(it.value.to_owned()),
            ast::Value::StringLit(it) => Value::Text(it.value.into_owned()),
            ast::Value::Array(list) => {
                let elements = list.elements.into_iter().enumerate();
                Value::List(elements.map(|(i, it)| self.node(it, format!("{}[{i}]", place.path), faults)).collect())
            }
            ast::Value::Object(object) => Value::Object(self.entries(object, &place, faults)),
        };
        Node { place, value }
    }

    fn entries(&self, object: ast::Object<'_>, place: &Place<'a>, faults: &Faults) -> Vec<Entry<'a>> {
        let mut entries: Vec<Entry<'a>> = Vec::new();
        for property in object.properties {
            let key_start = property.name.start();
            let key = property.name.into_string();
            let path = if place.path.is_empty() { key.clone() } else { format!("{}.{key}", place.path) };
            let key_place = self.place(key_start, path.clone());
            match entries.iter().find(|it| it.key == key) {
                Some(first) => {
                    let line = first.key_place.line;
                    faults.add(
                        &key_place,
                        format!("found the key {key:?} again; expected it once: it is on line {line}"),
                    );
                }
                None => entries.push(Entry { key, key_place, node: self.node(property.value, path, faults) }),
            }
        }
        entries
    }
}
