//! What goes along with the books of a province: to the Office, and into the officer's own calendar.

pub mod calendar;
pub mod mail;
