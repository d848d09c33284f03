//! Homes: where each activity counts that may count in one of several categories, be left out, or serve one program of two.
//!
//! What there is to choose becomes an instance of [`crate::assign`]: sinks are the lines of the schedule at each end, caps are
//! their limits, and demands are the sums that requirements ask for. First as little as possible is short at the possible end,
//! so that nothing is called unmet that a better choice could meet; then as little as possible for sure; and all of that for
//! the first program before the next.
//!
//! Invariant: this proposes and never judges. What is judged is the credit that the homes give, by the same rules as ever.

mod best;
mod open;
mod problem;
mod worlds;

use std::rc::Rc;

use self::best::Best;
use self::open::{Open, limited, refused};
use super::Case;
use crate::evaluation::{Assignment, PinState, Proof, Reason};
use crate::id::{EntryId, LineId};
use crate::program::{Earned, Line};
use crate::sorted;

/// Where activities count in one program.
#[derive(Default)]
pub(super) struct Homes {
    settled: Vec<(EntryId, Settled)>,
    pub(super) assignment: Option<Assignment>,
}

/// Where one activity counts.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Settled {
    On(LineId),
    Out(Reason),
}

impl Homes {
    /// Where an activity counts; `None` where there was nothing to choose.
    pub(super) fn of(&self, entry: &EntryId) -> Option<&Settled> {
        let at = self.settled.binary_search_by(|it| it.0.cmp(entry)).ok()?;
        self.settled.get(at).map(|it| &it.1)
    }

    /// Says of each wish for an activity that had nothing to choose why it is not honored.
    fn refuse(&mut self, case: &Case) {
        for activity in &case.record.activities {
            let placements = self.assignment.as_ref().map_or(&[][..], |it| &it.placements);
            if placements.iter().any(|it| it.entry == activity.id) {
                continue;
            }
            let Some(refused) = refused(case, activity) else { continue };
            let none = || Assignment { placements: Vec::new(), proof: Proof::Optimal, tight: None };
            let placements = &mut self.assignment.get_or_insert_with(none).placements;
            placements.insert(placements.partition_point(|it| it.entry < refused.entry), refused);
        }
    }

    /// An activity that could count elsewhere, where it is not proven that it would not be better there.
    pub(super) fn unproven(&self) -> Option<&EntryId> {
        let assignment = self.assignment.as_ref().filter(|it| it.proof != Proof::Optimal)?;
        assignment.placements.first().map(|it| &it.entry)
    }
}

/// Settles where activities count in some programs, the most wanted one first.
///
/// Programs that are no rivals of each other, nor of a third, have nothing to settle between them: each group of rivals is an
/// instance of its own, so that the ways to read one program do not multiply with those of all others.
pub(super) fn settle(cases: &mut [Case]) {
    let groups = groups(cases.len(), &rivals(cases));
    if let [_] = groups.as_slice() {
        return settle_together(cases);
    }
    for group in groups {
        let mut together: Vec<Case> = group.iter().map(|at| cases[*at].clone()).collect();
        settle_together(&mut together);
        for (at, case) in group.into_iter().zip(together) {
            cases[at].homes = case.homes;
        }
    }
}

/// The numbers below a count in groups, each in order: those in one pair are in one group.
fn groups(count: usize, pairs: &[(usize, usize)]) -> Vec<Vec<usize>> {
    let mut of: Vec<usize> = (0..count).collect();
    for (one, other) in pairs {
        let (kept, joined) = (of[*one].min(of[*other]), of[*one].max(of[*other]));
        of.iter_mut().filter(|it| **it == joined).for_each(|it| *it = kept);
    }
    let members = |group: usize| (0..count).filter(|it| of[*it] == group).collect::<Vec<_>>();
    (0..count).map(members).filter(|it| !it.is_empty()).collect()
}

fn settle_together(cases: &mut [Case]) {
    let rivals = rivals(cases);
    if rivals.is_empty() && !cases.iter().any(may_choose) {
        return;
    }
    let open = Open::all(cases, &rivals, None);
    let mut homes: Vec<Homes> = cases.iter().map(|_| Homes::default()).collect();
    if open.iter().any(|it| !it.choosers.is_empty()) {
        homes = chosen(cases, &rivals, &open);
    }
    for (case, mut homes) in cases.iter_mut().zip(homes) {
        homes.refuse(case);
        case.homes = Rc::new(homes);
    }
}

/// The best homes, with what each pin costs.
fn chosen(cases: &[Case], rivals: &[(usize, usize)], open: &[Open]) -> Vec<Homes> {
    let best = Best::of(open, rivals);
    let mut homes: Vec<Homes> = (0..cases.len()).map(|at| best.homes(open, at, rivals, cases)).collect();
    // What a pin costs is told by the best that there would be without it.
    for (at, homes) in homes.iter_mut().enumerate() {
        for placement in homes.assignment.iter_mut().flat_map(|it| &mut it.placements) {
            if let Some(PinState::Honored { costs }) = &mut placement.pin {
                let open = Open::all(cases, rivals, Some((at, &placement.entry)));
                *costs = Best::of(&open, rivals).short(at).short_of(best.short(at));
            }
        }
    }
    homes
}

/// Pairs of programs that may not both use an activity, since one of them bars what was used for the other.
fn rivals(cases: &[Case]) -> Vec<(usize, usize)> {
    let mut rivals = Vec::new();
    for (at, case) in cases.iter().enumerate() {
        for (other, earlier) in cases.iter().enumerate().filter(|it| it.0 != at) {
            let bars = case.edition.counting.not_used_for.contains(&earlier.program.id);
            // What was used for a designation that was received, its award says.
            let received = case.record.awards.iter().any(|it| it.program == earlier.program.id);
            if bars && !received {
                sorted::insert(&mut rivals, (at.min(other), at.max(other)));
            }
        }
    }
    rivals
}

/// Says whether a program lets the person choose, or the person did.
fn may_choose(case: &Case) -> bool {
    let several = |line: &Line| matches!(&line.earned, Earned::Activities(of) if !of.or_on.is_empty());
    case.edition.schedule.iter().any(several)
        || !limited(case).is_empty()
        || case.record.choices.pins.iter().any(|it| case.is_filed(&it.program))
}

#[cfg(test)]
mod tests {
    use super::groups;

    #[test]
    fn rivals_of_one_rival_are_in_one_group() {
        assert_eq!(groups(3, &[]), [[0], [1], [2]]);
        assert_eq!(groups(6, &[(1, 4), (4, 5), (0, 2)]), [vec![0, 2], vec![1, 4, 5], vec![3]]);
        assert_eq!(groups(4, &[(2, 3), (0, 3), (0, 1)]), [[0, 1, 2, 3]]);
        assert_eq!(groups(0, &[]), [[0; 0]; 0]);
    }
}
