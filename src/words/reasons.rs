//! What is still open and why something did not count: questions, decisions of the body, reasons, and points lost.
//!
//! Invariant: questions are for the person; what only the body can decide is told, not asked.

use clerkready::evaluation::{Decision, Question, Reason};
use clerkready::program::{Catalog, Condition, Unit};
use clerkready::quantity::Amount;

use super::common::{amount, capitalized};

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
        Question::Home(_) => format!("Where should it count: {what}?"),
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
        Reason::LeftOut => "It is left out.",
        Reason::KeptFor(_) => return format!("It is kept for {other}, which it serves better."),
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
