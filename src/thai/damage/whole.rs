//! Whether letters are whole words of the lists, one after the other: nearly all there are, and told at a tenth of the cost of
//! reading them.

use fst::raw::{Fst, Output};

use super::{
    super::{
        letters::leans_back,
        words::{WORDS, key},
    },
    search::UNITS,
};

/// What a ring lost or gained leaves of words that are often written, or of their first syllable: words too, but seldom
/// meant.
const SELDOM: [&str; 23] = [
    "กา",
    "คา",
    "จา",
    "ชา",
    "ซา",
    "ดา",
    "ตา",
    "ทา",
    "นา",
    "บา",
    "พา",
    "รา",
    "ลา",
    "สา",
    "อา",
    "น้า",
    "กำ",
    "ตำ",
    "รำ",
    "ลำ",
    "ค่ำ",
    "ถ้ำ",
    "ค้ำ",
];

/// Words as short as this are pieces of anything, unless they are often written.
const SHORT: usize = 3;
const OFTEN: u64 = 900;

/// What a word costs at most that was ever counted; some that were not are slips themselves.
const COUNTED: u64 = 1800;

/// Whether a run of letters is such words and no others.
pub fn is_whole(run: &[char]) -> bool {
    let mut seen = vec![false; run.len() + 1];
    let mut ends = vec![0];
    while let Some(start) = ends.pop() {
        if start == run.len() {
            return true;
        }
        if std::mem::replace(&mut seen[start], true) {
            continue;
        }
        let mut take = |length: usize, cost: u64| {
            let end = past_signs(run, start + length);
            let is_end = run.get(end).is_none_or(|c| !leans_back(*c));
            let most = if length > SHORT { COUNTED } else { OFTEN };
            if is_end && cost <= most && !is_seldom(&run[start..start + length]) {
                ends.push(end);
            }
        };
        words(&WORDS, &run[start..], &mut take);
        words(&UNITS, &run[start..], &mut take);
    }
    false
}

fn is_seldom(word: &[char]) -> bool {
    matches!(word.last(), Some('า' | 'ำ')) && SELDOM.iter().any(|seldom| seldom.chars().eq(word.iter().copied()))
}

/// What stands behind the signs ๆ and ฯ, which belong to the word before them.
fn past_signs(run: &[char], end: usize) -> usize {
    end + run[end..].iter().take_while(|c| matches!(c, 'ๆ' | 'ฯ')).count()
}

/// Calls `take` with the length and cost of every word of a list that the letters begin with, the longest last.
fn words<D: AsRef<[u8]>>(list: &Fst<D>, letters: &[char], take: &mut impl FnMut(usize, u64)) {
    let mut node = list.root();
    let mut output = Output::zero();
    for (length, c) in (1..).zip(letters) {
        let Some(index) = node.find_input(key(*c)) else { return };
        let transition = node.transition(index);
        output = output.cat(transition.out);
        node = list.node(transition.addr);
        if node.is_final() {
            take(length, output.cat(node.final_output()).value());
        }
    }
}
