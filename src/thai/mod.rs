//! Thai as it is written by hand: digits, dates, money in words, and where a line may break.

pub mod baht;
mod bound_words;
pub mod breaks;
pub mod damage;
pub mod date;
pub mod digits;
pub(crate) mod letters;
pub mod lexicon;
pub(crate) mod memory;
pub(crate) mod order;
mod relief;
pub mod repair;
mod rules;
pub mod sentence;
pub mod spacing;
pub mod words;
