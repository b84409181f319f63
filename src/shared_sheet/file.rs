//! The rows of a month as files, to be pasted into the shared sheet or taken in by it.

use rust_xlsxwriter::XlsxError;

use super::{Cell, MonthRows, Rows};
use crate::{
    csv_table::CsvTable,
    thai::{date::long_month, digits::to_arabic},
    xlsx,
};

/// A column's width in pixels.
const WIDTH: u32 = 160;

impl Rows {
    /// The rows below their headings as CSV.
    pub fn csv(&self) -> Vec<u8> {
        let mut file = CsvTable::for_windows();
        file.row(self.columns().map(|column| column.thai));
        for row in &self.rows {
            file.row(row.iter().map(Cell::typed));
        }
        file.into_bytes()
    }

    /// The rows alone, to be pasted below those that a sheet has.
    pub fn to_paste(&self) -> Vec<u8> {
        let mut text = CsvTable::to_paste();
        for row in &self.rows {
            text.row(row.iter().map(Cell::typed));
        }
        text.into_bytes()
    }
}

impl MonthRows {
    /// A workbook with a sheet a table, named as the national workbook's.
    ///
    /// # Errors
    /// When there is more than a workbook can hold.
    pub fn workbook(&self) -> Result<Vec<u8>, XlsxError> {
        let mut workbook = xlsx::workbook(&to_arabic(&long_month(self.month)))?;
        for rows in &self.tables {
            let sheet = workbook.add_worksheet().set_name(rows.table.thai())?;
            xlsx::printed(sheet, true).set_freeze_panes(1, 0)?;
            for (index, column) in (0..).zip(rows.columns()) {
                sheet.set_column_width_pixels(index, WIDTH)?;
                sheet.write_with_format(0, index, column.thai, &xlsx::heading(column.required))?;
            }
            for (number, row) in (1..).zip(&rows.rows) {
                for (index, cell) in (0..).zip(row) {
                    match cell {
                        Cell::Blank => continue,
                        Cell::Text(text) => sheet.write_with_format(number, index, text, &xlsx::text())?,
                        Cell::People(people) => {
                            let format = xlsx::text().set_num_format("#,##0");
                            sheet.write_with_format(number, index, *people as f64, &format)?
                        }
                        Cell::Money(amount) => {
                            let format = xlsx::text().set_num_format("#,##0.00");
                            sheet.write_with_format(number, index, xlsx::decimal(*amount), &format)?
                        }
                    };
                }
            }
        }
        workbook.save_to_buffer()
    }
}
