//! What an export says of its own result, read only to be compared with a new one.
//!
//! Invariant: nothing of it is believed. A result is made anew from facts and rules.

use super::export::EVALUATED;
use super::json::{self, Map, Value};
use crate::date::{DateFact, Day};
use crate::evaluation::{Evaluation, Verdict};
use crate::id::{ProgramId, RequirementId};

/// What a file says of the programs that it was evaluated for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The day as of which it says so, when it names one.
    pub day: Option<Day>,
    pub programs: Vec<SaidProgram>,
}

/// What a file says of one program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaidProgram {
    pub program: ProgramId,
    pub rules_hash: String,
    pub verdict: Option<SaidVerdict>,
    pub requirements: Vec<(RequirementId, Option<SaidVerdict>)>,
}

/// A verdict in one word, as results have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaidVerdict {
    Met,
    Unmet,
    Unknown,
}

impl From<&Verdict> for SaidVerdict {
    fn from(verdict: &Verdict) -> SaidVerdict {
        match verdict {
            Verdict::Met => SaidVerdict::Met,
            Verdict::Unmet(_) => SaidVerdict::Unmet,
            Verdict::Unknown(_) => SaidVerdict::Unknown,
        }
    }
}

impl SaidProgram {
    /// The requirements of which a new evaluation says something else than the file, with what the file says; those that
    /// only one of them has are no difference of verdicts, but of rules.
    pub fn differing<'a>(
        &'a self,
        now: &'a Evaluation,
    ) -> impl Iterator<Item = (&'a RequirementId, SaidVerdict, &'a Verdict)> {
        self.requirements.iter().filter_map(|(id, then)| {
            let outcome = now.outcomes.iter().find(|it| it.requirement == *id)?;
            let then = (*then)?;
            (then != SaidVerdict::from(&outcome.verdict)).then_some((id, then, &outcome.verdict))
        })
    }
}

/// Reads what an export says of its own result; `None` for a text that has none.
pub fn said(text: &str) -> Option<Said> {
    let Ok(Value::Object(file)) = json::parse(text.trim_start_matches('\u{feff}')) else { return None };
    let Some(Value::Object(evaluated)) = file.get(EVALUATED) else { return None };
    let Some(Value::Object(result)) = evaluated.get("result") else { return None };
    let day = text_of(result, "day").and_then(DateFact::parse).filter(|it| it.is_day()).map(DateFact::first);
    let programs = items(result, "programs").filter_map(program).collect();
    Some(Said { day, programs })
}

fn program(value: &Value) -> Option<SaidProgram> {
    let Value::Object(fields) = value else { return None };
    let requirements = items(fields, "requirements").filter_map(|it| match it {
        Value::Object(fields) => Some((RequirementId::new(text_of(fields, "id")?), verdict(fields))),
        _ => None,
    });
    Some(SaidProgram {
        program: ProgramId::new(text_of(fields, "id")?),
        rules_hash: text_of(fields, "rules_hash").unwrap_or_default().to_owned(),
        verdict: verdict(fields),
        requirements: requirements.collect(),
    })
}

fn verdict(fields: &Map) -> Option<SaidVerdict> {
    match text_of(fields, "verdict")? {
        "met" => Some(SaidVerdict::Met),
        "unmet" => Some(SaidVerdict::Unmet),
        "unknown" => Some(SaidVerdict::Unknown),
        _ => None,
    }
}

fn text_of<'a>(fields: &'a Map, name: &str) -> Option<&'a str> {
    fields.get(name).and_then(Value::as_str)
}

fn items<'a>(fields: &'a Map, name: &str) -> impl Iterator<Item = &'a Value> {
    fields.get(name).and_then(Value::as_array).into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"{"format": "clerkready-record/1", "evaluated": {"result": {"day": "2026-11-22", "programs": [
        {"id": "p", "rules_hash": "abc", "verdict": "unmet", "requirements": [
            {"id": "a", "verdict": "met"}, {"id": "b", "verdict": "perhaps"}, "nothing"]}, 7]}}}"#;

    #[test]
    fn what_a_file_says_is_read_and_what_makes_no_sense_is_nothing() {
        let said = said(FILE).expect("it has a result");
        assert_eq!(said.day, DateFact::parse("2026-11-22").map(DateFact::first));
        assert_eq!(said.programs.len(), 1, "{said:?}");
        let program = said.programs.first().expect("there is one program");
        assert_eq!((program.program.as_str(), program.rules_hash.as_str()), ("p", "abc"));
        assert_eq!(program.verdict, Some(SaidVerdict::Unmet));
        let requirements: Vec<_> = program.requirements.iter().map(|it| (it.0.as_str(), it.1)).collect();
        assert_eq!(requirements, [("a", Some(SaidVerdict::Met)), ("b", None)]);
    }

    #[test]
    fn a_record_without_a_result_says_nothing() {
        for text in ["", "[]", r#"{"format": "clerkready-record/1"}"#, r#"{"evaluated": 1}"#] {
            assert_eq!(said(text), None, "{text}");
        }
    }
}
