//! A value as it was taken, and what is doubtful in how it was written.

use crate::diagnostic::Fault;

/// A value that was read, with a doubt to be told beside it.
#[derive(Debug, PartialEq, Eq)]
pub struct Taken<T> {
    pub value: T,
    pub doubt: Option<Fault>,
}

impl<T> Taken<T> {
    /// A value nothing is doubtful in.
    pub fn sure(value: T) -> Self {
        Self { value, doubt: None }
    }
}
