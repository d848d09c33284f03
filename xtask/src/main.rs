//! The project's own commands. `cargo xtask` without a word lists them.
//!
//! Everything here runs on Linux and macOS. A command installs what it needs, says so, and leaves
//! alone what is there.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use lexopt::prelude::*;

use crate::setup::Toolbox;
use crate::steps::Choice;
use crate::web::Workshop;

mod process;
mod setup;
mod wasm_std;
mod link;
mod squeeze;
mod digest;
mod policy;
mod code;
mod folder;
mod web;
mod package;
mod licenses;
mod deny;
mod serve;
mod browsers;
mod steps;
mod bench;

const USAGE: &str = "\
cargo xtask serve [--port N]     build the app and serve it on this machine (port 8700)
cargo xtask dist                 build the folder dist/ to upload, and weigh it; and dist-npm/, the
                                 engine as a package for JavaScript
cargo xtask test [--without A,B] [--only A,B]
                                 run every test; the steps: fmt, clippy, deny, native,
                                 dist, package, chromium, firefox, webkit
cargo xtask screenshots          take pictures of every screen, and bring those of the documents up to date
cargo xtask bench [--only engine|assign|browser] [--without-peers] [--write]
                                 measure, and print medians beside those of the peers;
                                 --write puts them into docs/performance.md
";

enum Task {
    Help,
    Serve { port: u16 },
    Dist,
    Test(Choice),
    Screenshots,
    Bench(bench::Choice),
}

fn main() -> ExitCode {
    if let Some(code) = link::link() {
        return code;
    }
    let task = match task(lexopt::Parser::from_env()) {
        Ok(task) => task,
        Err(error) => {
            eprintln!("{error:#}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match perform(task) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn task(mut words: lexopt::Parser) -> Result<Task> {
    let Some(first) = words.next()? else {
        return Ok(Task::Help);
    };
    let mut task = match first {
        Long("help") | Short('h') => Task::Help,
        Value(name) => match name.to_str() {
            Some("help") => Task::Help,
            Some("serve") => Task::Serve { port: 8700 },
            Some("dist") => Task::Dist,
            Some("screenshots") => Task::Screenshots,
            Some("test") => Task::Test(Choice::default()),
            Some("bench") => Task::Bench(bench::Choice::default()),
            _ => anyhow::bail!("there is no command {}", name.display()),
        },
        other => return Err(other.unexpected().into()),
    };
    while let Some(word) = words.next()? {
        match (&mut task, word) {
            (task, Long("help") | Short('h')) => *task = Task::Help,
            (Task::Serve { port }, Long("port")) => *port = words.value()?.parse()?,
            (Task::Test(choice), Long("without")) => choice.leave_out(&words.value()?.string()?)?,
            (Task::Test(choice), Long("only")) => choice.narrow(&words.value()?.string()?)?,
            (Task::Bench(choice), Long("without-peers")) => choice.without_peers = true,
            (Task::Bench(choice), Long("write")) => choice.write = true,
            (Task::Bench(choice), Long("only")) => choice.narrow(&words.value()?.string()?)?,
            (_, other) => return Err(other.unexpected().into()),
        }
    }
    Ok(task)
}

fn perform(task: Task) -> Result<ExitCode> {
    let root = root()?;
    match task {
        Task::Help => print!("{USAGE}"),
        Task::Serve { port } => serve::serve(&build(&root)?, port)?,
        Task::Dist => {
            let workshop = Workshop::plan(&root)?;
            let toolbox = Toolbox::with(workshop.tools())?;
            let dist = workshop.build(&root, &toolbox)?;
            let package = package::build(&root, &workshop, &toolbox)?;
            print!("{}", web::report(&web::weigh(&dist)?));
            println!("the folder to upload is {}", dist.display());
            println!("the package for JavaScript is {}", package.display());
        }
        Task::Bench(choice) => bench::bench(&root, &choice)?,
        Task::Screenshots => steps::screenshots(&root)?,
        Task::Test(choice) => return steps::test(&root, &choice),
    }
    Ok(ExitCode::SUCCESS)
}

fn build(root: &Path) -> Result<PathBuf> {
    let workshop = Workshop::plan(root)?;
    let toolbox = Toolbox::with(workshop.tools())?;
    workshop.build(root, &toolbox)
}

/// The folder of the whole project, which is the one above xtask's own.
fn root() -> Result<PathBuf> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = own.parent().context("xtask's folder lies in the project's")?;
    Ok(root.to_owned())
}
