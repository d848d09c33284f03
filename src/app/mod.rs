//! What the app is and what it does: the model, the messages that change it, and the drafts that become entries.
//!
//! Invariant: nothing here knows a browser, Leptos or a sentence. Today, new ids and stored texts arrive in messages; what
//! the outside has to do leaves as effects.

pub mod tongue;
pub mod place;
pub mod entry;
pub mod asked;
pub mod form;
pub mod territory;
pub mod scope;
pub mod forms;
pub mod notebook;
pub mod volume;
pub mod model;
mod keep;
pub mod import;
mod export;
pub mod shared;
pub mod first;
pub mod front;
mod background;
pub mod update;
pub mod theme;
pub mod embed;
pub mod framed;
pub mod reading;
pub mod rules;
pub mod overview;
pub mod ways;
pub mod ahead;
pub mod supposing;
pub mod timeline;
pub mod calendar;
pub mod packet;
pub mod goals;
pub mod review;
pub mod renewal;
pub mod bars;
pub mod checklist;
pub mod table;
pub mod typed;
#[cfg(test)]
mod tests;
