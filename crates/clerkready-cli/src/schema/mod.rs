//! The shapes of files as JSON Schemas, so that an editor completes and checks as one types.
//!
//! Invariant: a schema comes from types that read every file that is shipped, and refuse keys that they do not know. What a
//! schema cannot say (names that resolve, limits in reach), `clerkready lint` does.

pub(crate) mod program;
pub(crate) mod record;

use schemars::Schema;
use schemars::generate::SchemaSettings;

use crate::args::SchemaOf;

/// Returns the schema of a file format.
pub(crate) fn schema(of: SchemaOf) -> Schema {
    let generator = SchemaSettings::draft07().into_generator();
    match of {
        SchemaOf::Program => generator.into_root_schema_for::<program::ProgramFile>(),
        SchemaOf::Supplement => generator.into_root_schema_for::<program::SupplementFile>(),
        SchemaOf::Vocabulary => generator.into_root_schema_for::<program::VocabularyFile>(),
        SchemaOf::Record => generator.into_root_schema_for::<record::RecordFile>(),
    }
}

/// Returns a schema as JSON.
pub(crate) fn text(of: SchemaOf) -> String {
    format!("{:#}\n", schema(of).as_value())
}

#[cfg(test)]
mod tests;
