//! A table of a folder, whatever bytes its file has.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;

static FOLDER: LazyLock<tempfile::TempDir> = LazyLock::new(|| tempfile::tempdir().expect("a folder can be made"));

fuzz_target!(|bytes: &[u8]| ruplem_fuzz::laws::csv(bytes, FOLDER.path()));
