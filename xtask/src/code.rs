//! Builds the app's code: compiled, cut into what the first page needs and what comes later, bridged to JavaScript, and made
//! small.
//!
//! The compiler leaves in its output what refers to what. By that the program is cut at the functions that are marked for
//! it (`src/ui/later.rs`): what only they reach, data too, goes into a file of its own. The bridge is then made for the first
//! file, and through it the later ones share memory and functions with it.
//!
//! Invariant: the files of one build fit together and with no others, so their names are by their contents.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow, bail};

use crate::process::run;
use crate::squeeze;

/// The app's program, by cargo's name for it.
const PROGRAM: &str = "clerkready-app";

/// What joins the files, as the cutter writes it and as the first file asks for it.
const JOINT: &str = "./__wasm_split.js";

/// wasm-opt runs on flattened code, which gives it more to find, until nothing changes, and is told that nothing is kept in
/// the first KiB of memory: there the compiler puts the far end of the stack. Browsers of the last years know these features.
const SMALLER: [&str; 17] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--low-memory-unused",
    "--one-caller-inline-max-function-size=20",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Os",
    "--converge",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
    "--quiet",
];

/// What the code is built with.
pub(crate) struct Bench<'a> {
    pub(crate) root: &'a Path,
    pub(crate) bindgen: &'a Path,
    pub(crate) wasm_opt: &'a Path,
}

/// The code of the app, ready to be named.
pub(crate) struct Code {
    /// What starts the app. It asks for `app.wasm` and for each of `later` by its name.
    pub(crate) script: String,
    pub(crate) first: Vec<u8>,
    pub(crate) later: Vec<Later>,
}

/// A file of the program that is fetched after the first page.
pub(crate) struct Later {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

/// Builds the code; `cargo` is one that builds for the web.
pub(crate) fn build(bench: &Bench, cargo: Command) -> Result<Code> {
    let target = bench.root.join("target/web");
    compile(cargo)?;
    let compiled = target.join("wasm32-unknown-unknown/release").join(PROGRAM).with_extension("wasm");

    let pieces = target.join("pieces");
    let _ = fs::remove_dir_all(&pieces);
    let whole = read(&compiled)?;
    let first = pieces.join("app.wasm");
    let mut options = wasm_split_cli_support::Options::new(&whole);
    options.output_dir = &pieces;
    options.main_out_path = &first;
    options.link_name = JOINT;
    let cut = wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow!("{error:#}"))
        .context("the program could not be cut into files")?;
    if cut.split_modules.is_empty() {
        bail!("nothing of the program comes later: no function is marked for it");
    }

    let bridge = target.join("bridge");
    let _ = fs::remove_dir_all(&bridge);
    let mut bindgen = Command::new(bench.bindgen);
    // The later files share the table of functions, which is the linker's.
    bindgen.args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", "app"]);
    bindgen.arg("--out-dir").arg(&bridge).arg(&first);
    run(&mut bindgen).context("the bridge to JavaScript was not written")?;

    let mut later = Vec::new();
    let mut joint = text(&pieces.join(JOINT))?;
    for module in &cut.split_modules {
        let stem = module.file_stem().and_then(|it| it.to_str()).context("a file of the program has no name")?;
        let name = [stem.trim_start_matches("split_"), ".wasm"].concat();
        joint = replaced(&joint, &format!("{stem}.wasm"), &name)?;
        later.push(Later { name, bytes: smaller(bench, module)? });
    }
    let glue = text(&bridge.join("app.js"))?;
    let start = text(&bench.root.join("start.js"))?;
    Ok(Code { script: joined(&glue, &joint, &start)?, first: smaller(bench, &bridge.join("app_bg.wasm"))?, later })
}

fn compile(mut cargo: Command) -> Result<()> {
    cargo.args([
        "rustc",
        "--release",
        "--package",
        PROGRAM,
        "--bin",
        PROGRAM,
        "--target",
        "wasm32-unknown-unknown",
        "--",
    ]);
    // What refers to what is told by names; wasm-opt takes both out in the end. Nothing but the last step knows of it, so that
    // what the crates are compiled to serves the package too.
    cargo.args(["-Clink-arg=--emit-relocs", "-Cstrip=none"]);
    run(&mut cargo).context("the app was not built")
}

/// A module as small as wasm-opt gets it.
fn smaller(bench: &Bench, module: &Path) -> Result<Vec<u8>> {
    let small = module.with_extension("small.wasm");
    optimize(bench.wasm_opt, Aim::Small, module, &small)?;
    read(&small)
}

/// What a module is made best for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Aim {
    /// As the app's is.
    Small,
    Fast,
}

/// Has wasm-opt make a module better.
pub(crate) fn optimize(wasm_opt: &Path, aim: Aim, from: &Path, to: &Path) -> Result<()> {
    let mut command = Command::new(wasm_opt);
    match aim {
        Aim::Small => command.args(SMALLER),
        Aim::Fast => command.args(SMALLER.iter().filter(|it| it.starts_with("--enable"))).arg("-O3"),
    };
    run(command.arg("-o").arg(to).arg(from)).context("wasm-opt did not take the module")
}

/// One script of the three: the bridge and what joins the files ask each other for functions, and as one file they are asked
/// for once.
fn joined(glue: &str, joint: &str, start: &str) -> Result<String> {
    // The bridge asks once for each of the functions that fetch a file, by a name of its own.
    let mut names = Vec::new();
    let mut glue = glue;
    while let Some((line, rest)) = glue.split_once('\n')
        && let Some(name) = asked_for(line)
    {
        names.push(name);
        glue = rest;
    }
    if names.is_empty() {
        bail!("the bridge does not begin by asking for what joins the files, but with {:?}", glue.lines().next());
    }
    let Some((glue, _)) = glue.split_once("\nexport { initSync") else {
        bail!("the bridge does not end with what it exports");
    };
    let (first, joint) = joint.split_once('\n').unwrap_or_default();
    if !first.starts_with("import { initSync }") {
        bail!("what joins the files does not begin by asking for the bridge, but with {first:?}");
    }
    let loaders: Vec<&str> = joint
        .lines()
        .filter_map(|it| it.strip_prefix("export const ")?.split_once(' '))
        .map(|(loader, _)| loader)
        .collect();
    let loaders: Vec<String> =
        names.iter().map(|name| format!("const {name} = {{ {} }};", loaders.join(", "))).collect();
    let loaders = loaders.concat();
    let joint = joint.replace("export const ", "const ");
    let glue = replaced(glue, "'app_bg.wasm'", "'app.wasm'")?;
    Ok(squeeze::script(&[&glue, &joint, &loaders, start].join("\n")))
}

/// The name by which a line asks for all that joins the files.
fn asked_for(line: &str) -> Option<&str> {
    line.strip_prefix("import * as ")?.strip_suffix(&format!(" from \"{JOINT}\""))
}

/// Puts a text in the only place of another.
pub(crate) fn replaced(text: &str, from: &str, to: &str) -> Result<String> {
    match text.matches(from).count() {
        1 => Ok(text.replacen(from, to, 1)),
        count => bail!("{from:?} should be there once, and is there {count} times"),
    }
}

fn read(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).with_context(|| format!("cannot read {}", file.display()))
}

fn text(file: &PathBuf) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const JOINING: &str =
        "import { initSync } from \"./main.js\";\nexport const load_later = makeLoad(\"./later.wasm\");\n";

    #[test]
    fn three_scripts_become_one_that_asks_for_no_other() -> Result<()> {
        let glue = "import * as import1 from \"./__wasm_split.js\"\nlet imports = import1;\nlet file = 'app_bg.wasm';\n\
                    export { initSync, __wbg_init as default };\n";
        let one = joined(glue, JOINING, "__wbg_init();\n")?;
        let expected = "let imports = import1;\nlet file = 'app.wasm';\nconst load_later = makeLoad(\"./later.wasm\");\n\
                        const import1 = { load_later };\n__wbg_init();\n";
        assert_eq!(one, expected);
        Ok(())
    }

    #[test]
    fn each_function_that_fetches_a_file_may_be_asked_for_by_itself() -> Result<()> {
        let glue = "import * as import1 from \"./__wasm_split.js\"\nimport * as import2 from \"./__wasm_split.js\"\n\
                    let file = 'app_bg.wasm';\nexport { initSync };\n";
        let one = joined(glue, JOINING, "")?;
        assert!(one.contains("const import1 = { load_later };const import2 = { load_later };"), "{one}");
        assert!(!one.contains("__wasm_split.js"), "{one}");
        Ok(())
    }

    #[test]
    fn a_bridge_of_another_shape_is_an_error() {
        for glue in
            ["let file = 'app_bg.wasm';\nexport { initSync };\n", "import * as import1 from \"./__wasm_split.js\"\n"]
        {
            assert!(joined(glue, JOINING, "").is_err(), "{glue}");
        }
    }

    #[test]
    fn what_is_replaced_is_there_once() {
        assert!(replaced("a b a", "a", "c").is_err());
        assert!(replaced("b", "a", "c").is_err());
    }
}
