//! The first sheet of the copy: everything that was found, each with a way to its cell.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Url, Worksheet, XlsxError};

use super::{Finding, Targets, paper, sheet::MarkedSheet};
use crate::{
    check::CheckedNation,
    diagnostic::{Lang, Said, Severity, column_letters},
    xlsx,
};

/// The columns with their widths in pixels.
const COLUMNS: [(&str, &str, u32); 9] = [
    ("จังหวัด", "province", 150),
    ("ระดับ", "severity", 130),
    ("แฟ้มหรือแผ่นงาน", "file or sheet", 230),
    ("ช่อง", "cell", 80),
    ("คอลัมน์", "column", 220),
    ("พบ", "found", 240),
    ("สิ่งที่พบ", "what is wrong", 420),
    ("วิธีแก้", "hint", 480),
    ("รหัส", "code", 200),
];

/// The row of the headings, below the title and the sum.
const HEADING_ROW: u32 = 3;

/// The most lines: what a sheet can hold, less what stands above them.
const MOST: usize = 1_000_000;

/// How many links a sheet may have; Excel drops all of a sheet that has more.
const MOST_LINKS: u32 = 65_530;

/// The headings in one language, by which a list is known.
pub fn headings(lang: Lang) -> Vec<&'static str> {
    COLUMNS.iter().map(|(thai, english, _)| lang.either(*thai, *english)).collect()
}

/// Writes the list; `advice` says where to mend what it tells.
pub fn write(
    sheet: &mut Worksheet,
    findings: &[Finding<'_>],
    sheets: &[MarkedSheet<'_>],
    nation: &CheckedNation,
    (lang, advice): (Lang, &str),
) -> Result<(), XlsxError> {
    xlsx::printed(sheet, true).set_freeze_panes(HEADING_ROW + 1, 0)?;
    let title = match nation.provinces.as_slice() {
        [province] if !province.shown().is_empty() => {
            format!("{} {}", lang.either("ผลการตรวจข้อมูล จังหวัด", "what was found: "), province.shown())
        }
        _ => lang.either("ผลการตรวจข้อมูล", "what was found").to_owned(),
    };
    sheet.write_string_with_format(0, 0, title, &xlsx::title())?;
    sheet.write_string_with_format(1, 0, sum(findings, lang, advice), &xlsx::text())?;
    for (index, (heading, (.., width))) in (0..).zip(headings(lang).into_iter().zip(COLUMNS)) {
        sheet.set_column_width_pixels(index, width)?;
        sheet.write_string_with_format(HEADING_ROW, index, heading, &xlsx::heading(true))?;
    }
    let (formats, targets) = (Formats::new(), Targets::of(sheets));
    for (row, finding) in (HEADING_ROW + 1..).zip(findings.iter().take(MOST)) {
        line(sheet, row, finding, &targets, lang, &formats)?;
    }
    if !findings.is_empty() {
        let last = HEADING_ROW + u32::try_from(findings.len().min(MOST)).unwrap_or(0);
        sheet.autofilter(HEADING_ROW, 0, last, 8)?;
    }
    Ok(())
}

fn line(
    sheet: &mut Worksheet,
    row: u32,
    finding: &Finding<'_>,
    targets: &Targets<'_>,
    lang: Lang,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let Finding { province, diagnostic } = finding;
    let place = &diagnostic.place;
    let Said { code, severity, message, hint } = diagnostic.fault.said(lang);
    let word = match severity {
        Severity::Error => lang.either("ผิด", "error"),
        Severity::Warning => lang.either("ควรตรวจสอบ", "warning"),
    };
    let texts = [
        province.unwrap_or(""),
        word,
        place.sheet.as_deref().unwrap_or(&place.file),
        "",
        place.heading.as_deref().unwrap_or(""),
        diagnostic.found.as_deref().unwrap_or(""),
        &message,
        &hint,
        code,
    ];
    for (column, text) in (0..).zip(texts) {
        let format = if column == 1 { formats.of(severity) } else { &formats.plain };
        sheet.write_string_with_format(row, column, xlsx::fitting(text), format)?;
    }
    if let Some((target, Some((found_row, column)))) = targets.target(diagnostic) {
        let cell = format!("{}{}", column_letters(usize::from(column)), found_row + 1);
        let link = Url::new(format!("internal:'{}'!{cell}", target.name.replace('\'', "''"))).set_text(&cell);
        match row <= HEADING_ROW + MOST_LINKS {
            true => sheet.write_url_with_format(row, 3, link, &formats.link)?,
            false => sheet.write_string_with_format(row, 3, &cell, &formats.plain)?,
        };
    } else if let Some(number) = place.row {
        sheet.write_number_with_format(row, 3, number, &formats.plain)?;
    }
    let widths = COLUMNS.map(|(.., width)| width);
    sheet.set_row_height_pixels(row, xlsx::row_height(texts.into_iter().zip(widths)))?;
    Ok(())
}

fn sum(findings: &[Finding<'_>], lang: Lang, advice: &str) -> String {
    let errors = findings.iter().filter(|finding| finding.diagnostic.is_error()).count();
    let warnings = findings.len() - errors;
    match lang {
        Lang::Th => format!("ข้อผิดพลาด {errors} แห่ง (ช่องสีแดง) ข้อควรตรวจสอบ {warnings} แห่ง (ช่องสีเหลือง) {advice}"),
        Lang::En => format!("errors: {errors} (red), warnings: {warnings} (amber); {advice}"),
    }
}

/// How the cells of the list look.
struct Formats {
    plain: Format,
    error: Format,
    warning: Format,
    link: Format,
}

impl Formats {
    fn new() -> Self {
        let on = |severity| boxed().set_background_color(paper(severity));
        Self {
            plain: boxed(),
            error: on(Severity::Error),
            warning: on(Severity::Warning),
            link: boxed().set_font_color(0x05_63_C1),
        }
    }

    fn of(&self, severity: Severity) -> &Format {
        match severity {
            Severity::Error => &self.error,
            Severity::Warning => &self.warning,
        }
    }
}

fn boxed() -> Format {
    xlsx::text().set_text_wrap().set_align(FormatAlign::Top).set_border(FormatBorder::Thin).set_border_color(0xBF_BF_BF)
}
