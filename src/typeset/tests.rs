//! Books set, and everything that can go wrong on the way.

mod both_ways;
mod legibility;
mod readers;

use std::collections::BTreeMap;

use serde_json::{Value, json};
use typst::layout::{Frame, FrameItem};

use self::readers::{OTHERS, Reader, by_readers, squeezed, text};
use super::TypesetError;
use super::data::Data;
use super::legible::legible;
use super::press::{Press, Typeset, compile};
use crate::diagnostic::{Lang, Spot, Told};
use crate::thai::breaks::Breaker;
use crate::thai::lexicon::Lexicon;

const BOOK: &str = include_str!("tests/book.typ");
const FACES: [(&str, &str, &str); 8] = [
    ("TH SarabunPSK", "regular", "normal"),
    ("TH SarabunPSK", "bold", "normal"),
    ("TH SarabunPSK", "regular", "italic"),
    ("TH SarabunPSK", "bold", "italic"),
    ("Sarabun", "regular", "normal"),
    ("Sarabun", "bold", "normal"),
    ("Sarabun", "regular", "italic"),
    ("Sarabun", "bold", "italic"),
];

/// What a Thai book is full of; each is printed on a line of its own.
const LINES: [&str; 13] = [
    "น้ำ คำ กำลัง ทำงาน ปฏิบัติ ผู้สูงอายุ ๑๒๐ คน",
    "แผนปฏิบัติการด้านการบริหารจัดการแรงงานนอกระบบ",
    "ค่ำ ย้ำ ถ้ำ ปล้ำ ล้ำ ซ้ำ ต่ำ ด่ำ รำ อำเภอ ประจำ",
    "ป้า ฟ้า ฝ้าย ป่า ฝี ปี ฟัน ป๊ ป๋ ฬ่ ฬี่",
    "ญาติ ฐาน ญุ ฐู กฎหมาย ปฏิทิน ฎุ ฏู ฤๅษี ฦๅ",
    "กุ้ง หมู่ คู่ รู้ ผู้ อยู่ ลุ่ม สู้ ซุ้ม ชุ่ม",
    "ก็ เห็น เป็น เล็ก การันต์ วันจันทร์ สัมภาษณ์ ศิลป์ ซีเมนต์",
    "ที่ นี้ มี่ สี่ พี่ น้อง ชื่อ คือ มือ ซื้อ",
    "โทรศัพท์ ๐ ๒๒๓๒ ๑๑๖๐ E-mail informals.mol1374@gmail.com ฯลฯ",
    "“คำพูด” ‘อ้าง’ (วงเล็บ) ๒๐ % ๕,๐๐๐.๕๐ บาท – ฿",
    "Ministry of Labour กระทรวงแรงงาน GFMIS ๒๕๖๕ Word คำ Word",
    "เก่าๆ ใหม่ๆ ต่างๆ พ.ศ. ๒๕๖๓ – ๒๕๖๕ กรุงเทพฯ",
    "ก่ำก้ำก๊ำก๋ำกำ น้ำน้ำน้ำ ที่ที่ที่",
];

const SENTENCE: &str = "สำนักงานแรงงานจังหวัดเป็นหน่วยงานในสังกัดกระทรวงแรงงาน ทำหน้าที่ส่งเสริม คุ้มครอง และพัฒนาคุณภาพชีวิตแรงงานนอกระบบ แรงงานสูงอายุ และแรงงานพิการ ให้มีน้ำใจและกำลังใจในการทำงาน ";

/// The lines alone, one paragraph each.
const PLAIN: &str = r#"
#set document(title: [ก], date: datetime(year: 2022, month: 1, day: 1))
#let book = json("/data.json")
#set text(font: book.font, weight: book.weight, style: book.style, size: 13pt)
#for line in book.lines { par(line) }
"#;

fn press(layout: &str) -> Press {
    let files = BTreeMap::from([
        ("plan.typ".to_owned(), layout.as_bytes().to_vec()),
        ("emblem.svg".to_owned(), include_bytes!("tests/emblem.svg").to_vec()),
    ]);
    Press::new(files, BTreeMap::new(), breaker()).expect("the test layout sets up")
}

fn breaker() -> Breaker {
    Breaker::new(Lexicon::parse([include_str!("../../templates/lexicon/terms.txt")]))
}

fn book(face: (&str, &str, &str), lines: &[&str]) -> Value {
    json!({
        "font": face.0, "weight": face.1, "style": face.2,
        "title": "แผนปฏิบัติการ ประจำปีงบประมาณ พ.ศ. ๒๕๖๕ ของจังหวัดน่าน",
        "author": "สำนักงานแรงงานจังหวัดน่าน",
        "alt": "ตราของเจ้าหน้าที่ ทำด้วยน้ำ",
        "link": "https://example.org/ไทย",
        "lines": lines,
        "rows": [["แรงงานนอกระบบ", "๑๒๐ คน"], ["แรงงานสูงอายุ", "๓๔๐ คน"], ["แรงงานพิการ", "๕ คน"]],
        "prose": SENTENCE.repeat(6),
    })
}

fn set(press: &Press, book: &Value) -> Typeset {
    press.typeset("plan.typ", book, &BTreeMap::new()).expect("the test book sets")
}

#[test]
fn the_same_book_gives_the_same_bytes() {
    let book = book(FACES[0], &LINES);
    let first = set(&press(BOOK), &book);
    let other_press = press(BOOK);
    assert!(first.pdf == set(&other_press, &book).pdf);
    assert!(first.pdf == set(&other_press, &book).pdf, "also when warm");
}

fn languages(frame: &Frame, found: &mut Vec<(String, String)>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => languages(&group.frame, found),
            FrameItem::Text(text) => {
                found.push((text.lang.as_str().to_owned(), text.text.trim().to_owned()));
            }
            _ => {}
        }
    }
}

#[test]
fn latin_words_are_read_out_in_english_and_the_rest_in_thai() {
    let press = press(PLAIN);
    let book = book(FACES[0], &["กระทรวง Ministry of Labour แรงงาน ๒๕๖๕"]);
    let (json, assets) = (book.to_string(), BTreeMap::new());
    let world = press.world("plan.typ", &Data::of(&json).expect("it is JSON"), &assets).expect("a world");
    let (document, _) = compile(&world).expect("it lays out");
    let (told, _) = legible(&document);
    let mut found = Vec::new();
    languages(&told.pages()[0].frame, &mut found);
    let expected = [("th", "กระทรวง"), ("en", "Ministry of Labour"), ("th", "แรงงาน ๒๕๖๕")];
    assert_eq!(found, expected.map(|(lang, text)| (lang.to_owned(), text.to_owned())));
}

#[test]
fn a_book_links_to_the_web_and_to_mailboxes_alone() {
    let linking = |address: &str| {
        let layout = format!(
            "#set document(title: \"ก\", date: datetime(year: 2022, month: 1, day: 1))\n#link(\"{address}\")[ดู]"
        );
        press(&layout).typeset("plan.typ", &json!({}), &BTreeMap::new())
    };
    for address in ["https://example.com/a", "mailto:office@example.com"] {
        linking(address).unwrap();
    }
    for address in ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,a"] {
        let error = linking(address).err().unwrap();
        assert!(matches!(&error, TypesetError::Elsewhere { address: told } if told == address), "{error}");
    }
}

#[test]
fn faults_point_into_the_file_as_written() {
    let press = press("แผนปฏิบัติการเก่าเก่าเก่า #nothing\n");
    let error = press.typeset("plan.typ", &json!({}), &BTreeMap::new()).unwrap_err();
    let TypesetError::Layout(faults) = error else { panic!("not a layout error: {error}") };
    assert_eq!(faults.len(), 1);
    assert_eq!(faults[0].spot, Some(Spot { file: "plan.typ".to_owned(), position: Some((1, 28)) }));
    let line = "\n    แผนปฏิบัติการเก่าเก่าเก่า #nothing";
    assert_eq!(faults[0].to_string(), format!("plan.typ:1:28: unknown variable: nothing{line}"));
    let thai =
        "plan.typ บรรทัด 1 ตัวอักษรที่ 28: ไม่มีชื่อ «nothing» ตรวจตัวสะกด หรือ import แฟ้มที่มีชื่อนี้ (unknown variable: nothing)";
    assert_eq!(faults[0].thai(), format!("{thai}{line}"));
}

fn data_is_printed_as_it_stands(reader: Reader) {
    let press = press(PLAIN);
    let long = "ยาว".repeat(3334);
    let lines = [
        "#panic()",
        "*x*",
        "_y_",
        "$ x $",
        "@ref",
        "<b>",
        "#include(\"x\")",
        "\\ \" \\n",
        "= หัว",
        "// ไม่ใช่",
        "`raw`",
        "ก\u{202e}ขค",
        &long,
    ];
    let typeset = set(&press, &book(FACES[0], &lines));
    let text = squeezed(&text(reader, &typeset.pdf));
    for line in lines.iter().filter(|line| !line.contains('\u{202e}')) {
        let found = text.contains(&squeezed(line));
        assert!(found, "{reader:?}: {}", line.chars().take(20).collect::<String>());
    }
}

fn a_character_no_face_has_costs_a_warning_not_the_book(reader: Reader) {
    let press = press(PLAIN);
    let typeset = set(&press, &book(FACES[0], &["หนู 🐘 ดี", "ลับ \u{e123} มาก", "漢", "\u{0}"]));
    let told: Vec<String> = typeset.findings.iter().map(|finding| finding.message(Lang::En)).collect();
    // What PDF/A lets no glyph stand for is told as unreadable.
    let strange =
        ["line 1: no glyph for «🐘»", "line 2: no glyph for «\u{fffd}»", "line 3: no glyph for «漢»", "line 4: "];
    assert_eq!(told.len(), strange.len(), "{told:?}");
    for (told, strange) in told.iter().zip(strange) {
        assert!(told.starts_with(&format!("page 1 {strange}")), "{told}");
    }
    let read = text(reader, &typeset.pdf);
    let has_all = read.lines().any(|line| line.split_whitespace().eq(["หนู", "🐘", "ดี"]));
    assert!(has_all, "a copy still has the character: {read}");
}

/// Bytes of the longest text item of a frame.
fn longest(frame: &Frame) -> usize {
    let length = |item: &FrameItem| match item {
        FrameItem::Group(group) => longest(&group.frame),
        FrameItem::Text(text) => text.text.len(),
        _ => 0,
    };
    frame.items().map(|(_, item)| length(item)).max().unwrap_or(0)
}

#[test]
fn a_line_too_long_for_pdf_a_is_refused_in_words() {
    let layout = PLAIN.replace("13pt", "0.5pt");
    let layout = layout.replace("#for", "#set page(width: auto)\n#for");
    let press = press(&layout);
    let book = book(FACES[0], &["กา".repeat(15_000).as_str()]);
    let (json, assets) = (book.to_string(), BTreeMap::new());
    let world = press.world("plan.typ", &Data::of(&json).expect("it is JSON"), &assets).expect("a world");
    let (document, _) = compile(&world).expect("it lays out");
    assert!(longest(&document.pages()[0].frame) > usize::from(u16::MAX));
    let error = press.typeset("plan.typ", &book, &assets).expect_err("no such string in PDF/A");
    assert!(error.to_string().contains("longer than 32767 characters"), "{error}");
}

#[test]
fn endless_words_in_a_cell_still_make_a_book() {
    let (thai, latin) = ("ก".repeat(30_000), "x".repeat(30_000));
    set(&press(PLAIN), &book(FACES[0], &[&thai, &latin]));
}

#[test]
fn one_press_serves_many_threads() {
    let press = press(PLAIN);
    let books: Vec<Value> = (0..4).map(|n| book(FACES[0], &[LINES[n]])).collect();
    let alone: Vec<Vec<u8>> = books.iter().map(|book| set(&press, book).pdf).collect();
    let together: Vec<Vec<u8>> = std::thread::scope(|scope| {
        let press = &press;
        let threads: Vec<_> = books.iter().map(|book| scope.spawn(move || set(press, book).pdf)).collect();
        threads.into_iter().map(|thread| thread.join().expect("no panic")).collect()
    });
    assert!(alone == together);
}

#[test]
fn a_book_without_title_or_date_is_refused_with_the_reason() {
    let error = press("= หัว").typeset("plan.typ", &json!({}), &BTreeMap::new()).unwrap_err();
    assert!(error.to_string().contains("title"), "{error}");
}

#[test]
fn only_what_the_press_was_given_exists() {
    for (layout, missing) in [
        ("#read(\"/etc/passwd\")", "etc/passwd"),
        ("#include \"ส่วน/ไม่มีเลย.typ\"", "ส่วน/ไม่มีเลย.typ"),
        ("#image(\"/photos/กำลังทำงาน.jpg\", alt: \"x\")", "photos/กำลังทำงาน.jpg"),
    ] {
        let error = press(layout).typeset("plan.typ", &json!({}), &BTreeMap::new()).unwrap_err();
        assert!(error.to_string().contains("file not found"), "{error}");
        assert!(error.to_string().contains(missing), "{error}");
    }
    let error = press("").typeset("other.typ", &json!({}), &BTreeMap::new()).unwrap_err();
    assert!(error.to_string().contains("other.typ"), "{error}");
}

#[test]
fn an_asset_is_found_by_its_thai_name_out_of_the_data() {
    let layout = "#set document(title: [ก], date: datetime(year: 2022, month: 1, day: 1))\n#let d = json(\"/data.json\")\n#figure(image(d.photo, alt: d.photo), alt: d.photo)";
    let assets = BTreeMap::from([(
        "/photos/กำลังทำงานในสำนักงาน ๑ คน.svg".to_owned(),
        include_bytes!("tests/emblem.svg").to_vec(),
    )]);
    let data = json!({ "photo": "/photos/กำลังทำงานในสำนักงาน ๑ คน.svg" });
    press(layout).typeset("plan.typ", &data, &assets).expect("the photo is found");
}

by_readers! {
    OTHERS =>
        data_is_printed_as_it_stands;
    [Reader::PopplerByPlace] =>
        a_character_no_face_has_costs_a_warning_not_the_book;
}

#[test]
fn a_table_that_goes_on_says_so_whoever_lays_it_out() {
    // Of columns as wide as their cells the table is Typst's.
    for columns in ["(1cm, 1fr)", "(auto, 1fr)"] {
        let layout = format!(
            "#set document(title: [ก], date: datetime(year: 2022, month: 1, day: 1))
#set page(width: 10cm, height: 6cm, margin: 1cm)
#set figure.caption(separator: pdf.artifact[ตารางนี้ (ต่อ)])
#table(columns: {columns}, table.header[ที่][รายการ], ..range(14).map(number => ([#number], [เรื่อง])).flatten())"
        );
        let pdf = press(&layout).typeset("plan.typ", &json!({}), &BTreeMap::new()).expect("it sets").pdf;
        let pages = crate::proof::pdf::pages(pdf).expect("the file is read");
        let pages: Vec<Vec<&str>> =
            pages.iter().map(|page| page.lines.iter().map(|line| line.text.trim()).collect()).collect();
        assert!(pages.len() > 2, "{columns}: {pages:?}");
        let says_so = pages.iter().map(|lines| lines[0] == "ตารางนี้ (ต่อ)");
        assert_eq!(
            says_so.collect::<Vec<_>>(),
            [vec![false], vec![true; pages.len() - 1]].concat(),
            "{columns}: {pages:?}"
        );
        assert_eq!(pages.iter().flatten().filter(|line| **line == "เรื่อง").count(), 14, "{columns}: {pages:?}");
    }
}
