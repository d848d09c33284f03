//! What several tests share: the project's folders, and the catalog that is shipped.
#![expect(clippy::panic, reason = "a test that cannot read its files says which")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use clerkready::author::{self, SourceFile};
use clerkready::program::Catalog;

/// The folder of the whole project.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The files of one of the project's folders by name, with their text.
pub(crate) fn files(folder: &str, extension: &str) -> Vec<(String, String)> {
    let folder = root().join(folder);
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<(String, String)> = entries
        .map(|entry| entry.expect("a folder that opens can be listed").path())
        .filter(|path| path.extension().is_some_and(|it| it == extension))
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            (path.file_name().unwrap_or_default().to_string_lossy().into_owned(), text)
        })
        .collect();
    files.sort();
    files
}

/// The programs that are shipped.
pub(crate) static CATALOG: LazyLock<Catalog> = LazyLock::new(|| catalog(&["programs"]));

/// Reads the programs of some folders together.
pub(crate) fn catalog(folders: &[&str]) -> Catalog {
    let files: Vec<(String, String)> = folders.iter().flat_map(|it| files(it, "json")).collect();
    let sources: Vec<SourceFile> = files.iter().map(|(name, text)| SourceFile { name, text }).collect();
    author::read(&sources).unwrap_or_else(|faults| {
        let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
        panic!("the programs of {folders:?} have faults:\n{}", faults.join("\n"))
    })
}
