//! The laws of ruplem for its fuzz targets.
//!
//! Each target holds what it thinks up to one of the laws. What a target finds is kept in `found/` and is held to the same
//! law by `cargo test`.

#[path = "laws.rs"]
pub mod laws;

/// What only the program has.
pub mod program {
    use ruplem::{ledger::Ledger, merge::merge};

    pub mod ledger;
}
