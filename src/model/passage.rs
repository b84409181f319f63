//! The passages of running text that the program composes and an office may put its own words in place of.

use strum::VariantArray;

use super::WorkerGroup;
use crate::text::bare;

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
    /// Before the table of indicators of the annual report.
    AnnualIndicators,
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

    /// As the table of own words names it.
    pub const fn thai(self) -> &'static str {
        match self {
            Self::PlanPreface => "แผน: คำนำ",
            Self::PlanApproval => "แผน: การเห็นชอบแผน",
            Self::PlanSummary => "แผน: บทสรุปผู้บริหาร",
            Self::SituationInformal => "แผน: สถานการณ์แรงงานนอกระบบ",
            Self::SituationElderly => "แผน: สถานการณ์แรงงานสูงอายุ",
            Self::SituationDisabled => "แผน: สถานการณ์แรงงานพิการ",
            Self::PlanMechanisms => "แผน: กลไกการขับเคลื่อน",
            Self::PlanProjects => "แผน: บทนำแผนปฏิบัติการ",
            Self::PlanAlignment => "แผน: ความสอดคล้อง",
            Self::PlanIndicators => "แผน: ตัวชี้วัด",
            Self::PlanManaging => "แผน: การบริหารจัดการแผน",
            Self::PlanFollowUp => "แผน: การติดตามและประเมินผล",
            Self::AnnualPreface => "รายงานประจำปี: คำนำ",
            Self::AnnualSummary => "รายงานประจำปี: บทสรุปผู้บริหาร",
            Self::AnnualResults => "รายงานประจำปี: ผลการดำเนินงาน",
            Self::AnnualIndicators => "รายงานประจำปี: ตัวชี้วัด",
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
            Self::PlanMechanisms => "plan_mechanisms",
            Self::PlanProjects => "plan_projects",
            Self::PlanAlignment => "plan_alignment",
            Self::PlanIndicators => "plan_indicators",
            Self::PlanManaging => "plan_managing",
            Self::PlanFollowUp => "plan_follow_up",
            Self::AnnualPreface => "annual_preface",
            Self::AnnualSummary => "annual_summary",
            Self::AnnualResults => "annual_results",
            Self::AnnualIndicators => "annual_indicators",
        }
    }

    /// The prose template that composes it.
    pub fn template(self) -> String {
        match self {
            Self::SituationInformal | Self::SituationElderly | Self::SituationDisabled => "situation".to_owned(),
            passage => passage.english().replace('_', "-"),
        }
    }

    /// The passage of this name in Thai or English; spaces and signs do not matter.
    pub fn find(text: &str) -> Option<Self> {
        let plain = |text: &str| bare(text).replace([':', '：'], "");
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
