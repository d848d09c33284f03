//! TypeScript out of JSON Schemas: interfaces for objects, and names for everything else.
//!
//! Invariant: what a schema says and TypeScript cannot (patterns, bounds) is left out, and nothing is added.

use std::fmt::Write;

use serde_json::{Map, Value};

/// Writes definitions as a module. Schemas name what they refer to as `#/$defs/Name`.
pub(crate) fn module(definitions: &Map<String, Value>) -> String {
    let mut text = "// Made from the Rust types by `cargo run -p clerkready-schema`.\n".to_owned();
    for (name, schema) in definitions {
        text.push('\n');
        remark(&mut text, schema, "");
        // Writing to a string cannot fail.
        let _ = match schema.get("properties").is_some() {
            true => writeln!(text, "export interface {name} {}", object(schema, "")),
            false => writeln!(text, "{};", format!("export type {name} = {}", of(schema, "")).replace("= \n", "=\n")),
        };
    }
    text
}

fn remark(text: &mut String, schema: &Value, indent: &str) {
    let Some(words) = schema.get("description").and_then(Value::as_str) else { return };
    let _ = match words.contains('\n') {
        true => {
            let lines: Vec<String> = words.lines().map(|it| format!("{indent} * {it}").trim_end().to_owned()).collect();
            writeln!(text, "{indent}/**\n{}\n{indent} */", lines.join("\n"))
        }
        false => writeln!(text, "{indent}/** {words} */"),
    };
}

/// The type that a schema stands for.
fn of(schema: &Value, indent: &str) -> String {
    if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
        return name.rsplit('/').next().unwrap_or(name).to_owned();
    }
    if let Some(only) = schema.get("const") {
        return only.to_string();
    }
    if let Some(Value::Array(values)) = schema.get("enum") {
        return values.iter().map(Value::to_string).collect::<Vec<_>>().join(" | ");
    }
    if let Some(either) = schema.get("anyOf").or_else(|| schema.get("oneOf")) {
        return joined(either, "|", indent);
    }
    if let Some(each) = schema.get("allOf") {
        return joined(each, "&", indent);
    }
    match schema.get("type") {
        Some(Value::Array(types)) => {
            let one = |it: &Value| {
                let mut schema = schema.clone();
                schema["type"] = it.clone();
                of(&schema, indent)
            };
            types.iter().map(one).collect::<Vec<_>>().join(" | ")
        }
        Some(Value::String(name)) => match name.as_str() {
            "string" => "string".to_owned(),
            "integer" | "number" => "number".to_owned(),
            "boolean" => "boolean".to_owned(),
            "null" => "null".to_owned(),
            "array" => {
                let element = schema.get("items").map_or_else(|| "unknown".to_owned(), |it| of(it, indent));
                if element.contains(" | ") { format!("({element})[]") } else { format!("{element}[]") }
            }
            _ => object(schema, indent),
        },
        _ => "unknown".to_owned(),
    }
}

/// Several types as one; on lines of their own where there is something to say about one of them.
fn joined(list: &Value, sign: &str, indent: &str) -> String {
    let list = list.as_array().map(Vec::as_slice).unwrap_or_default();
    // A name has its remark where it is defined.
    let words = |it: &Value| it.get("description").filter(|_| it.get("$ref").is_none()).is_some();
    if !list.iter().any(words) {
        let mut types: Vec<String> = list.iter().map(|it| of(it, indent)).collect();
        types.dedup();
        return types.join(&format!(" {sign} "));
    }
    let inner = format!("{indent}  ");
    let mut text = String::new();
    for it in list {
        text.push('\n');
        if words(it) {
            remark(&mut text, it, &inner);
        }
        text += &format!("{inner}{sign} {}", of(it, &inner));
    }
    text
}

fn object(schema: &Value, indent: &str) -> String {
    let required = |name: &str| schema["required"].as_array().is_some_and(|it| it.iter().any(|it| it == name));
    let inner = format!("{indent}  ");
    let mut text = "{\n".to_owned();
    for (name, property) in schema["properties"].as_object().into_iter().flatten() {
        remark(&mut text, property, &inner);
        let left_out = if required(name) { "" } else { "?" };
        let _ = writeln!(text, "{inner}{name}{left_out}: {};", of(property, &inner));
    }
    if schema.get("additionalProperties") != Some(&Value::Bool(false)) {
        let _ = writeln!(text, "{inner}[more: string]: unknown;");
    }
    text + indent + "}"
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn written(schema: Value) -> String {
        of(&schema, "")
    }

    #[test]
    fn each_sort_of_schema_has_its_type() {
        assert_eq!(written(json!({ "type": ["string", "null"] })), "string | null");
        assert_eq!(written(json!({ "enum": ["a-b", "c"] })), r#""a-b" | "c""#);
        assert_eq!(written(json!({ "anyOf": [{ "$ref": "#/$defs/Day" }, { "type": "null" }] })), "Day | null");
        assert_eq!(written(json!({ "oneOf": [{ "const": "x" }, { "type": "integer" }] })), r#""x" | number"#);
        assert_eq!(written(json!({ "type": "array", "items": { "enum": [1, 2] } })), "(1 | 2)[]");
        assert_eq!(written(json!({ "type": ["array", "null"], "items": { "$ref": "#/$defs/A" } })), "A[] | null");
        assert_eq!(written(json!(true)), "unknown");
    }

    #[test]
    fn an_object_says_which_fields_may_be_left_out_and_whether_there_are_more() {
        let closed = json!({ "A": {
            "description": "One.", "type": "object", "required": ["id"], "additionalProperties": false,
            "properties": { "id": { "type": "string" }, "on": { "description": "A day.", "type": "string" } },
        } });
        let closed = module(closed.as_object().expect("it is an object"));
        let expected = "/** One. */\nexport interface A {\n  id: string;\n  /** A day. */\n  on?: string;\n}\n";
        assert!(closed.ends_with(expected), "{closed}");
        let open = written(json!({ "type": "object", "properties": {} }));
        assert_eq!(open, "{\n  [more: string]: unknown;\n}");
    }
}
