//! What the columns of a table hold, by the names that clerks give them, or else by what stands in them.

use clerkready::id::CategoryId;
use clerkready::quantity::Points;

use super::cells::{Line, MAX_COLUMNS};
use super::dates;
use super::kinds::Matcher;
use super::words::words;
use crate::app::scope::Scope;

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    Unused,
    Kind,
    Title,
    First,
    Last,
    Hours,
    Points,
    /// The category of the points.
    Category,
    /// Points of one category.
    In(CategoryId),
    /// Whose certificate states the points.
    Whose,
}

/// Begins the value of [`Meaning::In`]; the category's id follows.
const IN: &str = "in:";

impl Meaning {
    /// Those that every table may have, in the order in which they are offered.
    pub const PLAIN: [Meaning; 8] = [
        Meaning::Kind,
        Meaning::Title,
        Meaning::First,
        Meaning::Last,
        Meaning::Hours,
        Meaning::Points,
        Meaning::Category,
        Meaning::Whose,
    ];

    /// The value by which a form has it; empty for none.
    pub fn value(&self) -> String {
        let plain = match self {
            Meaning::Unused => "",
            Meaning::Kind => "kind",
            Meaning::Title => "title",
            Meaning::First => "first",
            Meaning::Last => "last",
            Meaning::Hours => "hours",
            Meaning::Points => "points",
            Meaning::Category => "category",
            Meaning::In(category) => return [IN, category.as_str()].concat(),
            Meaning::Whose => "whose",
        };
        plain.to_owned()
    }

    pub fn of(value: &str) -> Meaning {
        if let Some(category) = value.strip_prefix(IN) {
            return Meaning::In(CategoryId::new(category));
        }
        Meaning::PLAIN.into_iter().find(|it| it.value() == value).unwrap_or(Meaning::Unused)
    }
}

/// How many columns the widest row has.
pub fn width(lines: &[Line]) -> usize {
    lines.iter().map(|it| it.cells.len()).max().unwrap_or(0).min(MAX_COLUMNS)
}

/// Says whether the first row holds the columns' names: some are known, and nothing in it is a date, a number or a kind.
pub(super) fn is_header(lines: &[Line], matcher: &Matcher, scope: &Scope) -> bool {
    let Some(first) = lines.first() else { return false };
    let is_value = |it: &String| {
        !it.is_empty()
            && (matches!(dates::span(it), Ok(Some(_)))
                || Points::parse(it).is_some()
                // One word, such as "Class", names a column as often as a kind.
                || it.contains(' ') && matcher.find(it).is_some())
    };
    let is_named = |it: &String| named(it, scope) != Meaning::Unused;
    !first.cells.iter().any(is_value) && first.cells.iter().any(is_named)
}

/// What the columns most likely hold, each thing in one column only.
pub(super) fn guess(lines: &[Line], has_header: bool, matcher: &Matcher, scope: &Scope) -> Vec<Meaning> {
    let width = width(lines);
    let mut found: Vec<Meaning> = Vec::new();
    for at in 0..width {
        let meaning = match has_header {
            true => lines.first().and_then(|it| it.cells.get(at)).map_or(Meaning::Unused, |it| named(it, scope)),
            false => held(lines, at, matcher),
        };
        found.push(match meaning {
            Meaning::First if found.contains(&Meaning::First) && !found.contains(&Meaning::Last) => Meaning::Last,
            other if found.contains(&other) => Meaning::Unused,
            other => other,
        });
    }
    found
}

/// What a name of a column says that it holds.
fn named(name: &str, scope: &Scope) -> Meaning {
    let words = words(name);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let has = |any: &[&str]| words.iter().any(|it| any.contains(it));
    const SUMS: [&str; 8] = ["points", "point", "pts", "credits", "credit", "hours", "hour", "hrs"];
    let rest: Vec<&str> = words.iter().copied().filter(|it| !SUMS.contains(it)).collect();
    let categories = scope.bodies().into_iter().flat_map(|it| &it.categories);
    let is_rest = |name: &str| self::words(name).iter().eq(rest.iter());
    let category = categories.filter(|_| !rest.is_empty()).find(|it| is_rest(&it.name) || is_rest(it.id.as_str()));
    if let Some(category) = category {
        return Meaning::In(category.id.clone());
    }
    match words.as_slice() {
        ["to"] => return Meaning::Last,
        ["activity" | "category", "of", "points"] => return Meaning::Category,
        _ => {}
    }
    let known: [(&[&str], Meaning); 8] = [
        (&["kind", "type"], Meaning::Kind),
        (&["end", "ended", "ends", "last", "until", "through", "finish", "finished"], Meaning::Last),
        (
            &["date", "dates", "day", "start", "started", "starts", "begin", "from", "first", "when", "year"],
            Meaning::First,
        ),
        (&["hours", "hour", "hrs"], Meaning::Hours),
        (&["category"], Meaning::Category),
        (&["points", "point", "pts", "credits", "credit"], Meaning::Points),
        (
            &["certificate", "issuer", "issued", "body", "association", "organization", "provider", "sponsor"],
            Meaning::Whose,
        ),
        (
            &[
                "title",
                "name",
                "topic",
                "activity",
                "event",
                "course",
                "class",
                "session",
                "conference",
                "training",
                "program",
                "workshop",
                "seminar",
                "description",
            ],
            Meaning::Title,
        ),
    ];
    known.into_iter().find(|(names, _)| has(names)).map_or(Meaning::Unused, |it| it.1)
}

/// What most of a column's cells are.
fn held(lines: &[Line], at: usize, matcher: &Matcher) -> Meaning {
    let cells: Vec<&String> = lines.iter().filter_map(|it| it.cells.get(at)).filter(|it| !it.is_empty()).collect();
    let most = |is: &dyn Fn(&str) -> bool| cells.len() < 2 * cells.iter().filter(|it| is(it)).count();
    if most(&|it| matches!(dates::span(it), Ok(Some(_)))) {
        Meaning::First
    } else if most(&|it| matcher.find(it).is_some()) {
        Meaning::Kind
    } else if cells.is_empty() || most(&|it| Points::parse(it).is_some()) {
        // A number alone does not say of what.
        Meaning::Unused
    } else {
        Meaning::Title
    }
}
