//! Every fault the data can have, in one list: its stable code, how grave it is, what it says and how to mend it.
//!
//! Codes are part of the contract with other programs and are explained one by one in docs/diagnostics.md.

use chrono::NaiveDate;

use super::{
    Lang,
    Severity::{self, Error, Warning},
};
use crate::{
    limits::{MAX_CELL, MAX_ROWS},
    model::{FiscalYear, Month, SubmissionItem, WorkerGroup},
    schema::{Column, Table},
    thai::{
        date,
        digits::{grouped, to_arabic},
    },
};

/// What is wrong, with the facts its message needs. What was found stands in the diagnostic itself.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Fault {
    MissingTable { table: Table, is_sheet: bool },
    UnreadableFile { cause: String },
    OutsideDataset,
    FileTooLarge { limit_mb: u64 },
    BrokenWorkbook { cause: String },
    LockedWorkbook,
    OldWorkbook,
    WorkbookTooLarge { limit_mb: u64 },
    TableTooLarge,
    DuplicateSheet { first: String },
    UnknownSheet { nearest: Option<&'static str> },
    HiddenRows { rows: usize },
    NotUtf8,
    BrokenToml { cause: String },
    BrokenCsv,
    MissingColumn { thai: &'static str, english: &'static str },
    DuplicateColumn,
    UnknownColumn { nearest: Option<&'static str> },
    UnknownKey { nearest: Option<&'static str> },
    UnknownFile { nearest: Option<String>, is_workbook: bool },
    FolderWithoutTable,
    MixedDataset { folders: Vec<String> },
    ExtraCells,
    ShortRow { cells: usize, headings: usize },
    MissingValue,
    FormulaWithoutValue,
    FormulaError,
    WrongTotal { column: String, written: String, sum: String },
    RemarkRow,
    InvisibleCharacters { refused: bool },
    RepairedText { after: String, refused: bool },
    DoubtfulThai { piece: String, suggestion: Option<String> },
    TextTooLong,
    UnprintableCharacter { character: char },
    BadNumber { nearest: Option<String> },
    NegativeNumber,
    FractionalPeople,
    TooManyDecimals,
    NumberTooLarge,
    BadDate { nearest: Option<&'static str>, last_of_month: Option<NaiveDate> },
    BadMonth { nearest: Option<&'static str> },
    MonthOutsideYear { year: FiscalYear },
    EndBeforeStart,
    UnknownProject { nearest: Option<String> },
    DuplicateProject { first_row: u32 },
    DuplicateMonth { first_row: u32 },
    DuplicateItem { first_row: u32 },
    DuplicateReading { first_row: u32 },
    UnknownItem { nearest: Option<&'static str> },
    UnknownGroup { nearest: Option<&'static str> },
    UnknownRound { allowed: String },
    UnknownProvince { nearest: Option<&'static str> },
    Bangkok,
    UnlistedProvince,
    DuplicateProvince { first: String, first_row: Option<u32> },
    BadFiscalYear,
    NoHandbook { known: String },
    RecordedBeforeMonth { month: Month },
    AgencySpelling { other: String, first_row: u32 },
    ZeroTarget,
    ZeroPlanTarget,
    ZeroAllocation,
    ResultOutsideSpan { start: Month, end: Month },
    ResultNeverRecorded { month: Month, rows: usize, people: u64 },
    RepeatedResult { first_row: u32 },
    ResultOverTarget { people: u64, target: u64 },
    OverBudget { project: String, spent: String, budget: String },
    OverAllocation { allocated: String },
    ReadingAfterRound { last: NaiveDate },
    DateFarFromYear { year: FiscalYear },
    PhotoOutside,
    MissingPhoto,
    BadPicture { fault: PictureFault },
}

/// Why a picture file cannot be shown.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum PictureFault {
    /// Neither JPEG nor PNG.
    OtherKind,
    /// It ends too early, or what it says of itself makes no sense.
    Damaged,
    TooLarge {
        limit_mb: u64,
    },
    TooManyPixels {
        limit_megapixels: u64,
    },
    Unreadable {
        cause: String,
    },
}

/// What is said of a fault in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub code: &'static str,
    pub severity: Severity,
    pub message: String,
    /// How to mend it.
    pub hint: String,
}

/// Builds the four columns of the list below.
struct Words {
    code: &'static str,
    severity: Severity,
    message: (String, String),
    hint: (String, String),
}

impl Fault {
    /// Every code there is, in the order of the list above.
    pub const CODES: [&'static str; 73] = [
        "missing_table",
        "unreadable_file",
        "outside_dataset",
        "file_too_large",
        "broken_workbook",
        "locked_workbook",
        "old_workbook",
        "workbook_too_large",
        "table_too_large",
        "duplicate_sheet",
        "unknown_sheet",
        "hidden_rows",
        "not_utf8",
        "broken_toml",
        "broken_csv",
        "missing_column",
        "duplicate_column",
        "unknown_column",
        "unknown_key",
        "unknown_file",
        "folder_without_table",
        "mixed_dataset",
        "extra_cells",
        "short_row",
        "missing_value",
        "formula_without_value",
        "formula_error",
        "wrong_total",
        "remark_row",
        "invisible_characters",
        "repaired_text",
        "doubtful_thai",
        "text_too_long",
        "unprintable_character",
        "bad_number",
        "negative_number",
        "fractional_people",
        "too_many_decimals",
        "number_too_large",
        "bad_date",
        "bad_month",
        "month_outside_year",
        "end_before_start",
        "unknown_project",
        "duplicate_project",
        "duplicate_month",
        "duplicate_item",
        "duplicate_reading",
        "unknown_item",
        "unknown_group",
        "unknown_round",
        "unknown_province",
        "bangkok",
        "unlisted_province",
        "duplicate_province",
        "bad_fiscal_year",
        "no_handbook",
        "recorded_before_month",
        "agency_spelling",
        "zero_target",
        "zero_plan_target",
        "zero_allocation",
        "result_outside_span",
        "result_never_recorded",
        "repeated_result",
        "result_over_target",
        "over_budget",
        "over_allocation",
        "reading_after_round",
        "date_far_from_year",
        "photo_outside",
        "missing_photo",
        "bad_picture",
    ];

    /// The name other programs know this fault by.
    pub fn code(&self) -> &'static str {
        self.words().code
    }

    pub fn severity(&self) -> Severity {
        self.words().severity
    }

    pub fn message(&self, lang: Lang) -> String {
        choose(lang, self.words().message)
    }

    /// How to mend it.
    pub fn hint(&self, lang: Lang) -> String {
        choose(lang, self.words().hint)
    }

    /// All that is said of it at once, which costs a quarter of asking for each.
    pub fn said(&self, lang: Lang) -> Said {
        let Words { code, severity, message, hint } = self.words();
        Said { code, severity, message: choose(lang, message), hint: choose(lang, hint) }
    }

    fn words(&self) -> Words {
        use Fault::*;
        match self {
            MissingTable { table, is_sheet } => {
                let (thai, english) =
                    if *is_sheet { ("แผ่นงาน", "sheet") } else { ("แฟ้ม", "file") };
                words(
                    "missing_table",
                    Error,
                    ("ไม่พบตารางนี้ในชุดข้อมูล", "the dataset lacks this table"),
                    (
                        format!("เพิ่ม{thai}นี้ แม้ยังไม่มีข้อมูลก็ให้มีบรรทัดหัวตาราง: {}", headings(*table, |column| column.thai)),
                        format!(
                            "add the {english}; without data yet, the heading row is enough: {}",
                            headings(*table, |column| column.english)
                        ),
                    ),
                )
            }
            UnreadableFile { cause } => words(
                "unreadable_file",
                Error,
                (format!("เปิดอ่านแฟ้มไม่ได้ ({cause})"), format!("the file cannot be read ({cause})")),
                (
                    "ปิดโปรแกรมที่เปิดแฟ้มนี้อยู่ และตรวจสิทธิ์ในการอ่าน แล้วลองใหม่",
                    "close the program that has the file open, see that it may be read, and try again",
                ),
            ),
            OutsideDataset => words(
                "outside_dataset",
                Error,
                (
                    "นี่เป็นทางลัด (symbolic link) ไปนอกโฟลเดอร์ข้อมูล จึงไม่เปิดอ่าน",
                    "this is a link to a place outside the dataset, and is not followed",
                ),
                ("คัดลอกแฟ้มจริงมาไว้ในโฟลเดอร์ข้อมูล", "copy the file itself into the dataset's folder"),
            ),
            FileTooLarge { limit_mb } => words(
                "file_too_large",
                Error,
                (format!("แฟ้มใหญ่เกิน {limit_mb} เมกะไบต์"), format!("the file is larger than {limit_mb} MB")),
                ("ลบแถวและคอลัมน์ที่ไม่ใช้ออก", "delete the rows and columns that are not used"),
            ),
            BrokenWorkbook { cause } => words(
                "broken_workbook",
                Error,
                ("เปิดสมุดงานไม่ได้ แฟ้มเสียหายหรือไม่ใช่สมุดงาน".to_owned(), format!("this is no sound workbook ({cause})")),
                (
                    "เปิดแฟ้มด้วย Excel หรือ LibreOffice แล้วบันทึกใหม่เป็น .xlsx",
                    "open it in a spreadsheet program and save it again as .xlsx",
                ),
            ),
            LockedWorkbook => words(
                "locked_workbook",
                Error,
                ("สมุดงานนี้ตั้งรหัสผ่านไว้ จึงเปิดอ่านไม่ได้", "the workbook has a password and cannot be read"),
                (
                    "ใน Excel เลือก แฟ้ม > ข้อมูล > ป้องกันสมุดงาน แล้วลบรหัสผ่านสำหรับเปิดแฟ้ม",
                    "take the password off, or save a copy without one",
                ),
            ),
            OldWorkbook => words(
                "old_workbook",
                Error,
                ("แฟ้มนี้เป็นสมุดงานแบบเก่า (.xls)", "this is a workbook of the old kind (.xls)"),
                ("เปิดด้วย Excel แล้วบันทึกเป็นชนิด .xlsx", "open it in the spreadsheet program and save it as .xlsx"),
            ),
            WorkbookTooLarge { limit_mb } => words(
                "workbook_too_large",
                Error,
                (
                    format!("ข้อมูลในสมุดงานเมื่อคลายแล้วใหญ่เกิน {limit_mb} เมกะไบต์"),
                    format!("what the workbook holds unpacks to more than {limit_mb} MB"),
                ),
                ("คัดลอกเฉพาะตารางข้อมูลไปยังสมุดงานใหม่ แล้วบันทึก", "copy the tables alone to a new workbook and save that"),
            ),
            TableTooLarge => words(
                "table_too_large",
                Error,
                (
                    format!("ตารางนี้มีแถวหรือช่องมากเกินไป (ไม่เกิน {} แถว)", grouped_count(MAX_ROWS)),
                    format!("this table has too many rows or cells (at most {} rows)", grouped_count(MAX_ROWS)),
                ),
                ("ลบแถวและคอลัมน์ที่ไม่ใช้ออก", "delete the rows and columns that are not used"),
            ),
            DuplicateSheet { first } => words(
                "duplicate_sheet",
                Error,
                (
                    format!("แผ่นงานนี้เป็นตารางเดียวกับแผ่นงาน «{first}» จึงไม่รู้ว่าจะใช้แผ่นใด"),
                    format!("this sheet is the same table as «{first}», so it is not clear which one counts"),
                ),
                ("ลบหรือเปลี่ยนชื่อแผ่นงานที่ไม่ใช้", "delete or rename the one that is not used"),
            ),
            UnknownSheet { nearest } => words(
                "unknown_sheet",
                Warning,
                ("ไม่รู้จักแผ่นงานนี้ ข้อมูลในแผ่นงานนี้จะไม่ถูกใช้", "this sheet is not known, and what it holds is not used"),
                unknown_name(
                    *nearest,
                    "แก้ชื่อแผ่นงานให้ตรงกับตารางที่ต้องการ หรือลบออกหากไม่ใช้",
                    "rename it after its table, or delete it",
                ),
            ),
            HiddenRows { rows } => words(
                "hidden_rows",
                Warning,
                (
                    format!("ตั้งแต่แถวนี้ลงไปมีแถวที่ซ่อนไว้ {rows} แถวซึ่งมีข้อมูล และถูกนับเหมือนแถวอื่น"),
                    format!("from here down {rows} hidden rows hold data, and count like any other"),
                ),
                (
                    "ล้างตัวกรอง หรือเลือกทั้งแผ่นงาน คลิกขวาที่เลขแถวแล้วเลือก «ยกเลิกการซ่อน» ตรวจแถวเหล่านั้น แล้วลบแถวที่ไม่ต้องการให้นับ",
                    "clear the filter, or select the sheet and unhide its rows; look at them and delete those that should not count",
                ),
            ),
            NotUtf8 => words(
                "not_utf8",
                Error,
                (
                    "อ่านตัวอักษรในแฟ้มไม่ได้ เพราะไม่ใช่ UTF-8, UTF-16 หรือ Windows-874",
                    "the file's text is not UTF-8, UTF-16 or Windows-874",
                ),
                (
                    "ใน Excel เลือก บันทึกเป็น ชนิด «CSV UTF-8 (Comma delimited)»",
                    "in Excel choose save as, type «CSV UTF-8 (Comma delimited)»",
                ),
            ),
            BrokenToml { cause } => words(
                "broken_toml",
                Error,
                ("เขียนไม่ถูกรูปแบบ".to_owned(), format!("this is not well formed ({cause})")),
                (
                    "เขียนทีละบรรทัดเป็น \"ชื่อ\" = \"ค่า\" โดยมีเครื่องหมายคำพูดเปิดและปิดครบคู่",
                    "write one \"key\" = \"value\" a line, each quote closed",
                ),
            ),
            BrokenCsv => words(
                "broken_csv",
                Error,
                (
                    "เครื่องหมายคำพูดในแถวนี้ไม่ครบคู่ จึงไม่รู้ว่าแต่ละช่องและแต่ละแถวจบตรงใด",
                    "a quote in this row is not closed, so it is not clear where cells and rows end",
                ),
                (
                    "ตรวจเครื่องหมายคำพูดให้ครบคู่ แล้วบันทึกแฟ้มใหม่จาก Excel หรือ Google Sheets",
                    "see that every quote is closed, then save the file again from the spreadsheet",
                ),
            ),
            MissingColumn { thai, english } => words(
                "missing_column",
                Error,
                (format!("ไม่มีคอลัมน์ «{thai}»"), format!("the column «{english}» is missing")),
                (
                    format!("เพิ่มหัวคอลัมน์ «{thai}» (หรือ {english}) ในแถวหัวตาราง"),
                    format!("add «{english}» (or «{thai}») to the heading row"),
                ),
            ),
            DuplicateColumn => words(
                "duplicate_column",
                Error,
                ("มีคอลัมน์นี้ซ้ำกัน จึงไม่รู้ว่าจะใช้ค่าใด", "this column stands twice, so it is not clear which one counts"),
                ("ลบคอลัมน์ที่ซ้ำออกให้เหลือคอลัมน์เดียว", "delete all but one of them"),
            ),
            UnknownColumn { nearest } => words(
                "unknown_column",
                Warning,
                ("ไม่รู้จักคอลัมน์นี้ ข้อมูลในคอลัมน์นี้จะไม่ถูกใช้", "this column is not known, and what it holds is not used"),
                unknown_name(*nearest, "แก้ชื่อหัวคอลัมน์ หรือลบคอลัมน์นี้หากไม่ต้องการใช้", "mend its heading, or delete it"),
            ),
            UnknownKey { nearest } => words(
                "unknown_key",
                Warning,
                ("ไม่รู้จักรายการนี้ ข้อมูลในบรรทัดนี้จะไม่ถูกใช้", "this key is not known, and its value is not used"),
                unknown_name(
                    *nearest,
                    &format!(
                        "แก้เป็นรายการใดรายการหนึ่ง: {} หรือลบบรรทัดนี้หากไม่ต้องการใช้",
                        headings(Table::Province, |column| column.thai)
                    ),
                    &format!("use one of {}, or delete the line", headings(Table::Province, |column| column.english)),
                ),
            ),
            UnknownFile { nearest, is_workbook } => words(
                "unknown_file",
                Warning,
                if *is_workbook {
                    (
                        "สมุดงานนี้อยู่ข้างแฟ้มตาราง จึงไม่ถูกอ่าน ใช้ข้อมูลจากแฟ้มตารางเท่านั้น",
                        "this workbook lies beside the files of tables, which are read instead of it",
                    )
                } else {
                    ("ไม่รู้จักแฟ้มนี้ ข้อมูลในแฟ้มนี้จะไม่ถูกใช้", "this file is not known, and what it holds is not used")
                },
                if *is_workbook {
                    (
                        "ให้เหลือข้อมูลเพียงแบบเดียว สมุดงานหรือแฟ้มตาราง แล้วย้ายอีกแบบหนึ่งออกจากโฟลเดอร์".to_owned(),
                        "keep one of them, the workbook or the files, and move the other away".to_owned(),
                    )
                } else {
                    unknown_name(
                        nearest.as_deref(),
                        "แก้ชื่อแฟ้มให้ตรงกับตารางที่ต้องการ หรือย้ายออกจากโฟลเดอร์",
                        "rename it after its table, or move it away",
                    )
                },
            ),
            FolderWithoutTable => words(
                "folder_without_table",
                Error,
                (
                    "โฟลเดอร์นี้ไม่มีแฟ้มตารางหรือสมุดงานของจังหวัดใด จึงไม่ได้อ่านข้อมูลจากที่นี่",
                    "this folder holds no province's tables or workbook, and nothing is read of it",
                ),
                (
                    "หากเป็นโฟลเดอร์ของจังหวัด ให้ใส่แฟ้มข้อมูลลงในโฟลเดอร์นี้โดยตรง หากโฟลเดอร์จังหวัดซ้อนอยู่ข้างใน ให้ย้ายขึ้นมาแทนที่โฟลเดอร์นี้ \
                     หากไม่ใช่ข้อมูล ให้ย้ายไปไว้ที่อื่น",
                    "put the province's files right into it; where province folders are in it, move them up in its place; \
                     move it away if it is no data",
                ),
            ),
            MixedDataset { folders } => {
                let (thai, english) = listed(folders);
                words(
                    "mixed_dataset",
                    Error,
                    (
                        format!("แฟ้มตารางอยู่ปนกับโฟลเดอร์ที่เป็นชุดข้อมูลเอง ({thai}) จึงไม่รู้ว่าจะใช้ข้อมูลใด"),
                        format!(
                            "tables lie beside folders that are datasets themselves ({english}): it is not clear which count"
                        ),
                    ),
                    (
                        "หากเป็นข้อมูลของจังหวัดหนึ่ง ให้ย้ายแฟ้มตารางลงในโฟลเดอร์ของจังหวัดนั้น หากไม่ใช้โฟลเดอร์เหล่านั้นแล้ว ให้ย้ายออกไปไว้ที่อื่น",
                        "move one province's tables into a folder of its own, or move folders that are not used away",
                    ),
                )
            }
            ExtraCells => words(
                "extra_cells",
                Error,
                ("แถวนี้มีข้อมูลเกินจำนวนหัวคอลัมน์", "this row holds more cells than there are headings"),
                (
                    "หากในข้อความมีเครื่องหมายจุลภาค ให้ครอบข้อความด้วยเครื่องหมายคำพูด \" \"",
                    "put text that has commas in it between quotes",
                ),
            ),
            ShortRow { cells, headings } => words(
                "short_row",
                Error,
                (
                    format!("แถวนี้มีเพียง {cells} ช่อง จากหัวคอลัมน์ {headings} ช่อง จึงขาดข้อมูลที่จำเป็น"),
                    format!("this row has only {cells} cells of {headings}, so values that are needed are missing"),
                ),
                (
                    "ตรวจว่าแถวนี้ขาดเครื่องหมายจุลภาคหรือถูกตัดกลางแถวหรือไม่ แล้วกรอกช่องที่ขาด",
                    "see whether a comma is missing or the row was cut, and fill the cells that are missing",
                ),
            ),
            MissingValue => words(
                "missing_value",
                Error,
                ("ยังไม่ได้กรอกข้อมูลที่จำเป็น", "a value that is needed is missing"),
                (
                    "กรอกข้อมูลในช่องนี้ ถ้าเป็นจำนวนที่ไม่มีให้ใส่ 0 หรือ -",
                    "fill the cell; where there is none of a number, write 0 or -",
                ),
            ),
            FormulaWithoutValue => words(
                "formula_without_value",
                Error,
                ("ช่องนี้เป็นสูตรที่แฟ้มไม่ได้เก็บผลลัพธ์ไว้", "this cell has a formula whose result the file does not hold"),
                (
                    "เปิดแฟ้มด้วย Excel หรือ LibreOffice แล้วบันทึกอีกครั้ง หรือพิมพ์ค่าแทนสูตร",
                    "open the file in a spreadsheet program and save it again, or type the value",
                ),
            ),
            FormulaError => words(
                "formula_error",
                Error,
                ("สูตรในช่องนี้คำนวณไม่ได้", "the formula in this cell has failed"),
                ("แก้สูตร หรือพิมพ์ค่าแทนสูตร", "mend the formula, or type the value"),
            ),
            WrongTotal { column, written, sum } => words(
                "wrong_total",
                Error,
                (
                    format!("ยอดรวมของ «{column}» เป็น {written} แต่ผลบวกของแถวข้างบนเป็น {sum}"),
                    format!("the total of «{column}» is {written}, but the rows above add up to {sum}"),
                ),
                (
                    "ตรวจตัวเลขในคอลัมน์นี้ หรือลบแถวรวมออก แถวรวมไม่ถูกนับเป็นข้อมูล",
                    "look at the figures of the column, or delete the row of totals, which is never counted",
                ),
            ),
            RemarkRow => words(
                "remark_row",
                Warning,
                (
                    "แถวนี้เป็นหมายเหตุหรือที่ลงชื่อใต้ตาราง จึงไม่นับเป็นข้อมูล",
                    "this row is a remark or a signature below the table, and no data",
                ),
                (
                    "หากไม่ใช่ข้อมูล ไม่ต้องแก้ หากเป็นข้อมูล ให้เริ่มแถวด้วยรหัสหรือรายการตามหัวตาราง แล้วกรอกช่องที่จำเป็นให้ครบ",
                    "if it is none, leave it; if it is data, begin it with what the first column asks for and fill in the rest",
                ),
            ),
            InvisibleCharacters { refused } => words(
                "invisible_characters",
                if *refused { Error } else { Warning },
                match refused {
                    true => ("มีอักขระที่มองไม่เห็นปนอยู่", "it holds characters nobody can see"),
                    false => ("มีอักขระที่มองไม่เห็นปนอยู่ จึงตัดออกให้แล้ว", "characters nobody can see were left out"),
                },
                ("พิมพ์ข้อความในช่องนี้ใหม่ หากต้องการให้ข้อมูลต้นทางสะอาด", "type the cell again to have it clean at its source"),
            ),
            RepairedText { after, refused } => words(
                "repaired_text",
                if *refused { Error } else { Warning },
                match refused {
                    true => (
                        format!("ข้อความนี้พิมพ์สลับลำดับหรือใช้อักขระผิด ที่ถูกคือ «{after}»"),
                        format!("this is typed in the wrong order or with the wrong letters, for «{after}»"),
                    ),
                    false => (
                        format!("ข้อความนี้พิมพ์สลับลำดับหรือใช้อักขระผิด จึงแก้ให้เป็น «{after}»"),
                        format!(
                            "this was typed in the wrong order or with the wrong letters, and is read as «{after}»"
                        ),
                    ),
                },
                ("แก้ข้อความในช่องนี้ตามที่บอก เพื่อให้ข้อมูลต้นทางถูกต้อง", "mend the cell so, to have it right at its source"),
            ),
            DoubtfulThai { piece, suggestion } => words(
                "doubtful_thai",
                Error,
                (
                    format!("ตรง «{piece}» มีสระหรือวรรณยุกต์ผิดที่ และแก้ให้แน่ชัดไม่ได้"),
                    format!("at «{piece}» a vowel or tone mark is misplaced, and cannot be put right for certain"),
                ),
                match suggestion {
                    Some(meant) => (
                        format!("หมายถึง «{meant}» ใช่หรือไม่ แก้คำนี้ในช่อง"),
                        format!("did you mean «{meant}»? mend the word in the cell"),
                    ),
                    None => ("พิมพ์คำนี้ใหม่".to_owned(), "type the word again".to_owned()),
                },
            ),
            TextTooLong => words(
                "text_too_long",
                Error,
                (
                    format!("ข้อความในช่องนี้ยาวเกิน {} ตัวอักษร", grouped_count(MAX_CELL)),
                    format!("this text is longer than {} characters", grouped_count(MAX_CELL)),
                ),
                ("ย่อข้อความ หรือแยกเป็นหลายแถว", "shorten it, or part it into several rows"),
            ),
            UnprintableCharacter { character } => words(
                "unprintable_character",
                Error,
                (
                    format!("มีอักขระที่พิมพ์ลงเล่มไม่ได้: {character} (U+{:04X})", u32::from(*character)),
                    format!(
                        "it holds a character no bundled font can print: {character} (U+{:04X})",
                        u32::from(*character)
                    ),
                ),
                ("ลบหรือพิมพ์อักขระนี้ใหม่ด้วยแป้นพิมพ์ไทย", "delete the character or type it again"),
            ),
            BadNumber { nearest } => words(
                "bad_number",
                Error,
                ("อ่านเป็นตัวเลขไม่ได้", "this is not readable as a number"),
                suggested(
                    nearest.as_deref(),
                    "กรอกเฉพาะตัวเลข เช่น 1200 หรือ ๑,๒๐๐ โดยไม่ใส่หน่วย",
                    "write digits alone, such as 1200 or 1,200, without a unit",
                ),
            ),
            NegativeNumber => words(
                "negative_number",
                Error,
                ("จำนวนติดลบ", "the number is negative"),
                ("กรอกจำนวนจริงตั้งแต่ 0 ขึ้นไป โดยไม่ใส่เครื่องหมายลบ", "give the true number, 0 or more, without a minus"),
            ),
            FractionalPeople => words(
                "fractional_people",
                Error,
                ("จำนวนคนเป็นเศษ", "people are counted in whole numbers"),
                ("กรอกจำนวนคนเป็นจำนวนเต็ม", "give a whole number of people"),
            ),
            TooManyDecimals => words(
                "too_many_decimals",
                Error,
                ("จำนวนเงินมีทศนิยมเกินสองตำแหน่ง", "money has more than two decimals"),
                ("กรอกจำนวนเงินไม่เกินสองตำแหน่ง (สตางค์) เช่น 1500.25", "give money to the satang, such as 1500.25"),
            ),
            NumberTooLarge => words(
                "number_too_large",
                Error,
                ("ตัวเลขมากเกินกว่าจะเป็นไปได้", "the number is larger than it can be"),
                ("ตรวจจำนวนหลักของตัวเลข", "look at the number of digits"),
            ),
            BadDate { nearest, last_of_month } => words(
                "bad_date",
                Error,
                match last_of_month {
                    None => ("อ่านเป็นวันที่ไม่ได้".to_owned(), "this is not readable as a day".to_owned()),
                    Some(last) => (
                        format!("เดือนนี้ไม่มีวันที่ดังกล่าว วันสุดท้ายคือ {}", to_arabic(&date::long_day(*last))),
                        format!("the month has no such day, its last is {last}"),
                    ),
                },
                suggested(
                    nearest.as_deref(),
                    "เขียนวันที่ เช่น 28/10/2564 หรือ 28 ต.ค. 2564",
                    "write a day such as 28/10/2564 or 2021-10-28",
                ),
            ),
            BadMonth { nearest } => words(
                "bad_month",
                Error,
                ("อ่านเป็นเดือนไม่ได้", "this is not readable as a month"),
                suggested(
                    nearest.as_deref(),
                    "เขียนเดือนพร้อมปี เช่น ต.ค. 64 หรือ 10/2564",
                    "write a month with its year, such as 10/2564 or 2021-10",
                ),
            ),
            MonthOutsideYear { year } => words(
                "month_outside_year",
                Error,
                (format!("เดือนนี้อยู่นอกปีงบประมาณ {year}"), format!("this month is outside fiscal year {year}")),
                (
                    format!("ใช้เดือนตั้งแต่ ต.ค. {} ถึง ก.ย. {year}", year.number() - 1),
                    format!("use a month from 10/{} to 9/{year}", year.number() - 1),
                ),
            ),
            EndBeforeStart => words(
                "end_before_start",
                Error,
                ("เดือนสิ้นสุดมาก่อนเดือนเริ่ม", "the project ends before it starts"),
                ("แก้เดือนเริ่มหรือเดือนสิ้นสุด", "mend the first or the last month"),
            ),
            UnknownProject { nearest } => words(
                "unknown_project",
                Error,
                ("ไม่มีโครงการรหัสนี้ในตารางโครงการ", "no project has this id"),
                suggested(
                    nearest.as_deref(),
                    "แก้รหัสให้ตรงกับตารางโครงการ หรือเพิ่มโครงการนี้ในตารางโครงการ",
                    "mend the id, or add the project to the projects table",
                ),
            ),
            DuplicateProject { first_row } => words(
                "duplicate_project",
                Error,
                (format!("รหัสโครงการซ้ำกับแถว {first_row}"), format!("row {first_row} already has this id")),
                ("ให้รหัสโครงการไม่ซ้ำกัน", "give every project an id of its own"),
            ),
            DuplicateMonth { first_row } => words(
                "duplicate_month",
                Error,
                (format!("เดือนนี้มีอยู่แล้วในแถว {first_row}"), format!("row {first_row} already has this month")),
                (
                    "ให้เหลือเดือนละหนึ่งแถว โดยใช้วันที่บันทึกผลของเดือนนั้นครบถ้วน",
                    "keep one row a month, with the day its results were recorded",
                ),
            ),
            DuplicateItem { first_row } => words(
                "duplicate_item",
                Error,
                (format!("รายการนี้มีอยู่แล้วในแถว {first_row}"), format!("row {first_row} already has this item")),
                ("ให้เหลือรายการละหนึ่งแถว", "keep one row for each item"),
            ),
            DuplicateReading { first_row } => words(
                "duplicate_reading",
                Error,
                (
                    format!("รอบและวันที่นี้มีอยู่แล้วในแถว {first_row}"),
                    format!("row {first_row} already has a figure of this round and day"),
                ),
                ("ให้เหลือตัวเลขเดียวต่อรอบและวันที่", "keep one figure for each round and day"),
            ),
            UnknownItem { nearest } => words(
                "unknown_item",
                Error,
                ("ไม่รู้จักรายการนี้", "this item is not known"),
                suggested(
                    nearest.as_deref(),
                    format!("ใช้รายการใดรายการหนึ่ง: {}", SubmissionItem::ALL.map(SubmissionItem::thai).join(", ")),
                    format!("use one of: {}", SubmissionItem::ALL.map(SubmissionItem::english).join(", ")),
                ),
            ),
            UnknownGroup { nearest } => words(
                "unknown_group",
                Error,
                ("ไม่รู้จักกลุ่มแรงงานนี้", "this group of workers is not known"),
                suggested(
                    nearest.as_deref(),
                    format!("ใช้กลุ่มใดกลุ่มหนึ่ง: {}", WorkerGroup::ALL.map(WorkerGroup::thai).join(", ")),
                    format!("use one of: {}", WorkerGroup::ALL.map(WorkerGroup::english).join(", ")),
                ),
            ),
            UnknownRound { allowed } => words(
                "unknown_round",
                Error,
                ("ไม่มีรอบการประเมินนี้", "there is no such round"),
                (format!("ใช้รอบใดรอบหนึ่ง: {allowed}"), format!("use one of: {allowed}")),
            ),
            UnknownProvince { nearest } => words(
                "unknown_province",
                Error,
                ("ไม่มีจังหวัดชื่อนี้ใน 76 จังหวัด", "none of the 76 provinces has this name"),
                suggested(
                    nearest.as_deref(),
                    "เขียนชื่อจังหวัดเต็มตามทางการ เช่น เชียงใหม่",
                    "write the province's full Thai name, such as «เชียงใหม่»",
                ),
            ),
            Bangkok => words(
                "bangkok",
                Error,
                ("กรุงเทพมหานครไม่อยู่ใน 76 จังหวัดของคู่มือ", "bangkok is not among the handbook's 76 provinces"),
                ("เขียนชื่อจังหวัดของสำนักงาน โปรแกรมนี้ใช้กับสำนักงานแรงงานจังหวัดในส่วนภูมิภาคเท่านั้น", "give one of the 76 provinces"),
            ),
            UnlistedProvince => words(
                "unlisted_province",
                Error,
                (
                    "จังหวัดนี้มีข้อมูลในตารางอื่น แต่ไม่มีแถวในตารางข้อมูลจังหวัด",
                    "other tables have rows of this province, but the table of provinces does not list it",
                ),
                (
                    "เพิ่มแถวของจังหวัดนี้ในตารางข้อมูลจังหวัด อย่างน้อยให้มีชื่อจังหวัดและปีงบประมาณ",
                    "add a row with the province and its fiscal year to the table of provinces",
                ),
            ),
            DuplicateProvince { first, first_row } => words(
                "duplicate_province",
                Error,
                match first_row {
                    Some(row) => (
                        format!("จังหวัดนี้มีอยู่แล้วใน {first} แถว {row} จึงไม่รู้ว่าจะใช้ข้อมูลใด"),
                        format!("{first} has this province in row {row} already, so it is not clear which one counts"),
                    ),
                    None => (
                        format!("จังหวัดนี้มีอยู่แล้วใน {first} จึงไม่รู้ว่าจะใช้ข้อมูลใด"),
                        format!("{first} has this province already, so it is not clear which one counts"),
                    ),
                },
                ("ให้เหลือข้อมูลของจังหวัดนี้เพียงชุดเดียว", "keep one of them"),
            ),
            BadFiscalYear => words(
                "bad_fiscal_year",
                Error,
                ("อ่านปีงบประมาณไม่ได้", "this is not readable as a fiscal year"),
                ("เขียนปี พ.ศ. สี่หลัก เช่น 2565", "write the Buddhist year in four digits, such as 2565"),
            ),
            NoHandbook { known } => words(
                "no_handbook",
                Error,
                ("ยังไม่มีคู่มือของปีงบประมาณนี้", "there is no handbook of this fiscal year"),
                (
                    format!("แก้ปีหากพิมพ์ผิด ปีที่มีคู่มือ: {known} ปีอื่นต้องเพิ่มแฟ้มคู่มือของปีนั้นด้วย --templates"),
                    format!(
                        "mend the year; years that have one: {known}; others need a handbook given with --templates"
                    ),
                ),
            ),
            RecordedBeforeMonth { month } => words(
                "recorded_before_month",
                Error,
                (
                    format!("วันที่บันทึกมาก่อนเดือน {} จะเริ่ม", thai_month(*month)),
                    format!("it is dated before month {month} began"),
                ),
                ("ตรวจวันที่บันทึก โดยเฉพาะปี พ.ศ.", "look at the day, above all its year"),
            ),
            AgencySpelling { other, first_row } => words(
                "agency_spelling",
                Warning,
                (
                    format!("แถว {first_row} เขียนว่า «{other}» หากเป็นหน่วยงานเดียวกัน ในเล่มจะแยกเป็นสองหน่วยงาน"),
                    format!("row {first_row} has «{other}»; if it is the same agency, the books will show two"),
                ),
                ("เขียนชื่อหน่วยงานให้เหมือนกันทุกแถว", "write the agency's name alike in every row"),
            ),
            ZeroTarget => words(
                "zero_target",
                Warning,
                ("โครงการนี้มีเป้าหมายรวม 0 คน", "this project's target is 0 people"),
                (
                    "หากโครงการมีกลุ่มเป้าหมาย ให้กรอกจำนวนคน หากไม่มีจริง ไม่ต้องแก้",
                    "give its people, if it means to reach any; if not, leave it",
                ),
            ),
            ZeroPlanTarget => words(
                "zero_plan_target",
                Warning,
                (
                    "แผนมีเป้าหมายรวม 0 คน จึงคิดร้อยละของคนไม่ได้ และเกณฑ์จำนวนคนจะไม่ผ่าน",
                    "the plan's target is 0 people, so no per cent of it can be reached",
                ),
                ("กรอกเป้าหมายของโครงการในตารางโครงการ", "give the projects their targets"),
            ),
            ZeroAllocation => words(
                "zero_allocation",
                Warning,
                (
                    "วงเงินจัดสรรเป็น 0 บาท จึงคิดร้อยละการเบิกจ่ายไม่ได้ และเกณฑ์การเบิกจ่ายจะไม่ผ่าน",
                    "the allocation is 0 baht, so no per cent of it can be reached",
                ),
                (
                    "ตรวจวงเงินใน GFMIS แล้วกรอกวงเงินจริง หากยังไม่ได้รับจัดสรร ไม่ต้องแก้",
                    "look the allocation up in GFMIS and give it; if there is none yet, leave it",
                ),
            ),
            ResultOutsideSpan { start, end } => words(
                "result_outside_span",
                Warning,
                (
                    format!("เดือนนี้อยู่นอกช่วงดำเนินโครงการ ({} ถึง {})", thai_month(*start), thai_month(*end)),
                    format!("this month is outside the project's span ({start} to {end})"),
                ),
                ("ตรวจเดือนของผล หรือช่วงเวลาในตารางโครงการ", "look at the month, or at the span in the projects table"),
            ),
            ResultNeverRecorded { month, rows, people } => words(
                "result_never_recorded",
                Warning,
                (
                    format!(
                        "ผลของเดือน {} ไม่มีวันที่บันทึก จึงไม่นับในการประเมิน ({rows} แถว รวม {} คน เริ่มที่แถวนี้)",
                        thai_month(*month),
                        grouped(*people)
                    ),
                    format!(
                        "month {month} has no recording day, so its results do not count in any round ({rows} rows from \
                         here on, {} people)",
                        grouped(*people)
                    ),
                ),
                ("กรอกวันที่บันทึกของเดือนนี้ในตารางการบันทึกผล", "give the month's recording day in the reports table"),
            ),
            RepeatedResult { first_row } => words(
                "repeated_result",
                Warning,
                (
                    format!("โครงการและเดือนเดียวกับแถว {first_row} จึงนำมารวมกัน"),
                    format!("row {first_row} has the same project and month, so the two are added up"),
                ),
                ("หากเป็นการกรอกซ้ำ ให้ลบแถวหนึ่งออก", "delete one of them if it was entered twice"),
            ),
            ResultOverTarget { people, target } => words(
                "result_over_target",
                Warning,
                (
                    format!(
                        "ผลเดือนเดียว {} คน เกินเป้าหมายทั้งปีของโครงการ ({} คน) ไปมาก",
                        grouped(*people),
                        grouped(*target)
                    ),
                    format!("{people} people in one month are far over the project's target for the year ({target})"),
                ),
                (
                    "ตรวจว่าพิมพ์ตัวเลขเกินหลักหรือไม่ จำนวนนี้นับเข้าคะแนนตามที่กรอก",
                    "see whether a digit too many was typed: the number counts towards the score as it stands",
                ),
            ),
            OverBudget { project, spent, budget } => words(
                "over_budget",
                Warning,
                (
                    format!("โครงการ {project} เบิกจ่ายรวม {spent} บาท เกินงบประมาณ {budget} บาท"),
                    format!("project «{project}» has spent {spent} baht of a budget of {budget} baht"),
                ),
                (
                    "ตรวจยอดเบิกจ่ายรายเดือน หรืองบประมาณของโครงการ",
                    "look at what each month spent, or at the project's budget",
                ),
            ),
            OverAllocation { allocated } => words(
                "over_allocation",
                Warning,
                (
                    format!("เบิกจ่ายเกินวงเงินจัดสรร {allocated} บาท"),
                    format!("more is disbursed than the {allocated} baht allocated"),
                ),
                (
                    "ตรวจวงเงินและยอดเบิกจ่ายใน GFMIS แล้วแก้ตัวเลขในแถวนี้",
                    "look both figures up in GFMIS and mend those of this row",
                ),
            ),
            ReadingAfterRound { last } => words(
                "reading_after_round",
                Warning,
                (
                    format!("ตัวเลขนี้เป็นของวันหลังสิ้นรอบ ({}) จึงไม่นับในรอบนี้", to_arabic(&date::long_day(*last))),
                    format!("this figure is dated after the round's last day ({last}) and does not count for it"),
                ),
                ("ใช้ยอดจาก GFMIS ณ วันสิ้นรอบหรือก่อนหน้า", "use the figure GFMIS had on the last day or before"),
            ),
            DateFarFromYear { year } => words(
                "date_far_from_year",
                Warning,
                (format!("วันที่นี้อยู่ห่างจากปีงบประมาณ {year} มาก"), format!("this day is far from fiscal year {year}")),
                ("ตรวจปีของวันที่", "look at its year"),
            ),
            PhotoOutside => words(
                "photo_outside",
                Error,
                (
                    "แฟ้มภาพนี้ไม่อยู่ในโฟลเดอร์ photos ของชุดข้อมูล จึงไม่เปิดอ่าน",
                    "this picture is not in the dataset's photos folder and is not opened",
                ),
                (
                    "คัดลอกภาพไว้ในโฟลเดอร์ photos แล้วกรอกเฉพาะชื่อแฟ้ม เช่น อบรม-01.jpg",
                    "copy the picture into the photos folder and give its name alone, such as training-01.jpg",
                ),
            ),
            MissingPhoto => words(
                "missing_photo",
                Warning,
                (
                    "ไม่พบแฟ้มภาพนี้ในโฟลเดอร์ photos ภาพนี้จะไม่อยู่ในเล่ม",
                    "the photos folder has no such file, and the picture is left out of the book",
                ),
                (
                    "ตรวจชื่อแฟ้มและนามสกุล แล้ววางแฟ้มไว้ในโฟลเดอร์ photos",
                    "look at the name and its ending, and put the file into photos",
                ),
            ),
            BadPicture { fault } => {
                let (thai, english) = picture_fault(fault);
                words(
                    "bad_picture",
                    Warning,
                    (
                        format!("ใช้แฟ้มภาพนี้ไม่ได้ เพราะ{thai} ภาพนี้จะไม่อยู่ในเล่ม"),
                        format!("this picture cannot be used and is left out of the book: {english}"),
                    ),
                    (
                        "เปิดดูภาพว่าสมบูรณ์ แล้วบันทึกใหม่เป็น JPEG หรือ PNG",
                        "see that the picture opens, and save it again as JPEG or PNG",
                    ),
                )
            }
        }
    }
}

fn words(
    code: &'static str,
    severity: Severity,
    message: (impl Into<String>, impl Into<String>),
    hint: (impl Into<String>, impl Into<String>),
) -> Words {
    Words { code, severity, message: (message.0.into(), message.1.into()), hint: (hint.0.into(), hint.1.into()) }
}

fn choose(lang: Lang, (thai, english): (String, String)) -> String {
    match lang {
        Lang::Th => thai,
        Lang::En => english,
    }
}

/// A hint that begins with what was likely meant.
fn suggested(nearest: Option<&str>, thai: impl Into<String>, english: impl Into<String>) -> (String, String) {
    let (thai, english) = (thai.into(), english.into());
    match nearest {
        Some(nearest) => (format!("หมายถึง «{nearest}» ใช่หรือไม่ {thai}"), format!("did you mean «{nearest}»? {english}")),
        None => (thai, english),
    }
}

fn unknown_name(nearest: Option<&str>, thai: &str, english: &str) -> (String, String) {
    match nearest {
        Some(nearest) => (
            format!("หมายถึง «{nearest}» ใช่หรือไม่ หากใช่ให้แก้ชื่อเป็นคำนั้น หากไม่ใช่ให้ลบออกหรือปล่อยไว้ได้"),
            format!("did you mean «{nearest}»? if so rename it, if not delete it or leave it"),
        ),
        None => (thai.to_owned(), english.to_owned()),
    }
}

/// A few names, and how many more there are.
fn listed(names: &[String]) -> (String, String) {
    const SHOWN: usize = 3;
    let shown = names.iter().take(SHOWN).map(|name| format!("«{name}»")).collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(SHOWN) {
        0 => (shown.clone(), shown),
        more => (format!("{shown} และอีก {more}"), format!("{shown} and {more} more")),
    }
}

fn picture_fault(fault: &PictureFault) -> (String, String) {
    let said = |thai: &str, english: &str| (thai.to_owned(), english.to_owned());
    match fault {
        PictureFault::OtherKind => said("ไม่ใช่ภาพ JPEG หรือ PNG", "it is neither JPEG nor PNG"),
        PictureFault::Damaged => said("แฟ้มภาพเสียหรือคัดลอกมาไม่ครบ", "it is damaged or was not copied whole"),
        PictureFault::TooLarge { limit_mb } => {
            (format!("แฟ้มใหญ่เกิน {limit_mb} เมกะไบต์"), format!("it is larger than {limit_mb} MB"))
        }
        PictureFault::TooManyPixels { limit_megapixels } => (
            format!("ภาพมีขนาดเกิน {limit_megapixels} ล้านจุดภาพ"),
            format!("it has more than {limit_megapixels} megapixels"),
        ),
        PictureFault::Unreadable { cause } => {
            (format!("เปิดอ่านแฟ้มไม่ได้ ({cause})"), format!("it cannot be read ({cause})"))
        }
    }
}

/// A month as messages write it, in the digits the user's spreadsheet shows.
fn thai_month(month: Month) -> String {
    format!("{} {}", date::month_abbreviation(month), month.buddhist_year())
}

fn grouped_count(count: usize) -> String {
    grouped(u64::try_from(count).unwrap_or(u64::MAX))
}

/// The columns a table cannot do without, by one of their names.
fn headings(table: Table, name: impl Fn(&Column) -> &'static str) -> String {
    table.columns().iter().map(name).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_code_is_left_off_the_list() {
        let (_, written) = include_str!("fault.rs").split_once("fn words(&self)").unwrap();
        let (written, _) = written.split_once("\nfn words(").unwrap();
        let codes: Vec<&str> =
            written.split("words(\n").skip(1).filter_map(|after| after.trim_start().split('"').nth(1)).collect();
        assert_eq!(codes, Fault::CODES);
    }
}
