//! Sets books in type: data and a layout go in, pages come out, and bound together the bytes of a PDF.
//!
//! A [`Press`] holds what all books share (library, fonts, layouts); each book gets a light world
//! that borrows it. Line breaks are ours: the breaker's marks go into layouts and data before
//! Typst sees them, and out of the finished pages again, so that the PDF says what it shows.

mod cells;
mod clusters;
#[cfg(test)]
mod count;
mod data;
mod enclosed;
mod fault;
mod fields;
mod laid_out;
mod legible;
mod letters;
mod links;
mod marks;
mod pdf;
mod phrases;
mod press;
mod sara_am;
mod shelf;
mod tables;
mod tags;
#[cfg(test)]
mod tests;
mod world;

pub use fault::{LayoutFault, TypesetError};
pub use laid_out::{Entry, LaidOut};
#[cfg(test)]
pub(crate) use marks::mark_layout;
pub use press::{Press, Typeset};
