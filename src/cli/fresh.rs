//! Files that must not be there yet: what an officer has begun with is never written over.

use std::path::PathBuf;

use super::Failure;
use crate::{
    files::shown,
    write::{self, MadeFolders},
};

/// Writes every file, with the folders they lie in, or none when one of them is there already.
pub fn write_new(files: &[(PathBuf, impl AsRef<[u8]>)]) -> Result<(), Failure> {
    if let Some((path, _)) = files.iter().find(|(path, _)| path.symlink_metadata().is_ok()) {
        return Err(Failure::AlreadyThere { path: shown(path) });
    }
    let mut made = Vec::new();
    for (path, bytes) in files {
        let folder = path.parent().unwrap_or(path);
        made.push(MadeFolders::make(folder).map_err(|cause| Failure::Write { path: shown(folder), cause })?);
        write::whole(path, bytes.as_ref())?;
    }
    Ok(())
}
