//! Rows that are hidden, texts that are merged over rows, and cells that no sheet has.

use std::{
    fs,
    io::{Cursor, Write},
    path::Path,
};

use ruplem::{
    diagnostic::Fault,
    files::Files,
    read::{self, RawDataset},
    schema::Table,
};
use rust_xlsxwriter::{Format, Workbook};
use serde_json::Value;

use crate::common::{
    package::rewrite,
    program::{run, text},
};

const HEADINGS: [&str; 4] = ["ด้าน", "ปัญหาอุปสรรค", "แนวทางแก้ไข", "ข้อเสนอแนะ"];

/// Problems under a title, the second and third of four hidden, and a text merged over the last two.
fn xlsx(path: &Path) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("problems").unwrap();
    sheet.write(0, 0, "ปัญหาที่พบ").unwrap();
    sheet.set_row_hidden(0).unwrap();
    for (column, heading) in (0..).zip(HEADINGS) {
        sheet.write(1, column, heading).unwrap();
    }
    for row in 2..6 {
        sheet.write(row, 1, format!("ปัญหา {row}")).unwrap();
    }
    sheet.write(2, 0, "งบประมาณ").unwrap().write(3, 0, "งบประมาณ").unwrap();
    sheet.merge_range(4, 0, 5, 0, "บุคลากร", &Format::new()).unwrap();
    sheet.set_row_hidden(3).unwrap().set_row_hidden(4).unwrap().set_row_hidden(9).unwrap();
    book.save(path).unwrap();
}

/// The same as an .ods, with what its format has besides: folded groups, and repeats of hidden rows.
fn ods(path: &Path) {
    let cell = |text: &str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    let row = |look: &str, cells: &[String]| format!("<table:table-row{look}>{}</table:table-row>", cells.concat());
    let blank = "<table:table-cell/>".to_owned();
    let merged = "<table:table-cell table:number-rows-spanned=\"2\" table:number-columns-spanned=\"1\" office:value-type=\"string\">\
                  <text:p>บุคลากร</text:p></table:table-cell>";
    let rows = [
        row(" table:visibility=\"collapse\"", &[cell("ปัญหาที่พบ")]),
        row("", &HEADINGS.map(cell)),
        row("", &[cell("งบประมาณ"), cell("ปัญหา 2")]),
        row(" table:visibility=\"filter\"", &[cell("งบประมาณ"), cell("ปัญหา 3")]),
        format!(
            "<table:table-row-group table:display=\"false\">{}</table:table-row-group>",
            row("", &[merged.to_owned(), cell("ปัญหา 4")])
        ),
        row("", &["<table:covered-table-cell/>".to_owned(), cell("ปัญหา 5")]),
        row(" table:visibility=\"collapse\" table:number-rows-repeated=\"1000\"", &[blank]),
    ];
    let content = format!(
        "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\">\
         <office:body><office:spreadsheet><table:table table:name=\"problems\">{}</table:table></office:spreadsheet></office:body>\
         </office:document-content>",
        rows.concat()
    );
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", "<manifest:manifest/>"),
        ("content.xml", &content),
    ] {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    fs::write(path, archive.finish().unwrap().into_inner()).unwrap();
}

#[test]
fn hidden_rows_count_and_are_told_once_a_sheet() {
    let folder = tempfile::tempdir().unwrap();
    for (name, write) in [("a.xlsx", xlsx as fn(&Path)), ("a.ods", ods)] {
        let path = folder.path().join(name);
        write(&path);
        let raw = read::read(&Files::on_disk(&path)).unwrap();
        let found: Vec<_> = raw.diagnostics.iter().map(|found| (&found.fault, found.place.row)).collect();
        assert_eq!(found, [(&Fault::HiddenRows { rows: 2 }, Some(4))], "{name}");
        assert_eq!(raw.table(Table::Problems).unwrap().rows.len(), 4, "{name}");
    }
}

#[test]
fn a_text_merged_over_rows_belongs_to_each_of_them_in_every_format() {
    let folder = tempfile::tempdir().unwrap();
    for (name, write) in [("a.xlsx", xlsx as fn(&Path)), ("a.ods", ods)] {
        let path = folder.path().join(name);
        write(&path);
        let raw = read::read(&Files::on_disk(&path)).unwrap();
        let areas: Vec<&str> =
            raw.table(Table::Problems).unwrap().rows.iter().map(|row| row.cells[0].as_str()).collect();
        assert_eq!(areas, ["งบประมาณ", "งบประมาณ", "บุคลากร", "บุคลากร"], "{name}");
    }
}

#[test]
fn a_month_or_an_id_merged_over_rows_belongs_to_each_of_them_and_a_figure_does_not() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.xlsx");
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("results").unwrap();
    let day = Format::new().set_num_format("mmm yyyy");
    let plain = Format::new();
    for (column, heading) in (0..).zip(["project", "month", "informal", "elderly", "disabled", "spent", "remarks"]) {
        sheet.merge_range(0, column, 1, column, heading, &plain).unwrap();
    }
    sheet.merge_range(2, 0, 4, 0, "", &plain).unwrap().write(2, 0, 7).unwrap();
    sheet.merge_range(2, 1, 4, 1, "", &day).unwrap().write_with_format(2, 1, 44_470, &day).unwrap();
    sheet.merge_range(2, 2, 4, 2, "", &plain).unwrap().write(2, 2, "400 คน").unwrap();
    sheet.merge_range(2, 6, 4, 6, "รอ", &plain).unwrap();
    for row in 2..5 {
        sheet.write(row, 3, row).unwrap();
    }
    book.save(&path).unwrap();
    let raw = read::read(&Files::on_disk(&path)).unwrap();
    let table = raw.table(Table::Results).unwrap();
    assert_eq!(table.headings.last().unwrap(), "remarks");
    let rows: Vec<Vec<&str>> =
        table.rows.iter().map(|row| row.cells[..4].iter().map(String::as_str).collect()).collect();
    let rest = |row: &'static str| vec!["7", "2021-10-01", "", row];
    assert_eq!(rows, [vec!["7", "2021-10-01", "400 คน", "2"], rest("3"), rest("4")]);
}

/// The sheet of problems with one text of its package replaced.
fn with(from: &str, to: &str) -> RawDataset {
    let folder = tempfile::tempdir().unwrap();
    let (plain, changed) = (folder.path().join("a.xlsx"), folder.path().join("b.xlsx"));
    xlsx(&plain);
    rewrite(&plain, &changed, |name, text| {
        if name != "xl/worksheets/sheet1.xml" {
            return text;
        }
        assert!(text.contains(from), "{text}");
        text.replace(from, to)
    });
    read::read(&Files::on_disk(&changed)).unwrap()
}

#[test]
fn a_cell_that_no_sheet_has_is_never_taken_for_another() {
    // To who counts in 32 bits, MWLQKWX3 is B3 and A4294967299 is A3.
    for cell in ["MWLQKWX3", "A4294967299", "ZZZZZZZZ3", "XFE3", "A1048577", "A0"] {
        let raw = with("r=\"B3\"", &format!("r=\"{cell}\""));
        let codes: Vec<&str> = raw.diagnostics.iter().map(|found| found.fault.code()).collect();
        assert_eq!((codes, raw.tables.len()), (vec!["broken_workbook"], 0), "{cell}");
        assert_eq!(raw.unreadable, [Table::Problems], "{cell}");
    }
    for (from, to) in [
        ("<row r=\"3\"", "<row r=\"4294967299\""),
        ("ref=\"A5:A6\"", "ref=\"A6:A5\""),
        ("r=\"B3\"", "r=\"B3\" r=\"B4\""),
    ] {
        let codes: Vec<&str> = with(from, to).diagnostics.iter().map(|found| found.fault.code()).collect();
        assert_eq!(codes, ["broken_workbook"], "{to}");
    }
    assert_eq!(with("r=\"D2\"", "r=\"XFD2\"").tables.len(), 1);
}

#[test]
fn where_a_button_is_anchored_is_no_row() {
    let button = "<controls><control><anchor><xdr:from><xdr:col>0</xdr:col><xdr:row>0</xdr:row></xdr:from></anchor></control></controls>";
    for anchored in [button, "<x:row r=\"0\" hidden=\"1\"/><x:c r=\"A0\"/>"] {
        let raw = with("</sheetData>", &format!("</sheetData>{anchored}"));
        let (codes, hidden) =
            (raw.diagnostics.iter().map(|found| found.fault.code()), with("</sheetData>", "</sheetData>"));
        assert!(
            codes.eq(hidden.diagnostics.iter().map(|found| found.fault.code())),
            "{anchored}: {:?}",
            raw.diagnostics
        );
        assert_eq!(raw.diagnostics.first(), hidden.diagnostics.first(), "{anchored}");
    }
    // The library reads on when a cell is open still.
    for unended in [
        "<row><c></sheetData></c>",
        "<row><c></x></x></sheetData></c>",
        "<row><c><is></c></row></sheetData></is></c>",
        "<row><c><sheetData></sheetData></c>",
        "<row><c><sheetData/></c>",
    ] {
        let raw =
            with("</sheetData>", &format!("{unended}<row r=\"4294967299\"><c r=\"A4294967299\"/></row></sheetData>"));
        let codes: Vec<&str> = raw.diagnostics.iter().map(|found| found.fault.code()).collect();
        assert_eq!(codes, ["broken_workbook"], "{unended}");
    }
}

#[test]
fn of_a_nation_the_hidden_rows_of_a_sheet_are_told_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ทั้งประเทศ.xlsx");
    let mut book = Workbook::new();
    for (table, heading, row) in [
        (Table::Province, "จังหวัด,ปีงบประมาณ", ",2565"),
        (
            Table::Projects,
            "จังหวัด,id,name,target_informal,target_elderly,target_disabled,budget,agency,start,end",
            ",1,งาน,9,0,0,5,สรจ.,2021-10,2022-09",
        ),
        (Table::Results, "จังหวัด,project,month,informal,elderly,disabled,spent", ",1,2021-10,1,0,0,0"),
        (Table::Reports, "จังหวัด,month,recorded_on", ",2021-10,2021-11-02"),
        (Table::Budget, "จังหวัด,round,allocated,disbursed,as_of", ""),
        (Table::Submissions, "จังหวัด,item,date", ""),
    ] {
        let sheet = book.add_worksheet().set_name(table.thai()).unwrap();
        let rows = [("", heading), ("ตาก", row), ("น่าน", row)];
        for (number, (province, cells)) in (0..).zip(rows).filter(|(_, (_, cells))| !cells.is_empty()) {
            for (column, cell) in (0..).zip(cells.split(',')) {
                sheet.write(number, column, if cell.is_empty() { province } else { cell }).unwrap();
            }
        }
        if table == Table::Results {
            sheet.set_row_hidden(1).unwrap().set_row_hidden(2).unwrap();
        }
    }
    book.save(&path).unwrap();
    let report: Value = serde_json::from_slice(&run(&["check", "--format", "json"], &path).stdout).unwrap();
    let entries = report["diagnostics"].as_array().unwrap();
    let hidden: Vec<&Value> = entries.iter().filter(|entry| entry["code"] == "hidden_rows").collect();
    assert_eq!((hidden.len(), &hidden[0]["row"], &hidden[0]["province"]), (1, &2.into(), &Value::Null), "{report}");
    assert!(text(&run(&["check"], &path).stdout).contains("แถวที่ซ่อนไว้ 2 แถว"));
}
