//! The words of a list that a run goes on with, slips allowed at a price.

use std::sync::LazyLock;

use fst::raw::{Fst, Node, Output};

use super::{
    super::{
        letters::{is_consonant, is_leading_vowel},
        words::key,
    },
    HAN_AKAT, SARA_AA, SARA_AM, is_tone,
    run::{Held, Letter, Run, Stand},
};

/// What slips cost, in hundredths of a nat. Held against the gold words of Universal Dependencies, the names of 6,000
/// candidates and of all subdistricts, budget tables read out of PDF files well and badly, and those without any ำ.
const LATE: u32 = 350;
const RING: u32 = 350;
const REPEAT: u32 = 300;
const SPACE: u32 = 100;
const LOST: u32 = 250;

/// The most slips of one word.
pub const MOST_SLIPS: u8 = 3;

/// The names and terms of the field, so that none of them is taken for a slip of something else.
pub static UNITS: LazyLock<Fst<&'static [u8]>> = LazyLock::new(|| {
    Fst::new(include_bytes!(concat!(env!("OUT_DIR"), "/units.fst")).as_slice())
        .expect("the build script writes a whole set")
});

/// Marks that programs which take text out of a PDF put behind the next letter, those below alone or with those above.
pub fn slides(c: char) -> bool {
    matches!(c, HAN_AKAT | '\u{e34}'..='\u{e39}' | '\u{e47}'..='\u{e4c}')
}

pub fn is_low_vowel(c: char) -> bool {
    matches!(c, '\u{e38}' | '\u{e39}')
}

/// Vowels of any kind, which stand twice where a PDF draws them in two parts.
fn is_vowel(c: char) -> bool {
    is_leading_vowel(c) || matches!(c, SARA_AA | SARA_AM | 'ะ') || slides(c)
}

/// A word that was found.
pub struct Found<'a> {
    /// Where the run goes on behind it.
    pub to: Stand,
    pub cost: u32,
    pub slipped: bool,
    /// The word as the list has it.
    pub spelt: &'a [char],
}

/// What is done with each word.
pub type Take<'a> = dyn FnMut(Found<'_>) + 'a;

/// How far a word has been read, and what it took.
#[derive(Debug, Clone, Copy)]
struct Reach {
    stand: Stand,
    slips: u8,
    toll: u32,
}

impl Reach {
    fn at(self, stand: Stand) -> Self {
        Self { stand, ..self }
    }

    fn slip(self, stand: Stand, toll: u32) -> Self {
        Self { stand, slips: self.slips + 1, toll: self.toll + toll }
    }
}

/// A list being searched for the words a run goes on with.
pub struct Search<'a, D> {
    pub run: &'a Run<'a>,
    pub list: &'a Fst<D>,
    /// What a word costs, by its value in the list and its letters.
    pub price: &'a dyn Fn(u64, usize) -> u32,
    pub most: u8,
    pub found: &'a mut Take<'a>,
}

impl<D: AsRef<[u8]>> Search<'_, D> {
    /// Gives every word that can be read from a stand.
    pub fn from(mut self, stand: Stand) {
        self.follow(self.list.root(), Output::zero(), Reach { stand, slips: 0, toll: 0 }, &mut Vec::new());
    }

    fn follow(&mut self, node: Node<'_>, output: Output, reach: Reach, spelt: &mut Vec<char>) {
        if node.is_final() && !spelt.is_empty() {
            let price = (self.price)(output.cat(node.final_output()).value(), spelt.len());
            (self.found)(Found { to: reach.stand, cost: price + reach.toll, slipped: reach.slips > 0, spelt });
        }
        let run = self.run;
        let letter = reach.stand.letter;
        if !reach.stand.is_open() {
            let held: Vec<char> = run.letters[run.held_letters(reach.stand)].iter().map(|letter| letter.c).collect();
            return self.spell(node, output, &held, reach.at(Stand::open(letter)), spelt);
        }
        if reach.slips < self.most && !spelt.is_empty() {
            for mark in run.lost.iter().filter(|mark| run.c(letter) != **mark) {
                self.spell(node, output, &[*mark], reach.slip(reach.stand, LOST), spelt);
            }
        }
        let Some(&Letter { c, apart, .. }) = run.letters.get(letter) else { return };
        let next = Stand::open(letter + 1);
        if !apart {
            self.spell(node, output, &[c], reach.at(next), spelt);
        }
        if reach.slips == self.most {
            return;
        }
        match c {
            _ if apart && c == SARA_AA => self.spell(node, output, &[SARA_AM], reach.slip(next, 0), spelt),
            SARA_AA => self.spell(node, output, &[SARA_AM], reach.slip(next, RING), spelt),
            SARA_AM => self.spell(node, output, &[SARA_AA], reach.slip(next, RING), spelt),
            _ => {}
        }
        if apart {
            self.spell(node, output, &[c], reach.slip(next, SPACE), spelt);
        }
        let is_repeated = is_vowel(c) && letter > 0 && run.c(letter - 1) == c;
        if is_repeated || is_leading_vowel(c) && is_leading_vowel(run.c(letter + 1)) {
            self.follow(node, output, reach.slip(next, REPEAT), spelt);
        }
        if spelt.is_empty() {
            return;
        }
        if is_tone(c) && is_consonant(run.c(letter + 1)) {
            // ท่นี: the tone mark kept its place, the vowel below it did not.
            let vowels = self.marks(letter + 2).take_while(|c| !is_tone(*c));
            let mut marks: Vec<char> = vowels.collect();
            let behind = letter + 2 + marks.len();
            if !marks.is_empty() {
                marks.push(c);
                let behind = Stand { letter: behind, held: Held::Letter };
                self.spell(node, output, &marks, reach.slip(behind, LATE), spelt);
            }
        } else if is_consonant(c) || is_leading_vowel(c) || c == SARA_AA {
            let marks: Vec<char> = self.marks(letter + 1).collect();
            let letter = letter + 1 + marks.len();
            if !marks.is_empty() {
                let behind = Stand { letter, held: Held::Letter };
                self.spell(node, output, &marks, reach.slip(behind, LATE), spelt);
            }
            if let [low, above @ ..] = &marks[..]
                && is_low_vowel(*low)
                && !above.is_empty()
            {
                let behind = Stand { letter, held: Held::LetterAndVowel };
                self.spell(node, output, above, reach.slip(behind, LATE), spelt);
            }
        }
    }

    /// The sliding marks from a letter on.
    fn marks(&self, letter: usize) -> impl Iterator<Item = char> {
        self.run.letters.iter().skip(letter).map(|letter| letter.c).take_while(|c| slides(*c))
    }

    /// Goes on where the list has words that go on with these letters.
    fn spell(&mut self, node: Node<'_>, output: Output, letters: &[char], reach: Reach, spelt: &mut Vec<char>) {
        let (mut node, mut output) = (node, output);
        for c in letters {
            let Some(index) = node.find_input(key(*c)) else { return };
            let transition = node.transition(index);
            output = output.cat(transition.out);
            node = self.list.node(transition.addr);
        }
        let length = spelt.len();
        spelt.extend(letters);
        self.follow(node, output, reach, spelt);
        spelt.truncate(length);
    }
}
