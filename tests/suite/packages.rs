//! Workbooks as any program packs them: what Excel or LibreOffice opens is read as they show it, or told by the cell.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::common::{
    package::{self, repack},
    program::{project, run, text},
};

/// samples/tak as three programs write it: with shared texts, with inline ones, and as an .ods.
const SHARED: &str = "libreoffice.xlsx";
const INLINE: &str = "inline-strings.xlsx";
const ODS: &str = "libreoffice.ods";

fn fixture(name: &str) -> PathBuf {
    project("tests/fixtures/workbooks").join(name)
}

/// Code, cell and text of everything found.
fn found(dataset: &Path) -> Vec<(String, String, String)> {
    let output = run(&["check", "--format", "json"], dataset);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", text(&output.stderr)));
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let place = |entry: &Value| format!("{}!{}", text(&entry["sheet"]), text(&entry["cell"]));
    let entries = report["diagnostics"].as_array().unwrap().iter();
    entries.map(|entry| (text(&entry["code"]), place(entry), text(&entry["found"]))).collect()
}

fn codes(dataset: &Path) -> Vec<String> {
    found(dataset).into_iter().map(|(code, ..)| code).collect()
}

fn scores(dataset: &Path) -> String {
    text(&run(&["score", "--as-of", "2022-10-01", "--format", "json"], dataset).stdout)
}

/// Parts changed in a workbook, which stays in the folder.
fn changed(
    workbook: &str,
    change: impl Fn(&str, Vec<u8>) -> Option<(String, Vec<u8>)>,
) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(workbook);
    repack(&fixture(workbook), &path, change);
    (folder, path)
}

/// As [`changed`], of the text of parts whose names contain `part`: each pair of words the first by the second.
fn reworded(workbook: &str, part: &str, words: &[(&str, &str)]) -> (tempfile::TempDir, PathBuf) {
    changed(workbook, |name, bytes| {
        if !name.contains(part) {
            return Some((name.to_owned(), bytes));
        }
        let mut text = String::from_utf8(bytes).unwrap();
        for (from, to) in words {
            assert!(text.contains(from), "{name} has no {from}: {text}");
            text = text.replace(from, to);
        }
        Some((name.to_owned(), text.into_bytes()))
    })
}

/// Holds a workbook to what the one it was made from says.
fn assert_same(story: &str, workbook: &str, (_folder, path): (tempfile::TempDir, PathBuf)) {
    assert_eq!(codes(&path), codes(&fixture(workbook)), "{story}");
    assert_eq!(scores(&path), scores(&fixture(workbook)), "{story}");
}

#[test]
fn parts_are_found_under_any_name() {
    let renamed = |from: &'static str, to: &'static str| {
        changed(SHARED, move |name, bytes| {
            let named = String::from_utf8(bytes.clone()).map(|text| text.replace(from, to).into_bytes());
            Some((name.replace(from, to), if name.ends_with(".rels") { named.unwrap() } else { bytes }))
        })
    };
    for (from, to) in [
        ("workbook.xml", "workbook2.xml"),
        ("sharedStrings.xml", "texts.xml"),
        ("styles.xml", "Looks/Styles.XML"),
        ("worksheets/sheet1.xml", "worksheets/แผ่นที่ 1.xml"),
    ] {
        assert_same(to, SHARED, renamed(from, to));
    }
    let slashed = |name: &str, bytes: Vec<u8>| Some((name.replace('/', "\\"), bytes));
    assert_same("backslashes", SHARED, changed(SHARED, slashed));
    let rooted = |name: &str, bytes: Vec<u8>| Some((format!("/{}", name.to_uppercase()), bytes));
    assert_same("from the root, in capitals", SHARED, changed(SHARED, rooted));
    for (from, to) in [
        ("Target=\"worksheets/", "Target=\"/xl/worksheets/"),
        ("Target=\"worksheets/", "Target=\"xl/worksheets/"),
        ("Target=\"worksheets/", "Target=\"../xl/./worksheets\\"),
    ] {
        assert_same(to, SHARED, reworded(SHARED, "workbook.xml.rels", &[(from, to)]));
    }
    let without = |name: &str, bytes: Vec<u8>| (name != "_rels/.rels").then(|| (name.to_owned(), bytes));
    assert_same("without relations of the package", SHARED, changed(SHARED, without));
}

#[test]
fn parts_are_read_in_any_encoding() {
    let wide = |mark: &'static str, bytes: fn(u16) -> [u8; 2]| {
        move |name: &str, part: Vec<u8>| {
            let text = String::from_utf8(part.clone()).ok().filter(|_| name.ends_with(".xml"));
            let text = text.map(|text| text.replace("encoding=\"UTF-8\"", "encoding=\"UTF-16\""));
            let wide = |text: String| format!("{mark}{text}").encode_utf16().flat_map(bytes).collect();
            Some((name.to_owned(), text.map_or(part, wide)))
        }
    };
    for workbook in [SHARED, ODS] {
        assert_same("UTF-16", workbook, changed(workbook, wide("\u{feff}", u16::to_be_bytes)));
        assert_same("UTF-16 without a mark", workbook, changed(workbook, wide("", u16::to_le_bytes)));
    }
}

#[test]
fn what_a_sheet_claims_of_its_size_is_not_asked() {
    for claim in ["1:14", "A:N", "$A$1:$N$14", "A1:A1048577", "", "#REF!", "C3"] {
        let dimension = format!("<worksheet><dimension ref=\"{claim}\"/>");
        let change = changed(INLINE, |name, bytes| {
            let text = String::from_utf8(bytes.clone()).unwrap_or_default();
            let is_sheet = name.starts_with("xl/worksheets/sheet");
            let text = text.replacen("<sheetData", &format!("<dimension ref=\"{claim}\"/><sheetData"), 1);
            Some((name.to_owned(), if is_sheet { text.into_bytes() } else { bytes }))
        });
        assert_same(&dimension, INLINE, change);
    }
    let count = [("uniqueCount=\"", "uniqueCount=\"99999999999")];
    assert_same("texts beyond memory", SHARED, reworded(SHARED, "sharedStrings", &count));
}

#[test]
fn a_sheet_that_is_none_of_ours_costs_no_other() {
    let with = |sheet: &str, relation: &str| {
        let (sheet, relation) = (format!("{sheet}</sheets>"), format!("{relation}</Relationships>"));
        changed(SHARED, move |name, bytes| {
            let text = || String::from_utf8(bytes.clone()).unwrap();
            let bytes = match name {
                "xl/workbook.xml" => text().replace("</sheets>", &sheet).into_bytes(),
                "xl/_rels/workbook.xml.rels" => text().replace("</Relationships>", &relation).into_bytes(),
                _ => bytes,
            };
            Some((name.to_owned(), bytes))
        })
    };
    let relation = |kind: &str, part: &str| {
        format!(
            "<Relationship Id=\"rOld\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{part}\"/>"
        )
    };
    let sheet = "<sheet name=\"Old\" sheetId=\"77\" r:id=\"rOld\"/>";
    for (story, sheet, relation) in [
        ("no relation", sheet, String::new()),
        ("no id", "<sheet name=\"Old\" sheetId=\"77\"/>", String::new()),
        ("an empty id", "<sheet name=\"Old\" sheetId=\"77\" r:id=\"\"/>", String::new()),
        ("no part", sheet, relation("worksheet", "worksheets/old.xml")),
        ("a chart", sheet, relation("chartsheet", "theme/theme1.xml")),
        ("macros", sheet, relation("xlMacrosheet", "macrosheets/old.xml")),
        ("a link out", sheet, relation("worksheet", "file:///C:/old.xlsx")),
    ] {
        assert_same(story, SHARED, with(sheet, &relation));
    }
    let (_folder, path) = with(sheet, &relation("worksheet", "styles.xml"));
    let told: Vec<_> = found(&path).into_iter().filter(|(code, ..)| code == "unknown_sheet").collect();
    assert_eq!(told, [("unknown_sheet".to_owned(), "Old!".to_owned(), String::new())], "what is no sheet is told");
    // Of a sheet that is ours, it costs that sheet.
    let (_folder, path) =
        reworded(SHARED, "xl/workbook.xml", &[("name=\"reports\"", "name=\"reports\" x=\"1\" x=\"2\"")]);
    assert_eq!(codes(&path), ["broken_workbook"]);
    let (_folder, path) =
        changed(SHARED, |name, bytes| (name != "xl/worksheets/sheet4.xml").then(|| (name.to_owned(), bytes)));
    assert_eq!(codes(&path), ["broken_workbook"]);
    assert_eq!(found(&path)[0].1, "reports!");
}

#[test]
fn how_a_sheet_is_shown_is_taken_in_any_words() {
    for state in ["show", "visible", "Visible", ""] {
        let shown = format!("<sheet state=\"{state}\" ");
        let change = changed(INLINE, |name, bytes| {
            let text = String::from_utf8(bytes).unwrap();
            let text = if name == "xl/workbook.xml" { text.replace("<sheet ", &shown) } else { text };
            Some((name.to_owned(), text.into_bytes()))
        });
        assert_same(state, INLINE, change);
    }
}

/// The markup of a cell of the sheet of projects.
fn cell(workbook: &str, reference: &str) -> String {
    let sheet = package::Package::open(&fixture(workbook)).part("xl/worksheets/sheet2.xml").unwrap();
    let start = sheet.find(&format!("<c r=\"{reference}\"")).unwrap();
    let rest = &sheet[start..];
    rest[..rest.find("</c>").unwrap() + 4].to_owned()
}

#[test]
fn a_formula_that_has_failed_is_told_by_its_cell_whatever_the_error_is_called() {
    let before = cell("openpyxl.xlsx", "F2");
    for error in [
        "#DIV/0!",
        "#N/A",
        "#NAME?",
        "#NULL!",
        "#NUM!",
        "#REF!",
        "#VALUE!",
        "#SPILL!",
        "#CALC!",
        "#FIELD!",
        "#BLOCKED!",
        "#CONNECT!",
        "#GETTING_DATA",
        "#UNKNOWN!",
        "#BUSY!",
        "#PYTHON!",
    ] {
        let after = format!("<c r=\"F2\" t=\"e\"><f>A1</f><v>{error}</v></c>");
        let (_folder, path) = reworded("openpyxl.xlsx", "sheet2.xml", &[(&before, &after)]);
        assert_eq!(found(&path)[0], ("formula_error".to_owned(), "projects!F2".to_owned(), error.to_owned()));
    }
    // One of its own that nobody else knows.
    let after = "<c r=\"F2\" t=\"e\"><v>oops</v></c>";
    let (_folder, path) = reworded("openpyxl.xlsx", "sheet2.xml", &[(&before, after)]);
    assert_eq!(found(&path)[0].0, "formula_error");
}

#[test]
fn a_cell_is_read_though_its_markup_is_odd() {
    let before = cell("openpyxl.xlsx", "F2");
    let number = before.split("<v>").nth(1).unwrap().split('<').next().unwrap().to_owned();
    for odd in [
        format!("<c r=\"f2\"><v> {number} </v></c>"),
        format!("<c r=\"F2\" t=\"\"><v>{number}</v><extLst><ext><v>9</v></ext></extLst></c>"),
        format!("<c r=\"F2\" t=\"str\"><v>{number}</v></c>"),
        format!("<c r=\"F2\" t=\"inlineStr\"><v>{number}</v></c>"),
        format!("<c r=\"F2\" t=\"z\"><v>{number}.0</v></c>"),
        format!("<x:c r=\"F2\" xmlns:x=\"x\"><x:v><![CDATA[{number}]]></x:v></x:c>"),
        format!("<c r=\"F2\" t=\"n\" cm=\"1\" vm=\"1\" ph=\"1\"><v>{number}</v></c>"),
    ] {
        assert_same(&odd, "openpyxl.xlsx", reworded("openpyxl.xlsx", "sheet2.xml", &[(&before, &odd)]));
    }
    for broken in ["<c r=\"F2\" t=\"s\"><v>oops</v></c>", "<c r=\"F2\" t=\"s\"><v>999999</v></c>"] {
        let (_folder, path) = reworded("openpyxl.xlsx", "sheet2.xml", &[(&before, broken)]);
        assert!(codes(&path).contains(&"broken_workbook".to_owned()), "{broken}");
    }
}

#[test]
fn days_in_formats_that_thai_programs_do_not_write_out_are_days() {
    let styles = package::Package::open(&fixture("openpyxl.xlsx")).part("xl/styles.xml").unwrap();
    let day = styles.split("<numFmt ").nth(1).and_then(|format| format.split("numFmtId=\"").nth(1)?.split('"').next());
    let day = day.unwrap_or("14");
    for id in ["71", "72", "73", "74", "77", "81"] {
        let (from, to) = (format!("<xf numFmtId=\"{day}\""), format!("<xf numFmtId=\"{id}\""));
        assert_same(id, "openpyxl.xlsx", reworded("openpyxl.xlsx", "styles.xml", &[(&from, &to)]));
    }
}

#[test]
fn a_formula_that_was_never_calculated_is_told() {
    let before = cell("openpyxl.xlsx", "F2");
    let with = |properties: &str, value: &str| {
        let (properties, cell) = (
            format!("<calcPr {properties}/></workbook>"),
            format!("<c r=\"F2\"><f t=\"array\" ref=\"oops\">200+</f>{value}</c>"),
        );
        let (_folder, path) = changed("openpyxl.xlsx", |name, bytes| {
            let text = String::from_utf8(bytes).unwrap();
            let text = match name {
                "xl/workbook.xml" => {
                    let start = text.find("<calcPr").unwrap();
                    format!("{}{properties}", &text[..start])
                }
                name if name.ends_with("sheet2.xml") => text.replace(&before, &cell),
                _ => text,
            };
            Some((name.to_owned(), text.into_bytes()))
        });
        found(&path)[0].clone()
    };
    for properties in ["fullCalcOnLoad=\"1\"", "fullCalcOnLoad=\"true\"", "calcCompleted=\"0\""] {
        for value in ["<v>0</v>", "<v/>", ""] {
            let told = with(properties, value);
            assert_eq!(
                (told.0.as_str(), told.1.as_str()),
                ("formula_without_value", "projects!F2"),
                "{properties} {value}"
            );
        }
    }
    assert_ne!(with("calcId=\"191029\"", "<v>0</v>").0, "formula_without_value");
}

/// The markup of the cell of F2 in the .ods: how many people of the first project are workers without an employer.
const TARGET: &str = "<table:table-cell office:value-type=\"float\" office:value=\"400\" calcext:value-type=\"float\"><text:p>400</text:p></table:table-cell>";

#[test]
fn an_error_is_one_in_an_ods_as_every_program_writes_it() {
    let of = "<table:table-cell table:formula=\"of:=1/0\"";
    for (cell, shown) in [
        // Excel writes down a zero beside it.
        (format!("{of} office:value-type=\"float\" office:value=\"0\"><text:p>#DIV/0!</text:p>"), "#DIV/0!"),
        (format!("{of} office:value-type=\"float\" office:value=\"0\"><text:p>#SPILL!</text:p>"), "#SPILL!"),
        (
            format!(
                "{of} office:value-type=\"string\" office:string-value=\"\" calcext:value-type=\"error\"><text:p>Err:502</text:p>"
            ),
            "Err:502",
        ),
        (
            format!(
                "{of} office:value-type=\"float\" office:value=\"0\" calcext:value-type=\"error\"><text:p>ผิด</text:p>"
            ),
            "#ERROR!",
        ),
    ] {
        let cell = format!("{cell}</table:table-cell>");
        let (_folder, path) = reworded(ODS, "content.xml", &[(TARGET, &cell)]);
        assert_eq!(found(&path)[0], ("formula_error".to_owned(), "projects!F2".to_owned(), shown.to_owned()));
    }
    let cell = format!("{of}/>");
    let (_folder, path) = reworded(ODS, "content.xml", &[(TARGET, &cell)]);
    assert_eq!(found(&path)[0].0, "formula_without_value");
}

#[test]
fn the_words_of_a_cell_are_its_own_in_an_ods() {
    let name = "<text:p>TK-01</text:p>";
    for (before, after) in [
        (
            "",
            "<draw:custom-shape draw:name=\"TextBox 1\"><text:p><text:span>รอแก้ตัวเลข</text:span></text:p></draw:custom-shape>",
        ),
        ("", "<draw:frame><draw:text-box><text:p>รอ</text:p></draw:text-box></draw:frame>"),
        ("<office:annotation><dc:creator>ก</dc:creator><text:p>ถามก่อน</text:p></office:annotation>", ""),
        ("", "<table:detective><table:highlighted-range/></table:detective>"),
    ] {
        let cell = format!("{before}{name}{after}");
        assert_same(&cell, ODS, reworded(ODS, "content.xml", &[(name, &cell)]));
    }
    for words in [
        "<text:p><text:span>TK</text:span>-<text:span><text:a>01</text:a></text:span></text:p>",
        "<text:p>\n   TK-01<office:annotation><text:p>ข</text:p></office:annotation>\n  </text:p>",
        "<text:p>TK-01<text:s text:c=\"99999999999999\"/><text:s text:c=\"30000\"/></text:p>",
    ] {
        assert_same(words, ODS, reworded(ODS, "content.xml", &[(name, words)]));
    }
    let deep = format!("<text:p>{}TK-01{}</text:p>", "<text:span>".repeat(90_000), "</text:span>".repeat(90_000));
    let (_folder, path) = reworded(ODS, "content.xml", &[(name, &deep)]);
    assert_eq!(found(&path)[0].0, "broken_workbook");
}

#[test]
fn a_password_is_told_in_either_format() {
    let entry = "<manifest:encryption-data manifest:checksum=\"AAAA\"/>";
    let locked = |name: &str, bytes: Vec<u8>| {
        let bytes = match name {
            "META-INF/manifest.xml" => {
                format!("<manifest:manifest><manifest:file-entry manifest:full-path=\"content.xml\">{entry}</manifest:file-entry></manifest:manifest>").into_bytes()
            }
            "content.xml" => vec![0xA5; 400],
            _ => bytes,
        };
        Some((name.to_owned(), bytes))
    };
    let (_folder, path) = changed(ODS, locked);
    assert_eq!(codes(&path), ["locked_workbook"]);
    let whole = |name: &str, bytes: Vec<u8>| {
        let name = if name == "content.xml" { "encrypted-package" } else { name };
        Some((name.to_owned(), bytes))
    };
    let (_folder, path) = changed(ODS, whole);
    assert_eq!(codes(&path), ["locked_workbook"]);
}

#[test]
fn what_an_ods_hides_strikes_out_or_shows_otherwise_is_told_as_of_an_xlsx() {
    let style = |name: &str, inner: &str| {
        format!("<style:style style:name=\"{name}\" style:family=\"table\">{inner}</style:style>")
    };
    let styles = [
        style("unseen", "<style:table-properties table:display=\"false\"/>"),
        style("struck", "<style:text-properties style:text-line-through-style=\"solid\"/>"),
        "</office:automatic-styles>".to_owned(),
    ];
    let percent = "<table:table-cell office:value-type=\"percentage\" office:value=\"4\"><text:p>400%</text:p></table:table-cell>";
    let code = "<table:table-cell office:value-type=\"string\" calcext:value-type=\"string\"><text:p>งบกองทุนประกันสังคม</text:p></table:table-cell>";
    let shown = "<table:table-cell office:value-type=\"float\" office:value=\"55000000\"><text:p>055-000-000</text:p></table:table-cell>";
    let day = "<table:table-cell office:value-type=\"date\" office:date-value=\"2022-01-01\"><text:p>1 ม.ค.</text:p></table:table-cell>";
    let columns = "table:style-name=\"ta2\"><table:table-column table:style-name=\"co1\" table:number-columns-repeated=\"16384\" table:default-cell-style-name=\"Default\"/>";
    let column =
        |repeated: u32, look: &str| format!("<table:table-column table:number-columns-repeated=\"{repeated}\"{look}/>");
    let hidden =
        format!("table:style-name=\"unseen\">{}{}", column(6, ""), column(2, " table:visibility=\"collapse\""));
    let struck = format!("table:style-name=\"ta2\">{}", column(16_384, " table:default-cell-style-name=\"struck\""));
    let codes_of = |words: &[(&str, &str)]| {
        let (_folder, path) = reworded(ODS, "content.xml", words);
        let found = found(&path).into_iter().filter(|(code, ..)| code != "result_never_recorded");
        found.map(|(code, cell, text)| format!("{code} {cell} {text}")).collect::<Vec<_>>()
    };
    let styled = ("</office:automatic-styles>", styles.concat());
    let with = |from: &str, to: &str| codes_of(&[(styled.0, &styled.1), (from, to)]);
    let projects = format!("table:name=\"projects\" {columns}");
    assert_eq!(
        with(&projects, &format!("table:name=\"projects\" {hidden}")),
        ["hidden_sheet projects! ", "hidden_columns projects!G1 target_elderly"]
    );
    assert_eq!(with(&projects, &format!("table:name=\"projects\" {struck}")), ["struck_rows projects! "]);
    assert_eq!(with(TARGET, percent), ["shown_otherwise projects!F2 4"]);
    assert_eq!(with(code, shown), Vec::<String>::new());
    assert_eq!(with(code, day), ["not_text projects!J2 2022-01-01"]);
}
