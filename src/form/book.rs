//! The form as a workbook: a sheet a table, headings that cannot be changed, cells that take what belongs in them.

use rust_xlsxwriter::{Format, FormatAlign, ProtectionOptions, Workbook, Worksheet, XlsxError};

use super::{
    Form, Prefilled, guide, lists, looks,
    rules::{self, OPEN_LISTS, ROWS},
};
use crate::{
    schema::{Column, Holds, LISTS_SHEET, Table},
    xlsx,
};

/// The last column a sheet has.
const LAST_COLUMN: u16 = 16_383;

/// Pixels of the values of the province table.
const VALUE_WIDTH: u32 = 640;

/// Pixels of a heading of up to three lines.
const HEADING_HEIGHT: u32 = 96;

pub fn workbook(form: &Form) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = xlsx::workbook(&guide::title(form))?;
    guide::write(workbook.add_worksheet(), form)?;
    for table in Table::ALL {
        self::sheet(workbook.add_worksheet(), table, form)?;
    }
    lists(&mut workbook, form)?;
    workbook.save_to_buffer()
}

/// The two sheets of a year's rules alone.
pub fn rules(form: &Form) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = xlsx::workbook(&format!("เกณฑ์ของปีงบประมาณ พ.ศ. {}", form.year))?;
    for table in Table::RULES {
        sheet(workbook.add_worksheet(), table, form)?;
    }
    workbook.save_to_buffer()
}

fn sheet(sheet: &mut Worksheet, table: Table, form: &Form) -> Result<(), XlsxError> {
    if table.has_keys() { keys(sheet, table, form) } else { self::table(sheet, table, form) }
}

/// The keys with their values beside them.
fn keys(sheet: &mut Worksheet, table: Table, form: &Form) -> Result<(), XlsxError> {
    let width = if table == Table::Province { 190 } else { 300 };
    sheet.set_name(table.thai())?.set_column_width_pixels(0, width)?.set_column_width_pixels(1, VALUE_WIDTH)?;
    xlsx::printed(sheet, false);
    let value = looks::format(Holds::Text);
    for (row, column) in (0..).zip(table.columns()) {
        let key = xlsx::heading(column.required).set_align(FormatAlign::Left);
        sheet.write_string_with_format(row, 0, column.thai, &key)?;
        sheet.insert_note(row, 0, &xlsx::note(&rules::note(column, form)))?;
        if let Some(rule) = rules::answers(column, form)? {
            sheet.add_data_validation(row, 1, row, 1, &rule)?;
        }
        match form.value(table, column.english) {
            Some(text) => {
                sheet.set_row_height_pixels(row, xlsx::row_height([(text.as_str(), VALUE_WIDTH)]))?;
                sheet.write_string_with_format(row, 1, xlsx::fitting(&text), &value)?
            }
            None => sheet.write_blank(row, 1, &value)?,
        };
    }
    protect(sheet);
    Ok(())
}

fn table(sheet: &mut Worksheet, table: Table, form: &Form) -> Result<(), XlsxError> {
    sheet.set_name(table.thai())?.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?;
    xlsx::printed(sheet, true);
    // Rows can be deleted only where every cell of them is unlocked.
    sheet.set_column_range_format(0, LAST_COLUMN, &xlsx::text().set_unlocked())?;
    sheet.set_row_height_pixels(0, HEADING_HEIGHT)?;
    for (index, column) in (0..).zip(table.columns()) {
        self::column(sheet, table, column, index, form)?;
    }
    for (row, cells) in (1..).zip(form.rows(table)) {
        let mut texts = Vec::new();
        for ((index, column), cell) in (0..).zip(table.columns()).zip(cells) {
            write(sheet, row, index, cell, &looks::format(column.holds))?;
            if let Prefilled::Text(text) = cell {
                texts.push((text.as_str(), looks::width(table, column)));
            }
        }
        sheet.set_row_height_pixels(row, xlsx::row_height(texts))?;
    }
    protect(sheet);
    Ok(())
}

fn column(sheet: &mut Worksheet, table: Table, column: &Column, index: u16, form: &Form) -> Result<(), XlsxError> {
    sheet.set_column_width_pixels(index, looks::width(table, column))?;
    sheet.set_column_format(index, &looks::format(column.holds))?;
    sheet.write_string_with_format(0, index, column.thai, &xlsx::heading(column.required))?;
    sheet.insert_note(0, index, &xlsx::note(&rules::note(column, form)))?;
    if let Some(rule) = rules::validation(column, usize::from(index), form)? {
        sheet.add_data_validation(1, index, ROWS - 1, index, &rule)?;
    }
    Ok(())
}

fn write(sheet: &mut Worksheet, row: u32, column: u16, cell: &Prefilled, format: &Format) -> Result<(), XlsxError> {
    match cell {
        Prefilled::Blank => {}
        Prefilled::Text(text) => {
            sheet.write_string_with_format(row, column, xlsx::fitting(text), format)?;
        }
        Prefilled::Month(month) => {
            sheet.write_string_with_format(row, column, lists::month(*month), format)?;
        }
        Prefilled::People(people) => {
            sheet.write_number_with_format(row, column, *people as f64, format)?;
        }
        Prefilled::Number(number) => {
            sheet.write_number_with_format(row, column, f64::from(*number), format)?;
        }
        Prefilled::Money(amount) => {
            sheet.write_number_with_format(row, column, xlsx::decimal(*amount), format)?;
        }
    }
    Ok(())
}

/// The lists that an office may change to its own.
fn lists(workbook: &mut Workbook, form: &Form) -> Result<(), XlsxError> {
    let sheet = workbook.add_worksheet();
    sheet.set_name(LISTS_SHEET)?.set_freeze_panes(1, 0)?;
    // Below each list goes on what the office adds to it.
    sheet.set_column_range_format(0, LAST_COLUMN, &xlsx::text().set_unlocked())?;
    for (index, (choices, heading)) in (0..).zip(OPEN_LISTS) {
        sheet.set_column_width_pixels(index, 420)?;
        sheet.set_column_format(index, &xlsx::text().set_unlocked())?;
        sheet.write_string_with_format(0, index, heading, &xlsx::heading(false))?;
        for (row, name) in (1..).zip(form.lists.of(choices)) {
            sheet.write_string_with_format(row, index, xlsx::fitting(name), &xlsx::text().set_unlocked())?;
        }
    }
    protect(sheet);
    Ok(())
}

/// Holds the locked cells without a password: against a slip, not against the will.
fn protect(sheet: &mut Worksheet) {
    sheet.protect_with_options(&ProtectionOptions {
        format_cells: true,
        format_columns: true,
        format_rows: true,
        insert_rows: true,
        insert_links: true,
        delete_rows: true,
        sort: true,
        use_autofilter: true,
        edit_objects: true,
        ..ProtectionOptions::new()
    });
}
