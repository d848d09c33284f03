//! The messages, each as a function whose arguments are what varies in it, made by the build from `words/en.json`.
//!
//! A message that nobody says is told by the compiler, since its function is never called.

use super::message::{Number, count_out, fill, text};

include!(concat!(env!("OUT_DIR"), "/messages.rs"));
