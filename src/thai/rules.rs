//! The rules of Thai setting that hold whatever the words are: numbers, dates, names, signs and connectives.
//!
//! Sources: W3C Thai Layout Requirements (thai-lreq); the Royal Society's rules for spacing and punctuation.

use super::bound_words::{
    AFTER_NUMBER, BEFORE_NUMBER, BEFORE_ORDINAL, CONNECTIVES, DOTTED_PERSONAL_TITLES, DOTTED_TITLES, ERAS, MAGNITUDES,
    MONTHS, NOT_A_NAME, PERSONAL_TITLES, PLACES, PREFIXES, TITLES,
};
use super::letters::{cannot_begin, cannot_end, is_consonant, is_digit, is_letter, is_space};
use super::words::{Kind, Word};

/// Longer runs of letters after a title are sentences, not names.
const GIVEN_NAME: usize = 16;
const SURNAME: usize = 24;
/// A connective is carried to the next line only when the word it begins is shorter than this, or narrow columns would
/// have nowhere to end a line.
const CARRIED: usize = 16;

/// A text, its words, and the places (counted in characters) that no line may end at.
pub struct Line<'a> {
    chars: &'a [char],
    words: &'a [Word],
    /// `shut[i]`: no line ends between characters `i - 1` and `i`.
    shut: Vec<bool>,
}

impl<'a> Line<'a> {
    /// Applies every rule but that of connectives. `words` are those of every Thai run, by their place in the text.
    pub fn new(chars: &'a [char], words: &'a [Word]) -> Self {
        let mut line = Self { chars, words, shut: vec![false; chars.len() + 1] };
        line.signs();
        line.numbers();
        line.dates();
        line.titles();
        line
    }

    /// Whether no line ends between characters `i - 1` and `i`.
    pub fn is_shut(&self, i: usize) -> bool {
        self.shut[i]
    }

    /// A phrase of the lexicon does not break inside, nor from the kind of place it names.
    pub fn phrase(&mut self, start: usize, end: usize) {
        self.hold(start + 1, end - 1);
        let before = self.before_space(start);
        if PLACES.iter().any(|place| self.ends_with(before, place)) {
            self.hold(before, start);
        }
    }

    /// No line ends anywhere from `start` to `end`, both counted.
    fn hold(&mut self, start: usize, end: usize) {
        if let Some(places) = self.shut.get_mut(start..=end) {
            places.fill(true);
        }
    }

    /// What cannot begin a line holds on to the left, what cannot end one to the right, spaces between or not.
    fn signs(&mut self) {
        let mut quoting = false;
        for (i, &c) in self.chars.iter().enumerate() {
            let straight = c == '"';
            if cannot_begin(c) || (straight && quoting) || self.is_shortening(i) || self.is_spaced_dash(i) {
                let start = self.before_space(i);
                if start > 0 {
                    self.hold(start, i);
                }
            }
            let bullet = i == 0 && matches!(c, '-' | '–' | '•' | '*');
            if cannot_end(c) || (straight && !quoting) || bullet {
                self.hold(i + 1, self.past_space(i + 1));
            }
            if self.is_latin_hyphen(i) {
                self.hold(i + 1, i + 1);
            }
            quoting ^= straight;
        }
    }

    /// ฯ and ฯลฯ, but not the honorific ฯพณฯ, which begins a name.
    fn is_shortening(&self, i: usize) -> bool {
        self.at(i) == 'ฯ' && !self.starts_with(i, "ฯพณ")
    }

    /// A dash with spaces about it stays with what it follows: `พ.ศ. ๒๕๖๓ – ๒๕๖๕`.
    fn is_spaced_dash(&self, i: usize) -> bool {
        matches!(self.at(i), '–' | '—' | '-') && is_space(self.at(i + 1)) && i > 0 && is_space(self.at(i - 1))
    }

    /// As in e-mail and COVID-19.
    fn is_latin_hyphen(&self, i: usize) -> bool {
        self.at(i) == '-' && i > 0 && self.at(i - 1).is_ascii_alphanumeric() && self.at(i + 1).is_ascii_alphanumeric()
    }

    /// Numbers with what they count or what they number.
    fn numbers(&mut self) {
        let mut i = 0;
        while i < self.chars.len() {
            if !is_digit(self.chars[i]) {
                i += 1;
                continue;
            }
            let end = self.number_end(i);
            self.hold(i + 1, end - 1);
            let ordinal = self.number_left(i);
            self.number_right(end, ordinal);
            if matches!(self.at(i), '0' | '๐') && end - i <= 3 && is_digit(self.at(self.past_space(end))) {
                self.telephone(end);
            }
            i = end;
        }
    }

    /// The end of the number that begins at `i`: digits with single signs between them.
    fn number_end(&self, i: usize) -> usize {
        let mut end = i;
        loop {
            while is_digit(self.at(end)) {
                end += 1;
            }
            let sign = matches!(self.at(end), ',' | '.' | ':' | '/' | '-' | '–');
            if !(sign && is_digit(self.at(end + 1))) {
                return end;
            }
            end += 1;
        }
    }

    /// Closes the number at `start` up to a word that numbers it; says whether it is a year or an ordinal.
    fn number_left(&mut self, start: usize) -> bool {
        let end = self.before_space(start);
        let ordinal = BEFORE_ORDINAL.iter().any(|word| self.stands_before(end, word))
            || MONTHS.iter().any(|month| self.ends_with(end, month));
        if ordinal || BEFORE_NUMBER.iter().any(|word| self.stands_before(end, word)) {
            self.hold(end, start);
        }
        // An ordinal keeps what it counts: ครั้งที่ ๑.
        let ordered = "ที่".chars().count();
        if self.ends_with(end, "ที่") && end > ordered && is_letter(self.at(end - ordered - 1)) {
            self.hold(end - ordered, end - ordered);
        }
        ordinal
    }

    fn number_right(&mut self, end: usize, ordinal: bool) {
        let next = self.past_space(end);
        if self.longest_at(next, MONTHS).is_some() {
            self.hold(end, next);
        }
        // A document's number: รง ๐๒๐๗/ว ๑๒๓.
        if self.at(end) == '/' && is_letter(self.at(end + 1)) {
            self.hold(end, end + 1);
        }
        if ordinal {
            return;
        }
        if let Some(length) = self.longest_at(next, AFTER_NUMBER) {
            self.hold(end, next);
            if self.longest_at(next, MAGNITUDES).is_some() && self.longest_at(next + length, AFTER_NUMBER).is_some() {
                self.hold(next + 1, next + length);
            }
        }
    }

    /// The groups of a telephone number after its area code, whose end is `end`: ๐ ๒๒๓๒ ๑๑๖๐.
    fn telephone(&mut self, mut end: usize) {
        for _ in 0..3 {
            let next = self.past_space(end);
            if !is_digit(self.at(next)) {
                return;
            }
            self.hold(end, next);
            end = self.number_end(next);
        }
    }

    /// A month and its year.
    fn dates(&mut self) {
        if !self.chars.iter().copied().any(is_digit) {
            return;
        }
        for i in 0..self.chars.len() {
            let Some(length) = self.longest_at(i, MONTHS) else {
                continue;
            };
            let mut next = self.past_space(i + length);
            if let Some(era) = self.longest_at(next, ERAS) {
                next = self.past_space(next + era);
            }
            if is_digit(self.at(next)) {
                self.hold(i + 1, next);
            }
        }
    }

    /// A title and its name.
    fn titles(&mut self) {
        for (n, &word) in self.words.iter().enumerate() {
            let next = self.past_space(word.end);
            let named = self.words.get(n + 1).filter(|named| named.start == next);
            let Some(named) = named.filter(|w| !self.is_one_of(**w, &[CONNECTIVES, NOT_A_NAME])) else {
                continue;
            };
            let of_a_place = named.kind != Kind::Listed && PLACES.iter().any(|place| self.ends_with(word.end, place));
            let personal = self.is_one_of(word, &[PERSONAL_TITLES]);
            if personal || of_a_place || self.is_one_of(word, &[TITLES]) {
                self.hold(word.end, next);
            }
            if personal {
                self.person(next);
            }
        }
        for dot in (0..self.chars.len()).filter(|&i| self.chars[i] == '.') {
            let (end, next) = (dot + 1, self.past_space(dot + 1));
            let personal = DOTTED_PERSONAL_TITLES.iter().any(|title| self.stands_before(end, title));
            if personal || DOTTED_TITLES.iter().any(|title| self.stands_before(end, title)) {
                self.hold(end, next);
            }
            if personal && is_letter(self.at(next)) {
                self.person(next);
            }
        }
    }

    /// A given name and a surname that stand alone between spaces do not break inside.
    fn person(&mut self, start: usize) {
        let given = self.run_end(start, GIVEN_NAME + 1);
        if given - start > GIVEN_NAME {
            return;
        }
        self.hold(start + 1, given - 1);
        let surname = self.past_space(given);
        let end = self.run_end(surname, SURNAME + 1);
        let word = self.words.partition_point(|word| word.start < surname);
        let is_name = self.words.get(word).is_some_and(|&word| {
            word.start == surname && !self.is_one_of(word, &[CONNECTIVES, NOT_A_NAME, TITLES, PERSONAL_TITLES])
        });
        if surname > given && is_name && end - surname <= SURNAME {
            self.hold(given, end - 1);
        }
    }

    /// The rule of adverbs and, if `connectives`, that of connectives: such a word does not end a line when the line
    /// may end before it, and when what follows a connective is not long. `open` says where words end.
    pub fn joints(&mut self, connectives: bool, open: impl Fn(usize) -> bool) {
        let mut held = None;
        for &word in self.words {
            let prefix = self.is_one_of(word, &[PREFIXES]);
            let joint = prefix || (connectives && self.is_one_of(word, &[CONNECTIVES]));
            if !joint {
                continue;
            }
            // A text begins on a line of its own.
            let begins = word.start == 0 || is_space(self.chars[word.start - 1]);
            let may_begin = !self.shut[word.start] && (begins || open(word.start));
            let end = self.past_space(word.end);
            let ends = |i: usize| is_space(self.at(i)) || (open(i) && !self.shut[i]);
            let is_light =
                prefix || (end + 1..self.chars.len().min(end + CARRIED)).any(ends) || self.chars.len() < end + CARRIED;
            if is_light && (may_begin || held == Some(word.start)) {
                self.hold(word.end, end);
                held = Some(end);
            }
        }
    }

    fn at(&self, i: usize) -> char {
        self.chars.get(i).copied().unwrap_or('\0')
    }

    fn starts_with(&self, i: usize, word: &str) -> bool {
        self.chars.get(i..).is_some_and(|rest| {
            let mut rest = rest.iter();
            word.chars().all(|c| rest.next() == Some(&c))
        })
    }

    fn ends_with(&self, end: usize, word: &str) -> bool {
        let mut before = self.chars[..end].iter().rev();
        word.chars().rev().all(|c| before.next() == Some(&c))
    }

    /// Whether `word` ends at `end`; shortened ones must also stand alone.
    fn stands_before(&self, end: usize, word: &str) -> bool {
        if !self.ends_with(end, word) {
            return false;
        }
        let length = word.chars().count();
        let alone = word.ends_with('.') || word.chars().all(is_consonant);
        !(alone && end > length && matches!(self.at(end - length - 1), c if is_letter(c) || c == '.'))
    }

    fn longest_at(&self, i: usize, words: &[&str]) -> Option<usize> {
        words.iter().filter(|word| self.starts_with(i, word)).map(|word| word.chars().count()).max()
    }

    /// The first place at or after `i` that is no space.
    fn past_space(&self, i: usize) -> usize {
        i + self.chars.get(i..).map_or(0, |rest| rest.iter().take_while(|&&c| is_space(c)).count())
    }

    /// The end of what stands before the spaces that end at `i`.
    fn before_space(&self, i: usize) -> usize {
        i - self.chars[..i].iter().rev().take_while(|&&c| is_space(c)).count()
    }

    /// The end of the letters at `start`, at most `most` of them.
    fn run_end(&self, start: usize, most: usize) -> usize {
        start + self.chars[start..].iter().take(most).take_while(|&&c| is_letter(c)).count()
    }

    fn is_one_of(&self, word: Word, lists: &[&[&str]]) -> bool {
        let letters = &self.chars[word.start..word.end];
        lists.iter().copied().flatten().any(|entry| entry.chars().eq(letters.iter().copied()))
    }
}
