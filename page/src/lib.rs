//! ruplem in a web page: the core, spoken to in bytes from a browser's worker.
//!
//! One call takes one [`Ask`](protocol::Ask) and gives one answer. Both are a frame: the length of a JSON head as four bytes
//! (little-endian), the head, and then bytes (the files handed over; a finished book). `src/engine/protocol.ts` says the
//! same to the page.
//!
//! A panic ends this instance, for WebAssembly cannot unwind: [`last_words`] are still to be had of it, and the page goes on
//! with a fresh one.

// As in the core: it asks no machine for anything.
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

mod about;
mod book;
mod data;
mod engine;
mod failure;
mod frame;
mod guide;
mod memory;
mod nation;
mod origin;
mod passage;
mod protocol;
mod sample;
mod scores;
mod sending;
mod sheets;
mod workbooks;

use std::{cell::RefCell, panic, sync::Mutex};

use self::engine::Engine;

thread_local! {
    static ENGINE: RefCell<Engine> = const { RefCell::new(Engine::new()) };
    static ANSWER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// What a panic said.
static LAST_WORDS: Mutex<String> = Mutex::new(String::new());

/// Room for a frame of `length` bytes, to be handed to [`call`].
#[unsafe(no_mangle)]
pub extern "C" fn room(length: usize) -> *mut u8 {
    Box::into_raw(vec![0_u8; length].into_boxed_slice()).cast()
}

/// Answers the frame in a room. The answer stands at the place given back, [`answer_length`] bytes, until the next call.
///
/// # Safety
/// `start` and `length` must be those of a [`room`] that has not been handed over yet.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn call(start: *mut u8, length: usize) -> *const u8 {
    panic::set_hook(Box::new(|panic| {
        if let Ok(mut words) = LAST_WORDS.lock() {
            *words = panic.to_string();
        }
    }));
    // SAFETY: the caller hands over what `room` gave out as a box of this length.
    let frame = unsafe { Box::from_raw(std::ptr::slice_from_raw_parts_mut(start, length)) };
    let answer = ENGINE.with_borrow_mut(|engine| engine.answer(&frame));
    ANSWER.replace(answer);
    ANSWER.with_borrow(|answer| answer.as_ptr())
}

/// How many bytes the last answer has.
#[unsafe(no_mangle)]
pub extern "C" fn answer_length() -> usize {
    ANSWER.with_borrow(Vec::len)
}

/// Where the text stands that the panic left which ended this instance.
#[unsafe(no_mangle)]
pub extern "C" fn last_words() -> *const u8 {
    LAST_WORDS.lock().map_or(std::ptr::null(), |words| words.as_ptr())
}

/// How many bytes it has.
#[unsafe(no_mangle)]
pub extern "C" fn last_words_length() -> usize {
    LAST_WORDS.lock().map_or(0, |words| words.len())
}
