//! Says what is wrong with program files.

use serde_json::json;

use crate::Format;
use crate::files::{self, File};

/// What is said about some files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linted {
    pub text: String,
    pub is_faultless: bool,
}

/// Says what is wrong with program files or supplements; they may use the built-in vocabulary.
pub fn lint(files: &[File], format: Format) -> Linted {
    let faults = files::read(files).err().unwrap_or_default();
    let text = match format {
        Format::Text if faults.is_empty() => "no faults\n".to_owned(),
        Format::Text => faults.iter().map(|it| format!("{it}\n")).collect(),
        Format::Json => {
            let faults: Vec<_> = faults
                .iter()
                .map(|it| json!({ "file": it.file, "line": it.line, "column": it.column, "path": it.path, "what": it.what }))
                .collect();
            format!("{:#}\n", json!({ "format": "clerkready-faults/1", "faults": faults }))
        }
    };
    Linted { text, is_faultless: faults.is_empty() }
}
