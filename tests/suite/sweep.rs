//! Offices come in every size: whatever there is of each thing, and however long its name, no page of any book is badly set.

use std::{collections::BTreeMap, fmt::Write, io::Cursor, iter};

use image::{ImageFormat, RgbImage};
use ruplem::{
    compose::{Document, OfProvince},
    diagnostic::Lang,
    files::{Files, Memory},
    model::{Dataset, Month},
    proof,
    read::Options,
    templates::Templates,
    workshop::{Book, Workshop},
};

/// An office's year: how much there is of what, and how long it is called.
#[derive(Debug, Clone, Copy)]
struct Shape {
    strategies: usize,
    projects: usize,
    /// How many times a name says what it says; three of them are four lines beside a chart.
    says: usize,
    /// Whether tables that may be left out are there.
    has_all: bool,
    /// Whether figures are as large as they can sensibly be.
    is_huge: bool,
    as_of: &'static str,
    /// Width and height of the picture on the cover, and of the emblem.
    cover: Option<(u32, u32)>,
    emblem: Option<(u32, u32)>,
}

const PLAIN: Shape = Shape {
    strategies: 3,
    projects: 8,
    says: 1,
    has_all: true,
    is_huge: false,
    as_of: "2022-10-05",
    cover: None,
    emblem: None,
};

const WORDS: [&str; 12] = [
    "การเกษตร",
    "ชายแดน",
    "เมือง",
    "ชนบท",
    "อุตสาหกรรม",
    "บริการ",
    "ท่องเที่ยว",
    "ก่อสร้าง",
    "ขนส่ง",
    "ดิจิทัล",
    "ประมง",
    "หัตถกรรม",
];

impl Shape {
    /// A name of its own for each number.
    fn name(&self, of: &str, number: usize) -> String {
        let word = WORDS[number % WORDS.len()];
        let more = " เพื่อให้มีงานทำ มีรายได้ที่มั่นคง และเข้าถึงหลักประกันทางสังคมอย่างทั่วถึง".repeat(self.says - 1);
        format!("{of}ด้าน{word}กลุ่มที่ {}{more}", number / WORDS.len() + 1)
    }

    fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let office = self.name("สำนักงานแรงงานจังหวัดตาก", 0);
        let province = format!("province = \"ตาก\"\nfiscal_year = 2565\noffice = \"{office}\"\n");
        let mut files = BTreeMap::from([("province.toml".to_owned(), province.into_bytes())]);
        let (people, money) = if self.is_huge { (99_999, "99999999.99") } else { (120, "45000") };
        let mut table = |name: &str, heading: &str, rows: &mut dyn Iterator<Item = String>| {
            let lines = iter::once(heading.to_owned()).chain(rows);
            files.insert(format!("{name}.csv"), lines.collect::<Vec<_>>().join("\n").into_bytes());
        };
        table(
            "projects",
            "id,strategy,name,objective,indicator,target_informal,target_elderly,target_disabled,budget,source,agency,area,start,end",
            &mut (0..self.projects).map(|number| {
                let strategy = self.name("การส่งเสริมแรงงาน", number % self.strategies);
                let name = self.name("โครงการพัฒนาอาชีพ", number);
                format!(
                    "P{number},{strategy},{name},เพื่อให้มีงานทำ,จำนวนคน,{people},{people},{},{money},งบดำเนินงาน,{},ทุกอำเภอ,2564-10,2565-09",
                    number % 3,
                    self.name("สำนักงาน", number % 4)
                )
            }),
        );
        let results = (0..self.projects).flat_map(|number| ["2564-11", "2565-05"].map(|month| (number, month)));
        table(
            "results",
            "project,month,informal,elderly,disabled,spent,detail",
            &mut results.map(|(number, month)| format!("P{number},{month},{},{},0,{money},", people / 2, people / 3)),
        );
        let recorded = [("2564-10", "2564-11-04"), ("2564-11", "2564-12-03"), ("2565-05", "2565-06-04")];
        table(
            "reports",
            "month,recorded_on,recorded_by",
            &mut recorded.map(|(m, day)| format!("{m},{day},")).into_iter(),
        );
        table(
            "budget",
            "round,allocated,disbursed,as_of",
            &mut [format!("1,{money},1000,2565-03-31"), format!("2,{money},{money},2565-09-30")].into_iter(),
        );
        table(
            "submissions",
            "item,date,document_no,note",
            &mut ["plan_recorded,2564-10-28,,", "committee_approved,2564-11-24,,", "plan_book_sent,2564-11-30,,"]
                .map(str::to_owned)
                .into_iter(),
        );
        if self.has_all {
            let bodies = (0..3).flat_map(|body| (0..self.strategies).map(move |seat| (body, seat)));
            table(
                "committee",
                "body,name,title,role",
                &mut bodies.map(|(body, seat)| {
                    format!("{},,{},กรรมการ", self.name("คณะทำงาน", body), self.name("ผู้แทน", seat))
                }),
            );
            let items =
                ["informal", "elderly", "disabled"].into_iter().flat_map(|group| (0..6).map(move |n| (group, n)));
            table(
                "situation",
                "group,topic,item,people,year,source",
                &mut items.map(|(group, n)| {
                    format!("{group},อาชีพ,{},{},2564,ข้อมูลตัวอย่าง", self.name("งาน", n), people / (n + 1))
                }),
            );
            table(
                "problems",
                "area,problem,remedy,suggestion",
                &mut (0..self.strategies)
                    .map(|n| format!("{},{},ปรับเวลา,ควรมีฐานข้อมูลกลาง", self.name("ด้าน", n), self.name("ปัญหา", n))),
            );
        }
        for (name, size, format) in
            [("cover.jpg", self.cover, ImageFormat::Jpeg), ("emblem.png", self.emblem, ImageFormat::Png)]
        {
            if let Some((width, height)) = size {
                let mut bytes = Cursor::new(Vec::new());
                RgbImage::from_pixel(width, height, image::Rgb([90, 120, 180])).write_to(&mut bytes, format).unwrap();
                files.insert(name.to_owned(), bytes.into_inner());
            }
        }
        files
    }

    fn made(&self, workshop: &Workshop, document: Document<OfProvince>, dataset: &Dataset) -> Book {
        let made = workshop.make(document, dataset, self.as_of.parse().unwrap());
        made.unwrap_or_else(|error| panic!("{} of {self:?}: {error}", document.kind.name))
    }

    /// Every book of the office, by name.
    fn books(&self, workshop: &Workshop) -> Vec<(&'static str, Book)> {
        let files = Files::in_memory("ตาก", Memory::new(self.files()).0);
        let checked = workshop.check(&files, &Options::default()).unwrap();
        let found = checked.provinces[0].checked.diagnostics.iter().filter(|found| found.is_error());
        let errors: Vec<String> = found.map(|found| found.fault.message(Lang::En)).collect();
        assert_eq!(errors, Vec::<String>::new(), "{self:?}");
        let dataset = checked.provinces[0].checked.dataset.as_ref().unwrap();
        let monthly = Document::MONTHLY.of(Month::new(2022, 5).unwrap());
        [Document::PLAN, Document::ANNUAL, Document::SCORECARD, Document::ONEPAGE, monthly]
            .map(|document| (document.kind.name, self.made(workshop, document, dataset)))
            .into()
    }
}

/// Sets all books of these offices and tells what is badly set in any.
fn badly_set(shapes: &[Shape]) -> String {
    let workshop = Workshop::new(Templates::embedded()).unwrap();
    let mut told = String::new();
    for shape in shapes {
        for (name, book) in shape.books(&workshop) {
            for remark in book.remarks(Lang::Th) {
                writeln!(told, "{name} of {shape:?}: {remark}").unwrap();
            }
            if matches!(name, "plan" | "annual") {
                let pages = proof::pdf::pages(book.pdf).unwrap();
                let second = pages[1].lines.iter().map(|line| line.text.trim()).find(|text| !text.is_empty());
                if second.is_none_or(|text| !text.starts_with("ภาพรวม")) {
                    writeln!(told, "{name} of {shape:?}: the cover goes on with {second:?}").unwrap();
                }
            }
        }
    }
    told
}

#[test]
fn a_cover_is_one_page_whatever_pictures_and_names_are_on_it() {
    let pictures = [
        (Some((900, 600)), None),
        (Some((900, 600)), Some((300, 300))),
        (Some((1600, 600)), Some((900, 200))),
        (Some((300, 900)), Some((200, 900))),
    ];
    let shapes = pictures.map(|(cover, emblem)| Shape { cover, emblem, has_all: false, projects: 1, ..PLAIN });
    assert_eq!(badly_set(&shapes), "");
    assert_eq!(badly_set(&[Shape { says: 4, ..shapes[1] }, Shape { says: 6, cover: None, ..shapes[1] }]), "");
}

#[test]
fn few_and_short_things_are_well_set() {
    assert_eq!(
        badly_set(&[
            Shape { strategies: 1, projects: 1, has_all: false, as_of: "2021-10-01", ..PLAIN },
            Shape { strategies: 1, projects: 1, is_huge: true, as_of: "2022-03-31", ..PLAIN },
            Shape { has_all: false, ..PLAIN },
            Shape { is_huge: true, ..PLAIN },
        ]),
        ""
    );
}

#[test]
fn many_things_are_well_set() {
    assert_eq!(
        badly_set(&[
            Shape { strategies: 12, projects: 24, says: 2, as_of: "2022-03-31", ..PLAIN },
            Shape { strategies: 25, projects: 60, is_huge: true, ..PLAIN },
            Shape { strategies: 3, projects: 60, is_huge: true, has_all: false, ..PLAIN },
        ]),
        ""
    );
}

#[test]
fn long_names_are_well_set() {
    assert_eq!(
        badly_set(&[
            Shape { strategies: 12, projects: 24, says: 3, ..PLAIN },
            Shape { strategies: 3, projects: 8, says: 6, has_all: false, is_huge: true, ..PLAIN },
            Shape { strategies: 25, projects: 25, says: 4, as_of: "2022-06-15", ..PLAIN },
            Shape { strategies: 12, projects: 8, says: 2, as_of: "2022-03-31", ..PLAIN },
            Shape { strategies: 1, projects: 8, says: 6, as_of: "2022-03-31", ..PLAIN },
        ]),
        ""
    );
}

/// How much there is of what in each of forty offices, so that everything meets everything.
fn forty() -> impl Iterator<Item = Shape> {
    (0..40).map(|number| Shape {
        strategies: [1, 3, 12, 25][number % 4],
        projects: [1, 8, 150][number % 3],
        says: [1, 2, 3, 4, 6][number / 4 % 5],
        has_all: number < 20,
        is_huge: number % 5 < 2,
        as_of: ["2021-10-01", "2022-03-31", "2022-10-05"][number / 3 % 3],
        ..PLAIN
    })
}

#[test]
#[ignore = "takes a quarter of an hour: forty offices, all books of each"]
fn all_books_of_forty_offices_are_well_set() {
    assert_eq!(badly_set(&forty().collect::<Vec<_>>()), "");
}
