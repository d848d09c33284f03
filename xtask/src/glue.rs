//! Gives short names to what the script and the app's code call each other by.
//!
//! wasm-bindgen's names are long and end in a hash of sixteen digits, which no compression makes smaller, and each stands in
//! both files. So xtask, under wasm-bindgen's name, stands in front of it: when it is done, wasm-opt writes short names into
//! the code and tells them, and xtask writes them into the script.
//!
//! Invariant: a name that the script lacks is an error, so that the two files always fit each other.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::process::{output, run};

/// The variables that tell the stand-in where the programs themselves are.
const WASM_BINDGEN: &str = "CLERKREADY_WASM_BINDGEN";
const WASM_OPT: &str = "CLERKREADY_WASM_OPT";

/// By this name Trunk calls it.
pub(crate) const NAME: &str = "wasm-bindgen";

/// What the code uses of WebAssembly, which wasm-opt wants to be told.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Puts xtask in the place of wasm-bindgen in a folder that Trunk searches.
pub(crate) fn stand_in(folder: &Path, trunk: &mut Command, wasm_bindgen: &Path, wasm_opt: &Path) -> Result<()> {
    let link = folder.join(NAME);
    let _ = fs::remove_file(&link);
    let xtask = env::current_exe().context("xtask does not know where it lies itself")?;
    symlink(xtask, &link).with_context(|| format!("cannot link {}", link.display()))?;
    trunk.env(WASM_BINDGEN, wasm_bindgen).env(WASM_OPT, wasm_opt);
    Ok(())
}

/// Binds, if it is as wasm-bindgen that xtask was called.
pub(crate) fn bind() -> Option<ExitCode> {
    let mut words = env::args_os();
    if !words.next().is_some_and(|it| Path::new(&it).ends_with(NAME)) {
        return None;
    }
    let words: Vec<OsString> = words.collect();
    Some(match try_bind(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    })
}

fn try_bind(words: &[OsString]) -> Result<()> {
    let program = |name| env::var_os(name).with_context(|| format!("{name} does not say where the program is"));
    run(Command::new(program(WASM_BINDGEN)?).args(words))?;
    let word = |start: &str| words.iter().find_map(|it| it.to_str()?.strip_prefix(start));
    // Asked for its version alone, it has written nothing.
    let (Some(folder), Some(name)) = (word("--out-dir="), word("--out-name=")) else {
        return Ok(());
    };
    let script = PathBuf::from(folder).join(format!("{name}.js"));
    let code = PathBuf::from(folder).join(format!("{name}_bg.wasm"));
    let mut wasm_opt = Command::new(program(WASM_OPT)?);
    wasm_opt.args(FEATURES).arg("--minify-imports-and-exports-and-modules").arg(&code).arg("-o").arg(&code);
    let names: Value = serde_json::from_str(&output(&mut wasm_opt)?).context("wasm-opt told no names")?;
    let text = fs::read_to_string(&script).with_context(|| format!("cannot read {}", script.display()))?;
    fs::write(&script, renamed(&text, &names)?).with_context(|| format!("cannot write {}", script.display()))
}

/// The script with wasm-opt's names, without remarks and white space at the beginning of lines, and with exports written in
/// the way that Trunk can read.
fn renamed(script: &str, names: &Value) -> Result<String> {
    let mut text = String::new();
    for line in script.lines().map(str::trim_start) {
        if !line.is_empty() && !line.starts_with("//") && !line.starts_with("/*") && !line.starts_with('*') {
            text.push_str(line);
            text.push('\n');
        }
    }
    text =
        text.replace("export { initSync, __wbg_init as default };", "export { initSync };\nexport default __wbg_init;");
    for import in list(names, "imports")? {
        let [module, long, short] = import;
        text = text.replace(&format!("\"{module}\": "), "\"a\": ");
        replace(&mut text, &format!("\n{long}: function("), &format!("\n{short}: function("))?;
    }
    for export in list(names, "exports")? {
        let [long, short] = export;
        rename_export(&mut text, long, short);
    }
    Ok(text)
}

/// The lists of names that wasm-opt tells.
fn list<'a, const N: usize>(names: &'a Value, kind: &str) -> Result<Vec<[&'a str; N]>> {
    let all = names.get(kind).and_then(Value::as_array).with_context(|| format!("wasm-opt told no {kind}"))?;
    let each = |it: &'a Value| {
        let texts: Vec<&str> = it.as_array()?.iter().filter_map(Value::as_str).collect();
        texts.try_into().ok()
    };
    all.iter().map(|it| each(it).with_context(|| format!("wasm-opt told of {kind} {it}"))).collect()
}

fn replace(text: &mut String, long: &str, short: &str) -> Result<()> {
    if !text.contains(long) {
        bail!("the script has no {}", long.trim());
    }
    *text = text.replace(long, short);
    Ok(())
}

/// Not every export is called by the script.
fn rename_export(text: &mut String, long: &str, short: &str) {
    let long = format!("wasm.{long}");
    let mut renamed = String::new();
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once(long.as_str()) {
        renamed.push_str(before);
        let goes_on = after.starts_with(|it: char| it.is_ascii_alphanumeric() || it == '_' || it == '$');
        if goes_on {
            renamed.push_str(&long);
        } else {
            renamed.push_str("wasm.");
            renamed.push_str(short);
        }
        rest = after;
    }
    renamed.push_str(rest);
    *text = renamed;
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn names_are_replaced_where_they_are_names() -> Result<()> {
        let script = "\
            /**\n * A remark.\n */\nconst import0 = {\n    __wbg_click_c6: function(arg0) {\n        // A remark.\n        \
            wasm.free(1); wasm.free2(2); wasm.memory.buffer;\n    },\n};\nreturn { \"./app_bg.js\": import0 };\n";
        let names = json!({
            "imports": [["./app_bg.js", "__wbg_click_c6", "b"]],
            "exports": [["free", "c"], ["memory", "d"], ["main", "e"]],
        });
        let expected = "const import0 = {\nb: function(arg0) {\nwasm.c(1); wasm.free2(2); wasm.d.buffer;\n},\n};\n\
                        return { \"a\": import0 };\n";
        assert_eq!(renamed(script, &names)?, expected);
        Ok(())
    }

    #[test]
    fn a_name_that_the_script_lacks_is_an_error() {
        let names = json!({ "imports": [["./app_bg.js", "__wbg_click_c6", "b"]], "exports": [] });
        assert!(renamed("", &names).is_err());
    }
}
