//! What an evaluation says, in short lines.

use clerkready::advice::{Effort, Way};
use clerkready::date::DateFact;
use clerkready::evaluation::Counts as Counted;
use clerkready::evaluation::{
    Ask, Decision, Finding, Outcome, PinState, Placement, Progress, Question, Reason, Refusal, Ruling, StepState,
    Still, Subject, Verdict,
};
use clerkready::id::EntryId;
use clerkready::portable::Expected;
use clerkready::program::{Basis, Bound, Catalog, Condition, Counts, Earned, Edition, EditionFit, Target};
use clerkready::quantity::{Amount, Extent, Points};
use clerkready::record::{Home, Record};

pub(crate) fn verdict(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Met => "met".into(),
        Verdict::Unmet(Still::Open { by: None }) => "not yet".into(),
        Verdict::Unmet(Still::Open { by: Some(by) }) => format!("not yet, possible until {}", DateFact::Day(*by)),
        Verdict::Unmet(Still::Closed { after }) => format!("no longer possible since {}", DateFact::Day(*after)),
        Verdict::Unknown(asks) => match asks.iter().any(|it| matches!(it, Ask::Person(_))) {
            true => "unknown: the person can tell".into(),
            false => "unknown: the body decides".into(),
        },
    }
}

pub(crate) fn edition(edition: &Edition, fit: EditionFit) -> String {
    let basis = match edition.basis {
        Basis::Stated => "in force since",
        Basis::Published => "published",
        Basis::Seen => "seen",
    };
    let nearest = match fit {
        EditionFit::Known => "",
        EditionFit::Nearest => ", the nearest known for that day",
    };
    format!("Rules {basis} {}{nearest}.", edition.from)
}

/// The figures that a verdict rests on, after a colon; empty where there are none.
pub(crate) fn figure(finding: &Finding) -> String {
    match finding {
        Finding::Points(it) => match &it.bound {
            Bound::AtLeast(need) => match it.amount.slack_over(*need) {
                Points::ZERO => format!(": {} of {need}", amount(it.amount)),
                slack => format!(": {} of {need}, {slack} to spare", amount(it.amount)),
            },
            Bound::AtMost(most) => format!(": {}, at most {most}", amount(it.amount)),
            Bound::Share { percent, .. } => {
                format!(": {} of {}, at least {percent} %", amount(it.amount), amount(it.of.unwrap_or_default()))
            }
        },
        Finding::Attended(it) => format!(": {} of {}", count(it.sure, it.possible), it.need),
        Finding::Duties { need, sure, possible } => format!(": {} of {need}", count(*sure, *possible)),
        Finding::Held(it) => {
            let on = it.complete_on.map(|on| format!(", complete on {}", DateFact::Day(on))).unwrap_or_default();
            format!(": {} of {} months{on}", count(it.sure, it.possible), it.need)
        }
        _ => String::new(),
    }
}

fn count(sure: u32, possible: u32) -> String {
    if sure == possible { sure.to_string() } else { format!("{sure} to {possible}") }
}

pub(crate) fn extent(extent: Extent) -> String {
    match extent {
        Extent::Finite(points) => points.to_string(),
        Extent::Unbounded => "any number".to_owned(),
    }
}

fn amount(amount: Amount) -> String {
    match amount.sure == amount.possible {
        true => extent(amount.sure),
        false => format!("{} to {}", extent(amount.sure), extent(amount.possible)),
    }
}

pub(crate) fn parts(finding: &Finding) -> &[Outcome] {
    match finding {
        Finding::Parts { outcomes, .. } => outcomes,
        _ => &[],
    }
}

pub(crate) fn left_out(finding: &Finding) -> &[(EntryId, Reason)] {
    match finding {
        Finding::Attended(it) => &it.left_out,
        _ => &[],
    }
}

/// An entry in words, with its id, by which it is found in the file.
pub(crate) fn entry(catalog: &Catalog, record: &Record, id: &EntryId) -> String {
    let dated = |name: &str, on: Option<DateFact>| match on {
        Some(on) => format!("{name}, {on} ({id})"),
        None => format!("{name} ({id})"),
    };
    if let Some(it) = record.activities.iter().find(|it| it.id == *id) {
        let item = it.item.as_ref().and_then(|item| catalog.item(item)).map(|it| it.name.as_str());
        let kind = catalog.kind(&it.kind).map_or(it.kind.as_str(), |it| it.name.as_str());
        let title = Some(it.title.as_str()).filter(|it| !it.is_empty());
        return dated(title.or(item).unwrap_or(kind), it.last_day());
    }
    if let Some(it) = record.positions.iter().find(|it| it.id == *id) {
        return dated(&it.official_title, it.from);
    }
    if let Some(it) = record.memberships.iter().find(|it| it.id == *id) {
        let body =
            catalog.bodies.iter().find(|body| body.id == it.body).map_or(it.body.as_str(), |it| it.name.as_str());
        return dated(&format!("membership of {body}"), it.from);
    }
    if let Some(it) = record.awards.iter().find(|it| it.id == *id) {
        return dated(catalog.designation(&it.program).unwrap_or(it.program.as_str()), it.on);
    }
    if let Some(it) = record.enrollments.iter().find(|it| it.id == *id) {
        return dated("enrollment", it.on);
    }
    if let Some(it) = record.tallies.iter().find(|it| it.id == *id) {
        return dated("the body's count", Some(it.as_of));
    }
    if let Some(it) = record.steps.iter().find(|it| it.id == *id) {
        return dated(it.step.as_str(), it.done_on);
    }
    id.to_string()
}

pub(crate) fn title(edition: &Edition, id: &clerkready::id::RequirementId) -> String {
    edition.requirement(id).map_or_else(|| id.to_string(), |it| it.title.clone())
}

pub(crate) fn ask(catalog: &Catalog, record: &Record, edition: &Edition, ask: &Ask) -> String {
    let entry = |id: &EntryId| entry(catalog, record, id);
    match ask {
        Ask::Person(question) => match question {
            Question::Points(id) => format!("how many points are on paper for {}", entry(id)),
            Question::WhosePoints(id) => format!("whose points the certificate states for {}", entry(id)),
            Question::Condition(id, condition) => format!("whether {} for {}", holds(catalog, condition), entry(id)),
            Question::Item(id) => format!("which one it was: {}", entry(id)),
            Question::Date(id) => format!("the exact day of {}", entry(id)),
            Question::Title(id) => format!("what the title amounts to: {}", entry(id)),
            Question::Office(id) => format!("which position was held on the day of {}", entry(id)),
            Question::Term(id) => format!("the exact days on which it began and ended: {}", entry(id)),
            Question::Minutes(id) => format!("how long it took: {}", entry(id)),
            Question::Share(id) => format!("whether it is full-time: {}", entry(id)),
            Question::Duties(id) => format!("which core duties it has: {}", entry(id)),
            Question::Class(id) => format!("the class of {}", entry(id)),
            Question::Standing(id) => format!("whether it is in good standing: {}", entry(id)),
            Question::Used(id) => format!("which entries were used for {}", entry(id)),
            Question::TookPlace(id) => format!("whether it took place: {}", entry(id)),
            Question::Home(id) => format!("where it should count: {}", entry(id)),
            Question::Fact(id) => format!("the answer to “{}”", title(edition, id)),
            Question::Place => "the state or province".to_owned(),
        },
        Ask::Body(decision) => match decision {
            Decision::Reading(id) => format!("the body: how the words for “{}” are meant", title(edition, id)),
            Decision::Title(id) => format!("the body: what the title amounts to: {}", entry(id)),
            Decision::Points(id) => format!("the body: whether it takes the points of {}, and how many", entry(id)),
            Decision::Service(id) => format!("the body: what time in office gives: {}", entry(id)),
            Decision::Tally(id) => format!("the body: when what it counted was done: {}", entry(id)),
            Decision::Line(id) => format!("the body: how the schedule line {id} is meant"),
            Decision::Boundary => "the body: from when on what is earned counts".to_owned(),
            Decision::Class(id) => format!("the body: whether this class counts: {}", entry(id)),
            Decision::Discretion(id) => format!("the body: {}", title(edition, id)),
        },
    }
}

fn holds(catalog: &Catalog, condition: &Condition) -> String {
    match condition {
        Condition::Fact(id) => catalog.fact(id).map_or_else(|| id.to_string(), |it| it.holds.clone()),
        Condition::Score(least) => format!("the exam was passed with {least} % or more"),
        Condition::EvidenceWithin(days) => format!("evidence was sent within {days} days"),
    }
}

fn fails(catalog: &Catalog, condition: &Condition) -> String {
    match condition {
        Condition::Fact(id) => catalog.fact(id).map_or_else(|| format!("not {id}"), |it| it.fails.clone()),
        Condition::Score(least) => format!("the exam was not passed with {least} %"),
        Condition::EvidenceWithin(days) => format!("evidence was not sent within {days} days"),
    }
}

pub(crate) fn reason(catalog: &Catalog, record: &Record, edition: &Edition, reason: &Reason) -> String {
    let entry = |id: &EntryId| entry(catalog, record, id);
    match reason {
        Reason::Planned => "planned only".into(),
        Reason::MaybeTookPlace => "planned for a day that has passed; not told whether it took place".into(),
        Reason::Later => "after the day that counts".into(),
        Reason::MaybeLater => "perhaps after the day that counts".into(),
        Reason::Repeated(id) => format!("the same as {}", entry(id)),
        Reason::Failed(condition) => fails(catalog, condition),
        Reason::NotTold(condition) => format!("not told whether {}", holds(catalog, condition)),
        Reason::ItemNotTold => "not told which one it was".into(),
        Reason::DateNotTold => "date missing or not exact".into(),
        Reason::OutsideWindow => "outside the span that counts".into(),
        Reason::PointsNotTold => "no points told".into(),
        Reason::Covered(id) => format!("already in {}", entry(id)),
        Reason::StandsIn(id) => format!("the points for “{}” stand for it", title(edition, id)),
        Reason::LessThanOthers => "others give more".into(),
        Reason::Superseded(id) => format!("replaced by {}", entry(id)),
        Reason::WhosePoints => "not told whose points they are".into(),
        Reason::OtherBody(body) => format!("points of another body ({body})"),
        Reason::BodyDecides => "the rules do not say whether it counts, or how much".into(),
        Reason::OtherKind => "no points for this kind".into(),
        Reason::NotOnThisLine => "no points for this one, or not on that date".into(),
        Reason::MinutesNotTold => "not told how long it took".into(),
        Reason::Rounded => "rounded down".into(),
        Reason::TitleNotTold => "not told what the title amounts to".into(),
        Reason::PartTime => "not told whether full-time, or part-time".into(),
        Reason::EntryLimit => "more than one entry may give".into(),
        Reason::LineLimit(id) => format!("more than all of {id} may give"),
        Reason::GroupLimit(id) => format!("more than the group {id} may give"),
        Reason::NotTheBest(id) => format!("another one of {id} gives more"),
        Reason::CategoryLimit => "more than the category takes".into(),
        Reason::NoAwardYet => "the designation after which it would count has not been received".into(),
        Reason::BeforeAward(id) => format!("before {}", entry(id)),
        Reason::MaybeBeforeAward(id) => format!("perhaps before {}", entry(id)),
        Reason::AfterCycle(id) => format!("outside the cycle after {}", entry(id)),
        Reason::UsedFor(id) => format!("used for {}", entry(id)),
        Reason::MaybeUsedFor(id) => format!("perhaps used for {}", entry(id)),
        Reason::LeftOut => "left out".into(),
        Reason::KeptFor(id) => format!("kept for {}", catalog.designation(id).unwrap_or(id.as_str())),
    }
}

pub(crate) fn ruling(catalog: &Catalog, record: &Record, edition: &Edition, ruling: &Ruling) -> String {
    let subject = match &ruling.subject {
        Subject::Entry(id) => entry(catalog, record, id),
        Subject::Completion(id) => format!("for meeting “{}”", title(edition, id)),
        Subject::CarriedOver => "carried over from the cycle before".to_owned(),
    };
    let given = ruling.portions.iter().map(|(category, given)| format!("{} {category}", amount(*given)));
    let lost = ruling.lost.iter().map(|(why, lost)| {
        let why = reason(catalog, record, edition, why);
        if *lost == Amount::ZERO { why } else { format!("{} not: {why}", amount(*lost)) }
    });
    let all: Vec<String> = given.chain(lost).collect();
    format!("{subject}: {}", all.join("; "))
}

/// Where an activity counts that could count elsewhere, and what a choice of the person costs.
pub(crate) fn placement(catalog: &Catalog, record: &Record, it: &Placement) -> String {
    let home = |it: &Home| match it {
        Home::Category(category) => category.to_string(),
        Home::Nowhere => "left out".to_owned(),
    };
    let others: Vec<String> = it.could.iter().filter(|other| **other != it.home).map(home).collect();
    let others = if others.is_empty() { String::new() } else { format!(" (could be {})", others.join(", ")) };
    let pin = match &it.pin {
        None => String::new(),
        Some(PinState::Refused(why)) => {
            let why = match why {
                Refusal::NoPoints => "the program gives no points there for it",
                Refusal::NotKnown => "whether it gives points there is not known",
                Refusal::Final => "its points were accepted in writing and count as written",
            };
            format!("; your choice is not possible: {why}")
        }
        Some(PinState::Honored { costs }) if *costs == Points::ZERO => "; as you chose".to_owned(),
        Some(PinState::Honored { costs }) => format!("; as you chose, which leaves {costs} more missing"),
    };
    format!("{}: {}{others}{pin}", entry(catalog, record, &it.entry), home(&it.home))
}

/// Where an entry counts, by the program's initials.
pub(crate) fn counts(catalog: &Catalog, it: &Counted) -> String {
    let program = catalog.program(&it.program).map_or(it.program.as_str(), |it| it.1.initials.as_str());
    format!("{program} {} {}", amount(it.amount), it.category)
}

/// A way to close a gap.
pub(crate) fn way(catalog: &Catalog, edition: &Edition, way: &Way) -> String {
    match way {
        Way::Earn { line, effort, counts } => {
            let known = edition.schedule.iter().find(|it| it.id == *line).map(|it| &it.earned);
            let what = match known {
                Some(Earned::Activities(of)) => names(&of.kinds, |it| catalog.kind(it).map(|it| it.name.as_str())),
                Some(Earned::Service(of)) if of.roles.is_empty() => "time in office".to_owned(),
                Some(Earned::Service(of)) => {
                    format!("time as {}", names(&of.roles, |it| catalog.role(it).map(|it| it.name.as_str())))
                }
                _ => line.to_string(),
            };
            let what =
                if *counts == Counts::BodyDecides { what + " (the body decides whether it counts)" } else { what };
            match effort {
                Effort::AsStated => format!("{what}: nobody published how many points"),
                Effort::Times { times, gives } => format!("{what}: {times} more give {gives}"),
                Effort::Minutes { minutes, gives } => format!("{what}: {} more give {gives}", time(*minutes)),
                Effort::Years { years, gives } => format!("{what}: {years} more years give {gives}"),
            }
        }
        Way::Complete { requirement, points } => format!("meeting “{}” gives {points}", title(edition, requirement)),
        Way::Attend { times, of } => {
            let of = names(of, |it| match it {
                Target::Kind(kind) => catalog.kind(kind).map(|it| it.name.as_str()),
                Target::Item(item) => catalog.item(item).map(|it| it.name.as_str()),
            });
            format!("{times} more of: {of}")
        }
        Way::Wait { until } => format!("nothing but time, until {}", DateFact::Day(*until)),
        Way::Join { body, by } => {
            let name = catalog.bodies.iter().find(|it| it.id == *body).map_or(body.as_str(), |it| it.name.as_str());
            let by = by.map(|by| format!(" by {}", DateFact::Day(by))).unwrap_or_default();
            format!("membership of {name}{by}")
        }
        Way::Receive { one_of } => format!("receiving {}", names(one_of, |it| catalog.designation(it))),
        Way::Take { times, of } => {
            let duty = |id: &_| catalog.duties.iter().find(|it| it.id == *id).map(|it| it.name.as_str());
            format!("{times} more of: {}", names(of, duty))
        }
    }
}

/// The names of things, one after the other; everything that a program names is in the catalog.
fn names<'a, T>(ids: &'a [T], name: impl Fn(&'a T) -> Option<&'a str>) -> String {
    ids.iter().filter_map(name).collect::<Vec<_>>().join("; ")
}

fn time(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (hours, 0) => format!("{hours} hours"),
        (0, minutes) => format!("{minutes} minutes"),
        (hours, minutes) => format!("{hours} hours {minutes} minutes"),
    }
}

pub(crate) fn progress(step: &StepState) -> String {
    let deadline = step.deadline.map(|it| format!("; deadline {}", DateFact::Day(it))).unwrap_or_default();
    let granted = step.granted_in.map(|it| format!(", for {it}")).unwrap_or_default();
    match step.progress {
        Progress::Open => format!("open{deadline}{granted}"),
        Progress::Done(on) => format!("done {on}{deadline}{granted}"),
        Progress::DoneUndated => "done on a day not told".to_owned(),
    }
}

pub(crate) fn expected(expected: Expected) -> String {
    match expected {
        Expected::Text => "a text".into(),
        Expected::Object => "an object".into(),
        Expected::List => "a list".into(),
        Expected::YesOrNo => "true or false".into(),
        Expected::Date => "a date such as \"2008-03-20\", \"2008-03\" or \"2008\"".into(),
        Expected::Points => "points as a text with at most two decimal places, such as \"4.5\"".into(),
        Expected::Minutes => "whole minutes".into(),
        Expected::Percent => "a whole number from 0 to 100".into(),
        Expected::OneOf(words) => format!("one of {}", words.join(", ")),
        Expected::UniqueId => "an id that no other entry has".into(),
        Expected::FewerEntries(most) => format!("at most {most} entries in all"),
        Expected::FewerItems(most) => format!("a list of at most {most}"),
        Expected::FewerFields(most) => format!("at most {most} fields"),
        Expected::ShorterText(most) => format!("a text of at most {most} bytes"),
    }
}
