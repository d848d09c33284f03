//! The views: what the model looks like, and which messages a tap sends.
//!
//! Invariant: views hold no rule and no arithmetic. What they show comes from the model, from the evaluation and from
//! `words`; what they do is to send messages.

pub mod store;
mod html;
mod parts;
mod shell;
mod icon;
mod tongues;
mod start;
mod later;
mod begin;
mod record;
mod form;
mod field;
mod checklist;
mod table;
mod result;
mod requirement;
mod question;
mod ways;
mod ahead;
mod supposing;
mod timeline;
mod calendar;
mod packet;
mod rulings;
mod choices;
mod bar;
mod glance;
mod files;
mod import;
mod outgoing;
mod qr;
mod device;
mod framed;
mod rules;
mod review;
mod renewal;
mod embed;

pub use shell::show;
