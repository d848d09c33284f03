//! Builds the folder of static files that is the app, and weighs it.
//!
//! The folder is whole or the build reports an error: what an association uploads is never a mix.

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow};
use clerkready_words::Words;

use crate::code;
use crate::folder::Folder;
use crate::licenses;
use crate::link;
use crate::setup::{self, Tool, Toolbox};
use crate::wasm_std::{self, Compiler, Way};

/// What a visitor may have to download before the first page is there, in bytes of brotli; likewise what comes after it.
const BUDGET: usize = 110_000;

/// The style sheets, each about one thing, in the order in which they apply.
const STYLES: [&str; 9] = ["tokens", "base", "shell", "pages", "form", "result", "review", "embed", "print"];

/// Everything that building needs, found and installed.
pub(crate) struct Workshop {
    way: Way,
    bindgen: Tool,
    tools: Vec<Tool>,
}

impl Workshop {
    /// Decides what building needs.
    pub(crate) fn plan(root: &Path) -> Result<Workshop> {
        let way = wasm_std::way(&setup::cache()?)?;
        let bindgen = setup::wasm_bindgen(root)?;
        let mut tools = vec![bindgen.clone(), setup::WASM_OPT];
        if way == Way::Debian {
            tools.extend(wasm_std::DEBIAN);
        }
        Ok(Workshop { way, bindgen, tools })
    }

    pub(crate) fn tools(&self) -> &[Tool] {
        &self.tools
    }

    /// A cargo that builds for the web, in the folder for what is built so.
    pub(crate) fn cargo(&self, root: &Path) -> Result<Command> {
        let compiler = wasm_std::compiler(&self.way, &setup::cache()?)?;
        // The outputs stay apart from the native ones, which can be another compiler's.
        let target = root.join("target/web");
        let mut cargo = Command::new(compiler.cargo());
        cargo
            .current_dir(root)
            .env("CARGO_TARGET_DIR", &target)
            .env(link::VARIABLE, link::stand_in(&target.join("link"))?);
        compiler.apply(&mut cargo, nameless(root, &compiler)?);
        Ok(cargo)
    }

    /// Builds the app for release and gives the folder.
    pub(crate) fn build(&self, root: &Path, toolbox: &Toolbox) -> Result<PathBuf> {
        for tool in &self.tools {
            toolbox.program(tool)?;
        }
        let compiler = wasm_std::compiler(&self.way, &setup::cache()?)?;
        let bench = code::Bench {
            root,
            bindgen: toolbox.program(&self.bindgen)?,
            wasm_opt: toolbox.program(&setup::WASM_OPT)?,
        };
        let code = code::build(&bench, self.cargo(root)?)?;

        let dist = root.join("dist");
        let mut folder = Folder::new(root, &dist)?;
        folder.add_code(code)?;
        folder.add_style(&joined_styles(root)?)?;
        folder.add_words(&words(root)?)?;
        folder.add_icons()?;
        folder.add_licenses(&licenses::text(self.cargo(root)?, &own_license(root)?)?)?;
        folder.add_page()?;
        folder.add_embed()?;
        folder.add_settings()?;
        folder.finish()?;
        if let Some(shortfall) = compiler.shortfall() {
            println!("{shortfall}");
        }
        Ok(dist)
    }
}

fn own_license(root: &Path) -> Result<String> {
    let file = root.join("LICENSE-MIT");
    fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))
}

/// The style sheets as one, which weighs a quarter less than each by itself and is asked for once.
fn joined_styles(root: &Path) -> Result<String> {
    let mut text = String::new();
    for name in STYLES {
        let file = root.join("style").join(name).with_extension("css");
        text += &fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    }
    Ok(text)
}

/// The words of other languages than English, which are fetched when somebody chooses one: each file's name and text.
fn words(root: &Path) -> Result<Vec<(String, String)>> {
    let words = Words::read(&root.join("words")).map_err(|faults| {
        let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
        anyhow!("the messages in words/ are not right:\n{}", lines.join("\n"))
    })?;
    Ok(words.files())
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

/// The weights as a table, and how the code and style compare with the budget: those that the first page needs, and those that
/// come after it.
pub(crate) fn report(weights: &[Weight]) -> String {
    let widest = weights.iter().map(|it| it.name.len()).max().unwrap_or(0);
    let mut text = format!("{:widest$}  {:>9}  {:>9}\n", "file", "raw", "brotli");
    for Weight { name, raw, brotli } in weights {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{name:widest$}  {raw:>9}  {brotli:>9}");
    }
    let is_code = |it: &&Weight| {
        let extension = Path::new(&it.name).extension().and_then(|it| it.to_str());
        matches!(extension, Some("wasm" | "js" | "css")) && !is_for_few(&it.name)
    };
    let (first, later): (Vec<_>, Vec<_>) = weights.iter().filter(is_code).partition(|it| is_first(&it.name));
    for (what, files) in [("before the first page", first), ("after it", later)] {
        let total: usize = files.iter().map(|it| it.brotli).sum();
        let _ = match total.checked_sub(BUDGET).filter(|over| *over > 0) {
            Some(over) => {
                writeln!(text, "wasm, JS and CSS {what}: {total} bytes of brotli, over the budget by {over} bytes")
            }
            None => writeln!(text, "wasm, JS and CSS {what}: {total} bytes of brotli, within the budget of {BUDGET}"),
        };
    }
    text
}

/// Says whether the first page needs a file.
fn is_first(name: &str) -> bool {
    name.starts_with("app-")
}

/// Says whether only few people ever fetch a file: what reads the rules of associations, and what is for other people's pages.
fn is_for_few(name: &str) -> bool {
    name.starts_with("rules-") || name == "embed.js"
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
    fn only_code_and_style_count_against_the_budget_and_what_comes_later_by_itself() {
        let weights = [
            weight("app-1.css", 10_000),
            weight("app-2.js", 20_000),
            weight("app-3.wasm", 80_000),
            weight("index.html", 5_000),
            weight("later-4.wasm", 30_000),
        ];
        let text = report(&weights);
        assert!(text.contains("before the first page: 110000 bytes of brotli, within the budget of 110000"), "{text}");
        assert!(text.contains("after it: 30000 bytes of brotli, within the budget of 110000"), "{text}");
    }

    #[test]
    fn a_byte_too_many_is_said() {
        let text = report(&[weight("app-1.wasm", 110_001)]);
        assert!(text.contains("over the budget by 1 bytes"), "{text}");
    }

    #[test]
    fn what_repeats_weighs_little() -> Result<()> {
        assert!(brotli_size(&[b'a'; 10_000])? < 50);
        Ok(())
    }
}
