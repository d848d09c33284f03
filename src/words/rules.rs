//! The words about rules that others than the app provide.

use super::common::listed;
use super::result;
use super::say::rules as say;
use crate::app::reading::Provider;
use crate::app::rules::Change;

pub(crate) use super::say::rules::*;

pub fn by(provider: &Provider, name: &str) -> String {
    match provider {
        Provider::Site(origin) => say::by_site(name, origin.as_str()),
        Provider::File => say::by_file(name),
    }
}

/// What stands in a result under the rules of others. The version is the beginning of their hash.
pub fn whose(provider: &Provider, name: &str, hash: &str) -> String {
    let version = hash.get(..12).unwrap_or(hash);
    match provider {
        Provider::Site(origin) => say::about_site(origin.as_str(), name, version),
        Provider::File => say::about_file(name, version),
    }
}

pub fn used(names: Vec<String>) -> String {
    say::used_for(&listed(names))
}

pub fn change(it: &Change) -> String {
    match it {
        Change::Added { title, now } => say::added(title, result::state(*now)),
        Change::Dropped { title, was } => say::dropped(title, result::state(*was)),
        Change::Turned { title, was, now } => say::turned(title, result::state(*was), result::state(*now)),
        Change::Reworded { title, now } => say::reworded(title, result::state(*now)),
    }
}
