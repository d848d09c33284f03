//! A field's value for people: what JSON says, without its signs.

use super::json::{self, Value};

/// What a field says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// `null`, where that is an answer.
    Nothing,
    YesOrNo(bool),
    /// A text, a number, or a name.
    Text(String),
    Items(Vec<Told>),
    /// Each with its name.
    Fields(Vec<(String, Told)>),
}

/// Reads a field's value; a text that is no JSON is itself.
pub fn told(text: &str) -> Told {
    json::parse(text).map_or_else(|_| Told::Text(text.to_owned()), |it| of(&it))
}

fn of(value: &Value) -> Told {
    match value {
        Value::Null => Told::Nothing,
        Value::Bool(holds) => Told::YesOrNo(*holds),
        Value::Number(text) | Value::String(text) => Told::Text(text.clone()),
        Value::Array(items) => Told::Items(items.iter().map(of).collect()),
        Value::Object(fields) => Told::Fields(fields.iter().map(|(name, it)| (name.clone(), of(it))).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_told_without_its_signs() {
        let text = |it: &str| Told::Text(it.to_owned());
        assert_eq!(told(r#""2024-03""#), text("2024-03"));
        assert_eq!(told("90"), text("90"));
        assert_eq!(told("null"), Told::Nothing);
        assert_eq!(told("[true]"), Told::Items(vec![Told::YesOrNo(true)]));
        assert_eq!(told(r#"{"points":"4"}"#), Told::Fields(vec![("points".to_owned(), text("4"))]));
        assert_eq!(told("{"), text("{"));
    }
}
