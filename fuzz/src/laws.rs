//! What must hold whatever comes from outside. The fuzz targets call these with what they think up, the project's tests
//! with what was found so (`fuzz/found/`).

mod package;

use std::sync::LazyLock;

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
pub fn csv(bytes: &[u8]) {
    let Some((first, bytes)) = bytes.split_first() else { return };
    let table = Table::ALL[usize::from(*first) % Table::ALL.len()];
    let sound = SOUND.map(|(file, text)| (file.to_owned(), text.as_bytes().to_vec()));
    let (files, _) = Memory::new(sound.into_iter().chain([(table.file(), bytes.to_vec())]));
    checked(read::read(&Files::in_memory("data", files)).unwrap());
}

/// The bytes as a workbook, or as the contents of a workbook's one sheet, which the first of them decides.
pub fn workbook(bytes: &[u8]) {
    let Some((first, bytes)) = bytes.split_first() else { return };
    let package = match first % 3 {
        0 => bytes.to_vec(),
        1 => package::xlsx(bytes),
        _ => package::ods(bytes),
    };
    checked(opened(package.clone()));
    copied(package);
}

/// A sound workbook whose parts are changed as the bytes say.
pub fn package(bytes: &[u8]) {
    let package = package::changed(&SOUND, bytes);
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

/// The bytes as a book, or as the files inside one, which the first of them decides: whatever is taken out of it is a dataset or
/// none, and never an end of the program.
pub fn book(bytes: &[u8]) {
    let Some((first, bytes)) = bytes.split_first() else { return };
    let pdf = if first % 2 == 0 { bytes.to_vec() } else { enclosing(bytes) };
    let (files, _) = Memory::new([("book.pdf".to_owned(), pdf)]);
    whatever_it_holds(&Files::in_memory("book.pdf", files).only("book.pdf"));
}

/// The bytes as a saved e-mail, or as the head and the body of what is attached to one, which the first of them decides.
pub fn mail(bytes: &[u8]) {
    let Some((first, bytes)) = bytes.split_first() else { return };
    let mail = if first % 2 == 0 { bytes.to_vec() } else { with_attachment(bytes) };
    let (files, _) = Memory::new([("mail.eml".to_owned(), mail)]);
    whatever_it_holds(&Files::in_memory("mail.eml", files).only("mail.eml"));
}

/// A mail of two parts: the bytes up to the first NUL as the head of the second, the rest as what it folds.
fn with_attachment(bytes: &[u8]) -> Vec<u8> {
    let (head, body) = bytes.split_at(bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len()));
    let mut mail =
        b"Date: Mon, 29 Nov 2021 09:00:00 +0700\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n--b\n".to_vec();
    mail.extend(head);
    mail.extend(b"\n\n");
    mail.extend(body.iter().skip(1));
    mail.extend(b"\n--b--\n");
    mail
}

/// A province's data or that of several, whole or refused.
fn whatever_it_holds(files: &Files) {
    let container = read::open(files, &Options::default()).unwrap();
    match container.tables {
        Some(tables) => checked(tables),
        None => {
            let nation = check::check_nation(container, handbooks());
            assert!(!nation.provinces.is_empty() || nation.diagnostics.iter().any(Diagnostic::is_error));
        }
    }
}

/// A file of nothing but files: the bytes up to the first NUL as `book.json`, the rest as a table.
fn enclosing(bytes: &[u8]) -> Vec<u8> {
    let (about, table) = bytes.split_at(bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len()));
    let mut pdf =
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(b)3 0 R(r)4 0 R]>>>>>>endobj\n\
        2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n\
        3 0 obj<</Type/Filespec/F(book.json)/EF<</F 5 0 R>>>>endobj\n\
        4 0 obj<</Type/Filespec/F(results.csv)/EF<</F 6 0 R>>>>endobj\n"
            .to_vec();
    for (number, bytes) in [(5, about), (6, table)] {
        pdf.extend(format!("{number} 0 obj<</Length {}>>stream\n", bytes.len()).bytes());
        pdf.extend(bytes);
        pdf.extend(b"\nendstream endobj\n");
    }
    pdf.extend(b"trailer<</Root 1 0 R>>\n%%EOF\n");
    pdf
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
