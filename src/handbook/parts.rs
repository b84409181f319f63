//! What the rules of a year are written down by: a row a criterion or a part of a round, a key a month or an indicator.

use super::{CriterionId, IndicatorId, IndicatorKind};
use crate::{model::SubmissionItem, text::bare};

/// What stands in a row of the table of criteria.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RuleRow {
    /// Something asked for on a level.
    Criterion(CriterionId),
    /// Something of the round itself.
    Round(RoundPart),
}

/// What a round has besides its levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RoundPart {
    /// Its first day.
    First,
    /// Its last day.
    Last,
    /// The day it is assessed on.
    AssessedOn,
    /// How many months its allocation is for.
    AllocationMonths,
}

impl RoundPart {
    /// In the order of a form.
    pub const ALL: [Self; 4] = [Self::First, Self::Last, Self::AssessedOn, Self::AllocationMonths];

    /// The part of this name in a handbook's file.
    pub fn find(english: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.english() == english)
    }

    /// Its name in a handbook's file.
    pub const fn english(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Last => "last",
            Self::AssessedOn => "assessed_on",
            Self::AllocationMonths => "allocation_months",
        }
    }

    /// Its name in a form.
    pub const fn thai(self) -> &'static str {
        match self {
            Self::First => "วันเริ่มรอบ",
            Self::Last => "วันสิ้นรอบ",
            Self::AssessedOn => "วันประเมิน",
            Self::AllocationMonths => "จำนวนเดือนของวงเงินจัดสรร",
        }
    }
}

impl CriterionId {
    /// Its name in a form.
    pub const fn thai(self) -> &'static str {
        match self {
            Self::Delivered(SubmissionItem::PlanRecorded) => "บันทึกแผนในระบบ",
            Self::Delivered(SubmissionItem::CommitteeApproved) => "คณะกรรมการเห็นชอบแผน",
            Self::Delivered(SubmissionItem::PlanBookSent) => "ส่งเล่มแผน",
            Self::Delivered(SubmissionItem::AnnualReportSent) => "ส่งรายงานประจำปี",
            Self::Monthly => "บันทึกผลทุกเดือนตามกำหนด",
            Self::People => "จำนวนคนไม่น้อยกว่าร้อยละ",
            Self::Budget => "เบิกจ่ายไม่น้อยกว่าร้อยละ",
        }
    }
}

impl RuleRow {
    /// Every kind of row, in the order of a form's list.
    pub fn all() -> impl Iterator<Item = Self> {
        RoundPart::ALL.into_iter().map(Self::Round).chain(CriterionId::all().map(Self::Criterion))
    }

    /// The kind a cell names, in Thai or English.
    pub fn find(text: &str) -> Option<Self> {
        let name = bare(text);
        Self::all().find(|row| name == bare(row.thai()) || name == bare(row.english()))
    }

    /// Its name in a form.
    pub const fn thai(self) -> &'static str {
        match self {
            Self::Criterion(id) => id.thai(),
            Self::Round(part) => part.thai(),
        }
    }

    /// Its name in a handbook's file.
    pub const fn english(self) -> &'static str {
        match self {
            Self::Criterion(id) => id.english(),
            Self::Round(part) => part.english(),
        }
    }
}

/// The keys of days by which months are due, January first.
const MONTH_KEYS: [&str; 12] = [
    "due_january",
    "due_february",
    "due_march",
    "due_april",
    "due_may",
    "due_june",
    "due_july",
    "due_august",
    "due_september",
    "due_october",
    "due_november",
    "due_december",
];

/// The key of the day by which a month is due, January being 1.
pub fn month_key(month: u32) -> Option<&'static str> {
    MONTH_KEYS.get(usize::try_from(month).ok()?.checked_sub(1)?).copied()
}

impl IndicatorId {
    /// In the order of the handbook.
    pub const ALL: [Self; 5] =
        [Self::Plans, Self::MonthlyReports, Self::AnnualReports, Self::Success, Self::Disbursement];

    /// The indicator of this name in a handbook's file.
    pub fn find(english: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|id| id.english() == english)
    }

    /// The key of its name.
    pub const fn name_key(self) -> &'static str {
        match self {
            Self::Plans => "indicator_plans",
            Self::MonthlyReports => "indicator_monthly_reports",
            Self::AnnualReports => "indicator_annual_reports",
            Self::Success => "indicator_success",
            Self::Disbursement => "indicator_disbursement",
        }
    }

    /// The key of its target.
    pub const fn target_key(self) -> &'static str {
        match self {
            Self::Plans => "target_plans",
            Self::MonthlyReports => "target_monthly_reports",
            Self::AnnualReports => "target_annual_reports",
            Self::Success => "target_success",
            Self::Disbursement => "target_disbursement",
        }
    }

    /// Whether it counts or weighs.
    pub const fn kind(self) -> IndicatorKind {
        match self {
            Self::Plans | Self::MonthlyReports | Self::AnnualReports => IndicatorKind::Quantity,
            Self::Success | Self::Disbursement => IndicatorKind::Quality,
        }
    }

    /// The same as a handbook's file names it.
    pub const fn kind_name(self) -> &'static str {
        match self.kind() {
            IndicatorKind::Quantity => "quantity",
            IndicatorKind::Quality => "quality",
        }
    }

    /// What it is counted in.
    pub const fn usual_unit(self) -> &'static str {
        match self {
            Self::Plans => "แผน",
            Self::MonthlyReports => "ครั้ง",
            Self::AnnualReports => "เล่ม",
            Self::Success | Self::Disbursement => "ร้อยละ",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_row_is_known_by_both_its_names() {
        for row in RuleRow::all() {
            assert_eq!([RuleRow::find(row.thai()), RuleRow::find(row.english())], [Some(row); 2]);
        }
        assert_eq!(RuleRow::find("ตำแหน่ง"), None);
        assert_eq!(
            [month_key(1), month_key(12), month_key(13), month_key(0)],
            [Some("due_january"), Some("due_december"), None, None]
        );
    }
}
