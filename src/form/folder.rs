//! The form as a folder: `province.toml` and one CSV file a table, written so that Excel shows Thai.

use super::{Form, Prefilled, carry, lists, rules};
use crate::{
    csv_table::CsvTable,
    model::LastYear,
    schema::{Column, Table},
};

/// Every file by its name, in the order of the tables.
pub fn files(form: &Form) -> Vec<(String, Vec<u8>)> {
    Table::ALL.into_iter().map(|table| (table.file(), bytes_of(table, form))).collect()
}

fn bytes_of(table: Table, form: &Form) -> Vec<u8> {
    match table {
        Table::Province => province(form).into_bytes(),
        Table::Handbook => handbook(form).into_bytes(),
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
        text.push_str(&line(column, form.value(Table::Province, column.english).as_deref()));
    }
    text
}

/// The rules' keys; the criteria are a table of their own.
fn handbook(form: &Form) -> String {
    let mut text = format!(
        "# คู่มือของปีงบประมาณ พ.ศ. {} ตรวจกับคู่มือแล้วแก้ให้ตรง เกณฑ์ของแต่ละระดับอยู่ใน {}\n",
        form.year,
        Table::Criteria.file()
    );
    text.push_str(&handbook_lines(|key| form.value(Table::Handbook, key)));
    text
}

/// The rules' keys with their values, each under what it is for.
pub fn handbook_lines(value: impl Fn(&str) -> Option<String>) -> String {
    let columns = Table::Handbook.columns().iter();
    columns.map(|column| format!("\n# {}\n{}", column.about, line(column, value(column.english).as_deref()))).collect()
}

/// A key with its value; one that says nothing yet is commented out.
fn line(column: &Column, value: Option<&str>) -> String {
    let key = quoted(column.thai);
    match (column.english, value) {
        ("fiscal_year", Some(year)) => format!("{key} = {year}\n"),
        (_, Some(value)) if value.contains('\n') => {
            let lines = value.lines().map(|line| format!("  {},\n", quoted(line)));
            format!("{key} = [\n{}]\n", lines.collect::<String>())
        }
        (_, Some(value)) => format!("{key} = {}\n", quoted(value)),
        (_, None) => format!("# {key} = \"\"\n"),
    }
}

/// Text as TOML writes it on one line.
pub fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            c if c.is_control() => quoted.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

fn table(table: Table, form: &Form) -> Vec<u8> {
    rows(table, form.rows(table))
}

/// What the year before came to, as the file of its table.
pub fn last_year_file(told: &LastYear) -> Vec<u8> {
    rows(Table::LastYear, &carry::last_year(told))
}

fn rows(table: Table, rows: &[Vec<Prefilled>]) -> Vec<u8> {
    let mut file = CsvTable::for_windows();
    file.row(table.columns().iter().map(|column| column.thai));
    for row in rows {
        file.row(row.iter().map(text_of_cell));
    }
    file.into_bytes()
}

fn text_of_cell(cell: &Prefilled) -> String {
    match cell {
        Prefilled::Blank => String::new(),
        Prefilled::Text(text) => text.clone(),
        Prefilled::People(people) => people.to_string(),
        Prefilled::Number(number) => number.to_string(),
        Prefilled::Money(amount) => amount.to_string(),
        Prefilled::Month(month) => lists::month(*month),
    }
}
