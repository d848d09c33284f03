//! Checking: what a person sees, hears and finds again.

use std::fs;

use anyhow::{Context, Result, anyhow, bail};
use fantoccini::elements::Element;
use serde_json::{Value, json};

use crate::find::{Scope, Sought, scopes};
use crate::page::Page;
use crate::setting::Engine;

impl Page {
    /// The visible lines of a part of the page; without scopes, of all of it.
    pub fn lines(&self, within: &[Scope]) -> Result<Vec<String>> {
        let lines = self.ask("lines", json!([scopes(within)]))?;
        let Some(lines) = lines.as_array() else { bail!("the part of the page is not there, or not once") };
        Ok(lines.iter().filter_map(Value::as_str).map(str::to_owned).collect())
    }

    /// Waits until the page says something.
    pub fn says(&self, words: &str) -> Result<()> {
        self.says_within(&[], words)
    }

    /// Waits until the part below a heading says something.
    pub fn says_under(&self, heading: &str, words: &str) -> Result<()> {
        self.says_within(&[crate::find::under(heading)], words)
    }

    pub fn says_within(&self, within: &[Scope], words: &str) -> Result<()> {
        let place: String = within.iter().rev().map(|it| format!(" in {it}")).collect();
        self.until(&format!("the words “{words}”{place}"), || {
            let text = self.lines(within)?.join(" ");
            if text.contains(words) { Ok(Some(())) } else { Err(anyhow!("there stands: {text}")) }
        })
    }

    /// Waits until one line below a heading says several things.
    pub fn says_together(&self, heading: &str, words: &[&str]) -> Result<()> {
        self.until(&format!("a line with {words:?} under “{heading}”"), || {
            let lines = self.lines(&[crate::find::under(heading)])?;
            match lines.iter().any(|line| words.iter().all(|it| line.contains(it))) {
                true => Ok(Some(())),
                false => Err(anyhow!("there stands:\n{}", lines.join("\n"))),
            }
        })
    }

    /// Checks that the page does not say something. The page must have been seen to be up to date before.
    pub fn does_not_say(&self, words: &str) -> Result<()> {
        let text = self.lines(&[])?.join(" ");
        if text.contains(words) {
            bail!("the page says “{words}”, and should not");
        }
        Ok(())
    }

    /// Says whether an element is marked as the one that is chosen.
    pub fn is_current(&self, element: &Element) -> Result<bool> {
        let current = self.driver.script(
            "return arguments[0].ariaCurrent ?? arguments[0].getAttribute('aria-current')",
            vec![json!(element)],
        )?;
        Ok(current == Value::String("true".to_owned()))
    }

    /// Checks in which language words are said to be: the only text that is these words, or the whole page.
    pub fn is_in_language(&self, words: &str, language: &str) -> Result<()> {
        let script = "const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT); \
            while (walk.nextNode()) if (walk.currentNode.data.trim() === arguments[0]) \
              return walk.currentNode.parentElement.closest('[lang]').lang; \
            return null";
        let said = self.driver.script(script, vec![json!(words)])?;
        if said != Value::String(language.to_owned()) {
            bail!("“{words}” is said to be in {said}, not in {language}");
        }
        Ok(())
    }

    /// Waits until something is there.
    pub fn shows(&self, what: Sought) -> Result<()> {
        self.find(&what).map(drop)
    }

    /// Waits until something is not there.
    pub fn shows_no(&self, what: Sought) -> Result<()> {
        self.until(&format!("{what} to go"), || Ok(self.look(&what)?.is_none().then_some(())))
    }

    /// Says whether something has the focus.
    pub fn is_focused(&self, what: &Sought) -> Result<bool> {
        let Some(element) = self.look(what)? else { return Ok(false) };
        let focused = self.driver.script("return document.activeElement === arguments[0]", vec![json!(element)])?;
        Ok(focused == Value::Bool(true))
    }

    /// Waits until the focus is on something.
    pub fn has_focus(&self, what: &Sought) -> Result<()> {
        self.until(&format!("the focus to be on {what}"), || match self.is_focused(what)? {
            true => Ok(Some(())),
            false => Err(anyhow!("the focus is on {:?}", self.focus()?)),
        })
    }

    /// Waits until the focus is on a part of the page as a whole.
    pub fn focus_is_on_group(&self, name: &str) -> Result<()> {
        self.until(&format!("the focus to be on the group “{name}”"), || {
            let focus = self.focus()?;
            let there = focus.as_ref().is_some_and(|(role, it)| role == "group" && it == name);
            if there { Ok(Some(())) } else { Err(anyhow!("the focus is on {focus:?}")) }
        })
    }

    /// Checks that what has the focus is not outside of the window or covered by something.
    pub fn focus_is_in_sight(&self) -> Result<()> {
        self.until("the focus to be in sight", || match self.is_focus_in_sight()? {
            true => Ok(Some(())),
            false => Err(anyhow!("{:?} is hidden", self.focus()?)),
        })
    }

    pub(crate) fn is_focus_in_sight(&self) -> Result<bool> {
        Ok(self.driver.script(include_str!("sight.js"), Vec::new())? == Value::Bool(true))
    }

    /// The role and the name of what has the focus.
    pub fn focus(&self) -> Result<Option<(String, String)>> {
        let focus = self.ask("focus", json!([]))?;
        let part = |at: usize| focus.get(at).and_then(Value::as_str).map(str::to_owned);
        Ok(part(0).zip(part(1)))
    }

    /// The text that the browser keeps under a key.
    pub fn stored(&self, key: &str) -> Result<Option<String>> {
        let text = self.driver.script("return localStorage.getItem(arguments[0])", vec![json!(key)])?;
        Ok(text.as_str().map(str::to_owned))
    }

    /// Everything that the browser keeps for this origin, in the order of the keys.
    pub fn all_stored(&self) -> Result<Value> {
        let script = "return Object.fromEntries(Object.keys(localStorage).sort().map((it) => [it, localStorage[it]]))";
        self.driver.script(script, Vec::new())
    }

    /// Puts a text under a key, as another version of the app would.
    pub fn store(&self, key: &str, text: &str) -> Result<()> {
        self.driver.script("localStorage.setItem(arguments[0], arguments[1])", vec![json!(key), json!(text)]).map(drop)
    }

    /// Has the browser take nothing more, or take it again.
    pub fn fill_storage(&self, full: bool) -> Result<()> {
        let script = "journey.put ??= Storage.prototype.setItem; Storage.prototype.setItem = arguments[0] \
            ? () => { throw new DOMException('as the journey wants it', 'QuotaExceededError'); } : journey.put";
        self.driver.script(script, vec![json!(full)]).map(drop)
    }

    /// Removes all that the browser keeps for this origin.
    pub fn forget_everything(&self) -> Result<()> {
        self.driver.script("localStorage.clear()", Vec::new()).map(drop)
    }

    /// The name and the text of the last file that was handed to the browser.
    pub fn last_file(&self) -> Result<(String, String)> {
        let script = "const done = arguments[0]; const it = journey.files.at(-1); \
            it ? it.text.then((text) => done([it.name, text])) : done(null)";
        self.until("a file to be handed to the browser", || {
            let file = self.driver.script_until_done(script, Vec::new())?;
            let part = |at: usize| file.get(at).and_then(Value::as_str).map(str::to_owned);
            Ok(part(0).zip(part(1)))
        })
    }

    /// Waits until a downloaded file holds a text, where the browser was told to put files.
    pub fn is_downloaded(&self, name: &str, text: &str) -> Result<()> {
        if self.setting.engine != Engine::Chromium {
            return Ok(());
        }
        let path = self.downloads().join(name);
        self.until("the file in the folder for downloads", || {
            Ok((fs::read_to_string(&path).ok().as_deref() == Some(text)).then_some(()))
        })?;
        // The next file of that name would get another one.
        fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))
    }

    /// Checks that nobody has to scroll sideways.
    pub fn fits(&self) -> Result<()> {
        let widths = "return [document.documentElement.scrollWidth, innerWidth]";
        let widths = self.driver.script(widths, Vec::new())?;
        match (widths.get(0).and_then(Value::as_u64), widths.get(1).and_then(Value::as_u64)) {
            (Some(content), Some(window)) if content <= window => Ok(()),
            _ => bail!("the page is wider than its window: {widths}"),
        }
    }
}
