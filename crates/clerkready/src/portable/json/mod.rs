//! JSON as a tree: what a text holds, and how it is written.
//!
//! There is one reason for not using a library here: in the browser the usual one weighs a tenth of the app, for errors,
//! numbers and types that a record does not need. It is the oracle of the tests instead.
//!
//! Invariant: what is no JSON is refused with its place, what is JSON is kept whole, and nothing overflows the stack.

mod parse;
#[cfg(test)]
mod tests;

pub(crate) use parse::{Place, parse};

/// A value. Numbers stay the text that they are, so that none loses a digit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    Null,
    Bool(bool),
    Number(String),
    String(String),
    Array(Vec<Value>),
    Object(Map),
}

/// The fields of an object by name; of equal names the last one counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Map(Vec<(String, Value)>);

/// Writes a text as a JSON string.
pub(crate) fn quoted(text: &str) -> String {
    let mut out = String::new();
    quote(text, &mut out);
    out
}

impl Value {
    pub(crate) fn as_str(&self) -> Option<&str> {
        match self {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn as_bool(&self) -> Option<bool> {
        match self {
            Value::Bool(holds) => Some(*holds),
            _ => None,
        }
    }

    pub(crate) fn as_u64(&self) -> Option<u64> {
        match self {
            Value::Number(text) => text.parse().ok(),
            _ => None,
        }
    }

    pub(crate) fn as_array(&self) -> Option<&Vec<Value>> {
        match self {
            Value::Array(items) => Some(items),
            _ => None,
        }
    }

    pub(crate) fn is_null(&self) -> bool {
        *self == Value::Null
    }

    /// Writes the value in one line.
    pub(crate) fn in_line(&self) -> String {
        let mut out = String::new();
        self.write(None, &mut out);
        out
    }

    /// Writes the value with each part in a line of its own, two spaces in.
    pub(crate) fn in_lines(&self) -> String {
        let mut out = String::new();
        self.write(Some(0), &mut out);
        out
    }

    fn write(&self, indent: Option<usize>, out: &mut String) {
        match self {
            Value::Null => out.push_str("null"),
            Value::Bool(true) => out.push_str("true"),
            Value::Bool(false) => out.push_str("false"),
            Value::Number(text) => out.push_str(text),
            Value::String(text) => quote(text, out),
            Value::Array(items) => {
                out.push('[');
                let inside = indent.map(|it| it + 2);
                for (n, item) in items.iter().enumerate() {
                    separate(n, inside, out);
                    item.write(inside, out);
                }
                close(items.is_empty(), indent, ']', out);
            }
            Value::Object(Map(fields)) => {
                out.push('{');
                let inside = indent.map(|it| it + 2);
                for (n, (name, value)) in fields.iter().enumerate() {
                    separate(n, inside, out);
                    quote(name, out);
                    out.push_str(if inside.is_some() { ": " } else { ":" });
                    value.write(inside, out);
                }
                close(fields.is_empty(), indent, '}', out);
            }
        }
    }
}

impl Map {
    pub(crate) fn get(&self, name: &str) -> Option<&Value> {
        let found = self.0.binary_search_by(|(it, _)| it.as_str().cmp(name)).ok()?;
        self.0.get(found).map(|(_, value)| value)
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&String, &Value)> {
        self.0.iter().map(|(name, value)| (name, value))
    }
}

/// Begins the part with this number.
fn separate(number: usize, indent: Option<usize>, out: &mut String) {
    if number != 0 {
        out.push(',');
    }
    break_line(indent, out);
}

fn close(is_empty: bool, indent: Option<usize>, sign: char, out: &mut String) {
    if !is_empty {
        break_line(indent, out);
    }
    out.push(sign);
}

fn break_line(indent: Option<usize>, out: &mut String) {
    if let Some(indent) = indent {
        out.push('\n');
        for _ in 0..indent {
            out.push(' ');
        }
    }
}

fn quote(text: &str, out: &mut String) {
    out.push('"');
    for sign in text.chars() {
        let escape = match sign {
            '"' | '\\' => sign,
            '\u{8}' => 'b',
            '\u{c}' => 'f',
            '\n' => 'n',
            '\r' => 'r',
            '\t' => 't',
            '\0'..='\u{1f}' => {
                out.push_str(if sign < '\u{10}' { "\\u000" } else { "\\u001" });
                out.extend(char::from_digit(u32::from(sign) & 15, 16));
                continue;
            }
            _ => {
                out.push(sign);
                continue;
            }
        };
        out.push('\\');
        out.push(escape);
    }
    out.push('"');
}
