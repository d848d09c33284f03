//! What is still open and why something did not count: questions, decisions of the body, reasons, and points lost.
//!
//! Invariant: questions are for the person; what only the body can decide is told, not asked.

use clerkready::evaluation::{Decision, Question, Reason};
use clerkready::program::{Catalog, Condition, Unit};
use clerkready::quantity::Amount;

use super::common::{amount, capitalized, plain_number};
use super::message::quoted;
use super::say::reasons as say;

pub(crate) use super::say::reasons::carried_over;

/// A question that the person can answer; `what` names the entry, or is the rule's own question.
pub fn question(catalog: &Catalog, it: &Question, what: &str) -> String {
    match it {
        Question::Points(_) => say::ask_points(what),
        Question::WhosePoints(_) => say::ask_whose(what),
        Question::Condition(_, Condition::Fact(fact)) => {
            say::ask_fact(what, &quoted(catalog.fact(fact).map_or(fact.as_str(), |it| it.asks.as_str())))
        }
        Question::Condition(_, Condition::Score(_)) => say::ask_score(what),
        Question::Condition(_, Condition::EvidenceWithin(_)) => say::ask_evidence(what),
        Question::Item(_) => say::ask_item(what),
        Question::Date(_) => say::ask_date(what),
        Question::Title(_) => say::ask_title(what),
        Question::Office(_) => say::ask_office().to_owned(),
        Question::Term(_) => say::ask_term(what),
        Question::TookPlace(_) => say::ask_took_place(what),
        Question::Minutes(_) => say::ask_minutes(what),
        Question::Share(_) => say::ask_share(what),
        Question::Duties(_) => say::ask_duties(what),
        Question::Class(_) => say::ask_class(what),
        Question::Standing(_) => say::ask_standing(what),
        Question::Used(_) => say::ask_used(what),
        Question::Home(_) => say::ask_home(what),
        Question::Fact(_) => what.to_owned(),
        Question::Place => say::ask_place().to_owned(),
    }
}

/// What only the body can decide; `what` names the entry, the requirement or the line.
pub fn decision(it: &Decision, decides: &str, what: &str) -> String {
    let decides = quoted(decides);
    // Where a sentence begins with who decides, that is written in the middle of sentences.
    capitalized(&match it {
        Decision::Reading(_) => say::decides_reading(&decides, what),
        Decision::Title(_) => say::decides_title(&decides, what),
        Decision::Points(_) => say::decides_points(&decides, what),
        Decision::Service(_) => say::decides_service(&decides, what),
        Decision::Tally(_) => say::decides_tally(&decides, what),
        Decision::Line(_) => say::decides_line(&decides, what),
        Decision::Boundary => say::decides_boundary(&decides),
        Decision::Class(_) => say::decides_class(&decides, what),
        Decision::Discretion(_) => say::decides_freely(&decides, what),
    })
}

/// Why an entry did not count; `other` names the entry, requirement, line or body that the reason speaks of.
pub fn reason(catalog: &Catalog, it: &Reason, other: &str) -> String {
    let fixed = match it {
        Reason::Planned => say::planned(),
        Reason::Later => say::later(),
        Reason::MaybeLater => say::maybe_later(),
        Reason::MaybeTookPlace => say::maybe_took_place(),
        Reason::Failed(Condition::EvidenceWithin(_)) => say::evidence_late(),
        Reason::NotTold(Condition::Score(_)) => say::score_not_told(),
        Reason::NotTold(Condition::EvidenceWithin(_)) => say::evidence_not_told(),
        Reason::ItemNotTold => say::item_not_told(),
        Reason::DateNotTold => say::date_not_told(),
        Reason::OutsideWindow => say::outside_window(),
        Reason::PointsNotTold => say::points_not_told(),
        Reason::LessThanOthers => say::less_than_others(),
        Reason::WhosePoints => say::whose_points(),
        Reason::BodyDecides => say::body_decides(),
        Reason::OtherKind => say::other_kind(),
        Reason::NotOnThisLine => say::not_on_this_line(),
        Reason::MinutesNotTold => say::minutes_not_told(),
        Reason::Rounded => say::rounded(),
        Reason::TitleNotTold => say::title_not_told(),
        Reason::PartTime => say::part_time(),
        Reason::EntryLimit => say::entry_limit(),
        Reason::GroupLimit(_) => say::group_limit(),
        Reason::NotTheBest(_) => say::not_the_best(),
        Reason::CategoryLimit => say::category_limit(),
        Reason::NoAwardYet => say::no_award_yet(),
        Reason::LeftOut => say::left_out(),
        Reason::Failed(Condition::Fact(fact)) => {
            let fails = catalog.fact(fact).map_or(fact.as_str(), |it| it.fails.as_str());
            return capitalized(&say::fact_fails(&quoted(fails)));
        }
        Reason::NotTold(Condition::Fact(fact)) => {
            let holds = catalog.fact(fact).map_or(fact.as_str(), |it| it.holds.as_str());
            return say::fact_not_told(&quoted(holds));
        }
        Reason::Failed(Condition::Score(least)) => return say::score_below(&plain_number(least)),
        Reason::Repeated(_) => return say::repeated(other),
        Reason::Covered(_) => return say::covered(other),
        Reason::StandsIn(_) => return say::stands_in(other),
        Reason::Superseded(_) => return say::superseded(other),
        Reason::OtherBody(_) => return say::other_body(other),
        Reason::LineLimit(_) => return say::line_limit(other),
        Reason::BeforeAward(_) => return say::before_award(other),
        Reason::MaybeBeforeAward(_) => return say::maybe_before_award(other),
        Reason::AfterCycle(_) => return say::after_cycle(other),
        Reason::UsedFor(_) => return say::used_for(other),
        Reason::KeptFor(_) => return say::kept_for(other),
        Reason::MaybeUsedFor(_) => return say::maybe_used_for(other),
    };
    fixed.to_owned()
}

pub fn completion(title: &str) -> String {
    say::completion_of(title)
}

pub fn offered(it: Amount, unit: Unit) -> String {
    say::offered_amount(&amount(it, unit))
}

pub fn counted(it: Amount, category: &str, unit: Unit) -> String {
    match it.sure == it.possible {
        true => say::counted_as(category, &amount(it, unit)),
        false => say::may_count_as(category, &amount(it, unit)),
    }
}

pub fn lost(it: Amount, reason: &str, unit: Unit) -> String {
    match it.sure == it.possible {
        // A loss of nothing is there for its reason.
        true if it == Amount::ZERO => reason.to_owned(),
        true => say::not_counted(&amount(it, unit), reason),
        false => say::may_not_count(&amount(it, unit), reason),
    }
}
