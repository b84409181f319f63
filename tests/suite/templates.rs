//! An officer changes a sentence and a page, and is told where a mistake is.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use crate::common::reading::{Reader, by_readers, squeezed};

fn ruplem(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_ruplem")).args(args).output().expect("the program starts")
}

fn plan_with(templates: &Path, reader: Reader) -> (Output, Option<String>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.pdf");
    let output =
        ruplem(&["plan", "samples/tak", "-o", path.to_str().unwrap(), "--templates", templates.to_str().unwrap()]);
    let text = path.exists().then(|| squeezed(&reader.read(&path)));
    (output, text)
}

/// All templates written out, one of them changed.
fn changed(file: &str, from: &str, to: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let written = ruplem(&["templates", folder.path().to_str().unwrap()]);
    assert_eq!(written.status.code(), Some(0), "{}", String::from_utf8_lossy(&written.stderr));
    let path = folder.path().join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{file} has no {from}");
    fs::write(path, text.replacen(from, to, 1)).unwrap();
    folder
}

fn a_changed_sentence_is_printed(reader: Reader) {
    let templates = changed("prose/plan-preface.tera", "ได้จัดทำ", "มีความยินดีที่ได้จัดทำ");
    let (output, text) = plan_with(templates.path(), reader);
    assert_eq!(output.status.code(), Some(0));
    assert!(text.unwrap().contains("มีความยินดีที่ได้จัดทำแผนปฏิบัติการ"));
}

fn one_file_in_a_folder_is_enough(reader: Reader) {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("prose")).unwrap();
    fs::write(folder.path().join("prose/plan-preface.tera"), "{{ projects | thai }} โครงการของ{{ office }}").unwrap();
    let (output, text) = plan_with(folder.path(), reader);
    assert_eq!(output.status.code(), Some(0));
    assert!(text.unwrap().contains("๖โครงการของสำนักงานแรงงานจังหวัดตาก"));
}

#[test]
fn a_mistake_is_told_in_thai_with_its_file_and_line() {
    let last = include_str!("../../templates/plan.typ").lines().count().to_string();
    let (preface, plan, handbook) = ("prose/plan-preface.tera", "plan.typ", "handbook/2565.toml");
    for (file, from, to, told) in [
        (preface, "{{ office }}", "{{ ofice }}", "บรรทัด 2 ตัวอักษรที่ 4: ไม่มีค่าชื่อ «ofice» (Variable `ofice` is not"),
        (preface, "{{ office }}", "{{ office }", "บรรทัด 2 ตัวอักษรที่ 11: พบ `}` แต่ตรงนี้ต้องเป็น }} (Found"),
        (
            preface,
            "{{ office }}",
            "{{ office | upside }}",
            "บรรทัด 2 ตัวอักษรที่ 13: ไม่มีตัวกรอง (filter) ชื่อ «upside» (Unknown",
        ),
        (plan, "#back-cover(cover)", "#backcover(cover)", "บรรทัด {last} ตัวอักษรที่ 2: ไม่มีชื่อ «backcover»"),
        (
            plan,
            "#back-cover(cover)",
            "#back-cover(cover",
            "บรรทัด {last} ตัวอักษรที่ 12: วงเล็บเปิดแต่ไม่ปิด (unclosed delimiter)",
        ),
        (
            plan,
            "#back-cover(cover)",
            "#image(\"ตรา.svg\")",
            "บรรทัด {last} ตัวอักษรที่ 8: ไม่พบแฟ้ม «ตรา.svg» ในแม่แบบ (file not found",
        ),
        (handbook, "threshold = 20", "treshold = 20", "บรรทัด 87 ตัวอักษรที่ 21: ไม่รู้จักรายการ «treshold»"),
        (handbook, "due_day = ", "due_day = 4", ": ค่าของ `monthly.due_day` ใช้ไม่ได้ ต้องเป็นวันที่มีในทุกเดือน คือ 1 ถึง 28"),
    ] {
        let templates = changed(file, from, to);
        let (output, text) = plan_with(templates.path(), Reader::Ours);
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{file}: {stderr}");
        let told = told.replace("{last}", &last);
        let told = if told.starts_with(':') { format!("{file}{told}") } else { format!("{file} {told}") };
        assert!(stderr.contains(&told), "{told} is not in: {stderr}");
        assert!(stderr.contains("หรือลบออกเพื่อใช้แฟ้มของโปรแกรม"), "{stderr}");
        assert_eq!(text, None);
    }
}

#[test]
fn what_typst_warns_of_and_a_bad_font_are_told_in_the_language_of_the_call() {
    let folder = tempfile::tempdir().unwrap();
    let templates = folder.path().to_str().unwrap();
    let made = tempfile::tempdir().unwrap();
    let plan = made.path().join("plan.pdf");
    let told = |lang: &str| {
        let made =
            ruplem(&["plan", "samples/tak", "-o", plan.to_str().unwrap(), "--templates", templates, "--lang", lang]);
        (made.status.code(), String::from_utf8(made.stderr).unwrap())
    };
    let layout = "#set document(title: \"ก\", date: datetime(year: 2022, month: 1, day: 1))\n\
                  #set text(font: \"Angsana\")\nแผนของเรา";
    fs::write(folder.path().join("plan.typ"), layout).unwrap();
    let (thai, english) = (told("th"), told("en"));
    assert!(thai.0 == Some(0) && thai.1.contains("plan.typ บรรทัด 2 ตัวอักษรที่ 17: ไม่มีแบบอักษรชื่อ «angsana»"), "{thai:?}");
    assert!(english.0 == Some(0) && english.1.contains("plan.typ:2:17: unknown font family: angsana"), "{english:?}");

    fs::create_dir(folder.path().join("fonts")).unwrap();
    fs::write(folder.path().join("fonts/Angsana.ttf"), "no font").unwrap();
    let (thai, english) = (told("th"), told("en"));
    assert!(thai.0 == Some(2) && thai.1.contains("fonts/Angsana.ttf: ไม่ใช่แฟ้มแบบอักษร"), "{thai:?}");
    assert!(english.0 == Some(2) && english.1.contains("fonts/Angsana.ttf: not a font file"), "{english:?}");
}

#[test]
fn a_slip_in_a_template_is_told_with_what_there_is() {
    let (plan, summary) = ("plan.typ", "prose/plan-summary.tera");
    for (file, from, to, told) in [
        (plan, "preface(cover, data.preface)", "preface(cover, data.prefaces)", "ค่าที่มี: "),
        (plan, "preface(cover, data.preface)", "preface(cover, data.prefaces)", "    preface(cover, data.prefaces)"),
        (plan, "#cover-page(cover)", "#cover-page(cover, cover.provinces)", "province, "),
        (summary, "", "{{ people_targeted }}", "target_total"),
    ] {
        let templates = changed(file, from, to);
        let (output, text) = plan_with(templates.path(), Reader::Ours);
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(stderr.contains("ค่าที่มี: ") && stderr.contains(told), "{told} is not in: {stderr}");
        assert_eq!(text, None);
    }
}

#[test]
fn a_file_that_no_template_uses_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let files = ["prose/plan-prefaces.tera", "Sarabun.ttf", "parts/mine.typ", "parts/used.typ", "notes.md"];
    for path in files.into_iter().chain(["handbook/2565.toml.txt"]) {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "").unwrap();
    }
    let layout = "#import \"parts/used.typ\"\n#set document(title: \"ก\", date: datetime(year: 2022, month: 1, day: 1))\nแผนของเรา";
    fs::write(folder.path().join("plan.typ"), layout).unwrap();
    let (output, _) = plan_with(folder.path(), Reader::Ours);
    let stderr = String::from_utf8_lossy(&output.stderr);
    let told: Vec<&str> = stderr.lines().filter(|line| line.contains("ไม่มีแม่แบบใดใช้แฟ้มนี้")).collect();
    assert_eq!(
        told,
        [
            "ควรตรวจสอบ: Sarabun.ttf: ไม่มีแม่แบบใดใช้แฟ้มนี้ แบบอักษรต้องอยู่ในโฟลเดอร์ fonts",
            "ควรตรวจสอบ: handbook/2565.toml.txt: ไม่มีแม่แบบใดใช้แฟ้มนี้ หมายถึง handbook/2565.toml ใช่หรือไม่",
            "ควรตรวจสอบ: parts/mine.typ: ไม่มีแม่แบบใดใช้แฟ้มนี้",
            "ควรตรวจสอบ: prose/plan-prefaces.tera: ไม่มีแม่แบบใดใช้แฟ้มนี้ หมายถึง prose/plan-preface.tera ใช่หรือไม่",
        ]
    );
}

#[test]
fn a_template_of_an_older_program_is_called_that() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("prose")).unwrap();
    // «แผนงาน» in Windows-874.
    fs::write(folder.path().join("prose/plan-preface.tera"), b"\xe1\xbc\xb9\xa7\xd2\xb9").unwrap();
    let (output, text) = plan_with(folder.path(), Reader::Ours);
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.code() == Some(2) && text.is_none(), "{stderr}");
    assert!(stderr.contains("plan-preface.tera: แฟ้มนี้บันทึกเป็น windows-874 (ANSI) แต่แม่แบบต้องเป็น UTF-8"), "{stderr}");
}

#[test]
fn templates_somebody_changed_are_never_written_over() {
    let templates = changed("plan.typ", "เอกสาร", "ของเรา");
    let again = ruplem(&["templates", templates.path().to_str().unwrap()]);
    assert_eq!(again.status.code(), Some(2));
    assert!(fs::read_to_string(templates.path().join("plan.typ")).unwrap().contains("ของเรา"));
}

/// The examples of the guide: a file, and the lines that are changed in it, each to one or more.
fn examples() -> Vec<(String, Vec<(String, String)>)> {
    let guide = include_str!("../../docs/templates.md").replace("\r\n", "\n");
    let blocks = guide.split("```diff ").skip(1).map(|rest| rest.split("```").next().unwrap());
    let example = |block: &str| {
        let (file, lines) = block.split_once('\n').unwrap();
        let mut changes: Vec<(String, Vec<&str>)> = Vec::new();
        for line in lines.lines() {
            match (line.strip_prefix('-'), line.strip_prefix('+')) {
                (Some(from), _) => changes.push((from.to_owned(), Vec::new())),
                (_, Some(to)) => changes.last_mut().unwrap().1.push(to),
                _ => panic!("neither taken away nor added: {line}"),
            }
        }
        assert!(changes.iter().all(|(_, to)| !to.is_empty()), "{block}");
        (file.to_owned(), changes.into_iter().map(|(from, to)| (from, to.join("\n"))).collect())
    };
    blocks.map(example).collect()
}

fn the_examples_of_the_guide_do_what_they_say(reader: Reader) {
    let examples = examples();
    assert_eq!(examples.len(), 7);
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(ruplem(&["templates", folder.path().to_str().unwrap()]).status.code(), Some(0));
    for (file, changes) in examples {
        let path = folder.path().join(&file);
        let mut text = fs::read_to_string(&path).unwrap();
        for (from, to) in changes {
            assert!(text.contains(&from), "{file} has no {from}");
            text = text.replacen(&from, &to, 1);
        }
        fs::write(path, text).unwrap();
    }
    let path = folder.path().join("plan.pdf");
    let templates = folder.path().to_str().unwrap();
    let made = ruplem(&["plan", "samples/chiang-mai", "-o", path.to_str().unwrap(), "--templates", templates]);
    assert_eq!(made.status.code(), Some(0), "{}", String::from_utf8_lossy(&made.stderr));
    let text = squeezed(&reader.read(&path));
    assert!(text.contains("ขอขอบคุณผู้ว่าราชการจังหวัดเชียงใหม่คณะอนุกรรมการ") && text.contains("ลายมือชื่อ"));
    assert!(text.contains("แนวทางของจังหวัด") && text.contains("๒.รายงานผลต่อที่ประชุมคณะกรมการจังหวัด"));
    assert!(text.contains("แหล่งงบประมาณ") && text.contains("แผนภาพที่๑"));
    assert!(reader.faces(&path).contains("+Sarabun-"));
}

fn a_font_and_a_picture_of_ones_own_are_used(reader: Reader) {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("fonts")).unwrap();
    // A family of another name: Sarabun's own file, its names changed letter for letter.
    let mut font = fs::read("fonts/Sarabun-Regular.ttf").unwrap();
    let wide = |name: &str| name.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
    for (from, to) in [(b"Sarabun".to_vec(), b"Suksoon".to_vec()), (wide("Sarabun"), wide("Suksoon"))] {
        for start in 0..font.len() - from.len() {
            if font[start..].starts_with(&from) {
                font[start..start + to.len()].copy_from_slice(&to);
            }
        }
    }
    fs::write(folder.path().join("fonts/Suksoon.ttf"), font).unwrap();
    fs::write(
        folder.path().join("seal.svg"),
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0,0h9v9z"/></svg>"#,
    )
    .unwrap();
    let layout = r#"#set document(title: "ก", date: datetime(year: 2022, month: 1, day: 1))
#set text(font: "Suksoon")
#image("/seal.svg", width: 2cm, alt: "ตรา") แผนของเรา"#;
    fs::write(folder.path().join("plan.typ"), layout).unwrap();
    let (output, text) = plan_with(folder.path(), reader);
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{stderr}");
    assert!(!stderr.contains("unknown font"), "{stderr}");
    assert!(text.unwrap().contains("แผนของเรา"));
}

by_readers! {
    [Reader::Poppler] =>
        a_changed_sentence_is_printed,
        one_file_in_a_folder_is_enough,
        the_examples_of_the_guide_do_what_they_say,
        a_font_and_a_picture_of_ones_own_are_used,
}
