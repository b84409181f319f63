//! Finished bytes into a file that is always whole: written aside and renamed.

use std::{
    io::{self, Write},
    path::Path,
};

/// Writes a file so that its name never holds half of it, not even when the disk is full or the power goes.
///
/// # Errors
/// When the folder is not there or cannot be written to; the file that was there before then stays as it was.
pub fn whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut aside = tempfile::Builder::new().prefix(".ruplem-").tempfile_in(folder)?;
    aside.write_all(bytes)?;
    aside.as_file().sync_all()?;
    share(&aside)?;
    aside.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// Temporary files are made for their owner alone; a finished book is for everyone who may read the folder.
#[cfg(unix)]
fn share(file: &tempfile::NamedTempFile) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.as_file().set_permissions(std::fs::Permissions::from_mode(0o644))
}

/// On Windows a new file has the rights of its folder.
#[cfg(not(unix))]
fn share(_: &tempfile::NamedTempFile) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("เล่ม.pdf");
        whole(&path, b"first").unwrap();
        whole(&path, b"second").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"second");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn nothing_is_written_where_there_is_no_folder() {
        let folder = tempfile::tempdir().unwrap();
        let error = whole(&folder.path().join("ไม่มี/เล่ม.pdf"), b"x").unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::NotFound);
    }
}
