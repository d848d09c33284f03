//! The app on the device: after one visit it needs no server, and a new version comes when the person says so.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use journeys::clerkready::RECORD_TITLE;
use journeys::find::{button, heading};
use journeys::page::{DESK, Failed, PHONE, Page, journey};
use journeys::setting::Engine;
use serde_json::{Value, json};

const SAMPLE: &str = include_str!("../../../saves/sample.json");

const NEW_VERSION: &str = "A new version is ready";

#[test]
fn after_one_visit_the_app_needs_no_server() -> Result<(), Failed> {
    journey(PHONE, |page| {
        page.open()?;
        if !keeps(page)? {
            return Ok(());
        }
        page.load_text(SAMPLE)?;
        page.is_at(RECORD_TITLE)?;
        page.server.stop();
        page.reload()?;
        page.says_under("About me", "Jordan Ellis")?;
        // The pages after the first one are there too.
        page.go_to("Result")?;
        page.shows(heading("Requirements"))?;
        page.open()
    })
}

#[test]
fn a_new_version_waits_until_the_person_says_so_and_loses_nothing() -> Result<(), Failed> {
    journey(DESK, |page| {
        page.open()?;
        if !keeps(page)? {
            return Ok(());
        }
        page.load_text(SAMPLE)?;
        page.is_at(RECORD_TITLE)?;
        let old = version(page)?;
        publish_another(page, &old)?;
        page.reload()?;
        page.says(NEW_VERSION)?;
        ensure!(version(page)? == old, "the new version did not wait");
        page.press(button("Use the new version"))?;
        page.until("the new version", || Ok((version(page)? != old).then_some(())))?;
        page.settle()?;
        page.says_under("About me", "Jordan Ellis")?;
        page.does_not_say(NEW_VERSION)?;
        page.server.stop();
        page.reload()?;
        ensure!(version(page)? != old, "the old version came back");
        page.says_under("About me", "Jordan Ellis")
    })
}

#[test]
fn what_a_new_version_s_rules_change_is_said_until_it_is_seen() -> Result<(), Failed> {
    journey(PHONE, |page| {
        page.open()?;
        if !keeps(page)? {
            return Ok(());
        }
        page.load_text(SAMPLE)?;
        let old = version(page)?;
        publish_another(page, &old)?;
        page.reload()?;
        page.says(NEW_VERSION)?;
        // What the old version leaves is made to be by other rules, under which something was met that is not.
        let key = "Object.keys(localStorage).find((it) => it.startsWith('clerkready/2#found'))";
        let found = page.driver.script(&format!("return localStorage.getItem({key})"), Vec::new())?;
        let found = found.as_str().context("the old version left nothing")?;
        let hash = found.split_once("\"rules_hash\": \"").and_then(|it| it.1.split('"').next());
        let other = found.replace(hash.context("it names no rules")?, "earlier").replace("\"unmet\"", "\"met\"");
        page.press(button("Use the new version"))?;
        page.until("the new version", || Ok((version(page)? != old).then_some(())))?;
        page.settle()?;
        page.until("the old version's notes to be gone", || {
            let key = page.driver.script(&format!("return {key} ?? null"), Vec::new())?;
            Ok(key.is_null().then_some(()))
        })?;
        let put = "localStorage.setItem(arguments[0], arguments[1])";
        let key = format!("clerkready/2#found{}#mine", page.server.folder());
        page.driver.script(put, vec![json!(key), json!(other)])?;
        page.reload()?;
        page.says("The rules in this app have changed")?;
        page.says("was “Met”, is now “Not yet”")?;
        page.is_accessible()?;
        page.photograph("new-rules-360", PHONE)?;
        page.press(button("I have seen this"))?;
        page.does_not_say("The rules in this app have changed")?;
        page.reload()?;
        page.says_under("About me", "Jordan Ellis")?;
        page.does_not_say("The rules in this app have changed")
    })
}

#[test]
fn the_app_is_installed_when_the_person_says_so() -> Result<(), Failed> {
    journey(PHONE, |page| {
        page.open()?;
        page.go_to("Files")?;
        // Chromium makes an offer of its own, which asks a person in a window that no journey has.
        if page.setting.engine != Engine::Chromium {
            page.shows_no(button("Install the app"))?;
        }
        let offer = "const offer = new Event('beforeinstallprompt', { cancelable: true }); \
            offer.prompt = () => { window.asked = (window.asked ?? 0) + 1; }; \
            return dispatchEvent(offer)";
        ensure!(
            page.driver.script(offer, Vec::new())? == json!(false),
            "the browser's own question would come at once"
        );
        page.go_to("Record")?;
        page.go_to("Files")?;
        page.press(button("Install the app"))?;
        ensure!(page.driver.script("return window.asked", Vec::new())? == json!(1), "the browser was not asked once");
        Ok(())
    })
}

#[test]
fn nothing_keeps_the_app_from_being_installed() -> Result<(), Failed> {
    journey(DESK, |page| {
        page.open()?;
        // Only Chromium tells what it misses.
        if page.setting.engine == Engine::Chromium {
            let answer = page.driver.devtools("Page.getInstallabilityErrors", json!({}))?;
            let missed = answer.get("installabilityErrors").context("the browser did not tell")?;
            // A fresh browser of a test has a window in which nothing may be installed.
            let missed: Vec<&Value> =
                missed.as_array().into_iter().flatten().filter(|it| it["errorId"] != "in-incognito").collect();
            ensure!(missed.is_empty(), "the browser would not install the app: {missed:?}");
        }
        Ok(())
    })
}

/// Says whether this browser keeps apps at all, as it is driven here.
fn keeps(page: &Page) -> Result<bool> {
    let there = page.driver.script("return Boolean(navigator.serviceWorker?.controller)", Vec::new())?;
    if there == Value::Bool(false) && page.setting.engine == Engine::Webkit {
        println!("this browser keeps no app: its workers are not to be had under its driver");
        return Ok(false);
    }
    ensure!(there == Value::Bool(true), "the app is not kept by this browser");
    Ok(true)
}

fn version(page: &Page) -> Result<String> {
    let version = page.driver.script("return document.querySelector('meta[name=version]').content", Vec::new())?;
    Ok(version.as_str().unwrap_or_default().to_owned())
}

/// Uploads another version: the same app under another name, by which everything knows it.
fn publish_another(page: &Page, old: &str) -> Result<()> {
    let place = page.file_with("another", "")?.with_file_name("another-version");
    fs::create_dir_all(&place)?;
    copy_renamed(&page.setting.dist, &place, old)?;
    page.server.publish(&place);
    Ok(())
}

/// Copies a folder with all that is in it, under the other version's name.
fn copy_renamed(from: &Path, to: &Path, old: &str) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)?.flatten() {
        let place = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_renamed(&entry.path(), &place, old)?;
            continue;
        }
        let bytes = match String::from_utf8(fs::read(entry.path())?) {
            Ok(text) => text.replace(old, "another-version-of-it").into_bytes(),
            Err(binary) => binary.into_bytes(),
        };
        fs::write(place, bytes)?;
    }
    Ok(())
}
