//! The sheet of own words, filled in with what the books say: to be corrected and taken into the workbook.

use rust_xlsxwriter::XlsxError;

use crate::{model::Passage, schema::Table, xlsx};

/// The widths of its columns, in pixels.
const WIDTHS: [u32; 2] = [260, 820];

/// The number of the format of texts.
const TEXT: u8 = 49;

/// A workbook of that sheet alone.
///
/// # Errors
/// When a text is more than a cell can hold.
pub fn workbook(passages: &[(Passage, String)]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = xlsx::workbook("ถ้อยคำในรูปเล่ม")?;
    let sheet = xlsx::printed(workbook.add_worksheet(), true).set_name(Table::Wording.thai())?;
    sheet.set_freeze_panes(1, 0)?;
    for (index, (column, width)) in (0_u16..).zip(Table::Wording.columns().iter().zip(WIDTHS)) {
        sheet.set_column_width_pixels(index, width)?;
        sheet.write_string_with_format(0, index, column.thai, &xlsx::heading(column.required))?;
    }
    // By its number in every workbook: the sheet may be put into one of the user's own.
    let text = xlsx::text().set_unlocked().set_text_wrap().set_num_format_index(TEXT);
    for (row, (passage, said)) in (1_u32..).zip(passages) {
        let cells = [passage.thai(), said.as_str()];
        sheet.set_row_height_pixels(row, xlsx::row_height(cells.into_iter().zip(WIDTHS)))?;
        for (index, cell) in (0_u16..).zip(cells) {
            sheet.write_string_with_format(row, index, cell, &text)?;
        }
    }
    workbook.save_to_buffer()
}
