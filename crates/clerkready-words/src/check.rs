//! Holds the languages against the first one.

use std::collections::BTreeSet;

use crate::Fault;
use crate::message::{COUNT, Language, Message, placeholders};

/// So many things may vary in a message: each has a control character before those that texts use.
const MOST: usize = 8;

/// Adds what is wrong in any of them.
pub(crate) fn check(first: &Language, others: &[Language], faults: &mut Vec<Fault>) {
    for message in &first.messages {
        let names: BTreeSet<String> = message.names().into_iter().collect();
        check_message(first, message, &names, faults);
        if MOST < names.len() {
            faults.push(fault(first, &message.key, format!("more than {MOST} things vary in it")));
        }
    }
    for language in others {
        for of in &first.messages {
            let Some(message) = language.message(&of.key) else {
                // What is there and could not be read was told already.
                if faults.iter().any(|it| it.file == language.file && it.key == of.key) {
                    continue;
                }
                faults.push(fault(language, &of.key, format!("it is missing; {} has it", first.file)));
                continue;
            };
            if message.is_plural() != of.is_plural() {
                let one = if of.is_plural() { "a plural, with forms" } else { "one text" };
                faults.push(fault(language, &of.key, format!("in {} it is {one}", first.file)));
                continue;
            }
            check_message(language, message, &of.names().into_iter().collect(), faults);
        }
        for extra in language.messages.iter().filter(|it| first.message(&it.key).is_none()) {
            faults.push(fault(language, &extra.key, format!("{} has no such message", first.file)));
        }
    }
}

/// Checks every form of a message, in which the named things vary.
fn check_message(language: &Language, message: &Message, names: &BTreeSet<String>, faults: &mut Vec<Fault>) {
    for (key, text) in message.forms() {
        if text.trim() != text || text.is_empty() {
            faults.push(fault(language, &key, "it is empty, or has space at an end".to_owned()));
        }
        if text.contains(char::is_control) {
            faults.push(fault(language, &key, "it has a line break or another control character".to_owned()));
        }
        let found: BTreeSet<String> = match placeholders(text) {
            Ok(found) => found.into_iter().collect(),
            Err(wrong) => {
                faults.push(fault(language, &key, wrong));
                continue;
            }
        };
        for name in found.difference(names) {
            faults.push(fault(language, &key, format!("nothing is given for “{{{name}}}”")));
        }
        for name in names.difference(&found) {
            // "one more" needs no figure; what stands for every number does.
            if name == COUNT && !key.ends_with(".other") && message.is_plural() {
                continue;
            }
            faults.push(fault(language, &key, format!("“{{{name}}}” is missing")));
        }
    }
}

fn fault(language: &Language, key: &str, wrong: String) -> Fault {
    Fault { file: language.file.clone(), key: key.to_owned(), wrong }
}
