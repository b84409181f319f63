//! The passages of running text that the program composes and an office may put its own words in place of.

use strum::VariantArray;

use super::{Month, WorkerGroup};
use crate::{text::bare, thai::digits::to_arabic};

/// A composed passage of a book, by a name that stays whatever the book says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, VariantArray)]
pub enum Passage {
    /// คำนำ of the plan.
    PlanPreface,
    /// What the approval page says.
    PlanApproval,
    /// บทสรุปผู้บริหาร of the plan.
    PlanSummary,
    /// Before the figures of แรงงานนอกระบบ.
    SituationInformal,
    /// Before the figures of แรงงานสูงอายุ.
    SituationElderly,
    /// Before the figures of แรงงานพิการ.
    SituationDisabled,
    /// Before what the year before came to.
    PlanComparison,
    /// Before the mechanisms.
    PlanMechanisms,
    /// Before the plan's charts and tables.
    PlanProjects,
    /// Before the ladder of plans.
    PlanAlignment,
    /// Before the table of indicators of the plan.
    PlanIndicators,
    /// Before the duties of those who manage the plan.
    PlanManaging,
    /// How the plan is followed up.
    PlanFollowUp,
    /// คำนำ of the annual report.
    AnnualPreface,
    /// บทสรุปผู้บริหาร of the annual report.
    AnnualSummary,
    /// Before the results.
    AnnualResults,
    /// Before the results beside those of the year before.
    AnnualComparison,
    /// Before the table of indicators of the annual report.
    AnnualIndicators,
    /// What the first mechanism of the handbook is for.
    Mechanism1,
    /// What the second one is for.
    Mechanism2,
    /// What the third one is for.
    Mechanism3,
    /// What the fourth one is for.
    Mechanism4,
    /// The frame the year's handbook sets, in the paper of the meeting that decides on the plan.
    AgendaFrame,
    /// Why the plan is put before that meeting.
    AgendaCause,
    /// The plan in short.
    AgendaPlan,
    /// What that meeting is asked for.
    AgendaRequest,
    /// What it resolves.
    AgendaResolution,
    /// The summary of a month's report, of October.
    MonthlyOctober,
    /// Of November.
    MonthlyNovember,
    /// Of December.
    MonthlyDecember,
    /// Of January.
    MonthlyJanuary,
    /// Of February.
    MonthlyFebruary,
    /// Of March.
    MonthlyMarch,
    /// Of April.
    MonthlyApril,
    /// Of May.
    MonthlyMay,
    /// Of June.
    MonthlyJune,
    /// Of July.
    MonthlyJuly,
    /// Of August.
    MonthlyAugust,
    /// Of September.
    MonthlySeptember,
}

impl Passage {
    /// That before the figures of a group of workers.
    pub const fn of_group(group: WorkerGroup) -> Self {
        match group {
            WorkerGroup::Informal => Self::SituationInformal,
            WorkerGroup::Elderly => Self::SituationElderly,
            WorkerGroup::Disabled => Self::SituationDisabled,
        }
    }

    /// What a mechanism is for, by its number in the handbook, counted from 1; later ones have none.
    pub const fn of_mechanism(number: usize) -> Option<Self> {
        match number {
            1 => Some(Self::Mechanism1),
            2 => Some(Self::Mechanism2),
            3 => Some(Self::Mechanism3),
            4 => Some(Self::Mechanism4),
            _ => None,
        }
    }

    /// The summary of a month's report.
    pub const fn of_month(month: Month) -> Self {
        match month.number() {
            1 => Self::MonthlyJanuary,
            2 => Self::MonthlyFebruary,
            3 => Self::MonthlyMarch,
            4 => Self::MonthlyApril,
            5 => Self::MonthlyMay,
            6 => Self::MonthlyJune,
            7 => Self::MonthlyJuly,
            8 => Self::MonthlyAugust,
            9 => Self::MonthlySeptember,
            10 => Self::MonthlyOctober,
            11 => Self::MonthlyNovember,
            _ => Self::MonthlyDecember,
        }
    }

    /// As the table of own words names it.
    pub const fn thai(self) -> &'static str {
        match self {
            Self::PlanPreface => "แผน: คำนำ",
            Self::PlanApproval => "แผน: การเห็นชอบแผน",
            Self::PlanSummary => "แผน: บทสรุปผู้บริหาร",
            Self::SituationInformal => "แผน: สถานการณ์แรงงานนอกระบบ",
            Self::SituationElderly => "แผน: สถานการณ์แรงงานสูงอายุ",
            Self::SituationDisabled => "แผน: สถานการณ์แรงงานพิการ",
            Self::PlanComparison => "แผน: ผลของปีก่อน",
            Self::PlanMechanisms => "แผน: กลไกการขับเคลื่อน",
            Self::PlanProjects => "แผน: บทนำแผนปฏิบัติการ",
            Self::PlanAlignment => "แผน: ความสอดคล้อง",
            Self::PlanIndicators => "แผน: ตัวชี้วัด",
            Self::PlanManaging => "แผน: การบริหารจัดการแผน",
            Self::PlanFollowUp => "แผน: การติดตามและประเมินผล",
            Self::AnnualPreface => "รายงานประจำปี: คำนำ",
            Self::AnnualSummary => "รายงานประจำปี: บทสรุปผู้บริหาร",
            Self::AnnualResults => "รายงานประจำปี: ผลการดำเนินงาน",
            Self::AnnualComparison => "รายงานประจำปี: เทียบกับปีก่อน",
            Self::AnnualIndicators => "รายงานประจำปี: ตัวชี้วัด",
            Self::Mechanism1 => "แผน: หน้าที่ของกลไกที่ ๑",
            Self::Mechanism2 => "แผน: หน้าที่ของกลไกที่ ๒",
            Self::Mechanism3 => "แผน: หน้าที่ของกลไกที่ ๓",
            Self::Mechanism4 => "แผน: หน้าที่ของกลไกที่ ๔",
            Self::AgendaFrame => "ระเบียบวาระ: กรอบตามคู่มือ",
            Self::AgendaCause => "ระเบียบวาระ: เหตุที่เสนอ",
            Self::AgendaPlan => "ระเบียบวาระ: สาระของแผน",
            Self::AgendaRequest => "ระเบียบวาระ: ข้อเสนอ",
            Self::AgendaResolution => "ระเบียบวาระ: มติ",
            Self::MonthlyOctober => "รายงานรายเดือน: สรุปผลเดือนตุลาคม",
            Self::MonthlyNovember => "รายงานรายเดือน: สรุปผลเดือนพฤศจิกายน",
            Self::MonthlyDecember => "รายงานรายเดือน: สรุปผลเดือนธันวาคม",
            Self::MonthlyJanuary => "รายงานรายเดือน: สรุปผลเดือนมกราคม",
            Self::MonthlyFebruary => "รายงานรายเดือน: สรุปผลเดือนกุมภาพันธ์",
            Self::MonthlyMarch => "รายงานรายเดือน: สรุปผลเดือนมีนาคม",
            Self::MonthlyApril => "รายงานรายเดือน: สรุปผลเดือนเมษายน",
            Self::MonthlyMay => "รายงานรายเดือน: สรุปผลเดือนพฤษภาคม",
            Self::MonthlyJune => "รายงานรายเดือน: สรุปผลเดือนมิถุนายน",
            Self::MonthlyJuly => "รายงานรายเดือน: สรุปผลเดือนกรกฎาคม",
            Self::MonthlyAugust => "รายงานรายเดือน: สรุปผลเดือนสิงหาคม",
            Self::MonthlySeptember => "รายงานรายเดือน: สรุปผลเดือนกันยายน",
        }
    }

    /// As programs name it.
    pub const fn english(self) -> &'static str {
        match self {
            Self::PlanPreface => "plan_preface",
            Self::PlanApproval => "plan_approval",
            Self::PlanSummary => "plan_summary",
            Self::SituationInformal => "situation_informal",
            Self::SituationElderly => "situation_elderly",
            Self::SituationDisabled => "situation_disabled",
            Self::PlanComparison => "plan_comparison",
            Self::PlanMechanisms => "plan_mechanisms",
            Self::PlanProjects => "plan_projects",
            Self::PlanAlignment => "plan_alignment",
            Self::PlanIndicators => "plan_indicators",
            Self::PlanManaging => "plan_managing",
            Self::PlanFollowUp => "plan_follow_up",
            Self::AnnualPreface => "annual_preface",
            Self::AnnualSummary => "annual_summary",
            Self::AnnualResults => "annual_results",
            Self::AnnualComparison => "annual_comparison",
            Self::AnnualIndicators => "annual_indicators",
            Self::Mechanism1 => "mechanism_1",
            Self::Mechanism2 => "mechanism_2",
            Self::Mechanism3 => "mechanism_3",
            Self::Mechanism4 => "mechanism_4",
            Self::AgendaFrame => "agenda_frame",
            Self::AgendaCause => "agenda_cause",
            Self::AgendaPlan => "agenda_plan",
            Self::AgendaRequest => "agenda_request",
            Self::AgendaResolution => "agenda_resolution",
            Self::MonthlyOctober => "monthly_summary_october",
            Self::MonthlyNovember => "monthly_summary_november",
            Self::MonthlyDecember => "monthly_summary_december",
            Self::MonthlyJanuary => "monthly_summary_january",
            Self::MonthlyFebruary => "monthly_summary_february",
            Self::MonthlyMarch => "monthly_summary_march",
            Self::MonthlyApril => "monthly_summary_april",
            Self::MonthlyMay => "monthly_summary_may",
            Self::MonthlyJune => "monthly_summary_june",
            Self::MonthlyJuly => "monthly_summary_july",
            Self::MonthlyAugust => "monthly_summary_august",
            Self::MonthlySeptember => "monthly_summary_september",
        }
    }

    /// The prose template that composes it.
    pub fn template(self) -> String {
        match self {
            Self::SituationInformal | Self::SituationElderly | Self::SituationDisabled => "situation".to_owned(),
            Self::Mechanism1 | Self::Mechanism2 | Self::Mechanism3 | Self::Mechanism4 => "mechanism".to_owned(),
            passage if passage.english().starts_with("agenda_") => "agenda".to_owned(),
            passage if passage.english().starts_with("monthly_summary") => "monthly-summary".to_owned(),
            passage => passage.english().replace('_', "-"),
        }
    }

    /// The passage of this name in Thai or English; spaces and signs do not matter.
    pub fn find(text: &str) -> Option<Self> {
        let plain = |text: &str| bare(&to_arabic(text)).replace([':', '：'], "");
        let wanted = plain(text);
        Self::VARIANTS.iter().copied().find(|one| wanted == plain(one.thai()) || wanted == one.english())
    }

    /// All names in Thai.
    pub fn names() -> impl Iterator<Item = &'static str> {
        Self::VARIANTS.iter().map(|passage| passage.thai())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::templates::Templates;

    #[test]
    fn every_passage_is_found_by_its_names_and_has_a_template() {
        for passage in Passage::VARIANTS {
            assert_eq!(Passage::find(passage.thai()), Some(*passage));
            assert_eq!(Passage::find(passage.english()), Some(*passage));
            let file = format!("prose/{}.tera", passage.template());
            assert_eq!(Templates::embedded().texts(&file, "").count(), 1, "{file}");
        }
    }
}
