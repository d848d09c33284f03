//! Dates, points and the names of entries.

use chrono::{Datelike, Weekday};
use clerkready::date::{DateFact, Day};
use clerkready::id::{BodyId, CategoryId, EntryId, ProgramId};
use clerkready::program::{Body, Catalog, Category, Earned, Line, Unit};
use clerkready::quantity::{Amount, Extent, Points};
use clerkready::record::{Activity, Record, Until};

use crate::app::asked::What;
use crate::app::entry::{Entry, find};
use crate::app::form::MONTHS;
use crate::app::forms;
use crate::app::place::Subject;

/// A date as people write it: "October 18, 2023", "March 2024", "2021".
pub fn date(date: DateFact) -> String {
    match date {
        DateFact::Day(it) => day(it),
        DateFact::Month { year, month } => format!("{} {year}", month_name(month)),
        DateFact::Year(year) => year.to_string(),
    }
}

pub fn day(it: Day) -> String {
    format!("{} {}, {}", month_name(it.month()), it.day(), it.year())
}

/// A day with its weekday: "April 1, 2027 (a Thursday)".
pub fn day_and_weekday(it: Day) -> String {
    let name = match it.weekday() {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    };
    format!("{} (a {name})", day(it))
}

fn month_name(month: u32) -> &'static str {
    let at = usize::try_from(month).unwrap_or_default().wrapping_sub(1);
    MONTHS.get(at).copied().unwrap_or_default()
}

pub fn span(from: Option<DateFact>, to: Option<DateFact>) -> String {
    match (from, to) {
        (Some(from), Some(to)) if from != to => format!("{} to {}", date(from), date(to)),
        (Some(only), _) | (None, Some(only)) => date(only),
        (None, None) => "No date".to_owned(),
    }
}

pub fn term(from: Option<DateFact>, until: Until) -> String {
    match (from.map(date), until) {
        (Some(from), Until::Lasts) => format!("Since {from}"),
        (Some(from), Until::On(to)) => format!("{from} to {}", date(to)),
        (Some(from), Until::NotTold) => format!("From {from}; whether it ended is not told"),
        (None, Until::Lasts) => "Until today; since when is not told".to_owned(),
        (None, Until::On(to)) => format!("Until {}; since when is not told", date(to)),
        (None, Until::NotTold) => "No dates".to_owned(),
    }
}

/// Points or hours.
pub fn points(it: Points, unit: Unit) -> String {
    let mut text = it.to_string();
    text.push_str(match (unit, it == Points::from_hundredths(100)) {
        (Unit::Points, true) => " point",
        (Unit::Points, false) => " points",
        (Unit::Hours, true) => " hour",
        (Unit::Hours, false) => " hours",
    });
    text
}

/// An amount with its two ends, whichever is the smaller.
pub fn amount(it: Amount, unit: Unit) -> String {
    let points = |it: Points| points(it, unit);
    let unknown = || match unit {
        Unit::Points => "an unknown number of points".to_owned(),
        Unit::Hours => "an unknown number of hours".to_owned(),
    };
    let (low, high) = if it.sure <= it.possible { (it.sure, it.possible) } else { (it.possible, it.sure) };
    match (low, high) {
        (Extent::Finite(low), Extent::Finite(high)) if low == high => points(low),
        (Extent::Finite(low), Extent::Finite(high)) => format!("between {low} and {}", points(high)),
        (Extent::Finite(Points::ZERO), Extent::Unbounded) => unknown(),
        (Extent::Finite(low), Extent::Unbounded) => format!("{} or more", points(low)),
        (Extent::Unbounded, _) => unknown(),
    }
}

/// What an activity is called: its session or course, its own title, or its kind.
pub fn activity(catalog: &Catalog, it: &Activity) -> String {
    let item = it.item.as_ref().and_then(|id| catalog.item(id)).map(|it| it.name.as_str());
    match item {
        Some(item) => item.to_owned(),
        None if !it.title.is_empty() => it.title.clone(),
        None => kind(catalog, it).to_owned(),
    }
}

pub fn kind<'a>(catalog: &'a Catalog, it: &'a Activity) -> &'a str {
    catalog.kind(&it.kind).map_or(it.kind.as_str(), |it| it.name.as_str())
}

/// What an entry is called in a sentence.
pub fn entry(catalog: &Catalog, record: &Record, id: &EntryId) -> String {
    let with_date = |name: String, when: Option<DateFact>| match when {
        Some(when) => format!("{name}, {}", date(when)),
        None => format!("{name}, no date"),
    };
    match find(record, id) {
        Some(Entry::Activity(it)) => with_date(activity(catalog, &it), it.first_day()),
        Some(Entry::Position(it)) => it.official_title,
        Some(Entry::Membership(it)) => format!("Membership: {}", body(catalog, &it.body)),
        Some(Entry::Award(it)) => with_date(designation(catalog, &it.program), it.on),
        Some(Entry::Enrollment(it)) => with_date(subject(Subject::Enrollment).to_owned(), it.on),
        Some(Entry::Tally(it)) => with_date("The count in writing".to_owned(), Some(it.as_of)),
        Some(other) => subject(other.subject()).to_owned(),
        None => "An entry".to_owned(),
    }
}

/// The name of a body; its initials where the catalog does not have it.
pub fn body(catalog: &Catalog, id: &BodyId) -> String {
    if id.as_str() == forms::OTHER {
        return "another body".to_owned();
    }
    let body = catalog.bodies.iter().find(|it| it.id == *id);
    body.map_or_else(|| id.as_str().to_ascii_uppercase(), |it| it.name.clone())
}

/// The name of a designation, with its initials.
pub fn designation(catalog: &Catalog, id: &ProgramId) -> String {
    match catalog.program(id) {
        Some((_, it)) => forms::program_name(&it.name, &it.initials),
        None => catalog.designation(id).unwrap_or(id.as_str()).to_owned(),
    }
}

/// A category of a body, or of the first body that has it.
pub fn category<'a>(catalog: &'a Catalog, body: Option<&'a Body>, id: &CategoryId) -> Option<&'a Category> {
    let of_body = body.and_then(|it| it.category(id));
    of_body.or_else(|| catalog.bodies.iter().find_map(|it| it.category(id)))
}

/// A figure with its category: "12 points, Education".
pub fn sum(catalog: &Catalog, body: Option<&Body>, id: &CategoryId, figure: Points) -> String {
    let category = category(catalog, body, id);
    let unit = category.map_or(Unit::Points, |it| it.unit);
    let name = category.map_or(id.as_str(), |it| it.name.as_str());
    [points(figure, unit).as_str(), ", ", name].concat()
}

/// What an answer is about.
pub fn question(catalog: &Catalog, what: &What) -> String {
    match what {
        What::Requirement(it) => it.title.clone(),
        What::Line(it) => line(catalog, it),
        What::Boundary(_) => "From when on things count".to_owned(),
    }
}

/// What a line of a schedule is about, by the first of the things that it gives points for.
pub fn line(catalog: &Catalog, it: &Line) -> String {
    match &it.earned {
        Earned::Activities(of) => match of.kinds.as_slice() {
            [kind] => forms::name_of(catalog, kind.as_str()),
            [kind, ..] => [&forms::name_of(catalog, kind.as_str()), " and the like"].concat(),
            [] => String::new(),
        },
        Earned::Service(_) => "Time in office".to_owned(),
        Earned::Completion(_) => "Completion".to_owned(),
    }
}

/// A text that begins a sentence.
pub fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|it| it.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// Minutes as hours: "12 hours", "1.33 hours".
pub fn hours(minutes: u32) -> String {
    points(forms::hours(minutes), Unit::Hours)
}

pub const fn subject(it: Subject) -> &'static str {
    match it {
        Subject::Person => "Name",
        Subject::Goals => "Goals",
        Subject::Position => "Position",
        Subject::Membership => "Membership",
        Subject::Enrollment => "Enrollment",
        Subject::Activity => "Activity",
        Subject::Award => "Designation",
        Subject::Tally => "Count in writing",
        Subject::Rate => "Figure from your form",
        Subject::Answer => "Answer in writing",
        Subject::Told => "My answer",
        Subject::Step => "Step",
    }
}

pub const fn plural(it: Subject) -> &'static str {
    match it {
        Subject::Person => "About me",
        Subject::Goals => "What I work toward",
        Subject::Position => "Positions",
        Subject::Membership => "Memberships",
        Subject::Enrollment => "Enrollment",
        Subject::Activity => "Activities",
        Subject::Award => "Designations received",
        Subject::Tally => "Counts in writing",
        Subject::Rate => "Figures from your own forms",
        Subject::Answer => "Answers in writing",
        Subject::Told => "My answers",
        Subject::Step => "Steps",
    }
}
