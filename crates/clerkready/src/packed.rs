//! The packed form of a catalog: made at build time, opened at start-up.

use crate::program::Catalog;

/// Packs a catalog.
pub fn pack(catalog: &Catalog) -> Vec<u8> {
    postcard::to_allocvec(catalog).expect("a catalog holds only types that have a packed form")
}

/// Opens what [`pack`] made; `None` when the bytes are anything else.
pub fn unpack(bytes: &[u8]) -> Option<Catalog> {
    postcard::from_bytes(bytes).ok()
}
