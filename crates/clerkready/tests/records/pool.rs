//! What a program speaks of, so that made-up records are dense around its rules.

use clerkready::id::{BodyId, CategoryId, DutyId, FactId, ItemId, KindId, ProgramId, RoleId, StepId};
use clerkready::program::{Anchor, Body, Catalog, Condition, Earned, Program, Requirement, Rule, Target};

/// The names that one program's rules use, each with one that no rule knows.
#[derive(Clone, Debug)]
pub(crate) struct Pool {
    pub(crate) filed_under: ProgramId,
    pub(crate) bodies: Vec<BodyId>,
    pub(crate) classes: Vec<String>,
    pub(crate) roles: Vec<RoleId>,
    pub(crate) duties: Vec<DutyId>,
    pub(crate) designations: Vec<ProgramId>,
    /// Kinds, and for the kinds of a curriculum each of its items.
    pub(crate) activities: Vec<(KindId, Option<ItemId>)>,
    pub(crate) facts: Vec<FactId>,
    pub(crate) categories: Vec<CategoryId>,
    /// What is asked, with answers to it.
    pub(crate) answers: Vec<(String, String)>,
    pub(crate) steps: Vec<StepId>,
}

impl Pool {
    pub(crate) fn of(catalog: &Catalog, body: &Body, program: &Program) -> Pool {
        let mut pool = Pool {
            filed_under: program.filed_under.clone(),
            bodies: vec![body.id.clone(), BodyId::new("no-such-body")],
            classes: vec![String::new(), "Associate".into()],
            roles: vec![RoleId::new("clerk"), RoleId::new("other"), RoleId::new("no-such-role")],
            duties: vec![DutyId::new("no-such-duty")],
            designations: vec![program.id.clone(), ProgramId::new("no-such-designation")],
            activities: vec![(KindId::new("no-such-kind"), None)],
            facts: vec![FactId::new("no_such_fact")],
            categories: body.categories.iter().map(|it| it.id.clone()).collect(),
            answers: vec![("no-such-question".into(), "yes".into())],
            steps: Vec::new(),
        };
        let mut kinds: Vec<KindId> = Vec::new();
        for edition in &program.editions {
            for line in &edition.schedule {
                let readings = match &line.earned {
                    Earned::Activities(of) => {
                        kinds.extend(of.kinds.iter().cloned());
                        pool.conditions(&of.with);
                        &of.give[..]
                    }
                    Earned::Service(of) => {
                        pool.roles.extend(of.roles.iter().cloned());
                        &of.give[..]
                    }
                    Earned::Completion(_) => &[],
                };
                pool.answers.extend(readings.iter().map(|it| (line.id.to_string(), it.id.to_string())));
            }
            for requirement in &edition.requirements {
                pool.requirement(requirement, &mut kinds);
            }
            if let Some(after) = &edition.counting.after {
                pool.designations.extend(after.awards.iter().cloned());
                pool.answers.extend(after.readings.iter().map(|it| ("counting".into(), it.id.to_string())));
            }
            pool.designations.extend(edition.counting.not_used_for.iter().cloned());
            pool.steps.extend(edition.steps.iter().map(|it| it.id.clone()));
        }
        kinds.sort();
        kinds.dedup();
        for kind in kinds {
            let items: Vec<ItemId> = catalog.items_of(&kind).map(|it| it.id.clone()).collect();
            pool.activities.extend(items.iter().map(|it| (kind.clone(), Some(it.clone()))));
            pool.activities.push((kind, None));
        }
        pool
    }

    /// The items that an activity of a kind may have been.
    pub(crate) fn items_of<'a>(&'a self, kind: &'a KindId) -> impl Iterator<Item = &'a ItemId> {
        self.activities.iter().filter(move |it| it.0 == *kind).filter_map(|it| it.1.as_ref())
    }

    fn conditions(&mut self, conditions: &[Condition]) {
        self.facts.extend(conditions.iter().filter_map(|it| match it {
            Condition::Fact(fact) => Some(fact.clone()),
            Condition::Score(_) | Condition::EvidenceWithin(_) => None,
        }));
    }

    fn requirement(&mut self, requirement: &Requirement, kinds: &mut Vec<KindId>) {
        match requirement.deadline.as_ref().map(|it| &it.after) {
            Some(Anchor::Office(roles)) => self.roles.extend(roles.iter().cloned()),
            Some(Anchor::Award(of)) => self.designations.extend(of.iter().cloned()),
            Some(Anchor::First(of)) => kinds.extend(of.iter().cloned()),
            Some(Anchor::Enrollment) | None => {}
        }
        let question = requirement.id.to_string();
        for reading in &requirement.readings {
            self.answers.push((question.clone(), reading.id.to_string()));
            match &reading.rule {
                Rule::Attended(rule) => {
                    kinds.extend(rule.of.iter().filter_map(|it| match it {
                        Target::Kind(kind) => Some(kind.clone()),
                        Target::Item(_) => None,
                    }));
                    kinds.extend(rule.replace.iter().flat_map(|it| it.by.iter().cloned()));
                    self.conditions(&rule.with);
                    self.conditions(&rule.limit.iter().map(|it| it.without.clone()).collect::<Vec<_>>());
                }
                Rule::Office(rule) => self.roles.extend(rule.roles.iter().chain(&rule.body_decides).cloned()),
                Rule::Member(rule) => {
                    self.bodies.push(rule.of.clone());
                    self.classes.extend(rule.classes.iter().chain(&rule.body_decides).cloned());
                }
                Rule::Award(rule) => self.designations.extend(rule.of.iter().cloned()),
                Rule::Duties(rule) => self.duties.extend(rule.of.iter().cloned()),
                Rule::Told(_) | Rule::Decided(_) => {
                    self.answers.extend(["yes", "no", "1500"].map(|it| (question.clone(), it.to_owned())));
                }
                Rule::All(_) | Rule::Some(_) | Rule::Points(_) | Rule::Place(_) | Rule::Applied => {}
            }
            reading.rule.parts().iter().for_each(|it| self.requirement(it, kinds));
        }
    }
}
