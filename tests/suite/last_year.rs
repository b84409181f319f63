//! The year before: told by hand or by its own data, the books say the same of it, and nothing that is not so.

use std::{
    fs,
    path::{Path, PathBuf},
};

use ruplem::{
    compose::{Document, OfProvince},
    model::Dataset,
    schema::Table,
    workshop::LastYearError,
};
use tempfile::TempDir;

use crate::common::{
    program::{copy_sample, project, run, text},
    reading::{Reader, squeezed},
    workshop::{WORKSHOP, checked, dataset},
};

/// A sample's data as if it were of the year after: what is dated is left out.
fn year_after(folder: &Path) -> PathBuf {
    let data = folder.join("2566");
    let before = dataset(project("samples/tak"));
    let form = WORKSHOP.form(before.province, before.year.next().unwrap(), Some(&before));
    fs::create_dir_all(&data).unwrap();
    for (name, bytes) in form.files() {
        fs::write(data.join(name), bytes).unwrap();
    }
    data
}

/// The book as its layout reads it.
fn composed(document: Document<OfProvince>, dataset: &Dataset) -> String {
    WORKSHOP.compose(document, dataset, "2022-12-01".parse().unwrap()).unwrap().book
}

#[test]
fn the_year_before_by_its_table_is_the_year_before_by_its_data() {
    let folder = tempfile::tempdir().unwrap();
    let data = year_after(folder.path());
    let by_table = dataset(&data);
    let table = fs::read(data.join("last_year.csv")).unwrap();
    fs::remove_file(data.join("last_year.csv")).unwrap();
    assert_eq!(dataset(&data).last_year, None);
    let mut by_data = checked(&data);
    let lacking = WORKSHOP.give_last_year(&mut by_data, &checked(project("samples/tak"))).unwrap();
    assert!(lacking.is_empty());
    let by_data = by_data.sound().next().unwrap();
    assert_eq!(by_data.last_year, by_table.last_year);
    assert!(by_data.last_year.is_some());
    for document in [Document::PLAN, Document::AGENDA, Document::ANNUAL] {
        assert_eq!(composed(document, by_data), composed(document, &by_table));
    }
    // A book carries the table, so that it is made again without the dataset.
    assert_eq!(by_data.tables.0.get(&Table::LastYear.file()), Some(&table));
}

#[test]
fn a_table_that_says_something_else_than_the_data_is_doubted_at_its_cell() {
    let folder = tempfile::tempdir().unwrap();
    let data = year_after(folder.path());
    let file = data.join("last_year.csv");
    let told = fs::read_to_string(&file).unwrap();
    let lines: Vec<&str> = told.lines().collect();
    let of_province = lines[1].split(',').collect::<Vec<_>>();
    let other = told.replacen(&format!(",{},", of_province[3]), ",7,", 1) + "ยุทธศาสตร์,การดูแลแรงงานในทะเล,5,,,,,\r\n";
    fs::write(&file, other).unwrap();
    let mut after = checked(&data);
    WORKSHOP.give_last_year(&mut after, &checked(project("samples/tak"))).unwrap();
    let found: Vec<(u32, String, String)> = after.provinces[0]
        .checked
        .diagnostics
        .iter()
        .filter(|found| found.fault.code() == "last_year_differs")
        .map(|found| (found.place.row.unwrap(), found.place.heading.clone().unwrap(), found.found.clone().unwrap()))
        .collect();
    let row = u32::try_from(lines.len() + 1).unwrap();
    let expected = [(2, "ผล (คน)", "7"), (row, "เป้าหมาย (คน)", "5")];
    assert_eq!(found, expected.map(|(row, heading, cell)| (row, heading.to_owned(), cell.to_owned())));
    // The data counts.
    assert_ne!(after.sound().next().unwrap().last_year.as_ref().unwrap().whole.reached, Some(7));
}

#[test]
fn data_of_another_year_or_province_is_refused() {
    let mut tak = checked(project("samples/tak"));
    let chiang_mai = checked(project("samples/chiang-mai"));
    let same = checked(project("samples/tak"));
    assert!(matches!(WORKSHOP.give_last_year(&mut tak, &same), Err(LastYearError::OtherYear { .. })));
    assert!(matches!(WORKSHOP.give_last_year(&mut tak, &chiang_mai), Err(LastYearError::OtherProvince { .. })));
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("annual.pdf");
    let before = project("samples/chiang-mai");
    let words = ["annual", "--last-year", before.to_str().unwrap(), "-o", output.to_str().unwrap()];
    let refused = run(&words, &project("samples/tak"));
    assert_eq!(refused.status.code(), Some(2), "{}", text(&refused.stderr));
    assert!(text(&refused.stderr).contains("เป็นข้อมูลของจังหวัดเชียงใหม่ ไม่ใช่ของจังหวัดตาก"), "{}", text(&refused.stderr));
    assert!(!output.exists());
}

#[test]
fn a_book_made_beside_last_year_s_book_says_what_rose_and_fell_and_proves_itself() {
    let folder = tempfile::tempdir().unwrap();
    let data = year_after(folder.path());
    fs::remove_file(data.join("last_year.csv")).unwrap();
    let before = made(&folder, "scorecard", &project("samples/tak"), &[]);
    let plan = made(&folder, "plan", &data, &["--last-year", before.to_str().unwrap()]);
    let read = squeezed(&Reader::Ours.read(&plan));
    for part in ["ผลการดำเนินงานในปีงบประมาณ พ.ศ. ๒๕๖๕", "แผนของปีงบประมาณ พ.ศ. ๒๕๖๖ กำหนดเป้าหมาย ๑,๒๙๐ คน เท่ากับปีก่อน"]
    {
        assert!(read.contains(&squeezed(part)), "{part} in {read}");
    }
    let proved = run(&["verify"], &plan);
    assert_eq!(proved.status.code(), Some(0), "{}", text(&proved.stdout));
    // What was read is not written over.
    let over = run(&["plan", "--last-year", before.to_str().unwrap(), "-o", before.to_str().unwrap()], &data);
    assert_eq!(over.status.code(), Some(2), "{}", text(&over.stderr));
}

fn made(folder: &TempDir, book: &str, data: &Path, words: &[&str]) -> PathBuf {
    let file = folder.path().join(format!("{book}.pdf"));
    let output = run(&[&[book, "-o", file.to_str().unwrap()], words].concat(), data);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    file
}

#[test]
fn the_report_tells_real_changes_alone_and_names_what_cannot_be_compared() {
    let report = Reader::Ours.read(&{
        let folder = tempfile::tempdir().unwrap();
        let book =
            WORKSHOP.make(Document::ANNUAL, &dataset(project("samples/chiang-mai")), "2022-10-05".parse().unwrap());
        let book = book.unwrap();
        assert_eq!((&book.findings[..], &book.unused[..]), (&[][..], &[][..]));
        let file = folder.keep().join("annual.pdf");
        fs::write(&file, book.pdf).unwrap();
        file
    });
    let read = squeezed(&report);
    for part in [
        "ผลที่เพิ่มขึ้น ได้แก่ จำนวนแรงงานที่ได้รับการส่งเสริม คุ้มครอง และพัฒนาคุณภาพชีวิต (จาก ๙,๙๑๒ คน เป็น ๑๐,๐๗๗ คน)",
        "ผลที่ลดลง ได้แก่ ผลเทียบกับเป้าหมายจำนวนคน (จากร้อยละ ๘๓.๖๔ เป็นร้อยละ ๘๑.๕๐)",
        "เพิ่มขึ้น ๑๖๕",
        "ไม่มีในปีก่อน",
        "ไม่มีในปีนี้",
    ] {
        assert!(read.contains(&squeezed(part)), "{part}");
    }
    // While the year runs less is no loss.
    let running = dataset(project("samples/chiang-mai"));
    let book = WORKSHOP.compose(Document::ANNUAL, &running, "2022-02-01".parse().unwrap()).unwrap().book;
    assert!(book.contains("ยังไม่สิ้นปี") && book.contains("ยังไม่เปรียบเทียบ"));
}

#[test]
fn without_the_year_before_no_book_speaks_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    fs::create_dir(&data).unwrap();
    copy_sample("chiang-mai", &data);
    fs::remove_file(data.join("last_year.csv")).unwrap();
    let dataset = dataset(&data);
    for document in [Document::PLAN, Document::ANNUAL] {
        let book = composed(document, &dataset);
        assert!(book.contains("\"comparison\":null") && !book.contains("ปีก่อน"));
    }
}
