//! A cell put right.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| ruplem_fuzz::laws::repair(text));
