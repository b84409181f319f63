//! How much memory a worker may take: it minds itself, for a layout or a template of the user's own may ask for any amount.

use std::{thread, time::Duration};

use memory_stats::memory_stats;

/// The most memory a worker may take, in megabytes: some ten times what the longest book needs.
pub const MOST_MB: usize = 1_536;

/// What a worker ends with that takes more.
pub const FULL: i32 = 86;

/// How often a worker looks. What no memory was ever written to is not counted, and nothing fills much of it in this time.
const GLANCE: Duration = Duration::from_millis(20);

/// Has this process end when it takes too much.
pub fn mind() {
    thread::spawn(|| {
        while let Some(taken) = memory_stats() {
            if taken.physical_mem > MOST_MB * 1024 * 1024 {
                std::process::exit(FULL);
            }
            thread::sleep(GLANCE);
        }
    });
}
