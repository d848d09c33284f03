//! Measures the engine and the solver beside their peers.

use std::path::Path;

use anyhow::Result;

use crate::process::run;
use crate::setup::{CMAKE, LIBCLANG, Toolbox, cargo};

/// What to measure.
#[derive(Debug, Default)]
pub(crate) struct Choice {
    /// Without what others made, which takes a C++ compiler and some minutes to build.
    pub(crate) without_peers: bool,
    /// One part only: `engine` or `assign`.
    pub(crate) only: Option<String>,
}

/// Builds the benchmarks, a workspace of its own, and prints their table.
pub(crate) fn bench(root: &Path, choice: &Choice) -> Result<()> {
    let mut command = cargo();
    command.current_dir(root.join("bench")).args(["run", "--release", "--locked", "--quiet"]);
    if choice.without_peers {
        command.arg("--no-default-features");
    } else {
        let named = std::env::var_os("LIBCLANG_PATH").is_some();
        let tools = if named { vec![CMAKE] } else { vec![CMAKE, LIBCLANG] };
        let toolbox = Toolbox::with(&tools)?;
        for tool in &tools {
            toolbox.program(tool)?;
        }
    }
    command.arg("--").args(&choice.only);
    run(&mut command)
}
