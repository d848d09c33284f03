//! From JSON text to a record.
//!
//! Invariant: any text gives a whole record or an error that names its place. Nothing is guessed, and nothing panics. What is
//! salvaged of a faulty record are whole entries without a fault, and all that is not is reported.
//!
//! The fields are asked for one by one, so that what nobody asked for is what this version does not
//! know. A derived decoder would stop at the first fault. Maps are filled by loops: `collect` would
//! bring a sort into the browser build.

use super::export::EVALUATED;
use super::json::{self, Value};
use super::{
    Expected, FORMAT_NAME, Fault, LONGEST_FIELD, LONGEST_TEXT, MOST_ENTRIES, MOST_FAULTS, MOST_FIELDS, MOST_ITEMS,
    ReadError, Salvaged,
};
use crate::date::DateFact;
use crate::id::{BodyId, CategoryId, DutyId, EntryId, FactId, ItemId, KindId, ProgramId, RoleId, StepId};
use crate::quantity::Points;
use crate::record::{
    Activity, Answer, AnsweredBy, Award, Choices, Enrollment, Home, Membership, Per, Person, Pin, Position, Rate,
    Record, Share, Stated, StatedBy, Status, StepDone, Tally, Unread, Until,
};
use crate::sorted::{self, Map};

/// Reads a record, or says everything that is wrong with the text.
pub fn read(text: &str) -> Result<Record, ReadError> {
    let Salvaged { record, faults, .. } = salvage(text)?;
    if faults.is_empty() { Ok(record) } else { Err(ReadError::Faults(faults)) }
}

/// Reads what can be read of a record: every entry without a fault, together with the faults of the others.
///
/// # Errors
///
/// When the text is too long, no JSON, no record, of a newer format, or has too many entries: then nothing of it is read.
pub fn salvage(text: &str) -> Result<Salvaged, ReadError> {
    if LONGEST_TEXT < text.len() {
        return Err(ReadError::TooLong { bytes: text.len(), limit: LONGEST_TEXT });
    }
    // Some editors begin a file with a byte order mark, which JSON does not allow.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let value = json::parse(text).map_err(|json::Place { line, column }| ReadError::NotJson { line, column })?;
    let Value::Object(top) = &value else {
        return Err(ReadError::NotARecord);
    };
    match top.get("format").and_then(version) {
        None => return Err(ReadError::NotARecord),
        Some(1) => {}
        Some(version) => return Err(ReadError::Newer { version }),
    }
    // Before anything else, so that a list without end cannot cause faults without end.
    let entries = LISTS.iter().filter_map(|name| top.get(name)?.as_array()).map(Vec::len).sum();
    if MOST_ENTRIES < entries {
        let expected = Expected::FewerEntries(MOST_ENTRIES);
        return Err(ReadError::Faults(vec![Fault { at: String::new(), expected, found: entries.to_string() }]));
    }

    let mut seen = Seen::default();
    let known = vec!["format", EVALUATED];
    let mut fields = Fields { at: String::new(), all: top, known, has_facts: false, seen: &mut seen };
    fields.fault_if(MOST_FIELDS < top.len(), "", Expected::FewerFields(MOST_FIELDS), None);
    let record = record(&mut fields);
    Ok(Salvaged { record, faults: seen.faults, left_out: seen.left_out })
}

/// The lists of entries, each with an id.
pub(crate) const LISTS: [&str; 9] =
    ["positions", "memberships", "enrollments", "awards", "activities", "tallies", "rates", "answers", "steps"];

/// The facts that the format has had from the beginning: in these anything but yes or no is a fault, and not a field of
/// some later version.
const FIRST_FACTS: [&str; 2] = ["passed", "business_meeting"];

/// The most characters of a wrong value that a fault repeats.
const LONGEST_FOUND: usize = 40;

/// Returns the number of a record format, such as 1 for `clerkready-record/1`.
fn version(format: &Value) -> Option<u32> {
    let (name, number) = format.as_str()?.split_once('/')?;
    if name != FORMAT_NAME {
        return None;
    }
    // Without this, `+1` and `01` would parse.
    let plain = number.bytes().all(|it| it.is_ascii_digit()) && !number.starts_with('0');
    if plain { number.parse().ok() } else { None }
}

fn record(fields: &mut Fields<'_, '_>) -> Record {
    Record {
        person: fields.object("person", person).unwrap_or_default(),
        positions: fields.list("positions", position),
        memberships: fields.list("memberships", membership),
        enrollments: fields.list("enrollments", enrollment),
        awards: fields.list("awards", award),
        activities: fields.list("activities", activity),
        tallies: fields.list("tallies", tally),
        rates: fields.list("rates", rate),
        answers: fields.list("answers", answer),
        steps: fields.list("steps", step_done),
        choices: fields.object("choices", choices).unwrap_or_default(),
        unread: fields.unread(),
    }
}

fn person(fields: &mut Fields<'_, '_>) -> Option<Person> {
    Some(Person {
        name: fields.text("name"),
        municipality: fields.text("municipality"),
        place: fields.text("place"),
        unread: fields.unread(),
    })
}

// Each of the following asks for all of its fields before the first `?`, so that one fault does not hide the next.

fn position(fields: &mut Fields<'_, '_>) -> Option<Position> {
    let id = fields.id();
    Some(Position {
        role: fields.name("role", RoleId::new),
        official_title: fields.text("official_title"),
        employer: fields.text("employer"),
        from: fields.optional("from", Expected::Date, date),
        until: fields.until("to"),
        share: fields.optional("share", Expected::OneOf(&["full-time", "part-time"]), share),
        duties: fields.names("duties", DutyId::new),
        unread: fields.unread(),
        id: id?,
    })
}

fn membership(fields: &mut Fields<'_, '_>) -> Option<Membership> {
    let id = fields.id();
    let body = fields.required_name("body", BodyId::new);
    Some(Membership {
        class: fields.text("class"),
        from: fields.optional("from", Expected::Date, date),
        until: fields.until("to"),
        unread: fields.unread(),
        id: id?,
        body: body?,
    })
}

fn enrollment(fields: &mut Fields<'_, '_>) -> Option<Enrollment> {
    let id = fields.id();
    let program = fields.required_name("program", ProgramId::new);
    Some(Enrollment {
        on: fields.optional("on", Expected::Date, date),
        position: fields.name("position", EntryId::new),
        unread: fields.unread(),
        id: id?,
        program: program?,
    })
}

fn award(fields: &mut Fields<'_, '_>) -> Option<Award> {
    let id = fields.id();
    let program = fields.required_name("program", ProgramId::new);
    Some(Award {
        on: fields.optional("on", Expected::Date, date),
        in_good_standing: fields.optional("in_good_standing", Expected::YesOrNo, Value::as_bool),
        used: fields.names("used", EntryId::new),
        unread: fields.unread(),
        id: id?,
        program: program?,
    })
}

fn activity(fields: &mut Fields<'_, '_>) -> Option<Activity> {
    let id = fields.id();
    let kind = fields.required_name("kind", KindId::new);
    Some(Activity {
        item: fields.name("item", ItemId::new),
        title: fields.text("title"),
        from: fields.optional("from", Expected::Date, date),
        to: fields.optional("to", Expected::Date, date),
        minutes: fields.optional("minutes", Expected::Minutes, minutes),
        score: fields.optional("score", Expected::Percent, percent),
        evidence_sent: fields.optional("evidence_sent", Expected::Date, date),
        status: fields.optional("status", Expected::OneOf(&["done", "planned"]), status).unwrap_or(Status::Done),
        stated: fields.list("stated", stated),
        facts: fields.facts(),
        unread: fields.unread(),
        id: id?,
        kind: kind?,
    })
}

fn stated(fields: &mut Fields<'_, '_>) -> Option<Stated> {
    let by = fields.required("by", Expected::OneOf(&["certificate", "body"]), stated_by);
    let body = fields.name("body", BodyId::new);
    let category = fields.required_name("category", CategoryId::new);
    let points = fields.required("points", Expected::Points, points);
    Some(Stated { by: by?, body, category: category?, points: points?, unread: fields.unread() })
}

fn tally(fields: &mut Fields<'_, '_>) -> Option<Tally> {
    let id = fields.id();
    let program = fields.required_name("program", ProgramId::new);
    let category = fields.required_name("category", CategoryId::new);
    let points = fields.required("points", Expected::Points, points);
    let as_of = fields.required("as_of", Expected::Date, date);
    Some(Tally {
        from: fields.text("from"),
        unread: fields.unread(),
        id: id?,
        program: program?,
        category: category?,
        points: points?,
        as_of: as_of?,
    })
}

fn rate(fields: &mut Fields<'_, '_>) -> Option<Rate> {
    let id = fields.id();
    let program = fields.required_name("program", ProgramId::new);
    let category = fields.required_name("category", CategoryId::new);
    let kind = fields.required_name("kind", KindId::new);
    let per = fields.required("per", Expected::OneOf(&["each", "hour", "year"]), per);
    let points = fields.required("points", Expected::Points, points);
    Some(Rate {
        from: fields.text("from"),
        unread: fields.unread(),
        id: id?,
        program: program?,
        category: category?,
        kind: kind?,
        per: per?,
        points: points?,
    })
}

fn choices(fields: &mut Fields<'_, '_>) -> Option<Choices> {
    let goals = fields.names("goals", ProgramId::new).unwrap_or_default();
    let pins = fields.list("pins", pin);
    Some(Choices { goals, pins, unread: fields.unread() })
}

fn pin(fields: &mut Fields<'_, '_>) -> Option<Pin> {
    let entry = fields.required_name("entry", EntryId::new);
    let program = fields.required_name("program", ProgramId::new);
    let home = match fields.answers_none("category") {
        true => Some(Home::Nowhere),
        false => fields.required_name("category", CategoryId::new).map(Home::Category),
    };
    Some(Pin { unread: fields.unread(), entry: entry?, program: program?, home: home? })
}

fn answer(fields: &mut Fields<'_, '_>) -> Option<Answer> {
    let id = fields.id();
    let program = fields.required_name("program", ProgramId::new);
    let question = fields.text("question");
    let value = fields.text("value");
    let by = fields.required("by", Expected::OneOf(&["body", "person"]), answered_by);
    Some(Answer {
        on: fields.optional("on", Expected::Date, date),
        unread: fields.unread(),
        id: id?,
        program: program?,
        question,
        value,
        by: by?,
    })
}

fn step_done(fields: &mut Fields<'_, '_>) -> Option<StepDone> {
    let id = fields.id();
    let program = fields.required_name("program", ProgramId::new);
    let step = fields.required_name("step", StepId::new);
    Some(StepDone {
        done_on: fields.optional("done_on", Expected::Date, date),
        unread: fields.unread(),
        id: id?,
        program: program?,
        step: step?,
    })
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn filled_text(value: &Value) -> Option<String> {
    text(value).filter(|it| !it.is_empty())
}

fn date(value: &Value) -> Option<DateFact> {
    DateFact::parse(value.as_str()?)
}

fn points(value: &Value) -> Option<Points> {
    Points::parse(value.as_str()?)
}

fn minutes(value: &Value) -> Option<u32> {
    value.as_u64()?.try_into().ok()
}

fn percent(value: &Value) -> Option<u32> {
    minutes(value).filter(|it| *it <= 100)
}

fn share(value: &Value) -> Option<Share> {
    match value.as_str()? {
        "full-time" => Some(Share::FullTime),
        "part-time" => Some(Share::PartTime),
        _ => None,
    }
}

fn per(value: &Value) -> Option<Per> {
    match value.as_str()? {
        "each" => Some(Per::Each),
        "hour" => Some(Per::Hour),
        "year" => Some(Per::Year),
        _ => None,
    }
}

fn status(value: &Value) -> Option<Status> {
    match value.as_str()? {
        "done" => Some(Status::Done),
        "planned" => Some(Status::Planned),
        _ => None,
    }
}

fn stated_by(value: &Value) -> Option<StatedBy> {
    match value.as_str()? {
        "certificate" => Some(StatedBy::Certificate),
        "body" => Some(StatedBy::Body),
        _ => None,
    }
}

fn answered_by(value: &Value) -> Option<AnsweredBy> {
    match value.as_str()? {
        "body" => Some(AnsweredBy::Body),
        "person" => Some(AnsweredBy::Person),
        _ => None,
    }
}

/// What has been seen in the whole text so far.
#[derive(Default)]
struct Seen<'a> {
    ids: Vec<&'a str>,
    /// The first of all faults.
    faults: Vec<Fault>,
    /// How many faults there are in all.
    count: usize,
    /// How many entries and other parts of the record have a fault.
    left_out: usize,
}

/// One object: where it stands, all its fields, and the names that were asked for.
struct Fields<'a, 's> {
    at: String,
    all: &'a json::Map,
    known: Vec<&'static str>,
    /// Whether a yes or no that nobody asked for is a fact.
    has_facts: bool,
    seen: &'s mut Seen<'a>,
}

/// Reads one object; `None` when a fault was reported.
type ReadObject<T> = fn(&mut Fields<'_, '_>) -> Option<T>;

impl<'a> Fields<'a, '_> {
    /// Returns the fields that nobody asked for, so it is called last.
    fn unread(&self) -> Unread {
        let mut unread = Map::new();
        for (name, value) in self.all.iter() {
            let is_fact = self.has_facts && value.as_bool().is_some();
            if !is_fact && !self.known.contains(&name.as_str()) {
                unread.insert(name.clone(), value.in_line());
            }
        }
        Unread(unread)
    }

    fn id(&mut self) -> Option<EntryId> {
        self.known.push("id");
        let value = self.all.get("id");
        let id = value.and_then(Value::as_str).filter(|it| !it.is_empty() && it.len() <= LONGEST_FIELD);
        let id = id.filter(|it| sorted::insert_new(&mut self.seen.ids, it));
        if id.is_none() {
            self.fault("id", Expected::UniqueId, value);
        }
        id.map(EntryId::new)
    }

    fn text(&mut self, name: &'static str) -> String {
        self.optional(name, Expected::Text, text).unwrap_or_default()
    }

    fn name<T>(&mut self, name: &'static str, new: fn(String) -> T) -> Option<T> {
        let text = self.text(name);
        (!text.is_empty()).then(|| new(text))
    }

    /// Reads a list of names; `None` when it is blank.
    fn names<T>(&mut self, name: &'static str, new: fn(String) -> T) -> Option<Vec<T>> {
        let mut names = Vec::new();
        match self.ask(name)? {
            Value::Array(items) => {
                self.bound(name, items);
                for (n, item) in items.iter().enumerate() {
                    let text = self.read(&format!("{name}[{n}]"), Expected::Text, Some(item), filled_text);
                    names.extend(text.map(new));
                }
            }
            other => self.fault(name, Expected::List, Some(other)),
        }
        Some(names)
    }

    /// Reads the yes-or-no facts of an activity, which are named by programs and not by this format: every field of yes or
    /// no that nobody asked for.
    fn facts(&mut self) -> Map<FactId, bool> {
        self.has_facts = true;
        let mut facts = Map::new();
        for name in FIRST_FACTS {
            if let Some(holds) = self.optional(name, Expected::YesOrNo, Value::as_bool) {
                facts.insert(FactId::new(name), holds);
            }
        }
        for (name, value) in self.all.iter() {
            if let (Value::Bool(holds), false) = (value, self.known.contains(&name.as_str())) {
                facts.insert(FactId::new(name.as_str()), *holds);
            }
        }
        facts
    }

    fn required_name<T>(&mut self, name: &'static str, new: fn(String) -> T) -> Option<T> {
        self.required(name, Expected::Text, filled_text).map(new)
    }

    /// Reads the end of a status.
    fn until(&mut self, name: &'static str) -> Until {
        if self.answers_none(name) {
            return Until::Lasts;
        }
        self.optional(name, Expected::Date, date).map_or(Until::NotTold, Until::On)
    }

    /// Says whether `null` stands where it is an answer and not a blank.
    fn answers_none(&mut self, name: &'static str) -> bool {
        let none = self.all.get(name).is_some_and(Value::is_null);
        if none {
            self.known.push(name);
        }
        none
    }

    fn optional<T>(&mut self, name: &'static str, expected: Expected, read: fn(&Value) -> Option<T>) -> Option<T> {
        let value = self.ask(name)?;
        self.read(name, expected, Some(value), read)
    }

    fn required<T>(&mut self, name: &'static str, expected: Expected, read: fn(&Value) -> Option<T>) -> Option<T> {
        let value = self.ask(name);
        self.read(name, expected, value, read)
    }

    fn object<T>(&mut self, name: &'static str, read: ReadObject<T>) -> Option<T> {
        let value = self.ask(name)?;
        self.whole(name, value, read)
    }

    fn list<T>(&mut self, name: &'static str, read: ReadObject<T>) -> Vec<T> {
        let mut entries = Vec::new();
        match self.ask(name) {
            None => {}
            Some(Value::Array(items)) => {
                // The entries of the record are counted before.
                if !self.at.is_empty() {
                    self.bound(name, items);
                }
                for (n, item) in items.iter().enumerate() {
                    entries.extend(self.whole(&format!("{name}[{n}]"), item, read));
                }
            }
            other => {
                self.seen.left_out += usize::from(self.at.is_empty());
                self.fault(name, Expected::List, other);
            }
        }
        entries
    }

    /// Reads an object that has no fault in any of its parts.
    fn whole<T>(&mut self, name: &str, value: &'a Value, read: ReadObject<T>) -> Option<T> {
        let before = self.seen.count;
        let object = self.enter(name, value, read);
        if before == self.seen.count {
            return object;
        }
        self.seen.left_out += usize::from(self.at.is_empty());
        None
    }

    fn enter<T>(&mut self, name: &str, value: &'a Value, read: ReadObject<T>) -> Option<T> {
        let Value::Object(all) = value else {
            self.fault(name, Expected::Object, Some(value));
            return None;
        };
        self.fault_if(MOST_FIELDS < all.len(), name, Expected::FewerFields(MOST_FIELDS), None);
        read(&mut Fields { at: self.place(name), all, known: Vec::new(), has_facts: false, seen: &mut *self.seen })
    }

    /// Returns a field that is not blank: there, and not `null`.
    fn ask(&mut self, name: &'static str) -> Option<&'a Value> {
        self.known.push(name);
        self.all.get(name).filter(|it| !it.is_null())
    }

    fn read<T>(
        &mut self,
        name: &str,
        expected: Expected,
        value: Option<&Value>,
        read: fn(&Value) -> Option<T>,
    ) -> Option<T> {
        let is_long = value.and_then(Value::as_str).is_some_and(|it| LONGEST_FIELD < it.len());
        let (known, expected) = match is_long {
            true => (None, Expected::ShorterText(LONGEST_FIELD)),
            false => (value.and_then(read), expected),
        };
        self.fault_if(known.is_none(), name, expected, value);
        known
    }

    fn bound(&mut self, name: &str, items: &[Value]) {
        self.fault_if(MOST_ITEMS < items.len(), name, Expected::FewerItems(MOST_ITEMS), None);
    }

    fn fault_if(&mut self, is_one: bool, name: &str, expected: Expected, found: Option<&Value>) {
        if is_one {
            self.fault(name, expected, found);
        }
    }

    fn fault(&mut self, name: &str, expected: Expected, found: Option<&Value>) {
        self.seen.count += 1;
        if self.seen.faults.len() < MOST_FAULTS {
            let at = self.place(name);
            self.seen.faults.push(Fault { at, expected, found: found.map(shortened).unwrap_or_default() });
        }
    }

    fn place(&self, name: &str) -> String {
        if self.at.is_empty() { name.to_owned() } else { [&self.at, ".", name].concat() }
    }
}

fn shortened(value: &Value) -> String {
    let mut text = value.in_line();
    if let Some((end, _)) = text.char_indices().nth(LONGEST_FOUND) {
        text.truncate(end);
        text.push('…');
    }
    text
}
