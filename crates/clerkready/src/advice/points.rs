//! How points can be earned: what each line of the schedule gives, within the limits that are left.

use super::{Case, Effort, Way};
use crate::evaluation::{Reason, Ruling};
use crate::id::{CategoryId, LineId};
use crate::program::{Counts, Earned, Give, GroupRule, Line, LineReading, PerTime, highest};
use crate::quantity::{Extent, Points};
use crate::record::{Per, Rate};
use crate::sorted;

impl Case<'_> {
    /// The ways to earn some points in some categories.
    pub(super) fn earn(&self, categories: &[CategoryId], short: Points) -> Vec<Way> {
        if short == Points::ZERO {
            return Vec::new();
        }
        let after = self.edition.counting.after.as_ref();
        let awarded = |of: &[crate::id::ProgramId]| self.record.awards.iter().any(|it| of.contains(&it.program));
        if let Some(after) = after.filter(|it| !awarded(&it.awards)) {
            // Nothing counts before.
            return vec![Way::Receive { one_of: after.awards.clone() }];
        }
        let lines = self.edition.schedule.iter().filter(|it| categories.contains(&it.category));
        let ways: Vec<Way> = lines.filter_map(|it| self.way(it, short)).collect();
        // The fewest first; the order of the schedule among equals.
        sorted::ordered(ways, |a, b| rank(a).cmp(&rank(b)))
    }

    fn way(&self, line: &Line, short: Points) -> Option<Way> {
        let room = self.room(line);
        if room == Extent::ZERO {
            return None;
        }
        let effort = match &line.earned {
            Earned::Completion(of) => {
                let met =
                    self.evaluation.outcomes.iter().any(|it| it.requirement == of.requirement && it.verdict.is_met());
                let way = Way::Complete { requirement: of.requirement.clone(), points: of.points };
                return (!met).then_some(way);
            }
            Earned::Activities(of) => {
                let kinds: Vec<&str> = of.kinds.iter().map(|it| it.as_str()).collect();
                self.effort(line, &of.give, &kinds, short, room)
            }
            Earned::Service(of) => {
                // A line for any office is earned in those that the person has.
                let held = self.record.positions.iter().filter_map(|it| it.role.as_ref());
                let named = of.roles.iter().chain(held.filter(|_| of.roles.is_empty()));
                let roles: Vec<&str> = named.map(|it| it.as_str()).collect();
                self.effort(line, &of.give, &roles, short, room)
            }
        };
        let counts = match &line.earned {
            Earned::Activities(of) => of.counts,
            Earned::Service(_) | Earned::Completion(_) => Counts::Surely,
        };
        Some(Way::Earn { line: line.id.clone(), effort: effort?, counts })
    }

    /// The effort under the reading that gives least for it.
    fn effort(&self, line: &Line, give: &[LineReading], kinds: &[&str], short: Points, room: Extent) -> Option<Effort> {
        let mut most: Option<Effort> = None;
        for reading in give {
            let effort = match &reading.give {
                Give::AsStated => return Some(self.copied(line, kinds, short, room).unwrap_or(Effort::AsStated)),
                Give::Each(points) => times(line, *points, short, room),
                Give::PerYear(points) => years(*points, short, room),
                Give::PerTime(rate) => minutes(rate, short, room),
                Give::ForCount(table) => self.next_of(line, table, short, room),
                Give::ForMinutes(table) => for_minutes(table, short, room),
            };
            let effort = effort?;
            most = Some(most.map_or(effort, |it| if size(&it) < size(&effort) { effort } else { it }));
        }
        most
    }

    /// By the person's own rate for one of some kinds or roles.
    fn copied(&self, line: &Line, kinds: &[&str], short: Points, room: Extent) -> Option<Effort> {
        let about = |it: &&Rate| self.program.files(&it.program) && it.category == line.category;
        let rates = self.record.rates.iter().filter(about);
        let rate = rates.filter(|it| kinds.contains(&it.kind.as_str())).min_by_key(|it| (it.points, &it.id))?;
        match rate.per {
            Per::Each => times(line, rate.points, short, room),
            Per::Year => years(rate.points, short, room),
            Per::Hour => {
                let rate = PerTime { minutes: 60, points: rate.points, at_least: None, step: None, added_up: false };
                minutes(&rate, short, room)
            }
        }
    }

    /// How many more entries reach the next sufficient threshold, or the highest one.
    fn next_of(&self, line: &Line, table: &[(u32, Points)], short: Points, room: Extent) -> Option<Effort> {
        let limits = |it: &(Reason, _)| {
            let reason: &Reason = &it.0;
            matches!(reason, Reason::Rounded | Reason::LineLimit(_) | Reason::GroupLimit(_) | Reason::CategoryLimit)
        };
        let counted = self.on(&line.id).filter(|it| it.lost.iter().all(limits)).count();
        let counted = u32::try_from(counted).unwrap_or(u32::MAX);
        let now = highest(table, counted);
        let ahead = || table.iter().filter(|it| counted < it.0);
        let enough = ahead().find(|it| now + short <= it.1).or(ahead().next_back())?;
        let gives = within(now.short_of(enough.1), room);
        Some(Effort::Times { times: enough.0 - counted, gives })
    }

    /// What the limits of a line, its group and its category leave.
    fn room(&self, line: &Line) -> Extent {
        let given = |of: &dyn Fn(&Ruling) -> bool| -> Extent {
            let rulings = self.evaluation.rulings.iter().filter(|it| of(it));
            rulings.map(|it| it.given_to(std::slice::from_ref(&line.category)).sure).sum()
        };
        let left = |limit: Points, used: Extent| match used {
            Extent::Finite(used) => Extent::Finite(used.short_of(limit)),
            Extent::Unbounded => Extent::ZERO,
        };
        let mut room = Extent::Unbounded;
        if let Some(limit) = line.all_at_most {
            room = room.min(left(limit, given(&|it| it.line.as_ref() == Some(&line.id))));
        }
        let group = self.edition.groups.iter().find(|it| line.group.as_ref() == Some(&it.id));
        if let Some(group) = group {
            let lines = || self.edition.schedule.iter().filter(|it| it.group.as_ref() == Some(&group.id));
            let in_group = |it: &Ruling| it.line.as_ref().is_some_and(|id| lines().any(|line| line.id == *id));
            match group.rule {
                GroupRule::AtMost(limit) => room = room.min(left(limit, given(&in_group))),
                // What it adds to the best one is for its own figures to say, and no more than one counts.
                GroupRule::BestOf if given(&in_group) != Extent::ZERO => room = Extent::ZERO,
                GroupRule::BestOf => {}
            }
        }
        let caps = self.edition.caps.iter().filter(|it| it.0 == line.category);
        caps.map(|it| left(it.1, given(&|_| true))).fold(room, Extent::min)
    }

    fn on<'b>(&'b self, line: &'b LineId) -> impl Iterator<Item = &'b Ruling> {
        self.evaluation.rulings.iter().filter(move |it| it.line.as_ref() == Some(line))
    }
}

/// What counts for sure first, then by effort.
fn rank(way: &Way) -> (bool, (u32, u32)) {
    match way {
        Way::Earn { effort, counts, .. } => (*counts == Counts::BodyDecides, size(effort)),
        _ => (false, (0, 0)),
    }
}

/// Efforts of one sort by how much they ask for.
fn size(effort: &Effort) -> (u32, u32) {
    match *effort {
        Effort::Times { times, .. } => (1, times),
        Effort::Minutes { minutes, .. } => (2, minutes),
        Effort::Years { years, .. } => (3, years),
        Effort::AsStated => (4, 0),
    }
}

fn within(points: Points, room: Extent) -> Points {
    match room {
        Extent::Finite(room) => points.min(room),
        Extent::Unbounded => points,
    }
}

/// How often so many points are needed to have some; `None` where they are nothing.
fn often(points: Points, wanted: Points) -> Option<u32> {
    (points != Points::ZERO).then(|| wanted.hundredths().div_ceil(points.hundredths()))
}

fn times(line: &Line, each: Points, short: Points, room: Extent) -> Option<Effort> {
    let each = line.at_most.map_or(each, |it| it.min(each));
    let times = often(each, within(short, room))?;
    Some(Effort::Times { times, gives: within(each.times(times), room) })
}

fn years(each: Points, short: Points, room: Extent) -> Option<Effort> {
    let years = often(each, within(short, room))?;
    Some(Effort::Years { years, gives: within(each.times(years), room) })
}

/// Enough time to give what is wanted whatever other time there is: rounding down costs a part of a step at most once.
fn minutes(rate: &PerTime, short: Points, room: Extent) -> Option<Effort> {
    let wanted = within(short, room).max(rate.at_least.unwrap_or_default());
    let wanted = match rate.step.filter(|it| *it != Points::ZERO) {
        Some(step) => step.times(often(step, wanted)?),
        None => wanted,
    };
    let points = u64::from(rate.points.hundredths());
    let minutes = (u64::from(wanted.hundredths()) * u64::from(rate.minutes)).checked_div(points)?;
    let exact = minutes * points == u64::from(wanted.hundredths()) * u64::from(rate.minutes);
    let minutes = u32::try_from(minutes + u64::from(!exact)).ok()?;
    Some(Effort::Minutes { minutes, gives: within(wanted, room) })
}

fn for_minutes(table: &[(u32, Points)], short: Points, room: Extent) -> Option<Effort> {
    let wanted = within(short, room);
    let enough = table.iter().find(|it| wanted <= it.1).or(table.last())?;
    Some(Effort::Minutes { minutes: enough.0, gives: within(enough.1, room) })
}
