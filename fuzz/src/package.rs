//! Workbooks for the laws: made of one sheet, or sound ones whose parts are then changed as a fuzzer thinks fit.

use std::{
    fmt::Write as _,
    io::{Cursor, Write as _},
};

use ruplem::schema::Table;
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A part's name and what it holds.
type Part = (String, Vec<u8>);

/// A workbook of one sheet, with all that one needs to be marked.
pub fn xlsx(sheet: &[u8]) -> Vec<u8> {
    let parts = parts(&[("projects".to_owned(), sheet.to_vec())], "<sst><si><t>ก</t></si></sst>");
    zipped(&parts, CompressionMethod::Stored)
}

/// A workbook of that content.
pub fn ods(content: &[u8]) -> Vec<u8> {
    zipped(&parts_of_ods(content), CompressionMethod::Stored)
}

/// A sound workbook of either kind, then changed. Of the bytes the first says which kind it is and how it is packed, then
/// each change takes a few: which part, what is done to it, where, and the bytes that are put there.
pub fn changed(sound: &[(&str, &str)], bytes: &[u8]) -> Vec<u8> {
    let mut bytes = Bytes(bytes);
    let how = bytes.one();
    let mut parts = if how & 1 == 0 { sound_xlsx(sound) } else { sound_ods(sound) };
    let mut broken = Vec::new();
    while !bytes.0.is_empty() {
        let (part, what) = (usize::from(bytes.one()) % parts.len(), bytes.one());
        let place = usize::from(u16::from_be_bytes([bytes.one(), bytes.one()]));
        let length = usize::from(bytes.one());
        let other = usize::from(bytes.one()) % parts.len();
        let (name, held) = &mut parts[part];
        let at = place % (held.len() + 1);
        let end = (at + length).min(held.len());
        match what % 10 {
            0 => drop(held.splice(at..end, bytes.some(length).iter().copied())),
            1 => drop(held.splice(at..at, bytes.some(length).iter().copied())),
            2 => drop(held.drain(at..end)),
            // A piece once more, and once more.
            3 => {
                let piece = held[at..end].repeat(1 + other % 64);
                held.splice(at..at, piece);
            }
            4 => held.truncate(at),
            5 => *name = name.to_uppercase().replace('/', "\\"),
            6 => *name = String::from_utf8_lossy(bytes.some(length)).into_owned(),
            7 => {
                let held = parts[other].1.clone();
                parts[part].1 = held;
            }
            8 if parts.len() > 1 => drop(parts.remove(part)),
            _ => broken.push((place, bytes.some(length).to_vec())),
        }
    }
    let method = if how & 2 == 0 { CompressionMethod::Stored } else { CompressionMethod::Deflated };
    let mut package = zipped(&parts, method);
    for (place, bytes) in broken {
        let at = place % (package.len() + 1);
        let end = (at + bytes.len()).min(package.len());
        package.splice(at..end, bytes);
    }
    package
}

/// What is left of a fuzzer's bytes.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn one(&mut self) -> u8 {
        self.some(1).first().copied().unwrap_or(0)
    }

    fn some(&mut self, count: usize) -> &'a [u8] {
        let (some, rest) = self.0.split_at(count.min(self.0.len()));
        self.0 = rest;
        some
    }
}

/// The name of a table's sheet and its rows, keys and values as two columns.
fn tables(sound: &[(&str, &str)]) -> Vec<(String, Vec<Vec<String>>)> {
    let table = |(file, text): &(&str, &str)| {
        let table = Table::ALL.into_iter().find(|table| table.file() == *file).expect("a file is a table's");
        let parted = if table.has_keys() { " = " } else { "," };
        let cells = |line: &str| line.split(parted).map(|cell| cell.trim_matches('"').to_owned()).collect();
        (file.split('.').next().unwrap_or_default().to_owned(), text.lines().map(cells).collect())
    };
    sound.iter().map(table).collect()
}

fn sound_xlsx(sound: &[(&str, &str)]) -> Vec<Part> {
    let mut strings = format!("<sst xmlns=\"{MAIN}\">");
    let mut count = 0;
    let mut sheets = Vec::new();
    for (name, rows) in tables(sound) {
        let mut sheet =
            format!("<worksheet xmlns=\"{MAIN}\"><cols><col min=\"1\" max=\"2\" hidden=\"0\"/></cols><sheetData>");
        for (row, cells) in (1..).zip(&rows) {
            let _ = write!(sheet, "<row r=\"{row}\">");
            for (column, cell) in ('A'..).zip(cells) {
                let _ = if cell.parse::<f64>().is_ok() {
                    write!(sheet, "<c r=\"{column}{row}\" s=\"1\"><v>{cell}</v></c>")
                } else {
                    let _ = write!(strings, "<si><t>{cell}</t></si>");
                    count += 1;
                    write!(sheet, "<c r=\"{column}{row}\" t=\"s\"><v>{}</v></c>", count - 1)
                };
            }
            sheet.push_str("</row>");
        }
        sheet.push_str("</sheetData><mergeCells count=\"1\"><mergeCell ref=\"A8:A9\"/></mergeCells></worksheet>");
        sheets.push((name, sheet.into_bytes()));
    }
    strings.push_str("</sst>");
    parts(&sheets, &strings)
}

fn sound_ods(sound: &[(&str, &str)]) -> Vec<Part> {
    let mut content = String::from(
        "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet>",
    );
    for (name, rows) in tables(sound) {
        let _ = write!(content, "<table:table table:name=\"{name}\">");
        for cells in &rows {
            content.push_str("<table:table-row>");
            for cell in cells {
                let value = if cell.parse::<f64>().is_ok() {
                    format!("office:value-type=\"float\" office:value=\"{cell}\"")
                } else {
                    "office:value-type=\"string\"".to_owned()
                };
                let _ = write!(content, "<table:table-cell {value}><text:p>{cell}</text:p></table:table-cell>");
            }
            content.push_str("</table:table-row>");
        }
        content.push_str("</table:table>");
    }
    content.push_str("</office:spreadsheet></office:body></office:document-content>");
    parts_of_ods(content.as_bytes())
}

fn parts_of_ods(content: &[u8]) -> Vec<Part> {
    vec![
        ("mimetype".to_owned(), b"application/vnd.oasis.opendocument.spreadsheet".to_vec()),
        ("content.xml".to_owned(), content.to_vec()),
    ]
}

/// The parts of a workbook with these sheets, by their names.
fn parts(sheets: &[(String, Vec<u8>)], strings: &str) -> Vec<Part> {
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
    let relations = |parts: Vec<(&str, String)>| {
        let one = |(number, (kind, target)): (usize, (&str, String))| {
            format!("<Relationship Id=\"r{number}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>")
        };
        let all: String = (1..).zip(parts).map(one).collect();
        format!("<Relationships xmlns=\"{PACKAGE}\">{all}</Relationships>")
    };
    let listed = |(number, (name, _)): (usize, &(String, Vec<u8>))| {
        format!("<sheet name=\"{name}\" sheetId=\"{number}\" r:id=\"r{number}\"/>")
    };
    let list: String = (1..).zip(sheets).map(listed).collect();
    let book = format!(
        "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>{list}</sheets><calcPr fullCalcOnLoad=\"0\"/></workbook>"
    );
    let types = format!(
        "<Types xmlns=\"{TYPES}\"><Override PartName=\"/xl/workbook.xml\" \
         ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>"
    );
    let styles = format!(
        "<styleSheet xmlns=\"{MAIN}\"><numFmts><numFmt numFmtId=\"164\" formatCode=\"0000\"/></numFmts><fonts><font/></fonts>\
         <cellXfs><xf/><xf numFmtId=\"0\"/></cellXfs><extLst/></styleSheet>"
    );
    let comments = format!(
        "<comments xmlns=\"{MAIN}\"><authors><author/></authors><commentList><comment ref=\"A2\" authorId=\"0\">\
         <text><t>▼ ruplem</t></text></comment></commentList></comments>"
    );
    let of_book = (1..=sheets.len()).map(|number| ("worksheet", format!("worksheets/sheet{number}.xml")));
    let of_book =
        of_book.chain([("styles", "styles.xml".to_owned()), ("sharedStrings", "sharedStrings.xml".to_owned())]);
    let parts = vec![
        ("[Content_Types].xml".to_owned(), types),
        ("_rels/.rels".to_owned(), relations(vec![("officeDocument", "xl/workbook.xml".to_owned())])),
        ("xl/workbook.xml".to_owned(), book),
        ("xl/_rels/workbook.xml.rels".to_owned(), relations(of_book.collect())),
        ("xl/styles.xml".to_owned(), styles),
        ("xl/sharedStrings.xml".to_owned(), strings.to_owned()),
        (
            "xl/worksheets/_rels/sheet1.xml.rels".to_owned(),
            relations(vec![("comments", "../comments1.xml".to_owned())]),
        ),
        ("xl/comments1.xml".to_owned(), comments),
    ];
    let texts = parts.into_iter().map(|(name, text)| (name, text.into_bytes()));
    let sheets = (1..)
        .zip(sheets)
        .map(|(number, (_, sheet)): (usize, _)| (format!("xl/worksheets/sheet{number}.xml"), sheet.clone()));
    texts.chain(sheets).collect()
}

/// The parts as an archive; those whose names are there already are left out.
fn zipped(parts: &[Part], method: CompressionMethod) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let how = SimpleFileOptions::default().compression_method(method);
    for (name, bytes) in parts {
        if archive.start_file(name.as_str(), how).is_ok() {
            archive.write_all(bytes).expect("memory takes all");
        }
    }
    archive.finish().expect("memory takes all").into_inner()
}
