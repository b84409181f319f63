//! A day or a month taken apart into numbers, names of months, eras and days of the week, whatever parts them.

use chrono::Weekday;

use crate::{
    text::typed::plain,
    thai::{date::month_number, letters::is_letter},
};

/// What a text says of a day or a month, before it is known what its numbers stand for.
#[derive(Debug, Default)]
pub struct Words {
    /// Numbers and the name of a month, in the order of the text.
    pub parts: Vec<Part>,
    /// What parts each from the next.
    pub between: Vec<String>,
    pub era: Option<Era>,
    pub weekday: Option<Weekday>,
    /// Whether the month has its English name.
    pub is_english: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Its digits, and how many there are.
    Number(u32, usize),
    /// By its number, January being 1.
    Month(u32),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Era {
    /// พ.ศ.
    Buddhist,
    /// ค.ศ.
    Common,
}

const ENGLISH: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: [(Weekday, [&str; 3]); 7] = [
    (Weekday::Mon, ["จันทร์", "monday", "mon"]),
    (Weekday::Tue, ["อังคาร", "tuesday", "tue"]),
    (Weekday::Wed, ["พุธ", "wednesday", "wed"]),
    (Weekday::Thu, ["พฤหัสบดี", "thursday", "thu"]),
    (Weekday::Fri, ["ศุกร์", "friday", "fri"]),
    (Weekday::Sat, ["เสาร์", "saturday", "sat"]),
    (Weekday::Sun, ["อาทิตย์", "sunday", "sun"]),
];

/// What says no more than that a day or a month follows.
const FILLERS: [&str; 13] = ["ณ", "เมื่อ", "ประจำ", "ลง", "วันที่", "ที่", "วัน", "เดือน", "ปี", "st", "nd", "rd", "th"];

/// No day is longer in bytes, with all that may stand around it.
const LONGEST: usize = 400;

/// The words of a text; `None` when there is anything among them that belongs to no day and no month.
pub fn words(text: &str) -> Option<Words> {
    if text.len() > LONGEST {
        return None;
    }
    let text = plain(text).to_lowercase();
    let mut rest = without_time(&text).trim_end_matches(['.', ' ', ',']);
    let mut words = Words::default();
    let mut between = String::new();
    while let Some(first) = rest.chars().next() {
        let length = if first.is_ascii_digit() {
            rest.find(|c: char| !c.is_ascii_digit())
        } else if is_of_word(first) {
            rest.find(|c: char| !is_of_word(c) && c != '.')
        } else {
            between.push(Some(first).filter(|c| matches!(c, ' ' | '/' | '-' | '.' | ','))?);
            rest = &rest[first.len_utf8()..];
            continue;
        };
        let (word, after) = rest.split_at(length.unwrap_or(rest.len()));
        let part = if first.is_ascii_digit() {
            Some(Part::Number(word.parse().ok()?, word.len()))
        } else {
            words.take_word(&word.replace('.', ""))?
        };
        if let Some(part) = part {
            if !words.parts.is_empty() {
                words.between.push(between.trim().to_owned());
            } else if !between.trim_matches([' ', ',']).is_empty() {
                return None;
            }
            between.clear();
            words.parts.push(part);
        }
        rest = after;
    }
    between.trim().is_empty().then_some(words)
}

fn is_of_word(c: char) -> bool {
    is_letter(c) || c.is_alphabetic()
}

impl Words {
    /// Takes a word in; its month, if it is one. `None` when it is no word of a day or a month.
    fn take_word(&mut self, word: &str) -> Option<Option<Part>> {
        let mut word = word;
        if self.weekday.is_none()
            && let Some(weekday) = weekday(word)
        {
            self.weekday = Some(weekday);
            return Some(None);
        }
        while let Some(rest) = FILLERS.iter().find_map(|filler| word.strip_prefix(filler)) {
            word = rest;
        }
        for (name, era) in [("พศ", Era::Buddhist), ("be", Era::Buddhist), ("คศ", Era::Common), ("ad", Era::Common)]
        {
            let before = word.strip_suffix(name).filter(|before| name != "be" && name != "ad" || before.is_empty());
            if let Some(before) = before {
                if self.era.replace(era).is_some() {
                    return None;
                }
                word = before;
            }
        }
        if word.is_empty() {
            return Some(None);
        }
        let month = month_number(word).or_else(|| {
            self.is_english = true;
            english_month(word)
        })?;
        Some(Some(Part::Month(month)))
    }
}

/// The number of a month by its English name or the first three letters of it, in lower case.
pub fn english_month(word: &str) -> Option<u32> {
    let is_it = |name: &&str| *name == word || &name[..3] == word || word == "sept" && *name == "september";
    (1..).zip(ENGLISH).find(|(_, name)| is_it(name)).map(|(number, _)| number)
}

/// `วันพฤหัสบดีที่`, `พฤหัส`, `Thu`.
fn weekday(word: &str) -> Option<Weekday> {
    let name = word.strip_prefix("วัน").unwrap_or(word);
    let name = name.strip_suffix("ที่").unwrap_or(name);
    let named = WEEKDAYS.iter().find(|(_, names)| names.contains(&name)).map(|(weekday, _)| *weekday);
    named.or_else(|| (name == "พฤหัส").then_some(Weekday::Thu))
}

/// The text before a time of day: `เวลา 10.00 น.`, `10:00:00`, `10.30 น.`
fn without_time(text: &str) -> &str {
    if let Some((day, _)) = text.split_once("เวลา") {
        return day.trim();
    }
    let is_time = |time: &str| {
        let digits =
            time.trim_end_matches(['z', ' ', '.']).trim_end_matches("น").trim_end_matches(['a', 'p', 'm', ' ', '.']);
        digits.contains([':', '.']) && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.'))
    };
    let is_told = |time: &str| time.contains(':') || time.trim_end_matches(['.', ' ']).ends_with('น');
    let starts = text.match_indices([' ', 't']).map(|(at, found)| (at, at + found.len()));
    let found = starts.into_iter().find(|(_, after)| is_told(&text[*after..]) && is_time(text[*after..].trim()));
    found.map_or(text, |(at, _)| text[..at].trim())
}
