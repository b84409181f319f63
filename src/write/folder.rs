//! A folder that is made for what is written into it, and is there no more where nothing was.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// The folders that had to be made, the innermost last. Those that are empty in the end are taken away again.
#[derive(Debug)]
pub struct MadeFolders(Vec<PathBuf>);

impl MadeFolders {
    /// Makes a folder, and those it lies in, as far as they are not there.
    ///
    /// # Errors
    /// When it cannot be made; none is left then.
    pub fn make(folder: &Path) -> io::Result<Self> {
        let missing = folder.ancestors().take_while(|folder| !folder.as_os_str().is_empty() && !folder.exists());
        let made = Self(missing.map(Path::to_owned).collect::<Vec<_>>().into_iter().rev().collect());
        fs::create_dir_all(folder)?;
        Ok(made)
    }
}

impl Drop for MadeFolders {
    fn drop(&mut self) {
        // A folder that holds anything stays, for none is taken away with what is in it; one may never have come to be.
        for folder in self.0.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_stays_for_what_is_in_it_alone() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("ส่ง/แผน");
        drop(MadeFolders::make(&folder).unwrap());
        assert!(!home.path().join("ส่ง").exists());
        let made = MadeFolders::make(&folder).unwrap();
        fs::write(home.path().join("ส่ง/เล่ม.pdf"), b"").unwrap();
        drop(made);
        assert!(home.path().join("ส่ง").exists() && !folder.exists());
        // One that was there before is nobody's to take away.
        fs::create_dir(&folder).unwrap();
        drop(MadeFolders::make(&folder).unwrap());
        assert!(folder.exists());
        assert!(MadeFolders::make(&home.path().join("ส่ง/เล่ม.pdf/a/b")).is_err());
        assert!(MadeFolders::make(&home.path().join("ใหม่").join("a".repeat(5_000))).is_err());
        assert!(!home.path().join("ใหม่").exists());
    }
}
