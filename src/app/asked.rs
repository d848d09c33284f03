//! What an answer is about: a requirement, a line of the schedule, or from when on things count.
//!
//! Invariant: a question is found in the words of the one program that is named, or else in those of the newest edition that
//! asks it.

use clerkready::id::{ProgramId, ReadingId, RequirementId};
use clerkready::program::{After, Catalog, Earned, Edition, Line, Program, Requirement, Rule, Wanted};
use clerkready::record::AnsweredBy;

/// The question of where "after an award" begins.
pub const BOUNDARY: &str = "counting";

pub struct Asked<'a> {
    pub program: &'a Program,
    pub what: What<'a>,
}

pub enum What<'a> {
    Requirement(&'a Requirement),
    Line(&'a Line),
    Boundary(&'a After),
}

/// What an answer looks like.
pub enum Wants<'a> {
    /// One of several readings, each with its words.
    Reading(Vec<(&'a ReadingId, &'a str)>),
    /// Yes or no, to a question.
    YesOrNo(&'a str),
    /// A whole number, to a question.
    Number(&'a str),
}

/// What an answer's form is about: a question, in the words of one program. Programs that are filed together share the
/// answer, and each says it in its own words.
pub fn about(program: &ProgramId, question: &str) -> String {
    [program.as_str(), question].join(".")
}

impl<'a> Asked<'a> {
    /// Finds a question in the programs that are filed under one, or in the one that `about` names.
    pub fn find(
        catalog: &'a Catalog,
        about: Option<&str>,
        filed_under: Option<&ProgramId>,
        question: &str,
    ) -> Option<Asked<'a>> {
        let named = about.and_then(|it| it.split_once('.')).map(|(program, _)| program);
        let mut programs = catalog
            .programs()
            .map(|it| it.1)
            .filter(|it| named.is_none_or(|name| it.id.as_str() == name) && filed_under.is_none_or(|id| it.files(id)));
        programs.find_map(|program| {
            let what = program.editions.iter().rev().find_map(|it| What::find(it, question))?;
            Some(Asked { program, what })
        })
    }

    /// What the body or the person can answer.
    pub fn wants(&self, by: AnsweredBy) -> Wants<'a> {
        match self.what {
            What::Requirement(it) => {
                for rule in it.readings.iter().map(|it| &it.rule) {
                    match (rule, by) {
                        (Rule::Told(told), AnsweredBy::Person) if told.wanted == Wanted::Yes => {
                            return Wants::YesOrNo(&told.asks);
                        }
                        (Rule::Told(told), AnsweredBy::Person) => return Wants::Number(&told.asks),
                        (Rule::Decided(words), AnsweredBy::Body) if it.readings.len() == 1 => {
                            return Wants::YesOrNo(words);
                        }
                        _ => {}
                    }
                }
                Wants::Reading(it.readings.iter().map(|it| (&it.id, it.says.as_str())).collect())
            }
            What::Line(it) => {
                let give = match &it.earned {
                    Earned::Activities(it) => it.give.as_slice(),
                    Earned::Service(it) => it.give.as_slice(),
                    Earned::Completion(_) => &[],
                };
                Wants::Reading(give.iter().map(|it| (&it.id, it.says.as_str())).collect())
            }
            What::Boundary(it) => Wants::Reading(it.readings.iter().map(|it| (&it.id, it.says.as_str())).collect()),
        }
    }
}

impl<'a> What<'a> {
    fn find(edition: &'a Edition, question: &str) -> Option<What<'a>> {
        let requirement = || edition.requirement(&RequirementId::new(question)).map(What::Requirement);
        let line = || edition.schedule.iter().find(|it| it.id.as_str() == question).map(What::Line);
        let boundary = || edition.counting.after.as_ref().filter(|_| question == BOUNDARY).map(What::Boundary);
        requirement().or_else(line).or_else(boundary)
    }
}
