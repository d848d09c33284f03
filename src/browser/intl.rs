//! Dates, numbers and plurals as the browser's `Intl` knows them for a language.
//!
//! Invariant: days are civil ones. `Intl` takes moments, so a day is the midnight with which it begins in UTC, and is
//! written as it is in UTC: no zone shifts it.

use clerkready::date::Day;
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::words::Locale;

/// The browser's knowledge of a language, asked for once.
pub(super) struct Intl {
    region: String,
    day: Asked,
    month: Asked,
    weekday: Asked,
    number: Asked,
    form: Asked,
}

const UTC: (&str, &str) = ("timeZone", "UTC");

impl Intl {
    /// What is known of a language such as `es-US`; `None` where the browser knows nothing of it.
    pub(super) fn of(region: &str) -> Option<Intl> {
        let dates = |options: &[(&str, &str)]| Asked::new("DateTimeFormat", "format", region, options);
        Some(Intl {
            region: region.to_owned(),
            day: dates(&[UTC, ("year", "numeric"), ("month", "long"), ("day", "numeric")])?,
            month: dates(&[UTC, ("year", "numeric"), ("month", "long")])?,
            weekday: dates(&[UTC, ("weekday", "long")])?,
            number: Asked::new("NumberFormat", "format", region, &[("useGrouping", "")])?,
            form: Asked::new("PluralRules", "select", region, &[])?,
        })
    }
}

impl Locale for Intl {
    fn day(&self, it: Day) -> String {
        self.day.on(it)
    }

    fn month(&self, it: Day) -> String {
        self.month.on(it)
    }

    fn weekday(&self, it: Day) -> String {
        self.weekday.on(it)
    }

    fn number(&self, plain: &str) -> String {
        self.number.of(plain)
    }

    fn money(&self, plain: &str, currency: &str) -> String {
        let options = [("style", "currency"), ("currency", currency)];
        let asked = Asked::new("NumberFormat", "format", &self.region, &options);
        asked.map_or_else(|| [plain, " ", currency].concat(), |it| it.of(plain))
    }

    fn form(&self, plain: &str) -> String {
        self.form.of(plain)
    }
}

/// One of `Intl`'s objects with the function to ask.
struct Asked(JsValue, Function);

impl Asked {
    #[inline(never)]
    fn new(sort: &str, function: &str, region: &str, options: &[(&str, &str)]) -> Option<Asked> {
        let field = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok();
        let given = Object::new();
        for (name, value) in options {
            // An empty text is as good as `false`, and an object takes any field.
            let _ = Reflect::set(&given, &(*name).into(), &(*value).into());
        }
        let constructor = field(&field(&js_sys::global(), "Intl")?, sort)?.dyn_into::<Function>().ok()?;
        // A language or currency that the browser does not take throws.
        let made = Reflect::construct(&constructor, &Array::of2(&region.into(), &given)).ok()?;
        let function = field(&made, function)?.dyn_into().ok()?;
        Some(Asked(made, function))
    }

    /// What is said of a number in digits; the digits themselves where nothing is.
    #[inline(never)]
    fn of(&self, plain: &str) -> String {
        self.ask(&plain.into()).unwrap_or_else(|| plain.to_owned())
    }

    /// What is said of a day.
    #[inline(never)]
    fn on(&self, it: Day) -> String {
        let plain = it.to_string();
        // A date without a time is read as UTC.
        self.ask(&js_sys::Date::parse(&plain).into()).unwrap_or(plain)
    }

    fn ask(&self, what: &JsValue) -> Option<String> {
        self.1.call1(&self.0, what).ok()?.as_string()
    }
}
