//! Finds a compiler that can build for the web, which needs the standard library for WebAssembly.
//!
//! Bytes are start-up, and the library as it is delivered costs the app many: it is compiled for
//! speed, and carries the words of every panic. So the library is built here, once for each
//! compiler, from the compiler's own source: for size, and with panics that say nothing and stop at
//! once. The app was 12 kB of brotli smaller with it, of 147 kB. The compiler calls both unstable
//! and wants `RUSTC_BOOTSTRAP=1` for them; that and the flags reach the web build alone. Both are
//! needed for the app too: the compiler refuses a library whose panics are not the app's.
//!
//! The ordinary way is the person's own compiler, with rustup adding the source. Where the source
//! cannot be had, the library as it is delivered does, and the app is larger. Where rustup has no
//! network, or there is no rustup, Debian's compiler and source stand in. Nothing outside the cache
//! changes, rustup's components and Debian's packages excepted.

use std::env;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::process::{Group, find, is_watched, output, run};
use crate::setup::{How, Tool, forget_xtask, package_version};

const TARGET: &str = "wasm32-unknown-unknown";

/// Where Debian puts its compiler.
const DEBIAN_PROGRAMS: &str = "/usr/bin";

/// The crate that is built for the sake of its library. The profile is as in the app's Cargo.toml:
/// with "s" in either place the app is larger.
const MANIFEST: &str = "\
[workspace]

[package]
name = \"only_for_its_library\"
edition = \"2024\"

[profile.release]
opt-level = \"z\"
codegen-units = 1
";

/// How the library is built from its source.
const BUILD: [&str; 6] =
    ["build", "--release", "--target", TARGET, "-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"];

/// A panic stops the app at once and says nothing. The library and the app must agree on this.
const SILENT: [&str; 2] = ["-Zunstable-options", "-Cpanic=immediate-abort"];

/// Link-time optimization of the app reads the library's bitcode.
const BITCODE: &str = "-Cembed-bitcode=yes";

/// Whose compiler builds the web app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whose {
    /// The one that the person's cargo uses.
    Own,
    Debian,
}

/// How the web app can be built.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// With the person's own compiler, which is ready.
    Own(Compiler),
    /// With Debian's, once its packages are here.
    Debian,
}

/// A compiler that is ready to build for the web.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Compiler {
    whose: Whose,
    library: Library,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Library {
    /// The one that we built, in a sysroot of its own.
    Small { sysroot: PathBuf },
    /// The one that came with the compiler; why it is not ours, and what to do.
    Delivered { why: String },
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

/// Decides how to build for the web, and makes the person's own compiler ready where it can do it.
pub(crate) fn way(cache: &Path) -> Result<Way> {
    let mut rustup = Rustup::of(cache)?;
    let why = match own_small_library(cache, &mut rustup)? {
        Ok(sysroot) => return Ok(Way::Own(Compiler { whose: Whose::Own, library: Library::Small { sysroot } })),
        Err(why) => why,
    };
    let own = Whose::Own.sysroot()?;
    if !has_library(&own) {
        rustup.add(&["target", "add", TARGET], "the app is compiled for it")?;
    }
    if has_library(&own) {
        return Ok(Way::Own(Compiler { whose: Whose::Own, library: Library::Delivered { why } }));
    }
    if find("apt-get", &env::var_os("PATH").unwrap_or_default()).is_none() {
        bail!(
            "no compiler here can build for the web ({why}); run `rustup component add rust-src` with the network \
             in reach (rustup is had from https://rustup.rs)"
        );
    }
    Ok(Way::Debian)
}

/// Makes the compiler ready; the tools of its way are installed by now.
pub(crate) fn compiler(way: &Way, cache: &Path) -> Result<Compiler> {
    match way {
        Way::Own(compiler) => Ok(compiler.clone()),
        Way::Debian => {
            let sysroot = small_sysroot(Whose::Debian, cache)?;
            if !has_library(&sysroot) {
                build_small_library(Whose::Debian, cache, &sysroot)?;
            }
            Ok(Compiler { whose: Whose::Debian, library: Library::Small { sysroot } })
        }
    }
}

impl Compiler {
    /// The cargo that goes with this compiler.
    pub(crate) fn cargo(&self) -> PathBuf {
        self.whose.program("cargo")
    }

    /// Makes `command`, and the cargo that it calls, use this compiler with these flags.
    ///
    /// Because cargo is told a target, the flags are for the web's crates alone: build scripts and
    /// macros run on this machine and get none.
    pub(crate) fn apply(&self, command: &mut Command, mut flags: Vec<String>) {
        self.whose.set_up(command);
        // One type for all of Leptos' views, where each would have its own and its own code.
        flags.extend(["--cfg", "erase_components"].map(str::to_owned));
        if let Library::Small { sysroot } = &self.library {
            flags.push(format!("--sysroot={}", sysroot.display()));
            flags.extend(SILENT.map(str::to_owned));
            // Crates that look for unstable features and use what they find shall find none.
            flags.push("-Zallow-features=".to_owned());
            command.env("RUSTC_BOOTSTRAP", "1");
        }
        // Unlike RUSTFLAGS, this one may hold folders with spaces in their names.
        command.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
    }

    /// What makes the app larger than it could be, and what to do about it.
    pub(crate) fn shortfall(&self) -> Option<String> {
        match &self.library {
            Library::Small { .. } => None,
            Library::Delivered { why } => Some(format!("the app is larger than it could be: {why}")),
        }
    }

    /// Where the source of the compiler's library is, if it is there: the compiler then names its
    /// files by this folder, and not by a name that is the same everywhere.
    pub(crate) fn source(&self) -> Result<PathBuf> {
        Ok(source(&self.whose.sysroot()?))
    }
}

impl Whose {
    fn program(self, name: &str) -> PathBuf {
        match self {
            Whose::Own => PathBuf::from(name),
            Whose::Debian => Path::new(DEBIAN_PROGRAMS).join(name),
        }
    }

    /// What xtask's own cargo or rustup set for itself must not reach this compiler.
    fn set_up(self, command: &mut Command) {
        forget_xtask(command);
        if self == Whose::Debian {
            for name in ["CARGO", "RUSTFLAGS", "RUSTUP_TOOLCHAIN", "LD_LIBRARY_PATH"] {
                command.env_remove(name);
            }
            command.env("RUSTC", self.program("rustc"));
            command.env("RUSTDOC", self.program("rustdoc"));
        }
    }

    fn sysroot(self) -> Result<PathBuf> {
        let text = output(Command::new(self.program("rustc")).args(["--print", "sysroot"]))?;
        Ok(PathBuf::from(text.trim()))
    }

    fn describes_itself(self) -> Result<String> {
        output(Command::new(self.program("rustc")).arg("-vV"))
    }
}

/// What a compiler says of itself under this name.
fn stated<'a>(description: &'a str, name: &str) -> Option<&'a str> {
    description.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
}

fn source(sysroot: &Path) -> PathBuf {
    sysroot.join("lib/rustlib/src/rust")
}

fn has_source(sysroot: &Path) -> bool {
    source(sysroot).join("library/std/Cargo.toml").is_file()
}

fn libraries(sysroot: &Path) -> PathBuf {
    sysroot.join("lib/rustlib").join(TARGET).join("lib")
}

fn has_library(sysroot: &Path) -> bool {
    let Ok(files) = fs::read_dir(libraries(sysroot)) else {
        return false;
    };
    files.flatten().any(|it| is_library(&it.path(), "libstd-"))
}

fn is_library(file: &Path, start: &str) -> bool {
    file.file_name().and_then(|it| it.to_str()).is_some_and(|it| it.starts_with(start) && it.ends_with(".rlib"))
}

/// rustup, which waits without an end where its server is out of reach. So the wait is bounded, and
/// that it was in vain is remembered for a day.
struct Rustup {
    mark: PathBuf,
    is_asked: bool,
}

impl Rustup {
    fn of(cache: &Path) -> Result<Rustup> {
        let description = Whose::Own.describes_itself()?;
        let release = stated(&description, "release").unwrap_or("unknown");
        Ok(Rustup {
            mark: cache.join(format!("rustup-failed-{release}")),
            is_asked: find("rustup", &env::var_os("PATH").unwrap_or_default()).is_some(),
        })
    }

    /// Asks rustup for something, which the caller then looks for.
    fn add(&mut self, words: &[&str; 3], why: &str) -> Result<()> {
        const LIMIT: Duration = Duration::from_secs(60);
        const REMEMBERED: Duration = Duration::from_secs(24 * 60 * 60);
        if !self.is_asked {
            return Ok(());
        }
        let modified = fs::metadata(&self.mark).and_then(|it| it.modified()).ok();
        if modified.and_then(|it| it.elapsed().ok()).is_some_and(|it| it < REMEMBERED) {
            self.is_asked = false;
            let mark = self.mark.display();
            println!("rustup had no network within the last day; delete {mark} to have it try again");
            return Ok(());
        }
        println!("install {} with rustup: {why} (waiting {} seconds at most)", words[2], LIMIT.as_secs());
        let start = Instant::now();
        let mut rustup = Command::new("rustup");
        rustup.args(words);
        let result = Group::start(&rustup, Stdio::inherit(), Stdio::inherit())?.finish(LIMIT);
        let Err(error) = result else {
            return Ok(());
        };
        if start.elapsed() < LIMIT {
            println!("{error:#}; going on without it");
            return Ok(());
        }
        self.is_asked = false;
        println!("{error:#}; going on without it. Remembered for a day in {}", self.mark.display());
        write(&self.mark, &format!("{error:#}\n"))
    }
}

/// The sysroot with the library built for the person's own compiler, or why there is none and what
/// to do.
fn own_small_library(cache: &Path, rustup: &mut Rustup) -> Result<Result<PathBuf, String>> {
    let small = small_sysroot(Whose::Own, cache)?;
    if has_library(&small) {
        return Ok(Ok(small));
    }
    let own = Whose::Own.sysroot()?;
    if !has_source(&own) {
        rustup.add(
            &["component", "add", "rust-src"],
            "with Rust's library built from its source for size, the app is smaller",
        )?;
    }
    if !has_source(&own) {
        return Ok(Err(format!(
            "the source of Rust's library is not in {}; run `rustup component add rust-src` with the network in reach",
            source(&own).display()
        )));
    }
    Ok(match build_small_library(Whose::Own, cache, &small) {
        Ok(()) => Ok(small),
        Err(error) => Err(format!("{error:#}; try `rustup update stable`, and again with the network in reach")),
    })
}

/// Where the library for this very compiler, built in this very way, has its place.
fn small_sysroot(whose: Whose, cache: &Path) -> Result<PathBuf> {
    let description = whose.describes_itself()?;
    // The sysroot has links into the compiler's, so that its place counts too.
    let place = whose.sysroot()?;
    let package = match whose {
        Whose::Own => None,
        Whose::Debian => {
            let version = package_version("rustc-web");
            Some(version.context("Debian's package rustc-web is gone; run the command again")?)
        }
    };
    let mut hasher = DefaultHasher::new();
    (&description, &place, package, MANIFEST, BUILD, SILENT, BITCODE).hash(&mut hasher);
    let release = stated(&description, "release").unwrap_or("unknown");
    Ok(cache.join(format!("wasm-std-{release}-{:016x}", hasher.finish())))
}

/// Builds the library from the compiler's source and puts it into a sysroot in the cache.
fn build_small_library(whose: Whose, cache: &Path, sysroot: &Path) -> Result<()> {
    let start = Instant::now();
    println!(
        "build Rust's library for {TARGET}: made for size, with panics that say nothing, it saves visitors some 12 kB \
         (once for this compiler, about a minute; only the web build uses it)"
    );
    // Built aside and moved into place whole, so that no half of it is ever found.
    let aside = cache.join(format!("wasm-std-{}", std::process::id()));
    let result = build_aside(whose, &aside).and_then(|whole| match fs::rename(&whole, sysroot) {
        Err(_) if has_library(sysroot) => Ok(()),
        other => other.with_context(|| format!("cannot move {} to {}", whole.display(), sysroot.display())),
    });
    let _ = fs::remove_dir_all(&aside);
    result.context("Rust's library for the web was not built from its source")?;
    println!("built it in {:.1?}", start.elapsed());
    Ok(())
}

/// Gives a sysroot with the library in the folder `aside`.
fn build_aside(whose: Whose, aside: &Path) -> Result<PathBuf> {
    make_folder(&aside.join("src"))?;
    write(&aside.join("Cargo.toml"), MANIFEST)?;
    write(&aside.join("src/lib.rs"), "")?;
    let built = aside.join("target");
    let mut cargo = Command::new(whose.program("cargo"));
    whose.set_up(&mut cargo);
    cargo
        .args(BUILD)
        .current_dir(aside)
        .env("CARGO_TARGET_DIR", &built)
        // Building the library is unstable, and this source goes with this very compiler.
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_ENCODED_RUSTFLAGS", [SILENT[0], SILENT[1], BITCODE].join("\u{1f}"));
    if !is_watched() {
        cargo.arg("--quiet");
    }
    run(&mut cargo)?;

    let sysroot = aside.join("sysroot");
    let libraries = libraries(&sysroot);
    make_folder(&libraries)?;
    let made = built.join(TARGET).join("release/deps");
    for file in folder(&made)? {
        if is_library(&file, "lib") && !is_library(&file, "libonly_for_its_library") {
            let to = libraries.join(file.file_name().unwrap_or_default());
            fs::copy(&file, &to).with_context(|| format!("cannot write {}", to.display()))?;
        }
    }
    if !has_library(&sysroot) {
        bail!("cargo built no library for {TARGET} in {}", made.display());
    }
    link_the_rest(whose, &sysroot)?;
    Ok(sysroot)
}

/// The compiler looks for its linker and its own machine's libraries beside those for the web.
fn link_the_rest(whose: Whose, sysroot: &Path) -> Result<()> {
    for original in folder(&whose.sysroot()?.join("lib/rustlib"))? {
        let link = sysroot.join("lib/rustlib").join(original.file_name().unwrap_or_default());
        if original.is_dir() && !link.exists() {
            std::os::unix::fs::symlink(&original, &link).with_context(|| format!("cannot link {}", link.display()))?;
        }
    }
    Ok(())
}

fn folder(folder: &Path) -> Result<impl Iterator<Item = PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    Ok(entries.flatten().map(|it| it.path()))
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

    const DESCRIPTION: &str = "rustc 1.95.0 (59807616e 2026-04-14)\nbinary: rustc\nhost: x-y-z\nrelease: 1.95.0\n";

    fn value(command: &Command, name: &str) -> Option<Option<String>> {
        let (_, value) = command.get_envs().find(|(it, _)| *it == name)?;
        Some(value.map(|it| it.to_string_lossy().into_owned()))
    }

    fn applied(whose: Whose, library: Library) -> Command {
        let mut command = Command::new("cargo");
        Compiler { whose, library }.apply(&mut command, vec!["-Cx".to_owned()]);
        command
    }

    fn small() -> Library {
        Library::Small { sysroot: PathBuf::from("/a folder/std") }
    }

    fn delivered() -> Library {
        Library::Delivered { why: "no source; add it".to_owned() }
    }

    #[test]
    fn only_an_archive_of_std_counts_as_the_library() {
        assert!(is_library(Path::new("/a/libstd-12ab.rlib"), "libstd-"));
        for file in ["/a/libstd-12ab.rmeta", "/a/libstd_detect-12ab.rlib", "/a/std"] {
            assert!(!is_library(Path::new(file), "libstd-"), "{file}");
        }
    }

    #[test]
    fn a_compiler_describes_itself_line_by_line() {
        assert_eq!(stated(DESCRIPTION, "host"), Some("x-y-z"));
        assert_eq!(stated(DESCRIPTION, "release"), Some("1.95.0"));
        assert_eq!(stated(DESCRIPTION, "rel"), None);
        assert_eq!(stated("", "host"), None);
    }

    #[test]
    fn debian_s_cargo_hears_nothing_of_rustup() {
        let command = applied(Whose::Debian, small());
        assert_eq!(value(&command, "RUSTC"), Some(Some("/usr/bin/rustc".to_owned())));
        assert_eq!(value(&command, "RUSTUP_TOOLCHAIN"), Some(None));
        let own = applied(Whose::Own, small());
        assert_eq!(value(&own, "RUSTC"), None);
        assert_eq!(value(&own, "RUSTUP_TOOLCHAIN"), None);
    }

    #[test]
    fn the_app_agrees_with_the_library_on_panics() {
        let flags = "-Cx\u{1f}--cfg\u{1f}erase_components\u{1f}--sysroot=/a folder/std\u{1f}\
                     -Zunstable-options\u{1f}-Cpanic=immediate-abort\u{1f}-Zallow-features=";
        for whose in [Whose::Own, Whose::Debian] {
            let command = applied(whose, small());
            assert_eq!(value(&command, "CARGO_ENCODED_RUSTFLAGS"), Some(Some(flags.to_owned())));
            assert_eq!(value(&command, "RUSTC_BOOTSTRAP"), Some(Some("1".to_owned())));
        }
    }

    #[test]
    fn the_delivered_library_takes_nothing_unstable_and_is_told_of() {
        let command = applied(Whose::Own, delivered());
        let flags = "-Cx\u{1f}--cfg\u{1f}erase_components".to_owned();
        assert_eq!(value(&command, "CARGO_ENCODED_RUSTFLAGS"), Some(Some(flags)));
        assert_eq!(value(&command, "RUSTC_BOOTSTRAP"), None);

        let shortfall = |library| Compiler { whose: Whose::Own, library }.shortfall();
        assert_eq!(shortfall(small()), None);
        assert_eq!(shortfall(delivered()).as_deref(), Some("the app is larger than it could be: no source; add it"));
    }

    #[test]
    fn rustup_that_is_not_there_is_not_asked() -> Result<()> {
        let mut rustup = Rustup { mark: PathBuf::from("/nowhere/mark"), is_asked: false };
        rustup.add(&["component", "add", "rust-src"], "nothing comes of it")
    }
}
