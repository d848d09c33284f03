//! Which programs forms and lists are about, and what their rules ask for.
//!
//! Invariant: no rule is judged here. A scope only decides what is offered first or at all; what is entered already is always
//! shown.

use clerkready::id::{DutyId, KindId, ProgramId, RoleId};
use clerkready::program::{
    Body, Catalog, Condition, Earned, Edition, Give, Kind, Line, Member, PartTime, Program, Requirement, Rule, Target,
};
use clerkready::record::{Per, Record};

use super::territory::{self, FIRST_MADE_FOR};

pub struct Scope<'a> {
    pub catalog: &'a Catalog,
    pub programs: Vec<(&'a Body, &'a Program)>,
    /// Where the person works, as far as kinds of activities tell places apart.
    home: Option<&'a str>,
}

/// The kinds of activities as they are offered: first those that the person's programs speak of.
pub struct Kinds<'a> {
    pub of_bodies: Vec<(&'a Body, Vec<&'a Kind>)>,
    /// Those of no one place.
    pub others: Vec<&'a Kind>,
    /// Those of other places.
    pub elsewhere: Vec<&'a Kind>,
}

impl<'a> Scope<'a> {
    /// The programs that the person works toward, the most wanted first.
    pub fn of(catalog: &'a Catalog, record: &Record) -> Scope<'a> {
        let told = record.person.place.as_str();
        let mut programs: Vec<_> = record.choices.goals.iter().filter_map(|it| catalog.program(it)).collect();
        if programs.is_empty() {
            programs = catalog.first.iter().filter_map(|it| catalog.program(it)).collect();
        }
        if programs.is_empty() {
            let place = if told.is_empty() { FIRST_MADE_FOR } else { told };
            let bodies = territory::bodies(catalog, place).into_iter();
            programs = bodies.flat_map(|body| body.programs.iter().map(move |it| (body, it))).collect();
        }
        if programs.is_empty() {
            programs = catalog.programs().collect();
        }
        let home =
            catalog.kinds.iter().map(|it| it.place.as_str()).find(|it| !it.is_empty() && territory::is(told, it));
        Scope { catalog, programs, home }
    }

    /// These and one more.
    pub fn with(mut self, program: Option<&ProgramId>) -> Scope<'a> {
        if let Some(more) = program.filter(|id| !self.has(id)).and_then(|id| self.catalog.program(id)) {
            self.programs.push(more);
        }
        self
    }

    pub fn has(&self, program: &ProgramId) -> bool {
        self.programs.iter().any(|(_, it)| it.id == *program)
    }

    pub fn bodies(&self) -> Vec<&'a Body> {
        distinct(self.programs.iter().map(|it| it.0), |a, b| a.id == b.id)
    }

    /// The programs under which entries are filed, each once.
    pub fn filed(&self) -> Vec<(&'a Body, &'a Program)> {
        let filed = self.programs.iter().filter_map(|(_, it)| self.catalog.program(&it.filed_under));
        distinct(filed, |a, b| a.1.id == b.1.id)
    }

    fn editions(&self) -> impl Iterator<Item = &'a Edition> {
        self.programs.iter().flat_map(|it| &it.1.editions)
    }

    fn lines(&self) -> impl Iterator<Item = &'a Line> {
        self.editions().flat_map(|it| &it.schedule)
    }

    pub fn rules(&self) -> Vec<&'a Rule> {
        fn gather<'r>(requirements: &'r [Requirement], found: &mut Vec<&'r Rule>) {
            for reading in requirements.iter().flat_map(|it| &it.readings) {
                found.push(&reading.rule);
                gather(reading.rule.parts(), found);
            }
        }
        let mut found = Vec::new();
        self.editions().for_each(|it| gather(&it.requirements, &mut found));
        found
    }

    pub fn members(&self) -> impl Iterator<Item = &'a Member> {
        self.rules().into_iter().filter_map(|it| match it {
            Rule::Member(it) => Some(it),
            _ => None,
        })
    }

    pub fn asks_place(&self) -> bool {
        self.rules().into_iter().any(|it| matches!(it, Rule::Place(_)))
    }

    /// The duties that an office may have to have.
    pub fn duties(&self) -> Vec<&'a DutyId> {
        let rules = self.rules().into_iter();
        let duties = rules.flat_map(|it| match it {
            Rule::Duties(it) => it.of.as_slice(),
            _ => &[],
        });
        distinct(duties, |a, b| a == b)
    }

    /// Says whether it matters how much of a week a position takes.
    pub fn asks_share(&self, record: &Record) -> bool {
        self.lines().any(|it| match &it.earned {
            Earned::Service(it) => {
                let published = it.give.iter().any(|it| it.give != Give::AsStated);
                it.part_time == PartTime::BodyDecides && (published || !record.rates.is_empty())
            }
            _ => false,
        })
    }

    /// Says whether the time that such an activity took gives something.
    pub fn asks_hours(&self, kind: &KindId, record: &Record) -> bool {
        let timed = |it: &Give| matches!(it, Give::PerTime(_) | Give::ForMinutes(_));
        let by_line = self.lines().any(|it| match &it.earned {
            Earned::Activities(it) => it.kinds.contains(kind) && it.give.iter().any(|it| timed(&it.give)),
            _ => false,
        });
        let replaces = |it: &Rule| match it {
            Rule::Attended(it) => it.replace.as_ref().is_some_and(|it| it.by.contains(kind)),
            _ => false,
        };
        by_line
            || record.rates.iter().any(|it| it.kind == *kind && it.per == Per::Hour)
            || self.rules().into_iter().any(replaces)
    }

    /// Says whether a condition of some sort is asked of such an activity.
    pub fn asks_condition(&self, kind: &KindId, is: fn(&Condition) -> bool) -> bool {
        let by_line = self.lines().any(|it| match &it.earned {
            Earned::Activities(it) => it.kinds.contains(kind) && it.with.iter().any(is),
            _ => false,
        });
        let by_rule = |it: &Rule| match it {
            Rule::Attended(it) => {
                let limited = it.limit.iter().any(|it| is(&it.without));
                (limited || it.with.iter().any(is)) && it.of.iter().any(|it| self.is_of(it, kind))
            }
            _ => false,
        };
        by_line || self.rules().into_iter().any(by_rule)
    }

    fn is_of(&self, target: &Target, kind: &KindId) -> bool {
        match target {
            Target::Kind(it) => it == kind,
            Target::Item(it) => self.catalog.item(it).is_some_and(|it| it.kind == *kind),
        }
    }

    /// The kinds of activities that a body's programs speak of.
    pub fn kinds_of(&self, body: &Body) -> Vec<KindId> {
        let programs = self.programs.iter().filter(|it| it.0.id == body.id).copied().collect();
        let scope = Scope { catalog: self.catalog, programs, home: None };
        let speaks = |kind: &KindId| {
            let by_line = |it: &Line| matches!(&it.earned, Earned::Activities(it) if it.kinds.contains(kind));
            let by_rule = |it: &Rule| match it {
                Rule::Attended(it) => {
                    let replaces = it.replace.as_ref().is_some_and(|it| it.by.contains(kind));
                    replaces || it.of.iter().any(|it| self.is_of(it, kind))
                }
                _ => false,
            };
            scope.lines().any(by_line) || scope.rules().into_iter().any(by_rule)
        };
        self.catalog.kinds.iter().map(|it| &it.id).filter(|it| speaks(it)).cloned().collect()
    }

    /// Says whether there is such a thing only where the person does not work, as far as is told.
    pub fn is_elsewhere(&self, kind: &Kind) -> bool {
        let here = |it: &Body| it.place.as_ref().is_some_and(|it| it.code == kind.place);
        !kind.place.is_empty() && self.home != Some(&kind.place) && !self.programs.iter().any(|it| here(it.0))
    }

    /// Each kind once, in the order in which it is likely to be sought.
    pub fn kinds(&self) -> Kinds<'a> {
        let mut listed: Vec<KindId> = Vec::new();
        let mut of_bodies = Vec::new();
        for body in self.bodies() {
            let kinds = self.kinds_of(body).into_iter().filter(|it| !listed.contains(it));
            let kinds = kinds.filter_map(|it| self.catalog.kind(&it)).filter(|it| !self.is_elsewhere(it));
            let kinds: Vec<&Kind> = kinds.collect();
            listed.extend(kinds.iter().map(|it| it.id.clone()));
            if !kinds.is_empty() {
                of_bodies.push((body, kinds));
            }
        }
        let rest = self.catalog.kinds.iter().filter(|it| !listed.contains(&it.id));
        let (elsewhere, others) = rest.partition(|it| self.is_elsewhere(it));
        Kinds { of_bodies, others, elsewhere }
    }

    /// The same kinds, those of the person's own places first and those of other places last.
    pub fn nearest_first(&self, kinds: &[&'a Kind]) -> Vec<&'a Kind> {
        let rank = |it: &Kind| if it.place.is_empty() { 1 } else { 2 * u8::from(self.is_elsewhere(it)) };
        (0..=2).flat_map(|wanted| kinds.iter().filter(move |it| rank(it) == wanted)).copied().collect()
    }

    /// The kinds of activities and the roles for which nobody published a figure.
    pub fn unpublished(&self) -> (Vec<&'a KindId>, Vec<&'a RoleId>) {
        let (mut kinds, mut roles) = (Vec::new(), Vec::new());
        for line in self.lines() {
            match &line.earned {
                Earned::Activities(it) if it.give.iter().any(|it| it.give == Give::AsStated) => kinds.extend(&it.kinds),
                Earned::Service(it) if it.give.iter().any(|it| it.give == Give::AsStated) => {
                    let every = it.roles.is_empty().then(|| self.catalog.roles.iter().map(|it| &it.id));
                    roles.extend(it.roles.iter().chain(every.into_iter().flatten()));
                }
                _ => {}
            }
        }
        (distinct(kinds, |a, b| a == b), distinct(roles, |a, b| a == b))
    }
}

/// Each once, in the order in which they come.
fn distinct<T>(all: impl IntoIterator<Item = T>, same: fn(&T, &T) -> bool) -> Vec<T> {
    let mut found: Vec<T> = Vec::new();
    for it in all {
        if !found.iter().any(|other| same(other, &it)) {
            found.push(it);
        }
    }
    found
}
