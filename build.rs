//! Packs the program files into the app.
//!
//! Invariant: a fault in a program file stops the build, and all of them are told.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use clerkready::author::{self, SourceFile};
use clerkready::packed;

const PROGRAMS: &str = "programs";

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed={PROGRAMS}");
    match pack() {
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
    let out = PathBuf::from(env::var("OUT_DIR")?).join("catalog.bin");
    fs::write(out, packed::pack(&catalog))?;
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
