//! The first steps every command shares: read and check.

use std::path::Path;

use crate::{
    check::{self, Checked},
    handbook::Handbooks,
    read,
    templates::Templates,
};

use super::{Failure, args::Common};

/// A checked dataset with what it was checked by.
pub struct Loaded {
    pub templates: Templates,
    pub handbooks: Handbooks,
    pub checked: Checked,
}

/// Reads and checks a dataset, with the user's own templates when there are any.
pub fn load(path: &Path, common: &Common) -> Result<Loaded, Failure> {
    let templates = match &common.templates {
        Some(folder) => Templates::with_folder(folder)?,
        None => Templates::embedded(),
    };
    let handbooks = templates.handbooks()?;
    let checked = check::check(read::read(path)?, &handbooks);
    Ok(Loaded { templates, handbooks, checked })
}

/// Today, where the user is. The only place below which there is no clock.
pub fn today() -> chrono::NaiveDate {
    chrono::Local::now().date_naive()
}
