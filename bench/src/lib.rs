//! What the benchmarks measure: records and instances made from a seed, and the peers beside them.

pub mod engine;
pub mod families;
#[cfg(feature = "native")]
pub mod measure;
#[cfg(feature = "peers")]
pub mod peers;
