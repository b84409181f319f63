//! A cell read as people and as money.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| ruplem_fuzz::laws::number(text));
