//! Forms as data: fields, what was typed into them, and what is wrong with it.
//!
//! Invariant: a form knows no entry and no sentence. What was typed is kept as typed; reading it reports every problem at
//! once and changes nothing.

use clerkready::date::{DateFact, Day, YEARS};
use clerkready::id::EntryId;
use clerkready::portable::LONGEST_FIELD;
use clerkready::quantity::Points;

use super::tongue::{Tongue, month_named};

/// The value of the choice "I don't know".
pub const UNKNOWN: &str = "unknown";
/// The value of the box "None of these".
pub const NONE: &str = "none";

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    pub key: Key,
    pub input: Input,
    pub shown: Shown,
    /// The catalog's own question; empty where the app has words for it.
    pub asks: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    pub name: Name,
    /// Which one of several fields of a name, such as lines of points on paper, from 0.
    pub line: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name {
    PersonName,
    Municipality,
    Place,
    Goals,
    OfficialTitle,
    Role,
    Employer,
    Share,
    Duties,
    From,
    To,
    Until,
    UntilDate,
    Body,
    Class,
    OtherClass,
    On,
    Received,
    Postmarked,
    Position,
    Designation,
    Standing,
    Used,
    Item,
    Title,
    Status,
    Hours,
    Score,
    EvidenceSent,
    Fact,
    Points,
    PaperBy,
    Category,
    Whose,
    AsOf,
    Origin,
    Program,
    Kind,
    Per,
    Reading,
    Number,
    /// The date of something that is only supposed.
    Supposed,
    /// An entry of which something is supposed, what, and its other date.
    SupposedEntry,
    Supposing,
    OtherDate,
    /// The designation that is only supposed.
    SupposedDesignation,
    /// When something on a list was attended.
    When,
    /// Whether a table's first row holds the columns' names.
    Header,
    /// What a column of a table holds.
    Column,
    /// The rows of a table that are to be treated otherwise than proposed.
    Rows,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    Text,
    /// A decimal: points, or hours.
    Points,
    /// A whole number.
    Number,
    Date,
    /// One of several, as radio buttons.
    Choice(Vec<Choice>),
    /// One of many, as a list that opens.
    Pick(Vec<Choice>),
    /// Any of several, as boxes to tick.
    Several(Vec<Choice>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub value: String,
    pub label: Label,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Label {
    /// The catalog's words.
    Text(String),
    /// One of the app's own words.
    Word(Word),
    /// "In writing from", and who decides.
    InWriting(String),
    /// An entry of the record.
    Entry(EntryId),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    Yes,
    No,
    DontKnow,
    DontRemember,
    NotSure,
    StillSo,
    Ended,
    Done,
    Planned,
    Certificate,
    OtherBody,
    AnotherBody,
    AnotherClass,
    FullTime,
    PartTime,
    NoneOfThese,
    Each,
    Hour,
    Year,
    NotThere,
    OtherDate,
}

/// When a field is on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    Always,
    /// While another field has this choice.
    While(Key, String),
}

/// The boxes of a date, and the whole of every other field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Whole,
    Month,
    Day,
    Year,
}

/// What was typed and chosen, as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    texts: Vec<(Key, Part, String)>,
}

/// One thing wrong with a draft, and the box that it is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub key: Key,
    pub part: Part,
    pub wrong: Wrong,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    Missing,
    NotPoints,
    NotANumber,
    NotAPlace,
    NotAMonth,
    NotADay,
    NotAYear,
    /// A date in one box that is none.
    NotADate,
    YearMissing,
    MonthMissing,
    /// There is no such day in that month.
    NoSuchDay,
    /// It ends before it begins.
    Backwards,
    /// It lies beyond what is looked at.
    TooFar,
    /// No record holds so long a text.
    TooLong,
}

impl Key {
    /// The name of a field's box in the page.
    pub fn id(self, part: Part) -> String {
        let name = match self.name {
            Name::PersonName => "name",
            Name::Municipality => "municipality",
            Name::Place => "place",
            Name::Goals => "goals",
            Name::OfficialTitle => "official-title",
            Name::Role => "role",
            Name::Employer => "employer",
            Name::Share => "share",
            Name::Duties => "duties",
            Name::From => "from",
            Name::To => "to",
            Name::Until => "until",
            Name::UntilDate => "until-date",
            Name::Body => "body",
            Name::Class => "class",
            Name::OtherClass => "other-class",
            Name::On => "on",
            Name::Received => "received",
            Name::Postmarked => "postmarked",
            Name::Position => "position",
            Name::Designation => "designation",
            Name::Standing => "standing",
            Name::Used => "used",
            Name::Item => "item",
            Name::Title => "title",
            Name::Status => "status",
            Name::Hours => "hours",
            Name::Score => "score",
            Name::EvidenceSent => "evidence-sent",
            Name::Fact => "fact",
            Name::Points => "points",
            Name::PaperBy => "paper",
            Name::Category => "category",
            Name::Whose => "whose",
            Name::AsOf => "as-of",
            Name::Origin => "origin",
            Name::Program => "program",
            Name::Kind => "kind",
            Name::Per => "per",
            Name::Reading => "reading",
            Name::Number => "number",
            Name::Supposed => "supposed",
            Name::SupposedEntry => "supposed-entry",
            Name::Supposing => "supposing",
            Name::OtherDate => "other-date",
            Name::SupposedDesignation => "supposed-designation",
            Name::When => "when",
            Name::Header => "header",
            Name::Column => "column",
            Name::Rows => "rows",
        };
        let mut id = String::from(name);
        if 0 < self.line {
            // A radio button adds its own number, which must not make it another line's first one.
            id.push_str("-line-");
            id.push_str(&(self.line.saturating_add(1)).to_string());
        }
        id.push_str(match part {
            Part::Whole => "",
            Part::Month => "-month",
            Part::Day => "-day",
            Part::Year => "-year",
        });
        id
    }
}

impl From<Name> for Key {
    fn from(name: Name) -> Key {
        Key { name, line: 0 }
    }
}

impl Field {
    pub fn new(key: impl Into<Key>, input: Input) -> Field {
        Field { key: key.into(), input, shown: Shown::Always, asks: String::new() }
    }

    pub fn asks(self, asks: &str) -> Field {
        Field { asks: asks.to_owned(), ..self }
    }

    pub fn shown(self, shown: Shown) -> Field {
        Field { shown, ..self }
    }
}

impl Choice {
    pub fn text(value: impl Into<String>, label: impl Into<String>) -> Choice {
        Choice { value: value.into(), label: Label::Text(label.into()) }
    }

    pub fn word(value: &str, word: Word) -> Choice {
        Choice { value: value.to_owned(), label: Label::Word(word) }
    }
}

impl Draft {
    pub fn get(&self, key: Key, part: Part) -> &str {
        self.texts.iter().find(|it| it.0 == key && it.1 == part).map_or("", |it| it.2.as_str())
    }

    /// Everything that was typed or chosen.
    pub fn texts(&self) -> impl Iterator<Item = (Key, Part, &str)> {
        self.texts.iter().map(|(key, part, text)| (*key, *part, text.as_str()))
    }

    pub fn set(&mut self, key: impl Into<Key>, part: Part, text: &str) {
        let key = key.into();
        match self.texts.iter_mut().find(|it| it.0 == key && it.1 == part) {
            Some(it) => it.2 = text.to_owned(),
            None => self.texts.push((key, part, text.to_owned())),
        }
    }

    /// What is ticked, in the order in which it was.
    pub fn ticked(&self, key: Key) -> impl Iterator<Item = &str> {
        self.get(key, Part::Whole).split('\n').filter(|it| !it.is_empty())
    }

    pub fn set_ticked<'a>(&mut self, key: impl Into<Key>, ticked: impl IntoIterator<Item = &'a str>) {
        let ticked: Vec<&str> = ticked.into_iter().collect();
        self.set(key, Part::Whole, &ticked.join("\n"));
    }

    /// Ticks a box, or takes its tick away.
    pub fn tick(&mut self, key: Key, value: &str, ticked: bool) {
        let others = self.ticked(key).filter(|it| *it != value);
        let all: Vec<String> = others.chain(ticked.then_some(value)).map(str::to_owned).collect();
        self.set_ticked(key, all.iter().map(String::as_str));
    }

    /// What was typed in a language that may write a comma before decimals, with a point there. In English a comma parts
    /// thousands, and what is meant by "9,5" is not guessed; elsewhere it can only be that, before one or two digits.
    pub fn in_tongue(&self, tongue: Tongue) -> Draft {
        let mut draft = self.clone();
        if tongue != Tongue::ENGLISH {
            let figures = draft.texts.iter_mut().filter(|it| matches!(it.0.name, Name::Points | Name::Hours));
            figures.for_each(|it| it.2 = it.2.replace(',', "."));
        }
        draft
    }

    pub fn set_date(&mut self, key: impl Into<Key>, date: Option<DateFact>) {
        let key = key.into();
        // A date prints as year, month and day, as far as it is known.
        let text = date.map(|it| it.to_string()).unwrap_or_default();
        for (part, text) in [Part::Year, Part::Month, Part::Day].into_iter().zip(text.split('-')) {
            self.set(key, part, text.trim_start_matches('0'));
        }
    }

    /// Says whether a field is on the screen with what is chosen now.
    pub fn shows(&self, field: &Field) -> bool {
        match &field.shown {
            Shown::Always => true,
            Shown::While(key, value) => self.get(*key, Part::Whole) == value,
        }
    }

    /// How many lines of points on paper hold something.
    pub fn lines(&self) -> u32 {
        let filled = self.texts.iter().filter(|(key, _, text)| key.name == Name::Points && !text.is_empty());
        filled.map(|(key, ..)| key.line.saturating_add(1)).max().unwrap_or(0)
    }
}

/// Reads a draft field by field and gathers every problem.
pub struct Reader<'a> {
    draft: &'a Draft,
    problems: Vec<Problem>,
}

impl<'a> Reader<'a> {
    pub fn new(draft: &'a Draft) -> Reader<'a> {
        Reader { draft, problems: Vec::new() }
    }

    /// Gives the result when nothing was wrong.
    pub fn finish<T>(mut self, result: T) -> Result<T, Vec<Problem>> {
        // What is ticked stands in lines of its own, and is no text that somebody wrote.
        let is_long = |text: &str| LONGEST_FIELD < text.len() && !text.contains('\n');
        for (key, part, _) in self.draft.texts.iter().filter(|it| is_long(&it.2)) {
            self.report(*key, *part, Wrong::TooLong);
        }
        if self.problems.is_empty() { Ok(result) } else { Err(self.problems) }
    }

    pub fn report(&mut self, key: impl Into<Key>, part: Part, wrong: Wrong) {
        self.problems.push(Problem { key: key.into(), part, wrong });
    }

    pub fn text(&self, key: impl Into<Key>) -> String {
        self.draft.get(key.into(), Part::Whole).trim().to_owned()
    }

    /// A text that has to be there.
    pub fn needed_text(&mut self, key: impl Into<Key>) -> String {
        let key = key.into();
        let text = self.text(key);
        if text.is_empty() {
            self.report(key, Part::Whole, Wrong::Missing);
        }
        text
    }

    /// What was chosen; "I don't know" is no choice.
    pub fn choice(&self, key: impl Into<Key>) -> Option<&'a str> {
        let chosen = self.draft.get(key.into(), Part::Whole);
        (!chosen.is_empty() && chosen != UNKNOWN).then_some(chosen)
    }

    /// A choice that has to be made.
    pub fn needed_choice(&mut self, key: impl Into<Key>) -> Option<&'a str> {
        let key = key.into();
        let chosen = self.choice(key);
        if chosen.is_none() {
            self.report(key, Part::Whole, Wrong::Missing);
        }
        chosen
    }

    /// What is ticked; `None` when nothing is, not even that it is none of these.
    pub fn ticked(&self, key: impl Into<Key>) -> Option<Vec<&'a str>> {
        let ticked: Vec<&str> = self.draft.ticked(key.into()).collect();
        (!ticked.is_empty()).then(|| ticked.into_iter().filter(|it| *it != NONE).collect())
    }

    pub fn shows(&self, field: &Field) -> bool {
        self.draft.shows(field)
    }

    pub fn number(&mut self, key: impl Into<Key>, most: u32) -> Option<u32> {
        let key = key.into();
        let text = self.text(key);
        if text.is_empty() {
            return None;
        }
        let number = number(&text).filter(|it| *it <= most);
        if number.is_none() {
            self.report(key, Part::Whole, Wrong::NotANumber);
        }
        number
    }

    pub fn points(&mut self, key: impl Into<Key>) -> Option<Points> {
        let key = key.into();
        let text = self.text(key);
        if text.is_empty() {
            return None;
        }
        let points = Points::parse(&text);
        if points.is_none() {
            self.report(key, Part::Whole, Wrong::NotPoints);
        }
        points
    }

    /// A date as far as it is known; nothing typed is not known.
    pub fn date(&mut self, key: impl Into<Key>) -> Option<DateFact> {
        let key = key.into();
        let [month, day, year] = [Part::Month, Part::Day, Part::Year].map(|part| self.draft.get(key, part).trim());
        if month.is_empty() && day.is_empty() && year.is_empty() {
            return None;
        }
        let before = self.problems.len();
        let month_number = month_number(month);
        if !month.is_empty() && month_number.is_none() {
            self.report(key, Part::Month, Wrong::NotAMonth);
        }
        let day_number = number(day).filter(|it| (1..=31).contains(it));
        if !day.is_empty() {
            if day_number.is_none() {
                self.report(key, Part::Day, Wrong::NotADay);
            }
            if month.is_empty() {
                self.report(key, Part::Month, Wrong::MonthMissing);
            }
        }
        let year_number = number(year).and_then(|it| i32::try_from(it).ok()).filter(|it| YEARS.contains(it));
        if year.is_empty() {
            self.report(key, Part::Year, Wrong::YearMissing);
        } else if year_number.is_none() {
            self.report(key, Part::Year, Wrong::NotAYear);
        }
        if before < self.problems.len() {
            return None;
        }
        let year = year_number?;
        match (month_number, day_number) {
            (Some(month), Some(day)) => {
                let date = Day::from_ymd_opt(year, month, day).map(DateFact::Day);
                if date.is_none() {
                    self.report(key, Part::Day, Wrong::NoSuchDay);
                }
                date
            }
            (Some(month), None) => Some(DateFact::Month { year, month }),
            _ => Some(DateFact::Year(year)),
        }
    }

    /// A date that has to be there.
    pub fn needed_date(&mut self, key: impl Into<Key>) -> Option<DateFact> {
        let key = key.into();
        let before = self.problems.len();
        let date = self.date(key);
        if date.is_none() && before == self.problems.len() {
            self.report(key, Part::Year, Wrong::Missing);
        }
        date
    }

    /// Reports an end that surely lies before the beginning.
    pub fn in_order(&mut self, from: Option<DateFact>, to: Option<DateFact>, to_key: Name) {
        if let (Some(from), Some(to)) = (from, to)
            && to.last() < from.first()
        {
            self.report(to_key, Part::Year, Wrong::Backwards);
        }
    }
}

fn number(text: &str) -> Option<u32> {
    let plain = !text.is_empty() && text.len() <= 4 && text.bytes().all(|it| it.is_ascii_digit());
    plain.then(|| text.parse().ok())?
}

fn month_number(text: &str) -> Option<u32> {
    if let Some(number) = number(text) {
        return (1..=12).contains(&number).then_some(number);
    }
    month_named(text)
}
