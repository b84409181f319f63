//! Where a line of Thai may break: where the word list and the LSTM agree, the lexicon and the rules permitting.
//!
//! Marked text is for a layout whose line breaker knows UAX #14 but no Thai (ICU4X without complex-script models,
//! which Typst takes for Japanese): it ends lines at U+200B, at U+0020 and where UAX #14 does, nowhere else.

mod known;
mod marks;

use std::sync::Arc;

use icu_segmenter::options::{LineBreakOptions, WordBreakInvariantOptions};
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed, WordSegmenter, WordSegmenterBorrowed};

use self::marks::{Decided, is_control, marked, marked_places, visible};
use super::letters::{cluster_starts, is_digit, is_letter, is_space};
use super::lexicon::Lexicon;
use super::memory::Memory;
use super::relief::{Relief, relieve, safe_cuts};
use super::rules::Line;
use super::words::{self, Extra, Kind, Word};
use crate::text::bare;

/// Every Thai letter takes three bytes of UTF-8.
const LETTER_BYTES: usize = 3;

/// How sure the word judge must be (hundredths of a nat) for a boundary to be considered. Below, one in fifteen is none.
const SURE: u32 = 200;
/// How sure it must be not to ask the LSTM, which takes 20 times as long. Above, the two nearly always agree.
const CERTAIN: u32 = 500;
/// Runs are judged in pieces of at most this many letters, so that memory stays small however long a cell is.
const PIECE: usize = 600;

/// Finds and marks the places where lines may break. Shared between threads by reference.
pub struct Breaker {
    lexicon: Lexicon,
    lstm: WordSegmenterBorrowed<'static>,
    lines: LineSegmenterBorrowed<'static>,
    stretches: Memory<[usize]>,
    runs: Memory<Judged>,
    marked: Memory<str>,
}

/// What is known of a run of Thai letters.
struct Judged {
    words: Vec<Word>,
    /// `open[i]`: both judges see a word end before letter `i`.
    open: Vec<bool>,
}

/// What a line that ends at a wrong place divides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Divided {
    /// It ends inside a word.
    Word,
    /// A unit of the lexicon, or what a rule keeps together: a number and its unit, a title and its name.
    Unit,
}

/// What no line may end in, and yet ran out of its column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tight {
    /// Its letters.
    pub text: String,
    /// The whole text of the cell or paragraph it is part of, without spaces.
    pub within: String,
    /// About how many clusters the column holds.
    pub clusters: usize,
}

impl Breaker {
    /// A breaker that never breaks inside the units of `lexicon`.
    pub fn new(lexicon: Lexicon) -> Self {
        Self {
            lexicon,
            lstm: WordSegmenter::new_lstm(WordBreakInvariantOptions::default()),
            lines: LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default()),
            stretches: Memory::default(),
            runs: Memory::default(),
            marked: Memory::default(),
        }
    }

    /// The same breaker, told what it would say of the texts in the layouts that come with the program. Only for one with
    /// the lexicon that comes with it, too.
    #[must_use]
    pub fn knowing_layouts(self) -> Self {
        for (text, marked) in known::texts() {
            self.marked.keep(&text, Arc::from(marked));
        }
        self
    }

    /// Byte offsets where a line may break inside `text`, besides at spaces.
    pub fn breaks(&self, text: &str) -> Vec<usize> {
        self.places(text, true)
    }

    /// Like [`breaks`](Self::breaks), but a line may also end with a connective (ที่ และ หรือ …): every place where
    /// a word is known to end. For measuring, and for columns so narrow that each place counts.
    pub fn word_ends(&self, text: &str) -> Vec<usize> {
        self.places(text, false)
    }

    /// The text made ready for layout: U+200B where a line may end, U+00A0 for spaces where none may, U+2060 where
    /// UAX #14 would end one and none may. U+200B and U+2060 already in the text are dropped first.
    pub fn mark(&self, text: &str) -> Arc<str> {
        self.marked.recall(text, || Arc::from(marked(&self.decide(visible(text).collect(), true))))
    }

    /// Byte offsets where a line may end inside `text`, spaces counted.
    pub fn ends(&self, text: &str) -> Vec<usize> {
        marked_places(text, &self.mark(text))
    }

    /// What a line ending at each of `places` (byte offsets in order, spaces before them) divides; `None` where a line
    /// may end.
    ///
    /// Where the judges disagree no line of ours ends, but one that does is not known to be wrong.
    pub fn divided(&self, text: &str, places: &[usize]) -> Vec<Option<Divided>> {
        let open = self.ends(text);
        if places.iter().all(|place| open.binary_search(place).is_ok()) {
            return vec![None; places.len()];
        }
        let chars: Vec<char> = text.chars().collect();
        let words = self.words_of(&chars);
        let line = self.line(&chars, &words);
        let safe = safe_cuts(&chars);
        let divided = |place: &usize| {
            if open.binary_search(place).is_ok() {
                return None;
            }
            let i = text[..*place].chars().count();
            let word = words[..words.partition_point(|word| word.start < i)].last().filter(|word| i < word.end);
            match word {
                Some(word) if word.kind == Kind::Unit => Some(Divided::Unit),
                Some(_) => Some(Divided::Word),
                None if line.is_shut(i) => Some(Divided::Unit),
                None if i < chars.len() && is_letter(chars[i]) && !safe[i] => Some(Divided::Word),
                None => None,
            }
        };
        places.iter().map(divided).collect()
    }

    /// Like [`mark`](Self::mark), but what holds together and is part of one of `tight` may also be cut: between the
    /// words it is made of, or else between clusters. The last resort, where text would run out of its column.
    pub fn mark_tight(&self, text: &str, tight: &[Tight]) -> Arc<str> {
        let known = self.mark(text);
        let is_concerned = |tight: &&Tight| text.contains(&tight.text) || tight.text.contains(text.trim());
        let concerned: Vec<&Tight> = tight.iter().filter(is_concerned).collect();
        let is_there = |name: &str| concerned.iter().any(|tight| tight.within.contains(name));
        // The same words have room elsewhere: in running text no letters are cut for the sake of a column.
        if concerned.is_empty() || !is_there(&bare(text)) {
            return known;
        }
        let mut decided = self.decide(visible(text).collect(), true);
        let words = parts(&decided.chars, &self.words_of(&decided.chars));
        relieve(&decided.chars, &words, &mut decided.open, |stretch| {
            let stretch: String = stretch.iter().collect();
            // A layout may have joined this text to others.
            let is_it = |tight: &&Tight| tight.text == stretch.trim() || tight.text.contains(text.trim());
            concerned.iter().copied().filter(is_it).map(|tight| tight.clusters).min().map(Relief::of)
        });
        marked(&decided).into()
    }

    /// Byte offsets where a unit too long for its column may be cut at need: between clusters, never inside one.
    pub fn syllables(&self, unit: &str) -> Vec<usize> {
        let chars: Vec<char> = unit.chars().collect();
        let safe = safe_cuts(&chars);
        unit.char_indices().zip(safe).filter(|(_, safe)| *safe).map(|((place, _), _)| place).collect()
    }

    fn places(&self, text: &str, connectives: bool) -> Vec<usize> {
        let decided = self.decide(visible(text).collect(), connectives);
        text.char_indices()
            .filter(|(_, c)| !is_control(*c))
            .enumerate()
            .filter(|&(i, _)| i > 0 && decided.open[i] && !is_space(decided.chars[i - 1]))
            .map(|(_, (place, _))| place)
            .collect()
    }

    fn decide(&self, chars: Vec<char>, connectives: bool) -> Decided {
        let length = chars.len();
        let natural = self.natural(&chars);
        let mut open = natural.clone();
        let mut words = Vec::new();
        for (start, end) in pieces(&chars) {
            let judged = self.judge(&chars[start..end]);
            for (is_open, &judged) in open[start..end].iter_mut().zip(&judged.open) {
                *is_open |= judged;
            }
            words.extend(judged.words.iter().map(|word| word.moved(start)));
        }
        let mut line = self.line(&chars, &words);
        line.joints(connectives, |i| open[i]);
        for i in 1..length {
            let new_line = natural[i] && ends_line(chars[i - 1]);
            open[i] = new_line || (open[i] && !line.is_shut(i) && !is_space(chars[i]));
        }
        open[length] = true;
        relieve(&chars, &words, &mut open, |_| Some(Relief::USUAL));
        Decided { chars, open, natural }
    }

    /// The text with every rule applied but those of joints.
    fn line<'a>(&self, chars: &'a [char], words: &'a [Word]) -> Line<'a> {
        let mut line = Line::new(chars, words);
        for (start, end) in self.lexicon.phrases_in(chars) {
            line.phrase(start, end);
        }
        line
    }

    /// The words of every Thai run, by their place in the text.
    fn words_of(&self, chars: &[char]) -> Vec<Word> {
        let judged = |(start, end)| (start, self.judge(&chars[start..end]));
        let runs: Vec<_> = pieces(chars).into_iter().map(judged).collect();
        runs.iter().flat_map(|(start, run)| run.words.iter().map(|word| word.moved(*start))).collect()
    }

    /// Where UAX #14 ends lines when no model for Thai helps it; of spaces, only after the last.
    fn natural(&self, chars: &[char]) -> Vec<bool> {
        let mut natural = vec![false; chars.len() + 1];
        if chars.iter().all(|&c| is_letter(c) || is_digit(c) || c == ' ' || c.is_ascii_alphabetic()) {
            for i in 1..chars.len() {
                natural[i] = chars[i - 1] == ' ' && chars[i] != ' ';
            }
            return natural;
        }
        // Without a model a Thai letter is a letter like any other, and saying so keeps the segmenter from seeking
        // one; but beside a script that needs a model too, such as Lao, it ends lines between the two.
        let alone = !chars.iter().copied().any(needs_model);
        let text: String = chars.iter().map(|&c| if alone && is_letter(c) { 'x' } else { c }).collect();
        let mut ends = self.lines.segment_str(&text).peekable();
        for (i, (place, _)) in text.char_indices().enumerate().skip(1) {
            while ends.next_if(|&end| end < place).is_some() {}
            natural[i] = ends.peek() == Some(&place);
        }
        natural
    }

    fn judge(&self, run: &[char]) -> Arc<Judged> {
        let text: String = run.iter().collect();
        self.runs.recall(&text, || {
            let reading = words::read(run, self.lexicon.words());
            let open = self.second(&text, &reading.sureness);
            Arc::new(Judged { words: reading.words, open })
        })
    }

    /// Where the LSTM ends words. The same few words in doubt come up in many runs.
    fn lstm_ends(&self, stretch: &str) -> Arc<[usize]> {
        self.stretches.recall(stretch, || self.lstm.segment_str(stretch).collect())
    }

    /// Asks the LSTM about the boundaries the word judge is not certain of, each within the words about it.
    fn second(&self, run: &str, sureness: &[u32]) -> Vec<bool> {
        let length = sureness.len();
        let mut open: Vec<bool> = sureness.iter().map(|&sure| sure >= CERTAIN).collect();
        let mut start = 0;
        for end in 1..=length {
            if end < length && sureness[end] < CERTAIN {
                continue;
            }
            if sureness[start + 1..end].iter().any(|&sure| sure >= SURE) {
                for place in self.lstm_ends(&run[start * LETTER_BYTES..end * LETTER_BYTES]).iter() {
                    let i = start + place / LETTER_BYTES;
                    if i > start && i < end {
                        open[i] = sureness[i] >= SURE;
                    }
                }
            }
            start = end;
        }
        open
    }
}

/// The words with every unit of the lexicon read as the words it is made of.
fn parts(chars: &[char], words: &[Word]) -> Vec<Word> {
    let read = |word: &Word| match word.kind {
        Kind::Unit => words::read(&chars[word.start..word.end], &Extra::default()).words,
        _ => vec![Word { start: 0, end: word.end - word.start, ..*word }],
    };
    words.iter().flat_map(|word| read(word).into_iter().map(|part| part.moved(word.start))).collect()
}

/// Whether `c` is of one of the other scripts that UAX #14 leaves to models (class SA).
fn needs_model(c: char) -> bool {
    matches!(c, '\u{E80}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{1950}'..='\u{19DF}' | '\u{1A20}'..='\u{1AAF}' | '\u{A9E0}'..='\u{A9FF}'
        | '\u{AA60}'..='\u{AADF}' | '\u{11700}'..='\u{1174F}')
}

/// Whether a line always ends after `c`.
fn ends_line(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The runs of Thai letters in `chars`, long ones cut between clusters, as `start..end`.
fn pieces(chars: &[char]) -> Vec<(usize, usize)> {
    let mut pieces = Vec::new();
    let mut start = 0;
    while start < chars.len() {
        let window = &chars[start..chars.len().min(start + PIECE)];
        let letters = window.iter().take_while(|&&c| is_letter(c)).count();
        let whole = letters < PIECE || !chars.get(start + PIECE).copied().is_some_and(is_letter);
        let length = if whole {
            letters
        } else {
            let starts = cluster_starts(window);
            (PIECE / 2..PIECE).rev().find(|&i| starts[i]).unwrap_or(PIECE)
        };
        if length > 0 {
            pieces.push((start, start + length));
        }
        start += length.max(1);
    }
    pieces
}
