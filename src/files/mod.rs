//! Where bytes come from: a dataset, a templates folder and pictures are read through [`Files`] and nothing else.
//!
//! Two makers stand behind it: [`disk`] shows a folder of this machine, [`memory`] files that were handed over, such as a
//! browser does. Paths are texts with `/` between names, below the folder the files begin in, which is `""` itself. Only
//! plain files are read: no pipe, no device, and no link that leads out of the folder it stands in.

#[allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "it reads files")]
mod disk;
mod memory;

use std::{
    fmt,
    io::{self, Read, Seek},
    path::Path,
    sync::Arc,
};

pub use self::memory::Memory;
use crate::text::clean;

/// Files to read from, cheap to hand on.
#[derive(Clone)]
pub struct Files {
    maker: Arc<dyn Maker>,
    name: Arc<str>,
    only: Option<Arc<str>>,
}

/// What stands behind [`Files`].
trait Maker: Send + Sync {
    /// What a folder holds, in the order of names.
    fn list(&self, folder: &str) -> Result<Vec<Entry>, Unread>;

    /// A plain file, to be read from its start.
    fn open(&self, path: &str) -> Result<Open<'_>, Unread>;
}

/// A plain file that is open.
pub struct Open<'a> {
    /// How many bytes it has; it may grow while it is read.
    pub size: u64,
    /// Its bytes, to be read from any place.
    pub stream: Box<dyn Stream + 'a>,
}

/// Bytes that can be read from any place.
pub trait Stream: Read + Seek {}

impl<T: Read + Seek> Stream for T {}

/// One name in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// As the user's programs show it.
    pub name: String,
    /// What stands under the name.
    pub kind: Kind,
}

/// What a name in a folder stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A plain file.
    File,
    /// Holds other names.
    Folder,
    /// A link to somewhere outside the folder it stands in.
    LeadsOut,
    /// A pipe, a device, a socket.
    Special,
    /// A link that leads nowhere, or what cannot be looked at.
    Closed,
}

/// Why a file or folder is not read.
#[derive(Debug, thiserror::Error)]
pub enum Unread {
    /// Nothing stands under the path.
    #[error("there is no such file or folder")]
    NotFound,
    /// A file stands where a folder was asked for.
    #[error("this is no folder")]
    NoFolder,
    /// A link leads out of what may be read.
    #[error("this is a link that leads out of its folder")]
    LeadsOut,
    /// Neither a file nor a folder: a pipe, a device.
    #[error("this is no plain file")]
    Special,
    /// It holds more than is read.
    #[error("the file is larger than {limit} bytes")]
    TooLarge {
        /// In bytes.
        limit: u64,
    },
    /// The machine failed to read it.
    #[error("{0}")]
    Io(io::Error),
}

impl From<io::Error> for Unread {
    fn from(cause: io::Error) -> Self {
        match cause.kind() {
            io::ErrorKind::NotFound => Self::NotFound,
            io::ErrorKind::NotADirectory => Self::NoFolder,
            _ => Self::Io(cause),
        }
    }
}

impl Files {
    /// A folder of this machine; or the one file `path` names, with those beside it that belong to it.
    pub fn on_disk(path: impl AsRef<Path>) -> Self {
        let path = path.as_ref();
        let (folder, only) = disk::place(path);
        Self {
            maker: Arc::new(disk::Disk::new(folder, only.clone())),
            name: shown(path).into(),
            only: only.map(Arc::from),
        }
    }

    /// Files that were handed over, under the name messages call them by.
    pub fn in_memory(name: &str, files: Memory) -> Self {
        Self { maker: Arc::new(files), name: name.into(), only: None }
    }

    /// The same, meaning the one file by its path below the folder.
    #[must_use]
    pub fn only(self, path: &str) -> Self {
        Self { only: Some(path.into()), ..self }
    }

    /// What messages call the whole: the path the user gave.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What the folder or file itself is called, without the folders it lies in.
    pub fn last_name(&self) -> &str {
        let name = self.name.trim_end_matches(['/', '\\']);
        name.rsplit(['/', '\\']).next().unwrap_or(name)
    }

    /// How messages name a path below the folder.
    pub fn place(&self, path: &str) -> String {
        if path.is_empty() { self.name.to_string() } else { below(self.name.trim_end_matches(['/', '\\']), path) }
    }

    /// The path of the one file that is meant, when it is not the whole folder.
    pub fn one_file(&self) -> Option<&str> {
        self.only.as_deref()
    }

    /// What a folder holds, in the order of names, so that nothing depends on the file system.
    ///
    /// # Errors
    /// When there is no such folder or it cannot be listed.
    pub fn list(&self, folder: &str) -> Result<Vec<Entry>, Unread> {
        self.maker.list(folder)
    }

    /// A plain file, to be read from its start.
    ///
    /// # Errors
    /// When there is none, it is no plain file, leads out or cannot be opened.
    pub fn open(&self, path: &str) -> Result<Open<'_>, Unread> {
        self.maker.open(path)
    }

    /// The bytes of a plain file of at most `limit` bytes.
    ///
    /// # Errors
    /// As [`Files::open`], and when it is larger or cannot be read.
    pub fn bytes(&self, path: &str, limit: u64) -> Result<Vec<u8>, Unread> {
        let Open { size, stream } = self.open(path)?;
        if size > limit {
            return Err(Unread::TooLarge { limit });
        }
        let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
        stream.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
        // It may have grown since its size was asked for.
        if bytes.len() as u64 > limit { Err(Unread::TooLarge { limit }) } else { Ok(bytes) }
    }
}

impl fmt::Debug for Files {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Files").field("name", &self.name).field("only", &self.only).finish_non_exhaustive()
    }
}

/// One file of [`Files`], to be read when it is wanted.
#[derive(Debug, Clone)]
pub struct FileHandle {
    files: Files,
    path: String,
}

impl FileHandle {
    /// The file at a path of some files.
    pub fn new(files: &Files, path: String) -> Self {
        Self { files: files.clone(), path }
    }

    /// Its name without the folders it lies in.
    pub fn name(&self) -> &str {
        self.path.rsplit_once('/').map_or(&self.path, |(_, name)| name)
    }

    /// Opens it.
    ///
    /// # Errors
    /// As [`Files::open`].
    pub fn open(&self) -> Result<Open<'_>, Unread> {
        self.files.open(&self.path)
    }

    /// All its bytes.
    ///
    /// # Errors
    /// As [`Files::bytes`].
    pub fn bytes(&self, limit: u64) -> Result<Vec<u8>, Unread> {
        self.files.bytes(&self.path, limit)
    }
}

/// The same path of the same files.
impl PartialEq for FileHandle {
    fn eq(&self, other: &Self) -> bool {
        self.path == other.path && Arc::ptr_eq(&self.files.maker, &other.files.maker)
    }
}

impl Eq for FileHandle {}

/// A path as messages show it: in one line, and nothing in it steers a terminal.
pub fn shown(path: impl AsRef<Path>) -> String {
    clean::in_one_line(&path.as_ref().display().to_string()).into_owned()
}

/// A path below a folder.
pub fn below(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}
