//! The files a book is made with: handbooks, prose, layouts, lexicon. All are built into the program; a user's folder
//! may replace or add any of them.

use std::{collections::BTreeMap, fs, io, path::Path};

use include_dir::{Dir, include_dir};

use crate::handbook::{Handbook, HandbookError, Handbooks};

static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// Template files by their path below the templates folder, with `/` between names on every system.
#[derive(Debug, Clone)]
pub struct Templates(BTreeMap<String, Vec<u8>>);

/// A template that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum TemplateError {
    #[error("{file}: {cause}")]
    Handbook { file: String, cause: HandbookError },
    #[error("{path}: the templates folder cannot be read ({cause})")]
    Unreadable { path: String, cause: io::Error },
}

impl Templates {
    /// The files built into the program.
    pub fn embedded() -> Self {
        let mut files = BTreeMap::new();
        collect(&EMBEDDED, &mut files);
        Self(files)
    }

    /// The built-in files, each replaced by the file of the same path in `folder` where there is one.
    ///
    /// # Errors
    /// When the folder or a file in it cannot be read.
    pub fn with_folder(folder: &Path) -> Result<Self, TemplateError> {
        let mut templates = Self::embedded();
        overlay(folder, "", &mut templates.0)
            .map_err(|cause| TemplateError::Unreadable { path: folder.display().to_string(), cause })?;
        Ok(templates)
    }

    /// Every handbook there is.
    ///
    /// # Errors
    /// When one is not well formed.
    pub fn handbooks(&self) -> Result<Handbooks, TemplateError> {
        self.texts("handbook/", ".toml")
            .map(|(file, text)| {
                Handbook::parse(text).map_err(|cause| TemplateError::Handbook { file: file.to_owned(), cause })
            })
            .collect()
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

    /// Every file the typesetter may open: layouts, what they include, and pictures.
    pub fn layouts(&self) -> BTreeMap<String, Vec<u8>> {
        self.ending_in(&[".typ", ".svg", ".png", ".jpg", ".jpeg"])
            .map(|(path, bytes)| (path.to_owned(), bytes.to_vec()))
            .collect()
    }

    /// The user's own font files, in the order of their paths.
    pub fn fonts(&self) -> Vec<Vec<u8>> {
        let fonts = self.ending_in(&[".ttf", ".otf", ".ttc"]).filter(|(path, _)| path.starts_with("fonts/"));
        fonts.map(|(_, bytes)| bytes.to_vec()).collect()
    }

    fn ending_in<'a>(&'a self, endings: &'a [&str]) -> impl Iterator<Item = (&'a str, &'a [u8])> {
        self.files().filter(|(path, _)| {
            let path = path.to_lowercase();
            endings.iter().any(|ending| path.ends_with(ending))
        })
    }
}

fn collect(folder: &Dir<'_>, files: &mut BTreeMap<String, Vec<u8>>) {
    for file in folder.files() {
        files.insert(file.path().to_string_lossy().replace('\\', "/"), file.contents().to_vec());
    }
    for folder in folder.dirs() {
        collect(folder, files);
    }
}

fn overlay(folder: &Path, below: &str, files: &mut BTreeMap<String, Vec<u8>>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{below}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            overlay(&entry.path(), &format!("{name}/"), files)?;
        } else {
            files.insert(name, fs::read(entry.path())?);
        }
    }
    Ok(())
}
