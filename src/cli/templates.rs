//! `ruplem templates`: every built-in template as a file, to change and use with `--templates`.

use super::{
    Exit, Failure,
    args::{Common, TemplatesArgs},
    report,
};
use crate::{
    files::shown,
    templates::Templates,
    write::{self, MadeFolders},
};

pub fn run(args: &TemplatesArgs, common: &Common) -> Result<Exit, Failure> {
    let templates = Templates::embedded();
    let files: Vec<_> = templates.files().map(|(path, bytes)| (args.folder.join(path), bytes)).collect();
    // What somebody has changed is never written over.
    if let Some((path, _)) = files.iter().find(|(path, _)| path.symlink_metadata().is_ok()) {
        return Err(Failure::AlreadyThere { path: shown(path) });
    }
    let mut made = Vec::new();
    for (path, bytes) in &files {
        if let Some(folder) = path.parent() {
            made.push(MadeFolders::make(folder).map_err(|cause| Failure::Write { path: shown(folder), cause })?);
        }
        write::whole(path, bytes)?;
    }
    report::templates_written(&args.folder, files.len(), common.lang);
    Ok(Exit::Done)
}
