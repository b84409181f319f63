//! Whom a fault is of: a cell, many rows at once, a whole column, or the rules of the year.

use super::{Fault, NoDay};
use crate::model::WorkerGroup;

impl Fault {
    /// Whether it is said of many rows of a table at once, whoever's each of them is.
    pub fn is_of_many_rows(&self) -> bool {
        matches!(
            self,
            Self::HiddenRows { .. } | Self::HiddenColumns { .. } | Self::StruckRows { .. } | Self::StaleFormulas { .. }
        ) || matches!(self, Self::ExtraCells { rows, .. } if *rows > 1)
    }

    /// Whether it is of the year's rules rather than of what the province gives.
    pub fn is_of_rules(&self) -> bool {
        matches!(self, Self::AssumedHandbook { .. } | Self::UnknownLongPlan { .. })
    }

    /// How far a column is out and how many of its rows are, where all of them are one slip.
    pub fn stretch(&mut self) -> Option<(i32, &mut usize)> {
        match self {
            Self::MonthOutsideYear { years, rows, .. } | Self::YearSlip { years, rows, .. } => Some((*years, rows)),
            Self::RecordedBeforeMonth { rows, .. } | Self::RepairedNumber { rows, .. } => Some((0, rows)),
            Self::RecordedEarly { swapped: None, rows } => Some((0, rows)),
            Self::SwappedDay { rows, .. } | Self::BadDate { why: NoDay::MonthFirst { rows }, .. } => Some((0, rows)),
            Self::UnitSlip { is_large, rows } => Some((i32::from(*is_large), rows)),
            Self::OtherColumn { sort, rows } => Some((*sort as i32, rows)),
            // The pair instead.
            Self::SwappedTargets { groups: [one, other], rows } => Some((
                WorkerGroup::ALL
                    .map(|group| i32::from(group == *one || group == *other))
                    .iter()
                    .fold(0, |pair, is| pair * 2 + is),
                rows,
            )),
            _ => None,
        }
    }
}
