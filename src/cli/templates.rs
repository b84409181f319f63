//! `ruplem templates`: every built-in template as a file, to change and use with `--templates`.

use super::{
    Exit, Failure,
    args::{Common, TemplatesArgs},
    fresh, report,
};
use crate::templates::Templates;

pub fn run(args: &TemplatesArgs, common: &Common) -> Result<Exit, Failure> {
    let templates = Templates::embedded();
    let files: Vec<_> = templates.files().map(|(path, bytes)| (args.folder.join(path), bytes)).collect();
    fresh::write_new(&files)?;
    report::templates_written(&args.folder, files.len(), common.lang);
    Ok(Exit::Done)
}
