//! From a record to JSON text.
//!
//! Invariant: the same record gives the same text, laid out for a person to read. Whatever is blank is left out, except at
//! the top, where every list shows; fields that this version does not know follow the ones it knows.

use super::FORMAT;
use super::json::{self, Value, quoted};
use crate::date::DateFact;
use crate::id::{DutyId, EntryId, ProgramId};
use crate::record::{
    Activity, Answer, AnsweredBy, Award, Choices, Enrollment, Home, Membership, Per, Person, Pin, Position, Rate,
    Record, Share, Stated, StatedBy, Status, StepDone, Tally, Unread, Until,
};

/// Writes a record, the same text for the same record.
///
/// Bounds are checked in reading alone: a record with too many entries, or with one id twice, is written too.
pub fn write(record: &Record) -> String {
    write_with(record, None)
}

/// Likewise, in one line, for where room is scarce.
pub fn compact(record: &Record) -> String {
    let text = write(record);
    json::parse(&text).map_or(text, |it| it.in_line())
}

/// Likewise, with a field more at the end.
pub(super) fn write_with(record: &Record, more: Option<(&str, &str)>) -> String {
    let mut fields = Fields::default();
    fields.text("format", FORMAT);
    fields.put("person", &person(&record.person));
    fields.put("positions", &list(&record.positions, position));
    fields.put("memberships", &list(&record.memberships, membership));
    fields.put("enrollments", &list(&record.enrollments, enrollment));
    fields.put("awards", &list(&record.awards, award));
    fields.put("activities", &list(&record.activities, activity));
    fields.put("tallies", &list(&record.tallies, tally));
    fields.put("rates", &list(&record.rates, rate));
    fields.put("answers", &list(&record.answers, answer));
    fields.put("steps", &list(&record.steps, step_done));
    fields.put("choices", &choices(&record.choices));
    fields.unread(&record.unread);
    if let Some((name, json)) = more {
        fields.put(name, json);
    }
    fields.closed() + "\n"
}

fn person(person: &Person) -> String {
    let mut fields = Fields::default();
    fields.text("name", &person.name);
    fields.text("municipality", &person.municipality);
    fields.text("place", &person.place);
    fields.close(&person.unread)
}

fn position(position: &Position) -> String {
    let mut fields = Fields::default();
    fields.text("id", position.id.as_str());
    fields.text("role", position.role.as_ref().map_or("", |it| it.as_str()));
    fields.text("official_title", &position.official_title);
    fields.text("employer", &position.employer);
    fields.date("from", position.from);
    fields.until("to", position.until);
    fields.text(
        "share",
        match position.share {
            Some(Share::FullTime) => "full-time",
            Some(Share::PartTime) => "part-time",
            None => "",
        },
    );
    fields.names("duties", position.duties.as_deref(), DutyId::as_str);
    fields.close(&position.unread)
}

fn membership(membership: &Membership) -> String {
    let mut fields = Fields::default();
    fields.text("id", membership.id.as_str());
    fields.text("body", membership.body.as_str());
    fields.text("class", &membership.class);
    fields.date("from", membership.from);
    fields.until("to", membership.until);
    fields.close(&membership.unread)
}

fn enrollment(enrollment: &Enrollment) -> String {
    let mut fields = Fields::default();
    fields.text("id", enrollment.id.as_str());
    fields.text("program", enrollment.program.as_str());
    fields.date("on", enrollment.on);
    fields.text("position", enrollment.position.as_ref().map_or("", |it| it.as_str()));
    fields.close(&enrollment.unread)
}

fn award(award: &Award) -> String {
    let mut fields = Fields::default();
    fields.text("id", award.id.as_str());
    fields.text("program", award.program.as_str());
    fields.date("on", award.on);
    if let Some(holds) = award.in_good_standing {
        fields.put("in_good_standing", yes_or_no(holds));
    }
    fields.names("used", award.used.as_deref(), EntryId::as_str);
    fields.close(&award.unread)
}

fn yes_or_no(holds: bool) -> &'static str {
    if holds { "true" } else { "false" }
}

fn activity(activity: &Activity) -> String {
    let mut fields = Fields::default();
    fields.text("id", activity.id.as_str());
    fields.text("kind", activity.kind.as_str());
    fields.text("item", activity.item.as_ref().map_or("", |it| it.as_str()));
    fields.text("title", &activity.title);
    fields.date("from", activity.from);
    fields.date("to", activity.to);
    if let Some(minutes) = activity.minutes {
        fields.put("minutes", &minutes.to_string());
    }
    if let Some(score) = activity.score {
        fields.put("score", &score.to_string());
    }
    fields.date("evidence_sent", activity.evidence_sent);
    for (fact, holds) in activity.facts.iter() {
        fields.put(fact.as_str(), yes_or_no(*holds));
    }
    // Always told, so that another program does not count a plan for want of the word.
    fields.text(
        "status",
        match activity.status {
            Status::Done => "done",
            Status::Planned => "planned",
        },
    );
    if !activity.stated.is_empty() {
        fields.put("stated", &list(&activity.stated, stated));
    }
    fields.close(&activity.unread)
}

fn stated(stated: &Stated) -> String {
    let mut fields = Fields::default();
    fields.text(
        "by",
        match stated.by {
            StatedBy::Certificate => "certificate",
            StatedBy::Body => "body",
        },
    );
    fields.text("body", stated.body.as_ref().map_or("", |it| it.as_str()));
    fields.text("category", stated.category.as_str());
    fields.text("points", &stated.points.to_string());
    fields.close(&stated.unread)
}

fn tally(tally: &Tally) -> String {
    let mut fields = Fields::default();
    fields.text("id", tally.id.as_str());
    fields.text("program", tally.program.as_str());
    fields.text("category", tally.category.as_str());
    fields.text("points", &tally.points.to_string());
    fields.date("as_of", Some(tally.as_of));
    fields.text("from", &tally.from);
    fields.close(&tally.unread)
}

fn rate(rate: &Rate) -> String {
    let mut fields = Fields::default();
    fields.text("id", rate.id.as_str());
    fields.text("program", rate.program.as_str());
    fields.text("category", rate.category.as_str());
    fields.text("kind", rate.kind.as_str());
    fields.text(
        "per",
        match rate.per {
            Per::Each => "each",
            Per::Hour => "hour",
            Per::Year => "year",
        },
    );
    fields.text("points", &rate.points.to_string());
    fields.text("from", &rate.from);
    fields.close(&rate.unread)
}

fn choices(choices: &Choices) -> String {
    let mut fields = Fields::default();
    fields.names("goals", Some(&choices.goals).filter(|it| !it.is_empty()).map(Vec::as_slice), ProgramId::as_str);
    if !choices.pins.is_empty() {
        fields.put("pins", &list(&choices.pins, pin));
    }
    fields.close(&choices.unread)
}

fn pin(pin: &Pin) -> String {
    let mut fields = Fields::default();
    fields.text("entry", pin.entry.as_str());
    fields.text("program", pin.program.as_str());
    match &pin.home {
        Home::Category(category) => fields.text("category", category.as_str()),
        Home::Nowhere => fields.put("category", "null"),
    }
    fields.close(&pin.unread)
}

fn answer(answer: &Answer) -> String {
    let mut fields = Fields::default();
    fields.text("id", answer.id.as_str());
    fields.text("program", answer.program.as_str());
    fields.text("question", &answer.question);
    fields.text("value", &answer.value);
    fields.text(
        "by",
        match answer.by {
            AnsweredBy::Body => "body",
            AnsweredBy::Person => "person",
        },
    );
    fields.date("on", answer.on);
    fields.close(&answer.unread)
}

fn step_done(step: &StepDone) -> String {
    let mut fields = Fields::default();
    fields.text("id", step.id.as_str());
    fields.text("program", step.program.as_str());
    fields.text("step", step.step.as_str());
    fields.date("done_on", step.done_on);
    fields.close(&step.unread)
}

/// The lines of one object, in the order in which they are put.
#[derive(Default)]
pub(super) struct Fields(Vec<String>);

impl Fields {
    /// Puts a field that is JSON already.
    pub(super) fn put(&mut self, name: &str, json: &str) {
        self.0.push(format!("{}: {json}", quoted(name)));
    }

    pub(super) fn text(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.put(name, &quoted(text));
        }
    }

    pub(super) fn date(&mut self, name: &str, date: Option<DateFact>) {
        if let Some(date) = date {
            self.text(name, &date.to_string());
        }
    }

    pub(super) fn names<T>(&mut self, name: &str, names: Option<&[T]>, text: fn(&T) -> &str) {
        if let Some(names) = names {
            let names: Vec<String> = names.iter().map(|it| quoted(text(it))).collect();
            self.put(name, &format!("[{}]", names.join(", ")));
        }
    }

    fn until(&mut self, name: &str, until: Until) {
        match until {
            Until::Lasts => self.put(name, "null"),
            Until::On(date) => self.date(name, Some(date)),
            Until::NotTold => {}
        }
    }

    /// Returns the object as JSON, with the fields that this version does not know at its end.
    fn close(mut self, unread: &Unread) -> String {
        self.unread(unread);
        self.closed()
    }

    fn unread(&mut self, unread: &Unread) {
        for (name, json) in unread.0.iter() {
            // Text that is no JSON cannot come from reading; as a string it does not spoil the rest.
            let value = json::parse(json).unwrap_or_else(|_| Value::String(json.clone()));
            self.put(name, &value.in_lines());
        }
    }

    /// Returns the object as JSON.
    pub(super) fn closed(self) -> String {
        block('{', &self.0, '}')
    }
}

pub(super) fn list<T>(entries: &[T], write: fn(&T) -> String) -> String {
    let lines: Vec<String> = entries.iter().map(write).collect();
    block('[', &lines, ']')
}

/// Lays out parts one below the other, two spaces in. Line breaks inside a JSON string are escaped, so that every one
/// in a part is layout.
pub(super) fn block(open: char, parts: &[String], close: char) -> String {
    if parts.is_empty() {
        return format!("{open}{close}");
    }
    let parts = parts.join(",\n").replace('\n', "\n  ");
    format!("{open}\n  {parts}\n{close}")
}
