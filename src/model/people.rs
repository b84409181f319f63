//! People of the three groups of workers, always in the handbook's order.

use std::{
    iter::Sum,
    ops::{Add, AddAssign, Index},
};

use serde::Serialize;

use super::alias::{self, Of};
use crate::text::bare;

/// The three groups of workers (กลุ่มแรงงาน) in the handbook's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum WorkerGroup {
    /// แรงงานนอกระบบ
    Informal,
    /// แรงงานสูงอายุ
    Elderly,
    /// แรงงานพิการ
    Disabled,
}

impl WorkerGroup {
    /// In the handbook's order, which is that of every table.
    pub const ALL: [Self; 3] = [Self::Informal, Self::Elderly, Self::Disabled];

    /// All names, in Thai and in English.
    pub fn names() -> impl Iterator<Item = &'static str> {
        Self::ALL.into_iter().flat_map(|group| [group.thai(), group.english()])
    }

    /// The group of this name in Thai or English, or of an entry of the alias table.
    pub fn find(text: &str) -> Option<Self> {
        let wanted = bare(alias::meant(Of::Group, text).unwrap_or(text));
        Self::ALL.into_iter().find(|group| wanted == group.thai() || wanted == group.english())
    }

    /// As it is printed.
    pub const fn thai(self) -> &'static str {
        match self {
            Self::Informal => "แรงงานนอกระบบ",
            Self::Elderly => "แรงงานสูงอายุ",
            Self::Disabled => "แรงงานพิการ",
        }
    }

    /// As the data contract names it.
    pub const fn english(self) -> &'static str {
        match self {
            Self::Informal => "informal",
            Self::Elderly => "elderly",
            Self::Disabled => "disabled",
        }
    }
}

/// Whole people (คน) by group.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize)]
pub struct People {
    /// แรงงานนอกระบบ
    pub informal: u64,
    /// แรงงานสูงอายุ
    pub elderly: u64,
    /// แรงงานพิการ
    pub disabled: u64,
}

impl People {
    /// All three groups; the largest number there is where they would be more.
    pub const fn total(self) -> u64 {
        self.informal.saturating_add(self.elderly).saturating_add(self.disabled)
    }
}

impl Index<WorkerGroup> for People {
    type Output = u64;

    fn index(&self, group: WorkerGroup) -> &u64 {
        match group {
            WorkerGroup::Informal => &self.informal,
            WorkerGroup::Elderly => &self.elderly,
            WorkerGroup::Disabled => &self.disabled,
        }
    }
}

impl Add for People {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            informal: self.informal.saturating_add(other.informal),
            elderly: self.elderly.saturating_add(other.elderly),
            disabled: self.disabled.saturating_add(other.disabled),
        }
    }
}

impl AddAssign for People {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sum for People {
    fn sum<I: Iterator<Item = Self>>(people: I) -> Self {
        people.fold(Self::default(), Add::add)
    }
}
