//! Deadlines and plans, for the person's own calendar.

use clerkready::evaluation::{Outcome, Progress, Still, Verdict};
use clerkready::id::ProgramId;
use clerkready::record::Status;

use super::html::{El, el};
use super::parts::button;
use super::result::Case;
use super::store::Store;
use crate::app::calendar::{Event, event, write};
use crate::app::goals;
use crate::app::update::Msg;
use crate::words::{ahead as words, common, unmarked};

/// The way to take the deadlines of a program and all plans into a calendar.
pub(super) fn section(store: Store, program: &ProgramId) -> El {
    let program = program.clone();
    let take = button("second", words::to_calendar()).press(move || {
        let text = store.peek(|it| write(&events(store, &program), it.today));
        store.send(Msg::ClickedCalendar { program: program.clone(), text });
    });
    el("p").class("actions screen-only").child(take)
}

fn events(store: Store, program: &ProgramId) -> Vec<Event> {
    store.peek(|it| {
        let (record, today) = (&it.open().record, it.today);
        let all = goals::judged(it.catalog, record, Some(program), today);
        let Some(judged) = all.iter().find(|it| it.program.id == *program) else { return Vec::new() };
        let case = Case::of(store, judged, record);
        let name = |sort: &str, id: &str| [program.as_str(), "-", sort, "-", id].concat();
        let open = judged.evaluation.steps.iter().filter(|it| it.progress == Progress::Open);
        let steps = open.filter_map(|state| {
            let (step, day) = (case.edition.step(&state.step)?, state.deadline?);
            let title = words::in_calendar(&case.program.initials, &words::deadline(&step.what));
            Some(Event { name: name("step", step.id.as_str()), first: day, last: day, title, more: String::new() })
        });
        let closing = judged.evaluation.outcomes.iter().filter_map(|outcome: &Outcome| {
            let Verdict::Unmet(Still::Open { by: Some(day) }) = outcome.verdict else { return None };
            let id = outcome.requirement.as_str();
            let title = words::deadline(&case.title_of(&outcome.requirement));
            let title = unmarked(&words::in_calendar(&case.program.initials, &title));
            Some(Event { name: name("requirement", id), first: day, last: day, title, more: String::new() })
        });
        let planned = record.activities.iter().filter(|it| it.status == Status::Planned);
        let plans = planned.filter_map(|it| {
            // A plan is the same whichever program asks for it.
            let name = ["plan-", it.id.as_str()].concat();
            event(name, it.from, it.to, unmarked(&common::activity(store.catalog(), it)))
        });
        steps.chain(closing).chain(plans).collect()
    })
}
