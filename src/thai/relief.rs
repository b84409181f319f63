//! Breaks of last resort, for stretches so long that they would run out of their column.

use icu_segmenter::GraphemeClusterSegmenter;

use super::letters::{cannot_begin, cannot_end, cluster_starts, is_letter, is_space};
use super::words::{Kind, Word};

/// More clusters than this without a break are broken at need.
const LONGEST: usize = 40;
/// And then about this often.
const RELIEVED: usize = 20;

/// For each character and the end, whether text may be cut before it at need: never inside a cluster.
pub fn safe_cuts(chars: &[char]) -> Vec<bool> {
    let mut safe = vec![false; chars.len() + 1];
    let text: String = chars.iter().collect();
    let mut ends = GraphemeClusterSegmenter::new().segment_str(&text).peekable();
    for (i, (place, _)) in text.char_indices().enumerate().skip(1) {
        while ends.next_if(|&end| end < place).is_some() {}
        safe[i] =
            ends.peek() == Some(&place) && !cannot_begin(chars[i]) && !cannot_end(chars[i - 1]) && !is_space(chars[i]);
    }
    let mut start = 0;
    while start < chars.len() {
        let end = start + chars[start..].iter().take_while(|&&c| is_letter(c)).count();
        for (i, begins) in cluster_starts(&chars[start..end]).into_iter().enumerate() {
            safe[start + i] &= begins;
        }
        start = end + 1;
    }
    safe
}

/// Opens places in every stretch of `open` that is too long: between words where there are, else between clusters.
pub fn relieve(chars: &[char], words: &[Word], open: &mut [bool]) {
    let mut start = 0;
    for end in 1..=chars.len() {
        if end == chars.len() || open[end] {
            if end - start > LONGEST {
                relieve_stretch(chars, words, open, start, end);
            }
            start = end;
        }
    }
}

fn relieve_stretch(chars: &[char], words: &[Word], open: &mut [bool], start: usize, end: usize) {
    let safe = safe_cuts(&chars[start..end]);
    if safe.iter().filter(|&&safe| safe).count() < LONGEST {
        return;
    }
    let mut words = words[words.partition_point(|word| word.start <= start)..].iter().peekable();
    let mut clusters = 0;
    let mut joint = None;
    for i in (start + 1..end).filter(|i| safe[i - start]) {
        clusters += 1;
        while words.next_if(|word| word.start < i).is_some() {}
        let word_begins = words.peek().is_some_and(|word| word.start == i && word.kind != Kind::Unknown);
        if word_begins
            || is_space(chars[i - 1])
            || matches!(chars[i - 1], '/' | '.' | '-' | '_' | '?' | '&' | '=' | '@')
        {
            joint = Some((i, clusters));
        }
        if clusters >= RELIEVED {
            let (place, before) = joint.take().unwrap_or((i, clusters));
            open[place] = true;
            clusters -= before;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<String> {
        let chars: Vec<char> = text.chars().collect();
        let safe = safe_cuts(&chars);
        let mut parts = vec![String::new()];
        for (i, &c) in chars.iter().enumerate() {
            if safe[i] {
                parts.push(String::new());
            }
            if let Some(part) = parts.last_mut() {
                part.push(c);
            }
        }
        parts
    }

    #[test]
    fn clusters_stay_whole() {
        assert_eq!(cut("แม่ฮ่องสอน"), ["แม่", "ฮ่", "อ", "ง", "ส", "อ", "น"]);
        assert_eq!(cut("จันทร์"), ["จันทร์"]);
        assert_eq!(cut("น้ำเป็น"), ["น้ำ", "เป็น"]);
        assert_eq!(cut("👨‍👩‍👧ก"), ["👨‍👩‍👧", "ก"]);
    }
}
