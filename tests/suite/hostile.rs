//! Whatever the files hold, the program says what is wrong with them and ends in good order.

#[path = "../../fuzz/src/laws.rs"]
mod laws;

use std::{fs, path::Path};

use proptest::prelude::*;
use ruplem::{
    check::{self, Checked},
    csv_table::joined,
    diagnostic::{Diagnostic, Fault},
    files::Files,
    handbook::Handbooks,
    limits::{MAX_CELL, MAX_FAULTS, MAX_FILE_MB, MAX_ROWS},
    model::{Dataset, ProjectDetail},
    read,
    schema::{Column, Holds, Table},
    templates::Templates,
    text::clean::{is_invisible, is_printable},
};
use serde_json::Value;
use strum::VariantArray;

use crate::common::{
    naughty::NAUGHTY,
    program::{project, run, text},
    year::Year,
};

/// A sound dataset whose optional tables are there too.
fn write_sound(folder: &Path) {
    Year::perfect().write(folder);
    for (file, lines) in [
        ("committee.csv", "body,name,title,role\nคณะกรรมการ,,แรงงานจังหวัด,เลขานุการ\n"),
        ("situation.csv", "group,topic,item,people,year,source\ninformal,จำนวน,ทั้งจังหวัด,1200,2564,สำรวจ\n"),
        ("problems.csv", "area,problem,remedy,suggestion\nงบ,ล่าช้า,\"เร่งรัด\nติดตาม\",-\n"),
        ("photos.csv", "file,caption,project,date\na.jpg,อบรม,P1,2021-12-01\n"),
        ("activities.csv", "project,name,budget,agency,start,end,target\nP1,อบรม,,,2021-11,,\n"),
        ("alignment.csv", "level,text,strategy\nยุทธศาสตร์ชาติ,ด้านโอกาส,\n"),
        ("general.csv", "topic,item,value,unit,year,source\nที่ดิน,พื้นที่,1200,ไร่,2564,\n"),
        (
            "last_year.csv",
            "item,strategy,target,reached,budget,spent,level,source\nprovince,,120,100,5000,4000,,สำรวจ\n",
        ),
        ("wording.csv", "key,text\nplan_summary,แผนนี้ทำเพื่อแรงงานทุกกลุ่ม\n"),
        ("annexes.csv", "file,title,book\na.jpg,คำสั่ง,both\n"),
        ("handbook.toml", "confirmed = \"yes\"\ncommittee = \"คณะกรรมการ\"\n"),
        ("criteria.csv", "round,level,criterion,threshold,due\n1,,assessed_on,,2022-03-30\n"),
    ] {
        fs::write(folder.join(file), lines).unwrap();
    }
    write_photo(folder);
}

fn write_photo(folder: &Path) {
    fs::create_dir(folder.join("photos")).unwrap();
    let picture = project("samples/chiang-mai/photos/01-อบรมอาชีพ.jpg");
    fs::copy(&picture, folder.join("photos/a.jpg")).unwrap();
    fs::create_dir(folder.join("annexes")).unwrap();
    fs::copy(picture, folder.join("annexes/a.jpg")).unwrap();
}

/// The codes `check` gives, after holding both commands to a good end.
fn ends_well(story: &str, folder: &Path) -> Vec<String> {
    let checked = run(&["check", "--format", "json"], folder);
    let scored = run(&["score", "--as-of", "2022-10-01"], folder);
    for output in [&checked, &scored] {
        assert!(matches!(output.status.code(), Some(0 | 1)), "{story}: {:?}", output.status);
        assert!(!text(&output.stderr).contains("panicked"), "{story}: {}", text(&output.stderr));
    }
    let report: Value = serde_json::from_slice(&checked.stdout).unwrap();
    let ok = report["ok"].as_bool().unwrap();
    assert_eq!((checked.status.code(), scored.status.code()), (Some(i32::from(!ok)), Some(i32::from(!ok))), "{story}");
    let codes = report["diagnostics"].as_array().unwrap().iter().map(|entry| entry["code"].as_str().unwrap());
    codes.map(str::to_owned).collect()
}

#[test]
fn the_sound_dataset_these_stories_start_from_is_sound() {
    let folder = tempfile::tempdir().unwrap();
    write_sound(folder.path());
    assert_eq!(ends_well("sound", folder.path()), Vec::<String>::new());
}

#[test]
fn odd_files_end_well_in_every_table() {
    let long_line = "ก,".repeat(2_000);
    let odd: [(&str, &[u8]); 14] = [
        ("empty", b""),
        ("a byte order mark alone", b"\xef\xbb\xbf"),
        ("line ends alone", b"\r\n\n\r\n"),
        ("NUL bytes", b"\0\0\0\0"),
        ("NUL bytes in cells", b"id\0,na\0me\n\0,\0\n"),
        ("a photo", b"\xff\xd8\xff\xe0\x00\x10JFIF"),
        ("UTF-16", b"\xff\xfei\0d\0\n\0"),
        ("a quote left open", "month,recorded_on\n\"2021-10,2021-11-05\n".as_bytes()),
        ("quotes alone", b"\"\"\"\"\"\"\"\n\"\"\"\n"),
        ("commas alone", b",,,,,,,\n,,,\n,,,,,,,,,,,,,,,,,,,,,,,,\n"),
        ("a table of TOML", b"[table]\nkey = [1, 2]\n[[more]]\n"),
        ("a page of HTML", b"<!DOCTYPE html><html><body>Sign in</body></html>"),
        ("one endless line", long_line.as_bytes()),
        ("a heading of odd characters", "😀,\u{202e}ดเ,\u{200b},=1+1,\n1,2,3,4,5\n".as_bytes()),
    ];
    for table in Table::ALL {
        for (story, bytes) in odd {
            let folder = tempfile::tempdir().unwrap();
            write_sound(folder.path());
            fs::write(folder.path().join(table.file()), bytes).unwrap();
            ends_well(&format!("{story} in {}", table.file()), folder.path());
        }
    }
}

#[test]
fn odd_cells_end_well_in_every_column() {
    let long = "ยาว".repeat(3_400);
    let odd = [
        "😀",
        "\u{200f}\u{202e}1200\u{202c}",
        "\u{0}",
        "#panic()",
        "#include(\"/etc/passwd\")",
        "=1+1",
        "@SUM(A1)",
        "*หนา* _เอียง_ $x^2$ `รหัส` <b>",
        "{{ province }} {% for %}",
        "\\",
        "1e400",
        "NaN",
        "-0",
        "--",
        "−5",
        "99999999999999999999999999999999",
        "0000000000000000000000000000001",
        "1.00000000000000000000000000000000000001",
        "๙๙๙๙-๙๙-๙๙",
        "0000-00-00",
        "2564-02-30",
        "31/12/9999",
        "0001-01-01",
        "2399-12-31",
        "1900-01-01",
        "29 ก.พ. 65",
        "ต.ค. ๖๔",
        "บรรทัด\nใหม่",
        "กำ\u{e4d}\u{e32}ำ่้๊๋",
        "\u{e48}\u{e48}\u{e48}",
        long.as_str(),
    ];
    let handbooks = Templates::embedded().handbooks().unwrap();
    for table in Table::ALL.into_iter().filter(|table| !table.has_keys()) {
        for column in 0..table.columns().len() {
            for cell in odd {
                let folder = tempfile::tempdir().unwrap();
                write_sound(folder.path());
                let path = folder.path().join(table.file());
                let sound = fs::read_to_string(&path).unwrap();
                let mut lines = sound.lines().map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
                let (heading, mut row) = (lines.next().unwrap(), lines.next().unwrap());
                if column >= heading.len() {
                    continue;
                }
                row.resize(heading.len(), String::new());
                row.iter_mut().for_each(|cell| *cell = cell.replace('"', ""));
                row[column] = format!("\"{}\"", cell.replace('"', "\"\""));
                fs::write(&path, format!("{}\n{}\n", heading.join(","), row.join(","))).unwrap();
                let checked = check::check(read::read(&Files::on_disk(folder.path())).unwrap(), &handbooks);
                let sound = !checked.diagnostics.iter().any(ruplem::diagnostic::Diagnostic::is_error);
                assert_eq!(checked.dataset.is_some(), sound, "{cell:.20} in {} {column}", table.file());
            }
        }
    }
}

#[test]
fn odd_province_files_end_well() {
    let known = "province = \"ตาก\"\nfiscal_year = 2565\n";
    let many = "a = 1\n".repeat(2) + known;
    let deep = format!("x = {}{}\n{known}", "[".repeat(200), "]".repeat(200));
    for (story, toml, codes) in [
        ("a key twice", format!("{known}province = \"ตาก\"\n"), &["broken_toml"][..]),
        ("an unknown key twice", many, &["broken_toml"]),
        ("a key in Thai and in English", format!("{known}\"จังหวัด\" = \"ตาก\"\n"), &["duplicate_column"]),
        ("a list for a province", "province = [\"ตาก\"]\nfiscal_year = 2565\n".to_owned(), &["unknown_province"]),
        (
            "a table for a province",
            "fiscal_year = 2565\n[province]\nname = \"ตาก\"\n".to_owned(),
            &["unknown_province"],
        ),
        ("a year with a fraction", "province = \"ตาก\"\nfiscal_year = 2565.0\n".to_owned(), &["bad_fiscal_year"]),
        ("a day for a year", "province = \"ตาก\"\nfiscal_year = 2022-10-01\n".to_owned(), &["bad_fiscal_year"]),
        ("a negative year", "province = \"ตาก\"\nfiscal_year = -2565\n".to_owned(), &["bad_fiscal_year"]),
        ("a year in Thai digits", "province = \"จ.ตาก\"\nfiscal_year = \"๒๕๖๕\"\n".to_owned(), &[]),
        ("a year without a handbook", "province = \"ตาก\"\nfiscal_year = 2564\n".to_owned(), &["no_handbook"]),
        ("nothing but a comment", "# ยังไม่ได้กรอก\n".to_owned(), &["missing_column", "missing_column"]),
        ("an empty key", format!("{known}\"\" = 1\n"), &["unknown_key"]),
        ("a blank province", "province = \" \"\nfiscal_year = 2565\n".to_owned(), &["missing_value"]),
        ("lists within lists", deep, &["broken_toml"]),
    ] {
        let folder = tempfile::tempdir().unwrap();
        write_sound(folder.path());
        fs::write(folder.path().join("province.toml"), toml).unwrap();
        assert_eq!(ends_well(story, folder.path()), codes, "{story}");
    }
}

#[test]
fn a_spreadsheet_on_windows_changes_nothing() {
    let sound = tempfile::tempdir().unwrap();
    write_sound(sound.path());
    let toml = "province = \"ตาก\"\nfiscal_year = 2565\npreface = \"\"\"ย่อหน้าแรก\n\nย่อหน้าที่สอง\"\"\"\n";
    fs::write(sound.path().join("province.toml"), toml).unwrap();
    let windows = tempfile::tempdir().unwrap();
    for table in Table::ALL {
        let text = fs::read_to_string(sound.path().join(table.file())).unwrap();
        let text = format!("\u{feff}{}", text.replace('\n', "\r\n"));
        fs::write(windows.path().join(table.file()), text).unwrap();
    }
    write_photo(windows.path());
    for folder in [&sound, &windows] {
        assert_eq!(ends_well("line ends", folder.path()), Vec::<String>::new());
    }
    let [one, other] = [&sound, &windows].map(|folder| run(&["score", "--as-of", "30/9/2565"], folder.path()));
    assert_eq!((text(&one.stdout), one.status.code()), (text(&other.stdout), Some(0)));
}

#[test]
fn files_of_older_programs_say_the_same() {
    let sound = tempfile::tempdir().unwrap();
    write_sound(sound.path());
    let unicode_text = |text: &str| {
        let text = format!("\u{feff}{}", text.replace('\n', "\r\n"));
        text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()
    };
    let windows_874 = |text: &str| encoding_rs::WINDOWS_874.encode(text).0.into_owned();
    for name in ["utf-16", "tis-620"] {
        let encode = |text: &str| if name == "utf-16" { unicode_text(text) } else { windows_874(text) };
        let folder = tempfile::tempdir().unwrap();
        for table in Table::ALL {
            let text = fs::read_to_string(sound.path().join(table.file())).unwrap();
            fs::write(folder.path().join(table.file()), encode(&text)).unwrap();
        }
        write_photo(folder.path());
        assert_eq!(ends_well(name, folder.path()), Vec::<String>::new(), "{name}");
        for words in [&["score", "--as-of", "30/9/2565"][..], &["score", "--as-of", "30/9/2565", "--encoding", name]] {
            assert_eq!(text(&run(words, folder.path()).stdout), text(&run(&words[..3], sound.path()).stdout), "{name}");
        }
        let wrong = run(&["check", "--encoding", "utf-8"], folder.path());
        assert!(text(&wrong.stdout).contains("not_utf8"), "{name}");
    }
}

#[test]
fn data_without_a_heading_is_never_dropped_in_silence() {
    for heading in ["area,problem,,", "area,problem,\u{200b},"] {
        let folder = tempfile::tempdir().unwrap();
        write_sound(folder.path());
        fs::write(folder.path().join("problems.csv"), format!("{heading}\nงบ,ล่าช้า,เร่งรัด,\nคน,น้อย,,\n")).unwrap();
        assert_eq!(ends_well(heading, folder.path()), ["extra_cells"], "{heading}");
    }
}

#[test]
fn semicolons_and_tabs_part_cells_as_commas_do() {
    for delimiter in [";", "\t"] {
        let folder = tempfile::tempdir().unwrap();
        write_sound(folder.path());
        let reports = fs::read_to_string(folder.path().join("reports.csv")).unwrap();
        fs::write(folder.path().join("reports.csv"), reports.replace(',', delimiter)).unwrap();
        assert_eq!(ends_well(delimiter, folder.path()), [""; 0], "{delimiter:?}");
    }
}

#[test]
fn a_hidden_character_in_a_month_is_doubted_once() {
    let folder = tempfile::tempdir().unwrap();
    Year::perfect().without_results().people("2021-10\u{200b}", 400).write(folder.path());
    assert_eq!(ends_well("hidden", folder.path()), ["invisible_characters"]);
}

#[test]
fn a_hidden_character_in_a_heading_hides_nothing_of_its_column() {
    let handbooks = Templates::embedded().handbooks().unwrap();
    let found = |hide: bool| {
        let folder = tempfile::tempdir().unwrap();
        write_sound(folder.path());
        let results = folder.path().join("results.csv");
        let overspent =
            fs::read_to_string(&results).unwrap().replace("P1,2021-10,400,0,0,0", "P1,2021-10,400,0,0,2000000");
        fs::write(results, overspent).unwrap();
        for table in Table::ALL.into_iter().filter(|_| hide) {
            let path = folder.path().join(table.file());
            let text = fs::read_to_string(&path).unwrap();
            let text = match (table, text.split_once('\n')) {
                (Table::Province, _) => text.replace("province =", "\"prov\u{200b}ince\" ="),
                (_, Some((headings, rows))) => format!("{}\n{rows}", headings.replace(',', "\u{200b},")),
                (_, None) => text,
            };
            fs::write(path, text).unwrap();
        }
        let diagnostics = check::check(read::read(&Files::on_disk(folder.path())).unwrap(), &handbooks).diagnostics;
        diagnostics
            .iter()
            .map(|found| (found.fault.code(), found.place.cell(), found.found.clone()))
            .collect::<Vec<_>>()
    };
    assert_eq!(found(true), [("over_budget", Some("F2".to_owned()), Some("1000000".to_owned()))]);
    assert_eq!(found(true), found(false));
}

#[test]
fn what_is_missing_is_said_once_and_not_again_of_all_that_leans_on_it() {
    for (file, contents, code) in [
        ("projects.csv", None, "missing_table"),
        ("reports.csv", None, "missing_table"),
        ("projects.csv", Some("id,name\n\"P1,งาน\n"), "broken_csv"),
        ("reports.csv", Some("month,recorded_on\n\"2021-10,2021-11-05\n"), "broken_csv"),
        ("reports.csv", Some("months,recorded_on\n2021-10,2021-11-05\n"), "missing_column"),
        (
            "projects.csv",
            Some(
                "code,name,target_informal,target_elderly,target_disabled,budget,agency,start,end\n\
                 P1,งาน,1,0,0,0,สรจ.,2021-10,2022-09\n",
            ),
            "missing_column",
        ),
    ] {
        let folder = tempfile::tempdir().unwrap();
        Year::perfect().write(folder.path());
        let path = folder.path().join(file);
        match contents {
            Some(contents) => fs::write(path, contents).unwrap(),
            None => fs::remove_file(path).unwrap(),
        }
        let mut codes = ends_well(file, folder.path());
        codes.retain(|found| found != "unknown_column");
        assert_eq!(codes, [code], "{file}: {contents:?}");
    }
}

#[test]
fn a_folder_where_a_file_should_be_is_reported() {
    let folder = tempfile::tempdir().unwrap();
    write_sound(folder.path());
    fs::remove_file(folder.path().join("problems.csv")).unwrap();
    fs::create_dir(folder.path().join("problems.csv")).unwrap();
    assert_eq!(ends_well("a folder for a file", folder.path()), ["not_plain_file"]);
}

/// Who opens a pipe waits for whoever writes to it, which may be for ever.
#[cfg(unix)]
#[test]
fn a_pipe_by_the_name_of_a_table_a_photo_or_a_template_is_told_and_never_waited_for() {
    let pipe = |path: std::path::PathBuf| {
        assert!(std::process::Command::new("mkfifo").arg(&path).status().unwrap().success(), "{}", path.display());
    };
    let folder = tempfile::tempdir().unwrap();
    write_sound(folder.path());
    fs::remove_file(folder.path().join("submissions.csv")).unwrap();
    pipe(folder.path().join("submissions.csv"));
    pipe(folder.path().join("cover.jpg"));
    assert_eq!(ends_well("a pipe for a table", folder.path()), ["not_plain_file", "bad_picture"]);

    let templates = tempfile::tempdir().unwrap();
    pipe(templates.path().join("z.png"));
    let output = run(&["check", "--templates", &templates.path().display().to_string()], &project("samples/tak"));
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("z.png"), "{}", text(&output.stderr));
}

#[cfg(unix)]
#[test]
fn a_link_that_leaves_the_dataset_is_not_followed() {
    let elsewhere = tempfile::tempdir().unwrap();
    fs::write(elsewhere.path().join("secret.csv"), "area,problem\nลับ,ลับ\n").unwrap();
    let folder = tempfile::tempdir().unwrap();
    write_sound(folder.path());
    let problems = folder.path().join("problems.csv");
    fs::rename(&problems, folder.path().join("ปัญหา.txt")).unwrap();
    std::os::unix::fs::symlink("ปัญหา.txt", &problems).unwrap();
    assert_eq!(ends_well("a link within", folder.path()), [""; 0]);
    fs::remove_file(&problems).unwrap();
    std::os::unix::fs::symlink(elsewhere.path().join("secret.csv"), &problems).unwrap();
    assert_eq!(ends_well("a link out", folder.path()), ["outside_dataset"]);
    fs::remove_file(&problems).unwrap();
    std::os::unix::fs::symlink("/dev/zero", &problems).unwrap();
    assert_eq!(ends_well("an endless file", folder.path()), ["outside_dataset"]);
}

#[test]
fn what_is_too_large_is_refused_whole() {
    let row = |length| format!("area,problem\nงบ,{}\n", "ก".repeat(length));
    for (story, text, codes) in [
        ("a long cell", row(MAX_CELL + 1), &["text_too_long"][..]),
        ("the longest cell", row(MAX_CELL), &[]),
        ("too many rows", format!("area,problem\n{}", "ก,ข\n".repeat(MAX_ROWS)), &["table_too_large"]),
    ] {
        let folder = tempfile::tempdir().unwrap();
        write_sound(folder.path());
        fs::write(folder.path().join("problems.csv"), text).unwrap();
        assert_eq!(ends_well(story, folder.path()), codes, "{story}");
    }
    let folder = tempfile::tempdir().unwrap();
    write_sound(folder.path());
    let file = fs::File::create(folder.path().join("problems.csv")).unwrap();
    file.set_len(MAX_FILE_MB * 1024 * 1024 + 1).unwrap();
    assert_eq!(ends_well("a large file", folder.path()), ["file_too_large"]);
}

/// A package of these parts.
fn packed(parts: &[(&str, String)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut archive, text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// An .xlsx with one sheet, of problems.
fn xlsx(sheet: String, strings: &str) -> Vec<u8> {
    let relation = |id, kind, part| format!("<Relationship Id=\"{id}\" Type=\"/{kind}\" Target=\"{part}\"/>");
    let relations = |all: &str| format!("<Relationships>{all}</Relationships>");
    packed(&[
        ("_rels/.rels", relations(&relation("r", "officeDocument", "book.xml"))),
        ("_rels/book.xml.rels", relations(&relation("r", "worksheet", "sheet.xml"))),
        ("book.xml", "<workbook><sheets><sheet name=\"problems\" r:id=\"r\"/></sheets></workbook>".to_owned()),
        ("sharedStrings.xml", format!("<sst uniqueCount=\"99999999999\">{strings}</sst>")),
        ("sheet.xml", format!("<worksheet><sheetData>{sheet}</worksheet>")),
    ])
}

/// An .ods with one sheet, of problems.
fn ods(rows: &str) -> Vec<u8> {
    let table = format!("<table:table table:name=\"problems\">{rows}</table:table>");
    let content = format!("<c><office:body><office:spreadsheet>{table}</office:spreadsheet></office:body></c>");
    packed(&[("content.xml", content)])
}

#[test]
fn what_a_workbook_unfolds_to_is_counted_before_it_is_held() {
    let text = "ก".repeat(2_000);
    let heading = "<row><c t=\"str\"><v>area</v></c><c t=\"str\"><v>problem</v></c></row>";
    let shared = "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>0</v></c></row>".repeat(20_000);
    let row = |cells: &str, repeated: u32| {
        format!("<table:table-row table:number-rows-repeated=\"{repeated}\">{cells}</table:table-row>")
    };
    let cell = |repeated: u32| {
        format!(
            "<table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"{repeated}\"><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let numbers = "<row><c><v>1</v></c></row>";
    let merges = "<mergeCell ref=\"A2:A200000\"/>".repeat(5_000);
    let wide: String = (2..40_000).map(|row| format!("<row><c r=\"IV{row}\"><v>1</v></c></row>")).collect();
    for (story, bytes, code) in [
        (
            "a shared text",
            xlsx(format!("{heading}{shared}</sheetData>"), &format!("<si><t>{text}</t></si>")),
            "workbook_too_large",
        ),
        (
            "more shared texts than cells",
            xlsx(format!("{heading}</sheetData>"), &"<si/>".repeat(4_000_001)),
            "workbook_too_large",
        ),
        (
            "a text merged again and again",
            xlsx(format!("{heading}{}</sheetData><mergeCells>{merges}</mergeCells>", numbers.repeat(2_000)), ""),
            "workbook_too_large",
        ),
        (
            "too many areas",
            xlsx(format!("{heading}</sheetData><mergeCells>{}</mergeCells>", merges.repeat(20)), ""),
            "table_too_large",
        ),
        ("too many rows", xlsx(format!("{heading}{}</sheetData>", numbers.repeat(MAX_ROWS)), ""), "table_too_large"),
        ("wide rows", xlsx(format!("{heading}{wide}</sheetData>"), ""), "workbook_too_large"),
        ("a repeated text", ods(&row(&cell(20), 200_000)), "workbook_too_large"),
        (
            "a repeated row",
            ods(&row("<table:table-cell><text:p>1</text:p></table:table-cell>", 1_000_000)),
            "table_too_large",
        ),
        ("rows without end", ods(&row("<table:table-cell/>", u32::MAX).repeat(9)), "missing_column"),
    ] {
        let raw = read::workbook::read_bytes(bytes, "data".to_owned());
        let handbooks = Templates::embedded().handbooks().unwrap();
        let codes: Vec<&str> =
            check::check(raw, &handbooks).diagnostics.iter().map(|found| found.fault.code()).collect();
        assert!(codes.contains(&code), "{story}: {:?}", &codes[..codes.len().min(9)]);
    }
}

#[test]
fn sheets_that_are_not_ours_cost_ours_nothing() {
    let heading = "<row><c t=\"str\"><v>area</v></c><c t=\"str\"><v>problem</v></c></row>";
    let relation =
        |id: &str, kind, part: &str| format!("<Relationship Id=\"{id}\" Type=\"/{kind}\" Target=\"{part}\"/>");
    let relations = |all: &str| format!("<Relationships>{all}</Relationships>");
    let book = |others: usize, other: &str| {
        let sheets: String = (0..others).map(|number| format!("<sheet name=\"{number}\" r:id=\"o\"/>")).collect();
        packed(&[
            ("_rels/.rels", relations(&relation("r", "officeDocument", "book.xml"))),
            (
                "_rels/book.xml.rels",
                relations(&(relation("r", "worksheet", "sheet.xml") + &relation("o", "worksheet", "other.xml"))),
            ),
            (
                "book.xml",
                format!("<workbook><sheets><sheet name=\"problems\" r:id=\"r\"/>{sheets}</sheets></workbook>"),
            ),
            ("sheet.xml", format!("<worksheet><sheetData>{heading}</sheetData></worksheet>")),
            ("other.xml", format!("<worksheet><sheetData>{other}</sheetData></worksheet>")),
        ])
    };
    let found = |bytes: Vec<u8>| {
        let raw = read::workbook::read_bytes(bytes, "data.xlsx".to_owned());
        let strangers =
            raw.diagnostics.iter().filter(|found| matches!(found.fault, Fault::UnknownSheet { .. })).count();
        (raw.table(Table::Problems).is_some(), strangers, raw.diagnostics.len())
    };
    let blank = "<row><c/></row>".repeat(200_000);
    assert_eq!(found(book(3, &blank)), (true, 0, 0), "what is blank is no loss");
    assert_eq!(found(book(3, "<row><c><v>1</v></c></row>")), (true, 3, 3));
    // Looking at all of them would take minutes.
    let (is_read, strangers, _) = found(book(900, &blank));
    assert!(is_read && strangers > 800, "what is not looked at may hold something: {strangers}");
    assert_eq!(found(book(3_000, "")), (true, 1, 1), "there are more than are looked at");
    let deep = format!("<row><c>{}{}</c></row>", "<a>".repeat(300), "</a>".repeat(300));
    assert_eq!(found(book(1, &deep)), (true, 1, 1));
    let sheet = format!("{heading}{deep}</sheetData>");
    let raw = read::workbook::read_bytes(xlsx(sheet, ""), "data.xlsx".to_owned());
    assert!(matches!(raw.diagnostics[0].fault, Fault::BrokenWorkbook { .. }), "{:?}", raw.diagnostics);
    let repeated = "<table:table-row table:number-rows-repeated=\"200000\"><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>";
    let others = format!(
        "</table:table>{}<table:table>",
        format!("<table:table table:name=\"o\">{repeated}</table:table>").repeat(900)
    );
    assert_eq!(found(ods(&others)), (true, 900, 900), "no row of theirs is unfolded");
}

#[test]
fn faults_of_a_table_are_told_up_to_a_limit_and_then_that_there_are_more() {
    let folder = tempfile::tempdir().unwrap();
    write_sound(folder.path());
    let rows = "P1,2564-11,x,0,0,0\n".repeat(MAX_FAULTS);
    fs::write(folder.path().join("results.csv"), format!("project,month,informal,elderly,disabled,spent\n{rows}"))
        .unwrap();
    let handbooks = Templates::embedded().handbooks().unwrap();
    let checked = check::check(read::read(&Files::on_disk(folder.path())).unwrap(), &handbooks);
    let told = checked.diagnostics.iter().filter(|found| found.place.file == "results.csv").count();
    assert!((MAX_FAULTS..MAX_FAULTS + 10).contains(&told), "{told}");
    let last = checked.diagnostics.iter().rfind(|found| found.place.file == "results.csv").unwrap();
    assert_eq!(last.fault, Fault::TooManyFaults);
}

#[test]
fn a_call_that_names_no_folder_is_a_wrong_call() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("data.xyz");
    fs::write(&file, "not a dataset").unwrap();
    for (dataset, thai, english) in [
        (folder.path().join("not-there"), "ไม่พบโฟลเดอร์หรือสมุดงานนี้", "there is no such folder or workbook"),
        (file, "ไม่ใช่โฟลเดอร์ข้อมูล", "this is neither a dataset folder nor a workbook"),
    ] {
        for words in [&["check"][..], &["check", "--format", "json"], &["score"], &["score", "--format", "json"]] {
            for (lang, message) in [("th", thai), ("en", english)] {
                let output = run(&[words, &["--lang", lang]].concat(), &dataset);
                assert_eq!((output.status.code(), text(&output.stdout).as_str()), (Some(2), ""), "{words:?}");
                assert!(text(&output.stderr).contains(message), "{words:?}: {}", text(&output.stderr));
            }
        }
    }
}

#[test]
fn an_empty_folder_lacks_every_table_that_is_needed() {
    let folder = tempfile::tempdir().unwrap();
    let needed = Table::ALL.into_iter().filter(|table| table.required()).count();
    assert_eq!(ends_well("empty", folder.path()), vec!["missing_table"; needed]);
}

/// A sound row of a table, the cells in the order of its columns; whichever `row` it is, no other row has its key.
fn sound_row(table: Table, row: usize) -> Vec<String> {
    let month = |row: usize| if row < 3 { format!("2021-{}", row + 10) } else { format!("2022-{:02}", row - 2) };
    let items = ["plan_recorded", "committee_approved", "plan_book_sent", "annual_report_sent"];
    let cell = |column: &Column| match (table, column.english) {
        (Table::Projects, "id") => format!("P{row}"),
        (Table::Results | Table::Activities, "project") => "P1".to_owned(),
        (Table::Reports, "month") => month(row),
        (Table::Submissions, "item") => items[row].to_owned(),
        (Table::Situation, "group") => "informal".to_owned(),
        (Table::Criteria, "level") => "3".to_owned(),
        (Table::Criteria, "criterion") => "people".to_owned(),
        (Table::Criteria, "threshold") => "20".to_owned(),
        (Table::Projects, "target_informal") => "1".to_owned(),
        (Table::Projects, "agency") => "สรจ.".to_owned(),
        (Table::Projects, "end") => "2022-09".to_owned(),
        (Table::Wording, "key") => ruplem::model::Passage::VARIANTS[row].english().to_owned(),
        _ if !column.required => String::new(),
        _ => match column.holds {
            Holds::Month => "2021-10".to_owned(),
            Holds::People | Holds::Money => "0".to_owned(),
            Holds::Number => "1".to_owned(),
            _ => "งาน".to_owned(),
        },
    };
    table.columns().iter().map(cell).collect()
}

/// How many rows a table can have whose keys differ.
fn most_rows(table: Table) -> usize {
    match table {
        Table::Reports => 12,
        Table::Submissions => 4,
        Table::Wording => ruplem::model::Passage::VARIANTS.len(),
        _ => usize::MAX,
    }
}

/// What the dataset has of a column of text, row by row.
fn texts(dataset: &Dataset, table: Table, column: &str) -> Vec<Option<String>> {
    let some = |text: &String| Some(text.clone());
    let projects = |text: fn(&ruplem::model::Project) -> Option<String>| dataset.projects.iter().map(text).collect();
    let details = |detail| dataset.projects.iter().map(|project| project.detail(detail).map(str::to_owned)).collect();
    let evidence = &dataset.evidence;
    match (table, column) {
        (Table::Projects, "name") => projects(|project| Some(project.name.clone())),
        (Table::Projects, "agency") => projects(|project| Some(project.agency.clone())),
        (Table::Projects, _) => {
            let detail = ProjectDetail::VARIANTS.iter().find(|detail| detail.column() == column);
            details(*detail.unwrap_or_else(|| panic!("{column} is no detail")))
        }
        (Table::Results, "detail") => dataset.results.iter().map(|result| result.detail.clone()).collect(),
        (Table::Reports, "recorded_by") => evidence.records.values().map(|record| record.recorded_by.clone()).collect(),
        (Table::Submissions, "document_no") => {
            evidence.submissions.values().map(|sent| sent.document_no.clone()).collect()
        }
        (Table::Submissions, "note") => evidence.submissions.values().map(|sent| sent.note.clone()).collect(),
        (Table::Committee, "body") => dataset.committee.iter().map(|seat| some(&seat.body)).collect(),
        (Table::Committee, "name") => dataset.committee.iter().map(|seat| seat.name.clone()).collect(),
        (Table::Committee, "title") => dataset.committee.iter().map(|seat| seat.title.clone()).collect(),
        (Table::Committee, "role") => dataset.committee.iter().map(|seat| some(&seat.role)).collect(),
        (Table::Situation, "topic") => dataset.situation.iter().map(|row| some(&row.topic)).collect(),
        (Table::Situation, "item") => dataset.situation.iter().map(|row| some(&row.item)).collect(),
        (Table::Situation, "year") => dataset.situation.iter().map(|row| row.year.clone()).collect(),
        (Table::Situation, "source") => dataset.situation.iter().map(|row| row.source.clone()).collect(),
        (Table::Problems, "area") => dataset.problems.iter().map(|row| row.area.clone()).collect(),
        (Table::Problems, "problem") => dataset.problems.iter().map(|row| some(&row.problem)).collect(),
        (Table::Problems, "remedy") => dataset.problems.iter().map(|row| row.remedy.clone()).collect(),
        (Table::Problems, "suggestion") => dataset.problems.iter().map(|row| row.suggestion.clone()).collect(),
        (Table::Activities, "name") => dataset.activities.iter().map(|row| some(&row.name)).collect(),
        (Table::Activities, "agency") => dataset.activities.iter().map(|row| row.agency.clone()).collect(),
        (Table::Alignment, "level") => dataset.alignment.iter().map(|row| some(&row.level)).collect(),
        (Table::Alignment, "text") => dataset.alignment.iter().map(|row| some(&row.text)).collect(),
        (Table::General, "topic") => dataset.general.iter().map(|row| some(&row.topic)).collect(),
        (Table::General, "item") => dataset.general.iter().map(|row| some(&row.item)).collect(),
        (Table::General, "value") => dataset.general.iter().map(|row| some(&row.value)).collect(),
        (Table::General, "unit") => dataset.general.iter().map(|row| row.unit.clone()).collect(),
        (Table::General, "year") => dataset.general.iter().map(|row| row.year.clone()).collect(),
        (Table::General, "source") => dataset.general.iter().map(|row| row.source.clone()).collect(),
        (Table::Wording, "text") => dataset.wording.values().map(some).collect(),
        _ => panic!("{} {column} is no column of text", table.english()),
    }
}

const TEXT_COLUMNS: [(Table, &[&str]); 11] = [
    (
        Table::Projects,
        &[
            "strategy",
            "name",
            "objective",
            "indicator",
            "source",
            "agency",
            "area",
            "districts",
            "partners",
            "contact",
            "rationale",
            "output",
            "outcome",
        ],
    ),
    (Table::Results, &["detail"]),
    (Table::Reports, &["recorded_by"]),
    (Table::Submissions, &["document_no", "note"]),
    (Table::Committee, &["body", "name", "title", "role"]),
    (Table::Situation, &["topic", "item", "year", "source"]),
    (Table::Problems, &["area", "problem", "remedy", "suggestion"]),
    (Table::Activities, &["name", "agency"]),
    (Table::Alignment, &["level", "text"]),
    (Table::Wording, &["text"]),
    (Table::General, &["topic", "item", "value", "unit", "year", "source"]),
];

/// Writes a table with each string in a row of its own.
fn write_column(folder: &Path, table: Table, column: &str, strings: &[&str]) {
    let index = table.columns().iter().position(|known| known.english == column).unwrap();
    let mut writer = csv::Writer::from_path(folder.join(table.file())).unwrap();
    writer.write_record(table.columns().iter().map(|column| column.english)).unwrap();
    for (row, string) in strings.iter().enumerate() {
        let mut cells = sound_row(table, row);
        (*string).clone_into(&mut cells[index]);
        writer.write_record(cells).unwrap();
    }
    writer.flush().unwrap();
}

/// The strings that a column takes, each with what became of it: nothing is refused in silence, and what is taken
/// without a word is taken as it stands.
fn hold_to_account(folder: &Path, table: Table, column: &str, strings: &[&str], handbooks: &Handbooks) {
    let story = format!("{} {column}", table.english());
    let checked = |strings: &[&str]| -> Checked {
        write_column(folder, table, column, strings);
        check::check(read::read(&Files::on_disk(folder)).unwrap(), handbooks)
    };
    let first = checked(strings);
    let index = table.columns().iter().position(|known| known.english == column);
    let number = |row: usize| u32::try_from(row + 2).unwrap();
    let of_row = |checked: &Checked, row: usize| -> Vec<Diagnostic> {
        let here = |found: &&Diagnostic| found.place.column == index && found.place.order == table.order();
        let found = checked.diagnostics.iter().filter(here);
        found.filter(|found| found.place.row == Some(number(row))).cloned().collect()
    };
    // A row that is blank altogether is none.
    let is_row = |row: &usize| first.raw.table(table).unwrap().row(number(*row)).is_some();
    let sound = |row: &usize| !of_row(&first, *row).iter().any(Diagnostic::is_error);
    let taken: Vec<&str> = (0..strings.len()).filter(is_row).filter(sound).map(|row| strings[row]).collect();
    let second = checked(&taken);
    let dataset = second.dataset.as_ref().unwrap_or_else(|| panic!("{story}: {:?}", second.diagnostics));
    let texts = texts(dataset, table, column);
    assert_eq!(texts.len(), taken.len(), "{story}");
    for (row, (string, text)) in taken.iter().zip(&texts).enumerate() {
        let shown = text.as_deref().unwrap_or("");
        assert!(shown.chars().all(|c| is_printable(c) && !is_invisible(c)), "{story}: {string:?} became {shown:?}");
        if of_row(&second, row).is_empty() {
            let plain = joined(string.trim()).replace("\r\n", "\n");
            let is_none = plain.chars().all(|c| matches!(c, '-' | '‐'..='―' | '−'));
            let expected = if is_none { "" } else { plain.as_str() };
            assert_eq!(shown, expected, "{story}: {string:?} was changed without a word");
        }
    }
}

#[test]
fn naughty_strings_are_taken_as_they_stand_or_spoken_of_in_every_column_of_text() {
    let handbooks = Templates::embedded().handbooks().unwrap();
    for (table, columns) in TEXT_COLUMNS {
        for column in columns {
            let folder = tempfile::tempdir().unwrap();
            write_sound(folder.path());
            for strings in NAUGHTY.chunks(most_rows(table).min(NAUGHTY.len())) {
                hold_to_account(folder.path(), table, column, strings, &handbooks);
            }
        }
    }
}

#[test]
fn naughty_strings_are_printed_as_text_and_run_as_nothing() {
    let folder = tempfile::tempdir().unwrap();
    write_sound(folder.path());
    write_column(folder.path(), Table::Projects, "name", NAUGHTY);
    let checked =
        check::check(read::read(&Files::on_disk(folder.path())).unwrap(), &Templates::embedded().handbooks().unwrap());
    let refused: Vec<Option<u32>> =
        checked.diagnostics.iter().filter(|found| found.is_error()).map(|found| found.place.row).collect();
    let rows = checked.raw.table(Table::Projects).unwrap().rows.iter();
    let sound: Vec<&str> =
        rows.zip(NAUGHTY).filter(|(row, _)| !refused.contains(&Some(row.number))).map(|(_, string)| *string).collect();
    assert!(sound.len() * 2 > NAUGHTY.len(), "only {} are sound", sound.len());
    write_column(folder.path(), Table::Projects, "name", &sound);
    let book = folder.path().join("plan.pdf");
    let output = run(&["plan", "-o", book.to_str().unwrap()], folder.path());
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(!text(&output.stderr).contains("panicked"), "{}", text(&output.stderr));
    assert!(fs::read(&book).unwrap().starts_with(b"%PDF-"));
}

#[test]
fn a_workbook_s_naughty_strings_are_read_as_those_of_a_folder_are() {
    let folder = tempfile::tempdir().unwrap();
    write_sound(folder.path());
    write_column(folder.path(), Table::Problems, "problem", NAUGHTY);
    let of_folder = read::read(&Files::on_disk(folder.path())).unwrap();
    let path = folder.path().join("data.xlsx");
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet().set_name("problems").unwrap();
    sheet.write_row(0, 0, Table::Problems.columns().iter().map(|column| column.english)).unwrap();
    for (row, string) in (1..).zip(NAUGHTY) {
        sheet.write_row(row, 0, sound_row(Table::Problems, 0).iter().map(String::as_str)).unwrap();
        sheet.write(row, 1, *string).unwrap();
    }
    workbook.save(&path).unwrap();
    let of_workbook = read::read(&Files::on_disk(&path)).unwrap();
    // XML has one line end only.
    let cell = |raw: &read::RawDataset, row: u32| {
        raw.table(Table::Problems).unwrap().cell(row, 1).map(|cell| cell.replace('\r', "\n"))
    };
    for (row, string) in (2..).zip(NAUGHTY) {
        let of_workbook = cell(&of_workbook, row).map(|cell| joined(&cell).to_owned());
        assert_eq!(of_workbook, cell(&of_folder, row), "{string:?}");
    }
}

#[test]
fn what_the_fuzzers_were_given_and_found_holds() {
    for target in ["csv", "workbook", "package", "book", "mail", "day", "number", "repair"] {
        let found = fs::read_dir(project("fuzz/found").join(target)).unwrap();
        for path in found.map(|found| found.unwrap().path()) {
            let bytes = fs::read(&path).unwrap();
            let text = std::str::from_utf8(&bytes).unwrap_or("");
            match target {
                "csv" => laws::csv(&bytes),
                "workbook" => laws::workbook(&bytes),
                "package" => laws::package(&bytes),
                "book" => laws::book(&bytes),
                "mail" => laws::mail(&bytes),
                "day" => laws::day(text),
                "number" => laws::number(text),
                _ => laws::repair(text),
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn the_laws_hold_of_bytes_at_random(
        bytes in proptest::collection::vec(any::<u8>(), 0..300),
        text in "[0-9๐-๙,./\\- กขคงเแำะัิี่้์ต.ค.มพศ6425]{0,24}",
        table in 0_u8..10,
        lines in proptest::collection::vec("[\"',;\t0-9a-zก-ฮ๐-๙ ]{0,40}", 0..6),
    ) {
        laws::workbook(&bytes);
        laws::package(&bytes);
        laws::book(&bytes);
        laws::day(&text);
        laws::number(&text);
        laws::repair(&text);
        let heading = Table::ALL[usize::from(table)].columns().iter().map(|column| column.english).collect::<Vec<_>>();
        let file = format!("{}\n{}", heading.join(","), lines.join("\n"));
        laws::csv(&[&[table][..], file.as_bytes()].concat());
        laws::csv(&[&[table][..], &bytes].concat());
    }
}
