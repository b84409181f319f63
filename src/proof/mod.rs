//! Reads finished pages back as a careful reader would and tells what is badly set, by page and line.
//!
//! Two ways lead in, one set of rules judges: [`frames`] takes the pages as they were laid out, [`pdf`] a file as it is.

mod block;
pub mod colours;
mod data;
mod fill;
mod finding;
pub mod frames;
mod geometry;
mod numerals;
mod page;
pub mod pdf;
mod rows;
mod rules;
mod structure;
#[cfg(test)]
mod tests;
mod tight;

pub(crate) use data::head;
pub use data::{Datum, left_out};
pub use fill::blank;
pub use finding::{Finding, Flaw};
pub use page::{Line, Page, Role, Row, Upright};
pub use rules::findings;
pub use tight::tight;
