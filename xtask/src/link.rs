//! Leaves out of the app what a crate exports to JavaScript and no page of ours calls.
//!
//! Leptos brings `wasm-streams` for server functions, which this app has none of. That crate exports classes, and what is
//! exported is never taken for unused: with all that it calls, from streams to timers, it would weigh more than 4 kB of
//! brotli. Only the linker is told name by name what is exported. So xtask, under the linker's name, stands in front of it
//! and keeps those names back; the linker then drops the code by itself, and wasm-bindgen skips what is not there.
//!
//! Invariant: everything else reaches the linker as the compiler wrote it.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context, Result};

use crate::process::find;

/// The variable by which cargo is told of a linker for the web.
pub(crate) const VARIABLE: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER";

/// By this name the compiler knows how the linker is spoken to.
const LINKER: &str = "rust-lld";

/// In every exported name of the classes that nothing calls.
const UNUSED: &str = "intounderlying";

/// Puts xtask in front of the linker, in a folder that no search path has, and gives its place.
pub(crate) fn stand_in(folder: &Path) -> Result<PathBuf> {
    let link = folder.join(LINKER);
    let _ = fs::remove_file(&link);
    fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
    let xtask = env::current_exe().context("xtask does not know where it lies itself")?;
    symlink(xtask, &link).with_context(|| format!("cannot link {}", link.display()))?;
    Ok(link)
}

/// Links, if it is as the linker that xtask was called.
pub(crate) fn link() -> Option<ExitCode> {
    let mut words = env::args_os();
    if !words.next().is_some_and(|it| Path::new(&it).ends_with(LINKER)) {
        return None;
    }
    // The compiler puts the folder of its own linker on the search path.
    let Some(linker) = find(LINKER, &env::var_os("PATH").unwrap_or_default()) else {
        eprintln!("the compiler's linker {LINKER} is not on the search path");
        return Some(ExitCode::FAILURE);
    };
    let error = Command::new(&linker).args(called_for(words)).exec();
    eprintln!("cannot start {}: {error}", linker.display());
    Some(ExitCode::FAILURE)
}

/// Keeps back each `--export` of a name that nothing calls.
fn called_for(words: impl Iterator<Item = OsString>) -> Vec<OsString> {
    let mut kept: Vec<OsString> = Vec::new();
    for word in words {
        if kept.last().is_some_and(|it| it == "--export") && word.to_string_lossy().contains(UNUSED) {
            kept.pop();
        } else {
            kept.push(word);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exports_of_unused_classes_are_kept_back_and_nothing_else() {
        let words = "-flavor wasm --export main --export __wbg_intounderlyingsink_free_5a --export intounderlyingsource_pull_5a \
                     --export __wbindgen_malloc libintounderlying.rlib -o app.wasm";
        let kept = called_for(words.split_whitespace().map(OsString::from));
        let expected = "-flavor wasm --export main --export __wbindgen_malloc libintounderlying.rlib -o app.wasm";
        assert_eq!(kept, expected.split(' ').collect::<Vec<_>>());
    }

    #[test]
    fn xtask_by_its_own_name_is_no_linker() {
        assert!(link().is_none());
    }
}
