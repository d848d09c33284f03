//! A table that somebody kept elsewhere, as activities.
//!
//! Invariant: pure; every row of the text either is an activity or says everything that is wrong with it, and what is not
//! added is given back as it was.

mod cells;
mod columns;
mod dates;
mod kinds;
mod words;
#[cfg(test)]
mod tests;

pub use cells::{Line, MAX_BYTES, MAX_ROWS, TooLarge};
pub use columns::{Meaning, width};
pub use dates::{NotADate, Span, span};
pub use kinds::Matcher;

use clerkready::date::{DateFact, Day};
use clerkready::id::{BodyId, CategoryId, EntryId, KindId};
use clerkready::program::{Body, Category, Item, Kind};
use clerkready::quantity::Points;
use clerkready::record::{Activity, Record, Stated, StatedBy, Status, Unread};

use super::form::{Draft, Key, Name, Part};
use super::forms;
use super::scope::Scope;

/// At most so many texts are asked about one by one.
pub const MAX_ASKED: u32 = 12;

/// The value of a box that is ticked.
pub const YES: &str = "yes";

/// A text, read as far as it goes without knowing what its columns hold.
pub struct Table<'a> {
    pub lines: Vec<Line>,
    scope: &'a Scope<'a>,
    matcher: Matcher<'a>,
}

/// One row, and what it comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its number in the text, from 1.
    pub number: u32,
    /// What stands in its cells.
    pub text: String,
    pub read: Result<Activity, Vec<Fault>>,
    /// The record has the same already.
    pub is_known: bool,
}

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    KindMissing,
    KindUnknown(String),
    NotADate(String),
    /// Both the first day and the last day are spans, or they are the wrong way round.
    Backwards,
    NotHours(String),
    NotPoints(String),
    CategoryMissing,
    CategoryUnknown(String),
    BodyUnknown(String),
}

impl<'a> Table<'a> {
    /// Reads the rows of a text.
    ///
    /// # Errors
    /// When it is larger than [`MAX_ROWS`] or [`MAX_BYTES`].
    pub fn of(scope: &'a Scope<'a>, text: &str) -> Result<Table<'a>, TooLarge> {
        Ok(Table { lines: cells::lines(text)?, scope, matcher: Matcher::new(scope) })
    }

    /// What is most likely meant, as the answers of a form.
    pub fn guess(&self) -> Draft {
        let mut draft = Draft::default();
        let has_header = columns::is_header(&self.lines, &self.matcher, self.scope);
        draft.tick(Name::Header.into(), YES, has_header);
        self.guess_columns(&mut draft);
        if let [only] = self.categories().as_slice() {
            draft.set(Name::Category, Part::Whole, only.id.as_str());
        }
        draft
    }

    /// Likewise for the columns alone, with what is told of the first row.
    pub fn guess_columns(&self, draft: &mut Draft) {
        let columns = columns::guess(&self.lines, has_header(draft), &self.matcher, self.scope);
        for (line, meaning) in (0..).zip(columns) {
            draft.set(Key { name: Name::Column, line }, Part::Whole, &meaning.value());
        }
    }

    /// What each column holds.
    pub fn columns(&self, draft: &Draft) -> Vec<Meaning> {
        let lines = (0..).take(width(&self.lines));
        lines.map(|line| Meaning::of(draft.get(Key { name: Name::Column, line }, Part::Whole))).collect()
    }

    /// The rows under the columns' names.
    fn body(&self, draft: &Draft) -> &[Line] {
        let skipped = usize::from(has_header(draft));
        self.lines.get(skipped..).unwrap_or_default()
    }

    pub fn categories(&self) -> Vec<&'a Category> {
        let mut found: Vec<&Category> = Vec::new();
        for it in self.scope.bodies().into_iter().flat_map(|it| &it.categories) {
            if found.iter().all(|other| other.id != it.id) {
                found.push(it);
            }
        }
        found
    }

    /// The texts that should be kinds and are none, each once; what is chosen for one stands at its number.
    pub fn asked(&self, draft: &Draft) -> Vec<String> {
        let columns = self.columns(draft);
        let mut asked: Vec<String> = Vec::new();
        for line in self.body(draft) {
            let text = kind_text(line, &columns);
            let is_new = |it: &str| !asked.iter().any(|other| other.eq_ignore_ascii_case(it));
            if asked.len() < MAX_ASKED as usize && !text.is_empty() && is_new(text) && self.matcher.find(text).is_none()
            {
                asked.push(text.to_owned());
            }
        }
        asked
    }

    /// Every row as an activity, or what is wrong with it.
    pub fn rows(&self, record: &Record, draft: &Draft, today: Day) -> Vec<Row> {
        let columns = self.columns(draft);
        let reading = Reading { table: self, asked: self.asked(draft), columns: &columns, draft, today };
        let row = |line: &Line| {
            let read = reading.activity(line);
            let is_known = read.as_ref().is_ok_and(|it| record.activities.iter().any(|other| is_same(it, other)));
            let filled = line.cells.iter().filter(|it| !it.is_empty()).map(String::as_str);
            Row { number: line.number, text: filled.collect::<Vec<_>>().join(" · "), read, is_known }
        };
        self.body(draft).iter().map(row).collect()
    }

    /// What is to be added, each with a new id, and the text of what is not, under the columns' names.
    pub fn take(
        &self,
        text: &str,
        record: &Record,
        draft: &Draft,
        today: Day,
        ids: &[EntryId],
    ) -> (Vec<Activity>, String) {
        let rows = self.rows(record, draft, today);
        let (mut taken, mut rest) = (Vec::new(), Vec::new());
        let mut ids = ids.iter();
        for (row, line) in rows.iter().zip(self.body(draft)) {
            match (is_wanted(row, draft), &row.read, ids.as_slice()) {
                (true, Ok(activity), [id, ..]) => {
                    ids.next();
                    taken.push(Activity { id: id.clone(), ..activity.clone() });
                }
                _ => rest.push(line),
            }
        }
        let header = self.lines.first().filter(|_| has_header(draft) && !rest.is_empty());
        let kept = header.into_iter().chain(rest).filter_map(|it| text.get(it.source.clone()));
        (taken, kept.collect::<Vec<_>>().join("\n"))
    }
}

fn has_header(draft: &Draft) -> bool {
    draft.ticked(Name::Header.into()).next().is_some()
}

/// How many rows are new and good, how many are not good, and how many the record has already.
pub fn count(rows: &[Row]) -> (usize, usize, usize) {
    let wrong = rows.iter().filter(|it| it.read.is_err()).count();
    let known = rows.iter().filter(|it| it.is_known).count();
    (rows.len() - wrong - known, wrong, known)
}

/// Says whether a row shall be added: a good one unless the person leaves it out, one that is there already only when they
/// say so.
pub fn is_wanted(row: &Row, draft: &Draft) -> bool {
    row.read.is_ok() && is_ticked(row, draft)
}

/// What the box of a row shows. What is kept is how it differs from what is proposed.
fn is_ticked(row: &Row, draft: &Draft) -> bool {
    let number = row.number.to_string();
    row.is_known == draft.ticked(Name::Rows.into()).any(|it| it == number)
}

/// Says whether two activities are the same as far as a table tells.
fn is_same(one: &Activity, other: &Activity) -> bool {
    (&one.kind, one.from, one.last_day()) == (&other.kind, other.from, other.last_day())
        && (one.item == other.item)
        && one.title.eq_ignore_ascii_case(&other.title)
}

/// An activity whose day has not come is planned.
pub fn status_on(from: Option<DateFact>, today: Day) -> Status {
    match from {
        Some(from) if today < from.first() => Status::Planned,
        _ => Status::Done,
    }
}

/// The cell of a row that holds something.
fn cell<'l>(line: &'l Line, columns: &[Meaning], meaning: &Meaning) -> &'l str {
    let at = columns.iter().position(|it| it == meaning);
    at.and_then(|at| line.cells.get(at)).map_or("", String::as_str)
}

/// What names the kind of a row: its own column, or else the title.
fn kind_text<'l>(line: &'l Line, columns: &[Meaning]) -> &'l str {
    let own = cell(line, columns, &Meaning::Kind);
    if own.is_empty() { cell(line, columns, &Meaning::Title) } else { own }
}

struct Reading<'t> {
    table: &'t Table<'t>,
    asked: Vec<String>,
    columns: &'t [Meaning],
    draft: &'t Draft,
    today: Day,
}

impl Reading<'_> {
    fn activity(&self, line: &Line) -> Result<Activity, Vec<Fault>> {
        let mut faults = Vec::new();
        let cell = |meaning: Meaning| cell(line, self.columns, &meaning);
        let kind = self.kind(line, &mut faults);
        let (from, to) = self.dates(cell(Meaning::First), cell(Meaning::Last), &mut faults);
        let hours = sum(cell(Meaning::Hours), &["hours", "hour", "hrs", "hr", "h"]).unwrap_or_else(|text| {
            faults.push(Fault::NotHours(text));
            None
        });
        let stated = self.stated(line, &mut faults);
        let Some((kind, item)) = kind.filter(|_| faults.is_empty()) else { return Err(faults) };
        let name = item.map_or(&kind.name, |it| &it.name);
        let title = Some(cell(Meaning::Title)).filter(|it| !it.eq_ignore_ascii_case(name));
        Ok(Activity {
            id: EntryId::new(""),
            kind: kind.id.clone(),
            item: item.map(|it| it.id.clone()),
            title: title.unwrap_or_default().to_owned(),
            from,
            to,
            minutes: hours.map(forms::minutes),
            score: None,
            evidence_sent: None,
            status: status_on(from, self.today),
            facts: Default::default(),
            stated,
            unread: Unread::default(),
        })
    }

    /// The kind that a row's own words name, or the one that was chosen for them, or for all that have none.
    fn kind(&self, line: &Line, faults: &mut Vec<Fault>) -> Option<(&Kind, Option<&Item>)> {
        let (own, title) = (cell(line, self.columns, &Meaning::Kind), cell(line, self.columns, &Meaning::Title));
        let text = kind_text(line, self.columns);
        let find = |text: &str| self.table.matcher.find(text);
        let found = find(text).map(|found| match (found, find(title)) {
            // The title may say which session of the kind it was.
            ((kind, None), Some((same, item))) if !own.is_empty() && same.id == kind.id => (kind, item),
            (found, _) => found,
        });
        let chosen = || {
            let at = self.asked.iter().position(|it| it.eq_ignore_ascii_case(text));
            let of_text = at.and_then(|at| u32::try_from(at + 1).ok()).map(|line| self.chosen(line));
            let id = of_text.filter(|it| !it.is_empty()).unwrap_or_else(|| self.chosen(0));
            self.table.scope.catalog.kind(&KindId::new(id)).map(|it| (it, None))
        };
        let kind = found.or_else(chosen);
        if kind.is_none() {
            faults.push(if text.is_empty() { Fault::KindMissing } else { Fault::KindUnknown(text.to_owned()) });
        }
        kind
    }

    fn chosen(&self, line: u32) -> &str {
        self.draft.get(Key { name: Name::Kind, line }, Part::Whole)
    }

    fn dates(&self, first: &str, last: &str, faults: &mut Vec<Fault>) -> (Option<DateFact>, Option<DateFact>) {
        let mut read = |text: &str| {
            span(text).unwrap_or_else(|NotADate| {
                faults.push(Fault::NotADate(text.to_owned()));
                None
            })
        };
        let (first, last) = (read(first), read(last));
        let from = first.map(|it| it.from);
        let end = last.map(|it| it.to.unwrap_or(it.from)).or(first.and_then(|it| it.to));
        let to = end.filter(|it| Some(*it) != from);
        if let (Some(from), Some(to)) = (from, to)
            && to.last() < from.first()
        {
            faults.push(Fault::Backwards);
        }
        // An end alone is when it was.
        if from.is_none() { (to, None) } else { (from, to) }
    }

    /// The points of a row, as a certificate states them.
    fn stated(&self, line: &Line, faults: &mut Vec<Fault>) -> Vec<Stated> {
        let mut found: Vec<(Option<CategoryId>, Points)> = Vec::new();
        for (meaning, text) in self.columns.iter().zip(&line.cells) {
            let category = match meaning {
                Meaning::Points => None,
                Meaning::In(category) => Some(category.clone()),
                _ => continue,
            };
            match sum(text, &["points", "point", "pts", "pt", "credits", "credit"]) {
                Ok(None | Some(Points::ZERO)) => {}
                Ok(Some(points)) => found.push((category, points)),
                Err(text) => faults.push(Fault::NotPoints(text)),
            }
        }
        if found.is_empty() {
            return Vec::new();
        }
        let body = self.whose(cell(line, self.columns, &Meaning::Whose), faults);
        let stated = found.into_iter().filter_map(|(category, points)| {
            let category = category.or_else(|| self.category(line, faults))?;
            Some(Stated { by: StatedBy::Certificate, body: body.clone(), category, points, unread: Unread::default() })
        });
        stated.collect()
    }

    fn category(&self, line: &Line, faults: &mut Vec<Fault>) -> Option<CategoryId> {
        let text = cell(line, self.columns, &Meaning::Category);
        if text.is_empty() {
            let chosen = self.draft.get(Name::Category.into(), Part::Whole);
            if chosen.is_empty() {
                faults.push(Fault::CategoryMissing);
            }
            return (!chosen.is_empty()).then(|| CategoryId::new(chosen));
        }
        let categories = self.table.categories();
        let is = |it: &&Category| text.eq_ignore_ascii_case(&it.name) || text.eq_ignore_ascii_case(it.id.as_str());
        let found = categories.into_iter().find(is).map(|it| it.id.clone());
        if found.is_none() {
            faults.push(Fault::CategoryUnknown(text.to_owned()));
        }
        found
    }

    /// The body whose points a certificate states; that there is one does not say whose.
    fn whose(&self, text: &str, faults: &mut Vec<Fault>) -> Option<BodyId> {
        let chosen = self.draft.get(Name::Whose.into(), Part::Whole);
        let chosen = (!chosen.is_empty()).then(|| BodyId::new(chosen));
        if matches!(text.to_ascii_lowercase().as_str(), "" | "yes" | "y" | "x" | "certificate" | "true") {
            return chosen;
        }
        let mut bodies = self.table.scope.catalog.bodies.iter();
        let is = |it: &&Body| text.eq_ignore_ascii_case(it.id.as_str()) || text.eq_ignore_ascii_case(&it.name);
        let found = bodies.find(is).map(|it| it.id.clone());
        if found.is_none() {
            faults.push(Fault::BodyUnknown(text.to_owned()));
        }
        found
    }
}

/// Reads a number, with its unit behind it or not; a blank or a dash is none.
fn sum(text: &str, units: &[&str]) -> Result<Option<Points>, String> {
    let small = text.to_ascii_lowercase();
    let number = small.trim_end_matches(|it: char| it.is_ascii_alphabetic() || it == '.');
    let unit = small.get(number.len()..).unwrap_or_default().trim_matches('.');
    let number = number.trim();
    match (number, unit) {
        ("" | "-" | "–", "") | ("n/", "a") => Ok(None),
        (number, unit) if unit.is_empty() || units.contains(&unit) => match Points::parse(number) {
            Some(it) => Ok(Some(it)),
            None => Err(text.to_owned()),
        },
        _ => Err(text.to_owned()),
    }
}
