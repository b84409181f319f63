//! How grave each kind of fault is.

use serde::{Deserialize, Serialize};

use super::Fault;

/// Whether a figure or a book is unsure (error) or only to be looked at (warning).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// A figure or a book is unsure: no book is made.
    Error,
    /// To be looked at; books are made all the same.
    Warning,
}

impl Fault {
    /// How grave it is: an error, unless it is known to leave every figure and every book sure.
    pub fn severity(&self) -> Severity {
        use Fault::*;
        match self {
            InvisibleCharacters { refused } | RepairedText { refused, .. } | RepairedNumber { refused, .. }
                if !refused =>
            {
                Severity::Warning
            }
            DoubtfulThai { is_sure, .. } | SplitNumber { is_sure, .. } if !is_sure => Severity::Warning,
            UnknownSheet { .. }
            | HiddenSheet
            | HiddenRows { .. }
            | HiddenColumns { .. }
            | StruckRows { .. }
            | StaleFormulas { .. }
            | NotText { .. }
            | ShownOtherwise { .. }
            | LostZero
            | UnknownColumn { .. }
            | UnknownKey { .. }
            | UnknownFile { .. }
            | SeveralBooks { .. }
            | LateMail { .. }
            | OtherMailDay { .. }
            | RemarkRow { .. }
            | RepeatedHeading { .. }
            | StrategyRows { .. }
            | BesideTable { .. }
            | AssumedHandbook { .. }
            | OverruledRules { .. }
            | DifferingRules { .. }
            | UnknownLongPlan { .. }
            | OtherKind { is_beside: true }
            | FigureForText
            | AgencySpelling { .. }
            | CopiedProject { .. }
            | OtherProvince { .. }
            | UnknownDistrict { .. }
            | FigureInWords { .. }
            | UnusedLastYearFigure { .. }
            | LastYearPartsDiffer { .. }
            | LastYearDiffers { .. }
            | UnknownStrategy { .. }
            | ActivityOutsideSpan { .. }
            | ActivitiesDiffer { .. }
            | ZeroTarget
            | ZeroPlanTarget
            | ZeroAllocation
            | ResultOutsideSpan { .. }
            | ResultNeverRecorded { .. }
            | RepeatedResult { .. }
            | ResultOverTarget { .. }
            | RunningTotal { .. }
            | OverBudget { .. }
            | OverAllocation { .. }
            | ShrunkDisbursement { .. }
            | TinyDisbursement { .. }
            | ChristianYear { .. }
            | ReadingAfterRound { .. }
            | DateFarFromYear { .. }
            | SwappedDay { .. }
            | FarYear { .. }
            | YearSlip { .. }
            | DoubtfulTotal
            | NameSpelling { .. }
            | StrategyNumber { .. }
            | SwappedTargets { .. }
            | ShrunkAllocation { .. }
            | UnitSlip { .. }
            | SortedApart
            | PerCentsOfPeople { .. }
            | CopiedMonth { .. }
            | OtherColumn { .. }
            | TopicsDiffer { .. }
            | RecordedEarly { .. }
            | RecordedLate
            | OutOfOrder { .. }
            | MissingPhoto
            | UnknownColour { .. }
            | LightColour { .. }
            | BadPicture { .. }
            | AnnexOutside
            | MissingAnnex
            | BadAnnex { .. }
            | UnknownBook { .. }
            | UnknownAnswer => Severity::Warning,
            _ => Severity::Error,
        }
    }
}
