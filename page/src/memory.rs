//! Notes when there is no more memory to be had: of what ends the engine then nothing else is told.

use std::{
    alloc::{GlobalAlloc, Layout, System},
    sync::atomic::{AtomicBool, Ordering},
};

/// Whether memory was asked for and not given.
static IS_FULL: AtomicBool = AtomicBool::new(false);

struct Minded;

#[global_allocator]
static MEMORY: Minded = Minded;

/// The place again, noted when there is none.
fn minded(start: *mut u8) -> *mut u8 {
    if start.is_null() {
        IS_FULL.store(true, Ordering::Relaxed);
    }
    start
}

// SAFETY: all is handed on to the system's allocator as it came, and back.
unsafe impl GlobalAlloc for Minded {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as the caller promises.
        minded(unsafe { System.alloc(layout) })
    }

    unsafe fn dealloc(&self, start: *mut u8, layout: Layout) {
        // SAFETY: as the caller promises.
        unsafe { System.dealloc(start, layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as the caller promises.
        minded(unsafe { System.alloc_zeroed(layout) })
    }

    unsafe fn realloc(&self, start: *mut u8, layout: Layout, length: usize) -> *mut u8 {
        // SAFETY: as the caller promises.
        minded(unsafe { System.realloc(start, layout, length) })
    }
}

/// Whether this instance has ended, or is about to, for want of memory.
#[unsafe(no_mangle)]
pub extern "C" fn is_full() -> bool {
    IS_FULL.load(Ordering::Relaxed)
}

/// Asks for memory until there is none.
pub fn fill() -> ! {
    let mut held = Vec::new();
    loop {
        held.push(Vec::<u8>::with_capacity(1 << 30));
        std::hint::black_box(&mut held);
    }
}
