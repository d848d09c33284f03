//! The programs as far as the first page names them, which is there before their rules are.
//!
//! Invariant: this says nothing that the whole catalog does not say, and nobody judges by it: it has no edition of any program.

use clerkready::date::DateFact;

use clerkready::id::{BodyId, ProgramId, SourceId};
use clerkready::program::{Body, Catalog, Event, Program, Source, Territory};

/// Lines that the build makes: of a body its name, its place by code and name, and the day on which its sources were last
/// compared; then of each of its programs the id, the name and the initials.
const LINES: &str = include_str!(concat!(env!("OUT_DIR"), "/front.txt"));

/// The catalog before the whole of it is here; `first` are the programs that are meant where nobody chose any.
pub fn catalog(first: Vec<ProgramId>) -> Catalog {
    let mut bodies: Vec<Body> = Vec::new();
    for line in LINES.lines() {
        let mut parts = line.split('\t');
        let mut next = || parts.next().unwrap_or_default();
        match (next(), bodies.last_mut()) {
            ("body", _) => bodies.push(body([next(), next(), next(), next()])),
            (_, Some(body)) => body.programs.push(program([next(), next(), next()])),
            (_, None) => {}
        }
    }
    Catalog {
        kinds: Vec::new(),
        roles: Vec::new(),
        facts: Vec::new(),
        duties: Vec::new(),
        designations: Vec::new(),
        bodies,
        first,
    }
}

fn body([name, code, place, checked]: [&str; 4]) -> Body {
    let place = (!code.is_empty()).then(|| Territory { code: code.to_owned(), name: place.to_owned() });
    let source = |checked| Source {
        id: SourceId::new(""),
        title: String::new(),
        publisher: String::new(),
        url: String::new(),
        dated: checked,
        checked,
    };
    Body {
        id: BodyId::new(""),
        name: name.to_owned(),
        decides: String::new(),
        place,
        sources: DateFact::parse(checked).map(source).into_iter().collect(),
        categories: Vec::new(),
        items: Vec::new(),
        programs: Vec::new(),
    }
}

fn program([id, name, initials]: [&str; 3]) -> Program {
    Program {
        id: ProgramId::new(id),
        name: name.to_owned(),
        initials: initials.to_owned(),
        filed_under: ProgramId::new(id),
        chosen_by: Event::Apply,
        editions: Vec::new(),
        rules_hash: String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::overview::offered;
    use crate::app::territory;

    fn named(catalog: &Catalog) -> Vec<(&str, Vec<[&str; 3]>)> {
        fn names<'a>(of: &[&'a Program]) -> Vec<[&'a str; 3]> {
            of.iter().map(|it| [it.id.as_str(), &it.name, &it.initials]).collect()
        }
        offered(catalog).iter().map(|(body, of)| (body.name.as_str(), names(of))).collect()
    }

    #[test]
    fn the_first_page_says_what_the_whole_catalog_says() {
        let (front, whole) = (catalog(Vec::new()), crate::catalog());
        assert_eq!(named(&front), named(whole));
        assert_eq!(territory::known(&front), territory::known(whole));
        let checked = |of: &Catalog| {
            let sources = of.bodies.iter().flat_map(|it| &it.sources);
            sources.map(|it| it.checked).min_by_key(|it| it.last())
        };
        assert_eq!(checked(&front), checked(whole));
    }
}
