//! What the journeys are told from outside: which browser, where its driver listens, which folder is the app.
//!
//! Invariant: without all of it no journey runs, and none passes.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value, json};

/// The three engines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    Webkit,
}

/// Everything that a journey has to know about where it runs.
#[derive(Clone, Debug)]
pub struct Setting {
    pub engine: Engine,
    /// Where the browser's driver listens.
    pub webdriver: String,
    /// What has to be asked of the driver to get the browser.
    pub capabilities: Map<String, Value>,
    /// The folder that an association uploads.
    pub dist: PathBuf,
    /// Where pictures go.
    pub screenshots: PathBuf,
    /// The script of axe-core, which finds what people with disabilities would stumble over.
    pub axe: PathBuf,
}

impl Setting {
    /// Reads the setting from the environment.
    pub fn read() -> Result<Setting> {
        let engine = match told("CLERKREADY_BROWSER")?.as_str() {
            "chromium" => Engine::Chromium,
            "firefox" => Engine::Firefox,
            "webkit" => Engine::Webkit,
            other => bail!("CLERKREADY_BROWSER is {other:?}; it must be chromium, firefox or webkit"),
        };
        let capabilities = serde_json::from_str(&told("CLERKREADY_CAPABILITIES")?)
            .context("CLERKREADY_CAPABILITIES is no JSON object")?;
        let dist = PathBuf::from(told("CLERKREADY_DIST")?);
        if !dist.join("index.html").is_file() {
            bail!("there is no built app in {}; run `cargo xtask dist`", dist.display());
        }
        let screenshots = PathBuf::from(told("CLERKREADY_SCREENSHOTS")?);
        std::fs::create_dir_all(&screenshots)
            .with_context(|| format!("cannot make the folder {}", screenshots.display()))?;
        let axe = PathBuf::from(told("CLERKREADY_AXE")?);
        Ok(Setting { engine, webdriver: told("CLERKREADY_WEBDRIVER")?, capabilities, dist, screenshots, axe })
    }

    /// Says whether things are pressed by the keyboard alone. One of the browsers is used so, which makes each journey one
    /// without a mouse; keys do not get from its page into a frame of it.
    pub fn is_used_by_keyboard(&self) -> bool {
        self.engine == Engine::Firefox
    }

    /// Has the browser keep nothing for any page, as a person can choose; WebKit's cannot be told.
    pub fn forbid_storage(&mut self) {
        let (options, name) = match self.engine {
            Engine::Chromium => ("goog:chromeOptions", "profile.default_content_setting_values.cookies"),
            Engine::Firefox => ("moz:firefoxOptions", "network.cookie.cookieBehavior"),
            Engine::Webkit => return,
        };
        // In both of them, 2 is "none at all".
        if let Some(Value::Object(options)) = self.capabilities.get_mut(options) {
            let told = options.entry("prefs").or_insert_with(|| json!({}));
            told[name] = json!(2);
        }
    }

    /// Has the browser prefer some languages, as its owner can choose; says whether it can be told.
    pub fn prefer(&mut self, languages: &[&str]) -> bool {
        let options = match self.engine {
            Engine::Chromium => "goog:chromeOptions",
            Engine::Firefox => "moz:firefoxOptions",
            Engine::Webkit => return false,
        };
        if let Some(Value::Object(options)) = self.capabilities.get_mut(options) {
            let told = options.entry("prefs").or_insert_with(|| json!({}));
            told["intl.accept_languages"] = json!(languages.join(","));
        }
        true
    }
}

pub(crate) fn told(name: &str) -> Result<String> {
    env::var(name).with_context(|| {
        format!("the journeys need a browser and the built app: run `cargo xtask test`, which sets {name} and the rest")
    })
}
