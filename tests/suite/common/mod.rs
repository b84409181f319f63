//! What stories have in common.

pub mod naughty;
pub mod office;
pub mod package;
pub mod program;
pub mod reading;
pub mod typing;
pub mod workshop;
pub mod year;
