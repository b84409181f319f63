//! A folder of this machine. The one place of the core that opens files.

use std::{
    borrow::Cow,
    ffi::OsStr,
    fs::{self, File, FileType},
    io,
    path::{Path, PathBuf},
};

use super::{Entry, Kind, Maker, Open, Unread};

/// A folder by its path.
#[derive(Debug)]
pub struct Disk {
    root: PathBuf,
    /// The file the user named: a link by that name is followed wherever it leads.
    named: Option<String>,
}

/// The folder to read from and the one file that is meant in it, when `path` names a plain file.
pub fn place(path: &Path) -> (PathBuf, Option<String>) {
    match path.file_name().filter(|_| path.is_file()) {
        Some(name) => (path.parent().unwrap_or(Path::new("")).to_owned(), Some(shown(name))),
        None => (path.to_owned(), None),
    }
}

impl Disk {
    pub fn new(root: PathBuf, named: Option<String>) -> Self {
        // A bare file name has the folder one stands in for its parent.
        Self { root: if root.as_os_str().is_empty() { PathBuf::from(".") } else { root }, named }
    }

    /// Where a path below the folder is. Names that are not shown as they are are looked for by what is shown of them.
    fn place(&self, path: &str) -> PathBuf {
        path.split('/').filter(|name| !name.is_empty()).fold(self.root.clone(), |folder, name| {
            let place = folder.join(name);
            if fs::symlink_metadata(&place).is_ok() {
                return place;
            }
            let same = fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| entry.file_name());
            same.into_iter().find(|other| shown(other) == name).map_or(place, |other| folder.join(other))
        })
    }
}

impl Maker for Disk {
    fn list(&self, folder: &str) -> Result<Vec<Entry>, Unread> {
        let place = self.place(folder);
        if !folder.is_empty() && leaves(&place) {
            return Err(Unread::LeadsOut);
        }
        // Windows calls it by other names when a file is listed.
        if !fs::metadata(&place)?.is_dir() {
            return Err(Unread::NoFolder);
        }
        let entry = |entry: io::Result<fs::DirEntry>| {
            let entry = entry?;
            let kind = entry.file_type().map_or(Kind::Closed, |file_type| kind(&entry.path(), file_type));
            Ok(Entry { name: shown(&entry.file_name()), kind })
        };
        let mut entries = fs::read_dir(&place)?.map(entry).collect::<io::Result<Vec<_>>>()?;
        entries.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(entries)
    }

    /// Opened only when it is known to be a plain file: to open a pipe is to wait for whoever writes to it.
    fn open(&self, path: &str) -> Result<Open<'_>, Unread> {
        let place = self.place(path);
        match kind(&place, fs::symlink_metadata(&place)?.file_type()) {
            Kind::LeadsOut if self.named.as_deref() != Some(path) => return Err(Unread::LeadsOut),
            Kind::Folder | Kind::Special => return Err(Unread::Special),
            // Opening what is closed tells why it is.
            Kind::File | Kind::LeadsOut | Kind::Closed => {}
        }
        let file = File::open(&place)?;
        let about = file.metadata()?;
        if !about.is_file() {
            return Err(Unread::Special);
        }
        Ok(Open { size: about.len(), stream: Box::new(file) })
    }
}

fn kind(path: &Path, file_type: FileType) -> Kind {
    if file_type.is_symlink() {
        return match fs::metadata(path) {
            Err(_) => Kind::Closed,
            Ok(_) if leaves(path) => Kind::LeadsOut,
            Ok(about) => kind(path, about.file_type()),
        };
    }
    if file_type.is_file() {
        Kind::File
    } else if file_type.is_dir() {
        Kind::Folder
    } else {
        Kind::Special
    }
}

/// Whether a name is a link to somewhere outside the folder it stands in. A link that leads nowhere is no such thing: it
/// cannot be read.
fn leaves(path: &Path) -> bool {
    let is_link = fs::symlink_metadata(path).is_ok_and(|about| about.is_symlink());
    let folder = || path.parent().map(fs::canonicalize);
    is_link
        && !matches!((folder(), fs::canonicalize(path)), (Some(Ok(folder)), Ok(target)) if target.starts_with(&folder))
        && path.exists()
}

/// A name as text, in one line; the rest of what would steer a terminal is shown by its number where it is printed. One that is no
/// Unicode was mostly written by an older Thai program.
fn shown(name: &OsStr) -> String {
    let text = match name.to_str() {
        Some(name) => Cow::Borrowed(name),
        None => {
            let bytes = name.as_encoded_bytes();
            let thai = encoding_rs::WINDOWS_874.decode_without_bom_handling_and_without_replacement(bytes);
            thai.unwrap_or_else(|| name.to_string_lossy())
        }
    };
    text.replace('\n', "<U+000A>").replace('\r', "<U+000D>")
}

#[cfg(test)]
mod tests {
    use super::{super::Files, *};

    fn files(folder: &tempfile::TempDir) -> Files {
        Files::on_disk(folder.path())
    }

    #[test]
    fn a_file_larger_than_asked_for_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a"), b"12345").unwrap();
        let files = files(&folder);
        assert_eq!(files.bytes("a", 5).unwrap(), b"12345");
        assert!(matches!(files.bytes("a", 4), Err(Unread::TooLarge { limit: 4 })));
        assert!(matches!(files.bytes("b", 9), Err(Unread::NotFound)));
        assert!(matches!(files.list("a"), Err(Unread::NoFolder)));
    }

    #[cfg(unix)]
    #[test]
    fn links_that_lead_out_and_what_is_no_plain_file_are_told_and_never_opened() {
        use std::os::unix::{fs::symlink, net::UnixListener};

        let outside = tempfile::tempdir().unwrap();
        fs::write(outside.path().join("secret"), b"x").unwrap();
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a"), b"x").unwrap();
        symlink(outside.path().join("secret"), folder.path().join("out")).unwrap();
        symlink("a", folder.path().join("in")).unwrap();
        symlink("nowhere", folder.path().join("gone")).unwrap();
        symlink("/dev/zero", folder.path().join("zero")).unwrap();
        let _socket = UnixListener::bind(folder.path().join("socket")).unwrap();
        let files = files(&folder);
        let kinds: Vec<_> = files.list("").unwrap().into_iter().map(|entry| (entry.name, entry.kind)).collect();
        let named = |name: &str, kind| (name.to_owned(), kind);
        let expected = [
            named("a", Kind::File),
            named("gone", Kind::Closed),
            named("in", Kind::File),
            named("out", Kind::LeadsOut),
            named("socket", Kind::Special),
            named("zero", Kind::LeadsOut),
        ];
        assert_eq!(kinds, expected);
        assert_eq!(files.bytes("in", 9).unwrap(), b"x");
        for name in ["out", "zero"] {
            assert!(matches!(files.bytes(name, 9), Err(Unread::LeadsOut)), "{name}");
        }
        assert_eq!(Files::on_disk(folder.path().join("out")).bytes("out", 9).unwrap(), b"x");
        assert!(matches!(files.bytes("socket", 9), Err(Unread::Special)));
        assert!(matches!(files.bytes("gone", 9), Err(Unread::NotFound)));
    }

    #[cfg(unix)]
    #[test]
    fn a_name_of_two_lines_is_shown_in_one_and_found() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a\n\u{1b}[31m\u{202e}.csv"), b"x").unwrap();
        let files = files(&folder);
        let name = &files.list("").unwrap()[0].name;
        assert_eq!(name, "a<U+000A>\u{1b}[31m\u{202e}.csv");
        assert_eq!(files.bytes(name, 9).unwrap(), b"x");
        assert_eq!(super::super::shown(Path::new("a\tb")), "a<U+0009>b");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_name_in_windows_874_is_shown_in_thai_and_found() {
        use std::os::unix::ffi::OsStrExt;

        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(OsStr::from_bytes(b"\xb5\xd2\xa1.csv")), b"x").unwrap();
        let files = files(&folder);
        assert_eq!(files.list("").unwrap()[0].name, "ตาก.csv");
        assert_eq!(files.bytes("ตาก.csv", 9).unwrap(), b"x");
    }
}
