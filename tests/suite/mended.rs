//! An officer types over cells and gets the own workbook or files back with these cells changed and nothing else.

use std::{collections::BTreeMap, fs, io::Cursor, path::Path};

use calamine::{Data, Reader, Xlsx};
use ruplem::{
    files::{Files, Memory},
    mended::{Mend, MendError},
    read::{Options, RawTable},
    schema::Holds,
};
use rust_xlsxwriter::{Format, Formula, Table, TableColumn, Workbook};

use crate::common::{package::Package, program::project, workshop::WORKSHOP};

fn mend(path: &str, sheet: Option<&str>, (row, column): (u32, usize), text: &str, is_figure: bool) -> Mend {
    let sheet = sheet.map(str::to_owned);
    Mend { path: path.to_owned(), sheet, row, column, text: text.to_owned(), is_figure }
}

/// One file with mends in it.
fn mended(bytes: Vec<u8>, path: &str, mends: &[Mend]) -> Result<Vec<u8>, MendError> {
    let (memory, _) = Memory::new([(path.to_owned(), bytes)]);
    let mut files = WORKSHOP.mended(&Files::in_memory("ของเรา", memory), mends)?;
    assert_eq!((files.len(), files[0].path.as_str()), (1, path));
    Ok(files.remove(0).bytes)
}

fn book(bytes: Vec<u8>) -> Package {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.xlsx");
    fs::write(&path, bytes).unwrap();
    Package::open(&path)
}

/// Every value and every formula of a workbook by sheet and cell.
fn values(bytes: &[u8]) -> BTreeMap<(String, usize, usize), (Data, String)> {
    let mut book = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    let mut values = BTreeMap::new();
    for sheet in book.sheet_names() {
        let cells = book.worksheet_range(&sheet).unwrap();
        let (row, column) = cells.start().unwrap_or_default();
        let of = |at: (usize, usize)| (sheet.clone(), at.0 + row as usize, at.1 + column as usize);
        for (row, column, value) in cells.used_cells() {
            values.entry(of((row, column))).or_insert((Data::Empty, String::new())).0 = value.clone();
        }
        let formulas = book.worksheet_formula(&sheet).unwrap();
        let (row, column) = formulas.start().unwrap_or_default();
        for (at, below, formula) in formulas.used_cells() {
            let place = (sheet.clone(), at + row as usize, below + column as usize);
            values.entry(place).or_insert((Data::Empty, String::new())).1.clone_from(formula);
        }
    }
    values
}

#[test]
fn only_the_cells_that_are_typed_over_change_in_a_workbook_of_any_program() {
    let folder = project("tests/fixtures/workbooks");
    for name in
        ["google-sheets.xlsx", "inline-strings.xlsx", "libreoffice.xlsx", "openpyxl.xlsx", "openpyxl-notes.xlsx"]
    {
        let before = fs::read(folder.join(name)).unwrap();
        let files = Files::on_disk(folder.join(name));
        let nation = WORKSHOP.check(&files, &Options::default()).unwrap();
        let tables = &nation.provinces[0].checked.raw.tables;
        let table: &RawTable = tables.iter().find(|raw| raw.table.file() == "projects.csv").unwrap();
        let sheet = table.sheet.as_deref().unwrap();
        let holds = |column: usize| table.table.column_named(&table.headings[column]).map(|column| column.holds);
        let people = (0..table.headings.len()).find(|column| holds(*column) == Some(Holds::People)).unwrap();
        let [first, last] = [&table.rows[0], &table.rows[table.rows.len() - 1]].map(|row| row.number);
        let text = table.column("name").unwrap();
        let beyond = table.headings.len();
        let mends = [
            mend(name, Some(sheet), (first, text), "อบรม <1> & \"2\"\n บรรทัดสอง ", false),
            mend(name, Some(sheet), (first, people), "1,234", true),
            mend(name, Some(sheet), (last, text), "", false),
            mend(name, Some(sheet), (last, beyond), "ใหม่", false),
            mend(name, Some(sheet), (last + 3, text), "แถวใหม่", false),
        ];
        let after = mended(before.clone(), name, &mends).unwrap();
        book(after.clone()).assert_sound();

        let at = |row: u32, column: usize| (sheet.to_owned(), row as usize - 1, column);
        let mut expected = values(&before);
        let typed = |text: &str| (Data::String(text.to_owned()), String::new());
        expected.insert(at(first, text), typed("อบรม <1> & \"2\"\n บรรทัดสอง "));
        expected.insert(at(first, people), (Data::Float(1234.0), String::new()));
        expected.remove(&at(last, text));
        expected.insert(at(last, beyond), typed("ใหม่"));
        expected.insert(at(last + 3, text), typed("แถวใหม่"));
        assert_eq!(values(&after), expected, "{name}");

        let (mut before, mut after) = (book(before), book(after));
        assert_eq!(before.names(), after.names(), "{name}");
        let other = |package: &mut Package, part: &String| package.part(part);
        let changed: Vec<String> =
            before.names().into_iter().filter(|part| other(&mut before, part) != other(&mut after, part)).collect();
        assert!(
            changed.iter().all(|part| part.starts_with("xl/worksheets/sheet") || part == "xl/workbook.xml"),
            "{name}: {changed:?}"
        );
        assert_eq!(changed.iter().filter(|part| part.contains("sheet") && part.contains("/worksheets/")).count(), 1);
    }
}

#[test]
fn a_formula_that_is_typed_over_goes_and_the_others_stay_to_be_calculated() {
    let mut workbook = Workbook::new();
    let (percent, money) = (Format::new().set_num_format("0%"), Format::new().set_num_format("#,##0.00").set_bold());
    let sheet = workbook.add_worksheet();
    sheet.write_number_with_format(0, 0, 1, &money).unwrap();
    sheet.write_number_with_format(1, 0, 0.5, &percent).unwrap();
    sheet.write_formula(2, 0, Formula::new("=A1+1").set_result("2")).unwrap();
    sheet.write_formula(3, 0, Formula::new("=A3+1").set_result("3")).unwrap();
    sheet.write_dynamic_array_formula(4, 0, 5, 0, Formula::new("=A1:A2").set_result("1")).unwrap();
    sheet.merge_range(7, 0, 9, 1, "รวม", &Format::new()).unwrap();
    let before = workbook.save_to_buffer().unwrap();
    let typed = |cell, text: &str, is_figure| mend("a.xlsx", Some("Sheet1"), cell, text, is_figure);
    let mends = [
        typed((1, 0), "12.50", true),
        typed((2, 0), "40", true),
        typed((3, 0), "7", true),
        typed((10, 1), "ทั้งหมด", false),
    ];
    let after = mended(before.clone(), "a.xlsx", &mends).unwrap();
    let found = values(&after);
    let of = |row| found.get(&("Sheet1".to_owned(), row, 0)).cloned().unwrap();
    assert_eq!(of(0), (Data::Float(12.5), String::new()));
    // A number that its format would show as another stays the text that was typed.
    assert_eq!(of(1), (Data::String("40".to_owned()), String::new()));
    assert_eq!(of(2), (Data::Float(7.0), String::new()));
    assert_eq!(of(3).1, "A3+1");
    assert_eq!(of(7).0, Data::String("ทั้งหมด".to_owned()));
    let mut package = book(after);
    package.assert_sound();
    assert!(package.part("xl/workbook.xml").unwrap().contains("fullCalcOnLoad=\"1\""));
    // The formats stay.
    let styles = |mut package: Package| {
        let sheet = package.part("xl/worksheets/sheet1.xml").unwrap();
        ["A1", "A2"].map(|cell| sheet.split(&format!("r=\"{cell}\" s=\"")).nth(1).unwrap()[..1].to_owned())
    };
    assert_eq!(styles(package), styles(book(before.clone())));

    let refused = mended(before, "a.xlsx", &[typed((6, 0), "1", true)]);
    assert_eq!(refused, Err(MendError::Formula { sheet: "Sheet1".to_owned(), cell: "A6".to_owned() }));
}

#[test]
fn a_formula_that_others_are_calculated_by_is_told_and_kept() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for row in 0..3 {
        sheet.write_number(row, 0, row).unwrap();
        sheet.write_formula(row, 1, Formula::new(format!("=A{}*2", row + 1)).set_result("0")).unwrap();
    }
    let folder = tempfile::tempdir().unwrap();
    let [plain, shared] = ["plain.xlsx", "shared.xlsx"].map(|name| folder.path().join(name));
    workbook.save(&plain).unwrap();
    crate::common::package::rewrite(&plain, &shared, |part, text| match part {
        "xl/worksheets/sheet1.xml" => text
            .replace("<f>A1*2</f>", "<f t=\"shared\" ref=\"B1:B3\" si=\"0\">A1*2</f>")
            .replace("<f>A2*2</f>", "<f t=\"shared\" si=\"0\"/>")
            .replace("<f>A3*2</f>", "<f t=\"shared\" si=\"0\"/>"),
        _ => text,
    });
    let bytes = fs::read(&shared).unwrap();
    let typed = |cell| mended(bytes.clone(), "a.xlsx", &[mend("a.xlsx", Some("Sheet1"), cell, "5", true)]);
    assert_eq!(typed((1, 1)), Err(MendError::Formula { sheet: "Sheet1".to_owned(), cell: "B1".to_owned() }));
    let after = values(&typed((2, 1)).unwrap());
    assert_eq!(after[&("Sheet1".to_owned(), 1, 1)], (Data::Float(5.0), String::new()));
    assert!(after[&("Sheet1".to_owned(), 2, 1)].1.contains("A3"), "{after:?}");
    let (memory, _) = Memory::new([("a.xlsx".to_owned(), bytes)]);
    let files = Files::in_memory("a.xlsx", memory);
    let formula = |cell| ruplem::mended::formula(&files, "a.xlsx", "Sheet1", cell).unwrap();
    assert_eq!(
        [formula((1, 1)), formula((2, 1)), formula((1, 0)), formula((9, 9))],
        [Some("A1*2".to_owned()), Some(String::new()), None, None]
    );
}

#[test]
fn a_heading_of_excel_s_own_table_is_typed_over_in_the_table_too() {
    let mut workbook = Workbook::new();
    let columns = ["ชื่อ", "เป้าหมาก"].map(|name| TableColumn::new().set_header(name));
    workbook.add_worksheet().add_table(1, 1, 4, 2, &Table::new().set_columns(&columns)).unwrap();
    let bytes = workbook.save_to_buffer().unwrap();
    let typed = [mend("a.xlsx", Some("Sheet1"), (2, 2), "เป้าหมาย", false)];
    let mut package = book(mended(bytes, "a.xlsx", &typed).unwrap());
    package.assert_sound();
    let table = package.part("xl/tables/table1.xml").unwrap();
    assert!(table.contains("name=\"เป้าหมาย\"") && table.contains("name=\"ชื่อ\""), "{table}");
}

#[test]
fn a_folder_s_file_changes_in_one_cell() {
    let path = project("samples/tak/projects.csv");
    let before = fs::read(&path).unwrap();
    let typed = [mend("projects.csv", None, (3, 0), "TK-99", false)];
    let after = String::from_utf8(mended(before.clone(), "projects.csv", &typed).unwrap()).unwrap();
    let before = String::from_utf8(before).unwrap();
    let changed: Vec<(&str, &str)> = before.lines().zip(after.lines()).filter(|(one, other)| one != other).collect();
    assert_eq!((changed.len(), before.lines().count()), (1, after.lines().count()));
    assert_eq!(changed[0].0.split_once(',').unwrap().1, changed[0].1.split_once(',').unwrap().1);
    assert!(changed[0].1.starts_with("TK-99,"));
    let refused = mended(Vec::new(), "a.ods", &[mend("a.ods", Some("ก"), (1, 0), "", false)]);
    assert_eq!(refused, Err(MendError::OtherKind { path: "a.ods".to_owned() }));
}

/// What the page does when the officer says yes to what seems to be meant.
#[test]
fn what_seems_to_be_meant_is_a_cure() {
    let mut cured = 0;
    for entry in fs::read_dir(project("samples/broken")).unwrap() {
        let folder = entry.unwrap().path();
        if folder.is_dir() {
            cured += cures(&folder);
        }
    }
    assert!(cured >= 10, "{cured}");
}

fn cures(folder: &Path) -> usize {
    let files = Files::on_disk(folder);
    let Ok(nation) = WORKSHOP.check(&files, &Options::default()) else { return 0 };
    let mut cured = 0;
    for found in nation.told_once().iter().flat_map(|(_, found)| found) {
        let (Some(meant), Some(row)) = (found.meant(), found.place.row) else { continue };
        let tables = nation.provinces.iter().flat_map(|province| &province.checked.raw.tables);
        let Some(raw) = tables.into_iter().find(|raw| raw.file == found.place.file && raw.sheet == found.place.sheet)
        else {
            continue;
        };
        let column = found.place.column.unwrap_or(1);
        let holds = raw.headings.get(column).and_then(|heading| raw.table.column_named(heading)).map(|of| of.holds);
        let is_figure = matches!(holds, Some(Holds::People | Holds::Money));
        let typed = [mend(&found.place.file, found.place.sheet.as_deref(), (row, column), &meant, is_figure)];
        let changed = match WORKSHOP.mended(&files, &typed) {
            Ok(changed) => changed,
            Err(MendError::OtherKind { .. }) => continue,
            Err(error) => panic!("{}: {error}", folder.display()),
        };
        let below = tempfile::tempdir().unwrap();
        crate::common::program::copy_files(folder, below.path());
        for file in changed {
            fs::write(below.path().join(file.path), file.bytes).unwrap();
        }
        let again = WORKSHOP.check(&Files::on_disk(below.path()), &Options::default()).unwrap();
        let told = again.told_once();
        let mut left = told.iter().flat_map(|(_, found)| found);
        let is_it = |left: &&ruplem::diagnostic::Diagnostic| left.place == found.place && left.fault == found.fault;
        assert!(!left.any(is_it), "{}: {found:?} is there after «{meant}»", folder.display());
        cured += 1;
    }
    cured
}
