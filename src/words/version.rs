//! What is said when a newer version of the app is on the device.

pub(crate) use super::say::version::*;
