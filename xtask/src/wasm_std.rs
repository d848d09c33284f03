//! Finds a compiler that can build for the web, which needs the standard library for WebAssembly.
//!
//! The ordinary way is the person's own compiler, with rustup adding the library. Where rustup has
//! no network, or there is no rustup, Debian's compiler stands in: its library for WebAssembly is
//! built once from the matching source and kept in the cache. Nothing outside the cache changes,
//! Debian's packages excepted.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::process::{Group, find, is_watched, output, run};
use crate::setup::{How, Tool, forget_xtask, package_version};

const TARGET: &str = "wasm32-unknown-unknown";

/// Where Debian puts its compiler.
const DEBIAN_PROGRAMS: &str = "/usr/bin";

/// Which compiler builds the web app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// The one that the person's cargo uses; it has the library.
    Own,
    /// Debian's, with the library that we build for it.
    Debian,
}

/// A compiler that is ready to build for the web.
#[derive(Clone, Debug)]
pub(crate) enum Compiler {
    Own,
    Debian { sysroot: PathBuf },
}

/// What Debian's way needs. The packages bring matching versions of all but the linker, which is
/// the one that their `rust-lld` points to.
pub(crate) const DEBIAN: [Tool; 5] = [
    Tool {
        name: "Debian's rustc",
        why: "a compiler whose library for WebAssembly can be built from Debian's packages",
        programs: &[],
        how: How::Apt("rustc-web"),
    },
    Tool { name: "Debian's cargo", why: "it goes with that compiler", programs: &[], how: How::Apt("cargo-web") },
    Tool {
        name: "Debian's source of Rust's library",
        why: "the library for WebAssembly is built from it",
        programs: &[],
        how: How::Apt("rust-web-src"),
    },
    Tool {
        name: "Debian's rust-lld",
        why: "that compiler links WebAssembly with it",
        programs: &[],
        how: How::Apt("rust-web-llvm"),
    },
    Tool { name: "lld", why: "rust-lld is a name for it", programs: &[], how: How::Apt("lld-22") },
];

/// Decides how to build for the web; asks rustup for the library where that can help.
pub(crate) fn way(cache: &Path) -> Result<Way> {
    if own_has_library()? {
        return Ok(Way::Own);
    }
    let path = env::var_os("PATH").unwrap_or_default();
    if find("rustup", &path).is_some() {
        add_with_rustup(cache)?;
        if own_has_library()? {
            return Ok(Way::Own);
        }
    }
    if find("apt-get", &path).is_none() {
        bail!(
            "no compiler here can build for the web; run `rustup target add {TARGET}` with the \
             network in reach (rustup is had from https://rustup.rs)"
        );
    }
    Ok(Way::Debian)
}

/// Makes the compiler ready; the tools of its way are installed by now.
pub(crate) fn compiler(way: Way, cache: &Path) -> Result<Compiler> {
    match way {
        Way::Own => Ok(Compiler::Own),
        Way::Debian => Ok(Compiler::Debian { sysroot: debian_sysroot(cache)? }),
    }
}

impl Compiler {
    /// The programs that must be the first of their names on the search path.
    pub(crate) fn programs(&self) -> Vec<(&'static str, PathBuf)> {
        match self {
            Compiler::Own => Vec::new(),
            Compiler::Debian { .. } => {
                ["cargo", "rustc", "rustdoc"].map(|name| (name, Path::new(DEBIAN_PROGRAMS).join(name))).into()
            }
        }
    }

    /// Makes `command`, and the cargo that it calls, use this compiler with these flags.
    pub(crate) fn apply(&self, command: &mut Command, mut flags: Vec<String>) {
        forget_xtask(command);
        if let Compiler::Debian { sysroot } = self {
            flags.push(format!("--sysroot={}", sysroot.display()));
            use_debian(command);
        }
        // Unlike RUSTFLAGS, this one may hold folders with spaces in their names.
        command.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
    }

    /// The triple of the machine that the compiler runs on.
    pub(crate) fn host(&self) -> Result<String> {
        let rustc = match self {
            Compiler::Own => PathBuf::from("rustc"),
            Compiler::Debian { .. } => Path::new(DEBIAN_PROGRAMS).join("rustc"),
        };
        let text = output(Command::new(rustc).arg("-vV"))?;
        let host = text.lines().find_map(|line| line.strip_prefix("host: "));
        Ok(host.context("rustc -vV names no host")?.to_owned())
    }
}

fn own_has_library() -> Result<bool> {
    let sysroot = output(Command::new("rustc").args(["--print", "sysroot"]))?;
    Ok(has_library(Path::new(sysroot.trim())))
}

fn has_library(sysroot: &Path) -> bool {
    let Ok(files) = fs::read_dir(libraries(sysroot)) else {
        return false;
    };
    files.flatten().any(|it| is_library(&it.path(), "libstd-"))
}

fn libraries(sysroot: &Path) -> PathBuf {
    sysroot.join("lib/rustlib").join(TARGET).join("lib")
}

fn is_library(file: &Path, start: &str) -> bool {
    file.file_name().and_then(|it| it.to_str()).is_some_and(|it| it.starts_with(start) && it.ends_with(".rlib"))
}

/// Asks rustup for the library. Where its server is out of reach rustup waits without an end, so
/// the wait is bounded, and that it failed is remembered for a day.
fn add_with_rustup(cache: &Path) -> Result<()> {
    const LIMIT: Duration = Duration::from_secs(60);
    const REMEMBERED: Duration = Duration::from_secs(24 * 60 * 60);
    let version = output(Command::new("rustc").arg("-V"))?;
    let version = version.split_whitespace().nth(1).unwrap_or("unknown");
    let mark = cache.join(format!("rustup-failed-{version}"));
    let age = fs::metadata(&mark).and_then(|it| it.modified()).ok().and_then(|it| it.elapsed().ok());
    if age.is_some_and(|it| it < REMEMBERED) {
        println!("rustup could not add {TARGET} within the last day; delete {} to have it try again", mark.display());
        return Ok(());
    }
    println!("install {TARGET} with rustup: the app is compiled for it (waiting {} seconds at most)", LIMIT.as_secs());
    let mut rustup = Command::new("rustup");
    rustup.args(["target", "add", TARGET]);
    let result = Group::start(&rustup, Stdio::inherit(), Stdio::inherit())?.finish(LIMIT);
    if let Err(error) = result {
        println!("{error:#}; Debian's compiler is next. Remembered for a day in {}", mark.display());
        fs::write(&mark, format!("{error:#}\n")).with_context(|| format!("cannot write {}", mark.display()))?;
    }
    Ok(())
}

/// What another cargo or rustup set for itself must not reach Debian's.
fn use_debian(command: &mut Command) {
    for name in ["CARGO", "RUSTFLAGS", "RUSTUP_TOOLCHAIN", "LD_LIBRARY_PATH"] {
        command.env_remove(name);
    }
    command.env("RUSTC", Path::new(DEBIAN_PROGRAMS).join("rustc"));
    command.env("RUSTDOC", Path::new(DEBIAN_PROGRAMS).join("rustdoc"));
}

/// A sysroot in the cache: links to what Debian's compiler has, and the library built by us.
fn debian_sysroot(cache: &Path) -> Result<PathBuf> {
    let version = package_version("rustc-web").context("Debian's package rustc-web is gone; run the command again")?;
    let sysroot = cache.join(format!("wasm-std-{version}"));
    if has_library(&sysroot) {
        return Ok(sysroot);
    }
    let start = Instant::now();
    println!("build Rust's library for {TARGET}: Debian has none for its compiler (about a minute)");
    // Built aside and moved into place whole, so that no half of it is ever found.
    let aside = cache.join(format!("wasm-std-{}", std::process::id()));
    let result = build_library(&aside).and_then(|()| {
        let whole = aside.join("sysroot");
        match fs::rename(&whole, &sysroot) {
            Err(_) if has_library(&sysroot) => Ok(()),
            other => other.with_context(|| format!("cannot move {} to {}", whole.display(), sysroot.display())),
        }
    });
    let _ = fs::remove_dir_all(&aside);
    result.context("Rust's library for the web was not built")?;
    println!("built it in {:.1?}", start.elapsed());
    Ok(sysroot)
}

fn build_library(aside: &Path) -> Result<()> {
    let source = aside.join("src");
    make_folder(&source)?;
    write(
        &aside.join("Cargo.toml"),
        "[workspace]\n\n[package]\nname = \"only_for_its_library\"\nedition = \"2024\"\n",
    )?;
    write(&source.join("lib.rs"), "")?;
    let built = aside.join("target");
    let mut cargo = Command::new(Path::new(DEBIAN_PROGRAMS).join("cargo"));
    use_debian(&mut cargo);
    forget_xtask(&mut cargo);
    cargo
        .args(["build", "--release", "-Zbuild-std=std,panic_abort"])
        .args(["--target", TARGET])
        .current_dir(aside)
        .env("CARGO_TARGET_DIR", &built)
        // Building the library is not stable, and for the compiler's own library it is sound.
        .env("RUSTC_BOOTSTRAP", "1")
        // Link-time optimization of the app reads the library's bitcode.
        .env("CARGO_ENCODED_RUSTFLAGS", "-Cembed-bitcode=yes");
    if !is_watched() {
        cargo.arg("--quiet");
    }
    run(&mut cargo)?;

    let sysroot = aside.join("sysroot");
    let libraries = libraries(&sysroot);
    make_folder(&libraries)?;
    let made = built.join(TARGET).join("release/deps");
    for file in fs::read_dir(&made).with_context(|| format!("cannot read {}", made.display()))?.flatten() {
        let file = file.path();
        if is_library(&file, "lib") && !is_library(&file, "libonly_for_its_library") {
            let to = libraries.join(file.file_name().unwrap_or_default());
            fs::copy(&file, &to).with_context(|| format!("cannot write {}", to.display()))?;
        }
    }
    if !has_library(&sysroot) {
        bail!("cargo built no library for {TARGET} in {}", made.display());
    }
    link_compiler_s_own(&sysroot)
}

/// The compiler looks for its own machine's libraries beside those for the web.
fn link_compiler_s_own(sysroot: &Path) -> Result<()> {
    let rustc = Path::new(DEBIAN_PROGRAMS).join("rustc");
    let own = output(Command::new(rustc).args(["--print", "sysroot"]))?;
    let own = Path::new(own.trim()).join("lib/rustlib");
    for folder in fs::read_dir(&own).with_context(|| format!("cannot read {}", own.display()))?.flatten() {
        let link = sysroot.join("lib/rustlib").join(folder.file_name());
        if link.exists() {
            continue;
        }
        std::os::unix::fs::symlink(folder.path(), &link).with_context(|| format!("cannot link {}", link.display()))?;
    }
    Ok(())
}

fn make_folder(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))
}

fn write(file: &Path, text: &str) -> Result<()> {
    fs::write(file, text).with_context(|| format!("cannot write {}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_archive_of_std_counts_as_the_library() {
        assert!(is_library(Path::new("/a/libstd-12ab.rlib"), "libstd-"));
        for file in ["/a/libstd-12ab.rmeta", "/a/libstd_detect-12ab.rlib", "/a/std"] {
            assert!(!is_library(Path::new(file), "libstd-"), "{file}");
        }
    }

    #[test]
    fn debian_s_cargo_hears_nothing_of_rustup() {
        let compiler = Compiler::Debian { sysroot: PathBuf::from("/a folder/std") };
        let mut command = Command::new("trunk");
        compiler.apply(&mut command, vec!["-Cx".to_owned()]);
        let value = |name: &str| {
            command
                .get_envs()
                .find(|(it, _)| *it == name)
                .map(|(_, value)| value.map(|it| it.to_string_lossy().into_owned()))
        };
        assert_eq!(value("RUSTC"), Some(Some("/usr/bin/rustc".to_owned())));
        assert_eq!(value("RUSTUP_TOOLCHAIN"), Some(None));
        assert_eq!(value("CARGO_ENCODED_RUSTFLAGS"), Some(Some("-Cx\u{1f}--sysroot=/a folder/std".to_owned())));
    }
}
