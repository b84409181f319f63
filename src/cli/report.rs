//! Prints diagnostics and failures: as text for people, as JSON for programs.

use std::{
    io::{self, Write},
    path::Path,
};

use serde::Serialize;

use crate::{
    check::{Checked, CheckedNation},
    diagnostic::{Diagnostic, Entry, Lang, Place, Severity, count},
    form::Form,
    model::FiscalYear,
    schema::Table,
};

/// The report of `check` in the shape of the JSON contract.
#[derive(Serialize)]
struct Report {
    ok: bool,
    errors: usize,
    warnings: usize,
    diagnostics: Vec<Entry>,
}

/// The longest piece of a cell that is shown.
const SHOWN: usize = 60;

/// Every diagnostic of every province as one JSON document.
pub fn json(nation: &CheckedNation, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    let told = nation.told_once();
    let entries = told.iter().flat_map(|(province, found)| {
        let province = province.and_then(|province| province.checked.province);
        found.iter().map(move |diagnostic| Entry::new(diagnostic, province, lang))
    });
    let diagnostics: Vec<Entry> = entries.collect();
    let count = |severity| diagnostics.iter().filter(|entry| entry.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let report = Report { ok: nation.is_sound(), errors, warnings, diagnostics };
    serde_json::to_writer_pretty(&mut *out, &report)?;
    writeln!(out)
}

/// Every diagnostic for a person to read, and how many there are: of one province, or of all one by one.
pub fn text(nation: &CheckedNation, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    for (province, found) in nation.told_once() {
        for diagnostic in &found {
            one(diagnostic, lang, out)?;
        }
        if found.is_empty() && (nation.is_national || province.is_none()) {
            continue;
        }
        let name = match province {
            Some(province) => province.checked.province.map_or(province.name.as_str(), |known| &known.name),
            None => lang.either("ทุกจังหวัด", "all provinces"),
        };
        sum(name, &found, lang, out)?;
        if nation.is_national {
            writeln!(out)?;
        }
    }
    if nation.is_national {
        let (all, sound) = (nation.provinces.len(), nation.provinces.iter());
        let sound = sound.filter(|province| province.checked.dataset.is_some()).count();
        match lang {
            Lang::Th => writeln!(out, "{all} จังหวัด ใช้ได้ {sound} จังหวัด มีข้อผิดพลาด {} จังหวัด", all - sound)?,
            Lang::En => writeln!(out, "provinces: {all}, sound: {sound}, with errors: {}", all - sound)?,
        }
    }
    Ok(())
}

/// How many errors and warnings somebody has.
fn sum(name: &str, found: &[&Diagnostic], lang: Lang, out: &mut impl Write) -> io::Result<()> {
    let errors = found.iter().filter(|diagnostic| diagnostic.is_error()).count();
    let warnings = found.len() - errors;
    let name = if name.is_empty() { String::new() } else { format!("{name} ") };
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

/// `results.csv แถว 12 คอลัมน์ «เบิกจ่าย (บาท)» (F12)`; of a workbook `ข้อมูล.xlsx โครงการ!F12 คอลัมน์ «เบิกจ่าย (บาท)»`.
fn place(place: &Place, lang: Lang) -> String {
    let (row_word, column_word) = match lang {
        Lang::Th => ("แถว", "คอลัมน์"),
        Lang::En => ("row", "column"),
    };
    let mut text = place.file.clone();
    let address = place.address();
    match (&address, place.row) {
        (Some(address), _) => text.push_str(&format!(" {address}")),
        (None, Some(row)) => text.push_str(&format!(" {row_word} {row}")),
        (None, None) => {}
    }
    if let Some(heading) = &place.heading {
        text.push_str(&format!(" {column_word} «{}»", shortened(heading)));
    }
    if let Some(cell) = place.cell().filter(|_| address.is_none()) {
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

/// A picture whose pixels turned out to be unreadable when the book was made.
pub fn lost_picture(file: &str, lang: Lang) {
    let message = match lang {
        Lang::Th => format!("{file}: อ่านภาพนี้ไม่ได้ จึงไม่อยู่ในเล่ม ให้บันทึกภาพใหม่เป็น JPEG หรือ PNG"),
        Lang::En => format!("{file}: this picture cannot be read and is not in the book; save it again as JPEG or PNG"),
    };
    warning(&message, lang);
}

/// A finished book, on standard error, so that standard output stays free.
pub fn written(path: &Path, pages: usize, lang: Lang) {
    match lang {
        Lang::Th => eprintln!("เขียน {} แล้ว ({pages} หน้า)", path.display()),
        Lang::En => eprintln!("wrote {} ({pages} pages)", path.display()),
    }
}

/// An empty dataset made, what was carried over into it, and what to do next, on standard error.
pub fn form_written(form: &Form<'_>, from: Option<FiscalYear>, dataset: &Path, lang: Lang) {
    let (path, year) = (dataset.display(), form.year);
    let (projects, seats) = (form.filled(Table::Projects), form.filled(Table::Committee));
    match (lang, from) {
        (_, None) => {}
        (Lang::Th, Some(from)) => eprintln!(
            "ยกมาจากปี {from}: ข้อมูลสำนักงาน โครงการ {projects} โครงการ (เลื่อนเดือนไปปี {year}) คณะกรรมการ {seats} แถว"
        ),
        (Lang::En, Some(from)) => eprintln!(
            "carried over from {from}: the office, {projects} projects (months moved to {year}), {seats} committee seats"
        ),
    }
    if form.handbook().is_none() {
        match lang {
            Lang::Th => eprintln!("ควรตรวจสอบ: ยังไม่มีคู่มือของปีงบประมาณ {year} จึงยังตรวจและจัดทำรูปเล่มไม่ได้จนกว่าจะเพิ่มคู่มือ"),
            Lang::En => eprintln!("warning: there is no handbook of fiscal year {year} yet to check and make books by"),
        }
    }
    match lang {
        Lang::Th => eprintln!("เขียน {path} แล้ว กรอกแล้วตรวจด้วยคำสั่ง: ruplem check {path}"),
        Lang::En => eprintln!("wrote {path}; fill it in, then call: ruplem check {path}"),
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
