//! A program's rules in words, with their sources.

use clerkready::id::{CategoryId, ProgramId};
use clerkready::program::{
    Anchor, Arrives, Attended, Body, Bound, Catalog, Cite, Condition, Confidence, Count, Due, Earned, Edition,
    EditionFit, Event, Fee, Give, GroupRule, How, Line, PointsRule, Program, Requirement, Rule, Step, Target, Unit,
    Wanted, When, Window, Words,
};
use serde_json::{Value, json};

use crate::files::{File, catalog};
use crate::{Failed, Format, chosen, line, say};

/// Lists the programs.
pub fn programs(with: &[File], format: Format) -> Result<String, Failed> {
    let catalog = catalog(with)?;
    Ok(match format {
        Format::Text => catalog
            .programs()
            .map(|(body, program)| {
                format!("{:16} {} ({}), {}\n", program.id, program.name, program.initials, body.name)
            })
            .collect(),
        Format::Json => {
            let programs: Vec<Value> = catalog
                .programs()
                .map(|(body, program)| {
                    let editions: Vec<String> = program.editions.iter().map(|it| it.from.to_string()).collect();
                    json!({
                        "id": program.id.as_str(), "name": program.name, "initials": program.initials,
                        "body": body.id.as_str(), "editions": editions, "rules_hash": program.rules_hash,
                    })
                })
                .collect();
            format!("{:#}\n", json!({ "format": "clerkready-programs/1", "programs": programs }))
        }
    })
}

/// Tells a program's rules, with their sources.
pub fn explain(id: &str, with: &[File], format: Format) -> Result<String, Failed> {
    let catalog = catalog(with)?;
    let (body, program) = chosen::program(&catalog, id)?;
    let text = Teller { catalog: &catalog, body }.program(program);
    Ok(match format {
        Format::Text => text,
        Format::Json => {
            let lines: Vec<&str> = text.lines().collect();
            let told = json!({ "format": "clerkready-explanation/1", "program": id, "lines": lines });
            format!("{told:#}\n")
        }
    })
}

/// Tells rules with the names of what they speak of.
struct Teller<'a> {
    catalog: &'a Catalog,
    body: &'a Body,
}

impl Teller<'_> {
    fn program(&self, program: &Program) -> String {
        let mut text = String::new();
        line(&mut text, 0, &format!("{} ({}), granted by {}", program.name, program.initials, self.body.name));
        line(&mut text, 0, &format!("Rules {}", program.rules_hash));
        for edition in &program.editions {
            text.push('\n');
            line(&mut text, 0, &say::edition(edition, EditionFit::Known));
            self.edition(&mut text, edition);
        }
        line(&mut text, 0, "\nSources");
        for source in &self.body.sources {
            let about =
                format!("{}: {}. {}, {}. {}", source.id, source.title, source.publisher, source.dated, source.url);
            line(&mut text, 1, &about);
            line(&mut text, 2, &format!("last compared with on {}", source.checked));
        }
        text
    }

    fn edition(&self, text: &mut String, edition: &Edition) {
        line(text, 1, "Requirements");
        edition.requirements.iter().for_each(|it| self.requirement(text, it, 2));
        if let Some(after) = &edition.counting.after {
            let of: Vec<String> = after.awards.iter().map(|it| self.designation(it)).collect();
            let cycle = after.cycle.as_ref().map(|it| format!(", for {} months", it.months)).unwrap_or_default();
            line(text, 1, &format!("Only what is dated after the latest of these counts{cycle}: {}", of.join(", ")));
            after
                .readings
                .iter()
                .filter(|it| !it.says.is_empty())
                .for_each(|it| line(text, 2, &format!("or: {}", it.says)));
            self.cites(text, &after.cites, 2);
        }
        if !edition.counting.not_used_for.is_empty() {
            let of: Vec<String> = edition.counting.not_used_for.iter().map(|it| self.designation(it)).collect();
            line(text, 1, &format!("Nothing that was used for these counts: {}", of.join(", ")));
        }
        line(text, 1, "What gives points or hours");
        edition.schedule.iter().for_each(|it| self.line(text, it));
        for group in &edition.groups {
            let rule = match group.rule {
                GroupRule::AtMost(most) => format!("at most {most} together"),
                GroupRule::BestOf => "only the one that gives most".to_owned(),
            };
            line(text, 2, &format!("Group {}: {rule}", group.id));
        }
        for (category, most) in &edition.caps {
            line(text, 2, &format!("{}: at most {most}", self.category(category)));
        }
        line(text, 1, "Steps");
        edition.steps.iter().for_each(|it| self.step(text, it));
        if !edition.fees.is_empty() {
            line(text, 1, "Fees");
            edition.fees.iter().for_each(|it| self.fee(text, it));
        }
        for course in &edition.courses {
            line(text, 1, &format!("Course {}: {}", course.name, course.topics.join("; ")));
            self.cites(text, &course.cites, 2);
        }
        line(text, 1, "Not checked");
        edition.not_checked.iter().for_each(|it| line(text, 2, it));
    }

    fn requirement(&self, text: &mut String, requirement: &Requirement, indent: usize) {
        let due = match requirement.due {
            Due::Enroll => "due at enrollment",
            Due::Apply => "due at application",
            Due::Grant => "due at the grant",
        };
        let deadline = requirement.deadline.as_ref().map(|it| {
            let after = match &it.after {
                Anchor::Enrollment => "enrolling".to_owned(),
                Anchor::Office(_) => "the first day in office".to_owned(),
                Anchor::Award(of) => of.iter().map(|it| self.designation(it)).collect::<Vec<_>>().join(" or "),
                Anchor::First(kinds) => {
                    let names: Vec<&str> =
                        kinds.iter().filter_map(|it| self.catalog.kind(it)).map(|it| it.name.as_str()).collect();
                    format!("the first {}", names.join(" or "))
                }
            };
            format!(", within {} months after {after}", it.months)
        });
        line(
            text,
            indent,
            &format!("{} [{}], {due}{}", requirement.title, requirement.id, deadline.unwrap_or_default()),
        );
        for (at, reading) in requirement.readings.iter().enumerate() {
            match (reading.says.is_empty(), at) {
                (true, _) => {}
                (false, 0) => line(text, indent + 1, &format!("read as: {}", reading.says)),
                (false, _) => line(text, indent + 1, &format!("or as: {}", reading.says)),
            }
            let words = self.rule(&reading.rule);
            if !words.is_empty() {
                line(text, indent + 1, &words);
            }
            reading.rule.parts().iter().for_each(|it| self.requirement(text, it, indent + 1));
        }
        self.cites(text, &requirement.cites, indent + 1);
    }

    fn rule(&self, rule: &Rule) -> String {
        match rule {
            Rule::All(_) => String::new(),
            Rule::Some(some) => format!("at least {} of these", some.at_least),
            Rule::Points(rule) => self.points(rule),
            Rule::Attended(rule) => self.attended(rule),
            Rule::Office(rule) => {
                let roles: Vec<&str> =
                    rule.roles.iter().filter_map(|it| self.catalog.role(it)).map(|it| it.name.as_str()).collect();
                format!("{}, {}", roles.join("; "), when(rule.when))
            }
            Rule::Member(rule) => {
                let of = self.catalog.bodies.iter().find(|it| it.id == rule.of);
                let of = of.map_or(rule.of.as_str(), |it| it.name.as_str());
                let classes =
                    if rule.classes.is_empty() { String::new() } else { format!(" ({})", rule.classes.join(", ")) };
                format!("member of {of}{classes}, {}", when(rule.when))
            }
            Rule::Award(rule) => {
                let of: Vec<String> = rule.of.iter().map(|it| self.designation(it)).collect();
                let standing = if rule.in_good_standing { ", in good standing" } else { "" };
                format!("holding {}{standing}", of.join(" or "))
            }
            Rule::Duties(rule) => format!("at least {} of {} core duties", rule.at_least, rule.of.len()),
            Rule::Place(places) => format!("in {}", places.join(" or ")),
            Rule::Told(rule) => match rule.wanted {
                Wanted::Yes => format!("asked: {}", rule.asks),
                Wanted::AtLeast(least) => format!("asked: {} At least {least}.", rule.asks),
                Wanted::AtMost(most) => format!("asked: {} At most {most}.", rule.asks),
            },
            Rule::Applied => "the application was sent".to_owned(),
            Rule::Decided(words) => format!("{} decides: {words}", self.body.decides),
        }
    }

    fn points(&self, rule: &PointsRule) -> String {
        let unit = rule.categories.first().and_then(|it| self.body.category(it)).map(|it| it.unit);
        let unit = if unit == Some(Unit::Hours) { "hours" } else { "points" };
        let names: Vec<&str> = rule.categories.iter().map(|it| self.category(it)).collect();
        let bound = match &rule.bound {
            Bound::AtLeast(need) => format!("at least {need} {unit}"),
            Bound::AtMost(most) => format!("at most {most} {unit}"),
            Bound::Share { percent, .. } => format!("at least {percent} % of the {unit}"),
        };
        format!("{bound} in {}{}", names.join(" and "), rule.within.map(window).unwrap_or_default())
    }

    fn attended(&self, rule: &Attended) -> String {
        let names: Vec<&str> = rule.of.iter().map(|it| self.target(it)).collect();
        let count = match rule.count {
            Count::OfEach(1) => "each of".to_owned(),
            Count::OfEach(each) => format!("{each} of each of"),
            Count::AtLeast(count) => format!("at least {count} of"),
        };
        let mut words = format!("{count} {}", names.join("; "));
        words.push_str(&self.with(&rule.with));
        words.push_str(&rule.within.map(window).unwrap_or_default());
        if let Some(limit) = &rule.limit {
            words.push_str(&format!(", at most {} of which not {}", limit.at_most, self.condition(&limit.without)));
        }
        if let Some(replace) = &rule.replace {
            let by: Vec<&str> =
                replace.by.iter().filter_map(|it| self.catalog.kind(it)).map(|it| it.name.as_str()).collect();
            let (minutes, most) = (replace.minutes, replace.at_most);
            words.push_str(&format!(
                ", {minutes} minutes of {} standing for one, at most {most} times",
                by.join(" or ")
            ));
        }
        words
    }

    fn line(&self, text: &mut String, it: &Line) {
        let (what, give, with) = match &it.earned {
            Earned::Activities(of) => {
                let kinds: Vec<&str> =
                    of.kinds.iter().filter_map(|it| self.catalog.kind(it)).map(|it| it.name.as_str()).collect();
                (kinds.join("; "), &of.give[..], self.with(&of.with))
            }
            Earned::Service(of) => {
                let roles: Vec<&str> =
                    of.roles.iter().filter_map(|it| self.catalog.role(it)).map(|it| it.name.as_str()).collect();
                let roles = if roles.is_empty() { "any office".to_owned() } else { roles.join("; ") };
                (format!("time as {roles}"), &of.give[..], String::new())
            }
            Earned::Completion(of) => (format!("meeting {}: {}", of.requirement, of.points), &[][..], String::new()),
        };
        let gives: Vec<String> = give.iter().map(|it| self::give(&it.give)).collect();
        let most = it.at_most.map(|most| format!(", at most {most} each")).unwrap_or_default();
        let all = it.all_at_most.map(|most| format!(", at most {most} in all")).unwrap_or_default();
        let gives = if gives.is_empty() { String::new() } else { format!(": {}", gives.join(", or ")) };
        line(text, 2, &format!("{} [{}], {what}{gives}{with}{most}{all}", self.category(&it.category), it.id));
        self.cites(text, &it.cites, 3);
    }

    fn step(&self, text: &mut String, it: &Step) {
        let deadline = it.deadline.as_ref().map(|it| {
            let how = match it.arrives {
                Arrives::Received => "received",
                Arrives::Postmarked => "postmarked",
                Arrives::Completed => "completed",
            };
            let days: Vec<String> = it.days.iter().map(|(month, day)| format!("{month:02}-{day:02}")).collect();
            format!(", {how} by {}", days.join(" or "))
        });
        line(text, 2, &format!("{} [{}]{}", it.what, it.id, deadline.unwrap_or_default()));
        self.cites(text, &it.cites, 3);
    }

    fn fee(&self, text: &mut String, it: &Fee) {
        let optional = if it.optional { ", optional" } else { "" };
        let part = if it.part_of_total { ", part of the fee before it" } else { "" };
        let places = if it.places.is_empty() { String::new() } else { format!(", in {}", it.places.join(", ")) };
        let unless = if it.unless.is_empty() { String::new() } else { format!(" ({})", it.unless) };
        let amount = format!("{}.{:02} {}", it.cents / 100, it.cents % 100, it.currency);
        line(text, 2, &format!("{}: {amount}{optional}{part}{places}{unless}", it.what));
        self.cites(text, &it.cites, 3);
    }

    fn cites(&self, text: &mut String, cites: &[Cite], indent: usize) {
        for cite in cites {
            let confidence = match cite.confidence {
                Confidence::Verbatim => "",
                Confidence::Paraphrase => ", in other terms",
                Confidence::Inferred => ", concluded",
            };
            let words = match &cite.words {
                Words::Quote(quote) => format!("“{quote}”"),
                Words::Summary(says) => format!("in our words: {says}"),
            };
            line(text, indent, &format!("{words} ({}{confidence})", cite.source));
        }
    }

    fn with(&self, conditions: &[Condition]) -> String {
        let told: Vec<String> = conditions.iter().map(|it| self.condition(it)).collect();
        if told.is_empty() { String::new() } else { format!(", if {}", told.join(" and ")) }
    }

    fn condition(&self, it: &Condition) -> String {
        match it {
            Condition::Fact(id) => self.catalog.fact(id).map_or_else(|| id.to_string(), |it| it.holds.clone()),
            Condition::Score(least) => format!("the exam was passed with {least} %"),
            Condition::EvidenceWithin(days) => format!("evidence was sent within {days} days"),
        }
    }

    fn designation(&self, id: &ProgramId) -> String {
        self.catalog.designation(id).unwrap_or(id.as_str()).to_owned()
    }

    fn category<'s>(&'s self, id: &'s CategoryId) -> &'s str {
        self.body.category(id).map_or(id.as_str(), |it| it.name.as_str())
    }

    fn target<'s>(&'s self, target: &'s Target) -> &'s str {
        match target {
            Target::Kind(id) => self.catalog.kind(id).map_or(id.as_str(), |it| it.name.as_str()),
            Target::Item(id) => self.catalog.item(id).map_or(id.as_str(), |it| it.name.as_str()),
        }
    }
}

fn when(when: When) -> String {
    match when {
        When::On(Event::Enroll) => "when enrolling".into(),
        When::On(Event::Apply) => "when applying".into(),
        When::On(Event::Grant) => "when it is granted".into(),
        When::WithinMonthsOfEnrolling(months) => format!("when enrolling or within {months} months after"),
        When::ForMonths(months, How::UnbrokenUntilThen) => format!("for {months} months without a break until then"),
        When::ForMonths(months, How::Unbroken) => format!("for {months} months without a break"),
        When::ForMonths(months, How::Accumulated) => format!("for {months} months in all"),
    }
}

fn window(window: Window) -> String {
    match window {
        Window::Months(months) => format!(", within {months} months"),
        Window::HalfYears(count) => format!(", within {count} half years in a row"),
        Window::Years { count, from_month: 1 } => format!(", within {count} calendar years"),
        Window::Years { count, from_month } => format!(", within {count} years that begin in month {from_month}"),
        Window::Blocks { months, from } => format!(", within one of the blocks of {months} months from {from}"),
    }
}

fn give(give: &Give) -> String {
    let table = |rows: &[(u32, clerkready::quantity::Points)], unit: &str| {
        let rows: Vec<String> = rows.iter().map(|(least, points)| format!("{points} from {least}{unit}")).collect();
        rows.join(", ")
    };
    match give {
        Give::AsStated => "what is on paper".into(),
        Give::Each(points) => format!("{points} each"),
        Give::PerTime(rate) => {
            let least = rate.at_least.map(|it| format!(", nothing below {it}")).unwrap_or_default();
            let step = rate.step.map(|it| format!(", in steps of {it}")).unwrap_or_default();
            let added = if rate.added_up { ", all added up" } else { "" };
            format!("{} for every {} minutes{least}{step}{added}", rate.points, rate.minutes)
        }
        Give::PerYear(points) => format!("{points} a year"),
        Give::ForCount(rows) => table(rows, ""),
        Give::ForMinutes(rows) => table(rows, " minutes"),
    }
}
