//! Prints diagnostics and failures: as text for people, as JSON for programs.

use std::{
    io::{self, Write},
    path::Path,
};

use serde::Serialize;

use crate::{
    check::Checked,
    diagnostic::{Diagnostic, Lang, Place, Severity, count},
};

/// The report of `check` in the shape of the JSON contract.
#[derive(Serialize)]
struct Report {
    ok: bool,
    errors: usize,
    warnings: usize,
    diagnostics: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    severity: Severity,
    code: &'static str,
    message: String,
    hint: String,
    file: String,
    sheet: Option<String>,
    row: Option<u32>,
    column: Option<String>,
    cell: Option<String>,
    found: Option<String>,
    province: Option<&'static str>,
}

/// The longest piece of a cell that is shown.
const SHOWN: usize = 60;

/// Every diagnostic as one JSON document.
pub fn json(checked: &Checked, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    let province = checked.province.map(|province| province.name.as_str());
    let entry = |diagnostic: &Diagnostic| Entry {
        severity: diagnostic.severity(),
        code: diagnostic.fault.code(),
        message: diagnostic.fault.message(lang),
        hint: diagnostic.fault.hint(lang),
        file: diagnostic.place.file.clone(),
        sheet: diagnostic.place.sheet.clone(),
        row: diagnostic.place.row,
        column: diagnostic.place.heading.clone(),
        cell: diagnostic.place.cell(),
        found: diagnostic.found.clone(),
        province,
    };
    let errors = count(&checked.diagnostics, Severity::Error);
    let report = Report {
        ok: errors == 0,
        errors,
        warnings: count(&checked.diagnostics, Severity::Warning),
        diagnostics: checked.diagnostics.iter().map(entry).collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &report)?;
    writeln!(out)
}

/// Every diagnostic for a person to read, and how many there are.
pub fn text(checked: &Checked, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    for diagnostic in &checked.diagnostics {
        one(diagnostic, lang, out)?;
    }
    let errors = count(&checked.diagnostics, Severity::Error);
    let warnings = count(&checked.diagnostics, Severity::Warning);
    let name = checked.province.map_or(String::new(), |province| format!("{} ", province.name));
    match (lang, errors, warnings) {
        (Lang::Th, 0, 0) => writeln!(out, "{name}ข้อมูลถูกต้องครบถ้วน"),
        (Lang::En, 0, 0) => writeln!(out, "{name}nothing to mend"),
        (Lang::Th, ..) => writeln!(out, "{name}ข้อผิดพลาด {errors} แห่ง ข้อควรตรวจสอบ {warnings} แห่ง"),
        (Lang::En, ..) => writeln!(out, "{name}errors: {errors}, warnings: {warnings}"),
    }
}

/// How many doubts there are and how to see them, when there is no error to report.
pub fn doubts(checked: &Checked, dataset: &Path, lang: Lang) {
    let warnings = count(&checked.diagnostics, Severity::Warning);
    let dataset = dataset.display();
    match (warnings, lang) {
        (0, _) => {}
        (_, Lang::Th) => eprintln!("ข้อควรตรวจสอบ {warnings} แห่ง ดูรายละเอียดด้วยคำสั่ง: ruplem check {dataset}"),
        (_, Lang::En) => eprintln!("{warnings} warnings; to see them: ruplem check {dataset}"),
    }
}

fn one(diagnostic: &Diagnostic, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    let (severity, found, mend) = match (lang, diagnostic.severity()) {
        (Lang::Th, Severity::Error) => ("ผิด", "พบ", "วิธีแก้"),
        (Lang::Th, Severity::Warning) => ("ควรตรวจสอบ", "พบ", "วิธีแก้"),
        (Lang::En, Severity::Error) => ("error", "found", "hint"),
        (Lang::En, Severity::Warning) => ("warning", "found", "hint"),
    };
    writeln!(out, "{severity}: {}", diagnostic.fault.message(lang))?;
    write!(out, "   {}", place(&diagnostic.place, lang))?;
    match &diagnostic.found {
        Some(text) if !text.is_empty() => writeln!(out, " {found} «{}»", shortened(text))?,
        _ => writeln!(out)?,
    }
    writeln!(out, "   {mend}: {} [{}]", diagnostic.fault.hint(lang), diagnostic.fault.code())?;
    writeln!(out)
}

/// `results.csv แถว 12 คอลัมน์ «เบิกจ่าย (บาท)» (F12)`
fn place(place: &Place, lang: Lang) -> String {
    let (row_word, column_word) = match lang {
        Lang::Th => ("แถว", "คอลัมน์"),
        Lang::En => ("row", "column"),
    };
    let mut text = place.file.clone();
    if let Some(sheet) = &place.sheet {
        text.push_str(&format!(" [{sheet}]"));
    }
    if let Some(row) = place.row {
        text.push_str(&format!(" {row_word} {row}"));
    }
    if let Some(heading) = &place.heading {
        text.push_str(&format!(" {column_word} «{}»", shortened(heading)));
    }
    if let Some(cell) = place.cell() {
        text.push_str(&format!(" ({cell})"));
    }
    text
}

/// The beginning of a long cell, on one line.
fn shortened(text: &str) -> String {
    let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    match line.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

/// What ended a command, on standard error.
pub fn failure(message: &str, lang: Lang) {
    let word = match lang {
        Lang::Th => "ทำต่อไม่ได้",
        Lang::En => "error",
    };
    eprintln!("{word}: {message}");
}

/// Something the author of a layout or of the data should look at, on standard error.
pub fn warning(message: &str, lang: Lang) {
    let word = match lang {
        Lang::Th => "ควรตรวจสอบ",
        Lang::En => "warning",
    };
    eprintln!("{word}: {message}");
}

/// A finished book, on standard error, so that standard output stays free.
pub fn written(path: &Path, pages: usize, lang: Lang) {
    match lang {
        Lang::Th => eprintln!("เขียน {} แล้ว ({pages} หน้า)", path.display()),
        Lang::En => eprintln!("wrote {} ({pages} pages)", path.display()),
    }
}

/// Templates written out, on standard error.
pub fn templates_written(folder: &Path, files: usize, lang: Lang) {
    let folder = folder.display();
    match lang {
        Lang::Th => eprintln!("เขียนแม่แบบ {files} แฟ้มลง {folder} แล้ว แก้แล้วใช้ด้วย --templates {folder}"),
        Lang::En => eprintln!("wrote {files} templates to {folder}; change them and call with --templates {folder}"),
    }
}
