//! The scores of all provinces as a table, for those who go on reckoning: CSV and a workbook.

use rust_xlsxwriter::{Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, XlsxError};

use super::national::{Member, Nation, shade};
use crate::{
    check::Readiness,
    csv_table::CsvTable,
    model::{Percent, Satang},
    score::{Attained, RoundScore},
};

/// A cell that is a number where it can be one.
enum ScoreCell {
    Text(String),
    Count(u64),
    /// Hundredths: money in satang, per cents.
    Hundredths(u64),
    /// With the top of its ladder.
    Level(u8, u8),
    Empty,
}

impl Nation<'_> {
    /// The table as CSV.
    pub fn scores_csv(&self) -> Vec<u8> {
        let mut table = CsvTable::new();
        table.row(self.headings());
        for member in &self.members {
            table.row(self.cells(member).iter().map(ScoreCell::text));
        }
        table.into_bytes()
    }

    /// The table as a workbook: real numbers, the heading frozen, levels shaded.
    ///
    /// # Errors
    /// When the workbook cannot be put together.
    pub fn scores_xlsx(&self) -> Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        // The day of the scores, not of the clock: the same scores make the same file.
        let day = ExcelDateTime::parse_from_str(&self.as_of.to_string())?;
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&day));
        let sheet = workbook.add_worksheet().set_name(format!("คะแนน {}", self.handbook.fiscal_year))?;
        let base = || Format::new().set_font_name("TH SarabunPSK").set_font_size(14).set_border(FormatBorder::Hair);
        let heading = base().set_bold().set_text_wrap().set_align(FormatAlign::Center).set_background_color("#e4e4e4");
        let (count, money) = (base().set_num_format("#,##0"), base().set_num_format("#,##0.00"));
        for (column, name) in (0_u16..).zip(self.headings()) {
            sheet.write_with_format(0, column, name, &heading)?;
            sheet.set_column_width(column, if column == 2 { 20 } else { 14 })?;
        }
        for (row, member) in (1_u32..).zip(&self.members) {
            for (column, cell) in (0_u16..).zip(self.cells(member)) {
                match cell {
                    ScoreCell::Text(text) => sheet.write_with_format(row, column, text, &base())?,
                    ScoreCell::Count(number) => sheet.write_with_format(row, column, number as f64, &count)?,
                    ScoreCell::Hundredths(number) => {
                        sheet.write_with_format(row, column, number as f64 / 100.0, &money)?
                    }
                    ScoreCell::Level(level, top) => {
                        let ink = if u32::from(level) * 2 > u32::from(top) { Color::White } else { Color::Black };
                        let shaded = base().set_align(FormatAlign::Center).set_font_color(ink);
                        sheet.write_with_format(row, column, level, &shaded.set_background_color(shade(level, top)))?
                    }
                    ScoreCell::Empty => sheet.write_blank(row, column, &base())?,
                };
            }
        }
        sheet.set_freeze_panes(1, 3)?;
        let (rows, columns) = (self.members.len(), self.headings().len());
        let last = |length: usize| u16::try_from(length.saturating_sub(1)).unwrap_or(u16::MAX);
        sheet.autofilter(0, 0, u32::try_from(rows).unwrap_or(u32::MAX), last(columns))?;
        workbook.save_to_buffer()
    }

    fn headings(&self) -> Vec<String> {
        let mut headings = ["ภาค", "รหัสจังหวัด", "จังหวัด", "สถานะข้อมูล"].map(str::to_owned).to_vec();
        for round in &self.handbook.rounds {
            let of_round =
                ["ระดับ", "เป้าหมาย (คน)", "ผล (คน)", "คน (ร้อยละ)", "วงเงินจัดสรร (บาท)", "เบิกจ่าย (บาท)", "เบิกจ่าย (ร้อยละ)"];
            headings.extend(of_round.map(|name| format!("รอบที่ {} {name}", round.number)));
        }
        headings.extend(self.handbook.indicators.iter().map(|indicator| indicator.name.clone()));
        headings
    }

    fn cells(&self, member: &Member<'_>) -> Vec<ScoreCell> {
        let state = match member.state {
            Some(Readiness::Complete) => "ครบถ้วน",
            Some(Readiness::Doubtful) => "ควรตรวจสอบ",
            Some(Readiness::Blocked) => "มีข้อผิดพลาด",
            None => "ไม่มีข้อมูล",
        };
        let province = member.province;
        let mut cells = vec![
            ScoreCell::Text(province.region.clone()),
            ScoreCell::Count(u64::from(province.code)),
            ScoreCell::Text(province.name.clone()),
            ScoreCell::Text(state.to_owned()),
        ];
        let Some(scored) = &member.scored else {
            cells.extend((cells.len()..self.headings().len()).map(|_| ScoreCell::Empty));
            return cells;
        };
        let scorecard = &scored.scorecard;
        for round in &self.handbook.rounds {
            let own = scorecard.round(round.number);
            cells.extend(own.map_or_else(|| [const { ScoreCell::Empty }; 7], of_round));
        }
        cells.extend(self.handbook.indicators.iter().map(|indicator| {
            match scorecard.indicator(indicator.id).and_then(|own| own.actual) {
                None => ScoreCell::Empty,
                Some(Attained::Count(count)) => ScoreCell::Count(count),
                Some(Attained::Share(percent)) => ScoreCell::Hundredths(percent.hundredths()),
            }
        }));
        cells
    }
}

fn of_round(round: &RoundScore) -> [ScoreCell; 7] {
    let percent = |percent: Option<Percent>| {
        percent.map_or(ScoreCell::Empty, |percent| ScoreCell::Hundredths(percent.hundredths()))
    };
    let money =
        |amount: Option<Satang>| amount.map_or(ScoreCell::Empty, |amount| ScoreCell::Hundredths(amount.satang()));
    [
        ScoreCell::Level(round.level, round.top_level()),
        ScoreCell::Count(round.people.target),
        ScoreCell::Count(round.people.reached),
        percent(round.people.percent),
        money(round.budget.allocated),
        money(round.budget.disbursed),
        percent(round.budget.percent),
    ]
}

impl ScoreCell {
    fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Count(number) => number.to_string(),
            Self::Hundredths(number) => format!("{}.{:02}", number / 100, number % 100),
            Self::Level(level, _) => level.to_string(),
            Self::Empty => String::new(),
        }
    }
}
