//! Lines of Thai as the reader of a book sees them, and as any text at all may be.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use chrono::NaiveDate;
use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;
use proptest::prelude::*;
use ruplem::diagnostic::Lang;
use ruplem::proof::Flaw;
use ruplem::templates::Templates;
use ruplem::thai::breaks::Breaker;
use ruplem::thai::lexicon::Lexicon;
use ruplem::{Document, Workshop};
use serde_json::{Value, json};

use crate::common::workshop::{WORKSHOP, dataset};

/// The lists that come with the program.
const LISTS: [(&str, &str); 6] = [
    ("provinces.txt", include_str!("../../templates/lexicon/provinces.txt")),
    ("districts.txt", include_str!("../../templates/lexicon/districts.txt")),
    ("agencies.txt", include_str!("../../templates/lexicon/agencies.txt")),
    ("laws.txt", include_str!("../../templates/lexicon/laws.txt")),
    ("terms.txt", include_str!("../../templates/lexicon/terms.txt")),
    ("phrases.txt", include_str!("../../templates/lexicon/phrases.txt")),
];

static BREAKER: LazyLock<Breaker> = LazyLock::new(|| Breaker::new(Lexicon::parse(LISTS.map(|(_, text)| text))));

/// The byte offsets in `marked` where the layout's line breaker may end a line.
fn line_ends(marked: &str) -> Vec<usize> {
    LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default()).segment_str(marked).skip(1).collect()
}

/// The parts of `text` that no line divides.
fn parts(text: &str) -> Vec<String> {
    let marked = BREAKER.mark(text);
    let mut start = 0;
    let mut parts = Vec::new();
    for end in line_ends(&marked) {
        parts.push(unmarked(&marked[start..end]).trim_end().to_owned());
        start = end;
    }
    parts
}

/// What is left of marked text when the layout is done.
fn unmarked(text: &str) -> String {
    text.replace(['\u{200B}', '\u{2060}'], "").replace('\u{A0}', " ")
}

#[track_caller]
fn assert_whole(text: &str) {
    assert_eq!(parts(text), [text]);
}

/// The units of a list, a `|` where one may break.
fn units(list: &str) -> impl Iterator<Item = &str> {
    let (_, text) = LISTS.iter().find(|(name, _)| *name == list).expect("a built-in list");
    text.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

#[test]
fn no_province_breaks_inside() {
    assert_eq!(units("provinces.txt").count(), 78);
    for name in units("provinces.txt") {
        assert_whole(name);
        assert_whole(&format!("จังหวัด{name}"));
        let province = format!("จังหวัด{name}");
        assert_eq!(parts(&format!("สำนักงานแรงงาน{province}")), ["สำนักงานแรงงาน", &province]);
    }
}

#[test]
fn no_district_breaks_inside() {
    for name in units("districts.txt") {
        assert_whole(name);
        assert_whole(&format!("อำเภอ{name}"));
    }
}

#[test]
fn the_units_of_every_list_break_only_where_marked() {
    for unit in LISTS.iter().flat_map(|(name, _)| units(name)) {
        let mut rest = unit;
        for part in parts(&unit.replace('|', "")) {
            rest = rest.strip_prefix('|').unwrap_or(rest);
            let length = part.chars().count() + rest.chars().take(part.chars().count()).filter(|c| *c == '|').count();
            let taken: String = rest.chars().take(length).collect();
            assert_eq!(taken.replace('|', ""), part, "{unit}");
            rest = &rest[taken.len()..];
            assert!(rest.is_empty() || rest.starts_with('|'), "{unit} breaks before {rest}");
        }
    }
}

#[test]
fn the_handbooks_sentences_break_between_words() {
    let sentences = [
        "แผนปฏิบัติการ|ด้าน|การบริหารจัดการ|แรงงานนอกระบบ พ.ศ. ๒๕๖๓ –| ๒๕๖๕",
        "รายงานผล|การ|ส่งเสริม คุ้มครอง และ|พัฒนาคุณภาพชีวิต|แรงงานนอกระบบ แรงงานสูงอายุ และ|แรงงานพิการ",
        "คู่มือ|การ|ปฏิบัติงาน|ของ|สำนักงานแรงงาน|จังหวัด ประจำปีงบประมาณ พ.ศ. ๒๕๖๕",
        "คณะอนุกรรมการ|บริหารจัดการ|แรงงานนอกระบบ|จังหวัด",
        "ศูนย์ประสานงาน|และ|สนับสนุน|เครือข่าย|แรงงานนอกระบบ|จังหวัด",
        "บันทึก|ข้อมูล|ภายใน|วันที่ ๕ ของ|เดือน|ถัดไป",
    ];
    for sentence in sentences {
        let allowed: Vec<usize> = sentence.match_indices('|').enumerate().map(|(n, (place, _))| place - n).collect();
        let text = sentence.replace('|', "");
        for place in BREAKER.breaks(&text) {
            assert!(allowed.contains(&place), "{}|{}", &text[..place], &text[place..]);
        }
    }
}

#[test]
fn a_prefix_that_begins_a_text_is_not_left_alone_on_its_line() {
    for text in ["การขยายความคุ้มครองและหลักประกันทางสังคม", "ความปลอดภัยและสภาพการทำงานที่ดี"]
    {
        let first = parts(text).remove(0);
        assert!(!["การ", "ความ"].contains(&first.as_str()), "{first}|");
    }
}

#[test]
fn numbers_keep_what_they_count_and_what_they_number() {
    for whole in [
        "๑๒๐ คน",
        "๕,๐๐๐ บาท",
        "๘๐ %",
        "๕ ล้านบาท",
        "120 คน",
        "พ.ศ. ๒๕๖๕",
        "มาตรา ๓๓",
        "ข้อ ๕",
        "ระดับ ๓",
        "รอบ ๒",
        "บทที่ ๑",
        "ส่วนที่ ๒",
        "หน้า ๑๒",
        "ร้อยละ ๘๐",
        "ครั้งที่ ๑/๒๕๖๕",
        "ที่ รง ๐๒๐๗/ว ๑๒๓",
        "โทร. ๐ ๒๒๓๒ ๑๑๖๐",
        "๑๐–๒๐ คน",
    ] {
        assert_whole(whole);
    }
    assert_eq!(parts("พ.ศ. ๒๕๖๕ จังหวัดน่าน"), ["พ.ศ. ๒๕๖๕", "จังหวัดน่าน"], "a year counts no provinces");
}

#[test]
fn days_keep_their_months_and_months_their_years() {
    for whole in ["๑ ตุลาคม ๒๕๖๔", "๒๘ ต.ค. ๖๔", "๓๐ กันยายน พ.ศ. ๒๕๖๕", "วันที่ ๕ มีนาคม", "28/10/2564", "ต.ค. ๖๔"]
    {
        assert_whole(whole);
    }
    assert_eq!(parts("ตุลาคม ๒๕๖๔ – กันยายน ๒๕๖๕"), ["ตุลาคม ๒๕๖๔ –", "กันยายน ๒๕๖๕"]);
}

#[test]
fn names_keep_their_titles() {
    for whole in ["นายสมชาย ใจดี", "นาย สมชาย ใจดี", "นางสาวสมหญิง รักเรียน", "ดร. มานะ มีสุข", "อำเภอเมืองน่าน", "จ. น่าน"]
    {
        assert_whole(whole);
    }
    assert_eq!(parts("นายสมชาย ใจดี ประธาน"), ["นายสมชาย ใจดี", "ประธาน"]);
}

#[test]
fn signs_keep_to_their_side() {
    for whole in [
        "ต่าง ๆ",
        "ต่างๆ",
        "ผลไม้ ฯลฯ",
        "กรุงเทพฯ",
        "( ก )",
        "“ก ”",
        "\"ก \"",
        "ดี !",
        "฿ ๕๐",
        "จบ ๛",
        "ชื่อ-สกุล",
        "- ก",
        "e-mail",
        "โครงการ/กิจกรรม",
    ] {
        assert_whole(whole);
    }
}

#[test]
fn a_connective_begins_its_line() {
    assert_eq!(parts("แรงงานนอกระบบและแรงงานสูงอายุ"), ["แรงงานนอกระบบ", "และแรงงานสูงอายุ"]);
    assert_eq!(parts("แรงงานนอกระบบ และ แรงงานสูงอายุ"), ["แรงงานนอกระบบ", "และ แรงงานสูงอายุ"]);
    let text = "แรงงานนอกระบบและแรงงานสูงอายุ";
    assert_eq!(BREAKER.word_ends(text), ["แรงงานนอกระบบ".len(), "แรงงานนอกระบบและ".len()]);
}

#[test]
fn a_user_may_add_units() {
    let text = "ตลาดน้ำวัดไทร";
    assert!(!Breaker::new(Lexicon::parse([])).breaks(text).is_empty());
    assert!(Breaker::new(Lexicon::parse(["# ของเรา\nตลาดน้ำวัดไทร"])).breaks(text).is_empty());
    assert_eq!(Breaker::new(Lexicon::parse(["ตลาดน้ำ|วัดไทร"])).breaks(text), ["ตลาดน้ำ".len()]);
}

#[test]
fn marks_already_in_the_text_are_dropped() {
    assert_eq!(&*BREAKER.mark("แรง\u{200B}งาน\u{2060}"), "แรงงาน");
    assert!(BREAKER.breaks("แรง\u{200B}งาน และ").is_empty());
}

#[test]
fn text_that_no_rule_concerns_stays_as_it_is() {
    for text in ["", " ", "  x  ", "Google Sheet", "แรงงาน"] {
        assert_eq!(&*BREAKER.mark(text), text);
    }
}

#[test]
fn a_cell_without_spaces_cannot_run_out_of_the_page() {
    for piece in ["ก", "a", "๑", "แรงงานนอกระบบ", "ฮฬ", "xyz-", "\"", "😀", "๑ คน ", "เก้า"]
    {
        let text = piece.repeat(2_000);
        for part in parts(&text) {
            let clusters = BREAKER.syllables(&part).len();
            assert!(clusters <= 40, "{piece}: {clusters} clusters in {part}");
        }
    }
}

#[test]
fn threads_share_a_breaker() {
    std::thread::scope(|scope| {
        let marks: Vec<_> = (0..4).map(|_| scope.spawn(|| BREAKER.mark("แรงงานนอกระบบและแรงงานพิการ"))).collect();
        for mark in marks {
            assert_eq!(&*mark.join().expect("no panic"), "แรงงานนอกระบบ\u{200B}และแรงงานพิการ");
        }
    });
}

/// Every Thai text that is printed in the three books of a sample.
fn texts_of(sample: &str) -> BTreeSet<String> {
    fn collect(value: Value, texts: &mut BTreeSet<String>) {
        match value {
            Value::String(text) if text.chars().any(|c| matches!(c, 'ก'..='ฮ')) => drop(texts.insert(text)),
            Value::Array(values) => values.into_iter().for_each(|value| collect(value, texts)),
            Value::Object(fields) => fields.into_iter().for_each(|(_, value)| collect(value, texts)),
            _ => {}
        }
    }
    let (dataset, as_of) = (dataset(sample), NaiveDate::from_ymd_opt(2022, 10, 5).unwrap());
    let mut texts = BTreeSet::new();
    for document in [Document::PLAN, Document::ANNUAL, Document::SCORECARD] {
        let composed = WORKSHOP.compose(document, &dataset, as_of).unwrap();
        collect(serde_json::from_str(&composed.book).unwrap(), &mut texts);
    }
    texts
}

/// A workshop that knows a layout of these tests besides the books', and the samples' texts as its data.
fn workshop_with(name: &str, layout: &[u8]) -> (Workshop, impl Fn(u32, bool) -> serde_json::Value) {
    let workshop = Workshop::new(Templates::embedded().with(name, layout)).unwrap();
    let mut texts = texts_of("samples/chiang-mai");
    texts.append(&mut texts_of("samples/tak"));
    assert!(texts.len() > 700);
    let cover = json!({
        "file_title": "คอลัมน์", "office": { "name": "สำนักงานแรงงานจังหวัด" },
        "day": { "year": 2022, "month": 1, "day": 1 },
    });
    (
        workshop,
        move |millimetres, cells| json!({ "cover": cover, "millimetres": millimetres, "cells": cells, "texts": texts }),
    )
}

/// Sets the samples' texts in sixty columns, from one that few words fit in to one of a whole page, and tells what is
/// badly set.
fn faults_of_columns(cells: bool) -> Vec<String> {
    let (workshop, book) = workshop_with("columns.typ", include_bytes!("thai_lines/columns.typ"));
    let press = workshop.press().unwrap();
    let mut faults = Vec::new();
    for millimetres in (0..60).map(|step| 24 + 136 * step / 59).filter(|&width| is_of_books(width, cells)) {
        let set = press.typeset("columns.typ", &book(millimetres, cells), &BTreeMap::new()).unwrap();
        // How many of its rows come to lie on the last page is another story.
        let of_lines = set.findings.iter().filter(|finding| !matches!(finding.flaw, Flaw::FewRows { .. }));
        faults.extend(of_lines.map(|finding| format!("{millimetres} mm: {}", finding.message(Lang::Th))));
    }
    faults
}

/// A row too low for its text would have it run into the next one.
#[test]
fn rows_are_as_high_as_their_texts() {
    let (workshop, book) = workshop_with("heights.typ", include_bytes!("thai_lines/heights.typ"));
    let press = workshop.press().unwrap();
    for millimetres in [26, 47, 83, 120] {
        press.typeset("heights.typ", &book(millimetres, true), &BTreeMap::new()).unwrap();
    }
}

/// Cells are of any width; but no book has prose in a narrow column, where the first line's indent leaves no room.
fn is_of_books(millimetres: u32, cells: bool) -> bool {
    cells || millimetres >= 60
}

#[test]
fn no_column_of_cells_has_a_badly_set_line() {
    assert_eq!(faults_of_columns(true), Vec::<String>::new());
}

#[test]
fn no_column_of_prose_has_a_badly_set_line() {
    assert_eq!(faults_of_columns(false), Vec::<String>::new());
}

/// Any text, and text thick with what the rules are about.
fn text() -> impl Strategy<Value = String> {
    let signs = " \u{A0}\u{200B}\u{2060}-–/.,()“”\"!?%\0\nກ\u{EB1}\u{202E}\u{5D0}😀\u{301}漢5๕a";
    let words = ["นาย", "ที่", "และ", "พ.ศ.", "ตุลาคม", "แรงงาน", "คน", "ฯลฯ", "จังหวัด", "น่าน", " ", " ", "๑๒", "ต.ค."];
    let thick = prop_oneof![
        proptest::char::range('\u{E01}', '\u{E5B}').prop_map(String::from),
        proptest::sample::select(signs.chars().collect::<Vec<_>>()).prop_map(String::from),
        proptest::sample::select(words.to_vec()).prop_map(String::from),
    ];
    prop_oneof![any::<String>(), proptest::collection::vec(thick, 0..80).prop_map(|parts| parts.concat())]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn marking_loses_nothing(text in text()) {
        prop_assert_eq!(unmarked(&BREAKER.mark(&text)), unmarked(&text));
    }

    #[test]
    fn lines_end_where_we_say_and_nowhere_else(text in text()) {
        let text = text.replace(['\u{200B}', '\u{2060}'], "");
        let marked = BREAKER.mark(&text);
        let said = BREAKER.breaks(&text);
        let after_space = |place: usize| text[..place].ends_with([' ', '\u{A0}']);
        // The same places in the text as it was: each mark taken away, each held space one byte again.
        let ends: Vec<usize> = line_ends(&marked)
            .into_iter()
            .map(|end| {
                let before = &marked[..end];
                let (mut place, mut source) = (0, text.chars());
                for _ in before.chars().filter(|c| !matches!(c, '\u{200B}' | '\u{2060}')) {
                    place += source.next().map_or(0, char::len_utf8);
                }
                place
            })
            .filter(|&place| place < text.len() && !after_space(place))
            .collect();
        // In other scripts a mark may sit on the held space and take a break of its own with it.
        if text.chars().all(|c| c.is_ascii() || matches!(c, '\u{E01}'..='\u{E5B}')) {
            prop_assert_eq!(ends, said);
        } else {
            prop_assert!(ends.iter().all(|end| said.contains(end)), "{:?} in {:?}", ends, said);
        }
    }

    #[test]
    fn no_line_begins_with_a_mark(text in text()) {
        for place in BREAKER.breaks(&text).into_iter().chain(BREAKER.syllables(&text)) {
            prop_assert!(text.is_char_boundary(place));
            let next = text[place..].chars().next();
            let begun = unmarked(&text[..place]).ends_with(char::is_control);
            let leans = !begun && matches!(next, Some('\u{E30}'..='\u{E3A}' | '\u{E46}'..='\u{E4E}'));
            prop_assert!(!leans, "{:?}", next);
        }
    }
}
