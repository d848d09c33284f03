//! Puts the folder together: every file but the page is named by its contents, and the page and the script name them so.
//!
//! Invariant: the folder is made beside the old one and takes its place in the end, so it is never half of each.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::code::{Code, replaced};
use crate::digest;
use crate::policy;
use crate::squeeze;

/// The pictures by which an installed app is known.
const ICONS: [&str; 4] = ["icon-180.png", "icon-192.png", "icon-512.png", "icon-maskable.png"];

pub(crate) struct Folder<'a> {
    root: &'a Path,
    dist: &'a Path,
    /// Where the folder is put together.
    new: PathBuf,
    /// What the page calls files by, and what it is to say instead.
    names: Vec<(String, String)>,
    /// The files that the worker keeps on the device, each with a hash of what is in it.
    kept: BTreeMap<String, String>,
}

impl<'a> Folder<'a> {
    pub(crate) fn new(root: &'a Path, dist: &'a Path) -> Result<Folder<'a>> {
        let new = dist.with_extension("new");
        remove(&new)?;
        fs::create_dir_all(&new).with_context(|| format!("cannot make the folder {}", new.display()))?;
        let names = vec![("\"policy\"".to_owned(), format!("\"{}\"", policy::policy()))];
        Ok(Folder { root, dist, new, names, kept: BTreeMap::new() })
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
        words.iter().try_for_each(|(name, text)| self.keep(&["words/", name].concat(), text.as_bytes()))
    }

    /// Writes whose work the app is made of, beside the project's own.
    pub(crate) fn add_licenses(&mut self, text: &str) -> Result<()> {
        self.keep("licenses.txt", text.as_bytes())
    }

    /// Writes what an installed app is called and looks like.
    pub(crate) fn add_icons(&mut self) -> Result<()> {
        for name in ICONS {
            let file = self.root.join("icons").join(name);
            let bytes = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
            self.keep(name, &bytes)?;
        }
        let manifest = self.text("manifest.webmanifest")?;
        self.keep("manifest.webmanifest", manifest.as_bytes())
    }

    /// Writes the page, with the names of what was added, and the worker that keeps all of it on the device. The version is
    /// named by all that is in it, and the worker takes no page that does not say its name.
    pub(crate) fn add_page(&mut self) -> Result<()> {
        let mut page = self.text("index.html")?;
        for (from, to) in &self.names {
            page = replaced(&page, from, to).context("in index.html")?;
        }
        let worker = self.text("worker.js")?;
        self.kept.insert("index.html".to_owned(), digest::short(page.as_bytes()));
        let all: String = self.kept.iter().map(|(name, hash)| format!("{name} {hash}\n")).collect();
        let version = digest::short((all + &worker).as_bytes());
        page = replaced(&page, "content=\"version\"", &format!("content=\"{version}\"")).context("in index.html")?;
        self.write("index.html", squeeze::page(&page).as_bytes())?;

        let files = self.kept.keys().map(|it| format!("\"{it}\"")).collect::<Vec<_>>().join(", ");
        let worker = replaced(&worker, "VERSION = \"version\"", &format!("VERSION = \"{version}\""))?;
        let worker = replaced(&worker, "\"files\"", &files)?;
        self.write("sw.js", squeeze::script(&worker).as_bytes())
    }

    /// Writes the script that an association's page may load, under a name that never changes: it stands in other people's
    /// pages.
    pub(crate) fn add_embed(&self) -> Result<()> {
        let file = self.root.join("embed/embed.js");
        let text = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        self.write("embed.js", squeeze::script(&text).as_bytes())
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
    fn put(&mut self, name: &str, bytes: &[u8]) -> Result<String> {
        let (stem, extension) = name.split_once('.').context("a file of the app needs an extension")?;
        let named = format!("{stem}-{}.{extension}", digest::short(bytes));
        self.keep(&named, bytes)?;
        Ok(named)
    }

    /// Writes a file that the worker keeps on the device.
    fn keep(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        self.kept.insert(name.to_owned(), digest::short(bytes));
        self.write(name, bytes)
    }

    /// A text of the project.
    fn text(&self, name: &str) -> Result<String> {
        let file = self.root.join(name);
        fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))
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
