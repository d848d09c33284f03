//! Writes Rust: a function for each message, whose arguments are what varies in it, and the list of languages.

use std::fmt::Write as _;

use crate::Words;
use crate::message::{Language, Message};

/// A module for each page of messages. The functions call `text`, `fill` and `count` of the module around them.
pub(crate) fn messages(first: &Language) -> String {
    let mut code =
        format!("/// How many messages there are.\npub(crate) const COUNT: usize = {};\n", first.messages.len());
    let mut page = "";
    for (number, message) in first.messages.iter().enumerate() {
        let (of, name) = message.key.split_once('.').unwrap_or(("", &message.key));
        if of != page {
            code.push_str(if page.is_empty() { "" } else { "}\n" });
            // Writing to a string cannot fail.
            let _ = write!(code, "pub(crate) mod {of} {{\n    use super::*;\n");
            page = of;
        }
        function(&mut code, number, name, message);
    }
    code.push_str(if page.is_empty() { "" } else { "}\n" });
    code
}

fn function(code: &mut String, number: usize, name: &str, message: &Message) {
    let names = message.names();
    let _ = write!(code, "    /// {}\n    pub(crate) fn {name}(", message.general());
    let parameters: Vec<String> = names
        .iter()
        .enumerate()
        .map(|(at, it)| format!("{it}: {}", if at == 0 && message.is_plural() { "Number" } else { "&str" }))
        .collect();
    code.push_str(&parameters.join(", "));
    let _ = match (message.is_plural(), names.as_slice()) {
        (true, [_, others @ ..]) => {
            let others: String = others.iter().map(|it| format!(", {it}")).collect();
            writeln!(
                code,
                ") -> String {{ let shown = count.shown(); count_out({number}, &count, &[&shown{others}]) }}"
            )
        }
        (false, []) => writeln!(code, ") -> &'static str {{ text({number}) }}"),
        (_, names) => writeln!(code, ") -> String {{ fill({number}, &[{}]) }}", names.join(", ")),
    };
}

/// The languages with their names for themselves, and the files of all but the first.
pub(crate) fn languages(words: &Words) -> String {
    let files = words.files();
    let mut code = format!("static ALL: [Language; {}] = [\n", words.languages().len());
    for (at, it) in words.languages().iter().enumerate() {
        let file = at.checked_sub(1).and_then(|at| files.get(at)).map_or("", |it| &it.0);
        let _ = writeln!(
            code,
            "    Language {{ code: {:?}, name: {:?}, region: {:?}, file: {file:?}, months: {:?} }},",
            it.code, it.name, it.region, it.months
        );
    }
    code.push_str("];\n");
    code
}
