//! Turns the word list and the built-in lexicon into finite-state maps at compile time, so that no list is loaded when the
//! program starts, and gives the program a fingerprint of what it is built from.
//!
//! A map's key: the word, one byte a letter (its place in the Thai block, U+0E00 + byte). The value of a listed word: its's cost,
//! −ln of its share of all counted words, in hundredths.

#[path = "build/fingerprint.rs"]
mod fingerprint;

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    error::Error,
    fs,
    path::Path,
};

/// Everything that decides what a book looks like.
const SOURCES: [&str; 8] = ["Cargo.lock", "Cargo.toml", "build", "build.rs", "data", "fonts", "src", "templates"];

/// What a word costs that stands in the list but was never counted: as if it were seen this often.
const UNCOUNTED: f64 = 0.5;
/// Pieces of two letters are mostly syllables and initials; rarer than this they are no words to break at.
const SHORT_WORD_FLOOR: u64 = 500;

fn main() -> Result<(), Box<dyn Error>> {
    let project = env::var("CARGO_MANIFEST_DIR")?;
    let project = Path::new(&project);
    for source in SOURCES {
        println!("cargo::rerun-if-changed={source}");
    }
    println!("cargo::rustc-env=RUPLEM_BUILD={}", fingerprint::of(project, &SOURCES)?);
    let words = words(&fs::read_to_string(project.join("data/words_th.tsv"))?)?;
    let out = env::var("OUT_DIR")?;
    fs::write(Path::new(&out).join("words.fst"), words)?;
    fs::write(Path::new(&out).join("units.fst"), units(&project.join("templates/lexicon"))?)?;
    Ok(())
}

/// The units of the built-in lexicon that are Thai letters alone, as a set of keys.
fn units(lexicon: &Path) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut keys = BTreeSet::new();
    for list in fs::read_dir(lexicon)? {
        let list = fs::read_to_string(list?.path())?;
        let units = list.lines().flat_map(|line| line.split('#').next().unwrap_or_default().split('|'));
        keys.extend(units.filter_map(|unit| key_of(unit.trim())).filter(|key| key.len() > 1));
    }
    let mut set = fst::SetBuilder::memory();
    set.extend_iter(keys)?;
    Ok(set.into_inner()?)
}

/// The counted words as a map.
fn words(list: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut counted = BTreeMap::new();
    let mut total = 0.0;
    for line in list.lines() {
        let Some((word, count)) = line.split_once('\t') else {
            continue;
        };
        let count: u64 = count.trim().parse()?;
        let Some(key) = key_of(word) else { continue };
        if key.len() < 2 || (key.len() == 2 && count < SHORT_WORD_FLOOR) {
            continue;
        }
        total += count as f64;
        counted.insert(key, count);
    }
    let mut map = fst::MapBuilder::memory();
    for (key, count) in counted {
        let share = (count as f64).max(UNCOUNTED) / total;
        map.insert(key, (-share.ln() * 100.0).round() as u64)?;
    }
    Ok(map.into_inner()?)
}

/// The word as bytes, `None` when it holds anything but Thai letters and signs of repetition or shortening.
fn key_of(word: &str) -> Option<Vec<u8>> {
    word.chars()
        .map(|c| match c {
            '\u{0E01}'..='\u{0E3A}' | '\u{0E40}'..='\u{0E4E}' => u8::try_from(u32::from(c) - 0x0E00).ok(),
            _ => None,
        })
        .collect()
}
