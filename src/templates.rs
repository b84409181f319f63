//! The files a book is made with: handbooks, prose, layouts, lexicon. All are built into the program; a user's folder
//! may replace or add any of them.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};

use crate::{
    diagnostic::{Spot, Told},
    files::{Files, Kind, Unread, below},
    handbook::{Handbook, HandbookError, Handbooks, LongPlans},
    read::encoding_of,
    text::nearest,
};

static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// Where the lists of names and terms are, and how their names end.
const LISTS: &str = "lexicon/";
const LIST: &str = ".txt";

/// The long-term plans with their years.
const LONG_PLANS: &str = "long-plans.toml";

/// How much of a templates folder is read: far above what anybody writes by hand, far below what fills a computer's memory.
const MOST_FILES: usize = 2_000;
const MOST_BYTES: u64 = 128 * 1024 * 1024;
const DEEPEST: usize = 8;

/// Template files by their path below the templates folder, with `/` between names on every system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Templates(BTreeMap<String, Vec<u8>>);

/// A template that cannot be used.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "their texts say it all")]
pub enum TemplateError {
    #[error("{file}: {cause}")]
    Handbook { file: String, cause: HandbookError },
    #[error(
        "{path}: this file is {}, but templates are UTF-8; save it again as UTF-8",
        .encoding.unwrap_or("in no encoding that is known")
    )]
    NotUtf8 { path: String, encoding: Option<&'static str> },
    #[error("{path}: the templates folder cannot be read ({cause}); see what --templates names")]
    Unreadable { path: String, cause: Unread },
    #[error(
        "{path}: the templates folder holds too much (at most {MOST_FILES} files, {} MB, {DEEPEST} folders deep); take out \
         what is no template", MOST_BYTES / (1024 * 1024)
    )]
    TooMuch { path: String },
}

impl Told for TemplateError {
    fn thai(&self) -> String {
        match self {
            Self::Handbook { file, cause } => {
                let position = if let HandbookError::Syntax { position, .. } = cause { *position } else { None };
                format!("{}: {}", Spot { file: file.clone(), position }.thai(), cause.thai())
            }
            Self::NotUtf8 { path, encoding } => {
                let found = encoding.map_or(
                    "ด้วยการเข้ารหัสที่ไม่รู้จัก".to_owned(),
                    |name| {
                        let ansi = if name == "windows-874" { " (ANSI)" } else { "" };
                        format!("เป็น {name}{ansi}")
                    },
                );
                format!("{path}: แฟ้มนี้บันทึก{found} แต่แม่แบบต้องเป็น UTF-8 เปิดด้วย Notepad เลือกบันทึกเป็น แล้วเลือกการเข้ารหัส UTF-8")
            }
            Self::Unreadable { path, cause } => {
                let cause = cause.thai();
                format!("{path}: เปิดอ่านโฟลเดอร์แม่แบบไม่ได้ ({cause}) ตรวจชื่อที่ระบุด้วย --templates และสิทธิ์ในการอ่าน")
            }
            Self::TooMuch { path } => format!(
                "{path}: โฟลเดอร์แม่แบบใหญ่เกินไป (ไม่เกิน {MOST_FILES} แฟ้ม {} เมกะไบต์ ซ้อนกัน {DEEPEST} ชั้น) นำแฟ้มที่ไม่ใช่แม่แบบออก",
                MOST_BYTES / (1024 * 1024)
            ),
        }
    }
}

impl Templates {
    /// The files built into the program.
    pub fn embedded() -> Self {
        let mut files = BTreeMap::new();
        collect(&EMBEDDED, &mut files);
        Self(files)
    }

    /// These files and no others.
    pub fn only(files: BTreeMap<String, Vec<u8>>) -> Self {
        Self(files)
    }

    /// The same with one file added, or in the place of the one of its path.
    #[must_use]
    pub fn with(mut self, path: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.0.insert(path.to_owned(), bytes.into());
        self
    }

    /// The built-in files, each replaced by the file of the same path in `folder` where there is one.
    ///
    /// # Errors
    /// When the folder or a file in it cannot be read, is no plain file or leads out, or when there is too much of them.
    pub fn over_embedded(folder: &Files) -> Result<Self, TemplateError> {
        let mut templates = Self::embedded();
        let mut overlay = Overlay { folder, files: &mut templates.0, count: 0, bytes: 0 };
        overlay.take("", 0)?;
        Ok(templates)
    }

    /// Every handbook there is, and the long plans.
    ///
    /// # Errors
    /// When one is not well formed.
    pub fn handbooks(&self) -> Result<Handbooks, TemplateError> {
        let refused = |file: &str, cause| TemplateError::Handbook { file: file.to_owned(), cause };
        let read = self.texts("handbook/", ".toml");
        let handbooks = read.map(|(file, text)| Handbook::parse(text).map_err(|cause| refused(file, cause)));
        let handbooks: Vec<Handbook> = handbooks.collect::<Result<_, _>>()?;
        let plans = self
            .texts(LONG_PLANS, "")
            .next()
            .map(|(file, text)| LongPlans::parse(text).map_err(|cause| refused(file, cause)));
        Ok(Handbooks::new(handbooks, plans.transpose()?.unwrap_or_default()))
    }

    /// Every file with its path, in the order of paths.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.0.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    /// Text files below a folder with an ending, in the order of their paths.
    pub fn texts<'a>(&'a self, folder: &'a str, ending: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.0
            .iter()
            .filter(move |(path, _)| path.starts_with(folder) && path.ends_with(ending))
            .filter_map(|(path, bytes)| Some((path.as_str(), std::str::from_utf8(bytes).ok()?)))
    }

    /// The prose templates with their paths.
    pub fn prose(&self) -> impl Iterator<Item = (&str, &str)> {
        self.texts("prose/", ".tera")
    }

    /// The lists of names and terms that lines do not break.
    pub fn lexicon(&self) -> impl Iterator<Item = &str> {
        self.texts(LISTS, LIST).map(|(_, text)| text)
    }

    /// Every file the typesetter may open: layouts, what they include, and pictures.
    pub fn layouts(&self) -> BTreeMap<String, Vec<u8>> {
        let layouts = self.files().filter(|(path, _)| is_layout(path));
        layouts.map(|(path, bytes)| (path.to_owned(), bytes.to_vec())).collect()
    }

    /// The user's own font files by path.
    pub fn fonts(&self) -> BTreeMap<String, Vec<u8>> {
        let fonts = self.files().filter(|(path, _)| is_font(path));
        fonts.map(|(path, bytes)| (path.to_owned(), bytes.to_vec())).collect()
    }

    /// Those alone that composed books are set with: layouts, fonts and lists.
    #[must_use]
    pub fn of_setting(&self) -> Self {
        let wanted = |path: &str| is_layout(path) || is_font(path) || is_list(path);
        let files = self.files().filter(|(path, _)| wanted(path));
        Self(files.map(|(path, bytes)| (path.to_owned(), bytes.to_vec())).collect())
    }
}

/// A file of a templates folder that nothing asks for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path}: no template uses this file{}", .nearest.as_ref().map_or_else(String::new, |nearest| format!("; did you mean {nearest}?")))]
pub struct Unused {
    /// Its path below the folder.
    pub path: String,
    /// The built-in file that it was probably to replace.
    pub nearest: Option<String>,
}

impl Told for Unused {
    fn thai(&self) -> String {
        let Self { path, nearest } = self;
        let meant = match nearest {
            _ if ends_in(path, &FONTS) => " แบบอักษรต้องอยู่ในโฟลเดอร์ fonts".to_owned(),
            Some(nearest) => format!(" หมายถึง {nearest} ใช่หรือไม่"),
            None => String::new(),
        };
        format!("{path}: ไม่มีแม่แบบใดใช้แฟ้มนี้{meant}")
    }
}

impl Templates {
    /// Files beside the built-in ones that nothing asks for: neither lists, handbooks and fonts in their folders, nor what
    /// another template or the data that lies there names.
    pub fn unused(&self) -> Vec<Unused> {
        let built_in = Self::embedded();
        let is_told = |path: &str| ends_in(path, &TEXTS) || ends_in(path, &PICTURES) || ends_in(path, &FONTS);
        let is_read =
            |path: &str| is_font(path) || is_list(path) || path.starts_with("handbook/") && path.ends_with(".toml");
        let others = self.0.keys().filter(|path| !built_in.0.contains_key(*path) && is_told(path) && !is_read(path));
        let is_named = |path: &str| {
            let name = path.rsplit('/').next().unwrap_or(path);
            let mut texts = self.0.iter().filter(|(other, _)| other.as_str() != path && ends_in(other, &NAMING));
            texts.any(|(_, bytes)| std::str::from_utf8(bytes).is_ok_and(|text| text.contains(name)))
        };
        let unused = others.filter(|path| !is_named(path)).map(|path| Unused {
            nearest: nearest(path, built_in.0.keys().map(String::as_str)).map(str::to_owned),
            path: path.clone(),
        });
        unused.collect()
    }
}

/// How the names of templates end that are text, of pictures and of fonts, and of what may name other files.
const TEXTS: [&str; 4] = [".typ", ".tera", ".toml", ".txt"];
const PICTURES: [&str; 4] = [".svg", ".png", ".jpg", ".jpeg"];
const FONTS: [&str; 3] = [".ttf", ".otf", ".ttc"];
const NAMING: [&str; 3] = [".typ", ".tera", ".json"];

fn is_layout(path: &str) -> bool {
    ends_in(path, &[".typ"]) || ends_in(path, &PICTURES)
}

fn is_font(path: &str) -> bool {
    path.starts_with("fonts/") && ends_in(path, &FONTS)
}

fn is_list(path: &str) -> bool {
    path.starts_with(LISTS) && path.ends_with(LIST)
}

fn ends_in(path: &str, endings: &[&str]) -> bool {
    let path = path.to_lowercase();
    endings.iter().any(|ending| path.ends_with(ending))
}

fn collect(folder: &Dir<'_>, files: &mut BTreeMap<String, Vec<u8>>) {
    for file in folder.files() {
        files.insert(file.path().to_string_lossy().replace('\\', "/"), file.contents().to_vec());
    }
    for folder in folder.dirs() {
        collect(folder, files);
    }
}

/// What some programs write before a text in UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// A user's folder on its way over the built-in files.
struct Overlay<'a> {
    folder: &'a Files,
    files: &'a mut BTreeMap<String, Vec<u8>>,
    count: usize,
    bytes: u64,
}

impl Overlay<'_> {
    fn take(&mut self, folder: &str, depth: usize) -> Result<(), TemplateError> {
        let too_much = |path: &str| TemplateError::TooMuch { path: self.folder.place(path) };
        if depth > DEEPEST {
            return Err(too_much(folder));
        }
        let unreadable = |path: &str, cause| TemplateError::Unreadable { path: self.folder.place(path), cause };
        for entry in self.folder.list(folder).map_err(|cause| unreadable(folder, cause))? {
            let path = below(folder, &entry.name);
            if entry.kind == Kind::Folder {
                self.take(&path, depth + 1)?;
                continue;
            }
            let left = MOST_BYTES - self.bytes;
            let bytes = self.folder.bytes(&path, left).map_err(|cause| match cause {
                Unread::TooLarge { .. } => TemplateError::TooMuch { path: self.folder.place(&path) },
                cause => TemplateError::Unreadable { path: self.folder.place(&path), cause },
            })?;
            self.count += 1;
            if self.count > MOST_FILES {
                return Err(TemplateError::TooMuch { path: self.folder.place(&path) });
            }
            self.bytes += bytes.len() as u64;
            if ends_in(&path, &TEXTS) && std::str::from_utf8(&bytes).is_err() {
                let encoding = encoding_of(&bytes).map(|(encoding, _)| encoding.name());
                return Err(TemplateError::NotUtf8 { path: self.folder.place(&path), encoding });
            }
            // Notepad's mark of UTF-8 is no part of the text, and would be printed as such.
            let is_marked = ends_in(&path, &TEXTS) && bytes.starts_with(MARK);
            self.files.insert(path, if is_marked { bytes[MARK.len()..].to_vec() } else { bytes });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::Memory;

    #[test]
    fn a_mark_before_a_text_is_none_of_it() {
        let marked = [("plan.typ".to_owned(), "\u{feff}แผน".as_bytes().to_vec())];
        let folder = Files::in_memory("templates", Memory::new(marked).0);
        let templates = Templates::over_embedded(&folder).unwrap();
        let plan: Vec<&str> = templates.texts("plan.typ", "").map(|(_, text)| text).collect();
        assert_eq!(plan, ["แผน"]);
    }
}
