//! Builds the folder of static files that is the app, and weighs it.
//!
//! The folder is whole or the build reports an error: what an association uploads is never a mix.

use std::env;
use std::ffi::OsString;
use std::fmt::Write as _;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow, bail};
use clerkready_words::Words;

use crate::link;
use crate::process::run;
use crate::setup::{self, Tool, Toolbox};
use crate::wasm_std::{self, Compiler, Way};

/// What a visitor may have to download before the app starts, in bytes of brotli.
const BUDGET: usize = 110_000;

/// The style sheets, each about one thing, in the order in which they apply.
const STYLES: [&str; 7] = ["tokens", "base", "shell", "pages", "form", "result", "print"];

/// Everything that building needs, found and installed.
pub(crate) struct Workshop {
    way: Way,
    tools: Vec<Tool>,
}

impl Workshop {
    /// Decides what building needs.
    pub(crate) fn plan(root: &Path) -> Result<Workshop> {
        let way = wasm_std::way(&setup::cache()?)?;
        let mut tools = vec![setup::trunk(), setup::wasm_bindgen(root)?, setup::WASM_OPT];
        if way == Way::Debian {
            tools.extend(wasm_std::DEBIAN);
        }
        Ok(Workshop { way, tools })
    }

    pub(crate) fn tools(&self) -> &[Tool] {
        &self.tools
    }

    /// A cargo that builds for the web, in the folder for what is built so.
    pub(crate) fn cargo(&self, root: &Path, toolbox: &Toolbox) -> Result<Command> {
        let compiler = wasm_std::compiler(&self.way, &setup::cache()?)?;
        let target = root.join("target/web");
        let mut cargo = Command::new("cargo");
        cargo
            .current_dir(root)
            .env("PATH", path_with(&target.join("bin"), &self.programs(toolbox, &compiler)?)?)
            .env("CARGO_TARGET_DIR", &target)
            .env(link::VARIABLE, link::stand_in(&target.join("link"))?);
        compiler.apply(&mut cargo, nameless(root, &compiler)?);
        Ok(cargo)
    }

    /// The programs that must be the first of their names on the search path.
    fn programs(&self, toolbox: &Toolbox, compiler: &Compiler) -> Result<Vec<(&'static str, PathBuf)>> {
        let mut programs = compiler.programs();
        for tool in self.tools.iter().filter(|it| !it.programs.is_empty()) {
            programs.push((tool.name, toolbox.program(tool)?.to_owned()));
        }
        Ok(programs)
    }

    /// Builds the app for release and gives the folder.
    pub(crate) fn build(&self, root: &Path, toolbox: &Toolbox) -> Result<PathBuf> {
        for tool in &self.tools {
            toolbox.program(tool)?;
        }
        let compiler = wasm_std::compiler(&self.way, &setup::cache()?)?;
        // The outputs stay apart from the native ones, which can be another compiler's.
        let target = root.join("target/web");
        let path = path_with(&target.join("bin"), &self.programs(toolbox, &compiler)?)?;

        join_styles(root, &target.join("app.css"))?;
        write_words(root, &target.join("words"))?;

        // Trunk has cargo work offline, so what it needs is fetched before.
        let host = compiler.host()?;
        let mut fetch = Command::new("cargo");
        fetch
            .args(["fetch", "--quiet", "--target", "wasm32-unknown-unknown"])
            .args(["--target", &host])
            .current_dir(root)
            .env("PATH", &path);
        compiler.apply(&mut fetch, nameless(root, &compiler)?);
        run(&mut fetch).context("the crates that the app is made of are not all here")?;

        let mut build = Command::new("trunk");
        build
            .args(["build", "--release", "--offline", "true"])
            .current_dir(root)
            .env("PATH", &path)
            .env("CARGO_TARGET_DIR", &target)
            .env(link::VARIABLE, link::stand_in(&target.join("link"))?);
        compiler.apply(&mut build, nameless(root, &compiler)?);
        // Trunk reads this as a setting of its own, and takes no other words for it.
        if env::var_os("NO_COLOR").is_some() {
            build.env("NO_COLOR", "true");
        }
        run(&mut build).context("the app was not built")?;

        let dist = root.join("dist");
        let page = dist.join("index.html");
        if !page.is_file() {
            bail!("Trunk built the app, and {} is missing", page.display());
        }
        if let Some(shortfall) = compiler.shortfall() {
            println!("{shortfall}");
        }
        Ok(dist)
    }
}

/// Makes one file of the style sheets, which weighs a quarter less than each by itself and is asked for once.
fn join_styles(root: &Path, joined: &Path) -> Result<()> {
    let mut text = String::new();
    for name in STYLES {
        let file = root.join("style").join(name).with_extension("css");
        text += &fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    }
    fs::write(joined, text).with_context(|| format!("cannot write {}", joined.display()))
}

/// Writes the files with the words of other languages, which the page copies as they are.
fn write_words(root: &Path, folder: &Path) -> Result<()> {
    let words = Words::read(&root.join("words")).map_err(|faults| {
        let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
        anyhow!("the messages in words/ are not right:\n{}", lines.join("\n"))
    })?;
    // A file of an earlier build has another name.
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
    for (name, text) in words.files() {
        let file = folder.join(name);
        fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(())
}

/// A search path that starts with `folder`, in which there are links to `programs` and nothing
/// else. The folders in which the programs lie can hold other versions of each other, and links
/// of an earlier build can be to another compiler.
fn path_with(folder: &Path, programs: &[(&str, PathBuf)]) -> Result<OsString> {
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
    for (name, program) in programs {
        let link = folder.join(name);
        symlink(program, &link).with_context(|| format!("cannot link {}", link.display()))?;
    }
    let rest = env::var_os("PATH").unwrap_or_default();
    let folders = [folder.to_owned()].into_iter().chain(env::split_paths(&rest));
    env::join_paths(folders).context("the project's folder has a colon in its name")
}

/// Flags that keep this machine's folders out of what visitors download.
fn nameless(root: &Path, compiler: &Compiler) -> Result<Vec<String>> {
    let home = env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let crates = env::var_os("CARGO_HOME").map_or_else(|| home.join(".cargo"), PathBuf::from);
    let folders = [(root, "clerkready"), (&crates, "cargo"), (&compiler.source()?, "rust")];
    Ok(folders.iter().map(|(folder, name)| format!("--remap-path-prefix={}={name}", folder.display())).collect())
}

/// One file of the folder and what it weighs.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Weight {
    name: String,
    raw: usize,
    brotli: usize,
}

/// Weighs every file of the folder.
pub(crate) fn weigh(dist: &Path) -> Result<Vec<Weight>> {
    let mut weights = Vec::new();
    let mut folders = vec![dist.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))?;
        for entry in entries {
            let file = entry?.path();
            if file.is_dir() {
                folders.push(file);
                continue;
            }
            let bytes = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
            let name = file.strip_prefix(dist).unwrap_or(&file);
            weights.push(Weight {
                name: name.to_string_lossy().into_owned(),
                raw: bytes.len(),
                brotli: brotli_size(&bytes)?,
            });
        }
    }
    weights.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(weights)
}

/// The weights as a table, and how the code and style compare with the budget.
pub(crate) fn report(weights: &[Weight]) -> String {
    let widest = weights.iter().map(|it| it.name.len()).max().unwrap_or(0);
    let mut text = format!("{:widest$}  {:>9}  {:>9}\n", "file", "raw", "brotli");
    for Weight { name, raw, brotli } in weights {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{name:widest$}  {raw:>9}  {brotli:>9}");
    }
    let total: usize = weights
        .iter()
        .filter(|it| {
            let extension = Path::new(&it.name).extension().and_then(|it| it.to_str());
            matches!(extension, Some("wasm" | "js" | "css"))
        })
        .map(|it| it.brotli)
        .sum();
    let _ = match total.checked_sub(BUDGET).filter(|over| *over > 0) {
        Some(over) => writeln!(text, "wasm, JS and CSS: {total} bytes of brotli, over the budget by {over} bytes"),
        None => writeln!(text, "wasm, JS and CSS: {total} bytes of brotli, within the budget of {BUDGET}"),
    };
    text
}

fn brotli_size(bytes: &[u8]) -> Result<usize> {
    let settings = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &settings).context("cannot compress with brotli")?;
    Ok(packed.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weight(name: &str, brotli: usize) -> Weight {
        Weight { name: name.to_owned(), raw: 1, brotli }
    }

    #[test]
    fn only_code_and_style_count_against_the_budget() {
        let weights = [
            weight("app.css", 10_000),
            weight("app.js", 20_000),
            weight("app_bg.wasm", 80_000),
            weight("index.html", 5_000),
        ];
        let text = report(&weights);
        assert!(text.contains("110000 bytes of brotli, within the budget of 110000"), "{text}");
    }

    #[test]
    fn a_byte_too_many_is_said() {
        let text = report(&[weight("app_bg.wasm", 110_001)]);
        assert!(text.contains("over the budget by 1 bytes"), "{text}");
    }

    #[test]
    fn what_repeats_weighs_little() -> Result<()> {
        assert!(brotli_size(&[b'a'; 10_000])? < 50);
        Ok(())
    }
}
