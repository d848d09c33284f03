//! Names, one type for each kind of name, so that no id stands where another is meant.
//!
//! An evaluation names entries, categories and lines over and over, so a name is shared and never copied.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(Arc<str>);

        impl $name {
            pub fn new(id: impl AsRef<str>) -> $name {
                $name(Arc::from(id.as_ref()))
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

ids! {
    /// Who certifies, such as `mmcca`.
    BodyId
    /// A sum that points go to, such as `education`.
    CategoryId
    /// A core duty of a clerk's office, such as `records-management`.
    DutyId
    /// One entry of a record; random, and never reused.
    EntryId
    /// A yes-or-no fact about an activity, such as `passed`.
    FactId
    /// Lines of a schedule that share a limit.
    GroupId
    /// A known session, course or event of a curriculum, such as `phase-2-fall`.
    ItemId
    /// What sort of activity, from the shared vocabulary, such as `mmcca-winter`.
    KindId
    /// A line of a program's schedule.
    LineId
    /// A program, such as `ms-cmcc`.
    ProgramId
    /// One way to understand ambiguous words, within its requirement.
    ReadingId
    /// A requirement of a program; permanent.
    RequirementId
    /// What an official title amounts to, such as `deputy-clerk`.
    RoleId
    /// A document that rules are taken from.
    SourceId
    /// Something to send, pay or attach, beside the requirements.
    StepId
}

/// Ids of different kinds do not mix:
///
/// ```compile_fail
/// use clerkready::id::{ItemId, KindId};
/// let kind: KindId = ItemId::new("phase-2-fall");
/// ```
#[cfg(doctest)]
struct IdsDoNotMix;
