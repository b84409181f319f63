//! A table of a folder, whatever bytes its file has.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| ruplem_fuzz::laws::csv(bytes));
