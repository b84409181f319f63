//! What results add up to, project by project.

use std::{
    iter::Sum,
    ops::{Add, AddAssign},
};

use crate::model::{Dataset, MonthlyResult, People, Satang};

/// People reached and money spent on them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reached {
    pub people: People,
    pub spent: Satang,
}

impl From<&MonthlyResult> for Reached {
    fn from(result: &MonthlyResult) -> Self {
        Self { people: result.people, spent: result.spent }
    }
}

impl Add for Reached {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { people: self.people + other.people, spent: self.spent + other.spent }
    }
}

impl AddAssign for Reached {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sum for Reached {
    fn sum<I: Iterator<Item = Self>>(reached: I) -> Self {
        reached.fold(Self::default(), Add::add)
    }
}

/// The sums of some results by project, gathered in one walk over them: a plan may have thousands of both.
pub struct ByProject(Vec<Option<Reached>>);

impl ByProject {
    /// The sums of the results that pass.
    pub fn new(dataset: &Dataset, passes: impl Fn(&MonthlyResult) -> bool) -> Self {
        let mut sums = vec![None; dataset.projects.len()];
        for result in dataset.results.iter().filter(|result| passes(result)) {
            *sums[result.project].get_or_insert_with(Reached::default) += result.into();
        }
        Self(sums)
    }

    /// Whether a project has any of the results.
    pub fn has(&self, project: usize) -> bool {
        self.0[project].is_some()
    }

    /// Whether there are any of the results at all.
    pub fn has_any(&self) -> bool {
        self.0.iter().any(Option::is_some)
    }

    /// One project's sum: nothing where it has no result.
    pub fn of(&self, project: usize) -> Reached {
        self.0[project].unwrap_or_default()
    }

    /// The sum of some projects.
    pub fn sum<'a>(&self, projects: impl IntoIterator<Item = &'a usize>) -> Reached {
        projects.into_iter().map(|project| self.of(*project)).sum()
    }

    /// The sum of all projects.
    pub fn total(&self) -> Reached {
        self.0.iter().copied().flatten().sum()
    }
}
