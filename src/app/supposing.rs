//! What if one entry were different: not there, or of another date.
//!
//! Invariant: the record is never changed; a supposition is applied to a copy, and the library judges both.

use clerkready::date::{DateFact, Day};
use clerkready::engine::evaluate;
use clerkready::forecast::{Stranded, Supposition, planned, stranded, suppose};
use clerkready::id::{EntryId, RequirementId};
use clerkready::program::{Body, Catalog, Program};
use clerkready::record::Record;

use super::ahead::{self, Prospect};
use super::form::{Choice, Draft, Field, Input, Label, Name, Part, Problem, Reader, Shown, Word, Wrong};
use super::overview::{self, State};
use super::place::Subject;

const WITHOUT: &str = "without";
const DATED: &str = "dated";

/// What would be otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Otherwise {
    /// The record with plans and with the supposition, for the names of what is told.
    pub supposed: Record,
    pub prospect: Prospect,
    /// Requirements whose state would be another one, with what it is and what it would be.
    pub turns: Vec<(RequirementId, State, State)>,
    pub stranded: Vec<Stranded>,
}

/// The fields that ask for an entry and for what about it; none where nothing is entered.
pub fn fields(record: &Record) -> Vec<Field> {
    let subjects = [
        Subject::Activity,
        Subject::Position,
        Subject::Membership,
        Subject::Enrollment,
        Subject::Award,
        Subject::Tally,
    ];
    let ids = subjects.iter().flat_map(|it| overview::ids(record, *it));
    let entries: Vec<Choice> = ids.map(|id| Choice { value: id.to_string(), label: Label::Entry(id) }).collect();
    if entries.is_empty() {
        return Vec::new();
    }
    let how = vec![Choice::word(WITHOUT, Word::NotThere), Choice::word(DATED, Word::OtherDate)];
    let dated = Shown::While(Name::Supposing.into(), DATED.to_owned());
    vec![
        Field::new(Name::SupposedEntry, Input::Pick(entries)),
        Field::new(Name::Supposing, Input::Choice(how)),
        Field::new(Name::OtherDate, Input::Date).shown(dated),
    ]
}

/// Reads the fields, up to the last day that a forecast looks at.
pub fn read(draft: &Draft, today: Day) -> Result<Supposition, Vec<Problem>> {
    let mut reader = Reader::new(draft);
    let entry = reader.needed_choice(Name::SupposedEntry).map(EntryId::new);
    let how = reader.needed_choice(Name::Supposing);
    let supposition = match (entry, how) {
        (Some(entry), Some(DATED)) => {
            let date = reader.needed_date(Name::OtherDate);
            if date.is_some_and(|it| ahead::until(today) < it.last()) {
                reader.report(Name::OtherDate, Part::Year, Wrong::TooFar);
            }
            date.map(|date| Supposition::Dated(entry, date))
        }
        (Some(entry), Some(_)) => Some(Supposition::Without(entry)),
        _ => None,
    };
    reader.finish(supposition)?.ok_or_else(Vec::new)
}

/// Supposes something, with what is planned, and compares when all of it is over.
pub fn otherwise(
    catalog: &Catalog,
    (body, program): (&Body, &Program),
    record: &Record,
    today: Day,
    supposition: &Supposition,
) -> Otherwise {
    let (plan, over) = planned(catalog, record, today);
    let supposed = suppose(catalog, &plan, supposition);
    let over = match supposition {
        Supposition::Dated(_, date) => over.max(DateFact::last(*date)),
        _ => over,
    };
    let (before, after) = (evaluate(body, program, &plan, over), evaluate(body, program, &supposed, over));
    let turns = before.outcomes.iter().filter_map(|it| {
        let then = after.outcomes.iter().find(|other| other.requirement == it.requirement)?;
        let (from, to) = (State::from(&it.verdict), State::from(&then.verdict));
        (from != to).then(|| (it.requirement.clone(), from, to))
    });
    let turns = turns.collect();
    let prospect = ahead::ahead(body, program, &supposed, today).prospect;
    Otherwise { prospect, turns, stranded: stranded(&before, &after), supposed }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::update::sample;
    use clerkready::id::ProgramId;

    fn day(text: &str) -> Day {
        DateFact::parse(text).expect("the test writes a valid date").first()
    }

    fn supposed(supposition: &Supposition) -> Otherwise {
        let catalog = crate::catalog();
        let program = catalog.program(&ProgramId::new("ms-cdmcc")).expect("there is such a program");
        otherwise(catalog, program, &sample(), day("2026-11-22"), supposition)
    }

    #[test]
    fn without_its_enrollment_the_sample_has_no_day_of_enrollment_to_judge_by() {
        let record = sample();
        let enrollment = record.enrollments.first().expect("the sample enrolled").id.clone();
        let it = supposed(&Supposition::Without(enrollment.clone()));
        assert!(!it.turns.is_empty());
        assert!(it.supposed.enrollments.is_empty());
        assert_eq!(sample(), record);
        // Supposing what is so already changes nothing.
        let on = record.enrollments[0].on.expect("the sample dates it");
        let same = supposed(&Supposition::Dated(enrollment, on));
        assert_eq!((same.turns, same.stranded), (Vec::new(), Vec::new()));
    }

    #[test]
    fn a_date_is_asked_for_only_where_another_date_is_supposed() {
        let entry = sample().activities[0].id.clone();
        let mut draft = Draft::default();
        let today = day("2026-11-22");
        let wrong =
            |draft: &Draft| read(draft, today).map_err(|it| it.into_iter().map(|it| it.key.name).collect::<Vec<_>>());
        assert_eq!(wrong(&draft), Err(vec![Name::SupposedEntry, Name::Supposing]));
        draft.set(Name::SupposedEntry, Part::Whole, entry.as_str());
        draft.set(Name::Supposing, Part::Whole, WITHOUT);
        assert_eq!(wrong(&draft), Ok(Supposition::Without(entry.clone())));
        draft.set(Name::Supposing, Part::Whole, DATED);
        assert_eq!(wrong(&draft), Err(vec![Name::OtherDate]));
        draft.set(Name::OtherDate, Part::Year, "2025");
        assert_eq!(wrong(&draft), Ok(Supposition::Dated(entry, DateFact::Year(2025))));
    }

    #[test]
    fn a_record_without_entries_has_nothing_to_suppose_about() {
        assert_eq!(fields(&Record::default()), []);
    }
}
