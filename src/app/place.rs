//! Where a person can be in the app, and the address of it.
//!
//! Invariant: every place has one address, and reading a place's address gives that place.

use clerkready::id::{EntryId, ProgramId, RequirementId};

/// Begins what a new activity is about when it is like another, whose id follows. No kind begins so.
const LIKE: &str = "like=";

/// Which record is open. The example can never touch the person's own record: it is another book under another key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Book {
    Mine,
    Example,
    /// A file that is only looked at, by its number among those that are open.
    Reviewed(u16),
}

/// A screen of a book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub book: Book,
    pub screen: Screen,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Screen {
    Start,
    Record,
    /// Choosing the kind of an activity, before its form.
    ChooseKind(Which),
    /// Ticking off what the programs ask to attend.
    Checklist,
    /// Adding a table from a spreadsheet.
    Table,
    Form(FormId),
    /// Without a program: the one that suits the record.
    Result(Option<ProgramId>),
    /// All goals at a glance.
    Glance,
    /// The result of a program, at one of its requirements.
    Requirement(ProgramId, RequirementId),
    /// What goes with the application for a program.
    Packet(ProgramId),
    Files,
    /// Others' files side by side, to be checked.
    Review,
    /// The lines that put the app into a page.
    Embed,
    /// Where a record arrives that comes from a frame.
    Continue,
    NotFound,
}

/// Which form is open, for which entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormId {
    pub subject: Subject,
    pub which: Which,
    /// What a new entry is about: an activity's kind, or another activity that it is like; a program with an answer's
    /// question or with a step. For an activity that is there, the kind to change it to. For goals, the place to begin in.
    pub about: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Which {
    New,
    Entry(EntryId),
}

/// What a form is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    Person,
    /// The programs that the person works toward.
    Goals,
    Position,
    Membership,
    Enrollment,
    Award,
    Activity,
    Tally,
    Rate,
    /// What a body answered in writing.
    Answer,
    /// What the person answered.
    Told,
    Step,
}

impl Subject {
    pub const ALL: [Subject; 12] = [
        Subject::Person,
        Subject::Goals,
        Subject::Position,
        Subject::Membership,
        Subject::Enrollment,
        Subject::Award,
        Subject::Activity,
        Subject::Tally,
        Subject::Rate,
        Subject::Answer,
        Subject::Told,
        Subject::Step,
    ];

    const fn name(self) -> &'static str {
        match self {
            Subject::Person => "person",
            Subject::Goals => "goals",
            Subject::Position => "position",
            Subject::Membership => "membership",
            Subject::Enrollment => "enrollment",
            Subject::Award => "award",
            Subject::Activity => "activity",
            Subject::Tally => "tally",
            Subject::Rate => "rate",
            Subject::Answer => "answer",
            Subject::Told => "told",
            Subject::Step => "step",
        }
    }

    /// Says whether there is exactly one, which has no id.
    pub fn is_single(self) -> bool {
        matches!(self, Subject::Person | Subject::Goals)
    }

    /// The first letters of the ids of such entries.
    pub const fn prefix(self) -> &'static str {
        match self {
            Subject::Person | Subject::Goals | Subject::Position => "p",
            Subject::Membership => "m",
            Subject::Enrollment => "e",
            Subject::Award => "a",
            Subject::Activity => "x",
            Subject::Tally => "t",
            Subject::Rate => "r",
            Subject::Answer | Subject::Told => "q",
            Subject::Step => "s",
        }
    }
}

impl FormId {
    pub fn new(subject: Subject) -> FormId {
        FormId { subject, which: Which::New, about: None }
    }

    pub fn about(subject: Subject, about: impl Into<String>) -> FormId {
        FormId { subject, which: Which::New, about: Some(about.into()) }
    }

    /// The form of one more activity like another.
    pub fn like(id: &EntryId) -> FormId {
        FormId::about(Subject::Activity, [LIKE, id.as_str()].concat())
    }

    /// The activity that a new one shall be like.
    pub fn liked(&self) -> Option<EntryId> {
        let id = self.about.as_deref()?.strip_prefix(LIKE)?;
        (self.subject == Subject::Activity && self.which == Which::New).then(|| EntryId::new(id))
    }

    pub fn entry(subject: Subject, id: &EntryId) -> FormId {
        FormId { subject, which: Which::Entry(id.clone()), about: None }
    }
}

impl Screen {
    /// Says whether there is nothing on it but ways to add to the record.
    pub fn adds(&self) -> bool {
        match self {
            Screen::ChooseKind(_) | Screen::Checklist | Screen::Table => true,
            Screen::Form(form) => form.which == Which::New && !form.subject.is_single(),
            _ => false,
        }
    }
}

impl Place {
    pub fn mine(screen: Screen) -> Place {
        Place { book: Book::Mine, screen }
    }

    /// A screen of a book, or of the app where the book has none.
    pub fn of(book: Book, screen: Screen) -> Place {
        let is_elsewhere = matches!(book, Book::Reviewed(_)) && is_of_the_app(&screen);
        Place { book: if is_elsewhere { Book::Mine } else { book }, screen }
    }

    /// Reads the fragment of an address, with or without its `#`; `None` when it names no place of this app at all.
    pub fn read(fragment: &str) -> Option<Place> {
        let path = fragment.trim_start_matches('#');
        if path.is_empty() {
            return Some(Place::mine(Screen::Start));
        }
        let mut parts = path.strip_prefix('/')?.split('/').filter(|it| !it.is_empty()).peekable();
        let book = match parts.next_if_eq(&"example") {
            Some(_) => Book::Example,
            None => Book::Mine,
        };
        let parts: Vec<&str> = parts.collect();
        if let ["review", number, rest @ ..] = parts.as_slice() {
            return Some(reviewed(number, rest));
        }
        let screen = match parts.as_slice() {
            [] => Screen::Start,
            ["record"] => Screen::Record,
            ["files"] => Screen::Files,
            ["review"] => Screen::Review,
            ["embed"] => Screen::Embed,
            ["continue"] => Screen::Continue,
            ["glance"] => Screen::Glance,
            ["result"] => Screen::Result(None),
            ["result", program] => Screen::Result(Some(ProgramId::new(*program))),
            ["result", program, "requirement", id] => {
                Screen::Requirement(ProgramId::new(*program), RequirementId::new(*id))
            }
            ["result", program, "apply"] => Screen::Packet(ProgramId::new(*program)),
            ["record", "checklist"] => Screen::Checklist,
            ["record", "table"] => Screen::Table,
            ["record", "activity", "new"] => Screen::ChooseKind(Which::New),
            ["record", "activity", id, "kind"] => Screen::ChooseKind(which(id)),
            ["record", subject, rest @ ..] if rest.len() < 3 => form(subject, rest),
            _ => Screen::NotFound,
        };
        Some(Place { book, screen })
    }

    /// Returns the address of a place, beginning with `#`.
    pub fn href(&self) -> String {
        let mut href = String::from("#/");
        let mut add = |part: &str| {
            if !href.ends_with('/') {
                href.push('/');
            }
            href.push_str(part);
        };
        match self.book {
            Book::Mine => {}
            Book::Example => add("example"),
            Book::Reviewed(number) => ["review", &(u32::from(number) + 1).to_string()].into_iter().for_each(&mut add),
        }
        match &self.screen {
            Screen::Start => {}
            Screen::Record => add("record"),
            Screen::Checklist => add("record/checklist"),
            Screen::Table => add("record/table"),
            Screen::ChooseKind(which) => {
                add("record/activity");
                match which {
                    Which::New => add("new"),
                    Which::Entry(id) => {
                        add(id.as_str());
                        add("kind");
                    }
                }
            }
            Screen::Form(id) => {
                add("record");
                add(id.subject.name());
                match &id.which {
                    Which::New if id.subject.is_single() => {}
                    Which::New => add("new"),
                    Which::Entry(entry) => add(entry.as_str()),
                }
                if let Some(about) = &id.about {
                    add(about);
                }
            }
            Screen::Result(program) => {
                add("result");
                if let Some(program) = program {
                    add(program.as_str());
                }
            }
            Screen::Requirement(program, id) => {
                ["result", program.as_str(), "requirement", id.as_str()].into_iter().for_each(add);
            }
            Screen::Packet(program) => {
                ["result", program.as_str(), "apply"].into_iter().for_each(add);
            }
            Screen::Files => add("files"),
            Screen::Review => add("review"),
            Screen::Embed => add("embed"),
            Screen::Continue => add("continue"),
            Screen::Glance => add("glance"),
            Screen::NotFound => add("not-found"),
        }
        href
    }
}

/// Reads the address of a part of a file that is reviewed, which is a part of a record or of its result.
fn reviewed(number: &str, rest: &[&str]) -> Place {
    let number = number.parse::<u16>().ok().and_then(|it| it.checked_sub(1));
    let screen = Place::read(&["/", &rest.join("/")].concat()).map(|it| it.screen);
    match (number, screen) {
        (Some(number), Some(screen)) if !is_of_the_app(&screen) && rest.first() != Some(&"example") => {
            Place { book: Book::Reviewed(number), screen }
        }
        _ => Place::mine(Screen::NotFound),
    }
}

/// Says whether a screen is about the app or about what it keeps, and not about a record that is only looked at.
fn is_of_the_app(screen: &Screen) -> bool {
    matches!(
        screen,
        Screen::Start | Screen::Files | Screen::Review | Screen::Embed | Screen::Continue | Screen::NotFound
    )
}

fn which(part: &str) -> Which {
    match part {
        "new" => Which::New,
        id => Which::Entry(EntryId::new(id)),
    }
}

fn form(subject: &str, rest: &[&str]) -> Screen {
    let subject = Subject::ALL.into_iter().find(|it| it.name() == subject);
    match (subject, rest) {
        (Some(single), []) if single.is_single() => Screen::Form(FormId::new(single)),
        (Some(Subject::Goals), [place]) => Screen::Form(FormId::about(Subject::Goals, *place)),
        (None, _) | (_, []) => Screen::NotFound,
        (Some(single), _) if single.is_single() => Screen::NotFound,
        (Some(subject), [entry, about @ ..]) => {
            let about = about.first().map(|it| (*it).to_owned());
            Screen::Form(FormId { subject, which: which(entry), about })
        }
    }
}
