//! From text to a tree of JSON.
//!
//! Invariant: a text is read whole or refused with its place; nothing is guessed, and the depth has a bound.

use super::{Map, Value};

/// Where a text stops to be JSON, counted from 1, columns in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) line: usize,
    pub(crate) column: usize,
}

/// Objects and lists within each other: deeper than any record, shallow enough for every stack.
const DEEPEST: usize = 127;

/// Reads a text that holds one value.
pub(crate) fn parse(text: &str) -> Result<Value, Place> {
    let mut parser = Parser { text, at: 0, depth: 0 };
    parser.whole().ok_or_else(|| {
        let before = text.as_bytes().get(..parser.at).unwrap_or_default();
        let start = before.iter().rposition(|it| *it == b'\n').map_or(0, |it| it + 1);
        let line = before.iter().filter(|it| **it == b'\n').count() + 1;
        Place { line, column: (parser.at - start).max(1) }
    })
}

/// Reads from a place on. `None` says that what is at this place, or just before it, is no JSON; the place then is behind
/// the byte that is wrong.
struct Parser<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

impl<'a> Parser<'a> {
    fn whole(&mut self) -> Option<Value> {
        let value = self.value()?;
        match self.next_sign() {
            None => Some(value),
            Some(_) => self.wrong(),
        }
    }

    fn value(&mut self) -> Option<Value> {
        match self.next_sign() {
            Some(b'n') => self.word("null", Value::Null),
            Some(b't') => self.word("true", Value::Bool(true)),
            Some(b'f') => self.word("false", Value::Bool(false)),
            Some(b'"') => self.string().map(Value::String),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b'[') => self.array(),
            Some(b'{') => self.object(),
            _ => self.wrong(),
        }
    }

    fn word(&mut self, word: &str, value: Value) -> Option<Value> {
        for byte in word.bytes() {
            self.take(byte)?;
        }
        Some(value)
    }

    fn number(&mut self) -> Option<Value> {
        let start = self.at;
        let _ = self.skip(b'-');
        if !self.skip(b'0') {
            self.digits()?;
        } else if self.is_digit() {
            return self.wrong();
        }
        if self.skip(b'.') {
            self.digits()?;
        }
        if self.skip(b'e') || self.skip(b'E') {
            let _ = self.skip(b'+') || self.skip(b'-');
            self.digits()?;
        }
        Some(Value::Number(self.since(start).to_owned()))
    }

    fn digits(&mut self) -> Option<()> {
        if !self.is_digit() {
            return self.wrong();
        }
        while self.is_digit() {
            self.at += 1;
        }
        Some(())
    }

    fn array(&mut self) -> Option<Value> {
        self.enter()?;
        let mut items = Vec::new();
        if self.next_sign() != Some(b']') {
            items.push(self.value()?);
            while self.next_sign() != Some(b']') {
                self.take(b',')?;
                items.push(self.value()?);
            }
        }
        self.leave();
        Some(Value::Array(items))
    }

    fn object(&mut self) -> Option<Value> {
        self.enter()?;
        let mut fields = Vec::new();
        if self.next_sign() != Some(b'}') {
            fields.push(self.field()?);
            while self.next_sign() != Some(b'}') {
                self.take(b',')?;
                fields.push(self.field()?);
            }
        }
        self.leave();
        // The last one of equal names comes first by this, and is what is kept.
        fields.reverse();
        fields.sort_by(|(a, _), (b, _)| a.cmp(b));
        fields.dedup_by(|(later, _), (first, _)| later == first);
        Some(Value::Object(Map(fields)))
    }

    fn field(&mut self) -> Option<(String, Value)> {
        if self.next_sign() != Some(b'"') {
            return self.wrong();
        }
        let name = self.string()?;
        self.next_sign();
        self.take(b':')?;
        Some((name, self.value()?))
    }

    fn string(&mut self) -> Option<String> {
        self.at += 1;
        let mut text = String::new();
        loop {
            let start = self.at;
            while self.peek().is_some_and(|it| it >= b' ' && it != b'"' && it != b'\\') {
                self.at += 1;
            }
            text.push_str(self.since(start));
            if self.skip(b'"') {
                return Some(text);
            }
            self.take(b'\\')?;
            text.push(self.escape()?);
        }
    }

    fn escape(&mut self) -> Option<char> {
        let sign = match self.peek() {
            Some(sign @ (b'"' | b'\\' | b'/')) => char::from(sign),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                self.at += 1;
                return self.unicode();
            }
            _ => return self.wrong(),
        };
        self.at += 1;
        Some(sign)
    }

    fn unicode(&mut self) -> Option<char> {
        let unit = self.unit()?;
        if !(0xd800..=0xdbff).contains(&unit) {
            return char::from_u32(unit);
        }
        // Signs beyond the first 65,536 are written as a pair.
        self.take(b'\\')?;
        self.take(b'u')?;
        let second = self.unit()?;
        if !(0xdc00..=0xdfff).contains(&second) {
            return None;
        }
        char::from_u32(0x10000 + ((unit - 0xd800) << 10) + (second - 0xdc00))
    }

    /// Reads four hexadecimal digits.
    fn unit(&mut self) -> Option<u32> {
        let start = self.at;
        self.at = self.text.len().min(start + 4);
        let digits = self.text.as_bytes().get(start..start + 4)?;
        digits.iter().try_fold(0, |unit, digit| Some(unit * 16 + char::from(*digit).to_digit(16)?))
    }

    fn enter(&mut self) -> Option<()> {
        if self.depth == DEEPEST {
            return self.wrong();
        }
        self.depth += 1;
        self.at += 1;
        Some(())
    }

    fn leave(&mut self) {
        self.depth -= 1;
        self.at += 1;
    }

    fn next_sign(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\n' | b'\t' | b'\r') = self.peek() {
            self.at += 1;
        }
        self.peek()
    }

    fn is_digit(&self) -> bool {
        self.peek().is_some_and(|it| it.is_ascii_digit())
    }

    fn skip(&mut self, byte: u8) -> bool {
        let is_there = self.peek() == Some(byte);
        self.at += usize::from(is_there);
        is_there
    }

    fn take(&mut self, byte: u8) -> Option<()> {
        if self.skip(byte) { Some(()) } else { self.wrong() }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn since(&self, start: usize) -> &'a str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    fn wrong<T>(&mut self) -> Option<T> {
        self.at = self.text.len().min(self.at + 1);
        None
    }
}
