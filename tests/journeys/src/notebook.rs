//! Entering a whole notebook form by form, as somebody does who has the papers before them.
//!
//! Invariant: every answer goes into the question that the page asks, by the words that it asks it with. What the page does
//! not ask is left out.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow};
use clerkready::author::{self, SourceFile};
use clerkready::date::DateFact;
use clerkready::id::EntryId;
use clerkready::program::{Catalog, Program};
use clerkready::record::{
    Activity, Answer, Award, Enrollment, Membership, Per, Position, Rate, Record, Share, Stated, StatedBy, Status,
    StepDone, Tally, Until,
};

use crate::clerkready::{GOALS_TITLE, KINDS_TITLE, PROGRAMS, TODAY};
use crate::find::{Scope, answer, button, checkbox, disclosure, field, group, heading, link, question, under};
use crate::page::Page;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The programs of the project, as the app has them.
pub fn catalog() -> Result<Catalog> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../programs");
    let mut files = Vec::new();
    for entry in fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if path.extension().is_some_and(|it| it == "json") {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            files.push((name, fs::read_to_string(&path)?));
        }
    }
    let sources: Vec<SourceFile> = files.iter().map(|(name, text)| SourceFile { name, text }).collect();
    author::read(&sources).map_err(|faults| anyhow!("the programs have faults: {faults:?}"))
}

/// Somebody with papers at a page.
pub struct Hand<'a> {
    page: &'a Page,
    catalog: &'a Catalog,
    record: &'a Record,
}

impl<'a> Hand<'a> {
    pub fn new(page: &'a Page, catalog: &'a Catalog, record: &'a Record) -> Hand<'a> {
        Hand { page, catalog, record }
    }

    /// Enters everything, beginning at the first page.
    pub fn enter(&self) -> Result<()> {
        let it = self.record;
        self.begin()?;
        self.page.add_name_and_municipality(&it.person.name, &it.person.municipality)?;
        it.positions.iter().try_for_each(|it| self.position(it).with_context(|| format!("entering {it:?}")))?;
        it.memberships.iter().try_for_each(|it| self.membership(it).with_context(|| format!("entering {it:?}")))?;
        it.enrollments.iter().try_for_each(|it| self.enrollment(it).with_context(|| format!("entering {it:?}")))?;
        it.activities.iter().try_for_each(|it| self.activity(it).with_context(|| format!("entering {it:?}")))?;
        it.awards.iter().try_for_each(|it| self.award(it).with_context(|| format!("entering {it:?}")))?;
        it.tallies.iter().try_for_each(|it| self.tally(it).with_context(|| format!("entering {it:?}")))?;
        it.rates.iter().try_for_each(|it| self.rate(it).with_context(|| format!("entering {it:?}")))?;
        it.steps.iter().try_for_each(|it| self.step(it).with_context(|| format!("entering {it:?}")))?;
        it.answers.iter().try_for_each(|it| self.answer(it).with_context(|| format!("entering {it:?}")))
    }

    /// Says where one works and what one works toward.
    fn begin(&self) -> Result<()> {
        let place = &self.record.person.place;
        let bodies = self.catalog.bodies.iter();
        let place = bodies.filter_map(|it| it.place.as_ref()).find(|it| it.code == *place).context("no such place")?;
        self.page.press(link(&place.name))?;
        self.page.is_at(GOALS_TITLE)?;
        for (_, program) in self.catalog.programs() {
            let wanted = self.record.choices.goals.contains(&program.id);
            let Some(it) = self.page.look(&checkbox(&name(program)))? else { continue };
            if self.page.driver.is_selected(&it)? != wanted {
                self.page.press(checkbox(&name(program)))?;
            }
        }
        self.page.save()
    }

    fn position(&self, it: &Position) -> Result<()> {
        self.page.add("Positions", "Add a position", || {
            self.page.fill(field("Official title"), &it.official_title)?;
            let role = it.role.as_ref().and_then(|id| self.catalog.role(id)).map_or("I am not sure", |it| &it.name);
            self.choose("What does the title amount to?", role)?;
            self.page.fill(field("Employer (optional)"), &it.employer)?;
            self.date("Held since (optional)", it.from)?;
            self.until("Do you still hold it?", "Held until", it.until)?;
            self.share(it)?;
            let duties = "Which of these duties does it have? (optional)";
            for id in it.duties.iter().flatten() {
                let duty = self.catalog.duties.iter().find(|it| it.id == *id).context("no such duty")?;
                if self.is_asked(duties)? {
                    self.page.choose(checkbox(&duty.name).of(duties))?;
                }
            }
            Ok(())
        })
    }

    fn share(&self, it: &Position) -> Result<()> {
        let says = match it.share {
            Some(Share::FullTime) => "Yes, full-time",
            Some(Share::PartTime) => "No, part-time",
            None => "I don’t know",
        };
        self.choose_if_asked("Is it a full-time position?", says)
    }

    fn membership(&self, it: &Membership) -> Result<()> {
        self.page.add("Memberships", "Add a membership", || {
            self.choose_if_asked("Association", self.body(it.body.as_str())?)?;
            self.date("Member since (optional)", it.from)?;
            self.until("Are you still a member?", "Member until", it.until)?;
            if !it.class.is_empty() {
                self.choose_if_asked("Class of membership (optional)", &it.class)?;
            }
            Ok(())
        })
    }

    fn enrollment(&self, it: &Enrollment) -> Result<()> {
        self.page.add("Enrollment", "Add your enrollment", || {
            self.choose_if_asked("Program", &self.program(it.program.as_str())?)?;
            self.date("Date of enrollment (optional)", it.on)?;
            let Some(id) = &it.position else { return Ok(()) };
            self.choose("Which position did you hold on that day? (optional)", &self.entry(id)?)
        })
    }

    fn award(&self, it: &Award) -> Result<()> {
        self.page.add("Designations received", "Add a designation", || {
            self.choose("Which designation is it?", &self.program(it.program.as_str())?)?;
            self.date("Date on the certificate (optional)", it.on)?;
            self.choose("Is it in good standing today?", told(it.in_good_standing))?;
            let used = "Which of your entries were used for it? (optional)";
            it.used.iter().flatten().try_for_each(|id| self.page.choose(checkbox(&self.entry(id)?).of(used)))
        })
    }

    fn activity(&self, it: &Activity) -> Result<()> {
        self.page.press(link("Add an activity"))?;
        self.page.is_at(KINDS_TITLE)?;
        let kind = self.catalog.kind(&it.kind).context("no such kind")?;
        if self.page.look(&link(&kind.name))?.is_none() {
            self.page.press(disclosure("Other kinds of activity"))?;
        }
        self.page.press(link(&kind.name))?;
        self.page.shows(button("Save"))?;
        if let Some(item) = &it.item {
            let item = self.catalog.item(item).context("no such item")?;
            self.choose("Which one was it?", &item.name)?;
        }
        let done = if it.status == Status::Done { "Yes, it is done" } else { "No, I plan it" };
        self.choose("Is it done?", done)?;
        self.date("First day (optional)", it.from)?;
        self.date("Last day (optional)", it.to)?;
        let hours = field("How many hours did it take? (optional)");
        if let (Some(minutes), Some(_)) = (it.minutes, self.page.look(&hours)?) {
            self.page.fill(hours, &(minutes / 60).to_string())?;
        }
        for (id, held) in it.facts.iter() {
            let asks = &self.catalog.fact(id).context("no such fact")?.asks;
            self.choose_if_asked(asks, told(Some(*held)))?;
        }
        if !it.title.is_empty() {
            self.page.fill(field("Title or topic (optional)"), &it.title)?;
        }
        for (number, stated) in (1..).zip(&it.stated) {
            if number == 1 {
                self.stated("Points on a certificate or in a letter", stated)?;
            } else {
                self.page.press(button("Add more points on paper"))?;
                self.stated(&format!("More points, number {number}"), stated)?;
            }
        }
        self.page.save()
    }

    fn stated(&self, line: &str, it: &Stated) -> Result<()> {
        let within = |question: &str, says: &str| {
            self.page
                .choose(answer(says).within(group(question)).within(group(line)))
                .with_context(|| question.to_owned())
        };
        self.page.fill(field("Points on paper (optional)").of(line), &it.points.to_string())?;
        within("Category", &self.category(it.category.as_str())?)?;
        let whose = it.body.as_ref().map(|it| it.as_str());
        let stands = "Where do these points stand?";
        if it.by == StatedBy::Body {
            let body = self.catalog.bodies.iter().find(|it| Some(it.id.as_str()) == whose).context("no such body")?;
            return within(stands, &format!("In a letter or message from {}, which accepted them", body.decides));
        }
        within(stands, "On a certificate of attendance or completion")?;
        let whose_points = "Whose points does the certificate state?";
        let asked = group(whose_points);
        let body = whose.map(|it| self.body(it)).transpose()?.unwrap_or("I don’t know");
        // The institute stands in the list by its name where the person works toward a program of it.
        let is_listed = self.page.look(&answer(body).within(asked).within(group(line)))?.is_some();
        within(whose_points, if is_listed { body } else { "IIMC or another body" })
    }

    fn tally(&self, it: &Tally) -> Result<()> {
        self.page.add("Counts in writing", "Add a count in writing", || {
            self.choose_if_asked("Program", &self.program(it.program.as_str())?)?;
            self.choose_if_asked("Category", &self.category(it.category.as_str())?)?;
            self.page.fill(field("Points or hours"), &it.points.to_string())?;
            self.date("Date of the count", Some(it.as_of))?;
            self.page.fill(field("Where does the count stand? (optional)"), &it.from)
        })
    }

    fn rate(&self, it: &Rate) -> Result<()> {
        let role = self.catalog.roles.iter().find(|role| role.id.as_str() == it.kind.as_str());
        self.page.add("Figures from your own forms", "Add a figure from your form", || {
            self.choose_if_asked("Program", &self.program(it.program.as_str())?)?;
            self.choose_if_asked("Category", &self.category(it.category.as_str())?)?;
            let kind = self.catalog.kind(&it.kind).map(|it| it.name.as_str());
            self.choose("What is it for?", kind.or(role.map(|it| it.name.as_str())).context("nothing of that name")?)?;
            self.page.fill(field("Points or hours"), &it.points.to_string())?;
            let per = match it.per {
                Per::Each => "For each one",
                Per::Hour => "For each hour",
                Per::Year => "For each year",
            };
            self.choose("How often is it given?", per)?;
            self.page.fill(field("Where does the figure stand? (optional)"), &it.from)
        })?;
        // A figure for a year in office raises what had not mattered before.
        let held =
            |it: &&Position| Some(it.role.as_ref().map_or("", |it| it.as_str())) == role.map(|it| it.id.as_str());
        for position in self.record.positions.iter().filter(held) {
            self.page.press(link(&format!("Change {}", position.official_title)))?;
            self.page.shows(button("Save"))?;
            self.share(position)?;
            self.page.save()?;
        }
        Ok(())
    }

    fn step(&self, it: &StepDone) -> Result<()> {
        let program = self.catalog.program(&it.program).context("no such program")?.1;
        let today = DateFact::parse(TODAY).context("no such day")?.first();
        let steps = &program.edition_on(today).0.steps;
        let step = steps.iter().find(|other| other.id == it.step).context("no such step")?;
        self.page.press(link(&format!("Mark as done {}", step.what)))?;
        self.page.shows(button("Save"))?;
        let asked = [
            "When was it done? (optional)",
            "When did the certifying body receive it? (optional)",
            "When was it postmarked? (optional)",
        ];
        for question in asked {
            if self.is_asked(question)? {
                self.date(question, it.done_on)?;
            }
        }
        self.page.save()
    }

    /// Answers a question about oneself where the result asks it.
    fn answer(&self, it: &Answer) -> Result<()> {
        let program = self.catalog.program(&it.program).context("no such program")?.1;
        self.page.go_to("Result")?;
        let title = name(program);
        // The links to the other goals say how these stand too.
        let links = self.page.until("the result", || {
            let links = self.page.links(Scope::of("navigation", PROGRAMS))?;
            Ok((!links.is_empty()).then_some(links))
        })?;
        if self.page.look(&heading(&title))?.is_none() {
            let other = links.iter().find(|it| it.split(' ').next() == Some(&program.initials));
            self.page.press(link(other.with_context(|| format!("none of {links:?} leads there"))?))?;
            self.page.is_at(&title)?;
        }
        let requirements = program.editions.iter().flat_map(|it| &it.requirements);
        let asked =
            requirements.into_iter().find(|other| other.id.as_str() == it.question).context("no such question")?;
        let says = match it.value.as_str() {
            "yes" => "Yes",
            _ => "No",
        };
        let links = self.page.links(under(&asked.title))?;
        let ask =
            links.iter().find(|it| it.starts_with("Answer ")).with_context(|| format!("none of {links:?} asks"))?;
        self.page.press(link(ask).under(&asked.title))?;
        self.page.choose(answer(says))?;
        self.page.save()?;
        self.page.go_to("Record")
    }

    fn choose(&self, question: &str, says: &str) -> Result<()> {
        self.page.choose(answer(says).of(question))
    }

    fn choose_if_asked(&self, question: &str, says: &str) -> Result<()> {
        if self.is_asked(question)? { self.choose(question, says) } else { Ok(()) }
    }

    fn is_asked(&self, asked: &str) -> Result<bool> {
        Ok(self.page.look(&question(asked))?.is_some())
    }

    fn until(&self, question: &str, date: &str, it: Until) -> Result<()> {
        match it {
            Until::Lasts => self.choose(question, "Yes, still today"),
            Until::NotTold => self.choose(question, "I don’t know"),
            Until::On(day) => {
                self.choose(question, "No, it ended")?;
                self.date(date, Some(day))
            }
        }
    }

    /// Types as much of a date as is known.
    fn date(&self, question: &str, it: Option<DateFact>) -> Result<()> {
        let Some(it) = it.map(|it| it.to_string()) else { return Ok(()) };
        for (name, text) in ["Year", "Month", "Day"].into_iter().zip(it.split('-')) {
            self.page.fill(field(name).of(question), text)?;
        }
        Ok(())
    }

    fn body(&self, id: &str) -> Result<&str> {
        self.catalog.bodies.iter().find(|it| it.id.as_str() == id).map(|it| it.name.as_str()).context("no such body")
    }

    fn program(&self, id: &str) -> Result<String> {
        self.catalog.programs().find(|it| it.1.id.as_str() == id).map(|it| name(it.1)).context("no such program")
    }

    fn category(&self, id: &str) -> Result<String> {
        let categories = self.catalog.bodies.iter().flat_map(|it| &it.categories);
        categories.into_iter().find(|it| it.id.as_str() == id).map(|it| it.name.clone()).context("no such category")
    }

    /// What the page calls an entry where one of several is to be chosen.
    fn entry(&self, id: &EntryId) -> Result<String> {
        if let Some(it) = self.record.positions.iter().find(|it| it.id == *id) {
            return Ok(it.official_title.clone());
        }
        let it = self.record.activities.iter().find(|it| it.id == *id).context("no such entry")?;
        let item = it.item.as_ref().and_then(|id| self.catalog.item(id)).map(|it| it.name.as_str());
        let kind = self.catalog.kind(&it.kind).map_or("", |it| &it.name);
        let name = item.unwrap_or(if it.title.is_empty() { kind } else { &it.title });
        Ok(format!("{name}, {}", written(it.from.context("an activity without a date is not named")?)))
    }
}

/// What the page calls a program.
pub fn name(program: &Program) -> String {
    match program.name.ends_with(&program.initials) {
        true => program.name.clone(),
        false => format!("{} ({})", program.name, program.initials),
    }
}

fn told(it: Option<bool>) -> &'static str {
    match it {
        Some(true) => "Yes",
        Some(false) => "No",
        None => "I don’t know",
    }
}

/// A date as people write it.
fn written(date: DateFact) -> String {
    let text = date.to_string();
    let mut parts = text.split('-');
    let year = parts.next().unwrap_or_default();
    let month = parts.next().and_then(|it| it.parse::<usize>().ok()).and_then(|it| MONTHS.get(it.saturating_sub(1)));
    match (month, parts.next()) {
        (None, _) => year.to_owned(),
        (Some(month), None) => format!("{month} {year}"),
        (Some(month), Some(day)) => format!("{month} {}, {year}", day.trim_start_matches('0')),
    }
}
