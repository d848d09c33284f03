//! What the commands need from the machine, and how it is had.
//!
//! What is there is used. What is missing is installed after saying what and why: programs of
//! ours into a cache folder of their own, Debian packages only as root. Nobody's rights are raised
//! behind their back: without root, the line to type is printed instead.

use std::collections::BTreeMap;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, anyhow, bail};

use crate::process::{find, is_program, is_watched, output, run, shown};

/// A program or package that a command needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tool {
    pub(crate) name: &'static str,
    pub(crate) why: &'static str,
    /// The program's names and usual places, any of which will do. Empty for a package that is
    /// wanted for more than a program.
    pub(crate) programs: &'static [&'static str],
    pub(crate) how: How,
}

/// How a tool is had where it is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum How {
    /// The Debian package of this name.
    Apt(&'static str),
    /// The crate of this name, built in exactly this version.
    Cargo { krate: &'static str, version: String, flags: &'static [&'static str] },
    /// The npm package of this name in exactly this version, of which the program says `says`.
    Npm { package: &'static str, version: &'static str, says: &'static str },
    /// A file of the npm package of this name in exactly this version.
    NpmFile { package: &'static str, version: &'static str, file: &'static str },
}

pub(crate) const CHROMIUM: Tool = Tool {
    name: "Chromium",
    why: "the browser journeys run in it",
    programs: &[
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ],
    how: How::Apt("chromium"),
};

pub(crate) const CHROMEDRIVER: Tool = Tool {
    name: "chromedriver",
    why: "it drives Chromium",
    programs: &["chromedriver", "/usr/lib/chromium-browser/chromedriver"],
    how: How::Apt("chromium-driver"),
};

pub(crate) const FIREFOX: Tool = Tool {
    name: "Firefox",
    why: "the browser journeys run in it",
    programs: &["firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"],
    how: How::Apt("firefox-esr"),
};

pub(crate) const MINI_BROWSER: Tool = Tool {
    name: "MiniBrowser",
    why: "the browser journeys run in it, and it is the nearest to an iPhone's browser on Linux",
    programs: &[
        "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
        "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
        "/usr/libexec/webkit2gtk-4.1/MiniBrowser",
        "/usr/lib/webkit2gtk-4.1/MiniBrowser",
    ],
    how: How::Apt("libwebkit2gtk-4.1-0"),
};

pub(crate) const WEBKIT_DRIVER: Tool = Tool {
    name: "WebKitWebDriver",
    why: "it drives MiniBrowser",
    programs: &["WebKitWebDriver"],
    how: How::Apt("webkit2gtk-driver"),
};

pub(crate) const XVFB: Tool = Tool {
    name: "Xvfb",
    why: "it is a screen for MiniBrowser, which cannot do without one",
    programs: &["Xvfb"],
    how: How::Apt("xvfb"),
};

pub(crate) const CMAKE: Tool = Tool {
    name: "CMake",
    why: "it builds HiGHS, the peer of the solver; `--without-peers` does without",
    programs: &["cmake", "/Applications/CMake.app/Contents/bin/cmake"],
    how: How::Apt("cmake"),
};

pub(crate) const LIBCLANG: Tool = Tool {
    name: "libclang",
    why: "it reads the headers of HiGHS; a variable LIBCLANG_PATH names another place, `--without-peers` does without",
    programs: &[],
    how: How::Apt("libclang-dev"),
};

pub(crate) const NODE: Tool = Tool {
    name: "Node.js",
    why: "the package for JavaScript is tested in it",
    programs: &["node", "nodejs"],
    how: How::Apt("nodejs"),
};

const NPM: Tool =
    Tool { name: "npm", why: "it installs wasm-opt, which runs on Node.js", programs: &["npm"], how: How::Apt("npm") };

pub(crate) fn geckodriver() -> Tool {
    Tool {
        name: "geckodriver",
        why: "it drives Firefox",
        programs: &["geckodriver"],
        how: How::Cargo { krate: "geckodriver", version: "0.37.1".to_owned(), flags: &["--locked"] },
    }
}

pub(crate) const WASM_OPT: Tool = Tool {
    name: "wasm-opt",
    why: "it makes the app's code smaller",
    programs: &["wasm-opt"],
    how: How::Npm { package: "binaryen", version: "132.0.0", says: "132" },
};

pub(crate) const AXE: Tool = Tool {
    name: "axe-core",
    why: "it finds what people with disabilities would stumble over",
    programs: &[],
    how: How::NpmFile { package: "axe-core", version: "4.14.1", file: "axe.min.js" },
};

/// The tool that writes the bridge to JavaScript; it must be of the very version of the library.
pub(crate) fn wasm_bindgen(root: &Path) -> Result<Tool> {
    let lock = root.join("Cargo.lock");
    let text = fs::read_to_string(&lock).with_context(|| format!("cannot read {}", lock.display()))?;
    let version = locked_version(&text, "wasm-bindgen").with_context(|| {
        format!("{} names no version of wasm-bindgen; run `cargo metadata` to write it anew", lock.display())
    })?;
    Ok(Tool {
        name: "wasm-bindgen",
        why: "it writes the bridge between the app and JavaScript",
        programs: &["wasm-bindgen"],
        how: How::Cargo {
            krate: "wasm-bindgen-cli",
            version: version.to_owned(),
            // Its own lock file can name versions that a mirror of the registry does not have yet.
            flags: &[],
        },
    })
}

/// What was found or installed, and for what could not be had the reason and what to do.
#[derive(Debug, Default)]
pub(crate) struct Toolbox {
    programs: BTreeMap<&'static str, Result<PathBuf, String>>,
}

impl Toolbox {
    /// Finds or installs `tools`: all Debian packages in one go, then the rest one by one.
    pub(crate) fn with(tools: &[Tool]) -> Result<Toolbox> {
        let cache = cache()?;
        let mut wanted: Vec<Tool> = Vec::new();
        for tool in tools {
            let needs_npm = matches!(tool.how, How::Npm { .. } | How::NpmFile { .. }) && tool.found(&cache).is_none();
            for tool in needs_npm.then_some(NPM).into_iter().chain([tool.clone()]) {
                if !wanted.contains(&tool) {
                    wanted.push(tool);
                }
            }
        }
        let packages: Vec<&Tool> =
            wanted.iter().filter(|it| matches!(it.how, How::Apt(_)) && it.found(&cache).is_none()).collect();
        let refused = match packages.is_empty() {
            true => BTreeMap::new(),
            false => install_packages(&packages)?,
        };
        let mut toolbox = Toolbox::default();
        for tool in &wanted {
            let program = match (&tool.how, tool.found(&cache)) {
                (_, Some(program)) => Ok(program),
                (How::Apt(package), None) => Err(refused.get(package).cloned().unwrap_or_else(|| {
                    format!("{} is still not there after its package {package} was installed", tool.name)
                })),
                (How::Cargo { .. } | How::Npm { .. } | How::NpmFile { .. }, None) => {
                    tool.install(&cache, &toolbox).map_err(|error| format!("{error:#}"))
                }
            };
            toolbox.programs.insert(tool.name, program);
        }
        Ok(toolbox)
    }

    /// Where a tool's program is, or why there is none and what to do.
    pub(crate) fn program(&self, tool: &Tool) -> Result<&Path> {
        match self.programs.get(tool.name) {
            Some(Ok(program)) => Ok(program),
            Some(Err(reason)) => Err(anyhow!("{reason}")),
            None => Err(anyhow!("nobody asked for {} to be set up", tool.name)),
        }
    }
}

impl Tool {
    /// Where the tool is, in the right version, if it is there at all.
    fn found(&self, cache: &Path) -> Option<PathBuf> {
        match &self.how {
            How::Apt(package) if self.programs.is_empty() => has_package(package).then(|| PathBuf::from("/usr/bin")),
            How::Apt(_) => self.on_path(),
            How::Cargo { version, .. } => self.of_version(version, self.home(cache)?.join("bin")),
            How::Npm { says, .. } => self.of_version(says, self.home(cache)?.join("node_modules/.bin")),
            How::NpmFile { package, file, .. } => {
                let file = self.home(cache)?.join("node_modules").join(package).join(file);
                file.is_file().then_some(file)
            }
        }
    }

    fn on_path(&self) -> Option<PathBuf> {
        let path = path();
        self.programs.iter().find_map(|program| match Path::new(program).is_absolute() {
            true => Some(PathBuf::from(program)).filter(|it| is_program(it)),
            false => find(program, &path),
        })
    }

    fn of_version(&self, version: &str, ours: PathBuf) -> Option<PathBuf> {
        let in_cache = Some(ours.join(self.name)).filter(|it| is_program(it));
        [self.on_path(), in_cache].into_iter().flatten().find(|program| {
            output(Command::new(program).arg("--version")).is_ok_and(|text| stated_version(&text) == Some(version))
        })
    }

    /// The folder in the cache that is this tool's alone, one for each version.
    fn home(&self, cache: &Path) -> Option<PathBuf> {
        match &self.how {
            How::Apt(_) => None,
            How::Cargo { krate, version, .. } => Some(cache.join(format!("{krate}-{version}"))),
            How::Npm { package, version, .. } | How::NpmFile { package, version, .. } => {
                Some(cache.join(format!("{package}-{version}")))
            }
        }
    }

    fn install(&self, cache: &Path, toolbox: &Toolbox) -> Result<PathBuf> {
        let Some(home) = self.home(cache) else {
            bail!("{} is installed with the other packages", self.name);
        };
        let mut command = match &self.how {
            How::Apt(_) => bail!("{} is installed with the other packages", self.name),
            How::Cargo { krate, version, flags } => {
                println!("install {krate} {version}: {} (built from source, some minutes)", self.why);
                let mut cargo = cargo();
                cargo.args(["install", krate, "--version", version, "--root"]);
                cargo.arg(&home).args(*flags);
                if !is_watched() {
                    cargo.arg("--quiet");
                }
                cargo
            }
            How::Npm { package, version, .. } | How::NpmFile { package, version, .. } => {
                let program = toolbox.program(&NPM)?;
                println!("install {} of npm's {package} {version}: {}", self.name, self.why);
                fs::create_dir_all(&home).with_context(|| format!("cannot make the folder {}", home.display()))?;
                let mut npm = Command::new(program);
                npm.args(["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"]);
                npm.arg("--prefix").arg(&home).arg(format!("{package}@{version}"));
                npm
            }
        };
        run(&mut command).with_context(|| format!("{} could not be installed; is the network in reach?", self.name))?;
        self.found(cache).with_context(|| {
            format!("{} was installed to {}, and does not run there in the right version", self.name, home.display())
        })
    }
}

/// The folder for what the project installs for itself.
pub(crate) fn cache() -> Result<PathBuf> {
    let folder = |name| env::var_os(name).filter(|it| !it.is_empty()).map(PathBuf::from);
    let cache = folder("CLERKREADY_TOOLS")
        .or_else(|| folder("XDG_CACHE_HOME").map(|it| it.join("clerkready")))
        .or_else(|| folder("HOME").map(|it| it.join(".cache/clerkready")))
        .context("no folder for tools: set CLERKREADY_TOOLS to one that may be written to")?;
    fs::create_dir_all(&cache)
        .with_context(|| format!("cannot make the folder {}; set CLERKREADY_TOOLS to another", cache.display()))?;
    cache.canonicalize().with_context(|| format!("cannot resolve the folder {}", cache.display()))
}

/// Cargo as the person called it, without what it told xtask about xtask.
pub(crate) fn cargo() -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    forget_xtask(&mut cargo);
    cargo
}

/// Keeps variables that describe xtask's own package from other packages' builds.
pub(crate) fn forget_xtask(command: &mut Command) {
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&name);
        }
    }
}

pub(crate) fn is_root() -> bool {
    output(Command::new("id").arg("-u")).is_ok_and(|it| it.trim() == "0")
}

pub(crate) fn has_package(package: &str) -> bool {
    package_version(package).is_some()
}

/// The installed version of a Debian package.
pub(crate) fn package_version(package: &str) -> Option<String> {
    let format = "-f=${db:Status-Status} ${Version}";
    let text = output(Command::new("dpkg-query").args(["-W", format, package])).ok()?;
    let version = text.trim().strip_prefix("installed ")?;
    Some(version.to_owned())
}

fn path() -> OsString {
    env::var_os("PATH").unwrap_or_default()
}

/// Installs the packages of `tools`, and gives for each package that was not installed the reason.
fn install_packages(tools: &[&Tool]) -> Result<BTreeMap<&'static str, String>> {
    let of = |tool: &Tool| match tool.how {
        How::Apt(package) => package,
        How::Cargo { krate, .. } => krate,
        How::Npm { package, .. } | How::NpmFile { package, .. } => package,
    };
    let names = tools.iter().map(|it| of(it)).collect::<Vec<_>>().join(" ");
    let for_each = |reason: &dyn Fn(&Tool) -> String| tools.iter().map(|it| (of(it), reason(it))).collect();
    if find("apt-get", &path()).is_none() {
        return Ok(for_each(&|tool| match tool.programs {
            [] => format!("{} is wanted ({}), and only Debian's apt-get can install it", tool.name, tool.why),
            programs => format!(
                "{} is missing ({}); install it. Looked for on PATH or at its place: {}",
                tool.name,
                tool.why,
                programs.join(", ")
            ),
        }));
    }
    if !is_root() {
        return Ok(for_each(&|tool| {
            format!(
                "{} is missing ({}); run: sudo apt-get install --no-install-recommends {names}",
                tool.name, tool.why
            )
        }));
    }
    for tool in tools {
        println!("install Debian's {}: {}", of(tool), tool.why);
    }
    if let Err(error) = apt_get(&["update"]) {
        println!("{error:#}; going on with the lists of packages as they are");
    }
    let mut refused = BTreeMap::new();
    let mut known = Vec::new();
    for tool in tools {
        match output(Command::new("apt-cache").args(["show", of(tool)])) {
            Ok(_) => known.push(of(tool)),
            Err(_) => {
                let reason =
                    format!("{} is missing ({}), and apt-get knows no package {}", tool.name, tool.why, of(tool));
                refused.insert(of(tool), reason);
            }
        }
    }
    if !known.is_empty() {
        // A package that would push out another is for a person to decide.
        let mut words = vec!["install", "-y", "--no-install-recommends", "--no-remove"];
        words.extend(&known);
        if let Err(error) = apt_get(&words) {
            for package in known {
                refused.insert(package, format!("{package} is not installed: {error:#}"));
            }
        }
    }
    Ok(refused)
}

fn apt_get(words: &[&str]) -> Result<()> {
    let mut command = Command::new("apt-get");
    command
        .args(["-q", "-o", "DPkg::Lock::Timeout=300"])
        .args(words)
        .env("DEBIAN_FRONTEND", "noninteractive")
        .stdin(Stdio::null());
    if is_watched() {
        return run(&mut command);
    }
    // In a log, hundreds of lines of unpacking say nothing; the last ones of a failure do.
    let result = command.output().with_context(|| format!("cannot start `{}`", shown(&command)))?;
    if !result.status.success() {
        let text = String::from_utf8_lossy(&result.stderr);
        bail!("`{}` ended with {}: {}", shown(&command), result.status, text.trim());
    }
    Ok(())
}

/// The version of a package in the text of a Cargo.lock.
fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')
}

/// The version in what a program says when asked for it: the first word that starts with a digit.
fn stated_version(text: &str) -> Option<&str> {
    text.split_whitespace().find(|word| word.starts_with(|it: char| it.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lock_file_fixes_the_version_of_the_tool() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.2.1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"x\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "wasm-bindgen-macro"), Some("0.2.1"));
        assert_eq!(locked_version(lock, "wasm"), None);
        assert_eq!(locked_version("name = \"wasm\"", "wasm"), None);
    }

    #[test]
    fn programs_state_their_versions_in_their_own_words() {
        let cases = [
            ("wasm-bindgen 0.2.130\n", "0.2.130"),
            ("wasm-opt version 132 (version_132)\n", "132"),
            ("geckodriver 0.37.1 (2026-01-01)\n\nMore", "0.37.1"),
        ];
        for (text, version) in cases {
            assert_eq!(stated_version(text), Some(version));
        }
        assert_eq!(stated_version("not found"), None);
    }

    #[test]
    fn a_tool_that_nobody_asked_for_is_an_error() {
        let error = Toolbox::default().program(&XVFB).err();
        let text = error.map(|it| it.to_string()).unwrap_or_default();
        assert_eq!(text, "nobody asked for Xvfb to be set up");
    }
}
