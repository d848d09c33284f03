//! Builds the engine as a package for JavaScript, in the shape that npm publishes, and tests it in Node.js.
//!
//! Invariant: the folder is whole or there is an error. It holds what `crates/clerkready-js/package` holds, the module, and
//! the licenses, and it is beside the app's folder, never in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::code::{self, Aim};
use crate::process::{output, run};
use crate::setup::{How, NODE, Tool, Toolbox, WASM_OPT, cargo, wasm_bindgen};
use crate::web::Workshop;

/// The package, beside the app's folder.
const FOLDER: &str = "dist-npm";

/// Where the files are that are not made.
const SOURCE: &str = "crates/clerkready-js/package";

const LICENSES: [(&str, &str); 3] =
    [("LICENSE-APACHE", "LICENSE-APACHE"), ("LICENSE-MIT", "LICENSE-MIT"), ("programs/LICENSE", "programs-LICENSE")];

/// What checks that the types are types, and fit what they are said to describe.
const TYPESCRIPT: Tool = Tool {
    name: "tsc",
    why: "it checks the package's types",
    programs: &["tsc"],
    how: How::Npm { package: "typescript", version: "5.9.3", says: "5.9.3" },
};

/// What the package's tests need beside what building needs.
pub(crate) const TOOLS: [Tool; 2] = [NODE, TYPESCRIPT];

/// Where the package is once it is built.
pub(crate) fn folder(root: &Path) -> PathBuf {
    root.join(FOLDER)
}

/// Builds the package and gives its folder.
pub(crate) fn build(root: &Path, workshop: &Workshop, toolbox: &Toolbox) -> Result<PathBuf> {
    let mut build = workshop.cargo(root)?;
    build.args(["build", "--release", "--locked", "--package", "clerkready-js", "--target", "wasm32-unknown-unknown"]);
    run(&mut build).context("the engine was not built for the web")?;

    let folder = folder(root);
    let _ = fs::remove_dir_all(&folder);
    copy(&root.join(SOURCE), &folder)?;
    for (from, to) in LICENSES {
        fs::copy(root.join(from), folder.join(to)).with_context(|| format!("cannot copy {from}"))?;
    }
    let manifest = folder.join("package.json");
    let text = fs::read_to_string(&manifest).with_context(|| format!("cannot read {}", manifest.display()))?;
    let version = env!("CARGO_PKG_VERSION");
    fs::write(&manifest, text.replace("VERSION", version))
        .with_context(|| format!("cannot write {}", manifest.display()))?;

    let made = root.join("target/web/wasm32-unknown-unknown/release/clerkready_js.wasm");
    let mut bridge = Command::new(toolbox.program(&wasm_bindgen(root)?)?);
    bridge.args(["--target", "web", "--no-typescript", "--out-name", "engine", "--out-dir"]);
    run(bridge.arg(&folder).arg(&made)).context("the bridge to JavaScript was not written")?;
    let module = folder.join("engine_bg.wasm");
    code::optimize(toolbox.program(&WASM_OPT)?, Aim::Small, &module, &module)?;
    Ok(folder)
}

/// Tests the built package in Node.js: that it says what the command says, and that its types are right.
pub(crate) fn test(root: &Path, toolbox: &Toolbox) -> Result<()> {
    let folder = folder(root);
    let tests = root.join("crates/clerkready-js/tests");
    let mut types = Command::new(toolbox.program(&TYPESCRIPT)?);
    types.arg("--project").arg(tests.join("tsconfig.json"));
    run(&mut types).context("the package's types are wrong")?;

    let mut command = cargo();
    command.current_dir(root).args(["build", "--quiet", "--package", "clerkready-cli", "--message-format=json"]);
    let messages = output(&mut command)?;
    let Some(command) = executable(&messages) else { bail!("cargo built no command to compare with") };
    let mut node = Command::new(toolbox.program(&NODE)?);
    node.arg("--test").arg(tests.join("package.test.mjs"));
    node.env("CLERKREADY_PACKAGE", &folder).env("CLERKREADY_COMMAND", command);
    run(&mut node).context("the package does not do in Node.js what it should")
}

/// The place of the program in what cargo says that it built.
fn executable(messages: &str) -> Option<String> {
    let built = messages.lines().filter_map(|it| serde_json::from_str::<serde_json::Value>(it).ok());
    built.filter_map(|it| it["executable"].as_str().map(str::to_owned)).next_back()
}

/// Copies a folder with all that is in it.
fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("cannot make the folder {}", to.display()))?;
    for entry in fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))? {
        let (from, to) = (entry?.path(), to.to_owned());
        let to = to.join(from.file_name().unwrap_or_default());
        match from.is_dir() {
            true => copy(&from, &to)?,
            false => drop(fs::copy(&from, &to).with_context(|| format!("cannot copy {}", from.display()))?),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_what_cargo_says_the_program_is_taken() {
        let messages = "{\"reason\":\"compiler-artifact\",\"executable\":null}\n\
                        {\"reason\":\"compiler-artifact\",\"executable\":\"/a/clerkready\"}\n{\"reason\":\"build-finished\"}\n";
        assert_eq!(executable(messages).as_deref(), Some("/a/clerkready"));
        assert_eq!(executable(""), None);
    }
}
