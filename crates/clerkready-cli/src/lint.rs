//! Says what is wrong with program files.

use serde_json::json;

use crate::args::{Format, Lint};
use crate::{Code, Failed, print, programs};

pub(crate) fn lint(args: &Lint) -> Result<Code, Failed> {
    let faults = programs::read(&args.files)?.err().unwrap_or_default();
    match args.format {
        Format::Text if faults.is_empty() => print("no faults\n"),
        Format::Text => faults.iter().for_each(|it| print(&format!("{it}\n"))),
        Format::Json => {
            let faults: Vec<_> = faults
                .iter()
                .map(|it| json!({ "file": it.file, "line": it.line, "column": it.column, "path": it.path, "what": it.what }))
                .collect();
            print(&format!("{:#}\n", json!({ "format": "clerkready-faults/1", "faults": faults })));
        }
    }
    Ok(if faults.is_empty() { Code::Evaluated } else { Code::NotMet })
}
