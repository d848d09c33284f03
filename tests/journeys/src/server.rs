//! Serves the app's folder to the browser, and remembers what the browser asked for.
//!
//! Invariant: every request is in the log before it is answered, so a page that asks for something is always found out.
//! The app lies two folders deep, as on an association's site: an address that only works at the top fails here.

use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use anyhow::{Context, Result};

/// Where the app lies on the server.
const APP: &str = "/clerks/ready/";
/// Where the server's own pages lie, beside the app.
const OWN: &str = "/journeys/";

/// A page of the app's origin on which the app does not run.
const BLANK: &str = "<!doctype html><html lang=\"en\"><head><title>Blank</title><link rel=\"icon\" href=\"data:,\"></head>\
    <body><h1>Blank</h1></body></html>";

/// A script of the page's own that does not do well.
const FALLS: &str = "Promise.reject(new Error('It was forgotten.')); throw new Error('It fell.')";

/// The app in a frame that is as wide as a small phone, since not every browser's window can be.
const FRAME: &str = "<!doctype html><html lang=\"en\"><head><title>A phone</title><link rel=\"icon\" href=\"data:,\"></head>\
    <body style=\"margin:0\"><iframe title=\"A phone\" src=\"/clerks/ready/\" \
    style=\"width:360px;height:780px;border:0\"></iframe></body></html>";

/// A page that imports the package, where that is what is served.
const IMPORTING: &str = "<!doctype html><html lang=\"en\"><head><title>Importing</title><link rel=\"icon\" href=\"data:,\">\
    <script type=\"module\" src=\"importing.js\"></script></head><body><h1>Importing</h1></body></html>";
const IMPORTING_SCRIPT: &str = "import * as text from '/clerks/ready/text.js'; window.clerkready = text;";

/// How long a connection may stay silent: browsers open some that they never use.
const SILENCE: Duration = Duration::from_secs(5);

/// No request of a browser is longer.
const LONGEST_REQUEST: u64 = 64 * 1024;

/// A server on this machine, until it is dropped.
pub struct Server {
    port: u16,
    site: Arc<Site>,
    accepting: Mutex<Option<JoinHandle<()>>>,
}

/// What is served, and what was asked for.
struct Site {
    dist: Mutex<PathBuf>,
    before: String,
    log: Mutex<Vec<String>>,
    over: AtomicBool,
}

impl Server {
    /// Serves `dist`; `before` is a script that runs before anything of the app.
    pub fn start(dist: &Path, before: String) -> Result<Server> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("cannot find a free port on 127.0.0.1")?;
        let port = listener.local_addr()?.port();
        let site =
            Site { dist: Mutex::new(dist.to_owned()), before, log: Mutex::default(), over: AtomicBool::new(false) };
        let site = Arc::new(site);
        let accepting = std::thread::spawn({
            let site = Arc::clone(&site);
            move || {
                for stream in listener.incoming().flatten() {
                    if site.over.load(Ordering::Relaxed) {
                        break;
                    }
                    // Each connection has a thread of its own, so that none waits for another one.
                    let site = Arc::clone(&site);
                    std::thread::spawn(move || {
                        // A browser that goes away in the middle of an answer is no reason to stop serving.
                        let _ = site.answer(&stream);
                    });
                }
            }
        });
        Ok(Server { port, site, accepting: Mutex::new(Some(accepting)) })
    }

    /// The start of every address on this server, without a slash at its end.
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The app's own address.
    pub fn app(&self) -> String {
        self.origin() + APP
    }

    /// The folder in which the app lies.
    pub fn folder(&self) -> &'static str {
        APP
    }

    pub fn blank(&self) -> String {
        self.origin() + OWN + "blank.html"
    }

    pub fn frame(&self) -> String {
        self.origin() + OWN + "frame.html"
    }

    /// A page that imports the package.
    pub fn importing(&self) -> String {
        self.origin() + OWN + "importing.html"
    }

    /// The names of the files that hold the app's program, but for the one that reads rules: few people ever need it.
    pub fn programs(&self) -> Result<Vec<String>> {
        let files = fs::read_dir(&*self.site.dist()).context("cannot read the app's folder")?;
        let names = files.flatten().map(|it| it.file_name().to_string_lossy().into_owned());
        Ok(names.filter(|it| it.ends_with(".wasm") && !it.starts_with("rules-")).collect())
    }

    /// What was asked for until now.
    pub fn log(&self) -> Vec<String> {
        self.site.log().clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

impl Server {
    /// Serves another folder from now on, as after an upload.
    pub fn publish(&self, dist: &Path) {
        *self.site.dist() = dist.to_owned();
    }

    /// Stops serving: from now on nobody listens there.
    pub fn stop(&self) {
        self.site.over.store(true, Ordering::Relaxed);
        // The next connection wakes the thread that accepts, which then sees that it is over.
        let woken = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).is_ok();
        if let Some(accepting) = self.accepting.lock().unwrap_or_else(PoisonError::into_inner).take()
            && woken
        {
            // A server that failed has been found out by the page already.
            let _ = accepting.join();
        }
    }
}

impl Site {
    fn dist(&self) -> MutexGuard<'_, PathBuf> {
        self.dist.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn log(&self) -> MutexGuard<'_, Vec<String>> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Answers the one request of a connection.
    fn answer(&self, mut stream: &TcpStream) -> io::Result<()> {
        stream.set_read_timeout(Some(SILENCE))?;
        let mut lines = BufReader::new(stream.take(LONGEST_REQUEST)).lines();
        let Some(first) = lines.next().transpose()? else { return Ok(()) };
        let url = first.split(' ').nth(1).unwrap_or_default().to_owned();
        self.log().push(url.clone());
        // The rest of the request says nothing that matters here, but has to be taken.
        while lines.next().transpose()?.is_some_and(|it| !it.is_empty()) {}
        let (status, kind, bytes) = match self.contents(&url) {
            Some((kind, bytes)) => ("200 OK", kind, bytes),
            None => ("404 Not Found", "text/plain; charset=utf-8", b"There is no such file.".to_vec()),
        };
        // Nothing is kept by the browser, so that a reload asks for the same each time. A frame in a sandbox is nobody's, so
        // that the app's files have to be for everybody.
        let head = format!(
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-store\r\n\
             X-Content-Type-Options: nosniff\r\nAccess-Control-Allow-Origin: *\r\nConnection: close\r\n\r\n",
            bytes.len()
        );
        stream.write_all(head.as_bytes())?;
        stream.write_all(&bytes)
    }

    fn contents(&self, url: &str) -> Option<(&'static str, Vec<u8>)> {
        let path = url.split(['?', '#']).next().unwrap_or_default();
        if let Some(name) = path.strip_prefix(OWN) {
            return match name {
                "before.js" => Some((media_type("before.js"), self.before.clone().into_bytes())),
                "falls.js" => Some((media_type("falls.js"), FALLS.into())),
                "blank.html" => Some((media_type("blank.html"), BLANK.into())),
                "importing.html" => Some((media_type("importing.html"), IMPORTING.into())),
                "importing.js" => Some((media_type("importing.js"), IMPORTING_SCRIPT.into())),
                "frame.html" => Some((media_type("frame.html"), FRAME.into())),
                _ => None,
            };
        }
        let name = match path.strip_prefix(APP)? {
            "" => "index.html",
            name => name,
        };
        // The build makes plain names; anything else is not ours to answer.
        if name.split('/').any(|part| part.is_empty() || part == ".." || part.contains(['%', '\\'])) {
            return None;
        }
        let bytes = fs::read(self.dist().join(name)).ok()?;
        let bytes = if name == "index.html" { with_script(bytes) } else { bytes };
        Some((media_type(name), bytes))
    }
}

/// The page with the script that runs first. It is a file of the page's own origin, as a strict policy demands.
fn with_script(page: Vec<u8>) -> Vec<u8> {
    let page = String::from_utf8_lossy(&page);
    // The page as it is delivered leaves out `<head>`, as HTML allows, so the script stands before the first thing in it.
    let script = format!("<script src=\"{OWN}before.js\"></script><meta ");
    page.replacen("<meta ", &script, 1).into_bytes()
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}
