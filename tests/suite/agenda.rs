//! The committee meets: the paper it meets by says what the plan is, what is to be resolved and who signs, and invents nothing.

use std::fs;

use ruplem::Document;

use crate::common::{
    program::{copy_sample, project, run, text},
    reading::{Reader, squeezed},
    workshop::{WORKSHOP, dataset},
};

#[test]
fn an_agenda_says_what_is_decided_and_leaves_open_what_nobody_knows() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    fs::create_dir(&data).unwrap();
    copy_sample("tak", &data);
    fs::write(data.join("submissions.csv"), "item,date\n").unwrap();
    let file = folder.path().join("agenda.pdf");
    let output = run(&["agenda", "-o", file.to_str().unwrap()], &data);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    insta::assert_snapshot!("agenda", Reader::Ours.read(&file));
    // The paper carries its data as books do.
    let proved = run(&["verify"], &file);
    assert_eq!(proved.status.code(), Some(0), "{}", text(&proved.stdout));
}

#[test]
fn an_agenda_names_the_seats_of_the_committee_and_the_day_the_data_gives() {
    let day = "2022-10-05".parse().unwrap();
    let book = WORKSHOP.make(Document::AGENDA, &dataset(project("samples/chiang-mai")), day).unwrap();
    assert_eq!((&book.findings[..], &book.unused[..]), (&[][..], &[][..]));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("agenda.pdf");
    fs::write(&file, book.pdf).unwrap();
    let read = squeezed(&Reader::Ours.read(&file));
    for part in [
        "คณะอนุกรรมการบริหารจัดการแรงงานนอกระบบจังหวัดเชียงใหม่",
        "วันที่ ๒๔ พฤศจิกายน ๒๕๖๔",
        "จำนวน ๔๐ โครงการ/กิจกรรม เป้าหมายแรงงาน ๑๒,๓๖๔ คน งบประมาณ ๘,๙๒๓,๑๐๑.๕๐ บาท ตามที่เสนอ",
        "ผู้ว่าราชการจังหวัดเชียงใหม่",
        "อนุกรรมการและเลขานุการ",
    ] {
        assert!(read.contains(&squeezed(part)), "{part} in {read}");
    }
    // The other bodies of the table do not sit in this one.
    assert!(!read.contains("ผู้แทนกลุ่มเกษตรกรอำเภอฝาง"));
}

#[test]
fn there_is_no_agenda_of_a_plan_with_errors() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("agenda.pdf");
    let output = run(&["agenda", "-o", file.to_str().unwrap()], &project("samples/broken/bad-number"));
    assert_eq!(output.status.code(), Some(1), "{}", text(&output.stderr));
    assert!(!file.exists());
}
