//! Serves the app's folder to the browser, and remembers what the browser asked for.
//!
//! Invariant: every request is in the log before it is answered, so a page that asks for something is always found out.
//! The app lies two folders deep, as on an association's site: an address that only works at the top fails here.

use std::fs;
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anyhow::Result;

use crate::listening::{Answer, Listening};

/// Where the app lies on the server.
const APP: &str = "/clerks/ready/";
/// Where the server's own pages lie, beside the app.
const OWN: &str = "/journeys/";

/// A page of the app's origin on which the app does not run.
const BLANK: &str = "<!doctype html><html lang=\"en\"><head><title>Blank</title><link rel=\"icon\" href=\"data:,\"></head>\
    <body><h1>Blank</h1></body></html>";

/// A script of the page's own that does not do well.
const FALLS: &str = "Promise.reject(new Error('It was forgotten.')); throw new Error('It fell.')";

/// A page with the app in a frame of a size, since not every browser's window can be as small as that.
fn framed((width, height): (u32, u32)) -> String {
    format!(
        "<!doctype html><html lang=\"en\"><head><title>In a frame</title><link rel=\"icon\" href=\"data:,\"></head>\
         <body style=\"margin:0\"><iframe title=\"In a frame\" src=\"{APP}\" \
         style=\"width:{width}px;height:{height}px;border:0\"></iframe></body></html>"
    )
}

/// A page that imports the package, where that is what is served.
const IMPORTING: &str = "<!doctype html><html lang=\"en\"><head><title>Importing</title><link rel=\"icon\" href=\"data:,\">\
    <script type=\"module\" src=\"importing.js\"></script></head><body><h1>Importing</h1></body></html>";
const IMPORTING_SCRIPT: &str = "import * as text from '/clerks/ready/text.js'; window.clerkready = text;";

/// A server on this machine, until it is dropped.
pub struct Server {
    site: Arc<Site>,
    listening: Listening,
}

/// What is served, and what was asked for.
struct Site {
    dist: Mutex<PathBuf>,
    before: String,
    log: Mutex<Vec<String>>,
}

impl Server {
    /// Serves `dist`; `before` is a script that runs before anything of the app.
    pub fn start(dist: &Path, before: String) -> Result<Server> {
        let site = Arc::new(Site { dist: Mutex::new(dist.to_owned()), before, log: Mutex::default() });
        let listening = Listening::start(Ipv4Addr::LOCALHOST, {
            let site = Arc::clone(&site);
            move |url| site.answer(url)
        })?;
        Ok(Server { site, listening })
    }

    /// The start of every address on this server, without a slash at its end.
    pub fn origin(&self) -> String {
        self.listening.origin()
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

    /// A page with the app in a frame of a size.
    pub fn frame(&self, (width, height): (u32, u32)) -> String {
        format!("{}{OWN}frame.html?{width}x{height}", self.origin())
    }

    /// A page that imports the package.
    pub fn importing(&self) -> String {
        self.origin() + OWN + "importing.html"
    }

    /// What was asked for until now.
    pub fn log(&self) -> Vec<String> {
        self.site.log().clone()
    }

    /// Serves another folder from now on, as after an upload.
    pub fn publish(&self, dist: &Path) {
        *self.site.dist() = dist.to_owned();
    }

    /// Stops serving: from now on nobody listens there.
    pub fn stop(&self) {
        self.listening.stop();
    }
}

impl Site {
    fn dist(&self) -> MutexGuard<'_, PathBuf> {
        self.dist.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn log(&self) -> MutexGuard<'_, Vec<String>> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn answer(&self, url: &str) -> Answer {
        self.log().push(url.to_owned());
        let answer = self.contents(url).map_or_else(Answer::not_found, |(kind, bytes)| Answer::ok(kind, bytes));
        // A frame in a sandbox is nobody's, so that the app's files have to be for everybody.
        let headers = [("X-Content-Type-Options", "nosniff"), ("Access-Control-Allow-Origin", "*")];
        Answer { headers: headers.map(|(name, value)| (name, value.to_owned())).into(), ..answer }
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
                "frame.html" => {
                    let (width, height) = url.split_once('?')?.1.split_once('x')?;
                    let page = framed((width.parse().ok()?, height.parse().ok()?));
                    Some((media_type("frame.html"), page.into()))
                }
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
