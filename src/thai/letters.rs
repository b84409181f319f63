//! What the letters of the Thai script do to a line: which hold on to their neighbours and which stand alone.

/// Whether `c` is a Thai letter, vowel, tone mark or sign that words are written with (no digits, no ฿ ๏ ๚ ๛).
pub fn is_letter(c: char) -> bool {
    matches!(c, '\u{0E01}'..='\u{0E3A}' | '\u{0E40}'..='\u{0E4E}')
}

/// Whether `c` is one of ก–ฮ.
pub fn is_consonant(c: char) -> bool {
    matches!(c, 'ก'..='ฮ')
}

/// Whether `c` is a digit, Thai or Arabic.
pub fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '๐'..='๙')
}

/// Whether `c` sits above or below another character, in Thai or in any other script, and so cannot begin a line.
pub fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{0E31}' | '\u{0E34}'..='\u{0E3A}' | '\u{0E47}'..='\u{0E4E}'
        | '\u{0300}'..='\u{036F}' | '\u{0EB1}' | '\u{0EB4}'..='\u{0EBC}' | '\u{0EC8}'..='\u{0ECE}'
        | '\u{200D}' | '\u{20D0}'..='\u{20FF}' | '\u{FE00}'..='\u{FE0F}' | '\u{FE20}'..='\u{FE2F}')
}

/// Whether `c` is a vowel written before its consonant, which cannot end a line.
pub fn is_leading_vowel(c: char) -> bool {
    matches!(c, 'เ'..='ไ')
}

/// Whether `c` leans on the letter before it: marks, the vowels ะ า ำ ๅ, and the signs ฯ ๆ.
pub fn leans_back(c: char) -> bool {
    is_mark(c) || matches!(c, 'ะ' | 'า' | 'ำ' | 'ๅ' | 'ฯ' | 'ๆ')
}

/// For a run of Thai letters, whether a cluster begins at each letter: `true` where text may at all be cut.
///
/// A cluster is a leading vowel, its consonant, its marks and following vowels, and the consonants silenced by a
/// thanthakhat or bound by a vowel that cannot stand open (ั ็ ื).
pub fn cluster_starts(run: &[char]) -> Vec<bool> {
    let at = |i: usize| run.get(i).copied().unwrap_or('\0');
    let mut starts = vec![true; run.len()];
    for i in 1..run.len() {
        let silenced = is_consonant(at(i)) && silenced_at(run, i);
        starts[i] = !(leans_back(at(i))
            || is_leading_vowel(at(i - 1))
            || silenced
            || (is_consonant(at(i)) && needs_final(run, i)));
    }
    starts
}

/// Whether the consonant at `i` is silenced: ร์ ธิ์ ธุ์, or the first of a silent pair as in จันทร์ ศาสตร์.
fn silenced_at(run: &[char], i: usize) -> bool {
    let at = |i: usize| run.get(i).copied().unwrap_or('\0');
    match (at(i + 1), at(i + 2)) {
        ('์', _) | ('ิ' | 'ุ', '์') => true,
        (next, '์') => matches!((at(i), next), ('ต' | 'ท' | 'ด', 'ร') | ('ก', 'ษ')),
        _ => false,
    }
}

/// Whether the vowel before the consonant at `i` cannot stand without it: ั ็ ื, a tone mark between or not.
fn needs_final(run: &[char], i: usize) -> bool {
    let mut back = run[..i].iter().rev();
    let mut mark = back.next().copied();
    if matches!(mark, Some('\u{0E48}'..='\u{0E4B}')) {
        mark = back.next().copied();
    }
    match mark {
        Some('ั' | 'ื') => true,
        Some('็') => back.next() != Some(&'ก'),
        _ => false,
    }
}
