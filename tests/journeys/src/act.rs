//! Acting: what a person does with what they found.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use fantoccini::elements::Element;
use serde_json::{Value, json};

use crate::find::{Scope, Sought, scopes};
use crate::page::Page;

/// Keys by their WebDriver numbers.
pub const TAB: char = '\u{e004}';
pub const ENTER: char = '\u{e007}';
pub const SPACE: char = ' ';
pub const SHIFT: char = '\u{e008}';
pub const CONTROL: char = '\u{e009}';
pub const BACKSPACE: char = '\u{e003}';
pub const DOWN: char = '\u{e015}';

impl Page {
    /// Presses a link, a button, an answer or a disclosure.
    pub fn press(&self, what: Sought) -> Result<()> {
        self.click(&what).map(drop)
    }

    /// Presses something by the pointer, or by the keyboard in a browser that is used so. What moves or is covered for a
    /// moment is tried again.
    fn click(&self, what: &Sought) -> Result<Element> {
        self.until(&format!("a way to press {what}"), || {
            let Some(element) = self.look(what)? else { return Ok(None) };
            if self.setting.is_used_by_keyboard() && !self.driver.is_in_frame() {
                return Ok(self.press_by_key(what, &element)?.then_some(element));
            }
            self.driver.scroll_to(&element)?;
            if !self.driver.is_in_frame() {
                self.driver.click(&element)?;
                return Ok(Some(element));
            }
            // A frame that grows with its content moves what is in it, so that a click may come down beside it.
            let watch = "window.journeyMissed = true; \
                arguments[0].addEventListener('click', () => { window.journeyMissed = false }, { once: true, capture: true })";
            self.driver.script(watch, vec![json!(element)])?;
            self.driver.click(&element)?;
            let missed = self.driver.script("return window.journeyMissed === true", Vec::new())?;
            Ok((missed != Value::Bool(true)).then_some(element))
        })
    }

    /// Chooses one of several answers, and sees that it is chosen.
    pub fn choose(&self, what: Sought) -> Result<()> {
        let element = self.click(&what)?;
        if !self.driver.is_selected(&element)? {
            bail!("{what} was pressed and is not chosen");
        }
        Ok(())
    }

    /// Chooses one of a list that opens, by its words.
    pub fn pick(&self, what: Sought, words: &str) -> Result<()> {
        let element = self.find(&what)?;
        let pick = "const [list, words] = arguments; \
            const found = [...list.options].filter((it) => it.text.includes(words)); \
            if (found.length !== 1) return found.length; \
            list.value = found[0].value; list.dispatchEvent(new Event('change', { bubbles: true })); return true";
        match self.driver.script(pick, vec![json!(element), json!(words)])? {
            Value::Bool(true) => Ok(()),
            found => bail!("{what} has {found} entries that say “{words}”"),
        }
    }

    /// Presses the words beside an answer rather than its button.
    pub fn press_words(&self, words: &str, within: &[Scope]) -> Result<()> {
        self.until(&format!("a way to press the words “{words}”"), || {
            let found = self.ask("words", json!([words, scopes(within)]))?;
            let [one] = found.as_array().map(Vec::as_slice).unwrap_or_default() else {
                bail!("they are not there, or not once");
            };
            let element = self.driver.element(one)?;
            self.driver.scroll_to(&element)?;
            self.driver.click(&element).map(Some)
        })
    }

    /// Types a text in the place of what stands in a field.
    pub fn fill(&self, what: Sought, text: &str) -> Result<()> {
        let element = self.click(&what)?;
        if !self.driver.property(&element, "value")?.is_empty() {
            self.driver.key_with(CONTROL, 'a')?;
            self.driver.keys(&BACKSPACE.to_string())?;
        }
        self.driver.type_into(&element, text)?;
        let typed = self.driver.property(&element, "value")?;
        if typed != text {
            bail!("{text:?} was typed into {what}, and {typed:?} stands there");
        }
        Ok(())
    }

    /// Puts a text into a field at once, as pasting does.
    pub fn paste(&self, what: Sought, text: &str) -> Result<()> {
        let element = self.click(&what)?;
        let paste = "arguments[0].select(); return document.execCommand('insertText', false, arguments[1])";
        if self.driver.script(paste, vec![json!(element), json!(text)])? != Value::Bool(true) {
            bail!("the browser did not paste into {what}");
        }
        Ok(())
    }

    /// Gives a field the file at a path.
    pub fn give_file(&self, what: Sought, path: &Path) -> Result<()> {
        self.give_files(what, &[path.to_owned()])
    }

    /// Gives a field that takes several the files at some paths.
    pub fn give_files(&self, what: Sought, paths: &[PathBuf]) -> Result<()> {
        let element = self.find(&what)?;
        let paths: Vec<_> = paths.iter().map(|it| it.to_string_lossy()).collect();
        self.driver.type_into(&element, &paths.join("\n"))
    }

    /// Presses a key and nothing else.
    pub fn key(&self, key: char) -> Result<()> {
        self.driver.keys(&key.to_string())
    }
}
