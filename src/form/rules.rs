//! What a column of the workbook asks for and refuses: its note, its drop-down and its rule.

use chrono::{Datelike, Days, NaiveDate};
use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, DataValidationRule, Formula, XlsxError};

use super::Form;
use crate::{
    diagnostic::column_letters,
    model::{BUDDHIST_OFFSET, FiscalYear, Province},
    schema::{Choices, Column, Holds, LISTS_SHEET, Table},
};

/// The lists on that sheet, in the order of its columns.
pub const OPEN_LISTS: [(Choices, &str); 4] = [
    (Choices::Strategies, "ยุทธศาสตร์"),
    (Choices::Agencies, "หน่วยงานรับผิดชอบ"),
    (Choices::Sources, "แหล่งงบประมาณ"),
    (Choices::Bodies, "คณะ"),
];

/// Whether the rules were held against the handbook.
pub const ANSWERS: [&str; 2] = ["ใช่", "ยัง"];

/// The rows that drop-downs and rules reach, the heading's included.
pub const ROWS: u32 = 5_000;

/// How many days outside the fiscal year a day may lie before the form refuses it.
const REACH: Days = Days::new(366);

/// What a form of a value looks like, in Thai.
fn shape(holds: Holds) -> &'static str {
    match holds {
        Holds::Text => "ข้อความ",
        Holds::People => "จำนวนเต็มตั้งแต่ 0 ขึ้นไป ไม่ใส่หน่วย",
        Holds::Number => "จำนวนเต็ม ไม่ใส่หน่วย",
        Holds::Money => "จำนวนเงินเป็นบาทตั้งแต่ 0 ขึ้นไป ทศนิยมไม่เกินสองตำแหน่ง ไม่ใส่หน่วย",
        Holds::Day => "พิมพ์วัน/เดือน/ปี พ.ศ. หรือ วัน เดือน ปี ช่องนี้เป็นข้อความ จึงแสดงตามที่พิมพ์",
        Holds::Month => "เลือกเดือนจากรายการ",
        Holds::Choice(Choices::Projects) => "เลือกรหัสที่มีในแผ่นงานโครงการ",
        Holds::Choice(Choices::Colours) => "เลือกสีจากรายการ หรือพิมพ์รหัสสี เช่น #5B2A86",
        Holds::Choice(choices) if !is_open(choices) => "เลือกจากรายการ",
        Holds::Choice(_) => "เลือกจากรายการ หรือพิมพ์ชื่ออื่น",
    }
}

/// What belongs in a column, how it is written, and an example: the note on its heading.
pub fn note(column: &Column, form: &Form) -> String {
    let need = if column.required {
        "ต้องกรอกทุกแถว"
    } else {
        "เว้นว่างได้"
    };
    let mut note = format!("{}\nรูปแบบ: {}\n{need}", column.about, shape(column.holds));
    if let Some(example) = example(column, form) {
        note.push_str(&format!("\nตัวอย่าง: {example}"));
    }
    note
}

/// An example that suits the form's own year and lists.
pub fn example(column: &Column, form: &Form) -> Option<String> {
    let Province { name, abbreviation, .. } = form.province;
    let of_province = |text: &str| text.replace("{จังหวัด}", name).replace("{อักษรย่อ}", abbreviation);
    let written = (!column.example.is_empty()).then(|| of_province(column.example));
    written.or_else(|| match column.holds {
        Holds::Month => form.lists.months.first().cloned(),
        Holds::Day => Some(format!("28/10/{}", form.year.number() - 1)),
        Holds::Choice(choices) => form.lists.of(choices).first().cloned(),
        _ => None,
    })
}

/// What a spreadsheet accepts in a column's cells; `None` where any text will do.
pub fn validation(column: &Column, index: usize, form: &Form) -> Result<Option<DataValidation>, XlsxError> {
    let cell = format!("{}2", column_letters(index));
    let rule = DataValidation::new();
    let rule = match column.holds {
        Holds::Text => return Ok(None),
        Holds::People | Holds::Number => rule.allow_whole_number(DataValidationRule::GreaterThanOrEqualTo(0)),
        Holds::Money => rule.allow_custom(Formula::new(money_rule(&cell))),
        Holds::Day => rule.allow_custom(Formula::new(day_rule(&cell, form.year))),
        Holds::Month => rule.allow_list_strings(&form.lists.months)?,
        Holds::Choice(Choices::Projects) => rule.allow_list_formula(Formula::new(project_ids())),
        Holds::Choice(choices) => match (form.lists.of(choices), open_list(choices)) {
            (_, Some(range)) => rule.allow_list_formula(Formula::new(range)),
            ([], None) => return Ok(None),
            (list, None) => rule.allow_list_strings(list)?,
        },
    };
    let style = match column.holds {
        Holds::Choice(choices) if is_open(choices) => DataValidationErrorStyle::Information,
        _ => DataValidationErrorStyle::Stop,
    };
    let (title, message) = refusal(column.holds);
    let rule = rule.set_error_style(style).set_error_title(title)?.set_error_message(message)?;
    Ok(Some(rule.set_input_title(title_of(column))?.set_input_message(prompt(column, form))?))
}

/// What a cell shows beside it when it is chosen.
fn prompt(column: &Column, form: &Form) -> String {
    let shape = shape(column.holds);
    match (column.holds, example(column, form)) {
        // A list shows what there is by itself.
        (Holds::Choice(_), _) | (_, None) => shape.to_owned(),
        (_, Some(example)) => format!("{shape} เช่น {example}"),
    }
}

/// A heading short enough for the title of a prompt.
fn title_of(column: &Column) -> String {
    column.thai.chars().take(32).collect()
}

fn refusal(holds: Holds) -> (&'static str, &'static str) {
    match holds {
        Holds::Text => ("", ""),
        Holds::People => ("จำนวนคนไม่ถูกต้อง", "กรอกจำนวนเต็มตั้งแต่ 0 ขึ้นไป เช่น 120 โดยไม่ใส่หน่วย ถ้าไม่มีให้ใส่ 0"),
        Holds::Number => ("จำนวนไม่ถูกต้อง", "กรอกจำนวนเต็มตั้งแต่ 0 ขึ้นไป โดยไม่ใส่หน่วย"),
        Holds::Money => ("จำนวนเงินไม่ถูกต้อง", "กรอกเป็นบาทตั้งแต่ 0 ขึ้นไป ทศนิยมไม่เกินสองตำแหน่ง เช่น 1500.25 โดยไม่ใส่หน่วย"),
        Holds::Day => ("วันที่ไม่ถูกต้อง", "กรอกวัน เดือน และปี พ.ศ. เช่น 28/10/2564 และตรวจว่าปีตรงกับปีงบประมาณ"),
        Holds::Month => ("ไม่ใช่เดือนในปีงบประมาณ", "เลือกเดือนจากรายการ ตั้งแต่ตุลาคมถึงกันยายนของปีงบประมาณ"),
        Holds::Choice(Choices::Projects) => {
            ("ไม่มีโครงการรหัสนี้", "เลือกรหัสจากรายการ หากยังไม่มีให้เพิ่มโครงการในแผ่นงานโครงการก่อน")
        }
        Holds::Choice(Choices::Colours) => ("ไม่มีสีชื่อนี้", "เลือกสีจากรายการ หากเป็นรหัสสี เช่น #5B2A86 ให้กดตกลง"),
        Holds::Choice(choices) if !is_open(choices) => ("ไม่มีในรายการ", "เลือกจากรายการเท่านั้น"),
        Holds::Choice(_) => ("ไม่มีในรายการ", "ชื่อนี้ไม่มีในรายการ หากสะกดถูกแล้วให้กดตกลง"),
    }
}

/// Not negative, and nothing below the satang.
fn money_rule(cell: &str) -> String {
    format!("=AND(ISNUMBER({cell}),{cell}>=0,ROUND({cell},2)={cell})")
}

/// A day near the fiscal year. What is typed stays text and is left to `check`; days that are pasted from another sheet may be
/// days of the spreadsheet, of the Buddhist years too that it took for those of the Common Era.
fn day_rule(cell: &str, year: FiscalYear) -> String {
    let within = |offset: i32| {
        let day = |day: NaiveDate| format!("DATE({},{},{})", day.year() + offset, day.month(), day.day());
        let (first, last) = (year.first_day() - REACH, year.last_day() + REACH);
        format!("AND({cell}>={},{cell}<={})", day(first), day(last))
    };
    format!("=OR(ISTEXT({cell}),{},{})", within(0), within(BUDDHIST_OFFSET))
}

/// The ids that stand in the projects table by now.
fn project_ids() -> String {
    let sheet = Table::Projects.thai();
    format!("=OFFSET('{sheet}'!$A$2,0,0,MAX(1,COUNTA('{sheet}'!$A$2:$A${ROWS})),1)")
}

/// Whether an office may change a list.
fn is_open(choices: Choices) -> bool {
    OPEN_LISTS.iter().any(|(open, _)| *open == choices)
}

/// What stands in a list on the sheet of lists by now, when it is one of those.
fn open_list(choices: Choices) -> Option<String> {
    let column = OPEN_LISTS.iter().position(|(open, _)| *open == choices)?;
    let letters = column_letters(column);
    let list = |cells: &str| format!("'{LISTS_SHEET}'!{cells}");
    let (first, all) = (list(&format!("${letters}$2")), list(&format!("${letters}$2:${letters}${ROWS}")));
    Some(format!("=OFFSET({first},0,0,MAX(1,COUNTA({all})),1)"))
}

/// What a spreadsheet accepts beside a key; `None` where any text will do.
pub fn answers(column: &Column, form: &Form) -> Result<Option<DataValidation>, XlsxError> {
    let (choices, style) = match column.holds {
        Holds::Choice(choices @ (Choices::YesOrNotYet | Choices::YesOrNo)) => (choices, DataValidationErrorStyle::Stop),
        // A colour may also be a number.
        Holds::Choice(choices @ Choices::Colours) => (choices, DataValidationErrorStyle::Information),
        _ => return Ok(None),
    };
    let (title, message) = refusal(column.holds);
    let rule = DataValidation::new().allow_list_strings(form.lists.of(choices))?.set_error_style(style);
    Ok(Some(rule.set_error_title(title)?.set_error_message(message)?))
}
