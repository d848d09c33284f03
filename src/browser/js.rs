//! JavaScript's own objects by name, where not every browser has them or bindings would weigh more than the call.
//!
//! Invariant: nothing is taken to be there; what is missing is an error like any other.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A field that may not be there.
pub(super) fn field(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &JsValue::from_str(name)).ok().filter(|it| !it.is_undefined() && !it.is_null())
}

/// Something of the browser's by its name.
pub(super) fn global(name: &str) -> Option<JsValue> {
    field(&js_sys::global(), name)
}

/// Calls a method.
pub(super) fn call(of: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let method: Function = field(of, name).ok_or(JsValue::NULL)?.dyn_into()?;
    Reflect::apply(&method, of, &list(arguments))
}

/// Makes an object of a class.
pub(super) fn make(class: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let class: Function = global(class).ok_or(JsValue::NULL)?.dyn_into()?;
    Reflect::construct(&class, &list(arguments))
}

/// Waits for a promise.
pub(super) async fn settle(promise: Result<JsValue, JsValue>) -> Result<JsValue, JsValue> {
    JsFuture::from(Promise::resolve(&promise?)).await
}

pub(super) fn list(items: &[JsValue]) -> Array {
    items.iter().collect()
}

pub(super) fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        // A plain object takes every field.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}
