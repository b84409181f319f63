//! What keeps a handbook's file from being used.

use chrono::NaiveDate;
use thiserror::Error;

use super::IndicatorId;
use crate::{
    diagnostic::{Phrase, Told, in_thai},
    model::{FiscalYear, Month},
    thai::{
        date::{long_month, short_day},
        digits::to_arabic,
    },
};

/// Why a handbook's file cannot be used.
#[derive(Debug, Error)]
pub enum HandbookError {
    /// It is no TOML, or a field of it is not of its kind.
    #[error("the handbook is not readable ({cause})")]
    Syntax {
        /// Line and column, counted from 1.
        position: Option<(usize, usize)>,
        /// What the TOML reader says.
        cause: Box<toml::de::Error>,
    },
    /// A field says what cannot be.
    #[error("the handbook's `{field}` is not usable ({reason})")]
    Field {
        /// Where in the file: `rounds[0].levels`.
        field: String,
        /// Why it is not usable.
        reason: Reason,
    },
}

/// What is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Error)]
#[allow(missing_docs, reason = "each says itself")]
pub enum Reason {
    #[error("{0} is no day of the calendar")]
    NoDay(String),
    #[error("{0} is no Buddhist year")]
    NoBuddhistYear(i64),
    #[error("a day every month has is needed, 1 to 28")]
    NotInEveryMonth,
    #[error("{} stands twice", .0.english())]
    Twice(IndicatorId),
    #[error("a month of the fiscal year is needed, such as 2022-03")]
    NoMonthOfTheYear,
    #[error("month {month} is due after round {round}'s assessment day")]
    MonthDueAfterAssessment { month: Month, round: u8 },
    #[error("there is none")]
    NoRound,
    #[error("round {0} begins before the one before has ended")]
    Overlap(u8),
    #[error("round {0} leaves the fiscal year")]
    OutsideYear(u8),
    #[error("it is number {number} where {due} is due")]
    WrongNumber { number: u8, due: usize },
    #[error("the assessment day must lie between the first and the last day")]
    AssessedOutside,
    #[error("every level needs at least one criterion")]
    EmptyLevel,
    #[error("there are more than {0} levels")]
    TooManyLevels(usize),
    #[error("there is no such criterion")]
    NoSuchCriterion,
    #[error("due {due} is after the assessment day {assessed_on}")]
    DueAfterAssessment { due: NaiveDate, assessed_on: NaiveDate },
    #[error("a delivery needs `due` and nothing else")]
    DueAlone,
    #[error("it needs `threshold` in whole per cent and nothing else")]
    ThresholdAlone,
    #[error("it takes neither `due` nor `threshold`")]
    NeitherDueNorThreshold,
    #[error("the level below asks for {lower} per cent: thresholds may not fall as levels rise")]
    FallingThreshold { lower: u32 },
    #[error("round {round} has no level {level}, but one above it")]
    MissingLevel { round: u8, level: u8 },
    #[error("round {round} lacks its row «{part}»")]
    RoundLacks { round: u8, part: &'static str },
    #[error("it is of fiscal year {stated}, and the data of {year}")]
    OtherYear { stated: FiscalYear, year: FiscalYear },
    #[error("{day} is no day of fiscal year {year}")]
    DayOfOtherYear { day: NaiveDate, year: FiscalYear },
    #[error("it is due before month {month} begins")]
    DueBeforeMonth { month: Month },
    #[error("this row stands twice, first as row {first_row}")]
    RowTwice { first_row: u32 },
    #[error("a criterion needs its level")]
    NoLevel,
    #[error("what is of the whole round has no level")]
    LevelOfRound,
    #[error("a number of months is needed, 1 to 12, and no day")]
    NoMonths,
    #[error("it needs its day and no number")]
    DayAlone,
    #[error("it needs a whole per cent and no day")]
    PerCentAlone,
    #[error("it takes neither a number nor a day, for its days are in the sheet of the handbook")]
    NeitherDayNorNumber,
    #[error("the answer is yes or no")]
    YesOrNo,
}

impl HandbookError {
    /// What a TOML reader says, at its place in the text it read.
    pub fn syntax(cause: toml::de::Error, text: &str) -> Self {
        let position = cause.span().and_then(|span| {
            let before = text.get(..span.start)?;
            let column = before.chars().rev().take_while(|c| *c != '\n').count();
            Some((before.matches('\n').count() + 1, column + 1))
        });
        Self::Syntax { position, cause: Box::new(cause) }
    }
}

impl Told for HandbookError {
    fn thai(&self) -> String {
        match self {
            Self::Syntax { cause, .. } => in_thai(cause.message(), PHRASES, "เขียนไม่ถูกรูปแบบ TOML"),
            Self::Field { field, reason } => format!("ค่าของ `{field}` ใช้ไม่ได้ {}", reason.thai()),
        }
    }
}

impl Told for Reason {
    fn thai(&self) -> String {
        match self {
            Self::NoDay(day) => format!("เพราะไม่มีวันที่ {day} ในปฏิทิน"),
            Self::NoBuddhistYear(year) => format!("เพราะ {year} ไม่ใช่ปี พ.ศ. สี่หลัก"),
            Self::NotInEveryMonth => "ต้องเป็นวันที่มีในทุกเดือน คือ 1 ถึง 28".to_owned(),
            Self::Twice(id) => format!("เพราะมี «{}» ซ้ำกัน", id.english()),
            Self::NoMonthOfTheYear => "ต้องเป็นเดือนของปีงบประมาณนั้น เช่น 2022-03".to_owned(),
            Self::MonthDueAfterAssessment { month, round } => {
                format!("เพราะเดือน{} มีกำหนดหลังวันประเมินของรอบที่ {round}", to_arabic(&long_month(*month)))
            }
            Self::NoRound => "เพราะไม่มีรอบการประเมิน".to_owned(),
            Self::Overlap(round) => format!("เพราะรอบที่ {round} เริ่มก่อนรอบก่อนหน้าสิ้นสุด"),
            Self::OutsideYear(round) => format!("เพราะรอบที่ {round} เลยปีงบประมาณ"),
            Self::WrongNumber { number, due } => format!("เพราะเป็นรอบที่ {number} ในลำดับของรอบที่ {due}"),
            Self::AssessedOutside => "วันประเมินต้องอยู่ระหว่างวันแรกและวันสุดท้ายของรอบ".to_owned(),
            Self::EmptyLevel => "ทุกระดับต้องมีเกณฑ์อย่างน้อยหนึ่งข้อ".to_owned(),
            Self::TooManyLevels(most) => format!("เพราะมีมากกว่า {most} ระดับ"),
            Self::NoSuchCriterion => "เพราะไม่มีเกณฑ์ชื่อนี้".to_owned(),
            Self::DueAfterAssessment { due, assessed_on } => format!(
                "เพราะกำหนด {} อยู่หลังวันประเมิน {}",
                to_arabic(&short_day(*due)),
                to_arabic(&short_day(*assessed_on))
            ),
            Self::DueAlone => "เกณฑ์การส่งเอกสารต้องมี `due` เพียงอย่างเดียว".to_owned(),
            Self::ThresholdAlone => "ต้องมี `threshold` เป็นร้อยละจำนวนเต็มเพียงอย่างเดียว".to_owned(),
            Self::NeitherDueNorThreshold => "ต้องไม่มีทั้ง `due` และ `threshold`".to_owned(),
            Self::FallingThreshold { lower } => {
                format!("เพราะระดับที่ต่ำกว่าใช้ร้อยละ {lower} ระดับที่สูงขึ้นต้องไม่ต่ำกว่านั้น")
            }
            Self::MissingLevel { round, level } => format!("เพราะรอบที่ {round} ไม่มีระดับ {level} แต่มีระดับที่สูงกว่า"),
            Self::RoundLacks { round, part } => format!("เพราะรอบที่ {round} ไม่มีแถว «{part}»"),
            Self::OtherYear { stated, year } => format!("เพราะเป็นของปีงบประมาณ {stated} แต่ข้อมูลเป็นของปี {year}"),
            Self::DayOfOtherYear { day, year } => {
                format!("เพราะ {} ไม่อยู่ในปีงบประมาณ {year}", to_arabic(&short_day(*day)))
            }
            Self::DueBeforeMonth { month } => {
                format!("เพราะครบกำหนดก่อนเริ่มเดือน{}", to_arabic(&long_month(*month)))
            }
            Self::RowTwice { first_row } => format!("เพราะซ้ำกับแถว {first_row}"),
            Self::NoLevel => "เพราะเกณฑ์ต้องมีระดับ".to_owned(),
            Self::LevelOfRound => "เพราะแถวนี้เป็นของทั้งรอบ ต้องไม่มีระดับ".to_owned(),
            Self::NoMonths => "ต้องเป็นจำนวนเดือน 1 ถึง 12 และไม่มีวันที่".to_owned(),
            Self::DayAlone => "ต้องมีวันในช่อง «วันที่» และไม่มีร้อยละหรือจำนวน".to_owned(),
            Self::PerCentAlone => "ต้องมีร้อยละเป็นจำนวนเต็ม และไม่มีวันที่".to_owned(),
            Self::NeitherDayNorNumber => "ต้องไม่มีร้อยละและวันที่ เพราะกำหนดของแต่ละเดือนอยู่ในแผ่นงาน «คู่มือประจำปี»".to_owned(),
            Self::YesOrNo => "ต้องตอบ «ใช่» หรือ «ยัง»".to_owned(),
        }
    }
}

/// What a TOML reader says.
const PHRASES: &[Phrase] = &[
    ("unknown field `{}`, {}", "ไม่รู้จักรายการ «{}» ตรวจตัวสะกดหรือลบบรรทัดนี้"),
    ("missing field `{}`", "ขาดรายการ «{}»"),
    ("duplicate field `{}`", "มีรายการ «{}» ซ้ำกัน"),
    ("duplicate key", "มีรายการนี้ซ้ำกัน"),
    ("unknown variant `{}`, {}", "ไม่รู้จักค่า «{}»"),
    ("invalid type: {}, expected {}", "ค่านี้เป็น {} แต่ต้องเป็น {}"),
    ("invalid value: {}, expected {}", "ค่านี้เป็น {} แต่ต้องเป็น {}"),
    ("invalid length {}, expected {}", "มี {} ค่า แต่ต้องเป็น {}"),
    ("string values must be quoted, {}", "ข้อความต้องอยู่ในเครื่องหมายคำพูด"),
    ("missing opening quote, {}", "ขาดเครื่องหมายคำพูดเปิด"),
    ("invalid basic string, {}", "เครื่องหมายคำพูดไม่ครบคู่"),
    ("unclosed {}", "วงเล็บเปิดแต่ไม่ปิด"),
    ("key with no value, {}", "ชื่อรายการนี้ไม่มีค่า เขียน ชื่อ = ค่า"),
    ("missing value for key, {}", "ชื่อรายการนี้ไม่มีค่า เขียน ชื่อ = ค่า"),
    ("missing comma between {}", "ขาดเครื่องหมายจุลภาคคั่น"),
    ("extra {}", "มีเครื่องหมายเกิน"),
];
