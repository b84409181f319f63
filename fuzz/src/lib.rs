//! The rooms of ruplem that meet bytes from outside, compiled without the typesetter, so that a fuzzer is built in a minute.
//!
//! Each target holds what it thinks up to one of the laws. What a target finds is kept in `found/` and is held to the same
//! law by `cargo test`.

#![allow(dead_code, unused_imports, reason = "the rooms serve more than the targets ask for")]
#![allow(unexpected_cfgs)]

// The laws are the project's tests' too, and know these rooms by the project's name.
extern crate self as ruplem;

pub mod laws;

#[path = "../../src/check/mod.rs"]
pub mod check;
#[path = "../../src/diagnostic/mod.rs"]
pub mod diagnostic;
#[path = "../../src/handbook/mod.rs"]
pub mod handbook;
#[path = "../../src/marked/mod.rs"]
pub mod marked;
#[path = "../../src/model/mod.rs"]
pub mod model;
#[path = "../../src/read/mod.rs"]
pub mod read;
#[path = "../../src/schema/mod.rs"]
pub mod schema;
#[path = "../../src/score/mod.rs"]
pub mod score;
#[path = "../../src/xlsx.rs"]
pub mod xlsx;

#[path = "../../src/form"]
pub mod form {
    mod looks;
    pub use self::looks::{format as cell_format, width as column_width};
}

#[path = "../../src/thai"]
pub mod thai {
    pub mod clean;
    pub mod date;
    pub mod digits;
    pub(crate) mod letters;
    pub mod repair;
}
