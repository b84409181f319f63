//! A panic is an error of this program; it may cost what was worked on, and nothing beside it.

use std::{
    any::Any,
    panic::{AssertUnwindSafe, catch_unwind},
};

/// Does something that shares nothing it changes with anybody else.
///
/// # Errors
/// When it panics: what was said of it.
pub fn contained<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| said(&*panic))
}

fn said(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("panic").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_told_and_ends_nothing() {
        assert_eq!(contained(|| 1), Ok(1));
        assert_eq!(contained(|| -> u8 { panic!("แถว {}", 3) }), Err("แถว 3".to_owned()));
        assert_eq!(contained(|| -> u8 { std::panic::panic_any(7) }), Err("panic".to_owned()));
    }
}
