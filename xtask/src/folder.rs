//! Puts the folder together: every file but the page is named by its contents, and the page and the script name them so.
//!
//! Invariant: the folder is made beside the old one and takes its place in the end, so it is never half of each.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::code::{Code, replaced};
use crate::digest;
use crate::policy;
use crate::squeeze;

pub(crate) struct Folder<'a> {
    root: &'a Path,
    dist: &'a Path,
    /// Where the folder is put together.
    new: PathBuf,
    /// What the page calls files by, and what it is to say instead.
    names: Vec<(String, String)>,
}

impl<'a> Folder<'a> {
    pub(crate) fn new(root: &'a Path, dist: &'a Path) -> Result<Folder<'a>> {
        let new = dist.with_extension("new");
        remove(&new)?;
        fs::create_dir_all(&new).with_context(|| format!("cannot make the folder {}", new.display()))?;
        let names = vec![("\"policy\"".to_owned(), format!("\"{}\"", policy::policy()))];
        Ok(Folder { root, dist, new, names })
    }

    pub(crate) fn add_code(&mut self, code: Code) -> Result<()> {
        let mut script = code.script;
        for later in &code.later {
            let name = self.put(&later.name, &later.bytes)?;
            script = replaced(&script, &later.name, &name)?;
        }
        let first = self.put("app.wasm", &code.first)?;
        script = replaced(&script, "app.wasm", &first)?;
        // The page has it fetched early. What is fetched early cannot be held against a hash in every browser, and would
        // then be fetched twice; what it must be is in the script's names.
        self.names.push(("\"app.wasm\"".to_owned(), format!("\"./{first}\"")));
        self.add("app.js", script.as_bytes())
    }

    pub(crate) fn add_style(&mut self, text: &str) -> Result<()> {
        self.add("app.css", squeeze::style(text).as_bytes())
    }

    /// Writes the words of other languages, whose names say already what is in them.
    pub(crate) fn add_words(&mut self, words: &[(String, String)]) -> Result<()> {
        let folder = self.new.join("words");
        fs::create_dir_all(&folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
        words.iter().try_for_each(|(name, text)| self.write(&["words/", name].concat(), text.as_bytes()))
    }

    /// Writes the page, with the names of what was added.
    pub(crate) fn add_page(&mut self) -> Result<()> {
        let file = self.root.join("index.html");
        let mut page = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        for (from, to) in &self.names {
            page = replaced(&page, from, to).with_context(|| format!("in {}", file.display()))?;
        }
        self.write("index.html", squeeze::page(&page).as_bytes())
    }

    /// Writes what common hosts read of their settings.
    pub(crate) fn add_settings(&self) -> Result<()> {
        self.write("_headers", policy::netlify().as_bytes())?;
        self.write(".htaccess", policy::apache().as_bytes())
    }

    /// Has the new folder take the place of the old one.
    pub(crate) fn finish(self) -> Result<()> {
        remove(self.dist)?;
        fs::rename(&self.new, self.dist).with_context(|| format!("cannot make the folder {}", self.dist.display()))
    }

    /// Adds a file that the page asks for, and checks when it comes.
    fn add(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        let named = self.put(name, bytes)?;
        // Without `crossorigin` a page in a sandbox could not check what it gets.
        let checked = format!("\"./{named}\" integrity=\"{}\" crossorigin", digest::integrity(bytes));
        self.names.push((format!("\"{name}\""), checked));
        Ok(())
    }

    /// Writes a file under a name that says what is in it.
    fn put(&self, name: &str, bytes: &[u8]) -> Result<String> {
        let (stem, extension) = name.split_once('.').context("a file of the app needs an extension")?;
        let named = format!("{stem}-{}.{extension}", digest::short(bytes));
        self.write(&named, bytes)?;
        Ok(named)
    }

    fn write(&self, name: &str, bytes: &[u8]) -> Result<()> {
        let file = self.new.join(name);
        fs::write(&file, bytes).with_context(|| format!("cannot write {}", file.display()))
    }
}

fn remove(folder: &Path) -> Result<()> {
    match folder.exists() {
        true => fs::remove_dir_all(folder).with_context(|| format!("cannot remove {}", folder.display())),
        false => Ok(()),
    }
}
