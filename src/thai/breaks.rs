//! Where a line of Thai may break: where the word list and the LSTM agree, the lexicon and the rules permitting.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use icu_segmenter::options::{LineBreakOptions, WordBreakInvariantOptions};
use icu_segmenter::{
    GraphemeClusterSegmenter, LineSegmenter, LineSegmenterBorrowed, WordSegmenter, WordSegmenterBorrowed,
};

use super::letters::{cluster_starts, is_digit, is_letter, is_mark};
use super::lexicon::Lexicon;
use super::rules::{Line, is_space};
use super::words::{self, Kind, Word};

const BREAK: char = '\u{200B}';
const JOINER: char = '\u{2060}';
/// A letter of UAX #14's class AL.
const LETTER: char = 'x';
const HARD_SPACE: char = '\u{A0}';

/// How sure the word judge must be (hundredths of a nat) for the LSTM to be asked at all.
const SURE: u32 = 250;
/// Runs are judged in pieces of about this many letters, so that memory stays small however long a cell is.
const PIECE: usize = 600;
/// More clusters than this without a break get breaks of last resort.
const LONGEST: usize = 40;
/// Strings kept before the memory of earlier answers is emptied.
const KEPT: usize = 50_000;

/// Finds and marks the places where lines may break. Shared between threads by reference.
pub struct Breaker {
    lexicon: Lexicon,
    lstm: WordSegmenterBorrowed<'static>,
    lines: LineSegmenterBorrowed<'static>,
    runs: Memory<Judged>,
    marked: Memory<str>,
}

/// What is known of a run of Thai letters.
struct Judged {
    words: Vec<Word>,
    /// `open[i]`: both judges see a word end before letter `i`.
    open: Vec<bool>,
}

/// A text with its breaks decided.
struct Decided {
    chars: Vec<char>,
    /// `open[i]`: a line may end between characters `i - 1` and `i`.
    open: Vec<bool>,
    /// `natural[i]`: so UAX #14 would have it.
    natural: Vec<bool>,
}

impl Breaker {
    /// A breaker that never breaks inside the units of `lexicon`.
    pub fn new(lexicon: Lexicon) -> Self {
        Self {
            lexicon,
            lstm: WordSegmenter::new_lstm(WordBreakInvariantOptions::default()),
            lines: LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default()),
            runs: Memory::default(),
            marked: Memory::default(),
        }
    }

    /// Byte offsets where a line may break inside `text`, besides at spaces.
    pub fn breaks(&self, text: &str) -> Vec<usize> {
        let decided = self.decide(text.chars().filter(|&c| !is_invisible(c)).collect());
        let places = text.char_indices().filter(|(_, c)| !is_invisible(*c)).map(|(place, _)| place);
        places
            .enumerate()
            .filter(|&(i, _)| i > 0 && decided.open[i] && !is_space(decided.chars[i - 1]))
            .map(|(_, place)| place)
            .collect()
    }

    /// The text made ready for layout: U+200B where a line may end, U+00A0 for spaces where none may, U+2060 where
    /// UAX #14 would end one and we do not want it. U+200B and U+2060 already in the text are dropped first.
    pub fn mark(&self, text: &str) -> Arc<str> {
        if text.bytes().all(|b| b.is_ascii_alphabetic()) && text.len() <= LONGEST {
            return Arc::from(text);
        }
        self.marked.get(text, || Arc::from(self.mark_anew(text)))
    }

    /// Safe places (byte offsets) to cut a unit that is too long for its column: word ends and cluster boundaries.
    pub fn syllables(&self, unit: &str) -> Vec<usize> {
        let chars: Vec<char> = unit.chars().collect();
        let safe = safe_cuts(&chars);
        unit.char_indices().enumerate().filter(|&(i, _)| safe[i]).map(|(_, (place, _))| place).collect()
    }

    fn mark_anew(&self, text: &str) -> String {
        let decided = self.decide(text.chars().filter(|&c| !is_invisible(c)).collect());
        let mut marked = String::with_capacity(text.len() * 5 / 4);
        for (i, &c) in decided.chars.iter().enumerate() {
            let after_space = i > 0 && is_space(decided.chars[i - 1]);
            if i > 0 && !after_space && !is_space(c) {
                match (decided.natural[i], decided.open[i]) {
                    (false, true) => marked.push(BREAK),
                    (true, false) => marked.push(JOINER),
                    _ => {}
                }
            }
            let held = c == ' ' && !decided.open[space_end(&decided.chars, i)];
            marked.push(if held { HARD_SPACE } else { c });
        }
        marked
    }

    fn decide(&self, chars: Vec<char>) -> Decided {
        let length = chars.len();
        let natural = self.natural(&chars);
        let mut open = natural.clone();
        let mut words = Vec::new();
        let mut start = 0;
        while start < length {
            if !is_letter(chars[start]) {
                start += 1;
                continue;
            }
            let end = start + chars[start..].iter().take_while(|&&c| is_letter(c)).count();
            let mut piece = start;
            while piece < end {
                let stop = piece_end(&chars[..end], piece);
                let judged = self.judge(&chars[piece..stop]);
                for (i, &is_open) in judged.open.iter().enumerate().skip(1) {
                    open[piece + i] |= is_open;
                }
                words.extend(judged.words.iter().map(|w| Word { start: w.start + piece, end: w.end + piece, ..*w }));
                piece = stop;
            }
            start = end;
        }
        let mut line = Line { chars: &chars, words: &words, shut: vec![false; length + 1] };
        line.shut_all();
        for (start, end) in self.lexicon.phrases_in(&chars) {
            line.shut[start + 1..end].fill(true);
        }
        line.connectives(|i| open[i]);
        let shut = line.shut;
        for i in 1..length {
            open[i] &= !shut[i];
        }
        open[length] = true;
        last_resort(&chars, &words, &mut open);
        Decided { chars, open, natural }
    }

    /// Where UAX #14 ends lines when no model for Thai helps it; at a space only after the last.
    fn natural(&self, chars: &[char]) -> Vec<bool> {
        let mut natural = vec![false; chars.len() + 1];
        if chars.iter().all(|&c| is_letter(c) || is_digit(c) || c == ' ' || c.is_ascii_alphabetic()) {
            for i in 1..chars.len() {
                natural[i] = chars[i - 1] == ' ' && chars[i] != ' ';
            }
            return natural;
        }
        // Without a model a Thai letter is a letter like any other; saying so keeps the segmenter from looking for one.
        let text: String = chars.iter().map(|&c| if is_letter(c) { LETTER } else { c }).collect();
        let mut ends = self.lines.segment_str(&text).peekable();
        for (i, (place, _)) in text.char_indices().enumerate() {
            while ends.next_if(|&end| end < place).is_some() {}
            natural[i] = i > 0 && ends.peek() == Some(&place);
        }
        natural
    }

    fn judge(&self, run: &[char]) -> Arc<Judged> {
        let text: String = run.iter().collect();
        self.runs.get(&text, || {
            let reading = words::read(run, self.lexicon.words());
            let mut open: Vec<bool> = reading.sureness.iter().map(|&sure| sure >= SURE).collect();
            if open.contains(&true) {
                let mut seen = vec![false; run.len() + 1];
                let ends = self.lstm.segment_str(&text);
                // Thai letters are three bytes each.
                ends.for_each(|end| seen[end / 3] = true);
                for (is_open, seen) in open.iter_mut().zip(seen) {
                    *is_open &= seen;
                }
            }
            Arc::new(Judged { words: reading.words, open })
        })
    }
}

/// Answers given before, by what was asked.
struct Memory<T: ?Sized>(Mutex<HashMap<Box<str>, Arc<T>>>);

impl<T: ?Sized> Default for Memory<T> {
    fn default() -> Self {
        Self(Mutex::new(HashMap::new()))
    }
}

impl<T: ?Sized> Memory<T> {
    fn get(&self, key: &str, make: impl FnOnce() -> Arc<T>) -> Arc<T> {
        if let Some(known) = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(key) {
            return Arc::clone(known);
        }
        let made = make();
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= KEPT {
            known.clear();
        }
        known.insert(Box::from(key), Arc::clone(&made));
        made
    }
}

fn is_invisible(c: char) -> bool {
    matches!(c, BREAK | JOINER)
}

/// The first place at or after `i` that is no space.
fn space_end(chars: &[char], i: usize) -> usize {
    i + chars[i..].iter().take_while(|&&c| is_space(c)).count()
}

/// Where a piece that begins at `start` ends: at the end of the run, or at a cluster before it.
fn piece_end(run: &[char], start: usize) -> usize {
    if run.len() - start <= PIECE {
        return run.len();
    }
    let starts = cluster_starts(&run[start..start + PIECE]);
    (PIECE / 2..PIECE).rev().find(|&i| starts[i]).map_or(start + PIECE, |i| start + i)
}

/// For each character, whether text may be cut before it at need.
fn safe_cuts(chars: &[char]) -> Vec<bool> {
    let mut safe = vec![false; chars.len() + 1];
    let text: String = chars.iter().collect();
    let mut ends = GraphemeClusterSegmenter::new().segment_str(&text).peekable();
    for (i, (place, _)) in text.char_indices().enumerate() {
        while ends.next_if(|&end| end < place).is_some() {}
        safe[i] = i > 0 && ends.peek() == Some(&place) && !is_mark(chars[i]);
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

/// Gives stretches longer than a column breaks of last resort: between words, else between clusters.
fn last_resort(chars: &[char], words: &[Word], open: &mut [bool]) {
    let mut start = 0;
    for end in 1..=chars.len() {
        if end < chars.len() && !open[end] {
            continue;
        }
        if end - start > LONGEST {
            relieve(chars, words, open, start, end);
        }
        start = end;
    }
}

fn relieve(chars: &[char], words: &[Word], open: &mut [bool], start: usize, end: usize) {
    let safe = safe_cuts(&chars[start..end]);
    let mut clusters = 0;
    let mut since = start;
    let mut next_word = words.partition_point(|w| w.start <= start);
    let mut word_start = None;
    for i in start + 1..end {
        if !safe[i - start] || is_space(chars[i]) {
            continue;
        }
        clusters += 1;
        while words.get(next_word).is_some_and(|w| w.start < i) {
            next_word += 1;
        }
        if words.get(next_word).is_some_and(|w| w.start == i && w.kind != Kind::Unknown) && i > since {
            word_start = Some((i, clusters));
        }
        if clusters >= LONGEST / 2 {
            let (place, used) = word_start.take().unwrap_or((i, clusters));
            open[place] = true;
            clusters -= used;
            since = place;
        }
    }
}
