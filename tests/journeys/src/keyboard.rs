//! Pressing with the keyboard alone: Tab to where something is, and the key that presses it.
//!
//! Invariant: the focus is moved by keys alone, and wherever it stops to press something, that is in sight.

use anyhow::{Result, bail};
use fantoccini::elements::Element;
use serde_json::{Value, json};

use crate::act::{DOWN, ENTER, SHIFT, SPACE, TAB};
use crate::find::Sought;
use crate::page::Page;

const WAY: &str = include_str!("way.js");

/// The page may move what it shows while somebody is on the way; so often the way is looked for anew.
const MOST_WAYS: usize = 20;

/// No question has more answers.
const MOST_ANSWERS: usize = 80;

impl Page {
    /// Goes to something and presses it; says whether it got there.
    pub(crate) fn press_by_key(&self, what: &Sought, element: &Element) -> Result<bool> {
        if !self.tab_to(element)? {
            return Ok(false);
        }
        // Keys that come faster than anybody's can leave the page unscrolled; a step back and forth scrolls it.
        if !self.is_focus_in_sight()? {
            self.driver.key_with(SHIFT, TAB)?;
            self.key(TAB)?;
            return if self.is_focus_in_sight()? {
                Ok(false)
            } else {
                bail!("{:?} has the focus and is hidden", self.focus()?)
            };
        }
        match what.role() {
            "radio" => self.arrow_to(element)?,
            "checkbox" => self.key(SPACE)?,
            "link" | "button" | "disclosure" => self.key(ENTER)?,
            // The focus is all that it takes to type.
            "textbox" => {}
            other => bail!("nobody said which key presses a {other}"),
        }
        Ok(true)
    }

    fn tab_to(&self, element: &Element) -> Result<bool> {
        for _ in 0..MOST_WAYS {
            let way = self.driver.script(WAY, vec![json!(element)])?;
            let Some(stops) = way.as_i64() else { bail!("the Tab key does not get there") };
            let tabs: String = std::iter::repeat_n(TAB, usize::try_from(stops.unsigned_abs())?).collect();
            match stops {
                0 => return Ok(true),
                1.. => self.driver.keys(&tabs)?,
                _ => self.driver.keys_with(SHIFT, &tabs)?,
            }
        }
        Ok(false)
    }

    /// Chooses one of the answers to the question that has the focus.
    fn arrow_to(&self, element: &Element) -> Result<()> {
        for _ in 0..MOST_ANSWERS {
            let script = "return document.activeElement === arguments[0]";
            if self.driver.script(script, vec![json!(element)])? == Value::Bool(true) {
                // An arrow has chosen it; what had the focus to begin with is chosen by the space bar.
                return if self.driver.is_selected(element)? { Ok(()) } else { self.key(SPACE) };
            }
            self.key(DOWN)?;
        }
        bail!("the arrow keys do not get to that answer")
    }
}
