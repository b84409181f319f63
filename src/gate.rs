//! Work that takes much memory, few pieces of it at a time whatever the number of cores.

use std::sync::{Condvar, Mutex, PoisonError};

/// Lets so many in at a time.
pub struct Gate {
    free: Mutex<usize>,
    freed: Condvar,
}

impl Gate {
    /// Lets `places` in at a time; there must be one at least.
    pub const fn of(places: usize) -> Self {
        Self { free: Mutex::new(places), freed: Condvar::new() }
    }

    /// Does something when there is a place for it. It must not wait for what passes the same gate, nor share itself out
    /// among the threads that may.
    pub fn pass<T>(&self, work: impl FnOnce() -> T) -> T {
        let free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        let mut free = self.freed.wait_while(free, |free| *free == 0).unwrap_or_else(PoisonError::into_inner);
        *free -= 1;
        drop(free);
        let _place = Place(self);
        work()
    }
}

/// A place that is taken, given back however the work ends.
struct Place<'a>(&'a Gate);

impl Drop for Place<'_> {
    fn drop(&mut self) {
        *self.0.free.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.0.freed.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use std::{
        sync::atomic::{AtomicUsize, Ordering},
        thread,
    };

    use super::*;
    use crate::contain::contained;

    #[test]
    fn no_more_than_so_many_are_within_and_a_panic_gives_its_place_back() {
        let gate = Gate::of(2);
        let (within, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        thread::scope(|scope| {
            for number in 0..12 {
                let (gate, within, most) = (&gate, &within, &most);
                scope.spawn(move || {
                    let passed = contained(|| {
                        gate.pass(|| {
                            most.fetch_max(within.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                            thread::yield_now();
                            within.fetch_sub(1, Ordering::SeqCst);
                            assert_ne!(number % 3, 0, "one falls over");
                        });
                    });
                    assert_eq!(passed.is_err(), number % 3 == 0);
                });
            }
        });
        assert!((1..=2).contains(&most.into_inner()));
        assert_eq!(gate.free.into_inner().unwrap(), 2);
    }
}
