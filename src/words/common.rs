//! Dates, points and the names of entries.

use chrono::{Datelike, Weekday};
use clerkready::date::{DateFact, Day};
use clerkready::id::{BodyId, CategoryId, EntryId};
use clerkready::program::Catalog;
use clerkready::quantity::{Amount, Extent, Points};
use clerkready::record::{Activity, Record, Until};

use crate::app::entry::{Entry, find};
use crate::app::form::MONTHS;
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

pub fn points(it: Points) -> String {
    if it == Points::from_hundredths(100) { "1 point".to_owned() } else { format!("{it} points") }
}

/// An amount with its two ends, whichever is the smaller.
pub fn amount(it: Amount) -> String {
    let (low, high) = if it.sure <= it.possible { (it.sure, it.possible) } else { (it.possible, it.sure) };
    match (low, high) {
        (Extent::Finite(low), Extent::Finite(high)) if low == high => points(low),
        (Extent::Finite(low), Extent::Finite(high)) => format!("between {low} and {}", points(high)),
        (Extent::Finite(Points::ZERO), Extent::Unbounded) => "an unknown number of points".to_owned(),
        (Extent::Finite(low), Extent::Unbounded) => format!("{} or more", points(low)),
        (Extent::Unbounded, _) => "an unknown number of points".to_owned(),
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
        Some(Entry::Tally(it)) => with_date("The committee’s count".to_owned(), Some(it.as_of)),
        Some(other) => subject(other.subject()).to_owned(),
        None => "An entry".to_owned(),
    }
}

/// The name of a body; its initials where the catalog does not have it.
pub fn body(catalog: &Catalog, id: &BodyId) -> String {
    let body = catalog.bodies.iter().find(|it| it.id == *id);
    body.map_or_else(|| id.as_str().to_ascii_uppercase(), |it| it.name.clone())
}

/// The name of a category of points.
pub fn category<'a>(catalog: &'a Catalog, id: &'a CategoryId) -> &'a str {
    catalog.bodies.iter().find_map(|it| it.category(id)).map_or(id.as_str(), |it| it.name.as_str())
}

pub const fn subject(it: Subject) -> &'static str {
    match it {
        Subject::Person => "Name",
        Subject::Position => "Position",
        Subject::Membership => "Membership",
        Subject::Enrollment => "Enrollment",
        Subject::Activity => "Activity",
        Subject::Tally => "Count from the committee",
        Subject::Answer => "Answer from the committee",
        Subject::Step => "Step",
    }
}

pub const fn plural(it: Subject) -> &'static str {
    match it {
        Subject::Person => "About me",
        Subject::Position => "Positions",
        Subject::Membership => "Memberships",
        Subject::Enrollment => "Enrollment",
        Subject::Activity => "Activities",
        Subject::Tally => "Points from the committee",
        Subject::Answer => "Answers from the committee",
        Subject::Step => "Steps",
    }
}
