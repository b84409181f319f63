//! Where a file may be written: nowhere over what the command reads, by whatever name it is called.

use std::{
    collections::HashMap,
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
    sync::OnceLock,
};

use same_file::is_same_file;

use super::{Refusal, WriteError, aside};
use crate::files::shown;

/// How many links are followed before a name is held to lead nowhere.
const LINKS: u32 = 40;

/// What a command reads, and so does not write over.
#[derive(Debug, Default)]
pub struct Guard {
    files: Vec<PathBuf>,
    /// Folders in which a file would be read as data.
    folders: Vec<PathBuf>,
    /// The files by their length: only those as long as another can be the same.
    by_length: OnceLock<HashMap<u64, Vec<PathBuf>>>,
}

impl Guard {
    /// Guards these files, and these folders against files that would be read as data.
    pub fn new(files: Vec<PathBuf>, folders: Vec<PathBuf>) -> Self {
        Self { files, folders, by_length: OnceLock::new() }
    }

    /// Whether a file may be written here, asked before any work is done.
    ///
    /// # Errors
    /// When it may not, with why.
    pub fn allows(&self, path: &Path) -> Result<(), Refusal> {
        self.target(path).map(|_| ())
    }

    /// The same for a file that would be read as data if it lay among them.
    ///
    /// # Errors
    /// When it may not be written here.
    pub fn allows_outside_data(&self, path: &Path) -> Result<(), Refusal> {
        let target = self.target(path)?;
        let folder = fs::canonicalize(folder_of(&target)).map_err(|_| Refusal::NoFolder { path: shown(path) })?;
        let holds = |data: &PathBuf| fs::canonicalize(data).is_ok_and(|data| folder.starts_with(data));
        if self.folders.iter().any(holds) { Err(Refusal::AmongData { path: shown(path) }) } else { Ok(()) }
    }

    /// Whether books may be put into a folder: not where the data lie, where they would be taken for data.
    ///
    /// # Errors
    /// When the folder is one of the data, or holds any of them.
    pub fn allows_books_in(&self, output: &Path) -> Result<(), Refusal> {
        let Ok(folder) = fs::canonicalize(output) else { return Ok(()) };
        let holds_data_of = |data: &PathBuf| {
            let Ok(whole) = fs::canonicalize(data) else { return false };
            let Ok(below) = folder.strip_prefix(&whole) else { return false };
            let is_within = |file: &PathBuf| file.strip_prefix(data).is_ok_and(|file| file.starts_with(below));
            below.as_os_str().is_empty() || self.files.iter().any(is_within)
        };
        if self.folders.iter().any(holds_data_of) {
            return Err(Refusal::FolderOfData { path: shown(output) });
        }
        Ok(())
    }

    /// Writes a file so that its name never holds half of it, not even when the disk is full or the power goes. Of a link
    /// the file it leads to is written.
    ///
    /// # Errors
    /// When it may not be written here, or cannot; the file that was there before then stays as it was.
    pub fn write(&self, path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
        let target = self.target(path)?;
        aside::replace(&target, bytes).map_err(|cause| WriteError::Failed { path: shown(path), cause })
    }

    /// Writes several files as [`write`](Self::write) does one: all of them or, as far as can be known before, none.
    ///
    /// # Errors
    /// As [`write`](Self::write).
    pub fn write_all(&self, files: &[(PathBuf, &[u8])]) -> Result<(), WriteError> {
        let failed = |path: &Path| {
            let path = shown(path);
            move |cause| WriteError::Failed { path, cause }
        };
        let mut staged = Vec::new();
        for (path, bytes) in files {
            let target = self.target(path)?;
            staged.push((path, aside::stage(&target, bytes).map_err(failed(path))?, target));
        }
        for (path, _, target) in &staged {
            aside::could_replace(target).map_err(failed(path))?;
        }
        for (path, aside, target) in staged {
            aside.persist(&target).map_err(|error| failed(path)(error.error))?;
        }
        Ok(())
    }

    /// The same, but a file that holds just these bytes is left alone.
    ///
    /// # Errors
    /// As [`write`](Self::write).
    pub fn write_changed(&self, path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
        if super::holds(path, bytes) { Ok(()) } else { self.write(path, bytes) }
    }

    /// Where the bytes go in truth.
    fn target(&self, path: &Path) -> Result<PathBuf, Refusal> {
        let target = behind_links(path).ok_or_else(|| Refusal::NotPlain { path: shown(path) })?;
        match fs::metadata(&target) {
            Ok(about) if about.is_dir() => return Err(Refusal::IsFolder { path: shown(path) }),
            Ok(about) if !about.is_file() => return Err(Refusal::NotPlain { path: shown(path) }),
            Ok(about) if self.reads(&target, about.len()) => return Err(Refusal::IsRead { path: shown(path) }),
            // What else keeps it from being looked at keeps it from being written.
            Ok(_) | Err(_) => {}
        }
        let folder = folder_of(&target);
        if folder.is_dir() { Ok(target) } else { Err(Refusal::NoFolder { path: shown(folder_of(path)) }) }
    }

    /// Whether a file is one of those that are read. It is known by what it is, not by its name: letter case, links, short
    /// names and ways to it make no other file.
    fn reads(&self, target: &Path, length: u64) -> bool {
        let by_length = self.by_length.get_or_init(|| {
            let mut by_length: HashMap<u64, Vec<PathBuf>> = HashMap::new();
            for file in &self.files {
                // Of a pipe nothing is asked that could wait for who writes to it.
                if let Some(about) = fs::metadata(file).ok().filter(fs::Metadata::is_file) {
                    by_length.entry(about.len()).or_default().push(file.clone());
                }
            }
            by_length
        });
        let is_same = |file: &PathBuf| is_same_file(file, target).unwrap_or(false);
        by_length.get(&length).is_some_and(|files| files.iter().any(is_same))
    }
}

/// Requires the ending of the only kind of file that is written.
///
/// # Errors
/// When the name ends otherwise.
pub fn ends_in(path: &Path, ending: &'static str) -> Result<(), Refusal> {
    let is_so = path.extension().is_some_and(|found: &OsStr| found.eq_ignore_ascii_case(ending));
    if is_so { Ok(()) } else { Err(Refusal::OtherEnding { path: shown(path), ending }) }
}

/// The name at the end of a chain of links; `None` when it has no end.
fn behind_links(path: &Path) -> Option<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..LINKS {
        match fs::read_link(&path) {
            Ok(next) => path = folder_of(&path).join(next),
            Err(_) => return Some(path),
        }
    }
    None
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guard(folder: &Path) -> Guard {
        fs::create_dir(folder.join("ข้อมูล")).unwrap();
        fs::write(folder.join("ข้อมูล/ตาก.xlsx"), "data").unwrap();
        Guard::new(vec![folder.join("ข้อมูล/ตาก.xlsx")], vec![folder.join("ข้อมูล")])
    }

    fn is_refused(guard: &Guard, path: &Path) -> bool {
        let is_read = guard.allows(path) == Err(Refusal::IsRead { path: shown(path) });
        assert_eq!(is_read, guard.write(path, b"book").is_err(), "asked before and when it is written, alike");
        is_read
    }

    #[test]
    fn what_is_read_is_not_written_over_by_any_name() {
        let home = tempfile::tempdir().unwrap();
        let guard = guard(home.path());
        let data = home.path().join("ข้อมูล/ตาก.xlsx");
        fs::hard_link(&data, home.path().join("แผน.pdf")).unwrap();
        fs::create_dir(home.path().join("เล่ม")).unwrap();
        for name in ["ข้อมูล/ตาก.xlsx", "เล่ม/../ข้อมูล/./ตาก.xlsx", "แผน.pdf"]
        {
            assert!(is_refused(&guard, &home.path().join(name)), "{name}");
        }
        assert_eq!(fs::read(data).unwrap(), b"data");
        assert!(!is_refused(&guard, &home.path().join("เล่ม/แผน.pdf")));
        assert!(!is_refused(&guard, &home.path().join("ข้อมูล/แผน.pdf")));
    }

    #[test]
    fn what_would_be_read_as_data_is_kept_out_of_them() {
        let home = tempfile::tempdir().unwrap();
        let guard = guard(home.path());
        fs::create_dir(home.path().join("ข้อมูล/ตาก")).unwrap();
        for (name, is_allowed) in [("สำเนา.xlsx", true), ("ข้อมูล/สำเนา.xlsx", false), ("ข้อมูล/ตาก/สำเนา.xlsx", false)]
        {
            assert_eq!(guard.allows_outside_data(&home.path().join(name)).is_ok(), is_allowed, "{name}");
        }
    }

    #[test]
    fn books_go_to_a_folder_without_data() {
        let home = tempfile::tempdir().unwrap();
        let nation = home.path().join("ประเทศ");
        fs::create_dir_all(nation.join("ภาคเหนือ/ตาก")).unwrap();
        fs::create_dir(nation.join("รูปเล่ม")).unwrap();
        let guard = Guard::new(vec![nation.join("ภาคเหนือ/ตาก/results.csv")], vec![nation]);
        for (name, is_allowed) in [
            ("", true),
            ("ประเทศ", false),
            ("ประเทศ/ภาคเหนือ", false),
            ("ประเทศ/ภาคเหนือ/ตาก", false),
            ("ประเทศ/รูปเล่ม", true),
            ("ประเทศ/ยังไม่มี", true),
        ] {
            assert_eq!(guard.allows_books_in(&home.path().join(name)).is_ok(), is_allowed, "{name}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn of_a_link_the_file_it_leads_to_is_written_and_the_link_stays() {
        use std::os::unix::fs::symlink;
        let home = tempfile::tempdir().unwrap();
        let guard = guard(home.path());
        fs::create_dir(home.path().join("share")).unwrap();
        fs::write(home.path().join("share/เล่ม.pdf"), "earlier").unwrap();
        for (link, leads_to) in [
            ("เล่ม.pdf", "share/เล่ม.pdf"),
            ("ใหม่.pdf", "share/ใหม่.pdf"),
            ("ข้อมูล.pdf", "ข้อมูล/ตาก.xlsx"),
            ("วน.pdf", "วน.pdf"),
        ] {
            symlink(leads_to, home.path().join(link)).unwrap();
        }
        for name in ["เล่ม.pdf", "ใหม่.pdf"] {
            guard.write(&home.path().join(name), b"book").unwrap();
            assert!(home.path().join(name).is_symlink());
            assert_eq!(fs::read(home.path().join("share").join(name)).unwrap(), b"book");
        }
        assert!(is_refused(&guard, &home.path().join("ข้อมูล.pdf")));
        assert!(matches!(guard.allows(&home.path().join("วน.pdf")), Err(Refusal::NotPlain { .. })));
    }

    #[cfg(unix)]
    #[test]
    fn devices_and_folders_are_no_files_to_write() {
        let home = tempfile::tempdir().unwrap();
        let guard = guard(home.path());
        assert!(matches!(guard.allows(Path::new("/dev/null")), Err(Refusal::NotPlain { .. })));
        assert!(matches!(guard.allows(&home.path().join("ข้อมูล")), Err(Refusal::IsFolder { .. })));
        let nowhere = home.path().join("ไม่มี/เล่ม.pdf");
        assert_eq!(guard.allows(&nowhere), Err(Refusal::NoFolder { path: shown(home.path().join("ไม่มี")) }));
    }
}
