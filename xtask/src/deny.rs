//! Holds what the project depends on against `deny.toml`: licenses, bans and sources always, and known vulnerabilities where
//! the database of them can be had.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result};

use crate::process::{Group, run};
use crate::setup::{How, Tool, Toolbox};

/// How long fetching the database may take.
const FETCH_WITHIN: Duration = Duration::from_secs(60);

pub(crate) fn tool() -> Tool {
    Tool {
        name: "cargo-deny",
        why: "it checks the licenses and sources of what the project depends on",
        programs: &["cargo-deny"],
        how: How::Cargo { krate: "cargo-deny", version: "0.20.2".to_owned(), flags: &["--locked"] },
    }
}

pub(crate) fn check(root: &Path, toolbox: &Toolbox) -> Result<()> {
    let program = toolbox.program(&tool())?;
    let deny = |words: &[&str]| {
        let mut command = Command::new(program);
        command.current_dir(root).args(words);
        command
    };
    run(&mut deny(&["--locked", "check", "licenses", "bans", "sources"]))
        .context("a dependency goes against deny.toml")?;
    let fetched =
        Group::start(&deny(&["fetch", "db"]), Stdio::null(), Stdio::null()).and_then(|it| it.finish(FETCH_WITHIN));
    if let Err(error) = fetched {
        println!("advisories: NOT RUN, the database of known vulnerabilities could not be had: {error:#}");
        return Ok(());
    }
    run(&mut deny(&["--locked", "check", "--disable-fetch", "advisories"]))
        .context("a dependency is known to be unsafe")
}
