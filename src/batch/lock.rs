//! One batch at a time in one folder.

use std::{
    fs::{File, OpenOptions, TryLockError},
    io,
    path::Path,
};

use super::shard::Shard;

/// Held while a batch works in a folder; let go when it ends, however it ends.
#[derive(Debug)]
pub struct Lock(#[expect(dead_code, reason = "held for the lock that lasts as long as it is open")] File);

/// Why the folder is not ours.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    #[error("another batch is at work in this folder")]
    Busy,
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl Lock {
    /// Takes the folder; parts of one batch may share it, each has a lock of its own.
    ///
    /// # Errors
    /// When another batch holds it or nothing can be written there.
    pub fn take(folder: &Path, shard: Option<Shard>) -> Result<Self, LockError> {
        let name = shard.map_or(".batch-lock".to_owned(), |shard| format!(".batch-lock-{}", shard.name()));
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(folder.join(name))?;
        match file.try_lock() {
            Ok(()) => Ok(Self(file)),
            Err(TryLockError::WouldBlock) => Err(LockError::Busy),
            // Some shares know no locks; the books are whole without one too.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => Ok(Self(file)),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_taken_once_until_it_is_let_go() {
        let folder = tempfile::tempdir().unwrap();
        let held = Lock::take(folder.path(), None).unwrap();
        assert!(matches!(Lock::take(folder.path(), None), Err(LockError::Busy)));
        Lock::take(folder.path(), Shard::new(1, 2)).unwrap();
        drop(held);
        Lock::take(folder.path(), None).unwrap();
    }
}
