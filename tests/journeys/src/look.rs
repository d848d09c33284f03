//! Looking: pictures of the screens, for people, and what the browser tells those who do not see them.

use std::fs;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::clerkready::Screen;
use crate::page::Page;

/// The tallest picture that is taken.
const TALLEST: u32 = 6_000;

/// Runs axe over all that WCAG 2.2 asks at levels A and AA and what is good practice besides; gives rule, place and reason.
const AXE_RUN: &str = "const done = arguments[0]; \
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']; \
    const one = (rule, node) => [rule.id, node.html.slice(0, 200), node.failureSummary]; \
    axe.run(document, { runOnly: tags, resultTypes: ['violations'] }).then( \
        (it) => done(it.violations.flatMap((rule) => rule.nodes.map((node) => one(rule, node)))), \
        (error) => done([String(error)]))";

impl Page {
    /// Goes to a screen by its address, and waits until it is there.
    pub fn show(&self, screen: &Screen) -> Result<()> {
        self.driver.script("location.hash = arguments[0]", vec![json!(screen.address)])?;
        self.is_at(screen.title)?;
        (screen.prepare)(self)
    }

    /// Takes a picture of the whole page, as far down as it goes.
    pub fn photograph(&self, name: &str, (width, height): (u32, u32)) -> Result<()> {
        let whole = self.driver.script("return document.documentElement.scrollHeight", Vec::new())?;
        let whole = whole.as_u64().and_then(|it| u32::try_from(it).ok()).unwrap_or(height);
        self.resize((width, whole.clamp(height, TALLEST)))?;
        let picture = self.driver.screenshot()?;
        let path = self.setting.screenshots.join(format!("{name}.png"));
        fs::write(&path, picture).with_context(|| format!("cannot write {}", path.display()))
    }

    /// Takes a picture of what a window of a size shows, for the documents.
    pub fn photograph_window(&self, name: &str, size: (u32, u32)) -> Result<()> {
        self.resize(size)?;
        self.driver.script("scrollTo(0, 0)", Vec::new())?;
        let path = self.setting.screenshots.join(format!("{name}.png"));
        fs::write(&path, self.driver.screenshot()?).with_context(|| format!("cannot write {}", path.display()))
    }

    /// Checks that axe finds nothing, with everything as it is and with all that opens open.
    pub fn is_accessible(&self) -> Result<()> {
        self.axe_finds_only(|_| false)
    }

    /// The same of a page as a journey leaves it, wherever that is scrolled to: what stays in sight covers some line of it.
    pub(crate) fn is_accessible_as_it_is(&self) -> Result<()> {
        self.axe_finds_only(|found| found[0] == "target-size" && found.to_string().contains("partially obscured"))
    }

    fn axe_finds_only(&self, expected: impl Fn(&Value) -> bool) -> Result<()> {
        let axe = fs::read_to_string(&self.setting.axe)
            .with_context(|| format!("cannot read {}", self.setting.axe.display()))?;
        if self.driver.script("return typeof axe === 'undefined'", Vec::new())? == Value::Bool(true) {
            self.driver.script(&axe, Vec::new())?;
        }
        for opening in ["", "document.querySelectorAll('details').forEach((it) => { it.open = true; });"] {
            let run = [opening, AXE_RUN].concat();
            let found = self.driver.script_until_done(&run, Vec::new())?;
            let Value::Array(found) = found else { bail!("axe says {found:#}") };
            let found: Vec<&Value> = found.iter().filter(|it| !expected(it)).collect();
            if !found.is_empty() {
                bail!("axe finds: {found:#?}");
            }
        }
        Ok(())
    }

    /// Has Chromium prefer dark pages, as a person can in any browser.
    pub fn prefer_dark(&self) -> Result<()> {
        let dark = json!({ "features": [{ "name": "prefers-color-scheme", "value": "dark" }] });
        self.driver.devtools("Emulation.setEmulatedMedia", dark).map(drop)
    }

    /// The things whose role or name is another for a screen reader than for the finder.
    pub fn misnamed(&self) -> Result<Vec<String>> {
        let mut wrong = Vec::new();
        let elements = self.ask("elements", json!([]))?;
        for it in elements.as_array().into_iter().flatten() {
            let (Some(role), Some(name), Some(element)) = (it.get(0), it.get(1), it.get(2)) else { continue };
            let (their_role, their_name) = self.driver.role_and_label(&self.driver.element(element)?)?;
            let their_name = their_name.split_whitespace().collect::<Vec<_>>().join(" ");
            let (role, name) = (role.as_str().unwrap_or_default(), name.as_str().unwrap_or_default());
            // Browsers have not agreed on the roles of disclosures and of fields for files, and some put what they write
            // into such a field themselves behind its name. To WebKit a list to choose from is a button while it is closed.
            let same = match role {
                "disclosure" => name == their_name,
                "file" => their_name.starts_with(name),
                "combobox" => name == their_name && [role, "button"].contains(&their_role.as_str()),
                role => role == their_role && name == their_name,
            };
            if !same {
                wrong.push(format!("the {role} “{name}” is the {their_role} “{their_name}” for the browser"));
            }
        }
        Ok(wrong)
    }
}
