//! Dates, points and the names of entries.

use clerkready::date::{DateFact, Day};
use clerkready::id::{BodyId, CategoryId, EntryId, KindId, ProgramId};
use clerkready::program::{Body, Catalog, Category, Earned, Line, Unit};
use clerkready::quantity::{Amount, Extent, Points};
use clerkready::record::{Activity, Record, Until};

use super::message::{QUOTED, locale, quoted};
use super::say::common as say;
use crate::app::asked::What;
use crate::app::entry::{Entry, find};
use crate::app::forms;
use crate::app::place::Subject;

/// A date as people write it: "October 18, 2023", "March 2024", "2021".
pub fn date(date: DateFact) -> String {
    match date {
        DateFact::Day(it) => day(it),
        DateFact::Month { .. } => locale().month(date.first()),
        DateFact::Year(year) => year.to_string(),
    }
}

pub fn day(it: Day) -> String {
    let text = locale().day(it);
    // Some languages count the first of a month, and browsers do not know it.
    match text.strip_prefix("1 ") {
        Some(rest) => [say::first_of_month(), " ", rest].concat(),
        None => text,
    }
}

/// A day with its weekday: "April 1, 2027 (a Thursday)".
pub fn day_and_weekday(it: Day) -> String {
    say::day_and_weekday(&day(it), &locale().weekday(it))
}

/// What happens on a day, or in a month or a year: languages have two ways to say it.
pub fn on_or_in(it: DateFact, on: fn(&str) -> String, within: fn(&str) -> String) -> String {
    let date = date(it);
    if it.is_day() { on(&date) } else { within(&date) }
}

pub fn span(from: Option<DateFact>, to: Option<DateFact>) -> String {
    match (from, to) {
        (Some(from), Some(to)) if from != to => say::from_to(&date(from), &date(to)),
        (Some(only), _) | (None, Some(only)) => date(only),
        (None, None) => say::no_date().to_owned(),
    }
}

pub fn term(from: Option<DateFact>, until: Until) -> String {
    match (from.map(date), until) {
        (Some(from), Until::Lasts) => say::since(&from),
        (Some(from), Until::On(to)) => say::from_to(&from, &date(to)),
        (Some(from), Until::NotTold) => say::from_end_not_told(&from),
        (None, Until::Lasts) => say::until_today_start_not_told().to_owned(),
        (None, Until::On(to)) => say::until_start_not_told(&date(to)),
        (None, Until::NotTold) => say::no_dates().to_owned(),
    }
}

/// A number by itself, as the language writes it.
pub fn plain_number(it: impl ToString) -> String {
    locale().number(&it.to_string())
}

/// Points or hours.
pub fn points(it: Points, unit: Unit) -> String {
    match unit {
        Unit::Points => say::count_points(it.into()),
        Unit::Hours => say::count_hours(it.into()),
    }
}

/// An amount with its two ends, whichever is the smaller.
pub fn amount(it: Amount, unit: Unit) -> String {
    let points = |it: Points| points(it, unit);
    let unknown = || match unit {
        Unit::Points => say::unknown_points().to_owned(),
        Unit::Hours => say::unknown_hours().to_owned(),
    };
    let between = |low: Points, high: Points| match unit {
        Unit::Points => say::between_points(high.into(), &plain_number(low)),
        Unit::Hours => say::between_hours(high.into(), &plain_number(low)),
    };
    let (low, high) = if it.sure <= it.possible { (it.sure, it.possible) } else { (it.possible, it.sure) };
    match (low, high) {
        (Extent::Finite(low), Extent::Finite(high)) if low == high => points(low),
        (Extent::Finite(low), Extent::Finite(high)) => between(low, high),
        (Extent::Finite(Points::ZERO), Extent::Unbounded) => unknown(),
        (Extent::Finite(low), Extent::Unbounded) => say::or_more(&points(low)),
        (Extent::Unbounded, _) => unknown(),
    }
}

/// What an activity is called: its session or course, its own title, or its kind.
pub fn activity(catalog: &Catalog, it: &Activity) -> String {
    let item = it.item.as_ref().and_then(|id| catalog.item(id)).map(|it| it.name.as_str());
    match item {
        Some(item) => quoted(item),
        None if !it.title.is_empty() => it.title.clone(),
        None => kind(catalog, it),
    }
}

pub fn kind(catalog: &Catalog, it: &Activity) -> String {
    quoted(catalog.kind(&it.kind).map_or(it.kind.as_str(), |it| it.name.as_str()))
}

/// What an entry is called in a sentence.
pub fn entry(catalog: &Catalog, record: &Record, id: &EntryId) -> String {
    let with_date = |name: &str, when: Option<DateFact>| match when {
        Some(when) => say::named_and_dated(name, &date(when)),
        None => say::named_without_date(name),
    };
    match find(record, id) {
        Some(Entry::Activity(it)) => with_date(&activity(catalog, &it), it.first_day()),
        Some(Entry::Position(it)) => it.official_title,
        Some(Entry::Membership(it)) => say::membership_of(&body(catalog, &it.body)),
        Some(Entry::Award(it)) => with_date(&designation(catalog, &it.program), it.on),
        Some(Entry::Enrollment(it)) => with_date(subject(Subject::Enrollment), it.on),
        Some(Entry::Tally(it)) => with_date(say::the_count_in_writing(), Some(it.as_of)),
        Some(other) => subject(other.subject()).to_owned(),
        None => say::an_entry().to_owned(),
    }
}

/// The name of a body; its initials where the catalog does not have it.
pub fn body(catalog: &Catalog, id: &BodyId) -> String {
    if id.as_str() == forms::OTHER {
        return say::another_body().to_owned();
    }
    let body = catalog.bodies.iter().find(|it| it.id == *id);
    body.map_or_else(|| id.as_str().to_ascii_uppercase(), |it| quoted(&it.name))
}

/// The name of a designation, with its initials.
pub fn designation(catalog: &Catalog, id: &ProgramId) -> String {
    quoted(&match catalog.program(id) {
        Some((_, it)) => forms::program_name(&it.name, &it.initials),
        None => catalog.designation(id).unwrap_or(id.as_str()).to_owned(),
    })
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
    say::figure_of(&points(figure, unit), &quoted(name))
}

/// What an answer is about.
pub fn question(catalog: &Catalog, what: &What) -> String {
    match what {
        What::Requirement(it) => quoted(&it.title),
        What::Line(it) => line(catalog, it),
        What::Boundary(_) => say::boundary().to_owned(),
    }
}

/// What a line of a schedule is about, by the first of the things that it gives points for.
pub fn line(catalog: &Catalog, it: &Line) -> String {
    let name = |kind: &KindId| quoted(&forms::name_of(catalog, kind.as_str()));
    match &it.earned {
        Earned::Activities(of) => match of.kinds.as_slice() {
            [kind] => name(kind),
            [kind, ..] => say::kind_and_the_like(&name(kind)),
            [] => String::new(),
        },
        Earned::Service(_) => say::time_in_office().to_owned(),
        Earned::Completion(_) => say::completion().to_owned(),
    }
}

/// Several things one after the other.
pub fn listed(things: impl IntoIterator<Item = String>) -> String {
    things.into_iter().reduce(|all, next| say::listed(&all, &next)).unwrap_or_default()
}

/// A text that begins a sentence.
pub fn capitalized(text: &str) -> String {
    // What begins with a name of the catalog begins with a mark.
    let at = text.find(|it| it != QUOTED).unwrap_or_default();
    let (mark, rest) = text.split_at(at);
    let mut letters = rest.chars();
    let first = letters.next().map(|it| it.to_ascii_uppercase());
    mark.chars().chain(first).chain(letters).collect()
}

/// Minutes as hours: "12 hours", "1.33 hours".
pub fn hours(minutes: u32) -> String {
    points(forms::hours(minutes), Unit::Hours)
}

pub fn subject(it: Subject) -> &'static str {
    match it {
        Subject::Person => say::person(),
        Subject::Goals => say::goals(),
        Subject::Position => say::position(),
        Subject::Membership => say::membership(),
        Subject::Enrollment => say::enrollment(),
        Subject::Activity => say::activity_word(),
        Subject::Award => say::award(),
        Subject::Tally => say::tally(),
        Subject::Rate => say::rate(),
        Subject::Answer => say::answer(),
        Subject::Told => say::told(),
        Subject::Step => say::step(),
    }
}

pub fn plural(it: Subject) -> &'static str {
    match it {
        Subject::Person => say::about_me(),
        Subject::Goals => say::all_goals(),
        Subject::Position => say::positions(),
        Subject::Membership => say::memberships(),
        Subject::Enrollment => say::enrollments(),
        Subject::Activity => say::activities(),
        Subject::Award => say::awards(),
        Subject::Tally => say::tallies(),
        Subject::Rate => say::rates(),
        Subject::Answer => say::answers(),
        Subject::Told => say::told_answers(),
        Subject::Step => say::steps(),
    }
}
