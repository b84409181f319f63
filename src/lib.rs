//! ruplem turns a Thai province's labour plan and results into the books the Ministry of Labour's handbook asks for.
//!
//! One way through, each step a module that hands on one type and reaches back to none:
//! [`read`] files → [`check`] tables → [`score`] evidence → [`compose`] words → [`typeset`] pages → `write` files.
//!
//! [`Workshop`] goes it from end to end; begin there. What needs a machine (the commands, batches, addresses, files written) is there with the feature `cli` alone.

// The core asks no machine for anything: bytes in, bytes out. Tests may do as they like.
#![cfg_attr(not(test), deny(clippy::disallowed_methods, clippy::disallowed_types))]
// All that is printed goes through `cli::terminal`, which lets nothing of the data steer a terminal.
#![warn(clippy::print_stderr, clippy::print_stdout)]

// The stories' readers of books, which the tests of `typeset` share, name the crate from without.
#[cfg(test)]
extern crate self as ruplem;

#[cfg(feature = "cli")]
#[allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "it waits for a server")]
mod address;
#[cfg(feature = "cli")]
#[allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "it minds processes")]
mod batch;
pub mod check;
#[cfg(feature = "cli")]
#[allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "it is where the machine is asked")]
pub mod cli;
pub mod compose;
mod contain;
pub mod csv_table;
pub mod delivery;
pub mod diagnostic;
pub mod enclosed;
mod facsimile;
pub mod files;
mod form;
mod gate;
pub mod handbook;
pub mod limits;
pub mod marked;
pub mod mended;
pub mod model;
mod pdf;
pub mod proof;
pub mod read;
pub mod schema;
pub mod score;
pub mod shared_sheet;
pub mod templates;
pub mod text;
pub mod thai;
pub mod typeset;
pub mod verify;
pub mod workshop;
#[cfg(feature = "cli")]
#[allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "it writes files")]
mod write;
mod xlsx;
mod xml;

pub use self::{
    compose::Document,
    workshop::{Book, Workshop},
};

// For the law of ledgers alone.
#[cfg(all(feature = "cli", fuzzing))]
pub use self::batch::{ledger, merge};
