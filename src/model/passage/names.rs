//! What passages are called, and what composes them.

use strum::VariantArray;

use super::Passage;
use crate::{text::bare, thai::digits::to_arabic};

/// How the names of those begin that one template composes together, the longer ones first, with its name.
const FAMILIES: [(&str, &str); 10] = [
    ("situation_", "situation"),
    ("mechanism_", "mechanism"),
    ("agenda_", "agenda"),
    ("monthly_summary_", "monthly-summary"),
    ("duty_", "managing-line"),
    ("line_", "managing-line"),
    ("scoring_notes_", "scoring-notes"),
    ("letter_subject_", "letter-subject"),
    ("letter_", "letter"),
    ("mail_", "mail"),
];

impl Passage {
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
            Self::DutyAgencies => "แผน: หน้าที่ของหน่วยงานรับผิดชอบ",
            Self::DutyMonthly => "แผน: หน้าที่บันทึกผลรายเดือน",
            Self::DutyPlanRecorded => "แผน: หน้าที่บันทึกแผนในระบบ",
            Self::DutyCommitteeApproved => "แผน: หน้าที่ให้ความเห็นชอบแผน",
            Self::DutyPlanBookSent => "แผน: หน้าที่ส่งเล่มแผน",
            Self::DutyAnnualReportSent => "แผน: หน้าที่ส่งรายงานประจำปี",
            Self::DutyCommittee => "แผน: หน้าที่กำกับติดตามของคณะกรรมการ",
            Self::DutyAssessment => "แผน: หน้าที่ประเมินผลแต่ละรอบ",
            Self::LineAgencies => "แผน: การรายงานของหน่วยงานรับผิดชอบ",
            Self::LineOwnOffice => "แผน: การรายงานของสำนักงานแรงงานจังหวัด",
            Self::LineCommittee => "แผน: การรายงานต่อคณะกรรมการ",
            Self::LineOffice => "แผน: การรายงานต่อส่วนกลาง",
            Self::LineMinistry => "แผน: การรายงานต่อกระทรวง",
            Self::ScoringNotes1 => "ตารางคะแนน: หมายเหตุของรอบที่ ๑",
            Self::ScoringNotes2 => "ตารางคะแนน: หมายเหตุของรอบที่ ๒",
            Self::LetterSubjectPlan => "หนังสือนำส่งแผน: เรื่อง",
            Self::LetterPlan => "หนังสือนำส่งแผน: เนื้อความ",
            Self::MailPlan => "อีเมลส่งแผน: เนื้อความ",
            Self::LetterSubjectAnnual => "หนังสือนำส่งรายงานประจำปี: เรื่อง",
            Self::LetterAnnual => "หนังสือนำส่งรายงานประจำปี: เนื้อความ",
            Self::MailAnnual => "อีเมลส่งรายงานประจำปี: เนื้อความ",
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
            Self::DutyAgencies => "duty_agencies",
            Self::DutyMonthly => "duty_monthly",
            Self::DutyPlanRecorded => "duty_plan_recorded",
            Self::DutyCommitteeApproved => "duty_committee_approved",
            Self::DutyPlanBookSent => "duty_plan_book_sent",
            Self::DutyAnnualReportSent => "duty_annual_report_sent",
            Self::DutyCommittee => "duty_committee",
            Self::DutyAssessment => "duty_assessment",
            Self::LineAgencies => "line_agencies",
            Self::LineOwnOffice => "line_own_office",
            Self::LineCommittee => "line_committee",
            Self::LineOffice => "line_office",
            Self::LineMinistry => "line_ministry",
            Self::ScoringNotes1 => "scoring_notes_1",
            Self::ScoringNotes2 => "scoring_notes_2",
            Self::LetterSubjectPlan => "letter_subject_plan",
            Self::LetterPlan => "letter_plan",
            Self::MailPlan => "mail_plan",
            Self::LetterSubjectAnnual => "letter_subject_annual",
            Self::LetterAnnual => "letter_annual",
            Self::MailAnnual => "mail_annual",
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
        let name = self.english();
        match FAMILIES.into_iter().find(|(family, _)| name.starts_with(family)) {
            Some((_, template)) => template.to_owned(),
            None => name.replace('_', "-"),
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
