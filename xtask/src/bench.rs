//! Measures the engine and the solver beside their peers, here and in browsers, and puts the tables where they are told of.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::browsers::{Browser, Driver};
use crate::code::{Aim, optimize};
use crate::process::{output, run};
use crate::setup::{AXE, CMAKE, LIBCLANG, Tool, Toolbox, WASM_OPT, cargo};
use crate::web::Workshop;

/// Where the tables stand, each between two marks with its name.
const PAGE: &str = "docs/performance.md";

/// The parts that can be measured by themselves, each with a table.
const PARTS: [&str; 3] = ["engine", "assign", "browser"];

const BROWSERS: [Browser; 3] = [Browser::Chromium, Browser::Firefox, Browser::Webkit];

/// What to measure.
#[derive(Debug, Default)]
pub(crate) struct Choice {
    /// Without what others made, which takes a C++ compiler and some minutes to build.
    pub(crate) without_peers: bool,
    /// One part only.
    only: Option<&'static str>,
    /// Puts the tables into the documentation, in the place of those that stand there.
    pub(crate) write: bool,
}

impl Choice {
    /// Keeps to the named part.
    pub(crate) fn narrow(&mut self, name: &str) -> Result<()> {
        let Some(part) = PARTS.into_iter().find(|it| *it == name) else {
            bail!("there is nothing to measure called {name}; there are {}", PARTS.join(", "));
        };
        self.only = Some(part);
        Ok(())
    }
}

/// Measures, prints the tables, and puts them into the documentation if that was asked for.
pub(crate) fn bench(root: &Path, choice: &Choice) -> Result<()> {
    let folder = root.join("target/bench");
    fs::create_dir_all(&folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
    let parts: Vec<&str> = PARTS.into_iter().filter(|it| choice.only.is_none_or(|only| only == *it)).collect();
    let peers = !choice.without_peers;
    if peers && parts != ["browser"] {
        find_peers_tools()?;
    }
    let mut tables = Vec::new();
    for part in parts {
        let table = match part {
            "browser" => browsers(root, &folder)?,
            _ => native(root, part, peers, &folder.join(part).with_extension("md"))?,
        };
        tables.push((part, table));
    }
    tables.iter().for_each(|(part, table)| println!("\n{part}\n\n{table}"));
    if choice.write {
        let page = root.join(PAGE);
        let mut text = fs::read_to_string(&page).with_context(|| format!("cannot read {}", page.display()))?;
        for (part, table) in &tables {
            text = with_table(&text, part, table)?;
        }
        fs::write(&page, text).with_context(|| format!("cannot write {}", page.display()))?;
        println!("the tables in {} are new", page.display());
    }
    Ok(())
}

/// What builds the peer of the solver is there or is installed, or the line to type is told.
fn find_peers_tools() -> Result<()> {
    let named = std::env::var_os("LIBCLANG_PATH").is_some();
    let tools = if named { vec![CMAKE] } else { vec![CMAKE, LIBCLANG] };
    let toolbox = Toolbox::with(&tools)?;
    tools.iter().try_for_each(|it| toolbox.program(it).map(drop))
}

/// Builds the benchmarks, a workspace of its own, and has a part measured on this machine itself.
fn native(root: &Path, part: &str, peers: bool, table: &Path) -> Result<String> {
    let mut command = cargo();
    command.current_dir(root.join("bench")).args(["run", "--release", "--locked", "--quiet"]);
    if !peers {
        command.args(["--no-default-features", "--features", "native"]);
    }
    run(command.arg("--").arg(part).arg(table))?;
    fs::read_to_string(table).with_context(|| format!("cannot read {}", table.display()))
}

/// Has every browser measure itself.
fn browsers(root: &Path, folder: &Path) -> Result<String> {
    let workshop = Workshop::plan(root)?;
    let mut tools: Vec<Tool> = workshop.tools().to_vec();
    tools.extend(BROWSERS.iter().flat_map(|it| it.tools()));
    // Nothing is looked for with it here, and no setting of the journeys is whole without it.
    tools.push(AXE);
    let toolbox = Toolbox::with(&tools)?;
    let page = build_page(root, folder, &workshop, &toolbox)?;
    let mut measured = Vec::new();
    for browser in BROWSERS {
        println!("measuring in {}", browser.name());
        let driver = Driver::start(browser, &toolbox, &root.join("target/drivers"))?;
        let mut command = cargo();
        command
            .current_dir(root)
            .args(["run", "--quiet", "--package", "journeys", "--bin", "measure"])
            .env("CLERKREADY_BROWSER", browser.name())
            .env("CLERKREADY_WEBDRIVER", &driver.address)
            .env("CLERKREADY_CAPABILITIES", driver.capabilities.to_string())
            .env("CLERKREADY_DIST", &page)
            .env("CLERKREADY_AXE", toolbox.program(&AXE)?)
            .env("CLERKREADY_SCREENSHOTS", folder)
            .stderr(Stdio::inherit());
        let said = output(&mut command).with_context(|| format!("{} measured nothing", browser.name()))?;
        let rows: Value = serde_json::from_str(said.trim()).context("the page measured no JSON")?;
        measured.push((browser, rows));
    }
    Ok(table(&measured))
}

/// Makes the page that measures, with the module as small as the app's and as fast as it can be.
fn build_page(root: &Path, folder: &Path, workshop: &Workshop, toolbox: &Toolbox) -> Result<PathBuf> {
    let page = folder.join("page");
    fs::create_dir_all(&page).with_context(|| format!("cannot make the folder {}", page.display()))?;
    for name in ["index.html", "measure.js"] {
        let from = root.join("bench/web/page").join(name);
        fs::copy(&from, page.join(name)).with_context(|| format!("cannot copy {}", from.display()))?;
    }
    for (name, level, aim) in [("small.wasm", "z", Aim::Small), ("fast.wasm", "3", Aim::Fast)] {
        let mut build: Command = workshop.cargo(root)?;
        build
            .current_dir(root.join("bench"))
            .args(["build", "--release", "--locked", "--quiet", "--package", "clerkready-bench-web"])
            .args(["--target", "wasm32-unknown-unknown"])
            // As the app is built, which is in another workspace.
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", level)
            .env("CARGO_PROFILE_RELEASE_LTO", "true")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "1")
            .env("CARGO_PROFILE_RELEASE_PANIC", "abort")
            .env("CARGO_PROFILE_RELEASE_STRIP", "true");
        run(&mut build).context("what is measured was not built for the web")?;
        let made = root.join("target/web/wasm32-unknown-unknown/release/clerkready_bench_web.wasm");
        optimize(toolbox.program(&WASM_OPT)?, aim, &made, &page.join(name))?;
    }
    Ok(page)
}

/// One row for each case, with what every browser took for it.
fn table(measured: &[(Browser, Value)]) -> String {
    let mut table = String::from("| in the browser | entries |");
    for (browser, _) in measured {
        // Writing to a string cannot fail.
        let _ = write!(table, " {0}, as the app | {0}, fastest |", browser.name());
    }
    table += "\n|---|---:|";
    table += &"---:|---:|".repeat(measured.len());
    table.push('\n');
    let first = measured.first().and_then(|it| it.1.as_array());
    for (at, case) in first.into_iter().flatten().enumerate() {
        let _ = write!(table, "| {} | {} |", case["name"].as_str().unwrap_or_default(), case["entries"]);
        for (_, rows) in measured {
            let time = |module: &str| rows[at][module].as_u64().map(shown).unwrap_or_default();
            let _ = write!(table, " {} | {} |", time("small"), time("fast"));
        }
        table.push('\n');
    }
    table
}

/// Nanoseconds as people read them.
fn shown(nanoseconds: u64) -> String {
    match nanoseconds {
        0..10_000 => format!("{}.{} us", nanoseconds / 1000, nanoseconds / 100 % 10),
        10_000..10_000_000 => format!("{} us", nanoseconds / 1000),
        _ => format!("{} ms", nanoseconds / 1_000_000),
    }
}

/// The page with a table in the place of the one between the marks of that name.
fn with_table(page: &str, name: &str, table: &str) -> Result<String> {
    let (start, end) = (format!("<!-- table: {name} -->\n"), format!("<!-- end: {name} -->"));
    let parts = page.split_once(&start).and_then(|(before, rest)| Some((before, rest.split_once(&end)?.1)));
    let (before, after) = parts.with_context(|| format!("{PAGE} has no place marked for the table {name}"))?;
    Ok(format!("{before}{start}\n{table}\n{end}{after}"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_table_takes_the_place_of_the_one_before_it_and_of_nothing_else() -> Result<()> {
        let page = "a\n<!-- table: engine -->\n\n| old |\n\n<!-- end: engine -->\nb\n";
        let new = with_table(page, "engine", "| new |\n")?;
        assert_eq!(new, "a\n<!-- table: engine -->\n\n| new |\n\n<!-- end: engine -->\nb\n");
        assert_eq!(with_table(&new, "engine", "| new |\n")?, new);
        assert!(with_table(page, "browser", "").is_err());
        Ok(())
    }

    #[test]
    fn every_table_has_its_place_in_the_documentation() -> Result<()> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let page = fs::read_to_string(root.join(PAGE))?;
        PARTS.iter().try_for_each(|it| with_table(&page, it, "").map(drop))
    }

    #[test]
    fn each_browser_has_two_columns() {
        let rows = json!([{ "name": "sample", "entries": 7, "small": 12_345, "fast": 9_876 }]);
        let text = table(&[(Browser::Chromium, rows)]);
        assert_eq!(text.lines().last(), Some("| sample | 7 | 12 us | 9.8 us |"));
    }

    #[test]
    fn only_what_can_be_measured_is_chosen() {
        let mut choice = Choice::default();
        assert!(choice.narrow("browser").is_ok());
        let error = choice.narrow("everything").err().map(|it| it.to_string()).unwrap_or_default();
        assert!(error.contains("there are engine, assign, browser"), "{error}");
    }
}
