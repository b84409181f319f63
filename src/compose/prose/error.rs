//! What is wrong with a prose template: where, and in Thai what.

use std::collections::BTreeSet;

use serde_json::Value;
use tera::ErrorKind;
use thiserror::Error;

use crate::diagnostic::{Bilingual, Phrase, Spot, Told, in_thai};

/// A prose template that cannot be read or filled in; says file, line and what Tera found there.
#[derive(Debug, Error)]
#[allow(missing_docs, reason = "their texts say it all")]
pub enum ProseError {
    #[error("{0}")]
    Tera(#[from] tera::Error),
    /// It asks for something that is not there; these are.
    #[error("{cause}\n  there are: {}", .there.join(", "))]
    Missing { cause: Box<Self>, there: Vec<String> },
    #[error("{file}: “{name}” is no way to space (royal-society, as-written)")]
    Spacing { file: &'static str, name: String },
    /// Who fills it in elsewhere has said what is wrong.
    #[error("{}", .0.english)]
    Elsewhere(Bilingual),
    /// Who fills it in was ended, for it took longer than it may.
    #[error("{file}: this template took longer than {seconds} seconds; see whether it repeats something without end")]
    Overdue { file: String, seconds: u64 },
    /// Who fills it in took more memory than it may.
    #[error(
        "{file}: this template took more than {limit_mb} MB of memory; see whether it repeats something without end"
    )]
    Full { file: String, limit_mb: usize },
    /// Who fills it in came to a sudden end.
    #[error("{file}: the program came to a sudden end at this template ({detail})")]
    Died { file: String, detail: String },
}

impl Told for ProseError {
    fn thai(&self) -> String {
        match self {
            Self::Tera(error) => match error.kind() {
                ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                    let span = report.span();
                    let position = Some((span.start_line, span.start_col + 1));
                    at(&Spot { file: report.filename().to_owned(), position }, report.message())
                }
                ErrorKind::Msg(text) => match reports(text) {
                    found if found.is_empty() => phrased(text),
                    found => found.iter().map(|(spot, said)| at(spot, said)).collect::<Vec<_>>().join("\n"),
                },
                _ => phrased(&error.to_string()),
            },
            Self::Missing { cause, there } => format!("{}\n  ค่าที่มี: {}", cause.thai(), there.join(", ")),
            Self::Elsewhere(told) => told.thai.clone(),
            Self::Overdue { file, seconds } => {
                format!("{file}: แม่แบบนี้ใช้เวลาเกิน {seconds} วินาที ตรวจคำสั่งวนซ้ำ (for, range) ว่ามีที่สิ้นสุด")
            }
            Self::Full { file, limit_mb } => {
                format!("{file}: แม่แบบนี้ใช้หน่วยความจำเกิน {limit_mb} เมกะไบต์ ตรวจคำสั่งวนซ้ำ (for, range) ว่ามีที่สิ้นสุด")
            }
            Self::Died { file, detail } => format!("{file}: โปรแกรมหยุดกลางคันที่แม่แบบนี้ ({detail})"),
            Self::Spacing { file, name } => format!("{file}: ไม่มีวิธีเว้นวรรคชื่อ «{name}» ใช้ royal-society หรือ as-written"),
        }
    }
}

impl ProseError {
    /// With the names there are, where it asks for one that is not.
    pub(super) fn beside(self, facts: &Value) -> Self {
        let said = self.to_string();
        let mut there = BTreeSet::new();
        if said.contains("Variable `") && said.contains("is not defined") {
            there.extend(facts.as_object().into_iter().flat_map(|fields| fields.keys().cloned()));
        } else if said.contains("Field `") && said.contains("is not defined") {
            facts.as_object().into_iter().flat_map(|fields| fields.values()).for_each(|value| names(value, &mut there));
        }
        if there.is_empty() { self } else { Self::Missing { cause: self.into(), there: there.into_iter().collect() } }
    }
}

/// The names of all fields of a value.
fn names(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| names(value, found)),
        Value::Object(fields) => {
            for (name, value) in fields {
                found.insert(name.clone());
                names(value, found);
            }
        }
        _ => {}
    }
}

fn at(spot: &Spot, said: &str) -> String {
    format!("{}: {}", spot.thai(), phrased(said))
}

fn phrased(said: &str) -> String {
    in_thai(said, PHRASES, "ใช้ไม่ได้")
}

/// The reports that Tera has joined in one text because it has several.
fn reports(text: &str) -> Vec<(Spot, &str)> {
    let lines = text.lines().zip(text.lines().skip(1));
    lines.filter_map(|(said, place)| Some((place_of(place)?, said.strip_prefix("error: ")?))).collect()
}

/// The place in the second line of a report: `--> prose/a.tera:3:5`.
fn place_of(line: &str) -> Option<Spot> {
    let mut parts = line.trim_start().strip_prefix("--> ")?.rsplitn(3, ':');
    let (column, line, file) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?);
    Some(Spot { file: file.to_owned(), position: Some((line, column)) })
}

/// What Tera says; longer phrases before the shorter ones that begin alike.
const PHRASES: &[Phrase] = &[
    ("Variable `{}` is not defined.{}", "ไม่มีค่าชื่อ «{}»"),
    ("Variable `{}` exists but its value is undefined", "ค่าชื่อ «{}» ว่างอยู่"),
    ("Field `{}` is not defined.{}", "ไม่มีค่าย่อยชื่อ «{}»"),
    ("Tried to render a variable that is undefined", "ไม่มีค่าที่จะพิมพ์ตรงนี้"),
    ("Unknown filter `{}`", "ไม่มีตัวกรอง (filter) ชื่อ «{}»"),
    ("Unknown test `{}`", "ไม่มีการทดสอบ (test) ชื่อ «{}»"),
    ("Unknown function `{}`", "ไม่มีฟังก์ชันชื่อ «{}»"),
    ("Unknown component `{}`", "ไม่มีส่วนประกอบ (component) ชื่อ «{}»"),
    ("Unknown template `{}`", "ไม่พบแม่แบบ «{}»"),
    ("Unknown tag", "ไม่รู้จักคำสั่งหลัง {%"),
    ("Template '{}' is inheriting from '{}', which doesn't exist or isn't loaded.", "แม่แบบ «{}» ต่อจาก «{}» ซึ่งไม่มี"),
    ("Template '{}' not found", "ไม่พบแม่แบบ «{}»"),
    ("Unexpected end of input", "แม่แบบจบก่อนปิดเครื่องหมายหรือคำสั่ง ตรวจ }}, %} และ {% end… %}"),
    ("Unexpected end of string", "ข้อความในเครื่องหมายคำพูดไม่ปิด"),
    ("Unexpected character", "มีอักขระที่ใช้ตรงนี้ไม่ได้"),
    ("Found {} but expected one of: {}.", "พบ {} ซึ่งใช้ตรงนี้ไม่ได้"),
    ("Found {} but expected {}.", "พบ {} แต่ตรงนี้ต้องเป็น {}"),
    ("Found {} but {}", "พบ {} ซึ่งใช้ตรงนี้ไม่ได้"),
    ("Missing keyword argument `{}`", "ขาดค่าของ «{}»"),
    ("Invalid type for the value, expected `{}` but got `{}`", "ค่าต้องเป็นชนิด {} แต่เป็น {}"),
    ("Value `{}` is out of range for `{}`", "ค่า {} เกินขอบเขตของชนิด {}"),
    ("Iteration not possible on type `{}`", "ค่าชนิด {} ไม่มีรายการให้วนซ้ำ"),
    ("Math operations can only be done on numbers, found `{}`", "คำนวณได้เฉพาะตัวเลข แต่ค่านี้เป็น {}"),
    ("`{}` requires both operands to be numbers, found `{}` and `{}`", "{} ใช้ได้กับตัวเลขสองตัว แต่ค่าเป็น {} กับ {}"),
    ("Cannot compare `{}` with `{}`", "เปรียบเทียบ {} กับ {} ไม่ได้"),
    ("Cannot divide by 0", "หารด้วย 0 ไม่ได้"),
    ("Circular include detected for template '{}'.{}", "แม่แบบ «{}» เรียกวนกลับมาหาตัวเอง"),
    ("Circular extend detected for template '{}'.{}", "แม่แบบ «{}» ต่อวนกลับมาหาตัวเอง"),
];
