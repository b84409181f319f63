//! Thai typed in the wrong order or with the wrong letters, put right where only one reading is possible.
//!
//! No Unicode normal form does this: NFKC and NFKD take ำ apart, which is one of the faults mended here. What could be
//! meant in two ways is left as it is and told, with a suggestion where there is one.

mod scripts;

use std::borrow::Cow;

use self::scripts::with_own_letters;
use super::letters::{is_consonant, is_letter};

/// A text after repair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repaired<'a> {
    /// Borrowed when nothing was changed.
    pub text: Cow<'a, str>,
    /// What cannot be put right for certain, the first of it.
    pub doubt: Option<Doubt>,
}

/// A place in a text that no Thai word can have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// The letters around it.
    pub piece: String,
    /// The same letters as they may have been meant.
    pub suggestion: Option<String>,
}

const NIKHAHIT: char = '\u{e4d}';
const SARA_AA: char = 'า';
const SARA_AM: char = 'ำ';

/// Puts right what has only one reading:
///
/// - ํ and า for ำ; ำ before its tone mark; two เ for แ; ๅ for า
/// - marks and vowels doubled, and tone marks typed before the vowel they stand above
/// - Lao letters within a Thai word, glyphs of old Thai fonts, digits of other scripts, spaces that are not plain ones
pub fn repair(text: &str) -> Repaired<'_> {
    if text.chars().all(is_plain) {
        return Repaired { text: Cow::Borrowed(text), doubt: None };
    }
    let letters: Vec<char> = text.chars().collect();
    let mut doubt = None;
    let mut mapped = with_own_letters(&letters, &mut doubt);
    mend_sara_aa(&mut mapped);
    let ordered = in_order(&mapped, &mut doubt);
    let text = if ordered == letters { Cow::Borrowed(text) } else { Cow::Owned(ordered.into_iter().collect()) };
    Repaired { text, doubt }
}

/// Whether a character can be at fault in no company: Latin, and Thai consonants and digits.
fn is_plain(c: char) -> bool {
    c.is_ascii() || is_consonant(c) || matches!(c, '๐'..='๙')
}

/// ๅ stands after ฤ and ฦ alone; elsewhere it was typed for า, which looks the same.
fn mend_sara_aa(letters: &mut [char]) {
    let mut base = ' ';
    for letter in letters {
        if *letter == 'ๅ' && is_consonant(base) && !matches!(base, 'ฤ' | 'ฦ') {
            *letter = SARA_AA;
        }
        if !is_placed(*letter) {
            base = *letter;
        }
    }
}

/// A vowel above or below its consonant; ํ is one as long as no า follows.
fn is_vowel_mark(c: char) -> bool {
    matches!(c, '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}' | NIKHAHIT)
}

/// A tone mark, or the mark of silence.
fn is_top_mark(c: char) -> bool {
    matches!(c, '\u{e48}'..='\u{e4c}')
}

/// A mark that is put in its place: one of the vowels, then one of those on top.
fn is_placed(c: char) -> bool {
    is_vowel_mark(c) || is_top_mark(c)
}

/// The letters with every mark where it belongs.
fn in_order(letters: &[char], doubt: &mut Option<Doubt>) -> Vec<char> {
    let mut written: Vec<char> = Vec::with_capacity(letters.len());
    let mut rest = letters;
    while let Some((&c, after)) = rest.split_first() {
        if is_placed(c) {
            let length = rest.iter().take_while(|c| is_placed(**c)).count();
            let (marks, after) = rest.split_at(length);
            rest = stack(&mut written, marks, after, doubt);
            continue;
        }
        rest = after;
        match c {
            'เ' if after.first() == Some(&'เ') => {
                let run = 1 + after.iter().take_while(|c| **c == 'เ').count();
                if run == 2 {
                    add(&mut written, 'แ');
                } else {
                    written.extend(std::iter::repeat_n('เ', run));
                    tell(doubt, &written, after.get(run - 1..).unwrap_or_default(), None);
                }
                rest = &after[run - 1..];
            }
            _ => add(&mut written, c),
        }
    }
    written
}

/// Adds a letter, unless it is a vowel that stands there already: `าา`, `โโ`, and `ำา`, as a PDF may draw ำ in two parts.
fn add(written: &mut Vec<char>, c: char) {
    let is_vowel = matches!(c, SARA_AA | SARA_AM | 'ะ' | 'แ'..='ไ');
    let is_again = written.last().is_some_and(|last| *last == c || (*last, c) == (SARA_AM, SARA_AA));
    if !(is_vowel && is_again) {
        written.push(c);
    }
}

/// Puts a run of marks on the letter before it and gives back what is left to read.
fn stack<'a>(written: &mut Vec<char>, marks: &[char], after: &'a [char], doubt: &mut Option<Doubt>) -> &'a [char] {
    let mut vowels = distinct(marks.iter().copied().filter(|c| is_vowel_mark(*c)));
    let tops = distinct(marks.iter().copied().filter(|c| is_top_mark(*c)));
    let mut rest = after;
    let mut am = false;
    // ํ belongs to the า that follows, or repeats what is in ำ already.
    if let Some((SARA_AA | SARA_AM, beyond)) = after.split_first().map(|(c, beyond)| (*c, beyond))
        && vowels == [NIKHAHIT]
    {
        vowels.clear();
        am = true;
        rest = beyond;
    }
    let mark_count = (vowels.len(), tops.len());
    match written.last().copied() {
        Some(base) if is_consonant(base) || matches!(base, 'ฤ' | 'ฦ') => {
            written.extend(&vowels);
            written.extend(&tops);
            written.extend(am.then_some(SARA_AM));
            if mark_count.0 > 1 || mark_count.1 > 1 {
                let meant = if vowels == ['\u{e34}', NIKHAHIT] {
                    vec!['\u{e36}']
                } else {
                    vowels[..mark_count.0.min(1)].to_vec()
                };
                let kept = written.len() - mark_count.0 - mark_count.1 - usize::from(am);
                let mut suggested = written[..kept].to_vec();
                suggested.extend(meant);
                suggested.extend(tops.first());
                suggested.extend(am.then_some(SARA_AM));
                tell(doubt, written, rest, Some(&suggested));
            }
        }
        // นำ้: the tone mark stands where it would after ำ is drawn.
        Some(base @ (SARA_AM | SARA_AA | 'ะ'))
            if vowels.is_empty() && tops.len() == 1 && !am && takes_tone(written) =>
        {
            let swapped = [tops[0], base];
            let mut meant = written[..written.len() - 1].to_vec();
            meant.extend(swapped);
            if base == SARA_AM {
                *written = meant;
            } else {
                written.extend(&tops);
                tell(doubt, written, rest, Some(&meant));
            }
        }
        _ => {
            written.extend(marks);
            rest = after;
            tell(doubt, written, rest, None);
        }
    }
    rest
}

/// Whether the syllable before its last vowel could take a tone mark: it ends in a consonant without one.
fn takes_tone(written: &[char]) -> bool {
    written.len() > 1 && is_consonant(written[written.len() - 2])
}

/// The marks without repeats, in the order they were typed first.
fn distinct(marks: impl Iterator<Item = char>) -> Vec<char> {
    let mut kept = Vec::new();
    for mark in marks {
        if !kept.contains(&mark) {
            kept.push(mark);
        }
    }
    kept
}

/// How many letters are shown on either side of a doubt.
const AROUND: usize = 8;

/// Keeps the first doubt, with the letters around it and as they may have been meant.
fn tell(doubt: &mut Option<Doubt>, written: &[char], rest: &[char], meant: Option<&[char]>) {
    if doubt.is_some() {
        return;
    }
    let is_word = |c: &&char| is_letter(**c);
    let beyond: String = rest.iter().take_while(is_word).take(AROUND).collect();
    let ending = |letters: &[char]| {
        let length = letters.iter().rev().take_while(is_word).take(AROUND).count();
        let shown = letters[letters.len() - length..].iter().collect::<String>();
        let shown = if length < AROUND { &shown } else { shown.trim_start_matches(is_placed) };
        format!("{shown}{beyond}")
    };
    *doubt = Some(Doubt { piece: ending(written), suggestion: meant.map(ending) });
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn mended(text: &str) -> String {
        let repaired = repair(text);
        assert_eq!(repaired.doubt, None, "{text}");
        repaired.text.into_owned()
    }

    #[test]
    fn what_has_one_reading_is_put_right() {
        for (typed, meant) in [
            ("ทํางาน", "ทำงาน"),
            ("นํ้าตาล", "น้ำตาล"),
            ("น้ํา", "น้ำ"),
            ("นำ้", "น้ำ"),
            ("นํำ", "นำ"),
            ("เเรงงาน", "แรงงาน"),
            ("ท่ี", "ที่"),
            ("สิทธ์ิ", "สิทธิ์"),
            ("ที่่", "ที่"),
            ("ทีี่", "ที่"),
            ("ผู้้สูงอายุ", "ผู้สูงอายุ"),
            ("สำานักงาน", "สำนักงาน"),
            ("กาารจ้าง", "การจ้าง"),
            ("โโครงการ", "โครงการ"),
            ("การค\u{eb8}้มครอง", "การคุ้มครอง"),
            ("ค\u{eb8}\u{ec9}มครอง", "คุ้มครอง"),
            ("\u{e84}\u{eb8}\u{ec9}มครอง", "คุ้มครอง"),
            ("กๅรจ้ๅง", "การจ้าง"),
            ("ปี\u{f70b}", "ปี้"),
            ("แรงงาน\u{a0}นอกระบบ", "แรงงาน นอกระบบ"),
            ("１２๓", "12๓"),
            ("໑໒", "๑๒"),
        ] {
            assert_eq!(mended(typed), meant, "{typed}");
        }
    }

    #[test]
    fn what_has_two_readings_is_told_and_left() {
        for (typed, suggestion) in [
            ("บา้น", Some("บ้าน")),
            ("กี่้", Some("กี่")),
            ("กิู", Some("กิ")),
            ("กิํ", Some("กึ")),
            ("เเเรง", None),
            ("่ก", None),
            ("เ่ก", None),
            ("\u{e8a}\u{eb2}ย", Some("ซาย")),
        ] {
            let repaired = repair(typed);
            assert_eq!(repaired.text, typed);
            let doubt = repaired.doubt.expect(typed);
            assert_eq!(doubt.suggestion.as_deref(), suggestion, "{typed}");
        }
        let long = repair("สำนักงานแรงงานจังหวัด บา้นเลขที่ ๑").doubt.unwrap();
        assert_eq!((long.piece.as_str(), long.suggestion.as_deref()), ("บา้นเลขที่", Some("บ้านเลขที่")));
    }

    #[test]
    fn sound_texts_stay_as_they_are() {
        for text in ["ก็", "เก็บ", "ฤๅษี", "พราหมณ์", "ทฺวิ", "ນະຄອນ", "Ministry of Labour", "ฯพณฯ", "๑,๒๐๐.๕๐", "มากๆ"]
        {
            assert_eq!(repair(text), Repaired { text: Cow::Borrowed(text), doubt: None });
        }
    }

    /// Misspelt in the word list itself: a vowel too many.
    const MISSPELT: [&str; 5] = ["ศรีอยุูธยา", "อาวุูธ", "เมีัย", "เหมืิอน", "รักษาู"];

    #[test]
    fn every_word_of_the_list_stays_as_it_is() {
        for line in include_str!("../../../data/words_th.tsv").lines() {
            let word = line.split('\t').next().unwrap();
            let repaired = repair(word);
            assert_eq!(repaired.text, word);
            assert_eq!(repaired.doubt.is_some(), MISSPELT.contains(&word), "{word}: {:?}", repaired.doubt);
        }
    }

    proptest! {
        #[test]
        fn what_was_repaired_needs_no_repair(text in "[กนคเแาำะๅัิีุู็่้๊์ํฤ ຄຸ້ຊ1\u{f70a}\u{a0}]{0,16}") {
            let once = repair(&text).text.into_owned();
            let twice = repair(&once);
            prop_assert_eq!(&twice.text, &once);
        }

        #[test]
        fn no_text_makes_it_stumble(text in "\\PC{0,40}") {
            let _ = repair(&text);
        }
    }
}
