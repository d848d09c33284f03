//! The shapes of files and of what is said about them: as JSON Schemas, so that an editor completes and checks as one
//! types, and as TypeScript for whoever calls the engine from JavaScript.
//!
//! Invariant: a shape comes from types that read every file that is shipped and everything that the engine says about the
//! sample and the stories, and refuse keys that they do not know. What a schema cannot say (names that resolve, limits in
//! reach), `clerkready lint` does.

mod program;
mod record;
mod result;
mod forecast;
mod told;
mod typescript;

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{Schema, SchemaGenerator};
use serde_json::Value;

/// What has a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileFormat {
    Program,
    Supplement,
    Vocabulary,
    Record,
    Result,
    Forecast,
}

impl FileFormat {
    pub const ALL: [FileFormat; 6] = [
        FileFormat::Program,
        FileFormat::Supplement,
        FileFormat::Vocabulary,
        FileFormat::Record,
        FileFormat::Result,
        FileFormat::Forecast,
    ];

    pub fn name(self) -> &'static str {
        match self {
            FileFormat::Program => "program",
            FileFormat::Supplement => "supplement",
            FileFormat::Vocabulary => "vocabulary",
            FileFormat::Record => "record",
            FileFormat::Result => "result",
            FileFormat::Forecast => "forecast",
        }
    }
}

/// Returns the schema of a file format as JSON.
pub fn text(of: FileFormat) -> String {
    let draft = SchemaSettings::draft07();
    let left_out = || draft.clone().with_transform(RecursiveTransform(never_null)).into_generator();
    let schema = match of {
        FileFormat::Program => left_out().into_root_schema_for::<program::ProgramFile>(),
        FileFormat::Supplement => left_out().into_root_schema_for::<program::SupplementFile>(),
        FileFormat::Vocabulary => left_out().into_root_schema_for::<program::VocabularyFile>(),
        // In a record `null` is a blank.
        FileFormat::Record => draft.into_generator().into_root_schema_for::<record::RecordFile>(),
        FileFormat::Result => left_out().into_root_schema_for::<result::CheckResult>(),
        FileFormat::Forecast => left_out().into_root_schema_for::<forecast::ForecastResult>(),
    };
    format!("{:#}\n", schema.as_value())
}

/// The package's modules of types: the file's name, and its text.
pub fn typescript() -> Vec<(&'static str, String)> {
    let settings = SchemaSettings::draft2020_12;
    let left_out = || settings().with_transform(RecursiveTransform(never_null)).into_generator();
    let module = |mut generator: SchemaGenerator, ask: &[fn(&mut SchemaGenerator) -> Schema]| {
        // The roots are among the definitions too, once they have been asked for.
        ask.iter().for_each(|it| drop(it(&mut generator)));
        typescript::module(&generator.take_definitions(true))
    };
    vec![
        ("record", module(settings().into_generator(), &[SchemaGenerator::subschema_for::<record::RecordFile>])),
        (
            "program",
            module(
                left_out(),
                &[
                    SchemaGenerator::subschema_for::<program::ProgramFile>,
                    SchemaGenerator::subschema_for::<program::SupplementFile>,
                    SchemaGenerator::subschema_for::<program::VocabularyFile>,
                ],
            ),
        ),
        ("result", module(left_out(), &[SchemaGenerator::subschema_for::<result::CheckResult>])),
        ("forecast", module(left_out(), &[SchemaGenerator::subschema_for::<forecast::ForecastResult>])),
        (
            "told",
            module(
                left_out(),
                &[
                    SchemaGenerator::subschema_for::<told::ProgramList>,
                    SchemaGenerator::subschema_for::<told::Explanation>,
                    SchemaGenerator::subschema_for::<told::FaultList>,
                ],
            ),
        ),
        ("options", module(left_out(), &[SchemaGenerator::subschema_for::<clerkready_text::Options>])),
    ]
}

/// A field that may be left out is left out when it says nothing: none is written as `null`, and no reader takes one.
fn never_null(schema: &mut Schema) {
    let Some(object) = schema.as_object_mut() else { return };
    let required: Vec<String> = match object.get("required") {
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => Vec::new(),
    };
    let Some(Value::Object(properties)) = object.get_mut("properties") else { return };
    for (name, property) in properties.iter_mut() {
        if let Value::Object(property) = property
            && !required.contains(name)
        {
            without_null(property);
        }
    }
}

fn without_null(property: &mut serde_json::Map<String, Value>) {
    if let Some(Value::Array(types)) = property.get_mut("type") {
        types.retain(|it| it != "null");
        if let [one] = types.as_slice() {
            let one = one.clone();
            property.insert("type".to_owned(), one);
        }
    }
    if let Some(Value::Array(values)) = property.get_mut("enum") {
        values.retain(|it| !it.is_null());
    }
    if let Some(Value::Array(either)) = property.get_mut("anyOf") {
        either.retain(|it| it.get("type").is_none_or(|it| it != "null"));
        if let [one] = either.as_slice()
            && let Value::Object(one) = one.clone()
        {
            property.remove("anyOf");
            // Older drafts pass over what stands beside a reference.
            match one.contains_key("$ref") && property.contains_key("description") {
                true => drop(property.insert("allOf".to_owned(), Value::Array(vec![Value::Object(one)]))),
                false => property.extend(one),
            }
        }
    }
}

#[cfg(test)]
mod tests;
