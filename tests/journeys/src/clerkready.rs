//! What the journeys know of the app: its words, its keys in storage, and how a clerk enters things. `notebook` knows the rest
//! of its forms.

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::find::{Scope, answer, button, disclosure, field, file, group, heading, link, scopes, under};
use crate::page::Page;

/// The record that the example is.
const SAMPLE: &str = include_str!("../../saves/sample.json");

/// The day on which the journeys take place.
pub const TODAY: &str = "2026-11-22";

pub const MAIN_NAVIGATION: &str = "Main";
pub const START_TITLE: &str = "Which certifications are you ready for?";
pub const RECORD_TITLE: &str = "My record";
pub const EXAMPLE_TITLE: &str = "Example record";
pub const FILES_TITLE: &str = "Files";
pub const KINDS_TITLE: &str = "What kind of activity?";
pub const CHANGE_TITLE: &str = "Change an activity";
pub const CDMCC: &str = "Certified Deputy Municipal Clerk Collector (CDMCC)";
pub const GOALS_TITLE: &str = "What do you work toward?";
pub const MMC: &str = "Master Municipal Clerk (MMC)";
pub const CMC: &str = "Certified Municipal Clerk (CMC)";
pub const CMCC: &str = "Certified Municipal Clerk Collector (CMCC)";

/// The ways to the results of the programs.
pub const PROGRAMS: &str = "Designation";

/// The heading of the question to answer next.
pub const NEXT: &str = "The next question";

/// Where the first layout kept the record.
pub const FIRST_KEY: &str = "clerkready/1/record";
/// What stands in the keys of copies of the clerk's own record.
pub const MINE: &str = "#mine/copy/";
/// Likewise of the example.
pub const EXAMPLE: &str = "#example/copy/";

/// A screen of the app, with the example in it.
pub struct Screen {
    pub name: &'static str,
    pub address: &'static str,
    pub title: &'static str,
    /// What has to be done before it shows what it is about.
    pub prepare: fn(&Page) -> Result<()>,
}

/// A table with a good row and a bad one.
const TABLE: &str = "Date,Activity,Hours,Points\n\
    10/18/2023,Athenian Dialogue,6,\n\
    soon,A-word-that-nobody-could-break-at-any-place-and-that-is-wider-than-a-phone,6,2\n";

pub const SCREENS: [Screen; 18] = [
    Screen { name: "start", address: "#/", title: START_TITLE, prepare: |_| Ok(()) },
    Screen { name: "record", address: "#/example/record", title: EXAMPLE_TITLE, prepare: |_| Ok(()) },
    Screen { name: "result", address: "#/example/result", title: CDMCC, prepare: |_| Ok(()) },
    Screen { name: "glance", address: "#/example/glance", title: "All at a glance", prepare: |_| Ok(()) },
    Screen {
        name: "application",
        address: "#/example/result/ms-cdmcc/apply",
        title: "Application: Certified Deputy Municipal Clerk Collector (CDMCC)",
        prepare: |_| Ok(()),
    },
    Screen { name: "other-result", address: "#/example/result/iimc-mmc", title: MMC, prepare: |_| Ok(()) },
    Screen {
        name: "ahead",
        address: "#/example/result/iimc-mmc",
        title: MMC,
        prepare: |page| page.press(disclosure("Look ten years ahead")),
    },
    Screen { name: "goals", address: "#/example/record/goals", title: GOALS_TITLE, prepare: |_| Ok(()) },
    Screen { name: "begin", address: "#/example/record/goals/US-TX", title: GOALS_TITLE, prepare: |_| Ok(()) },
    Screen {
        name: "checklist",
        address: "#/example/record/checklist",
        title: "What did you attend?",
        prepare: |_| Ok(()),
    },
    Screen {
        name: "table",
        address: "#/example/record/table",
        title: "Paste a table",
        prepare: |page| {
            page.paste(field("The rows"), TABLE)?;
            page.press(button("Read the table"))?;
            page.shows(heading("1 row can be added; 1 needs a look"))
        },
    },
    Screen { name: "award", address: "#/example/record/award/new", title: "Add a designation", prepare: |_| Ok(()) },
    Screen {
        name: "position",
        address: "#/example/result/iimc-cmc",
        title: CMC,
        prepare: |page| {
            page.press(link("Answer Which duties does this position have: Deputy City Clerk?").under(NEXT))?;
            page.is_at("Change a position")
        },
    },
    Screen { name: "kinds", address: "#/example/record/activity/new", title: KINDS_TITLE, prepare: |_| Ok(()) },
    Screen { name: "form", address: "#/example/record/activity/x-f2v6jc", title: CHANGE_TITLE, prepare: |_| Ok(()) },
    Screen {
        name: "problems",
        address: "#/example/record/activity/new/ms-session",
        title: "Add an activity",
        prepare: |page| {
            page.date("First day (optional)", On("2", "30", "2026"))?;
            page.press(button("Save"))?;
            page.shows(heading("There is a problem"))
        },
    },
    Screen {
        name: "review",
        address: "#/review",
        title: "Check files",
        prepare: |page| {
            let file_of_a_clerk = page.file_with("ellis.json", SAMPLE)?;
            page.give_files(file("Choose files"), &[file_of_a_clerk])?;
            page.shows(heading("Files that are open"))
        },
    },
    Screen { name: "files", address: "#/example/files", title: FILES_TITLE, prepare: |_| Ok(()) },
];

/// A date as a clerk has it in the notebook; what is not known is empty.
#[derive(Clone, Copy, Debug)]
pub struct On(pub &'static str, pub &'static str, pub &'static str);

/// An activity as a clerk enters it. What is `None` is left alone.
#[derive(Clone, Copy, Debug)]
pub struct Activity {
    pub kind: &'static str,
    pub which: Option<&'static str>,
    pub done: bool,
    pub first: Option<On>,
    pub last: Option<On>,
    pub passed: Option<&'static str>,
    pub business_meeting: Option<&'static str>,
    pub paper: Option<Paper>,
}

/// Points on a certificate.
#[derive(Clone, Copy, Debug)]
pub struct Paper {
    pub points: &'static str,
    pub category: &'static str,
    pub whose: &'static str,
}

impl Activity {
    /// An activity that is done, and of which nothing else is told yet.
    pub const fn of(kind: &'static str) -> Activity {
        Activity {
            kind,
            which: None,
            done: true,
            first: None,
            last: None,
            passed: None,
            business_meeting: None,
            paper: None,
        }
    }
}

impl Page {
    /// Goes to one of the main screens.
    pub fn go_to(&self, screen: &str) -> Result<()> {
        self.press(link(screen).within(Scope::of("navigation", self.navigation.get())))
    }

    /// Chooses a language, in which the main navigation is called so. Its words may be asked for from the server, once.
    pub fn choose_language(&self, language: &str, navigation: &'static str) -> Result<()> {
        self.kept_quiet()?;
        self.press(button(language))?;
        self.navigation.set(navigation);
        self.until(&format!("the page to be in {language}"), || {
            Ok(self.look(&button(language))?.is_some_and(|it| self.is_current(&it).unwrap_or(false)).then_some(()))
        })?;
        self.settle()
    }

    /// Opens the form for a new entry from a list of the record, fills it in and saves it.
    pub fn add(&self, list: &str, way: &str, fill_in: impl FnOnce() -> Result<()>) -> Result<()> {
        self.press(link(way).under(list))?;
        self.shows(button("Save"))?;
        fill_in()?;
        self.save()
    }

    /// Saves the form that is open, and sees the record again.
    pub fn save(&self) -> Result<()> {
        self.press(button("Save"))?;
        self.shows_no(button("Save"))
    }

    /// Enters the name of whom the record is about, and sees it in the record.
    pub fn add_name(&self, name: &str) -> Result<()> {
        self.add("About me", "Add your name", || self.fill(field("Name (optional)"), name))?;
        self.says_under("About me", name)
    }

    /// The same with the municipality, which the same form asks for.
    pub fn add_name_and_municipality(&self, name: &str, municipality: &str) -> Result<()> {
        self.add("About me", "Add your name", || {
            self.fill(field("Name (optional)"), name)?;
            self.fill(field("Municipality (optional)"), municipality)
        })
    }

    /// The names of all links in a part of the page.
    pub fn links(&self, within: Scope) -> Result<Vec<String>> {
        let names = self.ask("names", json!(["link", scopes(&[within])]))?;
        Ok(names.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect())
    }

    /// Adds an activity.
    pub fn add_activity(&self, activity: &Activity) -> Result<()> {
        self.press(link("Add an activity"))?;
        self.press(link(activity.kind))?;
        self.fill_in_activity(activity).and_then(|()| self.save()).with_context(|| format!("adding {activity:?}"))
    }

    pub fn fill_in_activity(&self, it: &Activity) -> Result<()> {
        if let Some(which) = it.which {
            self.choose(answer(which).of("Which one was it?"))?;
        }
        self.choose(answer(if it.done { "Yes, it is done" } else { "No, I plan it" }).of("Is it done?"))?;
        if let Some(first) = it.first {
            self.date("First day (optional)", first)?;
        }
        if let Some(last) = it.last {
            self.date("Last day (optional)", last)?;
        }
        if let Some(passed) = it.passed {
            self.choose(answer(passed).of("Did you complete it and pass its exams?"))?;
        }
        if let Some(attended) = it.business_meeting {
            self.choose(answer(attended).of("Did you attend the association’s business meeting there?"))?;
        }
        if let Some(paper) = it.paper {
            let line = || group("Points on a certificate or in a letter");
            self.fill(field("Points on paper (optional)").within(line()), paper.points)?;
            self.choose(answer(paper.category).of("Category").within(line()))?;
            let where_it_stands = "Where do these points stand?";
            self.choose(answer("On a certificate of attendance or completion").of(where_it_stands).within(line()))?;
            self.choose(answer(paper.whose).of("Whose points does the certificate state?").within(line()))?;
        }
        Ok(())
    }

    /// Types a date into its three boxes.
    pub fn date(&self, question: &str, On(month, day, year): On) -> Result<()> {
        for (name, text) in [("Month", month), ("Day", day), ("Year", year)] {
            if !text.is_empty() {
                self.fill(field(name).of(question), text)?;
            }
        }
        Ok(())
    }

    /// Checks the state that is shown below the title of a requirement.
    pub fn requirement_is(&self, title: &str, state: &str) -> Result<()> {
        self.until(&format!("“{title}” to be “{state}”"), || {
            let lines = self.lines(&[under(title)])?;
            match lines.first().is_some_and(|it| it.starts_with(state)) {
                true => Ok(Some(())),
                false => bail!("there stands: {}", lines.join(" ")),
            }
        })
    }

    /// The record in the latest copy that the browser keeps of a book.
    pub fn kept(&self, book: &str) -> Result<Option<String>> {
        let Some(key) = self.latest_copy(book)? else { return Ok(None) };
        let text = self.stored(&key)?.unwrap_or_default();
        let body: Value = serde_json::from_str(text.split_once('\n').context("a copy has two lines")?.1)?;
        Ok(body.get("record").map(Value::to_string))
    }

    /// The key of the latest copy.
    pub fn latest_copy(&self, book: &str) -> Result<Option<String>> {
        let all = self.all_stored()?;
        let number = |key: &&String| key.rsplit('/').next()?.split('.').next()?.parse::<u32>().ok();
        let keys = all.as_object().into_iter().flat_map(|it| it.keys()).filter(|it| it.contains(book));
        Ok(keys.max_by_key(number).cloned())
    }

    /// Waits for the screen with a title.
    pub fn is_at(&self, title: &str) -> Result<()> {
        self.shows(heading(title))
    }

    /// Downloads the record and gives its text.
    pub fn export(&self) -> Result<String> {
        self.go_to("Files")?;
        self.press(button("Download my record"))?;
        self.says("The file was handed to your browser.")?;
        let (name, text) = self.last_file()?;
        if name != format!("clerkready-{TODAY}.json") {
            bail!("the file is called {name}");
        }
        self.is_downloaded(&name, &text)?;
        Ok(text)
    }

    /// Loads a record from a text.
    pub fn load_text(&self, text: &str) -> Result<()> {
        self.go_to("Files")?;
        self.is_at(FILES_TITLE)?;
        if self.look(&field("The text of a copy"))?.is_none() {
            self.press(disclosure("Or paste its text"))?;
        }
        self.paste(field("The text of a copy"), text)?;
        self.press(button("Load the pasted text"))
    }

    /// Opens the published words behind a requirement and checks that some are there.
    pub fn source_says(&self, requirement: &str, quote: &str) -> Result<()> {
        self.does_not_say(quote)?;
        self.press(disclosure("Source").under(requirement))?;
        self.says_under(requirement, quote)
    }
}
