//! Which kind of activity some words mean.
//!
//! Invariant: words that could mean two kinds mean none; what is found is shown before anything is added.

use clerkready::program::{Item, Kind};

use super::words::words;
use crate::app::scope::Scope;

/// Words that tell nothing apart.
const FILLERS: [&str; 11] = ["a", "an", "and", "at", "for", "in", "of", "on", "or", "the", "to"];

/// A kind, or one session or course of it, with the words that it goes by.
struct Named<'a> {
    kind: &'a Kind,
    item: Option<&'a Item>,
    name: Vec<String>,
    /// Without what stands in parentheses.
    short: Vec<String>,
    initials: String,
    hint: Vec<String>,
    is_elsewhere: bool,
}

/// The kinds that may be meant.
pub struct Matcher<'a>(Vec<Named<'a>>);

impl<'a> Matcher<'a> {
    pub fn new(scope: &Scope<'a>) -> Matcher<'a> {
        let named = |kind: &'a Kind, item: Option<&'a Item>| {
            let name = item.map_or(&kind.name, |it| &it.name);
            let short = name.split('(').next().unwrap_or_default();
            let initials = words(short).iter().filter_map(|it| it.chars().next()).collect();
            Named {
                kind,
                item,
                name: telling(name),
                short: telling(short),
                initials,
                hint: if item.is_some() { Vec::new() } else { telling(&kind.hint) },
                is_elsewhere: scope.is_elsewhere(kind),
            }
        };
        let catalog = scope.catalog;
        let of_kind = |kind: &'a Kind| {
            let items = catalog.items_of(&kind.id).map(Some);
            std::iter::once(None).chain(items).map(|item| named(kind, item)).collect::<Vec<_>>()
        };
        Matcher(catalog.kinds.iter().flat_map(of_kind).collect())
    }

    /// The one kind that a text names, with its session or course where the text says which.
    pub fn find(&self, text: &str) -> Option<(&'a Kind, Option<&'a Item>)> {
        let said = telling(text);
        if said.is_empty() {
            return None;
        }
        let alone = text.trim().to_ascii_lowercase();
        let within = |some: &[String], all: &[String]| some.iter().all(|it| all.contains(it));
        let same = |one: &[String], other: &[String]| within(one, other) && within(other, one);
        // From the surest way to mean something to the least sure. Other places' kinds have to be named in full.
        let ways: [&dyn Fn(&Named) -> bool; 5] = [
            &|it| same(&it.name, &said) || same(&it.short, &said) || it.kind.id.as_str() == alone,
            &|it| it.item.is_none() && !it.is_elsewhere && 2 <= alone.len() && it.initials == alone,
            &|it| !it.is_elsewhere && 2 <= it.short.len() && within(&it.short, &said),
            &|it| !it.is_elsewhere && within(&said, &it.name),
            &|it| !it.is_elsewhere && said.iter().all(|word| it.name.contains(word) || it.hint.contains(word)),
        ];
        let mut found = ways.iter().map(|is_meant| self.0.iter().filter(|it| is_meant(it)).collect::<Vec<_>>());
        let mut meant = found.find(|it| !it.is_empty())?;
        // Of names within one text, the one that says more holds the others.
        let longest = meant.iter().map(|it| it.short.len()).max()?;
        if meant.iter().all(|it| within(&it.short, &said)) {
            meant.retain(|it| it.short.len() == longest);
        }
        match meant.as_slice() {
            [only] => Some((only.kind, only.item)),
            _ => None,
        }
    }
}

/// The words that tell things apart, in one form each. Years tell when, not what.
fn telling(text: &str) -> Vec<String> {
    let is_year = |it: &str| it.len() == 4 && it.bytes().all(|it| it.is_ascii_digit());
    let one_form = |it: String| match it.as_str() {
        "i" => "1".to_owned(),
        "ii" => "2".to_owned(),
        "iii" => "3".to_owned(),
        // What is left of "clerks’" and of "bachelor's".
        "s" => String::new(),
        long if 3 < long.len() => long.strip_suffix('s').unwrap_or(long).to_owned(),
        _ => it,
    };
    let words = words(text).into_iter().filter(|it| !FILLERS.contains(&it.as_str()) && !is_year(it));
    words.map(one_form).filter(|it| !it.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use clerkready::id::ProgramId;
    use clerkready::record::Record;

    fn found(goals: &[&str], text: &str) -> String {
        let mut record = Record::default();
        record.choices.goals = goals.iter().map(|it| ProgramId::new(*it)).collect();
        let scope = Scope::of(crate::catalog(), &record);
        match Matcher::new(&scope).find(text) {
            Some((kind, None)) => kind.id.to_string(),
            Some((kind, Some(item))) => format!("{} {}", kind.id, item.id),
            None => "none".to_owned(),
        }
    }

    #[test]
    fn kinds_go_by_their_names_initials_and_hints() {
        for (text, expected) in [
            ("MMCCA Winter Educational Conference", "mmcca-winter"),
            ("mmcca winter conference 2024", "mmcca-winter"),
            ("Winter Workshop", "mmcca-winter"),
            ("2024 MML Annual Conference", "mml-annual"),
            ("MML Summer Conference", "mml-annual"),
            ("mml-mid-winter", "mml-mid-winter"),
            ("Athenian dialogues", "athenian-dialogue"),
            ("MSTC", "mml-small-town"),
            // An Athenian Dialogue, or another degree.
            ("AD", "none"),
            ("Phase II - Fall", "ms-session phase-2-fall"),
            ("phase 2 fall session", "ms-session phase-2-fall"),
            ("Certification training session", "ms-session"),
            ("Fall", "none"),
            ("Conference", "none"),
            ("Rotary lunch", "none"),
            ("2024", "none"),
            ("", "none"),
        ] {
            assert_eq!(found(&["ms-cmcc", "iimc-cmc"], text), expected, "{text:?}");
        }
    }

    #[test]
    fn other_states_kinds_have_to_be_named_in_full() {
        assert_eq!(found(&["tx-trmc"], "Webinar"), "tx-webinar");
        assert_eq!(found(&["ms-cmcc"], "Webinar"), "none");
        assert_eq!(found(&["ms-cmcc"], "TMCCP webinar (Texas)"), "tx-webinar");
    }
}
