//! What goes along with the books: into the officer's calendar, and to the Office.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    sync::LazyLock,
};

use chrono::NaiveDate;
use ruplem::{
    Document,
    compose::{Letter, Sent},
};
use sha2::{Digest, Sha256};

use crate::common::{
    program::{copy_sample, project, run, text},
    reading::{Reader, by_readers, squeezed},
    workshop::{WORKSHOP, checked, dataset},
};

/// The calendar of a sample, as the program writes it.
fn calendar(sample: &str, folder: &Path) -> Vec<u8> {
    let file = folder.join("year.ics");
    let output = run(&["calendar", "-o", file.to_str().unwrap()], &project("samples").join(sample));
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    fs::read(file).unwrap()
}

/// The lines of a calendar made whole again, as every program does that takes one in.
fn unfolded(calendar: &[u8]) -> Vec<String> {
    // No letter is cut: each line by itself is text.
    let lines = calendar.split(|byte| *byte == b'\n').map(|line| std::str::from_utf8(line).unwrap());
    let mut whole: Vec<String> = Vec::new();
    for line in lines {
        let line = line.strip_suffix('\r').unwrap_or(line);
        assert!(line.len() <= 75, "{line}");
        match (line.strip_prefix(' '), whole.last_mut()) {
            (Some(rest), Some(last)) => last.push_str(rest),
            _ => whole.push(line.to_owned()),
        }
    }
    whole
}

#[test]
fn a_calendar_has_every_duty_once_and_says_what_is_done() {
    let folder = tempfile::tempdir().unwrap();
    let made = calendar("tak", folder.path());
    assert!(made == calendar("tak", folder.path()), "the same data, another file");
    let lines = unfolded(&made);
    let of = |key: &str| -> Vec<&str> { lines.iter().filter_map(|line| line.strip_prefix(key)).collect() };
    // Four deliveries, twelve months, two assessments.
    assert_eq!(of("BEGIN:VEVENT").len(), 18);
    let uids = of("UID:");
    assert_eq!(uids.iter().collect::<BTreeSet<_>>().len(), uids.len());
    let done = of("SUMMARY:").into_iter().filter(|summary| summary.starts_with("✓ เสร็จแล้ว: ")).count();
    assert_eq!((done, of("TRIGGER:").len()), (5, 2 * (18 - 5)));
    assert!(of("DTSTAMP:").iter().all(|day| *day == "20220105T000000Z"), "the day of the data, not of the clock");
    let october = lines.iter().position(|line| line.starts_with("UID:monthly-2021-10-2565@63-tak.")).unwrap();
    let event = lines[..october].iter().rposition(|line| line == "BEGIN:VEVENT").unwrap();
    let event = lines[event..october].join("\n");
    assert!(
        event.contains("DTSTART;VALUE=DATE:20211105\n") && event.contains("DTEND;VALUE=DATE:20211106\n"),
        "{event}"
    );
    assert!(event.contains("✓ เสร็จแล้ว: บันทึกผลการดำเนินงานของเดือนตุลาคม ๒๕๖๔ ในระบบ"), "{event}");
}

#[test]
fn no_calendar_is_made_of_data_with_errors_or_over_a_book() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("year.ics");
    let words = ["calendar", "-o", file.to_str().unwrap()];
    assert_eq!(run(&words, &project("samples/broken/bad-date")).status.code(), Some(1));
    assert!(!file.exists());
    let pdf = folder.path().join("year.pdf");
    assert_eq!(run(&["calendar", "-o", pdf.to_str().unwrap()], &project("samples/tak")).status.code(), Some(2));
}

/// The text of a letter, and what stands in it in the order it must stand there.
fn assert_says(letter: &Path, reader: Reader, parts: &[&str]) {
    let read = squeezed(&reader.read(letter));
    let mut rest = read.as_str();
    for part in parts.iter().map(|part| squeezed(part)) {
        let place = rest.find(&part).unwrap_or_else(|| panic!("{part} in {rest} of {read}"));
        rest = &rest[place + part.len()..];
    }
}

fn a_letter_says_what_the_data_gives_in_the_order_of_the_rules(reader: Reader) {
    let folder = tempfile::tempdir().unwrap();
    let letter = folder.path().join("letter.pdf");
    let composed = WORKSHOP.compose_letter(Sent::Plan, &dataset(project("samples/chiang-mai"))).unwrap();
    let made = WORKSHOP.finish(Letter::KIND, composed).unwrap();
    assert_eq!((made.pages, &made.findings[..], &made.unused[..]), (1, &[][..], &[][..]));
    fs::write(&letter, made.pdf).unwrap();
    let parts = [
        "๒๙ พฤศจิกายน ๒๕๖๔",
        "เรื่อง",
        "ส่งแผนปฏิบัติการ (Action Plan) ประจำปีงบประมาณ พ.ศ. ๒๕๖๕ จังหวัดเชียงใหม่",
        "เรียน",
        "ผู้อำนวยการสำนักงานนโยบายแรงงานนอกระบบ",
        "สิ่งที่ส่งมาด้วย",
        "ภายในวันที่ ๓๐ พฤศจิกายน ๒๕๖๔ นั้น",
        "ได้ให้ความเห็นชอบเมื่อวันที่ ๒๔ พฤศจิกายน ๒๕๖๔ เรียบร้อยแล้ว จึงขอส่งรูปเล่มดังกล่าว",
        "จึงเรียนมาเพื่อโปรดทราบ",
        "ขอแสดงความนับถือ",
        "แรงงานจังหวัดเชียงใหม่",
        "โทร. ๐ ๐๐๐๐ ๐๐๐๐",
        "chiangmai@example.com",
    ];
    assert_says(&letter, reader, &parts);
    assert_says(&letter, reader, &["ที่ ชม ๐๐๓๐/ตัวอย่าง ๒"]);
    assert_says(&letter, reader, &["จำนวน ๑ เล่ม"]);
}

by_readers! {
    Reader::OTHERS => a_letter_says_what_the_data_gives_in_the_order_of_the_rules,
}

#[test]
fn what_the_data_does_not_give_is_left_open_in_a_letter_and_nothing_is_made_up() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    fs::create_dir(&data).unwrap();
    copy_sample("tak", &data);
    fs::write(data.join("submissions.csv"), "item,date\n").unwrap();
    fs::write(data.join("province.toml"), "province = \"ตาก\"\nfiscal_year = 2565\n").unwrap();
    let garuda = |inner: &str| {
        let drawing = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">{inner}</svg>");
        fs::write(data.join("garuda.svg"), drawing).unwrap();
    };
    garuda("<path d=\"M1 1H8V8Z\"/>");
    let letter = folder.path().join("letter.pdf");
    let words = ["letter", "--for", "plan", "-o", letter.to_str().unwrap()];
    let output = run(&words, &data);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let read = squeezed(&Reader::Ours.read(&letter));
    for open in ["ที่....", "กลุ่มงาน....", "โทร.....", "โทรสาร....", "ไปรษณีย์อิเล็กทรอนิกส์....", "(....", "....เรื่อง"]
    {
        assert!(read.contains(open), "{open} in {read}");
    }
    assert!(!read.contains("เห็นชอบ") && !read.contains('@'), "{read}");
    assert!(Reader::Ours.strings(&letter).contains(&("/Alt".to_owned(), "ตราครุฑ".to_owned())));
    // A drawing that shows something else is told and left out.
    garuda("<image href=\"x.png\"/>");
    let told = run(&["check"], &data);
    assert!(text(&told.stdout).contains("garuda.svg"), "{}", text(&told.stdout));
}

/// The files of a folder by name.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    entries.map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap())).collect()
}

/// What a plan of the smaller sample is sent in with.
static DELIVERED: LazyLock<(String, BTreeMap<String, Vec<u8>>)> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("ส่ง");
    let output = run(&["deliver", "--for", "plan", "-o", to.to_str().unwrap()], &project("samples/tak"));
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    (text(&output.stderr), files(&to))
});

#[test]
fn all_that_a_book_is_sent_in_with_is_made_in_one_step() {
    let (told, files) = &*DELIVERED;
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    let expected =
        ["checklist-plan-2565-tak.pdf", "letter-plan-2565-tak.pdf", "plan-2565-tak.eml", "plan-2565-tak.pdf"];
    assert_eq!(names, expected);
    // The book is the one its own command makes, and the doubts of its data are told one by one.
    let plan = WORKSHOP.make(Document::PLAN, &dataset(project("samples/tak")), "2022-01-31".parse().unwrap());
    assert!(files["plan-2565-tak.pdf"] == plan.unwrap().pdf);
    assert!(told.contains("[result_never_recorded]"), "{told}");
    let folder = tempfile::tempdir().unwrap();
    let checklist = folder.path().join("checklist.pdf");
    fs::write(&checklist, &files["checklist-plan-2565-tak.pdf"]).unwrap();
    let by_hand = [
        "เติมส่วนที่เป็นจุดในหนังสือนำส่ง: เลขที่หนังสือ, วันที่, ชื่อผู้ลงนาม, กลุ่มงาน, โทรสาร",
        "๓๐ พ.ย. ๖๔",
        "ส่งถึง informals.mol1374@gmail.com",
        "plan-2565-tak.eml",
    ];
    assert_says(&checklist, Reader::Ours, &by_hand);
    assert_eq!(Reader::Ours.read(&checklist).matches('\u{c}').count(), 1, "one page");
}

#[test]
fn nothing_is_delivered_of_data_with_errors_or_when_a_file_cannot_be_written() {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("ส่ง");
    let words = ["deliver", "--for", "plan", "-o", to.to_str().unwrap()];
    assert_eq!(run(&words, &project("samples/broken/bad-date")).status.code(), Some(1));
    assert!(!to.exists());
    // A folder stands where the e-mail would be.
    fs::create_dir_all(to.join("plan-2565-tak.eml")).unwrap();
    assert_eq!(run(&words, &project("samples/tak")).status.code(), Some(2));
    assert_eq!(fs::read_dir(&to).unwrap().count(), 1, "no file is left");
    // Nor a folder that was made for them alone.
    let name = "plan-2565-tak".repeat(30);
    let deep = folder.path().join("ใหม่").join(name);
    let words = ["deliver", "--for", "plan", "-o", deep.to_str().unwrap()];
    assert_eq!(run(&words, &project("samples/tak")).status.code(), Some(3));
    assert!(!folder.path().join("ใหม่").exists());
}

#[test]
fn an_e_mail_is_the_same_whenever_it_is_made_and_ready_to_send() {
    let (_, files) = &*DELIVERED;
    let folder = tempfile::tempdir().unwrap();
    let mail = folder.path().join("mail.eml");
    let output = run(&["mail", "--for", "plan", "-o", mail.to_str().unwrap()], &project("samples/tak"));
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let made = fs::read(&mail).unwrap();
    assert!(made == files["plan-2565-tak.eml"]);
    let head = String::from_utf8(made).unwrap();
    assert!(head.is_ascii() && head.lines().all(|line| line.len() <= 78));
    let head = head.split("\r\n\r\n").next().unwrap();
    for line in ["X-Unsent: 1", "Date: Wed, 5 Jan 2022 02:00:00 +0000", "To: <informals.mol1374@gmail.com>"] {
        assert!(head.lines().any(|found| found == line), "{line} in {head}");
    }
}

#[test]
fn a_saved_mail_is_the_data_that_is_attached_to_it_and_a_folder_of_them_a_nation() {
    let (_, files) = &*DELIVERED;
    let folder = tempfile::tempdir().unwrap();
    let mail = &files["plan-2565-tak.eml"];
    fs::write(folder.path().join("a.eml"), mail).unwrap();
    let one = dataset(folder.path().join("a.eml"));
    assert_eq!(one.tables, dataset(project("samples/tak")).tables);
    // The same book came once more, late in the evening of another day, and somebody wrote without sending anything.
    let again = [b"Received: from a by b; Mon, 10 Jan 2022 20:00:00 +0000\r\n", &mail[..]].concat();
    fs::write(folder.path().join("b.eml"), again).unwrap();
    fs::write(folder.path().join("c.eml"), "Subject: hello\r\n\r\nhello\r\n").unwrap();
    let nation = checked(folder.path());
    let found: Vec<_> = nation.provinces.iter().map(|province| (&*province.name, province.received())).collect();
    assert_eq!(found, [("b.eml/plan-2565-tak.pdf", NaiveDate::from_ymd_opt(2022, 1, 11)), ("c.eml", None)]);
    assert!(nation.is_national);
    let told = text(&run(&["check"], folder.path()).stdout);
    for code in ["several_books", "late_mail", "mail_without_data"] {
        assert!(told.contains(&format!("[{code}]")), "{code} in {told}");
    }
    assert!(told.contains("(ได้รับเมื่อ 11 มกราคม 2565)") && told.contains("พบ «hello»"), "{told}");
}

#[test]
fn a_workbook_that_came_in_the_place_of_a_book_is_judged_by_its_day() {
    let folder = tempfile::tempdir().unwrap();
    let workbook = folder.path().join("tak.xlsx");
    let codes = |submissions: &str, results: bool, day: &str| {
        let [data, inbox] = ["data", "inbox"].map(|name| folder.path().join(name));
        [&data, &inbox].into_iter().for_each(|path| drop(fs::remove_dir_all(path)));
        [&data, &inbox].into_iter().for_each(|path| fs::create_dir_all(path).unwrap());
        copy_sample("tak", &data);
        fs::write(data.join("submissions.csv"), format!("item,date\n{submissions}\n")).unwrap();
        if !results {
            fs::write(data.join("results.csv"), "month,project,informal,elderly,disabled,spent\n").unwrap();
        }
        drop(fs::remove_file(&workbook));
        let made = run(&["check", "--marked", workbook.to_str().unwrap()], &data);
        assert!(workbook.exists(), "{}", text(&made.stderr));
        let head = format!(
            "Received: from a by b; {day} 03:00:00 +0000\r\nContent-Type: application/octet-stream; name=tak.xlsx\r\n\
             Content-Transfer-Encoding: binary\r\n\r\n"
        );
        fs::write(inbox.join("a.eml"), [head.as_bytes(), &fs::read(&workbook).unwrap()].concat()).unwrap();
        let told = text(&run(&["check"], &inbox).stdout);
        ["late_mail", "other_mail_day"].map(|code| told.contains(&format!("[{code}]")))
    };
    let (in_time, late) = ("Mon, 29 Nov 2021", "Mon, 10 Jan 2022");
    assert_eq!(codes("", false, late), [true, false], "it stands for the plan");
    assert_eq!(codes("", false, in_time), [false, false]);
    assert_eq!(
        codes("plan_book_sent,2021-11-26", false, late),
        [false, true],
        "the plan alone, on another day than it says"
    );
    assert_eq!(
        codes("plan_book_sent,2021-11-26", true, late),
        [false, false],
        "it tells of months, the book went before"
    );
}

mod other_programs_take_in {
    use std::process::Command;

    use super::*;

    /// What Python's own reader finds in an e-mail: its subject, its text, and each attachment with its fingerprint.
    const MAIL: &str = "\
import email, email.policy, hashlib, sys
mail = email.message_from_binary_file(open(sys.argv[1], 'rb'), policy=email.policy.default)
assert not mail.defects, mail.defects
lines = [mail['Subject'], mail['To'], mail['From'], *mail.get_body().get_content().split('\\n\\n')]
for part in mail.iter_attachments():
    lines.append(f'{part.get_filename()} {part.get_content_type()} {hashlib.sha256(part.get_content()).hexdigest()}')
sys.stdout.buffer.write('\\n'.join(line.strip() for line in lines).encode())
";

    #[test]
    #[ignore = "needs Python; `.ci/run` runs this"]
    fn by_other_programs_an_e_mail_comes_back_whole() {
        let (_, files) = &*DELIVERED;
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("mail.eml"), &files["plan-2565-tak.eml"]).unwrap();
        let read = Command::new(if cfg!(windows) { "python" } else { "python3" })
            .args(["-c", MAIL])
            .arg(folder.path().join("mail.eml"))
            .output()
            .unwrap();
        assert!(read.status.success(), "{}", text(&read.stderr));
        let told = text(&read.stdout);
        let lines: Vec<&str> = told.lines().collect();
        assert_eq!(lines[0], "ส่งแผนปฏิบัติการ (Action Plan) ประจำปีงบประมาณ พ.ศ. ๒๕๖๕ จังหวัดตาก");
        assert_eq!(lines[1..3], ["informals.mol1374@gmail.com", "tak@example.com"]);
        assert_eq!(lines[3], "เรียน ผู้อำนวยการสำนักงานนโยบายแรงงานนอกระบบ");
        let fingerprint =
            |bytes: &[u8]| -> String { Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect() };
        for name in ["plan-2565-tak.pdf", "letter-plan-2565-tak.pdf"] {
            let line = format!("{name} application/pdf {}", fingerprint(&files[name]));
            assert!(lines.contains(&line.as_str()), "{line} in {told}");
        }
    }

    /// What Python's package finds in a calendar: a line a duty.
    const DUTIES: &str = "\
import icalendar, sys
calendar = icalendar.Calendar.from_ical(open(sys.argv[1], 'rb').read())
for event in calendar.walk('VEVENT'):
    assert not event.errors, event.errors
    alarms = ','.join(str(alarm['TRIGGER'].dt.days) for alarm in event.walk('VALARM'))
    line = f\"{event['DTSTART'].dt}|{event['SUMMARY']}|{alarms}|{event['DESCRIPTION'].splitlines()[0]}\"
    sys.stdout.buffer.write((line + '\\n').encode())
";

    #[test]
    #[ignore = "needs Python's icalendar; `.ci/run` installs it and runs this"]
    fn by_other_programs_a_calendar_is_read() {
        let folder = tempfile::tempdir().unwrap();
        calendar("tak", folder.path());
        let read = Command::new(if cfg!(windows) { "python" } else { "python3" })
            .args(["-c", DUTIES])
            .arg(folder.path().join("year.ics"))
            .output()
            .unwrap();
        assert!(read.status.success(), "{}", text(&read.stderr));
        let told = text(&read.stdout);
        let lines: Vec<&str> = told.lines().collect();
        assert_eq!(lines.len(), 18, "{told}");
        assert_eq!(
            lines[1],
            "2021-11-05|✓ เสร็จแล้ว: บันทึกผลการดำเนินงานของเดือนตุลาคม ๒๕๖๔ ในระบบ||เสร็จแล้ว เมื่อวันที่ ๔ พฤศจิกายน ๒๕๖๔"
        );
        assert_eq!(
            lines[6],
            "2022-02-05|บันทึกผลการดำเนินงานของเดือนมกราคม ๒๕๖๕ ในระบบ|-7,-1|\
             กำหนด ภายในวันที่ ๕ กุมภาพันธ์ ๒๕๖๕ ตรงกับวันเสาร์ กำหนดไม่เลื่อน"
        );
    }
}
