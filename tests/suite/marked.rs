//! An officer has a workbook checked and gets it back marked: the same workbook, to be mended and checked again.

use std::{
    fs,
    path::{Path, PathBuf},
};

use calamine::{Data, Reader, Xlsx, open_workbook};
use ruplem::schema::Table;
use rust_xlsxwriter::{Color, ConditionalFormatCell, ConditionalFormatCellRule, Format, Note, Workbook};
use serde_json::Value;

use crate::common::{
    package::{Package, rewrite},
    program::{project, run, text},
    typing::{
        Typed::{Number, Text},
        type_rows,
    },
};

const RED: Option<&str> = Some("FFFF9C9C");
const AMBER: Option<&str> = Some("FFFFD966");

/// What stands in the cells of every sheet but the list.
fn values(workbook: &Path) -> Vec<String> {
    let mut book: Xlsx<_> = open_workbook(workbook).unwrap();
    let names = book.sheet_names().into_iter().filter(|name| !name.starts_with("ผลการตรวจ"));
    names
        .flat_map(|name| {
            let range = book.worksheet_range(&name).unwrap();
            let told = |(row, column, value): (usize, usize, &Data)| format!("{name} {row} {column} {value:?}");
            range.used_cells().map(told).collect::<Vec<_>>()
        })
        .collect()
}

/// Code and cell of everything found.
fn found(dataset: &Path) -> Vec<(String, String)> {
    let output = run(&["check", "--format", "json"], dataset).stdout;
    let report: Value = serde_json::from_slice(&output).unwrap();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let entries = report["diagnostics"].as_array().unwrap().iter();
    entries.map(|entry| (text(&entry["code"]), format!("{}!{}", text(&entry["sheet"]), text(&entry["cell"])))).collect()
}

/// Has a dataset marked, and gives what was said beside.
fn mark(dataset: &Path, copy: &Path) -> String {
    let output = run(&["check", "--marked", copy.to_str().unwrap()], dataset);
    let said = text(&output.stderr);
    assert!(said.contains("เขียนสำเนา"), "{said}");
    Package::open(copy).assert_sound();
    said
}

fn mark_whole(dataset: &Path, copy: &Path) {
    let said = mark(dataset, copy);
    assert!(!said.contains("เฉพาะตารางข้อมูล"), "{said}");
}

/// The form of ตาก with faults in three tables.
fn with_faults() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    run(&["new", "--province", "ตาก", "--year", "2565"], folder.path());
    let path = folder.path().join("ตาก-2565.xlsx");
    let (blank, zero) = (Text(""), Number("0"));
    let project = |id, agency| {
        let month = (Text("ต.ค. 2564"), Text("ก.ย. 2565"));
        let people = [Number("100"), zero, zero];
        let [one, two, three] = people;
        [
            Text(id),
            blank,
            Text("งาน"),
            blank,
            blank,
            one,
            two,
            three,
            Number("5000.5"),
            blank,
            agency,
            blank,
            month.0,
            month.1,
        ]
    };
    type_rows(&path, 3, &[&project("ตก-๑", Text("สรจ.")), &project("ตก-๑", Text("สรจ."))]);
    let result = |people| [Text("ตก-๑"), Text("ต.ค. 2564"), people, zero, zero, Number("500.25"), blank];
    type_rows(&path, 4, &[&result(Text("สิบคน")), &result(Number("-3"))]);
    type_rows(&path, 5, &[&[Text("ต.ค. 2564"), Text("32 ต.ค. 64")]]);
    (folder, path)
}

#[test]
fn the_copy_is_the_officer_s_own_workbook() {
    let (folder, original) = with_faults();
    let copy = folder.path().join("ตรวจแล้ว.xlsx");
    mark_whole(&original, &copy);
    assert_eq!(values(&copy), values(&original));
    assert_eq!(found(&copy).len(), found(&original).len());
    let (mut before, mut after) = (Package::open(&original), Package::open(&copy));
    for table in Table::ALL {
        let (old, new) = (before.sheet(table.thai()), after.sheet(table.thai()));
        let (old, new) = (before.part(&old).unwrap(), after.part(&new).unwrap());
        let marks: String = new.split("<conditionalFormatting ").skip(1).collect();
        let unmarked = new.split("<conditionalFormatting ").next().unwrap().to_owned()
            + marks.rsplit("</conditionalFormatting>").next().unwrap_or_default();
        let whole = if marks.is_empty() { new } else { unmarked };
        assert_eq!(whole, old.replace(" tabSelected=\"1\"", ""), "{}", table.thai());
        assert!(table == Table::Province || old.contains("<dataValidations ") || old.contains("<sheetProtection "));
        for (cell, note) in before.notes(table.thai()) {
            assert!(after.notes(table.thai()).iter().any(|(at, kept)| *at == cell && kept.ends_with(&note)), "{note}");
        }
    }
    let kept = after.names();
    assert!(before.names().iter().all(|name| kept.contains(name)), "no part is lost");
}

#[test]
fn every_fault_has_its_colour_and_its_note_and_a_line_on_the_first_sheet() {
    let (folder, original) = with_faults();
    let copy = folder.path().join("ตรวจแล้ว.xlsx");
    mark_whole(&original, &copy);
    let mut package = Package::open(&copy);
    assert_eq!(package.mark("โครงการ", "A3").as_deref(), RED);
    assert_eq!(package.mark("ผลการดำเนินงาน", "C2").as_deref(), RED);
    assert_eq!(package.mark("ผลการดำเนินงาน", "C3").as_deref(), RED);
    assert_eq!(package.mark("การบันทึกผล", "B2").as_deref(), RED);
    assert_eq!(package.mark("ผลการดำเนินงาน", "D2"), None);
    let notes = package.notes("ผลการดำเนินงาน");
    let (_, note) = notes.iter().find(|(cell, _)| cell == "C3").unwrap();
    assert!(note.starts_with("▼ ruplem\n") && note.contains("วิธีแก้: ") && note.ends_with("\n▲ ruplem"), "{note}");
    let mut book: Xlsx<_> = open_workbook(&copy).unwrap();
    assert_eq!(book.sheet_names()[0], "ผลการตรวจ");
    let list = book.worksheet_range("ผลการตรวจ").unwrap();
    let codes: Vec<String> = list.rows().skip(4).map(|row| row[8].to_string()).collect();
    assert_eq!(codes, found(&original).into_iter().map(|(code, _)| code).collect::<Vec<_>>());
    let part = package.sheet("ผลการตรวจ");
    assert!(package.part(&part).unwrap().contains("location=\"'ผลการดำเนินงาน'!C3\""));
    let selected = package.names().into_iter().filter(|name| name.starts_with("xl/worksheets/sheet"));
    let selected = selected.filter(|name| package.part(name).unwrap().contains("tabSelected"));
    assert_eq!(selected.count(), 1, "sheets chosen together would be changed together");
}

#[test]
fn a_note_offers_what_is_meant_where_one_thing_alone_can_be() {
    let (folder, original) = with_faults();
    let (first, second) = (Text("ต.ค. 2564"), Text("พ.ย. 2564"));
    type_rows(&original, 5, &[&[first, Text("4/11/2563")], &[second, Text("12/23/2564")]]);
    let copy = folder.path().join("ตรวจแล้ว.xlsx");
    mark_whole(&original, &copy);
    let notes = Package::open(&copy).notes("การบันทึกผล");
    let note = |at: &str| notes.iter().find(|(cell, _)| cell == at).map(|(_, note)| note.as_str()).unwrap();
    assert!(note("B2").contains("\nน่าจะเป็น: 4 พฤศจิกายน 2564\n"), "{}", note("B2"));
    assert!(note("B3").contains("\nน่าจะเป็น: 23 ธ.ค. 2564\n"), "{}", note("B3"));
    // Nobody can know what a negative number is meant to be.
    assert!(
        Package::open(&copy)
            .notes("ผลการดำเนินงาน")
            .iter()
            .all(|(cell, note)| cell != "C3" || !note.contains("น่าจะเป็น"))
    );
}

#[test]
fn the_copy_is_mended_checked_again_and_has_no_old_marks() {
    let (folder, original) = with_faults();
    let path = |name: &str| folder.path().join(name);
    let (copy, again, mended, clean) = (path("1.xlsx"), path("2.xlsx"), path("3.xlsx"), path("4.xlsx"));
    mark_whole(&original, &copy);
    mark_whole(&copy, &again);
    assert!(fs::read(&copy).unwrap() == fs::read(&again).unwrap(), "marked twice is marked once, to the byte");
    rewrite(&copy, &mended, |_, text| text.replace(">สิบคน<", ">10<").replace("<v>-3</v>", "<v>3</v>"));
    mark_whole(&mended, &again);
    let mut package = Package::open(&again);
    assert_eq!(package.mark("ผลการดำเนินงาน", "C3"), None);
    assert!(package.notes("ผลการดำเนินงาน").iter().all(|(cell, _)| cell != "C3"));
    assert_eq!(package.mark("โครงการ", "A3").as_deref(), RED, "what is not mended is marked still");
    rewrite(&mended, &clean, |name, text| {
        // The second project, and what is no day, are gone.
        let text = if name.ends_with("sheet3.xml") {
            text.replacen(">ตก-๑<", ">ตก-๒<", 2).replacen(">ตก-๒<", ">ตก-๑<", 1)
        } else {
            text
        };
        text.replace(">32 ต.ค. 64<", ">2 พ.ย. 64<")
    });
    mark_whole(&clean, &again);
    let (mut before, mut after) = (Package::open(&original), Package::open(&again));
    for table in Table::ALL {
        let part = after.sheet(table.thai());
        let signed = after.part(&part).unwrap().contains("\"ruplem\"");
        assert!(!signed || found(&clean).iter().any(|(_, cell)| cell.starts_with(table.thai())), "{}", table.thai());
        let ours = |note: &&(String, String)| note.1.contains("ruplem");
        assert!(signed || after.notes(table.thai()).iter().find(ours).is_none());
        assert!(before.notes(table.thai()).iter().all(|note| signed || after.notes(table.thai()).contains(note)));
    }
}

#[test]
fn the_workbook_that_is_alone_in_its_folder_is_marked_too() {
    let (folder, _) = with_faults();
    let aside = tempfile::tempdir().unwrap();
    let copy = aside.path().join("ตรวจแล้ว.xlsx");
    mark_whole(folder.path(), &copy);
    assert_eq!(Package::open(&copy).mark("ผลการดำเนินงาน", "C2").as_deref(), RED);
}

#[test]
fn workbooks_of_every_program_are_marked_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let files = ["openpyxl", "openpyxl-notes", "openpyxl-1904", "inline-strings", "google-sheets", "libreoffice"];
    for file in files.map(|file| format!("{file}.xlsx")) {
        let wrong = folder.path().join(&file);
        rewrite(&project("tests/fixtures/workbooks").join(&file), &wrong, |_, text| text.replace(">ตาก<", ">ตากก<"));
        let (copy, again) = (wrong.with_extension("1.xlsx"), wrong.with_extension("2.xlsx"));
        mark_whole(&wrong, &copy);
        assert_eq!(values(&copy), values(&wrong), "{file}");
        assert_eq!(found(&copy), found(&wrong), "{file}");
        let mut package = Package::open(&copy);
        assert_eq!(package.mark("province", "B1").as_deref(), RED, "{file}");
        assert!(package.notes("province").iter().any(|(cell, note)| cell == "B1" && note.contains("ruplem")), "{file}");
        mark_whole(&copy, &again);
        assert!(fs::read(&copy).unwrap() == fs::read(&again).unwrap(), "{file}");
    }
    let mut google = Package::open(&folder.path().join("google-sheets.1.xlsx"));
    assert!(google.notes("results").contains(&("C2".to_owned(), "ตรวจกับทะเบียนแล้ว\n\t-เจ้าหน้าที่".to_owned())));
    let mut openpyxl = Package::open(&folder.path().join("openpyxl-notes.1.xlsx"));
    let kept = |cell: &str, note: &str| (cell.to_owned(), note.to_owned());
    assert!(openpyxl.notes("province").contains(&kept("B2", "ปีของแผน")), "{:?}", openpyxl.notes("province"));
    assert!(openpyxl.notes("results").contains(&kept("C2", "ตรวจกับทะเบียนแล้ว")), "{:?}", openpyxl.notes("results"));
    let drawing = openpyxl.drawing("province").unwrap();
    assert_eq!(drawing.matches("ObjectType=\"Note\"").count(), openpyxl.notes("province").len(), "{drawing}");
    assert!(drawing.contains("<ns0:shapelayout") && !drawing.contains("<v:shapetype"), "{drawing}");
}

/// samples/tak as a workbook somebody has made their own: with a rule, a note, a list by our name, and named ranges.
fn made_their_own(path: &Path) {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("ผลการตรวจ").unwrap().write(0, 0, "ตรวจนับพัสดุ").unwrap();
    for (table, rows) in [
        (Table::Province, vec![vec!["จังหวัด", "ตาก"], vec!["ปีงบประมาณ", "2565"]]),
        (
            Table::Projects,
            vec![
                vec![
                    "id",
                    "name",
                    "target_informal",
                    "target_elderly",
                    "target_disabled",
                    "budget",
                    "agency",
                    "start",
                    "end",
                ],
                vec!["1", "งาน", "สิบ", "0", "0", "5", "สรจ.", "2021-10", "2022-09"],
            ],
        ),
        (Table::Results, vec![vec!["project", "month", "informal", "elderly", "disabled", "spent"]]),
        (Table::Reports, vec![vec!["month", "recorded_on"]]),
        (Table::Budget, vec![vec!["round", "allocated", "disbursed", "as_of"]]),
        (Table::Submissions, vec![vec!["item", "date"]]),
    ] {
        let sheet = book.add_worksheet().set_name(table.thai()).unwrap();
        for (row, cells) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(cells) {
                sheet.write(row, column, cell).unwrap();
            }
        }
        if table == Table::Projects {
            let green = Format::new().set_background_color(Color::Green);
            let rule = ConditionalFormatCell::new()
                .set_rule(ConditionalFormatCellRule::NotEqualTo("0".to_owned()))
                .set_format(green);
            sheet.add_conditional_format(1, 2, 9, 4, &rule).unwrap();
            sheet.insert_note(1, 2, &Note::new("ถามอำเภอ").add_author_prefix(false)).unwrap();
            sheet.set_repeat_rows(0, 0).unwrap();
        }
    }
    book.save(path).unwrap();
}

#[test]
fn rules_notes_and_names_of_their_own_go_on() {
    let folder = tempfile::tempdir().unwrap();
    let (own, copy) = (folder.path().join("own.xlsx"), folder.path().join("copy.xlsx"));
    made_their_own(&own);
    mark_whole(&own, &copy);
    let mut package = Package::open(&copy);
    assert_eq!(package.mark("โครงการ", "C2").as_deref(), RED);
    let (_, note) = package.notes("โครงการ").into_iter().find(|(cell, _)| cell == "C2").unwrap();
    assert!(note.starts_with("▼ ruplem") && note.ends_with("▲ ruplem\n\nถามอำเภอ"), "{note}");
    let part = package.sheet("โครงการ");
    let sheet = package.part(&part).unwrap();
    let priority =
        |rule: &str| -> u32 { rule.split_once("priority=\"").unwrap().1.split('"').next().unwrap().parse().unwrap() };
    let (own, ours): (Vec<&str>, Vec<&str>) = sheet.split("<cfRule ").skip(1).partition(|rule| rule.contains("cellIs"));
    assert!(ours.iter().all(|rule| priority(rule) < priority(own[0])), "{sheet}");
    let book = package.part("xl/workbook.xml").unwrap();
    assert!(book.contains("<sheet name=\"ผลการตรวจ ruplem\""), "a sheet of theirs by our name stays: {book}");
    // The projects were the third sheet, and are the fourth.
    assert!(book.contains("<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"3\">"), "{book}");
    assert_eq!(found(&copy), found(&own_path(&folder)));
}

fn own_path(folder: &tempfile::TempDir) -> PathBuf {
    folder.path().join("own.xlsx")
}

#[test]
fn a_doubt_is_amber_and_a_cell_within_a_merged_one_is_marked_where_it_is_seen() {
    let folder = tempfile::tempdir().unwrap();
    let (own, copy) = (folder.path().join("own.xlsx"), folder.path().join("copy.xlsx"));
    made_their_own(&folder.path().join("plain.xlsx"));
    rewrite(&folder.path().join("plain.xlsx"), &own, |name, text| match name {
        "xl/worksheets/sheet3.xml" => {
            text.replace("</sheetData>", "</sheetData><mergeCells count=\"1\"><mergeCell ref=\"B2:C2\"/></mergeCells>")
        }
        "xl/sharedStrings.xml" => text.replace(">spent<", ">spend<"),
        _ => text,
    });
    mark_whole(&own, &copy);
    let mut package = Package::open(&copy);
    assert_eq!((package.mark("โครงการ", "B2").as_deref(), package.mark("โครงการ", "C2")), (RED, None));
    assert_eq!(package.mark("ผลการดำเนินงาน", "F1").as_deref(), AMBER);
}

#[test]
fn a_text_merged_over_rows_has_its_message_once() {
    let folder = tempfile::tempdir().unwrap();
    let (own, copy) = (folder.path().join("own.xlsx"), folder.path().join("copy.xlsx"));
    made_their_own(&folder.path().join("plain.xlsx"));
    rewrite(&folder.path().join("plain.xlsx"), &own, |name, text| {
        let rows: String = (2..40)
            .map(|row| format!("<row r=\"{row}\"><c r=\"B{row}\" t=\"inlineStr\"><is><t>{row}</t></is></c></row>"))
            .collect();
        match name {
            // Of the reports, the month is merged over all rows.
            "xl/worksheets/sheet5.xml" => text
                .replace(
                    "</sheetData>",
                    &format!("{rows}</sheetData><mergeCells><mergeCell ref=\"A2:A39\"/></mergeCells>"),
                )
                .replacen("<row r=\"2\">", "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>ตุลาคมม</t></is></c>", 1),
            _ => text,
        }
    });
    assert!(found(&own).iter().filter(|(_, cell)| cell.starts_with("การบันทึกผล!A")).count() > 30);
    mark_whole(&own, &copy);
    let notes = Package::open(&copy).notes("การบันทึกผล");
    let (_, note) = notes.iter().find(|(cell, _)| cell == "A2").unwrap();
    assert_eq!(note.matches("วิธีแก้: ").count(), 1, "{note}");
}

#[test]
fn a_prefix_that_every_sheet_explains_for_itself_is_explained_for_the_list_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    made_their_own(&path("plain.xlsx"));
    rewrite(&path("plain.xlsx"), &path("own.xlsx"), |name, text| {
        let declared = " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
        match name {
            "xl/workbook.xml" => {
                text.replacen(declared, "", 1).replace("<sheet name", &format!("<sheet{declared} name"))
            }
            _ => text,
        }
    });
    mark_whole(&path("own.xlsx"), &path("copy.xlsx"));
}

#[test]
fn a_workbook_laid_out_in_an_unknown_way_is_marked_as_its_tables_alone() {
    let folder = tempfile::tempdir().unwrap();
    let (own, odd, copy) =
        (folder.path().join("own.xlsx"), folder.path().join("odd.xlsx"), folder.path().join("copy.xlsx"));
    made_their_own(&own);
    rewrite(&own, &odd, |_, text| text.replace("spreadsheetml.sheet.main+xml", "spreadsheetml.template.main+xml"));
    let said = mark(&odd, &copy);
    assert!(said.contains("เฉพาะตารางข้อมูล"), "{said}");
    assert_eq!(Package::open(&copy).paper("โครงการ", "C2").as_deref(), RED);
}

#[test]
fn a_signed_workbook_is_marked_as_its_tables_alone() {
    let folder = tempfile::tempdir().unwrap();
    let (own, signed, copy) =
        (folder.path().join("own.xlsx"), folder.path().join("signed.xlsx"), folder.path().join("copy.xlsx"));
    made_their_own(&own);
    let kind = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin";
    let origin =
        format!("<Relationship Id=\"s\" Type=\"{kind}\" Target=\"_xmlsignatures/origin.sigs\"/></Relationships>");
    rewrite(&own, &signed, |name, text| match name {
        "_rels/.rels" => text.replace("</Relationships>", &origin),
        _ => text,
    });
    assert!(mark(&signed, &copy).contains("เฉพาะตารางข้อมูล"));
}

/// Not for every machine: `just libreoffice` runs it.
#[test]
#[ignore = "needs LibreOffice; run by `just libreoffice`"]
fn marks_are_known_again_after_another_program_has_saved_them() {
    let (folder, original) = with_faults();
    let (copy, again) = (folder.path().join("ตรวจแล้ว.xlsx"), folder.path().join("อีกครั้ง.xlsx"));
    mark_whole(&original, &copy);
    let out = folder.path().join("saved");
    let saved = std::process::Command::new("soffice")
        .args(["--headless", "--convert-to", "xlsx", "--outdir"])
        .args([&out, &copy])
        .env("HOME", folder.path())
        .output()
        .expect("soffice starts");
    assert!(saved.status.success(), "{}", text(&saved.stderr));
    let saved = out.join("ตรวจแล้ว.xlsx");
    assert_eq!(found(&saved), found(&original));
    mark_whole(&saved, &again);
    let signs = |path: &Path, table: Table| {
        let mut package = Package::open(path);
        let part = package.sheet(table.thai());
        package.part(&part).unwrap().matches("\"ruplem\"").count()
    };
    let mut package = Package::open(&again);
    for table in Table::ALL {
        assert_eq!(signs(&again, table), signs(&copy, table), "{}", table.thai());
        let piled = |(_, note): &&(String, String)| note.matches("▼ ruplem").count() > 1;
        assert_eq!(package.notes(table.thai()).iter().find(piled), None);
    }
    let notes = |path: &Path| Package::open(path).notes("ผลการดำเนินงาน").len();
    assert_eq!(notes(&again), notes(&copy), "the form's own notes are there still, and ours once");
}
