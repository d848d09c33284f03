//! Starts the three browsers' drivers, which the browser journeys talk to.
//!
//! A driver listens on this machine alone and ends with xtask, together with the browsers that it
//! started and the profiles that they wrote.

use std::env;
use std::fs::{self, File};
use std::io::{ErrorKind, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::process::{Group, is_alive};
use crate::setup::{self, Tool, Toolbox, is_root};

/// How long a driver or a screen may take to be ready.
const READY_WITHIN: Duration = Duration::from_secs(30);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Browser {
    Chromium,
    Firefox,
    Webkit,
}

impl Browser {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Browser::Chromium => "chromium",
            Browser::Firefox => "firefox",
            Browser::Webkit => "webkit",
        }
    }

    pub(crate) fn tools(self) -> Vec<Tool> {
        let mut tools = match self {
            Browser::Chromium => vec![setup::CHROMIUM, setup::CHROMEDRIVER],
            Browser::Firefox => vec![setup::FIREFOX, setup::geckodriver()],
            Browser::Webkit if has_screen() => vec![setup::MINI_BROWSER, setup::WEBKIT_DRIVER],
            Browser::Webkit => vec![setup::MINI_BROWSER, setup::WEBKIT_DRIVER, setup::XVFB],
        };
        tools.push(setup::AXE);
        tools
    }

    /// What a session has to ask of the driver to get this browser as the journeys want it.
    fn capabilities(self, program: &Path, as_root: bool) -> Value {
        let program = program.to_string_lossy();
        match self {
            Browser::Chromium => {
                let mut words = vec![
                    "--headless=new",
                    "--disable-gpu",
                    "--disable-quic",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--no-first-run",
                ];
                // Chromium's sandbox refuses to work for root.
                if as_root {
                    words.push("--no-sandbox");
                }
                json!({
                    "browserName": "chrome",
                    "goog:chromeOptions": { "binary": program, "args": words },
                })
            }
            Browser::Firefox => json!({
                "browserName": "firefox",
                "moz:firefoxOptions": { "binary": program, "args": ["-headless"] },
            }),
            Browser::Webkit => json!({
                "browserName": "MiniBrowser",
                "webkitgtk:browserOptions": { "binary": program, "args": ["--automation"] },
            }),
        }
    }
}

/// A driver that is ready for sessions.
pub(crate) struct Driver {
    pub(crate) address: String,
    pub(crate) capabilities: Value,
    // Fields are dropped in this order: the driver with its browsers, their screen, their files.
    _driver: Group,
    _screen: Option<Screen>,
    _profiles: Profiles,
}

impl Driver {
    /// Starts the browser's driver; what it says is written to a file in `logs`.
    pub(crate) fn start(browser: Browser, toolbox: &Toolbox, logs: &Path) -> Result<Driver> {
        let tools = browser.tools();
        let [program, driver, ..] = tools.as_slice() else {
            bail!("{} has no driver", browser.name());
        };
        let program = toolbox.program(program)?;
        let port = free_port()?;
        let mut command = Command::new(toolbox.program(driver)?);
        match browser {
            Browser::Chromium => {
                command.arg(format!("--port={port}"));
            }
            Browser::Firefox => {
                command.args(["--port", &port.to_string()]);
                // Its other port has a fixed number unless told, which somebody else may have.
                command.args(["--websocket-port", &free_port()?.to_string()]);
            }
            Browser::Webkit => {
                command.arg(format!("--port={port}"));
            }
        }
        // Each session has a new profile, for which drivers use the folder for temporary files.
        let profiles = Profiles::new(browser)?;
        command.env("TMPDIR", &profiles.folder);
        let screen = match browser {
            Browser::Webkit if !has_screen() => Some(Screen::start(toolbox, &profiles.folder)?),
            _ => None,
        };
        if let Some(screen) = &screen {
            command.env("DISPLAY", &screen.name);
        }

        fs::create_dir_all(logs).with_context(|| format!("cannot make the folder {}", logs.display()))?;
        let log = logs.join(format!("{}-driver.log", browser.name()));
        let file = File::create(&log).with_context(|| format!("cannot write {}", log.display()))?;
        let mut group = Group::start(&command, file.try_clone()?.into(), file.into())?;
        wait_until_ready(&mut group, port)
            .with_context(|| format!("what {} said is in {}", driver.name, log.display()))?;
        Ok(Driver {
            address: format!("http://127.0.0.1:{port}"),
            capabilities: browser.capabilities(program, is_root()),
            _driver: group,
            _screen: screen,
            _profiles: profiles,
        })
    }
}

fn has_screen() -> bool {
    env::var_os("DISPLAY").is_some_and(|it| !it.is_empty())
}

/// The folder in which a driver's sessions keep their profiles; removed with this value.
struct Profiles {
    folder: PathBuf,
}

impl Profiles {
    fn new(browser: Browser) -> Result<Profiles> {
        // Browsers make sockets in it, whose whole path must be short.
        let start = format!("clerkready-{}-", browser.name());
        let place = env::temp_dir();
        remove_orphans(&place, &start);
        let folder = place.join(format!("{start}{}", std::process::id()));
        fs::create_dir_all(&folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
        Ok(Profiles { folder })
    }
}

impl Drop for Profiles {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Removes what runs of xtask left behind that somebody ended early. It is no matter if it fails.
fn remove_orphans(place: &Path, start: &str) {
    for entry in fs::read_dir(place).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let process = name.to_str().and_then(|it| it.strip_prefix(start));
        if process.is_some_and(|it| it.parse::<u32>().is_ok() && !is_alive(it)) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// A screen that nobody sees.
struct Screen {
    name: String,
    _server: Group,
}

impl Screen {
    fn start(toolbox: &Toolbox, folder: &Path) -> Result<Screen> {
        let said = folder.join("screen");
        let file = File::create(&said).with_context(|| format!("cannot write {}", said.display()))?;
        let mut command = Command::new(toolbox.program(&setup::XVFB)?);
        // It chooses a free number itself and writes it to its standard output.
        command.args(["-displayfd", "1", "-screen", "0", "1280x1024x24"]);
        command.args(["-nolisten", "tcp"]);
        let mut server = Group::start(&command, file.into(), Stdio::null())?;
        let start = Instant::now();
        while start.elapsed() < READY_WITHIN {
            let text = fs::read_to_string(&said).unwrap_or_default();
            if let Some(number) = text.strip_suffix('\n') {
                return Ok(Screen { name: format!(":{}", number.trim()), _server: server });
            }
            if let Some(status) = server.ended()? {
                bail!("Xvfb, the screen for the browser, ended with {status}");
            }
            thread::sleep(Duration::from_millis(50));
        }
        bail!("Xvfb, the screen for the browser, was not ready within {} seconds", READY_WITHIN.as_secs());
    }
}

/// A port that was free a moment ago.
fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("cannot find a free port on 127.0.0.1")?;
    Ok(listener.local_addr()?.port())
}

fn wait_until_ready(driver: &mut Group, port: u16) -> Result<()> {
    let start = Instant::now();
    while start.elapsed() < READY_WITHIN {
        if let Some(status) = driver.ended()? {
            bail!("the driver ended with {status} before it was ready");
        }
        if status_of(port).is_ok_and(|answer| says_ready(&answer)) {
            return Ok(());
        }
        thread::sleep(Duration::from_millis(100));
    }
    bail!("the driver was not ready on port {port} within {} seconds", READY_WITHIN.as_secs());
}

/// What the driver answers when it is asked how it is: headers and all, as far as it comes.
fn status_of(port: u16) -> Result<String> {
    const PATIENCE: Duration = Duration::from_secs(1);
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let mut stream = TcpStream::connect_timeout(&address, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    write!(stream, "GET /status HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n")?;
    let mut answer = Vec::new();
    match stream.take(64 * 1024).read_to_end(&mut answer) {
        Ok(_) => {}
        // Some drivers leave the connection open; what came until then is the answer.
        Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {}
        Err(error) => return Err(error.into()),
    }
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

fn says_ready(answer: &str) -> bool {
    let Some((_, body)) = answer.split_once("\r\n\r\n") else {
        return false;
    };
    serde_json::from_str::<Value>(body.trim()).is_ok_and(|it| it.pointer("/value/ready") == Some(&Value::Bool(true)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_plain_yes_counts_as_ready() {
        let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n";
        let cases = [
            (r#"{"value":{"ready":true,"message":""}}"#, true),
            (r#"{"value":{"ready":false,"message":"busy"}}"#, false),
            (r#"{"value":{"ready":tr"#, false),
            ("", false),
        ];
        for (body, ready) in cases {
            assert_eq!(says_ready(&format!("{head}{body}")), ready, "{body}");
        }
        assert!(!says_ready(r#"{"value":{"ready":true}}"#));
    }

    #[test]
    fn chromium_gives_up_its_sandbox_for_root_alone() {
        let asked = |as_root| Browser::Chromium.capabilities(Path::new("/usr/bin/chromium"), as_root).to_string();
        assert!(asked(true).contains("--no-sandbox"));
        assert!(!asked(false).contains("--no-sandbox"));
    }

    #[test]
    fn profiles_go_with_their_owner_and_those_of_the_dead_with_the_next() -> Result<()> {
        let place = env::temp_dir();
        // No process has this number: Linux and macOS stop far below it.
        let orphan = place.join("clerkready-firefox-4000000000");
        fs::create_dir_all(&orphan)?;
        let profiles = Profiles::new(Browser::Firefox)?;
        assert!(!orphan.exists());
        let folder = profiles.folder.clone();
        fs::write(folder.join("a"), "")?;
        drop(profiles);
        assert!(!folder.exists());
        Ok(())
    }
}
