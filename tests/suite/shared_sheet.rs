//! เอกสาร ๑ is a sheet all provinces share: the rows a month adds to it, and how they stand against what it holds.

use std::{fs, path::Path, process::Output};

use crate::common::program::{project, run, text};

fn month(words: &[&str]) -> Output {
    run(&[&["monthly", "--month", "12/2564"], words].concat(), &project("samples/tak"))
}

fn written(words: &[&str], file: &Path) {
    let output = month(&[words, &[file.to_str().unwrap()]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
}

#[test]
fn the_rows_of_a_month_are_as_the_national_tables_take_them() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ธ.ค..csv");
    written(&["--rows"], &file);
    let rows = fs::read_to_string(&file).unwrap();
    let lines: Vec<&str> = rows.trim_start_matches('\u{feff}').lines().collect();
    assert!(lines[0].starts_with("จังหวัด,รหัสโครงการ,เดือน,แรงงานนอกระบบ (คน),"), "{}", lines[0]);
    assert_eq!(lines[2], "ตาก,TK-02,ธ.ค. 64,20,8,1,47800.50,ฝึกอบรมรุ่นที่ ๑ อำเภออุ้มผาง");
    assert_eq!(lines.len(), 5);
    let record = fs::read_to_string(folder.path().join("ธ.ค.-reports.csv")).unwrap();
    assert!(record.ends_with("ตาก,ธ.ค. 64,5 ม.ค. 65,นักวิชาการแรงงานชำนาญการ\r\n"), "{record}");
}

#[test]
fn what_the_shared_sheet_lacks_or_has_otherwise_is_told_by_cell() {
    let folder = tempfile::tempdir().unwrap();
    let workbook = folder.path().join("rows.xlsx");
    written(&["--rows"], &workbook);
    let same = month(&["--against", workbook.to_str().unwrap()]);
    assert_eq!((same.status.code(), &*text(&same.stdout)), (Some(0), "แผ่นงานกลางมีผลของเดือนนี้ครบและตรงกัน\n"));
    // The sheet of all provinces: one row is not there yet, one has another number, one is nobody's, and a day is another;
    // what is written otherwise but means the same is no difference.
    let sheet = folder.path().join("sheet");
    fs::create_dir(&sheet).unwrap();
    let heading = "รายละเอียด,จังหวัด,รหัสโครงการ,เดือน,แรงงานนอกระบบ (คน),แรงงานสูงอายุ (คน),แรงงานพิการ (คน),เบิกจ่าย (บาท)";
    let rows = [
        heading,
        "ข้อความอื่น,แพร่,TK-01,ธ.ค. 64,1,1,1,1",
        "ฝึกอบรมรุ่นที่ ๑ อำเภออุ้มผาง,จังหวัดตาก,TK-02,2564-12,๒๐,8,1,\"47,800.5\"",
        "ติดตามกลุ่มในอำเภอเมืองตาก,ตาก,TK-03,ธันวาคม 2564,51,3,-,8900",
        "สาธิตการใช้อุปกรณ์ป้องกันส่วนบุคคล อำเภอพบพระ,ตาก,TK-05,ธ.ค. 64,22,4,0,13200.00",
        "ผิดจังหวัด,ตาก,TK-77,ธ.ค. 64,2,0,0,0",
        "เดือนอื่น,ตาก,TK-01,พ.ย. 64,2,0,0,0",
    ];
    fs::write(sheet.join("results.csv"), rows.join("\n")).unwrap();
    fs::write(
        sheet.join("reports.csv"),
        "จังหวัด,เดือน,วันที่บันทึก,ผู้บันทึก\nตาก,ธ.ค. 64,6 มกราคม 2565,นักวิชาการแรงงานชำนาญการ\n",
    )
    .unwrap();
    let told = month(&["--against", sheet.to_str().unwrap()]);
    assert_eq!(told.status.code(), Some(1));
    let told = text(&told.stdout);
    let lines: Vec<&str> = told.lines().collect();
    let expected = [
        "ผลการดำเนินงาน TK-01: ยังไม่มีในแผ่นงานกลาง",
        "ผลการดำเนินงาน TK-03 (E4) แรงงานนอกระบบ (คน): ในแผ่นงานกลาง 51 ในข้อมูล 15",
        "ผลการดำเนินงาน TK-77 (แถว 6): มีในแผ่นงานกลางแต่ไม่มีในข้อมูล",
        "การบันทึกผล (C2) วันที่บันทึก: ในแผ่นงานกลาง 6 มกราคม 2565 ในข้อมูล 5 ม.ค. 65",
    ];
    assert_eq!(lines.len(), expected.len(), "{told}");
    for (line, expected) in lines.iter().zip(expected) {
        assert!(line.starts_with(expected), "{line}\n{expected}");
    }
}
