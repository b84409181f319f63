//! Prints diagnostics and failures: as text for people, as JSON for programs.

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
    time::Duration,
};

use super::{
    findings::{self, Look},
    terminal::say,
};
use crate::{
    check::{Checked, CheckedNation},
    compose::Lost,
    diagnostic::{Lang, Severity, count},
    files::shown,
    form::Form,
    handbook::{Handbook, Standing},
    marked::{Basis, Copy},
    model::{FiscalYear, Province},
    schema::Table,
    thai::{date::long_day, digits::to_arabic},
};

/// Everything found, plainly, for a person who asked for something else and cannot have it.
pub fn text(nation: &CheckedNation, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    findings::write(nation, Look { lang, all: false, terminal: None }, out)
}

/// How many doubts there are and how to see them, when there is no error to report.
pub fn doubts(checked: &Checked, dataset: &Path, lang: Lang) {
    let warnings = count(&checked.diagnostics, Severity::Warning);
    let dataset = typed(dataset);
    match (warnings, lang) {
        (0, _) => {}
        (_, Lang::Th) => say!("ข้อควรตรวจสอบ {warnings} แห่ง ดูรายละเอียดด้วยคำสั่ง: ruplem check {dataset}"),
        (1, Lang::En) => say!("1 warning; to see it: ruplem check {dataset}"),
        (_, Lang::En) => say!("{warnings} warnings; to see them: ruplem check {dataset}"),
    }
}

/// A path as it is typed after a command: in quotes where a shell would take it for more than one word.
pub fn typed(path: &Path) -> String {
    let shown = shown(path);
    let parts = |c: char| c.is_whitespace() || "&|;<>()$`'*?[]{}!#%^".contains(c);
    if shown.contains(parts) { format!("\"{shown}\"") } else { shown }
}

/// What ended a command, on standard error.
pub fn failure(message: &str, lang: Lang) {
    let word = match lang {
        Lang::Th => "ทำต่อไม่ได้",
        Lang::En => "error",
    };
    say!("{word}: {message}");
}

/// Something the author of a layout or of the data should look at, on standard error.
pub fn warning(message: &str, lang: Lang) {
    let word = match lang {
        Lang::Th => "ควรตรวจสอบ",
        Lang::En => "warning",
    };
    say!("{word}: {message}");
}

/// A picture whose pixels turned out to be unreadable when the book was made.
pub fn lost_picture(picture: &Lost, lang: Lang) {
    warning(&picture.message(lang), lang);
}

/// A finished book, on standard error, so that standard output stays free.
pub fn written(path: &Path, pages: usize, lang: Lang) {
    match lang {
        Lang::Th => say!("เขียน {} แล้ว ({pages} หน้า)", shown(path)),
        Lang::En => say!("wrote {} ({pages} pages)", shown(path)),
    }
}

/// The provinces of a country whose year before is not there, on standard error.
pub fn without_last_year(lacking: &[&Province], lang: Lang) {
    let Some(first) = lacking.first() else { return };
    let (count, first) = (lacking.len(), &first.name);
    let said = lang.either(
        format!("{count} จังหวัดไม่มีข้อมูลปีก่อนที่ใช้ได้ เช่น {first} จึงไม่มีการเปรียบเทียบ"),
        format!("{count} provinces have no usable data of last year, such as {first}, and are not compared"),
    );
    warning(&said, lang);
}

/// The rows of a month, on standard error.
pub fn rows_written(path: &Path, lang: Lang) {
    let path = shown(path);
    match lang {
        Lang::Th => say!("เขียน {path} แล้ว คัดลอกแถวใต้หัวตารางไปวางต่อท้ายแผ่นงานกลาง หรือนำเข้าทั้งแฟ้ม"),
        Lang::En => say!("wrote {path}; paste its rows at the end of the shared sheet, or take the file in"),
    }
}

/// An e-mail, on standard error, and the names without endings of what is attached to it.
pub fn mail_written(path: &Path, attached: &[String; 2], lang: Lang) {
    let path = shown(path);
    let [book, letter] = attached;
    match lang {
        Lang::Th => say!("เขียน {path} แล้ว (แนบ {book}.pdf และ {letter}.pdf) เปิดแฟ้มนี้ด้วยโปรแกรมอีเมล ตรวจแล้วกดส่ง"),
        Lang::En => say!("wrote {path} (with {book}.pdf and {letter}.pdf); open it in a mail program and send it"),
    }
}

/// An e-mail that many servers refuse.
pub fn large_mail(megabytes: usize, most: usize, lang: Lang) {
    let said = lang.either(
        format!("แฟ้มแนบรวม {megabytes} เมกะไบต์ เกิน {most} เมกะไบต์ที่ระบบอีเมลส่วนใหญ่รับได้ ลดภาพกิจกรรม หรือส่งเป็นลิงก์"),
        format!("what is attached takes {megabytes} MB, more than the {most} MB most mail servers take; use fewer photos, or send a link"),
    );
    warning(&said, lang);
}

/// What the books say, for correction, on standard error.
pub fn wording_written(path: &Path, passages: usize, is_copy: bool, lang: Lang) {
    let path = shown(path);
    match lang {
        Lang::Th if is_copy => say!(
            "เขียน {path} แล้ว (ข้อความ {passages} ตอน ในแผ่นงาน «ถ้อยคำ») แก้แล้วใช้แทนสมุดงานเดิม แถวที่ไม่แก้ให้ลบออก เพื่อให้โปรแกรมเรียบเรียงใหม่ตามข้อมูล"
        ),
        Lang::En if is_copy => say!(
            "wrote {path} ({passages} passages on the sheet ถ้อยคำ); once corrected it takes the place of the workbook; delete the rows that were not changed, so that they are composed anew"
        ),
        Lang::Th => {
            say!("เขียน {path} แล้ว (ข้อความ {passages} ตอน) แก้แล้วคัดลอกแผ่นงาน «ถ้อยคำ» ไปไว้ในสมุดงานข้อมูล เหลือไว้เฉพาะแถวที่แก้")
        }
        Lang::En => say!(
            "wrote {path} ({passages} passages); copy the sheet into the workbook of data, with the rows that were changed alone"
        ),
    }
}

/// A year's duties for a calendar, on standard error, and how many of them are done.
pub fn calendar_written(path: &Path, duties: usize, done: usize, lang: Lang) {
    let path = shown(path);
    match lang {
        Lang::Th => say!("เขียน {path} แล้ว (กำหนดงาน {duties} รายการ เสร็จแล้ว {done} รายการ) เปิดแฟ้มนี้เพื่อนำเข้าปฏิทิน"),
        Lang::En => say!("wrote {path} ({duties} duties, {done} of them done); open it to take them into a calendar"),
    }
}

/// An empty dataset made: its year where the call left it to the calendar, what was carried over, by which rules it is, and
/// what to do next, on standard error.
pub fn form_written(form: &Form, from: Option<FiscalYear>, is_year_chosen: bool, dataset: &Path, lang: Lang) {
    let (path, year) = (typed(dataset), form.year);
    let (projects, seats) = (form.filled(Table::Projects), form.filled(Table::Committee));
    if is_year_chosen {
        let first = long_day(year.first_day());
        match lang {
            Lang::Th => say!("ปีงบประมาณ {year} (เริ่ม {}) หากต้องการปีอื่น ระบุด้วย --year", to_arabic(&first)),
            Lang::En => say!("fiscal year {year} (from {} on); for another, give --year", year.first_day()),
        }
    }
    match (lang, from) {
        (_, None) => {}
        (Lang::Th, Some(from)) => {
            say!("ยกมาจากปี {from}: ข้อมูลสำนักงาน โครงการ {projects} โครงการ (เลื่อนเดือนไปปี {year}) คณะกรรมการ {seats} แถว")
        }
        (Lang::En, Some(from)) => say!(
            "carried over from {from}: the office, {projects} projects (months moved to {year}), {seats} committee seats"
        ),
    }
    if let Some(from) = from.filter(|from| from.next() == Some(year)) {
        match lang {
            Lang::Th => say!("กรอกผลของปี {from} ไว้ในตาราง «ผลปีก่อน» ให้แล้ว หากข้อมูลปี {from} ยังไม่ครบ ให้แก้ตัวเลขเมื่อสิ้นปี"),
            Lang::En => say!("what {from} came to stands in the table of last year; mend it when that year is over"),
        }
    }
    match (&form.handbook, lang) {
        (None, Lang::Th) => say!("ควรตรวจสอบ: ไม่มีเกณฑ์ของปีงบประมาณ {year} จึงตรวจและจัดทำรูปเล่มของปีนี้ไม่ได้"),
        (None, Lang::En) => say!("warning: there are no rules of fiscal year {year} to check and make books by"),
        (Some(handbook), _) => assumed_rules(handbook, lang),
    }
    match lang {
        Lang::Th => say!("เขียน {path} แล้ว กรอกแล้วตรวจด้วยคำสั่ง: ruplem check {path}"),
        Lang::En => say!("wrote {path}; fill it in, then call: ruplem check {path}"),
    }
}

/// A year's rules written out, and whether they are assumed, on standard error.
pub fn rules_written(path: &Path, handbook: &Handbook, lang: Lang) {
    assumed_rules(handbook, lang);
    let (path, year) = (typed(path), handbook.fiscal_year);
    match lang {
        Lang::Th => say!("เขียนเกณฑ์ของปีงบประมาณ {year} ลง {path} แล้ว ตรวจกับคู่มือ แก้ แล้วใช้ด้วย --handbook {path}"),
        Lang::En => say!("wrote the rules of fiscal year {year} to {path}; mend them and call with --handbook {path}"),
    }
}

/// What to do about rules that are only assumed.
fn assumed_rules(handbook: &Handbook, lang: Lang) {
    let Standing { fiscal_year: from, assumed } = handbook.standing;
    let year = handbook.fiscal_year;
    match lang {
        _ if !assumed => {}
        Lang::Th => say!("ควรตรวจสอบ: ใช้เกณฑ์ของปี {from} โดยเลื่อนวันเป็นปี {year} ตรวจกับคู่มือของปี {year} ก่อนใช้"),
        Lang::En => say!(
            "warning: its rules are those of {from} with their days moved; hold them against the handbook of {year}"
        ),
    }
}

/// A marked copy, on standard error, and whether it lacks what the workbook had beside its tables.
pub fn marked(path: &Path, copy: &Copy, lang: Lang) {
    let (path, places) = (shown(path), copy.places);
    match lang {
        Lang::Th => say!("เขียนสำเนาที่ทำเครื่องหมาย {places} แห่งลง {path} แล้ว"),
        Lang::En => say!("wrote a copy with {places} places marked to {path}"),
    }
    match lang {
        _ if copy.basis != Basis::TablesOfWorkbook => {}
        Lang::Th => say!("สำเนานี้มีเฉพาะตารางข้อมูล ไม่มีสูตรและรูปแบบของสมุดงานเดิม ให้แก้ในสมุดงานเดิม"),
        Lang::En => {
            say!("it has the tables alone, without the workbook's formulas and formats; mend the original")
        }
    }
}

/// Templates written out, on standard error.
pub fn templates_written(folder: &Path, files: usize, lang: Lang) {
    let folder = shown(folder);
    match lang {
        Lang::Th => say!("เขียนแม่แบบ {files} แฟ้มลง {folder} แล้ว แก้แล้วใช้ด้วย --templates {folder}"),
        Lang::En => say!("wrote {files} templates to {folder}; change them and call with --templates {folder}"),
    }
}

/// Manual pages written, on standard error.
pub fn pages_written(folder: &Path, pages: usize, lang: Lang) {
    let folder = shown(folder);
    match lang {
        Lang::Th => say!("เขียนหน้าคู่มือ {pages} แฟ้มลง {folder} แล้ว"),
        Lang::En => say!("wrote {pages} manual pages to {folder}"),
    }
}

/// A book's data, written instead of its pages, and how many files lie beside it.
pub fn data_written(path: &Path, files: usize, lang: Lang) {
    match lang {
        Lang::Th => say!("เขียนข้อมูลของเล่มลง {} แล้ว (ภาพประกอบ {files} แฟ้ม)", shown(path)),
        Lang::En => say!("wrote the book's data to {} ({files} files beside it)", shown(path)),
    }
}

/// That the program goes on until it is stopped.
pub fn watching(lang: Lang) {
    match lang {
        Lang::Th => say!("กำลังเฝ้าดูการแก้ไข กด Ctrl-C เพื่อเลิก"),
        Lang::En => say!("watching for changes, Ctrl-C to stop"),
    }
}

/// Which files changed.
pub fn changed(files: &[PathBuf], lang: Lang) {
    let names: Vec<String> = files.iter().map(shown).collect();
    match lang {
        Lang::Th => say!("มีการแก้ไข: {}", names.join(", ")),
        Lang::En => say!("changed: {}", names.join(", ")),
    }
}

/// How long a book took to make.
pub fn took(time: Duration, lang: Lang) {
    let (seconds, hundredths) = (time.as_secs(), time.subsec_millis() / 10);
    match lang {
        Lang::Th => say!("ใช้เวลา {seconds}.{hundredths:02} วินาที"),
        Lang::En => say!("took {seconds}.{hundredths:02} s"),
    }
}

/// A dataset downloaded, on standard error: where its copy is, by which the same book can be made again.
pub fn snapshot(path: &Path, hash: &str, lang: Lang) {
    let path = shown(path);
    match lang {
        Lang::Th => say!("ดาวน์โหลดข้อมูลแล้ว เก็บสำเนาไว้ที่ {path} (SHA-256 {hash}) ใช้สำเนานี้แทนที่อยู่เมื่อจะทำเล่มเดิมซ้ำ"),
        Lang::En => {
            say!("downloaded the data; a copy is kept at {path} (SHA-256 {hash}); use it to make the same book again")
        }
    }
}
