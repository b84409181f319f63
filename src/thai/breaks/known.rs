//! The texts of the layouts that come with the program, whose breaks were decided when it was made: finding them took a
//! fifth of a scorecard's time.
//!
//! `data/layout-marks.txt` has one text a line, with visible signs for the marks. A test holds it to the layouts and to the
//! breaker, and writes it anew with `UPDATE_EXPECTED=1 cargo test --lib known`.

/// What is written for U+200B, U+2060 and U+00A0.
const SIGNS: [(char, char); 3] = [('|', '\u{200b}'), ('^', '\u{2060}'), ('_', '\u{a0}')];

/// Each text and its marked form.
pub(super) fn texts() -> impl Iterator<Item = (String, String)> {
    include_str!("../../../data/layout-marks.txt").lines().map(|line| {
        let marked: String =
            line.chars().map(|c| SIGNS.iter().find(|(sign, _)| *sign == c).map_or(c, |(_, c)| *c)).collect();
        let plain = line.chars().filter(|c| !matches!(c, '|' | '^')).map(|c| if c == '_' { ' ' } else { c }).collect();
        (plain, marked)
    })
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, env, fs};

    use super::*;
    use crate::{
        templates::Templates,
        thai::{breaks::Breaker, lexicon::Lexicon},
        typeset::mark_layout,
    };

    /// What breakers say of the layouts' texts, as the file has it.
    fn told(templates: &Templates) -> BTreeSet<String> {
        let breaker = Breaker::new(Lexicon::parse(templates.lexicon()));
        for (path, layout) in templates.layouts() {
            if path.ends_with(".typ") {
                mark_layout(&String::from_utf8(layout).expect("a layout is text"), &breaker);
            }
        }
        let is_plain =
            |text: &str| !text.contains(|c: char| c.is_control() || SIGNS.iter().any(|(a, b)| c == *a || c == *b));
        let shown = |c: char| SIGNS.iter().find(|(_, mark)| *mark == c).map_or(c, |(sign, _)| *sign);
        let all = breaker.marked.all().into_iter().filter(|(text, _)| is_plain(text));
        all.map(|(_, marked)| marked.chars().map(shown).collect()).collect()
    }

    #[test]
    fn marks_of_layouts_are_those_the_breaker_would_make() {
        let told = told(&Templates::embedded());
        if env::var_os("UPDATE_EXPECTED").is_some() {
            let lines: String = told.iter().map(|line| format!("{line}\n")).collect();
            fs::write("data/layout-marks.txt", lines).expect("the file can be written");
            return;
        }
        let breaker = Breaker::new(Lexicon::parse(Templates::embedded().lexicon()));
        let wrong: Vec<_> = texts().filter(|(text, marked)| *breaker.mark(text) != **marked).collect();
        assert_eq!(wrong, []);
        let known: BTreeSet<_> = include_str!("../../../data/layout-marks.txt").lines().map(str::to_owned).collect();
        let unknown: Vec<_> = told.difference(&known).collect();
        // A text that is not known yet is only slower.
        assert!(unknown.len() * 10 <= told.len(), "{} of {}: {unknown:?}", unknown.len(), told.len());
    }
}
