//! What clerks do with the app, in a real browser. `cargo xtask test` runs it in three of them.
//!
//! Invariant: a journey names no markup, and never bends to a mistake of the app.

mod watching;
mod entering;
mod example;
mod storage;
mod damaged;
mod loading;
mod answering;
mod ahead;
mod goals;
mod undo;
mod keyboard;
mod windows;
mod moving;
mod sharing;
mod names;
mod languages;
mod offline;
mod looks;
mod quick;
mod embed;
mod reviewing;
mod stories;
