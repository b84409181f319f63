//! Thai that was damaged on its way, as by copying it out of a PDF: read right, or doubted at its cell; sound Thai is not.

use std::{fs, path::Path};

use serde_json::Value;

use crate::common::program::{copy_sample, project, run};

/// Name, objective, agency and area of a sample's second project.
const NAME: &str = "หลักสูตรการฝึกอาชีพเสริม สาขาการแปรรูปผลผลิตทางการเกษตร";
const OBJECTIVE: &str = "เพื่อเพิ่มมูลค่าผลผลิตและรายได้ของครัวเรือน";
const AGENCY: &str = "สำนักงานพัฒนาฝีมือแรงงานตาก";
const AREA: &str = "อำเภออุ้มผาง และอำเภอท่าสองยาง";

/// What is found at a cell of the projects: code, severity, and all that is said.
fn found(dataset: &Path, cell: &str) -> Vec<(String, String, String)> {
    let report: Value = serde_json::from_slice(&run(&["check", "--format", "json"], dataset).stdout).unwrap();
    let here = |entry: &&Value| entry["file"] == "projects.csv" && entry["cell"] == cell;
    let shown = |entry: &Value, key: &str| entry[key].as_str().unwrap_or("").to_owned();
    let entries = report["diagnostics"].as_array().unwrap().iter().filter(here);
    entries
        .map(|entry| {
            let said = format!("{} {}", shown(entry, "message"), shown(entry, "hint"));
            (shown(entry, "code"), shown(entry, "severity"), said)
        })
        .collect()
}

/// A copy of the sample with one text in the place of another.
fn with(text: &str, written: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy_sample("tak", folder.path());
    let path = folder.path().join("projects.csv");
    let projects = fs::read_to_string(&path).unwrap();
    assert!(projects.contains(text));
    fs::write(path, projects.replace(text, &format!("\"{written}\""))).unwrap();
    folder
}

#[test]
fn damage_is_read_right_or_doubted_at_its_cell() {
    for (text, cell, written, code, severity, meant) in [
        (NAME, "C3", "การเพิ่มจ านวนผู้มีงานท า", "doubtful_thai", "error", &["จำนวน", "งานทำ"][..]),
        (OBJECTIVE, "D3", "เพื่อส่งเสริมการท างานในพื้นที่", "doubtful_thai", "error", &["«การทำงาน»"]),
        (NAME, "C3", "จัดหารถรับส่งผู้รับงาน 2 คนั", "doubtful_thai", "error", &["«คัน»"]),
        (OBJECTIVE, "D3", "ปรับปรุงหอพกั  2 หลงั", "doubtful_thai", "error", &["หอพัก", "หลัง"]),
        (NAME, "C3", "โครงกำรพัฒนำฝีมือแรงงำนนอกระบบ", "doubtful_thai", "warning", &["โครงการ", "พัฒนา", "แรงงาน"]),
        (NAME, "C3", "การดาเนินงานของศูนย์ประจาตาบล", "doubtful_thai", "warning", &["ดำเนินงาน", "ประจำ", "ตำบล"]),
        (AGENCY, "K3", "สานักงานพัฒนาฝีมือแรงงานตาก", "doubtful_thai", "warning", &["สำนักงาน"]),
        (AREA, "L3", "อาเภออุ้มผาง และอาเภอท่าสองยาง", "doubtful_thai", "warning", &["อำเภอ"]),
        (NAME, "C3", "การบรจิาคในการเพม่ิทนุ", "doubtful_thai", "error", &["บริจาค", "เพิ่มทุน"]),
        (NAME, "C3", "โโครงการกาารจ้างเแรงงาน", "doubtful_thai", "error", &["แรงงาน"]),
        (OBJECTIVE, "D3", "เพื่อให้สำานักงานและชุมชนเข้มแข็ง", "repaired_text", "warning", &["สำนักงาน"]),
        (OBJECTIVE, "D3", "เพื่อให้สำนักงานแ ละชุมชนเข้มแข็ง", "doubtful_thai", "error", &["และ"]),
        (OBJECTIVE, "D3", "ฝึกอบรม &amp; ติดตาม", "repaired_text", "warning", &["ฝึกอบรม & ติดตาม"]),
        (OBJECTIVE, "D3", "&#3585;&#3634;&#3619;จ้างงาน", "repaired_text", "warning", &["การจ้างงาน"]),
        (OBJECTIVE, "D3", "?????????? ?????", "lost_text", "error", &[]),
        (OBJECTIVE, "D3", "เพื่อเพิ่ม\u{fffd}ูลค่า", "lost_text", "error", &[]),
        (AGENCY, "K3", "#REF!", "formula_error", "error", &[]),
        (AREA, "L3", "TRUE", "figure_for_text", "warning", &[]),
        (AREA, "L3", "12,500", "figure_for_text", "warning", &[]),
    ] {
        let folder = with(text, written);
        let told = found(folder.path(), cell);
        let codes: Vec<_> = told.iter().map(|(code, severity, _)| (code.as_str(), severity.as_str())).collect();
        assert!(codes.contains(&(code, severity)), "{written}: {told:?}");
        for word in meant {
            assert!(told.iter().any(|(_, _, said)| said.contains(word)), "{written}: no {word} in {told:?}");
        }
    }
}

#[test]
fn sound_thai_is_never_doubted() {
    for sample in ["chiang-mai", "tak"] {
        let output = run(&["check", "--format", "json"], &project("samples").join(sample));
        let report: Value = serde_json::from_slice(&output.stdout).unwrap();
        for entry in report["diagnostics"].as_array().unwrap() {
            let code = entry["code"].as_str().unwrap();
            assert!(!["doubtful_thai", "lost_text", "figure_for_text", "split_number"].contains(&code), "{entry}");
        }
    }
}
