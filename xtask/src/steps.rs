//! Runs every test that there is, step by step.
//!
//! A step that fails stops no other. A step that could not be run is never passed over in silence:
//! unless it was left out by name, the whole run fails.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::browsers::{Browser, Driver};
use crate::deny;
use crate::package;
use crate::process::{Group, output, run};
use crate::setup::{self, Tool, Toolbox, cargo, has_package};
use crate::web::{self, Workshop};

/// How long the journeys through one browser may take.
const JOURNEYS_WITHIN: Duration = Duration::from_secs(30 * 60);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Fmt,
    Clippy,
    Deny,
    Native,
    Dist,
    Package,
    Journeys(Browser),
}

const ALL: [Step; 9] = [
    Step::Fmt,
    Step::Clippy,
    Step::Deny,
    Step::Native,
    Step::Dist,
    Step::Package,
    Step::Journeys(Browser::Chromium),
    Step::Journeys(Browser::Firefox),
    Step::Journeys(Browser::Webkit),
];

/// Which steps to run, as the person chose.
#[derive(Debug, Default)]
pub(crate) struct Choice {
    without: Vec<Step>,
    only: Option<Vec<Step>>,
}

impl Choice {
    /// Leaves out the named steps.
    pub(crate) fn leave_out(&mut self, names: &str) -> Result<()> {
        self.without.extend(steps_named(names)?);
        Ok(())
    }

    /// Keeps to the named steps.
    pub(crate) fn narrow(&mut self, names: &str) -> Result<()> {
        self.only.get_or_insert_default().extend(steps_named(names)?);
        Ok(())
    }

    /// The steps to run, in their order; a run of no steps would pass whatever is wrong.
    fn steps(&self) -> Result<Vec<Step>> {
        let steps: Vec<Step> = ALL
            .into_iter()
            .filter(|it| !self.without.contains(it))
            .filter(|it| self.only.as_ref().is_none_or(|only| only.contains(it)))
            .collect();
        if steps.is_empty() {
            bail!("no step is left to run; name fewer in --without or more in --only");
        }
        Ok(steps)
    }
}

/// Runs the chosen steps and says how they went.
pub(crate) fn test(root: &Path, choice: &Choice) -> Result<ExitCode> {
    let steps = choice.steps()?;
    let bench = Bench::prepare(root, &steps)?;
    let mut outcomes = Vec::new();
    for step in steps {
        println!("\n== {step}: {}", step.says());
        let start = Instant::now();
        let outcome = match bench.obstacle(step, &outcomes) {
            Some(obstacle) => Outcome::CouldNotRun(obstacle),
            None => match bench.run(step) {
                Ok(()) => Outcome::Passed(start.elapsed()),
                Err(error) => Outcome::Failed(start.elapsed(), format!("{error:#}")),
            },
        };
        println!("== {step} {outcome}");
        outcomes.push((step, outcome));
    }
    println!("\n{}", summary(&outcomes));
    Ok(match all_is_well(&outcomes) {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    })
}

/// Takes pictures of every screen in Chromium, and puts those of windows where the documents show them.
pub(crate) fn screenshots(root: &Path) -> Result<()> {
    let browser = Browser::Chromium;
    let bench = Bench::prepare(root, &[Step::Dist, Step::Journeys(browser)])?;
    bench.run(Step::Dist)?;
    let pictures = bench.run_journeys(browser, &["looks::every_screen"])?;
    let shown = root.join("docs/screens");
    fs::create_dir_all(&shown).with_context(|| format!("cannot make the folder {}", shown.display()))?;
    for picture in fs::read_dir(&pictures).with_context(|| format!("cannot read {}", pictures.display()))? {
        let picture = picture?.path();
        let name = picture.file_name().and_then(|it| it.to_str()).and_then(|it| it.strip_prefix("window-"));
        let Some(name) = name else { continue };
        let place = shown.join(name);
        fs::copy(&picture, &place).with_context(|| format!("cannot write {}", place.display()))?;
        println!("{}", place.display());
    }
    println!("all of them are in {}", pictures.display());
    Ok(())
}

impl Step {
    fn name(self) -> &'static str {
        match self {
            Step::Fmt => "fmt",
            Step::Clippy => "clippy",
            Step::Deny => "deny",
            Step::Native => "native",
            Step::Dist => "dist",
            Step::Package => "package",
            Step::Journeys(browser) => browser.name(),
        }
    }

    fn says(self) -> &'static str {
        match self {
            Step::Fmt => "the layout of the source",
            Step::Clippy => "mistakes that clippy finds",
            Step::Deny => "the licenses and sources of what the project depends on",
            Step::Native => "all tests that need no browser",
            Step::Dist => "the folder that an association uploads",
            Step::Package => "the package for JavaScript, in Node.js",
            Step::Journeys(_) => "the journeys through the app in this browser",
        }
    }
}

impl fmt::Display for Step {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

/// How a step went.
#[derive(Debug)]
enum Outcome {
    Passed(Duration),
    Failed(Duration, String),
    CouldNotRun(String),
}

impl fmt::Display for Outcome {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Outcome::Passed(time) => write!(out, "passed in {time:.1?}"),
            Outcome::Failed(time, reason) => write!(out, "FAILED in {time:.1?}: {reason}"),
            Outcome::CouldNotRun(reason) => write!(out, "COULD NOT RUN: {reason}"),
        }
    }
}

/// What the steps work with.
struct Bench<'a> {
    root: &'a Path,
    /// How the app is built, or why it cannot be; nobody knows where no step asks for it.
    workshop: Option<Result<Workshop, String>>,
    toolbox: Toolbox,
    dist: PathBuf,
}

impl<'a> Bench<'a> {
    /// Has all that the steps need installed, before the first of them starts.
    fn prepare(root: &'a Path, steps: &[Step]) -> Result<Bench<'a>> {
        let builds = steps.contains(&Step::Dist) || steps.contains(&Step::Package);
        let workshop = builds.then(|| Workshop::plan(root).map_err(|error| format!("{error:#}")));
        let mut tools: Vec<Tool> = Vec::new();
        if let Some(Ok(workshop)) = &workshop {
            tools.extend_from_slice(workshop.tools());
        }
        for step in steps {
            match step {
                Step::Journeys(browser) => tools.extend(browser.tools()),
                Step::Package => tools.extend(package::TOOLS),
                Step::Deny => tools.push(deny::tool()),
                Step::Fmt | Step::Clippy | Step::Native | Step::Dist => {}
            }
        }
        Ok(Bench { root, workshop, toolbox: Toolbox::with(&tools)?, dist: root.join("dist") })
    }

    /// What keeps a step from being run at all, and what to do about it.
    fn obstacle(&self, step: Step, before: &[(Step, Outcome)]) -> Option<String> {
        match step {
            Step::Fmt => lacks_component("fmt", "rustfmt", "rustfmt-web"),
            Step::Clippy => lacks_component("clippy", "clippy", "rust-web-clippy"),
            Step::Deny => self.lacks(&[deny::tool()]),
            Step::Native => None,
            Step::Dist | Step::Package => match self.workshop.as_ref()? {
                Ok(workshop) if step == Step::Package => self.lacks(&[workshop.tools(), &package::TOOLS].concat()),
                Ok(workshop) => self.lacks(workshop.tools()),
                Err(reason) => Some(reason.clone()),
            },
            Step::Journeys(browser) => self
                .lacks(&browser.tools())
                .or_else(|| lacks_built(before, Step::Dist, &self.dist.join("index.html")))
                .or_else(|| lacks_built(before, Step::Package, &package::folder(self.root).join("engine_bg.wasm"))),
        }
    }

    fn lacks(&self, tools: &[Tool]) -> Option<String> {
        let reasons: Vec<String> =
            tools.iter().filter_map(|it| self.toolbox.program(it).err()).map(|error| format!("{error:#}")).collect();
        (!reasons.is_empty()).then(|| reasons.join("; "))
    }

    fn run(&self, step: Step) -> Result<()> {
        match step {
            Step::Fmt => run(self.cargo().args(["fmt", "--all", "--check"])),
            Step::Clippy => run(self.cargo().args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])),
            Step::Deny => deny::check(self.root, &self.toolbox),
            Step::Native => self.run_native(),
            Step::Dist => self.run_dist(),
            Step::Package => self.run_package(),
            Step::Journeys(browser) => self.run_journeys(browser, &[]).map(drop),
        }
    }

    fn run_native(&self) -> Result<()> {
        run(self.cargo().args(["test", "--workspace", "--exclude", "journeys", "--no-fail-fast"]))?;
        // Which shapes of rules have how many vectors is for people to look at.
        let shapes = ["--package", "clerkready", "--test", "vectors", "every_shape", "--", "--show-output"];
        run(self.cargo().arg("test").args(shapes))?;
        // The journeys are compiled here, so that a browser's time is the browser's.
        run(self.cargo().args(["test", "--package", "journeys", "--no-run"]))
    }

    fn workshop(&self) -> Result<&Workshop> {
        match &self.workshop {
            Some(Ok(workshop)) => Ok(workshop),
            Some(Err(reason)) => bail!("{reason}"),
            None => bail!("building was not planned"),
        }
    }

    fn run_package(&self) -> Result<()> {
        package::build(self.root, self.workshop()?, &self.toolbox)?;
        package::test(self.root, &self.toolbox)
    }

    fn run_dist(&self) -> Result<()> {
        let workshop = self.workshop()?;
        let dist = workshop.build(self.root, &self.toolbox)?;
        print!("{}", web::report(&web::weigh(&dist)?));
        Ok(())
    }

    fn run_journeys(&self, browser: Browser, only: &[&str]) -> Result<PathBuf> {
        let target = self.root.join("target");
        let driver = Driver::start(browser, &self.toolbox, &target.join("drivers"))?;
        let screenshots = target.join("screenshots").join(browser.name());
        std::fs::create_dir_all(&screenshots)
            .with_context(|| format!("cannot make the folder {}", screenshots.display()))?;
        let mut journeys = self.cargo();
        journeys
            .args(["test", "--package", "journeys", "--"])
            .args(["--nocapture", "--test-threads=1"])
            .args(only)
            .env("CLERKREADY_BROWSER", browser.name())
            .env("CLERKREADY_WEBDRIVER", &driver.address)
            .env("CLERKREADY_CAPABILITIES", driver.capabilities.to_string())
            .env("CLERKREADY_DIST", &self.dist)
            .env("CLERKREADY_AXE", self.toolbox.program(&setup::AXE)?)
            .env("CLERKREADY_PACKAGE", package::folder(self.root))
            .env("CLERKREADY_SCREENSHOTS", &screenshots);
        Group::start(&journeys, Stdio::inherit(), Stdio::inherit())?.finish(JOURNEYS_WITHIN)?;
        Ok(screenshots)
    }

    fn cargo(&self) -> Command {
        let mut cargo = cargo();
        cargo.current_dir(self.root);
        cargo
    }
}

/// Whether what a step builds is not there for those after it.
fn lacks_built(before: &[(Step, Outcome)], step: Step, file: &Path) -> Option<String> {
    match before.iter().find(|it| it.0 == step) {
        Some((_, Outcome::Passed(_))) => None,
        Some(_) => Some(format!("the step {step} made nothing to test; see there")),
        None if file.is_file() => None,
        None => Some(format!("there is no {}; run `cargo xtask dist` or do not leave out {step}", file.display())),
    }
}

/// Whether cargo lacks one of its own commands, and how to add it.
fn lacks_component(command: &str, component: &str, package: &str) -> Option<String> {
    let missing = output(cargo().args([command, "--version"])).is_err();
    missing.then(|| match has_package("cargo-web") {
        true => format!(
            "`cargo {command}` is missing; run `rustup component add {component}`, \
             or without rustup `sudo apt-get install {package}`"
        ),
        false => format!("`cargo {command}` is missing; run `rustup component add {component}`"),
    })
}

fn steps_named(names: &str) -> Result<Vec<Step>> {
    names
        .split(',')
        .map(|name| {
            ALL.into_iter().find(|it| it.name() == name.trim()).with_context(|| {
                let names = ALL.map(Step::name).join(", ");
                format!("there is no step {name:?}; the steps are {names}")
            })
        })
        .collect()
}

/// Every step's outcome, and in the last line how many passed and failed.
fn summary(outcomes: &[(Step, Outcome)]) -> String {
    let mut text = String::new();
    for (step, outcome) in outcomes {
        text.push_str(&format!("{:8}  {outcome}\n", step.name()));
    }
    let passed = outcomes.iter().filter(|(_, it)| matches!(it, Outcome::Passed(_))).count();
    let failed = outcomes.iter().filter(|(_, it)| matches!(it, Outcome::Failed(..))).count();
    let not_run = outcomes.len() - passed - failed;
    if not_run > 0 {
        text.push_str(&format!("{not_run} could not be run; name what you can do without in --without\n"));
    }
    text.push_str(&format!("{passed} passed, {failed} failed"));
    text
}

fn all_is_well(outcomes: &[(Step, Outcome)]) -> bool {
    outcomes.iter().all(|(_, it)| matches!(it, Outcome::Passed(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(choice: &Choice) -> Result<String> {
        Ok(choice.steps()?.into_iter().map(Step::name).collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn everything_is_run_unless_said_otherwise() -> Result<()> {
        assert_eq!(chosen(&Choice::default())?, "fmt clippy deny native dist package chromium firefox webkit");
        Ok(())
    }

    #[test]
    fn steps_are_left_out_or_kept_to_by_name() -> Result<()> {
        let mut choice = Choice::default();
        choice.leave_out("webkit, fmt")?;
        assert_eq!(chosen(&choice)?, "clippy deny native dist package chromium firefox");
        choice.narrow("firefox,dist")?;
        choice.narrow("webkit")?;
        assert_eq!(chosen(&choice)?, "dist firefox");
        Ok(())
    }

    #[test]
    fn an_unknown_step_is_an_error_that_lists_the_known() {
        let mut choice = Choice::default();
        for names in ["chrome", "", "fmt,,clippy"] {
            let error = choice.leave_out(names).err();
            let text = error.map(|it| it.to_string()).unwrap_or_default();
            assert!(text.contains("the steps are fmt, clippy"), "{names}: {text}");
        }
    }

    #[test]
    fn a_run_of_nothing_is_an_error() -> Result<()> {
        let mut choice = Choice::default();
        choice.narrow("fmt")?;
        choice.leave_out("fmt")?;
        assert!(choice.steps().is_err());
        Ok(())
    }

    #[test]
    fn the_last_line_counts_and_what_could_not_run_is_not_well() {
        let passed = |step| (step, Outcome::Passed(Duration::from_millis(1_250)));
        let well = [passed(Step::Fmt), passed(Step::Native)];
        assert_eq!(summary(&well).lines().last(), Some("2 passed, 0 failed"));
        assert!(all_is_well(&well));

        let failed = Outcome::Failed(Duration::from_secs(1), "broken".to_owned());
        let broken = [passed(Step::Fmt), (Step::Native, failed)];
        assert_eq!(summary(&broken).lines().last(), Some("1 passed, 1 failed"));
        assert!(!all_is_well(&broken));

        let kept = Outcome::CouldNotRun("Xvfb is missing".to_owned());
        let short = [passed(Step::Fmt), (Step::Journeys(Browser::Webkit), kept)];
        let text = summary(&short);
        assert!(text.contains("webkit    COULD NOT RUN: Xvfb is missing"), "{text}");
        assert_eq!(text.lines().last(), Some("1 passed, 0 failed"));
        assert!(!all_is_well(&short));
    }
}
