//! One batch at a time in one folder, or the parts of one.

use std::{
    fs::{File, OpenOptions, TryLockError},
    io,
    path::Path,
};

use super::{file::plain, shard::Shard};
use crate::write::Refusal;

/// Held while a batch works in a folder; let go when it ends, however it ends.
#[derive(Debug)]
pub struct Lock(#[expect(dead_code, reason = "held for the locks that last as long as they are open")] Vec<File>);

/// Why the folder is not ours.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    #[error("another batch is at work in this folder")]
    Busy,
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl Lock {
    /// Takes the folder. Parts of one batch may share it, each has a lock of its own; nobody who wants the whole folder
    /// gets it while a part is at work.
    ///
    /// # Errors
    /// When another batch holds it or nothing can be written there.
    pub fn take(folder: &Path, shard: Option<Shard>) -> Result<Self, LockError> {
        let open = |name: &str| -> Result<File, LockError> {
            let path = plain(folder.join(name))?;
            Ok(OpenOptions::new().create(true).truncate(false).read(true).write(true).open(path)?)
        };
        let whole = open(".batch-lock")?;
        let Some(shard) = shard else {
            hold(whole.try_lock())?;
            return Ok(Self(vec![whole]));
        };
        hold(whole.try_lock_shared())?;
        let own = open(&format!(".batch-lock-{}", shard.name()))?;
        hold(own.try_lock())?;
        Ok(Self(vec![whole, own]))
    }
}

/// Whether an error says that nothing can be written here, so that nobody can be at work here either.
pub fn is_closed(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}

fn hold(tried: Result<(), TryLockError>) -> Result<(), LockError> {
    match tried {
        Err(TryLockError::WouldBlock) => Err(LockError::Busy),
        // Some shares know no locks; the books are whole without one too.
        Err(TryLockError::Error(error)) if error.kind() != io::ErrorKind::Unsupported => Err(error.into()),
        _ => Ok(()),
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
        assert!(matches!(Lock::take(folder.path(), Shard::new(1, 2)), Err(LockError::Busy)));
        drop(held);
        Lock::take(folder.path(), None).unwrap();
    }

    #[test]
    fn parts_share_a_folder_that_is_whole_to_nobody_meanwhile() {
        let folder = tempfile::tempdir().unwrap();
        let parts = [1, 2].map(|index| Lock::take(folder.path(), Shard::new(index, 2)).unwrap());
        assert!(matches!(Lock::take(folder.path(), Shard::new(2, 2)), Err(LockError::Busy)));
        assert!(matches!(Lock::take(folder.path(), None), Err(LockError::Busy)));
        drop(parts);
        Lock::take(folder.path(), None).unwrap();
    }
}
