//! Many books at once: a supervisor that knows what is to be made, and workers that set one book each.
//!
//! Threads that set type wait for each other, and what kills one kills all; so every worker is a process of its own, the
//! same program again. The supervisor reads, checks, scores and composes; a worker is sent a book's words, sets them and
//! writes the file. Prose by a user's own templates is filled in by workers too, for it may never end. [`order`] says what
//! is to be made, [`run`] makes what is not there yet, [`supervisor`] keeps the workers busy, [`worker`] is what they do,
//! [`job`] and [`manuscript`] are what is sent between them by [`message`], and [`ledger`] remembers what was made from what
//! with which [`outcome`].

pub mod alone;
pub mod file;
pub mod job;
pub mod ledger;
pub mod lock;
pub mod manuscript;
pub mod memory;
pub mod merge;
pub mod message;
pub mod order;
pub mod outcome;
pub mod print;
mod process;
pub mod prose;
pub mod run;
pub mod shard;
pub mod supervisor;
pub mod worker;
