//! Writes the schemas in docs and the package's types anew.

use std::path::Path;
use std::{fs, io};

use clerkready_schema::{FileFormat, text, typescript};

fn main() -> io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    for format in FileFormat::ALL {
        fs::write(root.join(format!("docs/schemas/{}.schema.json", format.name())), text(format))?;
    }
    for (name, text) in typescript() {
        fs::write(root.join(format!("crates/clerkready-js/package/types/{name}.d.ts")), text)?;
    }
    Ok(())
}
