//! Every bundled face, read back and looked at.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::Value;
use typst_layout::PagedDocument;

use super::readers::{OTHERS, Reader, by_readers, pictures, squeezed, strings, text};
use super::{BOOK, FACES, LINES, PLAIN, SENTENCE, book, press, set};
use crate::typeset::data::Data;
use crate::typeset::pdf;
use crate::typeset::press::{Press, compile};

/// Marks and SARA AM over letters with a tail: Sarabun puts them so far aside that readers going
/// by place lose a space, and has no SARA AM of its own for them.
const TAILED: &str = "ป้ำ ฟ้ำ ฝ่ำ ปำ ปี่ ปื้น ฟื้น ปั้น";

/// The book as Typst alone leaves it.
fn untouched(press: &Press, book: &Value) -> (PagedDocument, Vec<u8>) {
    let json = book.to_string();
    let assets = BTreeMap::new();
    let world = press.world("plan.typ", &Data::of(&json).expect("it is JSON"), &assets).expect("a world");
    let (document, _) = compile(&world).expect("the test book lays out");
    let pdf = pdf::bind(&document, &press.standards, String::new()).expect("it exports");
    (document, pdf)
}

/// Whether a reader's text has a line as written. Only the first of two copies of a line may be
/// otherwise: readers going by place part clusters whose glyphs were not met before.
fn has_line(text: &str, line: &str) -> bool {
    text.lines().any(|read| read.split_whitespace().eq(line.split_whitespace()))
}

fn every_face_reads_back_as_written(reader: Reader) {
    let press = press(BOOK);
    let mut faults = String::new();
    for face in FACES {
        let book = book(face, &LINES);
        let typeset = set(&press, &book);
        assert_eq!(typeset.warnings, [], "{face:?}");
        let sentence = squeezed(SENTENCE).repeat(5);
        let text = text(reader, &typeset.pdf);
        let more = [
            "เป้าหมาย",
            "แรงงานสูงอายุ",
            "๓๔๐ คน",
            "ระบบรายงานผลของกระทรวง และ ขีดเส้นใต้ที่นี่ด้วย และ เน้นน้ำที่นี่",
            "ดู หัวข้อ 2 ข้อมูลเพิ่มเติมที่ท้ายหน้า",
            "ภาพที่ 1: ตราสำนักงานที่น่าน",
        ];
        for line in LINES {
            if !has_line(&text, line) {
                writeln!(faults, "{face:?} {reader:?}: {line}").expect("strings grow");
            }
        }
        let text = squeezed(&text);
        for line in more {
            if !text.contains(&squeezed(line)) {
                writeln!(faults, "{face:?} {reader:?}: {line}").expect("strings grow");
            }
        }
        if !text.contains(&sentence) {
            writeln!(faults, "{face:?} {reader:?}: prose").expect("strings grow");
        }
    }
    assert!(faults.is_empty(), "not read back:\n{faults}");
}

fn letters_with_tails_read_back_or_in_compatible_parts(reader: Reader) {
    let press = press(PLAIN);
    for face in FACES {
        let typeset = set(&press, &book(face, &[TAILED, TAILED]));
        let text = text(reader, &typeset.pdf);
        let told = match (face.0, reader) {
            ("TH SarabunPSK", _) => {
                assert!(has_line(&text, TAILED), "{face:?} {reader:?}: {text}");
                continue;
            }
            (_, Reader::PopplerByPlace) => TAILED.to_owned(),
            _ => TAILED.replace('ำ', "\u{e4d}\u{e32}"),
        };
        assert!(squeezed(&text).contains(&squeezed(&told)), "{face:?} {reader:?}: {text}");
    }
}

/// How many of a book's picture bytes change by more than `shade` when it is told the truth, and how many there are.
fn changed_bytes(reader: Reader, press: &Press, book: &Value, shade: u8) -> (usize, usize) {
    let (document, before) = untouched(press, book);
    let (pages, after) = (document.pages().len(), set(press, book));
    assert_eq!(pages, after.pages);
    let [before, after] = [&before, &after.pdf].map(|pdf| pictures(reader, pdf, pages));
    let bytes = || before.iter().zip(&after).flat_map(|(one, other)| one.as_raw().iter().zip(other.as_raw()));
    (bytes().filter(|(a, b)| a.abs_diff(**b) > shade).count(), bytes().count())
}

fn no_pixel_changes(reader: Reader) {
    let (press, plain) = (press(BOOK), press(PLAIN));
    let without_am: Vec<&str> = LINES.into_iter().filter(|line| !line.contains('ำ')).collect();
    for face in FACES {
        // Runs that are joined round their places in the file otherwise than runs apart: the edge of a letter at a line's
        // end may be a shade lighter or darker, but no letter moves by a pixel.
        let rounded = u8::from(reader == Reader::Ours);
        let shade = if face == ("TH SarabunPSK", "bold", "italic") { 80 } else { rounded };
        let (changed, of) = changed_bytes(reader, &press, &book(face, &LINES), shade);
        if face.0 == "TH SarabunPSK" {
            assert_eq!(changed, 0, "{face:?} of {of}");
            continue;
        }
        // The ring of Sarabun's own SARA AM sits up to a hundredth of an em aside.
        assert!(changed * 1000 < of, "{face:?}: {changed} of {of}");
        assert_eq!(changed_bytes(reader, &plain, &book(face, &without_am), rounded).0, 0, "{face:?}");
    }
}

fn nothing_the_pdf_says_about_itself_has_marks_or_japanese(reader: Reader) {
    let press = press(BOOK);
    let book = book(FACES[0], &LINES);
    let strings = strings(reader, &set(&press, &book).pdf);
    let odd = |c: char| matches!(c, '\u{200b}' | '\u{2060}' | '\u{a0}' | '\u{3000}'..='\u{9fff}');
    let marked: Vec<_> = strings.iter().filter(|(_, text)| text.contains(odd)).collect();
    assert!(marked.is_empty(), "{marked:?}");

    let all =
        |key: &str| -> Vec<&str> { strings.iter().filter(|(k, _)| k == key).map(|(_, text)| text.as_str()).collect() };
    let title = book["title"].as_str().expect("a title");
    let alt = book["alt"].as_str().expect("an alt text");
    assert!(all("/Title").contains(&title));
    assert!(all("/Title").contains(&"1 แผนปฏิบัติการ น้ำใจและกำลังใจ"), "{:?}", all("/Title"));
    assert!(all("/Author").contains(&"สำนักงานแรงงานจังหวัดน่าน"));
    assert!(all("/Alt").contains(&alt));
    assert!(all("/URI").contains(&"https://example.org/ไทย"), "{:?}", all("/URI"));
    assert!(all("/Contents").contains(&"หัวข้อ 2"), "{:?}", all("/Contents"));
    let languages = all("/Lang");
    assert!(languages.contains(&"th") && !languages.contains(&"ja"), "{languages:?}");
}

/// Lines of justified paragraphs that a reader gives back otherwise than written.
fn torn_lines(reader: Reader, face: (&str, &str, &str)) -> Vec<String> {
    let press = press(
        r#"
#set document(title: [ก], date: datetime(year: 2022, month: 1, day: 1))
#let book = json("/data.json")
#set text(font: book.font, weight: book.weight, style: book.style, size: 16pt)
#par(book.prose)
#par[๑๒๓]
#set par(justify: true, justification-limits: (tracking: (min: -0.01em, max: 0.06em)))
#for width in range(50, 160, step: 7) { block(width: width * 1mm, book.prose) }
"#,
    );
    let book = book(face, &[]);
    let typeset = set(&press, &book);
    let prose = book["prose"].as_str().expect("prose is text");
    // In the first paragraph all glyphs are met.
    let text = text(reader, &typeset.pdf);
    let (_, text) = text.split_once("๑๒๓").expect("the sign between paragraphs");
    text.lines().map(str::trim).filter(|line| !prose.contains(line)).map(str::to_owned).collect()
}

fn justified_lines_keep_their_words_whole(reader: Reader) {
    for face in FACES {
        assert_eq!(torn_lines(reader, face), Vec::<String>::new(), "{face:?} {reader:?}");
    }
}

by_readers! {
    OTHERS =>
        every_face_reads_back_as_written,
        letters_with_tails_read_back_or_in_compatible_parts,
        justified_lines_keep_their_words_whole;
    [Reader::Poppler] =>
        no_pixel_changes;
    [Reader::PyPdf] =>
        nothing_the_pdf_says_about_itself_has_marks_or_japanese;
}
