//! Where clerks work, as they say it and as rules need it.
//!
//! Invariant: what could mean two places is none.

use clerkready::program::{Body, Catalog, Program, Requirement, Rule, Territory};

/// The place of somebody whose state has no body in the catalog.
pub const ELSEWHERE: &str = "elsewhere";

/// Whose programs are meant while nobody told a place and chose a program: the clerks that the app was first made for.
pub const FIRST_MADE_FOR: &str = "US-MS";

/// The states of the United States with their capital's district, but California: alone, `CA` is Canada to some.
const STATES: &str = "AL AK AZ AR CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND \
    OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY";

/// The provinces and territories of Canada.
const PROVINCES: &str = "AB BC MB NB NL NS NT NU ON PE QC SK YT";

/// The places whose bodies the catalog has, by name.
pub fn known(catalog: &Catalog) -> Vec<&Territory> {
    let mut known: Vec<&Territory> = Vec::new();
    for place in catalog.bodies.iter().filter_map(|it| it.place.as_ref()) {
        if known.iter().all(|it| it.code != place.code) {
            known.insert(known.partition_point(|it| it.name <= place.name), place);
        }
    }
    known
}

/// Says whether a place is told by its code, in whatever letters.
pub fn is(told: &str, code: &str) -> bool {
    told.trim().eq_ignore_ascii_case(code)
}

/// Reads a place as people write it: `US-MS`, `us ms`, `MS` or the name of a state in the catalog. `None` for what is no
/// place, and for what could be two.
pub fn code(catalog: &Catalog, text: &str) -> Option<String> {
    let text = text.trim();
    if let Some(place) = known(catalog).into_iter().find(|it| is(text, &it.name)) {
        return Some(place.code.clone());
    }
    let place = text.to_ascii_uppercase().replace(['_', ' '], "-");
    let among = |all: &str| all.split(' ').any(|it| it == place);
    match place.split_once('-') {
        Some((country, state)) => {
            let is_state = (2..=3).contains(&state.len())
                && state.bytes().all(|it| it.is_ascii_uppercase() || it.is_ascii_digit());
            (is_country(country) && is_state).then_some(place)
        }
        None if among(STATES) => Some(["US-", &place].concat()),
        None if among(PROVINCES) => Some(["CA-", &place].concat()),
        None if place == "CA" => None,
        None => is_country(&place).then_some(place),
    }
}

fn is_country(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|it| it.is_ascii_uppercase())
}

/// The bodies of a place; where it has none in the catalog, those that certify clerks everywhere.
pub fn bodies<'a>(catalog: &'a Catalog, told: &str) -> Vec<&'a Body> {
    let of = |is_of: &dyn Fn(&Body) -> bool| catalog.bodies.iter().filter(|it| is_of(it)).collect::<Vec<_>>();
    let own = of(&|it| it.place.as_ref().is_some_and(|it| is(told, &it.code)));
    if own.is_empty() { of(&|it| it.place.is_none()) } else { own }
}

/// Says whether somebody without any designation may work toward a program, as far as its words tell at a glance.
pub fn is_first(program: &Program) -> bool {
    fn asks_award(requirement: &Requirement) -> bool {
        let mut rules = requirement.readings.iter().map(|it| &it.rule);
        rules.any(|it| matches!(it, Rule::Award(_)) || it.parts().iter().any(asks_award))
    }
    !program.editions.last().is_some_and(|it| it.requirements.iter().any(asks_award))
}
