//! What a new version's rules change in the person's own result.
//!
//! A version that knows that another one waits notes what it finds; the other one holds that against what it finds itself, on
//! the same record and day.
//!
//! Invariant: it is looked at once, when the record and the rules are there, and of the record that it was found about. What
//! changed stays on the page until the person has seen it, or the page goes.

use clerkready::id::ProgramId;
use clerkready::portable::{self, Said};
use clerkready::record::Record;

use super::export;
use super::goals::judged;
use super::model::{Model, Version};
use super::notebook::Keeping;
use super::reading::Fate;
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
            Vec::new()
        }
    }
}

/// Notes what this version finds, for the one that takes its place.
pub(super) fn note(model: &Model) -> Option<Effect> {
    let is_over = model.version != Version::Newest && is_known(model);
    // The result alone: the record is where it is.
    is_over.then(|| {
        let result = export::result(model, &model.mine.record);
        Effect::KeepFound(model.own, portable::export(&Record::default(), &result, &[]))
    })
}

/// Looks at what the version before found, once the record is there.
pub(super) fn look(model: &mut Model) -> Option<Effect> {
    if model.renewal.said.is_none() || !is_known(model) {
        return None;
    }
    let said = model.renewal.said.take()?;
    let day = said.day?;
    let here = judged(model.catalog, &model.mine.record, None, day);
    let changed = here.iter().filter_map(|it| {
        // Of others' rules it is said with the result what an update of theirs changes.
        if model.rules.of(&it.program.id).is_some() {
            return None;
        }
        let then = said.programs.iter().find(|then| then.program == it.program.id)?;
        match compared(then, it.program, &it.evaluation) {
            Compared::Differs(differing) if differing.is_by_other_rules => Some((it.program.id.clone(), differing)),
            _ => None,
        }
    });
    model.renewal.changed = changed.collect();
    model.kept += 1;
    // From now on the person changes the record, and what was found would be another record's.
    Some(forget(model))
}

/// Says whether the record and all rules are there.
fn is_known(model: &Model) -> bool {
    let waits = model.rules.files.iter().any(|it| it.1 == Fate::Waiting);
    model.mine.is_loaded() && model.mine.keeping != Keeping::Cleared && !waits
}

/// Leaves nothing of what was found about the record that is open.
pub(super) fn forget(model: &Model) -> Effect {
    Effect::KeepFound(model.own, String::new())
}
