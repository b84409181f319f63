//! The day a command reads evidence on, and what there is to say of it.

use chrono::NaiveDate;

use super::{dataset::today, report, terminal::say};
use crate::{
    diagnostic::Lang,
    model::FiscalYear,
    score::{AsOf, OddDay, odd_day},
    thai::{date::short_day, digits::to_arabic},
};

/// The day that was asked for, or what makes sense today.
pub fn of(asked: Option<NaiveDate>) -> AsOf {
    asked.map_or_else(|| AsOf::Unsaid { today: today() }, AsOf::On)
}

/// Says which day was taken where nobody said one and it is not today, and doubts one that is odd for the year.
pub fn tell(asked: Option<NaiveDate>, year: FiscalYear, day: NaiveDate, lang: Lang) {
    if asked.is_none() && day != today() {
        let shown = to_arabic(&short_day(day));
        match lang {
            Lang::Th => say!("ปีงบประมาณ {year} สิ้นสุดแล้ว จึงคิด ณ วันที่ {shown} ตามข้อมูล หากต้องการวันอื่น ระบุด้วย --as-of"),
            Lang::En => say!(
                "fiscal year {year} is over: as of {day}, by what the data is dated; for another day, give --as-of"
            ),
        }
    }
    let doubt = match odd_day(year, day) {
        None => return,
        Some(OddDay::BeforeYear) => lang.either(
            format!("ปีงบประมาณ {year} ยังไม่เริ่ม ณ วันที่ {}", to_arabic(&short_day(day))),
            format!("fiscal year {year} has not begun on {day}"),
        ),
        Some(OddDay::LongAfterYear) => lang.either(
            format!("วันที่ {} หลังสิ้นปีงบประมาณ {year} เกินหนึ่งปี ตรวจปีของ --as-of", to_arabic(&short_day(day))),
            format!("{day} is more than a year after fiscal year {year}; see that --as-of is right"),
        ),
    };
    report::warning(&doubt, lang);
}
