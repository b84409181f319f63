//! Answers given before, kept by what was asked and shared between threads.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Bytes of questions kept before all are forgotten; answers are about as long.
const ROOM: usize = 16 << 20;

/// What was answered to each distinct text.
pub struct Memory<T: ?Sized>(Mutex<Kept<T>>);

struct Kept<T: ?Sized> {
    answers: HashMap<Box<str>, Arc<T>>,
    bytes: usize,
}

impl<T: ?Sized> Default for Memory<T> {
    fn default() -> Self {
        Self(Mutex::new(Kept { answers: HashMap::new(), bytes: 0 }))
    }
}

impl<T: ?Sized> Memory<T> {
    /// The answer to `text`: the one given before, or that of `answer`, which runs without the lock.
    pub fn recall(&self, text: &str, answer: impl FnOnce() -> Arc<T>) -> Arc<T> {
        if let Some(known) = self.0.lock().unwrap_or_else(PoisonError::into_inner).answers.get(text) {
            return Arc::clone(known);
        }
        let made = answer();
        self.keep(text, Arc::clone(&made));
        made
    }

    /// Keeps an answer given elsewhere.
    pub fn keep(&self, text: &str, answer: Arc<T>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.bytes + text.len() > ROOM {
            kept.answers.clear();
            kept.bytes = 0;
        }
        if text.len() <= ROOM && kept.answers.insert(Box::from(text), answer).is_none() {
            kept.bytes += text.len();
        }
    }

    /// All that is known, in no order.
    #[cfg(test)]
    pub fn all(&self) -> Vec<(String, Arc<T>)> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.answers.iter().map(|(text, answer)| (text.to_string(), Arc::clone(answer))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_asked_about_once() {
        let memory: Memory<str> = Memory::default();
        assert_eq!(&*memory.recall("ก", || Arc::from("one")), "one");
        assert_eq!(&*memory.recall("ก", || Arc::from("two")), "one");
    }

    #[test]
    fn a_full_memory_starts_anew() {
        let memory: Memory<str> = Memory::default();
        let long = "x".repeat(ROOM);
        memory.recall("ก", || Arc::from("one"));
        memory.recall(&long, || Arc::from("long"));
        assert_eq!(&*memory.recall("ก", || Arc::from("two")), "two");
    }
}
