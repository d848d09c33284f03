//! The page that a journey is on: opening and leaving it, asking it, and waiting for what it is to show.
//!
//! Invariant: nothing here sleeps without looking for something, and no look lasts longer than `WITHIN`. A page that has
//! come up asks its server for nothing more: every journey ends by looking at the server's log.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::{Context, Error, Result, anyhow, bail};
use fantoccini::elements::Element;
use serde_json::{Value, json};

use crate::clerkready;
use crate::driver::Driver;
use crate::find::{Sought, navigation};
use crate::server::Server;
use crate::setting::{Engine, Setting};

/// How long the page may take to show what it is to show.
const WITHIN: Duration = Duration::from_secs(30);

const FINDER: &str = include_str!("finder.js");
const BEFORE: &str = include_str!("before.js");

/// A window as large as a small phone.
pub const PHONE: (u32, u32) = (360, 780);
/// What is left of a desk's window when everything in it is four times as large.
pub const MAGNIFIED: (u32, u32) = (320, 256);
/// A window as large as on a desk.
pub const DESK: (u32, u32) = (1280, 800);

/// How the browser's storage behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Storage {
    Works,
    /// Asking for it throws.
    Throws,
    /// There is none.
    Missing,
    /// It can be read, and takes nothing.
    Full,
    /// The browser was told to keep nothing; where it cannot be told, asking throws.
    Forbidden,
}

impl Storage {
    /// What the script that runs first calls it.
    fn name(self, engine: Engine) -> &'static str {
        match (self, engine) {
            (Storage::Works, _) | (Storage::Forbidden, Engine::Chromium | Engine::Firefox) => "works",
            (Storage::Throws, _) | (Storage::Forbidden, Engine::Webkit) => "throws",
            (Storage::Missing, _) => "missing",
            (Storage::Full, _) => "full",
        }
    }
}

/// A folder for the files of one journey, which go with it.
struct Scratch(PathBuf);

impl Scratch {
    fn make() -> Result<Scratch> {
        let folder = std::env::temp_dir().join(format!("clerkready-journey-{}", std::process::id()));
        fs::create_dir_all(&folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
        Ok(Scratch(folder))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What stays behind is in the system's own folder for such files.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A browser with one page of the app.
pub struct Page {
    pub setting: Setting,
    pub driver: Driver,
    pub server: Server,
    scratch: Scratch,
    /// How many requests there had been when the page had come up.
    settled: Cell<usize>,
    /// What the page calls its main navigation, in its language.
    pub navigation: Cell<&'static str>,
}

/// A journey that ended early: why, and what the page showed.
pub struct Failed(String);

impl fmt::Debug for Failed {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The test harness prints a failure's debug form; people are to read it.
        out.write_str(&self.0)
    }
}

impl From<Error> for Failed {
    fn from(error: Error) -> Failed {
        Failed(format!("{error:#}"))
    }
}

/// Opens a fresh browser with a window of a size, has somebody travel through the app, and sees that the page kept quiet.
pub fn journey(size: (u32, u32), travel: impl FnOnce(&Page) -> Result<()>) -> Result<(), Failed> {
    journey_with(Storage::Works, size, travel)
}

/// The same with a storage that behaves in a certain way.
pub fn journey_with(
    storage: Storage,
    size: (u32, u32),
    travel: impl FnOnce(&Page) -> Result<()>,
) -> Result<(), Failed> {
    let mut setting = Setting::read()?;
    if storage == Storage::Forbidden {
        setting.forbid_storage();
    }
    travel_with(setting, storage, &[], size, travel)
}

/// The same with a browser whose owner reads some languages, the best one first.
pub fn journey_in(
    languages: &[&str],
    size: (u32, u32),
    travel: impl FnOnce(&Page) -> Result<()>,
) -> Result<(), Failed> {
    let mut setting = Setting::read()?;
    // WebKit's takes the languages of its machine: there the page is told others.
    let told = if setting.prefer(languages) { &[] } else { languages };
    travel_with(setting, Storage::Works, told, size, travel)
}

fn travel_with(
    setting: Setting,
    storage: Storage,
    languages: &[&str],
    size: (u32, u32),
    travel: impl FnOnce(&Page) -> Result<()>,
) -> Result<(), Failed> {
    let before = BEFORE
        .replace("STORAGE", storage.name(setting.engine))
        .replace("TODAY", clerkready::TODAY)
        .replace("LANGUAGES", &languages.join(","));
    let server = Server::start(&setting.dist, before)?;
    let driver = Driver::start(&setting)?;
    let navigation = Cell::new(clerkready::MAIN_NAVIGATION);
    let page = Page { setting, driver, server, scratch: Scratch::make()?, settled: Cell::new(0), navigation };
    let travel = page.start(size).and_then(|()| travel(&page));
    travel.and_then(|()| page.kept_quiet()).and_then(|()| page.ends_well()).map_err(|error| page.describe(error))
}

impl Page {
    fn start(&self, size: (u32, u32)) -> Result<()> {
        if self.setting.engine == Engine::Chromium {
            let downloads = self.downloads();
            self.driver
                .devtools("Browser.setDownloadBehavior", json!({ "behavior": "allow", "downloadPath": downloads }))?;
        }
        self.resize(size)
    }

    /// Gives the window's content a size, as nearly as the browser can.
    pub fn resize(&self, (width, height): (u32, u32)) -> Result<()> {
        self.driver.resize(width, height)?;
        // A window has bars of its own, which its size includes.
        let sizes = self.driver.script("return [outerWidth - innerWidth, outerHeight - innerHeight]", Vec::new())?;
        let bar = |at: usize| sizes.get(at).and_then(Value::as_u64).and_then(|it| u32::try_from(it).ok()).unwrap_or(0);
        // Chromium calls its window wider than it can be made, and makes the content as wide as asked.
        let side = if self.setting.engine == Engine::Chromium { 0 } else { bar(0) };
        self.driver.resize(width + side, height + bar(1))
    }

    /// Where Chromium puts what is downloaded.
    pub fn downloads(&self) -> PathBuf {
        self.scratch.0.join("downloads")
    }

    /// Writes a file for the page to be given.
    pub fn file_with(&self, name: &str, text: &str) -> Result<PathBuf> {
        let path = self.scratch.0.join(name);
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
        Ok(path)
    }

    /// Opens the app at the address that an association's site links to.
    pub fn open(&self) -> Result<()> {
        self.driver.go(&self.server.app())?;
        self.settle()
    }

    /// Opens the app in a frame of a size.
    pub fn open_in_a_frame(&self, size: (u32, u32)) -> Result<()> {
        self.driver.go(&self.server.frame(size))?;
        self.driver.enter_frame()?;
        self.settle()
    }

    /// Reloads the page; that alone may ask the server for something.
    pub fn reload(&self) -> Result<()> {
        self.kept_quiet()?;
        // Firefox's driver reloads past the worker, as with a key held down; a page that reloads itself does as people do.
        let script = "window.journeyEnds = true; setTimeout(() => location.reload())";
        self.driver.script(script, Vec::new())?;
        self.until("the page to come anew", || {
            let gone = self.driver.script("return window.journeyEnds === undefined", Vec::new())?;
            Ok((gone == Value::Bool(true)).then_some(()))
        })?;
        self.settle()
    }

    /// Goes to a page of the same origin on which the app does not run.
    pub fn leave(&self) -> Result<()> {
        self.driver.go(&self.server.blank())
    }

    /// Waits until the app has come up, and notes what has been asked for.
    pub fn settle(&self) -> Result<()> {
        self.find(&navigation(self.navigation.get()))?;
        self.until("the page to have loaded", || {
            let state = self.driver.script("return document.readyState", Vec::new())?;
            Ok((state == "complete").then_some(()))
        })?;
        // Pages other than the first one are fetched after it. The worker fetches all of it once more, to keep it; where there
        // can be none, that is known at once.
        self.until("all of the app to be here, and to be kept on the device", || {
            let marks = ["clerkready-whole", "clerkready-kept"];
            let script = "return arguments[0].every((it) => performance.getEntriesByName(it).length > 0)";
            Ok((self.driver.script(script, vec![json!(marks)])? == Value::Bool(true)).then_some(()))
        })?;
        self.settled.set(self.server.log().len());
        // Without its server the page has no script that runs first.
        let note =
            "(window.journey ??= { errors: [], files: [] }).loaded = performance.getEntriesByType('resource').length";
        self.driver.script(note, Vec::new()).map(drop)
    }

    /// What the page complained about since it was loaded.
    fn errors(&self) -> Result<Vec<String>> {
        let errors = self.driver.script("return window.journey?.errors ?? []", Vec::new())?;
        Ok(errors.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect())
    }

    /// Checks that since the page came up nothing went wrong and nothing was asked for, and nothing ever from elsewhere.
    pub fn kept_quiet(&self) -> Result<()> {
        let errors = self.errors()?;
        if !errors.is_empty() {
            bail!("something went wrong in the page: {}", errors.join("; "));
        }
        let log = self.server.log();
        let late = log.get(self.settled.get()..).unwrap_or_default();
        // Whether there is a new version is asked by the browser itself, when it likes; likewise how an installed app looks.
        let late: Vec<&String> =
            late.iter().filter(|it| !it.ends_with("/sw.js") && !it.contains("/icon-") && !is_for_rules(it)).collect();
        if !late.is_empty() {
            bail!("after it had come up, the page asked for {late:?}");
        }
        // The page's own account is per window, and knows what went past the server.
        let [loaded, mut late] = self.resources()?;
        late.retain(|it| !is_for_rules(it));
        if !late.is_empty() {
            bail!("after it had come up, the page loaded {late:?}");
        }
        let known: BTreeSet<String> = log.iter().map(|it| self.server.origin() + it).collect();
        if let Some(other) = loaded.iter().find(|it| !known.contains(*it)) {
            bail!("the page asked somebody else for {other}");
        }
        Ok(())
    }

    /// Has axe look at what the journey led to: a form half filled in, a refusal, a preview. In one browser, for its time.
    fn ends_well(&self) -> Result<()> {
        match self.setting.engine {
            Engine::Webkit => self.is_accessible_as_it_is().context("where the journey ended"),
            Engine::Chromium | Engine::Firefox => Ok(()),
        }
    }

    /// What the page says that it loaded before it had come up, and since then.
    fn resources(&self) -> Result<[Vec<String>; 2]> {
        let script = "const all = performance.getEntriesByType('resource').map((it) => it.name); \
            return [all.slice(0, journey.loaded), all.slice(journey.loaded ?? all.length)]";
        let both = self.driver.script(script, Vec::new())?;
        let names = |at: usize| {
            let list = both.get(at).and_then(Value::as_array).into_iter().flatten();
            list.filter_map(Value::as_str).map(str::to_owned).collect()
        };
        Ok([names(0), names(1)])
    }

    /// Asks the finder something.
    pub fn ask(&self, question: &str, arguments: Value) -> Result<Value> {
        self.driver.script(FINDER, vec![json!(question), arguments])
    }

    /// Looks until there is something to see.
    pub fn until<T>(&self, what: &str, mut look: impl FnMut() -> Result<Option<T>>) -> Result<T> {
        let start = Instant::now();
        loop {
            // The page may be in the middle of a change: what fails now can work in a moment.
            let trouble = match look() {
                Ok(Some(seen)) => return Ok(seen),
                Ok(None) => anyhow!("it did not come"),
                Err(error) => error,
            };
            if WITHIN <= start.elapsed() {
                return Err(trouble).with_context(|| format!("waited {} s in vain for {what}", WITHIN.as_secs()));
            }
            self.driver.pause();
        }
    }

    /// Finds the one element that is sought.
    pub fn find(&self, sought: &Sought) -> Result<Element> {
        self.until(&sought.to_string(), || self.look(sought))
    }

    /// Looks once for the one element that is sought; more than one is an error.
    pub fn look(&self, sought: &Sought) -> Result<Option<Element>> {
        let found = self.ask("find", sought.question())?;
        match found.as_array().map(Vec::as_slice) {
            None => bail!("the part of the page that it is in is not there, or not once"),
            Some([]) => Ok(None),
            Some([one]) => self.driver.element(one).map(Some),
            Some(more) => bail!("there are {} of them", more.len()),
        }
    }

    /// An error with what the page shows, and a picture of it.
    fn describe(&self, error: Error) -> Failed {
        let there = match self.ask("controls", json!([])) {
            Ok(list) => {
                list.as_array().into_iter().flatten().filter_map(Value::as_str).collect::<Vec<_>>().join("\n  ")
            }
            Err(error) => format!("cannot tell: {error:#}"),
        };
        let errors = self.errors().unwrap_or_default().join("\n  ");
        let errors = if errors.is_empty() { errors } else { format!("It complained:\n  {errors}\n") };
        let address = self.driver.address().map(|it| it.to_string()).unwrap_or_default();
        let journey = std::thread::current().name().unwrap_or("journey").replace("::", "-");
        let picture = self.setting.screenshots.join(format!("failed-{journey}.png"));
        let taken = match self.driver.screenshot().and_then(|bytes| Ok(fs::write(&picture, bytes)?)) {
            Ok(()) => format!("a picture is in {}", picture.display()),
            Err(error) => format!("there is no picture: {error:#}"),
        };
        Failed(format!("{error:#}\n\nAt {address} there is:\n  {there}\n{errors}{taken}"))
    }
}

/// Says whether an address is that of the file which reads others' rules: it is fetched when there are some.
fn is_for_rules(address: &str) -> bool {
    address.rsplit('/').next().is_some_and(|it| it.starts_with("rules-") && it.ends_with(".wasm"))
}
