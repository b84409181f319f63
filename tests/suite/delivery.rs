//! What goes along with the books: into the officer's calendar, and to the Office.

use std::{collections::BTreeSet, fs, path::Path};

use crate::common::program::{project, run, text};

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

mod by_other_programs {
    use std::process::Command;

    use super::*;

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
    fn a_calendar_program_takes_the_calendar_in() {
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
