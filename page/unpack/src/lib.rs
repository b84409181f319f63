//! Unpacks the page's engine: brotli packs it a quarter smaller than what browsers unpack by themselves.
//!
//! Bytes go into a [`room`], and [`unpack`] answers with how many there are of them unpacked, at [`unpacked`].

use std::cell::RefCell;

use brotli_decompressor::BrotliDecompress;

thread_local! {
    static UNPACKED: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Room for `length` packed bytes, to be handed to [`unpack`].
#[unsafe(no_mangle)]
pub extern "C" fn room(length: usize) -> *mut u8 {
    Box::into_raw(vec![0_u8; length].into_boxed_slice()).cast()
}

/// Unpacks what stands in a room into at most `most` bytes; none where it is not whole.
///
/// # Safety
/// `start` and `length` must be those of a [`room`] that has not been handed over yet.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn unpack(start: *mut u8, length: usize, most: usize) -> usize {
    // SAFETY: the caller hands over what `room` gave out as a box of this length.
    let packed = unsafe { Box::from_raw(std::ptr::slice_from_raw_parts_mut(start, length)) };
    let mut unpacked = Vec::with_capacity(most);
    if BrotliDecompress(&mut &packed[..], &mut unpacked).is_err() {
        unpacked.clear();
    }
    let length = unpacked.len();
    UNPACKED.replace(unpacked);
    length
}

/// Where they stand.
#[unsafe(no_mangle)]
pub extern "C" fn unpacked() -> *const u8 {
    UNPACKED.with_borrow(Vec::as_ptr)
}
