//! The word judge: the least-cost way to read a run of Thai letters as words of the list, and how sure it is of
//! each boundary between two of them.

use fst::raw::{Fst, Output};
use std::sync::LazyLock;

use super::letters::{cluster_starts, is_letter};

/// The compiled list; costs are −ln of a word's share, in hundredths.
pub(super) static WORDS: LazyLock<Fst<&'static [u8]>> = LazyLock::new(|| {
    Fst::new(include_bytes!(concat!(env!("OUT_DIR"), "/words.fst")).as_slice())
        .expect("the build script writes a whole map")
});

/// Costs in hundredths of a nat. What entering text outside the list costs, and each of its letters.
pub(super) const UNKNOWN: u32 = 300;
pub(super) const UNKNOWN_LETTER: u32 = 330;
/// A unit of the lexicon costs as much as a common word, so that it wins over its parts; a short one, such as the
/// districts ลอง and ปาย, is more likely a part of something else.
const UNIT: u32 = 600;
const SHORT_UNIT: u32 = 1000;
const SHORT_UNIT_LETTERS: usize = 4;
const NEVER: u32 = u32::MAX / 4;

/// Words added to the list at run time, such as the units of a lexicon.
#[derive(Default)]
pub struct Extra(Option<Fst<Vec<u8>>>);

impl Extra {
    /// Takes words written with Thai letters only; others are passed over.
    pub fn new<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        let mut keys: Vec<Vec<u8>> = words.into_iter().filter_map(key_of).filter(|key| key.len() > 1).collect();
        keys.sort_unstable();
        keys.dedup();
        Self(Fst::from_iter_set(keys).ok())
    }
}

/// One word of the reading, as letters `start..end` of the run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// The letter it begins at.
    pub start: usize,
    /// The letter after its last.
    pub end: usize,
    /// How it was found.
    pub kind: Kind,
}

impl Word {
    /// The word in a text where its run begins at `place`.
    pub fn moved(self, place: usize) -> Self {
        Self { start: self.start + place, end: self.end + place, ..self }
    }
}

/// Where a word of the reading comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A word of the list.
    Listed,
    /// A unit of a lexicon, which is never divided.
    Unit,
    /// Letters that no list knows.
    Unknown,
}

/// A run of Thai letters, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The words in order, without gaps; neighbouring unknown clusters are one word.
    pub words: Vec<Word>,
    /// For each letter, by how much (hundredths of a nat) the reading with a boundary between two listed words
    /// before it beats every reading without; 0 where it does not.
    pub sureness: Vec<u32>,
}

#[derive(Clone, Copy)]
struct Edge {
    start: u32,
    end: u32,
    cost: u32,
    kind: Kind,
}

/// Reads `run`, which must hold Thai letters only.
pub fn read(run: &[char], extra: &Extra) -> Reading {
    let length = run.len();
    let starts = cluster_starts(run);
    let edges = edges(run, &starts, extra);

    // Least cost of reaching and of leaving each place, with a listed word or with unknown text next to it.
    let mut to_listed = vec![NEVER; length + 1];
    let mut to_unknown = vec![NEVER; length + 1];
    let mut last: Vec<[Option<Edge>; 2]> = vec![[None; 2]; length + 1];
    to_listed[0] = 0;
    for edge in &edges {
        let (from, to) = (edge.start as usize, edge.end as usize);
        if edge.kind == Kind::Unknown {
            let cost = (to_listed[from] + UNKNOWN).min(to_unknown[from]) + edge.cost;
            if cost < to_unknown[to] {
                to_unknown[to] = cost;
                last[to][1] = Some(*edge);
            }
        } else {
            let cost = to_listed[from].min(to_unknown[from]) + edge.cost;
            if cost < to_listed[to] {
                to_listed[to] = cost;
                last[to][0] = Some(*edge);
            }
        }
    }
    let mut from_listed = vec![NEVER; length + 1];
    let mut from_unknown = vec![NEVER; length + 1];
    from_listed[length] = 0;
    for edge in edges.iter().rev() {
        let (from, to) = (edge.start as usize, edge.end as usize);
        if edge.kind == Kind::Unknown {
            let cost = from_unknown[to].min(from_listed[to]) + edge.cost;
            from_unknown[from] = from_unknown[from].min(cost);
        } else {
            let cost = from_listed[to].min(from_unknown[to] + UNKNOWN) + edge.cost;
            from_listed[from] = from_listed[from].min(cost);
        }
    }

    // Least cost of a whole reading that has no boundary between listed words at a place.
    let mut without: Vec<u32> = (0..=length)
        .map(|i| (to_unknown[i] + from_listed[i].min(from_unknown[i])).min(to_listed[i] + from_unknown[i] + UNKNOWN))
        .collect();
    for edge in edges.iter().filter(|edge| edge.kind != Kind::Unknown) {
        let (from, to) = (edge.start as usize, edge.end as usize);
        let cost = to_listed[from].min(to_unknown[from]) + edge.cost + from_listed[to].min(from_unknown[to] + UNKNOWN);
        for least in &mut without[from + 1..to] {
            *least = (*least).min(cost);
        }
    }
    let sureness = (0..length)
        .map(|i| match to_listed[i] + from_listed[i] {
            with if i > 0 && with < NEVER => without[i].saturating_sub(with),
            _ => 0,
        })
        .collect();

    Reading { words: path(&to_listed, &to_unknown, &last), sureness }
}

/// The letters and clusters of `run` as edges, ordered by where they start.
fn edges(run: &[char], starts: &[bool], extra: &Extra) -> Vec<Edge> {
    let listed = &*WORDS;
    let keys: Vec<u8> = run.iter().map(|&c| key(c)).collect();
    let can_end = |end: usize| starts.get(end).copied().unwrap_or(true);
    let mut edges = Vec::with_capacity(run.len() * 4);
    for start in (0..run.len()).filter(|&i| starts[i]) {
        let first = edges.len();
        let mut push = |length: usize, cost: u32, kind| {
            let end = past_signs(run, start + length);
            if !can_end(end) {
                return;
            }
            let edge = Edge { start: start as u32, end: end as u32, cost, kind };
            let same = |known: &&mut Edge| known.end == edge.end && known.kind == Kind::Listed;
            match edges[first..].iter_mut().find(same) {
                Some(known) => *known = Edge { cost: cost.min(known.cost), ..edge },
                None => edges.push(edge),
            }
        };
        let cluster = (start + 1..run.len()).find(|&i| starts[i]).unwrap_or(run.len()) - start;
        prefixes(listed, &keys[start..], |length, output| {
            push(length, u32::try_from(output.value()).unwrap_or(NEVER), Kind::Listed);
        });
        if let Some(units) = &extra.0 {
            prefixes(units, &keys[start..], |length, _| {
                push(length, unit_cost(length), Kind::Unit);
            });
        }
        edges.push(Edge {
            start: start as u32,
            end: (start + cluster) as u32,
            cost: UNKNOWN_LETTER * cluster as u32,
            kind: Kind::Unknown,
        });
    }
    edges
}

/// The place after any ๆ and ฯ at `end`: they belong to the word before them.
fn past_signs(run: &[char], end: usize) -> usize {
    end + run[end..].iter().take_while(|c| matches!(c, 'ๆ' | 'ฯ')).count()
}

/// Calls `found` with the length and value of every key of `map` that `text` begins with.
fn prefixes<D: AsRef<[u8]>>(map: &Fst<D>, text: &[u8], mut found: impl FnMut(usize, Output)) {
    let mut node = map.root();
    let mut output = Output::zero();
    for (length, &byte) in (1..).zip(text) {
        let Some(index) = node.find_input(byte) else {
            return;
        };
        let transition = node.transition(index);
        output = output.cat(transition.out);
        node = map.node(transition.addr);
        if node.is_final() {
            found(length, output.cat(node.final_output()));
        }
    }
}

/// Walks the best reading back from its end.
fn path(to_listed: &[u32], to_unknown: &[u32], last: &[[Option<Edge>; 2]]) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut end = to_listed.len() - 1;
    let mut unknown = to_unknown[end] < to_listed[end];
    while let Some(edge) = last[end][usize::from(unknown)] {
        let start = edge.start as usize;
        match words.last_mut() {
            Some(next) if unknown && next.kind == Kind::Unknown => next.start = start,
            _ => words.push(Word { start, end, kind: edge.kind }),
        }
        let entry = if unknown { UNKNOWN } else { 0 };
        unknown = to_unknown[start] < to_listed[start] + entry;
        end = start;
    }
    words.reverse();
    words
}

/// What a unit of the lexicon costs, by its letters.
pub(super) fn unit_cost(length: usize) -> u32 {
    if length <= SHORT_UNIT_LETTERS { SHORT_UNIT } else { UNIT }
}

/// A letter as the lists have it.
pub(super) fn key(c: char) -> u8 {
    u8::try_from(u32::from(c).wrapping_sub(0x0E00)).unwrap_or(0)
}

fn key_of(word: &str) -> Option<Vec<u8>> {
    word.chars().map(|c| is_letter(c).then(|| key(c))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str, extra: &Extra) -> Vec<String> {
        let run: Vec<char> = text.chars().collect();
        read(&run, extra).words.iter().map(|word| run[word.start..word.end].iter().collect()).collect()
    }

    #[test]
    fn the_likeliest_words_are_read() {
        let none = Extra::default();
        assert_eq!(words("ตากลม", &none), ["ตา", "กลม"]);
        assert_eq!(words("เพื่อแรงงานต่างๆ", &none), ["เพื่อ", "แรงงาน", "ต่างๆ"]);
        assert!(words("", &none).is_empty());
    }

    #[test]
    fn added_words_win_over_their_parts() {
        let extra = Extra::new(["แรงงานนอกระบบ", "ไม่ใช่ ไทย"]);
        assert_eq!(words("แรงงานนอกระบบมี", &extra), ["แรงงานนอกระบบ", "มี"]);
    }

    #[test]
    fn nothing_is_sure_beside_unknown_text() {
        let run: Vec<char> = "แรงงานฮฬฮฆงาน".chars().collect();
        let reading = read(&run, &Extra::default());
        assert_eq!(reading.sureness[6], 0);
        assert!(reading.words.iter().any(|word| word.kind == Kind::Unknown));
    }
}
