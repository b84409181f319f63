//! A saved e-mail as a dataset, whatever bytes it has.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| ruplem_fuzz::laws::mail(bytes));
