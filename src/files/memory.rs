//! Files that were handed over as bytes, by their paths.

use std::{collections::BTreeMap, io::Cursor};

use super::{Entry, Kind, Maker, Open, Unread};

/// Bytes by path, with `/` between names. Folders are there by what lies in them.
#[derive(Debug, Clone, Default)]
pub struct Memory(BTreeMap<String, Vec<u8>>);

impl Memory {
    /// Files by their paths as another program names them: strokes of either kind, `./` before them. A path that leads out
    /// or names nothing is left out and given back.
    pub fn new(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> (Self, Vec<String>) {
        let (mut kept, mut left) = (BTreeMap::new(), Vec::new());
        for (path, bytes) in files {
            match tidy(&path) {
                Some(path) => drop(kept.insert(path, bytes)),
                None => left.push(path),
            }
        }
        (Self(kept), left)
    }

    /// Puts bytes in place of what a path has, or where nothing is.
    pub fn put(&mut self, path: String, bytes: Vec<u8>) {
        self.0.insert(path, bytes);
    }

    fn is_folder(&self, path: &str) -> bool {
        path.is_empty() || self.0.keys().any(|file| rest(file, path).is_some())
    }
}

/// What stands behind a folder's name and its stroke.
fn rest<'a>(file: &'a str, folder: &str) -> Option<&'a str> {
    if folder.is_empty() { Some(file) } else { file.strip_prefix(folder)?.strip_prefix('/') }
}

fn tidy(path: &str) -> Option<String> {
    let path = path.replace('\\', "/");
    let names: Vec<&str> = path.split('/').filter(|name| !matches!(*name, "" | ".")).collect();
    (!names.is_empty() && !names.contains(&"..")).then(|| names.join("/"))
}

impl Maker for Memory {
    fn list(&self, folder: &str) -> Result<Vec<Entry>, Unread> {
        if !self.is_folder(folder) {
            return Err(if self.0.contains_key(folder) { Unread::NoFolder } else { Unread::NotFound });
        }
        let names = self.0.keys().filter_map(|file| rest(file, folder)).map(|rest| match rest.split_once('/') {
            Some((name, _)) => (name.to_owned(), Kind::Folder),
            None => (rest.to_owned(), Kind::File),
        });
        let names: BTreeMap<String, Kind> = names.collect();
        Ok(names.into_iter().map(|(name, kind)| Entry { name, kind }).collect())
    }

    fn open(&self, path: &str) -> Result<Open<'_>, Unread> {
        let none = || if self.is_folder(path) { Unread::Special } else { Unread::NotFound };
        let bytes = self.0.get(path).ok_or_else(none)?;
        Ok(Open { size: bytes.len() as u64, stream: Box::new(Cursor::new(bytes.as_slice())) })
    }
}

#[cfg(test)]
mod tests {
    use super::{super::Files, *};

    #[test]
    fn files_lie_in_folders_by_their_paths() {
        let files = ["./ตาก/projects.csv", "ตาก\\photos\\a.jpg", "/b.xlsx", "../c", "", "d/../../e"];
        let (files, left) = Memory::new(files.map(|path| (path.to_owned(), path.as_bytes().to_vec())));
        assert_eq!(left, ["../c", "", "d/../../e"]);
        let names = |folder: &str| -> Vec<(String, Kind)> {
            files.list(folder).unwrap().into_iter().map(|entry| (entry.name, entry.kind)).collect()
        };
        assert_eq!(names(""), [("b.xlsx".to_owned(), Kind::File), ("ตาก".to_owned(), Kind::Folder)]);
        assert_eq!(names("ตาก"), [("photos".to_owned(), Kind::Folder), ("projects.csv".to_owned(), Kind::File)]);
        assert!(matches!(files.list("น่าน"), Err(Unread::NotFound)));
        assert!(matches!(files.list("b.xlsx"), Err(Unread::NoFolder)));
        let files = Files::in_memory("ชุดข้อมูล", files);
        assert_eq!(files.bytes("b.xlsx", 7).unwrap(), b"/b.xlsx");
        assert!(matches!(files.bytes("b.xlsx", 6), Err(Unread::TooLarge { limit: 6 })));
        assert!(matches!(files.bytes("c", 6), Err(Unread::NotFound)));
    }
}
