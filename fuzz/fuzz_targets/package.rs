//! A sound workbook, its package changed in any way.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| ruplem_fuzz::laws::package(bytes));
