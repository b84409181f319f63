//! What must hold whatever comes from outside. The fuzz targets call these with what they think up, the project's tests
//! with what was found so (`fuzz/found/`).

use std::{
    fs,
    io::{Cursor, Write},
    path::Path,
    sync::LazyLock,
};

use ruplem::{
    check,
    diagnostic::{Diagnostic, Entry, Lang},
    files::{Files, Memory},
    handbook::{Handbook, Handbooks},
    marked::{self, Basis},
    read::{self, Options, RawDataset, RawTable},
    schema::Table,
    thai::{digits, repair},
};

const HANDBOOK: &str = include_str!("../../templates/handbook/2565.toml");

/// A dataset in which nothing is wrong, for one of its tables to be replaced.
const SOUND: [(&str, &str); 6] = [
    ("province.toml", "province = \"ตาก\"\nfiscal_year = 2565\n"),
    (
        "projects.csv",
        "id,name,target_informal,target_elderly,target_disabled,budget,agency,start,end\n\
         P1,งาน,100,0,0,1000,สรจ.,2021-10,2022-09\n",
    ),
    ("results.csv", "project,month,informal,elderly,disabled,spent\nP1,2021-10,1,0,0,0\n"),
    ("reports.csv", "month,recorded_on\n2021-10,2021-11-05\n"),
    ("budget.csv", "round,allocated,disbursed,as_of\n1,600000,480000,2022-03-31\n"),
    ("submissions.csv", "item,date\nplan_recorded,2021-10-31\n"),
];

/// The bytes as the file of a table, which the first of them picks.
pub fn csv(bytes: &[u8], folder: &Path) {
    let Some((first, bytes)) = bytes.split_first() else { return };
    let table = Table::ALL[usize::from(*first) % Table::ALL.len()];
    for (file, text) in SOUND.iter().filter(|(file, _)| !folder.join(file).exists()) {
        fs::write(folder.join(file), text).unwrap();
    }
    fs::write(folder.join(table.file()), bytes).unwrap();
    checked(read::read(&Files::on_disk(folder)).unwrap());
    fs::remove_file(folder.join(table.file())).unwrap();
}

/// The bytes as a workbook, or as the contents of a workbook's one sheet, which the first of them decides.
pub fn workbook(bytes: &[u8]) {
    let Some((first, bytes)) = bytes.split_first() else { return };
    let package = match first % 3 {
        0 => bytes.to_vec(),
        1 => xlsx(bytes),
        _ => ods(bytes),
    };
    checked(opened(package.clone()));
    copied(package);
}

fn opened(package: Vec<u8>) -> RawDataset {
    read::workbook::read_bytes(package, "data.xlsx".to_owned())
}

/// Of whatever was read there is a marked copy, and the one that is the workbook itself holds the same tables: the marks on
/// it are no data, and neither are those on a copy of it.
fn copied(mut package: Vec<u8>) {
    const NAME: &str = "data.xlsx";
    let told = |tables: &[RawTable]| format!("{tables:?}");
    let tables = told(&opened(package.clone()).tables);
    for _ in 0..2 {
        let (files, _) = Memory::new([(NAME.to_owned(), package)]);
        let files = Files::in_memory(NAME, files).only(NAME);
        let nation = check::check_nation(read::open(&files, &Options::default()).unwrap(), handbooks());
        let Ok(marked) = marked::workbook(&nation, &files, Lang::Th) else { return };
        if marked.basis != Basis::Workbook {
            return;
        }
        package = marked.bytes;
        assert_eq!(told(&opened(package.clone()).tables), tables);
    }
}

/// A day or a month that is read is the one that is printed.
pub fn day(text: &str) {
    if let Ok(day) = check::day(text) {
        assert_eq!(check::day(&day.to_string()), Ok(day));
        assert_eq!(check::day(&digits::to_thai(text)), Ok(day));
    }
    if let Ok(month) = check::month(text) {
        assert_eq!(check::month(&month.to_string()), Ok(month));
        assert!(check::day(text).ok().is_none_or(|day| day == month.first_day()), "a month is no day but its first");
    }
}

/// A number that is read is the one that is printed, and is the same of people and of money where it is read as both.
pub fn number(text: &str) {
    let (people, money) = (check::people(text), check::money(text));
    if let Ok(people) = people {
        assert_eq!(check::people(&digits::grouped(people)), Ok(people));
        assert_eq!(check::people(&digits::to_thai(text)), Ok(people));
        // Only a number with the unit of one beside it is none of the other.
        assert!(money.as_ref().map_or(true, |money| money.satang() == people * 100));
    }
    if let Ok(money) = check::money(text) {
        assert_eq!(check::money(&money.to_string()), Ok(money));
        assert_eq!(check::money(&digits::money(money)), Ok(money));
    }
}

/// What was put right needs no more putting right, and what is plain is left alone.
pub fn repair(text: &str) {
    let once = repair::repair(text);
    if once.doubt.is_none() {
        let twice = repair::repair(&once.text);
        assert_eq!((twice.text.as_ref(), &twice.doubt), (once.text.as_ref(), &None), "{text:?}");
    }
    if text.chars().all(|c| c.is_ascii_graphic() || c == ' ') {
        assert_eq!(once.text, text);
    }
}

/// A dataset comes out when no error was found and only then, and everything found can be told.
fn checked(raw: RawDataset) {
    let checked = check::check(raw, handbooks());
    assert_eq!(checked.dataset.is_some(), !checked.diagnostics.iter().any(Diagnostic::is_error));
    for diagnostic in &checked.diagnostics {
        for lang in [Lang::Th, Lang::En] {
            let entry = Entry::new(diagnostic, checked.province, lang);
            assert!(!entry.message.is_empty() && !entry.hint.is_empty(), "{}", entry.code);
            assert!(entry.row != Some(0), "{entry:?}");
        }
    }
}

/// Read once: a fuzzer comes by a million times.
fn handbooks() -> &'static Handbooks {
    static HANDBOOKS: LazyLock<Handbooks> =
        LazyLock::new(|| std::iter::once(Handbook::parse(HANDBOOK).unwrap()).collect());
    &HANDBOOKS
}

/// A package with all that a workbook needs to be marked.
fn xlsx(sheet: &[u8]) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
    let book = format!(
        "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets><sheet name=\"projects\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
    );
    let relations = |parts: &[(&str, &str)]| {
        let one = |(number, (kind, target)): (usize, &(&str, &str))| {
            format!("<Relationship Id=\"r{number}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>")
        };
        let all: String = (1..).zip(parts).map(one).collect();
        format!("<Relationships xmlns=\"{PACKAGE}\">{all}</Relationships>")
    };
    let types = format!(
        "<Types xmlns=\"{TYPES}\"><Override PartName=\"/xl/workbook.xml\" \
         ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>"
    );
    let comments = format!(
        "<comments xmlns=\"{MAIN}\"><authors><author/></authors><commentList><comment ref=\"A2\" authorId=\"0\">\
         <text><t>▼ ruplem</t></text></comment></commentList></comments>"
    );
    zipped(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", relations(&[("officeDocument", "xl/workbook.xml")]).as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        (
            "xl/_rels/workbook.xml.rels",
            relations(&[("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")]).as_bytes(),
        ),
        ("xl/styles.xml", format!("<styleSheet xmlns=\"{MAIN}\"><extLst/></styleSheet>").as_bytes()),
        ("xl/worksheets/_rels/sheet1.xml.rels", relations(&[("comments", "../comments1.xml")]).as_bytes()),
        ("xl/comments1.xml", comments.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet),
    ])
}

fn ods(content: &[u8]) -> Vec<u8> {
    zipped(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content)])
}

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in parts {
        archive.start_file(*name, stored).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}
