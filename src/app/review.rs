//! Files that a training director opens to check: what each says, and what comes of it here.
//!
//! Invariant: nothing of a reviewed file is stored or changed. It lives in this page and goes with it.

use clerkready::date::Day;
use clerkready::evaluation::Evaluation;
use clerkready::id::RequirementId;
use clerkready::portable::{self, ReadError, Said, SaidProgram, SaidVerdict, Sealed};
use clerkready::program::{Catalog, Program};

use super::goals::{Judged, judged};
use super::import::Import;
use super::model::Model;
use super::notebook::Notebook;
use super::overview::State;
use super::update::{Effect, Focus};

/// What takes the focus when files were opened.
pub const REVIEW_ID: &str = "reviewed";

/// So many files can be open at once: an evening's pile, and as much as a page is still quick with.
pub const MOST: usize = 200;

/// The files that are open, in the order in which they were opened.
#[derive(Clone, Debug)]
pub struct Review {
    pub files: Vec<Reviewed>,
    /// More files were chosen than can be open.
    pub left_out: usize,
    /// Counts the changes of the list.
    pub revision: u32,
    /// What stands for a file that is not open.
    none: Notebook,
}

/// One file.
#[derive(Clone, Debug)]
pub struct Reviewed {
    /// What it is called on the device it came from.
    pub name: String,
    pub read: Result<Box<Opened>, Unopened>,
}

/// The record in a file, and what the file says of its own result.
#[derive(Clone, Debug)]
pub struct Opened {
    pub notebook: Notebook,
    pub said: Option<Said>,
}

/// Why a file could not be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unopened {
    /// The browser did not give its text.
    NoFile,
    /// It is encrypted.
    Sealed,
    Unreadable(ReadError),
}

/// Something that happened in the review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReviewMsg {
    /// Files were chosen, each with its name and text.
    PickedFiles(Vec<(String, Result<String, Import>)>),
    /// All files are put away.
    ClickedPutAway,
}

/// One program of one file, as the table has it.
pub struct Row<'a> {
    pub judged: Judged<'a>,
    /// How the file's own result compares with one made here as of its day.
    pub compared: Compared,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Compared {
    /// The file has no result for this program.
    NotSaid,
    Same(Day),
    /// The rules are others than those that the file was evaluated by, and the verdicts are the same.
    SameUnderOtherRules(Day),
    Differs(Differing),
}

/// What a file says otherwise than this app, of one program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differing {
    /// The file's own day, as of which both were made.
    pub day: Day,
    pub is_by_other_rules: bool,
    /// Of the whole designation, where it differs there.
    pub whole: Option<(SaidVerdict, State)>,
    /// The requirements: what the file says, and what comes of it here.
    pub on: Vec<(RequirementId, SaidVerdict, State)>,
    /// The requirements of which the file knows nothing, and what comes of them here.
    pub new: Vec<(RequirementId, State)>,
}

impl Default for Review {
    fn default() -> Review {
        Review { files: Vec::new(), left_out: 0, revision: 0, none: Notebook::closed() }
    }
}

impl Review {
    pub fn notebook(&self, number: u16) -> &Notebook {
        let file = self.files.get(usize::from(number)).and_then(|it| it.read.as_ref().ok());
        file.map_or(&self.none, |it| &it.notebook)
    }

    pub(super) fn notebook_mut(&mut self, number: u16) -> &mut Notebook {
        let file = self.files.get_mut(usize::from(number)).and_then(|it| it.read.as_mut().ok());
        file.map_or(&mut self.none, |it| &mut it.notebook)
    }

    /// What the file that is open is called.
    pub fn name(&self, number: u16) -> &str {
        self.files.get(usize::from(number)).map_or("", |it| &it.name)
    }
}

pub(super) fn update(model: &mut Model, msg: ReviewMsg) -> Vec<Effect> {
    model.review.revision += 1;
    match msg {
        ReviewMsg::PickedFiles(files) => {
            let room = MOST.saturating_sub(model.review.files.len());
            model.review.left_out = files.len().saturating_sub(room);
            model.review.files.extend(files.into_iter().take(room).map(|(name, text)| opened(name, text)));
            vec![Effect::Focus(Focus::Id(REVIEW_ID.to_owned()))]
        }
        ReviewMsg::ClickedPutAway => {
            (model.review.files, model.review.left_out) = (Vec::new(), 0);
            vec![Effect::Focus(Focus::Heading)]
        }
    }
}

fn opened(name: String, text: Result<String, Import>) -> Reviewed {
    let read = match text {
        Ok(text) => open(&text),
        Err(Import::Unreadable(error)) => Err(Unopened::Unreadable(error)),
        Err(_) => Err(Unopened::NoFile),
    };
    Reviewed { name, read }
}

fn open(text: &str) -> Result<Box<Opened>, Unopened> {
    if Sealed::read(text).is_some() {
        return Err(Unopened::Sealed);
    }
    // A file with faults is not judged by what is left of it.
    let record = portable::read(text).map_err(Unopened::Unreadable)?;
    Ok(Box::new(Opened { notebook: Notebook::reviewed(record), said: portable::said(text) }))
}

/// What a file comes to: one row for each program that its person works toward.
pub fn rows<'a>(catalog: &'a Catalog, opened: &Opened, today: Day) -> Vec<Row<'a>> {
    let record = &opened.notebook.record;
    let then = opened.said.as_ref().and_then(|it| Some((it, it.day?)));
    // What the file says is held against these rules on its own day.
    let on_its_day = then.map(|(_, day)| judged(catalog, record, None, day)).unwrap_or_default();
    let row = |it: Judged<'a>| {
        let said = then.and_then(|(said, _)| said.programs.iter().find(|of| of.program == it.program.id));
        let there = on_its_day.iter().find(|of| of.program.id == it.program.id);
        let compared = match (said, there) {
            (Some(said), Some(there)) => compared(said, it.program, &there.evaluation),
            _ => Compared::NotSaid,
        };
        Row { judged: it, compared }
    };
    judged(catalog, record, None, today).into_iter().map(row).collect()
}

pub(super) fn compared(said: &SaidProgram, program: &Program, here: &Evaluation) -> Compared {
    let (day, is_by_other_rules) = (here.day, said.rules_hash != program.rules_hash);
    let on: Vec<_> = said.differing(here).map(|(id, then, now)| (id.clone(), then, State::from(now))).collect();
    let whole = said.verdict.filter(|it| *it != SaidVerdict::from(&here.verdict));
    let whole = whole.map(|then| (then, State::from(&here.verdict)));
    let is_new = |id: &RequirementId| said.requirements.iter().all(|it| it.0 != *id);
    let new = here.outcomes.iter().filter(|it| is_new(&it.requirement));
    let new: Vec<_> = new.map(|it| (it.requirement.clone(), State::from(&it.verdict))).collect();
    match (on.is_empty() && new.is_empty() && whole.is_none(), is_by_other_rules) {
        (true, false) => Compared::Same(day),
        (true, true) => Compared::SameUnderOtherRules(day),
        (false, _) => Compared::Differs(Differing { day, is_by_other_rules, whole, on, new }),
    }
}
