//! One fingerprint of many files, the same on every machine that has the same sources.

use std::{collections::BTreeMap, fmt::Write, fs, io, path::Path};

use sha2::{Digest, Sha256};

/// The SHA-256 of the files and of all files in the folders named, by their paths below the project. A checkout on Windows
/// may have turned the line ends of texts, which makes no other program.
///
/// # Errors
/// When one of them cannot be read.
pub fn of(project: &Path, sources: &[&str]) -> io::Result<String> {
    let mut files = BTreeMap::new();
    for source in sources {
        collect(&project.join(source), source, &mut files)?;
    }
    let mut hash = Sha256::new();
    for (name, bytes) in &files {
        for piece in [name.as_bytes(), bytes] {
            hash.update((piece.len() as u64).to_le_bytes());
            hash.update(piece);
        }
    }
    Ok(hash.finalize().iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    }))
}

fn collect(path: &Path, name: &str, files: &mut BTreeMap<String, Vec<u8>>) -> io::Result<()> {
    if !path.is_dir() {
        let bytes = fs::read(path)?;
        let is_text = std::str::from_utf8(&bytes).is_ok();
        files.insert(name.to_owned(), if is_text { with_plain_line_ends(&bytes) } else { bytes });
        return Ok(());
    }
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        let below = entry.file_name().to_string_lossy().into_owned();
        // What a system or an editor puts down for itself is no source.
        if !below.starts_with('.') {
            collect(&entry.path(), &format!("{name}/{below}"), files)?;
        }
    }
    Ok(())
}

fn with_plain_line_ends(text: &[u8]) -> Vec<u8> {
    let is_turned = |place: usize| text[place] == b'\r' && text.get(place + 1) == Some(&b'\n');
    (0..text.len()).filter(|place| !is_turned(*place)).map(|place| text[place]).collect()
}
