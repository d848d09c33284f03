//! A table as text: rows and cells, whatever stands between them.
//!
//! Invariant: every row knows which part of the text it came from, and no text fails: what opens a quotation and never
//! closes it is a plain cell.

use std::ops::Range;

/// At most so many rows are read of one table.
pub const MAX_ROWS: usize = 1000;
/// At most so many bytes.
pub const MAX_BYTES: usize = 200_000;
/// At most so many columns; what stands in further ones is not used.
pub(super) const MAX_COLUMNS: usize = 30;

/// Why a text is not read as a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TooLarge {
    Rows,
    Bytes,
}

/// One row that holds something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its number in the text, from 1, blank rows included.
    pub number: u32,
    pub cells: Vec<String>,
    /// Where it stands in the text.
    pub source: Range<usize>,
}

/// Reads the rows of a text whose cells are separated by tabs, semicolons or commas.
///
/// # Errors
/// When there are more than [`MAX_ROWS`] rows or more than [`MAX_BYTES`] bytes.
pub(super) fn lines(text: &str) -> Result<Vec<Line>, TooLarge> {
    if MAX_BYTES < text.len() {
        return Err(TooLarge::Bytes);
    }
    let separator = separator(text);
    let mut reader = Reader { text, at: text.len() - text.trim_start_matches('\u{feff}').len(), quotes: true };
    let mut lines = Vec::new();
    let mut number = 0;
    while reader.at < text.len() {
        number += 1;
        let start = reader.at;
        let (cells, end) = reader.row(separator);
        if cells.iter().any(|it| !it.is_empty()) {
            if lines.len() == MAX_ROWS {
                return Err(TooLarge::Rows);
            }
            lines.push(Line { number, cells, source: start..end });
        }
    }
    Ok(lines)
}

/// What stands between cells: what a spreadsheet copies before what people type, by the first row that has any.
fn separator(text: &str) -> char {
    let found = text.lines().find_map(|line| ['\t', ';', ','].into_iter().find(|it| outside_quotes(line, *it)));
    found.unwrap_or('\t')
}

fn outside_quotes(line: &str, separator: char) -> bool {
    let (mut quoted, mut begins) = (false, true);
    line.chars().any(|it| {
        // A mark inside a cell is an inch.
        quoted ^= it == '"' && (quoted || begins);
        begins = "\t;, ".contains(it);
        it == separator && !quoted
    })
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    /// Whether a quotation that opens may still close: after one that did not, none does.
    quotes: bool,
}

impl Reader<'_> {
    /// Reads up to the end of a row, and says where its cells end.
    fn row(&mut self, separator: char) -> (Vec<String>, usize) {
        let mut cells = Vec::new();
        loop {
            let cell = self.cell(separator);
            if cells.len() < MAX_COLUMNS {
                cells.push(cell);
            }
            let end = self.at;
            let rest = self.rest();
            match rest.chars().next() {
                Some(it) if it == separator => self.at += it.len_utf8(),
                Some(_) => {
                    self.at += if rest.starts_with("\r\n") { 2 } else { 1 };
                    return (cells, end);
                }
                None => return (cells, end),
            }
        }
    }

    /// Reads a cell and stops at what ends it. Runs of blanks and line ends are one blank.
    fn cell(&mut self, separator: char) -> String {
        let is_end = |it: char| it == separator || it == '\n' || it == '\r';
        let mut found = String::new();
        let indent = self.rest().len() - self.rest().trim_start_matches([' ', '\u{a0}']).len();
        if self.quotes && self.rest().get(indent..).is_some_and(|it| it.starts_with('"')) {
            match quotation(self.rest().get(indent + 1..).unwrap_or_default()) {
                Some((text, length)) => {
                    found = text;
                    self.at += indent + 1 + length;
                }
                None => self.quotes = false,
            }
        }
        let length = self.rest().find(is_end).unwrap_or(self.rest().len());
        found.push_str(self.rest().get(..length).unwrap_or_default());
        self.at += length;
        let shown = |it: char| if it.is_control() { ' ' } else { it };
        found.chars().map(shown).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }
}

/// What stands up to the closing quotation mark, of which two are one, and its length with the mark.
fn quotation(text: &str) -> Option<(String, usize)> {
    let mut found = String::new();
    let mut rest = text;
    loop {
        let at = rest.find('"')?;
        found.push_str(rest.get(..at)?);
        rest = rest.get(at + 1..)?;
        match rest.strip_prefix('"') {
            Some(more) => {
                found.push('"');
                rest = more;
            }
            None => return Some((found, text.len() - rest.len())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(text: &str, expected: &[&[&str]]) {
        let lines = lines(text).expect("it is small");
        let found: Vec<Vec<&str>> = lines.iter().map(|it| it.cells.iter().map(String::as_str).collect()).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn tabs_semicolons_and_commas_separate() {
        reads("a\tb, c\n1\t2", &[&["a", "b, c"], &["1", "2"]]);
        reads("a;b, c\r\n1;2\r\n", &[&["a", "b, c"], &["1", "2"]]);
        reads("a,b\r1,2", &[&["a", "b"], &["1", "2"]]);
        reads("Title\n\"Oct 18, 2023\",x", &[&["Title"], &["Oct 18, 2023", "x"]]);
        reads("alone", &[&["alone"]]);
        reads("", &[]);
    }

    #[test]
    fn quotations_hold_separators_line_ends_and_their_own_marks() {
        reads("\u{feff}a,\"b, \"\"c\"\"\nd\",e", &[&["a", "b, \"c\" d", "e"]]);
        reads("a, \"b\" ,c", &[&["a", "b", "c"]]);
        reads("12\" pipe,x", &[&["12\" pipe", "x"]]);
        // What never closes loses nothing, and no row after it.
        reads("\"a,b\nc,\"d", &[&["a,b c,d"]]);
        reads("x,\"a\nc,d", &[&["x", "\"a"], &["c", "d"]]);
    }

    #[test]
    fn blank_rows_count_and_hold_nothing_and_every_row_knows_its_text() {
        let text = "a,b\n\n ,\nc,\"d\ne\"\n";
        let lines = lines(text).expect("it is small");
        let found: Vec<(u32, &str)> = lines.iter().map(|it| (it.number, &text[it.source.clone()])).collect();
        assert_eq!(found, [(1, "a,b"), (4, "c,\"d\ne\"")]);
    }

    #[test]
    fn a_table_beyond_the_bounds_is_refused_whole() {
        assert_eq!(lines(&"a\n".repeat(MAX_ROWS)).map(|it| it.len()), Ok(MAX_ROWS));
        assert_eq!(lines(&"a\n".repeat(MAX_ROWS + 1)), Err(TooLarge::Rows));
        assert_eq!(lines(&"a".repeat(MAX_BYTES + 1)), Err(TooLarge::Bytes));
        assert_eq!(lines(&",".repeat(MAX_BYTES)).map(|it| it.len()), Ok(0));
    }
}
