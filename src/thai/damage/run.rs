//! A run of Thai letters read as words, with slips or without: the least costly way through it.

use std::ops::Range;

use super::{
    super::{
        letters::{cluster_starts, leans_back},
        words::{UNKNOWN, UNKNOWN_LETTER, WORDS, unit_cost},
    },
    search::{Found, MOST_SLIPS, Search, Take, UNITS, slides},
};

/// A letter of a run.
#[derive(Debug, Clone, Copy)]
pub struct Letter {
    pub c: char,
    /// Its place in the text.
    pub place: usize,
    /// Whether a space stands before it that no word can have there.
    pub apart: bool,
}

/// Where a reader stands in a run: before a letter, and whether all before it has been read, or a letter is still to come
/// whose marks were read first, alone or with the vowel below it. In this order each is reached from earlier ones alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stand {
    pub letter: usize,
    pub held: Held,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Held {
    Letter,
    LetterAndVowel,
    Nothing,
}

impl Stand {
    pub fn open(letter: usize) -> Self {
        Self { letter, held: Held::Nothing }
    }

    pub fn is_open(self) -> bool {
        self.held == Held::Nothing
    }

    fn index(self) -> usize {
        self.letter * 3 + self.held as usize
    }

    fn all(letters: usize) -> impl Iterator<Item = Self> {
        let held = [Held::Letter, Held::LetterAndVowel, Held::Nothing];
        (0..=letters).flat_map(move |letter| held.map(|held| Self { letter, held }))
    }
}

/// A run being read.
pub struct Run<'a> {
    pub letters: &'a [Letter],
    /// Marks that may be missing wherever they stood.
    pub lost: &'static [char],
    starts: Vec<bool>,
}

/// The best reading of a run.
pub struct Reading {
    pub cost: u32,
    pub words: Vec<Word>,
}

/// One word of a reading, or a cluster that is part of none.
#[derive(Debug, Clone, Copy)]
pub struct Word {
    from: Stand,
    to: Stand,
    /// What the word costs by itself.
    cost: u32,
    is_listed: bool,
    pub slipped: bool,
}

/// The cheapest way to a stand.
#[derive(Debug, Clone, Copy)]
struct Way {
    cost: u32,
    last: Option<(Word, usize)>,
}

/// A place of the text with a slip, and what may have been meant.
pub struct Slip {
    pub text: Range<usize>,
    pub meant: String,
}

impl<'a> Run<'a> {
    pub fn new(letters: &'a [Letter], lost: &'static [char]) -> Self {
        let starts = cluster_starts(&letters.iter().map(|letter| letter.c).collect::<Vec<_>>());
        Self { letters, lost, starts }
    }

    /// A letter; a space beyond the last.
    pub fn c(&self, letter: usize) -> char {
        self.letters.get(letter).map_or(' ', |letter| letter.c)
    }

    /// The least costly reading, with slips or without.
    pub fn read(&self, slips: bool) -> Reading {
        let end = Stand::open(self.letters.len());
        // By what stands last: a word of the lists, or what is in none.
        let mut ways: Vec<[Option<Way>; 2]> = vec![[None; 2]; end.index() + 1];
        ways[Stand::open(0).index()][0] = Some(Way { cost: 0, last: None });
        for stand in Stand::all(self.letters.len()).filter(|stand| *stand < end) {
            let cost = ways[stand.index()].map(|way| way.map(|way| way.cost));
            let Some(kind) = (0..2).filter(|kind| cost[*kind].is_some()).min_by_key(|kind| cost[*kind]) else {
                continue;
            };
            let least = cost[kind].unwrap_or(0);
            if self.may_begin(stand) {
                self.words_from(stand, slips, &mut |Found { to, cost, slipped, .. }| {
                    let to = self.past_signs(to);
                    if self.may_begin(to) || to == end {
                        let word = Word { from: stand, to, cost, is_listed: true, slipped };
                        relax(&mut ways[to.index()][0], Way { cost: least + cost, last: Some((word, kind)) });
                    }
                });
            }
            let (to, letters) = self.past_cluster(stand);
            let price = UNKNOWN_LETTER * u32::try_from(letters).unwrap_or(u32::MAX / UNKNOWN_LETTER);
            for (kind, entry) in [UNKNOWN, 0].into_iter().enumerate() {
                if let Some(cost) = cost[kind] {
                    let word = Word { from: stand, to, cost: price, is_listed: false, slipped: false };
                    relax(&mut ways[to.index()][1], Way { cost: cost + entry + price, last: Some((word, kind)) });
                }
            }
        }
        let mut words = Vec::new();
        let mut way = ways[end.index()].into_iter().flatten().min_by_key(|way| way.cost);
        let cost = way.map_or(0, |way| way.cost);
        while let Some((word, kind)) = way.and_then(|way| way.last) {
            words.push(word);
            way = ways[word.from.index()][kind];
        }
        words.reverse();
        Reading { cost, words }
    }

    /// Whether a word may begin here.
    fn may_begin(&self, stand: Stand) -> bool {
        let letter = if stand.is_open() { stand.letter } else { self.held_letters(stand).start };
        letter < self.letters.len() && (!leans_back(self.c(letter)) || self.starts[letter])
    }

    /// The letters still to come.
    pub fn held_letters(&self, stand: Stand) -> Range<usize> {
        let mut start = stand.letter;
        while start > 0 && slides(self.c(start - 1)) {
            start -= 1;
        }
        let start = start.saturating_sub(1);
        start..start + if stand.held == Held::LetterAndVowel { 2 } else { 1 }
    }

    /// What stands behind the signs ๆ and ฯ, which belong to the word before them.
    fn past_signs(&self, stand: Stand) -> Stand {
        let signs = self.letters[stand.letter..].iter().take_while(|letter| matches!(letter.c, 'ๆ' | 'ฯ')).count();
        if stand.is_open() { Stand::open(stand.letter + signs) } else { stand }
    }

    /// What stands behind the cluster that begins here, and how many letters it has.
    fn past_cluster(&self, stand: Stand) -> (Stand, usize) {
        let letter = stand.letter;
        if !stand.is_open() {
            return (Stand::open(letter), self.held_letters(stand).len());
        }
        let next = (letter + 1..self.letters.len()).find(|next| self.starts[*next]).unwrap_or(self.letters.len());
        (Stand::open(next), next - letter)
    }

    /// Calls `found` with each word that can be read from here: where it ends, its cost, whether it has slips, and how it is
    /// spelt.
    fn words_from(&self, stand: Stand, slips: bool, found: &mut Take<'_>) {
        let most = if slips { MOST_SLIPS } else { 0 };
        let listed = |value: u64, _: usize| u32::try_from(value).unwrap_or(u32::MAX / 4);
        Search { run: self, list: &WORDS, price: &listed, most, found: &mut *found }.from(stand);
        let unit = |_: u64, length: usize| unit_cost(length);
        Search { run: self, list: &UNITS, price: &unit, most, found }.from(stand);
    }

    /// The words with slips, as stretches of the text; each with the word before it, so that it is found more easily. So many
    /// are whole; where there are more, the next is only begun.
    pub fn slips(&self, words: &[Word], whole: usize) -> Vec<Slip> {
        let mut slips: Vec<Slip> = Vec::new();
        let mut before: Option<Slip> = None;
        let mut follows = false;
        // Words that share letters cannot be shown apart.
        let is_end = |word: &Word| word.to.is_open();
        for words in words.split_inclusive(is_end) {
            let (from, to) = (words[0].from.letter, words[words.len() - 1].to.letter);
            let text = self.letters[from].place..self.letters[to - 1].place + 1;
            let piece = Slip { text, meant: words.iter().map(|word| self.spelt(word)).collect() };
            if !words.iter().any(|word| word.slipped) {
                before = Some(piece);
                follows = false;
                continue;
            }
            match slips.last_mut().filter(|_| follows) {
                Some(last) => last.join(piece),
                None => {
                    let mut slip = before
                        .take()
                        .unwrap_or(Slip { text: piece.text.start..piece.text.start, meant: String::new() });
                    slip.join(piece);
                    slips.push(slip);
                    if slips.len() > whole {
                        break;
                    }
                }
            }
            follows = true;
        }
        slips
    }

    /// A word as it was read.
    fn spelt(&self, word: &Word) -> String {
        let literal = |letters: Range<usize>| self.letters[letters].iter().map(|letter| letter.c);
        if !word.is_listed {
            let is_open = word.from.is_open();
            let letters = if is_open { word.from.letter..word.to.letter } else { self.held_letters(word.from) };
            return literal(letters).collect();
        }
        let mut read = None;
        self.words_from(word.from, word.slipped, &mut |Found { to, cost, slipped, spelt }| {
            if read.is_none() && self.past_signs(to) == word.to && (cost, slipped) == (word.cost, word.slipped) {
                read = Some(spelt.iter().copied().chain(literal(to.letter..word.to.letter)).collect());
            }
        });
        read.unwrap_or_default()
    }
}

impl Slip {
    fn join(&mut self, next: Self) {
        self.text.end = next.text.end;
        self.meant.push_str(&next.meant);
    }
}

fn relax(known: &mut Option<Way>, way: Way) {
    if known.is_none_or(|known| way.cost < known.cost) {
        *known = Some(way);
    }
}
