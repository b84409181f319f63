//! The sample that is inside.

use include_dir::{Dir, include_dir};
use ruplem::{Workshop, mended::Mend};

use crate::{data::Opened, failure::Failure};

static CHIANG_MAI: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../samples/chiang-mai");

pub fn opened(workshop: &Workshop, mends: &[Mend]) -> Result<Opened, Failure> {
    let mut files = Vec::new();
    take(&CHIANG_MAI, &mut files);
    Opened::of_files(workshop, ("chiang-mai", None), files, mends)
}

fn take(folder: &Dir<'_>, files: &mut Vec<(String, Vec<u8>)>) {
    let path = |path: &std::path::Path| path.to_string_lossy().into_owned();
    files.extend(folder.files().map(|file| (path(file.path()), file.contents().to_vec())));
    folder.dirs().for_each(|folder| take(folder, files));
}
