//! Somebody pastes a whole report into one cell: every book prints it to its last letter.

use std::{collections::BTreeMap, fmt::Write, fs};

use ruplem::{
    check::CheckedNation,
    compose::Document,
    diagnostic::Lang,
    files::{Files, Memory},
    model::Month,
    proof,
    read::Options,
    templates::Templates,
    thai::digits::in_thai,
    typeset::TypesetError,
    workshop::{Book, MakeError, Workshop},
};

use crate::common::{program::project, reading::squeezed};

/// What a long text is made of: with places for a line to end, and without.
const SPACED: [&str; 3] = ["แรงงานนอกระบบ ผู้สูงอายุ ", "ออกหน่วยบริการ ๑๒๐ คน\nอำเภอแม่สอด ", "one two three (และสี่) "];
const SOLID: [&str; 3] = ["ส่งเสริมคุณภาพชีวิตแรงงาน", "ก", "abcdefghij"];

/// How many letters long texts have: some pages of a narrow column, and some of a wide one.
const SHORT: usize = 2_000;
const LONG: usize = 8_000;

/// One of three kinds of text in every column: a column is long in one of them only, so that each book has enough to do.
#[derive(Clone, Copy)]
struct Shape {
    pieces: [&'static str; 3],
    letters: usize,
    turn: usize,
}

/// A year of a province in which some texts are long; each begins with words of its own.
struct Pasted {
    shape: Shape,
    columns: usize,
    long: Vec<String>,
}

impl Pasted {
    /// A text that is long when it is its turn.
    fn text(&mut self, begins: &str) -> String {
        self.columns += 1;
        let kind = (self.columns + self.shape.turn) % 3;
        let Some(room) = self.shape.letters.checked_sub(begins.chars().count()).filter(|_| kind == 0) else {
            return begins.to_owned();
        };
        let piece = self.shape.pieces[(self.columns / 3) % 3];
        let text: String = begins.chars().chain(piece.chars().cycle().take(room)).chain("จบ".chars()).collect();
        self.long.push(text.clone());
        text
    }

    fn files(&mut self) -> BTreeMap<String, Vec<u8>> {
        let mut province = "province = \"ตาก\"\nfiscal_year = 2565\n".to_owned();
        for key in ["office", "head", "head_title", "address", "phone", "email", "preface", "summary"] {
            writeln!(province, "{key} = \"\"\"{}\"\"\"", self.text(key)).unwrap();
        }
        let mut files = BTreeMap::from([("province.toml".to_owned(), province.into_bytes())]);
        let mut table = |name: &str, rows: &[&[&str]]| {
            let rows = rows.iter().map(|row| {
                let cells = row.iter().map(|cell| match cell.strip_prefix('~') {
                    Some(begins) => format!("\"{}\"", self.text(begins)),
                    None => (*cell).to_owned(),
                });
                cells.collect::<Vec<_>>().join(",")
            });
            files.insert(format!("{name}.csv"), rows.collect::<Vec<_>>().join("\n").into_bytes());
        };
        let columns = "id,strategy,name,objective,indicator,target_informal,target_elderly,target_disabled,budget,source,agency,area,start,end";
        table(
            "projects",
            &[
                &[columns],
                &["P1,ก,งาน,,,10,0,0,100,,สรจ.,,2564-10,2565-9"],
                &[
                    "P2",
                    "~ยุทธศาสตร์",
                    "~โครงการ",
                    "~วัตถุประสงค์",
                    "~ตัวชี้วัด",
                    "10,10,10,100",
                    "~แหล่งงบ",
                    "~หน่วยงาน",
                    "~พื้นที่",
                    "2564-10,2565-9",
                ],
                &["P3,ก,งานที่สาม,,,10,0,0,100,,สรจ.,,2564-10,2565-9"],
                &["P4,ข,งานที่สี่,,,10,0,0,100,,สรจ.,,2564-10,2565-9"],
            ],
        );
        table(
            "results",
            &[
                &["project,month,informal,elderly,disabled,spent,detail"],
                &["P1,2564-10,1,0,0,1", "~รายละเอียด"],
                &["P2,2564-10,1,0,0,1,"],
            ],
        );
        table("reports", &[&["month,recorded_on,recorded_by"], &["2564-10,2564-11-01", "~ผู้บันทึก"]]);
        table("budget", &[&["round,allocated,disbursed,as_of"], &["1,100,10,2565-03-01"]]);
        table("submissions", &[&["item,date,document_no,note"], &["plan_recorded,2564-10-28", "~เลขที่", "~หมายเหตุ"]]);
        table(
            "committee",
            &[
                &["body,name,title,role"],
                &["คณะทำงาน,,แรงงานจังหวัด,ประธาน"],
                &["คณะทำงาน", "~ชื่อ", "~ตำแหน่ง", "~เลขานุการ"],
                &["~คณะอื่น", "", "ก", "ข"],
            ],
        );
        table(
            "situation",
            &[&["group,topic,item,people,year,source"], &["informal", "~หัวข้อ", "~รายการ", "1200,2564", "~แหล่งข้อมูล"]],
        );
        table(
            "problems",
            &[&["area,problem,remedy,suggestion"], &["ก,ข,ค,ง"], &["~ด้าน", "~ปัญหา", "~แนวทาง", "~ข้อเสนอ"]],
        );
        table("photos", &[&["file,caption,project,date"], &["a.jpg", "~คำบรรยาย", "P2,2564-12-01"]]);
        let photo = fs::read(project("samples/chiang-mai/photos/01-อบรมอาชีพ.jpg")).unwrap();
        files.insert("photos/a.jpg".to_owned(), photo);
        files
    }
}

/// Every book of a province and of the country it makes up, by name.
fn books(workshop: &Workshop, checked: &CheckedNation) -> Vec<(&'static str, Result<Book, MakeError>)> {
    let dataset = checked.provinces[0].checked.dataset.as_ref().unwrap();
    let as_of = "2022-10-05".parse().unwrap();
    let monthly = Document::MONTHLY.of(Month::new(2021, 10).unwrap());
    let of_province = [Document::PLAN, Document::ANNUAL, Document::SCORECARD, monthly].into_iter();
    let of_province = of_province.map(|document| (document.kind.name, workshop.make(document, dataset, as_of)));
    let nations = workshop.nations(checked, as_of).into_iter();
    let of_nations = nations.map(|nation| ("national", workshop.make_national(Document::NATIONAL, &nation)));
    of_province.chain(of_nations.collect::<Vec<_>>()).collect()
}

/// The letters of a file, paragraph by paragraph and cell by cell, as it says them itself.
fn said(pdf: Vec<u8>) -> String {
    let mut blocks: BTreeMap<usize, String> = BTreeMap::new();
    for line in proof::pdf::pages(pdf).unwrap().iter().flat_map(|page| &page.lines) {
        *blocks.entry(line.block).or_default() += &line.text;
    }
    squeezed(&blocks.into_values().collect::<Vec<_>>().join("|"))
}

/// Makes every book of a shape and reads it back.
fn print(workshop: &Workshop, shape: Shape) {
    let mut pasted = Pasted { shape, columns: 0, long: Vec::new() };
    let files = Files::in_memory("ตาก", Memory::new(pasted.files()).0);
    let checked = workshop.check(&files, &Options::default()).unwrap();
    let found = checked.provinces[0].checked.diagnostics.iter().filter(|found| found.is_error());
    let errors: Vec<String> = found.map(|found| found.fault.message(Lang::En)).collect();
    assert_eq!(errors, Vec::<String>::new());
    let mut printed = String::new();
    for (name, book) in books(workshop, &checked) {
        let book = book.unwrap_or_else(|error| panic!("{name}, {} letters: {error}", shape.letters));
        // Longer ones would take long to read back: there the press is taken at its word.
        if shape.letters == SHORT {
            printed += &said(book.pdf);
        }
    }
    if shape.letters == SHORT {
        // What a result tells in detail is in no book.
        for text in pasted.long.iter().filter(|text| !text.starts_with("รายละเอียด")) {
            assert!(printed.contains(&squeezed(&in_thai(text))), "{}", text.chars().take(20).collect::<String>());
        }
    }
}

#[test]
fn texts_of_any_length_and_shape_are_printed_to_their_last_letter_in_every_book() {
    let workshop = Workshop::new(Templates::embedded()).unwrap();
    for turn in [0, 1, 2] {
        print(&workshop, Shape { pieces: SPACED, letters: SHORT, turn });
        print(&workshop, Shape { pieces: SOLID, letters: SHORT, turn });
    }
    print(&workshop, Shape { pieces: SOLID, letters: LONG, turn: 1 });
}

#[test]
fn a_book_that_lacks_a_text_of_its_data_is_not_made() {
    let mut workshop = Workshop::new(Templates::embedded()).unwrap();
    let checked = workshop.check(&Files::on_disk(project("samples/tak")), &Options::default()).unwrap();
    let dataset = checked.provinces[0].checked.dataset.as_ref().unwrap();
    let mut plan = workshop.compose(Document::PLAN, dataset, "2022-10-05".parse().unwrap()).unwrap();
    let lacking = "{\"notes\":[{\"text\":\"ข้อความที่แม่แบบไม่พิมพ์\"}],\"\u{fdd0}shade\":\"#e3ecf5\",";
    plan.book = plan.book.replacen('{', lacking, 1);
    let error = workshop.lay_out(Document::PLAN.kind, &plan).unwrap().bind().unwrap_err();
    assert!(matches!(error, TypesetError::Lost { .. }));
    let datum = "(24 letters, at notes[0].text)";
    assert!(error.to_string().contains(&format!("not in the book to its end “ข้อความที่แม่แบบไม่พิมพ์” {datum}")), "{error}");
    assert!(!error.to_string().contains("#e3ecf5"), "{error}");

    // A layout of one's own may leave out what it likes, and says so.
    let folder = tempfile::tempdir().unwrap();
    let mut layout = Templates::embedded().layouts().remove("plan.typ").unwrap();
    layout.push(b'\n');
    fs::write(folder.path().join("plan.typ"), layout).unwrap();
    workshop.renew(Templates::over_embedded(&Files::on_disk(folder.path())).unwrap()).unwrap();
    let book = workshop.finish(Document::PLAN.kind, plan).unwrap();
    let remarks: Vec<String> = book.remarks(Lang::En).collect();
    assert_eq!(remarks, [format!("this layout leaves out texts of the data: 1, such as “ข้อความที่แม่แบบไม่พิมพ์” {datum}")]);
}
