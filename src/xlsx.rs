//! What every workbook we write has in common: the official font, and a day that does not depend on the clock.

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};
use unicode_width::UnicodeWidthStr;

use crate::model::Satang;

/// The font the cabinet made standard, in the size official letters use.
pub const FONT: &str = "TH SarabunPSK";
const FONT_SIZE: u32 = 16;

/// The size of letters that suits the yellow box of a note, and the pixels of the box's width.
pub const NOTE_FONT_SIZE: u32 = 14;
/// The width of a cell's note, in pixels.
pub const NOTE_WIDTH: u32 = 320;

/// Pixels of a row of one line, and of the column width Excel starts with, in this font.
const ROW_HEIGHT: u32 = 30;
const COLUMN_WIDTH: u32 = 72;

/// A row is never higher than this many lines: a spreadsheet allows no more than 546 pixels.
const MOST_LINES: usize = 16;

/// As the file format numbers paper.
const A4: u8 = 9;

/// The longest text a cell of a workbook or its note can hold, in UTF-16 units.
pub const LONGEST: usize = 32_767;

/// Pixels of a letter of ordinary width, and of the room a cell keeps free of text.
const LETTER_WIDTH: usize = 8;
const PADDING: usize = 10;

/// An empty workbook: same content, same bytes, whenever it is made.
pub fn workbook(title: &str) -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_default_format(&text(), ROW_HEIGHT, COLUMN_WIDTH)?;
    let epoch = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&epoch));
    Ok(workbook)
}

/// A sheet that prints on A4 paper as wide as its columns.
pub fn printed(sheet: &mut Worksheet, landscape: bool) -> &mut Worksheet {
    let sheet = if landscape { sheet.set_landscape() } else { sheet.set_portrait() };
    sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0)
}

/// Plain text in the official font.
pub fn text() -> Format {
    Format::new().set_font_name(FONT).set_font_size(FONT_SIZE).set_align(FormatAlign::Top)
}

/// A heading over a column, dark where every row must fill it.
pub fn heading(required: bool) -> Format {
    let (ink, paper) = if required { (0xFF_FF_FF, 0x1F_4E_79) } else { (0x1F_1F_1F, 0xDD_EB_F7) };
    text()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_border(FormatBorder::Thin)
        .set_border_color(Color::RGB(0x9B_C2_E6))
        .set_font_color(Color::RGB(ink))
        .set_background_color(Color::RGB(paper))
}

/// A title over a sheet.
pub fn title() -> Format {
    text().set_bold().set_font_size(FONT_SIZE + 6)
}

/// A note in the official font.
pub fn note(text: &str) -> rust_xlsxwriter::Note {
    rust_xlsxwriter::Note::new(fitting(text))
        .set_author("ruplem")
        .add_author_prefix(false)
        .set_font_name(FONT)
        .set_font_size(NOTE_FONT_SIZE)
        .set_width(NOTE_WIDTH)
        .set_height(note_height(text))
}

/// Pixels of a note's box, up to where one has to scroll.
pub fn note_height(text: &str) -> u32 {
    let lines: usize = text.lines().map(|line| 1 + line.chars().count() / 40).sum();
    u32::try_from(lines).unwrap_or(12).clamp(2, 12) * 24 + 16
}

/// Pixels of a row that shows every text whole, each with the width of its column in pixels. Programs other than Excel
/// do not find it out by themselves.
pub fn row_height<'a>(cells: impl IntoIterator<Item = (&'a str, u32)>) -> u32 {
    let lines = |(text, width): (&str, u32)| -> usize {
        let room = usize::try_from(width).unwrap_or(usize::MAX).saturating_sub(PADDING).max(LETTER_WIDTH);
        text.lines().map(|line| (line.width() * LETTER_WIDTH).div_ceil(room).max(1)).sum()
    };
    let lines = cells.into_iter().map(lines).max().unwrap_or(1).clamp(1, MOST_LINES);
    ROW_HEIGHT * u32::try_from(lines).unwrap_or(1)
}

/// An amount as a workbook keeps it, which knows no exact decimals: the nearest there is, which shows as the amount.
pub fn decimal(amount: Satang) -> f64 {
    amount.satang() as f64 / 100.0
}

/// The text, cut short where a cell could not hold it.
pub fn fitting(text: &str) -> &str {
    fitting_within(text, LONGEST)
}

/// The text, cut short to so many UTF-16 units.
pub fn fitting_within(text: &str, longest: usize) -> &str {
    let mut units = 0;
    let end = text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > longest
    });
    end.map_or(text, |(end, _)| &text[..end])
}
