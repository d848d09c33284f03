//! Packs the program files into the app, and makes code of its words.
//!
//! Invariant: a fault in a program file or in a message file stops the build, and all of them are told.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use clerkready::author::{self, SourceFile};
use clerkready::packed;
use clerkready::program::Catalog;
use clerkready_words::Words;

const PROGRAMS: &str = "programs";
const WORDS: &str = "words";

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed={PROGRAMS}");
    println!("cargo::rerun-if-changed={WORDS}");
    match pack().and_then(|()| write_words()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn pack() -> Result<(), Box<dyn Error>> {
    let files = program_files(Path::new(PROGRAMS)).map_err(|error| format!("{PROGRAMS}/: {error}"))?;
    let sources: Vec<_> = files.iter().map(|(name, text)| SourceFile { name, text }).collect();
    let catalog = author::read(&sources).map_err(|faults| {
        let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
        let count = lines.len();
        format!(
            "{}\n\nThe app was not built: put right the {} above in {PROGRAMS}/, then build again.",
            lines.join("\n"),
            if count == 1 { "fault".to_owned() } else { format!("{count} faults") },
        )
    })?;
    let out = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(out.join("catalog.bin"), packed::pack(&catalog))?;
    fs::write(out.join("front.txt"), front(&catalog))?;
    // The texts too, for reading others' files beside them.
    fs::write(out.join("programs.rs"), format!("&{files:?}"))?;
    Ok(())
}

/// Writes what the first page names: a line for each body and for each program of it (`src/app/front.rs`).
fn front(catalog: &Catalog) -> String {
    let mut lines = String::new();
    for body in &catalog.bodies {
        let (code, place) = body.place.as_ref().map_or(("", ""), |it| (it.code.as_str(), it.name.as_str()));
        let checked = body.sources.iter().map(|it| it.checked).min_by_key(|it| it.last());
        let checked = checked.map(|it| it.to_string()).unwrap_or_default();
        lines += &["body", &body.name, code, place, &checked].join("\t");
        lines.push('\n');
        for it in &body.programs {
            lines += &["program", it.id.as_str(), &it.name, &it.initials].join("\t");
            lines.push('\n');
        }
    }
    lines
}

/// Writes the functions of the messages, the list of languages, and the words of the first of them.
fn write_words() -> Result<(), Box<dyn Error>> {
    let words = Words::read(Path::new(WORDS)).map_err(|faults| {
        let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
        format!(
            "{}\n\nThe app was not built: put right the words above in {WORDS}/, then build again.",
            lines.join("\n")
        )
    })?;
    let out = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(out.join("messages.rs"), words.messages_code())?;
    fs::write(out.join("languages.rs"), words.languages_code())?;
    fs::write(out.join("first.txt"), words.first_text())?;
    Ok(())
}

/// Returns each program file's name and text, by name.
fn program_files(folder: &Path) -> Result<Vec<(String, String)>, Box<dyn Error>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|it| it == "json") {
            let name = path.display().to_string();
            let text = fs::read_to_string(&path).map_err(|error| format!("{name}: {error}"))?;
            files.push((name, text));
        }
    }
    files.sort();
    Ok(files)
}
