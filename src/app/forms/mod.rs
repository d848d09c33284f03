//! The form of each kind of entry: what an open form is, and what its files share.
//!
//! Invariant: no choice that decides a verdict is made in advance, and no figure is suggested.

use clerkready::id::{FactId, KindId, ProgramId, StepId};
use clerkready::program::{Arrives, Catalog, Step};
use clerkready::record::{Record, StepDone};

use super::entry::{Entry, find};
use super::form::{Draft, Field, Name};
use super::place::{FormId, Which};
use super::scope::Scope;

mod blank;
mod fields;
mod draft;
mod read;
mod activity;

pub use activity::{hours, minutes};
pub use read::read;

use activity::asked_facts;
use blank::{begin_in, blank, like_another};
use draft::draft_of;
use fields::Fields;

const LASTS: &str = "lasts";
const ENDED: &str = "ended";
const YES: &str = "yes";
const NO: &str = "no";
/// A body or class that is none of those offered.
pub const OTHER: &str = "other";
const FULL_TIME: &str = "full-time";
const PART_TIME: &str = "part-time";
const EACH: &str = "each";
const HOUR: &str = "hour";
const YEAR: &str = "year";

/// A form that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    pub fields: Vec<Field>,
    pub draft: Draft,
    /// The facts that are asked about an activity, each at its line.
    pub facts: Vec<FactId>,
    /// The entry as it was before, or a blank one.
    pub base: Entry,
}

/// Opens a form; `None` when what it is about is not there.
pub fn open(scope: &Scope, record: &Record, id: &FormId) -> Option<Form> {
    let catalog = scope.catalog;
    let about = id.about.as_deref();
    let like = id.liked();
    let is_blank = id.which == Which::New && !id.subject.is_single() && like.is_none();
    let base = match &id.which {
        Which::New => match &like {
            Some(other) => like_another(record, other)?,
            None => blank(scope, record, id.subject, about)?,
        },
        Which::Entry(entry) => {
            let mut base = find(record, entry).filter(|it| it.subject() == id.subject)?;
            if let (Entry::Activity(activity), Some(kind)) = (&mut base, about) {
                activity.kind = catalog.kind(&KindId::new(kind))?.id.clone();
                activity.item.take_if(|item| catalog.item(item).is_none_or(|it| it.kind != activity.kind));
            }
            base
        }
    };
    let facts = match &base {
        Entry::Activity(activity) => asked_facts(catalog, activity),
        _ => Vec::new(),
    };
    let draft = match (is_blank, &base, about) {
        (true, ..) => Draft::default(),
        (false, Entry::Goals(choices), Some(place)) if choices.goals.is_empty() => begin_in(catalog, place),
        (false, ..) => draft_of(scope, &base, &facts),
    };
    let fields = Fields { scope, record, draft: &draft }.of(&base, &facts, about);
    Some(Form { fields, draft, facts, base })
}

/// Finds a step in the newest edition that has it, of the programs filed under one.
pub fn step<'a>(catalog: &'a Catalog, program: &ProgramId, step: &StepId) -> Option<&'a Step> {
    let filed = catalog.programs().filter(|(_, it)| it.files(program));
    filed.flat_map(|(_, it)| it.editions.iter().rev()).find_map(|it| it.step(step))
}

/// The field for the day of a step: what its deadline asks for.
fn done_name(catalog: &Catalog, done: &StepDone) -> Name {
    let step = step(catalog, &done.program, &done.step);
    match step.and_then(|it| it.deadline.as_ref()).map(|it| it.arrives) {
        Some(Arrives::Received) => Name::Received,
        Some(Arrives::Postmarked) => Name::Postmarked,
        Some(Arrives::Completed) | None => Name::On,
    }
}

/// A program's name with its initials, where these are not its last word anyway.
pub fn program_name(name: &str, initials: &str) -> String {
    if name.ends_with(initials) { name.to_owned() } else { [name, " (", initials, ")"].concat() }
}

/// The catalog's name for something that an entry names; its id where the catalog does not have it.
pub fn name_of(catalog: &Catalog, id: &str) -> String {
    let body = catalog.bodies.iter().find(|it| it.id.as_str() == id).map(|it| it.name.as_str());
    let kind = || catalog.kinds.iter().find(|it| it.id.as_str() == id).map(|it| it.name.as_str());
    let role = || catalog.roles.iter().find(|it| it.id.as_str() == id).map(|it| it.name.as_str());
    let designation = || catalog.designation(&ProgramId::new(id));
    let category = || {
        let mut all = catalog.bodies.iter().flat_map(|it| &it.categories);
        all.find(|it| it.id.as_str() == id).map(|it| it.name.as_str())
    };
    body.or_else(kind).or_else(role).or_else(designation).or_else(category).unwrap_or(id).to_owned()
}
