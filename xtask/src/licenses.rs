//! The licenses of what the app is made of, as one text that goes with it.
//!
//! Invariant: every crate that is in the app's program is in the text, with its license; one without a license fails the build.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::process::output;

/// The app, by cargo's name for it.
const APP: &str = "clerkready-app";

/// How the files begin in which crates keep their licenses.
const NAMES: [&str; 5] = ["license", "licence", "copying", "unlicense", "notice"];

/// A crate that is in the app.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Part {
    name: String,
    version: String,
    license: String,
    home: String,
    authors: String,
    manifest: String,
}

/// Writes the text; `cargo` is one that builds for the web.
/// `mit` is the text of the project's own MIT license.
pub(crate) fn text(mut cargo: Command, mit: &str) -> Result<String> {
    cargo.args(["metadata", "--format-version", "1", "--locked", "--filter-platform", "wasm32-unknown-unknown"]);
    let metadata: Value =
        serde_json::from_str(&output(&mut cargo)?).context("cargo told nothing readable of the crates")?;
    let parts = parts(&metadata)?;
    let mut text = String::from(
        "What ClerkReady is made of, beside its own code and rules: these crates, each under its license.\n\n\
         The standard library of Rust: MIT OR Apache-2.0. https://github.com/rust-lang/rust\n",
    );
    // A text that several crates share stands there once.
    let mut texts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for it in &parts {
        text += &format!("{} {}: {}. {}\n", it.name, it.version, it.license, it.home);
        let mut own = license_texts(it)?;
        if own.is_empty() {
            own.push(mit_of(it, mit)?);
        }
        for license in own {
            texts.entry(license).or_default().insert(it.name.clone());
        }
    }
    for (license, names) in texts {
        let names = names.into_iter().collect::<Vec<_>>().join(", ");
        text += &format!("\n\n---- {names}\n\n{}\n", license.trim());
    }
    Ok(text)
}

/// The crates that the app's program has in it: no build script, no macro and no test of it.
fn parts(metadata: &Value) -> Result<BTreeSet<Part>> {
    let list = |of: &Value, name: &str| of[name].as_array().cloned().unwrap_or_default();
    let packages: BTreeMap<String, Value> =
        list(metadata, "packages").into_iter().map(|it| (told(&it, "id"), it)).collect();
    let nodes: BTreeMap<String, Value> =
        list(&metadata["resolve"], "nodes").into_iter().map(|it| (told(&it, "id"), it)).collect();
    let app = packages.values().find(|it| it["name"] == APP).with_context(|| format!("there is no crate {APP}"))?;
    let mut seen = BTreeSet::new();
    let mut open = vec![told(app, "id")];
    let mut parts = BTreeSet::new();
    while let Some(id) = open.pop() {
        let package = packages.get(&id).with_context(|| format!("cargo does not describe {id}"))?;
        let is_macro = list(package, "targets").iter().any(|it| it["kind"][0] == "proc-macro");
        if is_macro || !seen.insert(id.clone()) {
            continue;
        }
        // What has no source is the project's own.
        if !package["source"].is_null() {
            parts.insert(part(package)?);
        }
        let node = nodes.get(&id).with_context(|| format!("cargo does not say what {id} needs"))?;
        let is_in = |it: &Value| list(it, "dep_kinds").iter().any(|it| it["kind"].is_null());
        open.extend(list(node, "deps").iter().filter(|it| is_in(it)).map(|it| told(it, "pkg")));
    }
    Ok(parts)
}

fn part(package: &Value) -> Result<Part> {
    let part = Part {
        name: told(package, "name"),
        version: told(package, "version"),
        license: told(package, "license"),
        home: told(package, "repository"),
        authors: authors(package),
        manifest: told(package, "manifest_path"),
    };
    if part.license.is_empty() {
        bail!("{} {} names no license; leave it out, or name its license here", part.name, part.version);
    }
    Ok(part)
}

fn told(value: &Value, name: &str) -> String {
    value[name].as_str().unwrap_or_default().to_owned()
}

/// The texts of a crate's licenses. Where there are several to choose from, MIT's is the one that is chosen.
fn license_texts(part: &Part) -> Result<Vec<String>> {
    let folder = Path::new(&part.manifest).parent().context("a crate has no folder")?;
    let mut found = BTreeMap::new();
    for file in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let file = file?;
        let name = file.file_name().to_string_lossy().to_lowercase();
        if NAMES.iter().any(|it| name.starts_with(it)) && file.path().is_file() {
            let text =
                fs::read_to_string(file.path()).with_context(|| format!("cannot read {}", file.path().display()))?;
            found.insert(name, text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n"));
        }
    }
    let mit: Vec<String> = found.iter().filter(|it| it.0.contains("mit")).map(|it| it.1.clone()).collect();
    let is_a_choice = !part.license.contains(" AND ");
    Ok(if mit.is_empty() || !is_a_choice { found.into_values().collect() } else { mit })
}

/// The MIT license of a crate that comes without its text, in the words that it has everywhere.
fn mit_of(part: &Part, mit: &str) -> Result<String> {
    if !part.license.contains("MIT") {
        bail!("{} {} comes without the text of its license, {}; add it", part.name, part.version, part.license);
    }
    let (_, words) = mit.split_once("Permission is").context("LICENSE-MIT is not the MIT license")?;
    Ok(format!("MIT License\n\nCopyright (c) {}\n\nPermission is{words}", part.authors))
}

/// Who wrote a crate, as it says.
fn authors(package: &Value) -> String {
    let names: Vec<&str> = package["authors"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    if names.is_empty() { format!("the authors of {}", told(package, "name")) } else { names.join(", ") }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn package(name: &str, license: Value, kind: &str) -> Value {
        json!({ "id": name, "name": name, "version": "1.0.0", "license": license, "repository": "https://example.org",
            "manifest_path": "/nowhere/Cargo.toml", "source": "registry", "targets": [{ "kind": [kind] }] })
    }

    fn metadata(license: Value) -> Value {
        let mut app = package(APP, json!("MIT"), "lib");
        app["source"] = Value::Null;
        let dep = |name: &str, kind: Value| json!({ "pkg": name, "dep_kinds": [{ "kind": kind }] });
        json!({
            "packages": [app, package("within", license, "lib"), package("beyond", json!("MIT"), "lib"),
                package("macros", json!("MIT"), "proc-macro"), package("tests", json!("MIT"), "lib")],
            "resolve": { "nodes": [
                { "id": APP, "deps": [dep("within", Value::Null), dep("macros", Value::Null), dep("tests", json!("dev"))] },
                { "id": "within", "deps": [dep("beyond", Value::Null)] },
                { "id": "beyond", "deps": [] },
            ] },
        })
    }

    #[test]
    fn what_is_in_the_program_is_told_and_nothing_else() -> Result<()> {
        let names: Vec<String> = parts(&metadata(json!("Zlib")))?.into_iter().map(|it| it.name).collect();
        assert_eq!(names, ["beyond", "within"]);
        Ok(())
    }

    #[test]
    fn a_crate_without_a_license_is_an_error() {
        assert!(parts(&metadata(Value::Null)).is_err());
    }
}
