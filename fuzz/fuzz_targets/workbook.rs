//! A workbook, whatever bytes it or its sheet has.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| ruplem_fuzz::laws::workbook(bytes));
