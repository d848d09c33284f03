//! Which programs forms and lists are about, and what their rules ask for.
//!
//! Invariant: no rule is judged here. A scope only decides what is offered first or at all; what is entered already is always
//! shown.

use clerkready::id::{DutyId, KindId, ProgramId, RoleId};
use clerkready::program::{
    Body, Catalog, Condition, Earned, Edition, Give, Line, Member, PartTime, Program, Requirement, Rule, Target,
};
use clerkready::record::{Per, Record};

/// The body whose clerks the app was first made for: its programs are meant while nobody chose any.
const HOME: &str = "mmcca";

pub struct Scope<'a> {
    pub catalog: &'a Catalog,
    pub programs: Vec<(&'a Body, &'a Program)>,
}

impl<'a> Scope<'a> {
    /// The programs that the person works toward, the most wanted first.
    pub fn of(catalog: &'a Catalog, record: &Record) -> Scope<'a> {
        let mut programs: Vec<_> = record.choices.goals.iter().filter_map(|it| catalog.program(it)).collect();
        if programs.is_empty() {
            programs = catalog.programs().filter(|(body, _)| body.id.as_str() == HOME).collect();
        }
        if programs.is_empty() {
            programs = catalog.programs().collect();
        }
        Scope { catalog, programs }
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

    fn rules(&self) -> Vec<&'a Rule> {
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
        let scope = Scope { catalog: self.catalog, programs };
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
