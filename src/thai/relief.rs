//! Breaks of last resort, for stretches so long that they would run out of their column.

use icu_segmenter::GraphemeClusterSegmenter;

use super::letters::{cannot_begin, cannot_end, cluster_starts, is_digit, is_letter, is_space};
use super::words::{Kind, Word};

/// What a column holds, in clusters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Relief {
    /// More than this without a break is broken at need,
    longest: usize,
    /// at a joint once there are this many,
    enough: usize,
    /// and anywhere when there are this many.
    most: usize,
}

/// No amount has so many digits and signs.
const NUMBER: usize = 20;

impl Relief {
    /// For columns of any width.
    pub const USUAL: Self = Self { longest: 40, enough: 20, most: 20 };

    /// For a column that holds about this many; as not all are of one width, pieces are rather a little shorter.
    pub fn of(clusters: usize) -> Self {
        let longest = clusters.clamp(1, Self::USUAL.longest);
        Self { longest, enough: (longest * 7 / 8).max(1), most: longest }
    }
}

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

/// Opens places in every stretch of `open` that is too long by what `relief` says of it: between words where there
/// are, else between clusters.
pub fn relieve(chars: &[char], words: &[Word], open: &mut [bool], relief: impl Fn(&[char]) -> Option<Relief>) {
    let mut start = 0;
    for end in 1..=chars.len() {
        if end == chars.len() || open[end] {
            if let Some(relief) = relief(&chars[start..end]).filter(|relief| end - start > relief.longest) {
                relieve_stretch(chars, words, &mut open[..end], start, relief);
            }
            start = end;
        }
    }
}

/// Opens places in `open` from `start` on.
fn relieve_stretch(chars: &[char], words: &[Word], open: &mut [bool], start: usize, relief: Relief) {
    let end = open.len();
    let safe = safe_cuts(&chars[start..end]);
    if safe.iter().filter(|&&safe| safe).count() < relief.longest {
        return;
    }
    let mut words = words[words.partition_point(|word| word.start <= start)..].iter().peekable();
    let mut clusters = 0;
    let mut joint: Option<(Joint, usize, usize)> = None;
    for i in (start + 1..end).filter(|&i| safe[i - start]) {
        clusters += 1;
        let in_number = is_in_number(chars, i);
        while words.next_if(|word| word.start < i).is_some() {}
        let word_begins = words.peek().is_some_and(|word| word.start == i && word.kind != Kind::Unknown);
        let rank = match chars[i - 1] {
            space if is_space(space) => Some(Joint::Space),
            _ if word_begins => Some(Joint::Word),
            '/' | '.' | '-' | '_' | '?' | '&' | '=' | '@' if !in_number => Some(Joint::Sign),
            _ => None,
        };
        if let Some(rank) = rank.filter(|rank| joint.is_none_or(|(best, ..)| *rank >= best)) {
            joint = Some((rank, i, clusters));
        }
        let must = clusters >= relief.most && !in_number;
        if must || (clusters >= relief.enough && joint.is_some()) {
            let (place, before) = joint.take().map_or((i, clusters), |(_, place, before)| (place, before));
            open[place] = true;
            clusters -= before;
        }
    }
}

/// Whether `i` is inside a number of usual length, which is rather too long for its column than cut.
fn is_in_number(chars: &[char], i: usize) -> bool {
    let of_number = |c: &&char| is_digit(**c) || matches!(**c, ',' | '.');
    let before = chars[..i].iter().rev().take(NUMBER).take_while(of_number).count();
    let after = chars[i..].iter().take(NUMBER).take_while(of_number).count();
    before > 0 && after > 0 && before + after < NUMBER
}

/// Where a stretch is better cut than between any two clusters, the best last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Joint {
    Sign,
    Word,
    Space,
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
