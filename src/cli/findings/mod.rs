//! The report of `check` for people: by file and sheet, the worst first, no kind of fault told more often than is read.

mod group;
mod paint;
mod row;

use std::io::{self, Write};

pub use self::paint::Terminal;
use self::{
    group::{Group, Kind, alike, groups},
    paint::{Paint, shown},
    row::Drawing,
};
use crate::{
    check::{CheckedNation, CheckedProvince},
    diagnostic::{Diagnostic, Lang, Place, Severity},
    read::RawTable,
    thai::digits,
};

/// How often a kind of fault is told of one sheet when not all is asked for.
const TOLD: usize = 10;

/// The longest piece of a cell that is quoted, in characters.
const QUOTED: usize = 60;

/// How the report is to look.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    pub lang: Lang,
    /// Every fault, however often its kind is found.
    pub all: bool,
    /// Rows are drawn on a terminal only.
    pub terminal: Option<Terminal>,
}

/// Everything found, and how many errors and doubts there are: of one province, or of all one by one.
pub fn write(nation: &CheckedNation, look: Look, out: &mut impl Write) -> io::Result<()> {
    for (province, found) in nation.told_once() {
        if found.is_empty() && (nation.is_national || province.is_none()) {
            continue;
        }
        let mut report = Report { nation, province, look, out };
        for group in groups(&found) {
            report.group(&group)?;
        }
        report.sum(&found)?;
        if nation.is_national {
            writeln!(out)?;
        }
    }
    if nation.is_national {
        let all = nation.provinces.len();
        let sound = nation.provinces.iter().filter(|province| province.checked.dataset.is_some()).count();
        match look.lang {
            Lang::Th => writeln!(out, "{all} จังหวัด ใช้ได้ {sound} จังหวัด มีข้อผิดพลาด {} จังหวัด", all - sound)?,
            Lang::En => writeln!(out, "provinces: {all}, sound: {sound}, with errors: {}", all - sound)?,
        }
    }
    Ok(())
}

/// The report of one province, or of what no single one is to blame for.
struct Report<'a, W> {
    nation: &'a CheckedNation,
    province: Option<&'a CheckedProvince>,
    look: Look,
    out: &'a mut W,
}

impl<'a, W: Write> Report<'a, W> {
    fn paint(&self) -> Paint {
        Paint(self.look.terminal.is_some_and(|terminal| terminal.colours))
    }

    fn group(&mut self, group: &Group<'_>) -> io::Result<()> {
        let lang = self.look.lang;
        let mut name = shown(group.file);
        if let Some(sheet) = group.sheet {
            name.push_str(&format!(" {} «{}»", lang.either("แผ่นงาน", "sheet"), shown(sheet)));
        }
        let (errors, warnings) = (group.count(Severity::Error), group.count(Severity::Warning));
        let sum = match (errors, warnings, lang) {
            (0, _, Lang::Th) => format!("ข้อควรตรวจสอบ {warnings} แห่ง"),
            (0, _, Lang::En) => format!("warnings: {warnings}"),
            (_, 0, Lang::Th) => format!("ข้อผิดพลาด {errors} แห่ง"),
            (_, 0, Lang::En) => format!("errors: {errors}"),
            _ => counts(errors, warnings, lang),
        };
        writeln!(self.out, "{}: {sum}\n", self.paint().strong(&name))?;
        for kind in &group.kinds {
            self.kind(kind)?;
        }
        Ok(())
    }

    fn kind(&mut self, kind: &Kind<'_>) -> io::Result<()> {
        let (lang, paint) = (self.look.lang, self.paint());
        let told = if self.look.all { kind.found.len() } else { kind.found.len().min(TOLD) };
        let (told, left) = kind.found.split_at(told);
        let severity = match kind.severity {
            Severity::Error => lang.either("ผิด", "error"),
            Severity::Warning => lang.either("ควรตรวจสอบ", "warning"),
        };
        let mut alike = alike(told, |found| (found.fault.message(lang), found.fault.hint(lang))).into_iter().peekable();
        while let Some(same) = alike.next() {
            let severity = paint.severity(kind.severity, &format!("{severity}:"));
            writeln!(self.out, "{severity} {} {}", same.message, paint.faint(&format!("[{}]", kind.code)))?;
            self.places(&same.found, kind.severity)?;
            if alike.peek().is_none() && !left.is_empty() {
                self.left_out(left.len())?;
            }
            let hint = format!("{}: {}", lang.either("วิธีแก้", "hint"), same.hint);
            writeln!(self.out, "   {}\n", paint.hint(&hint))?;
        }
        Ok(())
    }

    fn left_out(&mut self, number: usize) -> io::Result<()> {
        match self.look.lang {
            Lang::Th => {
                let number = digits::count(u64::try_from(number).unwrap_or(u64::MAX));
                writeln!(self.out, "   และอีก {number} แห่ง (ดูทั้งหมดด้วย ruplem check --all)")
            }
            Lang::En => writeln!(self.out, "   and {number} more (ruplem check --all shows them)"),
        }
    }

    /// Every place on a line; on a terminal, places of one column as the rows they are in.
    fn places(&mut self, found: &[&Diagnostic], severity: Severity) -> io::Result<()> {
        let Some(terminal) = self.look.terminal else {
            return found.iter().try_for_each(|diagnostic| self.place(diagnostic));
        };
        for found in found.chunk_by(|one, other| one.place.column == other.place.column) {
            match self.drawing(found, severity) {
                Some(drawing) => drawing.draw(self.paint(), terminal.width, self.out)?,
                None => found.iter().try_for_each(|diagnostic| self.place(diagnostic))?,
            }
        }
        Ok(())
    }

    /// `None` when the places are not cells of rows that were read.
    fn drawing(&self, found: &[&Diagnostic], severity: Severity) -> Option<Drawing<'a>> {
        let first = &found.first()?.place;
        let (table, column) = (self.table(first)?, first.column?);
        let rows = found.iter().map(|diagnostic| diagnostic.place.row.filter(|row| table.row(*row).is_some()));
        Some(Drawing { table, column, rows: rows.collect::<Option<_>>()?, severity })
    }

    /// The table a place is in: of the province that is spoken of, or of the first that has it.
    fn table(&self, place: &Place) -> Option<&'a RawTable> {
        let provinces = self.province.into_iter().chain(&self.nation.provinces);
        let mut tables = provinces.flat_map(|province| &province.checked.raw.tables);
        tables.find(|table| table.file == place.file && table.sheet == place.sheet)
    }

    fn place(&mut self, diagnostic: &Diagnostic) -> io::Result<()> {
        let lang = self.look.lang;
        let mut line = place(&diagnostic.place, lang);
        // A name that is itself at fault has been said.
        let Place { file, heading, .. } = &diagnostic.place;
        let is_said = |text: &str| text.is_empty() || text == file || Some(text) == heading.as_deref();
        let found = diagnostic.found.as_deref().filter(|text| !is_said(text));
        if let Some(text) = found {
            line.push_str(&format!(" {} «{}»", lang.either("พบ", "found"), quoted(text)));
        }
        match line.trim() {
            "" => Ok(()),
            line => writeln!(self.out, "   {line}"),
        }
    }

    /// How many errors and warnings somebody has.
    fn sum(&mut self, found: &[&Diagnostic]) -> io::Result<()> {
        let lang = self.look.lang;
        let name = match self.province {
            Some(province) => province.shown(),
            None => lang.either("ทุกจังหวัด", "all provinces"),
        };
        let name = if name.is_empty() { String::new() } else { format!("{name} ") };
        let errors = found.iter().filter(|diagnostic| diagnostic.is_error()).count();
        writeln!(self.out, "{name}{}", counts(errors, found.len() - errors, lang))
    }
}

fn counts(errors: usize, warnings: usize, lang: Lang) -> String {
    match (lang, errors, warnings) {
        (Lang::Th, 0, 0) => "ข้อมูลถูกต้องครบถ้วน".to_owned(),
        (Lang::En, 0, 0) => "nothing to mend".to_owned(),
        (Lang::Th, ..) => format!("ข้อผิดพลาด {errors} แห่ง ข้อควรตรวจสอบ {warnings} แห่ง"),
        (Lang::En, ..) => format!("errors: {errors}, warnings: {warnings}"),
    }
}

/// `แถว 12 คอลัมน์ «เบิกจ่าย (บาท)» (F12)`; of a workbook `โครงการ!F12 คอลัมน์ «เบิกจ่าย (บาท)»`.
fn place(place: &Place, lang: Lang) -> String {
    // The sheet's name alone stands over the group.
    let address = place.address().filter(|_| place.row.is_some());
    let mut parts = Vec::new();
    match (&address, place.row) {
        (Some(address), _) => parts.push(shown(address)),
        (None, Some(row)) => parts.push(format!("{} {row}", lang.either("แถว", "row"))),
        (None, None) => {}
    }
    if let Some(heading) = &place.heading {
        parts.push(format!("{} «{}»", lang.either("คอลัมน์", "column"), quoted(heading)));
    }
    if let Some(cell) = place.cell().filter(|_| address.is_none()) {
        parts.push(format!("({cell})"));
    }
    parts.join(" ")
}

/// The beginning of a long cell, on one line.
fn quoted(text: &str) -> String {
    match text.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", shown(&text[..end])),
        None => shown(text),
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::*;
    use crate::{files::Files, read::Options, templates::Templates, workshop::Workshop};

    fn report(dataset: &Path, colours: bool) -> String {
        let workshop = Workshop::new(Templates::embedded()).unwrap();
        let nation = workshop.check(&Files::on_disk(dataset), &Options::default()).unwrap();
        let look = Look { lang: Lang::Th, all: false, terminal: Some(Terminal { colours, width: 80 }) };
        let mut out = Vec::new();
        write(&nation, look, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    /// The tables of a sample with rows of wrong results after its own.
    fn with_wrong_results() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/broken/bad-date");
        for table in crate::schema::Table::ALL.into_iter().filter(|table| table.required()) {
            fs::copy(sample.join(table.file()), folder.path().join(table.file())).unwrap();
        }
        let results = "รหัสโครงการ,เดือน,แรงงานนอกระบบ (คน),แรงงานสูงอายุ (คน),แรงงานพิการ (คน),เบิกจ่าย (บาท),รายละเอียด\n\
                       ตก-๐๑,ต.ค. 64,๑๒ บาท,0,0,5000,ส่งเสริมการออมแก่กลุ่มผู้รับงานไปทำที่บ้านในตำบลต่าง ๆ ของอำเภอเมือง\n\
                       ตก-๐๑,ธ.ค. 64,0,0,0,1000,ผู้นำชุมชน\n\
                       ตก-๐๒,พ.ย. 64,สิบ,0,0,500,\u{1b}[2Jกำลังทำ\n";
        fs::write(folder.path().join("results.csv"), results).unwrap();
        folder
    }

    #[test]
    fn a_terminal_shows_the_rows_with_their_cells_marked() {
        let folder = with_wrong_results();
        insta::assert_snapshot!("rows", report(folder.path(), false));
    }

    #[test]
    fn colours_mark_the_cell_and_no_cell_brings_its_own() {
        let folder = with_wrong_results();
        let shown = report(folder.path(), true);
        assert!(shown.contains("\u{1b}[97;41m๑๒ บาท"), "{shown}");
        assert!(!shown.contains("▸") && !shown.contains("\u{1b}[2J"), "{shown}");
        let plain = shown.split("\u{1b}[").map(|part| part.split_once('m').map_or(part, |(_, rest)| rest));
        let bare = |text: String| text.replace("▸ ", "").split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(bare(plain.collect()), bare(report(folder.path(), false)), "colours change nothing else");
    }
}
