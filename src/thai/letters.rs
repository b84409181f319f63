//! What the letters of the Thai script do to a line: which hold on to their neighbours and which stand alone.

/// Whether `c` is a Thai letter, vowel, tone mark or sign that words are written with (no digits, no ฿ ๏ ๚ ๛).
pub fn is_letter(c: char) -> bool {
    matches!(c, '\u{0E01}'..='\u{0E3A}' | '\u{0E40}'..='\u{0E4E}')
}

/// Whether `c` is of the Thai script: letters, digits and signs.
pub fn is_thai(c: char) -> bool {
    matches!(c, '\u{0E01}'..='\u{0E3A}' | '\u{0E3F}'..='\u{0E5B}')
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

/// Whether `c` is a space, one that a line can end at or one that holds.
pub fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{A0}')
}

/// Whether no line begins with `c`. (ฯ is for the caller to judge: ฯพณฯ begins a name.)
pub fn cannot_begin(c: char) -> bool {
    is_mark(c)
        || matches!(c, 'ะ' | 'า' | 'ำ' | 'ๅ' | 'ๆ' | '๚' | '๛' | '”' | '’' | ')' | ']' | '}' | '»')
        || matches!(c, '!' | '?' | '%' | ',' | ';' | ':' | '…')
}

/// Whether no line ends with `c`.
pub fn cannot_end(c: char) -> bool {
    is_leading_vowel(c) || matches!(c, '“' | '‘' | '(' | '[' | '{' | '«' | '฿')
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
    let holds = |i: usize| {
        leans_back(run[i])
            || is_leading_vowel(run[i - 1])
            || (is_consonant(run[i]) && (silenced_at(run, i) || needs_final(run, i)))
    };
    (0..run.len()).map(|i| i == 0 || !holds(i)).collect()
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
        // ก็ stands open, but not the same letters in เก็บ.
        Some('็') => back.next() != Some(&'ก') || back.next().is_some_and(|&c| is_leading_vowel(c)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clusters_begin_where_a_line_could() {
        let starts = |text: &str| cluster_starts(&text.chars().collect::<Vec<_>>());
        assert_eq!(starts("เก้า"), [true, false, false, false]);
        assert_eq!(starts("วันก็มี"), [true, false, false, true, false, true, false]);
        assert_eq!(starts("ศุกร์ๆ"), [true, false, true, false, false, false]);
    }
}
