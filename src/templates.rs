//! The files a book is made with: handbooks, prose, layouts, lexicon. All are built into the program.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};

use crate::handbook::{Handbook, HandbookError, Handbooks};

static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// Template files by their path below the templates folder, with `/` between names on every system.
#[derive(Debug, Clone)]
pub struct Templates(BTreeMap<String, Vec<u8>>);

/// A handbook file that cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{file}: {cause}")]
pub struct TemplateError {
    pub file: String,
    pub cause: HandbookError,
}

impl Templates {
    /// The files built into the program.
    pub fn embedded() -> Self {
        let mut files = BTreeMap::new();
        collect(&EMBEDDED, &mut files);
        Self(files)
    }

    /// Every handbook there is.
    ///
    /// # Errors
    /// When one is not well formed.
    pub fn handbooks(&self) -> Result<Handbooks, TemplateError> {
        self.texts("handbook/", ".toml")
            .map(|(file, text)| Handbook::parse(text).map_err(|cause| TemplateError { file: file.to_owned(), cause }))
            .collect()
    }

    /// Text files below a folder with an ending, in the order of their paths.
    pub fn texts<'a>(&'a self, folder: &'a str, ending: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.0
            .iter()
            .filter(move |(path, _)| path.starts_with(folder) && path.ends_with(ending))
            .filter_map(|(path, bytes)| Some((path.as_str(), std::str::from_utf8(bytes).ok()?)))
    }

    /// Every file the typesetter may open: layouts and what they include.
    pub fn layouts(&self) -> BTreeMap<String, Vec<u8>> {
        self.0
            .iter()
            .filter(|(path, _)| path.ends_with(".typ"))
            .map(|(path, bytes)| (path.clone(), bytes.clone()))
            .collect()
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
