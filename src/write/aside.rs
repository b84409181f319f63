//! The file aside: written in full under a name of its own, then given the name asked for.

use std::{
    fs::{self, File, TryLockError},
    io::{self, Write},
    path::Path,
};

use tempfile::{Builder, NamedTempFile};

/// How the names of files begin that are being written.
const ASIDE: &str = ".ruplem-";

/// How often a file aside is made that somebody else sweeps away before it is held.
const ATTEMPTS: u32 = 8;

/// Puts the bytes where the path says, all or none, after clearing away what killed programs have left there.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    stage(path, bytes)?.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// Whether a file could be replaced now: in Windows not while the program that shows it has it open.
pub fn could_replace(path: &Path) -> io::Result<()> {
    match File::options().write(true).open(path) {
        Err(cause) if cause.kind() != io::ErrorKind::NotFound => Err(cause),
        _ => Ok(()),
    }
}

/// The bytes written aside in full, to be given the name.
pub fn stage(path: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    sweep(folder);
    let mut aside = held(folder)?;
    // Through the file itself, or an error names the file aside, which says nothing to who named the other.
    aside.as_file_mut().write_all(bytes)?;
    aside.as_file().sync_all()?;
    Ok(aside)
}

/// A new file aside that whoever sweeps can see is in use.
fn held(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(ASIDE);
    share(&mut builder);
    let mut attempt = 1;
    loop {
        let aside = builder.tempfile_in(folder)?;
        // Where a file system knows no locks nobody sweeps either.
        let is_held = !matches!(aside.as_file().try_lock(), Err(TryLockError::WouldBlock));
        if is_held && aside.path().exists() || attempt == ATTEMPTS {
            return Ok(aside);
        }
        attempt += 1;
    }
}

/// Removes the files aside that nobody is writing any more. What cannot be removed is left: it is in nobody's way.
fn sweep(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_aside = entry.file_name().to_string_lossy().starts_with(ASIDE);
        if is_aside && entry.file_type().is_ok_and(|kind| kind.is_file()) {
            let abandoned = File::options().write(true).open(entry.path());
            let _ = abandoned.and_then(|file| Ok(file.try_lock()?)).and_then(|()| fs::remove_file(entry.path()));
        }
    }
}

/// Temporary files are made for their owner alone; a finished book has the rights any new file has, less what the
/// user's mask takes.
#[cfg(unix)]
fn share(builder: &mut Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(fs::Permissions::from_mode(0o666));
}

/// On Windows a new file has the rights of its folder.
#[cfg(not(unix))]
fn share(_: &mut Builder<'_, '_>) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_killed_program_left_aside_goes_and_what_is_being_written_stays() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(".ruplem-abc123"), "half a book").unwrap();
        fs::create_dir(folder.path().join(".ruplem-folder")).unwrap();
        let at_work = held(folder.path()).unwrap();
        let path = folder.path().join("เล่ม.pdf");
        replace(&path, b"whole").unwrap();
        assert!(!folder.path().join(".ruplem-abc123").exists());
        assert!(folder.path().join(".ruplem-folder").is_dir());
        at_work.persist(&path).unwrap();
        assert_eq!(fs::read(path).unwrap(), b"");
    }
}
