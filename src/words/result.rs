//! What an evaluation says, in plain words.

use clerkready::date::{DateFact, Day, Truth};
use clerkready::evaluation::{
    Attendance, AwardFinding, Decision, Holding, MemberFinding, OfficeFinding, PointsFinding, Progress, Question,
    Reason, StepState, Still, Verdict,
};
use clerkready::program::{
    Arrives, Basis, Bound, Catalog, Condition, Confidence, Due, EditionFit, Fee, Step, Unit, Words,
};
use clerkready::quantity::{Amount, Extent, Points};

use super::common::{amount, capitalized, date, day, day_and_weekday, points};
use super::pages;
use crate::app::forms::program_name;
use crate::app::overview::State;

pub const TITLE: &str = "Result";
pub const SWITCH: &str = "Designation";
pub const READY: &str = "Ready to apply";
pub const GRANT: &str = "Can be granted";
pub const REQUIREMENTS: &str = "Requirements";
pub const STEPS: &str = "Steps";
pub const STEPS_LEAD: &str = "What you send or pay, beside the requirements.";
pub const POINTS: &str = "What became of your points";
pub const NOT_CHECKED: &str = "What the app does not check";
pub const ABOUT_RULES: &str = "About these rules";
pub const SOURCE: &str = "Source";
pub const READINGS: &str = "The words can be read in more than one way";
pub const SETTLED: &str = "The answer in writing";
pub const LEFT_OUT: &str = "What did not count";
pub const QUESTIONS: &str = "Open questions";
pub const ANSWER: &str = "Answer";
pub const ENTER_FIGURE: &str = "Enter what it wrote";
pub const ENTER_ANSWER: &str = "Enter an answer in writing";
pub const OTHER_PROGRAMS: &str = "Other programs";
pub const CHOOSE_GOALS: &str = "Choose what you work toward";
pub const CHANGE_ANSWER: &str = "Change the answer";
pub const FEES: &str = "Fees";
pub const FEES_LEAD: &str = "As published. Ask before you pay.";
pub const COURSES: &str = "Courses";
pub const COURSES_LEAD: &str =
    "The curriculum is known to have these courses. Where in it they stand is not published.";
pub const COUNTING: &str = "From when on things count";
pub const PRINT: &str = "Print";

pub fn program(name: &str, initials: &str) -> String {
    program_name(name, initials)
}

pub const fn state(it: State) -> &'static str {
    match it {
        State::Met => "Met",
        State::NotYet => "Not yet",
        State::TooLate => "No longer possible",
        State::NeedsAnswer => "Cannot tell: needs your answer",
        State::BodyDecides => "Cannot tell: the body decides",
    }
}

pub fn advice(decides: &str) -> String {
    format!("The app advises; {decides} decides.")
}

pub fn met_of(met: usize, all: usize) -> String {
    format!("{met} of {all} requirements are met.")
}

pub fn judged_on(today: Day) -> String {
    format!("As of {}", day(today))
}

pub fn ready(it: State) -> &'static str {
    match it {
        State::Met => "Yes: everything that is due when you apply is met.",
        State::NotYet => "Not yet: see what is missing below.",
        State::TooLate => "Not any more as things are: see below what is no longer possible.",
        State::NeedsAnswer => "Cannot tell before you answer the open questions below.",
        State::BodyDecides => "Cannot tell: the certifying body decides what the published words leave open.",
    }
}

pub fn earliest(it: Option<DateFact>) -> String {
    match it {
        Some(when) => format!("At the earliest in {}.", date(when)),
        None => "The month is known once everything that is due when you apply is met.".to_owned(),
    }
}

pub const fn due(it: Due) -> &'static str {
    match it {
        Due::Enroll => "Due when you enroll",
        Due::Apply => "Due when you apply",
        Due::Grant => "Due when it is granted",
    }
}

/// Until when what is unmet can be met, or since when it cannot.
pub fn still(verdict: &Verdict) -> Option<String> {
    match verdict {
        Verdict::Unmet(Still::Open { by: Some(by) }) => Some(format!("There is time until {}.", day(*by))),
        Verdict::Unmet(Still::Closed { after }) => Some(format!("It was possible until {}.", day(*after))),
        _ => None,
    }
}

/// The figures of a sum, and what is missing.
pub fn sum_found(it: &PointsFinding, unit: Unit, verdict: &Verdict) -> String {
    match &it.bound {
        Bound::AtLeast(need) => {
            let short = it.amount.short_of(*need);
            let found = sum_of(*need, it.amount, unit);
            match verdict {
                Verdict::Met => found,
                Verdict::Unmet(_) => [&found, " ", &short_by(short, unit)].concat(),
                Verdict::Unknown(_) => format!("{found} {} more would make it sure.", points(short, unit)),
            }
        }
        Bound::AtMost(most) => {
            format!("{}. No more than {} may be submitted.", capitalized(&amount(it.amount, unit)), points(*most, unit))
        }
        Bound::Share { percent, .. } => {
            let (part, all) = (amount(it.amount, unit), amount(it.of.unwrap_or_default(), unit));
            format!("{} of {all}. At least {percent} percent are needed.", capitalized(&part))
        }
    }
}

fn sum_of(need: Points, amount: Amount, unit: Unit) -> String {
    match (amount.sure, amount.possible) {
        (Extent::Finite(sure), Extent::Finite(possible)) if sure == possible => {
            format!("{}; {need} needed.", points(sure, unit))
        }
        (Extent::Finite(sure), Extent::Finite(possible)) => {
            format!("{} for sure; {need} needed; at most {possible} may count.", points(sure, unit))
        }
        (Extent::Finite(sure), Extent::Unbounded) => {
            format!("{} for sure; {need} needed; more may count.", points(sure, unit))
        }
        (Extent::Unbounded, _) => format!("More than the {need} needed."),
    }
}

fn short_by(short: Points, unit: Unit) -> String {
    let verb = if short == Points::from_hundredths(100) { "is" } else { "are" };
    format!("{} {verb} missing.", points(short, unit))
}

/// How many of several parts are needed; nothing where every one is.
pub fn parts(need: u32, of: usize) -> Option<String> {
    match usize::try_from(need) {
        Ok(need) if of <= need => None,
        Ok(1) => Some("One of these is enough:".to_owned()),
        _ => Some(format!("{need} of these are needed:")),
    }
}

/// How long something was held.
pub fn held(it: &Holding) -> String {
    let Holding { need, sure, possible, .. } = *it;
    let mut text = if need <= sure {
        format!("{sure} months; {need} needed")
    } else if sure == possible {
        format!("{sure} of {need} months")
    } else {
        format!("{sure} of {need} months for sure, up to {possible} may count")
    };
    if let Some(on) = it.complete_on {
        text.push_str(&format!("; complete on {} if it goes on", day(on)));
    }
    text.push('.');
    text
}

/// Whether a designation is held; `name` is that of the entry.
pub fn award(it: &AwardFinding, name: &str) -> String {
    match it {
        AwardFinding::NotHeld => "It is not among the designations in your record.".to_owned(),
        AwardFinding::Held(_) => format!("In your record: {name}."),
        AwardFinding::NotInGoodStanding(_) => format!("It is not in good standing: {name}."),
        AwardFinding::Open(_) => format!("Something about it is not told: {name}."),
    }
}

/// So many of so many, where some of them are for sure.
pub fn count(need: u32, sure: u32, possible: u32) -> String {
    if sure == possible || need <= sure {
        format!("{sure} of {need}.")
    } else {
        format!("{sure} of {need} for sure; up to {possible} may count.")
    }
}

pub const fn place(it: Truth) -> &'static str {
    match it {
        Truth::Yes => "Your state is one of those that count.",
        Truth::No => "Your state is not one of those that count.",
        Truth::Unknown => "Your state or province is not told.",
    }
}

/// What became of a question, to the person or to the body.
pub fn answered(asks: &str, it: Truth) -> String {
    match it {
        Truth::Yes => format!("{asks} By the answer in your record, it is met."),
        Truth::No => format!("{asks} By the answer in your record, it is not met."),
        Truth::Unknown => asks.to_owned(),
    }
}

pub fn attended(it: &Attendance) -> String {
    count(it.need, it.sure, it.possible)
}

pub fn window(ends: Day) -> String {
    format!("The span of the counted ones lasts until {}.", day(ends))
}

pub const COVERED: &str = "attended";
pub const NOT_COVERED: &str = "not yet";
pub const MAYBE_COVERED: &str = "cannot tell";

pub const fn office(it: OfficeFinding) -> &'static str {
    match it {
        OfficeFinding::NotEnrolled => "There is no enrollment yet, so there is no day on which to look at your title.",
        OfficeFinding::EnrollmentUndated => "The day of your enrollment is needed to know which title counts.",
        OfficeFinding::NoPosition => "There is no position in your record for that day.",
        OfficeFinding::Held => "The title in your record is one of those that count.",
        OfficeFinding::OtherTitle => "The title in your record is not one of those that count.",
        OfficeFinding::Open => "Whether your title counts is still open.",
    }
}

pub fn member(it: MemberFinding) -> String {
    match it {
        MemberFinding::NotEnrolled => "There is no enrollment yet from which to count.".to_owned(),
        MemberFinding::EnrollmentUndated => "The day of your enrollment is needed.".to_owned(),
        MemberFinding::OnDay(Truth::Yes) => "You are a member on the day that counts.".to_owned(),
        MemberFinding::OnDay(Truth::No) => "You are not a member on the day that counts.".to_owned(),
        MemberFinding::OnDay(Truth::Unknown) => "Whether you are a member on the day that counts is open.".to_owned(),
        MemberFinding::Deadline(by) => format!("Joining counts up to {}.", day(by)),
    }
}

/// A question that the person can answer; `what` names the entry, or is the rule's own question.
pub fn question(catalog: &Catalog, it: &Question, what: &str) -> String {
    match it {
        Question::Points(_) => format!("How many points does your paper state for {what}?"),
        Question::WhosePoints(_) => format!("Whose points does the certificate state for {what}?"),
        Question::Condition(_, Condition::Fact(fact)) => {
            format!("{what}: {}", catalog.fact(fact).map_or(fact.as_str(), |it| it.asks.as_str()))
        }
        Question::Condition(_, Condition::Score(_)) => format!("{what}: What was the result of its examination?"),
        Question::Condition(_, Condition::EvidenceWithin(_)) => format!("{what}: When did you send evidence of it?"),
        Question::Item(_) => format!("Which one was it: {what}?"),
        Question::Date(_) => format!("When was it, more exactly: {what}?"),
        Question::Title(_) => format!("What does this title amount to: {what}?"),
        Question::Office(_) => "Which position did you hold on the day of your enrollment?".to_owned(),
        Question::Term(_) => format!("When did it begin or end: {what}?"),
        Question::TookPlace(_) => format!("Is it done by now: {what}?"),
        Question::Minutes(_) => format!("How many hours did it take: {what}?"),
        Question::Share(_) => format!("Is it a full-time position: {what}?"),
        Question::Duties(_) => format!("Which duties does this position have: {what}?"),
        Question::Class(_) => format!("Which class of membership is it: {what}?"),
        Question::Standing(_) => format!("Is it in good standing: {what}?"),
        Question::Used(_) => format!("Which of your entries were used for {what}?"),
        Question::Fact(_) => what.to_owned(),
        Question::Place => "In which state or province do you work?".to_owned(),
    }
}

/// What only the body can decide; `what` names the entry, the requirement or the line.
pub fn decision(it: &Decision, decides: &str, what: &str) -> String {
    let rest = match it {
        Decision::Reading(_) => format!("decides how to read the words for “{what}”."),
        Decision::Title(_) => format!("decides what this title amounts to: {what}."),
        Decision::Points(_) => format!("decides whether {what} counts, and how much."),
        Decision::Service(_) => format!("decides how many points your time as {what} gives."),
        Decision::Tally(_) => format!("knows when that was done which its count holds: {what}."),
        Decision::Line(_) => format!("decides how the words for “{what}” are meant."),
        Decision::Boundary => "decides from when on things count.".to_owned(),
        Decision::Class(_) => format!("decides whether this class of membership counts: {what}."),
        Decision::Discretion(_) => return format!("Left to {decides}: {what}."),
    };
    [&capitalized(decides), " ", &rest].concat()
}

/// Why an entry did not count; `other` names the entry, requirement, line or body that the reason speaks of.
pub fn reason(catalog: &Catalog, it: &Reason, other: &str) -> String {
    let fixed = match it {
        Reason::Planned => "It is planned only.",
        Reason::Later => "It lies after the day that counts.",
        Reason::MaybeLater => "Whether it lies before the day that counts is not known.",
        Reason::MaybeTookPlace => "It was planned, and whether it is done by now is not told.",
        Reason::Failed(Condition::EvidenceWithin(_)) => "Evidence of it was not sent in time.",
        Reason::NotTold(Condition::Score(_)) => "The result of its examination is not told.",
        Reason::NotTold(Condition::EvidenceWithin(_)) => "Whether evidence of it was sent in time is not told.",
        Reason::ItemNotTold => "Which one it was is not told.",
        Reason::DateNotTold => "Its date is missing or not exact enough.",
        Reason::OutsideWindow => "It lies outside the span that counts.",
        Reason::PointsNotTold => "How many points it gives is not told.",
        Reason::LessThanOthers => "The points that stand for the same are more.",
        Reason::WhosePoints => "Whose points the certificate states is not told.",
        Reason::BodyDecides => "The published words do not say whether it counts, or how much.",
        Reason::OtherKind => "This program has no points for this kind of activity.",
        Reason::NotOnThisLine => "This program gives nothing for this one, or nothing on its date.",
        Reason::MinutesNotTold => "How many hours it took is not told.",
        Reason::Rounded => "It falls short of the least that counts, or of the next full step.",
        Reason::TitleNotTold => "What the official title amounts to is not told.",
        Reason::PartTime => "Whether it counts depends on how much of a full week it takes.",
        Reason::EntryLimit => "One entry gives no more than that.",
        Reason::GroupLimit(_) => "Things of these sorts together give no more than that.",
        Reason::NotTheBest(_) => "Only one of these sorts counts, and another one gives more.",
        Reason::CategoryLimit => "The category takes no more than that.",
        Reason::NoAwardYet => "It would count only after a designation that you have not received yet.",
        Reason::Failed(Condition::Fact(fact)) => {
            let fails = catalog.fact(fact).map_or(fact.as_str(), |it| it.fails.as_str());
            return [&capitalized(fails), "."].concat();
        }
        Reason::NotTold(Condition::Fact(fact)) => {
            let holds = catalog.fact(fact).map_or(fact.as_str(), |it| it.holds.as_str());
            return format!("Whether {holds} is not told.");
        }
        Reason::Failed(Condition::Score(least)) => {
            return format!("The result of its examination is below {least} percent.");
        }
        Reason::Repeated(_) => return format!("The same one already counts: {other}."),
        Reason::Covered(_) => return format!("It is held already by: {other}."),
        Reason::StandsIn(_) => return format!("The points for “{other}” stand for it."),
        Reason::Superseded(_) => return format!("A later count replaces it: {other}."),
        Reason::OtherBody(_) => return format!("The certificate states points of another body: {other}."),
        Reason::LineLimit(_) => return format!("All of “{other}” together gives no more than that."),
        Reason::BeforeAward(_) => return format!("It does not lie after: {other}."),
        Reason::MaybeBeforeAward(_) => return format!("Whether it counts as after this one is open: {other}."),
        Reason::AfterCycle(_) => return format!("It lies after the time that began with: {other}."),
        Reason::UsedFor(_) => return format!("It was used for: {other}."),
        Reason::MaybeUsedFor(_) => return format!("Whether it was used for this is not told: {other}."),
    };
    fixed.to_owned()
}

pub const CARRIED_OVER: &str = "Carried over from the time before";

pub fn completion(title: &str) -> String {
    format!("For meeting “{title}”")
}

pub fn offered(it: Amount, unit: Unit) -> String {
    format!("Offered: {}", amount(it, unit))
}

pub fn counted(it: Amount, category: &str, unit: Unit) -> String {
    match it.sure == it.possible {
        true => format!("Counted as {category}: {}", amount(it, unit)),
        false => format!("May count as {category}: {}", amount(it, unit)),
    }
}

pub fn lost(it: Amount, reason: &str, unit: Unit) -> String {
    match it.sure == it.possible {
        // A loss of nothing is there for its reason.
        true if it == Amount::ZERO => reason.to_owned(),
        true => format!("Not counted: {}. {reason}", amount(it, unit)),
        false => format!("May not count: {}. {reason}", amount(it, unit)),
    }
}

/// How far a step is, and its deadline.
pub fn step(step: &Step, it: &StepState) -> String {
    let arrives = step.deadline.as_ref().map(|it| it.arrives);
    let must = match arrives {
        Some(Arrives::Postmarked) => "Must be postmarked by",
        Some(Arrives::Completed) => "Must be completed by",
        Some(Arrives::Received) | None => "Must arrive by",
    };
    let granted = it.granted_in.map(date);
    match (it.progress, it.deadline, granted) {
        (Progress::Open, Some(by), Some(granted)) => format!("{must} {} for {granted}.", day_and_weekday(by)),
        (Progress::Open, Some(by), None) => format!("{must} {}.", day_and_weekday(by)),
        (Progress::Open, None, _) => "Not done yet.".to_owned(),
        (Progress::Done(on), Some(by), Some(granted)) => {
            format!("{}, in time for {} and {granted}.", pages::done_on(arrives, &date(on)), day(by))
        }
        (Progress::Done(on), _, _) => format!("{}.", pages::done_on(arrives, &date(on))),
        (Progress::DoneUndated, _, _) => "Done, on a day that was not told.".to_owned(),
    }
}

/// An amount of money: "$50.00", or with another currency's name.
fn money(cents: u32, currency: &str) -> String {
    let sum = format!("{}.{:02}", cents / 100, cents % 100);
    if currency == "USD" { ["$", &sum].concat() } else { [&sum, " ", currency].concat() }
}

/// What is to know about a fee beside what it is for.
pub fn fee(it: &Fee, with: Option<&str>) -> String {
    let mut text = money(it.cents, &it.currency);
    text.push('.');
    let mut add = |sentence: &str| {
        text.push(' ');
        text.push_str(sentence);
    };
    if let Some(step) = with {
        add(&format!("Paid with: {step}."));
    }
    if it.optional {
        add("Only if you want it.");
    }
    if it.part_of_total {
        add("It is part of the sum above.");
    }
    if !it.places.is_empty() {
        add(&format!("In {} only.", it.places.join(", ")));
    }
    if !it.unless.is_empty() {
        add(&format!("{}.", it.unless.trim_end_matches('.')));
    }
    text
}

/// A course or session with what it teaches.
pub fn course(name: &str, topics: &[String]) -> String {
    if topics.is_empty() { name.to_owned() } else { [name, ": ", &topics.join("; ")].concat() }
}

/// How a rule rests on what is shown of its source.
pub const fn support(words: &Words, it: Confidence) -> &'static str {
    match (words, it) {
        (Words::Quote(_), it) => confidence(it),
        (Words::Summary(_), Confidence::Inferred) => "Our summary, from which the rule was concluded.",
        (Words::Summary(_), _) => "Our summary; these are not the document’s words.",
    }
}

const fn confidence(it: Confidence) -> &'static str {
    match it {
        Confidence::Verbatim => "These words say it.",
        Confidence::Paraphrase => "These words say it in other terms.",
        Confidence::Inferred => "No words say it; it was concluded from these.",
    }
}

pub fn document(title: &str, publisher: &str, dated: DateFact) -> String {
    format!("{title}. {publisher}, {}.", date(dated))
}

pub fn checked(on: DateFact) -> String {
    format!("Last compared with it on {}.", date(on))
}

pub const OPEN_DOCUMENT: &str = "Open the document (new tab)";

pub fn rules_checked(on: DateFact) -> String {
    format!("Rules last checked on {}.", date(on))
}

pub fn edition(from: DateFact, basis: Basis) -> String {
    let on = if matches!(from, DateFact::Day(_)) { "on" } else { "in" };
    let from = date(from);
    match basis {
        Basis::Stated => format!("These rules hold from {from}, as their source says."),
        Basis::Published => format!("These rules were published {on} {from}; from when they hold is not said."),
        Basis::Seen => format!("These rules were seen {on} {from}; from when they hold is not said."),
    }
}

pub const fn edition_fit(it: EditionFit) -> Option<&'static str> {
    match it {
        EditionFit::Known => None,
        EditionFit::Nearest => Some("No rules are known for the day that counts; these are the nearest ones."),
    }
}

pub const NO_PROGRAM: &str = "The rules of the programs could not be opened. Reload the page.";
