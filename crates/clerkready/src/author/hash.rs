//! What identifies a program's rules.
//!
//! Invariant: the hash depends on what a file says, not on how it is laid out.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::tree::{Node, Value};

/// Hashes everything in a file that a program's rules rest on: its own object, that of the program which it is like,
/// and the file's body, categories, items, sources and own words. What supplements add is in these.
pub(super) fn rules_hash(file: &Node<'_>, program: &Node<'_>, like: Option<&Node<'_>>) -> String {
    let shared =
        ["body", "categories", "designations", "facts", "items", "kinds", "sources"].map(|key| (key, file.get(key)));
    let own = [("like", like), ("program", Some(program))];
    let parts = shared.into_iter().chain(own).filter_map(|(key, node)| Some((key, node?)));
    let mut text = String::new();
    write_object(parts.collect(), &mut text);
    let mut hash = String::new();
    for byte in Sha256::digest(text.as_bytes()) {
        // Writing to a string cannot fail.
        let _ = write!(hash, "{byte:02x}");
    }
    hash
}

/// Writes compact JSON with sorted keys.
fn write_canonical(node: &Node<'_>, out: &mut String) {
    match &node.value {
        Value::Null => out.push_str("null"),
        Value::Flag(flag) => out.push_str(if *flag { "true" } else { "false" }),
        Value::Number(number) => out.push_str(number),
        Value::Text(text) => write_text(text, out),
        Value::List(nodes) => {
            out.push('[');
            for (i, node) in nodes.iter().enumerate() {
                if i != 0 {
                    out.push(',');
                }
                write_canonical(node, out);
            }
            out.push(']');
        }
        Value::Object(entries) => {
            write_object(entries.iter().map(|it| (it.key.as_str(), &it.node)).collect(), out);
        }
    }
}

fn write_object(mut entries: Vec<(&str, &Node<'_>)>, out: &mut String) {
    entries.sort_by_key(|(key, _)| *key);
    out.push('{');
    for (i, (key, node)) in entries.into_iter().enumerate() {
        if i != 0 {
            out.push(',');
        }
        write_text(key, out);
        out.push(':');
        write_canonical(node, out);
    }
    out.push('}');
}

fn write_text(text: &str, out: &mut String) {
    out.push_str(&serde_json::Value::from(text).to_string());
}
