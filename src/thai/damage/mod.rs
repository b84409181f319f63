//! Thai out of a PDF: marks that slid behind the next letter («คนั» for คัน), ำ come apart («จ านวน»), without its ring
//! («สานักงาน») or where า belongs («โครงกำร»), letters twice over, spaces within words, all marks of a kind gone («หนวยงานทีสงเสริม»).
//!
//! The letters are read as words of the list with such slips allowed at a price. Where that reads far better than the text
//! as it stands, or where the text has what no Thai word can have, it is doubted: nothing is put right here.

mod run;
mod search;
mod whole;

use self::{
    run::{Letter, Run, Slip},
    whole::is_whole,
};
use super::{
    letters::{is_consonant, is_leading_vowel, is_letter, leans_back},
    repair::Doubt,
};

/// A text that seems to have been damaged on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damage {
    /// The places in question, and the same as they may have been meant.
    pub doubt: Doubt,
    /// Whether no Thai word can be written so; else it is only far likelier to be another.
    pub is_sure: bool,
}

/// By how much the reading with slips must beat the one without, over a whole text, for the text to be doubted.
const FAR: u32 = 320;

/// Marks that are lost together, for a face draws them at one height: who loses one of them in a word loses it in all.
const LOST: [&[char]; 3] = [
    &['\u{e48}', '\u{e49}', '\u{e4a}', '\u{e4b}', '\u{e4c}'],
    &['\u{e31}', '\u{e34}', '\u{e35}', '\u{e36}', '\u{e37}', '\u{e47}'],
    &['\u{e38}', '\u{e39}'],
];

/// Shorter texts may well have none of them, and so may those in which one word alone reads better with them.
const LETTERS: usize = 15;
const WORDS: usize = 2;

/// How many places are shown of one text.
const SHOWN: usize = 3;

/// How many letters are shown on either side of a place nothing is suggested for.
const AROUND: usize = 8;

const SARA_AA: char = 'า';
const SARA_AM: char = 'ำ';
const HAN_AKAT: char = '\u{e31}';

/// What was likely meant where a text seems damaged; `None` for a sound one.
pub fn damage(text: &str) -> Option<Damage> {
    if !text.chars().any(is_letter) {
        return None;
    }
    let chars: Vec<char> = text.chars().collect();
    let broken = (0..chars.len()).find(|place| is_impossible(&chars, *place));
    if broken.is_none() && chars.split(|c| !is_letter(*c)).all(is_whole) {
        return None;
    }
    slipped(&chars, broken, &[]).or_else(|| {
        let is_long = chars.iter().filter(|c| is_letter(**c)).count() >= LETTERS;
        let mut lost = LOST.into_iter().filter(|marks| is_long && !chars.iter().any(|c| marks.contains(c)));
        lost.find_map(|marks| slipped(&chars, None, marks))
    })
}

/// The same, where these marks may be missing from all words.
fn slipped(chars: &[char], broken: Option<usize>, lost: &'static [char]) -> Option<Damage> {
    let (mut gain, mut words) = (0, 0);
    let mut slips = Vec::new();
    let sound = |letters: &[Letter]| {
        let letters: Option<Vec<char>> = letters.iter().map(|letter| (!letter.apart).then_some(letter.c)).collect();
        broken.is_none() && letters.is_some_and(|letters| is_whole(&letters))
    };
    for letters in runs(chars).into_iter().filter(|letters| !sound(letters)) {
        // What follows changes neither whether the text is doubted nor what is shown of it.
        if slips.len() > SHOWN && (broken.is_some() || gain >= FAR) {
            break;
        }
        let run = Run::new(&letters, lost);
        let read = run.read(true);
        words += read.words.iter().filter(|word| word.slipped).count();
        if read.words.iter().any(|word| word.slipped) {
            if broken.is_none() {
                gain += run.read(false).cost.saturating_sub(read.cost);
            }
            slips.extend(run.slips(&read.words, SHOWN.saturating_sub(slips.len())));
        }
    }
    if broken.is_none() && (gain < FAR || !lost.is_empty() && words < WORDS) {
        return None;
    }
    let doubt = if slips.is_empty() { around(chars, broken?) } else { shown(chars, &slips) };
    Some(Damage { doubt, is_sure: broken.is_some() })
}

/// Whether no Thai word has this letter beside these neighbours.
fn is_impossible(chars: &[char], place: usize) -> bool {
    let before = place.checked_sub(1).map_or(' ', |before| chars[before]);
    let after = || chars[place + 1..].iter().copied().find(|c| !is_tone(*c)).unwrap_or(' ');
    match chars[place] {
        SARA_AA | SARA_AM => !is_consonant(before) && !is_tone(before),
        'ะ' => !is_consonant(before) && !is_tone(before) && before != SARA_AA,
        HAN_AKAT => !is_consonant(after()),
        c if is_leading_vowel(c) => !chars.get(place + 1).is_some_and(|c| is_consonant(*c)),
        _ => false,
    }
}

fn is_tone(c: char) -> bool {
    matches!(c, '\u{e48}'..='\u{e4b}')
}

/// The Thai letters that stand together, spaces within words aside.
fn runs(chars: &[char]) -> Vec<Vec<Letter>> {
    let mut runs = Vec::new();
    let mut run: Vec<Letter> = Vec::new();
    let mut spaces = 0;
    for (place, &c) in chars.iter().enumerate() {
        if c == ' ' {
            spaces += 1;
            continue;
        }
        let last = run.last().map(|letter| letter.c);
        let within = |last| is_leading_vowel(last) || leans_back(c) && !matches!(c, 'ๆ' | 'ฯ');
        let apart = spaces > 0 && is_letter(c) && last.is_some_and(within);
        if (spaces > 0 && !apart || !is_letter(c)) && !run.is_empty() {
            runs.push(std::mem::take(&mut run));
        }
        if is_letter(c) {
            run.push(Letter { c, place, apart });
        }
        spaces = 0;
    }
    runs.push(run);
    runs.retain(|run| !run.is_empty());
    runs
}

/// The first places as the text has them and as they may have been meant, with dots where something is left out.
fn shown(chars: &[char], slips: &[Slip]) -> Doubt {
    let listed = |of: &dyn Fn(&Slip) -> String| {
        let mut pieces: Vec<String> = slips.iter().take(SHOWN).map(of).collect();
        pieces.extend((slips.len() > SHOWN).then(String::new));
        pieces.join(" … ").trim_end().to_owned()
    };
    let piece = listed(&|slip| chars[slip.text.clone()].iter().collect());
    Doubt { piece, suggestion: Some(listed(&|slip| slip.meant.clone())) }
}

/// The letters around a place.
fn around(chars: &[char], place: usize) -> Doubt {
    let piece = &chars[place.saturating_sub(AROUND)..chars.len().min(place + AROUND)];
    Doubt { piece: piece.iter().collect::<String>().trim().to_owned(), suggestion: None }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn told(text: &str) -> (String, Option<String>, bool) {
        let Damage { doubt, is_sure } = damage(text).unwrap_or_else(|| panic!("{text} is not doubted"));
        (doubt.piece, doubt.suggestion, is_sure)
    }

    #[test]
    fn what_no_thai_word_can_have_is_doubted_for_certain() {
        for (text, piece, meant) in [
            ("การเพิ่มจ านวนผู้มีงานท า", "เพิ่มจ านวน … งานท า", "เพิ่มจำนวน … งานทำ"),
            ("เพื่อส่งเสริมการท างานในพื้นที่", "การท างาน", "การทำงาน"),
            ("จัดหารถรับส่งผู้รับงาน 2 คนั", "คนั", "คัน"),
            ("ปรับปรุงหอพกั  2 หลงั", "ปรับปรุงหอพกั … หลงั", "ปรับปรุงหอพัก … หลัง"),
            ("สำนักงานแ ละชุมชน", "สำนักงานแ ละ", "สำนักงานและ"),
            ("การจ้างเแรงงาน", "การจ้างเแรงงาน", "การจ้างแรงงาน"),
            ("องค์ความรูแ้ละนวตักรรม", "องค์ความรูแ้ละนวตักรรม", "องค์ความรู้และนวัตกรรม"),
            ("ท่รีาชพัสดุ", "ท่รีาชพัสดุ", "ที่ราชพัสดุ"),
            ("กองทนุแบบสามญั", "กองทนุ … แบบสามญั", "กองทุน … แบบสามัญ"),
        ] {
            assert_eq!(told(text), (piece.to_owned(), Some(meant.to_owned()), true), "{text}");
        }
        assert_eq!(told("โครงการ าฮฬฮ"), ("โครงการ าฮฬฮ".to_owned(), None, true));
    }

    #[test]
    fn what_is_far_likelier_to_be_another_word_is_doubted() {
        for (text, meant) in [
            ("สานักงานพัฒนาฝีมือแรงงานตาก", "สำนักงานพัฒนาฝีมือแรงงาน"),
            ("การดาเนินงานของศูนย์ประจาตาบล", "การดำเนินงาน … ศูนย์ประจำตำบล"),
            ("อาเภออุ้มผาง และอาเภอท่าสองยาง", "อำเภอ … และอำเภอ"),
            ("โครงกำรพัฒนำฝีมือแรงงำนนอกระบบ", "โครงการพัฒนา … ฝีมือแรงงานนอกระบบ"),
            ("หอ้งน้าและหอ้งประชุม", "ห้องน้ำ … และห้อง"),
            ("ค่ำใช้จ่ายในการอบรม", "ค่าใช้จ่าย"),
            ("ผูสู้งอายุ", "ผู้สูงอายุ"),
            ("ค่าเช่ารถยนตน์งั่ส่วนกลาง", "ค่าเช่ารถยนต์นั่ง"),
            ("โครงการสงเสริมความรู และรับขึนทะเบียน", "โครงการส่งเสริมความรู้ … รับขึ้น"),
            ("โครงการส่งเสรมคุณภาพชวตแรงงาน", "โครงการส่งเสริมคุณภาพชีวิต"),
        ] {
            let (_, suggestion, is_sure) = told(text);
            assert_eq!((suggestion.as_deref(), is_sure), (Some(meant), false), "{text}");
        }
    }

    #[test]
    fn the_first_places_are_shown_however_many_there_are() {
        let (piece, suggestion, _) = told("หอพกั 1 หลงั 2 คนั 3 กองทนุ 4 สามญั");
        assert_eq!((piece.as_str(), suggestion.as_deref()), ("หอพกั … หลงั … คนั …", Some("หอพัก … หลัง … คัน …")));
        for pieces in ["หอพกั 2 หลงั ", "สานักงานและอาเภอ"] {
            assert_eq!(told(&pieces.repeat(4)), told(&pieces.repeat(40)), "{pieces}");
        }
    }

    #[test]
    fn sound_texts_are_not_doubted() {
        for text in [
            "เพื่อให้แรงงานนอกระบบในพื้นที่ชายแดนมีหลักประกันทางสังคม",
            "ตำบลถ้ำน้ำผุด อำเภอเมืองพังงา",
            "นายกำจร ซำศิริพงษ์",
            "ไร้ที่กำบังพักอาศัย",
            "แสงสีดำ",
            "ต่างๆ ฯลฯ และ ฯพณฯ",
            "น้า นา คา ตา ทา จา ลา",
            "ปฏิบัติการ อัฐิ พันธุ์ สัญญา เกาะ แกะ หัวโต ตัวะ",
            "Ministry of Labour 2565",
            "",
        ] {
            assert_eq!(damage(text), None, "{text}");
        }
    }

    /// In the list as they are: misspelt, or so rare that they are taken for a word they differ little from.
    const DAMAGED: [&str; 11] =
        ["คาเแร็กเตอร์", "น้ำหนัา", "ลัาน", "ได้จังหวัะ", "ชาระ", "กำม", "วสัดุ", "แหง่", "ราชสาสน์", "ปุ่มๆ ป่ำๆ", "ป้ำๆ เป๋อๆ"];

    #[test]
    fn no_word_of_the_list_is_doubted() {
        let words = include_str!("../../../data/words_th.tsv").lines().filter_map(|line| line.split('\t').next());
        let doubted: Vec<&str> = words.filter(|word| damage(word).is_some()).collect();
        let unexpected: Vec<&&str> = doubted.iter().filter(|word| !DAMAGED.contains(word)).collect();
        assert_eq!(unexpected, Vec::<&&str>::new());
    }

    proptest! {
        #[test]
        fn no_text_makes_it_stumble(text in "[ กนคเแโาำะัิีุู็่้๊์ๆฯ1]{0,24}") {
            let _ = damage(&text);
        }
    }
}
