//! The entry with which a new form begins.
//!
//! Invariant: no answer is presumed; where a value has to stand, the form asks for it, or only one is possible.

use clerkready::id::{EntryId, KindId, ProgramId, StepId};
use clerkready::program::Catalog;
use clerkready::record::{
    Activity, Answer, AnsweredBy, Award, Enrollment, Membership, Per, Position, Rate, Record, Stated, Status, StepDone,
    Tally, Unread, Until,
};

use crate::app::asked::Asked;
use crate::app::entry::Entry;
use crate::app::form::{Draft, Key, Name};
use crate::app::place::Subject;
use crate::app::scope::Scope;
use crate::app::territory;

pub(super) fn blank(scope: &Scope, record: &Record, subject: Subject, about: Option<&str>) -> Option<Entry> {
    let catalog = scope.catalog;
    let id = EntryId::new("");
    let unread = Unread::default();
    // Where there is one program or body only, nobody is asked which.
    let filed = || scope.filed().into_iter().next();
    let program = || filed().map(|(_, it)| it.id.clone());
    let category = || filed().and_then(|(it, _)| it.categories.first()).map(|it| it.id.clone());
    let entry = match subject {
        Subject::Person => Entry::Person(record.person.clone()),
        Subject::Goals => Entry::Goals(record.choices.clone()),
        Subject::Position => Entry::Position(Position {
            id,
            role: None,
            official_title: String::new(),
            employer: String::new(),
            from: None,
            until: Until::NotTold,
            share: None,
            duties: None,
            unread,
        }),
        Subject::Membership => Entry::Membership(Membership {
            id,
            body: scope.bodies().first()?.id.clone(),
            class: String::new(),
            from: None,
            until: Until::NotTold,
            unread,
        }),
        Subject::Enrollment => {
            Entry::Enrollment(Enrollment { id, program: program()?, on: None, position: None, unread })
        }
        Subject::Award => {
            let program = program()?;
            Entry::Award(Award { id, program, on: None, in_good_standing: None, used: None, unread })
        }
        Subject::Activity => Entry::Activity(Activity {
            id,
            kind: catalog.kind(&KindId::new(about?))?.id.clone(),
            item: None,
            title: String::new(),
            from: None,
            to: None,
            minutes: None,
            score: None,
            evidence_sent: None,
            status: Status::Done,
            facts: Default::default(),
            stated: Vec::new(),
            unread,
        }),
        Subject::Tally => Entry::Tally(Tally {
            id,
            program: program()?,
            category: category()?,
            points: Default::default(),
            as_of: clerkready::date::DateFact::Year(*clerkready::date::YEARS.start()),
            from: String::new(),
            unread,
        }),
        Subject::Rate => Entry::Rate(Rate {
            id,
            program: program()?,
            category: category()?,
            kind: KindId::new(""),
            per: Per::Each,
            points: Default::default(),
            from: String::new(),
            unread,
        }),
        Subject::Answer | Subject::Told => {
            let (_, question) = about?.split_once('.')?;
            let asked = Asked::find(catalog, about, None, question)?;
            Entry::Answer(Answer {
                id,
                program: asked.program.filed_under.clone(),
                question: question.to_owned(),
                value: String::new(),
                by: if subject == Subject::Told { AnsweredBy::Person } else { AnsweredBy::Body },
                on: None,
                unread,
            })
        }
        Subject::Step => {
            let (program, step) = about?.split_once('.')?;
            let (program, step) = (ProgramId::new(program), StepId::new(step));
            super::step(catalog, &program, &step)?;
            let program = catalog.program(&program)?.1.filed_under.clone();
            Entry::Step(StepDone { id, program, step, done_on: None, unread })
        }
    };
    Some(entry)
}

/// An activity like another one: what its paper says comes along; when it was, which one of a curriculum, and what rules ask
/// about it are this one's own.
pub(super) fn like_another(record: &Record, id: &EntryId) -> Option<Entry> {
    let other = record.activities.iter().find(|it| it.id == *id)?;
    let stated = other.stated.iter().map(|it| Stated { unread: Unread::default(), ..it.clone() });
    Some(Entry::Activity(Activity {
        id: EntryId::new(""),
        item: None,
        from: None,
        to: None,
        score: None,
        evidence_sent: None,
        facts: Default::default(),
        stated: stated.collect(),
        unread: Unread::default(),
        ..other.clone()
    }))
}

/// What is ticked for somebody who begins in a place: what nobody needs another designation for.
pub(super) fn begin_in(catalog: &Catalog, place: &str) -> Draft {
    let mut draft = Draft::default();
    let bodies = territory::bodies(catalog, place);
    for (line, body) in (0..).zip(&catalog.bodies) {
        if bodies.iter().any(|it| it.id == body.id) {
            let programs = body.programs.iter().filter(|it| territory::is_first(it));
            draft.set_ticked(Key { name: Name::Goals, line }, programs.map(|it| it.id.as_str()));
        }
    }
    draft
}
