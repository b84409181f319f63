//! Measures line breaks on gold-segmented text: `cargo run --release --example thai_breaks -- FILE.conllu …`
//!
//! Made for the Universal Dependencies treebanks of Thai (TUD, PUD). Prints, of the break points between two Thai
//! letters, the share inside a gold word (a break after the prefixes การ and ความ is fair), and, of the gold word
//! boundaries between two Thai letters, the share open to a break. `--faults` lists what breaks inside a word.

use std::collections::BTreeSet;
use std::env;
use std::error::Error;
use std::fs;
use std::time::{Duration, Instant};

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;
use ruplem::thai::breaks::Breaker;
use ruplem::thai::lexicon::Lexicon;

/// The lists that come with the program.
const LISTS: [&str; 6] = [
    include_str!("../templates/lexicon/provinces.txt"),
    include_str!("../templates/lexicon/districts.txt"),
    include_str!("../templates/lexicon/agencies.txt"),
    include_str!("../templates/lexicon/laws.txt"),
    include_str!("../templates/lexicon/terms.txt"),
    include_str!("../templates/lexicon/phrases.txt"),
];

/// A sentence and the byte offsets where its gold words end.
struct Sentence {
    text: String,
    ends: BTreeSet<usize>,
}

#[derive(Default)]
struct Tally {
    breaks: usize,
    inside: usize,
    open: usize,
    time: Duration,
}

fn main() -> Result<(), Box<dyn Error>> {
    let (options, paths): (Vec<_>, Vec<_>) = env::args().skip(1).partition(|arg| arg.starts_with("--"));
    let faults = options.iter().any(|option| option == "--faults");
    let mut sentences = Vec::new();
    for path in &paths {
        sentences.extend(fs::read_to_string(path)?.split("\n\n").map(Sentence::read));
    }
    let breaker = Breaker::new(Lexicon::parse(LISTS));
    let lstm = LineSegmenter::new_lstm(LineBreakOptions::default());
    let (mut ours, mut words, mut stock) = (Tally::default(), Tally::default(), Tally::default());
    let (mut gold, mut letters) = (0, 0);
    for sentence in &sentences {
        let text = sentence.text.as_str();
        letters += text.chars().count();
        gold += sentence.ends.iter().filter(|&&end| between_letters(text, end)).count();
        words.add(sentence, faults, || breaker.word_ends(text));
        ours.add(sentence, false, || breaker.breaks(text));
        stock.add(sentence, false, || lstm.segment_str(text).collect());
    }
    println!("{} sentences, {letters} characters, {gold} gold boundaries", sentences.len());
    words.print("word ends", gold, letters);
    ours.print("line breaks", gold, letters);
    stock.print("ICU4X LSTM", gold, letters);
    Ok(())
}

impl Sentence {
    /// Joins the words of one CoNLL-U block.
    fn read(block: &str) -> Self {
        let (mut text, mut ends) = (String::new(), BTreeSet::new());
        for line in block.lines().filter(|line| !line.starts_with('#')) {
            let fields: Vec<&str> = line.split('\t').collect();
            let [id, word, .., misc] = fields[..] else {
                continue;
            };
            if id.contains(['-', '.']) {
                continue;
            }
            text.push_str(word);
            ends.insert(text.len());
            if !misc.contains("SpaceAfter=No") {
                text.push(' ');
            }
        }
        Self { text, ends }
    }
}

impl Tally {
    fn add(&mut self, sentence: &Sentence, faults: bool, find: impl FnOnce() -> Vec<usize>) {
        let text = sentence.text.as_str();
        let started = Instant::now();
        let places = find();
        self.time += started.elapsed();
        for place in places.into_iter().filter(|&place| between_letters(text, place)) {
            self.breaks += 1;
            if sentence.ends.contains(&place) {
                self.open += 1;
            } else if !["การ", "ความ"].iter().any(|prefix| text[..place].ends_with(prefix)) {
                self.inside += 1;
                if faults {
                    let start = sentence.ends.range(..place).next_back().map_or(0, |&end| end);
                    let end = sentence.ends.range(place..).next().map_or(text.len(), |&end| end);
                    println!("{}|{}", &text[start..place], &text[place..end]);
                }
            }
        }
    }

    fn print(&self, judge: &str, gold: usize, letters: usize) {
        println!(
            "{judge:12} {:6} breaks, {:5.2} % inside a word, {:5.2} % of gold boundaries open, {:.2} µs a character",
            self.breaks,
            percent(self.inside, self.breaks),
            percent(self.open, gold),
            self.time.as_secs_f64() * 1e6 / letters as f64,
        );
    }
}

fn between_letters(text: &str, place: usize) -> bool {
    let before = text[..place].chars().next_back();
    let after = text[place..].chars().next();
    before.is_some_and(is_letter) && after.is_some_and(is_letter)
}

/// Thai letters, vowels and marks.
fn is_letter(c: char) -> bool {
    matches!(c, '\u{E01}'..='\u{E3A}' | '\u{E40}'..='\u{E4E}')
}

fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}
