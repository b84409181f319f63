//! The paper a handbook came with: its number and its day.

use chrono::NaiveDate;
use serde::Serialize;

use crate::thai::{date::long_day, digits::in_thai};

/// The official letter that sent the handbook to the provinces; either part may be unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct HandbookDocument {
    /// Its number.
    pub number: Option<String>,
    /// Its day.
    pub day: Option<NaiveDate>,
}

impl HandbookDocument {
    /// As books refer to it: `หนังสือที่ … ลงวันที่ …`; `None` when nothing of it is known.
    pub fn shown(&self) -> Option<String> {
        let number = self.number.as_deref().map(|number| format!("หนังสือที่ {}", in_thai(number)));
        let day = self.day.map(|day| format!("ลงวันที่ {}", long_day(day)));
        let parts: Vec<String> = number.into_iter().chain(day).collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }
}
