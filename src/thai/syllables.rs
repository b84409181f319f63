//! Where a syllable surely begins: for the rare word that is too long for its column.
//!
//! Thai does not write where syllables end, and one letter may belong to two. Told are only the places that leave no letter
//! behind: `กอง|ทุน`, `สัง|คม`, but none in `ขนม`.

use super::letters::{cluster_starts, is_leading_vowel};

/// Letters that may be the first of two consonants said as one, and those that may be the second.
const FIRST: &str = "กขคจซตทปผพฟศส";
const SECOND: &str = "รลว";
/// Letters that lead another without being said, and those they lead.
const LEADING: &str = "หอ";
const LED: &str = "งญณนมยรลวฬ";

/// A cluster of a run of Thai letters.
struct Cluster {
    start: usize,
    first: char,
    shape: Shape,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// A consonant, with a tone mark or silenced ones at most.
    Bare,
    /// A vowel before its consonant, which may need what follows: `เป` of `เปล่า`, `โค` of `โครง`.
    Led,
    /// A vowel before its consonant, and another sign of a vowel.
    LedWhole,
    /// A vowel that takes no consonant after it: `ณะ`, `ทำ`.
    Open,
    /// A vowel with the consonant that closes it: `สัง`.
    Closed,
    /// Any other vowel, which a consonant may close.
    Voiced,
}

impl Cluster {
    fn of(run: &[char], start: usize, end: usize) -> Self {
        let letters = &run[start..end];
        let first = letters[0];
        let has = |of: fn(char) -> bool| letters.iter().any(|&c| of(c));
        let has_vowel = has(|c| matches!(c, 'ะ' | 'า' | 'ำ' | 'ั' | 'ิ' | 'ี' | 'ึ' | 'ื' | 'ุ' | 'ู' | '็' | 'ๅ' | 'ฤ'));
        let shape = match () {
            () if is_leading_vowel(first) && has_vowel => Shape::LedWhole,
            () if is_leading_vowel(first) => Shape::Led,
            () if has(|c| matches!(c, 'ะ' | 'ำ')) => Shape::Open,
            () if has(|c| matches!(c, 'ั' | '็')) => Shape::Closed,
            () if has_vowel => Shape::Voiced,
            () => Shape::Bare,
        };
        Self { start, first, shape }
    }
}

/// For each letter of a run of Thai letters, whether a syllable surely begins there, with another before it.
pub fn syllable_starts(run: &[char]) -> Vec<bool> {
    let mut found = vec![false; run.len()];
    let begins = cluster_starts(run);
    let starts: Vec<usize> = (0..run.len()).filter(|&i| begins[i]).collect();
    let ends = starts.iter().skip(1).copied().chain([run.len()]);
    let clusters: Vec<Cluster> = starts.iter().zip(ends).map(|(&start, end)| Cluster::of(run, start, end)).collect();
    let mut since = 0;
    for k in 1..clusters.len() {
        if can_be_said(&clusters[since..k]) && is_start(&clusters, k) {
            found[clusters[k].start] = true;
            since = k;
        }
    }
    found
}

/// Whether clusters make at least a syllable: one has a vowel, or two have none.
fn can_be_said(clusters: &[Cluster]) -> bool {
    clusters.len() > 1 || clusters.iter().any(|cluster| cluster.shape != Shape::Bare)
}

/// Whether a syllable begins with cluster `k`, whatever the word.
fn is_start(clusters: &[Cluster], k: usize) -> bool {
    let (before, here) = (&clusters[k - 1], &clusters[k]);
    match here.shape {
        Shape::Led | Shape::LedWhole => true,
        // Two consonants and no more make a syllable of their own: คม.
        Shape::Bare => {
            let bare = clusters[k..].iter().take_while(|cluster| cluster.shape == Shape::Bare).count();
            let is_last = || clusters.get(k + 2).is_none_or(|next| matches!(next.shape, Shape::Led | Shape::LedWhole));
            match before.shape {
                Shape::Open => bare >= 2,
                Shape::Closed => bare == 2 && is_last() && !may_be_one(here.first, clusters[k + 1].first),
                _ => false,
            }
        }
        _ => match before.shape {
            Shape::Led => false,
            Shape::Bare => !may_be_one(before.first, here.first),
            _ => true,
        },
    }
}

/// Whether two consonants may be said as one.
fn may_be_one(first: char, second: char) -> bool {
    FIRST.contains(first) && SECOND.contains(second) || LEADING.contains(first) && LED.contains(second)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_begin_where_no_letter_is_left_behind() {
        for word in [
            "กอง|ทุนประ|กัน|สัง|คม",
            "เชียง|ใหม่",
            "โครง|การ",
            "คณะ|กรรม|การ",
            "พนัก|งาน",
            "วิ|สาห|กิจ",
            "ทัก|ษะ",
            "สมา|ชิก",
            "แรง|งาน",
            "ราช|วัง",
            "กลุ่ม",
            "ขนม",
            "เปล่า",
            "เฉลี่ย",
            "จันทร์",
            "มาตรา",
            "สหกรณ์",
        ] {
            let run: Vec<char> = word.chars().filter(|c| *c != '|').collect();
            let starts = syllable_starts(&run);
            let told: String =
                run.iter().zip(starts).flat_map(|(c, start)| start.then_some('|').into_iter().chain([*c])).collect();
            assert_eq!(told, word);
        }
    }
}
