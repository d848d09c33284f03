//! Packs the programs, as the app has them.

use std::path::{Path, PathBuf};
use std::{env, fs};

use clerkready::author::{self, SourceFile};
use clerkready::packed;

const PROGRAMS: &str = "../../programs";

fn main() {
    println!("cargo::rerun-if-changed={PROGRAMS}");
    let folder = Path::new(PROGRAMS);
    let mut files: Vec<(String, String)> = fs::read_dir(folder)
        .expect("the project has a folder of programs")
        .map(|it| it.expect("a folder that opens can be listed").path())
        .filter(|it| it.extension().is_some_and(|it| it == "json"))
        .map(|it| (it.display().to_string(), fs::read_to_string(&it).expect("a program file can be read")))
        .collect();
    files.sort();
    let sources: Vec<SourceFile> = files.iter().map(|(name, text)| SourceFile { name, text }).collect();
    let catalog = author::read(&sources).expect("what is shipped has no faults");
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo names the folder")).join("catalog.bin");
    fs::write(out, packed::pack(&catalog)).expect("the folder for what is built can be written to");
}
