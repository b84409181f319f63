//! ruplem turns a Thai province's labour plan and results into the books the Ministry of Labour's handbook asks for.
//!
//! One way through, each step a module that hands on one type and reaches back to none:
//! [`read`] files → [`check`] tables → [`score`] evidence → [`compose`] words → [`typeset`] pages → [`write`] files.

pub mod address;
pub mod batch;
pub mod check;
pub mod cli;
pub mod compose;
pub mod diagnostic;
pub mod form;
pub mod handbook;
pub mod limits;
pub mod marked;
pub mod model;
pub mod proof;
pub mod read;
pub mod schema;
pub mod score;
pub mod templates;
pub mod text;
pub mod thai;
pub mod typeset;
pub mod write;
pub mod xlsx;
pub mod xml;
