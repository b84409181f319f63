//! A cell read as a day and as a month.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| ruplem_fuzz::laws::day(text));
