//! What was found, parted by file or sheet and then by kind.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Severity};

/// What was found in one file or sheet.
pub struct Group<'a> {
    pub file: &'a str,
    pub sheet: Option<&'a str>,
    /// Errors first, otherwise in the order they come up in.
    pub kinds: Vec<Kind<'a>>,
}

/// What was found under one code, in the order of rows.
pub struct Kind<'a> {
    pub code: &'static str,
    pub severity: Severity,
    pub found: Vec<&'a Diagnostic>,
}

impl Group<'_> {
    pub fn count(&self, severity: Severity) -> usize {
        self.kinds.iter().filter(|kind| kind.severity == severity).map(|kind| kind.found.len()).sum()
    }
}

/// The groups, those with errors first, otherwise in the order they come up in.
pub fn groups<'a>(found: &[&'a Diagnostic]) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    let mut known: BTreeMap<(&str, Option<&str>), usize> = BTreeMap::new();
    for diagnostic in found {
        let (file, sheet) = (diagnostic.place.file.as_str(), diagnostic.place.sheet.as_deref());
        let index = *known.entry((file, sheet)).or_insert_with(|| {
            groups.push(Group { file, sheet, kinds: Vec::new() });
            groups.len() - 1
        });
        let (code, kinds) = (diagnostic.fault.code(), &mut groups[index].kinds);
        match kinds.iter_mut().find(|kind| kind.code == code) {
            Some(kind) => kind.found.push(diagnostic),
            None => kinds.push(Kind { code, severity: diagnostic.severity(), found: vec![diagnostic] }),
        }
    }
    for group in &mut groups {
        group.kinds.sort_by_key(|kind| kind.severity);
    }
    groups.sort_by_key(|group| group.count(Severity::Error) == 0);
    groups
}

/// Diagnostics that say the same in other places: told once, with the places below each other.
pub fn alike<'a>(found: &[&'a Diagnostic], say: impl Fn(&Diagnostic) -> (String, String)) -> Vec<Alike<'a>> {
    let mut all: Vec<Alike<'a>> = Vec::new();
    let mut known: BTreeMap<(String, String), usize> = BTreeMap::new();
    for diagnostic in found {
        let (message, hint) = say(diagnostic);
        let index = *known.entry((message.clone(), hint.clone())).or_insert_with(|| {
            all.push(Alike { message, hint, found: Vec::new() });
            all.len() - 1
        });
        all[index].found.push(diagnostic);
    }
    all
}

/// One message with every place it is said of.
pub struct Alike<'a> {
    pub message: String,
    pub hint: String,
    pub found: Vec<&'a Diagnostic>,
}
