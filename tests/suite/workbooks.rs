//! Workbooks as officers fill them in and as other programs write them, read as meant or refused by the cell.

use std::{
    fs,
    io::{Read, Write},
    net::TcpListener,
    path::Path,
    thread,
};

use ruplem::{check, schema::Table};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};
use serde_json::Value;

use crate::common::{
    program::{project, run, text},
    year::Year,
};

/// The rows of each table of a dataset folder, the province's keys as rows too.
fn tables(folder: &Path) -> Vec<(Table, Vec<Vec<String>>)> {
    let rows = |table: Table| -> Option<Vec<Vec<String>>> {
        let text = fs::read_to_string(folder.join(table.file())).ok()?;
        if table == Table::Province {
            let entries = text.lines().filter_map(|line| line.split_once('='));
            let bare = |text: &str| text.trim().trim_matches('"').to_owned();
            return Some(entries.map(|(key, value)| vec![bare(key), bare(value)]).collect());
        }
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        Some(reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect())
    };
    Table::ALL.into_iter().filter_map(|table| Some((table, rows(table)?))).collect()
}

/// Writes a cell as a person types it: numbers, days and months become what they are.
fn typed(sheet: &mut Worksheet, row: u32, column: u16, cell: &str) {
    let plain = cell.replace(',', "");
    let dated = check::day(cell).ok().or_else(|| check::month(cell).ok().map(|month| month.first_day()));
    if let Some(day) = dated {
        let day = ExcelDateTime::parse_from_str(&day.to_string()).unwrap();
        sheet.write_with_format(row, column, day, &Format::new().set_num_format("[$-107041E]d mmm yyyy")).unwrap();
    } else if let Ok(number) = plain.parse::<f64>() {
        sheet.write(row, column, number).unwrap();
    } else if !cell.is_empty() {
        sheet.write(row, column, cell).unwrap();
    }
}

/// A dataset folder as a workbook with Thai sheets, each filled by `fill` from the table's rows.
fn workbook(folder: &Path, file: &Path, fill: impl Fn(Table, &mut Worksheet, &[Vec<String>])) {
    let mut book = Workbook::new();
    for (table, rows) in tables(folder) {
        let sheet = book.add_worksheet();
        sheet.set_name(table.thai()).unwrap();
        fill(table, sheet, &rows);
    }
    book.save(file).unwrap();
}

/// Rows from a place on, typed.
fn rows_at(sheet: &mut Worksheet, top: u32, left: u16, rows: &[Vec<String>]) {
    for (row, cells) in (top..).zip(rows) {
        for (column, cell) in (left..).zip(cells) {
            typed(sheet, row, column, cell);
        }
    }
}

fn report(dataset: &Path) -> Value {
    serde_json::from_slice(&run(&["check", "--format", "json"], dataset).stdout).unwrap()
}

/// Code and cell of everything found.
fn found(dataset: &Path) -> Vec<(String, String)> {
    let report = report(dataset);
    let entries = report["diagnostics"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    entries.map(|entry| (text(&entry["code"]), format!("{}!{}", text(&entry["sheet"]), text(&entry["cell"])))).collect()
}

fn scores(dataset: &Path) -> String {
    text(&run(&["score", "--as-of", "2022-10-01", "--format", "json"], dataset).stdout)
}

/// One sheet of a perfect year filled otherwise; the rest as it is.
fn altered(altered: Table, fill: impl Fn(&mut Worksheet, &[Vec<String>])) -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    Year::perfect().write(folder.path());
    let file = folder.path().join("ข้อมูล.xlsx");
    workbook(
        folder.path(),
        &file,
        |table, sheet, rows| {
            if table == altered { fill(sheet, rows) } else { rows_at(sheet, 0, 0, rows) }
        },
    );
    (folder, file)
}

#[test]
fn a_workbook_says_what_its_folder_says() {
    let folder = tempfile::tempdir().unwrap();
    for sample in ["samples/chiang-mai", "samples/tak"] {
        let file = folder.path().join("ข้อมูล.xlsx");
        workbook(&project(sample), &file, |_, sheet, rows| rows_at(sheet, 0, 0, rows));
        for beside in ["photos", "annexes"] {
            let to = folder.path().join(beside);
            fs::create_dir_all(&to).unwrap();
            for file in fs::read_dir(project(sample).join(beside)).into_iter().flatten() {
                let file = file.unwrap();
                fs::copy(file.path(), to.join(file.file_name())).unwrap();
            }
        }
        let (folder, book) = (report(&project(sample)), report(&file));
        let codes = |report: &Value| -> Vec<Value> {
            report["diagnostics"].as_array().unwrap().iter().map(|found| found["code"].clone()).collect()
        };
        assert_eq!(codes(&folder), codes(&book), "{sample}");
        assert_eq!(scores(&project(sample)), scores(&file), "{sample}");
    }
}

/// samples/tak as other programs write it.
const PROGRAMS: [&str; 7] = [
    "openpyxl.xlsx",
    "openpyxl-notes.xlsx",
    "openpyxl-1904.xlsx",
    "inline-strings.xlsx",
    "google-sheets.xlsx",
    "libreoffice.xlsx",
    "libreoffice.ods",
];

#[test]
fn every_program_s_workbook_is_read_alike() {
    let expected = scores(&project("samples/tak"));
    for file in PROGRAMS {
        let file = project("tests/fixtures/workbooks").join(file);
        let codes: Vec<String> = found(&file).into_iter().map(|(code, _)| code).collect();
        let of_folder: Vec<String> = found(&project("samples/tak")).into_iter().map(|(code, _)| code).collect();
        assert_eq!(codes, of_folder, "{}", file.display());
        assert_eq!(scores(&file), expected, "{}", file.display());
    }
}

#[test]
fn a_sheet_as_an_office_lays_it_out_is_read_as_meant() {
    let folder = tempfile::tempdir().unwrap();
    Year::perfect().write(folder.path());
    let file = folder.path().join("ข้อมูล.xlsx");
    workbook(folder.path(), &file, |table, sheet, rows| {
        let centred = Format::new();
        match table {
            Table::Province => {
                sheet.merge_range(0, 1, 0, 2, "ข้อมูลจังหวัด ปีงบประมาณ 2565", &centred).unwrap();
                rows_at(sheet, 2, 1, &[vec!["รายการ".to_owned(), "ค่า".to_owned(), "คำอธิบาย".to_owned()]]);
                rows_at(sheet, 3, 1, rows);
                sheet.write(3, 3, "กรอกชื่อเต็ม").unwrap();
            }
            Table::Projects => {
                sheet.merge_range(0, 0, 0, 8, "แผนปฏิบัติการ", &centred).unwrap();
                for (column, heading) in
                    [(0, "รหัส"), (1, "โครงการ/\nกิจกรรม"), (5, "งบประมาณ\u{a0}(บาท)"), (6, "หน่วยงานรับผิดชอบ")]
                {
                    sheet.merge_range(2, column, 3, column, heading, &centred).unwrap();
                }
                sheet.merge_range(2, 2, 2, 4, "เป้าหมาย", &centred).unwrap();
                for (column, heading) in [(2, "แรงงานนอกระบบ (คน)"), (3, "แรงงานสูงอายุ (คน)"), (4, "แรงงานพิการ (คน)")]
                {
                    sheet.write(3, column, heading).unwrap();
                }
                sheet.write(2, 7, "เดือนเริ่ม").unwrap();
                sheet.write(2, 8, "เดือน\u{200b}สิ้นสุด").unwrap();
                rows_at(sheet, 4, 0, &rows[1..]);
                sheet.merge_range(6, 0, 6, 1, "รวมทั้งสิ้น", &centred).unwrap();
                sheet.write(6, 2, Formula::new("=SUM(C5:C6)").set_result("1000")).unwrap();
                sheet.write(6, 5, "1,000,000.00").unwrap();
            }
            Table::Results => {
                // Hidden by a filter, far apart, and a figure typed as text with a space nobody sees.
                rows_at(sheet, 0, 0, &rows[..2]);
                rows_at(sheet, 500, 0, &rows[2..]);
                sheet.set_row_hidden(500).unwrap();
                sheet.write(500, 2, "\u{a0}๔๐๐ ").unwrap();
                sheet.write(501, 0, "รวม").unwrap();
                sheet.write(501, 2, 800).unwrap();
            }
            _ => rows_at(sheet, 0, 0, rows),
        }
    });
    assert_eq!(found(&file), [("hidden_rows".to_owned(), "ผลการดำเนินงาน!".to_owned())]);
    assert_eq!(scores(&file), scores(folder.path()));
}

#[test]
fn a_fault_names_sheet_and_cell() {
    let (_folder, file) = altered(Table::Projects, |sheet, rows| {
        sheet.write(0, 0, "แผนปฏิบัติการ").unwrap();
        rows_at(sheet, 9, 0, rows);
        sheet.write(10, 5, 1_000_000.005).unwrap();
    });
    let report = report(&file);
    let entry = &report["diagnostics"][0];
    assert_eq!(entry["file"], "ข้อมูล.xlsx");
    assert_eq!((&entry["sheet"], &entry["cell"]), (&"โครงการ".into(), &"F11".into()));
    assert_eq!(
        (&entry["row"], &entry["column"], &entry["found"]),
        (&11.into(), &"budget".into(), &"1000000.005".into())
    );
    assert_eq!((&entry["code"], report["errors"].as_u64()), (&"too_many_decimals".into(), Some(1)));
    let shown = text(&run(&["check"], &file).stdout);
    assert!(shown.contains("ข้อมูล.xlsx แผ่นงาน «โครงการ»") && shown.contains("โครงการ!F11 คอลัมน์ «budget»"), "{shown}");
}

#[test]
fn binary_noise_is_no_fraction_of_a_satang() {
    let (_folder, file) = altered(Table::Results, |sheet, rows| {
        rows_at(sheet, 0, 0, rows);
        sheet.write(1, 5, 0.1 + 0.2).unwrap();
        sheet.write(2, 5, Formula::new("=1.1*3").set_result("3.3000000000000003")).unwrap();
    });
    // Written by a program that cannot calculate, and says so.
    assert_eq!(found(&file), [("stale_formulas".to_owned(), "ผลการดำเนินงาน!F3".to_owned())]);
    assert!(scores(&file).contains("\"rounds\""));
}

#[test]
fn a_total_that_disagrees_is_a_fault_and_is_never_added_in() {
    let (_folder, file) = altered(Table::Results, |sheet, rows| {
        rows_at(sheet, 0, 0, &rows[..2]);
        rows_at(sheet, 2, 0, &[vec!["รวม 1 โครงการ".to_owned(), String::new(), "400".to_owned()]]);
        rows_at(sheet, 3, 0, &rows[2..]);
        rows_at(sheet, 4, 0, &[["รวม", "", "400", "0", "0"].map(str::to_owned).into()]);
        rows_at(sheet, 5, 0, &[["รวมทั้งสิ้น", "", "801", "0", "0"].map(str::to_owned).into()]);
    });
    assert_eq!(found(&file), [("wrong_total".to_owned(), "ผลการดำเนินงาน!C6".to_owned())]);
    let report = report(&file);
    assert_eq!(report["diagnostics"][0]["message"], "ยอดรวมของ «informal» เป็น 801 แต่ผลบวกของแถวข้างบนเป็น 800");
}

#[test]
fn a_remark_above_a_total_is_none_of_what_is_added_up() {
    let (_folder, file) = altered(Table::Results, |sheet, rows| {
        rows_at(sheet, 0, 0, rows);
        let below = u32::try_from(rows.len()).unwrap();
        sheet.write(below, 0, "หมายเหตุ ข้อมูล ณ วันที่ 30 กันยายน 2565").unwrap();
        rows_at(sheet, below + 1, 0, &[["รวม", "", "800", "0", "0"].map(str::to_owned).into()]);
    });
    assert_eq!(found(&file), [("remark_row".to_owned(), "ผลการดำเนินงาน!A4".to_owned())]);
}

#[test]
fn a_number_where_a_text_belongs_is_read_as_the_sheet_shows_it() {
    let (folder, file) = altered(Table::Submissions, |sheet, rows| {
        rows_at(sheet, 0, 0, &rows.iter().map(|row| row[..2].to_vec()).collect::<Vec<_>>());
        for (column, heading) in [(2, "document_no"), (3, "note")] {
            sheet.write(0, column, heading).unwrap();
        }
        let shown = [("00\\/0000", 302_565.0), ("000000", 77.0), ("#,##0", 2_565.0), ("0.00", 1.5)];
        for (row, (format, number)) in (1..).zip(shown) {
            sheet.write_with_format(row, 2, number, &Format::new().set_num_format(format)).unwrap();
        }
        for (row, (format, number)) in (1..).zip([("0%", 3.0), ("0.00E+00", 120_000.0), ("d/m/yyyy", 44_562.0)]) {
            sheet.write_with_format(row, 3, number, &Format::new().set_num_format(format)).unwrap();
        }
        sheet.write(4, 3, true).unwrap();
    });
    let told = |code: &str, cell: &str| (code.to_owned(), format!("การส่งงาน!{cell}"));
    assert_eq!(
        found(&file),
        [
            told("shown_otherwise", "D2"),
            told("shown_otherwise", "D3"),
            told("not_text", "D4"),
            told("other_column", "D4"),
            told("figure_for_text", "C5"),
            told("not_text", "D5"),
        ]
    );
    assert_eq!(scores(&file), scores(folder.path()));
    let read = ruplem::read::read(&ruplem::files::Files::on_disk(&file)).unwrap();
    let numbers: Vec<&str> =
        read.table(Table::Submissions).unwrap().rows.iter().map(|row| row.cells[2].as_str()).collect();
    assert_eq!(numbers, ["30/2565", "000077", "2565", "1.50"]);
}

#[test]
fn a_year_typed_in_the_buddhist_era_is_one_whatever_the_spreadsheet_took_it_for() {
    let (folder, file) = altered(Table::Submissions, |sheet, rows| {
        rows_at(sheet, 0, 0, rows);
        for (row, cells) in (0..).zip(rows).skip(1) {
            let (year, rest) = cells[1].split_once('-').unwrap();
            let year: u16 = year.parse().unwrap();
            let day = ExcelDateTime::parse_from_str(&format!("{}-{rest}", year + 543)).unwrap();
            sheet.write_with_format(row, 1, day, &Format::new().set_num_format("dd/mm/yyyy")).unwrap();
        }
    });
    assert_eq!(found(&file), []);
    assert_eq!(scores(&file), scores(folder.path()));
}

#[test]
fn sheets_nobody_reads_are_named_unless_they_are_blank_hidden_or_notes() {
    let folder = tempfile::tempdir().unwrap();
    Year::perfect().write(folder.path());
    let file = folder.path().join("ข้อมูล.xlsx");
    let mut book = Workbook::new();
    for (table, rows) in tables(folder.path()) {
        rows_at(book.add_worksheet().set_name(table.english()).unwrap(), 0, 0, &rows);
    }
    for (name, cell) in [("Sheet1", ""), ("คำอธิบาย", "อ่านก่อน"), ("โครงการ (2)", "สำเนา"), ("โครงการ", "รหัส")]
    {
        book.add_worksheet().set_name(name).unwrap().write(0, 0, cell).unwrap();
    }
    book.add_worksheet().set_name("lists").unwrap().set_hidden(true).write(0, 0, "1").unwrap();
    book.save(&file).unwrap();
    assert_eq!(
        found(&file),
        [
            ("duplicate_sheet".to_owned(), "โครงการ!".to_owned()),
            ("unknown_sheet".to_owned(), "โครงการ (2)!".to_owned())
        ]
    );
}

/// Two provinces in one workbook, the second with a fault of its own when asked for.
fn national(file: &Path, total: u32) {
    let folder = tempfile::tempdir().unwrap();
    Year::perfect().write(folder.path());
    let mut book = Workbook::new();
    for (table, rows) in tables(folder.path()) {
        let sheet = book.add_worksheet().set_name(table.thai()).unwrap();
        if table == Table::Province {
            let rows = [["จังหวัด", "ปีงบประมาณ"], ["ตาก", "2565"], ["จ.เชียงใหม่", "๒๕๖๕"]];
            rows_at(sheet, 0, 0, &rows.map(|row| row.map(str::to_owned).to_vec()));
            continue;
        }
        sheet.write(0, 0, "ข้อมูลทั้งประเทศ").unwrap();
        sheet.write(2, 0, "จังหวัด").unwrap();
        rows_at(sheet, 2, 1, &rows[..1]);
        for (top, name) in [(3, "ตาก"), (50, "เชียงใหม่")] {
            rows_at(sheet, top, 1, &rows[1..]);
            (top..).zip(&rows[1..]).for_each(|(row, _)| {
                sheet.write(row, 0, name).unwrap();
            });
        }
        if table == Table::Results {
            sheet.write(60, 0, "รวมทั้งประเทศ").unwrap().write(60, 3, total).unwrap();
            sheet.write(51, 3, "๔๐๐ กว่าคน").unwrap();
        }
        if table == Table::Projects {
            sheet.write(60, 0, "รวม").unwrap().write(60, 3, total).unwrap();
        }
    }
    book.save(file).unwrap();
}

#[test]
fn a_national_workbook_is_parted_by_province_and_its_totals_are_of_all() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ทั้งประเทศ.xlsx");
    national(&file, 2000);
    assert_eq!(found(&file), [("bad_number".to_owned(), "ผลการดำเนินงาน!D52".to_owned())]);
    let report = report(&file);
    assert_eq!(report["diagnostics"][0]["province"], "เชียงใหม่");
    national(&file, 1999);
    let codes: Vec<_> = found(&file).into_iter().collect();
    assert_eq!(codes[0], ("wrong_total".to_owned(), "โครงการ!D61".to_owned()));
}

#[test]
fn a_folder_of_workbooks_is_the_nation() {
    let folder = tempfile::tempdir().unwrap();
    for sample in ["chiang-mai", "tak"] {
        let sample = project("samples").join(sample);
        let file = folder.path().join(sample.file_name().unwrap()).with_extension("xlsx");
        workbook(&sample, &file, |_, sheet, rows| rows_at(sheet, 0, 0, rows));
    }
    fs::write(folder.path().join("~$tak.xlsx"), "lock").unwrap();
    let national: Value = serde_json::from_str(&scores(folder.path())).unwrap();
    let provinces: Vec<&Value> = national.as_array().unwrap().iter().map(|score| &score["province"]).collect();
    assert_eq!(provinces, ["เชียงใหม่", "ตาก"]);
}

/// A server on this machine that answers every call with these bytes.
fn serve(body: Vec<u8>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/data.xlsx", listener.local_addr().unwrap());
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let _ = stream.read(&mut [0; 2048]);
            let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
            let _ = stream.write_all(head.as_bytes());
            let _ = stream.write_all(&body);
        }
    });
    address
}

#[test]
fn a_workbook_at_an_address_is_kept_and_makes_the_same_again() {
    let folder = tempfile::tempdir().unwrap();
    let file = project("tests/fixtures/workbooks/openpyxl.xlsx");
    let address = serve(fs::read(&file).unwrap());
    let snapshots = folder.path().join("สำเนา");
    let words = ["score", "--as-of", "2022-10-01", "--format", "json", "--snapshots", snapshots.to_str().unwrap()];
    let first = run(&words, Path::new(&address));
    assert_eq!(text(&first.stdout), scores(&file), "{}", text(&first.stderr));
    assert_eq!(text(&run(&words, Path::new(&address)).stdout), scores(&file));
    let kept: Vec<_> = fs::read_dir(&snapshots).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(kept.len(), 1, "the same bytes are kept once");
    assert_eq!(fs::read(&kept[0]).unwrap(), fs::read(&file).unwrap());
    assert!(text(&first.stderr).contains(kept[0].to_str().unwrap()));
    assert_eq!(scores(&kept[0]), scores(&file));
}

#[test]
fn a_page_to_sign_in_is_explained() {
    let folder = tempfile::tempdir().unwrap();
    let page = "<html><form action=\"https://accounts.google.com/ServiceLogin\">Sign in</form></html>";
    let address = serve(page.as_bytes().to_vec());
    let snapshots = folder.path().join("snapshots");
    let output = run(&["check", "--snapshots", snapshots.to_str().unwrap()], Path::new(&address));
    assert_eq!((output.status.code(), text(&output.stdout).as_str()), (Some(2), ""));
    assert!(text(&output.stderr).contains("แชร์แบบทุกคนที่มีลิงก์"), "{}", text(&output.stderr));
    assert!(!snapshots.exists(), "nothing is kept of a page");
}

#[test]
fn what_is_no_workbook_after_all_is_not_kept() {
    let folder = tempfile::tempdir().unwrap();
    let address = serve(b"PK\x03\x04 and no more".to_vec());
    let snapshots = folder.path().join("snapshots");
    let output = run(&["check", "--snapshots", snapshots.to_str().unwrap()], Path::new(&address));
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stdout).contains("[broken_workbook]"), "{}", text(&output.stdout));
    assert!(!snapshots.exists());
}

#[test]
fn a_password_in_an_address_is_never_repeated() {
    let folder = tempfile::tempdir().unwrap();
    let snapshots = folder.path().join("snapshots");
    let file = fs::read(project("tests/fixtures/workbooks/openpyxl.xlsx")).unwrap();
    let server = serve(file).replace("http://", "http://office:secret@");
    for address in [server.as_str(), "https://office:secret@127.0.0.1:1/data.xlsx", "ftp://office:secret@example.com/a"]
    {
        for command in ["check", "score"] {
            let output = run(&[command, "--snapshots", snapshots.to_str().unwrap()], Path::new(address));
            let told = text(&output.stdout) + &text(&output.stderr);
            assert!(!told.contains("secret") && !told.contains("office:"), "{told}");
        }
    }
    assert_eq!(fs::read_dir(&snapshots).unwrap().count(), 1);
}

#[test]
fn an_address_that_is_none_is_told_how_one_begins() {
    for address in ["ftp://example.com/data.xlsx", "office:secret@example.com/data.xlsx"] {
        let output = run(&["check"], Path::new(address));
        assert_eq!(output.status.code(), Some(2));
        assert!(text(&output.stderr).contains("ที่อยู่เว็บขึ้นต้นด้วย https://"), "{}", text(&output.stderr));
    }
}

#[test]
fn a_buddhist_year_that_a_spreadsheet_took_for_one_of_the_common_era_is_read_as_it_was_typed() {
    let as_typed = |sheet: &mut Worksheet, rows: &[Vec<String>]| {
        rows_at(sheet, 0, 0, rows);
        let format = Format::new().set_num_format("[$-107041E]d mmm yyyy");
        for (row, cells) in (0..).zip(rows).skip(1) {
            let (year, rest) = cells[1].split_at(4);
            let day = format!("{}{rest}", year.parse::<u32>().unwrap() + 543);
            sheet.write_with_format(row, 1, ExcelDateTime::parse_from_str(&day).unwrap(), &format).unwrap();
        }
    };
    let (folder, file) = altered(Table::Reports, as_typed);
    assert_eq!(found(&file), []);
    fs::create_dir(folder.path().join("sound")).unwrap();
    Year::perfect().write(&folder.path().join("sound"));
    assert_eq!(scores(&file), scores(&folder.path().join("sound")));
}
