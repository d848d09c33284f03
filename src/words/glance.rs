//! The words of the page that shows all goals, and of the bars.

use clerkready::program::Unit;
use clerkready::quantity::{Amount, Points};

use super::common::{amount, points};
use crate::app::bars::Bar;

pub const TITLE: &str = "All at a glance";
pub const LEAD: &str = "Every designation that you work toward, the most wanted one first.";
pub const WHERE: &str = "Where each entry counts";
pub const WHERE_LEAD: &str = "One activity may count toward several designations. Where the rules forbid that, it counts \
                              toward the one that needs it, and the most wanted one is served first.";
pub const NOWHERE: &str = "Counts toward none of them so far.";
pub const NO_ENTRIES: &str = "Nothing is entered yet that could give points.";
pub const SURE: &str = "counts";
pub const PLANNED: &str = "planned";
pub const POSSIBLE: &str = "may count";
pub const CUT: &str = "beyond a limit";
pub const NEED: &str = "needed";

/// A sum in one line, with everything that its bar shows.
pub fn sum(title: &str, it: &Bar, unit: Unit) -> String {
    let mut parts = vec![format!("{} of {}", it.sure, points(it.need, unit))];
    if it.planned != Points::ZERO {
        parts.push(format!("{} more planned", it.planned));
    }
    match it.possible {
        Some(Points::ZERO) => {}
        Some(possible) => parts.push(format!("{possible} more may count")),
        None => parts.push("more may count".to_owned()),
    }
    if it.cut != Points::ZERO {
        parts.push(format!("{} beyond a limit", it.cut));
    }
    [title, ": ", &parts.join("; ")].concat()
}

/// Where one entry counts in one program.
pub fn counts(initials: &str, it: Amount, category: &str, unit: Unit) -> String {
    format!("{initials}: {} ({category})", amount(it, unit))
}
