//! What a new version's rules change in the person's own result.
//!
//! A version that knows that another one waits notes what it finds; the other one holds that against what it finds itself, on
//! the same record and day.
//!
//! Invariant: it is looked at once, when the record is there, and stays on the page until the person has seen it.

use clerkready::id::ProgramId;
use clerkready::portable::{self, Said};
use clerkready::record::Record;

use super::export;
use super::goals::judged;
use super::model::{Model, Version};
use super::review::{Compared, Differing, compared};
use super::update::Effect;

/// What the version before found, and what this one finds otherwise.
#[derive(Clone, Debug, Default)]
pub struct Renewal {
    /// What is to be looked at as soon as the record is there.
    said: Option<Said>,
    /// The programs with other results by this version's rules.
    pub changed: Vec<(ProgramId, Differing)>,
}

/// Something that happened about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RenewalMsg {
    /// The version before left this.
    Found(String),
    /// The person has seen what changed.
    Seen,
}

pub(super) fn update(model: &mut Model, msg: RenewalMsg) -> Vec<Effect> {
    match msg {
        RenewalMsg::Found(text) => {
            model.renewal.said = portable::said(&text);
            Vec::new()
        }
        RenewalMsg::Seen => {
            model.renewal.changed = Vec::new();
            model.kept += 1;
            vec![Effect::KeepFound(String::new())]
        }
    }
}

/// Notes what this version finds, for the one that takes its place.
pub(super) fn note(model: &Model) -> Option<Effect> {
    let is_over = model.version != Version::Newest && model.mine.is_loaded();
    // The result alone: the record is where it is.
    is_over.then(|| {
        Effect::KeepFound(portable::export(&Record::default(), &export::result(model, &model.mine.record), &[]))
    })
}

/// Looks at what the version before found, once the record is there.
pub(super) fn look(model: &mut Model) -> Option<Effect> {
    if model.renewal.said.is_none() || !model.mine.is_loaded() {
        return None;
    }
    let said = model.renewal.said.take()?;
    let day = said.day?;
    let here = judged(model.catalog, &model.mine.record, None, day);
    let changed = here.iter().filter_map(|it| {
        let then = said.programs.iter().find(|then| then.program == it.program.id)?;
        match compared(then, it.program, &it.evaluation) {
            Compared::Differs(differing) if differing.is_by_other_rules => Some((it.program.id.clone(), differing)),
            _ => None,
        }
    });
    model.renewal.changed = changed.collect();
    model.kept += 1;
    model.renewal.changed.is_empty().then(|| Effect::KeepFound(String::new()))
}
