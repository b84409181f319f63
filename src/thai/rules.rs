//! The rules of Thai setting that hold whatever the words are: numbers, dates, names, signs and connectives.
//!
//! Sources: W3C Thai Layout Requirements (thai-lreq); the Royal Society's rules for spacing and punctuation.

use super::letters::{is_digit, is_letter, is_mark};
use super::words::{Kind, Word};

/// What a number closes up to on its left: `มาตรา ๓๓`, `ข้อ ๕`, `พ.ศ. ๒๕๖๕`.
const BEFORE_NUMBER: &[&str] = &[
    "พ.ศ.",
    "ค.ศ.",
    "มาตรา",
    "ข้อ",
    "ระดับ",
    "รอบ",
    "บท",
    "บทที่",
    "ส่วนที่",
    "หน้า",
    "ที่",
    "ร้อยละ",
    "ปี",
    "ปีงบประมาณ",
    "ตาราง",
    "ภาพ",
    "แผนภูมิ",
    "เอกสาร",
    "ไตรมาส",
    "หมวด",
    "วรรค",
    "อนุมาตรา",
    "ลำดับ",
    "เลข",
    "หมู่",
    "รุ่น",
    "ฉบับ",
    "เล่ม",
    "ตอน",
    "โทร.",
    "โทรศัพท์",
    "โทรสาร",
    "เดือน",
    "กลุ่ม",
    "ประเภท",
    "ชั้น",
    "ม.",
    "ถ.",
    "ซ.",
    "ซอย",
    "ห้อง",
    "เลขที่",
    "น.",
    "อายุ",
];

/// What closes up to a number on its left: `๑๒๐ คน`, `๕,๐๐๐ บาท`.
const AFTER_NUMBER: &[&str] = &[
    "คน",
    "บาท",
    "ราย",
    "แผน",
    "ครั้ง",
    "เล่ม",
    "แห่ง",
    "จังหวัด",
    "อำเภอ",
    "ตำบล",
    "หมู่บ้าน",
    "กลุ่ม",
    "โครงการ",
    "กิจกรรม",
    "ชั่วโมง",
    "วัน",
    "เดือน",
    "ปี",
    "สัปดาห์",
    "หลักสูตร",
    "รุ่น",
    "ฉบับ",
    "ชุด",
    "เครื่อง",
    "ระดับ",
    "รอบ",
    "ข้อ",
    "ประเภท",
    "ด้าน",
    "ไร่",
    "กิโลเมตร",
    "เมตร",
    "กิโลกรัม",
    "ล้าน",
    "แสน",
    "หมื่น",
    "พัน",
    "ร้อย",
    "สตางค์",
    "น.",
    "นาที",
    "นาฬิกา",
    "ครัวเรือน",
    "ครอบครัว",
    "หน่วย",
    "สาขา",
    "อาชีพ",
    "คณะ",
    "ศูนย์",
    "เรื่อง",
    "ตัวชี้วัด",
    "เท่า",
    "ตัว",
    "ชิ้น",
    "แผ่น",
    "หน้า",
    "ภาค",
    "ไตรมาส",
    "หลัง",
    "คัน",
    "ท่าน",
    "รูป",
    "เปอร์เซ็นต์",
    "งาน",
    "ตารางวา",
    "ตารางเมตร",
    "ขั้น",
    "ลำดับ",
    "คู่",
    "องค์กร",
    "แรงงาน",
    "กม.",
    "ม.",
    "กก.",
    "ตร.ม.",
    "ตร.กม.",
    "%",
];

/// Great numbers in words that may stand between a figure and its unit: `๕ ล้านบาท`.
const MAGNITUDES: &[&str] = &["ล้าน", "แสน", "หมื่น", "พัน", "ร้อย"];

const MONTHS: &[&str] = &[
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
];

/// Words that begin a name and do not stand at a line's end without it.
const TITLES: &[&str] = &[
    "นาย",
    "นาง",
    "นางสาว",
    "เด็กชาย",
    "เด็กหญิง",
    "คุณ",
    "จังหวัด",
    "อำเภอ",
    "ตำบล",
    "เขต",
    "แขวง",
    "กิ่งอำเภอ",
    "หมู่บ้าน",
    "เทศบาล",
    "เทศบาลตำบล",
    "เทศบาลเมือง",
    "เทศบาลนคร",
    "ดร",
    "ถนน",
    "ซอย",
    "หม่อมหลวง",
    "หม่อมราชวงศ์",
    "พลเอก",
    "พลโท",
    "พลตรี",
    "พันเอก",
    "พันโท",
    "พันตรี",
    "ร้อยเอก",
    "ร้อยโท",
    "ร้อยตรี",
    "ศาสตราจารย์",
];

/// Titles of persons: a given name and a surname follow.
const PERSONAL: &[&str] = &["นาย", "นาง", "นางสาว", "เด็กชาย", "เด็กหญิง"];

/// Shortened titles, with their dots: a space after them holds.
const DOTTED_TITLES: &[&str] = &[
    "จ.",
    "อ.",
    "ต.",
    "ถ.",
    "ซ.",
    "ม.",
    "น.ส.",
    "ด.ช.",
    "ด.ญ.",
    "ดร.",
    "นพ.",
    "พญ.",
    "ทพ.",
    "ทพญ.",
    "ภก.",
    "ภญ.",
    "ศ.",
    "รศ.",
    "ผศ.",
    "พล.อ.",
    "พล.ท.",
    "พล.ต.",
    "พ.อ.",
    "พ.ท.",
    "พ.ต.",
    "ร.อ.",
    "ร.ท.",
    "ร.ต.",
    "พ.ต.อ.",
    "พ.ต.ท.",
    "พ.ต.ต.",
    "ร.ต.อ.",
    "ร.ต.ท.",
    "ร.ต.ต.",
    "ด.ต.",
    "จ.ส.อ.",
    "จ.ส.ต.",
    "ส.ต.อ.",
    "ม.ล.",
    "ม.ร.ว.",
    "พ.ร.บ.",
    "พ.ร.ก.",
    "พ.ร.ฎ.",
    "ว่าที่ ร.ต.",
    "อบต.",
    "อบจ.",
    "สนง.",
    "รพ.",
    "รพ.สต.",
    "โทร.",
];

/// Words that tie what follows to what stands before; a line rather begins than ends with one.
const CONNECTIVES: &[&str] = &[
    "ที่",
    "และ",
    "หรือ",
    "ใน",
    "ของ",
    "แต่",
    "โดย",
    "เพื่อ",
    "กับ",
    "แก่",
    "ซึ่ง",
    "อัน",
    "แห่ง",
    "ต่อ",
    "จาก",
    "ด้วย",
    "ตาม",
    "เพราะ",
];

/// Words that end a person's name: what follows is said of them.
const NOT_A_NAME: &[&str] = &[
    "เป็น",
    "ได้",
    "ผู้",
    "ประธาน",
    "กรรมการ",
    "ตำแหน่ง",
    "รอง",
    "หัวหน้า",
    "จะ",
    "มี",
    "ว่า",
    "ให้",
    "คือ",
    "อายุ",
    "แรงงาน",
    "นักวิชาการ",
    "ผู้อำนวยการ",
    "ผู้แทน",
];

/// A text, its words, and the places (counted in characters) that no line may end at.
pub struct Line<'a> {
    pub chars: &'a [char],
    /// The words of every Thai run, by their place in the text.
    pub words: &'a [Word],
    /// `shut[i]`: no line ends between characters `i - 1` and `i`.
    pub shut: Vec<bool>,
}

impl Line<'_> {
    /// Applies every rule but that of connectives, which needs to know what is open.
    pub fn shut_all(&mut self) {
        self.signs();
        self.numbers();
        self.titles();
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

    fn longest_at(&self, i: usize, words: &[&str]) -> Option<usize> {
        words.iter().filter(|word| self.starts_with(i, word)).map(|w| w.chars().count()).max()
    }

    /// The first place at or after `i` that is no space.
    fn past_space(&self, i: usize) -> usize {
        i + self.chars[i..].iter().take_while(|&&c| is_space(c)).count()
    }

    /// The end of what stands before the spaces that end at `i`.
    fn before_space(&self, i: usize) -> usize {
        i - self.chars[..i].iter().rev().take_while(|&&c| is_space(c)).count()
    }

    /// No line ends anywhere from `start` to `end`, both counted.
    fn hold(&mut self, start: usize, end: usize) {
        self.shut[start..=end].fill(true);
    }

    /// What cannot begin a line holds on to the left, what cannot end one to the right, spaces between or not.
    fn signs(&mut self) {
        let mut quote_open = false;
        for i in 0..self.chars.len() {
            let c = self.chars[i];
            let straight = c == '"';
            if cannot_begin(c) || (straight && quote_open) || self.starts_with_shortening(i) || self.dash_after_text(i)
            {
                let start = self.before_space(i);
                if start > 0 {
                    self.hold(start, i);
                }
            }
            if cannot_end(c) || (straight && !quote_open) {
                let end = self.past_space(i + 1);
                self.hold(i + 1, end);
            }
            quote_open ^= straight;
            if i == 0 && matches!(c, '-' | '–' | '•' | '*') {
                let end = self.past_space(1);
                self.hold(1, end);
            }
        }
    }

    /// ฯ and ฯลฯ, but not the honorific ฯพณฯ, which begins a name.
    fn starts_with_shortening(&self, i: usize) -> bool {
        self.at(i) == 'ฯ' && !self.starts_with(i, "ฯพณ")
    }

    /// A dash with spaces about it stays with what it follows: `พ.ศ. ๒๕๖๓ – ๒๕๖๕`; one that opens a text, with its item.
    fn dash_after_text(&self, i: usize) -> bool {
        matches!(self.at(i), '–' | '—' | '-') && is_space(self.at(i + 1)) && i > 0 && is_space(self.at(i - 1))
    }

    /// Numbers with what they count, number or date.
    fn numbers(&mut self) {
        let mut i = 0;
        while i < self.chars.len() {
            if !is_digit(self.chars[i]) {
                i += 1;
                continue;
            }
            let (start, end) = (i, self.number_end(i));
            self.hold(start + 1, end.max(start + 2) - 1);
            self.number_left(start);
            self.number_right(end);
            i = end;
        }
        for i in 0..self.chars.len() {
            self.month_year(i);
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

    fn number_left(&mut self, start: usize) {
        let word_end = self.before_space(start);
        if BEFORE_NUMBER.iter().any(|word| self.ends_with(word_end, word)) {
            self.hold(word_end, start);
        }
        // An ordinal keeps what it counts: ครั้งที่ ๑.
        if self.ends_with(word_end, "ที่") && word_end > 3 && is_letter(self.chars[word_end - 4]) {
            self.hold(word_end - 3, word_end - 3);
        }
    }

    fn number_right(&mut self, end: usize) {
        let next = self.past_space(end);
        if let Some(length) = self.longest_at(next, AFTER_NUMBER) {
            self.hold(end, next);
            if self.longest_at(next, MAGNITUDES).is_some() && self.longest_at(next + length, AFTER_NUMBER).is_some() {
                self.hold(next + 1, next + length);
            }
        }
        if self.longest_at(next, MONTHS).is_some() {
            self.hold(end, next);
        }
        // A document's number, as in รง ๐๒๐๗/ว ๑๒๓.
        if self.at(end) == '/' && is_letter(self.at(end + 1)) {
            self.hold(end, end + 1);
        }
    }

    fn month_year(&mut self, i: usize) {
        let Some(length) = self.longest_at(i, MONTHS) else { return };
        let end = i + length;
        let mut next = self.past_space(end);
        for era in ["พ.ศ.", "ค.ศ."] {
            if self.starts_with(next, era) {
                next = self.past_space(next + 4);
            }
        }
        if is_digit(self.at(next)) {
            self.hold(i + 1, next);
        }
    }

    /// A title and its name.
    fn titles(&mut self) {
        for n in 0..self.words.len() {
            let word = self.words[n];
            let next = self.past_space(word.end);
            let named = self.words.get(n + 1).filter(|w| w.start == next);
            let of_a_place = named.is_some_and(|w| w.kind == Kind::Unit) && self.ends_with(word.end, "จังหวัด");
            if !of_a_place && !self.is_one_of(word, TITLES) {
                continue;
            }
            if named.is_some_and(|w| !self.is_one_of(*w, CONNECTIVES) && !self.is_one_of(*w, NOT_A_NAME)) {
                self.hold(word.end, next);
                if self.is_one_of(word, PERSONAL) {
                    self.person(next);
                }
            }
        }
        for i in 0..self.chars.len() {
            if self.at(i) == '.' && is_space(self.at(i + 1)) && self.dotted_title(i + 1) {
                let end = self.past_space(i + 1);
                self.hold(i + 1, end);
            }
        }
    }

    fn dotted_title(&self, end: usize) -> bool {
        DOTTED_TITLES.iter().any(|title| {
            let length = title.chars().count();
            self.ends_with(end, title) && (end == length || !is_wordlike(self.chars[end - length - 1]))
        })
    }

    /// A given name and a surname that stand alone between spaces do not break inside.
    fn person(&mut self, start: usize) {
        let given = self.run_end(start);
        if given - start > 16 {
            return;
        }
        self.hold(start + 1, (given - 1).max(start + 1));
        let surname = self.past_space(given);
        let end = self.run_end(surname);
        let other = self.words.iter().find(|w| w.start == surname).is_none_or(|w| {
            self.is_one_of(*w, CONNECTIVES) || self.is_one_of(*w, NOT_A_NAME) || self.is_one_of(*w, TITLES)
        });
        if surname == given || end == surname || end - surname > 24 || other {
            return;
        }
        self.hold(given, end - 1);
    }

    fn run_end(&self, i: usize) -> usize {
        i + self.chars[i..].iter().take_while(|&&c| is_letter(c)).count()
    }

    /// A connective does not end a line when the line may end before it.
    pub fn connectives(&mut self, open: impl Fn(usize) -> bool) {
        for word in self.words {
            let before = self.before_space(word.start);
            let spaced = before < word.start && !self.shut[word.start];
            let near =
                word.start > 0 && (spaced || (before == word.start && open(word.start) && !self.shut[word.start]));
            if near && self.is_one_of(*word, CONNECTIVES) {
                let end = self.past_space(word.end);
                self.hold(word.end, end);
            }
        }
    }

    fn is_one_of(&self, word: Word, list: &[&str]) -> bool {
        let letters = &self.chars[word.start..word.end];
        list.iter().any(|entry| entry.chars().eq(letters.iter().copied()))
    }
}

/// A space a line can end at, or one that was held together before.
pub fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{A0}')
}

fn is_wordlike(c: char) -> bool {
    is_letter(c) || is_digit(c) || c == '.' || c.is_alphanumeric()
}

/// Signs no line begins with.
fn cannot_begin(c: char) -> bool {
    is_mark(c)
        || matches!(
            c,
            'ะ' | 'า'
                | 'ำ'
                | 'ๅ'
                | 'ๆ'
                | '”'
                | '’'
                | ')'
                | ']'
                | '}'
                | '!'
                | '?'
                | '%'
                | '๚'
                | '๛'
                | '»'
                | ','
                | ';'
                | ':'
                | '…'
        )
}

/// Signs no line ends with.
fn cannot_end(c: char) -> bool {
    matches!(c, '“' | '‘' | '(' | '[' | '{' | '฿' | '«')
}
