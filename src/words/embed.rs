//! The words of the app in somebody else's page, and of the page that makes the lines for it.

use super::say::embed as say;
use crate::app::theme::{LEAST, Refused, Scheme};

pub(crate) use super::say::embed::*;

/// Where what is entered is kept; without a known host, in the page that is around the app.
pub fn kept(host: Option<&str>) -> String {
    host.map_or_else(|| say::kept_in_page().to_owned(), say::kept_in_host)
}

/// What a color is for.
pub fn token(name: &str) -> &str {
    match name {
        "brand" => say::token_brand(),
        "on-brand" => say::token_on_brand(),
        "link" => say::token_link(),
        "ink" => say::token_ink(),
        "soft" => say::token_soft(),
        "paper" => say::token_paper(),
        "card" => say::token_card(),
        "sunk" => say::token_sunk(),
        other => other,
    }
}

pub fn scheme(it: Scheme) -> &'static str {
    match it {
        Scheme::Device => say::scheme_device(),
        Scheme::Light => say::scheme_light(),
        Scheme::Dark => say::scheme_dark(),
    }
}

/// Why a color is not used.
pub fn refused(it: &Refused) -> String {
    match it {
        Refused::NotAColor { token, text } => say::not_a_color(token, text),
        Refused::Faint { token, text, ground, contrast } => {
            let [contrast, least] = [*contrast, LEAST].map(|it| format!("{}.{:02}", it / 100, it % 100));
            say::faint(token, text, ground, &contrast, &least)
        }
    }
}
