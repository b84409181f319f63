//! An officer makes the books of a province and reads them: every name whole, every figure right, Thai digits throughout.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use crate::common::program::copy_sample;
use crate::common::reading::{Reader, by_readers, squeezed};
use tempfile::TempDir;

const SAMPLES: [&str; 2] = ["samples/chiang-mai", "samples/tak"];
const BOOKS: [&str; 5] = ["plan", "agenda", "annual", "scorecard", "onepage"];

fn ruplem(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_ruplem")).args(args).output().expect("the program starts")
}

/// Makes a book as of a day after the year's end and hands back its file.
fn make(folder: &TempDir, book: &str, dataset: &str) -> PathBuf {
    let path = folder.path().join(format!("{book}.pdf"));
    let output = path.to_str().expect("a temporary path is text");
    let mut args = vec![book, dataset, "-o", output];
    if !["plan", "agenda"].contains(&book) {
        args.extend(["--as-of", "5/10/2565"]);
    }
    let made = ruplem(&args);
    assert_eq!(made.status.code(), Some(0), "{}", String::from_utf8_lossy(&made.stderr));
    path
}

/// One column of a sample's table, by its position.
fn column(dataset: &str, file: &str, position: usize) -> Vec<String> {
    let mut reader = csv::Reader::from_path(Path::new(dataset).join(file)).expect("the sample has the table");
    reader.records().map(|row| row.expect("a sound row")[position].to_owned()).collect()
}

fn every_project_is_named_whole_in_plan_and_report(reader: Reader) {
    for dataset in SAMPLES {
        let folder = tempfile::tempdir().unwrap();
        for book in ["plan", "annual"] {
            let text = squeezed(&reader.read(&make(&folder, book, dataset)));
            let names = column(dataset, "projects.csv", 2);
            assert!(names.len() >= 6);
            for name in names {
                let printed = squeezed(&ruplem::thai::digits::in_thai(&name));
                assert!(text.contains(&printed), "{dataset} {book}: {name}");
            }
        }
    }
}

fn every_figure_of_the_plan_is_printed_with_the_right_totals(reader: Reader) {
    let folder = tempfile::tempdir().unwrap();
    let text = reader.read(&make(&folder, "plan", SAMPLES[0]));
    let printed: BTreeSet<&str> = text.split(|c: char| c.is_whitespace() || c == '|').collect();
    for position in [5, 6, 7] {
        for target in column(SAMPLES[0], "projects.csv", position) {
            let people = ruplem::thai::digits::to_arabic(&target).replace([',', '-'], "").parse().unwrap_or(0);
            assert!(printed.contains(ruplem::thai::digits::count(people).as_str()), "{target}");
        }
    }
    // Worked by hand from projects.csv.
    for total in ["๘,๖๙๘", "๒,๕๖๒", "๑,๑๐๔", "๑๒,๓๖๔", "๘,๙๒๓,๑๐๑.๕๐", "๓,๘๑๗,๒๐๐.๐๐"]
    {
        assert!(printed.contains(total), "{total}");
    }
    assert!(squeezed(&text).contains("แปดล้านเก้าแสนสองหมื่นสามพันหนึ่งร้อยเอ็ดบาทห้าสิบสตางค์"));
}

fn the_report_counts_only_what_was_recorded(reader: Reader) {
    let folder = tempfile::tempdir().unwrap();
    let text = reader.read(&make(&folder, "annual", SAMPLES[0]));
    // 10,455 people stand in results.csv; August's 378 were never recorded.
    for figure in ["๑๐,๐๗๗", "๘๑.๕๐", "๑,๓๖๗,๓๕๒.๕๐", "๙๗.๒๓", "๓๘.๕๓"]
    {
        assert!(text.contains(figure), "{figure}");
    }
    assert!(!text.contains("๑๐,๔๕๕"));
}

fn the_scorecard_is_two_pages_of_criteria_evidence_and_signatures(reader: Reader) {
    for dataset in SAMPLES {
        let folder = tempfile::tempdir().unwrap();
        let text = reader.read(&make(&folder, "scorecard", dataset));
        // A form feed ends every page.
        assert_eq!(text.matches('\u{c}').count(), 2, "{dataset}");
        let text = squeezed(&text);
        for part in ["รอบที่๑", "รอบที่๒", "หมายเหตุ", "ลงชื่อ", "ผู้รับรอง", "หน้า๒จาก๒"]
        {
            assert!(text.contains(part), "{dataset}: {part}");
        }
    }
}

fn no_arabic_digit_and_no_stray_english_stands_in_a_thai_book(reader: Reader) {
    // The map says by its own name and licence whose it is.
    let allowed = ["Action", "Plan", "Milestone", "GFMIS", "PDF", "svg", "maps", "thailand", "CC", "BY"];
    for dataset in SAMPLES {
        let data: String = fs::read_dir(dataset)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.is_file())
            .map(|path| fs::read_to_string(path).unwrap())
            .chain([include_str!("../../templates/handbook/2565.toml").to_owned()])
            .collect();
        let folder = tempfile::tempdir().unwrap();
        for book in BOOKS {
            let text = reader.read(&make(&folder, book, dataset));
            for word in text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
                if word.bytes().all(|byte| byte.is_ascii_digit()) {
                    // The digits of an address, such as informals.mol1374@…, belong to a Latin word.
                    let of_word = text.match_indices(word).all(|(at, _)| {
                        let near = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic() || ".-/@".contains(c));
                        near(text[..at].chars().next_back()) || near(text[at + word.len()..].chars().next())
                    });
                    assert!(of_word, "{dataset} {book}: Arabic digits {word}");
                } else {
                    assert!(allowed.contains(&word) || data.contains(word), "{dataset} {book}: {word}");
                }
            }
        }
    }
}

fn every_reader_gets_the_same_text_letter_by_letter(reader: Reader) {
    let folder = tempfile::tempdir().unwrap();
    let path = make(&folder, "plan", SAMPLES[1]);
    let expected: Vec<String> = column(SAMPLES[1], "projects.csv", 2)
        .into_iter()
        .chain(["สำนักงานแรงงานจังหวัดตากได้จัดทำแผนปฏิบัติการ", "ส่งเสริม คุ้มครอง และพัฒนาคุณภาพชีวิต"].map(str::to_owned))
        .map(|text| squeezed(&ruplem::thai::digits::in_thai(&text)))
        .collect();
    let text = squeezed(&reader.read(&path));
    for line in &expected {
        assert!(text.contains(line), "{reader:?}: {line}");
    }
    assert!(!text.contains(['\u{200b}', '\u{2060}', '\u{fffd}']), "{reader:?}");
}

#[test]
fn the_books_of_the_samples_are_well_set_from_either_side() {
    for dataset in SAMPLES {
        let proof = ruplem(&["proof", dataset, "--as-of", "5/10/2565", "--lang", "en"]);
        let told = String::from_utf8(proof.stdout).unwrap();
        assert_eq!(told.matches("nothing badly set").count(), BOOKS.len(), "{dataset}: {told}");
        assert_eq!(proof.status.code(), Some(0));
        let folder = tempfile::tempdir().unwrap();
        for book in BOOKS {
            let file = make(&folder, book, dataset);
            let proof = ruplem(&["proof", file.to_str().unwrap()]);
            let told = String::from_utf8(proof.stdout).unwrap();
            assert!(told.ends_with("หน้า ไม่พบข้อบกพร่องของการเรียงพิมพ์\n"), "{dataset} {book}: {told}");
            assert_eq!(told.lines().count(), 1);
        }
    }
}

#[test]
fn a_book_with_a_fault_is_made_with_a_warning_and_fails_its_proof() {
    let templates = tempfile::tempdir().unwrap();
    let folder = templates.path().to_str().unwrap();
    assert_eq!(ruplem(&["templates", folder]).status.code(), Some(0));
    let layout = templates.path().join("scorecard.typ");
    let sin = "#table(columns: 1cm, table.header([ก]), [แรงงานนอกระบบ])\n";
    let changed = fs::read_to_string(&layout).unwrap().replace("// One round,", &format!("{sin}// One round,"));
    fs::write(&layout, changed).unwrap();

    let path = templates.path().join("scorecard.pdf");
    let output = path.to_str().unwrap();
    let made = ruplem(&["scorecard", SAMPLES[1], "-o", output, "--as-of", "5/10/2565", "--templates", folder]);
    assert_eq!(made.status.code(), Some(0));
    let fault = "หน้า 1 บรรทัด 2: ข้อความล้นช่อง «แรงงานนอกระบบ»";
    let warned = String::from_utf8(made.stderr).unwrap();
    assert!(warned.contains(&format!("ควรตรวจสอบ: {fault}")), "{warned}");

    let proof = ruplem(&["proof", output]);
    assert_eq!(proof.status.code(), Some(1));
    let told = String::from_utf8(proof.stdout).unwrap();
    assert!(told.starts_with(&format!("{fault} [overfull]\n")), "{told}");
}

#[test]
fn a_layout_that_lets_text_run_off_its_page_makes_no_book() {
    let templates = tempfile::tempdir().unwrap();
    let folder = templates.path().to_str().unwrap();
    assert_eq!(ruplem(&["templates", folder]).status.code(), Some(0));
    let layout = templates.path().join("scorecard.typ");
    let sin = "#block(breakable: false, ((\"แรงงานนอกระบบ\",) * 80).join(linebreak()))\n";
    let changed = fs::read_to_string(&layout).unwrap().replace("// One round,", &format!("{sin}// One round,"));
    fs::write(&layout, changed).unwrap();

    let path = templates.path().join("scorecard.pdf");
    let call = ["scorecard", SAMPLES[1], "-o", path.to_str().unwrap(), "--as-of", "5/10/2565", "--templates", folder];
    let made = ruplem(&call);
    let told = String::from_utf8(made.stderr).unwrap();
    assert_eq!(made.status.code(), Some(1), "{told}");
    assert!(
        told.contains("รูปเล่มพิมพ์ข้อมูลไม่ครบ") && told.contains("หน้า 1 บรรทัด 50: ข้อความเลยขอบกระดาษ «แรงงานนอกระบบ»"),
        "{told}"
    );
    assert!(!path.exists());
}

#[test]
fn what_is_no_readable_pdf_is_a_wrong_call() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("เล่ม.pdf");
    for bytes in [&b"no PDF at all"[..], b"%PDF-1.7\n%%EOF", b""] {
        fs::write(&path, bytes).unwrap();
        let proof = ruplem(&["proof", path.to_str().unwrap()]);
        let told = String::from_utf8_lossy(&proof.stderr).into_owned();
        assert_eq!(proof.status.code(), Some(2), "{told}");
        assert!(told.contains("เล่ม.pdf: อ่านแฟ้ม PDF นี้ไม่ได้"), "{told}");
    }
}

#[test]
fn the_same_data_gives_the_same_bytes() {
    for book in BOOKS {
        let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let [one, other] = [&one, &other].map(|folder| fs::read(make(folder, book, SAMPLES[1])).unwrap());
        assert!(one == other, "{book}");
        let text = String::from_utf8_lossy(&one);
        assert!(text.contains("pdfaid:part") && text.contains("pdfuaid:part"), "{book}");
    }
}

/// A copy of the small sample that a story can change.
fn copy_of_tak() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy_sample("tak", folder.path());
    folder
}

fn replace(folder: &TempDir, file: &str, from: &str, to: &str) {
    let path = folder.path().join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{file} has no {from}");
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

fn data_that_looks_like_code_is_printed_as_it_stands(reader: Reader) {
    let first = column(SAMPLES[1], "projects.csv", 2).remove(0);
    let strange = r##"#panic() *ก* _ข_ $x$ @ref <b> {{ y }} {% z %} \ [ง] = `จ` ~ -- //ฉ"##;
    let dataset = copy_of_tak();
    replace(&dataset, "projects.csv", &first, &format!("\"{strange}\""));
    let folder = tempfile::tempdir().unwrap();
    for book in ["plan", "annual"] {
        let text = squeezed(&reader.read(&make(&folder, book, dataset.path().to_str().unwrap())));
        assert!(text.contains(&squeezed(strange)), "{book}");
    }
}

fn hundreds_of_millions_stay_in_their_columns(reader: Reader) {
    let folder = copy_of_tak();
    replace(&folder, "projects.csv", "400,60,20,\"125,000\"", "40000,60,20,\"286,543,210.75\"");
    replace(&folder, "results.csv", "TK-01,2021-10,24,3,0,\"6,500\"", "TK-01,2021-10,12345,3,0,\"196,543,210.75\"");
    let dataset = folder.path().to_str().unwrap();
    let output = folder.path().join("book.pdf");
    let output = output.to_str().unwrap();
    for words in [&["plan"][..], &["annual", "--as-of", "5/10/2565"], &["monthly", "--month", "ต.ค. 64"]] {
        let made = ruplem(&[words, &[dataset, "-o", output]].concat());
        assert_eq!(made.status.code(), Some(0));
        let said = String::from_utf8_lossy(&made.stderr);
        assert!(!said.contains("ล้นช่อง"), "{words:?}: {said}");
        assert!(reader.read(Path::new(output)).contains("๕๔๓,๒๑๐.๗๕"), "{words:?}");
    }
}

fn projects_that_name_no_strategy_make_none(reader: Reader) {
    let folder = copy_of_tak();
    replace(&folder, "projects.csv", "TK-06,การบริหารจัดการและเสริมสร้างเครือข่ายแรงงานในพื้นที่,", "TK-06,,");
    let dataset = folder.path().to_str().unwrap();
    for book in ["plan", "annual"] {
        let text = squeezed(&reader.read(&make(&folder, book, dataset)));
        assert!(text.contains("ยุทธศาสตร์ที่๔") && !text.contains("ยุทธศาสตร์ที่๕"), "{book}");
        assert!(text.contains("รวมโครงการ/กิจกรรมที่ไม่ได้ระบุยุทธศาสตร์"), "{book}");
        assert!(book != "plan" || (text.contains("๔ยุทธศาสตร์") && !text.contains("๕ยุทธศาสตร์")));
    }
}

fn a_very_long_cell_is_printed_to_its_end(reader: Reader) {
    let first = column(SAMPLES[1], "projects.csv", 2).remove(0);
    for long in ["แรงงานนอกระบบได้รับความคุ้มครอง".repeat(330), "ก".repeat(3_000), "W".repeat(3_000)]
    {
        let dataset = copy_of_tak();
        replace(&dataset, "projects.csv", &first, &long);
        let folder = tempfile::tempdir().unwrap();
        let path = make(&folder, "plan", dataset.path().to_str().unwrap());
        let text = squeezed(&reader.read(&path));
        let tail: String = long.chars().skip(long.chars().count() - 40).collect();
        assert!(text.contains(&tail));
    }
}

#[test]
fn bad_data_writes_no_book_and_leaves_the_old_one_alone() {
    let dataset = copy_of_tak();
    let path = dataset.path().join("projects.csv");
    fs::write(&path, fs::read_to_string(&path).unwrap().replace("\nTK-02,", "\nTK-01,")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let old = folder.path().join("old.pdf");
    fs::write(&old, b"last year").unwrap();
    for name in ["new.pdf", "old.pdf"] {
        let output = folder.path().join(name);
        let made = ruplem(&["plan", dataset.path().to_str().unwrap(), "-o", output.to_str().unwrap()]);
        assert_eq!(made.status.code(), Some(1));
        assert!(String::from_utf8_lossy(&made.stderr).contains("duplicate_project"));
    }
    assert_eq!(fs::read(&old).unwrap(), b"last year");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[cfg(unix)]
#[test]
fn an_argument_that_is_no_text_is_a_wrong_call_too() {
    use std::os::unix::ffi::OsStrExt;
    let odd = std::ffi::OsStr::from_bytes(b"/nowhere/\xff");
    let made = Command::new(env!("CARGO_BIN_EXE_ruplem")).arg("check").arg(odd).arg("--bogus").output().unwrap();
    assert_eq!(made.status.code(), Some(2), "{}", String::from_utf8_lossy(&made.stderr));
}

#[test]
fn a_wrong_call_is_told_apart_from_bad_data() {
    let folder = tempfile::tempdir().unwrap();
    let nowhere = folder.path().join("ไม่มี").join("plan.pdf");
    let nowhere = nowhere.to_str().unwrap();
    for args in [
        vec!["plan", "samples/none", "-o", "plan.pdf"],
        vec!["plan", "README.md", "-o", "plan.pdf"],
        vec!["plan", SAMPLES[1], "-o", nowhere],
        vec!["plan", SAMPLES[1], "-o", folder.path().to_str().unwrap()],
        vec!["plan", SAMPLES[1]],
        vec!["annual", SAMPLES[1], "-o", "a.pdf", "--as-of", "31/2/2565"],
        vec!["bind", SAMPLES[1]],
    ] {
        let made = ruplem(&args);
        assert_eq!(made.status.code(), Some(2), "{args:?}");
        assert!(made.stdout.is_empty() && !made.stderr.is_empty(), "{args:?}");
    }
}

by_readers! {
    [Reader::Poppler] =>
        every_project_is_named_whole_in_plan_and_report,
        every_figure_of_the_plan_is_printed_with_the_right_totals,
        the_report_counts_only_what_was_recorded,
        the_scorecard_is_two_pages_of_criteria_evidence_and_signatures,
        no_arabic_digit_and_no_stray_english_stands_in_a_thai_book,
        data_that_looks_like_code_is_printed_as_it_stands,
        hundreds_of_millions_stay_in_their_columns,
        projects_that_name_no_strategy_make_none,
        a_very_long_cell_is_printed_to_its_end;
    Reader::OTHERS =>
        every_reader_gets_the_same_text_letter_by_letter;
}
