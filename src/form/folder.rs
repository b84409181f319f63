//! The form as a folder: `province.toml` and one CSV file a table, written so that Excel shows Thai.

use super::{Form, Prefilled, lists, rules};
use crate::{csv_table::CsvTable, schema::Table};

/// Every file by its name, in the order of the tables.
pub fn files(form: &Form) -> Vec<(String, Vec<u8>)> {
    Table::ALL.into_iter().map(|table| (table.file(), bytes_of(table, form))).collect()
}

fn bytes_of(table: Table, form: &Form) -> Vec<u8> {
    match table {
        Table::Province => province(form).into_bytes(),
        table => self::table(table, form),
    }
}

/// Keys that say nothing yet are commented out, each with what belongs there.
fn province(form: &Form) -> String {
    let mut text = format!(
        "# ข้อมูลของจังหวัด{} ปีงบประมาณ พ.ศ. {}\n\
         # หนึ่งบรรทัดต่อหนึ่งรายการ เขียนเป็น \"ชื่อ\" = \"ค่า\" บรรทัดที่ขึ้นต้นด้วย # ยังไม่ถูกใช้ ลบ # ออกเมื่อกรอกแล้ว\n",
        form.province.name, form.year
    );
    for column in Table::Province.columns() {
        let example = rules::example(column, form).map_or(String::new(), |example| format!(" เช่น {example}"));
        text.push_str(&format!("\n# {}{example}\n", column.about));
        let line = match (column.english, form.of_province(column.english)) {
            ("fiscal_year", Some(year)) => format!("{} = {year}\n", quoted(column.thai)),
            (_, Some(value)) => format!("{} = {}\n", quoted(column.thai), quoted(&value)),
            (_, None) => format!("# {} = \"\"\n", quoted(column.thai)),
        };
        text.push_str(&line);
    }
    text
}

/// Text as TOML writes it on one line.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => quoted.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

fn table(table: Table, form: &Form) -> Vec<u8> {
    let mut file = CsvTable::for_windows();
    file.row(table.columns().iter().map(|column| column.thai));
    for row in form.rows(table) {
        file.row(row.iter().map(text_of_cell));
    }
    file.into_bytes()
}

fn text_of_cell(cell: &Prefilled) -> String {
    match cell {
        Prefilled::Blank => String::new(),
        Prefilled::Text(text) => text.clone(),
        Prefilled::People(people) => people.to_string(),
        Prefilled::Money(amount) => amount.to_string(),
        Prefilled::Month(month) => lists::month(*month),
    }
}
